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

    /// The column for pay to a person born in a year: 3 for who has reached the age limit before the income year, else 1.
    ///
    /// The age limit is the tax law's own (66 in 2024–2026); that of employer contributions is another figure.
    ///
    /// - Throws: `yearNotCovered` when the income year has no parameters, `invalidValue` when the birth year is later
    ///   than the income year or more than 150 years before it.
    public static func forPay(birthYear: Int, in year: IncomeYear) throws(PayrollError) -> TaxColumn {
        let limit = Int(try TaxYear.parameters(for: year).ageLimit)
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
