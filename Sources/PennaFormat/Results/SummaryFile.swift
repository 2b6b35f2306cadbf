//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
package import PennaJSON
package import PennaModel

/// The sums of one or more employers' runs.
public enum SummaryFile {
    /// The summary as JSON: each employer, and all of them together.
    ///
    /// - Throws: `overflow` when a sum does not fit in 64 bits.
    public static func bytes(_ reports: [RunReport]) throws(PayrollError) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        try writer.object { (writer: inout JSONWriter) throws(PayrollError) in
            writer.member("format", string: ResultFiles.format)
            writer.member("people", integer: Int64(reports.reduce(0) { $0 + $1.people }))
            writer.member("payslips", integer: Int64(reports.reduce(0) { $0 + $1.result.payslips.count }))
            writer.member("errors", integer: Int64(reports.reduce(0) { $0 + $1.peopleInError }))
            writer.member("nothingToPay", integer: Int64(reports.reduce(0) { $0 + $1.result.idle }))
            var totals = PayslipTotals()
            for report in reports { try totals.add(report.result.totals) }
            write(totals, to: &writer)
            writer.member("balances", bool: try totals.balances())
            try writer.memberArray("employers") { (writer: inout JSONWriter) throws(PayrollError) in
                for report in reports { try write(report, to: &writer) }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// The latest pay date in a summary; `nil` when the bytes are none.
    package static func latestPayDate(_ bytes: [UInt8]) -> Day? {
        var parser = JSONParser()
        var latest: Day?
        do throws(JSONError) {
            for employer in try parser.parse(bytes).root.required("employers").elements() {
                let day = try employer.required("payDate").day()
                latest = max(latest ?? day, day)
            }
        } catch {
            return nil
        }
        return latest
    }

    private static func write(_ report: RunReport, to writer: inout JSONWriter) throws(PayrollError) {
        try writer.object { (writer: inout JSONWriter) throws(PayrollError) in
            writer.member("organisationsnummer", string: "\(report.facts.employer.id)")
            writer.member("name", string: report.facts.employer.name)
            writer.member("payDate", string: "\(report.payDate.day)")
            writer.member("fixedPayMonth", string: "\(report.months.fixedPay.month)")
            writer.member("deviationMonth", string: "\(report.months.deviations.month)")
            writer.member("people", integer: Int64(report.people))
            writer.member("payslips", integer: Int64(report.result.payslips.count))
            writer.member("errors", integer: Int64(report.peopleInError))
            writer.member("nothingToPay", integer: Int64(report.result.idle))
            writer.member("lines", integer: Int64(report.result.arena.lines.count))
            if let proof = report.proof { writer.member("provedLines", integer: Int64(proof.proved)) }
            writer.member("unusedRegistrations", integer: Int64(report.notices.count))
            write(report.result.totals, to: &writer)
            if let statement = report.agi?.employerStatement {
                writer.member("declaredContributions", decimal: statement.contributions.ore, scale: 2)
                writer.member("declaredTax", decimal: statement.tax.ore, scale: 2)
            }
        }
    }

    /// The sums of a payslip or of many, as members of the object at hand.
    package static func write(_ totals: PayslipTotals, to writer: inout JSONWriter) {
        for (name, amount) in sums(totals) { writer.member(name, decimal: amount.ore, scale: 2) }
    }

    /// The sums of a payslip or of many, by the names that they have in files.
    package static func sums(_ totals: PayslipTotals) -> [(name: String, amount: Amount)] {
        [
            ("gross", totals.gross), ("tax", totals.tax), ("deductions", totals.deductions),
            ("reimbursements", totals.reimbursements), ("net", totals.net), ("benefits", totals.benefits),
            ("taxBase", totals.taxBase), ("contributionBase", totals.contributionBase),
            ("contributions", totals.contributions), ("pensionBase", totals.pensionBase),
            ("pensionCost", totals.pensionCost),
        ]
    }
}
