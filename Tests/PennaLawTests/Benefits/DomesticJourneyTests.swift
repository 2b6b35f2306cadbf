//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Reimbursements: domestic journeys") struct DomesticJourneyTests: BenefitSuite {
    private func journey(
        _ departure: (Day, ClockTime) = (Day(2026, 5, 4), ClockTime(7, 30)),
        _ homecoming: (Day, ClockTime) = (Day(2026, 5, 6), ClockTime(20, 15)), metres: Int64 = 240_000,
        lodging: Lodging = .provided, meals: [Day: TravelMeals] = [:]
    ) -> DomesticJourney {
        DomesticJourney(
            from: JourneyMoment(departure.0, departure.1), to: JourneyMoment(homecoming.0, homecoming.1),
            distance: RoadDistance(metres: metres), lodging: lodging, meals: meals)
    }

    private func shares(_ journey: DomesticJourney) throws(PayrollError) -> [TravelShare] {
        try journey.days().map(\.share)
    }

    @Test("Three whole days with two free lunches give 690 kronor in two parts")
    func example() throws {
        let journey = journey(meals: [Day(2026, 5, 4): .lunch, Day(2026, 5, 5): .lunch])
        let allowance = try journey.allowance(.taxFreeAmounts)
        #expect(allowance.split == TaxFreeSplit(taxFree: kronor(690), taxable: .zero))
        #expect(allowance.parts.map(\.paid) == [kronor(195), kronor(300)])
        #expect(allowance.parts.map(\.days) == [[Day(2026, 5, 4), Day(2026, 5, 5)], [Day(2026, 5, 6)]])
        #expect(allowance.parts.map { reported($0.outcome) } == ["51", "51"])
    }

    @Test(
        "Departure from 12:00 on is half a day",
        arguments: [((11, 59), TravelShare.wholeDay), ((12, 0), .halfDay), ((0, 0), .wholeDay), ((23, 59), .halfDay)])
    func departure(time: (Int, Int), share: TravelShare) throws {
        let days = try shares(journey((Day(2026, 5, 4), ClockTime(time.0, time.1))))
        #expect(days == [share, .wholeDay, .wholeDay])
    }

    @Test(
        "Homecoming up to 19:00 is half a day",
        arguments: [((19, 0), TravelShare.halfDay), ((19, 1), .wholeDay), ((24, 0), .wholeDay), ((0, 1), .halfDay)])
    func homecoming(time: (Int, Int), share: TravelShare) throws {
        let days = try shares(journey((Day(2026, 5, 4), ClockTime(8, 0)), (Day(2026, 5, 6), ClockTime(time.0, time.1))))
        #expect(days == [.wholeDay, .wholeDay, share])
    }

    @Test("Fifty kilometres are too near, a metre more is not")
    func distance() throws {
        #expect(try journey(metres: 50_000).obstacle() == .tooNear)
        #expect(try journey(metres: 50_001).obstacle() == nil)
        #expect(try shares(journey(metres: 50_000)) == [.nothing, .nothing, .nothing])
        let rates = TravelRates(
            wholeDay: kronor(300), halfDay: kronor(150), night: kronor(150), isReducedForMeals: false)
        let allowance = try journey(metres: 50_000, lodging: .costNotProven).allowance(.rates(rates))
        #expect(allowance.split == TaxFreeSplit(taxFree: .zero, taxable: kronor(900)))
        #expect(allowance.parts.map { reported($0.outcome) } == ["11:900.00"])
        #expect(try journey(metres: 50_000).allowance(.taxFreeAmounts).parts.isEmpty)
    }

    @Test("Without overnight stay all that is paid is pay")
    func noOvernightStay() throws {
        let day = Day(2026, 5, 4)
        var short = journey((day, ClockTime(7, 0)), (day, ClockTime(20, 0)))
        #expect(try short.obstacle() == .noOvernightStay)
        let rates = TravelRates(wholeDay: kronor(120), halfDay: kronor(60), night: .zero, isReducedForMeals: false)
        #expect(try short.allowance(.rates(rates)).split == TaxFreeSplit(taxFree: .zero, taxable: kronor(120)))
        short.hasOvernightStay = true
        expectError(.invalidValue, naming: "övernattning", "2026-05-04") { () throws(PayrollError) in
            _ = try short.days()
        }
        var night = journey((day, ClockTime(20, 0)), (day + 1, ClockTime(5, 0)), lodging: .costNotProven)
        night.hasOvernightStay = false
        #expect(try night.allowance(.taxFreeAmounts).parts.isEmpty)
    }

    @Test("A night gives its amount only when nobody else paid and it was whole")
    func nights() throws {
        for (lodging, count) in [(Lodging.provided, 0), (.costProven, 0), (.costNotProven, 2)] {
            #expect(try journey(lodging: lodging).days().filter(\.hasNightAllowance).count == count)
        }
        for (hour, minute, count) in [(5, 59, 1), (6, 0, 2)] {
            let days = try journey(
                (Day(2026, 5, 4), ClockTime(23, 0)), (Day(2026, 5, 6), ClockTime(hour, minute)), lodging: .costNotProven
            ).days()
            #expect(days.filter(\.hasNightAllowance).count == count)
        }
        let allowance = try journey(lodging: .costNotProven).allowance(.taxFreeAmounts)
        #expect(allowance.split.taxFree == kronor(3 * 300 + 2 * 150))
        #expect(allowance.parts.map(\.share) == [.wholeDay, .night])
        #expect(allowance.parts.last?.days == [Day(2026, 5, 4), Day(2026, 5, 5)])
    }

    @Test("Three months from the first day the amount is lowered, two years from it again")
    func longStay() throws {
        let long = journey((Day(2026, 1, 15), ClockTime(8, 0)), (Day(2026, 4, 17), ClockTime(18, 0)))
        let days = try long.days()
        #expect(days.first { $0.day == Day(2026, 4, 14) }?.share == .wholeDay)
        #expect(days.first { $0.day == Day(2026, 4, 15) }?.share == .afterThreeMonths)
        #expect(days.last?.share == .nothing, "no half day after three months")
        let longest = journey((Day(2024, 3, 1), ClockTime(8, 0)), (Day(2026, 3, 2), ClockTime(20, 0)))
        let last = try longest.days().suffix(3).map(\.share)
        #expect(last == [.afterThreeMonths, .afterTwoYears, .afterTwoYears])
    }

    @Test(
        "Three months that end on a day that the month lacks end with the month",
        arguments: [
            (Day(2025, 11, 30), Day(2026, 3, 1)), (Day(2025, 11, 28), Day(2026, 2, 28)),
            (Day(2024, 11, 30), Day(2025, 3, 1)),
        ])
    func endOfMonth(first: Day, lowered: Day) throws {
        let days = try journey((first, ClockTime(8, 0)), (first + 120, ClockTime(20, 0))).days()
        #expect(days.first { $0.share == .afterThreeMonths }?.day == lowered)
    }

    @Test("Four weeks away begin the months anew, a day less does not")
    func interruption() throws {
        var again = journey((Day(2026, 5, 29), ClockTime(8, 0)), (Day(2026, 5, 30), ClockTime(20, 0)))
        let first = Day(2026, 1, 1)
        again.earlierStays = [try DayRange(from: first, through: Day(2026, 4, 30))]
        #expect(try shares(again) == [.wholeDay, .wholeDay], "28 days between")
        again.earlierStays = [try DayRange(from: first, through: Day(2026, 5, 1))]
        #expect(try shares(again) == [.afterThreeMonths, .afterThreeMonths], "27 days between")
        again.earlierStays = [
            try DayRange(from: Day(2026, 4, 20), through: Day(2026, 5, 20)),
            try DayRange(from: first, through: Day(2026, 1, 31)),
            try DayRange(from: Day(2026, 2, 20), through: Day(2026, 4, 1)),
        ]
        #expect(try shares(again) == [.afterThreeMonths, .afterThreeMonths], "a chain, in any order")
        again.earlierStays.removeLast()
        #expect(try shares(again) == [.wholeDay, .wholeDay], "a broken chain")
    }

    @Test("An employer's rates are divided day by day, so that a low day gives no room to a high one")
    func rates() throws {
        let half = journey((Day(2026, 5, 4), ClockTime(13, 0)))
        let rates = TravelRates(wholeDay: kronor(290), halfDay: kronor(200), night: .zero, isReducedForMeals: false)
        let allowance = try half.allowance(.rates(rates))
        #expect(allowance.split == TaxFreeSplit(taxFree: kronor(150 + 290 + 290), taxable: kronor(50)))
    }

    @Test("Rates may be lessened by the law's percentages for meals")
    func reducedRates() throws {
        let meals: [Day: TravelMeals] = [Day(2026, 5, 5): .lunch]
        var rates = TravelRates(wholeDay: kronor(340), halfDay: kronor(170), night: .zero, isReducedForMeals: true)
        let reduced = try journey(meals: meals).allowance(.rates(rates))
        // 340 − 119 = 221 is paid for the day with lunch, of which 195 is free.
        #expect(reduced.split == TaxFreeSplit(taxFree: kronor(795), taxable: kronor(40 + 26 + 40)))
        rates.isReducedForMeals = false
        let whole = try journey(meals: meals).allowance(.rates(rates))
        #expect(whole.split == TaxFreeSplit(taxFree: kronor(795), taxable: kronor(40 + 145 + 40)))
    }

    @Test("Days of two years have the amounts of their own year")
    func newYear() throws {
        let allowance = try journey(
            (Day(2025, 12, 31), ClockTime(8, 0)), (Day(2026, 1, 1), ClockTime(20, 0))
        ).allowance(.taxFreeAmounts)
        #expect(allowance.split.taxFree == kronor(590))
        #expect(allowance.parts.count == 2)
    }

    @Test("Parts never reach over the end of a month")
    func months() throws {
        let allowance = try journey(
            (Day(2026, 4, 30), ClockTime(8, 0)), (Day(2026, 5, 1), ClockTime(20, 0))
        ).allowance(.taxFreeAmounts)
        #expect(allowance.parts.map(\.days) == [[Day(2026, 4, 30)], [Day(2026, 5, 1)]])
    }

    @Test("Impossible journeys are errors that say where")
    func badInput() {
        let day = Day(2026, 5, 4)
        let wrong: [(DomesticJourney, String)] = [
            (journey((day, ClockTime(8, 0)), (day, ClockTime(8, 0))), "08:00"),
            (journey((day, ClockTime(8, 0)), (day - 1, ClockTime(9, 0))), "2026-05-03"),
            (journey((day, ClockTime(24, 0))), "24:00"),
            (journey((day, ClockTime(8, 0)), (day + 1, ClockTime(0, 0))), "00:00"),
            (journey(metres: -1), "\u{2212}0,001"),
            (journey(meals: [day - 1: .lunch, day: .lunch]), "2026-05-03"),
            (journey(meals: [day + 3: .lunch]), "2026-05-07"),
        ]
        for (journey, words) in wrong {
            expectError(.invalidValue, naming: words) { () throws(PayrollError) in
                _ = try journey.allowance(.taxFreeAmounts)
            }
        }
        var early = journey()
        early.earlierStays = [DayRange(day + 1)]
        expectError(.invalidValue, naming: "2026-05-05") { () throws(PayrollError) in _ = try early.days() }
    }

    @Test("A negative rate is an error, whichever it is and however it is lessened")
    func negativeRates() {
        for (whole, half, night) in [(-1, 0, 0), (0, -1, 0), (0, 0, -1)] as [(Int64, Int64, Int64)] {
            for isReduced in [true, false] {
                let rates = TravelRates(
                    wholeDay: kronor(whole), halfDay: kronor(half), night: kronor(night),
                    isReducedForMeals: isReduced)
                expectError(.invalidValue, naming: "\u{2212}1,00") { () throws(PayrollError) in
                    _ = try journey().allowance(.rates(rates))
                }
            }
        }
    }

    @Test("Journeys in years without prisbasbelopp are refused by year, however long")
    func unknownYears() {
        let spans = [
            (Day(2022, 12, 31), Day(2023, 1, 1), "2022"), (Day(2027, 12, 31), Day(2028, 1, 1), "2028"),
            (Day(1, 1, 1), Day(9999, 12, 31), "saknas för år 1."),
            (Day(2026, 1, 1), Day(number: .max), "saknas för år"),
        ]
        for (first, last, words) in spans {
            expectError(.yearNotCovered, naming: words) { () throws(PayrollError) in
                _ = try journey((first, ClockTime(8, 0)), (last, ClockTime(8, 0))).days()
            }
        }
    }

    @Test("A stay that began at the edge of the calendar has lasted long")
    func oldestStay() throws {
        var old = journey()
        for first in [Day(number: .min), Day(1, 1, 1)] {
            old.earlierStays = [try DayRange(from: first, through: Day(2026, 5, 1))]
            #expect(try shares(old) == [.afterTwoYears, .afterTwoYears, .afterTwoYears])
        }
    }

    @Test("All that is paid is tax-free or pay, the parts add up, and each day is in one part")
    func properties() throws {
        var generator = SeededGenerator(seed: 52)
        for _ in 0..<300 {
            let first = Day(2024, 1, 1) + Int.random(in: 0...900, using: &generator)
            let last = first + Int.random(in: 1...120, using: &generator)
            var travel = journey(
                (first, ClockTime(Int.random(in: 0...23, using: &generator), 0)),
                (last, ClockTime(Int.random(in: 1...24, using: &generator), 0)),
                metres: Int64.random(in: 40_000...200_000, using: &generator),
                lodging: Lodging.allCases.randomElement(using: &generator) ?? .provided)
            for day in try DayRange(from: first, through: last) {
                travel.meals[day] = TravelMeals(rawValue: UInt8.random(in: 0...7, using: &generator))
            }
            let rates = TravelRates(
                wholeDay: Amount(ore: Int64.random(in: 1...50_000, using: &generator)),
                halfDay: Amount(ore: Int64.random(in: 1...30_000, using: &generator)),
                night: Amount(ore: Int64.random(in: 1...30_000, using: &generator)),
                isReducedForMeals: Bool.random(using: &generator))
            for pay in [TravelPay.taxFreeAmounts, .rates(rates)] {
                let allowance = try travel.allowance(pay)
                var paid = Amount.zero
                for part in allowance.parts {
                    try paid += Amount(ore: part.paid.ore * Int64(part.days.count))
                    #expect(part.outcome.split.taxFree >= .zero && part.outcome.split.taxable >= .zero)
                }
                #expect(try allowance.split.total() == paid)
                if pay == .taxFreeAmounts { #expect(allowance.split.taxable == .zero) }
            }
        }
    }
}
