//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27: an employment that says that it goes on from an earlier one has one holiday with it (SemL 30 b §; decision A48).
///
/// Days taken and saved, and absence, go along; what the earlier one has earned in the year counts; and nothing of it is paid
/// when it ends. Both must have monthly pay under AB. Over a turn of the year the earlier one must have lasted into December,
/// whose run saves its days.
extension Holiday {
    /// Whether another employment of the person goes on from the one of the question, so that its holiday is not paid out.
    static func goesOn(_ question: borrowing EmploymentMonth) -> Bool {
        var goesOn = false
        for beside in question.besides {
            guard let next = beside.employment else { continue }
            if next.isContinuation(of: question.employment, question.knownAt) { goesOn = true }
        }
        return goesOn
    }

    /// The employment that the one of the question goes on from.
    ///
    /// Of several that say the same of one, the first has its holiday.
    private static func earlier(_ question: borrowing EmploymentMonth) -> EmploymentBeside? {
        let (employment, knownAt) = (question.employment, question.knownAt)
        for beside in question.besides {
            guard let earlier = beside.employment, employment.isContinuation(of: earlier, knownAt) else { continue }
            for other in question.besides {
                guard let rival = other.employment, rival.isContinuation(of: earlier, knownAt) else { continue }
                if (rival.start, other.index) < (employment.start, question.index) { return nil }
            }
            return beside
        }
        return nil
    }

    /// What the employment has of an earlier one's holiday when its first month begins.
    ///
    /// - Throws: what the earlier one's month throws, where it ends in the same.
    static func takenOver(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> HolidayCarry? {
        guard let beside = earlier(question), let employment = beside.employment else { return nil }
        let isSettled = beside.carry.settledThrough.map { $0 >= rules.days.first } ?? false
        guard !isSettled, let days = employment.days(in: rules.days) else { return beside.carry.holiday }
        let other = question.of(employment, index: beside.index)
        var month = MonthContext(rules)
        try month.work.read(other, rules, days)
        month.carry = beside.carry
        try count(&month, other)
        rememberAbsence(&month, other)
        return month.carry.holiday
    }

    /// The days of a year in the employments that the one of the question goes on from, nearest first.
    static func earlierDays(_ question: borrowing EmploymentMonth, in year: DayRange) -> Int64 {
        var sum: Int64 = 0
        var next = question.employment
        var found = earlier(question)?.employment
        // Employments cannot go on from each other in a ring: each begins after the end of the one before.
        while let employment = found {
            sum += Int64(employment.days(in: year)?.count ?? 0)
            next = employment
            found = nil
            for beside in question.besides {
                if let before = beside.employment, next.isContinuation(of: before, question.knownAt) { found = before }
            }
        }
        return sum
    }
}

extension Employment {
    /// Whether it goes on from another one in its holiday.
    fileprivate func isContinuation(of earlier: Employment, _ knownAt: Instant) -> Bool {
        guard let end = earlier.end, end < start, continued(knownAt: knownAt) == earlier.id,
            end.year == start.year || end.month.monthOfYear == 12
        else { return false }
        return hasHolidayByAB(on: start, knownAt) && earlier.hasHolidayByAB(on: end, knownAt)
    }

    /// Whether it has monthly pay under AB's holiday on a day.
    private func hasHolidayByAB(on day: Day, _ knownAt: Instant) -> Bool {
        guard let index = terms.fact(on: day, knownAt: knownAt) else { return false }
        let terms = terms[index].value
        return terms.isMonthly && AB().covers(terms.agreement)
    }
}
