//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// What holds for every division of a net pay, with generated inputs.
@Suite("Nettoavdragens ordning: egenskaper")
struct NetDeductionsPropertyTests {
    private let payDate = PayDate(Day(2026, 4, 27))

    /// Everything that a division is made from.
    struct Input {
        var gross: Amount
        var tax: Amount
        var decisions: [AttachmentDecision]
        var receivable: Amount
        var claims: [SetOffClaim]
        var voluntary: [Amount]

        init(_ random: inout SeededGenerator, payDate: PayDate) throws {
            gross = Amount(ore: .random(in: -400_000...4_500_000, using: &random))
            tax = Amount(ore: .random(in: 0...12_000, using: &random) * 100)
            decisions = []
            for rank in AttachmentRank.allCases where Bool.random(using: &random) {
                decisions.append(
                    try AttachmentCase.decision(
                        AttachmentCase.random(1...20_000, &random),
                        Bool.random(using: &random) ? nil : AttachmentCase.random(1...9_000, &random), rank: rank))
            }
            receivable = Amount(ore: Bool.random(using: &random) ? 0 : .random(in: 1...900_000, using: &random))
            claims = []
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let origin = payDate.day - Int.random(in: 0...60, using: &random)
                let consent = Bool.random(using: &random) ? origin : nil
                let later = origin + Int.random(in: 0...90, using: &random)
                claims.append(
                    try SetOffClaim(
                        Amount(ore: .random(in: 1...500_000, using: &random)),
                        SetOffClaim.Kind.allCases.randomElement(using: &random) ?? .claim, origin: origin,
                        due: origin + Int.random(in: 0...90, using: &random), consent: consent,
                        consentRevoked: consent != nil && Bool.random(using: &random) ? later : nil,
                        protectedAmount: Bool.random(using: &random)
                            ? nil : Amount(ore: .random(in: 1...20_000, using: &random) * 100)))
            }
            voluntary = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                Amount(ore: .random(in: -50_000...900_000, using: &random))
            }
        }

        func divided(on payDate: PayDate) throws(PayrollError) -> NetDeductions {
            try NetDeductions(
                gross: gross, tax: tax, on: payDate, decisions: decisions, receivable: receivable, claims: claims,
                voluntary: voluntary)
        }
    }

    @Test("what is taken and what is left is the net pay, nothing is negative, and nobody takes more than he may")
    func sums() throws {
        var random = SeededGenerator(seed: 145)
        var wrong: [String] = []
        for round in 0..<20_000 {
            let input = try Input(&random, payDate: payDate)
            let result = try input.divided(on: payDate)
            let own = (result.receivable?.taken.ore ?? 0) + result.claims.reduce(0) { $0 + $1.taken.ore }
            let attached = result.attachments.reduce(0) { $0 + $1.withheld.ore }
            let voluntary = result.voluntary.reduce(0) { $0 + $1.taken.ore }
            let net = input.gross.ore - input.tax.ore
            var good = result.taken.ore == attached + own + voluntary && result.net.ore == net
            good = good && net == result.taken.ore + result.left.ore - result.belowZero.ore
            good = good && (result.left == .zero || result.belowZero == .zero)
            good = good && result.left >= .zero && result.belowZero >= .zero && attached >= 0 && own >= 0
            // Below zero only by what the pay itself is.
            good = good && result.belowZero.ore <= max(0, -net)
            good = good && attached % 100 == 0
            // The employer's own claims leave the protected amount; what takes anything leaves its own.
            if own > 0 { good = good && net - attached - own >= result.protected.ore }
            for (wanted, deduction) in zip(input.voluntary, result.voluntary) {
                good = good && deduction.taken <= wanted && deduction.taken.ore + deduction.short.ore == wanted.ore
                good = good && (deduction.short == .zero) == (deduction.shortfall == nil)
            }
            // A voluntary deduction is short only when nothing is left.
            if result.voluntary.contains(where: { $0.short > .zero }) { good = good && result.left == .zero }
            if !good { wrong.append("\(round): \(input)") }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(2))")
    }

    @Test("what stands first is not touched by what stands after it")
    func independence() throws {
        var random = SeededGenerator(seed: 146)
        var wrong: [Int] = []
        for round in 0..<5_000 {
            let input = try Input(&random, payDate: payDate)
            let all = try input.divided(on: payDate)
            var without = input
            without.voluntary = []
            let claimsOnly = try without.divided(on: payDate)
            without.claims = []
            without.receivable = .zero
            let attachmentsOnly = try without.divided(on: payDate)
            if all.claims.map(\.taken) != claimsOnly.claims.map(\.taken)
                || all.receivable?.taken != claimsOnly.receivable?.taken
                || all.attachments.map(\.withheld) != attachmentsOnly.attachments.map(\.withheld)
                || all.deviations != attachmentsOnly.deviations
            {
                wrong.append(round)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("the order of decisions changes nothing, and voluntary deductions take the same sum in every order")
    func anyOrder() throws {
        var random = SeededGenerator(seed: 147)
        var wrong: [Int] = []
        for round in 0..<5_000 {
            let input = try Input(&random, payDate: payDate)
            var turned = input
            turned.decisions.reverse()
            turned.voluntary.reverse()
            let (first, second) = (try input.divided(on: payDate), try turned.divided(on: payDate))
            if first.attachments.map(\.withheld) != second.attachments.map(\.withheld) || first.left != second.left
                || first.taken != second.taken
            {
                wrong.append(round)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("a higher pay never gives Kronofogden less, and never takes less in all")
    func monotonic() throws {
        var random = SeededGenerator(seed: 148)
        var wrong: [Int] = []
        for round in 0..<5_000 {
            var input = try Input(&random, payDate: payDate)
            input.decisions = input.decisions.suffix(1)
            let low = try input.divided(on: payDate)
            input.gross = try input.gross + Amount(ore: .random(in: 1...200_000, using: &random))
            let high = try input.divided(on: payDate)
            let withheld = (low.attachments.first?.withheld ?? .zero, high.attachments.first?.withheld ?? .zero)
            if withheld.1 < withheld.0 || high.taken < low.taken { wrong.append(round) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
}
