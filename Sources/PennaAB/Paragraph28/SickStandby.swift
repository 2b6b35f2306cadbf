//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The workings of § 28, day 1–14, for jour and beredskap that the sick person would have had (decision A43).
extension Sickness {
    private static let source: Source = [.act(.sjuklonelagen, "6 §"), .decision(.a43)]

    /// Sjuklön for lost standby of monthly paid.
    struct LostStandby: Working {
        static let formula = Formula(
            FormulaID(2177), name: "Sjuklön för förlorad jour och beredskap",
            expression: "öre(andel × heltidslön ÷ divisor × procent × faktor × timmar)",
            operands: [
                Operand("andel", .procent), Operand("heltidslön", .krona), Operand("divisor", .tal),
                Operand("procent", .procent), Operand("faktor", .faktor), Operand("timmar", .timme),
            ],
            paragraph: "SjLL 6 §; AB § 22", source: source, confidence: .reported, quantity: "timmar",
            paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let fullTimePay: Amount
        let divisor: Int64
        let percent: Percent
        let factor: Factor
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * percent * factor * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.procent(percent)
            operands.faktor(factor)
            operands.timme(time)
        }
    }

    /// Sjuklön for lost standby of hourly paid.
    struct LostStandbyHourly: Working {
        static let formula = Formula(
            FormulaID(2178), name: "Sjuklön för förlorad jour och beredskap, timavlönad",
            expression: "öre(andel × timlön × procent × faktor × timmar)",
            operands: [
                Operand("andel", .procent), Operand("timlön", .krona), Operand("procent", .procent),
                Operand("faktor", .faktor), Operand("timmar", .timme),
            ],
            paragraph: "SjLL 6 §; AB § 22", source: source, confidence: .reported, quantity: "timmar",
            paid: PaidMeasure("andel × timmar", .timme))

        let share: Percent
        let pay: Amount
        let percent: Percent
        let factor: Factor
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(pay) * percent * factor * time * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.krona(pay)
            operands.procent(percent)
            operands.faktor(factor)
            operands.timme(time)
        }
    }

    static let standbyFormulas = [LostStandby.formula, LostStandbyHourly.formula]
}
