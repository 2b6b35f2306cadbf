//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaModel
import Testing

/// What somebody is told who pays a leaver, or a year so small that nothing is due on it (SemL 29 a §; decision L16).
@Suite struct LeavingFindingTests {
    private let leaving = Day(2026, 10, 31)
    private let earned = PayItem(PayItemID(1_001), key: "prov", name: "Prov")

    private func findings(_ employments: [Employment], carry: Carry, _ payDate: PayDate = november) throws -> [Finding]
    {
        let facts = try EmployerFacts(
            employer: employer(ownItems: [earned]), people: [person(employments)], carries: [carry])
        let batch = Batch(try StandardRun(employer: facts.employer, payDate: payDate, knownAt: .endOfTime), facts)
        return try batch.findings(batch.calculate())
    }

    private func leaver(_ cause: Leaving?) throws -> Employment {
        let known = try employment(end: leaving)
        var details = EmploymentDetails()
        if let cause { details.leavings = [try Fact(cause, from: leaving, recorded: recorded)] }
        return Employment(
            id: known.id, start: known.start, end: known.end, terms: known.terms, supplements: [],
            schedules: known.schedules, details: details, registrations: [])
    }

    /// 21 days are earned through 31 October.
    private func taken(_ hundredths: Int64) -> Carry {
        var state = EmploymentCarry(employment: "1")
        state.settledThrough = Day(2026, 9, 30)
        state.holiday.year = 2026
        state.holiday.taken = hundredths
        var carry = Carry.empty
        carry.employments = [state]
        return carry
    }

    @Test("Holiday taken and not earned is told of when the employment ends, and what the act says of the cause")
    func takenBack() throws {
        for (cause, text) in [
            (nil, "Kontrollera orsaken"), (.redundancy, "Vid arbetsbrist får det inte tas tillbaka"),
            (.sicknessBenefit, "på grund av sjukdom får det inte tas tillbaka"), (.resignation, nil),
        ] as [(Leaving?, String?)] {
            let found = try findings([leaver(cause)], carry: taken(2_200)).filter { $0.message.contains("29 a §") }
            #expect(found.count == (text == nil ? 0 : 1))
            if let text { #expect(found.first?.message.contains(text) == true) }
            #expect(found.first?.message.contains("561,50 kr") ?? true)
        }
        #expect(try findings([leaver(nil)], carry: taken(2_100)).allSatisfy { !$0.message.contains("29 a §") })
    }

    @Test("A year below 1 000 kr is told of when no more is to come, and one of 1 000 kr is not")
    func smallYear() throws {
        func small(_ amount: String, end: Day?, _ payDate: PayDate = november) throws -> Bool {
            let start = Day(2026, payDate.month.monthOfYear - 1, 1)
            let day = start + 4
            let line = try registration(.payLine(PayLineOrder(item: earned.id, amount: kr(amount))), day)
            let work = Employment(
                id: "1", start: start, end: end,
                terms: [try Fact(Terms(pay: .hourly(kr("150.00"))), from: start, recorded: recorded)],
                registrations: [line])
            return try findings([work], carry: .empty, payDate).contains { $0.message.contains("SAL 2 kap. 14 §") }
        }
        #expect(try small("999.99", end: leaving))
        #expect(try !small("1000.00", end: leaving))
        // More may come, until December.
        #expect(try !small("999.99", end: nil))
        #expect(try small("999.99", end: nil, PayDate(Day(2026, 12, 21))))
    }
}
