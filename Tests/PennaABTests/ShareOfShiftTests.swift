//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaModel
import Testing

@Suite("Absence in percent is an exact share of the shift (A51, A52)") struct ShareOfShiftTests {
    private let april = Month(year: 2026, month: 4)
    private let quarter = AbsenceExtent.percent(Percent(millionths: 250_000))

    /// 07:30–15:30 with half an hour's break, Monday to Friday: 450 minutes, a quarter of which is 112.5.
    private func office(_ pay: String = "43400.00") throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr(pay))
        let day = [try shift("07:30", "15:30", breaks: ("11:30", "12:00"))]
        employee.schedule = try Schedule(
            name: "kontor", cycle: (0..<7).map { $0 < 5 ? day : [] }, isFreeOnHolidays: true)
        return employee
    }

    private func setting(_ key: String, _ value: Int64) -> AgreementSetting {
        AgreementSetting(key: key, from: Day(2026, 1, 1), value: value, source: "Lokalt")
    }

    @Test("25 % of twenty days of 450 minutes: 43 400 ÷ 30 × 1.40 × 20 × 0.25 = 10 126.67, not 10 171.67")
    func quarterOfMonth() throws {
        var employee = try office()
        try employee.register(.absence(.vab, quarter), Day(2026, 4, 1), Day(2026, 4, 30), child: Day(2024, 1, 1))
        #expect(try employee.deviations(april).sum("vab-avdrag") == kr("-10126.67"))
        // A share that comes to whole minutes is what it was.
        var half = try office()
        try half.register(
            .absence(.vab, .percent(Percent(millionths: 500_000))), Day(2026, 4, 7), Day(2026, 4, 7),
            child: Day(2024, 1, 1))
        #expect(try half.deviations(april).sum("vab-avdrag") == kr("-1012.67"))
    }

    @Test("So is leave by the hour (A22), and sickness by the hour and by the day")
    func otherWays() throws {
        var byHour = try office("31200.00")
        byHour.weekHours = 40
        byHour.settings = [setting("ab.17.del-av-dag", 1), setting("ab.28.metod", 0)]
        var leave = byHour
        try leave.register(.absence(.tjanstledig, quarter), Day(2026, 4, 7))
        // 31 200 × 12 ÷ 2 080 = 180 an hour; 1.875 hours.
        #expect(try leave.deviations(april).sum("tjanstledighet") == kr("-337.50"))
        var sick = byHour
        try sick.register(.absence(.sjuk, quarter), Day(2026, 4, 7))
        let hours = try sick.deviations(april)
        #expect(hours.sum("sjukavdrag") == kr("-337.50") && hours.sum("sjuklon") == kr("270.00"))
        sick.carry = EmploymentCarry(employment: "1")
        sick.settings = [setting("ab.28.metod", 1)]
        let days = try sick.deviations(april)
        // 31 200 ÷ 30 × 1.40 × 0.25.
        #expect(days.sum("sjukavdrag") == kr("-364.00") && days.sum("sjuklon") == kr("291.20"))
    }

    @Test("Hourly paid lose the exact share of their hours, and have sjuklön for it")
    func hourlyPaid() throws {
        var employee = try office()
        employee.pay = .hourly(kr("160.00"))
        employee.schedule = nil
        let day = Day(2026, 4, 7)
        try employee.register(.changedShift([shift("07:30", "15:30", breaks: ("11:30", "12:00"))]), day)
        var leave = employee
        try leave.register(.absence(.tjanstledig, quarter), day)
        #expect(try leave.deviations(april).sum("timlon") == kr("900.00"))
        try employee.register(.absence(.sjuk, quarter), day)
        let lines = try employee.deviations(april)
        #expect(lines.sum("timlon") == kr("900.00") && lines.sum("sjuklon") == kr("240.00"))
    }

    @Test("The same share of every OB class is lost: 80 % of eight hours of C is 6.4, paid as 6.5")
    func shareOfOB() throws {
        var employee = Employee()
        employee.schedule = try Schedule(name: "natt", cycle: [[], [], [try shift("22:00", "06:00")], [], [], [], []])
        let wednesday = Day(2026, 4, 15)
        let all = try employee.deviations(april).sum("ob-c")
        employee.carry = EmploymentCarry(employment: "1")
        try employee.register(.absence(.tjanstledig, .percent(Percent(millionths: 200_000))), wednesday)
        let left = try employee.deviations(april).sum("ob-c")
        #expect(try all - left == kr("87.60"))
    }

    @Test("Sick in percent: the share of the lost OB at 80 %, less what clock times took")
    func sickShareOfOB() throws {
        var employee = Employee()
        employee.schedule = try Schedule(name: "kväll", cycle: [[], [], [try shift("14:00", "22:00")], [], [], [], []])
        let wednesday = Day(2026, 4, 15)
        try employee.register(.absence(.sjuk, quarter), wednesday)
        // Three hours of D: 0.75 × 26.40 × 0.80.
        let hourPay = try employee.deviations(april).filter { $0.formula == FormulaID(2173) }
        #expect(hourPay.map(\.amount) == [kr("15.84")])
        employee.carry = EmploymentCarry(employment: "1")
        try employee.register(
            .absence(.vab, .clock(ClockSpan(from: 19 * 60, to: 21 * 60))), wednesday, child: Day(2024, 1, 1))
        let rest = try employee.deviations(april).filter { $0.formula == FormulaID(2173) }
        #expect(rest.map(\.amount) == [kr("5.28")])
    }

    @Test("Hours without clock times over a shift with OB are still asked for")
    func lengthAlone() throws {
        var employee = Employee()
        employee.schedule = try Schedule(name: "kväll", cycle: [[], [], [try shift("14:00", "22:00")], [], [], [], []])
        try employee.register(.absence(.sjuk, .time(Minutes(120))), Day(2026, 4, 15))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(april) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1)
    }
}
