//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A collective agreement: what the engine asks of it, and all the engine knows about it.
///
/// The engine is generic over this protocol. An agreement is a module, or a value made from a document at run time, that
/// fulfils it; several become one with ``AgreementPair``, and each employment is paid by the one its terms name.
public protocol Agreement: Sendable {
    /// Figures and calendars resolved once for a month, for all persons.
    associatedtype MonthRules: Sendable

    /// What a month of an employment is calculated in.
    associatedtype Workspace: AgreementWorkspace = NoWorkspace

    /// What the agreement is called.
    var name: String { get }

    /// The names that terms may refer to it by, the usual one first; those that errors suggest.
    var names: [String] { get }

    /// Whether an agreement's name in somebody's terms is one that this agreement answers for.
    ///
    /// It may answer for more than ``names``: a name that it knows but cannot pay by is refused by itself, with what to do
    /// instead.
    func covers(_ agreement: String) -> Bool

    /// The pay items it adds to the common ones; numbers 100–999.
    var payItems: [PayItem] { get }

    /// Its rules, in the order of its paragraphs.
    var rules: [RuleDescription] { get }

    /// The agreements there are: itself, or the members of a set.
    var members: [AgreementMember] { get }

    /// Whether hours can be registered on an item, because a rule pays it by the hour.
    func takesHours(_ item: PayItemID) -> Bool

    /// Whether somebody's terms let a number alone be registered on an item, because a rule knows the price and makes a
    /// line of each row.
    func prices(_ item: PayItemID, under terms: Terms) -> Bool

    /// The agreement with an employer's local settings, as an instant knows them.
    ///
    /// Settings of figures that are not its own are another agreement's, and no error; see ``resolved(with:)``.
    ///
    /// - Throws: a typed error when a setting of its own cannot be.
    func with(_ settings: KnownSettings) throws(PayrollError) -> Self

    /// Looks at what somebody's terms say of the agreement's own (``Terms/own``), before a month is calculated.
    ///
    /// - Throws: `unknownName` for an entry that the agreement does not know; `invalidValue` for a value that cannot be.
    func check(_ terms: Terms) throws(PayrollError)

    /// Resolves the figures of a month.
    ///
    /// - Throws: a typed error when the month cannot be calculated at all.
    func monthRules(_ month: WorkedMonth) throws(PayrollError) -> MonthRules

    /// Resolves it for a month in which employments share these layouts, whatever can be calculated once for all who work
    /// by one of them; without more to prepare, as ``monthRules(_:)``.
    func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> MonthRules

    /// Adds the lines of the fixed pay of a month.
    ///
    /// - Parameter workspace: where the month is calculated; what it held before has no meaning.
    /// - Throws: a typed error when the employment cannot be paid.
    func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout Workspace,
        to arena: inout LineArena
    ) throws(PayrollError)

    /// Adds the lines of what deviated in a month, and leaves the state for the next.
    ///
    /// - Parameter workspace: where the month is calculated; what it held before has no meaning.
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

/// What an agreement calculates a month of an employment in.
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
