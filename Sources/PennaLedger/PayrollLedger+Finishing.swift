//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaLaw
public import PennaModel
internal import PennaStore

/// A run that has been calculated and not been stored.
public struct CalculatedRun<Rules: Agreement>: Sendable {
    /// What was prepared.
    public let prepared: PreparedRun<Rules>

    /// What came out.
    public let result: BatchResult

    /// The receipt.
    public private(set) var receipt: Receipt

    /// What is stored of each person.
    let records: [PayslipRecord]
}

extension CalculatedRun {
    /// Notes what should be looked at in the run, so that who approves it is told.
    ///
    /// Where somebody falls out of the AGI the run cannot be approved.
    public mutating func note(_ findings: [Finding]) {
        receipt.findings = findings.kinds.map {
            FindingCount(code: $0.code, severity: $0.severity, count: $0.members.count)
        }
    }

    /// What each person got, as it would be stored.
    ///
    /// - Throws: `corrupt` for a defect of the library.
    public func payslips() throws(LedgerError) -> [StoredPayslip] {
        var payslips: [StoredPayslip] = []
        for record in records {
            if let bytes = record.payslip {
                payslips.append(try PayslipDocument.read(bytes, prepared.batch.run.items))
            }
        }
        return payslips
    }
}

extension PayrollLedger {
    /// Turns what was calculated into documents with a receipt; nothing is stored.
    ///
    /// Every person has exactly one document: a payslip, nothing to pay, an error, or taken out.
    ///
    /// - Throws: `calculation` when a sum does not fit in 64 bits.
    public func finish(_ prepared: PreparedRun<Rules>, _ result: BatchResult) throws(LedgerError) -> CalculatedRun<
        Rules
    > {
        var documents = Documents(prepared, result, book)
        for payslip in result.payslips { documents.add(payslip) }
        for failure in result.failures { documents.add(failure) }
        documents.addIdle()
        for person in prepared.unreadable { documents.add(person, .failure) }
        for person in prepared.excluded { documents.add(person, .excluded) }
        let records = documents.records
        let receipt = Receipt(
            engine: RuleHash.engine, rules: rules.current, years: prepared.batch.run.years.digests,
            agreements: rules.documents,
            provisionalYear: prepared.batch.run.years.provisionalYear?.year,
            employerFacts: "\(prepared.employerInputs)",
            root: "\(HashTree(records.map(\.digest)).root)", follows: prepared.follows, historyFrom: nil,
            payslips: result.payslips.count, failures: result.failures.count + prepared.unreadable.count,
            excluded: prepared.excluded.count,
            isSelection: prepared.request.people != nil, totals: result.totals)
        return CalculatedRun(prepared: prepared, result: result, receipt: receipt, records: records)
    }

    /// Stores a calculated run as preliminary, instead of the one that was there.
    ///
    /// - Throws: `store` when somebody else stored or locked it in the meantime.
    public func commit(_ run: CalculatedRun<Rules>, by who: String, at now: Instant) throws(LedgerError) {
        let prepared = run.prepared
        let record = RunRecord(
            key: prepared.request.key, revision: prepared.seen + 1, knownAt: prepared.knowledge.knownAt,
            factsThrough: prepared.knowledge.through, receipt: run.receipt.bytes, steps: []
        ).beginning(.preliminary, by: who, at: now)
        try stored { () throws(StoreError) in try store.commit(record, run.records) }
    }
}

/// Makes the documents of a run, in the order of the batch.
private struct Documents<Rules: Agreement> {
    private let prepared: PreparedRun<Rules>
    private let result: BatchResult
    private let views: LineReader
    private let corrections: [Int: Correction]
    private var payMonths: [Int: Month] = [:]
    private var byPerson: [PayslipRecord?]
    private var others: [PayslipRecord] = []

    init(_ prepared: PreparedRun<Rules>, _ result: BatchResult, _ book: RuleBook) {
        self.prepared = prepared
        self.result = result
        let batch = prepared.batch
        views = LineReader(
            facts: batch.facts, items: batch.run.items, rules: book.rules, knownAt: batch.run.knownAt)
        corrections = Dictionary(result.corrections.map { ($0.line, $0) }, uniquingKeysWith: { first, _ in first })
        for month in result.months { for line in month.lines { payMonths[line] = month.payMonth } }
        byPerson = [PayslipRecord?](repeating: nil, count: batch.facts.people.count)
    }

    var records: [PayslipRecord] { byPerson.compactMap { $0 } + others }

    mutating func add(_ payslip: Payslip) {
        let person = prepared.batch.facts.people[payslip.person]
        let payMonth = prepared.batch.run.payMonth
        var lines: [StoredPayslip.Line] = []
        for index in payslip.lines { lines.append(line(index, person, payMonth)) }
        let plan = prepared.batch.plans[payslip.person]
        let used = Set(lines.compactMap(\.cause))
        byPerson[payslip.person] = record(
            StoredPayslip(
                outcome: .payslip, person: person.id, name: person.name, totals: payslip.totals, lines: lines,
                causes: used.isEmpty ? [] : (plan?.steps.map(\.cause) ?? []),
                moves: result.moves.filter { $0.person == payslip.person }, message: "", inputs: inputs(person.id)),
            after(payslip.person))
    }

    private func line(_ index: Int, _ person: Person, _ payMonth: Month) -> StoredPayslip.Line {
        let line = result.arena.lines[index]
        let correction = corrections[index]
        return StoredPayslip.Line(
            payMonth: correction?.payMonth ?? payMonths[index] ?? payMonth,
            key: correction?.key ?? PaidKey(line, of: person),
            item: prepared.batch.run.items[line.item]?.key ?? "", days: line.days, amount: line.amount,
            formula: line.formula, operands: Array(result.arena.operands(of: line)), confidence: line.confidence,
            cause: correction?.cause, isCorrection: correction != nil)
    }

    mutating func add(_ failure: PersonFailure) {
        let person = prepared.batch.facts.people[failure.person]
        let place = failure.employment.map { "Anställning \($0): " } ?? ""
        byPerson[failure.person] = record(
            StoredPayslip(.failure, person.id, person.name, place + failure.error.message, inputs: inputs(person.id)),
            before(person.id))
    }

    /// Whoever has neither a payslip nor an error has nothing to be paid.
    mutating func addIdle() {
        for (index, person) in prepared.batch.facts.people.enumerated() where byPerson[index] == nil {
            byPerson[index] = record(
                StoredPayslip(.idle, person.id, person.name, "", inputs: inputs(person.id)), after(index))
        }
    }

    /// Whose facts cannot be read is an error, and who was taken out stands there as that.
    mutating func add(_ unpaid: UnpaidPerson, _ outcome: StoredPayslip.Outcome) {
        let payslip = StoredPayslip(
            outcome, unpaid.person, unpaid.name, unpaid.message, inputs: inputs(unpaid.person))
        others.append(record(payslip, before(unpaid.person)))
    }

    private func inputs(_ person: Personnummer) -> String { prepared.inputs[person].map { "\($0)" } ?? "" }

    private func before(_ person: Personnummer) -> StoredState { prepared.states[person] ?? .empty }

    private func after(_ index: Int) -> StoredState {
        let before = before(prepared.batch.facts.people[index].id)
        return StoredState(
            calculatedThrough: prepared.calculatedThrough[index], knowledge: prepared.knowledge,
            opening: before.opening,
            carry: result.carries[index])
    }

    private func record(_ payslip: StoredPayslip, _ state: StoredState) -> PayslipRecord {
        PayslipRecord(payslip, state)
    }
}

extension StoredPayslip {
    /// Something else than a payslip.
    init(_ outcome: Outcome, _ person: Personnummer, _ name: String, _ message: String, inputs: String) {
        self.init(
            outcome: outcome, person: person, name: name, totals: PayslipTotals(), lines: [], causes: [], moves: [],
            message: message, inputs: inputs)
    }
}

extension PayslipRecord {
    /// The record of what was calculated and what it left.
    init(_ payslip: StoredPayslip, _ state: StoredState) {
        let (bytes, carry) = (PayslipDocument.bytes(payslip), state.bytes(payslip.person))
        self.init(person: payslip.person, payslip: bytes, carry: carry, digest: PayslipRecord.digest(bytes, carry))
    }

    /// The hash that stands in the receipt: of the payslip, a zero byte, and what it left.
    static func digest(_ payslip: [UInt8], _ carry: [UInt8]) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(payslip)
        hash.update([0])
        hash.update(carry)
        return hash.finished()
    }
}
