//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// Begins the sums of the income year, and notes where months before are not known.
    ///
    /// They are not for who was employed before the first month calculated here, unless an earlier year's sums or the
    /// opening balance say otherwise.
    ///
    /// - Parameter first: the first day that is calculated for the person.
    func beginYear(_ person: Person, _ year: inout YearTotals, first: Day) {
        guard year.year != payDate.incomeYear.year else { return }
        let isFirst = year.year == 0
        year.begin(payDate.incomeYear)
        if isFirst, mayHaveBeenPaid(person, before: first) { year.since = payDate.month }
    }

    /// Whether the person was employed in the income year before a day, so that there may be pay of it nobody told of.
    private func mayHaveBeenPaid(_ person: Person, before first: Day) -> Bool {
        let january = Month(year: payDate.incomeYear.year, month: 1)
        return payDate.month > january
            && person.employments.contains { employment in
                employment.start < first && employment.end.map { $0 >= january.first } ?? true
            }
    }

    /// The first day that the run calculates.
    var firstDay: Day { min(fixedMonth.days.first, deviationMonth.days.first) }

    /// The year's income from the employer, as it is known and as the terms let expect it (decision L18).
    ///
    /// - Parameter ordinary: the ordinary pay of this payment.
    func expectedIncome(_ person: Person, _ year: YearTotals, ordinary: Amount) throws(PayrollError)
        -> ExpectedIncome
    {
        var income = ExpectedIncome()
        for employment in person.employments { try income.wholeMonth += wholeMonth(of: employment) }
        guard year.year == payDate.incomeYear.year else { return income }
        income.paid = year.gross
        // An opening balance without any pay says nothing of the year.
        income.isPaidKnown =
            year.since == nil && (year.gross != .zero || !mayHaveBeenPaid(person, before: firstDay))
        guard income.isPaidKnown else { return income }
        let december = Month(year: payDate.incomeYear.year, month: 12)
        var month = payMonth.next
        while month <= december {
            var hasDays = false
            for employment in person.employments {
                guard let days = employment.days(in: DayRange(month)) else { continue }
                hasDays = true
                try income.later += fixedPay(of: employment, in: days, of: month)
            }
            // Who has no fixed pay is expected to earn what was earned last.
            if hasDays, income.wholeMonth == .zero { try income.later += max(ordinary, year.latestOrdinary) }
            month = month.next
        }
        return income
    }

    /// The fixed pay that a whole month has by the terms of the latest day; zero when the employment is long over.
    private func wholeMonth(of employment: Employment) throws(PayrollError) -> Amount {
        let day = min(fixedMonth.days.last, employment.end ?? fixedMonth.days.last)
        guard day >= employment.start, day.month.next >= fixedMonth.month,
            let terms = employment.terms.fact(on: day, knownAt: knownAt)
        else { return .zero }
        return try fixedPay(employment, employment.terms[terms].value, on: day).rounded(.halfAwayFromZero)
    }

    /// The fixed pay of some days of a month, each as a part of the month.
    private func fixedPay(of employment: Employment, in days: DayRange, of month: Month) throws(PayrollError)
        -> Amount
    {
        var sum = Amount.zero
        for stretch in employment.terms.stretches(in: days, knownAt: knownAt) {
            let terms = employment.terms[stretch.index].value
            let pay = try fixedPay(employment, terms, on: stretch.days.first)
            try sum += (pay * Int64(stretch.days.count) / Int64(month.dayCount)).rounded(.halfAwayFromZero)
        }
        return sum
    }

    private func fixedPay(_ employment: Employment, _ terms: Terms, on day: Day) throws(PayrollError) -> Exact {
        guard case .monthly(let fullTime) = terms.pay else { return Exact(Amount.zero) }
        var pay = Exact(fullTime) * terms.degree
        for supplement in employment.supplements where supplement.recorded <= knownAt && supplement.holds(on: day) {
            pay = pay + supplement.value.amount
        }
        return pay
    }
}

extension PayrollRun {
    /// The decision of tax that holds on the pay date, or side income's when the employment has been over for long
    /// (decision L17).
    func taxDecision(_ person: Person) throws(PayrollError) -> TaxDecision? {
        let decision = try person.taxDecisions.decided(on: payDate.day, knownAt: knownAt, "skatt")
        switch decision {
        case .table, .noInformation: return isMainIncome(person) ? decision : .sideIncome
        case .sideIncome, .shortEmployment, .sink, .asink, nil: return decision
        }
    }

    /// Whether the month of payment is at the latest the one after the last regular pay.
    ///
    /// Monthly paid have that in the month of their last day, others when the deviations of it are paid.
    private func isMainIncome(_ person: Person) -> Bool {
        for employment in person.employments {
            guard let end = employment.end else { return true }
            let terms = employment.terms.fact(on: end, knownAt: knownAt).map { employment.terms[$0].value }
            var last = end.month
            if terms.map({ !$0.isMonthly }) ?? true, employer.payCalendar.deviations == .monthBefore {
                last = last.next
            }
            if payDate.month <= last.next { return true }
        }
        return person.employments.isEmpty
    }
}
