//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct OBCalendarTests {
    private func calendar(_ days: DayRange, _ settings: [AgreementSetting] = []) throws -> ClockClasses {
        try InconvenientHours.classes(
            days, HolidayCalendar(covering: DayRange(from: days.first - 9, through: days.last + 9)),
            KnownSettings(settings))
    }

    /// The class of each half hour of a day, as runs such as `B natt 00-06`.
    private func runs(_ day: Day, _ settings: [AgreementSetting] = []) throws -> [String] {
        let names = ["A", "A natt", "B", "B natt", "C", "D"]
        let calendar = try calendar(DayRange(day), settings)
        var runs: [(name: String, from: Int, to: Int)] = []
        for slot in 0..<48 {
            let start = SwedishClock.midnight(of: day).minute + Int64(slot * 30)
            let minutes = calendar.minutes(
                in: try WorkInterval(from: Moment(minute: start), to: Moment(minute: start + 30)))
            guard let lane = (0..<6).first(where: { minutes[$0] > 0 }) else { continue }
            if let last = runs.last, last.name == names[lane], last.to == slot {
                runs[runs.count - 1].to = slot + 1
            } else {
                runs.append((names[lane], slot, slot + 1))
            }
        }
        return runs.map { run in
            func clock(_ slot: Int) -> String { slot % 2 == 0 ? "\(slot / 2)" : "\(slot / 2):30" }
            return "\(run.name) \(clock(run.from))-\(clock(run.to))"
        }
    }

    @Test("AB-41: första maj 2024 is B, the night toward it B natt, the morning after B (assistanskoll.se 2024-05-01)")
    func firstOfMay() throws {
        #expect(try runs(Day(2024, 5, 1)) == ["B natt 0-6", "B 6-24"])
        #expect(try runs(Day(2024, 5, 2)) == ["B 0-7", "D 19-22", "C 22-24"])
        #expect(try runs(Day(2024, 4, 30)) == ["C 0-6", "B 16-22", "B natt 22-24"])
    }

    @Test("AB-43: annandag påsk 2027 is A, its night A natt, the morning after A (assistanskoll.se 2027-03-29)")
    func easterMonday() throws {
        #expect(try runs(Day(2027, 3, 29)) == ["A natt 0-6", "A 6-24"])
        #expect(try runs(Day(2027, 3, 30)) == ["A 0-7", "D 19-22", "C 22-24"])
        #expect(try runs(Day(2027, 3, 25)) == ["C 0-6", "A 18-22", "A natt 22-24"])
        #expect(try runs(Day(2027, 3, 26)) == ["A natt 0-6", "A 6-22", "A natt 22-24"])
    }

    @Test("AB-46: New Year 2017/18 is A from 30 December 18:00 to 2 January 07:00 (ka.se 2017-12-29)")
    func newYear2017() throws {
        #expect(try runs(Day(2017, 12, 30)) == ["B natt 0-6", "B 6-18", "A 18-22", "A natt 22-24"])
        #expect(try runs(Day(2017, 12, 31)) == ["A natt 0-6", "A 6-22", "A natt 22-24"])
        #expect(try runs(Day(2018, 1, 1)) == ["A natt 0-6", "A 6-24"])
        #expect(try runs(Day(2018, 1, 2)) == ["A 0-7", "D 19-22", "C 22-24"])
    }

    @Test("AB-48: Christmas 2014 is A from 23 December 18:00 to Monday 29 December 07:00 (ka.se 2014-12-12)")
    func christmas2014() throws {
        #expect(try runs(Day(2014, 12, 23)) == ["C 0-6", "A 18-24"])
        #expect(try runs(Day(2014, 12, 24)) == ["A 0-22", "A natt 22-24"])
        #expect(try runs(Day(2014, 12, 25)) == ["A natt 0-6", "A 6-22", "A natt 22-24"])
        #expect(try runs(Day(2014, 12, 26)) == ["A natt 0-6", "A 6-24"])
        #expect(try runs(Day(2014, 12, 28)) == ["A 0-24"])
        #expect(try runs(Day(2014, 12, 29)) == ["A 0-7", "D 19-22", "C 22-24"])
    }

    @Test("AB-40, AB-41, AB-43, AB-46, AB-48, AB-50: the amounts by date")
    func amounts() throws {
        func amount(_ obClass: OBClass, _ day: Day) throws -> Int64 {
            try InconvenientHours.amounts[obClass.lane].figure.row(on: day).value
        }
        #expect(try amount(.helg, Day(2017, 5, 1)) == 5_300)
        #expect(try amount(.vardagsnatt, Day(2017, 5, 1)) == 4_540)
        #expect(try amount(.vardagskvall, Day(2017, 5, 1)) == 2_150)
        #expect(try amount(.storhelg, Day(2018, 1, 1)) == 10_370)
        #expect(try amount(.storhelgsnatt, Day(2018, 1, 1)) == 12_450)
        #expect(try amount(.storhelg, Day(2014, 12, 24)) == 9_930)
        #expect(try amount(.storhelgsnatt, Day(2014, 12, 24)) == 11_920)
        #expect(try amount(.vardagskvall, Day(2023, 4, 1)) == 2_400)
        #expect(try amount(.vardagsnatt, Day(2023, 4, 1)) == 5_300)
        #expect(try amount(.helg, Day(2023, 4, 1)) == 6_190)
        #expect(try amount(.helgnatt, Day(2023, 4, 1)) == 7_110)
        #expect(try amount(.helgnatt, Day(2024, 5, 1)) == 7_350)
        #expect(try amount(.helg, Day(2024, 5, 1)) == 6_390)
        #expect(try amount(.storhelgsnatt, Day(2027, 3, 29)) == 15_690)
        #expect(try amount(.storhelg, Day(2027, 3, 30)) == 13_070)
        #expect(throws: PayrollError.self) { try amount(.helg, Day(2020, 6, 1)) }
    }

    @Test("Friday's B begins at 19:00 until March 2025 and at 17:00 from April 2025")
    func friday() throws {
        #expect(try runs(Day(2025, 3, 28)) == ["C 0-6", "B 19-22", "B natt 22-24"])
        #expect(try runs(Day(2025, 4, 4)) == ["C 0-6", "B 17-22", "B natt 22-24"])
    }

    @Test("Ordinary weekdays, a weekend, midsummer and a day between two holidays")
    func otherDays() throws {
        #expect(try runs(Day(2026, 11, 17)) == ["C 0-6", "D 19-22", "C 22-24"])
        #expect(try runs(Day(2026, 11, 16)) == ["B 0-7", "D 19-22", "C 22-24"])
        #expect(try runs(Day(2026, 11, 14)) == ["B natt 0-6", "B 6-22", "B natt 22-24"])
        #expect(try runs(Day(2026, 11, 15)) == ["B natt 0-6", "B 6-24"])
        #expect(try runs(Day(2026, 6, 18)) == ["C 0-6", "A 18-22", "A natt 22-24"])
        #expect(try runs(Day(2026, 6, 21)) == ["A 0-24"])
        #expect(try runs(Day(2026, 6, 22)) == ["A 0-7", "D 19-22", "C 22-24"])
        // 30 December 2024 lies between a Sunday and nyårsafton; storhelgen begins at 18.
        #expect(try runs(Day(2024, 12, 30)) == ["B 0-18", "A 18-22", "A natt 22-24"])
        #expect(try runs(Day(2026, 10, 30)) == ["C 0-6", "B 16-22", "B natt 22-24"])
    }

    private func on(_ key: String) -> [AgreementSetting] {
        [AgreementSetting(key: key, from: Day(2013, 5, 13), value: 1, source: "lokalt")]
    }

    @Test("A31: inside storhelg the night toward an ordinary Saturday or Sunday is A, or A natt by the switch")
    func nightTowardWeekend() throws {
        #expect(try runs(Day(2014, 12, 27)) == ["A 0-24"])
        #expect(
            try runs(Day(2014, 12, 27), on("ab.21.storhelgsnatt-mot-helg"))
                == ["A natt 0-6", "A 6-22", "A natt 22-24"])
    }

    @Test("A32: B from 16:00 is the day before the holiday, or by the switch the nearest weekday before")
    func beforeHoliday() throws {
        // 1 May 2023 was a Monday, and 6 June 2027 is a Sunday.
        for friday in [Day(2023, 4, 28), Day(2027, 6, 4)] {
            let start = friday < Day(2025, 4, 1) ? 19 : 17
            #expect(try runs(friday) == ["C 0-6", "B \(start)-22", "B natt 22-24"])
            #expect(try runs(friday, on("ab.21.fore-helgdag")) == ["C 0-6", "B 16-22", "B natt 22-24"])
        }
        let ordinary = Day(2027, 6, 11)
        #expect(try runs(ordinary, on("ab.21.fore-helgdag")) == runs(ordinary))
        #expect(try runs(Day(2024, 4, 30), on("ab.21.fore-helgdag")) == runs(Day(2024, 4, 30)))
    }

    @Test(
        "Every minute of 2024–2027 has one class or none, the classes change at the agreement's hours only, by every switch",
        arguments: ["", "ab.21.storhelgsnatt-mot-helg", "ab.21.fore-helgdag", "ab.21.sommartid"])
    func everyMinute(key: String) throws {
        var wrong: [String] = []
        let settings = key.isEmpty ? [] : on(key)
        let borders: Set<Int> = [0, 6, 7, 16, 17, 18, 19, 22]
        for year in (key.isEmpty ? 2024 : 2027)...2027 {
            let days = try DayRange(from: Day(year, 1, 1), through: Day(year, 12, 31))
            let calendar = try calendar(days, settings)
            for day in days {
                let midnight = SwedishClock.midnight(of: day).minute
                var last: Int? = -1
                for minute in 0..<Int64(SwedishClock.minutes(in: day)) {
                    let one = calendar.minutes(
                        in: try WorkInterval(
                            from: Moment(minute: midnight + minute), to: Moment(minute: midnight + minute + 1)))
                    if one.wrappedSum() > 1 || one.min() < 0 { wrong.append("\(day) \(minute): \(one)") }
                    let lane = (0..<6).first { one[$0] == 1 }
                    let clock = SwedishClock.local(Moment(minute: midnight + minute)).minute
                    if last != -1, lane != last, clock % 60 != 0 || !borders.contains(clock / 60) {
                        wrong.append("\(day) border at \(clock)")
                    }
                    last = lane
                }
            }
            let whole = calendar.minutes(
                in: try WorkInterval(
                    from: SwedishClock.midnight(of: days.first), to: SwedishClock.midnight(of: days.last + 1)))
            if whole.wrappedSum() <= 0 || whole.wrappedSum() > 366 * 1440 { wrong.append("\(year): \(whole)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("A local border that is not at a half hour is refused")
    func badBorder() throws {
        let setting = AgreementSetting(
            key: "ab.21.fredag-fran", from: Day(2026, 1, 1), value: 17 * 60 + 10, source: "lokalt")
        #expect(throws: PayrollError.self) {
            try AB(settings: KnownSettings([setting])).monthRules(WorkedMonth(Month(year: 2026, month: 10)))
        }
    }
}
