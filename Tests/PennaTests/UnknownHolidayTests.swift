//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

/// Who was employed before the first month calculated has holiday that nobody has told of.
@Suite struct UnknownHolidayTests {
    private func findings(_ employments: [Employment], carry: Carry? = nil) throws -> [Finding] {
        let facts = try EmployerFacts(
            employer: employer(), people: [person(employments)], carries: carry.map { [$0] })
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
        return try batch.findings(batch.calculate()).filter { $0.code == .unknownHoliday }
    }

    private let leaving = Day(2026, 11, 15)

    /// November's pay carries October's deviations.
    @Test(
        "Of who leaves the first run tells, where the employment began before its first month",
        arguments: [Day(2026, 9, 30), Day(2026, 10, 1)])
    func first(start: Day) throws {
        let found = try findings([employment("7", start: start, end: leaving)])
        #expect(found.map(\.employment) == (start < Day(2026, 10, 1) ? ["7"] : []))
    }

    @Test(
        "Who stays, or left before the run's months, is not told of",
        arguments: [nil, Day(2026, 12, 1), Day(2026, 9, 30)])
    func others(end: Day?) throws {
        #expect(try findings([employment("7", end: end)]).isEmpty)
    }

    @Test("A later run tells it too, where the year's months before the first are not known")
    func later() throws {
        var state = EmploymentCarry(employment: "7")
        state.settledThrough = Day(2026, 9, 30)
        state.holiday.year = 2026
        var carry = Carry.empty
        carry.employments = [state]
        carry.year.since = Month(year: 2026, month: 9)
        #expect(try findings([employment("7", end: leaving)], carry: carry).count == 1)
        carry.year.since = nil
        #expect(try findings([employment("7", end: leaving)], carry: carry).isEmpty)
    }

    @Test("An opening balance, or a month before, is what is known; hourly paid have no days to know of")
    func known() throws {
        var state = EmploymentCarry(employment: "1")
        state.holiday.year = 2026
        var carry = Carry.empty
        carry.employments = [state]
        #expect(try findings([employment(end: leaving)], carry: carry).isEmpty)
        state.holiday.year = 0
        state.settledThrough = Day(2026, 9, 30)
        carry.employments = [state]
        #expect(try findings([employment(end: leaving)], carry: carry).isEmpty)
        #expect(try findings([hourly()]).isEmpty)
    }
}
