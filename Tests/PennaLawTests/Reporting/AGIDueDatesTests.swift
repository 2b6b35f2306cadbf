//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Days of declaration and payment")
struct AGIDueDatesTests {
    @Test("Every day of 2026 and 2027, moved to a weekday")
    func declarations() throws {
        let days = [
            2026: [12, 12, 12, 13, 12, 12, 13, 12, 14, 12, 12, 14],
            2027: [12, 12, 12, 12, 12, 14, 12, 12, 13, 12, 12, 13],
        ]
        var differences: [String] = []
        for (year, expected) in days {
            for (index, day) in expected.enumerated() {
                let filed = Month(year: year, month: index + 1)
                let dates = try AGIDueDates(period: Sample.period(filed.previous.year, filed.previous.monthOfYear))
                if dates.declaration != Day(year, index + 1, day) { differences.append("\(dates.declaration)") }
                if dates.payment != dates.declaration { differences.append("paid \(dates.payment)") }
                if dates.isPaymentOpen != (index == 0) { differences.append("open in \(filed)") }
            }
        }
        #expect(differences == [])
    }

    @Test("In January the day of payment is open between the 12th and the 17th, and says so")
    func january() throws {
        let january2027 = try AGIDueDates(period: Sample.period(2026, 12))
        #expect(january2027.payment == Day(2027, 1, 12))
        #expect(january2027.latestPayment == Day(2027, 1, 18))
        #expect(january2027.paymentConfidence == .unconfirmed)
        #expect(january2027.text.contains("inte klarlagt"))
        #expect(try AGIDueDates(period: Sample.period(2025, 12)).latestPayment == Day(2026, 1, 19))
        let march = try AGIDueDates(period: Sample.period(2026, 2))
        #expect(march.confidence == .confirmed && march.paymentConfidence == .reported)
        #expect(march.text.contains("2026-03-12"))
    }

    @Test("Years without holidays and periods before July 2018 are refused")
    func limits() throws {
        #expect(try AGIDueDates(period: Sample.period(2018, 7)).declaration == Day(2018, 8, 13))
        #expect(payrollError { _ = try AGIDueDates(period: Sample.period(2018, 6)) }?.code == .invalidValue)
        #expect(try AGIDueDates(period: Sample.period(2100, 11)).declaration.year == 2100)
        #expect(payrollError { _ = try AGIDueDates(period: Sample.period(2100, 12)) }?.code == .yearNotCovered)
    }

    @Test("Figures have the prefix, a source and dates")
    func figures() {
        #expect(AGIRules.figures.allSatisfy { $0.key.hasPrefix("agi.") && !$0.rows.isEmpty })
        #expect(AGIRules.formulas.isEmpty)
    }
}
