//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// One sick period over a person's employments at one employer (SjLL 6–7 §§; decision A48).
@Suite struct SharedSicknessTests {
    private let december = PayDate(Day(2026, 12, 27))

    private func sick(_ first: Day, _ last: Day? = nil, hours: Int64? = nil) throws -> Registration {
        try registration(.absence(.sjuk, hours.map { .time(Minutes($0 * 60)) } ?? .whole), first, last)
    }

    /// Employment 1 through a day, and employment 2 from the day after.
    private func consecutive(
        through end: Day, _ first: [Registration], _ second: [Registration]
    ) throws -> [Employment] {
        [
            try employment("1", end: end, registrations: first),
            try employment("2", start: end + 1, registrations: second),
        ]
    }

    private func karens(_ result: BatchResult, of employment: UInt16) -> Amount {
        Amount(
            ore: result.arena.lines.filter {
                $0.item == PayItems.karensavdrag.id && $0.employment == employment
            }.reduce(0) { $0 + $1.amount.ore })
    }

    @Test("An illness over two employments has one karensavdrag, in whatever order they stand: 1 083.87 of 6 503.22")
    func oneKarensavdrag() throws {
        let both = try consecutive(
            through: Day(2026, 10, 15), [sick(Day(2026, 10, 13), Day(2026, 10, 15))],
            [sick(Day(2026, 10, 16), Day(2026, 10, 20))])
        for employments in [both, both.reversed()] {
            let result = try run([person(employments)], employer())
            #expect(sum(PayItems.karensavdrag, in: result) == kr("-1083.87"))
            #expect(sum(PayItems.sjuklon, in: result) == kr("6503.22"))
            for state in result.carries[0].employments {
                #expect(state.sickness.firstDay == Day(2026, 10, 13))
                // The occasion is noted where the karensavdrag was made, and counted for the person.
                #expect(state.sickness.karensDays == (state.employment == "1" ? [Day(2026, 10, 13)] : []))
                if state.employment == "2" { #expect(state.sickness.dayNumber == 8) }
            }
        }
    }

    @Test("More than 20 semesterdagstillägg at once are counted over all employments of the person (A62)")
    func holidayOfThePerson() throws {
        // Nine working days, and eleven or twelve.
        for (second, last, isOneOff) in [(9, 23, false), (9, 26, true), (0, 26, false)] {
            let holiday = try registration(.absence(.semester, .whole), Day(2026, 10, 1), Day(2026, 10, 13))
            let other = try registration(
                .absence(.semester, .whole), Day(2026, 10, second == 0 ? 12 : second), Day(2026, 10, last))
            let employments = [
                try employment("1", registrations: second == 0 ? [] : [holiday]),
                try employment("2", registrations: [other]),
            ]
            for employments in [employments, employments.reversed()] {
                let result = try run([person(employments)], employer())
                let oneOff = sum(PayItems.semesterdagstillaggEngang, in: result)
                let ordinary = sum(PayItems.semesterdagstillagg, in: result)
                #expect((oneOff != .zero) == isOneOff && (ordinary == .zero) == isOneOff, "\(second) \(last)")
            }
        }
    }

    @Test("What an ended employment did not use of its karensavdrag follows to the next, in the month or by the carry")
    func restFollows() throws {
        let inMonth = try consecutive(
            through: Day(2026, 10, 15), [sick(Day(2026, 10, 15), hours: 4)], [sick(Day(2026, 10, 16))])
        for employments in [inMonth, inMonth.reversed()] {
            let result = try run([person(employments)], employer())
            let first = UInt16(employments[0].id == "1" ? 0 : 1)
            #expect(karens(result, of: first) == kr("-541.94"))
            #expect(karens(result, of: 1 - first) == kr("-541.93"))
        }
        let overMonths = try person(
            consecutive(
                through: Day(2026, 10, 31), [sick(Day(2026, 10, 30), hours: 4)],
                [sick(Day(2026, 11, 2), hours: 2), sick(Day(2026, 11, 3))]))
        let november = try run([overMonths], employer())
        #expect(sum(PayItems.karensavdrag, in: november) == kr("-541.94"))
        for carries in [november.carries, [.empty]] {
            let december = try run([overMonths], employer(), december, carries: carries)
            #expect(sum(PayItems.karensavdrag, in: december) == kr("-541.93"))
            let state = december.carries[0].employment("2").sickness
            #expect(state.karensTakenOver == kr("541.93"))
            #expect(state.dayNumber == 3)
        }
    }

    @Test("What is left is taken over once, though two employments go on and one is ill again in the month")
    func takenOverOnce() throws {
        let employments = [
            try employment("2", registrations: [sick(Day(2026, 10, 8)), sick(Day(2026, 10, 26))]),
            try employment("3", registrations: [sick(Day(2026, 10, 9), Day(2026, 10, 12))]),
            try employment("1", end: Day(2026, 10, 7), registrations: [sick(Day(2026, 10, 7), hours: 4)]),
        ]
        let result = try run([person(employments)], employer())
        #expect(karens(result, of: 2) == kr("-541.94"))
        // The rest, and one of its own in the period of 26 October.
        #expect(karens(result, of: 0) == kr("-1625.80"))
        #expect(karens(result, of: 1) == .zero)
    }

    @Test("Two employments that are ill from the first day have a karensavdrag each; one that falls ill later has none")
    func parallel() throws {
        for (first, expected) in [(Day(2026, 10, 5), "-2167.74"), (Day(2026, 10, 6), "-1083.87")] {
            let employments = [
                try employment("1", registrations: [sick(Day(2026, 10, 5), Day(2026, 10, 9))]),
                try employment("2", registrations: [sick(first, Day(2026, 10, 9))]),
            ]
            let result = try run([person(employments)], employer())
            #expect(sum(PayItems.karensavdrag, in: result) == kr(expected), "\(first)")
            for state in result.carries[0].employments { #expect(state.sickness.dayNumber == 5) }
        }
        // What the first has not used stays with it as long as it goes on.
        let going = [
            try employment("1", registrations: [sick(Day(2026, 10, 5), hours: 4)]),
            try employment("2", registrations: [sick(Day(2026, 10, 6), Day(2026, 10, 9))]),
        ]
        #expect(sum(PayItems.karensavdrag, in: try run([person(going)], employer())) == kr("-541.94"))
    }

    @Test("Five whole days between two employments' sickness go on in the period; with six a new one begins")
    func fiveDays() throws {
        for (again, expected) in [(Day(2026, 10, 15), "-1083.87"), (Day(2026, 10, 16), "-2167.74")] {
            let employments = try consecutive(
                through: Day(2026, 10, 9), [sick(Day(2026, 10, 8), Day(2026, 10, 9))], [sick(again)])
            let result = try run([person(employments)], employer())
            #expect(sum(PayItems.karensavdrag, in: result) == kr(expected), "\(again)")
        }
    }

    @Test("The fifteenth day is the person's, whichever employment the days before were in")
    func dayFifteen() throws {
        let employments = try consecutive(
            through: Day(2026, 10, 11), [sick(Day(2026, 10, 1), Day(2026, 10, 11))],
            [sick(Day(2026, 10, 12), Day(2026, 10, 15))])
        let result = try run([person(employments)], employer())
        let late = result.arena.lines.filter { result.items($0) == "sjukavdrag-dag-15" }
        #expect(late.count == 1)
        // One calendar day of 30 000 in October.
        #expect(late.first?.amount == kr("-967.74"))
    }

    @Test("The ten occasions are the person's: nine in an ended employment leave one, ten leave none")
    func occasions() throws {
        for (count, expected) in [(9, "-1083.87"), (10, "0.00")] {
            var state = SickPeriodState()
            for index in 0..<count {
                state.beginPeriod(on: Day(2025, 11, 2) + index * 30, karens: kr("1.00"), occasions: 10)
                state.count(Day(2025, 11, 2) + index * 30)
                state.sickPay = kr("1.00")
                _ = try state.takeKarens()
            }
            var ended = EmploymentCarry(employment: "1")
            ended.sickness = state
            ended.settledThrough = Day(2026, 9, 30)
            let carry = Carry(receivable: .zero, year: YearTotals(), employments: [ended])
            let second = try employment("2", start: Day(2026, 10, 1), registrations: [sick(Day(2026, 10, 13))])
            let first = try employment("1", end: Day(2026, 9, 30))
            // The ended one may be gone from the file; the carry knows of it.
            for employments in [[first, second], [second]] {
                let result = try run([person(employments)], employer(), carries: [carry])
                #expect(sum(PayItems.karensavdrag, in: result) == kr(expected), "\(count)")
            }
        }
    }

    @Test("Months run one after the other with the carry give what they give from the rows alone")
    func carryOrRows() throws {
        let someone = try person([
            employment(
                "1", end: Day(2026, 10, 20),
                registrations: [sick(Day(2026, 10, 5), hours: 2), sick(Day(2026, 10, 19), Day(2026, 10, 20))]),
            employment("2", start: Day(2026, 10, 21), registrations: [sick(Day(2026, 10, 23), Day(2026, 11, 6))]),
            employment(
                "3", registrations: [sick(Day(2026, 10, 20), hours: 1), sick(Day(2026, 11, 2), Day(2026, 11, 10))]),
        ])
        let november = try run([someone], employer())
        let followed = try run([someone], employer(), december, carries: november.carries)
        let fresh = try run([someone], employer(), december)
        #expect(followed.arena.lines.map(\.amount).count > 4)
        for item in [PayItems.karensavdrag, PayItems.sjuklon, PayItems.sjukavdrag] {
            #expect(sum(item, in: followed) == sum(item, in: fresh))
        }
        for id in ["2", "3"] {
            #expect(followed.carries[0].employment(id).sickness == fresh.carries[0].employment(id).sickness, "\(id)")
        }
    }
}

extension BatchResult {
    /// The key of a line's item.
    fileprivate func items(_ line: PayLine) -> String {
        AB.payItems.first { $0.id == line.item }?.key ?? ""
    }
}
