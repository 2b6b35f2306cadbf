//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct OvertimeTests {
    /// A Wednesday under the rules until 2025-03-31.
    private let wednesday = Day(2024, 5, 15)

    private func employee(_ from: String, _ to: String, _ breaks: (String, String)..., degree: Int64 = 1_000_000) throws
        -> Employee
    {
        var employee = Employee()
        employee.degree = Percent(millionths: degree)
        let pauses = try breaks.map { try ClockSpan(from: hours($0.0), to: hours($0.1)) }
        let day = [try Shift(ClockSpan(from: hours(from), to: hours(to)), breaks: pauses)]
        employee.schedule = try Schedule(name: "vecka", cycle: (0..<7).map { $0 < 5 ? day : [] })
        return employee
    }

    /// Hours of fyllnad, enkel and kvalificerad, as minutes; timlön is 30 000 ÷ 165.
    private func minutes(_ employee: Employee, _ month: Month) throws -> [Int64] {
        var employee = employee
        let lines = try employee.deviations(month)
        func minutes(_ key: String, _ percent: Int64) -> Int64 {
            let amount = lines.sum(key).ore
            return (amount * 165 * 60 * 100 + 3_000_000 * percent / 2) / (3_000_000 * percent)
        }
        return [minutes("fyllnadstid", 120), minutes("overtid-enkel", 180), minutes("overtid-kvalificerad", 240)]
    }

    private let may = Month(year: 2024, month: 5)

    @Test("D-OT-30000: an hour of enkel is 327.27, of kvalificerad 436.36, of fyllnadstid 218.18")
    func amounts() throws {
        var full = try employee("07:00", "15:30", ("11:00", "11:30"))
        try full.register(.extraWork(try shift("15:30", "16:30")), wednesday)
        #expect(try full.deviations(may).sum("overtid-enkel") == kr("327.27"))
        var free = try employee("07:00", "15:30", ("11:00", "11:30"))
        try free.register(.extraWork(try shift("10:00", "11:00")), Day(2024, 5, 18))
        #expect(try free.deviations(may).sum("overtid-kvalificerad") == kr("436.36"))
        var part = try employee("07:00", "13:00", degree: 750_000)
        try part.register(.extraWork(try shift("13:00", "14:00")), wednesday)
        #expect(try part.deviations(may).sum("fyllnadstid") == kr("218.18"))
    }

    @Test(
        "AB-30: 07:00–15:30, ordered 15:30–18:00: two hours enkel, half an hour kvalificerad (slidegur.com/doc/42430)")
    func afterTheShift() throws {
        var employee = try employee("07:00", "15:30", ("11:00", "11:30"))
        try employee.register(.extraWork(try shift("15:30", "18:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 30])
    }

    @Test("AB-31: 07:00–15:30, ordered 17:30–18:30: one hour kvalificerad (slidegur.com/doc/42430)")
    func outsideTheWindow() throws {
        var employee = try employee("07:00", "15:30", ("11:00", "11:30"))
        try employee.register(.extraWork(try shift("17:30", "18:30")), wednesday)
        #expect(try minutes(employee, may) == [0, 0, 60])
    }

    @Test("AB-32: 11:00–20:00, ordered 07:00–11:00: two hours kvalificerad, two enkel (slidegur.com/doc/42430)")
    func beforeTheShift() throws {
        var employee = try employee("11:00", "20:00", ("15:00", "16:00"))
        try employee.register(.extraWork(try shift("07:00", "11:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 120])
    }

    @Test(
        "AB-33: part-time 07:00–14:00 of 6 h, ordered 14–20 with a break 16:00–16:30: two hours fyllnad, 3.5 kvalificerad (slidegur.com/doc/42430)"
    )
    func partTimer() throws {
        var employee = try employee("07:00", "14:00", ("11:00", "12:00"), degree: 750_000)
        try employee.register(.extraWork(try shift("14:00", "20:00", breaks: ("16:00", "16:30"))), wednesday)
        #expect(try minutes(employee, may) == [120, 0, 210])
    }

    @Test(
        "AB-35 and AB-36: a part-timer's free weekday is fyllnad, a free Saturday kvalificerad (slidegur.com/doc/42430)"
    )
    func freeDays() throws {
        var employee = try employee("07:00", "14:00", ("11:00", "12:00"), degree: 600_000)
        employee.schedule = try Schedule(
            name: "tre dagar", cycle: (0..<7).map { $0 < 3 ? [try shift("07:00", "14:00")] : [] })
        var saturday = employee
        try employee.register(.extraWork(try shift("07:00", "17:00", breaks: ("11:00", "12:00"))), Day(2024, 5, 16))
        #expect(try minutes(employee, may) == [540, 0, 0])
        try saturday.register(.extraWork(try shift("07:00", "17:00", breaks: ("11:00", "12:00"))), Day(2024, 5, 18))
        #expect(try minutes(saturday, may) == [0, 0, 540])
    }

    @Test("From 2025-04-01 a part-timer has overtime like a full-timer; the day before fyllnadstid")
    func newRule() throws {
        for (day, expected) in [(Day(2025, 3, 31), [Int64(60), 0, 0]), (Day(2025, 4, 1), [0, 60, 0])] {
            var employee = try employee("07:00", "13:00", degree: 750_000)
            try employee.register(.extraWork(try shift("13:00", "14:00")), day)
            #expect(try minutes(employee, day.month) == expected)
        }
    }

    @Test(
        "Overtime before and after one shift: what exceeds two hours in all is kvalificerad, in whatever order it was registered"
    )
    func bothSides() throws {
        var employee = try employee("08:00", "16:00")
        try employee.register(.extraWork(try shift("16:00", "17:30")), wednesday)
        try employee.register(.extraWork(try shift("06:30", "08:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 60])
        employee.registrations.reverse()
        #expect(try minutes(employee, may) == [0, 120, 60])
    }

    @Test("Classified minutes add up to worked minutes for random extra work")
    func nothingLost() throws {
        var state: UInt64 = 7
        func random(_ count: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % count)
        }
        var wrong: [String] = []
        for _ in 0..<400 {
            var employee = try employee("08:00", "16:00", degree: random(2) == 0 ? 1_000_000 : 750_000)
            let day = Day(random(2) == 0 ? 2024 : 2026, 5, 1) + random(31)
            let start = random(2) == 0 ? random(400) : 960 + random(300)
            let end = start + 1 + random(UInt64(start < 480 ? 480 - start : 400))
            try employee.register(.extraWork(try Shift(ClockSpan(from: start, to: end))), day)
            let sum = try minutes(employee, day.month).reduce(0, +)
            if sum != Int64(end - start) { wrong.append("\(day) \(start)–\(end): \(sum)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("Extra work inside the ordinary shift, or twice, is an error with its row")
    func overlap() throws {
        var employee = try employee("08:00", "16:00")
        try employee.register(.extraWork(try shift("15:00", "17:00")), wednesday)
        var error = #expect(throws: PayrollError.self) { try employee.deviations(may) }
        #expect(error?.code == .overlap && error?.row?.row == 1)
        employee.registrations = []
        try employee.register(.extraWork(try shift("16:00", "17:00")), wednesday)
        try employee.register(.extraWork(try shift("16:30", "18:00")), wednesday)
        error = #expect(throws: PayrollError.self) { try employee.deviations(may) }
        #expect(error?.code == .overlap && error?.row?.row == 2)
    }

    @Test("An hourly paid above 165 hours in the month is refused by name, at 165 hours paid")
    func hourlyLimit() throws {
        var employee = Employee()
        employee.pay = .hourly(kr("150.00"))
        try employee.register(.hours(PayItems.timlon.id, Minutes(165 * 60)), Day(2026, 10, 6))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("timlon") == kr("24750.00"))
        employee.carry = EmploymentCarry(employment: "1")
        try employee.register(.hours(PayItems.timlon.id, Minutes(1)), Day(2026, 10, 7))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 10)) }
        #expect(error?.code == .notImplemented)
    }
}
