//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw
public import PennaModel

/// One employer's pay on one pay date: everything resolved that is the same for all persons.
///
/// A run is a plain value. It holds no facts of persons, reads no clock and changes nothing; the same run gives the
/// same payslip for the same facts and carry, on any thread.
public struct PayrollRun<Rules: Agreement>: Sendable {
    /// The employer.
    public let employer: Employer

    /// The day the pay is available.
    public let payDate: PayDate

    /// The month of the pay calendar whose fixed pay and deviations it carries: that of the pay date, but for final pay.
    public let payMonth: Month

    /// Only facts recorded by then are known.
    public let knownAt: Instant

    /// The pay items in use.
    public let items: PayItemRegister

    /// The years whose tables and figures it uses.
    public let years: PayYears

    /// The agreements, with the employer's settings: what each employment is paid by.
    public let agreements: Rules

    let fixedMonth: WorkedMonth
    let fixedRules: Rules.MonthRules
    let deviationMonth: WorkedMonth
    let deviationRules: Rules.MonthRules
    let plans: PlanBook
    let tax: PreliminaryTax
    let contributions: ContributionRates
    let pensionTerms: PensionTerms
    let overhead: OverheadRates?
    /// Whether the net is paid in whole kronor (decision A29).
    let paysWholeKronor: Bool

    /// Resolves figures, tables and items for a pay date.
    ///
    /// - Parameters:
    ///   - employer: whose settings, items and calendar hold.
    ///   - agreements: those that the employments' terms may name, without local settings.
    ///   - payDate: the day of payment.
    ///   - payMonth: the month of the pay calendar that it carries; when not given, the one whose ordinary pay comes on
    ///     the pay date, else that of the pay date.
    ///   - knownAt: what was recorded later is not known to the run.
    ///   - years: the built-in years, and those given at run time; everything is looked up in them once, here.
    /// - Throws: `yearNotCovered`, naming all that is lacking, when nobody can be paid in the income year; `unknownName`
    ///   or `invalidValue` when the employer's settings or items are wrong.
    public init(
        employer: Employer, agreements: Rules, payDate: PayDate, payMonth: Month? = nil, knownAt: Instant,
        years: PayYears = .builtIn
    ) throws(PayrollError) {
        let years = years.known(at: knownAt)
        try years.require(payDate.incomeYear)
        self.years = years
        self.employer = employer
        self.payDate = payDate
        let payMonth = payMonth ?? employer.payCalendar.payMonth(of: payDate.day)
        self.payMonth = payMonth
        self.knownAt = knownAt
        items = try PayItemRegister(agreement: agreements.payItems, own: employer.ownItems)
        self.agreements = try agreements.resolved(
            with: KnownSettings(try Controls.others(employer.settings), knownAt: knownAt, years: years))
        fixedMonth = employer.payCalendar.fixedPayMonth(of: payMonth)
        deviationMonth = employer.payCalendar.deviationMonth(of: payMonth)
        plans = try PlanBook(month: deviationMonth.month, schedules: employer.schedules)
        deviationRules = try self.agreements.monthRules(deviationMonth, plans)
        fixedRules = fixedMonth == deviationMonth ? deviationRules : try self.agreements.monthRules(fixedMonth)
        tax = try PreliminaryTax(payDate: payDate, years: years)
        contributions = try ContributionRates(payDate: payDate, years: years)
        pensionTerms = try PensionTerms(payDate: payDate, years: years)
        let known = KnownSettings(employer.settings, knownAt: knownAt, years: years)
        paysWholeKronor = known.setting(WholeKronor.choice.key, on: payDate.day)?.value == 1
        overhead = employer.overheads.isEmpty ? nil : try PayrollOverhead(employer.overheads).rates(on: payDate.day)
    }

    /// What the run calculates people in, one after the other, so that lists that have grown once need not grow again.
    ///
    /// It carries nothing from one person to the next: the payslip is the same whoever was calculated in it before.
    public struct Workspace: Sendable {
        var question: EmploymentMonth
        var agreement = Rules.Workspace()
        var covered = CoveredNames()
    }

    /// A workspace that nobody has been calculated in.
    public func workspace() -> Workspace {
        Workspace(
            question: EmploymentMonth(
                employment: Employment(id: "", start: payDate.day, terms: []), index: 0, birthYear: 0,
                schedules: employer.schedules, plans: plans, items: items, knownAt: knownAt))
    }

    /// Whether last year's tables and figures stand in: what it gives may be looked at but not paid.
    public var isProvisional: Bool { years.provisionalYear != nil }

    /// The worked months that the pay date carries: fixed pay and deviations.
    public var months: (fixedPay: WorkedMonth, deviations: WorkedMonth) { (fixedMonth, deviationMonth) }
}

extension PayrollRun where Rules == StandardAgreements {
    /// A run under the agreements that come with Penna.
    ///
    /// - Throws: as ``init(employer:agreements:payDate:payMonth:knownAt:years:)``.
    public init(
        employer: Employer, payDate: PayDate, payMonth: Month? = nil, knownAt: Instant, years: PayYears = .builtIn
    ) throws(PayrollError) {
        try self.init(
            employer: employer, agreements: .standard, payDate: payDate, payMonth: payMonth, knownAt: knownAt,
            years: years)
    }
}
