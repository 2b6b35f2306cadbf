//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// Benefits, journeys and wellness on payslips, each line proved from its formula's text.
@Suite struct BenefitTests {
    private func paid(
        _ events: [(BenefitEvent, Day, Day)], car: CarBenefit? = nil, carry: Carry? = nil, own: [PayItem] = [],
        more: [Registration] = []
    ) throws -> BatchResult {
        var registrations = more
        for (event, first, last) in events { registrations.append(try registration(.benefit(event), first, last)) }
        var decisions = Decisions()
        if let car { decisions.cars = [try Fact(car, from: Day(2026, 1, 1), recorded: recorded)] }
        let anna = Person(
            id: try personnummer(born: 1990), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions, employments: [try employment(registrations: registrations)])
        let result = try run([anna], employer(ownItems: own), carries: carry.map { [$0] })
        if let totals = result.payslips.first?.totals { #expect(try totals.balances()) }
        return result
    }

    private let october = (Day(2026, 10, 1), Day(2026, 10, 31))

    @Test(
        "KO-1: ten lunches with 50 kr each by net deduction add 740 to the base and nothing to the pay"
    )
    func meals() throws {
        let result = try paid([(.meals(.lunch, count: 10, paid: kr("500.00")), october.0, october.1)])
        let totals = result.totals
        #expect(sum(PayItems.kostforman, in: result) == kr("1240.00"))
        #expect(sum(PayItems.kostavdrag, in: result) == kr("500.00"))
        #expect(totals.gross == kr("30000.00") && totals.benefits == kr("1240.00"))
        #expect(totals.taxBase == kr("30740.00") && totals.contributionBase == kr("30740.00"))
        #expect(totals.tax == kr("6079.00") && totals.net == kr("23421.00"))
    }

    @Test("TR-1: a full day with lunch, 300 kr by the employer's rate: 195 free, 105 pay")
    func journey() throws {
        let journey = DomesticJourney(
            from: JourneyMoment(Day(2026, 10, 5), try time(7, 0)), to: JourneyMoment(Day(2026, 10, 6), try time(11, 0)),
            distance: try RoadDistance(kilometres: 240), lodging: .provided, meals: [Day(2026, 10, 5): .lunch])
        let rates = TravelRates(
            wholeDay: kr("300.00"), halfDay: kr("150.00"), night: .zero, isReducedForMeals: false)
        let result = try paid([(.journey(journey, .rates(rates)), Day(2026, 10, 5), Day(2026, 10, 6))])
        #expect(sum(PayItems.traktamente, in: result) == kr("345.00"))
        #expect(sum(PayItems.traktamenteLon, in: result) == kr("105.00"))
        #expect(result.totals.reimbursements == kr("345.00"))
        #expect(result.totals.taxBase == kr("30105.00"))
    }

    private func time(_ hour: Int, _ minute: Int) throws -> ClockTime {
        try #require(ClockTime((hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"))
    }

    @Test("A journey is paid with the month it ends in; one that ends later is noted, not lost")
    func journeyOverMonthEnd() throws {
        let journey = DomesticJourney(
            from: JourneyMoment(Day(2026, 9, 30), try time(7, 0)), to: JourneyMoment(Day(2026, 10, 1), try time(20, 0)),
            distance: try RoadDistance(kilometres: 240), lodging: .provided)
        let result = try paid([(.journey(journey, .taxFreeAmounts), Day(2026, 9, 30), Day(2026, 10, 1))])
        #expect(sum(PayItems.traktamente, in: result) == kr("600.00"))
        let facts = try EmployerFacts(
            employer: employer(),
            people: [
                person([
                    employment(registrations: [
                        registration(.benefit(.journey(journey, .taxFreeAmounts)), Day(2026, 10, 31), Day(2026, 11, 1))
                    ])
                ])
            ])
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
        #expect(batch.notices().map(\.reason) == [.afterThePeriod])
        #expect(try batch.calculate().totals.reimbursements == .zero)
    }

    @Test("MI-1: 236 km in one's own car at 29.50 a mil: 590.00 free and 106.20 pay")
    func mileage() throws {
        let event = BenefitEvent.mileage(try RoadDistance(kilometres: 236), .own, perMil: kr("29.50"))
        let result = try paid([(event, Day(2026, 10, 20), Day(2026, 10, 20))])
        #expect(sum(PayItems.milersattning, in: result) == kr("590.00"))
        #expect(sum(PayItems.milersattningLon, in: result) == kr("106.20"))
    }

    @Test("BI-3: a car of 400 000 is 6 775 a month; what the employee pays lessens the base")
    func car() throws {
        let car = BenefitCar(
            listPrice: kr("400000.00"), inTrafficFrom: Day(2024, 3, 1), manufactureYear: 2024,
            vehicleTax: kr("1000.00"))
        let result = try paid([], car: CarBenefit(car: car, paid: kr("1000.00")))
        #expect(sum(PayItems.bilforman, in: result) == kr("6775.00"))
        #expect(result.totals.taxBase == kr("35775.00"))
        #expect(result.totals.deductions == kr("1000.00"))
    }

    @Test(
        "Fuel is taxed at 1.2 times its market value and charged with contributions at the market value (AG-7's fuel)")
    func fuel() throws {
        let result = try paid([(.fuel(marketValue: kr("1000.00"), paid: kr("400.00")), october.0, october.1)])
        #expect(sum(PayItems.drivmedelsforman, in: result) == kr("1200.00"))
        #expect(result.totals.taxBase == kr("30800.00"))
        #expect(result.totals.contributionBase == kr("30600.00"))
    }

    @Test("Friskvård is free up to 5 000 kr in the year; the krona that passes it makes all of it taxable")
    func wellness() throws {
        var carry = Carry.empty
        carry.year.year = 2026
        carry.year.wellness = kr("3000.00")
        let event = BenefitEvent.wellness(kr("2000.00"), .exercise, .reimbursement)
        let free = try paid([(event, october.1, october.1)], carry: carry)
        #expect(free.totals.reimbursements == kr("2000.00") && free.totals.taxBase == kr("30000.00"))
        #expect(free.carries[0].year.wellness == kr("5000.00"))
        carry.year.wellness = kr("3000.01")
        let taxed = try paid([(event, october.1, october.1)], carry: carry)
        #expect(taxed.totals.taxBase == kr("35000.01"))
        #expect(taxed.totals.gross == kr("35000.01") && taxed.totals.reimbursements == kr("-3000.01"))
        // Another year's money does not count.
        carry.year.year = 2025
        #expect(try paid([(event, october.1, october.1)], carry: carry).totals.taxBase == kr("30000.00"))
    }

    @Test(
        "Friskvård taken back in a month without other pay is taxed of the cash there is, and nothing goes below zero")
    func wellnessAlone() throws {
        var carry = Carry.empty
        carry.year.year = 2026
        carry.year.wellness = kr("4900.00")
        let leave = try registration(.absence(.tjanstledig, .whole), october.0, october.1, row: 2)
        let event = BenefitEvent.wellness(kr("200.00"), .exercise, .reimbursement)
        let result = try paid([(event, october.1, october.1)], carry: carry, more: [leave])
        // 5 100 is taxed and 200 of it is cash, which tax takes whole.
        #expect(result.totals.taxBase == kr("5100.00"))
        #expect(result.totals.tax == kr("200.00") && result.totals.net == .zero)
        #expect(result.failures.isEmpty)
    }

    @Test("A net payment above the value is an error with both figures, in the rule and for own items")
    func paidTooMuch() throws {
        let result = try paid([(.meals(.lunch, count: 1, paid: kr("124.01")), october.0, october.1)])
        #expect(result.failures.first?.error.code == .invalidValue)
        #expect(result.failures.first?.error.message.contains("124,01") == true)
        let parking = PayItem(
            PayItemID(1001), key: "parkering", name: "Parkering", kind: .benefit, flags: [.taxable, .contributions],
            agiField: 12)
        let payment = PayItem(
            PayItemID(1002), key: "parkeringsavdrag", name: "Parkering, nettoavdrag", kind: .deduction,
            flags: [.taxable, .contributions], agiField: 12)
        func own(_ amount: String) throws -> BatchResult {
            try paid(
                [], own: [parking, payment],
                more: [
                    registration(.payLine(PayLineOrder(item: parking.id, amount: kr("600.00"))), Day(2026, 10, 1)),
                    registration(.payLine(PayLineOrder(item: payment.id, amount: kr(amount))), Day(2026, 10, 1)),
                ])
        }
        #expect(try own("600.00").totals.taxBase == kr("30000.00"))
        #expect(try own("600.01").failures.first?.error.message.contains("600,01") == true)
    }

    @Test("Benefits without pay are taxed as far as there is cash, and are no debt")
    func benefitsAlone() throws {
        let leave = try registration(.absence(.tjanstledig, .whole), october.0, october.1)
        let result = try paid(
            [(.meals(.helDag, count: 31, paid: .zero), october.0, october.1)], more: [leave])
        // A month's pay in advance less October's whole pay: no cash at all.
        #expect(result.totals.gross == .zero && result.totals.tax == .zero)
        #expect(result.totals.taxBase == kr("9610.00"))
        #expect(result.carries[0].receivable == .zero)
    }

    @Test("What passes the limit is the same in whatever order the registrations come")
    func wellnessOrder() throws {
        let events: [(BenefitEvent, Day, Day)] = [
            (.wellness(kr("3000.00"), .exercise, .paidByEmployer), october.1, october.1),
            (.wellness(kr("3000.00"), .exercise, .reimbursement), october.1, october.1),
            (.wellness(kr("100.00"), .exercise, .reimbursement), october.0, october.0),
        ]
        let one = try paid(events)
        let other = try paid(events.reversed())
        #expect(one.payslips[0].totals == other.payslips[0].totals)
        #expect(one.arena == other.arena)
        #expect(one.totals.taxBase == kr("36100.00"))
    }

    @Test("What only the calculation makes cannot be registered, and a supplement must be pay")
    func calculatedItems() throws {
        for item in PayItems.calculated + [PayItems.preliminarSkatt, PayItems.arbetsgivaravgift] {
            let line = try registration(.payLine(PayLineOrder(item: item.id, amount: kr("100.00"))), Day(2026, 10, 1))
            let result = try paid([], more: [line])
            #expect(result.failures.first?.error.code == .unknownName, "\(item.key)")
            #expect(result.failures.first?.error.message.contains(item.key) == true)
        }
        let plain = try employment()
        let anna = try person([
            Employment(
                id: "1", start: plain.start, terms: plain.terms,
                supplements: [
                    Fact(
                        Supplement(item: PayItems.preliminarSkatt.id, amount: kr("1.00")), from: Day(2026, 1, 1),
                        recorded: recorded)
                ])
        ])
        #expect(try run([anna], employer()).failures.first?.error.code == .invalidValue)
    }

    @Test("A car is taxed while there is an employment, also in a month without pay, and not after it")
    func carWithoutPay() throws {
        let car = BenefitCar(
            listPrice: kr("400000.00"), inTrafficFrom: Day(2024, 3, 1), manufactureYear: 2024,
            vehicleTax: kr("1000.00"))
        var decisions = Decisions()
        decisions.cars = [try Fact(CarBenefit(car: car), from: Day(2026, 1, 1), recorded: recorded)]
        func paid(_ employment: Employment, carry: Carry = .empty) throws -> BatchResult {
            let anna = Person(
                id: try personnummer(born: 1990), name: "Prov",
                taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
                decisions: decisions, employments: [employment])
            return try run([anna], employer(), carries: [carry])
        }
        #expect(try paid(hourly()).totals.taxBase == kr("6775.00"))
        var debt = Carry.empty
        debt.receivable = kr("100.00")
        #expect(try paid(employment(end: Day(2026, 10, 31)), carry: debt).totals.benefits == .zero)
        #expect(try paid(employment(end: Day(2026, 11, 1))).totals.benefits == kr("6775.00"))
    }

    @Test("Two different cars in one month are refused by name")
    func twoCars() throws {
        let car = BenefitCar(
            listPrice: kr("400000.00"), inTrafficFrom: Day(2024, 3, 1), manufactureYear: 2024,
            vehicleTax: kr("1000.00"))
        var decisions = Decisions()
        decisions.cars = [
            try Fact(CarBenefit(car: car), from: Day(2026, 1, 1), through: Day(2026, 11, 9), recorded: recorded),
            try Fact(CarBenefit(car: car, paid: kr("1.00")), from: Day(2026, 11, 10), recorded: recorded),
        ]
        let anna = Person(
            id: try personnummer(born: 1990), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions, employments: [try employment()])
        #expect(try run([anna], employer()).failures.first?.error.code == .notImplemented)
    }
}
