//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaDemo
import PennaFormat
import PennaLedger
import PennaSQLite
import PennaStore

extension Workload {
    /// A month with a store: facts recorded, the run prepared from them, calculated, finished and committed.
    static let stores = [inMemory(1_000), inSQLite(1_000), inSQLite(25_000)]

    private static func inMemory(_ payslips: Int) -> Workload {
        Workload("month of \(payslips) with a store in memory", units: payslips) {
            let centre = try DemoCentre(payslips: payslips, seed: 1)
            var store = MemoryStore()
            return Round(units: payslips, before: { store = MemoryStore() }, { try month(centre, store) })
        }
    }

    private static func inSQLite(_ payslips: Int) -> Workload {
        Workload("month of \(payslips) with a store in SQLite", units: payslips, isQuick: payslips < 10_000) {
            let centre = try DemoCentre(payslips: payslips, seed: 1)
            var place = try Scratch()
            var store = try SQLiteStore(path: place.folder(0))
            return Round(
                units: payslips,
                before: {
                    place = try Scratch()
                    store = try SQLiteStore(path: place.folder(0))
                }, { try month(centre, store) })
        }
    }

    private static func month(_ centre: DemoCentre, _ store: some PayrollStore) throws -> Int {
        var payslips = 0
        for facts in centre.employers {
            let ledger = PayrollLedger(store: store, employer: facts.employer.id)
            let now = Instant(seconds: 1_795_000_000)
            try ledger.record(facts, now: now)
            // What the invented people carry is the opening balance that another system left.
            let carries = zip(facts.people, facts.carries).filter { $0.1 != .empty }
            try ledger.open(
                carries.map { CarryRecord(person: $0.id, carry: $1) }, last: centre.payDate.day.month.previous,
                by: "Penna", at: now)
            let key = RunKey(employer: facts.employer.id, payDate: centre.payDate.day)
            let prepared = try ledger.prepare(RunRequest(key, knownAt: now))
            let run = try ledger.finish(prepared, try prepared.batch.calculate())
            try ledger.commit(run, by: "Penna", at: now)
            payslips += run.receipt.payslips + run.receipt.failures
        }
        return payslips
    }
}
