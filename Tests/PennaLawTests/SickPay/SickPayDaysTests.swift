//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// Periods, numbering and the two protections (6, 7 and 15 §§; decisions L3, L11, A40).
@Suite("Sick pay by law: days and periods")
struct SickPayDaysTests {
    @Test("SJ-6: ten karensavdrag in twelve months leave none for the eleventh; after nine one is made")
    func vectorSJ6() throws {
        for (count, expected) in [(10, 0), (9, -110_769)] as [(Int, Int64)] {
            var state = try Sick.state(karens: count, from: Day(2025, 12, 1))
            let outcome = try Sick.rule().pay(Sick.days(Day(2026, 11, 20), 1), &state)
            #expect(outcome.karens == expected, "\(count)")
            #expect(outcome.sickPay == 110_769)
            #expect(outcome.found(.generalProtection).count == (expected == 0 ? 1 : 0))
            #expect(state.karensDays.count == 10)
        }
    }

    @Test("SJ-6 at the twelve months: the same date last year still counts, the day before does not")
    func vectorSJ6YearBack() throws {
        for (first, expected) in [(Day(2025, 11, 20), 0), (Day(2025, 11, 19), -110_769)] as [(Day, Int64)] {
            var state = try Sick.state(karens: 1, from: first)
            for index in 0..<9 { try state.takeKarens(on: Day(2025, 12, 15) + index * 30) }
            #expect(try Sick.rule().pay(Sick.days(Day(2026, 11, 20), 1), &state).karens == expected, "\(first)")
        }
    }

    @Test("The leap day's own date last year is 28 February")
    func leapDay() throws {
        var state = try Sick.state(karens: 10, from: Day(2027, 2, 28), apart: 20)
        #expect(try Sick.rule().pay(Sick.days(Day(2028, 2, 29), 1), &state).karens == 0)
        var before = try Sick.state(karens: 10, from: Day(2027, 2, 27), apart: 20)
        #expect(try Sick.rule().pay(Sick.days(Day(2028, 2, 29), 1), &before).karens == -110_769)
    }

    @Test("L3 and L11: five whole days between go on in the same period; six begin a new one")
    func continuation() throws {
        for (again, periods, karens) in [(Day(2026, 10, 13), 1, -110_769), (Day(2026, 10, 14), 2, -221_538)]
            as [(Day, Int, Int64)]
        {
            var state = SickPeriodState()
            let days = Sick.days(Day(2026, 10, 5), 3) + Sick.days(again, 1)
            let outcome = try Sick.rule().pay(days, &state)
            #expect(outcome.parts.count == periods)
            #expect(outcome.karens == karens)
            #expect(outcome.parts.last?.days.last?.number == (periods == 1 ? 4 : 1))
        }
    }

    @Test("Ill Monday–Thursday, at work Friday, ill again on Tuesday: that is day 5")
    func numbering() throws {
        var state = SickPeriodState()
        _ = try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 4), &state)
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 13), 1), &state)
        #expect(outcome.parts.first?.days.map(\.number) == [5])
        #expect(outcome.parts.first?.firstDay == Day(2026, 10, 5))
    }

    @Test("Day 14 has sjuklön, day 15 has none: a deduction only")
    func dayFifteen() throws {
        var state = SickPeriodState()
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 16), &state)
        #expect(outcome.parts.first?.days.last?.day == Day(2026, 10, 18))
        #expect(outcome.daysWithoutSickPay == [Day(2026, 10, 19), Day(2026, 10, 20)])
        #expect(outcome.sickPay == 1_107_692)
        #expect(outcome.lineWithoutSickPay?.amount == Amount(ore: -276_923))
        #expect(state.dayNumber == 16)
    }

    @Test("A relapse within five days after day 14 gives no new sjuklön")
    func relapseAfterPeriod() throws {
        var state = SickPeriodState()
        _ = try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 14), &state)
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 23), 1), &state)
        #expect(outcome.parts.isEmpty && outcome.daysWithoutSickPay == [Day(2026, 10, 23)])
        let report = try #require(outcome.found(.reportToForsakringskassan).first)
        #expect(report.day == Day(2026, 10, 25))
    }

    @Test("Special protection takes away the karensavdrag on its own days, and no occasion is counted")
    func specialProtection() throws {
        for ground in SpecialProtection.Ground.allCases {
            for (first, applies) in [(Day(2026, 10, 5), true), (Day(2026, 10, 6), true), (Day(2026, 10, 7), false)] {
                var state = SickPeriodState()
                let decision = SpecialProtection(ground, try DayRange(from: first, through: Day(2026, 12, 31)))
                let outcome = try Sick.rule().pay(
                    Sick.days(Day(2026, 10, 6), 2), &state, SickPayConditions(protection: [decision]))
                let exempt = applies && ground.exemptsFromKarensavdrag
                #expect(outcome.karens == (exempt ? 0 : -110_769), "\(ground) \(first)")
                #expect(state.karensDays.isEmpty == exempt)
                #expect(outcome.found(.specialProtection).count == (exempt ? 1 : 0))
                let refund = applies ? outcome.sickPay + outcome.karens : 0
                #expect(outcome.parts.first?.refundable == Amount(ore: refund))
                #expect(outcome.found(.refund).count == (applies ? 1 : 0))
            }
        }
    }

    @Test("A decision's last day still protects, the day after does not")
    func protectionEnds() throws {
        for (last, expected) in [(Day(2026, 10, 6), 0), (Day(2026, 10, 5), -110_769)] as [(Day, Int64)] {
            var state = SickPeriodState()
            let decision = SpecialProtection(.manyPeriods, try DayRange(from: Day(2026, 1, 1), through: last))
            let outcome = try Sick.rule().pay(
                Sick.days(Day(2026, 10, 6), 3), &state, SickPayConditions(protection: [decision]))
            #expect(outcome.karens == expected)
        }
    }

    @Test("With protection no karensavdrag is made and none counted; one is counted when it is made, not before (A55)")
    func beginPeriod() throws {
        var state = SickPeriodState()
        state.beginPeriod(on: Day(2026, 10, 6), karens: Amount(ore: 100), occasions: 10, isProtected: true)
        #expect(state.karens == .zero && state.karensDays.isEmpty && state.firstDay == Day(2026, 10, 6))
        state.beginPeriod(on: Day(2026, 10, 20), karens: Amount(ore: 100), occasions: 10)
        #expect(try state.takeKarens() == .zero)
        #expect(state.karens == Amount(ore: 100) && state.karensDays.isEmpty)
        state.sickPay = Amount(ore: 1)
        #expect(try state.takeKarens() == Amount(ore: 1))
        #expect(state.karensDays == [Day(2026, 10, 20)])
    }

    @Test("Days out of order, doubled or already calculated, and impossible times are refused; the state stays")
    func badDays() throws {
        let rule = try Sick.rule()
        let day = Day(2026, 10, 6)
        let bad: [[SickDay]] = [
            [SickDay(day, absent: .zero), SickDay(day, absent: .zero)],
            [SickDay(day, absent: .zero), SickDay(day - 1, absent: .zero)],
            [SickDay(Day(2026, 10, 1), absent: .zero)], [SickDay(day, absent: Minutes(-1))],
            [SickDay(day, absent: Minutes(1_501))],
            [SickDay(day, absent: .zero, lostSupplements: Amount(ore: -1))],
        ]
        for days in bad {
            var state = SickPeriodState()
            _ = try rule.pay([SickDay(Day(2026, 10, 1), absent: Minutes(60))], &state)
            let before = state
            let error = #expect(throws: PayrollError.self) { try rule.pay(days, &state) }
            #expect(error?.code == .invalidValue && error?.day != nil)
            #expect(state == before)
        }
        var state = SickPeriodState()
        _ = try rule.pay([SickDay(day, absent: Minutes(1_500))], &state)
    }

    @Test("No days give nothing")
    func noDays() throws {
        var state = SickPeriodState()
        let outcome = try Sick.rule().pay([], &state)
        #expect(outcome.lines.isEmpty && outcome.findings.isEmpty && state == SickPeriodState())
    }

    @Test("However the days are divided into calls, the period and its karensavdrag come out the same")
    func division() throws {
        var random = SeededGenerator(seed: 0x5349_434B)
        var wrong: [String] = []
        for round in 0..<400 {
            let rule = try Sick.rule(Int64.random(in: 1...60_000, using: &random))
            var day = Day(2026, 1, 1)
            var days: [SickDay] = []
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                day = day + Int.random(in: 1...9, using: &random)
                days.append(SickDay(day, absent: Minutes(.random(in: 0...600, using: &random))))
            }
            var whole = SickPeriodState()
            let one = try rule.pay(days, &whole)
            var split = SickPeriodState()
            let cut = Int.random(in: 0...days.count, using: &random)
            let first = try rule.pay(Array(days[..<cut]), &split)
            let second = try rule.pay(Array(days[cut...]), &split)
            // A period that is cut in two is rounded in two lines, so its sums may differ by an öre.
            let same =
                split.dayNumber == whole.dayNumber && split.karensDays == whole.karensDays
                && abs(split.sickPay.ore - whole.sickPay.ore) <= 1
                && abs(first.karens + second.karens - one.karens) <= 1
            let bounded = one.parts.allSatisfy { part in
                part.lines.reduce(0) { $1.amount.ore > 0 || isKarens($1) ? $0 + $1.amount.ore : $0 } >= 0
            }
            let most = try rule.karens().ore * Int64(one.parts.count)
            if !same || !bounded || one.karens < -most {
                wrong.append("\(round)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    private func isKarens(_ line: SickPayLine) -> Bool {
        if case .karensavdrag = line { return true }
        return false
    }
}
