//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Vectors SJ-1…SJ-5 and the amounts of 6 §.
@Suite("Sick pay by law: amounts")
struct StatutorySickPayTests {
    @Test("SJ-1: 30 000 at 40 h: a week 6 923.08, its sjuklön 5 538.46, karens 1 107.69")
    func vectorSJ1() throws {
        let rule = try Sick.rule()
        #expect(try rule.weeklyPay() == Amount(ore: 692_308))
        #expect(try rule.weeklySickPay() == Amount(ore: 553_846))
        #expect(try rule.karens() == Amount(ore: 110_769))
    }

    @Test("SJ-2: three days: −4 153.85 + 3 323.08 − 1 107.69 = −1 938.46")
    func vectorSJ2() throws {
        var state = SickPeriodState()
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 6), 3), &state)
        #expect(outcome.deduction == -415_385)
        #expect(outcome.sickPay == 332_308)
        #expect(outcome.karens == -110_769)
        #expect(outcome.lines.reduce(0) { $0 + $1.amount.ore } == -193_846)
        #expect(state.karensDays == [Day(2026, 10, 6)])
    }

    @Test("SJ-3: one day: sjuklön 1 107.69 is all taken, −1 384.62 in all")
    func vectorSJ3() throws {
        var state = SickPeriodState()
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 6), 1), &state)
        #expect(outcome.deduction == -138_462)
        #expect(outcome.sickPay == 110_769)
        #expect(outcome.karens == -110_769)
    }

    @Test("SJ-4: half a day: karens stops at 553.85, and 553.84 is taken when the period goes on")
    func vectorSJ4() throws {
        var state = SickPeriodState()
        let rule = try Sick.rule()
        let first = try rule.pay([SickDay(Day(2026, 10, 30), absent: Minutes(240))], &state)
        #expect(first.deduction == -69_231)
        #expect(first.sickPay == 55_385)
        #expect(first.karens == -55_385)
        let second = try rule.pay(Sick.days(Day(2026, 11, 2), 1), &state)
        #expect(second.karens == -55_384)
        #expect(second.parts.first?.firstDay == Day(2026, 10, 30))
        guard case .karensavdragRest(let line) = second.lines.last else {
            Issue.record("no line of the rest")
            return
        }
        #expect(line.operands[2] == 55_385)
        let third = try rule.pay(Sick.days(Day(2026, 11, 3), 2), &state)
        #expect(third.karens == 0)
    }

    @Test("SJ-5: 24 000 at 30 h: a week 5 538.46, karens 886.15, an hour 184.62")
    func vectorSJ5() throws {
        let rule = try Sick.rule(24_000, hours: 30)
        #expect(try rule.weeklyPay() == Amount(ore: 553_846))
        #expect(try rule.karens() == Amount(ore: 88_615))
        #expect(try rule.hourlyPay() == Amount(ore: 18_462))
        #expect(try rule.deduction(for: Minutes(60))?.amount == Amount(ore: -18_462))
    }

    @Test("The hour is never rounded: 100 hours of 184.615… cost 18 461.54, not 18 462.00")
    func hourNotRounded() throws {
        let rule = try Sick.rule(24_000, hours: 30)
        #expect(try rule.deduction(for: Minutes(6_000))?.amount == Amount(ore: -1_846_154))
        #expect(try rule.sickPay(for: Minutes(6_000)).amount == Amount(ore: 1_476_923))
    }

    @Test("Hourly paid get 80 % of the missed hours and lose 20 % of an average week's sjuklön")
    func hourly() throws {
        let rule = try StatutorySickPay(
            .hourly(pay: Amount(ore: 15_050), averageWeek: Amount(ore: 300_000)), on: Day(2026, 10, 1))
        var state = SickPeriodState()
        let outcome = try rule.pay(Sick.days(Day(2026, 10, 6), 2), &state)
        #expect(outcome.deduction == 0)
        #expect(outcome.sickPay == 192_640)
        #expect(outcome.karens == -48_000)
        #expect(try rule.deduction(for: Minutes(60)) == nil)
        #expect(try rule.pay(Sick.days(Day(2026, 10, 8), 14), &state).lineWithoutSickPay == nil)
    }

    @Test("Lost supplements give 80 % and feed the karensavdrag")
    func supplements() throws {
        var state = SickPeriodState()
        let day = SickDay(Day(2026, 10, 6), absent: Minutes(60), lostSupplements: Amount(ore: 10_003))
        let outcome = try Sick.rule().pay([day], &state)
        #expect(outcome.sickPay == 13_846 + 8_002)
        #expect(outcome.karens == -(13_846 + 8_002))
    }

    @Test("An average week of one's own replaces pay × 12 ÷ 52 in the karensavdrag only")
    func averageWeek() throws {
        let basis = SickPayBasis.monthly(
            pay: try Amount(kronor: 30_000), weekHours: Minutes(2_400), averageWeek: try Amount(kronor: 8_000))
        let rule = try StatutorySickPay(basis, on: Day(2026, 10, 1))
        #expect(try rule.karens() == Amount(ore: 128_000))
        #expect(try rule.hourlyPay() == Sick.rule().hourlyPay())
    }

    @Test(
        "The highest sjukpenning a day is 1 218, 1 250 and 1 259 kr",
        arguments: [(2024, 1_218), (2025, 1_250), (2026, 1_259)] as [(Int, Int64)])
    func highestSjukpenning(year: Int, kronor: Int64) throws {
        #expect(try Sjukpenning.highestDay(in: IncomeYear(year)).amount == Amount(kronor: kronor))
    }

    @Test("A year without prisbasbelopp has no highest sjukpenning, and says which year")
    func unknownYear() {
        let error = #expect(throws: PayrollError.self) { try Sjukpenning.highestDay(in: IncomeYear(2028)) }
        #expect(error?.code == .yearNotCovered && error?.message.contains("2028") ?? false)
    }

    @Test("Sick pay costs are declared through June 2024, never after")
    func generalRefund() throws {
        #expect(try SickPayRules.declaresSickPayCosts(in: Month(year: 2024, month: 6)))
        #expect(try !SickPayRules.declaresSickPayCosts(in: Month(year: 2024, month: 7)))
        #expect(try !SickPayRules.declaresSickPayCosts(in: Month(year: 2026, month: 11)))
        #expect(throws: PayrollError.self) { try SickPayRules.declaresSickPayCosts(in: Month(year: 2023, month: 12)) }
    }

    @Test("Impossible pay and hours are refused with their value")
    func badBasis() throws {
        let day = Day(2026, 10, 1)
        let bad: [(SickPayBasis, String)] = [
            (.monthly(pay: Amount(ore: -1), weekHours: Minutes(2_400)), "0,01"),
            (.monthly(pay: .zero, weekHours: .zero), "0\u{A0}tim"),
            (.monthly(pay: .zero, weekHours: Minutes(168 * 60 + 1)), "168"),
            (.monthly(pay: .zero, weekHours: Minutes(2_400), averageWeek: Amount(ore: -200)), "2,00"),
            (.hourly(pay: Amount(ore: -100), averageWeek: .zero), "1,00"),
            (.hourly(pay: .zero, averageWeek: Amount(ore: -300)), "3,00"),
        ]
        for (basis, words) in bad {
            let error = #expect(throws: PayrollError.self) { try StatutorySickPay(basis, on: day) }
            #expect(error?.code == .invalidValue && error?.message.contains(words) ?? false, "\(basis)")
        }
        _ = try StatutorySickPay(.monthly(pay: .zero, weekHours: Minutes(168 * 60)), on: day)
        let early = #expect(throws: PayrollError.self) {
            try StatutorySickPay(.hourly(pay: .zero, averageWeek: .zero), on: Day(2018, 12, 31))
        }
        #expect(early?.code == .missingFigure)
    }

    @Test("What does not fit in 64 bits is an error, and the state is as before")
    func overflow() throws {
        let rule = try StatutorySickPay(
            .monthly(pay: Amount(ore: .max), weekHours: Minutes(1)), on: Day(2026, 10, 1))
        var state = SickPeriodState()
        let error = #expect(throws: PayrollError.self) { try rule.pay(Sick.days(Day(2026, 10, 6), 1), &state) }
        #expect(error?.code == .overflow)
        #expect(state == SickPeriodState())
    }
}
