//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaModel
import Testing

@Suite("Work over the end of a month, an employment or terms (A54, A58, A67)") struct MonthEndTests {
    private let may = Month(year: 2026, month: 5)
    private let june = Month(year: 2026, month: 6)
    private let lastOfMay = Day(2026, 5, 31)

    /// Nights 21–07 with 160 kr an hour, registered as shifts.
    private func hourly() throws -> Employee {
        var employee = Employee()
        employee.pay = .hourly(kr("160.00"))
        return employee
    }

    private func nightWorker() throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr("33000.00"))
        employee.schedule = try week(7, "21:00", "07:00")
        return employee
    }

    @Test("The hours after midnight of the last shift are paid with it when the employment ends with the month (A67)")
    func lastShift() throws {
        for (end, inMay, inJune) in [(lastOfMay as Day?, "1600.00", "0.00"), (nil, "480.00", "1120.00")] {
            var employee = try hourly()
            employee.end = end
            try employee.register(.changedShift([shift("21:00", "07:00")]), lastOfMay)
            let first = try employee.deviations(may)
            #expect(first.sum("timlon") == kr(inMay))
            // A Sunday night: three hours before midnight and seven after are OB B.
            #expect(first.sum("ob-b") == kr(end == nil ? "204.30" : "681.00"))
            #expect(try employee.deviations(june).sum("timlon") == kr(inJune))
        }
    }

    @Test("So are standby and extra work; an employment that ends the day before the last has them as before (A67)")
    func lastStandby() throws {
        for end in [lastOfMay, lastOfMay - 1] {
            var employee = try nightWorker()
            employee.schedule = nil
            employee.end = end
            try employee.register(.standby(.beredskap, ClockSpan(from: 20 * 60, to: 31 * 60)), end)
            try employee.register(.extraWork(shift("22:00", "02:00")), end)
            let lines = try employee.deviations(may)
            // Seven hours of eleven are standby, doubled until six on a Monday; what is worked is kvalificerad.
            #expect(lines.sum("beredskap") == kr(end == lastOfMay ? "364.00" : "392.00"))
            #expect(lines.sum("overtid-kvalificerad") == kr("1920.00"))
        }
    }

    @Test("The two hours of enkel övertid around a night shift are counted over the month's end (A34, A54)")
    func overtimeAroundTheLastNight() throws {
        for (first, simple, qualified) in [
            ("19:30", "180.00", "720.00"), ("20:30", "540.00", "240.00"), ("21:00", "720.00", "0.00"),
        ] {
            var employee = try nightWorker()
            if first != "21:00" { try employee.register(.extraWork(shift(first, "21:00")), lastOfMay) }
            try employee.register(.extraWork(shift("07:00", "09:00")), lastOfMay + 1)
            let lines = try employee.deviations(june)
            #expect(lines.sum("overtid-enkel") == kr(simple), "\(first)")
            #expect(lines.sum("overtid-kvalificerad") == kr(qualified), "\(first)")
        }
    }

    @Test("Overtime over the month's end belongs to each month by its minutes, or by choice to the first (A58)")
    func overtimeOverMonthEnd() throws {
        for (choice, inMay, inJune) in [(0, "960.00", "480.00"), (1, "1440.00", "0.00")] {
            var employee = try nightWorker()
            employee.schedule = nil
            employee.settings = [
                AgreementSetting(
                    key: "ab.20.manadsskifte", from: Day(2026, 1, 1), value: Int64(choice), source: "Lokalt")
            ]
            try employee.register(.extraWork(shift("22:00", "01:00")), lastOfMay)
            #expect(try employee.deviations(may).sum("overtid-kvalificerad") == kr(inMay))
            #expect(try employee.deviations(june).sum("overtid-kvalificerad") == kr(inJune))
        }
    }

    @Test("Fyllnadstid before April 2025 belongs to the day on which it begins, also over the month's end (A66)")
    func fyllnadOverMonthEnd() throws {
        var employee = Employee()
        employee.degree = Percent(millionths: 500_000)
        employee.schedule = try week(3)
        // A Friday, free: all of it is fyllnadstid.
        try employee.register(.extraWork(shift("22:00", "02:00")), Day(2024, 5, 31))
        #expect(try employee.deviations(Month(year: 2024, month: 5)).sum("fyllnadstid") == kr("872.73"))
        #expect(try employee.deviations(Month(year: 2024, month: 6)).sum("fyllnadstid") == kr("0"))
    }

    @Test("A started half hour is rounded at the end of the work, not at the month's end (A11, A58)")
    func roundingOverMonthEnd() throws {
        var employee = try nightWorker()
        employee.schedule = nil
        employee.settings = [
            AgreementSetting(key: "ab.20.avrundning", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        // Ten minutes in May and fifteen in June are a half hour.
        try employee.register(.extraWork(shift("23:50", "00:15")), lastOfMay)
        #expect(try employee.deviations(may).sum("overtid-kvalificerad") == kr("80.00"))
        #expect(try employee.deviations(june).sum("overtid-kvalificerad") == kr("160.00"))
    }

    @Test("A night over a change of hourly pay has each minute with its own day's pay (A54)")
    func nightOverNewPay() throws {
        var employee = try hourly()
        employee.terms = [
            try Fact(Terms(pay: .hourly(kr("160.00"))), from: employee.start, recorded: recorded),
            try Fact(Terms(pay: .hourly(kr("200.00"))), from: Day(2026, 5, 13), recorded: recorded),
        ]
        for (day, expected) in [(11, "1600.00"), (12, "1880.00"), (13, "2000.00")] {
            var one = employee
            try one.register(.changedShift([shift("21:00", "07:00")]), Day(2026, 5, day))
            #expect(try one.deviations(may).sum("timlon") == kr(expected), "\(day)")
            var extra = employee
            try extra.register(.extraWork(shift("21:00", "07:00")), Day(2026, 5, day))
            #expect(try extra.deviations(may).sum("timlon") == kr(expected), "\(day)")
        }
    }

    @Test("So have standby and OB: each minute the pay and the amounts of its own day (A54)")
    func standbyOverNewPay() throws {
        var employee = Employee()
        employee.terms = [
            try Fact(Terms(pay: .monthly(fullTime: kr("33000.00"))), from: employee.start, recorded: recorded),
            try Fact(Terms(pay: .monthly(fullTime: kr("36300.00"))), from: Day(2026, 5, 13), recorded: recorded),
        ]
        employee.settings = [
            AgreementSetting(key: "ab.21.ob.c", from: Day(2026, 5, 13), value: 10_000, source: "Lokalt")
        ]
        var standby = employee
        try standby.register(.standby(.beredskap, ClockSpan(from: 22 * 60, to: 26 * 60)), Day(2026, 5, 12))
        // Two hours of 28.00 and two of 30.80.
        #expect(try standby.deviations(may).sum("beredskap") == kr("117.60"))
        employee.schedule = try Schedule(name: "natt", cycle: [[], [try shift("22:00", "06:00")], [], [], [], [], []])
        // Tuesdays: 5 May 8 × 58.40, 12 May 2 × 58.40 + 6 × 100, 19 and 26 May 8 × 100.
        #expect(try employee.deviations(may).sum("ob-c") == kr("2784.00"))
    }
}
