//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

// MARK: Sammalöneregeln

extension StatutoryHolidayPay {
    /// Semestertillägg by sammalöneregeln.
    struct Supplement: Working {
        static let formula = Formula(
            FormulaID(131), name: "Semestertillägg, sammalöneregeln", expression: "öre(procent × lön × dagar)",
            operands: [Operand("procent", .procent), Operand("lön", .krona), Operand("dagar", .dag)],
            paragraph: "SemL 16 a §", source: HolidayAct.text, confidence: .confirmed, quantity: "dagar")

        let percent: Percent
        let pay: Amount
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * percent * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            operands.krona(pay)
            operands.dag(days)
        }
    }

    /// Semesterlön on variable pay by sammalöneregeln, for some of the paid days.
    struct VariablePay: Working {
        static let formula = Formula(
            FormulaID(132), name: "Semesterlön på rörlig lön, sammalöneregeln",
            expression: "öre(procent × rörlig_lön ÷ betalda_dagar × dagar)",
            operands: [
                Operand("procent", .procent), Operand("rörlig_lön", .krona), Operand("betalda_dagar", .dag),
                Operand("dagar", .dag),
            ],
            paragraph: "SemL 16 a §", source: [.act(.semesterlagen, "16 a §"), .practice("fördelningen per dag")],
            confidence: .reported, quantity: "dagar")

        let percent: Percent
        let variablePay: Amount
        let paidDays: Int64
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(variablePay) * percent / paidDays * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            operands.krona(variablePay)
            operands.dag(paidDays)
            operands.dag(days)
        }
    }
}

// MARK: Procentregeln

extension StatutoryHolidayPay {
    private static let beyond25: Source = [.act(.semesterlagen, "16 b §"), .secondHand("dagar utöver 25 efter avtal")]

    /// The percentage of a right: the act's, and what each day beyond the act's right adds.
    struct ExtraDaysPercent {
        let percent: Percent
        let perExtraDay: Percent
        let extraDays: Int64

        static let operands = [
            Operand("procent", .procent), Operand("procent_per_dag", .procent), Operand("extra_dagar", .dag),
        ]

        var sum: Percent { Percent(millionths: percent.millionths + perExtraDay.millionths * extraDays) }

        func write(to operands: inout some OperandWriter) {
            operands.procent(percent)
            operands.procent(perExtraDay)
            operands.dag(extraDays)
        }
    }

    /// Semesterlön by procentregeln, for some of the paid days.
    struct PercentRule: Working {
        static let formula = Formula(
            FormulaID(133), name: "Semesterlön, procentregeln",
            expression:
                "öre((procent + procent_per_dag × extra_dagar) × (lön + frånvaroinkomst) ÷ betalda_dagar × dagar)",
            operands: ExtraDaysPercent.operands + [
                Operand("lön", .krona), Operand("frånvaroinkomst", .krona), Operand("betalda_dagar", .dag),
                Operand("dagar", .dag),
            ],
            paragraph: "SemL 16 b §", source: beyond25, confidence: .confirmed, quantity: "dagar")

        let percent: ExtraDaysPercent
        let pay: Amount
        let absenceIncome: Amount
        let paidDays: Int64
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            let base = Exact(pay) + absenceIncome
            return try (base * percent.sum / paidDays * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            percent.write(to: &operands)
            operands.krona(pay)
            operands.krona(absenceIncome)
            operands.dag(paidDays)
            operands.dag(days)
        }
    }

    /// What would have been earned during qualifying absence, by the average of the other days.
    struct AbsenceIncome: Working {
        static let formula = Formula(
            FormulaID(134), name: "Inkomst under semesterlönegrundande frånvaro, uppskattad",
            expression: "öre(lön ÷ övriga_dagar × frånvarodagar)",
            operands: [Operand("lön", .krona), Operand("övriga_dagar", .dag), Operand("frånvarodagar", .dag)],
            paragraph: "SemL 16 b § tredje stycket", source: .reading("genomsnittlig dagsinkomst som uppskattning"),
            confidence: .unconfirmed, quantity: "frånvarodagar")

        let pay: Amount
        let otherDays: Int64
        let absenceDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) / otherDays * absenceDays).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(pay)
            operands.dag(otherDays)
            operands.dag(absenceDays)
        }
    }

    /// Semesterersättning by procentregeln.
    struct Compensation: Working {
        static let formula = Formula(
            FormulaID(135), name: "Semesterersättning, procentregeln",
            expression: "öre((procent + procent_per_dag × extra_dagar) × underlag)",
            operands: ExtraDaysPercent.operands + [Operand("underlag", .krona)], paragraph: "SemL 16 b och 28–29 §§",
            source: beyond25,
            confidence: .confirmed)

        let percent: ExtraDaysPercent
        let base: Amount

        func amount() throws(PayrollError) -> Amount {
            try (Exact(base) * percent.sum).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            percent.write(to: &operands)
            operands.krona(base)
        }
    }
}

// MARK: Saved and remaining days

extension StatutoryHolidayPay {
    /// Semesterlön for saved days, adjusted to the degree of the year before.
    struct SavedDays: Working {
        static let formula = Formula(
            FormulaID(136), name: "Semesterlön för sparade dagar",
            expression: "öre(semesterlön_per_dag × grad_året_före ÷ grad_nu × dagar)",
            operands: [
                Operand("semesterlön_per_dag", .krona), Operand("grad_året_före", .procent),
                Operand("grad_nu", .procent),
                Operand("dagar", .dag),
            ],
            paragraph: "SemL 22 §", source: .reading("sparade dagar räknas som intjänade året före uttaget"),
            confidence: .unconfirmed, quantity: "dagar")

        let dayPay: Amount
        let degreeYearBefore: Percent
        let degreeNow: Percent
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(dayPay) * degreeYearBefore / degreeNow * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(dayPay)
            operands.procent(degreeYearBefore)
            operands.procent(degreeNow)
            operands.dag(days)
        }
    }

    /// Semesterersättning for days on monthly pay.
    struct MonthlyCompensation: Working {
        static let formula = Formula(
            FormulaID(137), name: "Semesterersättning, månadslön",
            expression: "öre((andel_per_dag + procent) × månadslön × dagar)",
            operands: [
                Operand("andel_per_dag", .procent), Operand("procent", .procent), Operand("månadslön", .krona),
                Operand("dagar", .dag),
            ],
            paragraph: "SemL 16 a och 29 §§",
            source: .reading("lagen säger inte vad en dag av månadslönen är; andelen är avtalets"),
            confidence: .unconfirmed, quantity: "dagar")

        let dayShare: Percent
        let percent: Percent
        let monthlyPay: Amount
        let days: Int64

        func amount() throws(PayrollError) -> Amount {
            let sum = Percent(millionths: dayShare.millionths + percent.millionths)
            return try (Exact(monthlyPay) * sum * days).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(dayShare)
            operands.procent(percent)
            operands.krona(monthlyPay)
            operands.dag(days)
        }
    }
}
