//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

/// Net pay in whole kronor, where the employer has chosen it (decision A29).
@Suite struct WholeKronorTests {
    private let choice = AgreementSetting(
        key: "utbetalning.hela-kronor", from: Day(2026, 1, 1), value: 1, source: "Lokalt")

    private func result(_ employments: [Employment], _ settings: [AgreementSetting], rest: String = "0") throws
        -> BatchResult
    {
        var carry = Carry.empty
        carry.netRest = kr(rest)
        return try run([person(employments)], employer(settings: settings), carries: [carry])
    }

    @Test("To the öre without a choice; with it the öre stand on a line and are carried until they make a krona")
    func rounding() throws {
        let employment = try employment("1", "30000.60")
        let exact = try result([employment], [])
        #expect(exact.totals.net.ore % 100 == 60 && sum(PayItems.oresavrundning, in: exact) == .zero)
        for (rest, deducted, left) in [("0", "0.60", "0.60"), ("0.39", "0.60", "0.99"), ("0.40", "-0.40", "0")] {
            let whole = try result([employment], [choice], rest: rest)
            #expect(whole.totals.net.ore % 100 == 0)
            #expect(sum(PayItems.oresavrundning, in: whole) == kr(deducted), "\(rest)")
            #expect(whole.carries[0].netRest == kr(left))
            #expect(try whole.totals.net + kr(deducted) == exact.totals.net)
        }
    }

    @Test("The last pay is to the öre and pays what is left; so does the first after the choice has ended")
    func last() throws {
        let leaving = try result([employment("1", "30000.60", end: Day(2026, 11, 30))], [choice], rest: "0.25")
        #expect(sum(PayItems.oresavrundning, in: leaving) == kr("-0.25") && leaving.carries[0].netRest == .zero)
        let staying = try result([employment("1", "30000.60", end: Day(2026, 12, 1))], [choice], rest: "0.25")
        #expect(sum(PayItems.oresavrundning, in: staying) == kr("0.60"))
        let ended = try result([employment("1", "30000.60")], [], rest: "0.25")
        #expect(sum(PayItems.oresavrundning, in: ended) == kr("-0.25") && ended.carries[0].netRest == .zero)
    }

    @Test("A choice that is none is an error with the choices")
    func wrong() throws {
        let setting = AgreementSetting(
            key: "utbetalning.hela-kronor", from: Day(2026, 1, 1), value: 2, source: "Lokalt")
        let error = #expect(throws: PayrollError.self) { try result([employment()], [setting]) }
        #expect(error?.code == .invalidValue && error?.message.contains("i hela kronor") == true)
    }
}
