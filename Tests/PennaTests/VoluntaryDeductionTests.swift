//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

/// Decision L22: a deduction that the employee has asked for stops where the net does, and is no debt.
@Suite struct VoluntaryDeductionTests {
    private static let fee = PayItem(
        PayItemID(1001), key: "fackavgift", name: "Fackavgift", kind: .deduction, flags: [])
    private static let loan = PayItem(
        PayItemID(1002), key: "utlagg", name: "Utlägg", kind: .deduction, flags: [.advance])

    private func order(_ item: PayItem, _ amount: String, _ day: Day = Day(2026, 10, 5)) throws -> Registration {
        try registration(.payLine(PayLineOrder(item: item.id, amount: kr(amount))), day)
    }

    private func paid(_ registrations: [Registration], carry: Carry? = nil) throws -> (BatchResult, [Finding]) {
        let employer = try employer(ownItems: [Self.fee, Self.loan])
        let facts = try EmployerFacts(
            employer: employer, people: [person([employment(registrations: registrations)])],
            carries: carry.map { [$0] })
        let result = try run(facts.people, employer, carries: carry.map { [$0] })
        let batch = Batch(try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime), facts)
        return (result, try batch.findings(result).filter { $0.code == .deductionNotMade })
    }

    /// Net of 30 000 is 24 122.
    @Test(
        "It is made whole, in part or not at all",
        arguments: [("24121.99", "24121.99"), ("24122.00", "24122.00"), ("24122.01", "24122.00")])
    func limits(wanted: String, made: String) throws {
        let (result, findings) = try paid([order(Self.fee, wanted)])
        #expect(sum(Self.fee, in: result) == kr(made))
        #expect(sum(PayItems.nettoloneskuld, in: result) == .zero && result.carries[0].receivable == .zero)
        #expect(findings.count == (wanted == made ? 0 : 1))
        #expect(try result.totals.net + kr(made) == kr("24122.00"))
    }

    @Test("A month without pay makes none, owes nothing and tells both amounts")
    func wholeMonthOff() throws {
        let leave = try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31))
        let (result, findings) = try paid([leave, order(Self.fee, "310.00")])
        #expect(result.totals.net == .zero && result.totals.deductions == .zero)
        #expect(sum(Self.fee, in: result) == .zero && result.carries[0].receivable == .zero)
        #expect(result.arena.lines.contains { $0.item == Self.fee.id }, "the line stands with what was wanted")
        #expect(findings.first?.message.hasPrefix("Av Fackavgift 310,00 kr är 0,00 kr avdraget") == true)
    }

    @Test("Several share what is left in their order, after the employer's advance and after debts")
    func order() throws {
        var carry = Carry.empty
        carry.receivable = kr("20000.00")
        let (result, _) = try paid(
            [order(Self.fee, "3000.00"), order(Self.loan, "1000.00"), order(Self.fee, "500.00", Day(2026, 10, 6))],
            carry: carry)
        #expect(sum(PayItems.skuldreglering, in: result) == kr("20000.00"))
        #expect(result.arena.lines.filter { $0.item == Self.fee.id }.map(\.amount) == [kr("3000.00"), kr("122.00")])
        #expect(sum(Self.loan, in: result) == kr("1000.00") && result.carries[0].receivable == .zero)
    }

    @Test("advance is said of deductions from the net alone")
    func refused() throws {
        let wrong = PayItem(PayItemID(1003), key: "fel", name: "Fel", flags: [.taxable, .contributions, .advance])
        let error = #expect(throws: PayrollError.self) { try PayItemRegister(agreement: [], own: [wrong]) }
        #expect(error?.message.contains("advance") == true)
    }
}
