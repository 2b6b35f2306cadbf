//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
public import PennaLaw
internal import PennaModel
public import PennaStore

extension PayrollLedger {
    /// What must be sent again to Skatteverket because of a run: for every month of payment that the run takes something
    /// back from, and for its own month when another run has been declared in it already, the individuppgifter that are
    /// replaced and the huvuduppgift.
    ///
    /// What was sent is reckoned from the stored runs before it. Frånvarouppgifter are not among it.
    ///
    /// - Throws: `notFound`; `calculation` when a statement cannot be made; `corrupt`; `store`.
    public func agiCorrections(of key: RunKey) throws(LedgerError) -> [AGIFiling] {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }.filter {
            $0.key.kind != .opening && ($0.key == key || $0.key < key && $0.state == .locked)
        }
        guard runs.last?.key == key else { throw .missing(key) }
        var before: [Month: AGIMonth] = [:]
        for run in runs.dropLast() { try add(run.key, to: &before) }
        var after = before
        let touched = try add(key, to: &after)
        var filings: [AGIFiling] = []
        for month in touched.sorted() {
            guard let old = before[month], let new = after[month] else { continue }
            filings.append(
                try calculated { () throws(PayrollError) in
                    var sent = try AGISent(employer: employer, period: old.period)
                    try sent.record(try sent.filing(for: old))
                    return try sent.filing(for: new)
                })
        }
        return filings.filter { !$0.isEmpty }
    }

    /// Adds what a run reports.
    ///
    /// - Returns: the months of payment that it touched.
    @discardableResult
    private func add(_ key: RunKey, to months: inout [Month: AGIMonth]) throws(LedgerError) -> Set<Month> {
        let items = try items(of: key)
        var touched: Set<Month> = []
        for payslip in try payslips(of: key) where payslip.outcome == .payslip {
            do throws(PayrollError) {
                var own = IndividualSums()
                for move in payslip.moves {
                    try own.add(field: move.field, amount: move.amount.negated())
                    var sums = IndividualSums()
                    try sums.add(field: move.field, amount: move.amount)
                    try add(sums, payslip.person, move.period, to: &months)
                    touched.insert(move.period)
                }
                for line in payslip.lines {
                    guard let item = items[line.key.item] else { continue }
                    try own.add(line.amount, of: item, origin: line.key.origin)
                }
                if !own.isEmpty { try add(own, payslip.person, key.payDate.month, to: &months) }
                touched.insert(key.payDate.month)
            } catch {
                throw LedgerError(error)
            }
        }
        return touched
    }

    private func add(
        _ sums: IndividualSums, _ person: Personnummer, _ period: Month, to months: inout [Month: AGIMonth]
    ) throws(PayrollError) {
        var month: AGIMonth
        if let known = months[period] {
            month = known
        } else {
            let payDate = PayDate(WorkedMonth(period).days.first)
            month = try AGIMonth(employer: employer, period: AGIPeriod(payDate: payDate), years: years)
        }
        try month.add(sums, for: .person(person))
        months[period] = month
    }
}
