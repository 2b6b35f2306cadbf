//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// Salary exchange before tax.
@Suite("Löneväxling")
struct LonevaxlingTests {
    private let year = IncomeYear(2026)

    private func vaxling(_ amount: Int64, of pay: Int64) throws -> Lonevaxling {
        try Lonevaxling(Amount(ore: amount), of: Amount(ore: pay))
    }

    @Test("the pay goes down by the amount, and the pension is still calculated on all of it")
    func deduction() throws {
        let vaxling = try vaxling(300_000, of: 7_000_000)
        #expect(try vaxling.deduction().amount == Amount(ore: -300_000))
        #expect(vaxling.payAfter == Amount(ore: 6_700_000))
        #expect(vaxling.pensionsgrundandeLon == Amount(ore: 7_000_000))
        #expect(Lonevaxling.pensionsgrundandeLonConfidence == .unconfirmed)
        #expect(try vaxling.deduction().confidence == .unconfirmed)
    }

    @Test("the contribution is the amount and the employer's own percentage of it")
    func ownPercentage() throws {
        let vaxling = try vaxling(300_000, of: 7_000_000)
        #expect(try vaxling.contribution(tillagg: Percent(millionths: 58_000)).amount == Amount(ore: 317_400))
        #expect(try vaxling.contribution(tillagg: .zero).amount == Amount(ore: 300_000))
        // 5,8 % more of 0,25 kr is 0,2645 kr.
        #expect(try self.vaxling(25, of: 100).contribution(tillagg: Percent(millionths: 58_000)).amount.ore == 26)
        // 6 % more of 0,25 kr is 0,265 kr.
        #expect(try self.vaxling(25, of: 100).contribution(tillagg: Percent(millionths: 60_000)).amount.ore == 27)
        for bad: Int64 in [-1, 1_000_001] {
            let error = try #require(throws: PayrollError.self) {
                try vaxling.contribution(tillagg: Percent(millionths: bad))
            }
            #expect(error.code == .invalidValue && error.message.contains("tillägg"))
        }
    }

    @Test("the cost-neutral contribution is 1,3142 ÷ 1,2426 of the amount")
    func costNeutral() throws {
        let vaxling = try vaxling(300_000, of: 7_000_000)
        // 3 000 × 1,3142 ÷ 1,2426 = 3 172,8633…
        let standard = try vaxling.costNeutralContribution(avgift: Percent(millionths: 314_200), in: year)
        #expect(standard.amount == Amount(ore: 317_286))
        // 3 000 × 1,1021 ÷ 1,2426 = 2 660,7918…: less than the amount where arbetsgivaravgift is low.
        let pensioner = try vaxling.costNeutralContribution(avgift: Percent(millionths: 102_100), in: year)
        #expect(pensioner.amount == Amount(ore: 266_079))
        #expect(throws: PayrollError.self) {
            try vaxling.costNeutralContribution(avgift: Percent(millionths: -1), in: year)
        }
        let error = try #require(throws: PayrollError.self) {
            try vaxling.costNeutralContribution(avgift: .zero, in: IncomeYear(2027))
        }
        #expect(error.code == .yearNotCovered && error.message.contains("2027"))
    }

    @Test("the cost-neutral contribution costs what the pay would have cost, to the öre")
    func costNeutralProperty() throws {
        var random = SeededGenerator(seed: 177)
        var wrong: [Int64] = []
        for _ in 0..<2_000 {
            let amount = Int64.random(in: 1...10_000_000, using: &random)
            let avgift = Percent(millionths: Int64.random(in: 0...400_000, using: &random))
            let premium = try vaxling(amount, of: amount).costNeutralContribution(avgift: avgift, in: year).amount.ore
            // In millionths of an öre: half an öre of rounding carries its tax.
            let difference = premium * 1_242_600 - amount * (1_000_000 + avgift.millionths)
            if abs(difference) * 2 > 1_242_600 { wrong.append(amount) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("an amount of nothing, below zero or above the pay is refused with the amount")
    func badAmounts() throws {
        for (amount, pay) in [(0, 100), (-1, 100), (101, 100), (.min, .max), (1, -5)] as [(Int64, Int64)] {
            let error = try #require(throws: PayrollError.self, "\(amount)") { try vaxling(amount, of: pay) }
            #expect(error.code == .invalidValue)
            #expect(error.message.contains(Amount(ore: amount).swedish))
        }
        #expect(try vaxling(100, of: 100).payAfter == .zero)
        #expect(throws: PayrollError.self) { try vaxling(.max, of: .max).contribution(tillagg: .whole) }
    }

    @Test("pay below a twelfth of 10 prisbasbelopp or 8,07 inkomstbasbelopp is found, pay at it is not")
    func findings() throws {
        // 592 000 ÷ 12 = 49 333,33…, and 673 038 ÷ 12 = 56 086,50.
        let sjukpenning = Amount(ore: 59_200_000)
        let pension = Amount(ore: 67_303_800)
        let cases: [(after: Int64, sjukpenning: Bool, pension: Bool)] = [
            (4_933_333, true, true), (4_933_334, false, true), (5_608_649, false, true), (5_608_650, false, false),
            (0, true, true),
        ]
        for expected in cases {
            let vaxling = try vaxling(100, of: expected.after + 100)
            var findings: [PensionFinding] = []
            if expected.sjukpenning {
                findings.append(.belowSjukpenningCeiling(payAfter: vaxling.payAfter, yearly: sjukpenning))
            }
            if expected.pension {
                findings.append(.belowPensionCeiling(payAfter: vaxling.payAfter, yearly: pension))
            }
            #expect(try vaxling.findings(in: year) == findings, "\(expected)")
        }
        let texts = try vaxling(100, of: 4_000_100).findings(in: year).map(\.text)
        #expect(texts[0].contains("40\u{A0}000,00 kr") && texts[0].contains("49\u{A0}333,34 kr"))
        #expect(texts[1].contains("56\u{A0}086,50 kr") && texts[1].contains("673\u{A0}038,00 kr"))
        #expect(throws: PayrollError.self) { try vaxling(100, of: 200).findings(in: IncomeYear(2027)) }
    }
}
