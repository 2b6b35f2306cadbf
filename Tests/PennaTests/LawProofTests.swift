//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

/// Every formula of the law has a working: a proof is made of nothing else, and a debug build stops where a working writes
/// other units than those of its formula.
@Suite("The law: every formula has a working, and its text gives the working's amount")
struct LawProofTests {
    private let payDate = PayDate(Day(2026, 11, 27))
    private let year = IncomeYear(2026)

    /// The law's formulas have numbers of their own.
    private var formulas: [Formula] {
        RuleBook.standard.rules.flatMap(\.formulas).filter { (100..<1000).contains($0.id.number) }
    }

    @Test("Proofs of every formula, for some values of each")
    func everyFormula() throws {
        var random = SeededGenerator(seed: 100)
        var seen: Set<UInt16> = []
        var arena = LineArena()
        for _ in 0..<40 {
            let proofs =
                try tax(&random) + contributions(&random) + attachment(&random) + sickPay(&random)
                + holiday(&random) + benefits(&random) + pension(&random)
            for proof in proofs {
                seen.insert(proof.formula.number)
                arena.add(PayItemID(1), proof, LineOrigin(payslip: DayRange(payDate.day)))
            }
        }
        let check = try ProofCheck(year: year)
        let wrong = arena.lines.filter { !check.proves($0, in: arena) }.map { line in
            "\(line.formula.number) of \(Array(arena.operands(of: line))): \(line.amount)"
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(seen.sorted() == formulas.map(\.id.number).sorted())
    }

    @Test("A proof has room for the operands of the longest formula, and for no more than it needs")
    func capacity() {
        #expect(formulas.map(\.operands.count).max() == ProofOperands.capacity)
    }

    // MARK: The areas

    private func ore(_ range: ClosedRange<Int64>, _ random: inout SeededGenerator) -> Amount {
        Amount(ore: .random(in: range, using: &random))
    }

    private func percent(_ random: inout SeededGenerator) -> Percent {
        Percent(millionths: .random(in: 1...1_000_000, using: &random))
    }

    private func tax(_ random: inout SeededGenerator) throws -> [Proof] {
        let rule = try PreliminaryTax(payDate: payDate)
        let pay = ore(1...9_000_000, &random)
        let cash = ore(0...9_000_000, &random)
        let share = percent(&random)
        var proofs: [Proof?] = []
        func ask(_ decision: TaxDecision?, _ change: (inout TaxQuestion) -> Void = { _ in }) throws {
            var question = TaxQuestion(birthYear: 1980, decision: decision, ordinary: pay, cash: cash)
            change(&question)
            let withheld = try rule.withheld(question)
            proofs += [withheld.main, withheld.oneOff, withheld.extra]
        }
        let oneOff = ore(1...3_000_000, &random)
        let table = TaxDecision.table(number: .random(in: 29...42, using: &random), column: nil)
        for decision in [table, .sideIncome, .shortEmployment, .sink, .asink, .noInformation(table: 33)] {
            try ask(decision)
        }
        try ask(table) { $0.adjustment = .percent(share) }
        try ask(table) { $0.adjustment = .amount(Amount(ore: 500_000)) }
        try ask(table) { $0.oneOff = oneOff }
        try ask(table) { ($0.oneOff, $0.oneOffBasis) = (oneOff, .percent(share)) }
        try ask(table) { ($0.oneOff, $0.oneOffBasis) = (oneOff, .yearlyIncome(Amount(ore: 45_000_000))) }
        try ask(table) { ($0.oneOff, $0.ordinary) = (oneOff, .zero) }
        try ask(table) { $0.extra = .amount(Amount(ore: 100_000)) }
        try ask(table) { $0.extra = .percent(share) }
        try ask(table) {
            ($0.oneOff, $0.expected) = (oneOff, ExpectedIncome(paid: pay, isPaidKnown: true, later: cash))
        }
        let earlier = EarlierInMonth(ordinary: cash, withheld: Amount(ore: 50_000), extra: Amount(ore: 10_000))
        for decision in [table, .noInformation(table: 33)] { try ask(decision) { $0.earlier = earlier } }
        try ask(table) { ($0.earlier, $0.adjustment) = (earlier, .amount(Amount(ore: 500_000))) }
        try ask(table) { ($0.earlier, $0.extra) = (earlier, .amount(Amount(ore: 100_000))) }
        return proofs.compactMap { $0 }
    }

    private func contributions(_ random: inout SeededGenerator) throws -> [Proof] {
        let base = ore(1...9_000_000, &random)
        let parts = try ContributionRates(payDate: payDate).parts(of: base, birthYear: 2005)
        let overhead = try PayrollOverhead([
            .init(.standard, from: Day(2026, 1, 1), percent(&random), source: "Budget 2026")
        ])
        return [
            try Proof(of: parts.first, .confirmed), try Proof(of: parts.second, .confirmed),
            try overhead.overhead(on: base, of: .standard, on: payDate.day),
        ]
    }

    private func attachment(_ random: inout SeededGenerator) throws -> [Proof] {
        let net = ore(-100_000...4_000_000, &random)
        let limits = try [AttachmentAmount.everythingAbove, .amount(Amount(ore: 400_000))].map {
            try AttachmentDecision(
                caseNumber: "U-1", paymentReference: "1", rank: .other, protectedAmount: Amount(ore: 1_580_000),
                amount: $0)
        }
        let household = try AttachmentHousehold(.sammanlevande, childAges: [.random(in: 0...20, using: &random), 7])
        let divided = try NetDeductions(gross: net, tax: .zero, on: payDate, voluntary: [ore(0...90_000, &random)])
        let withheld = ore(0...500_000, &random)
        return try limits.map { try AttachmentRules.withheld(decision: $0, net: net) } + divided.voluntary.map(\.proof)
            + [
                AttachmentRules.protectedAmount(Amount(ore: 1_234_500), for: .week),
                Normalbelopp.expected(for: household, at: payDate),
                SetOff.correction(ore(0...900_000, &random), net: net, protected: Amount(ore: 1_580_000)).proof,
                NegativePay.receivable(overpaid: ore(0...900_000, &random), withheld: withheld, withheldAnew: .zero),
            ]
    }

    private func sickPay(_ random: inout SeededGenerator) throws -> [Proof] {
        let pay = ore(0...9_000_000, &random)
        let bases: [SickPayBasis] = [
            .monthly(pay: pay, weekHours: Minutes(2_400)), .hourly(pay: Amount(ore: 17_333), averageWeek: pay),
        ]
        var proofs = [try Sjukpenning.highestDay(in: year)]
        for basis in bases {
            let rule = try StatutorySickPay(basis, on: Day(2026, 10, 1))
            var state = SickPeriodState()
            for day in [Day(2026, 10, 1), Day(2026, 10, 2)] {
                let absent = Minutes(.random(in: 30...480, using: &random))
                let sick = SickDay(day, absent: absent, lostSupplements: ore(1...30_000, &random))
                proofs += try rule.pay([sick], &state).lines.map(\.proof)
            }
        }
        return proofs
    }

    private func holiday(_ random: inout SeededGenerator) throws -> [Proof] {
        let rules = try StatutoryHolidayPay(on: Day(2026, 6, 1))
        let pay = ore(0...9_000_000, &random)
        let days = Int64.random(in: 0...40, using: &random)
        let share = percent(&random)
        let paid = try PaidHolidayDays(yearlyRight: 25, employed: 200, notQualifying: days, daysInYear: 365)
        return [
            try Proof(of: paid, .confirmed), try rules.supplement(monthlyPay: pay, days: days),
            try rules.variablePay(pay, paidDays: 23, days: days),
            try rules.percentRule(pay: pay, absenceIncome: pay, yearlyRight: 31, paidDays: 29, days: days),
            try rules.absenceIncome(pay: pay, otherDays: 211, absenceDays: days),
            try rules.compensation(on: pay, yearlyRight: 27),
            try rules.compensation(monthlyPay: pay, dayShare: share, days: days),
            try rules.savedDays(dayPay: pay, degreeYearBefore: .whole, degreeNow: share, days: days),
        ]
    }

    private func benefits(_ random: inout SeededGenerator) throws -> [Proof] {
        let value = ore(1...700_000, &random)
        var parts = [
            try Kostforman(year: year).value(of: .lunch), try Traktamente(year: year).amount(of: .halfDay),
        ]
        var outcomes = [
            try Kostforman(year: year).outcome(.lunch, count: .random(in: 0...30, using: &random)),
            try Traktamente(year: year).outcome(.wholeDay, count: 3, meals: .lunch, paid: value),
            try Milersattning(year: year).outcome(RoadDistance(metres: value.ore), .own, perMil: Amount(ore: 29_50)),
            try Drivmedelsforman(year: year).outcome(marketValue: value, netPayment: value),
            try Friskvardsbidrag(year: year).outcome(value, for: .exercise, .reimbursement),
            try Cykelforman(year: year).outcome(value: value),
        ]
        for traffic in [Day(2019, 1, 1), Day(2023, 1, 1)] {
            let car = BenefitCar(
                listPrice: Amount(ore: .random(in: 1...900_000, using: &random) * 100), inTrafficFrom: traffic,
                manufactureYear: traffic.year, vehicleTax: value)
            let benefit = try Bilforman(car, year: year)
            parts += [
                benefit.price, benefit.basePart, benefit.interestPart, benefit.pricePart, benefit.yearly,
                benefit.monthly,
            ]
            outcomes.append(try benefit.outcome())
        }
        return parts + outcomes.flatMap { [$0.value, $0.taxBase, $0.contributionBase, $0.taxFree] }.compactMap { $0 }
    }

    private func pension(_ random: inout SeededGenerator) throws -> [Proof] {
        let lon = ore(1...90_000_000, &random)
        let earlier = ore(0...90_000_000, &random)
        var half = PensionHalfYear(terms: try AkapKRTerms(HalfYear(payDate: payDate)), pensionsgrundandeLon: earlier)
        var kapKL = KapKLYear(terms: try KapKLTerms(year: year), pensionsgrundandeLon: earlier)
        let vaxling = try Lonevaxling(lon, of: lon)
        let share = percent(&random)
        let small = SmallPensionFee.AsPay(half.terms, pay: lon, paidAsPay: earlier)
        let net = WholeKronor.Difference(net: lon, earlier: ore(0...99, &random))
        return [
            try Proof(of: small, .confirmed), try Proof(of: SmallPensionFee.TakenBack(small), .confirmed),
            try Proof(of: net, .confirmed), try Proof(of: WholeKronor.Rest(earlier: earlier), .confirmed),
            try half.add(lon, paid: payDate), try half.fee(), try kapKL.add(lon, paid: payDate), try kapKL.fee(),
            try SarskildLoneskatt.tax(on: lon, in: year), try vaxling.deduction(),
            try vaxling.contribution(tillagg: share), try vaxling.costNeutralContribution(avgift: share, in: year),
        ]
    }
}
