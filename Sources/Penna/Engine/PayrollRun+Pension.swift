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
        guard isEmployed(person), gross >= exchange.amount, isPriced(exchange, for: person) else { return }
        let vaxling = try Lonevaxling(exchange.amount, of: gross)
        arena.add(PayItems.lonevaxling.id, try vaxling.deduction(), origin)
        switch exchange.contribution {
        case .amountAnd(let percent):
            arena.add(PayItems.pensionspremie.id, try vaxling.contribution(tillagg: percent), origin)
        case .costNeutral:
            let rate = contributions.rate(of: contributions.contributionClass(birthYear: person.birthYear))
            arena.add(
                PayItems.pensionspremie.id,
                try vaxling.costNeutralContribution(avgift: rate, in: payDate.incomeYear, years: years), origin)
        }
    }

    /// Whether what the employer pays for an exchange is known: that of the young depends on how much of the month's pay lies
    /// below the cap of their contributions, and what is cost-neutral then no source says.
    func isPriced(_ exchange: SalaryExchange, for person: Person) -> Bool {
        guard case .costNeutral = exchange.contribution else { return true }
        return contributions.contributionClass(birthYear: person.birthYear) != .youth
    }

    /// A small fee of AKAP-KR that is paid as pay, with the runs of June and December.
    func addSmallPension(
        _ person: Person, firstLine: Int, _ known: PensionCarry, _ origin: LineOrigin, to arena: inout LineArena
    ) throws(PayrollError) {
        guard payDate.month == pensionTerms.halfYearEnd.month, try pensionPlan(of: person, known) == .akapKR else {
            return
        }
        let base = try PayslipBases(arena, from: firstLine, items).totals().pensionBase
        let payment = try akapKR(person, known, base: base)
        guard let fee = try payment.smallFee(), fee != payment.paidAsPay else { return }
        arena.add(PayItems.pensionSomLon.id, try Proof(of: payment.asPay(), payment.terms.confidence), origin)
    }

    /// The occupational pension of the payment, over all employments, and särskild löneskatt on all pension costs.
    func addPension(
        _ person: Person, _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let plan = try pensionPlan(of: person, carry.pension)
        guard plan != nil || !person.decisions.pensions.isEmpty || !person.decisions.salaryExchanges.isEmpty else {
            totals.pensionCost = .zero
            return
        }
        switch plan {
        case .akapKR: try addAkapKR(person, &totals, &carry, origin, to: &arena)
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

    /// What the payment adds to the half-year's fee, and what of a small fee is taken back because it is paid as pay.
    private func addAkapKR(
        _ person: Person, _ totals: inout PayslipTotals, _ carry: inout Carry, _ origin: LineOrigin,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let payment = try akapKR(person, carry.pension, base: totals.pensionBase)
        var half = PensionHalfYear(terms: payment.terms, pensionsgrundandeLon: payment.earlier)
        let share = try half.add(payment.charged, paid: payDate)
        try totals.pensionCost += share.amount
        if share.amount != .zero { arena.add(PayItems.pensionsavgift.id, share, origin) }
        var paidAsPay = payment.paidAsPay
        if let fee = try payment.smallFee(), fee != paidAsPay {
            let back = try Proof(of: SmallPensionFee.TakenBack(payment.asPay()), payment.terms.confidence)
            try totals.pensionCost += back.amount
            arena.add(PayItems.pensionsavgift.id, back, origin)
            paidAsPay = fee
        }
        carry.pension = PensionCarry(
            plan: .akapKR, through: pensionTerms.halfYearEnd, pay: half.pensionsgrundandeLon,
            unsettled: payment.unsettled, paidAsPay: paidAsPay)
    }

    /// The agreement that the payment counts in: as decided, or that of a half-year which is left to settle.
    func pensionPlan(of person: Person, _ known: PensionCarry) throws(PayrollError) -> PensionPlan? {
        if let plan = try person.decisions.pensions.decided(on: payDate.day, knownAt: knownAt, "pension") {
            return plan
        }
        let isLeft = known.plan == .akapKR && known.through == pensionTerms.halfYearEnd
        return isLeft && payDate.month == pensionTerms.halfYearEnd.month ? .akapKR : nil
    }

    /// What a payment is to the half-year of AKAP-KR.
    func akapKR(_ person: Person, _ known: PensionCarry, base: Amount) throws(PayrollError) -> AkapKRPayment {
        let end = pensionTerms.halfYearEnd
        let half = known.plan == .akapKR && known.through == end ? known : PensionCarry()
        // Who has no day of birth in the number is of the year's last month.
        let born = person.id.birthDay?.month ?? Month(year: person.birthYear, month: 12)
        let due = try base + half.unsettled
        let isLast = payDate.month == end.month
        var terms = pensionTerms.akapKR
        if let more = try person.decisions.pensionAdditions.decided(
            on: payDate.day, knownAt: knownAt, "tilläggsavgift")
        {
            terms = try terms.adding(more)
        }
        return AkapKRPayment(
            terms: terms.of(bornIn: born, paid: payDate), earlier: half.pay,
            charged: isLast ? due : max(.zero, due), unsettled: isLast ? .zero : min(.zero, due),
            paidAsPay: half.paidAsPay, isLast: isLast)
    }
}

/// A payment in the half-year of AKAP-KR (decision L19).
struct AkapKRPayment {
    /// By the person's age.
    let terms: AkapKRTerms
    /// The half-year's pay before it that a fee was charged on.
    let earlier: Amount
    /// What a fee is charged on now: nothing for pay below zero, until the half-year is settled.
    let charged: Amount
    /// Pay below zero that is left for later payments.
    let unsettled: Amount
    /// What of the half-year's fee has been paid as pay.
    let paidAsPay: Amount
    /// Whether it comes in the month in which the half-year is settled.
    let isLast: Bool

    /// The half-year's fee, where it is so small that it is paid as pay now.
    func smallFee() throws(PayrollError) -> Amount? {
        guard isLast else { return nil }
        let fee = try PensionHalfYear(terms: terms, pensionsgrundandeLon: earlier + charged).fee().amount
        return fee > .zero && fee < terms.smallFee || fee == .zero && paidAsPay != .zero ? fee : nil
    }

    /// What is paid as pay, as a working.
    func asPay() throws(PayrollError) -> SmallPensionFee.AsPay {
        SmallPensionFee.AsPay(terms, pay: try earlier + charged, paidAsPay: paidAsPay)
    }
}
