//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension Agreement {
    /// Its name alone.
    public var names: [String] { [name] }

    /// Its names, and no others.
    public func covers(_ agreement: String) -> Bool { names.contains(agreement) }

    /// Itself.
    public var members: [AgreementMember] { [AgreementMember(self)] }

    /// No items.
    public func takesHours(_ item: PayItemID) -> Bool { false }

    /// No items.
    public func prices(_ item: PayItemID, under terms: Terms) -> Bool { false }

    /// Refuses whatever is said of an agreement's own.
    public func check(_ terms: Terms) throws(PayrollError) {
        guard let first = terms.own.first else { return }
        throw PayrollError(
            .unknownName,
            "Villkoret \(first.name) finns inte i avtalet \(name), som inte har några egna villkor. Ta bort det.")
    }

    /// Prepares nothing for the layouts.
    public func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> MonthRules {
        try monthRules(month)
    }
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
