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
    /// Work with a store: the facts recorded once, and then the month that is run every month.
    static let stores = [
        recorded(1_000, in: "memory", inMemory), recorded(1_000, in: "SQLite", inSQLite),
        monthRun(1_000, from: "memory", inMemory), monthRun(1_000, from: "SQLite", inSQLite),
        monthRun(25_000, from: "SQLite", inSQLite, isQuick: false),
    ]

    private typealias Opening = @Sendable (Scratch) throws -> any PayrollStore
    private typealias StoreWork = @Sendable (StoredCentre, any PayrollStore) throws -> Int

    /// All facts of all employers recorded, and the opening balances that another system left.
    private static func recorded(_ payslips: Int, in kind: String, _ open: @escaping Opening) -> Workload {
        stored("facts of \(payslips) recorded in \(kind)", payslips, open, before: nil) { try $0.record(in: $1) }
    }

    /// A month run by what stands in the store: prepared from it, calculated, finished and committed to it.
    private static func monthRun(
        _ payslips: Int, from kind: String, _ open: @escaping Opening, isQuick: Bool = true
    ) -> Workload {
        stored(
            "month of \(payslips) run from \(kind)", payslips, open, isQuick: isQuick,
            before: { try $0.record(in: $1) }, { try $0.run(in: $1) })
    }

    /// Work with a store that is new in each round, and what is done in it before.
    private static func stored(
        _ name: String, _ payslips: Int, _ open: @escaping Opening, isQuick: Bool = true, before: StoreWork?,
        _ work: @escaping StoreWork
    ) -> Workload {
        Workload(name, units: payslips, isQuick: isQuick) {
            let centre = StoredCentre(try DemoCentre(payslips: payslips, seed: 1))
            var place = try Scratch()
            var store = try open(place)
            return Round(
                units: payslips,
                before: {
                    place = try Scratch()
                    store = try open(place)
                    _ = try before?(centre, store)
                }, { try work(centre, store) })
        }
    }

    @Sendable private static func inMemory(_ place: Scratch) -> any PayrollStore { MemoryStore() }

    @Sendable private static func inSQLite(_ place: Scratch) throws -> any PayrollStore {
        try SQLiteStore(path: place.folder(0))
    }
}

/// The centre's employers, each with a ledger of its own in one store.
private struct StoredCentre {
    let centre: DemoCentre
    let now = Instant(seconds: 1_795_000_000)

    init(_ centre: DemoCentre) { self.centre = centre }

    /// Records everything, and tells how many people that were.
    func record(in store: some PayrollStore) throws -> Int {
        for facts in centre.employers {
            let ledger = PayrollLedger(store: store, employer: facts.employer.id)
            try ledger.record(facts, now: now)
            // What the invented people carry is the opening balance that another system left.
            let carries = zip(facts.people, facts.carries).filter { $0.1 != .empty }
            try ledger.open(
                carries.map { CarryRecord(person: $0.id, carry: $1) }, last: centre.payDate.day.month.previous,
                by: "Penna", at: now)
        }
        return centre.employers.reduce(0) { $0 + $1.people.count }
    }

    /// Runs the month of every employer, and tells how many payslips and errors came of it.
    func run(in store: some PayrollStore) throws -> Int {
        var payslips = 0
        for facts in centre.employers {
            let ledger = PayrollLedger(store: store, employer: facts.employer.id)
            let prepared = try ledger.prepare(
                RunRequest(RunKey(employer: facts.employer.id, payDate: centre.payDate.day), knownAt: now))
            let run = try ledger.finish(prepared, try prepared.batch.calculate())
            try ledger.commit(run, by: "Penna", at: now)
            payslips += run.receipt.payslips + run.receipt.failures
        }
        return payslips
    }
}
