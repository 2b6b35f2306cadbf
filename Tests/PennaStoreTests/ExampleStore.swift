//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaStore
import Synchronization

/// A store over four tables, as small as can be: put your database's statements where the arrays are.
final class ExampleStore: PayrollStore {
    private struct Tables {
        var lastFact: FactNumber = 0
        var facts: [StoredFact] = []
        var runs: [RunRecord] = []
        var payslips: [(run: RunKey, payslip: PayslipRecord)] = []
    }

    private let tables = Mutex(Tables())

    /// BEGIN … COMMIT: one at a time, whole or, when the body throws, not at all.
    private func transaction<Result: Sendable>(_ body: (inout Tables) throws(StoreError) -> Result)
        throws(StoreError) -> Result
    {
        try tables.withLock { stored throws(StoreError) in
            var changed = stored
            let result = try body(&changed)
            stored = changed
            return result
        }
    }

    func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try StoreRules.check(records, now: now)
        return try transaction { tables throws(StoreError) in
            for employer in Set(records.map(\.identity.subject.employer)) {
                let last = tables.facts.last { $0.record.identity.subject.employer == employer }?.number ?? 0
                if let seen, last > seen { throw StoreRules.overtaken(employer) }
            }
            for record in records {
                tables.lastFact += 1
                tables.facts.append(StoredFact(number: tables.lastFact, record: record))
            }
            return tables.lastFact
        }
    }

    func lastFact() throws(StoreError) -> FactNumber {
        try transaction { tables throws(StoreError) in tables.lastFact }
    }

    func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        let facts = try transaction { tables throws(StoreError) in tables.facts }
        for fact in facts where fact.number > number && fact.record.identity.subject.employer == employer {
            if let person, fact.record.identity.subject.person != person { continue }
            if let instant, fact.record.recorded > instant { continue }
            body(fact)
        }
    }

    func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        try StoreRules.check(payslips)
        try transaction { tables throws(StoreError) in
            // SELECT … FOR UPDATE: from here to the end nobody else may change the employer's runs.
            try StoreRules.check(run, follows: tables.runs.first { $0.key == run.key })
            tables.runs.removeAll { $0.key == run.key }
            tables.payslips.removeAll { $0.run == run.key }
            tables.runs.append(run)
            tables.payslips += payslips.map { (run.key, $0) }
        }
    }

    func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        try transaction { tables throws(StoreError) in
            let locked = tables.runs.count { $0.key.employer == key.employer && $0.state == .locked }
            let stored = tables.runs.first { $0.key == key }
            let run = try StoreRules.advanced(stored, key, step, seen: seen, lockedRuns: (lockedRuns, locked))
            tables.runs.removeAll { $0.key == key }
            tables.runs.append(run)
            return run
        }
    }

    func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        try transaction { tables throws(StoreError) in
            tables.runs.filter { $0.key.employer == employer }.sorted { $0.key < $1.key }
        }
    }

    func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        for payslip in try payslips(key) { body(payslip) }
    }

    func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        try payslips(key).first { $0.person == person }
    }

    private func payslips(_ key: RunKey) throws(StoreError) -> [PayslipRecord] {
        try transaction { tables throws(StoreError) in
            guard tables.runs.contains(where: { $0.key == key }) else { throw StoreRules.missing(key) }
            return tables.payslips.filter { $0.run == key }.map(\.payslip)
        }
    }

    func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) {
        try transaction { tables throws(StoreError) in
            tables.facts.removeAll {
                $0.record.identity.subject.employer == employer && $0.record.identity.subject.person == person
            }
            tables.payslips = tables.payslips.map { run, payslip in
                (run, run.employer == employer && payslip.person == person ? payslip.erased : payslip)
            }
        }
    }
}
