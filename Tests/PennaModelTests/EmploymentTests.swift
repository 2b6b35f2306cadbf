//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

@Suite struct EmploymentTests {
    private func employment(_ start: Day, _ end: Day?) -> Employment {
        Employment(id: "1", start: start, end: end, terms: [])
    }

    @Test("The days of an employment in a month, on both sides of its start and its end")
    func days() {
        let october = DayRange(Month(year: 2026, month: 10))
        #expect(employment(Day(2020, 1, 1), nil).days(in: october) == october)
        #expect(employment(Day(2026, 10, 31), nil).days(in: october) == DayRange(Day(2026, 10, 31)))
        #expect(employment(Day(2026, 11, 1), nil).days(in: october) == nil)
        #expect(employment(Day(2020, 1, 1), Day(2026, 10, 1)).days(in: october) == DayRange(Day(2026, 10, 1)))
        #expect(employment(Day(2020, 1, 1), Day(2026, 9, 30)).days(in: october) == nil)
    }

    @Test("Other registrations change nothing else of an employment")
    func registrations() throws {
        let old = employment(Day(2026, 1, 1), Day(2026, 12, 31))
        let sick = Registration(.absence(.sjuk, .whole), days: DayRange(Day(2026, 10, 5)), recorded: recorded)
        let new = old.with(registrations: [sick])
        #expect(new.registrations == [sick] && new.with(registrations: []) == old)
    }

    @Test("Hourly pay is refused below zero and knows that it is not monthly; the errors say what to do")
    func hourly() throws {
        #expect(try !Terms(pay: .hourly(.zero)).isMonthly)
        #expect(try Terms(pay: .monthly(fullTime: .zero)).isMonthly)
        let error = #expect(throws: PayrollError.self) { try Terms(pay: .hourly(Amount(ore: -1))) }
        #expect(error?.code == .invalidValue && error?.message.contains("Ange lönen") == true)
    }

    @Test("In January a pay date carries the deviations of December the year before")
    func january() {
        let payDate = PayCalendar.standard.payDate(in: Month(year: 2026, month: 1))
        #expect(PayCalendar.standard.deviationMonth(of: payDate.day.month).month == Month(year: 2025, month: 12))
        #expect(PayCalendar.standard.fixedPayMonth(of: payDate.day.month).month == Month(year: 2026, month: 1))
    }

    @Test("A pay day that a month is too short for is its last day, in leap years too")
    func shortMonths() throws {
        let calendar = try PayCalendar(payDay: 29, deviations: .monthBefore)
        // The last day of February 2027 is a Sunday.
        #expect(calendar.payDate(in: Month(year: 2027, month: 2)).day == Day(2027, 2, 26))
        #expect(calendar.payDate(in: Month(year: 2028, month: 2)).day == Day(2028, 2, 29))
        let first = try PayCalendar(payDay: 1, deviations: .sameMonth)
        #expect(first.payDate(in: Month(year: 2026, month: 4)).day == Day(2026, 4, 1))
        let last = try PayCalendar(payDay: 31, deviations: .sameMonth)
        #expect(last.payDate(in: Month(year: 2026, month: 4)).day == Day(2026, 4, 30))
    }

    @Test("Everybody begins with an empty carry, and it does not remember what was never paid")
    func emptyCarries() throws {
        let employer = Employer(id: try Organisationsnummer("212000-0142"), name: "Prov")
        let person = Person(
            id: try Personnummer("195704289999"), name: "Prov", taxDecisions: [], employments: [])
        let facts = try EmployerFacts(employer: employer, people: [person])
        #expect(facts.carries == [.empty])
        #expect(facts.place(of: SourceRow(file: 0, row: 2)) == "fil 0 rad 2")
        let fresh = Carry.empty.employment("7")
        #expect(fresh == EmploymentCarry(employment: "7") && fresh.settledThrough == nil && fresh.holiday.taken == 0)
        #expect(Carry.empty.receivable == .zero && Carry.empty.year.year == 0)
    }

    @Test("Each employment has a state of its own in the carry; updating one leaves the others")
    func carries() {
        var carry = Carry.empty
        for (id, taken) in [("1", Int64(100)), ("2", 200), ("1", 300)] {
            var state = carry.employment(id)
            state.holiday.taken = taken
            carry.update(state)
        }
        #expect(carry.employments.map(\.employment) == ["1", "2"])
        #expect(carry.employments.map(\.holiday.taken) == [300, 200])
    }

    @Test("Totals add up member by member, and what balances apart balances together")
    func totals() throws {
        var generator = SeededGenerator(seed: 11)
        var sum = PayslipTotals()
        var wrong = 0
        for _ in 0..<200 {
            var one = PayslipTotals()
            func part() -> Amount { Amount(ore: .random(in: -1_000_000...1_000_000, using: &generator)) }
            one.gross = part()
            one.tax = part()
            one.deductions = part()
            one.reimbursements = part()
            one.taxBase = part()
            one.net = try one.gross + one.reimbursements - one.tax - one.deductions
            let before = sum
            try sum.add(one)
            if try !one.balances() || !sum.balances() || sum.taxBase != before.taxBase + one.taxBase { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("Common pay items stay below 100, and no flag of pay is missing or on what is not pay")
    func commonItems() throws {
        #expect(PayItems.all.allSatisfy { (1...99).contains($0.id.number) })
        let register = try PayItemRegister(agreement: [], own: [])
        #expect(register.items.map(\.id) == PayItems.all.map(\.id).sorted())
        #expect(PayItems.all.allSatisfy { register[$0.key] == $0 && register[$0.id] == $0 })
        let payments = [PayItems.kostavdrag, PayItems.drivmedelsavdrag, PayItems.bilavdrag]
        for item in PayItems.all {
            let isTaxed = item.kind == .pay || item.kind == .benefit || payments.contains(item)
            #expect(item.flags.contains(.taxable) == isTaxed, "\(item.key)")
        }
        #expect(PayItems.all.filter { $0.flags.contains(.holiday) }.map(\.key) == ["timlon"])
    }

    @Test("Taking back all lines empties an arena; joining empty arenas changes nothing")
    func emptyArenas() {
        var arena = LineArena(notingOccasions: true)
        let empty = arena
        let origin = LineOrigin(payslip: DayRange(Day(2026, 11, 1)))
        arena.add(PayItems.timlon.id, .zero, FormulaID(1), .unconfirmed, origin, [1, 2, 3])
        arena.note(PayItems.timlon.id, employment: 0, day: Day(2026, 11, 1), 60, .timme)
        let full = arena
        arena.append(empty)
        #expect(arena == full && full.lines[0].employment == PayLine.none && full.lines[0].operandCount == 3)
        arena.cut(toLines: 0)
        #expect(arena == empty)
    }
}
