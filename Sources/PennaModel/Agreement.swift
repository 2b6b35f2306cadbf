//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

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

    /// What the rule says, in Swedish and in our own words; paragraphs apart by an empty line.
    public let text: String

    /// A worked example, reckoned when it is shown; `nil` for a rule that makes no lines of its own.
    public let example: (@Sendable () throws(PayrollError) -> RuleExample)?

    /// Describes a rule.
    public init(
        paragraph: String, name: String, text: String = "", formulas: [Formula] = [], figures: [Figure] = [],
        example: (@Sendable () throws(PayrollError) -> RuleExample)? = nil
    ) {
        self.paragraph = paragraph
        self.name = name
        self.text = text
        self.formulas = formulas
        self.figures = figures
        self.example = example
    }
}

/// An invented employment and one month of it, with which a rule shows what it does.
///
/// The agreement's own code reckons the month; nothing in the example says what comes out.
public struct RuleExample: Sendable {
    /// What happens in the example, in Swedish.
    public let text: String

    /// The month whose deviations, or fixed pay, are reckoned.
    public let month: Month

    /// Whether the fixed pay of the month is shown, instead of its deviations.
    public let isFixedPay: Bool

    /// The employment with its registrations, all recorded at the epoch.
    public let employment: Employment

    /// The schedules that the employment refers to.
    public let schedules: [Schedule]

    /// The year the person was born.
    public let birthYear: Int

    /// What earlier months left.
    public let carry: EmploymentCarry

    /// The pay items whose lines the example is about; all lines when empty.
    public let items: [PayItem]

    /// An example.
    public init(
        _ text: String, month: Month, isFixedPay: Bool = false, employment: Employment, schedules: [Schedule] = [],
        birthYear: Int = 1990, carry: EmploymentCarry? = nil, items: [PayItem] = []
    ) {
        self.text = text
        self.month = month
        self.isFixedPay = isFixedPay
        self.employment = employment
        self.schedules = schedules
        self.birthYear = birthYear
        self.carry = carry ?? EmploymentCarry(employment: employment.id)
        self.items = items
    }
}

/// A day of absence with a parent's benefit, which the AGI reports (frånvarouppgift).
public struct ReportedAbsence: Hashable, Sendable {
    /// The day.
    public let day: Day

    /// Which benefit.
    public let kind: ParentalAbsenceKind

    /// How much of the day.
    public let extent: ParentalAbsenceExtent

    /// A day of absence.
    public init(day: Day, kind: ParentalAbsenceKind, extent: ParentalAbsenceExtent) {
        self.day = day
        self.kind = kind
        self.extent = extent
    }
}

extension Agreement {
    /// Prepares nothing for the layouts.
    public func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> MonthRules {
        try monthRules(month)
    }
}

/// What an agreement is asked about one employment in one month.
public struct EmploymentMonth: Sendable {
    /// The employment.
    public private(set) var employment: Employment

    /// Its index among the person's.
    public private(set) var index: UInt16

    /// The year the person was born.
    public private(set) var birthYear: Int

    /// Försäkringskassan's decisions of särskilt högriskskydd.
    public private(set) var sickProtections: [Fact<SickProtection>]

    /// The person's other employments, where a rule of the month follows the person; see ``Person/besides(_:before:)``.
    public private(set) var besides: [EmploymentBeside] = []

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
        employment: Employment, index: UInt16, birthYear: Int,
        sickProtections: [Fact<SickProtection>] = [], besides: [EmploymentBeside] = [], schedules: [Schedule],
        plans: PlanBook? = nil, items: PayItemRegister, knownAt: Instant
    ) {
        self.employment = employment
        self.index = index
        self.birthYear = birthYear
        self.sickProtections = sickProtections
        self.besides = besides
        self.schedules = schedules
        self.plans = plans
        self.items = items
        self.knownAt = knownAt
    }

    /// Asks about another employment at the same employer.
    ///
    /// - Parameters:
    ///   - position: where it stands among the person's.
    ///   - before: what the month before left; it need not be given for a person who ``Person/isAlone(before:)``.
    public mutating func turn(to person: Person, _ position: Int, before: ShortList<EmploymentCarry>) {
        employment = person.employments[position]
        index = UInt16(position)
        birthYear = person.birthYear
        sickProtections = person.decisions.sickProtections
        if person.employments.count > 1 || !before.isEmpty || !besides.isEmpty {
            besides = person.besides(position, before: before)
        }
    }

    /// The same question about another employment of the person, without those beside it.
    public func of(_ employment: Employment, index: UInt16) -> EmploymentMonth {
        var question = self
        question.employment = employment
        question.index = index
        question.besides = []
        return question
    }
}

/// A collective agreement: what the engine asks of it, and all the engine knows about it.
///
/// The engine is generic over this protocol. A new agreement is a new folder that fulfils it, and one line where
/// agreements are registered.
public protocol Agreement: Sendable {
    /// Figures and calendars resolved once for a month, for all persons.
    associatedtype MonthRules: Sendable

    /// What a month of an employment is reckoned in.
    associatedtype Workspace: AgreementWorkspace = NoWorkspace

    /// The name that terms refer to, such as `AB`.
    static var name: String { get }

    /// The pay items it adds to the common ones; numbers 100–999.
    static var payItems: [PayItem] { get }

    /// Its rules, in the order of its paragraphs.
    static var rules: [RuleDescription] { get }

    /// The agreement with an employer's local settings, as an instant knows them.
    ///
    /// - Throws: `unknownName` when a setting names no figure of the agreement.
    init(settings: KnownSettings) throws(PayrollError)

    /// Resolves the figures of a month.
    ///
    /// - Throws: a typed error when the month cannot be reckoned at all.
    func monthRules(_ month: WorkedMonth) throws(PayrollError) -> MonthRules

    /// Resolves it for a month in which employments share these layouts, whatever can be reckoned once for all who work
    /// by one of them; without more to prepare, as ``monthRules(_:)``.
    func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> MonthRules

    /// Adds the lines of the fixed pay of a month.
    ///
    /// - Parameter workspace: where the month is reckoned; what it held before has no meaning.
    /// - Throws: a typed error when the employment cannot be paid.
    func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout Workspace,
        to arena: inout LineArena
    ) throws(PayrollError)

    /// Adds the lines of what deviated in a month, and leaves the state for the next.
    ///
    /// - Parameter workspace: where the month is reckoned; what it held before has no meaning.
    /// - Throws: a typed error when the employment cannot be paid.
    func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout Workspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError)

    /// The days of a month that the AGI reports as absence with a parent's benefit, in order.
    ///
    /// - Throws: as ``addDeviations(_:_:carry:to:)``.
    func reportedAbsences(_ question: borrowing EmploymentMonth, _ rules: MonthRules) throws(PayrollError)
        -> [ReportedAbsence]

    /// What should be looked at in a month that was calculated.
    ///
    /// - Parameters:
    ///   - before: what the month before left.
    ///   - carry: what the month left.
    /// - Throws: as ``addDeviations(_:_:carry:to:)``.
    func findings(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding]

    /// Adds the holiday debt (semesterskuld) at the end of a day, with its workings, as lines of the employer's cost.
    ///
    /// - Parameters:
    ///   - rules: the rules of the day's month.
    ///   - carry: what is carried at the end of the day.
    /// - Throws: as ``addDeviations(_:_:carry:to:)``.
    func addHolidayDebt(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: MonthRules, carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError)
}

/// What an agreement reckons a month of an employment in.
///
/// It is handed on from one employment to the next, so that lists that have grown once need not grow again for each.
/// It carries no facts: the lines are the same whatever it was used for before.
public protocol AgreementWorkspace: Sendable {
    /// A workspace that has not been used.
    init()
}

/// The workspace of an agreement that needs none.
public struct NoWorkspace: AgreementWorkspace {
    /// Nothing.
    public init() {}
}

extension Agreement {
    /// Adds the lines of the fixed pay of a month, in a workspace of its own.
    ///
    /// - Throws: a typed error when the employment cannot be paid.
    public func addFixedPay(_ question: borrowing EmploymentMonth, _ rules: MonthRules, to arena: inout LineArena)
        throws(PayrollError)
    {
        var workspace = Workspace()
        try addFixedPay(question, rules, in: &workspace, to: &arena)
    }

    /// Adds the lines of what deviated in a month, in a workspace of its own; for one employment, where nothing is
    /// gained by keeping it.
    ///
    /// - Throws: a typed error when the employment cannot be paid.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        var workspace = Workspace()
        try addDeviations(question, rules, in: &workspace, carry: &carry, to: &arena)
    }

    /// Nothing is reported.
    public func reportedAbsences(_ question: borrowing EmploymentMonth, _ rules: MonthRules) throws(PayrollError)
        -> [ReportedAbsence]
    { [] }

    /// Nothing is to be looked at.
    public func findings(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] { [] }

    /// Nothing is owed.
    public func addHolidayDebt(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: MonthRules, carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {}
}
