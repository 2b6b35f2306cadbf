//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

/// Shifts over the two nights of 2026 when the clocks change: 28–29 March and 24–25 October.
@Suite struct ChangeOfClocksTests {
    private let march = Month(year: 2026, month: 3)
    private let october = Month(year: 2026, month: 10)

    private func night(_ from: Int, _ to: Int, _ breaks: (Int, Int)...) throws -> Schedule {
        let span = try ClockSpan(from: from, to: to)
        return try Schedule(
            name: "natt", cycle: [[Shift(span, breaks: breaks.map { try ClockSpan(from: $0.0, to: $0.1) })]])
    }

    private func plan(_ schedule: Schedule, _ month: Month) throws -> ScheduledMonth {
        try PennaModelTests.plan(employment(schedules: [(0, Day(2020, 1, 1))]), [schedule], month)
    }

    @Test("A break that reaches into the missing hour is cut to the minutes that exist")
    func breakInMissingHour() throws {
        // 01:30–02:30 is half an hour long that night, 02:10–03:20 twenty minutes.
        #expect(try plan(night(1260, 1860, (1530, 1590)), march).minutes(on: Day(2026, 3, 28)) == 540 - 30)
        #expect(try plan(night(1260, 1860, (1570, 1640)), march).minutes(on: Day(2026, 3, 28)) == 540 - 20)
    }

    @Test(
        "A break is as long as its clock says also in the hour that comes twice",
        arguments: [(1560, 1620), (1570, 1600)])
    func breakInRepeatedHour(from: Int, to: Int) throws {
        let plan = try plan(night(1260, 1860, (from, to)), Month(year: 2026, month: 10))
        let index = try #require(plan.shifts(on: Day(2026, 10, 24)).first)
        let pieces = plan.pieces[plan.shifts[index].pieces]
        #expect(pieces.reduce(0) { $0 + $1.interval.minutes.count } == Int64(660 - (to - from)))
        #expect(plan.minutes(on: Day(2026, 10, 24)) == Int64(600 - (to - from)))
    }

    @Test("The first minute of the missing hour and the last are errors, the minute before and after are not")
    func missingHour() throws {
        for (minute, isError) in [(119, false), (120, true), (179, true), (180, false)] {
            let begins = try? plan(night(minute, 600), march)
            #expect((begins == nil) == isError)
            let ends = try? plan(night(1260, 1440 + minute), march)
            #expect((ends == nil) == isError)
        }
    }

    @Test("An error of the missing hour names the day of the shift and the row it came from")
    func row() throws {
        let ends = #expect(throws: PayrollError.self) { try plan(night(1260, 1590), march) }
        #expect(ends?.code == .clockTime && ends?.day == Day(2026, 3, 28) && ends?.row == SourceRow(file: 1, row: 4))
        let day = try Schedule(name: "dag", cycle: [[try shift(480, 960)]])
        let registered = #expect(throws: PayrollError.self) {
            try PennaModelTests.plan(
                employment(schedules: [(0, Day(2020, 1, 1))]), [day], march,
                changed: [changed([shift(150, 400)], Day(2026, 3, 29), row: 12)])
        }
        #expect(registered?.day == Day(2026, 3, 29) && registered?.row == SourceRow(file: 0, row: 12))
    }

    @Test("A shift through the hour that comes twice has it as a piece of its own, outside its ordinary minutes")
    func repeatedHour() throws {
        let month = try plan(night(1260, 1860), october)
        let index = try #require(month.shifts(on: Day(2026, 10, 24)).first)
        let pieces = month.pieces[month.shifts[index].pieces]
        #expect(pieces.map(\.isRepeatedHour) == [false, true, false])
        #expect(pieces.map(\.interval.minutes.count) == [360, 60, 240])
        #expect(pieces.first { $0.isRepeatedHour }?.interval == SwedishClock.repeatedHour(on: Day(2026, 10, 25)))
        #expect(month.minutes(on: Day(2026, 10, 24)) == 600 && month.minutes(on: Day(2026, 10, 23)) == 600)
        #expect(month.pieces.count { $0.isRepeatedHour } == 1)
    }

    @Test("A shift that ends in the hour that comes twice ends in its first passage; at 03:00 it has both")
    func endsInRepeatedHour() throws {
        func pieces(_ from: Int, _ to: Int) throws -> [Int64] {
            let month = try plan(night(from, to), october)
            return month.shifts(on: Day(2026, 10, 25)).flatMap { month.pieces[month.shifts[$0].pieces] }
                .map { $0.isRepeatedHour ? -$0.interval.minutes.count : $0.interval.minutes.count }
        }
        #expect(try pieces(60, 150) == [90])
        #expect(try pieces(60, 180) == [120, -60])
        #expect(try pieces(60, 240) == [120, -60, 60])
        #expect(try pieces(180, 240) == [60])
    }

    @Test("A day's clock counts real minutes and moves a missing time to the change")
    func dayClock() throws {
        let spring = DayClock(Day(2026, 3, 29))
        #expect(spring.repeatedHour == nil)
        #expect(try spring.interval(ClockSpan(from: 0, to: 1440), row: nil).minutes == Minutes(1380))
        #expect(spring.clamped(150) == spring.clamped(180) && spring.clamped(119) < spring.clamped(150))
        let evening = DayClock(Day(2026, 3, 28))
        #expect(evening.clamped(1440 + 150) == spring.clamped(180))
        let autumn = DayClock(Day(2026, 10, 25))
        #expect(try autumn.interval(ClockSpan(from: 0, to: 1440), row: nil).minutes == Minutes(1500))
        #expect(DayClock(Day(2026, 10, 24)).repeatedHour == autumn.repeatedHour)
        #expect(DayClock(Day(2026, 10, 26)).repeatedHour == nil)
    }
}
