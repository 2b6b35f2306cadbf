//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@Suite struct FactTests {
    private let window = DayRange(Month(year: 2026, month: 10))

    private func fact(_ value: Int, _ from: Int, _ through: Int? = nil, recorded: Int64 = 0) throws -> Fact<Int> {
        try Fact(
            value, from: Day(2026, 10, 1) + from, through: through.map { Day(2026, 10, 1) + $0 },
            recorded: Instant(seconds: recorded))
    }

    private func texts(_ facts: [Fact<Int>], knownAt: Int64 = 100) -> [String] {
        facts.stretches(in: window, knownAt: Instant(seconds: knownAt)).map {
            "\(facts[$0.index].value): \($0.days.first - Day(2026, 10, 1))–\($0.days.last - Day(2026, 10, 1))"
        }
    }

    @Test("One fact covers the window; the window cuts it at both ends")
    func single() throws {
        #expect(try texts([fact(1, -50)]) == ["1: 0–30"])
        #expect(try texts([fact(1, 5, 9)]) == ["1: 5–9"])
        #expect(try texts([fact(1, -9, -1)]) == [])
        #expect(try texts([fact(1, 31)]) == [])
    }

    @Test("The fact recorded last holds; of those recorded at once, the one that begins last")
    func replacement() throws {
        #expect(try texts([fact(1, -50), fact(2, 10)]) == ["1: 0–9", "2: 10–30"])
        #expect(try texts([fact(1, -50, recorded: 5), fact(2, 10, recorded: 3)]) == ["1: 0–30"])
        #expect(try texts([fact(1, -50), fact(2, 10, 12, recorded: 1)]) == ["1: 0–9", "2: 10–12", "1: 13–30"])
        // What is appended holds over what it was appended to.
        #expect(try texts([fact(1, -50), fact(2, -50)]) == ["2: 0–30"])
        #expect(try texts([fact(1, 0, 4), fact(2, 20, 24)]) == ["1: 0–4", "2: 20–24"])
    }

    @Test("What is recorded after the moment of knowledge is not known")
    func knownAt() throws {
        let facts = [try fact(1, -50), try fact(2, 10, recorded: 50)]
        #expect(texts(facts, knownAt: 49) == ["1: 0–30"])
        #expect(texts(facts, knownAt: 50) == ["1: 0–9", "2: 10–30"])
    }

    @Test("A fact that ends before it begins is refused with its row")
    func backwards() {
        let row = SourceRow(file: 1, row: 7)
        let error = #expect(throws: PayrollError.self) {
            try Fact(1, from: Day(2026, 10, 2), through: Day(2026, 10, 1), recorded: Instant(seconds: 0), row: row)
        }
        #expect(error?.code == .invalidValue && error?.row == row)
    }

    @Test("Random facts give the same as looking at each day by itself")
    func random() throws {
        var state: UInt64 = 3
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        var wrong = 0
        for _ in 0..<500 {
            var facts: [Fact<Int>] = []
            for value in 0..<(1 + random(6)) {
                let from = random(45) - 8
                // Distinct instants: a tie of both dates has no order to test.
                let isOpen = random(3) == 0
                facts.append(
                    try fact(value, from, isOpen ? nil : from + random(20), recorded: Int64(random(4) * 10 + value)))
            }
            let stretches = facts.stretches(in: window, knownAt: Instant(seconds: 100))
            for day in window {
                let expected = facts.indices.filter {
                    facts[$0].from <= day && (facts[$0].through.map { day <= $0 } ?? true)
                }.max { facts[$0].recorded < facts[$1].recorded }
                if stretches.first(where: { $0.days.contains(day) })?.index != expected { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }
}
