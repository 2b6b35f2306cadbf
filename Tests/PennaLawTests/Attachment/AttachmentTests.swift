//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// Utmätning i lön: the decision, what is withheld, and what is reported to Kronofogden.
@Suite("Utmätning i lön")
struct AttachmentTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String
        let net: Int64
        let attached: Int64?
        let withheld: Int64
        let deviation: AttachmentDeviation.Reason?
        var testDescription: String { id }
    }

    static let vectors = [
        Vector(id: "UT-1", net: 2_150_000, attached: 4_000, withheld: 4_000, deviation: nil),
        Vector(id: "UT-2", net: 1_800_000, attached: 4_000, withheld: 2_200, deviation: .payNotEnough),
        Vector(id: "UT-3", net: 1_500_000, attached: 4_000, withheld: 0, deviation: .payNotAboveProtected),
        Vector(id: "UT-4", net: 2_150_075, attached: nil, withheld: 5_700, deviation: nil),
        Vector(id: "UT-5", net: 1_800_000, attached: nil, withheld: 2_200, deviation: nil),
    ]

    @Test("UT-1…UT-5: what is withheld of the net pay, and whether it deviates", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let decision = try AttachmentCase.decision(15_800, vector.attached)
        let net = Amount(ore: vector.net)
        let proof = try AttachmentRules.withheld(decision: decision, net: net)
        #expect(proof.amount == Amount(ore: vector.withheld * 100))
        #expect(proof.formula.number == (vector.attached == nil ? 141 : 140))
        #expect(proof.confidence == .reported)
        let deviation = AttachmentDeviation(decision: decision, withheld: proof.amount, net: net)
        #expect(deviation?.reason == vector.deviation)
    }

    @Test("UT-5: mileage free of tax is no part of it and is paid on top")
    func reimbursement() throws {
        let mileage = Amount(ore: 90_000)
        let result = try NetDeductions(
            gross: Amount(ore: 2_400_000), tax: Amount(ore: 600_000), on: PayDate(Day(2026, 3, 27)),
            decisions: [AttachmentCase.decision(15_800)])
        #expect(result.taken == Amount(ore: 220_000))
        #expect(try result.left + mileage == Amount(ore: 1_670_000))
    }

    @Test(
        "the limits, an öre on each side of them",
        arguments: [
            (net: 1_580_000, withheld: 0), (net: 1_580_099, withheld: 0), (net: 1_580_100, withheld: 100),
            (net: 1_979_999, withheld: 399_900), (net: 1_980_000, withheld: 400_000),
            (net: 1_980_100, withheld: 400_000), (net: 0, withheld: 0), (net: -1, withheld: 0),
        ] as [(net: Int64, withheld: Int64)])
    func limits(net: Int64, withheld: Int64) throws {
        let limited = try AttachmentCase.decision(15_800, 4_000)
        #expect(try AttachmentRules.withheld(decision: limited, net: Amount(ore: net)).amount.ore == withheld)
        let everything = try AttachmentCase.decision(15_800)
        let all = try AttachmentRules.withheld(decision: everything, net: Amount(ore: net)).amount.ore
        #expect(all == (net > 1_980_000 ? (net - 1_580_000) / 100 * 100 : withheld))
    }

    @Test("it is whole kronor, never negative, never above the attached amount and never into the protected one")
    func properties() throws {
        var random = SeededGenerator(seed: 140)
        var wrong: [String] = []
        for _ in 0..<20_000 {
            let protected = AttachmentCase.random(1...30_000, &random)
            let attached = Bool.random(using: &random) ? nil : AttachmentCase.random(1...20_000, &random)
            let net = Int64.random(in: -500_000...6_000_000, using: &random)
            let decision = try AttachmentCase.decision(protected, attached)
            let withheld = try AttachmentRules.withheld(decision: decision, net: Amount(ore: net)).amount.ore
            let more = try AttachmentRules.withheld(decision: decision, net: Amount(ore: net + 1)).amount.ore
            let room = max(0, net - protected * 100)
            let most = min(room, attached.map { $0 * 100 } ?? .max)
            // The most there is of whole kronor, and a higher pay never gives less.
            if withheld % 100 != 0 || withheld < 0 || withheld > most || most - withheld > 99 || more < withheld {
                wrong.append("\(net) \(protected) \(String(describing: attached)): \(withheld)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("an attachment without a protected amount cannot be executed: none, zero, negative or with öre")
    func protectedAmount() {
        func decide(_ protected: Amount?) throws(PayrollError) {
            _ = try AttachmentDecision(
                caseNumber: "U-77-26", paymentReference: "1", rank: .maintenance, protectedAmount: protected,
                amount: .everythingAbove)
        }
        AttachmentCase.expect(.missingFact, naming: "U-77-26", "saknar förbehållsbelopp", "kan inte verkställas") {
            () throws(PayrollError) in try decide(nil)
        }
        for (ore, text) in [(0, "0,00 kr"), (-100, "1,00 kr"), (1_580_050, "15\u{A0}800,50 kr")] as [(Int64, String)] {
            AttachmentCase.expect(.invalidValue, naming: "U-77-26", text, "kan inte verkställas") {
                () throws(PayrollError) in try decide(Amount(ore: ore))
            }
        }
        #expect(throws: Never.self) { try decide(Amount(ore: 100)) }
    }

    @Test("an attached amount of nothing, below zero or with öre is refused with the amount")
    func attachedAmount() {
        for (ore, text) in [(0, "0,00 kr"), (-100, "1,00 kr"), (399_950, "3\u{A0}999,50 kr")] as [(Int64, String)] {
            AttachmentCase.expect(.invalidValue, naming: "U-77-26", text) { () throws(PayrollError) in
                _ = try AttachmentDecision(
                    caseNumber: "U-77-26", paymentReference: "1", rank: .other,
                    protectedAmount: Amount(ore: 1_580_000), amount: .amount(Amount(ore: ore)))
            }
        }
    }

    @Test("a decision has a case number and a reference for the payment", arguments: ["", " ", "\t\n"])
    func blank(text: String) {
        func decide(_ caseNumber: String, _ reference: String) throws(PayrollError) {
            _ = try AttachmentDecision(
                caseNumber: caseNumber, paymentReference: reference, rank: .other,
                protectedAmount: Amount(ore: 1_580_000), amount: .everythingAbove)
        }
        AttachmentCase.expect(.invalidValue, naming: "målnummer") { () throws(PayrollError) in try decide(text, "1") }
        AttachmentCase.expect(.invalidValue, naming: "U-2", "OCR") { () throws(PayrollError) in try decide("U-2", text)
        }
    }

    @Test("what does not fit in 64 bits is an error")
    func overflow() throws {
        let decision = try AttachmentCase.decision(15_800)
        AttachmentCase.expect(.overflow) { () throws(PayrollError) in
            _ = try AttachmentRules.withheld(decision: decision, net: Amount(ore: .min))
        }
    }

    @Test("KFMFS 2022:1: 5 717 a month is 2 668 for two weeks, 1 334 for a week, 191 for a day")
    func conversion() throws {
        let month = Amount(ore: 571_700)
        let converted = try AttachmentPeriod.allCases.map {
            try AttachmentRules.protectedAmount(month, for: $0).amount.wholeKronor
        }
        #expect(converted == [5_717, 2_668, 1_334, 191])
        // 15 ÷ 30 is an exact half, 14 ÷ 30 is below.
        #expect(try AttachmentRules.protectedAmount(Amount(ore: 1_500), for: .day).amount.ore == 100)
        #expect(try AttachmentRules.protectedAmount(Amount(ore: 1_400), for: .day).amount.ore == 0)
        for ore: Int64 in [0, -100, 50] {
            AttachmentCase.expect(.invalidValue, naming: Amount(ore: ore).swedish) { () throws(PayrollError) in
                _ = try AttachmentRules.protectedAmount(Amount(ore: ore), for: .week)
            }
        }
    }

    @Test("a deviation says what was decided, what was withheld, why, and whom to tell")
    func deviationText() throws {
        let decision = try AttachmentCase.decision(15_800, 4_000, caseNumber: "U-9-26")
        func deviation(_ net: Int64, _ withheld: Int64, _ earlier: Int64 = 0) throws -> AttachmentDeviation {
            try #require(
                AttachmentDeviation(
                    decision: decision, withheld: Amount(ore: withheld * 100), net: Amount(ore: net * 100),
                    earlier: Amount(ore: earlier * 100)))
        }
        let nothing = try deviation(15_800, 0)
        #expect(nothing.reason == .payNotAboveProtected)
        #expect(
            nothing.text.replacing("\u{A0}", with: " ")
                == "Utmätning i lön, mål U-9-26: beslutat 4 000,00 kr, avdraget 0,00 kr. Lönen efter skatt, 15 800,00 "
                + "kr, är inte högre än förbehållsbeloppet 15 800,00 kr. Anmäl avvikelsen till Kronofogden.")
        #expect(try deviation(15_801, 1).reason == .payNotEnough)
        #expect(try deviation(19_799, 3_999).text.contains("räcker inte till mer"))
        let second = try deviation(20_000, 200, 4_000)
        #expect(second.reason == .maintenanceFirst)
        #expect(second.text.contains("Underhåll går före med 4\u{A0}000,00 kr"))
        #expect(AttachmentDeviation(decision: decision, withheld: Amount(ore: 400_000), net: .zero) == nil)
    }

    @Test("an attachment of everything above deviates when nothing at all was withheld")
    func deviationOfEverything() throws {
        let decision = try AttachmentCase.decision(15_800)
        let half = try #require(AttachmentDeviation(decision: decision, withheld: .zero, net: Amount(ore: 1_580_050)))
        #expect(half.reason == .payNotEnough && half.decided == .everythingAbove)
        #expect(half.text.contains("beslutat allt över förbehållsbeloppet"))
        #expect(AttachmentDeviation(decision: decision, withheld: Amount(ore: 100), net: Amount(ore: 1_580_100)) == nil)
    }

    @Test("the end of an employment is reported with the case and the last day")
    func end() throws {
        let end = AttachmentEnd(decision: try AttachmentCase.decision(15_800), lastDay: Day(2026, 8, 31))
        #expect(end.text.contains("U-1-26") && end.text.contains("2026-08-31") && end.text.contains("Kronofogden"))
    }

    @Test("the formulas have the numbers 140–148, each once")
    func formulas() {
        #expect(AttachmentRules.formulas.map(\.id.number) == Array(140...148))
    }
}
