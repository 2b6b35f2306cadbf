//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
public import PennaLaw
internal import PennaModel
public import PennaStore

extension PayrollLedger {
    /// What must be sent again to Skatteverket because of a run: for every month of payment that the run takes something
    /// back from, and for its own month when another run has been declared in it already, the individuppgifter that are
    /// replaced and the huvuduppgift.
    ///
    /// What was sent is calculated from the stored runs before it. Frånvarouppgifter are not among it.
    ///
    /// - Throws: `notFound`; `calculation` when a statement cannot be made; `corrupt`; `store`.
    public func agiCorrections(of key: RunKey) throws(LedgerError) -> [AGIFiling] {
        let runs = try declaringRuns().filter { $0.key == key || $0.key < key && $0.state == .locked }
        guard runs.last?.key == key else { throw .missing(key) }
        var book = AGIBook(employer, try aliases(), years)
        var filings: [AGIFiling] = []
        for run in runs {
            let (payslips, items) = (try payslips(of: run.key), try items(of: run.key))
            let isLast = run.key == key
            try calculation { () throws(PayrollError) in
                for month in try book.add(run.key, payslips, items).sorted() {
                    let isFirst = book.sent[month] == nil
                    guard let filing = try book.send(month), isLast, !isFirst else { continue }
                    filings.append(filing)
                }
            }
        }
        return filings.filter { !$0.isEmpty || !$0.isComplete }
    }

    /// What stands for a calendar month of payment: its locked runs together, with what later runs have changed in it.
    ///
    /// - Throws: `notFound` when no run of the month is locked; `calculation`; `corrupt`; `store`.
    public func declared(in month: Month) throws(LedgerError) -> AGIFiling {
        let runs = try declaringRuns().filter { $0.state == .locked && $0.key.payDate.month >= month }
        guard runs.first?.key.payDate.month == month else {
            throw LedgerError(.notFound, "Ingen körning i \(month) är låst. Lås månadens körning först.")
        }
        let book = try book(of: runs, absencesIn: month)
        return try calculation { () throws(PayrollError) in
            let period = PayDate(runs[0].key.payDate).agiPeriod
            let (nothing, none) = (
                try AGISent(employer: employer, period: period),
                try AGIMonth(employer: employer, period: period, years: years)
            )
            let sent = book.sent[month] ?? nothing
            let wanted = book.months[month] ?? none
            return try sent.whole(after: sent.filing(for: wanted))
        }
    }

    /// What the locked runs before a run declared in its calendar month; `nil` when there are none.
    ///
    /// - Throws: `calculation`; `corrupt`; `store`.
    public func earlierAGI(before key: RunKey) throws(LedgerError) -> EarlierAGI? {
        let month = key.payDate.month
        let runs = try declaringRuns().filter {
            $0.state == .locked && $0.key < key && $0.key.payDate.month == month
        }
        if runs.isEmpty { return nil }
        let book = try book(of: runs, absencesIn: month)
        guard let sums = book.months[month], let sent = book.sent[month] else { return nil }
        return EarlierAGI(month: sums, sent: sent)
    }

    private func declaringRuns() throws(LedgerError) -> [RunRecord] {
        try stored { () throws(StoreError) in try store.runs(of: employer) }.filter { $0.key.kind != .opening }
    }

    private func book(of runs: [RunRecord], absencesIn month: Month) throws(LedgerError) -> AGIBook {
        var book = AGIBook(employer, try aliases(), years)
        for run in runs {
            let (payslips, items) = (try payslips(of: run.key), try items(of: run.key))
            let absences = run.key.payDate.month == month ? try absences(in: run.key, payslips) : []
            if run.key.payDate.month == month {
                book.forgetAbsences(of: Set(payslips.filter { $0.outcome == .payslip }.map(\.person)), in: month)
            }
            try calculation { () throws(PayrollError) in
                for month in try book.add(run.key, payslips, items, absences: absences) { _ = try book.send(month) }
            }
        }
        return book
    }

    /// The days with a parent's benefit that a stored run reported, read from what was known in it.
    private func absences(in key: RunKey, _ payslips: [StoredPayslip]) throws(LedgerError) -> [ParentalAbsence] {
        let paid = Set(payslips.filter { $0.outcome == .payslip }.map(\.person))
        let batch = try prepareWithRulesAtHand(key).batch
        return try calculation { () throws(PayrollError) in
            var absences: [ParentalAbsence] = []
            for (index, person) in batch.facts.people.enumerated() where paid.contains(person.id) {
                absences += try batch.agiAbsences(of: index)
            }
            return absences
        }
    }
}
