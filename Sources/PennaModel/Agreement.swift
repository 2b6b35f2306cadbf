//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A rule as the rule list shows it: the formulas and figures it works with.
public struct RuleDescription: Sendable {
    /// The paragraph or act, such as `AB § 21`.
    public let paragraph: String

    /// The name in Swedish.
    public let name: String

    /// The formulas that prove its lines.
    public let formulas: [Formula]

    /// The figures it uses.
    public let figures: [Figure]

    /// Describes a rule.
    public init(paragraph: String, name: String, formulas: [Formula] = [], figures: [Figure] = []) {
        self.paragraph = paragraph
        self.name = name
        self.formulas = formulas
        self.figures = figures
    }
}

/// What an agreement is asked about one employment in one month.
public struct EmploymentMonth: Sendable {
    /// The employment.
    public let employment: Employment

    /// Its index among the person's.
    public let index: UInt16

    /// The year the person was born.
    public let birthYear: Int

    /// What is decided about the person's pay.
    public let decisions: Decisions

    /// The employer's schedules.
    public let schedules: [Schedule]

    /// The schedules laid out over the month of deviations.
    public let plans: PlanBook?

    /// The employer's pay items.
    public let items: PayItemRegister

    /// Only what was recorded by then is known.
    public let knownAt: Instant

    /// A question about an employment.
    public init(
        employment: Employment, index: UInt16, birthYear: Int, decisions: Decisions = Decisions(),
        schedules: [Schedule], plans: PlanBook? = nil, items: PayItemRegister, knownAt: Instant
    ) {
        self.employment = employment
        self.index = index
        self.birthYear = birthYear
        self.decisions = decisions
        self.schedules = schedules
        self.plans = plans
        self.items = items
        self.knownAt = knownAt
    }
}

/// A collective agreement: what the engine asks of it, and all the engine knows about it.
///
/// The engine is generic over this protocol. A new agreement is a new folder that fulfils it, and one line where
/// agreements are registered.
public protocol Agreement: Sendable {
    /// Figures and calendars resolved once for a month, for all persons.
    associatedtype MonthRules: Sendable

    /// The name that terms refer to, such as `AB`.
    static var name: String { get }

    /// The pay items it adds to the common ones; numbers 100–999.
    static var payItems: [PayItem] { get }

    /// Its rules, in the order of its paragraphs.
    static var rules: [RuleDescription] { get }

    /// The agreement with an employer's local settings.
    ///
    /// - Throws: `unknownName` when a setting names no figure of the agreement.
    init(settings: [AgreementSetting]) throws(PayrollError)

    /// Resolves the figures of a month.
    ///
    /// - Throws: a typed error when the month cannot be reckoned at all.
    func monthRules(_ month: WorkedMonth) throws(PayrollError) -> MonthRules

    /// Adds the lines of the fixed pay of a month.
    ///
    /// - Throws: a typed error when the employment cannot be paid.
    func addFixedPay(_ question: borrowing EmploymentMonth, _ rules: MonthRules, to arena: inout LineArena)
        throws(PayrollError)

    /// Adds the lines of what deviated in a month, and leaves the state for the next.
    ///
    /// - Throws: a typed error when the employment cannot be paid.
    func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError)
}
