//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The sick period of a person over all employments at the employer (SjLL 6–7 §§; decision A48).
///
/// Which days are sick days, which number each has, and how often karensavdrag has been made, follow the person. Sick
/// pay and karensavdrag are each employment's own: one that is ill on the first day of the period has a karensavdrag;
/// one that falls ill later has none, but takes over what employments that have ended did not use of theirs.
///
/// The employments are calculated in the order in which they end, so that what is left of an ended one is known to
/// those that go on. Each employment of a month is calculated by itself, and those before it in that order are followed
/// here once more, their lines thrown away; so the order in which they stand among the person's never matters.
struct SharedSickness {
    /// What is taken over in a period.
    struct TakenOver {
        let firstDay: Day
        let amount: Amount
    }

    /// An employment of the person.
    struct Party {
        /// `nil` for one that only the carry knows of, which has ended.
        let question: EmploymentMonth?
        var carry: EmploymentCarry
        /// Where its sickness stood when the month began.
        var opening: SickPeriodState
        /// What it took over in periods that a later one of the month came after.
        var takenOver = ShortList<TakenOver>()

        /// The last day; `nil` until further notice.
        var end: Day? { question.map { $0.employment.end } ?? carry.sickness.lastDay }

        /// Whether the deviations of a month are still to be calculated.
        func isUnsettled(_ month: DayRange) -> Bool {
            question != nil && carry.settledThrough.map { $0 < month.first } ?? true
        }

        /// Its sickness, as it is known, inside some days.
        func sickDays(in days: DayRange, adding sum: inout MonthDays) {
            guard let question, let employed = question.employment.days(in: days) else { return }
            for registration in question.employment.registrations.of(RegisteredKinds(.sjuk))
            where registration.recorded <= question.knownAt {
                if let inside = registration.days.intersection(employed) { sum.insert(inside) }
            }
        }
    }

    /// The person's employments in the order in which they are calculated; none where one is alone.
    private(set) var parties: [Party] = []

    /// The place of the employment at hand.
    private(set) var own = 0

    /// Whether the person's sickness is that of the employment at hand alone.
    var isAlone: Bool { parties.isEmpty }

    /// One employment alone.
    init() {}

    /// The employments of a person, as they stood before the month.
    init(_ question: borrowing EmploymentMonth, _ carry: EmploymentCarry) {
        guard question.employment.hasSickness, question.besides.contains(where: { $0.hasSickness }) else { return }
        let index = question.index
        for beside in question.besides where beside.hasSickness {
            var other: EmploymentMonth?
            if let employment = beside.employment { other = question.of(employment, index: beside.index) }
            parties.append(Party(question: other, carry: beside.carry, opening: beside.carry.sickness))
        }
        parties.append(
            Party(question: question.of(question.employment, index: index), carry: carry, opening: carry.sickness))
        parties.sort { left, right in
            switch (left.end, right.end) {
            case (let left?, let right?) where left != right: return left < right
            case (_?, nil): return true
            case (nil, _?): return false
            default: return (left.question?.index ?? 0) < (right.question?.index ?? 0)
            }
        }
        own = parties.firstIndex { $0.question?.index == index } ?? 0
    }

    /// The person's sick days of a month, those of the employment at a place among them, as long as that one lasts.
    func days(in month: DayRange, _ ownDays: MonthDays, of place: Int) -> MonthDays {
        if isAlone { return ownDays }
        var sum = ownDays
        guard let through = parties[place].end.map({ min($0, month.last) }), through < month.last else {
            for index in parties.indices where index != place { parties[index].sickDays(in: month, adding: &sum) }
            return sum
        }
        guard let employed = try? DayRange(from: month.first, through: through) else { return sum }
        for index in parties.indices where index != place { parties[index].sickDays(in: employed, adding: &sum) }
        return sum
    }

    /// Where the person's period stands before a month, with what the employment at a place has had in it.
    func opening(_ state: SickPeriodState, before month: DayRange, _ days: MonthDays, of place: Int) -> SickPeriodState
    {
        var state = state
        for index in parties.indices where index != place {
            state.goOn(from: parties[index].opening.before(month, days))
        }
        return state
    }

    /// Follows all employments through a month.
    ///
    /// - Parameters:
    ///   - end: the place of the first that is not followed.
    ///   - isCatchingUp: whether days that came after the month was settled are counted.
    /// - Throws: a typed error that names the row of what cannot be calculated.
    mutating func follow(before end: Int, _ rules: ABMonth, isCatchingUp: Bool = false) throws(PayrollError) {
        for place in parties.indices {
            parties[place].opening = parties[place].carry.sickness
            parties[place].takenOver = []
        }
        for place in parties.indices where place < end {
            guard isCatchingUp || parties[place].isUnsettled(rules.days) else { continue }
            try follow(place, rules)
        }
    }

    /// What employments that have ended before a day left of a period's karensavdrag, and nobody has taken over.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    func karensLeft(on day: Day, _ state: SickPeriodState, of place: Int) throws(PayrollError) -> Amount {
        var left = try state.karensTakenOver.negated()
        for index in parties.indices where index != place {
            let other = parties[index].carry.sickness
            for taken in parties[index].takenOver where taken.firstDay == state.firstDay {
                left = try left - taken.amount
            }
            guard other.firstDay == state.firstDay else { continue }
            left = try left - other.karensTakenOver
            if let end = parties[index].end, end < day { left = try left + other.karens - other.karensTaken }
        }
        return max(.zero, left)
    }

    /// Follows the employment at a place through a month, its lines thrown away.
    ///
    /// One under another agreement is that agreement's to calculate; its sick days count, and what it carries.
    private mutating func follow(_ place: Int, _ rules: ABMonth) throws(PayrollError) {
        guard let question = parties[place].question, let days = question.employment.days(in: rules.days),
            question.isUnderAB(in: days)
        else { return }
        var isIll = MonthDays(from: rules.days.first)
        parties[place].sickDays(in: rules.days, adding: &isIll)
        guard !isIll.isEmpty else { return }
        var month = MonthContext(rules)
        try month.work.read(question, rules, days)
        month.carry = parties[place].carry
        let counted = parties.reduce(Day?.none) { last, party in
            party.carry.lastCounted(in: rules.days).map { max(last ?? $0, $0) } ?? last
        }
        let settled = try Sickness.follow(
            self, of: place, after: parties[place].isUnsettled(rules.days) ? nil : counted, in: &month, question)
        parties[place].carry = month.carry
        parties[place].takenOver += settled.takenOver
    }
}

extension SickPeriodState {
    /// Where it stood when a month began, also where the month has been paid already, such as by a final pay.
    ///
    /// - Parameter days: the person's sick days of the month.
    fileprivate func before(_ month: DayRange, _ days: MonthDays) -> SickPeriodState {
        guard let firstDay, let lastDay, lastDay >= month.first else { return self }
        let karensDays = ShortList(karensDays.filter { $0 < month.first })
        guard firstDay < month.first, let next = days.first else {
            return SickPeriodState(
                firstDay: nil, lastDay: nil, dayNumber: 0, sickPay: .zero, karens: .zero, karensTaken: .zero,
                karensDays: karensDays)
        }
        let counted = days.reduce(0) { $1 <= lastDay ? $0 + 1 : $0 }
        return SickPeriodState(
            firstDay: firstDay, lastDay: next - 1, dayNumber: max(0, dayNumber - counted), sickPay: sickPay,
            karens: karens, karensTaken: karensTaken, karensTakenOver: karensTakenOver, karensDays: karensDays)
    }
}

extension EmploymentBeside {
    /// Whether it has been ill, as far as anybody knows.
    fileprivate var hasSickness: Bool { carry.sickness.lastDay != nil || (employment?.hasSickness ?? false) }
}
