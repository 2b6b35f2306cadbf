//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// What a person earned in some months of the pay calendar, one after the other, before tax.
///
/// It is the ordinary calculation, folded over months. Nothing of it is paid: a run pays the difference to what was paid
/// before.
package struct EarnedMonths: Sendable {
    /// The lines of all months.
    package private(set) var arena: LineArena

    /// The lines of each month.
    package private(set) var lines: [(month: Month, range: Range<Int>)] = []

    /// Where the occasions of each month begin, where they are noted.
    private var firstOccasions: [Int] = []

    /// What the last month left; only what is earned, not what is paid and withheld.
    package private(set) var carry: Carry

    /// Calculates months in order.
    ///
    /// - Parameters:
    ///   - runs: a run for each month, in order.
    ///   - opening: what was left before the first of them.
    ///   - notesOccasions: whether the shifts and days behind the lines are noted.
    ///   - employment: the position of the employment at hand, so that an error can name it.
    /// - Throws: what the step would give as the person's error.
    init<Rules: Agreement>(
        _ person: Person, _ runs: [PayrollRun<Rules>], from opening: Carry, notingOccasions notesOccasions: Bool,
        employment: inout Int?
    ) throws(PayrollError) {
        carry = opening
        arena = LineArena(notingOccasions: notesOccasions)
        for run in runs {
            var workspace = run.workspace()
            let first = arena.lines.count
            firstOccasions.append(arena.occasions.count)
            try run.earn(person, in: &workspace, carry: &carry, employment: &employment, to: &arena)
            lines.append((run.payMonth, first..<arena.lines.count))
        }
    }

    /// The shifts and days behind the lines of a month, by its place among the months.
    func occasions(_ place: Int) -> ArraySlice<Occasion> {
        let next = place + 1 < firstOccasions.count ? firstOccasions[place + 1] : arena.occasions.count
        return arena.occasions[firstOccasions[place]..<next]
    }

    /// What the lines of a range add up to, by what corrections are counted by; sums of nothing are left out.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    func sums(_ range: Range<Int>, of person: Person) throws(PayrollError) -> [PaidKey: KeySum] {
        var sums: [PaidKey: KeySum] = [:]
        for line in arena.lines[range] {
            try sums[PaidKey(line, of: person), default: KeySum()].add(line)
        }
        return sums.filter { $0.value.amount != .zero }
    }
}

/// What the lines of a key add up to, and the weakest confidence among them.
struct KeySum {
    private(set) var amount = Amount.zero
    private(set) var confidence = Confidence.confirmed

    mutating func add(_ line: PayLine) throws(PayrollError) {
        try amount += line.amount
        confidence = confidence.weaker(line.confidence)
    }
}

extension Carry {
    /// The same with what a chain of months has earned, and the year's count that the law keeps by payment.
    func with(earned: Carry, in year: IncomeYear) -> Carry {
        var carry = self
        carry.employments = earned.employments
        carry.year.begin(year)
        carry.year.wellness = earned.year.year == year.year ? earned.year.wellness : .zero
        return carry
    }
}
