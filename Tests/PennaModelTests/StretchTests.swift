//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@Suite struct StretchTests {
    private let window = DayRange(Month(year: 2026, month: 10))
    private let late = Instant(seconds: 100)

    private func fact(_ value: Int, _ from: Int, _ through: Int? = nil, recorded: Int64 = 0) throws -> Fact<Int> {
        try Fact(
            value, from: Day(2026, 10, 1) + from, through: through.map { Day(2026, 10, 1) + $0 },
            recorded: Instant(seconds: recorded))
    }

    private func texts(_ facts: [Fact<Int>]) -> [String] {
        facts.stretches(in: window, knownAt: late).map {
            "\(facts[$0.index].value): \($0.days.first - Day(2026, 10, 1))–\($0.days.last - Day(2026, 10, 1))"
        }
    }

    @Test("A fact that is hidden all through does not cut the one that hides it in pieces")
    func merging() throws {
        #expect(try texts([fact(1, 5, 9), fact(2, -50, recorded: 1)]) == ["2: 0–30"])
        #expect(try texts([fact(1, 0, 9), fact(1, 10)]) == ["1: 0–9", "1: 10–30"])
    }

    @Test("A fact of one day holds that day, also on the first and the last day of the window")
    func singleDays() throws {
        #expect(
            try texts([fact(1, -50), fact(2, 0, 0, recorded: 1), fact(3, 30, 30, recorded: 1)])
                == ["2: 0–0", "1: 1–29", "3: 30–30"])
    }

    @Test("The fact on a day is the one whose stretch has the day; none before the first and after the last")
    func onDay() throws {
        let facts = [try fact(1, 2, 9), try fact(2, 10, 12)]
        let found = [1, 2, 9, 10, 12, 13].map { facts.fact(on: Day(2026, 10, 1) + $0, knownAt: late) }
        #expect(found == [nil, 0, 0, 1, 1, nil])
        #expect(facts.fact(on: Day(2026, 10, 5), knownAt: Instant(seconds: -1)) == nil)
        #expect([Fact<Int>]().fact(on: Day(2026, 10, 5), knownAt: late) == nil)
    }

    @Test("The days of a fact in a window, on both sides of each of its ends")
    func daysInWindow() throws {
        let fact = try fact(1, 5, 9)
        func days(_ first: Int, _ last: Int) throws -> Int? {
            fact.days(in: try DayRange(from: Day(2026, 10, 1) + first, through: Day(2026, 10, 1) + last))?.count
        }
        #expect(try [days(0, 4), days(0, 5), days(6, 7), days(9, 20), days(10, 20)] == [nil, 1, 2, 1, nil])
    }

    @Test("Random facts with ties: the same as day by day, in order, without overlap, as long as can be")
    func random() throws {
        var generator = SeededGenerator(seed: 26)
        var wrong: [String] = []
        for round in 0..<2_000 {
            var facts: [Fact<Int>] = []
            for value in 0..<Int.random(in: 0...7, using: &generator) {
                let from = Int.random(in: -8...36, using: &generator)
                let length = Bool.random(using: &generator) ? Int.random(in: 0...20, using: &generator) : nil
                let recorded = Int64.random(in: 98...102, using: &generator)
                // Of two that tie in both instant and first day nobody can say which holds.
                let isTie = facts.contains { $0.recorded.seconds == recorded && $0.from == Day(2026, 10, 1) + from }
                if !isTie { facts.append(try fact(value, from, length.map { from + $0 }, recorded: recorded)) }
            }
            let stretches = facts.stretches(in: window, knownAt: late)
            for day in window where naive(facts, day) != stretches.first(where: { $0.days.contains(day) })?.index {
                wrong.append("round \(round), \(day)")
            }
            for (left, right) in zip(stretches, stretches.dropFirst()) {
                let touches = left.days.last + 1 == right.days.first
                if right.days.first <= left.days.last || (touches && left.index == right.index) {
                    wrong.append("round \(round), \(left.days) and \(right.days)")
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    /// What holds on a day, by looking at every fact.
    private func naive(_ facts: [Fact<Int>], _ day: Day) -> Int? {
        var best: Int?
        for (index, fact) in facts.enumerated() where fact.recorded <= late && fact.from <= day {
            if let through = fact.through, through < day { continue }
            if let holding = best {
                let other = facts[holding]
                if fact.recorded < other.recorded || (fact.recorded == other.recorded && fact.from < other.from) {
                    continue
                }
            }
            best = index
        }
        return best
    }
}
