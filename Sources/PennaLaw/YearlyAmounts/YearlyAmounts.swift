//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The amounts that the government sets once a year and that other rules count in.
///
/// All are whole hundreds of kronor. A new year is a new row in each figure.
public enum YearlyAmounts {
    /// Prisbasbelopp (SFB 2:7): the measure of grundavdrag, jobbskatteavdrag and ceilings of benefits.
    public static let prisbasbelopp = Figure(
        "belopp.prisbasbelopp", name: "Prisbasbelopp", unit: .krona,
        rows: [
            row(2024, kronor: 57_300, "SFB 2 kap. 7 §; SKV 433 utgåva 34"),
            row(2025, kronor: 58_800, "SFB 2 kap. 7 §; SKV 433 utgåva 35"),
            row(2026, kronor: 59_200, "SFB 2 kap. 7 §; SKV 433 utgåva 36"),
        ])

    /// Inkomstbasbelopp (SFB 58:26): the measure of allmän pensionsavgift and of pensions.
    public static let inkomstbasbelopp = Figure(
        "belopp.inkomstbasbelopp", name: "Inkomstbasbelopp", unit: .krona,
        rows: [
            row(2024, kronor: 76_200, "SFB 58 kap. 26 §; SKV 433 utgåva 34"),
            row(2025, kronor: 80_600, "SFB 58 kap. 26 §; SKV 433 utgåva 35"),
            row(2026, kronor: 83_400, "SFB 58 kap. 26 §; SKV 433 utgåva 36"),
        ])

    /// Skiktgräns (IL 65:5): the taxable income above which statlig inkomstskatt is paid.
    public static let skiktgrans = Figure(
        "belopp.skiktgrans", name: "Skiktgräns för statlig inkomstskatt", unit: .krona,
        rows: [
            row(2024, kronor: 598_500, "IL 65 kap. 5 §; SKV 433 utgåva 34"),
            row(2025, kronor: 625_800, "IL 65 kap. 5 §; SKV 433 utgåva 35"),
            row(2026, kronor: 643_000, "IL 65 kap. 5 §; SKV 433 utgåva 36"),
        ])

    /// All yearly amounts.
    public static let figures: [Figure] = [prisbasbelopp, inkomstbasbelopp, skiktgrans]

    /// Confirmed throughout: the published tax tables come out right with these amounts and with no others.
    private static func row(_ year: Int, kronor: Int64, _ source: String) -> FigureRow {
        FigureRow(
            from: Day(year, 1, 1), through: Day(year, 12, 31), kronor * 100, source: source, confidence: .confirmed)
    }
}

extension Figure {
    /// The row that applies in an income year, for a figure that is set year by year.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year, when there is none.
    public func row(in year: IncomeYear) throws(PayrollError) -> FigureRow {
        guard let day = Day(year: year.year, month: 1, day: 1), let row = knownRow(on: day) else {
            throw notCovered(year, day: nil)
        }
        return row
    }

    /// The row that applies to a payment, for a figure of law that only a new version of Penna can add to.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year of the payment, when there is none.
    public func row(for payDate: PayDate) throws(PayrollError) -> FigureRow {
        guard let row = knownRow(on: payDate.day) else { throw notCovered(payDate.incomeYear, day: payDate.day) }
        return row
    }

    private func knownRow(on day: Day) -> FigureRow? {
        guard let row = rows.last(where: { $0.from <= day }), row.through.map({ day <= $0 }) ?? true else { return nil }
        return row
    }

    private func notCovered(_ year: IncomeYear, day: Day?) -> PayrollError {
        PayrollError(
            .yearNotCovered,
            "Uppgiften \(name) (\(key)) saknas för år \(year.year). "
                + "Rätta utbetalningsdagen, eller använd en version av Penna som har året.", day: day)
    }
}
