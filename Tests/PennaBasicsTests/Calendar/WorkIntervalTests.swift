//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

@Suite("WorkInterval")
struct WorkIntervalTests {
    @Test("a shift within the day, over midnight, and round the clock")
    func ordinary() throws {
        let day = Day(2026, 11, 14)
        #expect(try WorkInterval(day: day, from: ClockTime(15, 30), to: ClockTime(18, 0)).minutes == Minutes(150))
        #expect(try WorkInterval(day: day, from: ClockTime(21, 0), to: ClockTime(7, 0)).minutes == Minutes(600))
        #expect(try WorkInterval(day: day, from: ClockTime(6, 0), to: ClockTime(6, 0)).minutes == Minutes(1440))
        #expect(try WorkInterval(day: day, from: ClockTime(6, 0), to: ClockTime(5, 59)).minutes == Minutes(1439))
        #expect(try WorkInterval(day: day, from: ClockTime(6, 0), to: ClockTime(6, 1)).minutes == Minutes(1))
        #expect(try WorkInterval(day: day, from: .startOfDay, to: .endOfDay) == WorkInterval(day))
        #expect(try WorkInterval(day: day, from: .startOfDay, to: .startOfDay) == WorkInterval(day))
        #expect(try WorkInterval(day: day, from: .endOfDay, to: ClockTime(6, 0)).minutes == Minutes(360))
        #expect(try WorkInterval(day: day, from: .endOfDay, to: .endOfDay) == WorkInterval(day + 1))
        #expect(
            try WorkInterval(day: day, from: ClockTime(18, 0), to: .endOfDay).end == SwedishClock.midnight(of: day + 1))
    }

    @Test("the night when summer time begins is an hour shorter, and longer when it ends")
    func changingNights() throws {
        let (start, end) = (ClockTime(21, 0), ClockTime(7, 0))
        #expect(try WorkInterval(day: Day(2026, 3, 28), from: start, to: end).minutes == Minutes(9 * 60))
        #expect(try WorkInterval(day: Day(2026, 3, 29), from: start, to: end).minutes == Minutes(10 * 60))
        #expect(try WorkInterval(day: Day(2026, 10, 24), from: start, to: end).minutes == Minutes(11 * 60))
        #expect(try WorkInterval(day: Day(2026, 10, 23), from: start, to: end).minutes == Minutes(10 * 60))
        #expect(WorkInterval(Day(2026, 3, 29)).minutes == Minutes(1380))
        #expect(WorkInterval(Day(2026, 10, 25)).minutes == Minutes(1500))
    }

    @Test("a shift that begins or ends in the skipped hour is an error")
    func skippedHour() {
        let day = Day(2026, 3, 29)
        expectError(.clockTime, "02:30", day: day) { () throws(PayrollError) in
            _ = try WorkInterval(day: day, from: ClockTime(2, 30), to: ClockTime(7, 0))
        }
        expectError(.clockTime, "02:00", day: day) { () throws(PayrollError) in
            _ = try WorkInterval(day: day - 1, from: ClockTime(21, 0), to: ClockTime(2, 0))
        }
    }

    @Test("in the hour that comes twice either passage can be meant")
    func passages() throws {
        let day = Day(2026, 10, 25)
        let (before, half, ten, after) = (ClockTime(1, 0), ClockTime(2, 30), ClockTime(2, 10), ClockTime(4, 0))
        #expect(try WorkInterval(day: day, from: before, to: half).minutes == Minutes(90))
        #expect(try WorkInterval(day: day, from: before, to: half, endsInSecondPassage: true).minutes == Minutes(150))
        #expect(try WorkInterval(day: day, from: half, to: after).minutes == Minutes(150))
        #expect(try WorkInterval(day: day, from: half, to: after, startsInSecondPassage: true).minutes == Minutes(90))
        #expect(try WorkInterval(day: day, from: half, to: ten, endsInSecondPassage: true).minutes == Minutes(40))
        #expect(try WorkInterval(day: day, from: half, to: half, endsInSecondPassage: true).minutes == Minutes(60))
        #expect(try WorkInterval(day: day, from: half, to: half).minutes == Minutes(1500))
        let evening = try WorkInterval(
            day: day - 1, from: ClockTime(21, 0), to: half, endsInSecondPassage: true)
        #expect(evening.minutes == Minutes(390))
        let both = try WorkInterval(
            day: day, from: ten, to: half, startsInSecondPassage: true, endsInSecondPassage: true)
        #expect(both.minutes == Minutes(20))
        expectError(.invalidValue, "2026-10-25") { () throws(PayrollError) in
            _ = try WorkInterval(day: day, from: ten, to: half, startsInSecondPassage: true)
        }
        expectError(.clockTime, "en gång") { () throws(PayrollError) in
            _ = try WorkInterval(
                day: day, from: half, to: ten, startsInSecondPassage: true, endsInSecondPassage: true)
        }
    }

    @Test("an interval needs an end after its start")
    func emptyOrBackwards() throws {
        let start = SwedishClock.midnight(of: Day(2026, 4, 1))
        let next = Moment(minute: start.minute + 1)
        #expect(try WorkInterval(from: start, to: next).minutes == Minutes(1))
        for (from, to) in [(start, start), (next, start)] {
            expectError(.invalidValue, "2026-04-01 00:0", "Rätta", day: Day(2026, 4, 1)) { () throws(PayrollError) in
                _ = try WorkInterval(from: from, to: to)
            }
        }
        expectError(.overflow) { () throws(PayrollError) in
            _ = try WorkInterval(from: Moment(minute: .min), to: Moment(minute: .max))
        }
        #expect(try WorkInterval(from: Moment(minute: 0), to: Moment(minute: .max)).minutes == Minutes(.max))
    }

    @Test("intervals that meet share nothing; the start belongs and the end does not")
    func limits() throws {
        let morning = try WorkInterval(from: Moment(minute: 0), to: Moment(minute: 60))
        let later = try WorkInterval(from: Moment(minute: 60), to: Moment(minute: 90))
        #expect(morning.intersection(later) == nil)
        #expect(!morning.overlaps(later))
        #expect(morning.contains(Moment(minute: 0)))
        #expect(morning.contains(Moment(minute: 59)))
        #expect(!morning.contains(Moment(minute: 60)))
        #expect(!morning.contains(Moment(minute: -1)))
    }

    @Test("an intersection holds just the minutes that both hold")
    func intersectionProperty() throws {
        var generator = SeededGenerator(seed: 21)
        var differences = Differences()
        for _ in 0..<2_000 {
            let pair = try (0..<2).map { _ in
                let start = Int64.random(in: -30...30, using: &generator)
                let end = start + Int64.random(in: 1...25, using: &generator)
                return try WorkInterval(from: Moment(minute: start), to: Moment(minute: end))
            }
            let shared = (-40...60).filter { minute in pair.allSatisfy { $0.contains(Moment(minute: minute)) } }
            let found = pair[0].intersection(pair[1])
            let isRight =
                found?.minutes.count ?? 0 == Int64(shared.count) && found?.start.minute == shared.first
                && found == pair[1].intersection(pair[0]) && pair[0].overlaps(pair[1]) == (found != nil)
            differences.expect(isRight, "\(pair)")
        }
        differences.report()
    }

    @Test("text shows the clock, with the second date only when it differs")
    func text() throws {
        let day = Day(2026, 11, 14)
        let short = try WorkInterval(day: day, from: ClockTime(15, 30), to: ClockTime(18, 0))
        #expect(short.description == "2026-11-14 15:30–18:00")
        let night = try WorkInterval(day: day, from: ClockTime(21, 0), to: ClockTime(7, 0))
        #expect(night.description == "2026-11-14 21:00–2026-11-15 07:00")
    }
}
