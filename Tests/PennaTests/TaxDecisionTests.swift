//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

/// Tax on payslips, each line proved from its formula's text.
@Suite struct TaxDecisionTests {
    private static let bonus = PayItem(
        PayItemID(1001), key: "engangsersattning", name: "Engångsersättning", flags: [.ordinaryPay, .oneOff])

    private func fact<Value>(_ value: Value, _ from: Day = Day(2026, 1, 1), _ through: Day? = nil) throws -> Fact<Value>
    {
        try Fact(value, from: from, through: through, recorded: recorded)
    }

    private func person(
        _ employments: [Employment], _ tax: [Fact<TaxDecision>], _ decisions: Decisions = Decisions(), born: Int = 1990
    ) throws -> Person {
        Person(
            id: try personnummer(born: born), name: "Prov", taxDecisions: tax, decisions: decisions,
            employments: employments)
    }

    private func table33() throws -> [Fact<TaxDecision>] { [try fact(.table(number: 33, column: nil))] }

    private func paid(_ person: Person, carry: Carry? = nil) throws -> BatchResult {
        try run([person], employer(ownItems: [Self.bonus]), carries: carry.map { [$0] })
    }

    private func bonus(_ amount: String) throws -> Registration {
        try registration(
            .payLine(PayLineOrder(item: Self.bonus.id, amount: kr(amount))), Day(2026, 10, 5), row: 9)
    }

    @Test("Side income, a short employment, SINK, A-SINK and missing information are withheld and proved")
    func kinds() throws {
        for (decision, item, tax) in [
            (TaxDecision.sideIncome, PayItems.preliminarSkatt, "9000.00"),
            (.shortEmployment, PayItems.preliminarSkatt, "9000.00"), (.sink, PayItems.sink, "6750.00"),
            (.asink, PayItems.asink, "4500.00"), (.noInformation(table: 33), PayItems.preliminarSkatt, "8878.00"),
        ] {
            let result = try paid(person([employment()], [fact(decision)]))
            #expect(result.failures == [])
            #expect(result.totals.tax == kr(tax), "\(decision)")
            #expect(sum(item, in: result) == kr(tax))
        }
    }

    @Test("A one-off amount is taxed by its own table and the carry remembers it")
    func oneOff() throws {
        let result = try paid(person([employment(registrations: [bonus("10000.00")])], table33()))
        #expect(sum(PayItems.preliminarSkatt, in: result) == kr("5878.00"))
        // 12 × 30 000 + 10 000: 26 %.
        #expect(sum(PayItems.engangsskatt, in: result) == kr("2600.00"))
        #expect(result.carries[0].year.oneOff == kr("10000.00"))
        #expect(result.carries[0].year.latestOrdinary == kr("30000.00"))
    }

    @Test("Earlier one-off amounts of the year raise the estimate; those of another year do not")
    func earlier() throws {
        var carry = Carry.empty
        carry.year.year = 2026
        carry.year.since = Month(year: 2026, month: 10)
        carry.year.oneOff = kr("110000.00")
        let anna = try person([employment(registrations: [bonus("10000.00")])], table33())
        #expect(try sum(PayItems.engangsskatt, in: paid(anna, carry: carry)) == kr("3400.00"))
        carry.year.year = 2025
        #expect(try sum(PayItems.engangsskatt, in: paid(anna, carry: carry)) == kr("2600.00"))
    }

    @Test(
        "A final one-off amount after the last day goes by twelve whole months of the terms, not by a little late pay")
    func finalAmount() throws {
        var carry = Carry.empty
        carry.year.year = 2026
        carry.year.latestOrdinary = kr("45000.00")
        // The holiday that was earned has been taken.
        var state = EmploymentCarry(employment: "1")
        state.holiday.year = 2026
        state.holiday.taken = 2_100
        carry.employments = [state]
        let anna = try person(
            [
                employment(
                    "1", "30000.00", end: Day(2026, 10, 31),
                    registrations: [
                        bonus("20000.00"),
                        registration(
                            .payLine(PayLineOrder(item: PayItemID(106), amount: kr("500.00"))), Day(2026, 10, 6)),
                    ])
            ], table33())
        // 12 × 30 000 + 20 000 = 380 000: 26 %.
        #expect(try sum(PayItems.engangsskatt, in: paid(anna, carry: carry)) == kr("5200.00"))
        // 640 000 + 500 + 20 000 = 660 500 is more than that: 54 %.
        carry.year.gross = kr("640000.00")
        #expect(try sum(PayItems.engangsskatt, in: paid(anna, carry: carry)) == kr("10800.00"))
    }

    @Test("L18: who has been paid all year has the year's own income, with the fixed pay to come", arguments: [0, 1])
    func knownYear(more: Int64) throws {
        var carry = Carry.empty
        carry.year.year = 2026
        // With November, December and 17 600 at once 477 600, the last income with 26 %.
        carry.year.gross = Amount(ore: 400_000_00 + more * 100)
        let anna = try person([employment(registrations: [bonus("17600.00")])], table33())
        let result = try paid(anna, carry: carry)
        #expect(sum(PayItems.engangsskatt, in: result) == kr(more == 0 ? "4576.00" : "5984.00"))
    }

    /// 30 000 and 25 000 at once, and of who stays 30 000 in December: 85 000 has 21 %, 55 000 has 10 %.
    @Test(
        "L18: who begins in November has two months of the year; who leaves in it has one",
        arguments: [(nil, "5250.00"), (Day(2026, 11, 30), "2500.00")] as [(Day?, String)])
    func newcomer(end: Day?, tax: String) throws {
        // What is registered is paid with October's deviations, of the other employment.
        let other = Employment(
            id: "2", start: Day(2026, 10, 1), end: Day(2026, 10, 31),
            terms: [try Fact(Terms(pay: .hourly(kr("150.00"))), from: Day(2026, 10, 1), recorded: recorded)],
            registrations: [try bonus("25000.00")])
        let anna = try person([employment(start: Day(2026, 11, 1), end: end), other], table33())
        #expect(try sum(PayItems.engangsskatt, in: paid(anna)) == kr(tax))
    }

    @Test("Sums that begin in the middle of a year say since when, those of somebody new or of a new year do not")
    func since() throws {
        #expect(try paid(person([employment()], table33())).carries[0].year.since == Month(year: 2026, month: 11))
        let new = try paid(person([employment(start: Day(2026, 11, 1))], table33()))
        #expect(new.carries[0].year.since == nil)
        let left = try employment("2", end: Day(2025, 12, 31))
        let again = try paid(person([employment(start: Day(2026, 11, 1)), left], table33()))
        #expect(again.carries[0].year.since == nil)
        var carry = Carry.empty
        carry.year.year = 2025
        carry.year.since = Month(year: 2025, month: 6)
        #expect(try paid(person([employment()], table33()), carry: carry).carries[0].year.since == nil)
    }

    @Test("The latest ordinary pay is kept over New Year, for a final payment in January")
    func overNewYear() throws {
        var year = YearTotals()
        year.year = 2026
        year.latestOrdinary = kr("30000.00")
        year.oneOff = kr("5000.00")
        try year.add(PayslipTotals(), in: IncomeYear(2027))
        #expect(year.latestOrdinary == kr("30000.00"))
        #expect(year.oneOff == .zero)
    }

    @Test("Jämkning stands above the table while it is valid, and not a day longer")
    func adjustment() throws {
        for (through, tax) in [(Day(2026, 11, 27), "3000.00"), (Day(2026, 11, 26), "5878.00")] {
            var decisions = Decisions()
            decisions.adjustments = [
                try fact(.percent(Percent(millionths: 100_000)), Day(2026, 11, 1), through)
            ]
            #expect(try paid(person([employment()], table33(), decisions)).totals.tax == kr(tax))
        }
    }

    @Test("Voluntary extra tax has a line of its own")
    func extra() throws {
        var decisions = Decisions()
        decisions.extraTaxes = [try fact(.amount(kr("1000.00")))]
        let result = try paid(person([employment()], table33(), decisions))
        #expect(sum(PayItems.extraSkatt, in: result) == kr("1000.00"))
        #expect(result.totals.tax == kr("6878.00"))
    }

    @Test("A decision that has expired, with nothing in its place, is an error that says when it ended")
    func expired() throws {
        let anna = try person(
            [employment()], [fact(.table(number: 33, column: nil), Day(2025, 1, 1), Day(2025, 12, 31))])
        let result = try paid(anna)
        #expect(result.failures.first?.error.code == .missingFact)
        #expect(result.failures.first?.error.message.contains("2025-12-31") == true)
        var decisions = Decisions()
        decisions.adjustments = [try fact(.noTax, Day(2026, 1, 1), Day(2026, 6, 30))]
        let other = try paid(person([employment()], [], decisions))
        #expect(other.failures.first?.error.message.contains("2026-06-30") == true)
    }

    @Test("Two decisions for one day that contradict each other are an error; twice the same is one")
    func tied() throws {
        let two = [try fact(TaxDecision.table(number: 33, column: nil)), try fact(.sideIncome)]
        let result = try paid(person([employment()], two))
        #expect(result.failures.first?.error.code == .overlap)
        let same = try table33() + table33()
        #expect(try paid(person([employment()], same)).failures == [])
        // Recorded later, it replaces the first.
        let later = try Fact(
            TaxDecision.sideIncome, from: Day(2026, 1, 1), recorded: Instant(seconds: recorded.seconds + 1))
        #expect(try paid(person([employment()], table33() + [later])).totals.tax == kr("9000.00"))
        var decisions = Decisions()
        decisions.adjustments = [try fact(.noTax), try fact(.percent(.whole))]
        #expect(try paid(person([employment()], table33(), decisions)).failures.first?.error.code == .overlap)
    }

    @Test("An amount split over two employments has the tax of the whole", arguments: [1, 100, 12_345, 29_999])
    func split(kronor: Int64) throws {
        let whole = try paid(person([employment("1", "30000.00")], table33()))
        let parts = try paid(
            person([employment("1", "\(kronor).00"), employment("2", "\(30_000 - kronor).00")], table33()))
        #expect(parts.totals.tax == whole.totals.tax)
        #expect(parts.totals.contributions == whole.totals.contributions)
    }
}
