//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

@Suite("AB § 28 från dag 15, § 29 och § 32") struct LongAbsenceTests {
    private let october = Month(year: 2026, month: 10)

    private func employee(_ pay: Int64 = 3_100_000) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: pay))
        employee.schedule = try week(5)
        return employee
    }

    private func ill(through number: Int) -> SickPeriodState {
        SickPeriodState(
            firstDay: Day(2026, 10, 1) - number, lastDay: Day(2026, 9, 30), dayNumber: number, sickPay: .zero,
            karens: .zero, karensTaken: .zero, karensDays: [])
    }

    @Test("From day 15 each calendar day costs a 31st of October's pay, and 10 % of it comes back through day 90")
    func tenPercent() throws {
        // 31 000 kr: 1 000 kr a day.
        for (before, last, deduction, supplement) in [
            (14, 1, "-1000", "100"), (13, 2, "-1000", "100"), (89, 1, "-1000", "100"), (90, 1, "-1000", "0"),
            (89, 2, "-2000", "100"), (14, 31, "-31000", "3100"),
        ] {
            var employee = try employee()
            employee.carry.sickness = ill(through: before)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1), Day(2026, 10, last))
            let lines = try employee.deviations(october)
            #expect(lines.sum("sjukavdrag-dag-15") == kr(deduction), "\(before) \(last)")
            #expect(lines.sum("sjuktillagg-dag-15") == kr(supplement), "\(before) \(last)")
        }
    }

    @Test("Half sickness costs half, also on free days; hours cost their share of the shift")
    func extent() throws {
        var half = try employee()
        half.carry.sickness = ill(through: 20)
        try half.register(.absence(.sjuk, .percent(Percent(millionths: 500_000))), Day(2026, 10, 3), Day(2026, 10, 4))
        #expect(try half.deviations(october).sum("sjukavdrag-dag-15") == kr("-1000"))
        var hours = try employee()
        hours.carry.sickness = ill(through: 20)
        try hours.register(.absence(.sjuk, .time(Minutes(60))), Day(2026, 10, 1))
        #expect(try hours.deviations(october).sum("sjukavdrag-dag-15") == kr("-125"))
    }

    @Test("Above ten prisbasbelopp 77.6 % of the rest is paid through day 365, at the ceiling nothing")
    func ceiling() throws {
        // 59 200 × 10 / 12 = 49 333.33; 62 000 − that = 12 666.67, 408.60 a day, 77.6 % of it 317.08.
        for (pay, before, expected) in [
            (6_200_000, 14, "317.08"), (6_200_000, 364, "317.08"), (6_200_000, 365, "0"), (4_933_300, 14, "0"),
        ] as [(Int64, Int, String)] {
            var employee = try employee(pay)
            employee.carry.sickness = ill(through: before)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1))
            #expect(try employee.deviations(october).sum("sjukersattning-over-tak") == kr(expected))
        }
    }

    @Test("Hourly paid have neither deduction nor pay from day 15")
    func hourly() throws {
        var employee = try employee()
        employee.pay = .hourly(Amount(ore: 20_000))
        employee.carry.sickness = ill(through: 14)
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1), Day(2026, 10, 31))
        #expect(try employee.deviations(october).total == .zero)
    }

    @Test("Föräldrapenningtillägg: 10 % a calendar day, up to 180 days for a birth and until the child is two")
    func supplement() throws {
        for (used, born, expected) in [
            (0, Day(2026, 6, 1), "3100"), (179, Day(2026, 6, 1), "100"), (180, Day(2026, 6, 1), "0"),
            (0, Day(2024, 10, 1), "0"), (0, Day(2024, 10, 2), "100"),
        ] {
            var employee = try employee()
            employee.carry.children = [ChildCarry(born: born, supplementDays: used)]
            try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31), child: born)
            let lines = try employee.deviations(october)
            #expect(lines.sum("foraldrapenningtillagg") == kr(expected), "\(used) \(born)")
            #expect(lines.sum("foraldraledighet-avdrag") == kr("-31000"))
        }
    }

    @Test("The supplement needs 180 days of employment before the leave, counted from the leave's first day")
    func employedBefore() throws {
        let first = Day(2026, 10, 1)
        for (start, expected) in [(first - 180, "100"), (first - 179, "0")] {
            var employee = try employee()
            employee.start = start
            try employee.register(.absence(.foraldraledig, .whole), first, child: Day(2026, 6, 1))
            #expect(try employee.deviations(october).sum("foraldrapenningtillagg") == kr(expected))
        }
        var joined = try employee()
        joined.start = first - 190
        try joined.register(.absence(.foraldraledig, .whole), first - 20, first - 1, child: Day(2026, 6, 1))
        try joined.register(.absence(.foraldraledig, .whole), first, child: Day(2026, 6, 1))
        #expect(try joined.deviations(october).sum("foraldrapenningtillagg") == .zero)
    }

    @Test("Föräldralön: 77.6 % above 83.33 % of the prisbasbelopp, at most 270 days for a birth")
    func foraldralon() throws {
        // 62 000 − 59 200 × 0.8333 = 12 668.64; 408.67 a day, 77.6 % of it 317.12.
        for (pay, used, expected) in [
            (6_200_000, 0, "317.12"), (6_200_000, 269, "317.12"), (6_200_000, 270, "0"), (4_933_136, 0, "0"),
        ] as [(Int64, Int, String)] {
            var employee = try employee(pay)
            employee.carry.children = [ChildCarry(born: Day(2026, 6, 1), payDays: used)]
            try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 1), child: Day(2026, 6, 1))
            #expect(try employee.deviations(october).sum("foraldralon") == kr(expected))
        }
    }

    @Test("Care of a child has a deduction and no supplement; without the child's identity it is an error")
    func vab() throws {
        var employee = try employee()
        try employee.register(.absence(.vab, .whole), Day(2026, 10, 6), child: Day(2022, 1, 1))
        let lines = try employee.deviations(october)
        #expect(lines.sum("vab-avdrag") == kr("-1400"))
        #expect(lines.total == kr("-1400"))
        for cause in AbsenceCause.allCases where cause.concernsChild {
            var nameless = try self.employee()
            try nameless.register(.absence(cause, .whole), Day(2026, 10, 6))
            let error = #expect(throws: PayrollError.self) { try nameless.deviations(october) }
            #expect(error?.code == .missingFact && error?.row?.row == 1)
        }
    }

    @Test("The AGI gets scheduled days with a parent's benefit in hours, free days not")
    func reported() throws {
        var employee = try employee()
        try employee.register(.absence(.vab, .time(Minutes(100))), Day(2026, 10, 6), child: Day(2022, 1, 1))
        try employee.register(
            .absence(.foraldraledig, .whole), Day(2026, 10, 9), Day(2026, 10, 11), child: Day(2026, 6, 1))
        let absences = try employee.reportedAbsences(october)
        #expect(absences.map(\.day) == [Day(2026, 10, 6), Day(2026, 10, 9)])
        #expect(absences.map(\.extent.text) == ["1.67", "8.00"])
        #expect(absences.map(\.kind) == [.tillfalligForaldrapenning, .foraldrapenning])
    }

    @Test("Ten working days for enskilda angelägenheter in a year; what is beyond is leave without pay, and told (A64)")
    func privateLeave() throws {
        var employee = try employee()
        try employee.register(.absence(.enskild, .whole), Day(2026, 10, 5), Day(2026, 10, 16))
        let fresh = employee.carry
        #expect(try employee.deviations(october).total == .zero)
        #expect(employee.carry.privateLeave == YearCount(year: 2026, count: 1_000))
        #expect(try employee.agreementFindings(october, before: fresh).allSatisfy { $0.row == nil })
        for (used, extent, expected, told) in [
            // An hour of eight of 1 400 kr; the whole of a day; half of it.
            (1_000, AbsenceExtent.time(Minutes(60)), "-175.00", "0,13 arbetsdagar mer"),
            (1_000, .whole, "-1400.00", "1,00 arbetsdag mer"), (950, .whole, "-700.00", "0,50 arbetsdagar mer"),
            (900, .whole, "0", nil),
        ] as [(Int64, AbsenceExtent, String, String?)] {
            var more = try self.employee()
            more.carry.privateLeave = YearCount(year: 2026, count: used)
            let before = more.carry
            try more.register(.absence(.enskild, extent), Day(2026, 10, 6))
            let lines = try more.deviations(october)
            #expect(lines.sum("tjanstledighet") == kr(expected) && lines.total == kr(expected))
            #expect(more.carry.privateLeave.count == 1_000)
            let findings = try more.agreementFindings(october, before: before).filter { $0.row != nil }
            #expect(findings.map { $0.row?.row } == (told == nil ? [] : [1]))
            if let told { #expect(findings.first?.text.contains(told) == true, "\(findings)") }
        }
        var newYear = try self.employee()
        newYear.carry.privateLeave = YearCount(year: 2025, count: 1_000)
        try newYear.register(.absence(.enskild, .whole), Day(2026, 10, 6))
        #expect(try newYear.deviations(october).total == .zero)
    }

    @Test("Illness in a holiday sets the holiday aside; two other whole absences, or one twice, are errors")
    func overlaps() throws {
        var employee = try employee()
        try employee.register(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 11))
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 7), Day(2026, 10, 8))
        _ = try employee.deviations(october)
        #expect(employee.carry.holiday.taken == 300)
        for (first, second) in [
            (AbsenceCause.tjanstledig, AbsenceCause.semester), (.sjuk, .sjuk), (.vab, .sjuk),
        ] {
            var twice = try self.employee()
            try twice.register(.absence(first, .whole), Day(2026, 10, 5), Day(2026, 10, 7), child: Day(2022, 1, 1))
            try twice.register(.absence(second, .whole), Day(2026, 10, 7), child: Day(2022, 1, 1))
            let error = #expect(throws: PayrollError.self) { try twice.deviations(october) }
            #expect(error?.code == .overlap && error?.row?.row == 2)
        }
        var halves = try self.employee()
        try halves.register(.absence(.sjuk, .percent(Percent(millionths: 500_000))), Day(2026, 10, 5))
        try halves.register(.absence(.sjuk, .percent(Percent(millionths: 250_000))), Day(2026, 10, 5))
        #expect(throws: PayrollError.self) { try halves.deviations(october) }
    }

    @Test("Part of a day of leave by the hour, where the employer says so (A22)")
    func perHour() throws {
        var employee = try employee(3_120_000)
        employee.settings = [
            AgreementSetting(key: "ab.17.del-av-dag", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        ]
        try employee.register(.absence(.tjanstledig, .time(Minutes(120))), Day(2026, 10, 6))
        // 31 200 × 12 / (52 × 40) = 180 kr an hour.
        #expect(try employee.deviations(october).sum("tjanstledighet") == kr("-360"))
    }

    @Test("Splitting a random absence in two adjacent ones changes nothing, whatever the cause")
    func splitting() throws {
        var random = SeededGenerator(seed: 28)
        let causes: [AbsenceCause] = [.sjuk, .tjanstledig, .foraldraledig, .vab, .semester, .enskild]
        var wrong = 0
        for _ in 0..<200 {
            let cause = causes[Int.random(in: 0..<causes.count, using: &random)]
            let first = Day(2026, 10, 1) + Int.random(in: 0...10, using: &random)
            let last = first + Int.random(in: 1...11, using: &random)
            let border = first + Int.random(in: 0..<(last - first), using: &random)
            let number = Int.random(in: 0...370, using: &random)
            var whole = try employee(6_200_000)
            whole.carry.sickness = ill(through: number)
            var split = whole
            try whole.register(.absence(cause, .whole), first, last, child: Day(2026, 2, 1))
            try split.register(.absence(cause, .whole), border + 1, last, child: Day(2026, 2, 1))
            try split.register(.absence(cause, .whole), first, border, child: Day(2026, 2, 1))
            func amounts(_ lines: [PayLine]) -> [Int64] {
                lines.map { Int64($0.item.number) << 40 + $0.amount.ore }.sorted()
            }
            if try amounts(whole.deviations(october)) != amounts(split.deviations(october))
                || whole.carry != split.carry
            {
                wrong += 1
            }
        }
        #expect(wrong == 0)
    }
}
