//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

@Suite struct EngineTests {
    @Test("30 000 by table 33 column 1 in 2026: tax 5 878, net 24 122, contributions 9 426.00")
    func plainPayslip() throws {
        let people = [try person([employment()])]
        let result = try run(people, employer())
        let payslip = try #require(result.payslips.first)
        #expect(payslip.totals.gross == kr("30000.00"))
        #expect(payslip.totals.tax == kr("5878.00"))
        #expect(payslip.totals.net == kr("24122.00"))
        #expect(payslip.totals.contributions == kr("9426.00"))
        let declared = try #require(filing(result, people, employer()).employerStatement)
        #expect(declared.contributions == kr("9426.00") && declared.tax == kr("5878.00"))
        #expect(result.failures.isEmpty && result.idle == 0)
    }

    @Test(
        "The pay date carries November's fixed pay and October's deviations; the same month where the employer says so")
    func payCalendar() throws {
        let leave = [try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 5))]
        let standard = try run([person([employment(registrations: leave)])], employer())
        // 30 000 ÷ 31 × 1.4
        #expect(sum(PayItems.tjanstledighet, in: standard) == kr("-1354.84"))
        let same = try PayCalendar(payDay: 27, deviations: .sameMonth)
        let inNovember = [try registration(.absence(.tjanstledig, .whole), Day(2026, 11, 2))]
        let other = try run([person([employment(registrations: inNovember)])], employer(same))
        #expect(sum(PayItems.tjanstledighet, in: other) == kr("-1400.00"))
    }

    @Test("One payslip over all employments: splitting the pay over two changes neither tax nor contributions")
    func twoEmployments() throws {
        for born in [1990, 2004, 1950] {
            let one = try run([person([employment("1", "32001.00")], born: born)], employer())
            let two = try run(
                [person([employment("1", "12000.00"), employment("2", "20001.00")], born: born)], employer())
            #expect(one.payslips[0].totals == two.payslips[0].totals)
            #expect(two.payslips.count == 1)
            #expect(Set(two.arena.lines.map(\.employment)) == [0, 1, PayLine.none])
        }
    }

    @Test("AG-2 through the engine: born 2004, 32 000: 5 202.50 and 2 199.40 as two lines")
    func youth() throws {
        let people = [try person([employment("1", "32000.00")], born: 2004)]
        let result = try run(people, employer())
        let lines = result.arena.lines.filter { $0.item == PayItems.arbetsgivaravgift.id }
        #expect(lines.map(\.amount) == [kr("5202.50"), kr("2199.40")])
        #expect(try filing(result, people, employer()).employerStatement?.contributions == kr("7401.00"))
    }

    @Test("Column 3 for those born 1959 or earlier, column 1 from 1960")
    func columns() throws {
        let younger = try run([person([employment()], born: 1960)], employer())
        let older = try run([person([employment()], born: 1959)], employer())
        let table = try TaxTable(year: IncomeYear(2026), number: 33)
        #expect(try younger.payslips[0].totals.tax == table.tax(column: 1, income: kr("30000.00")))
        #expect(try older.payslips[0].totals.tax == table.tax(column: 3, income: kr("30000.00")))
    }

    @Test("Pay taken back beyond the month's pay is a gross debt, which the next gross pay settles before tax")
    func debt() throws {
        let leave = [try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31))]
        let ended = try person([employment(end: Day(2026, 10, 31), registrations: leave)])
        // The holiday that was earned has been taken, so that no final pay comes.
        var state = EmploymentCarry(employment: "1")
        state.holiday.year = 2026
        state.holiday.taken = 1_900
        var before = Carry.empty
        before.employments = [state]
        let first = try run([ended], employer(), carries: [before])
        #expect(first.payslips[0].totals.gross == .zero)
        #expect(first.payslips[0].totals.net == .zero)
        #expect(first.payslips[0].totals.tax == .zero)
        #expect(first.carries[0].grossReceivable == kr("30000.00") && first.carries[0].receivable == .zero)
        let back = try person([employment("2", "20000.00", start: Day(2026, 12, 1))])
        let second = try run([back], employer(), PayDate(Day(2026, 12, 22)), carries: first.carries)
        #expect(second.payslips[0].totals.net == .zero)
        #expect(second.payslips[0].totals.tax == .zero)
        #expect(sum(PayItems.bruttoskuldreglering, in: second) == kr("-20000.00"))
        #expect(second.carries[0].grossReceivable == kr("10000.00"))
        for result in [first, second] { #expect(try result.totals.balances()) }
    }

    @Test("Reimbursements are untaxed and go beside the net; deductions come after tax")
    func reimbursementsAndDeductions() throws {
        let own = [
            PayItem(
                PayItemID(1001), key: "mil", name: "Milersättning", kind: .reimbursement, flags: [],
                unitPrice: kr("25.00")),
            PayItem(PayItemID(1002), key: "fack", name: "Fackavgift", kind: .deduction, flags: []),
        ]
        let registrations = [
            try registration(.payLine(PayLineOrder(item: PayItemID(1001), quantity: 236_000)), Day(2026, 10, 5)),
            try registration(
                .payLine(PayLineOrder(item: PayItemID(1002), amount: kr("310.00"), isRecurring: true)), Day(2026, 1, 1),
                Day(2026, 12, 31)),
        ]
        let result = try run([person([employment(registrations: registrations)])], employer(ownItems: own))
        let totals = result.payslips[0].totals
        #expect(totals.reimbursements == kr("590.00"))
        #expect(totals.deductions == kr("310.00"))
        #expect(totals.tax == kr("5878.00"))
        #expect(totals.net == kr("24402.00"))
        #expect(try totals.balances())
    }

    @Test("Who has nothing to be paid is counted as idle, who cannot be paid as a failure that names the employment")
    func everybodyIsCounted() throws {
        let broken = try employment(
            "77",
            registrations: [
                try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 5), Day(2026, 10, 6), row: 8),
                try registration(.absence(.sjuk, .whole), Day(2026, 10, 6), row: 9),
            ])
        let people = [
            try person([employment("1")], serial: 1), try person([hourly("2")], serial: 2),
            try person([employment("3"), broken], serial: 3),
            try person([employment("4", start: Day(2027, 1, 1))], serial: 4),
        ]
        let result = try run(people, employer())
        #expect(result.payslips.map(\.person) == [0])
        #expect(result.idle == 2)
        let failure = try #require(result.failures.first)
        #expect(failure.person == 2 && failure.employment == "77" && failure.error.code == .overlap)
        #expect(failure.error.row == SourceRow(file: 0, row: 9))
        #expect(result.carries.count == 4 && result.carries[2] == .empty)
        // The failed person's first employment left no line behind.
        #expect(Set(result.arena.lines.map(\.days.first.month)) == [november.day.month])
        #expect(result.arena.lines.count == 3)
    }

    @Test("No more tax is withheld than there is cash, and the line still proves")
    func taxLimitedByCash() throws {
        let own = [
            PayItem(PayItemID(1001), key: "bruttoavdrag", name: "Avdrag före skatt men inte från underlaget", flags: [])
        ]
        let deduction = try registration(
            .payLine(PayLineOrder(item: PayItemID(1001), amount: kr("-29000.50"))), Day(2026, 10, 5))
        let result = try run([person([employment(registrations: [deduction])])], employer(ownItems: own))
        #expect(result.payslips[0].totals.taxBase == kr("30000.00"))
        #expect(result.payslips[0].totals.tax == kr("999.00"))
        #expect(result.payslips[0].totals.net == kr("0.50"))
    }

    @Test("A missing tax decision, a registration outside the employment, a year without tables: errors with a remedy")
    func errors() throws {
        let untaxed = Person(
            id: try personnummer(born: 1990), name: "Prov", taxDecisions: [], employments: [try employment()])
        #expect(try run([untaxed], employer()).failures.first?.error.code == .missingFact)
        let outside = try employment(
            end: Day(2026, 9, 30), registrations: [try registration(.absence(.sjuk, .whole), Day(2026, 10, 5))])
        #expect(try run([person([outside])], employer()).failures.first?.error.code == .outsideEmployment)
        let error = #expect(throws: PayrollError.self) {
            try run([person([employment()])], employer(), PayDate(Day(2027, 1, 27)))
        }
        #expect(error?.code == .yearNotCovered && error?.message.contains("2027") ?? false)
    }

    @Test("An employment that ends before it begins is an error, not somebody with nothing to be paid")
    func backwardsEmployment() throws {
        let result = try run([person([employment(start: Day(2026, 5, 1), end: Day(2026, 4, 30))])], employer())
        #expect(result.failures.first?.error.code == .invalidValue && result.idle == 0)
    }

    @Test("A month that has been settled is not settled again")
    func settledTwice() throws {
        let first = try run([person([employment()])], employer())
        let again = try run([person([employment()])], employer(), carries: first.carries)
        #expect(again.failures.first?.error.code == .overlap)
        let next = try run([person([employment()])], employer(), PayDate(Day(2026, 12, 22)), carries: first.carries)
        #expect(next.payslips.count == 1)
        #expect(next.carries[0].year.gross == kr("60000.00"))
    }

    @Test("Registrations that the run does not use are noticed, each with its reason")
    func notices() throws {
        let registrations = [
            try registration(.absence(.sjuk, .whole), Day(2026, 9, 7), row: 1),
            try registration(.absence(.sjuk, .whole), Day(2026, 11, 9), row: 2),
            try registration(.hours(PayItems.timlon.id, Minutes(60)), Day(2026, 10, 6), row: 3),
            Registration(
                .absence(.tjanstledig, .whole), days: DayRange(Day(2026, 10, 12)), recorded: .endOfTime,
                row: SourceRow(file: 0, row: 4)),
            try registration(.absence(.tjanstledig, .whole), Day(2026, 10, 13), row: 5),
        ]
        let facts = try EmployerFacts(
            employer: employer(), people: [person([employment(registrations: registrations)])])
        let run = try StandardRun(employer: facts.employer, payDate: november, knownAt: Instant(seconds: 1))
        let batch = Batch(run, facts)
        #expect(
            batch.notices().map(\.reason) == [.beforeThePeriod, .afterThePeriod, .hoursOfMonthlyPaid, .notYetRecorded])
        #expect(try sum(PayItems.tjanstledighet, in: batch.calculate()) == kr("-1354.84"))
    }

    @Test("Last evening's work is not told as unused: what is after midnight is paid now, and the rest was paid before")
    func nightBefore() throws {
        // Until midnight, and a minute past it.
        for (end, expected) in [(1_440, [Notice.Reason.beforeThePeriod]), (1_441, [])] {
            let extra = try registration(.extraWork(Shift(ClockSpan(from: 1_200, to: end))), Day(2026, 9, 30), row: 1)
            let facts = try EmployerFacts(
                employer: employer(), people: [person([employment(registrations: [extra])])])
            let october = try Batch(
                StandardRun(employer: facts.employer, payDate: PayDate(Day(2026, 10, 27)), knownAt: .endOfTime), facts)
            let carries = try october.notedCarries(october.calculate())
            let known = try EmployerFacts(employer: facts.employer, people: facts.people, carries: carries)
            let batch = try Batch(StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), known)
            #expect(batch.notices().map(\.reason) == expected, "\(end)")
            // Where no earlier run is known, the hours before midnight are told.
            let alone = try Batch(StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
            #expect(alone.notices().map(\.reason) == (end == 1_440 ? [.beforeThePeriod] : [.partlyBefore]))
        }
    }

    @Test("The order of registrations never changes a result")
    func orderOfRegistrations() throws {
        var registrations = [
            try registration(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 6)),
            try registration(.absence(.sjuk, .time(Minutes(100))), Day(2026, 10, 14)),
            try registration(.absence(.tjanstledig, .time(Minutes(90))), Day(2026, 10, 15)),
            try registration(.extraWork(Shift(ClockSpan(from: 960, to: 1200))), Day(2026, 10, 20)),
            try registration(.extraWork(Shift(ClockSpan(from: 400, to: 480))), Day(2026, 10, 20)),
            try registration(.absence(.semester, .whole), Day(2026, 10, 26), Day(2026, 10, 30)),
        ]
        let expected = try run([person([employment(registrations: registrations)])], employer())
        #expect(expected.failures.isEmpty)
        for _ in 0..<registrations.count {
            registrations.append(registrations.removeFirst())
            let other = try run([person([employment(registrations: registrations)])], employer())
            #expect(other.arena == expected.arena)
        }
        registrations.reverse()
        #expect(try run([person([employment(registrations: registrations)])], employer()).arena == expected.arena)
    }
}
