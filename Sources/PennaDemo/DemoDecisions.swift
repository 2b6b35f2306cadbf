//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What authorities and the person have decided: mostly a tax table, now and then something else.
extension DemoPerson {
    /// How the tax is decided.
    mutating func tax() throws(PayrollError) -> [Fact<TaxDecision>] {
        let table = random.number(29...36)
        let decision: TaxDecision =
            switch random.number(0...999) {
            case 0..<30: .sideIncome
            case 30..<36: .sink
            case 36..<42: .asink
            case 42..<45: .shortEmployment
            case 45..<48: .noInformation(table: 33)
            default: .table(number: table, column: nil)
            }
        return [try fact(decision)]
    }

    /// What else is decided.
    mutating func decisions(
        _ tax: [Fact<TaxDecision>], _ employments: [Employment]
    ) throws(PayrollError) -> Decisions {
        var decisions = Decisions()
        if case .noInformation? = tax.first?.value {
            decisions.oneOffBases = [try fact(.percent(Percent(millionths: 400_000)))]
        }
        decisions.pensions = [try fact(random.happens(30) ? .kapKL : .akapKR)]
        decisions.bankAccounts = [try fact(.swedish(account()))]
        if random.happens(10), hasOrdinaryMonth(employments) {
            decisions.salaryExchanges = [
                try fact(
                    SalaryExchange(amount: Amount(ore: 100_000), contribution: .amountAnd(Percent(millionths: 58_000))))
            ]
        }
        if random.happens(4) { decisions.maintenanceAttachments = [try fact(attachment(.maintenance))] }
        if random.happens(8) { decisions.attachments = [try fact(attachment(.other))] }
        if random.happens(4) {
            let claim = try SetOffClaim(
                Amount(ore: Int64(random.number(5...60)) * 10_000), .advance, origin: Day(2026, 10, 12),
                due: Day(2026, 11, 1))
            decisions.claims = [EmployerClaim(id: "F\(serial)", claim: claim, recorded: DemoPerson.recorded)]
        }
        if random.happens(5) { decisions.cars = [try fact(car())] }
        guard case .table? = tax.first?.value else { return decisions }
        if random.happens(10) {
            decisions.adjustments = [try fact(.percent(Percent(millionths: Int64(random.number(5...30)) * 10_000)))]
        }
        if random.happens(20) {
            decisions.extraTaxes = [try fact(.amount(Amount(ore: Int64(random.number(1...20)) * 10_000)))]
        }
        if random.happens(5) {
            decisions.sickProtections = [try fact(SickProtection(.manyPeriods, caseNumber: "\(serial)-2026"))]
        }
        return decisions
    }

    /// Whether there is pay enough to exchange some of it: somebody with monthly pay and no leave.
    private func hasOrdinaryMonth(_ employments: [Employment]) -> Bool {
        guard let main = employments.first, main.end == nil, main.start < Day(2026, 10, 1),
            main.terms.allSatisfy({ $0.value.isMonthly })
        else { return false }
        return !main.registrations.contains {
            if case .absence(.tjanstledig, _) = $0.kind { true } else { false }
        }
    }

    /// An account at Handelsbanken with a right check digit.
    private mutating func account() throws(PayrollError) -> BankAccount {
        let number = random.number(10_000_000...99_999_999)
        for check in 0...9 {
            if let account = try? BankAccount(clearing: "6789", account: "\(number)\(check)") { return account }
        }
        // One number in eleven has no check digit at all.
        return try account()
    }

    private mutating func attachment(_ rank: AttachmentRank) throws(PayrollError) -> AttachmentDecision {
        try AttachmentDecision(
            caseNumber: "U-\(serial)-26", paymentReference: "\(serial)", rank: rank,
            protectedAmount: Amount(ore: Int64(random.number(140...220)) * 10_000),
            amount: random.happens(700)
                ? .amount(Amount(ore: Int64(random.number(10...50)) * 10_000)) : .everythingAbove)
    }

    private mutating func car() throws(PayrollError) -> CarBenefit {
        let car = BenefitCar(
            listPrice: Amount(ore: Int64(random.number(300...600)) * 100_000), inTrafficFrom: Day(2024, 5, 1),
            manufactureYear: 2024, propulsion: random.happens(500) ? .electricOrHydrogen : .other,
            vehicleTax: Amount(ore: 36_000))
        return CarBenefit(car: car, paid: random.happens(300) ? Amount(ore: 100_000) : .zero)
    }

    /// Benefits and journeys of October.
    mutating func benefits() throws(PayrollError) -> [Registration] {
        var registrations: [Registration] = []
        let day = Day(2026, 10, 5) + random.number(0...14)
        if random.happens(60) {
            let distance = RoadDistance(metres: Int64(random.number(10...400)) * 1_000)
            registrations.append(
                registration(.mileage(distance, .own, perMil: Amount(ore: random.pick([25_00, 29_50]))), day))
        }
        if random.happens(30) {
            let count = random.number(1...15)
            let paid = Amount(ore: Int64(count) * random.pick([0, 50_00]))
            registrations.append(registration(.meals(.lunch, count: count, paid: paid), day))
        }
        if random.happens(10) {
            registrations.append(
                registration(
                    .fuel(marketValue: Amount(ore: Int64(random.number(300...2_000)) * 100), paid: Amount(ore: 20_000)),
                    day))
        }
        if random.happens(20) {
            registrations.append(
                registration(
                    .wellness(Amount(ore: Int64(random.number(5...60)) * 10_000), .exercise, .reimbursement), day))
        }
        if random.happens(5) {
            registrations.append(
                registration(
                    .wellness(
                        Amount(ore: 120_000), .treatment(pricePerOccasion: Amount(ore: 120_000)), .paidByEmployer), day)
            )
        }
        if random.happens(15) { registrations.append(try journey(day)) }
        return registrations
    }

    private mutating func journey(_ day: Day) throws(PayrollError) -> Registration {
        let home = day + random.number(1...3)
        let journey = DomesticJourney(
            from: JourneyMoment(day, ClockTime(random.number(6...14), 0)),
            to: JourneyMoment(home, ClockTime(random.number(10...22), 0)),
            distance: try RoadDistance(kilometres: Int64(random.number(40...500))),
            lodging: random.pick([.provided, .provided, .costProven, .costNotProven]), meals: [day: .lunch])
        let rates = TravelRates(
            wholeDay: Amount(ore: 40_000), halfDay: Amount(ore: 20_000), night: Amount(ore: 15_000),
            isReducedForMeals: true)
        let days = try DayRange(from: day, through: home)
        let pay: TravelPay = random.happens(500) ? .taxFreeAmounts : .rates(rates)
        return Registration(.benefit(.journey(journey, pay)), days: days, recorded: DemoPerson.recorded)
    }

    private func registration(_ event: BenefitEvent, _ day: Day) -> Registration {
        Registration(.benefit(event), days: DayRange(day), recorded: DemoPerson.recorded)
    }

    func fact<Value>(_ value: Value) throws(PayrollError) -> Fact<Value> {
        try Fact(value, from: Day(2026, 1, 1), recorded: DemoPerson.recorded)
    }
}
