//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The pension terms of a pay date, for all persons.
struct PensionTerms: Sendable {
    let akapKR: AkapKRTerms
    /// The day through which pay is added up for AKAP-KR.
    let halfYearEnd: Day
    let kapKL: KapKLTerms
    /// The same for KAP-KL.
    let yearEnd: Day
    let loneskatt: FigureRow

    init(payDate: PayDate, years: PayYears) throws(PayrollError) {
        akapKR = try AkapKRTerms(HalfYear(payDate: payDate), years: years)
        halfYearEnd = akapKR.halfYear.settlementDay
        kapKL = try KapKLTerms(year: payDate.incomeYear, years: years)
        yearEnd = Day(payDate.incomeYear.year, 12, 31)
        loneskatt = try SarskildLoneskatt.rate(in: payDate.incomeYear, years: years)
    }
}

extension PayrollRun {
    /// Löneväxling: a gross deduction now, and a pension contribution in its place; once in a calendar month.
    func addSalaryExchange(
        _ person: Person, firstLine: Int, _ earlier: MonthAccount, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard earlier.exchanged == .zero else { return }
        let found = try person.decisions.salaryExchanges.decided(on: payDate.day, knownAt: knownAt, "löneväxling")
        guard let exchange = found else { return }
        var gross = Amount.zero
        for line in arena.lines[firstLine...] where items.weight(of: line.item).kind == .pay {
            try gross += line.amount
        }
        // After the employment, or with less pay than that, nothing is exchanged; a finding says so.
        guard isEmployed(person), gross >= exchange.amount else { return }
        let vaxling = try Lonevaxling(exchange.amount, of: gross)
        arena.add(PayItems.lonevaxling.id, try vaxling.deduction(), origin)
        switch exchange.contribution {
        case .amountAnd(let percent):
            arena.add(PayItems.pensionspremie.id, try vaxling.contribution(tillagg: percent), origin)
        case .costNeutral:
            let ageClass = contributions.contributionClass(birthYear: person.birthYear)
            guard ageClass != .youth else {
                throw PayrollError(
                    .notImplemented,
                    "Löneväxlingen ska vara kostnadsneutral, men den unges avgift är olika under och över taket per månad. Ange i stället hur många procent mer arbetsgivaren betalar.",
                    day: payDate.day)
            }
            let rate = contributions.rate(of: ageClass)
            arena.add(
                PayItems.pensionspremie.id,
                try vaxling.costNeutralContribution(avgift: rate, in: payDate.incomeYear, years: years), origin)
        }
    }

    /// The occupational pension of the payment, over all employments, and särskild löneskatt on all pension costs.
    func addPension(
        _ person: Person, _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard !person.decisions.pensions.isEmpty || !person.decisions.salaryExchanges.isEmpty else {
            totals.pensionCost = .zero
            return
        }
        switch try person.decisions.pensions.decided(on: payDate.day, knownAt: knownAt, "pension") {
        case .akapKR:
            let end = pensionTerms.halfYearEnd
            var half = PensionHalfYear(
                terms: pensionTerms.akapKR, pensionsgrundandeLon: carry.pension.pay(in: .akapKR, through: end))
            let share = try half.add(totals.pensionBase, paid: payDate)
            try totals.pensionCost += share.amount
            if share.amount != .zero { arena.add(PayItems.pensionsavgift.id, share, origin) }
            carry.pension = PensionCarry(plan: .akapKR, through: end, pay: half.pensionsgrundandeLon)
        case .kapKL:
            let end = pensionTerms.yearEnd
            var year = KapKLYear(
                terms: pensionTerms.kapKL, pensionsgrundandeLon: carry.pension.pay(in: .kapKL, through: end))
            let share = try year.add(totals.pensionBase, paid: payDate)
            try totals.pensionCost += share.amount
            if share.amount != .zero { arena.add(PayItems.pensionsavgift.id, share, origin) }
            carry.pension = PensionCarry(plan: .kapKL, through: end, pay: year.pensionsgrundandeLon)
        case nil: break
        }
        guard totals.pensionCost != .zero else { return }
        let tax = try SarskildLoneskatt.tax(on: totals.pensionCost, at: pensionTerms.loneskatt)
        arena.add(PayItems.sarskildLoneskatt.id, tax, origin)
        try totals.pensionCost += tax.amount
    }
}
