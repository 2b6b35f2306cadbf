//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite("The worked examples of §§ 16, 20 and 21") struct HoursExampleTests {
    @Test(
        "Each rule's example makes lines of its own items, and they add up",
        arguments: [
            ("AB § 16", "1760.00"), ("AB § 20", "1200.00"), ("AB §§ 20–21", "800.00"), ("HÖK HoS", "400.00"),
            ("AB § 21", "190.20"),
        ])
    func example(paragraph: String, expected: String) throws {
        let rules = [HourlyPay.rule, Overtime.rule, TimeOff.rule, TwoHundredHours.rule, InconvenientHours.rule]
        let rule = try #require(rules.first { $0.paragraph == paragraph })
        #expect(!rule.text.isEmpty)
        let example = try #require(try rule.example?())
        let agreement = AB()
        var carry = example.carry
        var arena = LineArena()
        try agreement.addDeviations(
            EmploymentMonth(
                employment: example.employment, index: 0, birthYear: example.birthYear, schedules: example.schedules,
                items: PayItemRegister(agreement: AB.payItems, own: []), knownAt: Instant(seconds: 0)),
            agreement.monthRules(WorkedMonth(example.month)), carry: &carry, to: &arena)
        let items = Set(example.items.map { $0.id })
        #expect(arena.lines.filter { items.contains($0.item) }.total == kr(expected))
    }
}
