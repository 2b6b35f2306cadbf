//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@Suite struct ScheduleTests {
    private let recorded = Instant(seconds: 0)

    private func shift(_ from: Int, _ to: Int, _ breaks: (Int, Int)...) throws -> Shift {
        try Shift(ClockSpan(from: from, to: to), breaks: breaks.map { try ClockSpan(from: $0.0, to: $0.1) })
    }

    private func employment(_ cycleStart: Day, start: Day = Day(2020, 1, 1), end: Day? = nil) throws -> Employment {
        Employment(
            id: "1", start: start, end: end, terms: [],
            schedules: [
                try Fact(ScheduleAssignment(schedule: 0, cycleStart: cycleStart), from: start, recorded: recorded)
            ])
    }

    private func month(
        _ schedule: Schedule, _ month: Month, _ employment: Employment, changed: [Registration] = []
    ) throws -> ScheduledMonth {
        try ScheduledMonth(
            month: month, employment: employment, schedules: [schedule],
            holidays: HolidayCalendar(covering: DayRange(from: month.first - 1, through: month.last + 1)),
            knownAt: recorded, changed: changed)
    }

    @Test("Clock spans and shifts at both sides of each limit")
    func limits() throws {
        #expect(throws: Never.self) { try ClockSpan(from: 0, to: 1440) }
        #expect(throws: PayrollError.self) { try ClockSpan(from: 0, to: 1441) }
        #expect(throws: PayrollError.self) { try ClockSpan(from: 60, to: 60) }
        #expect(throws: PayrollError.self) { try ClockSpan(from: -1, to: 60) }
        #expect(throws: Never.self) { try shift(480, 960, (480, 490), (490, 960)) }
        #expect(throws: PayrollError.self) { try shift(480, 960, (470, 490)) }
        #expect(throws: PayrollError.self) { try shift(480, 960, (500, 520), (510, 530)) }
        #expect(throws: PayrollError.self) { try shift(480, 960, (950, 970)) }
        #expect(throws: PayrollError.self) { try shift(1440, 1500) }
        #expect(throws: PayrollError.self) { try Schedule(name: "tom", cycle: [[], []]) }
    }

    @Test("A cycle goes on for ever, before its start as well as after")
    func cycle() throws {
        let schedule = try Schedule(name: "tre", cycle: [[try shift(480, 960)], [], []])
        for start in [Day(2026, 10, 3), Day(2020, 1, 2) + 1, Day(2033, 5, 3)] {
            let plan = try month(schedule, Month(year: 2026, month: 10), employment(start))
            let wrong = DayRange(Month(year: 2026, month: 10)).filter {
                plan.shifts(on: $0).isEmpty != (($0 - start) % 3 != 0)
            }
            #expect(wrong.isEmpty)
        }
    }

    @Test("Holidays and eves are free where the schedule says so; an exception and a registered shift come first")
    func holidays() throws {
        let day = [try shift(480, 960)]
        let free = try Schedule(
            name: "kontor", cycle: [day], isFreeOnHolidays: true, exceptions: [Day(2026, 12, 25): day])
        let december = Month(year: 2026, month: 12)
        let registered = Registration(.changedShift(day), days: DayRange(Day(2026, 12, 24)), recorded: recorded)
        let plan = try month(free, december, employment(Day(2026, 1, 1)), changed: [registered])
        let off = DayRange(december).filter { plan.shifts(on: $0).isEmpty }
        #expect(off == [Day(2026, 12, 26), Day(2026, 12, 31)])
    }

    @Test("Shifts outside the employment are not there; the days beside the month are")
    func employmentDays() throws {
        let schedule = try Schedule(name: "alla", cycle: [[try shift(480, 960)]])
        let october = Month(year: 2026, month: 10)
        let whole = try month(schedule, october, employment(Day(2026, 1, 1)))
        #expect(whole.shifts.count == 33)
        let part = try month(
            schedule, october, employment(Day(2026, 1, 1), start: Day(2026, 10, 5), end: Day(2026, 10, 9)))
        #expect(part.shifts.map(\.day) == Array(try DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 9))))
    }

    @Test("A night over the change of clocks has its real minutes; the hour that comes twice is a piece of its own")
    func changeOfClocks() throws {
        let night = try Schedule(name: "natt", cycle: [[try shift(1260, 1860, (1560, 1590))]])
        let march = try month(night, Month(year: 2026, month: 3), employment(Day(2026, 1, 1)))
        // The break 02:00–02:30 lies in the missing hour and takes nothing away.
        #expect(march.minutes(on: Day(2026, 3, 28)) == 540)
        #expect(march.minutes(on: Day(2026, 3, 27)) == 570)
        let october = try month(night, Month(year: 2026, month: 10), employment(Day(2026, 1, 1)))
        let index = try #require(october.shifts(on: Day(2026, 10, 24)).first)
        let pieces = october.pieces[october.shifts[index].pieces]
        #expect(pieces.count { $0.isRepeatedHour } == 1)
        #expect(pieces.filter(\.isRepeatedHour).map(\.interval.minutes) == [Minutes(60)])
        #expect(pieces.reduce(0) { $0 + $1.interval.minutes.count } == 630)
        #expect(october.minutes(on: Day(2026, 10, 24)) == 570)
    }

    @Test("A shift that begins in the missing hour is an error with day and row")
    func missingHour() throws {
        let schedule = try Schedule(name: "fel", cycle: [[try shift(150, 600)]])
        let error = #expect(throws: PayrollError.self) {
            try month(schedule, Month(year: 2026, month: 3), employment(Day(2026, 1, 1)))
        }
        #expect(error?.code == .clockTime && error?.day == Day(2026, 3, 29))
    }

    @Test("The plan made once for all is the plan made for one person, whatever day the cycle begins")
    func planBook() throws {
        let cycle: [[Shift]] = [
            [try shift(480, 960)], [try shift(1260, 1860)], [], [try shift(360, 600), try shift(840, 1080)], [],
        ]
        let schedule = try Schedule(name: "fem", cycle: cycle)
        let october = Month(year: 2026, month: 10)
        let book = try PlanBook(month: october, schedules: [schedule])
        for offset in 0..<12 {
            let employment = try employment(Day(2026, 9, 20) + offset)
            let own = try month(schedule, october, employment)
            let shared = book.layouts[try #require(book.number(of: employment, knownAt: recorded))]
            #expect(own.shifts == shared.shifts && own.pieces == shared.pieces)
        }
        let late = try employment(Day(2026, 9, 20), start: Day(2026, 10, 1))
        #expect(book.number(of: late, knownAt: recorded) == nil)
    }
}
