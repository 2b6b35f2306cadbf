//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// The second list of worked examples from authorities and handbooks, by the list's own numbers: those of the law.
@Suite("Law: the second list of worked examples")
struct SecondLawExamplesTests {
    private func kr(_ kronor: Int64) -> Amount { Amount(ore: kronor * 100) }

    @Test("T-35 (verksamt.se): sammalöneregeln, 20 000 kr a month, 86 kr a day")
    func t35() throws {
        let pay = try StatutoryHolidayPay(on: Day(2026, 6, 1))
        #expect(try pay.supplement(monthlyPay: kr(20_000), days: 1).amount == kr(86))
    }

    @Test("T-37 (rakna-ut.se): procentregeln, 250 000 kr in the earning year and 25 days, 1 200 kr a day")
    func t37() throws {
        let pay = try StatutoryHolidayPay(on: Day(2026, 6, 1))
        let line = try pay.percentRule(pay: kr(250_000), absenceIncome: .zero, yearlyRight: 25, paidDays: 25, days: 1)
        #expect(line.amount == kr(1_200))
    }

    @Test("T-41 (kapitalkoll.se): a benefit car of 475 000 and 30 000 in equipment, 2025, 8 915 kr a month")
    func t41() throws {
        let car = BenefitCar(
            listPrice: kr(475_000), equipment: kr(30_000), inTrafficFrom: Day(2023, 1, 1), manufactureYear: 2023,
            propulsion: .other, vehicleTax: kr(12_306))
        #expect(try Bilforman(car, year: IncomeYear(2025)).monthly.amount == kr(8_915))
    }

    @Test(
        "T-43 (FAR, SKVFS 2025:21) and T-45 (Skatteverket): one-off tax 26 % of 440 000 in 2026, 34 % of 570 000 in 2024"
    )
    func t43() throws {
        for (year, month, oneOff, tax) in [(2026, 35_000, 20_000, 5_200), (2024, 45_000, 30_000, 10_200)]
            as [(Int, Int64, Int64, Int64)]
        {
            let table = try OneOffTax(year: IncomeYear(year))
            let percent = try table.percent(column: .lon, yearlyIncome: kr(month * 12 + oneOff))
            #expect(try (Exact(kr(oneOff)) * percent).rounded(.down) == kr(tax), "\(year)")
        }
    }

    @Test("T-49 (valcentralen.se): born 1955, 400 000 kr in the half-year 2026:1, 6 % of everything: 24 000 kr (L19)")
    func t49() throws {
        let payDate = PayDate(Day(2026, 6, 26))
        let terms = try AkapKRTerms(HalfYear(payDate: payDate)).of(
            bornIn: Month(year: 1955, month: 12), paid: payDate)
        #expect(try PensionHalfYear(terms: terms, pensionsgrundandeLon: kr(400_000)).fee().amount == kr(24_000))
    }

    @Test("T-51: SINK 2026 is 22.5 %, 6 750 of 30 000 kr")
    func t51() throws {
        let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 4, 27)))
        let question = TaxQuestion(birthYear: 1980, decision: .sink, ordinary: kr(30_000), cash: kr(30_000))
        #expect(try tax.withheld(question).total() == kr(6_750))
    }

    @Test("T-53 (IL 12 kap.): Monday 12:00 to Wednesday 19:00, hotel paid, 2026: 150 + 300 + 150")
    func t53() throws {
        let journey = DomesticJourney(
            from: JourneyMoment(Day(2026, 5, 4), ClockTime(12, 0)),
            to: JourneyMoment(Day(2026, 5, 6), ClockTime(19, 0)),
            distance: RoadDistance(metres: 240_000), lodging: .provided)
        #expect(try journey.allowance(.taxFreeAmounts).split.taxFree == kr(600))
    }

    @Test("T-55 (lr-revision.se): a whole day of 2024 with breakfast and lunch free is reduced by 160, 130 is left")
    func t55() throws {
        let outcome = try Traktamente(year: IncomeYear(2024)).outcome(
            .wholeDay, meals: [.frukost, .lunch], paid: kr(290))
        #expect(outcome.split.taxFree == kr(130))
    }

    @Test("T-58 (IL 61 kap. 3 §): twenty breakfasts of 2026 are 1 240 kr")
    func t58() throws {
        let outcome = try Kostforman(year: IncomeYear(2026)).outcome(.frukost, count: 20)
        #expect(outcome.value?.amount == kr(1_240))
    }

    @Test("T-59 (KFMFS 2022:1): normalbelopp 9 445 and 4 889 kr a month, by two weeks, week and day")
    func t59() throws {
        for (monthly, others) in [(9_445, [4_408, 2_204, 315]), (4_889, [2_282, 1_141, 163])] as [(Int64, [Int64])] {
            let found = try [AttachmentPeriod.twoWeeks, .week, .day].map {
                try AttachmentRules.protectedAmount(kr(monthly), for: $0).amount
            }
            #expect(found == others.map(kr))
        }
    }

    @Test("T-63 (prop. 2025/26:80): charging at work is tax-free after 30 June 2026 too (L25)")
    func t63() throws {
        let outcome = try Laddning.outcome(marketValue: kr(120), on: Day(2026, 7, 1))
        #expect(outcome.taxBase == nil && outcome.split.taxFree == kr(120))
    }
}
