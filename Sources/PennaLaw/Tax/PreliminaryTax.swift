//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Preliminary tax on a pay date: every way it is decided, resolved for a year and ready for any number of persons.
///
/// ```swift
/// let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 11, 27)))
/// let question = TaxQuestion(
///     birthYear: 1985, decision: .table(number: 33, column: nil), ordinary: pay, cash: pay)
/// let withheld = try tax.withheld(question)   // 7 134 kr of 35 000 kr
/// ```
///
/// Units: amounts in öre, every tax in whole kronor, öre dropped (SFF 22:1; decision L4). Tax is taken on the whole
/// person, all employments together, and stops where the cash ends (decision L5).
public struct PreliminaryTax: Sendable {
    /// The day of payment.
    public let payDate: PayDate

    private let ageLimit: FigureRow
    let tables: [TaxTable]
    let oneOff: OneOffTax
    private let sideIncome: FigureRow
    private let shortEmployment: FigureRow
    let oneOffAlone: FigureRow
    let increase: FigureRow
    private let sink: FigureRow
    private let asink: FigureRow

    /// Resolves the tables and rates of a pay date.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when tables or a rate are not known (decision L7).
    public init(payDate: PayDate, years: PayYears = .builtIn) throws(PayrollError) {
        self.payDate = payDate
        tables = try TaxTable.all(years.tables(of: payDate.incomeYear))
        ageLimit = try TaxRules.ageLimit.row(for: payDate, years)
        oneOff = OneOffTax(payDate.incomeYear, years.oneOff(of: payDate.incomeYear))
        sideIncome = try TaxRules.sideIncomeShare.row(for: payDate, years)
        shortEmployment = try TaxRules.shortEmploymentShare.row(for: payDate, years)
        oneOffAlone = try TaxRules.oneOffAloneShare.row(for: payDate, years)
        increase = try TaxRules.noInformationIncrease.row(for: payDate, years)
        sink = try TaxRules.sinkShare.row(for: payDate, years)
        asink = try TaxRules.asinkShare.row(for: payDate, years)
    }

    /// The taxes on a person's pay.
    ///
    /// A negative one-off amount is taken back from ordinary pay, and a negative ordinary pay lessens the one-off
    /// amount; nothing is taken on what is then zero or less.
    ///
    /// - Throws: `missingFact` when no decision is given; `invalidValue` for a table, column, percentage or birth year
    ///   that cannot be, or an adjustment or extra tax beside SINK; `missingFigure` for a one-off column that is not known;
    ///   `notImplemented` for a one-off amount without a percentage beside missing information.
    public func withheld(_ question: TaxQuestion) throws(PayrollError) -> WithheldTax {
        // Most have ordinary pay and no more, and a question is long to copy.
        guard question.oneOff == .zero, question.ordinary > .zero, question.oneOffBasis == nil, question.extra == nil
        else { return try withheldOnBoth(question) }
        return try mainTax(question)
    }

    private func withheldOnBoth(_ question: TaxQuestion) throws(PayrollError) -> WithheldTax {
        _ = try question.oneOffBasis?.checked()
        var bases = question
        let all = try question.ordinary + question.oneOff
        bases.oneOff = max(.zero, min(question.oneOff, all))
        bases.ordinary = max(.zero, question.oneOff.isNegative ? all : question.ordinary)
        if bases.ordinary == .zero, bases.oneOff == .zero { return WithheldTax() }

        var withheld = try mainTax(bases)
        guard let extra = question.extra else { return withheld }
        guard withheld.kind == .preliminary else {
            throw PayrollError(
                .invalidValue,
                "Personen har både SINK eller A-SINK och frivillig extra skatt \(payDate.day). De kan inte redovisas tillsammans; ta bort den extra skatten.",
                day: payDate.day)
        }
        try addExtra(extra, bases, to: &withheld)
        return withheld
    }
}

extension PreliminaryTax {
    private func mainTax(_ question: TaxQuestion) throws(PayrollError) -> WithheldTax {
        switch (question.adjustment, question.decision) {
        case (.some, .sink), (.some, .asink):
            throw PayrollError(
                .invalidValue,
                "Personen har både beslut om SINK eller A-SINK och beslut om jämkning \(payDate.day). Ta bort det som inte gäller.",
                day: payDate.day)
        case (.percent(let percent), _):
            _ = try TaxAdjustment.percent(percent).checked()
            return try flat(question, TaxRules.AdjustedShare.self, percent, .confirmed)
        case (.noTax, _): return try flat(question, TaxRules.AdjustedShare.self, .zero, .confirmed)
        case (.amount(let amount), let decision): return try adjusted(question, amount, decision)
        case (.table(let number, let column), _): return try byTable(question, number, column)
        case (nil, .table(let number, let column)): return try byTable(question, number, column)
        case (nil, .sideIncome): return try flat(question, TaxRules.SideIncome.self, sideIncome)
        case (nil, .shortEmployment): return try flat(question, TaxRules.ShortEmployment.self, shortEmployment)
        case (nil, .sink): return try flat(question, TaxRules.Sink.self, sink, kind: .sink)
        case (nil, .asink): return try flat(question, TaxRules.Asink.self, asink, kind: .asink)
        case (nil, .noInformation(let number)): return try withoutInformation(question, number)
        case (nil, nil):
            throw PayrollError(
                .missingFact,
                "Skatteuppgift saknas för utbetalningen \(payDate.day). Hämta skattetabell från Skatteverket (FOS) och lägg in den.",
                day: payDate.day)
        }
    }

    /// One share of everything.
    private func flat(
        _ question: TaxQuestion, _ share: (some TaxKind).Type, _ figure: FigureRow,
        kind: WithheldTax.Kind = .preliminary
    ) throws(PayrollError) -> WithheldTax {
        var withheld = try flat(question, share, Percent(millionths: figure.value), figure.confidence)
        withheld.kind = kind
        return withheld
    }

    private func flat(
        _ question: TaxQuestion, _ share: (some TaxKind).Type, _ percent: Percent, _ confidence: Confidence
    ) throws(PayrollError) -> WithheldTax {
        var withheld = WithheldTax()
        withheld.main = try self.share(
            of: question.ordinary + question.oneOff, percent, share, confidence, cash: question.cash)
        return withheld
    }

    private func byTable(_ question: TaxQuestion, _ number: Int, _ column: Int?) throws(PayrollError) -> WithheldTax {
        var withheld = WithheldTax()
        let place = try place(of: number)
        let column = try self.column(column, question.birthYear)
        var cash = question.cash
        if question.ordinary > .zero, question.earlier != EarlierInMonth() {
            let tax = try laterTableTax(question, place, column)
            withheld.main = tax
            cash = try cash - tax.amount
        } else if question.ordinary > .zero {
            let working = TaxRules.ByTable(
                year: payDate.incomeYear, table: number, column: column, base: question.ordinary, cash: cash,
                listed: tables[place].tax(on: question.ordinary, in: column))
            let tax = try Proof(of: working, tables[place].confidence)
            withheld.main = tax
            cash = try cash - tax.amount
        }
        if question.oneOff > .zero { withheld.oneOff = try oneOffTax(question, column, cash: cash) }
        return withheld
    }

    /// An amount is for the month's ordinary pay; a one-off amount goes by its own table (decision L21).
    private func adjusted(_ question: TaxQuestion, _ amount: Amount, _ decision: TaxDecision?)
        throws(PayrollError) -> WithheldTax
    {
        _ = try TaxAdjustment.amount(amount).checked()
        var withheld = WithheldTax()
        var cash = question.cash
        if question.ordinary > .zero {
            let part = try monthlyAmount(
                amount, withheld: question.earlier.withheld, TaxRules.AdjustedAmount.self,
                TaxRules.LaterAdjustedAmount.self, cash: cash)
            withheld.main = part
            cash = try cash - part.amount
        }
        guard question.oneOff > .zero else { return withheld }
        var column: Int?
        if case .table(_, let chosen) = decision { column = chosen }
        var hasPercent = false
        if case .percent = question.oneOffBasis { hasPercent = true }
        switch decision {
        case .sideIncome where !hasPercent:
            withheld.oneOff = try share(of: question.oneOff, TaxRules.SideIncome.self, sideIncome, cash)
        case .shortEmployment where !hasPercent:
            withheld.oneOff = try share(of: question.oneOff, TaxRules.ShortEmployment.self, shortEmployment, cash)
        default: withheld.oneOff = try oneOffTax(question, self.column(column, question.birthYear), cash: cash)
        }
        return withheld
    }

    private func withoutInformation(_ question: TaxQuestion, _ number: Int) throws(PayrollError) -> WithheldTax {
        var withheld = WithheldTax()
        var cash = question.cash
        if question.ordinary > .zero {
            let part = try increased(question, number)
            withheld.main = part
            cash = try cash - part.amount
        }
        guard question.oneOff > .zero else { return withheld }
        guard case .percent(let percent) = question.oneOffBasis else {
            throw PayrollError(
                .notImplemented,
                "Skatteuppgift saknas, och det finns ingen känd regel för engångsbeloppet \(question.oneOff.swedish) kr då. Hämta skatteuppgiften från Skatteverket (FOS), eller ange procenten för engångsbeloppet.",
                day: payDate.day)
        }
        withheld.oneOff = try share(of: question.oneOff, percent, TaxRules.OneOffByPercent.self, .confirmed, cash: cash)
        return withheld
    }

    private func increased(_ question: TaxQuestion, _ number: Int) throws(PayrollError) -> Proof {
        let place = try place(of: number)
        let column = try self.column(nil, question.birthYear)
        if question.earlier != EarlierInMonth() { return try laterIncreased(question, place, column) }
        let working = TaxRules.Increased(
            year: payDate.incomeYear, table: number, column: column, base: question.ordinary,
            increase: Percent(millionths: increase.value), cash: question.cash,
            listed: tables[place].tax(on: question.ordinary, in: column))
        return try Proof(of: working, tables[place].confidence.weaker(increase.confidence))
    }

    private func oneOffTax(_ question: TaxQuestion, _ column: TaxColumn, cash: Amount) throws(PayrollError) -> Proof {
        switch question.oneOffBasis {
        case .percent(let percent):
            return try share(of: question.oneOff, percent, TaxRules.OneOffByPercent.self, .confirmed, cash: cash)
        case .yearlyIncome(let income):
            let working = TaxRules.OneOffByIncome(
                year: payDate.incomeYear, column: column, yearlyIncome: income, oneOff: question.oneOff, cash: cash,
                percent: try oneOff.percent(column: column, yearlyIncome: income))
            return try Proof(of: working, oneOff.confidence)
        case nil: return try oneOffByEstimate(question, column, cash: cash)
        }
    }

    private func addExtra(_ extra: ExtraTax, _ question: TaxQuestion, to withheld: inout WithheldTax)
        throws(PayrollError)
    {
        let cash = try question.cash - withheld.total()
        switch try extra.checked() {
        case .amount(let amount):
            withheld.extra = try monthlyAmount(
                amount, withheld: question.earlier.extra, TaxRules.ExtraAmount.self, TaxRules.LaterExtraAmount.self,
                cash: cash)
        case .percent(let percent):
            withheld.extra = try share(
                of: question.ordinary + question.oneOff, percent, TaxRules.ExtraShare.self, .confirmed, cash: cash)
        }
    }
}

extension PreliminaryTax {
    /// Where a table lies; whoever asks it does so in place, because a table is large to hand over.
    func place(of number: Int) throws(PayrollError) -> Int {
        try TaxTable.check(number: number)
        return number - TaxTable.numbers.lowerBound
    }

    func column(_ chosen: Int?, _ birthYear: Int) throws(PayrollError) -> TaxColumn {
        if let chosen { return try TaxColumn(number: chosen) }
        return try TaxColumn.forPay(
            birthYear: birthYear, in: payDate.incomeYear, ageLimit: Int(clamping: ageLimit.value))
    }

    func share<Kind: TaxKind>(
        of base: Amount, _ percent: Percent, _: Kind.Type, _ confidence: Confidence, cash: Amount
    ) throws(PayrollError) -> Proof {
        try Proof(of: TaxRules.Share<Kind>(base: base, percent: percent, cash: cash), confidence)
    }

    private func share(of base: Amount, _ kind: (some TaxKind).Type, _ figure: FigureRow, _ cash: Amount)
        throws(PayrollError) -> Proof
    {
        try share(of: base, Percent(millionths: figure.value), kind, figure.confidence, cash: cash)
    }
}
