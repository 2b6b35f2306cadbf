//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The columns of a tax table: what kind of income it is, and whether the person is above the age limit.
///
/// SKV 433 section 3. Column 7 existed in 2023 only.
public enum TaxColumn: Int, Hashable, Sendable, CaseIterable {
    /// Column 1: pay, under the age limit.
    case lon = 1
    /// Column 2: pension, from the age limit on.
    case aldrePension = 2
    /// Column 3: pay, from the age limit on.
    case aldreLon = 3
    /// Column 4: sjukersättning and aktivitetsersättning, under the age limit.
    case sjukersattning = 4
    /// Column 5: other income that gives pension rights, such as arbetslöshetsersättning.
    case annanErsattning = 5
    /// Column 6: pension and the like, under the age limit.
    case pension = 6

    /// The column with that number.
    ///
    /// - Throws: `invalidValue`, naming the number, when it is not 1–6.
    public init(number: Int) throws(PayrollError) {
        guard let column = TaxColumn(rawValue: number) else {
            throw PayrollError(
                .invalidValue, "Skattekolumn \(number) finns inte. Ange en kolumn 1–6; för lön är det 1 eller 3.")
        }
        self = column
    }

    /// The kinds of income that the columns are made for.
    public enum Income: Hashable, Sendable, CaseIterable {
        /// Pay and fees for work (lön, arvode).
        case lon
        /// Pension and the like.
        case pension
        /// Sjukersättning and aktivitetsersättning.
        case sjukersattning
        /// Other income that gives pension rights, such as arbetslöshetsersättning.
        case annanErsattning
    }

    /// The column of a kind of income for a person born in a year.
    ///
    /// Pay: 3 from the age limit on, else 1. Pension: 2 from the age limit on, else 6. Sjukersättning: 4, which nobody
    /// has from the age limit on. Other: 5, for who is born 1938 or later.
    ///
    /// - Throws: `yearNotCovered` when the income year has no parameters; `invalidValue` when the birth year cannot be,
    ///   or when SKV 433 has no column for that income at that age.
    public static func column(
        for income: Income, birthYear: Int, in year: IncomeYear, years: PayYears = .builtIn
    ) throws(PayrollError) -> TaxColumn {
        let pay = try forPay(birthYear: birthYear, in: year, years: years)
        switch (income, pay) {
        case (.lon, _): return pay
        case (.pension, .aldreLon): return .aldrePension
        case (.pension, _): return .pension
        case (.sjukersattning, .lon): return .sjukersattning
        case (.annanErsattning, _) where birthYear >= 1938: return .annanErsattning
        case (.sjukersattning, _), (.annanErsattning, _):
            throw PayrollError(
                .invalidValue,
                "Skattetabellen har ingen kolumn för den ersättningen till den som är född \(birthYear). "
                    + "Ange kolumnen som står i skattebeslutet.")
        }
    }

    /// The column for pay to a person born in a year: 3 for who has reached the age limit before the income year, else 1.
    ///
    /// The age limit is the tax law's own (66 in 2024–2026); that of employer contributions is another figure.
    ///
    /// - Throws: `yearNotCovered` when the income year has no parameters, `invalidValue` when the birth year is later
    ///   than the income year or more than 150 years before it.
    public static func forPay(birthYear: Int, in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError)
        -> TaxColumn
    {
        try forPay(
            birthYear: birthYear, in: year, ageLimit: Int(clamping: TaxRules.ageLimit.row(in: year, years).value))
    }

    static func forPay(birthYear: Int, in year: IncomeYear, ageLimit limit: Int) throws(PayrollError) -> TaxColumn {
        guard birthYear <= year.year, birthYear >= year.year - 150 else {
            throw PayrollError(
                .invalidValue,
                "Födelseåret \(birthYear) kan inte stämma för lön år \(year.year). Rätta personnumret.")
        }
        return year.year - 1 - birthYear >= limit ? .aldreLon : .lon
    }

    /// Whether allmän pensionsavgift is part of the tax.
    var hasPensionsavgift: Bool {
        switch self {
        case .lon, .aldreLon, .annanErsattning: true
        case .aldrePension, .sjukersattning, .pension: false
        }
    }

    /// Whether grundavdrag is raised by the särskilda belopp.
    var hasForhojtGrundavdrag: Bool {
        switch self {
        case .aldrePension, .aldreLon: true
        case .lon, .sjukersattning, .annanErsattning, .pension: false
        }
    }
}
