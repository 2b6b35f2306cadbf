//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The amounts that are set once a year and that other rules count in, and what follows from them.
///
/// The values stand in the file of each year, such as `TaxYear2026.swift`, or in a document of the year; here is what
/// they are called and what is calculated from them. The base amounts are whole hundreds of kronor.
public enum YearlyAmounts {
    /// Prisbasbelopp (SFB 2:7): the measure of grundavdrag, jobbskatteavdrag and ceilings of benefits.
    public static let prisbasbelopp = Figure(
        "belopp.prisbasbelopp", name: "Prisbasbelopp", unit: .krona, rows: PayYear.builtInRows("belopp.prisbasbelopp"))

    /// Inkomstbasbelopp (SFB 58:26): the measure of allmän pensionsavgift and of pensions.
    public static let inkomstbasbelopp = Figure(
        "belopp.inkomstbasbelopp", name: "Inkomstbasbelopp", unit: .krona,
        rows: PayYear.builtInRows("belopp.inkomstbasbelopp"))

    /// Skiktgräns (IL 65:5): the taxable income above which statlig inkomstskatt is paid.
    public static let skiktgrans = Figure(
        "belopp.skiktgrans", name: "Skiktgräns för statlig inkomstskatt", unit: .krona,
        rows: PayYear.builtInRows("belopp.skiktgrans"))

    /// Statslåneräntan of 30 November the year before, which car benefit of the year is calculated with (IL 61:5).
    public static let statslaneranta = Figure(
        "belopp.statslaneranta", name: "Statslåneränta 30 november året före", unit: .procent,
        rows: PayYear.builtInRows("belopp.statslaneranta"))

    /// All yearly amounts.
    public static let figures: [Figure] = [prisbasbelopp, inkomstbasbelopp, skiktgrans, statslaneranta]
}

/// A ceiling that is a number of base amounts.
public enum BaseAmountCeiling: Hashable, Sendable, CaseIterable {
    /// 10 prisbasbelopp: the most income that sjukpenning and föräldrapenning are calculated on (SFB 25:5).
    case sjukpenning
    /// 7,5 prisbasbelopp: the most income that tillfällig föräldrapenning is calculated on (SFB 25:5).
    case tillfalligForaldrapenning
    /// 7,5 inkomstbasbelopp: the most pensionsgrundande inkomst.
    case pensionsgrundandeInkomst
    /// 8,07 inkomstbasbelopp: the pay that gives the most pensionsgrundande inkomst, before allmän pensionsavgift.
    case pensionsgrundandeLon

    /// The ceiling for a year's income.
    ///
    /// Exact: base amounts are whole hundreds of kronor.
    ///
    /// - Throws: `yearNotCovered`, naming the base amount and the year.
    public func yearly(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> Amount {
        let (figure, hundredths): (Figure, Int64) =
            switch self {
            case .sjukpenning: (YearlyAmounts.prisbasbelopp, 10_00)
            case .tillfalligForaldrapenning: (YearlyAmounts.prisbasbelopp, 7_50)
            case .pensionsgrundandeInkomst: (YearlyAmounts.inkomstbasbelopp, 7_50)
            case .pensionsgrundandeLon: (YearlyAmounts.inkomstbasbelopp, 8_07)
            }
        return Amount(ore: try figure.row(in: year, years).value / 100 * hundredths)
    }

    /// A twelfth of the yearly ceiling, without öre.
    ///
    /// - Throws: `yearNotCovered`, naming the base amount and the year.
    public func monthly(in year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) -> Amount {
        try Amount(kronor: yearly(in: year, years: years).wholeKronor / 12)
    }
}

extension Figure {
    /// The row that applies in an income year, for a figure that is set year by year.
    ///
    /// - Parameter years: the years that were given at run time stand before the built-in ones.
    /// - Throws: `yearNotCovered`, naming the figure and the year, when there is none.
    public func row(in year: IncomeYear, _ years: PayYears = .builtIn) throws(PayrollError) -> FigureRow {
        guard let day = Day(year: year.year, month: 1, day: 1), let row = years.row(of: self, on: day) else {
            throw notCovered(year, day: nil)
        }
        return row
    }

    /// The row that applies to a payment, for a figure of law.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year of the payment, when there is none.
    public func row(for payDate: PayDate, _ years: PayYears = .builtIn) throws(PayrollError) -> FigureRow {
        guard let row = years.row(of: self, on: payDate.day) else {
            throw notCovered(payDate.incomeYear, day: payDate.day)
        }
        return row
    }

    private func notCovered(_ year: IncomeYear, day: Day?) -> PayrollError {
        PayrollError(
            .yearNotCovered,
            "Uppgiften \(name) (\(key)) saknas för år \(year.year). "
                + "Rätta utbetalningsdagen, eller ange ett årsdokument som har uppgiften (penna year).", day: day)
    }
}
