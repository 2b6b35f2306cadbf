//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaDemo
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

/// What always holds when the law meets the engine, over people with every kind of decision and registration.
@Suite struct LawPropertyTests {
    @Test("Gross less tax and deductions plus reimbursements is net; each sum is that of its lines", arguments: 1...2)
    func sums(seed: UInt64) throws {
        let month = try GeneratedMonth.seeded(seed)
        var wrong: [String] = []
        for payslip in month.result.payslips {
            let totals = payslip.totals
            let lines = month.result.arena.lines[payslip.lines]
            func sum(_ kind: PayItemKind) -> Amount {
                Amount(
                    ore: lines.filter { month.batch.run.items[$0.item]?.kind == kind }.reduce(0) { $0 + $1.amount.ore })
            }
            let agrees =
                try totals.net == totals.gross - totals.tax - totals.deductions + totals.reimbursements
                && sum(.pay) == totals.gross && sum(.tax) == totals.tax && sum(.deduction) == totals.deductions
                && sum(.reimbursement) == totals.reimbursements && sum(.benefit) == totals.benefits
            let isPayable = !totals.net.isNegative && !totals.tax.isNegative && totals.tax.ore % 100 == 0
            if !agrees || !isPayable { wrong.append("\(payslip.person): \(totals)") }
        }
        #expect(wrong == [])
        #expect(month.result.payslips.count > 60)
    }

    @Test("Every line proves, and tax never takes more than the cash there is")
    func proofs() throws {
        let check = try ProofCheck(year: IncomeYear(2026))
        for seed in 1...2 as ClosedRange<UInt64> {
            let month = try GeneratedMonth.seeded(seed)
            let arena = month.result.arena
            let unproved = arena.lines.filter { !check.proves($0, in: arena) }
            #expect(unproved.map { "\($0) \(arena.operands(of: $0))" } == [])
            #expect(try month.result.payslips.allSatisfy { try $0.totals.tax <= max(.zero, $0.totals.cash()) })
        }
    }

    @Test("The order of registrations and of decisions changes no sum, no carry and no error", arguments: 1...2)
    func order(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed + 100)
        let month = try GeneratedMonth.seeded(seed)
        let other = try month.with(people: month.people.map { $0.shuffled(&random) })
        #expect(other.result.failures == month.result.failures)
        #expect(other.result.carries == month.result.carries)
        #expect(other.result.payslips.count == month.result.payslips.count)
        var different: [String] = []
        for (first, second) in zip(month.result.payslips, other.result.payslips) {
            let same =
                first.person == second.person && first.totals == second.totals
                && month.sumsByItem(first) == other.sumsByItem(second)
            if !same { different.append("\(first.person): \(first.totals) \(second.totals)") }
        }
        #expect(different == [])
    }

    @Test("However many parts, the same lines, payslips, failures and carries", arguments: [2, 5])
    func parts(count: Int) throws {
        let month = try GeneratedMonth.seeded(1)
        let joined = try month.batch.join(month.batch.parts(count).map { month.batch.calculate($0) })
        #expect(joined.arena == month.result.arena)
        #expect(joined.payslips == month.result.payslips)
        #expect(joined.failures == month.result.failures)
        #expect(joined.carries == month.result.carries)
    }

    @Test("Whoever could not be paid carries on what was carried before, and has no lines", arguments: 1...2)
    func failures(seed: UInt64) throws {
        let month = try GeneratedMonth.seeded(seed)
        #expect(!month.result.failures.isEmpty)
        for failure in month.result.failures {
            #expect(month.result.carries[failure.person] == month.carries[failure.person])
        }
        let covered = month.result.payslips.reduce(0) { $0 + $1.lines.count }
        #expect(covered == month.result.arena.lines.count)
    }

    @Test("The AGI has the tax that was withheld and the base that was charged, öre dropped, and nothing below zero")
    func reporting() throws {
        let month = try GeneratedMonth.seeded(1)
        var wrong: [String] = []
        for payslip in month.result.payslips where !payslip.totals.gross.isNegative {
            let values = try month.batch.agiValues(of: payslip, in: month.result.arena)
            guard !values.isEmpty else { continue }
            let statement = try IndividualStatement(
                key: IndividualKey(
                    employer: month.batch.run.employer.id, payee: .person(month.people[payslip.person].id),
                    period: november.agiPeriod, number: 1), values: values)
            // Six fields lose less than a krona each: 011, 012, 013 and 018 lower the base, 098 raises it.
            let dropped = try max(.zero, payslip.totals.contributionBase) - statement.contributionBase()
            let isRight =
                statement.tax == payslip.totals.tax && dropped > kr("-1.00") && dropped < kr("5.00")
                && values.allSatisfy { $0.amount.map { !$0.isNegative && $0.ore % 100 == 0 } ?? true }
            if !isRight { wrong.append("\(values.map { "\($0.field)=\($0.text)" }) \(payslip.totals)") }
        }
        #expect(wrong == [])
    }

    @Test("Pay, one-off amounts and benefits split over two employments have the tax and the costs of the whole")
    func split() throws {
        var random = SeededGenerator(seed: 4)
        let own = try employer(ownItems: GeneratedMonth.ownItems)
        let people = try (0..<24).map { _ in try SplitPerson(&random) }
        let facts = try EmployerFacts(employer: own, people: people.flatMap { [$0.whole, $0.split, $0.swapped] })
        let run = try StandardRun(employer: own, payDate: november, knownAt: .endOfTime)
        let result = try Batch(run, facts).calculate()
        #expect(result.payslips.count == facts.people.count)
        var different: [String] = []
        for (index, payslip) in result.payslips.enumerated() where index % 3 > 0 {
            let before = result.payslips[index - 1].totals
            if payslip.totals != before { different.append("\(index): \(payslip.totals) \(before)") }
        }
        #expect(different == [])
    }
}

/// A month of the demo's people, with more decisions and registrations than anybody has.
private struct GeneratedMonth {
    let people: [Person]
    let carries: [Carry]
    let batch: StandardBatch
    let result: BatchResult

    static let unionFee = PayItem(
        PayItemID(1001), key: "fackavgift", name: "Fackavgift", kind: .deduction, flags: [])
    static let bonus = PayItem(
        PayItemID(1003), key: "bonus", name: "Bonus", flags: [.ordinaryPay, .oneOff])
    static let parking = PayItem(
        PayItemID(1004), key: "parkering", name: "Parkering", kind: .benefit, flags: [.taxable, .contributions],
        agiField: 12)
    static let outlay = PayItem(PayItemID(1006), key: "utlagg", name: "Utlägg", kind: .reimbursement, flags: [])
    static let ownItems = [unionFee, bonus, parking, outlay]

    /// Months are made once, for all tests.
    private static let made = (1...2).map { seed in Result { try GeneratedMonth(seed: seed) } }

    static func seeded(_ seed: UInt64) throws -> GeneratedMonth { try made[Int(seed) - 1].get() }

    private init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let demo = try #require(DemoCentre(payslips: 200, seed: seed).employers.first)
        let employer = Employer(
            id: demo.employer.id, name: demo.employer.name, schedules: demo.employer.schedules,
            ownItems: Self.ownItems, overheads: demo.employer.overheads)
        let people = try demo.people.map { try $0.mutated(&random) }
        let carries = people.map { _ in Carry.generated(&random) }
        let run = try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime)
        try self.init(run, people, carries)
    }

    private init(_ run: StandardRun, _ people: [Person], _ carries: [Carry]) throws {
        self.people = people
        self.carries = carries
        batch = Batch(run, try EmployerFacts(employer: run.employer, people: people, carries: carries))
        result = try batch.calculate()
    }

    func with(people: [Person]) throws -> GeneratedMonth {
        try GeneratedMonth(batch.run, people, carries)
    }

    func sumsByItem(_ payslip: Payslip) -> [PayItemID: Int64] {
        result.arena.lines[payslip.lines].reduce(into: [:]) { $0[$1.item, default: 0] += $1.amount.ore }
            .filter { $0.value != 0 }
    }
}

extension SeededGenerator {
    fileprivate mutating func happens(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    fileprivate mutating func amount(upTo kronor: Int64) -> Amount {
        Amount(ore: Int64.random(in: 0...kronor * 100, using: &self))
    }

    fileprivate mutating func whole(upTo kronor: Int64) -> Amount {
        Amount(ore: Int64.random(in: 1...kronor, using: &self) * 100)
    }

    fileprivate mutating func percent() -> Percent {
        Percent(millionths: Int64.random(in: 0...1_000_000, using: &self))
    }

    /// Recorded at an instant of its own, so that no two facts contradict each other.
    fileprivate mutating func fact<Value>(_ value: Value) throws -> Fact<Value> {
        try Fact(
            value, from: Day(2026, Int.random(in: 1...11, using: &self), Int.random(in: 1...26, using: &self)),
            through: happens(oneIn: 2) ? Day(2026, 12, Int.random(in: 1...31, using: &self)) : nil,
            recorded: Instant(seconds: Int64.random(in: 0...1_000_000_000, using: &self)))
    }
}

extension Carry {
    fileprivate static func generated(_ random: inout SeededGenerator) -> Carry {
        var carry = Carry.empty
        if random.happens(oneIn: 3) { carry.receivable = random.amount(upTo: 10_000) }
        carry.year.year = random.happens(oneIn: 8) ? 2025 : 2026
        carry.year.latestOrdinary = random.amount(upTo: 50_000)
        carry.year.oneOff = random.amount(upTo: 60_000)
        carry.year.wellness = random.amount(upTo: 6_000)
        return carry
    }
}

extension Person {
    /// The same person with facts and registrations in another order.
    fileprivate func shuffled(_ random: inout SeededGenerator) -> Person {
        var other = decisions
        other.adjustments.shuffle(using: &random)
        other.extraTaxes.shuffle(using: &random)
        other.oneOffBases.shuffle(using: &random)
        other.attachments.shuffle(using: &random)
        other.salaryExchanges.shuffle(using: &random)
        other.pensions.shuffle(using: &random)
        other.cars.shuffle(using: &random)
        return Person(
            id: id, name: name, taxDecisions: taxDecisions.shuffled(using: &random), decisions: other,
            employments: employments.map { $0.with(registrations: $0.registrations.shuffled(using: &random)) })
    }

    /// The same person with more of everything.
    fileprivate func mutated(_ random: inout SeededGenerator) throws -> Person {
        var tax = taxDecisions
        if random.happens(oneIn: 3) {
            let kinds: [TaxDecision] = [
                .sideIncome, .sink, .asink, .shortEmployment, .noInformation(table: 31), .table(number: 34, column: 4),
            ]
            tax.append(try random.fact(kinds[Int.random(in: 0..<kinds.count, using: &random)]))
        }
        return Person(
            id: id, name: name, taxDecisions: tax, decisions: try mutatedDecisions(tax, &random),
            employments: try employments.map {
                $0.start > Day(2026, 10, 1)
                    ? $0 : $0.with(registrations: $0.registrations + (try Self.registrations(&random)))
            })
    }

    private func mutatedDecisions(_ tax: [Fact<TaxDecision>], _ random: inout SeededGenerator) throws -> Decisions {
        var other = decisions
        // Extra tax beside SINK has no place in an individuppgift.
        let isResident = tax.allSatisfy { $0.value != .sink && $0.value != .asink }
        if !isResident { other.extraTaxes = [] }
        while isResident, random.happens(oneIn: 3) {
            other.extraTaxes.append(
                try random.fact(
                    random.happens(oneIn: 2) ? .percent(random.percent()) : .amount(random.whole(upTo: 3_000))))
        }
        while random.happens(oneIn: 4) {
            let kinds: [TaxAdjustment] = [
                .percent(random.percent()), .amount(random.whole(upTo: 9_000)), .table(number: 35, column: nil), .noTax,
            ]
            other.adjustments.append(try random.fact(kinds[Int.random(in: 0..<kinds.count, using: &random)]))
        }
        while random.happens(oneIn: 2) {
            other.oneOffBases.append(
                try random.fact(
                    random.happens(oneIn: 2) ? .percent(random.percent()) : .yearlyIncome(random.amount(upTo: 900_000)))
            )
        }
        while random.happens(oneIn: 4) {
            other.attachments.append(
                try random.fact(
                    AttachmentDecision(
                        caseNumber: "U-1", paymentReference: "1", rank: .other,
                        protectedAmount: random.whole(upTo: 30_000),
                        amount: random.happens(oneIn: 2) ? .everythingAbove : .amount(random.whole(upTo: 9_000)))))
        }
        while random.happens(oneIn: 6) {
            let contribution: SalaryExchange.Contribution =
                random.happens(oneIn: 2) ? .costNeutral : .amountAnd(Percent(millionths: 58_000))
            other.salaryExchanges.append(
                try random.fact(SalaryExchange(amount: random.whole(upTo: 5_000), contribution: contribution)))
        }
        while random.happens(oneIn: 4) {
            let car = BenefitCar(
                listPrice: random.whole(upTo: 900_000), inTrafficFrom: Day(2024, 5, 1), manufactureYear: 2024,
                vehicleTax: random.amount(upTo: 9_000))
            other.cars.append(try random.fact(CarBenefit(car: car, paid: random.amount(upTo: 1_000))))
        }
        while random.happens(oneIn: 3) { other.pensions.append(try random.fact(.akapKR)) }
        return other
    }

    private static func registrations(_ random: inout SeededGenerator) throws -> [Registration] {
        var kinds: [Registration.Kind] = []
        for item in GeneratedMonth.ownItems where random.happens(oneIn: 3) {
            let amount = random.amount(upTo: random.happens(oneIn: 4) ? 60_000 : 900)
            let takenBack = item.kind != .benefit && random.happens(oneIn: 6)
            kinds.append(.payLine(PayLineOrder(item: item.id, amount: takenBack ? try amount.negated() : amount)))
        }
        if random.happens(oneIn: 3) {
            let count = Int.random(in: 0...31, using: &random)
            let paid = Amount(ore: Int64.random(in: 0...Int64(count) * 6_200, using: &random))
            kinds.append(.benefit(.meals(random.happens(oneIn: 2) ? .frukost : .helDag, count: count, paid: paid)))
        }
        if random.happens(oneIn: 4) {
            let value = random.amount(upTo: 4_000)
            kinds.append(
                .benefit(.fuel(marketValue: value, paid: Amount(ore: Int64.random(in: 0...value.ore, using: &random)))))
        }
        if random.happens(oneIn: 3) {
            kinds.append(
                .benefit(
                    .mileage(
                        RoadDistance(metres: Int64.random(in: 0...900_000, using: &random)), .own,
                        perMil: random.amount(upTo: 40))))
        }
        while random.happens(oneIn: 3) {
            let form: WellnessForm = random.happens(oneIn: 3) ? .paidByEmployer : .reimbursement
            kinds.append(.benefit(.wellness(random.amount(upTo: 4_000), .exercise, form)))
        }
        return try kinds.map { kind in
            try registration(kind, Day(2026, 10, Int.random(in: 1...31, using: &random)))
        }
    }
}

/// One person three times: all of it in one employment, and divided between two, in both orders.
private struct SplitPerson {
    let whole: Person
    let split: Person
    let swapped: Person

    init(_ random: inout SeededGenerator) throws {
        let born = Int.random(in: 1950...2007, using: &random)
        let pay = random.whole(upTo: 90_000)
        let bonus = random.amount(upTo: 50_000)
        let benefit = random.amount(upTo: 5_000)
        let parts = [random.part(of: pay), random.part(of: bonus), random.part(of: benefit)]
        let rest = try [pay - parts[0], bonus - parts[1], benefit - parts[2]]
        var decisions = Decisions()
        decisions.pensions = [try Fact(.akapKR, from: Day(2026, 1, 1), recorded: recorded)]
        decisions.oneOffBases = [
            try Fact(.yearlyIncome(random.amount(upTo: 900_000)), from: Day(2026, 1, 1), recorded: recorded)
        ]
        let taxes = [
            try Fact(
                random.happens(oneIn: 5)
                    ? TaxDecision.sideIncome
                    : .table(number: Int.random(in: 29...42, using: &random), column: nil),
                from: Day(2020, 1, 1), recorded: recorded)
        ]
        func person(_ employments: [Employment]) throws -> Person {
            Person(
                id: try personnummer(born: born), name: "Prov", taxDecisions: taxes, decisions: decisions,
                employments: employments)
        }
        whole = try person([SplitPerson.employment("1", [pay, bonus, benefit])])
        let two = try [SplitPerson.employment("1", parts), SplitPerson.employment("2", rest)]
        split = try person(two)
        swapped = try person(two.reversed())
    }

    private static func employment(_ id: String, _ amounts: [Amount]) throws -> Employment {
        let bonus = PayLineOrder(item: GeneratedMonth.bonus.id, amount: amounts[1])
        let parking = PayLineOrder(item: GeneratedMonth.parking.id, amount: amounts[2])
        return try PennaTests.employment(
            id, "\(amounts[0])",
            registrations: [
                registration(.payLine(bonus), Day(2026, 10, 5)), registration(.payLine(parking), Day(2026, 10, 6)),
            ])
    }
}

extension SeededGenerator {
    fileprivate mutating func part(of amount: Amount) -> Amount {
        Amount(ore: Int64.random(in: 0...amount.ore, using: &self))
    }
}
