//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The workings of § 28, day 1–14, for sickness in percent of the shift: exact shares (decisions A51, A52).
extension Sickness {
    private static let extentOperand = Operand("omfattning", .procent)

    /// The deduction for a share of hours; below zero.
    struct HoursShareDeduction: Working {
        static let formula = Formula(
            FormulaID(2170), name: "Sjukavdrag, procent av timmar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar × omfattning; kvar_av_lönen))",
            operands: AbsentHours.operands + [extentOperand, Operand("kvar_av_lönen", .krona)],
            paragraph: "AB § 28 mom. 5", source: byHour + .decision(.a52), confidence: .reported, quantity: "timmar",
            paid: PaidMeasure("omfattning × timmar", .timme))

        let absent: AbsentHours
        let extent: Percent
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (absent.loss.reduced * extent).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            absent.write(to: &operands)
            operands.procent(extent)
            operands.krona(left)
        }
    }

    /// Sjuklön for a share of hours.
    struct HoursSharePay: Working {
        static let formula = Formula(
            FormulaID(2171), name: "Sjuklön, procent av timmar",
            expression:
                "öre(andel × (heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × timmar × omfattning)",
            operands: [Operand("andel", .procent)] + AbsentHours.operands + [extentOperand],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: byHour + .decision(.a52), confidence: .reported,
            quantity: "timmar", paid: PaidMeasure("andel × omfattning × timmar", .timme))

        let share: Percent
        let absent: AbsentHours
        let extent: Percent

        func amount() throws(PayrollError) -> Amount {
            try (absent.loss.reduced * extent * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            absent.write(to: &operands)
            operands.procent(extent)
        }
    }

    /// Sjuklön of hourly paid for a share of hours.
    struct HourlyShare: Working {
        static let formula = Formula(
            FormulaID(2172), name: "Sjuklön, timavlönad, procent av timmar",
            expression: "öre(andel × timlön × omfattning × timmar)",
            operands: [
                Operand("andel", .procent), Operand("timlön", .krona), extentOperand, Operand("timmar", .timme),
            ],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: byHour + .decision(.a52), confidence: .reported,
            quantity: "timmar", price: "timlön", paid: PaidMeasure("andel × omfattning × timmar", .timme))

        let share: Percent
        let pay: Amount
        let extent: Percent
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * time * extent * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(pay)
            operands.procent(extent)
            operands.timme(time)
        }
    }

    /// Sjuklön for a share of the OB of a class (decision A51).
    struct LostOBOfShare: Working {
        static let formula = Formula(
            FormulaID(2173), name: "Sjuklön för förlorad OB, procent",
            expression: "öre(andel × belopp × omfattning × timmar)", operands: operands,
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.page(.hultsfredAbsence), .decision(.a39, .a51)],
            confidence: .reported, quantity: "timmar", price: "belopp",
            paid: PaidMeasure("andel × omfattning × timmar", .timme))

        fileprivate static let operands = [
            Operand("andel", .procent), Operand("belopp", .krona), extentOperand, Operand("timmar", .timme),
        ]

        let share: Percent
        let rate: Amount
        let extent: Percent
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * time * extent * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(rate)
            operands.procent(extent)
            operands.timme(time)
        }
    }

    /// The same by half hours, where the employer says so.
    struct LostOBHalfHoursOfShare: Working {
        static let formula = Formula(
            FormulaID(2174), name: "Sjuklön för förlorad OB, procent, halvtimmar",
            expression: "öre(andel × belopp × halvtimme(omfattning × timmar))", operands: LostOBOfShare.operands,
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: [.local("ab.28.ob-avrundning"), .decision(.a39, .a51)],
            confidence: .reported, quantity: "timmar", price: "belopp",
            paid: PaidMeasure("andel × halvtimme(omfattning × timmar)", .timme))

        let lost: LostOBOfShare

        func amount() throws(PayrollError) -> Amount {
            let minutes = try (Exact(lost.time.count) * lost.extent).wholeNumber(.up)
            return try (Exact(lost.rate) * Minutes(minutes).roundedUpToHalfHour * lost.share)
                .rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) { lost.write(to: &operands) }
    }

    /// The deduction for a share of sick working days; below zero.
    struct ShareDaysDeduction: Working {
        static let formula = Formula(
            FormulaID(2175), name: "Sjukavdrag, procent av dagar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar × omfattning; kvar_av_lönen))",
            operands: AbsentDays.operands + [extentOperand, Operand("kvar_av_lönen", .krona)],
            paragraph: "AB § 28 mom. 5", source: byCalendar + .decision(.a52), confidence: .reported,
            quantity: "dagar", paid: PaidMeasure("omfattning × dagar × kalenderdagsfaktor", .dag))

        let absent: AbsentDays
        let extent: Percent
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (absent.loss * extent).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            absent.write(to: &operands)
            operands.procent(extent)
            operands.krona(left)
        }
    }

    /// Sjuklön for a share of sick working days.
    struct ShareDaysPay: Working {
        static let formula = Formula(
            FormulaID(2176), name: "Sjuklön, procent av dagar",
            expression:
                "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar × omfattning)",
            operands: [Operand("andel", .procent)] + AbsentDays.operands + [extentOperand],
            paragraph: "SjLL 6 §; AB § 28 mom. 5", source: byCalendar + .decision(.a52), confidence: .reported,
            quantity: "dagar", paid: PaidMeasure("andel × omfattning × dagar × kalenderdagsfaktor", .dag))

        let share: Percent
        let absent: AbsentDays
        let extent: Percent

        func amount() throws(PayrollError) -> Amount {
            try (absent.loss * extent * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            absent.write(to: &operands)
            operands.procent(extent)
        }
    }

    static let shareFormulas = [
        HoursShareDeduction.formula, HoursSharePay.formula, HourlyShare.formula, LostOBOfShare.formula,
        LostOBHalfHoursOfShare.formula, ShareDaysDeduction.formula, ShareDaysPay.formula,
    ]
}
