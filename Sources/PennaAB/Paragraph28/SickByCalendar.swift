//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The workings of § 28, day 1–14, by the calendar day, which is how it is done unless the employer chooses the hour.
extension Sickness {
    /// Whole sick working days of one kalenderdagsfaktor, and what they cost.
    struct AbsentDays {
        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let days: Int64

        static let operands =
            AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("dagar", .dag),
            ]

        /// What they cost, unrounded.
        var loss: Exact { basis.pay / monthDays * factor * days }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.dag(days)
        }
    }

    /// Absent time of days of one kalenderdagsfaktor and one length, and what it costs.
    struct AbsentPartDays {
        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let absent: Minutes
        let scheduled: Minutes

        fileprivate static let operands =
            AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("frånvaro", .timme),
                Operand("passets_tid", .timme),
            ]

        /// What it costs, unrounded.
        fileprivate var loss: Exact { basis.pay / monthDays * factor * absent / scheduled }

        fileprivate func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.timme(absent)
            operands.timme(scheduled)
        }
    }

    /// The deduction for whole sick working days; below zero.
    struct DaysDeduction: Working {
        static let formula = Formula(
            FormulaID(2067), name: "Sjukavdrag, hela dagar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
            operands: AbsentDays.operands + [Operand("kvar_av_lönen", .krona)], paragraph: "AB § 28 mom. 5",
            source: byCalendar, confidence: .reported, quantity: "dagar",
            paid: PaidMeasure("dagar × kalenderdagsfaktor", .dag))

        let absent: AbsentDays
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try absent.loss.limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            absent.write(to: &operands)
            operands.krona(left)
        }
    }

    /// Sjuklön for whole sick working days.
    struct DaysPay: Working {
        static let formula = Formula(
            FormulaID(2068), name: "Sjuklön, hela dagar",
            expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar)",
            operands: [Operand("andel", .procent)] + AbsentDays.operands, paragraph: "SjLL 6 §; AB § 28 mom. 5",
            source: byCalendar, confidence: .reported, quantity: "dagar",
            paid: PaidMeasure("andel × dagar × kalenderdagsfaktor", .dag))

        let share: Percent
        let absent: AbsentDays

        func amount() throws(PayrollError) -> Amount { try (absent.loss * share).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            absent.write(to: &operands)
        }
    }

    /// The deduction for parts of sick working days; below zero.
    struct PartDaysDeduction: Working {
        static let formula = Formula(
            FormulaID(2160), name: "Sjukavdrag, del av dag",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
            operands: AbsentPartDays.operands + [Operand("kvar_av_lönen", .krona)], paragraph: "AB § 28 mom. 5",
            source: byCalendar, confidence: .reported, quantity: "frånvaro",
            paid: PaidMeasure("frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

        let absent: AbsentPartDays
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try absent.loss.limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            absent.write(to: &operands)
            operands.krona(left)
        }
    }

    /// Sjuklön for parts of sick working days.
    struct PartDaysPay: Working {
        static let formula = Formula(
            FormulaID(2161), name: "Sjuklön, del av dag",
            expression:
                "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid)",
            operands: [Operand("andel", .procent)] + AbsentPartDays.operands, paragraph: "SjLL 6 §; AB § 28 mom. 5",
            source: byCalendar, confidence: .reported, quantity: "frånvaro",
            paid: PaidMeasure("andel × frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

        let share: Percent
        let absent: AbsentPartDays

        func amount() throws(PayrollError) -> Amount { try (absent.loss * share).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            absent.write(to: &operands)
        }
    }
}
