//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@Suite struct ModelTests {
    @Test("Pay items are found by number and key; two of one number or key are refused")
    func payItems() throws {
        let own = PayItem(PayItemID(1001), key: "egen", name: "Egen")
        let register = try PayItemRegister(agreement: [], own: [own])
        #expect(register[PayItemID(1001)] == own && register["egen"] == own)
        #expect(register[PayItemID(1002)] == nil && register[PayItemID(.max)] == nil && register["nej"] == nil)
        #expect(register[PayItems.manadslon.id] == PayItems.manadslon)
        for other in [PayItem(PayItemID(1), key: "a", name: "A"), PayItem(PayItemID(1001), key: "timlon", name: "B")] {
            #expect(throws: PayrollError.self) { try PayItemRegister(agreement: [], own: [other]) }
        }
        #expect(Set(PayItems.all.map(\.id)).count == PayItems.all.count)
    }

    @Test("A pay date carries its own month's fixed pay and the deviations of the month before, or the same")
    func payCalendar() throws {
        let standard = PayCalendar.standard
        let november = standard.payDate(in: Month(year: 2026, month: 11))
        #expect(november.day == Day(2026, 11, 27))
        #expect(standard.fixedPayMonth(of: november.day.month).month == Month(year: 2026, month: 11))
        #expect(standard.deviationMonth(of: november.day.month).month == Month(year: 2026, month: 10))
        let last = try PayCalendar(payDay: 31, deviations: .sameMonth)
        let february = last.payDate(in: Month(year: 2026, month: 2))
        #expect(february.day == Day(2026, 2, 27))
        #expect(last.deviationMonth(of: february.day.month).month == Month(year: 2026, month: 2))
        for day in [0, 32, -1] {
            #expect(throws: PayrollError.self) { try PayCalendar(payDay: day, deviations: .sameMonth) }
        }
    }

    @Test("Terms at both sides of each limit")
    func terms() {
        func make(_ ore: Int64, _ degree: Int64, _ week: Int64) throws -> Terms {
            try Terms(
                pay: .monthly(fullTime: Amount(ore: ore)), degree: Percent(millionths: degree),
                fullTimeWeek: Minutes(week))
        }
        #expect(throws: Never.self) { try make(0, 1, 1) }
        #expect(throws: Never.self) { try make(.max, 1_000_000, 168 * 60) }
        for (ore, degree, week) in [
            (Int64(-1), Int64(1_000_000), Int64(2400)), (0, 0, 2400), (0, 1_000_001, 2400), (0, 1, 0),
            (0, 1, 168 * 60 + 1),
        ] {
            #expect(throws: PayrollError.self) { try make(ore, degree, week) }
        }
    }

    @Test("An arena gives back operands, takes back lines, and joins another without mixing them up")
    func arena() throws {
        func add(_ value: Int64, to arena: inout LineArena) {
            arena.add(
                PayItems.manadslon.id, Amount(ore: value), FormulaID(1), .confirmed,
                LineOrigin(payslip: DayRange(Day(2026, 11, 1))), [value, value + 1])
        }
        var first = LineArena()
        add(10, to: &first)
        add(20, to: &first)
        var second = LineArena()
        add(30, to: &second)
        add(40, to: &second)
        second.cut(toLines: 1)
        second.cut(toLines: 5)
        first.append(second)
        #expect(first.lines.map(\.amount.ore) == [10, 20, 30])
        #expect(first.lines.map { Array(first.operands(of: $0)) } == [[10, 11], [20, 21], [30, 31]])
        #expect(first.lines[0].originMonth == Month(year: 2026, month: 11))
    }

    @Test("Occasions are noted only where asked for")
    func occasions() {
        for notes in [true, false] {
            var arena = LineArena(notingOccasions: notes)
            arena.note(PayItems.timlon.id, employment: 0, day: Day(2026, 10, 1), 60, .timme)
            #expect(arena.occasions.count == (notes ? 1 : 0))
        }
    }

    @Test("Totals balance only when every öre went somewhere; sums that do not fit are errors")
    func totals() throws {
        var totals = PayslipTotals()
        totals.gross = Amount(ore: 1_000)
        totals.reimbursements = Amount(ore: 200)
        totals.tax = Amount(ore: 300)
        totals.deductions = Amount(ore: 100)
        totals.net = Amount(ore: 800)
        #expect(try totals.balances())
        totals.net = Amount(ore: 801)
        #expect(try !totals.balances())
        var huge = PayslipTotals()
        huge.gross = Amount(ore: .max)
        #expect(throws: PayrollError.self) { try huge.add(totals) }
    }

    @Test("A carry keeps each employment's state, and a new income year begins from nothing")
    func carry() throws {
        var carry = Carry.empty
        var state = carry.employment("1")
        state.holiday.taken = 500
        carry.update(state)
        state.holiday.taken = 700
        carry.update(state)
        #expect(carry.employments == [state] && carry.employment("2").holiday.taken == 0)
        var totals = PayslipTotals()
        totals.gross = Amount(ore: 5)
        try carry.year.add(totals, in: IncomeYear(2026))
        try carry.year.add(totals, in: IncomeYear(2026))
        #expect(carry.year.gross == Amount(ore: 10))
        try carry.year.add(totals, in: IncomeYear(2027))
        #expect(carry.year.gross == Amount(ore: 5) && carry.year.year == 2027)
    }

    @Test("Facts must have a carry for each person, and know the names of their files")
    func facts() throws {
        let employer = Employer(id: try Organisationsnummer("212000-0142"), name: "Prov")
        #expect(throws: PayrollError.self) { try EmployerFacts(employer: employer, people: [], carries: [.empty]) }
        let facts = try EmployerFacts(employer: employer, people: [], sourceFiles: ["a.csv"])
        #expect(facts.place(of: SourceRow(file: 0, row: 3)) == "a.csv rad 3")
        #expect(facts.place(of: SourceRow(file: 9, row: 0)) == "fil 9")
    }
}
