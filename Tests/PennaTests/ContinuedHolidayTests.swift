//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaModel
import Testing

/// An employment that says which one it goes on from has one holiday with it (SemL 30 b §; decision A48).
@Suite struct ContinuedHolidayTests {
    private let december = PayDate(Day(2026, 12, 27))
    private let final = PayItemID(162)

    private func holiday(_ first: Day, _ last: Day) throws -> Registration {
        try registration(.absence(.semester, .whole), first, last)
    }

    /// Employment 2, which goes on from employment 1 or does not.
    private func next(
        from start: Day, end: Day? = nil, goesOn: Bool = true, pay: Terms.Pay = .monthly(fullTime: kr("30000.00")),
        _ registrations: [Registration] = []
    ) throws -> Employment {
        var details = EmploymentDetails()
        if goesOn {
            var earlier = Continuation()
            earlier.employment = "1"
            details.continuations = [try Fact(earlier, from: start, recorded: recorded)]
        }
        let week = ScheduleAssignment(schedule: 0, cycleStart: Day(2014, 1, 6))
        return Employment(
            id: "2", start: start, end: end, terms: [try Fact(Terms(pay: pay), from: start, recorded: recorded)],
            supplements: [], schedules: [try Fact(week, from: start, recorded: recorded)], details: details,
            registrations: registrations)
    }

    /// November's and December's runs, which carry October's and November's deviations.
    private func runs(_ employments: [Employment]) throws -> (BatchResult, BatchResult) {
        let people = [try person(employments)]
        let first = try run(people, employer())
        return (first, try run(people, employer(), december, carries: first.carries))
    }

    @Test(
        "Days taken, earned and left are those of one employment, whether the second begins with a month or inside one",
        arguments: [Day(2026, 10, 31), Day(2026, 10, 15)])
    func one(end: Day) throws {
        let (before, after) = (
            try holiday(Day(2026, 10, 5), Day(2026, 10, 9)), try holiday(Day(2026, 11, 2), Day(2026, 11, 3))
        )
        let leaves = Day(2026, 11, 30)
        let alone = try runs([employment(end: leaves, registrations: [before, after])])
        let both = [
            try employment(end: end, registrations: [before]), try next(from: end + 1, end: leaves, [after]),
        ]
        for employments in [both, both.reversed()] {
            let two = try runs(employments)
            for item in [final, PayItems.semesterdagstillagg.id] {
                let amounts = { (result: BatchResult) in
                    result.arena.lines.filter { $0.item == item }.map(\.amount)
                }
                #expect(amounts(two.0) == amounts(alone.0) && amounts(two.1) == amounts(alone.1))
            }
            // 25 × 334 / 365 is 23 days; 7 are taken, 16 × 1 561.50.
            #expect(two.1.arena.lines.filter { $0.item == final }.map(\.amount) == [kr("24984.00")])
        }
    }

    @Test("The holiday debt of a day is that of one employment, on the first's last day and on the next's first")
    func debt() throws {
        let end = Day(2026, 10, 31)
        let taken = try holiday(Day(2026, 10, 5), Day(2026, 10, 9))
        let both = [try employment(end: end, registrations: [taken]), try next(from: end + 1)]
        func debt(_ employments: [Employment], _ day: Day, _ carries: [Carry]) throws -> [Amount] {
            let facts = try EmployerFacts(employer: employer(), people: [person(employments)], carries: carries)
            let run = try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime)
            return try Batch(run, facts).holidayDebt(on: day).entries.map(\.amount)
        }
        let paid = try run([person(both)], employer()).carries
        for carries in [paid, [.empty]] {
            // 25 × 304 / 365 and 25 × 305 / 365 are 21 days; 5 are taken, 16 × 1 561.50.
            for day in [end, end + 1] {
                #expect(try debt(both, day, carries) == [kr("24984.00")], "\(day)")
                #expect(try debt(both.reversed(), day, carries) == [kr("24984.00")], "\(day)")
            }
        }
        // Without the word nothing is owed for the first when it has ended; the next has earned its first day.
        let alone = [both[0], try next(from: end + 1, goesOn: false)]
        #expect(try debt(alone, end, [.empty]).isEmpty)
        #expect(try debt(alone, end + 1, [.empty]) == [kr("1561.50")])
    }

    @Test("Without the word, or where the next is hourly paid, what is left is paid when the first ends")
    func paidOut() throws {
        let end = Day(2026, 10, 31)
        let first = try employment(end: end)
        for second in [
            try next(from: end + 1, goesOn: false), try next(from: end + 1, pay: .hourly(kr("150.00"))),
        ] {
            let result = try runs([first, second]).0
            // 25 × 304 / 365 is 21 days.
            #expect(result.arena.lines.filter { $0.item == final }.map(\.amount) == [kr("32791.50")])
        }
        #expect(try runs([first, next(from: end + 1)]).0.arena.lines.filter { $0.item == final }.isEmpty)
    }

    @Test("Saved days follow over the turn of the year; an employment that ended before December is paid out")
    func newYear() throws {
        let january = PayDate(Day(2026, 1, 27))
        for (end, saved, isPaid) in [(Day(2025, 12, 31), Int64(500), false), (Day(2025, 11, 30), 0, true)] {
            var state = EmploymentCarry(employment: "1")
            state.settledThrough = Day(2025, end.month.monthOfYear - 1, 28)
            state.holiday.year = 2025
            state.holiday.taken = 2_000
            var carry = Carry.empty
            carry.employments = [state]
            let people = [try person([employment(end: end), next(from: Day(2026, 1, 1))])]
            let paid = isPaid ? PayDate(Day(2025, 12, 27)) : january
            let run = try StandardRun(employer: employer(), payDate: paid, knownAt: .endOfTime)
            let first = try Batch(run, EmployerFacts(employer: employer(), people: people, carries: [carry]))
                .calculate()
            #expect(first.arena.lines.contains { $0.item == final } == isPaid)
            let run2 = try StandardRun(employer: employer(), payDate: PayDate(Day(2026, 2, 27)), knownAt: .endOfTime)
            let second = try Batch(
                run2, EmployerFacts(employer: employer(), people: people, carries: first.carries)
            ).calculate()
            #expect(second.carries[0].employment("2").holiday.saved.reduce(0) { $0 + $1.days } == saved)
        }
    }
}
