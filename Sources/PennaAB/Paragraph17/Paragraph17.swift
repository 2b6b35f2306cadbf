//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 17 Lön för del av månad: monthly pay and fixed supplements by calendar days.
///
/// A day of pay is the month's pay divided by the month's calendar days. A whole month gives the whole pay.
/// Each line is rounded once, half away from zero to öre.
///
/// The page: what it says, how it is calculated, an example. Leave without pay is in `Paragraph17+Leave.swift`, what a
/// working day is worth in `Paragraph17+Factors.swift`.
enum PartOfMonth {
    // MARK: What it says

    private static let text: RuleText = """
        Månadslönen är heltidslönen gånger sysselsättningsgraden. En del av en månad betalas per kalenderdag: månadens \
        lön delad med dess kalenderdagar, gånger de dagar man var anställd. Ändras lönen eller graden mitt i månaden blir \
        det en rad för varje del. Fasta lönetillägg räknas på samma sätt.
        """

    // MARK: How it is calculated

    /// Monthly pay of a part of a month, or of all of it.
    struct Pay: Working {
        static let formula = Formula(
            FormulaID(2010), name: "Månadslön", expression: "öre(heltidslön × grad × dagar ÷ kalenderdagar)",
            operands: [
                Operand("heltidslön", .krona), Operand("grad", .procent), Operand("dagar", .dag),
                Operand("kalenderdagar", .dag),
            ],
            paragraph: "AB § 17", source: [.page(.lararforbundetDeltid), .page(.hrsc)], confidence: .reported,
            quantity: "dagar", price: nil)

        let fullTimePay: Amount
        let degree: Percent
        let days: Int64
        let monthDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) * degree * days / monthDays).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.procent(degree)
            operands.dag(days)
            operands.dag(monthDays)
        }
    }

    /// A fixed supplement likewise.
    struct SupplementPay: Working {
        static let formula = Formula(
            FormulaID(2011), name: "Fast lönetillägg", expression: "öre(tillägg × dagar ÷ kalenderdagar)",
            operands: [Operand("tillägg", .krona), Operand("dagar", .dag), Operand("kalenderdagar", .dag)],
            paragraph: "AB § 17", source: [.page(.lararforbundetDeltid), .page(.hrsc)], confidence: .reported,
            quantity: "dagar", price: nil)

        let supplement: Amount
        let days: Int64
        let monthDays: Int64

        func amount() throws(PayrollError) -> Amount {
            try (Exact(supplement) * days / monthDays).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(supplement)
            operands.dag(days)
            operands.dag(monthDays)
        }
    }

    static func add(
        _ stretches: [PayStretch], _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        if stretches.count == 1 {
            try addPay(stretches[0], question, rules, to: &arena)
        } else {
            for stretch in try merged(stretches) { try addPay(stretch, question, rules, to: &arena) }
        }
        guard !question.employment.supplements.isEmpty, let days = question.employment.days(in: rules.days) else {
            return
        }
        for supplement in question.employment.supplementStretches(in: days, knownAt: question.knownAt) {
            try addSupplement(supplement, stretches, question, rules, to: &arena)
        }
    }

    private static func addPay(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard stretch.terms.isMonthly else { return }
        // The same pay every month of the year (Bilaga U).
        if stretch.scope.annex == .uppehall {
            let pay = try AnnexU.pay(stretch, question, rules)
            try arena.add(PayItems.manadslon.id, pay, .confirmed, stretch.origin(question))
        } else {
            try arena.add(PayItems.manadslon.id, pay(stretch, rules), .confirmed, stretch.origin(question))
        }
    }

    /// The monthly pay of a stretch.
    static func pay(_ stretch: PayStretch, _ rules: ABMonth) -> Pay {
        Pay(
            fullTimePay: stretch.fullTimePay, degree: stretch.terms.degree, days: Int64(stretch.days.count),
            monthDays: Int64(rules.days.count))
    }

    /// Supplements and figures split a month into stretches; monthly pay is one line as long as the terms hold.
    private static func merged(_ stretches: [PayStretch]) throws(PayrollError) -> ShortList<PayStretch> {
        var result = ShortList<PayStretch>()
        for stretch in stretches {
            if let last = result.last, last.termsIndex == stretch.termsIndex, last.days.last + 1 == stretch.days.first {
                result[result.count - 1] = PayStretch(
                    days: try DayRange(from: last.days.first, through: stretch.days.last), termsIndex: last.termsIndex,
                    terms: last.terms, supplements: .zero, figures: last.figures,
                    scope: last.scope)
            } else {
                result.append(stretch)
            }
        }
        return result
    }

    private static func addSupplement(
        _ supplement: Stretch, _ stretches: [PayStretch], _ question: borrowing EmploymentMonth,
        _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let fact = question.employment.supplements[supplement.index]
        guard let item = question.items[fact.value.item], item.kind == .pay else {
            throw PayrollError(
                .invalidValue,
                "Lönearten \(question.items[fact.value.item]?.key ?? "\(fact.value.item.number)") kan inte vara ett fast lönetillägg. Välj en löneart som är lön.",
                day: fact.from, row: fact.row)
        }
        for stretch in try merged(stretches) {
            guard let days = stretch.days.intersection(supplement.days) else { continue }
            guard stretch.terms.isMonthly else {
                throw PayrollError(
                    .invalidValue,
                    "En timavlönad kan inte ha fast lönetillägg. Ta bort tillägget eller ändra löneformen.",
                    day: days.first, row: fact.row)
            }
            try arena.add(
                fact.value.item,
                SupplementPay(
                    supplement: fact.value.amount, days: Int64(days.count), monthDays: Int64(rules.days.count)),
                .confirmed, LineOrigin(employment: question.index, terms: UInt16(stretch.termsIndex), days: days))
        }
    }

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        let epoch = Instant(seconds: 0)
        let pay = Terms.Pay.monthly(fullTime: Amount(ore: 3_000_000))
        return RuleExample(
            "Heltidslön 30 000 kr. Anställd från den 16 november 2026, 75 procent från den 23.",
            month: Month(year: 2026, month: 11), isFixedPay: true,
            employment: Employment(
                id: "1", start: Day(2026, 11, 16),
                terms: [
                    try Fact(Terms(pay: pay), from: Day(2026, 11, 16), recorded: epoch),
                    try Fact(
                        Terms(pay: pay, degree: Percent(millionths: 750_000)), from: Day(2026, 11, 23), recorded: epoch),
                ]))
    }

    // MARK: The rule

    static let rule = RuleDescription(
        paragraph: "AB § 17", name: "Lön för hel och del av månad", text: text,
        formulas: [Pay.formula, SupplementPay.formula], example: { () throws(PayrollError) in try example() })
}
