//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// One employment's month, as it is handed from paragraph to paragraph: what happened, what has been calculated, and
/// what is left for the next month.
///
/// It is handed on from one employment to the next, so that lists that have grown once need not grow again for each.
struct MonthContext: Sendable {
    /// The figures and calendars of the month; only between ``begin(_:carry:lines:)`` and ``end(carry:lines:)``.
    private var month: ABMonth?
    /// The days, shifts, absence and hours of the month.
    var work = MonthWork()
    /// What earlier months left, and this leaves.
    var carry = EmploymentCarry(employment: "")
    /// The lines.
    var lines = LineArena()

    /// A month that nobody has begun.
    init() {}

    /// A month that is only looked at.
    init(_ rules: ABMonth) { month = rules }

    /// The figures and calendars of the month.
    var rules: ABMonth {
        @inline(__always)
        get {
            guard let month else { preconditionFailure("a month that has not begun") }
            return month
        }
    }

    /// Takes up an employment's month.
    mutating func begin(_ rules: ABMonth, carry: inout EmploymentCarry, lines: inout LineArena) {
        if month !== rules { month = rules }
        swap(&self.carry, &carry)
        swap(&self.lines, &lines)
    }

    /// Gives back what it took.
    mutating func end(carry: inout EmploymentCarry, lines: inout LineArena) {
        swap(&self.carry, &carry)
        swap(&self.lines, &lines)
    }

    /// The figures of a stretch.
    @inline(__always)
    func figures(of stretch: PayStretch) -> SegmentFigures { rules.figures[stretch.figures] }
}
