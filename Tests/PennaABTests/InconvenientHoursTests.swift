//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct InconvenientHoursTests {
    private func evening(_ day: Day, _ from: String, _ to: String) throws -> Employee {
        var employee = Employee()
        employee.schedule = try Schedule(
            name: "fri", cycle: [[try shift("08:00", "16:00")]] + (0..<3000).map { _ in [] })
        try employee.register(.changedShift([try shift(from, to)]), day)
        return employee
    }

    @Test("D-OB-1: Wednesday 2 April 2025 18–24 gives D 76.80 and C 113.40 (OHR, KAV)")
    func eveningShift() throws {
        var employee = try evening(Day(2025, 4, 2), "18:00", "24:00")
        let lines = try employee.deviations(Month(year: 2025, month: 4))
        #expect(lines.sum("ob-d") == kr("76.80"))
        #expect(lines.sum("ob-c") == kr("113.40"))
        #expect(lines.count == 2)
    }

    @Test("D-OB-3: 19–22 on 31 March 2026 gives 76.80, on 1 April 2026 79.20 (OHR, KAV)")
    func newTable() throws {
        var march = try evening(Day(2026, 3, 31), "19:00", "22:00")
        #expect(try march.deviations(Month(year: 2026, month: 3)).sum("ob-d") == kr("76.80"))
        var april = try evening(Day(2026, 4, 1), "19:00", "22:00")
        #expect(try april.deviations(Month(year: 2026, month: 4)).sum("ob-d") == kr("79.20"))
    }

    @Test(
        "Minutes of a class are summed over the month and rounded up to a half hour",
        arguments: [
            ("19:01", "20:31", "39.60"), ("19:00", "20:31", "52.80"), ("19:00", "20:30", "39.60"),
            ("19:00", "19:01", "13.20"),
        ])
    func rounding(from: String, to: String, expected: String) throws {
        var employee = try evening(Day(2026, 10, 6), from, to)
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr(expected))
    }

    @Test("An employer may pay exact minutes instead")
    func exactMinutes() throws {
        var employee = try evening(Day(2026, 10, 6), "19:00", "20:31")
        employee.settings = [
            AgreementSetting(key: "ab.21.avrundning", from: Day(2026, 1, 1), value: 0, source: "lokalt")
        ]
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr("40.04"))
    }

    @Test("A night shift over the month's end has each minute in its own month")
    func overMonthEnd() throws {
        var employee = try evening(Day(2026, 9, 30), "21:00", "07:00")
        #expect(try employee.deviations(Month(year: 2026, month: 9)).sum("ob-c") == kr("116.80"))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-c") == kr("350.40"))
    }

    @Test("A night when summer time begins has an hour less of OB; one when it ends has the extra hour as overtime")
    func summerTime() throws {
        var spring = try evening(Day(2026, 3, 28), "22:00", "06:00")
        #expect(try spring.deviations(Month(year: 2026, month: 3)).sum("ob-b-natt") == kr("532.00"))
        var autumn = try evening(Day(2026, 10, 24), "22:00", "06:00")
        let lines = try autumn.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-b-natt") == kr("626.40"))
        #expect(lines.sum("overtid-enkel") == kr("327.27"))
    }

    @Test("A shift that begins in the hour that summer time leaves out names its day, its row and the remedy")
    func missingHour() throws {
        var employee = try evening(Day(2026, 3, 29), "02:30", "08:00")
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 3)) }
        #expect(error?.code == .clockTime)
        #expect(error?.row?.row == 1)
        #expect(error?.day == Day(2026, 3, 29))
    }

    @Test("An hourly paid has OB on extra work; a full-timer's overtime has none")
    func extraWork() throws {
        var hourly = Employee()
        hourly.pay = .hourly(kr("150.00"))
        try hourly.register(.extraWork(try shift("19:00", "22:00")), Day(2026, 10, 6))
        let lines = try hourly.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-d") == kr("79.20"))
        #expect(lines.sum("timlon") == kr("450.00"))
        #expect(lines.sum("semesterersattning") == kr("54.00"))
        var monthly = Employee()
        monthly.schedule = try week(5)
        try monthly.register(.extraWork(try shift("19:00", "22:00")), Day(2026, 10, 6))
        #expect(try monthly.deviations(Month(year: 2026, month: 10)).sum("ob-d") == .zero)
        monthly.carry = EmploymentCarry(employment: "1")
        monthly.settings = [
            AgreementSetting(key: "ab.21.pa-overtid", from: Day(2026, 1, 1), value: 1, source: "lokalt")
        ]
        #expect(try monthly.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr("79.20"))
    }

    @Test("A local amount stands over the agreement's from its day")
    func localAmount() throws {
        var employee = try evening(Day(2026, 10, 9), "22:00", "24:00")
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-b-natt") == kr("156.60"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.settings = [
            AgreementSetting(key: "ab.21.ob.b-natt", from: Day(2026, 4, 1), value: 10_180, source: "lokalt")
        ]
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-b-natt") == kr("203.60"))
    }

    @Test("Absence of part of a shift with OB must say which part")
    func partAbsence() throws {
        var employee = try evening(Day(2026, 10, 6), "16:00", "24:00")
        try employee.register(.absence(.tjanstledig, .time(Minutes(60))), Day(2026, 10, 6))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 10)) }
        #expect(error?.code == .invalidValue)
        #expect(error?.row?.row == 2)
        employee.registrations.removeLast()
        try employee.register(
            .absence(.tjanstledig, .clock(try ClockSpan(from: hours("22:00"), to: hours("24:00")))), Day(2026, 10, 6))
        let lines = try employee.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-c") == .zero)
        #expect(lines.sum("ob-d") == kr("79.20"))
    }

    @Test("The table of December 2016 (vardforbundet.se) stands until AB 17's; the day before it there is none")
    func december2016() throws {
        let first = [10_150, 12_180, 5_190, 5_970, 4_440, 2_100] as [Int64]
        let next = [10_370, 12_450, 5_300, 6_100, 4_540, 2_150] as [Int64]
        for (index, figure) in InconvenientHours.amounts.map({ $0.figure }).enumerated() {
            for (day, expected) in [
                (Day(2016, 12, 1), first), (Day(2017, 4, 30), first), (Day(2017, 5, 1), next), (Day(2018, 1, 2), next),
            ] {
                #expect(try figure.row(on: day).value == expected[index], "\(figure.key) \(day)")
            }
            #expect(try figure.row(on: Day(2016, 12, 1)).confidence == .confirmed)
            for day in [Day(2016, 11, 30), Day(2018, 1, 3)] {
                let error = #expect(throws: PayrollError.self) { try figure.row(on: day) }
                #expect(error?.code == .missingFigure && error?.message.contains(figure.key) == true)
            }
        }
    }

    @Test("The national day 2018 is paid at 54.10 and 62.20 (ka.se); OB of the days around it is refused by name")
    func nationalDay2018() throws {
        var holiday = try evening(Day(2018, 6, 6), "04:00", "08:00")
        let lines = try holiday.deviations(Month(year: 2018, month: 6))
        #expect(lines.sum("ob-b") == kr("108.20") && lines.sum("ob-b-natt") == kr("124.40"))
        #expect(lines.allSatisfy { $0.confidence == .reported })
        for (day, from, to, key) in [
            (Day(2018, 6, 5), "22:00", "24:00", "ab.21.ob.b-natt"), (Day(2018, 6, 9), "08:00", "10:00", "ab.21.ob.b"),
            (Day(2018, 6, 7), "19:00", "21:00", "ab.21.ob.d"),
        ] {
            var other = try evening(day, from, to)
            let error = #expect(throws: PayrollError.self) { try other.deviations(Month(year: 2018, month: 6)) }
            #expect(error?.code == .missingFigure && error?.message.contains("(\(key))") == true, "\(day)")
        }
    }

    @Test("OB A of 2023 is confirmed by Kommunal, that of 2024 is derived and says so")
    func midsummer2023() throws {
        for (figure, at2023, at2024) in [
            (InconvenientHours.amounts[0].figure, Int64(11_880), Int64(12_270)),
            (InconvenientHours.amounts[1].figure, 14_260, 14_730),
        ] {
            let row = try figure.row(on: Day(2023, 6, 23))
            #expect(row.value == at2023 && row.confidence == .confirmed)
            #expect(try figure.row(on: Day(2023, 3, 31)).confidence == .reported)
            let next = try figure.row(on: Day(2024, 4, 1))
            #expect(next.value == at2024 && next.confidence == .unconfirmed)
        }
    }

    private func setting(_ key: String, _ value: Int64) -> AgreementSetting {
        AgreementSetting(key: key, from: Day(2013, 5, 13), value: value, source: "lokalt")
    }

    @Test("A1: helgnatt is 78.30 from 2026-04-01, or 101.80 where the employer reads the raise; 76.00 the day before")
    func raisedNight() throws {
        let raise = AgreementSetting(
            key: "ab.21.helgnatt-hojning", from: Day(2026, 4, 1), value: 1, source: "lokalt")
        for (day, expected) in [(Day(2026, 4, 10), "203.60"), (Day(2026, 3, 27), "152.00")] {
            var employee = try evening(day, "22:00", "24:00")
            employee.settings = [raise]
            #expect(try employee.deviations(day.month).sum("ob-b-natt") == kr(expected))
        }
        var plain = try evening(Day(2026, 4, 10), "22:00", "24:00")
        let lines = try plain.deviations(Month(year: 2026, month: 4))
        #expect(lines.sum("ob-b-natt") == kr("156.60") && lines.first?.confidence == .unconfirmed)
    }

    @Test("A33: A and B are rounded apart from their nights, or together with them")
    func roundedTogether() throws {
        // Saturday 10 October 2026: 40 minutes of B, 31 of B natt.
        var employee = try evening(Day(2026, 10, 10), "21:20", "22:31")
        var lines = try employee.deviations(Month(year: 2026, month: 10))
        #expect(lines.sum("ob-b") == kr("68.10") && lines.sum("ob-b-natt") == kr("78.30"))
        employee.settings = [setting("ab.21.avrundning-natt", 1)]
        lines = try employee.deviations(Month(year: 2026, month: 10))
        // 71 minutes make an hour and a half: an hour of night, half an hour of B.
        #expect(lines.sum("ob-b") == kr("34.05") && lines.sum("ob-b-natt") == kr("78.30"))
    }

    @Test("The old page paid nothing below an hour of a class in the month; the switch is off by default")
    func lessThanHour() throws {
        for (to, value, expected) in [
            ("19:30", Int64(0), "13.20"), ("19:30", 1, "0.00"), ("19:31", 1, "26.40"), ("20:00", 1, "26.40"),
        ] {
            var employee = try evening(Day(2026, 10, 6), "19:00", to)
            employee.settings = [setting("ab.21.under-en-timme", value)]
            #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("ob-d") == kr(expected), "\(to) \(value)")
        }
    }

    @Test("A39: OB lost through sickness is paid by exact minutes, or by half hours")
    func lostOB() throws {
        for (value, expected) in [(Int64(0), "14.43"), (1, "21.12")] {
            var employee = try evening(Day(2026, 10, 6), "12:00", "19:41")
            employee.settings = [setting("ab.21.sjuk-avrundning", value)]
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            let lines = try employee.deviations(Month(year: 2026, month: 10))
            let lost = lines.filter { $0.item == PayItems.sjuklon.id }.map(\.amount).min()
            #expect(lost == kr(expected))
        }
    }

    @Test("A37: a night over the change of the clock has its real minutes, or the clock's, in OB and in timlön")
    func clockMinutes() throws {
        for (day, value, night, pay) in [
            (Day(2026, 3, 28), Int64(0), "532.00", "1050.00"), (Day(2026, 3, 28), 1, "608.00", "1200.00"),
            (Day(2026, 10, 24), 0, "704.70", "1350.00"), (Day(2026, 10, 24), 1, "626.40", "1200.00"),
        ] {
            var employee = try evening(day, "22:00", "06:00")
            employee.pay = .hourly(kr("150.00"))
            employee.cycleStart = Day(2027, 1, 1)
            employee.settings = [setting("ab.21.sommartid", value)]
            let lines = try employee.deviations(day.month)
            #expect(lines.sum("ob-b-natt") == kr(night) && lines.sum("timlon") == kr(pay), "\(day) \(value)")
            employee.pay = .monthly(fullTime: kr("30000.00"))
            let monthly = day.month.monthOfYear == 3 ? night : "626.40"
            #expect(try employee.deviations(day.month).sum("ob-b-natt") == kr(monthly), "\(day) \(value)")
            try employee.register(.absence(.tjanstledig, .whole), day)
            #expect(try employee.deviations(day.month).sum("ob-b-natt") == .zero, "\(day) \(value)")
        }
    }

    @Test(
        "New Year 2019/20 and the year from April 2022 have the amounts of their sources; C and D of 2022 are missing")
    func olderTables() throws {
        for (day, from, to, key, expected) in [
            (Day(2019, 12, 31), "22:00", "24:00", "ob-a-natt", "259.80"),
            (Day(2019, 12, 31), "20:00", "22:00", "ob-a", "216.40"),
            (Day(2022, 12, 24), "20:00", "22:00", "ob-a", "228.20"),
            (Day(2022, 12, 24), "22:00", "24:00", "ob-a-natt", "274.00"),
            (Day(2022, 12, 4), "08:00", "10:00", "ob-b", "119.00"),
            (Day(2022, 12, 2), "22:00", "24:00", "ob-b-natt", "136.60"),
            (Day(2022, 4, 2), "08:00", "10:00", "ob-b", "119.00"),
            (Day(2023, 4, 1), "08:00", "10:00", "ob-b", "123.80"),
        ] {
            var employee = try evening(day, from, to)
            #expect(try employee.deviations(day.month).sum(key) == kr(expected), "\(day)")
        }
        for (day, from, to) in [
            (Day(2022, 12, 6), "19:00", "20:00"), (Day(2022, 12, 6), "22:00", "23:00"),
            (Day(2022, 3, 26), "08:00", "09:00"), (Day(2020, 1, 4), "08:00", "09:00"),
            (Day(2019, 12, 26), "08:00", "09:00"),
        ] {
            var employee = try evening(day, from, to)
            let error = #expect(throws: PayrollError.self) { try employee.deviations(day.month) }
            #expect(error?.code == .missingFigure, "\(day)")
        }
    }

    @Test("Personal assistants under PAN have OB; relatives who care have none, nor on sick pay")
    func relatives() throws {
        for (agreement, expected) in [("PAN", "79.20"), ("PAN anhörig", "0.00")] {
            var employee = try evening(Day(2026, 10, 6), "18:00", "22:00")
            employee.terms = [
                try Fact(
                    Terms(pay: .hourly(kr("160.00")), agreement: agreement), from: employee.start, recorded: recorded)
            ]
            let lines = try employee.deviations(Month(year: 2026, month: 10))
            #expect(lines.sum("ob-d") == kr(expected) && lines.sum("timlon") == kr("640.00"))
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            let ill = try employee.deviations(Month(year: 2026, month: 10))
            #expect(ill.count { $0.item == PayItems.sjuklon.id } == (agreement == "PAN" ? 2 : 1))
            employee.registrations.removeLast()
            employee.carry = EmploymentCarry(employment: "1")
            try employee.register(.hours(OBClass.vardagskvall.item, Minutes(60)), Day(2026, 10, 7))
            guard agreement == "PAN anhörig" else { continue }
            let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 10)) }
            #expect(error?.code == .invalidValue && error?.row?.row == 2)
        }
    }

    @Test("An unknown setting is an error that names it")
    func unknownSetting() {
        let setting = AgreementSetting(key: "ab.99.nej", from: Day(2026, 1, 1), value: 0, source: "lokalt")
        let error = #expect(throws: PayrollError.self) { try AB(settings: KnownSettings([setting])) }
        #expect(error?.code == .unknownName)
        #expect(error?.message.contains("ab.99.nej") ?? false)
    }
}
