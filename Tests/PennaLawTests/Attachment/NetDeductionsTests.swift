//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// The order of net deductions when money is short.
@Suite("Nettoavdragens ordning")
struct NetDeductionsTests {
    private let payDate = PayDate(Day(2026, 4, 27))
    private let march = Day(2026, 3, 2)

    private func kronor(_ count: Int64) -> Amount { Amount(ore: count * 100) }

    private func claim(_ amount: Int64, _ kind: SetOffClaim.Kind, consent: Bool = false) throws -> SetOffClaim {
        try SetOffClaim(
            kronor(amount), kind, origin: march, due: march, consent: consent ? march : nil)
    }

    /// What each step took, in öre: attachments, debt, claims, voluntary.
    private func taken(_ result: NetDeductions) -> [[Int64]] {
        [
            result.attachments.map(\.withheld.ore), [result.receivable?.taken.ore ?? 0], result.claims.map(\.taken.ore),
            result.voluntary.map(\.taken.ore),
        ]
    }

    @Test("with nothing to deduct all that tax leaves is paid out")
    func nothing() throws {
        let result = try NetDeductions(gross: kronor(30_000), tax: kronor(6_000), on: payDate)
        #expect(result.net == kronor(24_000) && result.left == kronor(24_000))
        #expect(result.taken == .zero && result.belowZero == .zero && result.protected == .zero)
        #expect(taken(result) == [[], [0], [], []] && result.receivable == nil && result.deviations.isEmpty)
    }

    @Test("every step in order while the money goes: each krona more reaches the next one")
    func order() throws {
        let decisions = try [
            AttachmentCase.decision(10_000, 1_000, rank: .other, caseNumber: "U-2"),
            AttachmentCase.decision(10_000, 2_000, rank: .maintenance, caseNumber: "U-1"),
        ]
        // The claims stand in the wrong order on purpose: what rests on consent comes after corrections.
        let claims = try [claim(500, .claim, consent: true), claim(400, .correction), claim(300, .advance)]
        func result(_ net: Int64) throws -> NetDeductions {
            try NetDeductions(
                gross: kronor(net + 5_000), tax: kronor(5_000), on: payDate, decisions: decisions,
                receivable: kronor(200), claims: claims, voluntary: [kronor(150), kronor(100)])
        }
        let steps: [(net: Int64, attachments: [Int64], debt: Int64, claims: [Int64], voluntary: [Int64])] = [
            (9_000, [0, 0], 0, [0, 0, 0], [150, 100]),
            (12_000, [2_000, 0], 0, [0, 0, 0], [150, 100]),
            (12_999, [2_000, 999], 0, [0, 0, 0], [150, 100]),
            (13_000, [2_000, 1_000], 0, [0, 0, 0], [150, 100]),
            (13_200, [2_000, 1_000], 200, [0, 0, 0], [150, 100]),
            (13_600, [2_000, 1_000], 200, [0, 400, 0], [150, 100]),
            (13_900, [2_000, 1_000], 200, [0, 400, 300], [150, 100]),
            (14_000, [2_000, 1_000], 200, [100, 400, 300], [150, 100]),
            (20_000, [2_000, 1_000], 200, [500, 400, 300], [150, 100]),
        ]
        for step in steps {
            let result = try result(step.net)
            let kronor = taken(result).map { $0.map { $0 / 100 } }
            #expect(kronor == [step.attachments, [step.debt], step.claims, step.voluntary], "\(step.net)")
            #expect(result.attachments.map(\.decision.rank) == [.maintenance, .other])
            #expect(result.deviations.count == step.attachments.count(where: { $0 < 1_000 }), "\(step.net)")
        }
    }

    @Test("what is owed is taken whole before voluntary deductions, and is a debt where the pay does not reach")
    func owed() throws {
        func result(_ owed: Int64) throws -> NetDeductions {
            try NetDeductions(
                gross: kronor(1_000), tax: .zero, on: payDate, receivable: kronor(300), owed: kronor(owed),
                voluntary: [kronor(200)])
        }
        let cases: [(owed: Int64, voluntary: Int64, left: Int64, below: Int64)] = [
            (0, 200, 500, 0), (500, 200, 0, 0), (501, 199, 0, 0), (700, 0, 0, 0), (701, 0, 0, 1), (-100, 200, 600, 0),
        ]
        for (owed, voluntary, left, below) in cases {
            let result = try result(owed)
            #expect(result.voluntary.map(\.taken) == [kronor(voluntary)], "\(owed)")
            #expect(result.left == kronor(left) && result.belowZero == kronor(below), "\(owed)")
            #expect(result.receivable?.taken == kronor(300))
        }
    }

    @Test("a later payment of the month withholds what the earlier one left, and Kronofogden is told of the month")
    func laterInMonth() throws {
        let decision = try AttachmentCase.decision(10_000, 3_000, caseNumber: "U-1")
        var earlier = AttachedInMonth()
        earlier.net = kronor(11_000)
        earlier.other = kronor(1_000)
        func later(_ net: Int64) throws -> NetDeductions {
            try NetDeductions(
                gross: kronor(net), tax: .zero, on: payDate, decisions: [decision], claims: [claim(5_000, .correction)],
                earlier: earlier)
        }
        // The whole protected amount was kept of the earlier payment, so all of this one is open.
        let short = try later(1_999)
        #expect(short.attachments.map(\.withheld) == [kronor(1_999)] && short.deviations.count == 1)
        let whole = try later(2_500)
        #expect(whole.attachments.map(\.withheld) == [kronor(2_000)] && whole.deviations.isEmpty)
        #expect(whole.claims.map(\.taken) == [kronor(500)] && whole.protected == .zero)
    }

    @Test("two decisions of different rank each keep their own protected amount, and maintenance goes first")
    func twoRanks() throws {
        func withheld(_ maintenance: Int64, _ other: Int64) throws -> NetDeductions {
            try NetDeductions(
                gross: kronor(20_000), tax: .zero, on: payDate,
                decisions: [
                    AttachmentCase.decision(other, caseNumber: "U-2"),
                    AttachmentCase.decision(maintenance, 3_000, rank: .maintenance, caseNumber: "U-1"),
                ], receivable: kronor(9_000))
        }
        // 20 000 − 3 000 − 15 000 is left for the other; the debt respects the higher protected amount.
        let strict = try withheld(10_000, 15_000)
        #expect(strict.attachments.map(\.withheld) == [kronor(3_000), kronor(2_000)])
        #expect(strict.protected == kronor(15_000) && strict.receivable?.taken == .zero)
        let mild = try withheld(15_000, 17_500)
        #expect(mild.attachments.map(\.withheld) == [kronor(3_000), .zero])
        #expect(mild.deviations.map(\.reason) == [.maintenanceFirst])
        #expect(mild.deviations.first?.earlier == kronor(3_000))
        let lower = try withheld(16_000, 12_000)
        #expect(lower.attachments.map(\.withheld) == [kronor(3_000), kronor(5_000)])
        #expect(lower.protected == kronor(16_000) && lower.receivable?.taken == .zero)
    }

    @Test("two decisions of one rank on one day are an error that names both cases", arguments: AttachmentRank.allCases)
    func overlap(rank: AttachmentRank) {
        AttachmentCase.expect(.overlap, naming: "2026-04-27", "mål U-1", "mål U-3", rank.swedish) {
            () throws(PayrollError) in
            _ = try NetDeductions(
                gross: Amount(ore: 2_000_000), tax: .zero, on: payDate,
                decisions: [
                    AttachmentCase.decision(15_000, rank: rank, caseNumber: "U-1"),
                    AttachmentCase.decision(
                        15_000, rank: rank == .other ? .maintenance : .other, caseNumber: "U-2"),
                    AttachmentCase.decision(15_000, rank: rank, caseNumber: "U-3"),
                ])
        }
    }

    @Test("the employer's own claims stop at the protected amount, voluntary deductions do not (L14)")
    func protection() throws {
        let result = try NetDeductions(
            gross: Amount(ore: 1_600_075), tax: .zero, on: payDate, decisions: [AttachmentCase.decision(15_800)],
            receivable: kronor(1_000), claims: [claim(500, .advance)], voluntary: [kronor(15_000), kronor(1_000)])
        // Öre above the protected amount are no part of an attachment, but the debt may have them.
        #expect(taken(result) == [[20_000], [75], [0], [1_500_000, 80_000]])
        #expect(result.receivable?.shortfall == .protectedAmount(kronor(15_800)))
        #expect(result.voluntary[1].shortfall == .payTooSmall && result.voluntary[1].short == kronor(200))
        #expect(result.left == .zero)
    }

    @Test("without a decision nothing is protected from corrections, and the rest is told")
    func noProtection() throws {
        let result = try NetDeductions(
            gross: kronor(1_000), tax: kronor(300), on: payDate, receivable: kronor(900), voluntary: [kronor(100)])
        #expect(taken(result) == [[], [70_000], [], [0]])
        #expect(result.receivable?.short == kronor(200) && result.left == .zero)
        #expect(result.voluntary[0].short == kronor(100))
    }

    @Test("a refused claim takes nothing and does not stand in anybody's way")
    func refused() throws {
        let result = try NetDeductions(
            gross: kronor(1_000), tax: .zero, on: payDate,
            claims: [claim(600, .claim), claim(600, .damage, consent: true), claim(600, .correction)])
        #expect(taken(result)[2] == [0, 40_000, 60_000])
        guard case .refused(.noConsent) = result.claims[0] else {
            Issue.record("\(result.claims[0])")
            return
        }
    }

    @Test("a pay below zero gives nothing to anybody and is told as a debt (L5)")
    func belowZero() throws {
        let result = try NetDeductions(
            gross: kronor(-3_000), tax: .zero, on: payDate, decisions: [AttachmentCase.decision(15_800, 4_000)],
            receivable: kronor(500), claims: [claim(100, .advance)], voluntary: [kronor(50)])
        #expect(taken(result) == [[0], [0], [0], [0]])
        #expect(result.left == .zero && result.belowZero == kronor(3_000) && result.net == kronor(-3_000))
        #expect(result.deviations.map(\.reason) == [.payNotAboveProtected])
    }

    @Test("money given back comes before other voluntary deductions, wherever it stands")
    func givenBack() throws {
        for amounts in [[-300, 800], [800, -300]] as [[Int64]] {
            let result = try NetDeductions(
                gross: kronor(500), tax: .zero, on: payDate, voluntary: amounts.map(kronor))
            #expect(result.voluntary.map(\.taken) == amounts.map(kronor) && result.left == .zero)
        }
        let low = try NetDeductions(gross: kronor(-500), tax: .zero, on: payDate, voluntary: [kronor(-300)])
        #expect(low.belowZero == kronor(200) && low.left == .zero && low.taken == kronor(-300))
    }

    @Test("a negative tax or debt, or what does not fit in 64 bits, is an error")
    func badInput() {
        AttachmentCase.expect(.invalidValue, naming: "1,00 kr", "Skatten") { () throws(PayrollError) in
            _ = try NetDeductions(gross: .zero, tax: kronor(-1), on: payDate)
        }
        AttachmentCase.expect(.invalidValue, naming: "1,00 kr", "Fordran") { () throws(PayrollError) in
            _ = try NetDeductions(gross: .zero, tax: .zero, on: payDate, receivable: kronor(-1))
        }
        AttachmentCase.expect(.overflow) { () throws(PayrollError) in
            _ = try NetDeductions(gross: Amount(ore: .min), tax: kronor(1), on: payDate)
        }
        AttachmentCase.expect(.overflow) { () throws(PayrollError) in
            _ = try NetDeductions(
                gross: .zero, tax: .zero, on: payDate, voluntary: [Amount(ore: .min), Amount(ore: .min)])
        }
    }
}
