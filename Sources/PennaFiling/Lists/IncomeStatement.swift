//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
public import PennaModel

/// What a person has been paid in a period (inkomstuppgift), for a bank, an authority or the person.
public struct IncomeStatement: Sendable {
    private var csv = CSVBuffer()
    private var sum = PayslipTotals()

    /// No payments yet.
    public init() {
        csv.row(["month", "pay_date", "run", "gross", "benefits", "tax", "net"])
    }

    /// Adds a payslip; those of a period in order of payment.
    ///
    /// - Parameter run: what kind of run it was, such as `ordinarie`.
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func add(_ totals: PayslipTotals, paid day: Day, run: String) throws(PayrollError) {
        write("\(day.month)", "\(day)", run, totals)
        try sum.add(totals)
    }

    /// The rows, with what they add up to last.
    public func bytes() -> [UInt8] {
        var whole = self
        whole.write("summa", "", "", sum)
        return whole.csv.bytes
    }

    private mutating func write(_ month: String, _ day: String, _ run: String, _ totals: PayslipTotals) {
        csv.row([
            month, day, run, "\(totals.gross)", "\(totals.benefits)", "\(totals.tax)", "\(totals.net)",
        ])
    }
}
