//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Decision L16: förbehållsbelopp and attached amount are the month's.
@Suite struct AttachmentInMonthTests {
    private func kr(_ kronor: Int64) -> Amount { Amount(ore: kronor * 100) }

    private func decision(_ amount: AttachmentAmount) throws -> AttachmentDecision {
        try AttachmentDecision(
            caseNumber: "U-1", paymentReference: "1", rank: .other, protectedAmount: kr(20_000), amount: amount)
    }

    private func earlier(net: Int64, other: Int64, ownClaims: Int64 = 0) -> AttachedInMonth {
        var earlier = AttachedInMonth()
        earlier.net = kr(net)
        earlier.other = kr(other)
        earlier.ownClaims = kr(ownClaims)
        return earlier
    }

    @Test(
        "What the person has kept of the month is protected no more",
        arguments: [(24_140, 4_140, 0, 7_460), (20_000, 0, 0, 7_460), (19_999, 0, 0, 7_459), (15_000, 0, 500, 1_960)])
    func everything(net: Int64, taken: Int64, own: Int64, attached: Int64) throws {
        let left = try decision(.everythingAbove).left(after: earlier(net: net, other: taken, ownClaims: own))
        #expect(try AttachmentRules.withheld(decision: left, net: kr(7_460)).amount == kr(attached))
    }

    @Test("An attached amount is taken once", arguments: [(0, 4_000), (1_500, 2_500), (4_000, 0)])
    func amount(taken: Int64, attached: Int64) throws {
        let left = try decision(.amount(kr(4_000))).left(after: earlier(net: 24_140 + taken, other: taken))
        #expect(try AttachmentRules.withheld(decision: left, net: kr(7_460)).amount == kr(attached))
    }

    @Test("The month's first payment leaves the decision as it is")
    func first() throws {
        let known = try decision(.amount(kr(4_000)))
        #expect(try known.left(after: AttachedInMonth()) == known)
    }

    @Test("What Kronofogden protects from a claim is the month's too", arguments: [(0, 0), (19_000, 1_000)])
    func claim(kept: Int64, taken: Int64) throws {
        let claim = try SetOffClaim(
            kr(5_000), .damage, origin: Day(2026, 1, 5), due: Day(2026, 2, 1), protectedAmount: kr(24_000))
        let outcome = try SetOff.allowed(
            claim, net: kr(6_000), kept: kr(kept), on: PayDate(Day(2026, 11, 30)))
        #expect(outcome.taken == kr(taken))
    }
}
