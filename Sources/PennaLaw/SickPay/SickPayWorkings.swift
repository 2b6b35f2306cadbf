//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension Exact {
    /// The pay of an average week of monthly pay.
    static func week(ofMonthly pay: Amount) -> Exact { Exact(pay) * 12 / 52 }

    /// The pay of an hour of monthly pay.
    static func hour(ofMonthly pay: Amount, weekHours: Minutes) -> Exact { week(ofMonthly: pay) / weekHours }
}

// MARK: Sjukavdrag and sjuklön

extension StatutorySickPay {
    private static let hourSource: Source = [
        .practice("timavdrag månadslön × 12 ÷ (52 × veckotid)"),
        .act(.sjuklonelagen, "6 § säger bara förlorad lön"),
    ]

    /// What absent time costs somebody with monthly pay.
    struct Deduction: Working {
        static let formula = Formula(
            FormulaID(120), name: "Sjukavdrag enligt lag",
            expression: "−öre(månadslön × 12 ÷ (52 × veckotid) × timmar)",
            operands: [Operand("månadslön", .krona), Operand("veckotid", .timme), Operand("timmar", .timme)],
            paragraph: "SjLL 6 §", source: hourSource, confidence: .reported, quantity: "timmar")

        let monthlyPay: Amount
        let weekHours: Minutes
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact.hour(ofMonthly: monthlyPay, weekHours: weekHours) * time).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(monthlyPay)
            operands.timme(weekHours)
            operands.timme(time)
        }
    }

    /// Sjuklön on monthly pay.
    struct MonthlyPaid: Working {
        static let formula = Formula(
            FormulaID(121), name: "Sjuklön enligt lag",
            expression: "öre(andel × månadslön × 12 ÷ (52 × veckotid) × timmar)",
            operands: [
                Operand("andel", .procent), Operand("månadslön", .krona), Operand("veckotid", .timme),
                Operand("timmar", .timme),
            ],
            paragraph: "SjLL 6 §", source: hourSource, confidence: .reported, quantity: "timmar",
            paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let monthlyPay: Amount
        let weekHours: Minutes
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact.hour(ofMonthly: monthlyPay, weekHours: weekHours) * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(monthlyPay)
            operands.timme(weekHours)
            operands.timme(time)
        }
    }

    /// Sjuklön on hourly pay.
    struct HourlyPaid: Working {
        static let formula = Formula(
            FormulaID(122), name: "Sjuklön enligt lag, timavlönad", expression: "öre(andel × timlön × timmar)",
            operands: [Operand("andel", .procent), Operand("timlön", .krona), Operand("timmar", .timme)],
            paragraph: "SjLL 6 §", source: SickPayRules.text, confidence: .confirmed, quantity: "timmar",
            price: "timlön",
            paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let hourlyPay: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(hourlyPay) * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(hourlyPay)
            operands.timme(time)
        }
    }

    /// Sjuklön for supplements that the absence cost.
    struct Supplements: Working {
        static let formula = Formula(
            FormulaID(123), name: "Sjuklön enligt lag, förlorade tillägg", expression: "öre(andel × förlorade_tillägg)",
            operands: [Operand("andel", .procent), Operand("förlorade_tillägg", .krona)], paragraph: "SjLL 6 §",
            source: SickPayRules.text, confidence: .confirmed)

        let share: Percent
        let lost: Amount

        func amount() throws(PayrollError) -> Amount { try (Exact(lost) * share).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(lost)
        }
    }
}

// MARK: Karensavdrag

extension StatutorySickPay {
    private static let limitSource: Source = .decision(.a38)

    /// What has been deducted of a karensavdrag, and what it may not be more than.
    struct KarensLimit {
        let sickPay: Amount
        let taken: Amount

        static let operands = [Operand("sjuklön_i_perioden", .krona), Operand("tidigare_avdrag", .krona)]

        /// What is deducted now of a whole karensavdrag.
        func deduction(of whole: Amount) throws(PayrollError) -> Amount {
            try (min(whole, sickPay) - taken).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(sickPay)
            operands.krona(taken)
        }
    }

    /// Karensavdrag on monthly pay.
    struct MonthlyKarens: Working {
        static let formula = Formula(
            FormulaID(124), name: "Karensavdrag enligt lag",
            expression:
                "−(min(öre(karensandel × andel × månadslön × 12 ÷ 52); sjuklön_i_perioden) − tidigare_avdrag)",
            operands: [Operand("karensandel", .procent), Operand("andel", .procent), Operand("månadslön", .krona)]
                + KarensLimit.operands,
            paragraph: "SjLL 6 §", source: limitSource, confidence: .reported)

        let karensShare: Percent
        let share: Percent
        let monthlyPay: Amount
        let limit: KarensLimit

        func amount() throws(PayrollError) -> Amount {
            let whole = try (Exact.week(ofMonthly: monthlyPay) * share * karensShare).rounded(.halfAwayFromZero)
            return try limit.deduction(of: whole)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(karensShare)
            operands.procent(share)
            operands.krona(monthlyPay)
            limit.write(to: &operands)
        }
    }

    /// Karensavdrag on an average week's pay.
    struct WeeklyKarens: Working {
        static let formula = Formula(
            FormulaID(125), name: "Karensavdrag enligt lag, genomsnittlig veckolön",
            expression: "−(min(öre(karensandel × andel × veckolön); sjuklön_i_perioden) − tidigare_avdrag)",
            operands: [Operand("karensandel", .procent), Operand("andel", .procent), Operand("veckolön", .krona)]
                + KarensLimit.operands,
            paragraph: "SjLL 6 §", source: limitSource, confidence: .reported)

        let karensShare: Percent
        let share: Percent
        let weeklyPay: Amount
        let limit: KarensLimit

        func amount() throws(PayrollError) -> Amount {
            try limit.deduction(of: (Exact(weeklyPay) * share * karensShare).rounded(.halfAwayFromZero))
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(karensShare)
            operands.procent(share)
            operands.krona(weeklyPay)
            limit.write(to: &operands)
        }
    }

    /// What is left of the karensavdrag of a period that began earlier.
    struct KarensRest: Working {
        static let formula = Formula(
            FormulaID(126), name: "Karensavdrag enligt lag, resten av en tidigare påbörjad period",
            expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
            operands: [Operand("karensavdrag", .krona)] + KarensLimit.operands, paragraph: "SjLL 6–7 §§",
            source: limitSource,
            confidence: .reported)

        let karens: Amount
        let limit: KarensLimit

        func amount() throws(PayrollError) -> Amount { try limit.deduction(of: karens) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(karens)
            limit.write(to: &operands)
        }
    }
}
