//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The workings of karensavdrag; each amount is below zero.
extension Karensavdrag {
    /// The period's sjuklön so far, and what was deducted of it before.
    struct SoFar {
        let sickPay: Amount
        let taken: Amount

        fileprivate static let operands = [Operand("sjuklön_i_perioden", .krona), Operand("tidigare_avdrag", .krona)]

        /// What is deducted now of a whole karensavdrag.
        fileprivate func deduction(of whole: Amount) throws(PayrollError) -> Amount {
            try (min(whole, sickPay) - taken).negated()
        }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.krona(sickPay)
            operands.krona(taken)
        }
    }

    private static let shares = [Operand("karensandel", .procent), Operand("andel", .procent)]

    /// A share of an average week's sjuklön of monthly paid.
    struct Week {
        let karensShare: Percent
        let share: Percent
        let basis: AbsenceBasis

        func whole() throws(PayrollError) -> Amount {
            try (basis.pay * 12 / 52 * share * karensShare).rounded(.halfAwayFromZero)
        }
    }

    struct OfWeek: Working {
        static let formula = Formula(
            FormulaID(2064), name: "Karensavdrag",
            expression:
                "−(min(öre(karensandel × andel × (heltidslön × grad + tillägg) × 12 ÷ 52); sjuklön_i_perioden) − tidigare_avdrag)",
            operands: shares + AbsenceBasis.operands + SoFar.operands, paragraph: "SjLL 6 §; AB § 17 mom. 4",
            source: Sickness.byHour, confidence: .reported)

        let week: Week
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: week.whole()) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(week.karensShare)
            operands.procent(week.share)
            week.basis.write(to: &operands)
            soFar.write(to: &operands)
        }
    }

    /// The sjuklön of one day by the calendar-day method.
    struct OneDay {
        let share: Percent
        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor

        func whole() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * factor * share).rounded(.halfAwayFromZero)
        }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
        }

        fileprivate static func formula(_ id: FormulaID, _ name: String, _ factor: String) -> Formula {
            Formula(
                id, name: name,
                expression:
                    "−(min(öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × \(factor)); sjuklön_i_perioden) − tidigare_avdrag)",
                operands: [Operand("andel", .procent)] + AbsenceBasis.operands + [
                    Operand("kalenderdagar", .dag), Operand(factor, .faktor),
                ] + SoFar.operands,
                paragraph: "SjLL 6 §; AB § 17 mom. 4", source: Sickness.byCalendar, confidence: .reported)
        }
    }

    struct OfDay: Working {
        static let formula = OneDay.formula(FormulaID(2069), "Karensavdrag, en dag", "kalenderdagsfaktor")

        let day: OneDay
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: day.whole()) }

        func write(to operands: inout some OperandWriter) {
            day.write(to: &operands)
            soFar.write(to: &operands)
        }
    }

    struct OfFixedDay: Working {
        static let formula = OneDay.formula(FormulaID(2179), "Karensavdrag, fast faktor", "karensfaktor")

        let day: OneDay
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: day.whole()) }

        func write(to operands: inout some OperandWriter) {
            day.write(to: &operands)
            soFar.write(to: &operands)
        }
    }

    /// A share of the sjuklön of an average week's hours of hourly paid.
    struct Hours {
        let karensShare: Percent
        let share: Percent
        let pay: Amount
        let time: Minutes

        func whole() throws(PayrollError) -> Amount {
            try (Exact(pay) * time * share * karensShare).rounded(.halfAwayFromZero)
        }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.procent(karensShare)
            operands.procent(share)
            operands.krona(pay)
            operands.timme(time)
        }

        fileprivate static func formula(_ id: FormulaID, _ name: String, _ hours: String) -> Formula {
            Formula(
                id, name: name,
                expression:
                    "−(min(öre(karensandel × andel × timlön × \(hours)); sjuklön_i_perioden) − tidigare_avdrag)",
                operands: shares + [Operand("timlön", .krona), Operand(hours, .timme)] + SoFar.operands,
                paragraph: "SjLL 6 §; AB § 17 mom. 4", source: [.act(.sjuklonelagen, "6 §"), .decision(.a49)],
                confidence: .reported)
        }
    }

    struct OfAgreedHours: Working {
        static let formula = Hours.formula(
            FormulaID(2166), "Karensavdrag, timavlönad, villkorens genomsnittliga vecka", "veckotid")

        let hours: Hours
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: hours.whole()) }

        func write(to operands: inout some OperandWriter) {
            hours.write(to: &operands)
            soFar.write(to: &operands)
        }
    }

    struct OfShiftHours: Working {
        static let formula = Hours.formula(
            FormulaID(2167), "Karensavdrag, timavlönad, passen i sju dagar från första sjukdagen", "passens_tid")

        let hours: Hours
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: hours.whole()) }

        func write(to operands: inout some OperandWriter) {
            hours.write(to: &operands)
            soFar.write(to: &operands)
        }
    }

    /// What earlier months of the period had no sjuklön for.
    struct Rest: Working {
        static let formula = Formula(
            FormulaID(2066), name: "Karensavdrag, resten från förra månaden",
            expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
            operands: [Operand("karensavdrag", .krona)] + SoFar.operands, paragraph: "SjLL 6 §",
            source: .decision(.a38), confidence: .reported)

        let whole: Amount
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: whole) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(whole)
            soFar.write(to: &operands)
        }
    }

    /// With what an employment that has ended did not use.
    struct TakenOver: Working {
        static let formula = Formula(
            FormulaID(2168), name: "Karensavdrag, även det som en avslutad anställning inte använde",
            expression: "−(min(karensavdrag; sjuklön_i_perioden) − tidigare_avdrag)",
            operands: [Operand("karensavdrag", .krona)] + SoFar.operands, paragraph: "SjLL 6 §",
            source: .decision(.a48), confidence: .reported)

        let whole: Amount
        let soFar: SoFar

        func amount() throws(PayrollError) -> Amount { try soFar.deduction(of: whole) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(whole)
            soFar.write(to: &operands)
        }
    }

    static let formulas = [
        OfWeek.formula, OfAgreedHours.formula, OfShiftHours.formula, OfDay.formula, OfFixedDay.formula, Rest.formula,
        TakenOver.formula,
    ]
}
