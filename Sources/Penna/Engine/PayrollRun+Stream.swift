//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaModel

/// What a stream of people has come to.
public struct StreamResult: Hashable, Sendable {
    /// How many people have been calculated: those with a payslip, a failure, or nothing to be paid.
    public var people: Int { payslips + failures + idle }

    /// How many payslips there are.
    public internal(set) var payslips = 0

    /// How many people could not be paid.
    public internal(set) var failures = 0

    /// How many had nothing to be paid.
    public internal(set) var idle = 0

    /// How many lines the payslips have.
    public internal(set) var lines = 0

    /// The sums of all payslips.
    public internal(set) var totals = PayslipTotals()

    /// Whether the stream was calculated to its end.
    public internal(set) var isWhole = true
}

extension PayrollRun {
    /// Calculates people as they come, when they are too many for the memory.
    ///
    /// ```swift
    /// let sum = try run.calculate(streaming: readPeople()) { batch, result in
    ///     try writer.write(ResultFiles.payslips(RunReport(batch, result)))
    /// }
    /// ```
    ///
    /// People are taken from the sequence a part at a time. Each part is calculated and handed over as a batch with its
    /// result, where people and lines are numbered from 0, and is let go before the next is taken: no more than a part is
    /// ever held. A person's payslip does not depend on which part the person is in.
    ///
    /// - Parameters:
    ///   - people: each person once, with what earlier months left; `Carry.empty` for those who were never paid.
    ///   - size: how many people a part has; at least 1.
    ///   - keepingProofs: whether the lines keep the operands that prove them; see `LineArena.keepsProofs`.
    ///   - goesOn: told after each part how far it has come; `false` ends the run there.
    ///   - use: takes the part's result.
    /// - Returns: the counts and sums of all parts; ``StreamResult/isWhole`` is `false` when it was ended.
    /// - Throws: `countMismatch` when somebody was lost, which is a defect; `overflow` when a sum does not fit; what `use`
    ///   throws.
    public func calculate(
        streaming people: some Sequence<(person: Person, carry: Carry)>, partsOf size: Int = 1_000,
        keepingProofs: Bool = true,
        goesOn: (StreamResult) throws -> Bool = { _ in true },
        _ use: (Batch<Rules>, BatchResult) throws -> Void
    ) throws -> StreamResult {
        var sum = StreamResult()
        var rest = people.makeIterator()
        var result = BatchResult()
        while let batch = try nextBatch(of: max(1, size), from: &rest, keepingProofs) {
            try batch.calculate(into: &result)
            sum.payslips += result.payslips.count
            sum.failures += result.failures.count
            sum.idle += result.idle
            sum.lines += result.arena.lines.count
            try sum.totals.add(result.totals)
            try use(batch, result)
            guard try goesOn(sum) else {
                sum.isWhole = false
                break
            }
        }
        return sum
    }

    private func nextBatch(
        of size: Int, from rest: inout some IteratorProtocol<(person: Person, carry: Carry)>, _ keepsProofs: Bool
    ) throws(PayrollError) -> Batch<Rules>? {
        var people: [Person] = []
        var carries: [Carry] = []
        while people.count < size, let next = rest.next() {
            people.append(next.person)
            carries.append(next.carry)
        }
        if people.isEmpty { return nil }
        let facts = try EmployerFacts(employer: employer, people: people, carries: carries)
        return Batch(self, facts, keepingProofs: keepsProofs)
    }
}
