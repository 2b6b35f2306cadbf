//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 27 Semesterskuld: what the employer owes in holiday at the end of a day.
///
/// The days earned so far in the year, by the same rule that pays them (rounded up to a whole day), and the days saved
/// from earlier years, less those taken; each worth what a day is worth when the employment ends. Taken in advance it is negative.
/// Hourly paid are paid every month and have none. On its last day an employment that another goes on from still owes.
enum HolidayDebt {
    /// Adds the debt of an employment.
    ///
    /// - Parameter carry: what the day's month left, calculated with what happened through the day.
    static func add(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: ABMonth, _ carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days), days.contains(day),
            question.employment.end.map({ $0 > day }) ?? true || Holiday.goesOn(question)
        else { return }
        var stretches: [PayStretch] = []
        var names = AgreementScopes()
        try stretches.read(question, days, rules, &names)
        guard let stretch = stretches.first(where: { $0.days.contains(day) }), stretch.terms.isMonthly,
            stretch.scope.body == .ab
        else { return }
        let holiday = carry.holiday
        let figures = rules.figures[stretch.figures]
        let earned = try Holiday.earned(through: day, question, holiday, figures)
        // What December saved of this year is among the earned.
        let saved = holiday.saved.reduce(Int64(0)) { $1.year == day.year ? $0 : $0 + $1.days }
        let taken = holiday.year == day.year ? holiday.taken : 0
        guard earned != 0 || saved != 0 || taken != 0 else { return }
        let left = try Holiday.left(stretch, earned: earned, saved: saved, taken: taken, question, rules)
        try arena.add(
            Holiday.debtItem.id, Holiday.Debt(left: left), figures[Holiday.finalDay].confidence,
            stretch.origin(question))
    }
}
