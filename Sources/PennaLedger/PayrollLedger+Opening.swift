//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
public import PennaFormat
internal import PennaModel
internal import PennaStore

extension PayrollLedger {
    /// Begins a ledger where another system ends: what it left for each person.
    ///
    /// Record the facts first. Everybody who is known gets an opening balance; those without a carry begin from nothing.
    /// The opening stands before all runs, is locked at once, and the first month calculated here is the next.
    ///
    /// - Parameters:
    ///   - last: the last month of payment of the other system.
    ///   - historyFrom: the first of the months paid by the other system that are corrected here when facts about them
    ///     come late. What it paid is taken as right: only what newer facts move is corrected. The carries are then those
    ///     before that month.
    /// - Throws: `wrongState` when there is a run already, or the history begins after the last month; `notFound` when a
    ///   carry is somebody's who is not known; `store`.
    public func open(
        _ carries: [CarryRecord], last: Month, historyFrom: Month? = nil, by who: String, at now: Instant
    ) throws(LedgerError) {
        guard try stored({ () throws(StoreError) in try store.runs(of: employer) }).isEmpty else {
            throw LedgerError(.wrongState, "Lagret har redan körningar. Ett ingående läge läggs in före den första.")
        }
        if let historyFrom, historyFrom > last {
            throw LedgerError(.wrongState, "Historiken kan inte börja \(historyFrom), efter den sista månaden \(last).")
        }
        var all = try readAll()
        let aliases = all.aliases()
        try stored { () throws(StoreError) in try all.merge(aliases) }
        let (own, people, order) = (all.own, all.people, all.order)
        let ordinary = try EmployerDocument.employer(own.known { _ in true }, employer, book).payCalendar
            .ordinaryPayDate(in: last)
        let payDay = ordinary.payDate.month == last ? ordinary.payDate.day : ordinary.calendarDay
        var byPerson: [Personnummer: Carry] = [:]
        for record in carries {
            let person = aliases.current(record.person)
            guard people[person] != nil else {
                throw LedgerError(
                    .notFound,
                    "\(record.person) har ett ingående läge men finns inte bland uppgifterna. Läs in dem först.")
            }
            byPerson[person] = record.carry
        }
        let knowledge = Knowledge(through: try stored { () throws(StoreError) in try store.lastFact() }, knownAt: now)
        let records = order.map { person in
            let carry = byPerson[person] ?? .empty
            let state = StoredState(calculatedThrough: last, knowledge: knowledge, opening: carry, carry: carry)
            let document = StoredPayslip(
                .opening, person, "", "", inputs: "\((people[person] ?? SubjectFacts()).digest(knowledge))")
            return PayslipRecord(document, state)
        }
        let receipt = Receipt(
            engine: RuleHash.engine, rules: rules.current, years: [], agreements: [], provisionalYear: nil,
            employerFacts: "\(own.digest(knowledge))",
            root: "\(HashTree(records.map(\.digest)).root)", follows: "", historyFrom: historyFrom, payslips: 0,
            failures: 0, excluded: 0, isSelection: false, totals: PayslipTotals())
        let run = RunRecord(
            key: RunKey(employer: employer, payDate: payDay, kind: .opening), revision: 1, knownAt: now,
            factsThrough: knowledge.through, receipt: receipt.bytes, steps: []
        ).beginning(.locked, by: who, at: now)
        try stored { () throws(StoreError) in try store.commit(run, records) }
    }
}
