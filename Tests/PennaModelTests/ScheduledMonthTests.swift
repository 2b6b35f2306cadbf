//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@Suite struct ScheduledMonthTests {
    private let october = Month(year: 2026, month: 10)

    @Test("Clock spans and shifts into the next day, at both sides of each limit")
    func limits() throws {
        #expect(try ClockSpan(from: 1440, to: 2880).count == 1440)
        #expect(throws: PayrollError.self) { try ClockSpan(from: 1441, to: 2881) }
        #expect(throws: PayrollError.self) { try ClockSpan(from: 120, to: 60) }
        #expect(throws: Never.self) { try shift(1439, 2879, (1440, 1470)) }
        #expect(throws: PayrollError.self) { try Schedule(name: "inga dagar", cycle: []) }
        #expect(throws: PayrollError.self) { try Schedule(name: "fri", cycle: [], exceptions: [Day(2026, 5, 11): []]) }
        let shifts = [try Shift(ClockSpan(from: 480, to: 960))]
        let booked = try Schedule(name: "bokat", cycle: [], exceptions: [Day(2026, 5, 11): shifts])
        #expect(booked.cycle == [[]] && booked.workdaysInCycle == 0)
        #expect(try Schedule(name: "två av tre", cycle: [[shift(0, 60)], [], [shift(0, 60)]]).workdaysInCycle == 2)
    }

    @Test("The shifts of a month are those from the day before it to the day after, nights over its borders as well")
    func borders() throws {
        let night = try Schedule(name: "natt", cycle: [[try shift(1260, 1860)]])
        let month = try plan(employment(schedules: [(0, Day(2020, 1, 1))]), [night], october)
        #expect(month.firstDay == Day(2026, 9, 30))
        #expect(month.shifts.first?.day == Day(2026, 9, 30) && month.shifts.last?.day == Day(2026, 11, 1))
        let intoOctober = try #require(month.shifts.first?.interval)
        #expect(SwedishClock.local(intoOctober.end).day == Day(2026, 10, 1))
        for outside in [Day(2026, 9, 29), Day(2026, 11, 2)] {
            #expect(month.shifts(on: outside).isEmpty && month.minutes(on: outside) == 0)
        }
    }

    @Test("A schedule that changes inside the month changes on its day; days without one are free")
    func changeOfSchedule() throws {
        let schedules = [
            try Schedule(name: "kort", cycle: [[try shift(480, 600)]]),
            try Schedule(name: "lång", cycle: [[try shift(480, 960)]]),
        ]
        let month = try plan(
            employment(schedules: [(0, Day(2026, 10, 5)), (1, Day(2026, 10, 15))]), schedules, october)
        let wrong = DayRange(october).filter {
            month.minutes(on: $0) != ($0 < Day(2026, 10, 5) ? 0 : $0 < Day(2026, 10, 15) ? 120 : 480)
        }
        #expect(wrong.isEmpty)
    }

    @Test("Of several changed shifts on a day the last given holds; an empty one makes the day free")
    func changedShifts() throws {
        let schedule = try Schedule(name: "alla", cycle: [[try shift(480, 960)]])
        let month = try plan(
            employment(schedules: [(0, Day(2020, 1, 1))]), [schedule], october,
            changed: [
                changed([shift(600, 660)], Day(2026, 10, 6), Day(2026, 10, 8)),
                changed([], Day(2026, 10, 7)),
                changed([shift(0, 60), shift(120, 300)], Day(2026, 10, 8)),
            ])
        #expect((5...9).map { month.minutes(on: Day(2026, 10, $0)) } == [480, 60, 0, 240, 480])
        #expect(month.shifts(on: Day(2026, 10, 8)).count == 2)
    }

    @Test("An employment on a schedule that the employer does not have is an error with the row")
    func unknownSchedule() throws {
        let schedule = try Schedule(name: "alla", cycle: [[try shift(480, 960)]])
        for number in [-1, 1] {
            let error = #expect(throws: PayrollError.self) {
                try plan(employment(schedules: [(number, Day(2020, 1, 1))]), [schedule], october)
            }
            #expect(error?.code == .unknownName && error?.row == SourceRow(file: 1, row: 4))
        }
    }

    @Test("A shift that begins before the one before it has ended is an error; one that begins just then is not")
    func overlap() throws {
        func error(_ cycle: [[Shift]], changed: [Registration] = []) throws -> PayrollError? {
            let schedule = try Schedule(name: "prov", cycle: cycle)
            let employment = try employment(schedules: [(0, Day(2020, 1, 1))])
            do throws(PayrollError) {
                _ = try ScheduledMonth(
                    month: october, employment: employment, schedules: [schedule],
                    holidays: HolidayCalendar(year: 2026), knownAt: recorded, changed: changed)
                return nil
            } catch {
                return error
            }
        }
        let night = try shift(1260, 1860)
        #expect(try error([[shift(480, 720), shift(720, 960)]]) == nil)
        #expect(try error([[shift(480, 721), shift(720, 960)]])?.code == .overlap)
        #expect(try error([[shift(720, 960), shift(480, 720)]])?.code == .overlap)
        #expect(try error([[night], [shift(420, 900)]]) == nil)
        let early = try error([[night], [shift(419, 900)]])
        #expect(early?.code == .overlap && early?.row == SourceRow(file: 1, row: 4))
        let replaced = try error([[shift(480, 960)]], changed: [changed([shift(1200, 1930)], Day(2026, 10, 6))])
        #expect(replaced?.code == .overlap && replaced?.day == Day(2026, 10, 7))
        let moved = try error([[night], []], changed: [changed([shift(300, 600)], Day(2026, 10, 7), row: 17)])
        #expect(moved?.code == .overlap && moved?.row == SourceRow(file: 0, row: 17))
        #expect(
            try PlanBook(month: october, schedules: [Schedule(name: "prov", cycle: [[night], [shift(0, 60)]])])
                .number(of: employment(schedules: [(0, Day(2020, 1, 1))]), knownAt: recorded) == nil)
    }

    @Test("Random shifts without breaks between them: pieces and breaks make up the shift, and no minute twice")
    func random() throws {
        var generator = SeededGenerator(seed: 7)
        var wrong = 0
        for _ in 0..<500 {
            var cycle: [[Shift]] = [[try shift(0, 1)]]
            var breakMinutes: [Int64] = [0]
            for _ in 0..<Int.random(in: 1...9, using: &generator) {
                let from = Int.random(in: 2...900, using: &generator)
                let first = from + Int.random(in: 1...100, using: &generator)
                let second = first + Int.random(in: 31...200, using: &generator)
                let end = second + Int.random(in: 30...200, using: &generator)
                cycle.append([try shift(from, end, (first, first + 30), (second, second + 15))])
                breakMinutes.append(45)
            }
            let schedule = try Schedule(name: "slump", cycle: cycle)
            let start = Day(2026, 6, 1) - Int.random(in: -400...400, using: &generator)
            let month = try plan(
                employment(schedules: [(0, Day(2020, 1, 1))], cycleStart: start), [schedule],
                Month(year: 2026, month: 6))
            for shift in month.shifts {
                let phase = ((shift.day - start) % cycle.count + cycle.count) % cycle.count
                if shift.minutes != shift.interval.minutes.count - breakMinutes[phase] { wrong += 1 }
            }
            for (left, right) in zip(month.pieces, month.pieces.dropFirst())
            where right.interval.start < left.interval.end { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
