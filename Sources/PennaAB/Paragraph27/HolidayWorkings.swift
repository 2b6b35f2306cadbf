//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The other workings of § 27: pay below the threshold, days without pay, and days that are left.
extension Holiday {
    /// Semesterlönetillägg for pay below a threshold.
    struct TopUp: Working {
        static let formula = Formula(
            FormulaID(2052), name: "Semesterlönetillägg",
            expression: "öre(procent × (tröskel × grad − (heltidslön × grad + tillägg)) × semesterdagar)",
            operands: [Operand("procent", .procent), Operand("tröskel", .krona)] + AbsenceBasis.operands + [
                Operand("semesterdagar", .semesterdag)
            ],
            paragraph: "AB § 27", source: [.page(.borgholm2014), .decision(.a17)], confidence: .unconfirmed,
            quantity: "semesterdagar", price: nil)

        let percent: Percent
        let threshold: Amount
        let basis: AbsenceBasis
        /// In hundredths.
        let days: Int64

        /// What the pay lacks to the threshold; negative above it.
        static func lacking(_ threshold: Amount, _ basis: AbsenceBasis) -> Exact {
            Exact(threshold) * basis.degree + basis.pay * -1
        }

        func amount() throws(PayrollError) -> Amount {
            try (TopUp.lacking(threshold, basis) * percent * days / 100).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            operands.krona(threshold)
            basis.write(to: &operands)
            operands.semesterdag(hundredths: days)
        }
    }

    /// Holiday without pay, by the percentage; below zero.
    struct UnpaidDays: Working {
        static let formula = Formula(
            FormulaID(2053), name: "Obetald semesterdag",
            expression: "−öre(procent × (heltidslön × grad + tillägg) × semesterkvot × arbetsdagar)",
            operands: [Operand("procent", .procent)] + AbsenceBasis.operands + [
                Operand("semesterkvot", .faktor), Operand("arbetsdagar", .dag),
            ],
            paragraph: "AB § 27", source: [.decision(.a15), .decision(.a60)], confidence: .unconfirmed,
            quantity: "arbetsdagar",
            paid: PaidMeasure("arbetsdagar × semesterkvot", .dag))

        let percent: Percent
        /// Fast kontant lön, or månadslön without supplements where the employer says so.
        let basis: AbsenceBasis
        let kvot: Factor
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay * percent * kvot * days).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            basis.write(to: &operands)
            operands.faktor(kvot)
            operands.dag(days)
        }
    }

    /// Holiday without pay, by kalenderdagsfaktor, where the employer says so; below zero.
    struct UnpaidCalendarDays: Working {
        static let formula = Formula(
            FormulaID(2054), name: "Obetald semesterdag, kalenderdagar",
            expression: "−öre((heltidslön × grad + tillägg) ÷ kalenderdagar × kalenderdagsfaktor × arbetsdagar)",
            operands: AbsenceBasis.operands + [
                Operand("kalenderdagar", .dag), Operand("kalenderdagsfaktor", .faktor), Operand("arbetsdagar", .dag),
            ],
            paragraph: "AB § 27", source: [.local("ab.27.obetald-metod"), .decision(.a15)], confidence: .reported,
            quantity: "arbetsdagar", paid: PaidMeasure("arbetsdagar × kalenderdagsfaktor", .dag))

        let basis: AbsenceBasis
        let monthDays: Int64
        let factor: Factor
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (basis.pay / monthDays * factor * days).rounded(.halfAwayFromZero).negated()
        }

        func write(to operands: inout some OperandWriter) {
            basis.write(to: &operands)
            operands.dag(monthDays)
            operands.faktor(factor)
            operands.dag(days)
        }
    }

    /// Days that have been earned or saved and not taken, and what each is worth; the days in hundredths.
    struct DaysLeft {
        let dayPay: Percent
        let daySupplement: Percent
        let basis: AbsenceBasis
        let earned: Int64
        let saved: Int64
        let taken: Int64

        fileprivate static let expression =
            "öre((procent_lön + procent_tillägg) × (heltidslön × grad + tillägg) × (intjänade + sparade − uttagna))"
        fileprivate static let operands =
            [Operand("procent_lön", .procent), Operand("procent_tillägg", .procent)] + AbsenceBasis.operands + [
                Operand("intjänade", .semesterdag), Operand("sparade", .semesterdag), Operand("uttagna", .semesterdag),
            ]

        fileprivate func amount() throws(PayrollError) -> Amount {
            let percent = Percent(millionths: dayPay.millionths + daySupplement.millionths)
            return try (basis.pay * percent * (earned + saved - taken) / 100).rounded(.halfAwayFromZero)
        }

        fileprivate func write(to operands: inout some OperandWriter) {
            operands.procent(dayPay)
            operands.procent(daySupplement)
            basis.write(to: &operands)
            operands.semesterdag(hundredths: earned)
            operands.semesterdag(hundredths: saved)
            operands.semesterdag(hundredths: taken)
        }
    }

    /// What is left when the employment ends; below zero when more was taken.
    struct FinalPay: Working {
        static let formula = Formula(
            FormulaID(2055), name: "Semesterersättning när anställningen slutar", expression: DaysLeft.expression,
            operands: DaysLeft.operands, paragraph: "AB § 27 mom. 17", source: .decision(.a16),
            confidence: .unconfirmed, quantity: nil, price: nil)

        let left: DaysLeft

        func amount() throws(PayrollError) -> Amount { try left.amount() }

        func write(to operands: inout some OperandWriter) { left.write(to: &operands) }
    }

    /// Saved days above the limit at the turn of the year, each worth what a day is worth when the employment ends.
    struct Surplus: Working {
        static let formula = Formula(
            FormulaID(2057), name: "Sparade semesterdagar över gränsen",
            expression: "öre((procent_lön + procent_tillägg) × (heltidslön × grad + tillägg) × (sparade − gräns))",
            operands: [Operand("procent_lön", .procent), Operand("procent_tillägg", .procent)] + AbsenceBasis.operands
                + [Operand("sparade", .semesterdag), Operand("gräns", .semesterdag)],
            paragraph: "AB § 27", source: [.page(.sulf), .decision(.a44)], confidence: .unconfirmed, quantity: nil,
            price: nil)

        let dayPay: Percent
        let daySupplement: Percent
        let basis: AbsenceBasis
        /// In hundredths, as the limit.
        let saved: Int64
        let limit: Int64

        func amount() throws(PayrollError) -> Amount {
            let percent = Percent(millionths: dayPay.millionths + daySupplement.millionths)
            return try (basis.pay * percent * (saved - limit) / 100).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(dayPay)
            operands.procent(daySupplement)
            basis.write(to: &operands)
            operands.semesterdag(hundredths: saved)
            operands.semesterdag(hundredths: limit)
        }
    }

    /// What the employer owes in holiday.
    struct Debt: Working {
        static let formula = Formula(
            FormulaID(2056), name: "Semesterskuld", expression: DaysLeft.expression, operands: DaysLeft.operands,
            paragraph: "AB § 27", source: .decision(.a16), confidence: .unconfirmed, quantity: nil, price: nil)

        let left: DaysLeft

        func amount() throws(PayrollError) -> Amount { try left.amount() }

        func write(to operands: inout some OperandWriter) { left.write(to: &operands) }
    }
}
