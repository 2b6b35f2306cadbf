//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// The instant everything in these tests was recorded.
let recorded = Instant(seconds: 0)

/// Kronor and öre as an amount: `kr("1107.69")`.
func kr(_ text: String) -> Amount {
    Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min)
}

func hours(_ text: String) -> Int {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    return parts[0] * 60 + parts[1]
}

/// A shift such as `shift("07:00", "15:30", breaks: ("11:00", "11:30"))`; an end at or before the start is the next day.
func shift(_ from: String, _ to: String, breaks: (String, String)...) throws -> Shift {
    let start = hours(from)
    func after(_ text: String) -> Int { hours(text) < start ? hours(text) + 1440 : hours(text) }
    let end = hours(to) <= start ? hours(to) + 1440 : hours(to)
    return try Shift(
        ClockSpan(from: start, to: end),
        breaks: breaks.map { try ClockSpan(from: after($0.0), to: after($0.1)) })
}

/// A schedule of the same shift on the first days of a week.
func week(_ days: Int, _ from: String = "08:00", _ to: String = "16:00") throws -> Schedule {
    let day = [try shift(from, to)]
    return try Schedule(name: "vecka", cycle: (0..<7).map { $0 < days ? day : [] })
}

/// A Monday long ago, on which cycles begin.
let monday = Day(2014, 1, 6)

/// An employee made for a test: what is not said is full time on 30 000 kr, five days a week, employed since 2014.
struct Employee {
    var pay: Terms.Pay = .monthly(fullTime: Amount(ore: 3_000_000))
    var degree = Percent.whole
    var weekHours = 40
    var weeklyHours: Minutes?
    var start = Day(2014, 1, 1)
    var end: Day?
    var birthYear = 1990
    var schedule: Schedule?
    var cycleStart = monday
    var terms: [Fact<Terms>] = []
    var supplements: [Fact<Supplement>] = []
    var registrations: [Registration] = []
    var settings: [AgreementSetting] = []
    /// Whether sickness is deducted by the hour, as most examples here are written; an employer who says nothing has the
    /// calendar day.
    var isSickByHour = true
    var ownItems: [PayItem] = []
    var decisions = Decisions()
    var agreement = "AB"
    var carry = EmploymentCarry(employment: "1")

    private var allSettings: [AgreementSetting] {
        if !isSickByHour || settings.contains(where: { $0.key == "ab.28.metod" }) { return settings }
        return settings + [AgreementSetting(key: "ab.28.metod", from: Day(2014, 1, 1), value: 0, source: "Exempel")]
    }

    mutating func register(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil, child: Day? = nil) throws {
        registrations.append(
            Registration(
                kind, days: try DayRange(from: first, through: last ?? first), recorded: recorded,
                row: SourceRow(file: 0, row: UInt32(registrations.count + 1)), childBorn: child))
    }

    func question() throws -> EmploymentMonth {
        let facts =
            try terms.isEmpty
            ? [
                Fact(
                    Terms(
                        pay: pay, degree: degree, fullTimeWeek: Minutes(Int64(weekHours * 60)),
                        weeklyHours: weeklyHours, agreement: agreement),
                    from: start, recorded: recorded)
            ]
            : terms
        return EmploymentMonth(
            employment: Employment(
                id: "1", start: start, end: end, terms: facts, supplements: supplements,
                schedules: try schedule.map { _ in
                    [try Fact(ScheduleAssignment(schedule: 0, cycleStart: cycleStart), from: start, recorded: recorded)]
                } ?? [], registrations: registrations),
            index: 0, birthYear: birthYear, sickProtections: decisions.sickProtections,
            schedules: schedule.map { [$0] } ?? [],
            items: try PayItemRegister(agreement: AB.payItems, own: ownItems), knownAt: recorded)
    }

    /// The lines of a month's fixed pay.
    func fixedPay(_ month: Month) throws -> [PayLine] {
        var arena = LineArena()
        let agreement = try AB(settings: KnownSettings(allSettings))
        try agreement.addFixedPay(question(), agreement.monthRules(WorkedMonth(month)), to: &arena)
        return arena.lines
    }

    /// The lines of a month's deviations; the carry moves on.
    mutating func deviations(_ month: Month) throws -> [PayLine] {
        var arena = LineArena()
        return try deviations(month, into: &arena)
    }

    /// The days of a month that the AGI reports.
    func reportedAbsences(_ month: Month) throws -> [ReportedAbsence] {
        let agreement = try AB(settings: KnownSettings(allSettings))
        return try agreement.reportedAbsences(question(), agreement.monthRules(WorkedMonth(month)))
    }

    /// What should be looked at in a month that was calculated.
    func findings(_ month: Month) throws -> [String] {
        try agreementFindings(month, before: carry).map(\.text)
    }

    /// The same with its topics and rows.
    ///
    /// - Parameter before: what the month before left.
    func agreementFindings(_ month: Month, before: EmploymentCarry) throws -> [AgreementFinding] {
        let agreement = try AB(settings: KnownSettings(allSettings))
        return try agreement.findings(
            question(), agreement.monthRules(WorkedMonth(month)), before: before, carry: carry)
    }

    /// The holiday debt at the end of a day.
    func holidayDebt(_ day: Day) throws -> [PayLine] {
        var arena = LineArena()
        let agreement = try AB(settings: KnownSettings(allSettings))
        try agreement.addHolidayDebt(
            question(), on: day, agreement.monthRules(WorkedMonth(day.month)), carry: carry, to: &arena)
        return arena.lines
    }

    /// The lines of a month's deviations, whose operands lie in an arena; the carry moves on.
    mutating func deviations(_ month: Month, into arena: inout LineArena) throws -> [PayLine] {
        let agreement = try AB(settings: KnownSettings(allSettings))
        try agreement.addDeviations(question(), agreement.monthRules(WorkedMonth(month)), carry: &carry, to: &arena)
        return arena.lines
    }
}

extension Array where Element == PayLine {
    /// The sum of the lines of an item.
    func sum(_ key: String) -> Amount {
        let items = try? PayItemRegister(agreement: AB.payItems, own: [])
        guard let item = items?[key] else { return Amount(ore: .min) }
        return Amount(ore: filter { $0.item == item.id }.reduce(0) { $0 + $1.amount.ore })
    }

    /// The sum of all lines.
    var total: Amount { Amount(ore: reduce(0) { $0 + $1.amount.ore }) }
}

extension SickPeriodState {
    /// A period of one day with a karensavdrag that is made.
    mutating func takeKarens(on day: Day) throws {
        beginPeriod(on: day, karens: kr("1.00"), occasions: 100)
        count(day)
        sickPay = kr("1.00")
        _ = try takeKarens()
    }
}
