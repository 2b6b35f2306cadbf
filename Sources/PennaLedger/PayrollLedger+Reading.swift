//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
public import PennaStore

extension PayrollLedger {
    /// The stored payslips of a run, in its order; people who have been erased are left out.
    ///
    /// - Throws: `notFound` when there is no such run; `calculation` when a document that declares an agreement of it is
    ///   not given; `corrupt`; `store`.
    public func payslips(of key: RunKey) throws(LedgerError) -> [StoredPayslip] {
        try requireAgreements(of: key)
        let items = try items(of: key)
        let records = try stored { () throws(StoreError) in try store.payslips(of: key) }
        var payslips: [StoredPayslip] = []
        for record in records {
            if let bytes = record.payslip { payslips.append(try PayslipDocument.read(bytes, items)) }
        }
        return payslips
    }

    /// One person's stored payslip.
    ///
    /// - Throws: `notFound` when the run or the payslip is not there; `calculation` when a document that declares an
    ///   agreement of the run is not given; `corrupt`; `store`.
    public func payslip(of person: Personnummer, in key: RunKey) throws(LedgerError) -> StoredPayslip {
        try requireAgreements(of: key)
        let items = try items(of: key)
        guard let bytes = try record(of: person, in: key)?.payslip else {
            throw LedgerError(.notFound, "\(person) finns inte i körningen \(key.swedish).")
        }
        return try PayslipDocument.read(bytes, items)
    }

    /// What is stored of a person in a run, under any number that the person has had.
    func record(of person: Personnummer, in key: RunKey) throws(LedgerError) -> PayslipRecord? {
        if let found = try stored({ () throws(StoreError) in try store.payslip(of: person, in: key) }) { return found }
        for number in try aliases().numbers(person) where number != person {
            if let found = try stored({ () throws(StoreError) in try store.payslip(of: number, in: key) }) {
                return found
            }
        }
        return nil
    }

    /// The facts of a person under all numbers, in order of number.
    private func facts(of numbers: [Personnummer]) throws(LedgerError) -> [StoredFact] {
        var facts: [StoredFact] = []
        for number in numbers {
            facts += try stored { () throws(StoreError) in try store.facts(of: employer, person: number) }
        }
        return facts.sorted { $0.number < $1.number }
    }

    /// The pay items as they were known in a run.
    func items(of key: RunKey) throws(LedgerError) -> PayItemRegister {
        guard let run = try stored({ () throws(StoreError) in try store.run(key) }) else { throw .missing(key) }
        let facts = try stored { () throws(StoreError) in try store.facts(of: employer) }
        let known = SubjectFacts(facts.filter { $0.record.identity.subject.person == nil }).known(
            Knowledge(through: run.factsThrough, knownAt: run.knownAt))
        let own = try EmployerDocument.employer(known, employer, book)
        return try calculation { () throws(PayrollError) in
            try book.register(own: own.ownItems)
        }
    }

    /// What became known between two runs of a person, in Swedish, oldest first.
    ///
    /// - Throws: `notFound` when a run is not there; `store`.
    public func news(of person: Personnummer, from earlier: RunKey, to later: RunKey) throws(LedgerError) -> [String] {
        guard let old = try stored({ () throws(StoreError) in try store.run(earlier) }) else { throw .missing(earlier) }
        guard let new = try stored({ () throws(StoreError) in try store.run(later) }) else { throw .missing(later) }
        let numbers = try aliases().numbers(person)
        let facts = try stored { () throws(StoreError) in
            try store.facts(of: employer).filter { fact in
                fact.record.identity.subject.person.map(numbers.contains) ?? true
            }
        }
        let (before, now) = (old.knowledge, new.knowledge)
        return facts.filter { now.contains($0) && !before.contains($0) }.map { CauseText.cause([$0]).text }
    }

    /// Erases a person (gallring): all facts and all that the payslips say.
    ///
    /// The hashes stay, so that the receipts of the runs can still be verified, and so does a salted hash of the number:
    /// ``record(_:withdrawals:period:now:)`` refuses the person until ``readmit(_:at:)``. An erasure that was cut short is
    /// finished by erasing again.
    ///
    /// - Throws: `notFound` when nothing is stored of the person and the person has not been erased; `wrongState` while the person has an employment that
    ///   goes on or a payslip in a run that is not locked; `store`.
    public func erase(_ person: Personnummer) throws(LedgerError) {
        let everything = try readAll()
        let (numbers, erasures) = (everything.aliases().numbers(person), everything.erasures)
        let facts = try facts(of: numbers)
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        var isStored = !facts.isEmpty || erasures.contains(person)
        for run in runs {
            guard try record(of: person, in: run.key) != nil else { continue }
            isStored = true
            guard run.state == .locked else {
                throw LedgerError(
                    .wrongState, "\(person) är med i körningen \(run.key.swedish), som inte är låst. Lås den först.")
            }
        }
        guard isStored else { throw LedgerError(.notFound, "Det finns inget lagrat om \(person).") }
        var all = AllFacts()
        for fact in facts { all.append(fact) }
        let aliases = all.aliases()
        try stored { () throws(StoreError) in try all.merge(aliases) }
        let goesOn = all.people.values.contains { subject in
            subject.known { _ in true }.contains { $0.kind == FactKind.employment && $0.through == nil }
        }
        if goesOn { throw LedgerError(.wrongState, "\(person) har en anställning som pågår och kan inte gallras.") }
        // The host's clock is not asked for: it is remembered with what was last known of the person.
        let recorded = facts.map(\.record.recorded).max() ?? runs.map(\.knownAt).max() ?? Instant(seconds: 0)
        try stored { () throws(StoreError) in
            let records = try erasures.records(of: numbers, at: employer, recorded: recorded)
            if !records.isEmpty { try store.append(records, now: recorded) }
            for number in numbers.reversed() { try store.erase(number, at: employer) }
        }
    }

    /// Lets somebody who has been erased be recorded again, such as when the person is employed anew.
    ///
    /// - Throws: `notFound` when the person has not been erased; `store`.
    public func readmit(_ person: Personnummer, at now: Instant) throws(LedgerError) {
        let erasures = try readAll().erasures
        guard let record = try stored({ () throws(StoreError) in try erasures.withdrawal(of: person, recorded: now) })
        else { throw LedgerError(.notFound, "\(person) är inte gallrad.") }
        try stored { () throws(StoreError) in _ = try store.append([record], now: now) }
    }

    /// All that is stored of a person, as JSON (registerutdrag): every fact that was ever recorded, also those that have
    /// been replaced or withdrawn, and every payslip.
    ///
    /// - Throws: `notFound` when nothing is stored of the person; `store`.
    public func extract(_ person: Personnummer) throws(LedgerError) -> [UInt8] {
        let facts = try facts(of: aliases().numbers(person))
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        var payslips: [(RunRecord, PayslipRecord)] = []
        for run in runs {
            if let record = try record(of: person, in: run.key) { payslips.append((run, record)) }
        }
        guard !facts.isEmpty || !payslips.isEmpty else {
            throw LedgerError(.notFound, "Det finns inget lagrat om \(person).")
        }
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: "\(person)")
            writer.member("employer", string: "\(employer)")
            writer.memberArray("facts") { (writer: inout JSONWriter) in
                for fact in facts { write(fact, to: &writer) }
            }
            writer.memberArray("payslips") { (writer: inout JSONWriter) in
                for (run, record) in payslips {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("run", string: run.key.swedish)
                        writer.member("state", string: run.state.rawValue)
                        writer.key("payslip")
                        writer.value(source: record.payslip ?? Array("null".utf8))
                        writer.key("left")
                        writer.value(source: record.carry ?? Array("null".utf8))
                    }
                }
            }
        }
        return writer.bytes
    }

    private func write(_ fact: StoredFact, to writer: inout JSONWriter) {
        let record = fact.record
        writer.object { (writer: inout JSONWriter) in
            writer.member("number", integer: fact.number)
            writer.member("recorded", string: "\(record.recorded)")
            if !record.identity.subject.employment.isEmpty {
                writer.member("employment", string: record.identity.subject.employment)
            }
            writer.member("kind", string: record.identity.kind)
            if !record.identity.key.isEmpty { writer.member("key", string: record.identity.key) }
            if record.from != FactEntry.always { writer.member("from", string: "\(record.from)") }
            if let through = record.through { writer.member("through", string: "\(through)") }
            writer.key("content")
            writer.value(source: record.content ?? Array("null".utf8))
        }
    }
}

extension RunRecord {
    /// What was known in the run.
    var knowledge: Knowledge { Knowledge(through: factsThrough, knownAt: knownAt) }
}
