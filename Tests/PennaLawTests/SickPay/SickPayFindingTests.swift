//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Right, läkarintyg and report (3, 8, 10 a and 12 §§).
@Suite("Sick pay by law: right and duties")
struct SickPayFindingTests {
    private func right(_ first: Day, _ last: Day, earlier: [DayRange] = [], lost: Int = 0) throws -> SickPayRight {
        try SickPayRight(agreed: DayRange(from: first, through: last), earlier: earlier, daysNotCounted: lost)
    }

    @Test("An employment of a month has the right at once; a day less needs fourteen days first")
    func shortEmployment() throws {
        #expect(try right(Day(2026, 10, 15), Day(2026, 11, 14)) == .fromFirstDay)
        #expect(try right(Day(2026, 10, 15), Day(2026, 11, 13)) == .from(Day(2026, 10, 29)))
        #expect(try right(Day(2026, 2, 1), Day(2026, 2, 28)) == .fromFirstDay)
        #expect(try right(Day(2026, 2, 1), Day(2026, 2, 27)) == .from(Day(2026, 2, 15)))
        #expect(try right(Day(2026, 1, 31), Day(2026, 2, 28)) == .fromFirstDay)
        #expect(try right(Day(2026, 1, 31), Day(2026, 2, 27)) == .from(Day(2026, 2, 14)))
        #expect(try right(Day(2026, 12, 10), Day(2027, 1, 9)) == .fromFirstDay)
    }

    @Test("Fourteen days of employment give no right, the fifteenth does")
    func fourteenDays() throws {
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 14)) == .never)
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 15)) == .from(Day(2026, 10, 15)))
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 15), lost: 1) == .never)
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 16), lost: 1) == .from(Day(2026, 10, 16)))
    }

    @Test("Earlier employments count when at most fourteen days lie between")
    func earlierEmployments() throws {
        let september = try DayRange(from: Day(2026, 9, 7), through: Day(2026, 9, 16))
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 10), earlier: [september]) == .from(Day(2026, 10, 5)))
        #expect(try right(Day(2026, 10, 2), Day(2026, 10, 10), earlier: [september]) == .never)
        let august = try DayRange(from: Day(2026, 8, 20), through: Day(2026, 8, 23))
        #expect(try right(Day(2026, 10, 1), Day(2026, 10, 10), earlier: [august, september]) == .fromFirstDay)
        #expect(throws: PayrollError.self) { try right(Day(2026, 9, 16), Day(2026, 9, 20), earlier: [september]) }
        #expect(throws: PayrollError.self) { try right(Day(2026, 9, 17), Day(2026, 9, 20), lost: -1) }
    }

    @Test("Before the right there is a deduction only, and the period begins with the right")
    func noRightYet() throws {
        var state = SickPeriodState()
        let conditions = SickPayConditions(right: .from(Day(2026, 10, 8)))
        let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 6), 3), &state, conditions)
        #expect(outcome.daysWithoutSickPay == [Day(2026, 10, 6), Day(2026, 10, 7)])
        #expect(outcome.lineWithoutSickPay?.amount == Amount(ore: -276_923))
        #expect(outcome.parts.first?.firstDay == Day(2026, 10, 8))
        #expect(outcome.sickPay == 110_769)
        let found = outcome.found(.noRightYet)
        #expect(found.map(\.day) == [Day(2026, 10, 8)] && found.first?.text.contains("2026-10-08") ?? false)
        var never = SickPeriodState()
        let none = try Sick.rule().pay(Sick.days(Day(2026, 10, 6), 3), &never, SickPayConditions(right: .never))
        #expect(none.parts.isEmpty && none.sickPay == 0 && never == SickPeriodState())
        #expect(none.found(.noRightYet).map(\.day) == [Day(2026, 10, 6)])
    }

    @Test("A läkarintyg is required on day 8 of a spell, not on day 7")
    func certificate() throws {
        var state = SickPeriodState()
        #expect(try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 7), &state).found(.lakarintyg).isEmpty)
        let next = try Sick.rule().pay(Sick.days(Day(2026, 10, 12), 3), &state)
        let found = next.found(.lakarintyg)
        #expect(found.map(\.day) == [Day(2026, 10, 12)])
        #expect(found.first?.text.contains("2026-10-12") ?? false)
    }

    @Test("A new spell in the same period is reported anew, so its own eighth day counts")
    func certificateOfSecondSpell() throws {
        var state = SickPeriodState()
        let days = Sick.days(Day(2026, 10, 5), 4) + Sick.days(Day(2026, 10, 12), 7)
        #expect(try Sick.rule().pay(days, &state).found(.lakarintyg).isEmpty)
        var later = state
        let conditions = SickPayConditions(spellBegan: Day(2026, 10, 12))
        let next = try Sick.rule().pay(Sick.days(Day(2026, 10, 19), 1), &later, conditions)
        #expect(next.found(.lakarintyg).map(\.day) == [Day(2026, 10, 19)])
    }

    @Test("By written demand it is required from the first day of each spell within the demand")
    func certificateFromFirstDay() throws {
        for (last, expected) in [(Day(2026, 10, 5), Day(2026, 10, 5)), (Day(2026, 10, 4), Day(2026, 10, 12))] {
            var state = SickPeriodState()
            let conditions = SickPayConditions(
                certificateFromFirstDay: try DayRange(from: Day(2026, 1, 1), through: last))
            let outcome = try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 10), &state, conditions)
            #expect(outcome.found(.lakarintyg).map(\.day) == [expected])
        }
    }

    @Test("An illness that goes on after day 14 is reported within seven days; one that ends on day 14 is not")
    func report() throws {
        var state = SickPeriodState()
        let first = try Sick.rule().pay(Sick.days(Day(2026, 10, 5), 14), &state)
        #expect(first.found(.reportToForsakringskassan).isEmpty)
        let second = try Sick.rule().pay(Sick.days(Day(2026, 10, 19), 5), &state)
        let found = second.found(.reportToForsakringskassan)
        #expect(found.map(\.day) == [Day(2026, 10, 25)])
        #expect(found.first?.text.contains("2026-10-25") ?? false)
    }

    @Test("The refund says what is claimed, and that there is no general one")
    func refund() throws {
        var state = SickPeriodState()
        let decision = SpecialProtection(.manyPeriods, try DayRange(from: Day(2026, 1, 1), through: Day(2026, 12, 31)))
        let outcome = try Sick.rule().pay(
            Sick.days(Day(2026, 10, 6), 1), &state, SickPayConditions(protection: [decision]))
        let text = try #require(outcome.found(.refund).first).text
        #expect(text.contains("1\u{A0}107,69") && text.contains("2024-07-01"))
    }

    @Test("Formulas and figures are numbered and named in their own ranges, each once")
    func lists() {
        let numbers = SickPayRules.formulas.map(\.id.number)
        #expect(numbers.allSatisfy { (120...129).contains($0) } && Set(numbers).count == numbers.count)
        let keys = (SickPayAct.figures + SickPayRules.figures).map(\.key)
        #expect(keys.allSatisfy { $0.hasPrefix("sjll.") } && Set(keys).count == keys.count)
    }
}
