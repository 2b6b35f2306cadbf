//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Vectors SE-1…SE-3 and SE-5: semesterlön and semesterersättning (16–16 b, 22 and 28–30 §§).
@Suite("Holiday by law: pay")
struct HolidayPayTests {
    private let rules: StatutoryHolidayPay

    init() throws { rules = try StatutoryHolidayPay(on: Day(2026, 6, 1)) }

    @Test("SE-1: 30 000 a month: 129.00 a day, 645.00 for five days")
    func vectorSE1() throws {
        let pay = try Amount(kronor: 30_000)
        #expect(try rules.supplement(monthlyPay: pay, days: 1).amount == Amount(ore: 12_900))
        #expect(try rules.supplement(monthlyPay: pay, days: 5).amount == Amount(ore: 64_500))
        #expect(try rules.supplement(monthlyPay: pay, days: 0).amount == .zero)
    }

    @Test("The line is rounded, not the day: 10 001 kr gives 43.00 a day and 1 075.11 for 25")
    func roundedOnce() throws {
        let pay = try Amount(kronor: 10_001)
        #expect(try rules.supplement(monthlyPay: pay, days: 1).amount == Amount(ore: 4_300))
        #expect(try rules.supplement(monthlyPay: pay, days: 25).amount == Amount(ore: 107_511))
    }

    @Test("Weekly pay gives 1.82 % a day (16 a §)")
    func weekly() throws {
        #expect(try rules.supplement(weeklyPay: Amount(kronor: 4_725), days: 1).amount == Amount(ore: 8_600))
    }

    @Test("SE-2: variable pay 60 000 over 25 days: 288.00 a day")
    func vectorSE2() throws {
        let pay = try Amount(kronor: 60_000)
        #expect(try rules.variablePay(pay, paidDays: 25, days: 1).amount == Amount(ore: 28_800))
        #expect(try rules.variablePay(pay, paidDays: 25, days: 25).amount == Amount(ore: 720_000))
    }

    @Test("SE-3: procentregeln on 300 000: 36 000.00, 1 440.00 a day")
    func vectorSE3() throws {
        let pay = try Amount(kronor: 300_000)
        let all = try rules.percentRule(pay: pay, yearlyRight: 25, paidDays: 25, days: 25)
        #expect(all.amount == Amount(ore: 3_600_000) && all.confidence == .confirmed)
        #expect(
            try rules.percentRule(pay: pay, yearlyRight: 25, paidDays: 25, days: 1).amount == Amount(ore: 144_000))
    }

    @Test("Thirty days give 14.4 %, twenty-five or fewer 12 %")
    func moreDays() throws {
        let pay = try Amount(kronor: 300_000)
        let thirty = try rules.percentRule(pay: pay, yearlyRight: 30, paidDays: 30, days: 30)
        #expect(thirty.amount == Amount(ore: 4_320_000) && thirty.confidence == .reported)
        #expect(
            try rules.percentRule(pay: pay, yearlyRight: 26, paidDays: 26, days: 26).amount == Amount(ore: 3_744_000))
        #expect(try rules.percentRule(pay: pay, yearlyRight: 5, paidDays: 5, days: 5).amount == Amount(ore: 3_600_000))
    }

    @Test("Income missed during qualifying absence is added, as known or by the average of the other days")
    func absenceIncome() throws {
        let pay = try Amount(kronor: 300_000)
        let missed = try rules.absenceIncome(pay: pay, otherDays: 300, absenceDays: 65)
        #expect(missed.amount == Amount(ore: 6_500_000))
        let holiday = try rules.percentRule(
            pay: pay, absenceIncome: missed.amount, yearlyRight: 25, paidDays: 25, days: 25)
        #expect(holiday.amount == Amount(ore: 4_380_000))
        #expect(throws: PayrollError.self) { try rules.absenceIncome(pay: pay, otherDays: 0, absenceDays: 1) }
    }

    @Test("SE-5: hourly paid, 18 450.00 in a month, 12 %: 2 214.00")
    func vectorSE5() throws {
        let pay = try rules.compensation(on: Amount(ore: 1_845_000), yearlyRight: 25)
        #expect(pay.amount == Amount(ore: 221_400) && pay.confidence == .confirmed)
    }

    @Test("Days left on monthly pay are worth the agreement's share and 0.43 %")
    func monthlyCompensation() throws {
        let pay = try rules.compensation(
            monthlyPay: Amount(kronor: 30_000), dayShare: Percent(millionths: 46_000), days: 10)
        #expect(pay.amount == Amount(ore: 1_509_000) && pay.confidence == .unconfirmed)
        for share in [-1, 1_000_001] as [Int64] {
            #expect(throws: PayrollError.self) {
                try rules.compensation(monthlyPay: .zero, dayShare: Percent(millionths: share), days: 1)
            }
        }
    }

    @Test("Saved days are paid at the degree of the year before")
    func savedDays() throws {
        let day = Amount(ore: 100_000)
        let half = Percent(millionths: 500_000)
        #expect(
            try rules.savedDays(dayPay: day, degreeYearBefore: .whole, degreeNow: half, days: 3).amount
                == Amount(ore: 600_000))
        #expect(
            try rules.savedDays(dayPay: day, degreeYearBefore: half, degreeNow: .whole, days: 3).amount
                == Amount(ore: 150_000))
        #expect(throws: PayrollError.self) {
            try rules.savedDays(dayPay: day, degreeYearBefore: half, degreeNow: .zero, days: 3)
        }
    }

    @Test("Negative amounts and impossible numbers of days are refused; what does not fit is an overflow")
    func badInput() throws {
        let negative = Amount(ore: -1)
        let pay = Amount(ore: 1)
        let calls: [() throws -> Void] = [
            { _ = try rules.supplement(monthlyPay: negative, days: 1) },
            { _ = try rules.supplement(monthlyPay: pay, days: -1) },
            { _ = try rules.supplement(weeklyPay: pay, days: 367) },
            { _ = try rules.variablePay(negative, paidDays: 25, days: 1) },
            { _ = try rules.variablePay(pay, paidDays: 0, days: 1) },
            { _ = try rules.percentRule(pay: negative, yearlyRight: 25, paidDays: 25, days: 1) },
            { _ = try rules.percentRule(pay: pay, absenceIncome: negative, yearlyRight: 25, paidDays: 25, days: 1) },
            { _ = try rules.percentRule(pay: pay, yearlyRight: 0, paidDays: 25, days: 1) },
            { _ = try rules.compensation(on: negative, yearlyRight: 25) },
        ]
        for call in calls {
            let error = #expect(throws: PayrollError.self) { try call() }
            #expect(error?.code == .invalidValue)
        }
        let large = #expect(throws: PayrollError.self) {
            try rules.supplement(monthlyPay: Amount(ore: .max), days: 366)
        }
        #expect(large?.code == .overflow)
        #expect(throws: PayrollError.self) { try StatutoryHolidayPay(on: Day(2014, 6, 30)) }
    }

    @Test("Fixed pay and an unchanged degree: sammalöneregeln; each of the five reasons alone: procentregeln (16 §)")
    func whichRule() throws {
        let day = Day(2026, 6, 1)
        let half = Percent(millionths: 500_000)
        let plain = HolidayPayCircumstances(
            isPaidByWeekOrMonth: true, variableShare: Percent(millionths: 99_999), degreesWhenEarned: [.whole],
            degreeWhenTaken: .whole)
        #expect(try plain.rule(on: day) == .sammaloneregeln)
        var hourly = plain
        hourly.isPaidByWeekOrMonth = false
        var variable = plain
        variable.variableShare = Percent(millionths: 100_000)
        var varied = plain
        varied.degreesWhenEarned = [half, .whole]
        var changed = plain
        changed.degreeWhenTaken = half
        var absent = plain
        absent.hasAbsenceNotQualifying = true
        for circumstances in [hourly, variable, varied, changed, absent] {
            #expect(try circumstances.reasonsForProcentregeln(on: day).count == 1)
            #expect(try circumstances.rule(on: day) == .procentregeln)
        }
    }

    @Test("Formulas and figures are numbered and named in their own ranges, each once")
    func lists() {
        let numbers = HolidayAct.formulas.map(\.id.number)
        #expect(numbers.allSatisfy { (130...139).contains($0) } && Set(numbers).count == numbers.count)
        let keys = HolidayAct.figures.map(\.key)
        #expect(keys.allSatisfy { $0.hasPrefix("seml.") } && Set(keys).count == keys.count)
    }
}
