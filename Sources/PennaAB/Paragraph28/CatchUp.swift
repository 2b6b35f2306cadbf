//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension AB {
    /// Brings the sick pay period up to date through months that no run has settled: day 1–14 by the same rule, its
    /// lines thrown away, and later days by their number.
    ///
    /// Sick days of a settled month that were registered after it are days of their period too, though that month is not
    /// paid again here.
    ///
    /// Without a carry it goes back as far as it matters: twelve months for karensavdrag, to the first day of a period
    /// that reaches into them for the numbers of its days, and to the first registration where there are so many that a
    /// period may have had no karensavdrag. The person's other employments are followed with it.
    func catchUpSickness(
        _ question: borrowing EmploymentMonth, _ shared: inout SharedSickness, before month: Day,
        carry: inout EmploymentCarry
    ) throws(PayrollError) {
        guard question.employment.hasSickness else { return }
        let last = (month - 1).month
        var sick = AB.unsettledSickness(question, carry, through: last.last)
        for place in shared.parties.indices where place != shared.own {
            guard let other = shared.parties[place].question else { continue }
            sick += AB.unsettledSickness(other, shared.parties[place].carry, through: last.last)
        }
        guard var month = firstMonth(sick, yearBack: Month(number: last.number - 12)) else { return }
        while month <= last {
            if sick.contains(where: { $0.days.overlaps(WorkedMonth(month).days) }) {
                let rules = try monthRules(WorkedMonth(month))
                if shared.isAlone {
                    try followAlone(question, rules, carry: &carry)
                } else {
                    try shared.follow(before: shared.parties.count, rules, isCatchingUp: true)
                }
            }
            month = month.next
        }
        if !shared.isAlone { carry = shared.parties[shared.own].carry }
    }

    /// Follows a person's only employment through a month.
    private func followAlone(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        var month = MonthContext(rules)
        try month.work.read(question, rules, days)
        month.carry = carry
        _ = try Sickness.follow(
            SharedSickness(), of: 0, after: carry.lastCounted(in: rules.days), in: &month, question)
        carry = month.carry
    }

    /// The sickness of an employment, up to a day, that no run has counted.
    private static func unsettledSickness(
        _ question: borrowing EmploymentMonth, _ carry: EmploymentCarry, through last: Day
    ) -> [Registration] {
        let counted = carry.settledThrough == nil ? nil : carry.sickness.lastDay
        let knownAt = question.knownAt
        return question.employment.registrations.filter {
            guard $0.kinds == RegisteredKinds(.sjuk), $0.recorded <= knownAt, $0.days.first <= last else {
                return false
            }
            guard let counted else { return true }
            return counted < $0.days.last
        }
    }

    /// The month from which the sick pay periods must be followed, or `nil` when nobody was ill.
    private func firstMonth(_ sick: [Registration], yearBack: Month) -> Month? {
        guard let earliest = sick.map({ $0.days.first }).min() else { return nil }
        // The figures of the act begin here; what was before is long past.
        let floor = SickPayAct.periodDays.rows.first?.from.month ?? earliest.month
        func value(_ figure: ABFigure) -> Int64 { settings.value(of: figure.figure, on: yearBack.first).value }
        if sick.count >= value(Sickness.karensOccasions) { return max(floor, earliest.month) }
        var first = yearBack.first
        while let earlier = sick.first(where: {
            $0.days.first < first && first - $0.days.last - 1 <= value(Sickness.continuationDays)
        }) {
            first = earlier.days.first
        }
        return max(floor, max(first, earliest).month)
    }
}

extension EmploymentCarry {
    /// The last sick day of a settled month that has been counted; `nil` where the month has not been settled.
    func lastCounted(in month: DayRange) -> Day? {
        guard let settledThrough, settledThrough >= month.first else { return nil }
        return sickness.lastDay
    }
}
