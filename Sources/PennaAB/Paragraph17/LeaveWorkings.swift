//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The workings of the deduction for leave without pay; each amount is below zero.
extension UnpaidLeave {
    fileprivate static let leaveSource: Source = [.page(.lararforbundetDeltid), .page(.hrsc), .page(.hultsfredAbsence)]

    /// Whole working days of one kalenderdagsfaktor.
    struct WholeDays: Working {
        static let formula = Formula(
            FormulaID(2020), name: "Ledighet utan lön, hela dagar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × dagar; kvar_av_lönen))",
            operands: AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("dagar", .dag),
                Operand("kvar_av_lönen", .krona),
            ],
            paragraph: "AB § 17", source: UnpaidLeave.leaveSource, confidence: .reported, quantity: "dagar",
            paid: PaidMeasure("dagar × kalenderdagsfaktor", .dag))

        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let days: Int64
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * factor * days).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.dag(days)
            operands.krona(left)
        }
    }

    /// A share of working days of one kalenderdagsfaktor (decision A52).
    struct ShareOfDays: Working {
        static let formula = Formula(
            FormulaID(2025), name: "Ledighet utan lön, procent av dagar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × omfattning × dagar; kvar_av_lönen))",
            operands: AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor),
                Operand("omfattning", .procent), Operand("dagar", .dag), Operand("kvar_av_lönen", .krona),
            ],
            paragraph: "AB § 17", source: UnpaidLeave.leaveSource + .decision(.a52), confidence: .reported,
            quantity: "dagar", paid: PaidMeasure("omfattning × dagar × kalenderdagsfaktor", .dag))

        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let share: Percent
        let days: Int64
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * factor * share * days).limited(to: left).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.procent(share)
            operands.dag(days)
            operands.krona(left)
        }
    }

    /// Absent time of days of one kalenderdagsfaktor and one length.
    struct PartOfDay: Working {
        static let formula = Formula(
            FormulaID(2021), name: "Ledighet utan lön, del av dag",
            expression:
                "−öre(min((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × frånvaro ÷ passets_tid; kvar_av_lönen))",
            operands: AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("frånvaro", .timme),
                Operand("passets_tid", .timme), Operand("kvar_av_lönen", .krona),
            ],
            paragraph: "AB § 17", source: UnpaidLeave.leaveSource, confidence: .reported, quantity: "frånvaro",
            paid: PaidMeasure("frånvaro ÷ passets_tid × kalenderdagsfaktor", .dag))

        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let absent: Minutes
        let scheduled: Minutes
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * factor * absent / scheduled).limited(to: left).rounded(.halfAwayFromZero)
                .negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.timme(absent)
            operands.timme(scheduled)
            operands.krona(left)
        }
    }

    /// Absent hours, where the employer counts parts of days so (decision A22).
    struct Hours: Working {
        static let formula = Formula(
            FormulaID(2023), name: "Ledighet utan lön, timmar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × frånvaro; kvar_av_lönen))",
            operands: AbsenceBasis.operands + [
                Operand("veckotid", .timme), Operand("frånvaro", .timme), Operand("kvar_av_lönen", .krona),
            ],
            paragraph: "AB § 17", source: [.local("ab.17.del-av-dag"), .decision(.a22)],
            confidence: .reported, quantity: "frånvaro", price: nil)

        let basis: AbsenceBasis
        let week: Minutes
        let absent: Minutes
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay * 12 / 52 / week / basis.degree * absent).limited(to: left).rounded(.halfAwayFromZero)
                .negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.timme(week)
            operands.timme(absent)
            operands.krona(left)
        }
    }

    /// A share of scheduled hours, where the employer counts parts of days so (decisions A22, A52).
    struct ShareOfHours: Working {
        static let formula = Formula(
            FormulaID(2026), name: "Ledighet utan lön, procent av timmar",
            expression:
                "−öre(min((heltidslön × grad + tillägg) × 12 ÷ (52 × veckotid × grad) × omfattning × timmar; kvar_av_lönen))",
            operands: AbsenceBasis.operands + [
                Operand("veckotid", .timme), Operand("omfattning", .procent), Operand("timmar", .timme),
                Operand("kvar_av_lönen", .krona),
            ],
            paragraph: "AB § 17", source: [.local("ab.17.del-av-dag"), .decision(.a22, .a52)],
            confidence: .reported, quantity: "timmar", paid: PaidMeasure("omfattning × timmar", .timme))

        let basis: AbsenceBasis
        let week: Minutes
        let share: Percent
        let time: Minutes
        /// What was left of the month's pay before it.
        let left: Amount

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay * 12 / 52 / week / basis.degree * share * time).limited(to: left)
                .rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.timme(week)
            operands.procent(share)
            operands.timme(time)
            operands.krona(left)
        }
    }

    /// Calendar days of a whole month.
    ///
    /// The month's pay is an operand, so that pay and deduction meet to the öre however the month is cut.
    struct WholeMonth: Working {
        static let formula = Formula(
            FormulaID(2022), name: "Ledighet utan lön, hela månaden",
            expression: "−öre(månadens_lön × dagar ÷ lönens_dagar)",
            operands: [Operand("månadens_lön", .krona), Operand("dagar", .dag), Operand("lönens_dagar", .dag)],
            paragraph: "AB § 17", source: UnpaidLeave.leaveSource, confidence: .reported, quantity: "dagar", price: nil)

        let pay: Amount
        let days: Int64
        let payDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * days / payDays).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.dag(days)
            operands.dag(payDays)
        }
    }

    /// Calendar days of a whole month, after those that other causes have taken (decision A41).
    struct RestOfMonth: Working {
        static let formula = Formula(
            FormulaID(2024), name: "Ledighet utan lön, hela månaden, ännu en orsak",
            expression: "−(öre(månadens_lön × (tidigare_dagar + dagar) ÷ lönens_dagar) − tidigare_avdrag)",
            operands: [
                Operand("månadens_lön", .krona), Operand("tidigare_dagar", .dag), Operand("dagar", .dag),
                Operand("lönens_dagar", .dag), Operand("tidigare_avdrag", .krona),
            ],
            paragraph: "AB § 17", source: .decision(.a41), confidence: .reported, quantity: "dagar", price: nil)

        let pay: Amount
        let earlierDays: Int64
        let days: Int64
        let payDays: Int64
        let earlier: Amount

        func amount() throws(PayrollError) -> Amount {
            let due = try (Exact(pay) * (earlierDays + days) / payDays).rounded(.halfAwayFromZero)
            return try (due - earlier).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.dag(earlierDays)
            operands.dag(days)
            operands.dag(payDays)
            operands.krona(earlier)
        }
    }

    static let formulas = [
        WholeDays.formula, ShareOfDays.formula, PartOfDay.formula, ShareOfHours.formula, Hours.formula,
        WholeMonth.formula, RestOfMonth.formula,
    ]
}
