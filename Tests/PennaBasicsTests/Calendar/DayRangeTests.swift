//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

@Suite("DayRange")
struct DayRangeTests {
    static let april = DayRange(Month(year: 2026, month: 4))

    @Test("a range holds both its ends and nothing beyond")
    func contains() {
        #expect(DayRangeTests.april.count == 30)
        #expect(DayRangeTests.april.contains(Day(2026, 4, 1)))
        #expect(DayRangeTests.april.contains(Day(2026, 4, 30)))
        #expect(!DayRangeTests.april.contains(Day(2026, 3, 31)))
        #expect(!DayRangeTests.april.contains(Day(2026, 5, 1)))
        #expect(DayRange(Day(2026, 4, 1)).count == 1)
    }

    @Test("a range that ends before it begins is an error that names both days")
    func backwards() throws {
        #expect(try DayRange(from: Day(2026, 4, 2), through: Day(2026, 4, 2)) == DayRange(Day(2026, 4, 2)))
        expectError(.invalidValue, "2026-04-01", "2026-04-02", day: Day(2026, 4, 2)) { () throws(PayrollError) in
            _ = try DayRange(from: Day(2026, 4, 2), through: Day(2026, 4, 1))
        }
    }

    @Test("a range gives each day once and in order")
    func eachDay() {
        let days = Array(DayRangeTests.april)
        #expect(days.count == 30)
        #expect(days.first == Day(2026, 4, 1))
        #expect(days.last == Day(2026, 4, 30))
        #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 == 1 })
        #expect(Array(DayRange(Day(2026, 4, 1))) == [Day(2026, 4, 1)])
    }

    @Test("ranges share what lies in both")
    func intersection() throws {
        let across = try DayRange(from: Day(2026, 3, 20), through: Day(2026, 4, 1))
        #expect(DayRangeTests.april.intersection(across) == DayRange(Day(2026, 4, 1)))
        #expect(across.overlaps(DayRangeTests.april))
        let march = DayRange(Month(year: 2026, month: 3))
        #expect(DayRangeTests.april.intersection(march) == nil)
        #expect(!march.overlaps(DayRangeTests.april))
        #expect(march.intersection(march) == march)
    }

    @Test("an intersection holds just the days that both hold, whichever is asked")
    func intersectionProperty() throws {
        var generator = SeededGenerator(seed: 30)
        var differences = Differences()
        for _ in 0..<2_000 {
            let ranges = try (0..<2).map { _ in
                let first = Day(2026, 1, 1) + Int.random(in: 0..<40, using: &generator)
                return try DayRange(from: first, through: first + Int.random(in: 0..<20, using: &generator))
            }
            let shared = ranges[0].filter { ranges[1].contains($0) }
            let found = ranges[0].intersection(ranges[1])
            let isRight =
                found.map { Array($0) } ?? [] == shared && found == ranges[1].intersection(ranges[0])
                && ranges[0].overlaps(ranges[1]) == !shared.isEmpty
            differences.expect(isRight, "\(ranges)")
        }
        differences.report()
    }

    @Test("text shows both ends, or one day alone")
    func text() {
        #expect(DayRangeTests.april.description == "2026-04-01–2026-04-30")
        #expect(DayRange(Day(2026, 4, 1)).description == "2026-04-01")
    }
}
