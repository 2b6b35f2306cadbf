//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Pay under 1 000 kr in a calendar year (SAL 2:14), and the tax that replaces contributions")
struct SmallPayTests {
    private let payDate = PayDate(Day(2026, 5, 25))

    @Test(
        "Contributions are due from 1 000 kr, not below",
        arguments: [(99_999, false), (100_000, true), (100_001, true), (0, false), (-100_000, false)] as [(Int64, Bool)]
    )
    func limit(ore: Int64, isDue: Bool) throws {
        #expect(try SmallPay.contributionsAreDue(onYearTotal: Amount(ore: ore), payDate: payDate) == isDue)
    }

    @Test(
        "When the limit is reached the earlier pay counts too; after that each payment alone",
        arguments: [
            (60_000, 0, 0), (39_999, 60_000, 0), (40_000, 60_000, 100_000), (60_000, 60_000, 120_000),
            (100_000, 0, 100_000), (50, 120_000, 50), (0, 120_000, 0), (0, 60_000, 0), (-10_000, 120_000, -10_000),
            (-50_000, 120_000, -120_000), (-10_000, 60_000, 0),
        ] as [(Int64, Int64, Int64)])
    func base(pay: Int64, earlier: Int64, expected: Int64) throws {
        let base = try SmallPay.base(
            of: Amount(ore: pay), paidEarlierInYear: Amount(ore: earlier), payDate: payDate)
        #expect(base == Amount(ore: expected))
    }

    @Test("The bases of a year add up to all of its pay, or to nothing", arguments: [1, 2, 3] as [UInt64])
    func wholeYear(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var wrong: [[Int64]] = []
        for _ in 0..<2_000 {
            let pays = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                Int64.random(in: -20_000...40_000, using: &generator)
            }
            var (total, bases) = (Amount.zero, Amount.zero)
            for pay in pays {
                try bases += SmallPay.base(of: Amount(ore: pay), paidEarlierInYear: total, payDate: payDate)
                try total += Amount(ore: pay)
            }
            if bases != (total.ore >= 100_000 ? total : .zero) { wrong.append(pays) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("A year before the figures, and a sum that does not fit, are errors")
    func errors() {
        let early = #expect(throws: PayrollError.self) {
            try SmallPay.contributionsAreDue(onYearTotal: .zero, payDate: PayDate(Day(2023, 12, 31)))
        }
        #expect(early?.code == .yearNotCovered)
        #expect(early?.message.contains("2023") == true)
        let large = #expect(throws: PayrollError.self) {
            try SmallPay.base(of: Amount(ore: .max), paidEarlierInYear: Amount(ore: 1), payDate: payDate)
        }
        #expect(large?.code == .overflow)
    }

    @Test("Särskild löneskatt on certain earned incomes is 24,26 %, and unknown before 2024 and from 2027")
    func loneskatt() throws {
        for day in [Day(2024, 1, 1), Day(2026, 12, 31)] {
            let row = try ContributionExtraRules.loneskattOnIncome.row(for: PayDate(day))
            #expect(Percent(millionths: row.value) == Percent("24.26"))
            #expect(row.confidence == .reported)
        }
        for day in [Day(2023, 12, 31), Day(2027, 1, 1)] {
            let error = #expect(throws: PayrollError.self) {
                try ContributionExtraRules.loneskattOnIncome.row(for: PayDate(day))
            }
            #expect(error?.code == .yearNotCovered)
        }
    }
}
