//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27 mom. 16: semesterersättning of the month.
extension Holiday {
    /// Adds semesterersättning on what hourly paid earned in the month, a line for each set of terms; on the variable pay
    /// of monthly paid too, where the employer says that it does not hold its share (decision A9).
    ///
    /// - Parameter first: the employment's first line.
    static func addCompensation(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth, linesFrom first: Int
    ) throws(PayrollError) {
        for index in month.work.stretches.indices {
            let stretch = month.work.stretches[index]
            let figures = month.figures(of: stretch)
            let isVariablePaid = figures[variablePay].isOn
            guard !stretch.terms.isMonthly || isVariablePaid else { continue }
            var earned = Amount.zero
            for line in month.lines.lines[first...]
            where line.terms == UInt16(stretch.termsIndex) && stretch.days.contains(line.days.first) {
                let isHoliday = question.items.weight(of: line.item).flags.contains(.holiday)
                if isHoliday || (isVariablePaid && isVariable(line.item)) { try earned += line.amount }
            }
            try earned += registered(stretch, question, isVariablePaid: isVariablePaid)
            guard earned != .zero else { continue }
            let percent = try figures.known(percentPerDay, on: stretch.days.first)
            try month.lines.add(
                PayItems.semesterersattning.id,
                Compensation(
                    earned: earned, percentPerDay: percent.percent,
                    yearlyRight: yearlyRight(birthYear: question.birthYear, in: month.rules.month.year, figures)),
                percent.confidence, stretch.origin(question))
        }
    }

    /// What is registered as pay lines of items that count, such as hours of timlön that a system has priced itself: the
    /// engine adds their lines after the agreement's own.
    private static func registered(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, isVariablePaid: Bool
    ) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        guard question.employment.kinds.contains(.payLine) else { return sum }
        for registration in question.employment.registrations.of(.payLine)
        where registration.recorded <= question.knownAt && stretch.days.contains(registration.days.first) {
            guard case .payLine(let order) = registration.kind, !order.isRecurring,
                let item = question.items[order.item], let payment = try order.payment(on: item)
            else { continue }
            if item.flags.contains(.holiday) || (isVariablePaid && isVariable(item.id)) { try sum += payment }
        }
        return sum
    }

    /// The supplements of §§ 20–24, by the numbers that are kept for them.
    private static func isVariable(_ item: PayItemID) -> Bool { (101...139).contains(item.number) }
}
