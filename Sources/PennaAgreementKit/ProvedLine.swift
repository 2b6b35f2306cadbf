//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

extension LineArena {
    /// Adds a line that its formula proves: the exact amount rounded to whole öre, half an öre away from zero.
    ///
    /// The formula's text must round the same way, `öre(…)`, and name the operands in the order in which they are given.
    ///
    /// - Parameter figures: how well the figures among the operands are known; the line is no better known than they.
    /// - Throws: `overflow` when the amount does not fit; `invalidValue` when the operands are not the formula's, which is
    ///   a defect of the agreement.
    @inlinable
    public mutating func add<let count: Int>(
        _ item: PayItem, _ amount: Exact, by formula: Formula, known figures: Confidence = .confirmed,
        _ origin: LineOrigin, _ operands: [count of Int64]
    ) throws(PayrollError) {
        guard formula.operands.count == count else {
            throw PayrollError(
                .invalidValue,
                "Formel \(formula.id.number), \(formula.name), har \(formula.operands.count) operander men fick \(count). Det är ett fel i avtalet; rätta det."
            )
        }
        add(
            item.id, try amount.rounded(.halfAwayFromZero), formula.id, formula.confidence.weaker(figures), origin,
            operands)
    }
}

extension Exact {
    /// The part of a month's amount that some of its calendar days have.
    public func part(_ days: DayRange) -> Exact { self * Int64(days.count) / Int64(DayRange(days.first.month).count) }

    /// The same to be taken away.
    public var negated: Exact { self * -1 }
}
