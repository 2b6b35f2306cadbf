//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("AB § 27: semesteråret") struct HolidayYearTests {
    private func employee(_ pay: Int64 = 3_000_000) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: pay))
        employee.schedule = try week(5)
        return employee
    }

    /// The paid days of a year, when all is known of it.
    private func paidDays(_ employee: Employee, _ year: Int, absences: ShortList<HolidayAbsence> = []) throws -> Int64 {
        var carry = HolidayCarry()
        carry.year = year
        carry.absences = absences
        let figures = SegmentFigures(AB.figures, on: Day(year, 12, 31), KnownSettings(employee.settings))
        return try Holiday.paidDays(through: Day(year, 12, 31), employee.question(), carry, figures).count
    }

    @Test("AB-10 (Nacka): employed from 1 April, 275 days, 25 a year: 19 paid days")
    func partOfYear() throws {
        var employee = try employee()
        employee.start = Day(2025, 4, 1)
        #expect(try paidDays(employee, 2025) == 19)
    }

    @Test("AB-11 and AB-13 (hrservicecenter.se): 2024-01-01–06-30 gives 13, 2024-03-15–12-31 gives 20 paid days")
    func leapYear() throws {
        var half = try employee()
        half.start = Day(2024, 1, 1)
        half.end = Day(2024, 6, 30)
        #expect(try paidDays(half, 2024) == 13)
        var spring = try employee()
        spring.start = Day(2024, 3, 15)
        #expect(try paidDays(spring, 2024) == 20)
        spring.settings = [
            AgreementSetting(key: "ab.27.arets-dagar", from: Day(2024, 1, 1), value: 1, source: "Lokalt")
        ]
        #expect(try paidDays(spring, 2024) == 20)
    }

    @Test("AB-14 and AB-15 (Hultsfred): sick all year, 180 days count: 13 of 25 and 16 of 31")
    func longIllness() throws {
        let year = HolidayAbsence(try DayRange(from: Day(2025, 1, 1), through: Day(2025, 12, 31)), .sjukdom)
        var employee = try employee()
        #expect(try paidDays(employee, 2025, absences: [year]) == 13)
        employee.birthYear = 1980
        #expect(try paidDays(employee, 2025, absences: [year]) == 16)
    }

    @Test("Absence registered month by month is remembered as one")
    func remembered() throws {
        var employee = try employee()
        for month in 3...5 {
            let month = Month(year: 2026, month: month)
            employee.registrations = []
            try employee.register(.absence(.tjanstledig, .whole), month.first, month.last)
            _ = try employee.deviations(month)
        }
        #expect(
            employee.carry.holiday.absences == [
                HolidayAbsence(try DayRange(from: Day(2026, 3, 1), through: Day(2026, 5, 31)), .annan)
            ])
        // 25 × (365 − 92) / 365 = 18.7
        #expect(try paidDays(employee, 2026, absences: employee.carry.holiday.absences) == 19)
    }

    @Test(
        "The last day of the right can be taken; then saved days, then leave without pay, the last day by its share (A63)"
    )
    func wholeRight() throws {
        let october = Month(year: 2026, month: 10)
        // Two days of 181.50 on holiday; leave costs 30 000 ÷ 31 × 1.4 = 1 354.84 a day.
        for (taken, saved, supplement, leave, left, told) in [
            (2_300, 0, "363.00", "0", 0, nil), (2_400, 100, "363.00", "0", 0, "1,00 dag är tagen av de sparade"),
            (2_400, 0, "181.50", "-1354.84", 0, "1,00 dag är räknad som tjänstledighet"),
            (2_450, 0, "90.75", "-2032.26", 0, "1,50 dagar är räknade som tjänstledighet"),
            (2_450, 100, "272.25", "-677.42", 0, "0,50 dagar är räknade som tjänstledighet"),
            (2_500, 0, "0", "-2709.68", 0, "2,00 dagar är räknade som tjänstledighet"),
            (2_500, 300, "363.00", "0", 100, "2,00 dagar är tagna av de sparade"),
        ] as [(Int64, Int64, String, String, Int64, String?)] {
            var employee = try employee()
            employee.carry.holiday.year = 2026
            employee.carry.holiday.taken = taken
            if saved > 0 { employee.carry.holiday.saved = [SavedDays(year: 2024, days: saved)] }
            let before = employee.carry
            try employee.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 6))
            let lines = try employee.deviations(october)
            #expect(lines.sum("semesterdagstillagg") == kr(supplement), "\(taken) \(saved)")
            #expect(lines.sum("tjanstledighet") == kr(leave), "\(taken) \(saved)")
            #expect(employee.carry.holiday.taken == min(2_500, taken + 200))
            #expect(employee.carry.holiday.saved.reduce(0) { $0 + $1.days } == left)
            let findings = try employee.agreementFindings(october, before: before).filter { $0.row?.row == 1 }
            #expect(findings.count == (told == nil ? 0 : 1))
            if let told { #expect(findings.first?.text.contains(told) == true, "\(findings)") }
        }
    }

    @Test(
        "Days beyond the right do not earn holiday, as leave does not; the days of a kvot of two decimals are a whole right"
    )
    func beyondEarns() throws {
        let october = Month(year: 2026, month: 10)
        var beyond = try employee()
        beyond.carry.holiday.year = 2026
        beyond.carry.holiday.taken = 2_400
        try beyond.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 11))
        _ = try beyond.deviations(october)
        let leave = try DayRange(from: Day(2026, 10, 6), through: Day(2026, 10, 11))
        #expect(beyond.carry.holiday.absences.map { $0.days } == [leave])
        // Three days a week: fifteen shifts of 1.67 are 25.05 days.
        for (taken, leave) in [(2_338, false), (2_345, false), (2_346, true)] as [(Int64, Bool)] {
            var three = try employee()
            three.schedule = try week(3)
            three.carry.holiday.year = 2026
            three.carry.holiday.taken = taken
            try three.register(.absence(.semester, .whole), Day(2026, 10, 5))
            #expect((try three.deviations(october).sum("tjanstledighet") < .zero) == leave, "\(taken)")
        }
    }

    @Test("Saved days go first in, first out; then the year's days, then leave without pay")
    func savedDays() throws {
        let october = Month(year: 2026, month: 10)
        var employee = try employee()
        employee.carry.holiday.saved = [SavedDays(year: 2023, days: 200), SavedDays(year: 2024, days: 300)]
        try employee.register(.absence(.sparadSemester, .whole), Day(2026, 10, 5), Day(2026, 10, 7))
        #expect(try employee.deviations(october).sum("semesterdagstillagg") == kr("544.50"))
        #expect(employee.carry.holiday.saved == [SavedDays(year: 2024, days: 200)])
        #expect(employee.carry.holiday.taken == 0)
        let before = employee.carry
        #expect(try employee.deviations(october).sum("semesterdagstillagg") == kr("544.50"))
        #expect(employee.carry.holiday.saved.isEmpty && employee.carry.holiday.taken == 100)
        #expect(
            try employee.agreementFindings(october, before: before).contains {
                $0.text.contains("1,00 dag är tagen av årets dagar")
            })
        employee.carry.holiday.taken = 2_500
        #expect(try employee.deviations(october).sum("tjanstledighet") == kr("-4064.52"))
    }

    @Test("A day without pay costs 4.6 % of månadslönen, or by kalenderdagsfaktor where the employer says so (A15)")
    func unpaid() throws {
        let october = Month(year: 2026, month: 10)
        var employee = try employee()
        employee.degree = Percent(millionths: 800_000)
        try employee.register(.absence(.obetaldSemester, .whole), Day(2026, 10, 5))
        #expect(try employee.deviations(october).total == kr("-1104"))
        #expect(employee.carry.holiday.unpaidTaken == 100)
        employee.settings = [
            AgreementSetting(key: "ab.27.obetald-metod", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        // 24 000 / 31 × 1.40
        #expect(try employee.deviations(october).total == kr("-1083.87"))
    }

    @Test("AB-20 (Borgholm 2014): 18 000 under a threshold of 20 592 gives 135.04 a day, 25 days 3 376.08")
    func topUp() throws {
        var employee = try employee(1_800_000)
        employee.settings = [
            AgreementSetting(key: "ab.27.lonetillagg-troskel", from: Day(2026, 1, 1), value: 2_059_200, source: "2014")
        ]
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5))
        #expect(try employee.deviations(Month(year: 2026, month: 10)).sum("semesterlonetillagg") == kr("135.04"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.registrations = []
        try employee.register(.absence(.semester, .whole), Day(2026, 6, 1), Day(2026, 6, 30))
        try employee.register(.absence(.semester, .whole), Day(2026, 7, 1), Day(2026, 7, 3))
        // 22 weekdays in June and three in July, each month's line rounded by itself: 2 970.95 + 405.13.
        let june = try employee.deviations(Month(year: 2026, month: 6)).sum("semesterlonetillagg")
        let july = try employee.deviations(Month(year: 2026, month: 7)).sum("semesterlonetillagg")
        #expect(try june + july == kr("3376.08"))
        #expect(employee.carry.holiday.topUpDays == 2_500)
    }

    @Test("The threshold is by date and by degree; at it there is nothing")
    func topUpLimits() throws {
        for (pay, degree, month, expected) in [
            (2_349_100, 1_000_000, 3, "0"), (2_349_000, 1_000_000, 3, "0.05"), (2_419_600, 1_000_000, 4, "0"),
            (2_349_100, 1_000_000, 4, "36.73"), (2_349_100, 500_000, 4, "18.37"),
        ] as [(Int64, Int64, Int, String)] {
            var employee = try employee(pay)
            employee.degree = Percent(millionths: degree)
            try employee.register(.absence(.semester, .whole), Day(2026, month, 17))
            let lines = try employee.deviations(Month(year: 2026, month: month))
            #expect(lines.sum("semesterlonetillagg") == kr(expected), "\(pay) \(month)")
        }
    }

    @Test("At the year's end paid days above 20 are saved; those that cannot be are a finding, those above 30 are paid")
    func saving() throws {
        let december = Month(year: 2026, month: 12)
        for (taken, before, saved, lost) in [
            (2_000, 0, 500, 0), (1_800, 0, 500, 200), (2_000, 2_700, 300, 0), (2_500, 0, 0, 0),
        ]
            as [(Int64, Int64, Int64, Int64)]
        {
            var employee = try employee()
            employee.carry.holiday.year = 2026
            employee.carry.holiday.taken = taken
            if before > 0 { employee.carry.holiday.saved = [SavedDays(year: 2025, days: before)] }
            _ = try employee.deviations(december)
            let total = employee.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days }
            #expect(total == before + saved, "\(taken) \(before)")
            #expect(try employee.findings(december).count == (lost > 0 ? 1 : 0))
            _ = try employee.deviations(december.next)
            #expect(employee.carry.holiday.year == 2027 && employee.carry.holiday.taken == 0)
            #expect(employee.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days } == total)
        }
    }

    @Test(
        "Saved days above 30 are paid at 5.205 % a day, the oldest first, or stay where the employer says so (A44)",
        arguments: [(2_500, "0"), (2_600, "1561.50"), (3_200, "10930.50")] as [(Int64, String)])
    func aboveTheLimit(_ before: Int64, _ paid: String) throws {
        let december = Month(year: 2026, month: 12)
        var employee = try employee()
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 2_000
        employee.carry.holiday.saved = [SavedDays(year: 2025, days: before)]
        var kept = employee
        let lines = try employee.deviations(december)
        #expect(lines.sum("semesterersattning-sparade") == kr(paid))
        #expect(employee.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days } == 3_000)
        #expect(employee.carry.holiday.saved.last == SavedDays(year: 2026, days: 500))
        #expect(Holiday.surplusItem.flags.contains(.oneOff))
        kept.settings = [AgreementSetting(key: "ab.27.sparade-over", from: Day(2026, 1, 1), value: 1, source: "Lokalt")]
        #expect(try kept.deviations(december).sum("semesterersattning-sparade") == .zero)
        #expect(kept.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days } == before + 500)
    }

    @Test(
        "The pay of December, with November's deviations, tells of days that New Year brings above 30 (A44)",
        arguments: [(2_500, false), (2_501, true)] as [(Int64, Bool)])
    func toldBefore(_ before: Int64, _ isTold: Bool) throws {
        let november = Month(year: 2026, month: 11)
        var employee = try employee()
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 2_000
        employee.carry.holiday.saved = [SavedDays(year: 2025, days: before)]
        _ = try employee.deviations(november)
        #expect(try employee.findings(november).contains { $0.hasPrefix("0,01 sparade") } == isTold)
    }

    @Test("An unpaid day is of fast kontant lön, or of månadslönen where the employer says so (A60)")
    func unpaidOfAllPay() throws {
        let october = Month(year: 2026, month: 10)
        var employee = try employee()
        employee.supplements = [try Fact(Supplement(amount: kr("1000")), from: Day(2014, 1, 1), recorded: recorded)]
        try employee.register(.absence(.obetaldSemester, .whole), Day(2026, 10, 5))
        #expect(try employee.deviations(october).total == kr("-1426"))
        employee.settings = [
            AgreementSetting(key: "ab.27.obetald-metod", from: Day(2026, 1, 1), value: 2, source: "Lokalt")
        ]
        #expect(try employee.deviations(october).total == kr("-1380"))
    }

    @Test("What nobody knows of the time before waits to be paid where the employer says so, until it is known")
    func unknownBefore() throws {
        let june = Month(year: 2026, month: 6)
        var employee = try employee()
        employee.end = Day(2026, 6, 30)
        var known = employee
        #expect(try employee.deviations(june).sum("semesterersattning-slut") == kr("20299.50"))
        known.settings = [
            AgreementSetting(key: "ab.27.okand-semester", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        var waiting = known
        #expect(try waiting.deviations(june).sum("semesterersattning-slut") == .zero)
        #expect(waiting.carry.holiday.unknownBefore == Day(2026, 6, 1))
        known.carry.holiday.year = 2026
        #expect(try known.deviations(june).sum("semesterersattning-slut") == kr("20299.50"))
        // Somebody who began with the month has nothing before it.
        var new = try self.employee()
        new.start = Day(2026, 6, 1)
        _ = try new.deviations(june)
        #expect(new.carry.holiday.unknownBefore == nil)
    }

    @Test("Moved holiday adds days that can be taken in the year; interrupted at most five, and no money (A47)")
    func moved() throws {
        let july = Month(year: 2026, month: 7)
        let interrupted = try #require(AB.payItems.first { $0.key == "semester-avbruten" })
        for (times, days) in [(1, 100), (5, 500), (6, 500)] as [(Int64, Int64)] {
            var employee = try employee()
            try employee.register(
                .payLine(PayLineOrder(item: interrupted.id, quantity: times * 10_000)), Day(2026, 7, 1))
            #expect(try employee.deviations(july).isEmpty)
            #expect(employee.carry.holiday.extra == days)
            employee.carry.holiday.taken = 2_500
            employee.registrations = []
            try employee.register(.absence(.semester, .whole), Day(2026, 8, 3))
            _ = try employee.deviations(july.next)
            #expect(employee.carry.holiday.taken == 2_600)
        }
        for bad in [
            PayLineOrder(item: interrupted.id, quantity: 5_000), PayLineOrder(item: interrupted.id, amount: kr("1")),
        ] {
            var employee = try employee()
            try employee.register(.payLine(bad), Day(2026, 7, 1))
            let error = #expect(throws: PayrollError.self) { try employee.deviations(july) }
            #expect(error?.code == .invalidValue && error?.row?.row == 1)
        }
    }

    @Test("Leaving: what is left is paid at 5.205 % a day as a one-off amount; what was taken too much is paid back")
    func leaving() throws {
        let june = Month(year: 2026, month: 6)
        // Employed through 30 June 2026: 25 × 181 / 365 = 12.4, so 13 days.
        for (taken, saved, expected) in [
            (0, 0, "20299.50"), (1_000, 500, "12492"), (1_500, 0, "-3123"), (1_300, 0, "0"),
        ]
            as [(Int64, Int64, String)]
        {
            var employee = try employee()
            employee.end = Day(2026, 6, 30)
            employee.carry.holiday.year = 2026
            employee.carry.holiday.taken = taken
            if saved > 0 { employee.carry.holiday.saved = [SavedDays(year: 2025, days: saved)] }
            let lines = try employee.deviations(june)
            #expect(lines.sum("semesterersattning-slut") == kr(expected), "\(taken) \(saved)")
            #expect(employee.carry.holiday.saved.isEmpty)
        }
        #expect(Holiday.finalItem.flags.contains(.oneOff))
    }

    @Test(
        "Semesterväxling takes away the supplement, adds days and saves none; without the employer's figure it is an error"
    )
    func exchange() throws {
        let december = Month(year: 2026, month: 12)
        var employee = try employee()
        try employee.register(.holidayExchange, Day(2026, 12, 1), Day(2026, 12, 31))
        try employee.register(.absence(.semester, .whole), Day(2026, 12, 7))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(december) }
        #expect(error?.code == .missingFigure && error?.message.contains("ab.27.vaxling.dagar") == true)
        employee.settings = [
            AgreementSetting(key: "ab.27.vaxling.dagar", from: Day(2026, 1, 1), value: 5, source: "Lokalt")
        ]
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 2_900
        let lines = try employee.deviations(december)
        #expect(lines.sum("semesterdagstillagg") == .zero)
        #expect(employee.carry.holiday.taken == 3_000 && employee.carry.holiday.saved.isEmpty)
    }

    @Test("Variable pay of monthly paid gives semesterersättning only where the employer says so (A9)")
    func variablePay() throws {
        let october = Month(year: 2026, month: 10)
        var employee = try employee()
        try employee.register(.hours(PayItemID(106), Minutes(600)), Day(2026, 10, 6))
        #expect(try employee.deviations(october).sum("semesterersattning") == .zero)
        employee.settings = [
            AgreementSetting(key: "ab.27.rorliga-tillagg", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        // 264 kr of OB × 12 %
        #expect(try employee.deviations(october).sum("semesterersattning") == kr("31.68"))
    }

    @Test("The day's degree, or the year's average, by choice")
    func changedDegree() throws {
        let october = Month(year: 2026, month: 10)
        var employee = try employee()
        let pay = Terms.Pay.monthly(fullTime: Amount(ore: 3_000_000))
        employee.terms = [
            try Fact(Terms(pay: pay), from: Day(2014, 1, 1), recorded: recorded),
            try Fact(Terms(pay: pay, degree: Percent(millionths: 500_000)), from: Day(2026, 10, 1), recorded: recorded),
        ]
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5))
        #expect(try employee.deviations(october).total == kr("90.75"))
        employee.settings = [
            AgreementSetting(key: "ab.27.andrad-grad", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        // (273 + 31 / 2) / 304 = 0.949013: 0.605 % × 28 470.39
        #expect(try employee.deviations(october).total == kr("172.25"))
    }

    @Test("The holiday debt is earned and saved days less taken, at 5.205 % of the pay")
    func debt() throws {
        var employee = try employee()
        employee.carry.holiday.year = 2026
        employee.carry.holiday.taken = 1_000
        employee.carry.holiday.saved = [SavedDays(year: 2025, days: 300)]
        // Through 31 October: 25 × 304 / 365 = 20.8, so 21; 14 days × 1 561.50.
        #expect(try employee.holidayDebt(Day(2026, 10, 31)).total == kr("21861"))
        employee.carry.holiday.taken = 2_500
        #expect(try employee.holidayDebt(Day(2026, 10, 31)).total == kr("-1561.50"))
        employee.pay = .hourly(Amount(ore: 15_000))
        #expect(try employee.holidayDebt(Day(2026, 10, 31)).isEmpty)
    }

    @Test("Random years: taken, saved and left make up the right, month by month as with all known from the start")
    func randomYears() throws {
        var random = SeededGenerator(seed: 27)
        var wrong = 0
        for _ in 0..<60 {
            var employee = try employee(Int64.random(in: 20_000...60_000, using: &random) * 100)
            employee.birthYear = Int.random(in: 1960...2000, using: &random)
            var monthly = employee
            let causes: [AbsenceCause] = [.semester, .sjuk, .vab, .tjanstledig, .foraldraledig]
            for month in 1...12 where Int.random(in: 0...2, using: &random) > 0 {
                let first = Day(2026, month, Int.random(in: 1...15, using: &random))
                let cause = causes[Int.random(in: 0..<causes.count, using: &random)]
                let last = first + Int.random(in: 0...(cause == .semester ? 2 : 9), using: &random)
                try employee.register(.absence(cause, .whole), first, last, child: Day(2025, 12, 1))
            }
            monthly.registrations = []
            for month in 1...12 {
                let month = Month(year: 2026, month: month)
                let all = try employee.deviations(month)
                monthly.registrations = employee.registrations.filter { $0.days.overlaps(DayRange(month)) }
                if try monthly.deviations(month) != all || monthly.carry != employee.carry { wrong += 1 }
            }
            let paid = try paidDays(employee, 2026, absences: employee.carry.holiday.absences) * 100
            let saved = employee.carry.holiday.saved.reduce(Int64(0)) { $0 + $1.days }
            if saved != max(0, min(paid - employee.carry.holiday.taken, paid - 2_000)) { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
