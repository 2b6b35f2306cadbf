//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaModel
import Testing

@Suite struct HolidayDebtTests {
    private func batch(_ carry: Carry, _ registrations: [Registration] = []) throws -> StandardBatch {
        let schedule = [
            try Fact(
                ScheduleAssignment(schedule: 0, cycleStart: Day(2026, 1, 5)), from: Day(2020, 1, 1), recorded: recorded)
        ]
        let shift = [try Shift(ClockSpan(from: 480, to: 960))]
        let employer = Employer(
            id: try Organisationsnummer("212000-0142"), name: "Ekeby",
            schedules: [try Schedule(name: "Kontor", cycle: [shift, shift, shift, shift, shift, [], []])])
        let anna = try person([
            Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [
                    try Fact(
                        Terms(pay: .monthly(fullTime: Amount(ore: 3_000_000))), from: Day(2020, 1, 1),
                        recorded: recorded)
                ], schedules: schedule, registrations: registrations)
        ])
        let run = try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime)
        return Batch(run, try EmployerFacts(employer: employer, people: [anna], carries: [carry]))
    }

    private func carry(taken: Int64, through day: Day) -> Carry {
        var state = EmploymentCarry(employment: "1")
        state.settledThrough = day
        state.holiday.year = 2026
        state.holiday.taken = taken
        var carry = Carry.empty
        carry.employments = [state]
        return carry
    }

    @Test("The debt at a day is earned less taken, with what was taken after the last settled month")
    func debt() throws {
        let week = try Registration(
            .absence(.semester, .whole), days: DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 11)),
            recorded: recorded)
        let batch = try batch(carry(taken: 1_000, through: Day(2026, 9, 30)), [week])
        // 25 × 304 / 365 = 20.8, so 21 days, less 15, at 1 561.50 kr.
        let report = try batch.holidayDebt(on: Day(2026, 10, 31))
        #expect(report.entries.map(\.amount) == [Amount(ore: 936_900)] && report.failures.isEmpty)
        // Through the 7th: 25 × 280 / 365 = 19.2, so 20 days, less 13.
        #expect(try batch.holidayDebt(on: Day(2026, 10, 7)).entries.map(\.amount) == [Amount(ore: 1_093_050)])
        let proof = try ProofCheck(year: IncomeYear(2026)).count(report.arena)
        #expect(proof.lines == 1 && proof.proved == 1)
    }

    @Test("Over New Year what was saved is owed with what the new year has earned")
    func newYear() throws {
        let batch = try batch(carry(taken: 2_000, through: Day(2026, 11, 30)))
        #expect(try batch.holidayDebt(on: Day(2026, 12, 31)).entries.map(\.amount) == [Amount(ore: 780_750)])
        // Five saved days, and 25 × 31 / 365 = 2.1, so three earned.
        #expect(try batch.holidayDebt(on: Day(2027, 1, 31)).entries.map(\.amount) == [Amount(ore: 1_249_200)])
    }

    @Test("Without a carry the year's months are calculated, and what was before them is told as not known")
    func withoutCarry() throws {
        let week = try Registration(
            .absence(.semester, .whole), days: DayRange(from: Day(2026, 2, 2), through: Day(2026, 2, 8)),
            recorded: recorded)
        let report = try batch(.empty, [week]).holidayDebt(on: Day(2026, 10, 31))
        // 21 days earned, five taken in February.
        #expect(report.entries.map(\.amount) == [Amount(ore: 16 * 156_150)])
        #expect(report.findings.map(\.code) == [.unknownHoliday])
        #expect(report.findings.first?.message.contains("2026-01-01") == true)
        let known = try batch(carry(taken: 500, through: Day(2026, 9, 30))).holidayDebt(on: Day(2026, 10, 31))
        #expect(known.entries == report.entries && known.findings.isEmpty)
    }

    @Test("Who cannot be calculated is a failure with the employment, and does not stop the others")
    func failure() throws {
        // An hour more than the day's shift.
        let wrong = Registration(
            .absence(.tjanstledig, .time(Minutes(540))), days: DayRange(Day(2026, 10, 6)), recorded: recorded)
        let report = try batch(carry(taken: 0, through: Day(2026, 9, 30)), [wrong]).holidayDebt(on: Day(2026, 10, 31))
        #expect(report.entries.isEmpty && report.failures.map(\.employment) == ["1"])
        #expect(report.arena.lines.isEmpty)
    }

    @Test("An agreement that nobody knows is an error of the person, also when no month is left to calculate")
    func unknownAgreement() throws {
        for settled in [Day(2026, 9, 30), Day(2026, 11, 30)] {
            let known = try batch(carry(taken: 0, through: settled))
            let people = try known.facts.people.map { person in
                person.with(
                    employments: try person.employments.map { employment in
                        Employment(
                            id: employment.id, start: employment.start,
                            terms: [
                                try Fact(
                                    Terms(pay: .monthly(fullTime: Amount(ore: 3_000_000)), agreement: "Okända avtalet"),
                                    from: employment.start, recorded: recorded)
                            ], schedules: employment.schedules)
                    })
            }
            let facts = try EmployerFacts(
                employer: known.facts.employer, people: people, carries: known.facts.carries)
            let report = try Batch(known.run, facts).holidayDebt(on: Day(2026, 10, 31))
            #expect(report.entries.isEmpty && report.failures.map(\.error.code) == [.unknownName], "\(settled)")
            #expect(report.failures.first?.error.message.contains("--agreement FIL") ?? false)
        }
    }
}
