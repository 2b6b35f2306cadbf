//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaTestSupport
import Testing

/// The text of every formula of net deductions, evaluated, gives the rule's amount.
@Suite("Attachment and set-off: the formulas prove the amounts")
struct AttachmentProofTests {
    private let prover: FormulaProver<NoTables>
    private let payDate = PayDate(Day(2026, 4, 27))

    init() throws {
        prover = try FormulaProver(formulas: AttachmentRules.formulas, tables: NoTables())
    }

    private func decision(_ rank: AttachmentRank, _ random: inout SeededGenerator) throws -> AttachmentDecision {
        let attached = Amount(ore: .random(in: 1...9_000, using: &random) * 100)
        return try AttachmentDecision(
            caseNumber: "U-1", paymentReference: "1", rank: rank,
            protectedAmount: Amount(ore: .random(in: 1...20_000, using: &random) * 100),
            amount: Bool.random(using: &random) ? .everythingAbove : .amount(attached))
    }

    @Test("random net pays with all kinds of deductions")
    func deductions() throws {
        var random = SeededGenerator(seed: 140)
        var seen: Set<UInt16> = []
        var wrong: [String] = []
        for _ in 0..<2_000 {
            let origin = payDate.day - Int.random(in: 0...60, using: &random)
            let claim = try SetOffClaim(
                Amount(ore: .random(in: 1...500_000, using: &random)),
                SetOffClaim.Kind.allCases.randomElement(using: &random) ?? .claim, origin: origin, due: origin,
                consent: Bool.random(using: &random) ? origin : nil,
                protectedAmount: Amount(ore: .random(in: 1...20_000, using: &random) * 100))
            let result = try NetDeductions(
                gross: Amount(ore: .random(in: -300_000...4_500_000, using: &random)),
                tax: Amount(ore: .random(in: 0...10_000, using: &random) * 100), on: payDate,
                decisions: [decision(.other, &random), decision(.maintenance, &random)],
                receivable: Amount(ore: .random(in: 0...900_000, using: &random)), claims: [claim],
                voluntary: [
                    Amount(ore: .random(in: -10_000...900_000, using: &random)),
                    Amount(ore: .random(in: 0...900_000, using: &random)),
                ])
            var proofs = result.attachments.map(\.proof) + result.voluntary.map(\.proof)
            if let receivable = result.receivable { proofs.append(receivable.proof) }
            for case .allowed(let deduction) in result.claims { proofs.append(deduction.proof) }
            for proof in proofs {
                seen.insert(proof.formula.number)
                if !prover.proves(proof) { wrong.append("\(proof)") }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
        #expect(seen == [140, 141, 144, 145])
    }

    @Test("the limits of an attachment, an öre on each side")
    func limits() throws {
        for amount in [AttachmentAmount.everythingAbove, .amount(Amount(ore: 400_000))] {
            let decision = try AttachmentDecision(
                caseNumber: "U-1", paymentReference: "1", rank: .other, protectedAmount: Amount(ore: 1_580_000),
                amount: amount)
            for limit: Int64 in [0, 1_580_000, 1_580_100, 1_980_000] {
                for step: Int64 in [-1, 0, 1] {
                    let net = Amount(ore: limit + step)
                    #expect(prover.proves(try AttachmentRules.withheld(decision: decision, net: net)), "\(net)")
                }
            }
        }
    }

    @Test("the protected amount of every period, exact halves among them")
    func periods() throws {
        var wrong: [Int64] = []
        for kronor: Int64 in 1...3_000 {
            for period in AttachmentPeriod.allCases
            where !prover.proves(try AttachmentRules.protectedAmount(Amount(ore: kronor * 100), for: period)) {
                wrong.append(kronor)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("the standard amount of random households in every year")
    func households() throws {
        var random = SeededGenerator(seed: 143)
        for _ in 0..<200 {
            let ages = (0..<Int.random(in: 0...6, using: &random)).map { _ in Int.random(in: 0...20, using: &random) }
            for adults in AttachmentHousehold.Adults.allCases {
                let household = try AttachmentHousehold(adults, childAges: ages)
                let day = Day(.random(in: 2022...2026, using: &random), .random(in: 1...12, using: &random), 25)
                #expect(prover.proves(try Normalbelopp.expected(for: household, at: PayDate(day))), "\(ages)")
            }
        }
    }
}
