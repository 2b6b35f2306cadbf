//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// What an employer owes in holiday at the end of a day, person by person.
public struct HolidayDebtReport: Sendable {
    /// The debt of one person: lines in ``HolidayDebtReport/arena``, one for each employment that has any.
    public struct Entry: Hashable, Sendable {
        /// The index of the person in the batch.
        public let person: Int

        /// The lines.
        public let lines: Range<Int>

        /// Their sum; negative when more was taken than earned.
        public let amount: Amount
    }

    /// Those who have a debt or have taken days in advance, in input order.
    public internal(set) var entries: [Entry] = []

    /// Those whose months could not be calculated, and why.
    public internal(set) var failures: [PersonFailure] = []

    /// What is not known of holiday before the first month that was calculated.
    public internal(set) var findings: [Finding] = []

    /// The lines, with the workings as operands of their formula.
    public internal(set) var arena = LineArena()
}

extension Batch {
    /// What is owed in holiday (semesterskuld) at the end of a day.
    ///
    /// Months after those that the carries have settled are calculated up to the day first, with what is registered
    /// through it; nothing of that is kept. Of an employment without a carry the months of the day's year are calculated,
    /// and a finding tells what is not known. A day before the last settled one is answered with what the carries hold.
    ///
    /// - Throws: a typed error when a month up to the day has no rules; `overflow` when a person's sum does not fit.
    public func holidayDebt(on day: Day) throws(PayrollError) -> HolidayDebtReport {
        var report = HolidayDebtReport()
        var months = MonthBook(run.agreements)
        for index in facts.people.indices {
            let firstLine = report.arena.lines.count
            var employment = 0
            var before = ShortList<EmploymentCarry>()
            do throws(PayrollError) {
                for position in facts.people[index].inOrderOfHoliday {
                    employment = position
                    try addDebt(index, position, on: day, before: &before, &months, to: &report.arena)
                }
            } catch {
                report.arena.cut(toLines: firstLine)
                let id = facts.people[index].employments[employment].id
                report.failures.append(PersonFailure(person: index, employment: id, error: error))
                continue
            }
            report.findings += unknownHoliday(index, on: day)
            let lines = firstLine..<report.arena.lines.count
            guard !lines.isEmpty else { continue }
            var sum = Amount.zero
            for line in report.arena.lines[lines] { try sum += line.amount }
            report.entries.append(HolidayDebtReport.Entry(person: index, lines: lines, amount: sum))
        }
        return report
    }

    /// - Parameter before: what the employments that others go on from have left, this one's among them afterwards.
    private func addDebt(
        _ index: Int, _ position: Int, on day: Day, before: inout ShortList<EmploymentCarry>,
        _ months: inout MonthBook<Rules>, to arena: inout LineArena
    ) throws(PayrollError) {
        let person = facts.people[index]
        let employment = person.employments[position]
        guard employment.start <= day else { return }
        var registrations: [Registration] = []
        for registration in employment.registrations where registration.days.first <= day {
            let days = try DayRange(from: registration.days.first, through: min(day, registration.days.last))
            registrations.append(
                Registration(
                    registration.kind, days: days, recorded: registration.recorded, row: registration.row,
                    childBorn: registration.childBorn))
        }
        var employments = person.employments
        employments[position] = employment.with(registrations: registrations)
        let known = person.with(employments: employments)
        var carry = facts.carries[index].employment(employment.id)
        var month = carry.settledThrough.map { ($0 + 1).month } ?? firstMonth(of: employment, on: day)
        month = max(employment.start.month, month)
        // Nobody owes nothing because no agreement was looked at; who has left has the agreement of the last day.
        var covered = CoveredNames()
        let last = min(day.month, employment.end?.month ?? day.month)
        try run.agreements.check(employment, in: DayRange(last), knownAt: run.knownAt, &covered)
        while month <= day.month {
            let rules = try months.rules(of: month)
            if employments[position].days(in: DayRange(month)) != nil {
                var discarded = LineArena()
                try run.agreements.addDeviations(
                    run.question(known, position, before: before), rules, carry: &carry, to: &discarded)
                carry.settledThrough = month.last
            }
            month = month.next
        }
        try run.agreements.addHolidayDebt(
            run.question(known, position), on: day, months.rules(of: day.month), carry: carry, to: &arena)
        if person.employments.contains(where: { $0.continues }) { before.append(carry) }
    }
}

extension Person {
    /// The employments in their order; where one goes on from another, the earlier ones first.
    fileprivate var inOrderOfHoliday: [Int] {
        guard employments.contains(where: { $0.continues }) else { return Array(employments.indices) }
        return employments.indices.sorted { (employments[$0].start, $0) < (employments[$1].start, $1) }
    }
}

extension Batch {
    /// The first month of the day's year, or that of the first terms where those begin later.
    private func firstMonth(of employment: Employment, on day: Day) -> Month {
        let january = Month(year: day.year, month: 1)
        let terms = employment.terms.lazy.filter { $0.recorded <= run.knownAt }.map(\.from.month).min()
        return min(day.month, max(january, terms ?? january))
    }

    /// Employments of monthly paid that began before the first month calculated and have no carry.
    private func unknownHoliday(_ index: Int, on day: Day) -> [Finding] {
        let person = facts.people[index]
        var findings: [Finding] = []
        for employment in person.employments {
            let state = facts.carries[index].employment(employment.id)
            let first = firstMonth(of: employment, on: day).first
            guard state.settledThrough == nil, state.holiday.year == 0, employment.start < first,
                employment.end.map({ $0 >= first }) ?? true, run.isMonthly(employment, on: first)
            else { continue }
            findings.append(employment.unknownHoliday(before: first, of: person))
        }
        return findings
    }
}

/// The rules of the months that have been asked for.
private struct MonthBook<Rules: Agreement> {
    private let agreement: Rules
    private var known: [(month: Month, rules: Rules.MonthRules)] = []

    init(_ agreement: Rules) {
        self.agreement = agreement
    }

    mutating func rules(of month: Month) throws(PayrollError) -> Rules.MonthRules {
        if let found = known.first(where: { $0.month == month }) { return found.rules }
        let rules = try agreement.monthRules(WorkedMonth(month))
        known.append((month, rules))
        return rules
    }
}
