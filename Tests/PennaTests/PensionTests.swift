//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

/// Pension costs on payslips, each line proved from its formula's text.
@Suite struct PensionTests {
    private func person(
        _ pay: String, _ plan: PensionPlan?, exchange: SalaryExchange? = nil, born: Int = 1990,
        addition: Fact<Percent>? = nil
    ) throws -> Person {
        var decisions = Decisions()
        if let addition { decisions.pensionAdditions = [addition] }
        if let plan { decisions.pensions = [try Fact(plan, from: Day(2026, 1, 1), recorded: recorded)] }
        if let exchange { decisions.salaryExchanges = [try Fact(exchange, from: Day(2026, 1, 1), recorded: recorded)] }
        return Person(
            id: try personnummer(born: born), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions, employments: [try employment("1", pay)])
    }

    @Test("SLP-1: 45 000 in AKAP-KR costs 2 700.00 and 655.02")
    func akapKR() throws {
        let result = try run([person("45000.00", .akapKR)], employer())
        #expect(sum(PayItems.pensionsavgift, in: result) == kr("2700.00"))
        #expect(sum(PayItems.sarskildLoneskatt, in: result) == kr("655.02"))
        #expect(result.totals.pensionCost == kr("3355.02"))
        #expect(result.totals.pensionBase == kr("45000.00"))
        #expect(result.carries[0].pension.pay == kr("45000.00"))
        #expect(result.carries[0].pension.through == Day(2026, 12, 31))
    }

    @Test("Above 3,75 inkomstbasbelopp in the half-year the fee is 31,5 %; a new half-year begins from nothing")
    func limit() throws {
        var carry = Carry.empty
        carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 12, 31), pay: kr("302750.00"))
        // 10 000 up to 312 750, 35 000 above.
        let above = try run([person("45000.00", .akapKR)], employer(), carries: [carry])
        #expect(sum(PayItems.pensionsavgift, in: above) == kr("11625.00"))
        carry.pension = PensionCarry(plan: .kapKL, through: Day(2026, 12, 31), pay: kr("302750.00"))
        let moved = try run([person("45000.00", .akapKR)], employer(), carries: [carry])
        #expect(sum(PayItems.pensionsavgift, in: moved) == kr("2700.00"))
        carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 6, 30), pay: kr("302750.00"))
        let new = try run([person("45000.00", .akapKR)], employer(), carries: [carry])
        #expect(sum(PayItems.pensionsavgift, in: new) == kr("2700.00"))
    }

    @Test("KAP-KL is 4,5 %; without a plan nothing is calculated")
    func others() throws {
        #expect(try sum(PayItems.pensionsavgift, in: run([person("45000.00", .kapKL)], employer())) == kr("2025.00"))
        let none = try run([person("45000.00", nil)], employer())
        #expect(none.totals.pensionCost == .zero)
        #expect(none.carries[0].pension == PensionCarry())
    }

    @Test("Löneväxling lowers pay, tax and contributions, keeps pensionsgrundande lön, and pays into a pension")
    func exchange() throws {
        let exchange = SalaryExchange(amount: kr("5000.00"), contribution: .amountAnd(Percent(millionths: 58_000)))
        let result = try run([person("60000.00", .akapKR, exchange: exchange)], employer())
        #expect(result.totals.gross == kr("55000.00"))
        #expect(result.totals.contributionBase == kr("55000.00"))
        #expect(result.totals.pensionBase == kr("60000.00"))
        #expect(sum(PayItems.pensionspremie, in: result) == kr("5290.00"))
        // 24,26 % of 3 600.00 + 5 290.00.
        #expect(sum(PayItems.sarskildLoneskatt, in: result) == kr("2156.71"))
        let neutral = SalaryExchange(amount: kr("5000.00"), contribution: .costNeutral)
        let other = try run([person("60000.00", nil, exchange: neutral)], employer())
        // 5 000 × 1,3142 ÷ 1,2426
        #expect(sum(PayItems.pensionspremie, in: other) == kr("5288.11"))
    }

    @Test("A cost-neutral exchange of a young person is not made, with a finding: two rates may apply to it")
    func youngExchange() throws {
        let neutral = SalaryExchange(amount: kr("5000.00"), contribution: .costNeutral)
        for (born, isMade) in [(2004, false), (2000, true)] {
            let facts = try EmployerFacts(
                employer: employer(), people: [person("60000.00", nil, exchange: neutral, born: born)])
            let batch = Batch(
                try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
            let result = try batch.calculate()
            #expect(result.failures.isEmpty && result.totals.gross == kr(isMade ? "55000.00" : "60000.00"))
            let found = try batch.findings(result).filter {
                $0.code == .salaryExchange && $0.message.contains("den unges")
            }
            #expect(found.count == (isMade ? 0 : 1))
        }
    }

    @Test("A month without pay has nothing to exchange, and a finding says so")
    func nothingToExchange() throws {
        let exchange = SalaryExchange(amount: kr("1000.00"), contribution: .amountAnd(.zero))
        var anna = try person("30000.00", nil, exchange: exchange)
        let leave = try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31))
        anna = anna.with(employments: [try employment("1", "30000.00", registrations: [leave])])
        let facts = try EmployerFacts(employer: employer(), people: [anna])
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
        let result = try batch.calculate()
        #expect(result.failures.isEmpty && result.totals.gross == .zero && result.totals.pensionCost == .zero)
        #expect(try batch.findings(result).contains { $0.message.contains("1\u{A0}000,00") })
    }

    @Test("Less pay than the exchange, or none after the employment: nothing is exchanged, and a finding says so")
    func tooLittle() throws {
        let exchange = SalaryExchange(amount: kr("30000.01"), contribution: .costNeutral)
        let facts = try EmployerFacts(employer: employer(), people: [person("30000.00", nil, exchange: exchange)])
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
        let result = try batch.calculate()
        #expect(result.totals.gross == kr("30000.00") && result.failures.isEmpty)
        #expect(try batch.findings(result).contains { $0.message.contains("30\u{A0}000,01") })
    }

    // MARK: Decision L19

    /// December's run, in which the half-year is settled; its deviations, of November, have no holidays with OB.
    private func december(
        _ pay: String, born: Int, _ carry: Carry = .empty, day: Day = Day(2026, 12, 23)
    ) throws -> BatchResult {
        try run([person(pay, .akapKR, born: born)], employer(), PayDate(day), carries: [carry])
    }

    @Test("The month of turning 69 has the higher fee, the month after the lower of everything")
    func age() throws {
        for (day, above) in [(Day(2026, 1, 27), 315_000), (Day(2026, 2, 27), 60_000)] as [(Day, Int64)] {
            let terms = try AkapKRTerms(HalfYear(payDate: PayDate(day)))
                .of(bornIn: Month(year: 1957, month: 1), paid: PayDate(day))
            #expect(terms.rateAbove.millionths == above)
        }
        var carry = Carry.empty
        carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 12, 31), pay: kr("312750.00"))
        #expect(try sum(PayItems.pensionsavgift, in: december("10000.00", born: 1958, carry)) == kr("3150.00"))
        #expect(try sum(PayItems.pensionsavgift, in: december("10000.00", born: 1957, carry)) == kr("600.00"))
        // Above fifteen inkomstbasbelopp in the half-year there is none.
        carry.pension.pay = kr("1251000.00")
        #expect(try sum(PayItems.pensionsavgift, in: december("10000.00", born: 1957, carry)) == .zero)
    }

    @Test("Tilläggsavgift is on the pay above the lower limit, on its days, and ends with the higher fee (L19)")
    func addition() throws {
        let more = Percent(millionths: 65_000)
        let (forEver, over) = (
            try Fact(more, from: Day(2026, 1, 1), recorded: recorded),
            try Fact(more, from: Day(2026, 1, 1), through: Day(2026, 11, 26), recorded: recorded)
        )
        var carry = Carry.empty
        carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 12, 31), pay: kr("302750.00"))
        // 10 000 of 45 000 lie below the limit: 600.00, and 35 000 × 38 %, or × 31.5 %.
        for (addition, born, fee) in [
            (forEver, 1990, "13900.00"), (over, 1990, "11625.00"), (forEver, 1956, "2700.00"),
        ] {
            let result = try run(
                [person("45000.00", .akapKR, born: born, addition: addition)], employer(), carries: [carry])
            #expect(sum(PayItems.pensionsavgift, in: result) == kr(fee), "\(born)")
        }
        carry.pension.pay = .zero
        let below = try run([person("45000.00", .akapKR, addition: forEver)], employer(), carries: [carry])
        #expect(sum(PayItems.pensionsavgift, in: below) == kr("2700.00"))
    }

    @Test("Tilläggsavgift of who is not under AKAP-KR is not paid, and told; more than the whole pay is refused")
    func wrongAddition() throws {
        let more = try Fact(Percent(millionths: 65_000), from: Day(2026, 1, 1), recorded: recorded)
        for (plan, isTold) in [(PensionPlan.kapKL, true), (nil, true), (.akapKR, false)] {
            let facts = try EmployerFacts(employer: employer(), people: [person("45000.00", plan, addition: more)])
            let batch = Batch(
                try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
            let found = try batch.findings(batch.calculate()).filter { $0.message.contains("Tilläggsavgiften") }
            #expect(found.count == (isTold ? 1 : 0))
        }
        let half = try AkapKRTerms(HalfYear(payDate: november))
        #expect(try half.adding(Percent(millionths: 685_000)).rateAbove == .whole)
        let error = #expect(throws: PayrollError.self) { try half.adding(Percent(millionths: 685_001)) }
        #expect(error?.code == .invalidValue)
    }

    @Test("A half-year's fee below 625.50 is paid as pay with December's run, and its preliminary part is taken back")
    func small() throws {
        for (earlier, isSmall) in [("424.80", true), ("424.99", false), ("425.00", false)] {
            var carry = Carry.empty
            carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 12, 31), pay: kr(earlier))
            let result = try december("10000.00", born: 1990, carry)
            #expect(sum(PayItems.pensionSomLon, in: result) == (isSmall ? kr("625.49") : .zero), "\(earlier)")
            let share = try (Exact(kr(earlier)) * Percent(millionths: 60_000)).rounded(.halfAwayFromZero)
            let premium = try isSmall ? share.negated() : kr("600.00")
            #expect(sum(PayItems.pensionsavgift, in: result) == premium)
            #expect(result.totals.gross == (isSmall ? kr("10625.49") : kr("10000.00")))
            #expect(result.carries[0].pension.paidAsPay == (isSmall ? kr("625.49") : .zero))
        }
    }

    @Test("Somebody who has left by then gets it too, once; in the month before there is nothing to pay")
    func smallWithoutPay() throws {
        var decisions = Decisions()
        decisions.pensions = [try Fact(.akapKR, from: Day(2026, 1, 1), recorded: recorded)]
        let left = Person(
            id: try personnummer(born: 1990), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions, employments: [try employment("1", "10000.00", end: Day(2026, 7, 31))])
        var carry = Carry.empty
        carry.pension = PensionCarry(plan: .akapKR, through: Day(2026, 12, 31), pay: kr("5000.00"))
        let day = PayDate(Day(2026, 12, 23))
        let result = try run([left], employer(), day, carries: [carry])
        #expect(sum(PayItems.pensionSomLon, in: result) == kr("300.00") && result.payslips.count == 1)
        #expect(sum(PayItems.pensionsavgift, in: result) == kr("-300.00"))
        #expect(try run([left], employer(), day, carries: result.carries).payslips.isEmpty)
        #expect(try run([left], employer(), PayDate(Day(2026, 11, 27)), carries: [carry]).payslips.isEmpty)
    }

    @Test("A month below zero counts as zero, and is settled against the pay that comes or when the half-year ends")
    func belowZero() throws {
        var carry = Carry.empty
        carry.pension = PensionCarry(
            plan: .akapKR, through: Day(2026, 12, 31), pay: kr("100000.00"), unsettled: kr("-12000.00"))
        let november = try december("10000.00", born: 1990, carry, day: Day(2026, 11, 27))
        #expect(sum(PayItems.pensionsavgift, in: november) == .zero)
        #expect(
            november.carries[0].pension.unsettled == kr("-2000.00")
                && november.carries[0].pension.pay == kr("100000.00"))
        let next = try december("10000.00", born: 1990, november.carries[0])
        #expect(sum(PayItems.pensionsavgift, in: next) == kr("480.00"))
        let last = try december("10000.00", born: 1990, carry)
        #expect(sum(PayItems.pensionsavgift, in: last) == kr("-120.00"))
        #expect(last.carries[0].pension.pay == kr("98000.00") && last.carries[0].pension.unsettled == .zero)
    }
}
