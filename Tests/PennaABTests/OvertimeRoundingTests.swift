//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite("§ 20 Rounding of overtime") struct OvertimeRoundingTests {
    private let october = Month(year: 2026, month: 10)
    private let wednesday = Day(2026, 10, 7)

    /// Full time 08–16; timlön is 30 000 / 165.
    private func employee(_ setting: (String, Int64)? = nil) throws -> Employee {
        var employee = Employee()
        employee.schedule = try week(5)
        if let setting {
            employee.settings = [
                AgreementSetting(key: setting.0, from: Day(2024, 1, 1), value: setting.1, source: "lokalt")
            ]
        }
        return employee
    }

    private func minutes(_ employee: Employee, _ month: Month? = nil) throws -> [Int64] {
        var employee = employee
        let lines = try employee.deviations(month ?? october)
        return [("fyllnadstid", 120), ("overtid-enkel", 180), ("overtid-kvalificerad", 240)].map {
            (lines.sum($0.0).ore * 165 * 60 * 100 + 3_000_000 * $0.1 / 2) / (3_000_000 * $0.1)
        }
    }

    @Test("Minutes are exact; where the employer says so each occasion is rounded up to a started half hour")
    func wholeSwitch() throws {
        for (setting, expected) in [(nil, [Int64(0), 61, 0]), (("ab.20.avrundning", Int64(1)), [0, 120, 0])] {
            var employee = try employee(setting)
            try employee.register(.extraWork(try shift("16:00", "16:31")), wednesday)
            try employee.register(.extraWork(try shift("16:00", "16:30")), wednesday + 1)
            #expect(try minutes(employee) == (setting == nil ? expected : [0, 90, 0]))
        }
    }

    @Test("What rounding adds is of the kind of the last minute, or of the dearest by choice (A65)")
    func addedKind() throws {
        for (choice, expected) in [(0, [Int64(0), 260, 40]), (1, [0, 240, 60])] as [(Int64, [Int64])] {
            var employee = try employee(("ab.20.avrundning", 1))
            employee.settings.append(
                AgreementSetting(key: "ab.20.avrundning-slag", from: Day(2024, 1, 1), value: choice, source: "lokalt"))
            // Two hours of enkel and ten minutes more; ten minutes before two hours of enkel.
            try employee.register(.extraWork(try shift("16:00", "18:10")), wednesday)
            try employee.register(.extraWork(try shift("05:50", "08:00")), wednesday + 1)
            #expect(try minutes(employee) == expected)
            // The last minute of the two hours, and the first one after them.
            var edge = employee
            edge.registrations = []
            try edge.register(.extraWork(try shift("16:10", "18:00")), wednesday)
            try edge.register(.extraWork(try shift("16:10", "18:01")), wednesday + 1)
            #expect(try minutes(edge) == [0, 110 + 10 + 110, 10])
        }
    }

    @Test("Occasions on both sides of the month's end are rounded together, with the last of them (A11, A58)")
    func sameHalfHourOverMonthEnd() throws {
        let last = Day(2026, 10, 31)
        for (second, expected) in [
            // Eight minutes and ten are 18: October has its eight, November the rest of the half hour.
            (try shift("00:05", "00:15"), [Int64(8), 22]),
            // Half an hour after the first one began: each by itself.
            (try shift("00:20", "00:30"), [30, 30]),
        ] as [(Shift, [Int64])] {
            var employee = try employee(("ab.20.avrundning", 1))
            employee.schedule = nil
            try employee.register(.extraWork(try shift("23:50", "23:58")), last)
            try employee.register(.extraWork(second), last + 1)
            #expect(try minutes(employee)[2] == expected[0])
            #expect(try minutes(employee, october.next)[2] == expected[1])
        }
    }

    @Test(
        "Work during standby that begins or ends 22–06 is rounded up; by day, or beside standby, it is exact",
        arguments: [
            ("22:00", "22:10", 30), ("21:59", "22:00", 1), ("21:50", "22:01", 30), ("05:59", "06:20", 30),
            ("06:00", "06:20", 20), ("20:00", "20:10", 10), ("23:50", "00:25", 60), ("05:00", "06:00", 60),
            ("21:30", "06:30", 540), ("12:00", "12:10", 10),
        ])
    func standby(from: String, to: String, expected: Int64) throws {
        for kind in StandbyKind.allCases {
            var employee = try employee()
            // Saturday 17:00 to Sunday 08:00; 12:00–12:10 on Saturday lies before it.
            let saturday = Day(2026, 10, 10)
            let night = try ClockSpan(from: hours("17:00"), to: 1440 + hours("08:00"))
            try employee.register(.standby(kind, night), saturday)
            let start = hours(from)
            try employee.register(.extraWork(try shift(from, to)), start < 8 * 60 ? saturday + 1 : saturday)
            #expect(try minutes(employee)[2] == expected, "\(kind)")
            employee.registrations.removeFirst()
            let exact = try minutes(employee)[2]
            #expect(exact <= expected && exact % 30 == expected % 30 || exact < expected)
        }
    }

    @Test("The rounding of night work during standby can be switched off")
    func standbySwitch() throws {
        var employee = try employee(("ab.20.avrundning-jour", 0))
        try employee.register(.standby(.jour, try ClockSpan(from: hours("17:00"), to: 1440 + 480)), Day(2026, 10, 10))
        try employee.register(.extraWork(try shift("23:00", "23:10")), Day(2026, 10, 10))
        #expect(try minutes(employee) == [0, 0, 10])
    }

    @Test("Occasions that begin within the same 30 minutes are added together before rounding")
    func sameHalfHour() throws {
        for (second, expected) in [("23:29", Int64(30)), ("23:30", 60)] {
            var employee = try employee()
            let saturday = Day(2026, 10, 10)
            try employee.register(.standby(.beredskap, try ClockSpan(from: hours("17:00"), to: 1440 + 480)), saturday)
            try employee.register(.extraWork(try shift("23:00", "23:10")), saturday)
            let end = second == "23:29" ? "23:45" : "23:46"
            try employee.register(.extraWork(try shift(second, end)), saturday)
            #expect(try minutes(employee) == [0, 0, expected])
        }
    }

    @Test("Paid and saved work in the same half hour are rounded apart")
    func apart() throws {
        var employee = try employee()
        let saturday = Day(2026, 10, 10)
        try employee.register(.standby(.jour, try ClockSpan(from: hours("17:00"), to: 1440 + 480)), saturday)
        try employee.register(.extraWork(try shift("23:00", "23:10")), saturday)
        try employee.register(.extraWork(try shift("23:15", "23:20"), asTimeOff: true), saturday)
        #expect(try minutes(employee) == [0, 0, 30])
        _ = try employee.deviations(october)
        #expect(employee.carry.timeOff == Minutes(60))
    }

    @Test("A part-timer's work during standby is fyllnadstid until 2025-03-31, and overtime from the day after")
    func partTimer() throws {
        for (day, expected) in [(Day(2025, 3, 31), [Int64(30), 0, 0]), (Day(2025, 4, 1), [0, 0, 30])] {
            var employee = try employee()
            employee.degree = Percent(millionths: 750_000)
            employee.schedule = try week(5, "08:00", "14:00")
            try employee.register(.standby(.beredskap, try ClockSpan(from: hours("17:00"), to: hours("24:00"))), day)
            try employee.register(.extraWork(try shift("22:30", "22:40")), day)
            #expect(try minutes(employee, day.month) == expected)
        }
    }
}
