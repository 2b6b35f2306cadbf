//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Kvittningslagen: which claims the employer may take of the pay, when, and how much.
@Suite("Kvittning")
struct SetOffTests {
    private let payDate = PayDate(Day(2026, 4, 27))
    private let march = Day(2026, 3, 2)

    private func claim(
        _ kind: SetOffClaim.Kind, due: Day = Day(2026, 4, 1), consent: Day? = nil, revoked: Day? = nil,
        protected: Int64? = nil
    ) throws(PayrollError) -> SetOffClaim {
        try SetOffClaim(
            Amount(ore: 200_050), kind, origin: march, due: due, consent: consent, consentRevoked: revoked,
            protectedAmount: protected.map { Amount(ore: $0 * 100) })
    }

    private func outcome(
        _ claim: SetOffClaim, net: Int64 = 20_000, protected: Int64 = 0
    ) throws(PayrollError) -> SetOffOutcome {
        try SetOff.allowed(
            claim, net: Amount(ore: net * 100), protected: Amount(ore: protected * 100), on: payDate)
    }

    @Test("corrections and advances need no consent, a claim and damages do")
    func kinds() throws {
        for kind in SetOffClaim.Kind.allCases {
            let claim = try claim(kind)
            let outcome = try outcome(claim)
            if kind.isOutsideTheAct {
                #expect(outcome.taken == claim.amount)
                #expect(SetOff.refusal(of: claim, on: payDate) == nil)
            } else {
                #expect(outcome.taken == .zero)
                #expect(SetOff.refusal(of: claim, on: payDate) == .noConsent)
            }
        }
        #expect(SetOffClaim.Kind.allCases.filter(\.isOutsideTheAct) == [.correction, .advance])
    }

    @Test("nothing is taken before it falls due, whatever kind it is and whatever was consented")
    func due() throws {
        for kind in SetOffClaim.Kind.allCases {
            for (due, refusal) in [
                (payDate.day, nil), (payDate.day + 1, SetOffRefusal.notDue(due: payDate.day + 1)),
            ] {
                let claim = try claim(kind, due: due, consent: march)
                #expect(SetOff.refusal(of: claim, on: payDate) == refusal)
            }
        }
    }

    @Test("a consent holds from its day, and until it is taken back before the pay falls due")
    func consent() throws {
        let day = payDate.day
        let cases: [(consent: Day, revoked: Day?, refusal: SetOffRefusal?)] = [
            (day, nil, nil), (day + 1, nil, .consentLater(day + 1)),
            (march, day - 1, .consentRevoked(day - 1)), (march, day, nil), (march, day + 1, nil),
            (march, march, .consentRevoked(march)), (day + 1, day + 2, .consentLater(day + 1)),
        ]
        for expected in cases {
            for kind in [SetOffClaim.Kind.claim, .damage] {
                let claim = try claim(kind, consent: expected.consent, revoked: expected.revoked)
                #expect(SetOff.refusal(of: claim, on: payDate) == expected.refusal, "\(expected)")
                #expect(claim.hasConsent(on: payDate) == (expected.refusal == nil))
            }
        }
    }

    @Test("without consent Kronofogden's protected amount limits it, and the answer is from memory")
    func forced() throws {
        let forced = try claim(.damage, protected: 19_000)
        guard case .allowed(let deduction) = try outcome(forced) else {
            Issue.record("refused")
            return
        }
        #expect(deduction.taken == Amount(ore: 100_000) && deduction.short == Amount(ore: 100_050))
        #expect(deduction.shortfall == .protectedAmount(Amount(ore: 1_900_000)))
        #expect(deduction.proof.confidence == .unconfirmed && deduction.proof.formula.number == 144)
        // A consent that was taken back leaves Kronofogden's word standing; one that holds needs none.
        let revoked = try claim(.damage, consent: march, revoked: march, protected: 19_000)
        #expect(try outcome(revoked).taken == Amount(ore: 100_000))
        guard case .allowed(let agreed) = try outcome(claim(.damage, consent: march, protected: 19_000)) else {
            Issue.record("refused")
            return
        }
        #expect(agreed.taken == Amount(ore: 200_050) && agreed.proof.confidence == .reported)
    }

    @Test("the higher of an attachment's protected amount and Kronofogden's for the claim holds")
    func bothProtected() throws {
        #expect(try outcome(claim(.claim, protected: 19_000), protected: 19_500).taken == Amount(ore: 50_000))
        #expect(try outcome(claim(.claim, protected: 19_500), protected: 19_000).taken == Amount(ore: 50_000))
        #expect(try outcome(claim(.claim, consent: march, protected: 19_900), protected: 19_000).taken.ore == 100_000)
    }

    @Test("a claim is taken as far as the pay reaches, to the öre, and the rest is told with its reason")
    func available() throws {
        let correction = try claim(.correction)
        func deduction(_ net: Int64, earlier: Int64 = 0, protected: Int64 = 0) throws -> NetDeduction? {
            guard
                case .allowed(let deduction) = try SetOff.allowed(
                    correction, net: Amount(ore: net), earlier: Amount(ore: earlier),
                    protected: Amount(ore: protected), on: payDate)
            else { return nil }
            return deduction
        }
        let whole = try #require(try deduction(200_050))
        #expect(whole.taken.ore == 200_050 && whole.short == .zero)
        #expect(whole.shortfall == nil && whole.shortfallText == nil)
        let less = try #require(try deduction(200_049))
        #expect(less.taken.ore == 200_049 && less.short.ore == 1 && less.shortfall == .payTooSmall)
        let protected = try #require(try deduction(300_000, earlier: 100_000, protected: 150_000))
        #expect(protected.taken.ore == 50_000 && protected.shortfall == .protectedAmount(Amount(ore: 150_000)))
        #expect(
            protected.shortfallText?.replacing("\u{A0}", with: " ")
                == "Av avdraget 2 000,50 kr togs 500,00 kr: resten skyddas av förbehållsbeloppet 1 500,00 kr. "
                + "1 500,50 kr återstår; låt det vänta till nästa lön, eller ta in det på annat sätt.")
        let nothing = try #require(try deduction(-5))
        #expect(nothing.taken == .zero && nothing.shortfall == .payTooSmall)
        #expect(try #require(try deduction(100, protected: 100)).taken == .zero)
    }

    @Test("a refusal says why and what to do")
    func texts() {
        let day = Day(2026, 5, 4)
        let refusals: [(SetOffRefusal, String)] = [
            (.notDue(due: day), "förfaller först 2026-05-04"), (.noConsent, "inte medgett"),
            (.consentLater(day), "först 2026-05-04"), (.consentRevoked(day), "återkallade 2026-05-04"),
        ]
        for (refusal, words) in refusals { #expect(refusal.text.contains(words), "\(refusal.text)") }
        for (refusal, _) in refusals.dropFirst() { #expect(refusal.text.contains("kvittningslagen 2, 3 och 6 §§")) }
    }

    @Test("a claim of nothing, or with days that cannot be, is refused with what is wrong")
    func badClaims() {
        for ore: Int64 in [0, -1] {
            AttachmentCase.expect(.invalidValue, naming: Amount(ore: ore).swedish, "2026-03-02") {
                () throws(PayrollError) in
                _ = try SetOffClaim(Amount(ore: ore), .claim, origin: march, due: march)
            }
        }
        AttachmentCase.expect(.invalidValue, naming: "2026-03-01", "2026-03-02") { () throws(PayrollError) in
            _ = try claim(.claim, due: march - 1)
        }
        #expect(throws: Never.self) { try claim(.claim, due: march, consent: march, revoked: march) }
        AttachmentCase.expect(.invalidValue, naming: "2026-03-02", "aldrig lämnats") { () throws(PayrollError) in
            _ = try claim(.claim, revoked: march)
        }
        AttachmentCase.expect(.invalidValue, naming: "2026-03-02", "lämnades först 2026-03-03") {
            () throws(PayrollError) in
            _ = try claim(.claim, consent: march + 1, revoked: march)
        }
        for ore: Int64 in [0, -100, 150] {
            AttachmentCase.expect(.invalidValue, naming: Amount(ore: ore).swedish) { () throws(PayrollError) in
                _ = try SetOffClaim(
                    Amount(ore: 1), .claim, origin: march, due: march, protectedAmount: Amount(ore: ore))
            }
        }
        AttachmentCase.expect(.invalidValue, naming: "1,00 kr") { () throws(PayrollError) in
            _ = try SetOff.correction(Amount(ore: -100), net: .zero)
        }
    }
}
