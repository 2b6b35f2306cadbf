//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

/// Rules: förordning (2001:127) om sommartid, 2 §; the periods before it from the ordinances named below.
@Suite("SwedishClock")
struct SwedishClockTests {
    /// First and last day of summer time as published in SFS 1985:351, 1989:170, 1992:306 and 1994:1207.
    static let published: [(Day, Day)] = [
        (Day(1986, 3, 30), Day(1986, 9, 28)), (Day(1987, 3, 29), Day(1987, 9, 27)),
        (Day(1988, 3, 27), Day(1988, 9, 25)), (Day(1990, 3, 25), Day(1990, 9, 30)),
        (Day(1991, 3, 31), Day(1991, 9, 29)), (Day(1992, 3, 29), Day(1992, 9, 27)),
        (Day(1993, 3, 28), Day(1993, 9, 26)), (Day(1994, 3, 27), Day(1994, 9, 25)),
        (Day(1995, 3, 26), Day(1995, 9, 24)), (Day(1996, 3, 31), Day(1996, 10, 27)),
        (Day(1997, 3, 30), Day(1997, 10, 26)),
    ]

    @Test("summer time begins and ends on the days that were published", arguments: published)
    func publishedPeriods(first: Day, last: Day) {
        let changes = DayRange(Day(first.year, 1, 1), Day(first.year, 12, 31)).filter {
            SwedishClock.change(on: $0) != .none
        }
        #expect(changes == [first, last])
        #expect(SwedishClock.change(on: first) == .springForward)
        #expect(SwedishClock.change(on: last) == .fallBack)
    }

    @Test("every day from 1990 to 2100 has 24 hours, but for two Sundays a year")
    func everyDay() {
        var differences = Differences()
        for day in DayRange(Day(1990, 1, 1), Day(2100, 12, 31)) {
            let expected = SwedishClockTests.change(day)
            let minutes = [ClockChange.none: 1440, .springForward: 1380, .fallBack: 1500][expected]
            let real = SwedishClock.midnight(of: day + 1).minute - SwedishClock.midnight(of: day).minute
            let isRight =
                SwedishClock.change(on: day) == expected && SwedishClock.minutes(in: day) == minutes
                && Int(real) == minutes && (SwedishClock.repeatedHour(on: day) != nil) == (expected == .fallBack)
            differences.expect(isRight, "\(day)")
        }
        differences.report()
    }

    @Test("midnight is 23:00 UTC the day before in winter and 22:00 in summer")
    func midnight() {
        #expect(SwedishClock.midnight(of: Day(1970, 1, 1)).minute == -60)
        let summer = SwedishClock.midnight(of: Day(2026, 7, 1))
        #expect(summer.minute == Int64(Day(2026, 7, 1).number) * 1440 - 120)
        // The changes come after midnight, so the day itself still begins by the old offset.
        #expect(SwedishClock.midnight(of: Day(2026, 3, 29)).minute == Int64(Day(2026, 3, 29).number) * 1440 - 60)
        #expect(SwedishClock.midnight(of: Day(2026, 10, 25)).minute == Int64(Day(2026, 10, 25).number) * 1440 - 120)
    }

    @Test(
        "the clock agrees with UTC plus one or two hours, and leads back, at every half hour", arguments: [1994, 2024])
    func roundTrip(from year: Int) throws {
        var differences = Differences()
        let start = Int64(Day(year, 1, 1).number) * 1440
        for minute in stride(from: start, to: start + 4 * 366 * 1440, by: 30) {
            let local = SwedishClock.local(Moment(minute: minute))
            let expected = minute + (SwedishClockTests.isSummer(minute) ? 120 : 60)
            let shown = Int64(local.day.number) * 1440 + Int64(local.minute)
            let back = try SwedishClock.moment(
                day: local.day, minute: local.minute, secondPassage: local.isSecondPassage)
            differences.expect(shown == expected && back.minute == minute, "\(minute) \(local)")
        }
        differences.report()
    }

    @Test("every clock minute of the two changing days is right")
    func changingDays() throws {
        let spring = Day(2026, 3, 29)
        let fall = Day(2026, 10, 25)
        var differences = Differences()
        for minute in 0..<1440 where !(120..<180).contains(minute) {
            let afterSpring = try SwedishClock.moment(day: spring, minute: minute).minute
            let springStart = SwedishClock.midnight(of: spring).minute
            differences.expect(Int(afterSpring - springStart) == (minute < 120 ? minute : minute - 60), "\(minute)")
            let afterFall = try SwedishClock.moment(day: fall, minute: minute).minute
            let fallStart = SwedishClock.midnight(of: fall).minute
            differences.expect(Int(afterFall - fallStart) == (minute < 120 ? minute : minute + 60), "\(minute)")
        }
        for minute in 120..<180 {
            let first = try SwedishClock.moment(day: fall, minute: minute)
            let second = try SwedishClock.moment(day: fall, minute: minute, secondPassage: true)
            differences.expect(second.minute - first.minute == 60, "\(minute)")
            differences.expect(!SwedishClock.local(first).isSecondPassage, "\(minute)")
            differences.expect(SwedishClock.local(second).isSecondPassage, "\(minute)")
        }
        differences.report()
    }

    @Test("the hour that is skipped is an error that names day, time and remedy")
    func skippedHour() throws {
        let day = Day(2026, 3, 29)
        for minute in [120, 150, 179] {
            expectError(.clockTime, "2026-03-29 02:", "finns inte", "Ange", day: day) { () throws(PayrollError) in
                _ = try SwedishClock.moment(day: day, minute: minute)
            }
        }
        expectError(.clockTime, "2026-03-29 02:30", day: day) { () throws(PayrollError) in
            _ = try SwedishClock.moment(day: day - 1, minute: 1440 + 150)
        }
        let last = try SwedishClock.moment(day: day, minute: 119)
        let first = try SwedishClock.moment(day: day, minute: 180)
        #expect(first.minute - last.minute == 1)
        #expect(try SwedishClock.moment(day: day + 1, minute: 150) > first)
    }

    @Test("a second passage exists only from 02:00 to 03:00 when summer time ends")
    func secondPassage() throws {
        let day = Day(2026, 10, 25)
        #expect(try SwedishClock.moment(day: day, minute: 120, secondPassage: true).minute % 60 == 0)
        #expect(try SwedishClock.moment(day: day - 1, minute: 1440 + 179, secondPassage: true).minute % 60 == 59)
        for (day, minute) in [(day, 119), (day, 180), (day - 1, 150), (day + 1, 150), (Day(2026, 3, 29), 150)] {
            expectError(.clockTime, "passeras bara en gång", day: day) { () throws(PayrollError) in
                _ = try SwedishClock.moment(day: day, minute: minute, secondPassage: true)
            }
        }
    }

    @Test("the repeated hour is the second passage, sixty minutes")
    func repeatedHour() throws {
        let day = Day(2026, 10, 25)
        let hour = try #require(SwedishClock.repeatedHour(on: day))
        #expect(hour.minutes == Minutes(60))
        #expect(try hour.start == SwedishClock.moment(day: day, minute: 120, secondPassage: true))
        #expect(try hour.end == SwedishClock.moment(day: day, minute: 180))
        // 01:00 UTC, the moment all of the Union changes.
        #expect(hour.start.minute == Int64(day.number) * 1440 + 60)
        #expect(SwedishClock.repeatedHour(on: Day(2026, 3, 29)) == nil)
    }

    @Test("minutes from 1440 on are the next day's clock, up to 2880")
    func nextDay() throws {
        let day = Day(2026, 11, 14)
        #expect(try SwedishClock.moment(day: day, minute: 1440) == SwedishClock.midnight(of: day + 1))
        #expect(try SwedishClock.moment(day: day, minute: 2880) == SwedishClock.midnight(of: day + 2))
        for minute in [-1, 2881, Int.min, Int.max] {
            expectError(.invalidValue, "\(minute)", day: day) { () throws(PayrollError) in
                _ = try SwedishClock.moment(day: day, minute: minute)
            }
        }
    }

    @Test("there is no summer time before 1981")
    func before1981() {
        #expect(DayRange(Day(1970, 1, 1), Day(1980, 12, 31)).allSatisfy { SwedishClock.change(on: $0) == .none })
        #expect(SwedishClock.local(Moment(minute: 0)).description == "1970-01-01 01:00")
        #expect(SwedishClock.local(Moment(minute: -61)).description == "1969-12-31 23:59")
        #expect(SwedishClock.change(on: Day(1981, 3, 29)) == .springForward)
    }

    @Test("a moment beyond all calendars does not trap")
    func farAway() {
        #expect(SwedishClock.local(Moment(minute: .max)).minute >= 0)
        #expect(SwedishClock.local(Moment(minute: .min)).minute >= 0)
    }

    @Test("what the clock shows can be written")
    func text() {
        let local = SwedishClock.local(Moment(minute: Int64(Day(2026, 11, 20).number) * 1440 + 785))
        #expect(local.description == "2026-11-20 14:05")
        #expect(local.clock == ClockTime(14, 5))
    }

    /// What the clocks do, by the words of the ordinance: the last Sunday is a Sunday with no other after it.
    private static func change(_ day: Day) -> ClockChange {
        let isLastSunday = day.weekday == .sunday && (day + 7).month != day.month
        guard isLastSunday else { return .none }
        switch day.month.monthOfYear {
        case 3: return .springForward
        case 9: return day.year < 1996 ? .fallBack : .none
        case 10: return day.year < 1996 ? .none : .fallBack
        default: return .none
        }
    }

    /// Whether a minute of UTC lies in summer time: between 01:00 UTC on the two Sundays.
    private static func isSummer(_ minute: Int64) -> Bool {
        let year = Day(number: Int32(minute / 1440)).year
        let days = DayRange(Day(year, 3, 1), Day(year, 10, 31)).filter { change($0) != .none }
        return minute >= Int64(days[0].number) * 1440 + 60 && minute < Int64(days[1].number) * 1440 + 60
    }
}

extension DayRange {
    /// The days between two days that are known to be in order.
    init(_ first: Day, _ last: Day) {
        do {
            self = try DayRange(from: first, through: last)
        } catch {
            Issue.record(error)
            self = DayRange(first)
        }
    }
}
