//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import Synchronization

/// A store in memory: for tests, simulations, and hosts that keep their own files.
public final class MemoryStore: PayrollStore {
    private struct Run {
        var record: RunRecord
        var payslips: [PayslipRecord]
        var positions: [Personnummer: Int]
    }

    private struct Content {
        var last: FactNumber = 0
        var facts: [Organisationsnummer: [StoredFact]] = [:]
        var people: [FactSubject: [StoredFact]] = [:]
        var runs: [Organisationsnummer: [Run]] = [:]

        func index(of key: RunKey) -> Int? { runs[key.employer]?.firstIndex { $0.record.key == key } }
    }

    private let content = Mutex(Content())

    /// An empty store.
    public init() {}

    /// Adds records at the end, all or none.
    @discardableResult
    public func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try StoreRules.check(records, now: now)
        let result: Result<FactNumber, StoreError> = content.withLock { content in
            if let seen,
                let employer = records.map(\.identity.subject.employer).first(where: { employer in
                    (content.facts[employer]?.last?.number ?? 0) > seen
                })
            {
                return .failure(StoreRules.overtaken(employer))
            }
            for record in records {
                content.last += 1
                let fact = StoredFact(number: content.last, record: record)
                let subject = record.identity.subject
                content.facts[subject.employer, default: []].append(fact)
                let person = FactSubject(employer: subject.employer, person: subject.person)
                content.people[person, default: []].append(fact)
            }
            return .success(content.last)
        }
        return try result.get()
    }

    /// The number of the last record.
    public func lastFact() -> FactNumber { content.withLock { $0.last } }

    /// The records of an employer, or of one person there, in order of number.
    public func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) {
        let facts = content.withLock { content in
            person.map { content.people[FactSubject(employer: employer, person: $0)] ?? [] } ?? content.facts[employer]
                ?? []
        }
        for fact in facts where fact.number > number && instant.map({ fact.record.recorded <= $0 }) ?? true {
            body(fact)
        }
    }

    /// Stores a run with its payslips, instead of the revision that was seen of it.
    public func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        try StoreRules.check(payslips)
        let result: Result<Void, StoreError> = content.withLock { content in
            let index = content.index(of: run.key)
            do throws(StoreError) {
                try StoreRules.check(run, follows: index.map { content.runs[run.key.employer, default: []][$0].record })
            } catch {
                return .failure(error)
            }
            var positions: [Personnummer: Int] = [:]
            for (position, payslip) in payslips.enumerated() {
                if let person = payslip.person { positions[person] = position }
            }
            let stored = Run(record: run, payslips: payslips, positions: positions)
            if let index {
                content.runs[run.key.employer]?[index] = stored
            } else {
                content.runs[run.key.employer, default: []].append(stored)
            }
            return .success(())
        }
        try result.get()
    }

    /// Takes a run a step further.
    public func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        let result: Result<RunRecord, StoreError> = content.withLock { content in
            let index = content.index(of: key)
            do throws(StoreError) {
                let stored = index.map { content.runs[key.employer, default: []][$0].record }
                let locked = content.runs[key.employer, default: []].count { $0.record.state == .locked }
                let run = try StoreRules.advanced(stored, key, step, seen: seen, lockedRuns: (lockedRuns, locked))
                if let index { content.runs[key.employer]?[index].record = run }
                return .success(run)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The runs of an employer, in order.
    public func runs(of employer: Organisationsnummer) -> [RunRecord] {
        content.withLock { ($0.runs[employer] ?? []).map(\.record) }.sorted { $0.key < $1.key }
    }

    /// The payslips of a run, in order.
    public func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        let run = content.withLock { content in content.index(of: key).map { content.runs[key.employer]?[$0] } }
        guard let run = run ?? nil else { throw StoreRules.missing(key) }
        for payslip in run.payslips { body(payslip) }
    }

    /// One person's payslip of a run.
    public func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        let run = content.withLock { content in content.index(of: key).map { content.runs[key.employer]?[$0] } }
        guard let run = run ?? nil else { throw StoreRules.missing(key) }
        return run.positions[person].map { run.payslips[$0] }
    }

    /// Erases a person at an employer.
    public func erase(_ person: Personnummer, at employer: Organisationsnummer) {
        content.withLock { content in
            content.people[FactSubject(employer: employer, person: person)] = nil
            content.facts[employer]?.removeAll { $0.record.identity.subject.person == person }
            guard let runs = content.runs[employer] else { return }
            for index in runs.indices {
                guard let position = runs[index].positions[person] else { continue }
                content.runs[employer]?[index].payslips[position] = runs[index].payslips[position].erased
                content.runs[employer]?[index].positions[person] = nil
            }
        }
    }
}

extension PayslipRecord {
    /// What stays of it when the person is erased.
    public var erased: PayslipRecord { PayslipRecord(person: nil, payslip: nil, carry: nil, digest: digest) }
}

extension RunKey: Comparable {
    /// Whether the left run stands before the right one: by pay date, kind and number.
    public static func < (left: RunKey, right: RunKey) -> Bool {
        if left.payDate != right.payDate { return left.payDate < right.payDate }
        if left.kind != right.kind { return left.kind.order < right.kind.order }
        return left.number < right.number
    }
}

extension RunKey.Kind {
    fileprivate var order: Int {
        switch self {
        case .opening: 0
        case .ordinary: 1
        case .extra: 2
        case .final: 3
        }
    }
}
