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
    /// Without a carry it goes back as far as it matters: twelve months for karensavdrag, to the first day of a period
    /// that reaches into them for the numbers of its days, and to the first registration where there are so many that a
    /// period may have had no karensavdrag.
    func catchUpSickness(
        _ question: borrowing EmploymentMonth, before month: Day, carry: inout EmploymentCarry
    ) throws(PayrollError) {
        guard carry.settledThrough.map({ $0 + 1 < month }) ?? true,
            question.employment.kinds.contains(RegisteredKinds(.sjuk))
        else { return }
        let last = (month - 1).month
        let knownAt = question.knownAt
        let sick = question.employment.registrations.filter {
            guard $0.recorded <= knownAt, case .absence(.sjuk, _) = $0.kind else { return false }
            return $0.days.first <= last.last
        }
        guard var month = firstMonth(sick, yearBack: Month(number: last.number - 12)) else { return }
        if let settled = carry.settledThrough { month = max(month, (settled + 1).month) }
        while month <= last {
            let rules = try monthRules(WorkedMonth(month))
            if sick.contains(where: { $0.days.overlaps(rules.days) }),
                let days = question.employment.days(in: rules.days)
            {
                var discarded = LineArena()
                // More than any pay: only the state of the period is wanted here.
                var left = Amount(ore: 1 << 48)
                var work = MonthWork()
                try work.read(question, rules, days)
                _ = try Sickness.settle(work, question, rules, carry: &carry, left: &left, to: &discarded)
            }
            month = month.next
        }
    }

    /// The month from which the sick pay periods must be followed, or `nil` when nobody was ill.
    private func firstMonth(_ sick: [Registration], yearBack: Month) -> Month? {
        guard let earliest = sick.map({ $0.days.first }).min() else { return nil }
        // The figures of the act begin here; what was before is long past.
        let floor = SickPayAct.periodDays.rows.first?.from.month ?? earliest.month
        let figures = Sickness.Values(yearBack.first, settings)
        if sick.count >= figures.karensOccasions.value { return max(floor, earliest.month) }
        var first = yearBack.first
        while let earlier = sick.first(where: {
            $0.days.first < first && first - $0.days.last - 1 <= figures.continuationDays.value
        }) {
            first = earlier.days.first
        }
        return max(floor, max(first, earliest).month)
    }
}
