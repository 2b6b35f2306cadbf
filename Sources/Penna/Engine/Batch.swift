//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// A run over any number of persons, in parts that the caller may put on threads of its own.
///
/// ```swift
/// let batch = Batch(run, facts)
/// let result = try batch.join(batch.parts(2).map { batch.calculate($0) })
/// ```
///
/// Parts share nothing and may be calculated in any order, on any thread. The joined result is in input order and the
/// same, byte for byte, however many parts there were.
public struct Batch<Rules: Agreement>: Sendable {
    /// The run.
    public let run: PayrollRun<Rules>

    /// The people and what earlier months left.
    public let facts: EmployerFacts

    /// How to correct earlier months, by the index of the person; none for those whose earlier months stand.
    package let plans: [Int: CorrectionPlan<Rules>]

    /// What earlier runs of the same calendar month paid and took, by the index of the person: tax by table, the cap of
    /// the reduced contributions, attachment and what it leaves are the month's.
    package let earlier: [Int: MonthAccount]

    /// Whether the lines keep the operands that prove them; see `LineArena.keepsProofs`.
    public let keepsProofs: Bool

    /// A batch over all the people of an employer.
    public init(_ run: PayrollRun<Rules>, _ facts: EmployerFacts, keepingProofs: Bool = true) {
        self.init(run, facts, correcting: [:], keepingProofs: keepingProofs)
    }

    /// A batch that corrects earlier months too.
    package init(
        _ run: PayrollRun<Rules>, _ facts: EmployerFacts, correcting plans: [Int: CorrectionPlan<Rules>],
        earlier: [Int: MonthAccount] = [:], keepingProofs: Bool = true
    ) {
        self.run = run
        self.facts = facts
        self.plans = plans
        self.earlier = earlier
        keepsProofs = keepingProofs
    }

    /// Splits the people into runs of neighbours, as even as can be.
    public func parts(_ count: Int) -> [Range<Int>] {
        let parts = max(1, min(count, max(1, facts.people.count)))
        return (0..<parts).map { part in
            facts.people.count * part / parts..<facts.people.count * (part + 1) / parts
        }
    }

    /// Calculates the people of a part.
    public func calculate(_ part: Range<Int>) -> BatchPart {
        var result = begin(part)
        advance(&result, by: part.count)
        return result
    }

    /// A part of which nobody is calculated yet.
    ///
    /// ```swift
    /// var part = batch.begin(batch.facts.people.indices)
    /// while !part.isComplete, goesOn(part.done) { batch.advance(&part, by: 500) }
    /// ```
    public func begin(_ part: Range<Int>) -> BatchPart {
        var memory = BatchResult()
        return begin(part, in: &memory)
    }

    /// A part in the memory of a result that is no longer needed.
    private func begin(_ part: Range<Int>, in memory: inout BatchResult) -> BatchPart {
        var result = BatchPart(people: part, keepsProofs)
        result.takeMemory(of: &memory)
        // The others are joined to the first part, which has room for them; room that is not used costs nothing.
        let people = part.lowerBound == 0 ? facts.people.count : part.count
        result.arena.reserve(lines: people * 12, operands: keepsProofs ? people * 45 : 0)
        result.payslips.reserveCapacity(people)
        result.carries.reserveCapacity(people)
        return result
    }

    /// Calculates the next people of a part, so that its caller can tell between them how far it has come.
    ///
    /// - Parameters:
    ///   - part: the part, with those before them.
    ///   - count: how many, or as many as are left.
    @specialized(where Rules == StandardAgreements)
    public func advance(_ part: inout BatchPart, by count: Int) {
        let first = part.people.lowerBound + part.done
        let next = first..<min(part.people.upperBound, first + max(0, count))
        // Each carry becomes the next one where it lies, out of the part so that both can be changed.
        var carries: [Carry] = []
        swap(&carries, &part.carries)
        carries += facts.carries[next]
        var workspace = run.workspace()
        for index in next {
            let place = index - part.people.lowerBound
            switch step(index, &workspace, &carries[place], &part) {
            case .payslip(let payslip): part.payslips.append(payslip)
            case .failure(let failure):
                part.failures.append(failure)
                carries[place] = facts.carries[index]
            case .idle: part.idle += 1
            }
        }
        swap(&carries, &part.carries)
    }

    private func step(
        _ index: Int, _ workspace: inout PayrollRun<Rules>.Workspace, _ carry: inout Carry, _ result: inout BatchPart
    ) -> StepOutcome {
        let earlier = earlier.isEmpty ? MonthAccount() : earlier[index] ?? MonthAccount()
        guard !plans.isEmpty, let plan = plans[index] else {
            return run.calculate(
                facts.people[index], index: index, in: &workspace, carry: &carry, earlier: earlier,
                into: &result.arena)
        }
        return run.step(
            plan, index: index, carry: &carry, earlier: earlier, into: &result.arena, &result.corrections,
            &result.moves, &result.months)
    }

    /// Calculates everybody on the thread that calls.
    ///
    /// - Throws: `countMismatch` when somebody was lost, which is a defect; `overflow` when a sum does not fit.
    public func calculate() throws(PayrollError) -> BatchResult {
        try join([calculate(facts.people.indices)])
    }

    /// Calculates everybody on the thread that calls, in the memory of a result that is no longer needed.
    ///
    /// For a host that is done with each result before it wants the next: memory that is new from the system takes a good
    /// part of the time that a batch takes.
    ///
    /// ```swift
    /// var result = BatchResult()
    /// for batch in batches {
    ///     try batch.calculate(into: &result)
    ///     write(result)
    /// }
    /// ```
    ///
    /// A copy of the result that somebody keeps stays as it was, and then the next gets memory of its own.
    ///
    /// - Throws: as ``calculate()``, and then the result is empty.
    public func calculate(into result: inout BatchResult) throws(PayrollError) {
        var part = begin(facts.people.indices, in: &result)
        advance(&part, by: part.people.count)
        result = BatchResult()
        result = try join([consume part])
    }

    /// Joins parts, given in order, into one result and counts that nobody was lost.
    ///
    /// The first part grows into the result and is not copied, if nobody else holds it.
    ///
    /// - Throws: `countMismatch` when the parts do not make up the batch; `overflow` when a sum does not fit.
    public func join(_ parts: consuming [BatchPart]) throws(PayrollError) -> BatchResult {
        var rest = consume parts
        if rest.isEmpty { rest.append(BatchPart(people: 0..<0, keepsProofs)) }
        var part = rest.removeFirst()
        guard part.people.lowerBound == 0, part.isComplete else { throw Batch.lost(part.people) }
        var expected = part.people.upperBound
        var result = BatchResult()
        result.arena = LineArena(keepingProofs: keepsProofs)
        for payslip in part.payslips { try result.totals.add(payslip.totals) }
        result.take(&part)
        for part in rest {
            guard part.people.lowerBound == expected, part.isComplete else { throw Batch.lost(part.people) }
            expected = part.people.upperBound
            for payslip in part.payslips { try result.totals.add(payslip.totals) }
            result.append(part)
        }
        guard expected == facts.people.count,
            result.payslips.count + result.failures.count + result.idle == facts.people.count
        else { throw Batch.lost(0..<facts.people.count) }
        return result
    }

    private static func lost(_ people: Range<Int>) -> PayrollError {
        PayrollError(
            .countMismatch,
            "Personerna \(people.lowerBound)–\(people.upperBound) kom inte alla ut ur körningen. Det är ett fel i Penna; anmäl det."
        )
    }
}

/// The result of one part of a batch.
public struct BatchPart: Sendable {
    /// The people of the part.
    public let people: Range<Int>

    /// The payslips; their lines lie in ``arena``.
    public internal(set) var payslips: [Payslip] = []

    /// Those who could not be paid.
    public internal(set) var failures: [PersonFailure] = []

    /// How many had nothing to be paid.
    public internal(set) var idle = 0

    /// What each person carries on, in order.
    public internal(set) var carries: [Carry] = []

    /// Which lines correct earlier months.
    package internal(set) var corrections: [Correction] = []

    /// What the AGI of earlier months is changed by.
    package internal(set) var moves: [AGIMove] = []

    /// Which lines of those who are corrected belong to which month.
    package internal(set) var months: [MonthLines] = []

    /// The lines.
    public internal(set) var arena: LineArena

    init(people: Range<Int>, _ keepsProofs: Bool, notingOccasions notesOccasions: Bool = false) {
        self.people = people
        arena = LineArena(notingOccasions: notesOccasions, keepingProofs: keepsProofs)
    }

    /// How many people are calculated.
    public var done: Int { payslips.count + failures.count + idle }

    /// Whether everybody of the part is calculated, and nobody is lost.
    public var isComplete: Bool { done == people.count && carries.count == people.count }
}

/// The result of a batch, in input order.
public struct BatchResult: Sendable {
    /// The payslips.
    public internal(set) var payslips: [Payslip] = []

    /// Those who could not be paid, and why.
    public internal(set) var failures: [PersonFailure] = []

    /// How many had nothing to be paid.
    public internal(set) var idle = 0

    /// What each person carries on.
    public internal(set) var carries: [Carry] = []

    /// The lines of all payslips.
    public internal(set) var arena = LineArena()

    /// Which lines correct earlier months, in order of line.
    package internal(set) var corrections: [Correction] = []

    /// What the AGI of earlier months is changed by.
    package internal(set) var moves: [AGIMove] = []

    /// Which lines of those who are corrected belong to which month.
    package internal(set) var months: [MonthLines] = []

    /// The sums of all payslips.
    public internal(set) var totals = PayslipTotals()

    /// Nobody's result.
    public init() {}
}

extension BatchPart {
    /// Takes over the memory of a result and leaves that without.
    fileprivate mutating func takeMemory(of result: inout BatchResult) {
        swap(&payslips, &result.payslips)
        payslips.removeAll(keepingCapacity: true)
        swap(&carries, &result.carries)
        carries.removeAll(keepingCapacity: true)
        guard result.arena.keepsProofs == arena.keepsProofs, !result.arena.notesOccasions else { return }
        swap(&arena, &result.arena)
        arena.cut(toLines: 0)
    }
}

extension BatchResult {
    /// Takes over what the first part holds.
    fileprivate mutating func take(_ part: inout BatchPart) {
        swap(&arena, &part.arena)
        swap(&payslips, &part.payslips)
        swap(&carries, &part.carries)
        (corrections, moves, months) = (part.corrections, part.moves, part.months)
        (failures, idle) = (part.failures, part.idle)
    }

    /// Adds what the next part holds.
    fileprivate mutating func append(_ part: BatchPart) {
        let shift = arena.lines.count
        arena.append(part.arena)
        payslips += part.payslips.lazy.map { $0.moved(by: shift) }
        corrections += part.corrections.lazy.map { $0.moved(by: shift) }
        months += part.months.lazy.map { $0.moved(by: shift) }
        moves += part.moves
        failures += part.failures
        carries += part.carries
        idle += part.idle
    }
}

extension Payslip {
    /// The same payslip with its lines further on in a joined arena.
    func moved(by shift: Int) -> Payslip {
        Payslip(
            person: person, lines: lines.lowerBound + shift..<lines.upperBound + shift, totals: totals,
            confidence: confidence)
    }
}
