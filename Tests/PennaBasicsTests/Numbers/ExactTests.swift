//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

@Suite("Exact and Rounding")
struct ExactTests {
    /// Tenths, and what they become: half away from zero, towards zero, up, down.
    static let roundingTable: [(Int64, [Int64])] = [
        (25, [3, 2, 3, 2]), (24, [2, 2, 3, 2]), (-25, [-3, -2, -2, -3]), (-24, [-2, -2, -2, -3]),
        (5, [1, 0, 1, 0]), (-5, [-1, 0, 0, -1]), (4, [0, 0, 1, 0]), (-4, [0, 0, 0, -1]), (0, [0, 0, 0, 0]),
        (20, [2, 2, 2, 2]), (-20, [-2, -2, -2, -2]), (26, [3, 2, 3, 2]), (-26, [-3, -2, -2, -3]),
    ]

    @Test("the table of the roundings", arguments: roundingTable)
    func table(tenths: Int64, expected: [Int64]) throws {
        let value = Exact(tenths) / 10
        #expect(try ExactTests.rules.map { rule in try value.wholeNumber(rule) } == expected)
        let mirrored = Exact(-tenths) / -10
        #expect(try ExactTests.rules.map { rule in try mirrored.wholeNumber(rule) } == expected)
    }

    @Test("products and quotients agree with whole-number arithmetic written another way")
    func naive() throws {
        var generator = SeededGenerator(seed: 1_107_69)
        var differences = Differences()
        for _ in 0..<50_000 {
            let (a, b) = (generator.spreadInt64(), Int64(truncatingIfNeeded: generator.spreadInt64() >> 32))
            let (c, d) = (generator.spreadInt64() >> 32, generator.spreadInt64() >> 40)
            guard c != 0, d != 0 else { continue }
            let value = Exact(a) * b / c / d
            for rule in ExactTests.rules {
                let expected = Int64(exactly: ExactTests.naive(Int128(a) * Int128(b), Int128(c) * Int128(d), rule))
                let found = try? value.wholeNumber(rule)
                differences.expect(found == expected, "\(a) * \(b) / \(c) / \(d) \(rule)")
            }
        }
        differences.report()
    }

    @Test("sums of fractions agree with whole-number arithmetic written another way")
    func naiveSum() throws {
        var generator = SeededGenerator(seed: 165)
        var differences = Differences()
        for _ in 0..<20_000 {
            let (a, c) = (generator.spreadInt64() >> 16, generator.spreadInt64() >> 16)
            let b = Int64.random(in: 1...1_000, using: &generator)
            let d = Bool.random(using: &generator) ? b : Int64.random(in: -1_000 ... -1, using: &generator)
            let sum = Exact(a) / b + Exact(c) / d
            for rule in ExactTests.rules {
                let top = Int128(a) * Int128(d) + Int128(c) * Int128(b)
                let expected = Int64(exactly: ExactTests.naive(top, Int128(b) * Int128(d), rule))
                differences.expect((try? sum.wholeNumber(rule)) == expected, "\(a)/\(b) + \(c)/\(d) \(rule)")
            }
        }
        differences.report()
    }

    @Test("rates, times and factors scale as they say")
    func units() throws {
        let pay = Exact(Amount(ore: 3_250_000))
        #expect(try (pay * Percent(millionths: 314_200)).rounded(.halfAwayFromZero) == Amount(ore: 1_021_150))
        #expect(try (pay / Percent(millionths: 500_000)).rounded(.down) == Amount(ore: 6_500_000))
        #expect(try (Exact(20_000) * Minutes(90)).rounded(.down) == Amount(ore: 30_000))
        #expect(try (Exact(30_000) / Minutes(90)).rounded(.down) == Amount(ore: 20_000))
        #expect(try (Exact(10_000) * Factor(hundredths: 147)).rounded(.down) == Amount(ore: 14_700))
        #expect(try (Exact(Percent.whole) * 7).wholeNumber(.down) == 7)
        #expect(try (Exact(3) / 2 * (Exact(5) / 3)).wholeNumber(.up) == 3)
        #expect(try (Exact(1) / 2 + Amount(ore: 2)).rounded(.halfAwayFromZero) == Amount(ore: 3))
    }

    @Test("In lowest terms a value is the same, and its products have room")
    func reduced() throws {
        for (top, bottom) in [(6, 4), (-6, 4), (0, 7), (5, 1)] as [(Int64, Int64)] {
            let value = Exact(top) / bottom
            #expect(try (value.reduced * bottom).wholeNumber(.down) == top)
        }
        let long = (0..<6).reduce(Exact(1)) { value, _ in value * Percent(millionths: 500_000) }
        #expect(throws: PayrollError.self) { try (long * Percent(millionths: 500_000)).wholeNumber(.up) }
        #expect(try (long.reduced * Percent(millionths: 500_000) * 128).wholeNumber(.down) == 1)
        #expect(throws: PayrollError.self) { try (Exact(1) / 0).reduced.wholeNumber(.up) }
    }

    @Test("a limit takes hold above it and not at it")
    func limited() throws {
        let limit = Amount(ore: 100)
        #expect(try (Exact(1_001) / 10).limited(to: limit).rounded(.up) == limit)
        #expect(try (Exact(1_000) / 10).limited(to: limit).rounded(.up) == limit)
        #expect(try (Exact(999) / 10).limited(to: limit).rounded(.down) == Amount(ore: 99))
        #expect(try (Exact(-999) / 10).limited(to: Amount(ore: -100)).rounded(.down) == Amount(ore: -100))
        #expect(try (Exact(-1_001) / 10).limited(to: Amount(ore: -100)).rounded(.up) == Amount(ore: -100))
    }

    @Test("a result fits exactly up to both ends and is an error beyond them")
    func resultOverflow() throws {
        #expect(try Exact(.max).wholeNumber(.up) == .max)
        #expect(try Exact(.min).wholeNumber(.down) == .min)
        #expect(try (Exact(.max) * 10 / 10).wholeNumber(.up) == .max)
        for beyond in [Exact(.max) + Exact(1), Exact(.min) + Exact(-1), Exact(.max) * 2] {
            expectError(.overflow, "Resultatet") { () throws(PayrollError) in _ = try beyond.rounded(.towardZero) }
        }
        let half = Exact(.max) + Exact(1) / 2
        #expect(try half.wholeNumber(.towardZero) == .max)
        expectError(.overflow, "Resultatet") { () throws(PayrollError) in
            _ = try half.wholeNumber(.halfAwayFromZero)
        }
    }

    @Test("an overflow on the way is remembered to the end")
    func rememberedOverflow() {
        let huge = Exact(.max) * .max * .max
        let tiny = Exact(1) / .max / .max / .max
        let values = [
            huge, huge / .max / .max, huge * 0, Exact(0) * huge, huge + Exact(1), Exact(1) + huge, tiny, tiny * 0,
            Exact(1) + tiny, huge.limited(to: .zero),
        ]
        for value in values {
            expectError(.overflow, "mellanresultat") { () throws(PayrollError) in _ = try value.wholeNumber(.down) }
        }
    }

    @Test("the least 128-bit number on either side of the line is an error, not a trap")
    func leastNumber() throws {
        let least = Exact(.min) * .min * -2
        for value in [least / -1, least * (Exact(1) / -1), Exact(1) / .min / .min / -2] {
            expectError(.overflow, "mellanresultat") { () throws(PayrollError) in _ = try value.wholeNumber(.down) }
        }
        expectError(.overflow, "Resultatet") { () throws(PayrollError) in _ = try least.wholeNumber(.down) }
    }

    @Test("a division by zero is an error")
    func divisionByZero() {
        let one = Exact(1)
        for value in [one / 0, one / Minutes.zero, one / Percent.zero, one / 0 * 0, one / 0 + one, one * (one / 0)] {
            expectError(.overflow) { () throws(PayrollError) in _ = try value.wholeNumber(.down) }
        }
    }

    private static let rules: [Rounding] = [.halfAwayFromZero, .towardZero, .up, .down]

    /// The four roundings by their definitions, through the floor of a division.
    private static func naive(_ top: Int128, _ bottom: Int128, _ rule: Rounding) -> Int128 {
        let (n, d) = bottom < 0 ? (-top, -bottom) : (top, bottom)
        func floor(_ a: Int128, _ b: Int128) -> Int128 { a >= 0 ? a / b : -((-a + b - 1) / b) }
        switch rule {
        case .down: return floor(n, d)
        case .up: return -floor(-n, d)
        case .towardZero: return n < 0 ? -floor(-n, d) : floor(n, d)
        case .halfAwayFromZero:
            let size = floor(2 * (n < 0 ? -n : n) + d, 2 * d)
            return n < 0 ? -size : size
        }
    }
}
