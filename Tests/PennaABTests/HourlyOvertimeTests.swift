//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("Overtime of hourly paid") struct HourlyOvertimeTests {
    private let october = Month(year: 2026, month: 10)

    private func setting(_ key: String, _ value: Int64) -> AgreementSetting {
        AgreementSetting(key: key, from: Day(2020, 1, 1), value: value, source: "lokalt")
    }

    /// 150 kronor an hour, with the kind of overtime set.
    private func hourly(kind: Int64? = 0) -> Employee {
        var employee = Employee()
        employee.pay = .hourly(kr("150.00"))
        employee.settings = kind.map { [setting("ab.16.overtid-slag", $0)] } ?? []
        return employee
    }

    @Test("At 165 hours all is timlön; a minute more is overtime instead of timlön, of the kind that is set")
    func monthLimit() throws {
        var employee = hourly()
        try employee.register(.hours(PayItems.timlon.id, Minutes(165 * 60)), Day(2026, 10, 6))
        var lines = try employee.deviations(october)
        #expect(lines.sum("timlon") == kr("24750.00") && lines.sum("overtid-enkel") == .zero)
        try employee.register(.hours(PayItems.timlon.id, Minutes(60)), Day(2026, 10, 7))
        lines = try employee.deviations(october)
        #expect(lines.sum("timlon") == kr("24750.00"))
        #expect(lines.sum("overtid-enkel") == kr("270.00"))
        #expect(lines.sum("semesterersattning") == kr("2970.00"))
        employee.settings = [setting("ab.16.overtid-slag", 1)]
        lines = try employee.deviations(october)
        #expect(lines.sum("overtid-kvalificerad") == kr("360.00") && lines.sum("overtid-enkel") == .zero)
    }

    @Test("Without the employer's choice of kind, time above the limit is an error that names the setting")
    func unknownKind() throws {
        var employee = hourly(kind: nil)
        try employee.register(.hours(PayItems.timlon.id, Minutes(165 * 60 + 1)), Day(2026, 10, 6))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .missingFigure)
        #expect(error?.message.contains("ab.16.overtid-slag") ?? false)
        #expect(throws: PayrollError.self) { try AB(settings: KnownSettings([setting("ab.16.overtid-slag", 2)])) }
    }

    @Test("With a schedule the limit is the full-time measure of the schedule period, not 165 hours")
    func scheduled() throws {
        var employee = hourly()
        employee.schedule = try week(5)
        // The week of 5 October has forty hours; two more are overtime though the month has 176 + 2.
        try employee.register(.extraWork(try shift("17:00", "19:00")), Day(2026, 10, 7))
        var lines = try employee.deviations(october)
        #expect(lines.sum("overtid-enkel") == kr("540.00"))
        #expect(lines.sum("timlon") == kr("26400.00"))
        employee.weekHours = 42
        lines = try employee.deviations(october)
        #expect(lines.sum("overtid-enkel") == .zero)
        #expect(lines.sum("timlon") == kr("26700.00"))
    }

    @Test("Absence makes room in the period; a schedule that is longer than full time is overtime by itself")
    func room() throws {
        var employee = hourly()
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 6))
        try employee.register(.extraWork(try shift("17:00", "19:00")), Day(2026, 10, 7))
        #expect(try employee.deviations(october).sum("overtid-enkel") == .zero)
        var long = hourly()
        long.schedule = try week(5, "07:00", "16:00")
        #expect(try long.deviations(Month(year: 2026, month: 2)).sum("overtid-enkel") == kr("5400.00"))
    }

    @Test("A schedule period over two months: each month has the overtime that came in it")
    func overMonths() throws {
        var employee = hourly()
        employee.schedule = try week(5)
        // The week from Monday 28 September to Sunday 4 October 2026.
        try employee.register(.extraWork(try shift("17:00", "19:00")), Day(2026, 9, 29))
        #expect(try employee.deviations(Month(year: 2026, month: 9)).sum("overtid-enkel") == .zero)
        #expect(try employee.deviations(october).sum("overtid-enkel") == kr("540.00"))
    }

    @Test("In a schedule period that the employment does not fill the limit is 165 hours in the month")
    func brokenPeriod() throws {
        var employee = hourly()
        employee.schedule = try week(5)
        employee.start = Day(2026, 10, 6)
        try employee.register(.extraWork(try shift("09:00", "21:00")), Day(2026, 10, 10))
        #expect(try employee.deviations(october).sum("overtid-enkel") == .zero)
    }

    @Test("OB is not paid on the hours above the limit, unless the employer pays it on overtime")
    func noOB() throws {
        var employee = hourly()
        try employee.register(.hours(PayItems.timlon.id, Minutes(164 * 60)), Day(2026, 10, 1))
        try employee.register(.extraWork(try shift("19:00", "22:00")), Day(2026, 10, 6))
        var lines = try employee.deviations(october)
        #expect(lines.sum("ob-d") == kr("26.40"))
        #expect(lines.sum("overtid-enkel") == kr("540.00"))
        employee.settings.append(setting("ab.21.pa-overtid", 1))
        lines = try employee.deviations(october)
        #expect(lines.sum("ob-d") == kr("79.20"))
    }

    @Test("Overtime hours that the sender has classified are paid on the own timlön")
    func classified() throws {
        var employee = hourly(kind: nil)
        try employee.register(.hours(Overtime.qualifiedItem.id, Minutes(90)), Day(2026, 10, 6))
        #expect(try employee.deviations(october).sum("overtid-kvalificerad") == kr("540.00"))
    }

    @Test("Hours taken back above the limit take back the overtime")
    func correction() throws {
        var employee = hourly()
        try employee.register(.hours(PayItems.timlon.id, Minutes(170 * 60)), Day(2026, 10, 6))
        try employee.register(.hours(PayItems.timlon.id, Minutes(-6 * 60)), Day(2026, 10, 20))
        let lines = try employee.deviations(october)
        #expect(lines.sum("timlon") == kr("24600.00") && lines.sum("overtid-enkel") == .zero)
    }

    @Test("For random hours, timlön and overtime together are the hours worked, with and without a schedule")
    func nothingLost() throws {
        var random = SeededGenerator(seed: 0x0165)
        var wrong: [String] = []
        for round in 0..<200 {
            var employee = hourly(kind: Int64.random(in: 0...1, using: &random))
            employee.pay = .hourly(kr("60.00"))
            let isScheduled = Bool.random(using: &random)
            if isScheduled { employee.schedule = try week(Int.random(in: 1...6, using: &random), "08:00", "17:00") }
            let month = Month(year: Int.random(in: 2024...2026, using: &random), month: 5)
            var worked: Int64 = 0
            for day in month.first.components.day...28 where Int.random(in: 0..<3, using: &random) == 0 {
                let start = 17 * 60 + Int.random(in: 0...120, using: &random)
                let length = Int.random(in: 1...300, using: &random)
                try employee.register(
                    .extraWork(try Shift(ClockSpan(from: start, to: start + length))), Day(month.year, 5, day))
                worked += Int64(length)
            }
            if let schedule = employee.schedule {
                for day in DayRange(month) where !schedule.cycle[(day - monday) % 7].isEmpty { worked += 9 * 60 }
            }
            let lines = try employee.deviations(month)
            // At 60 kronor an hour a minute of timlön is one krona, of enkel 1.80 and of kvalificerad 2.40.
            let minutes =
                lines.sum("timlon").ore / 100 + lines.sum("overtid-enkel").ore / 180
                + lines.sum("overtid-kvalificerad").ore / 240
            if minutes != worked { wrong.append("\(round) \(month): \(minutes) of \(worked)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }
}
