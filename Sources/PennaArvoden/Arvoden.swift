//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
public import PennaModel

/// Arvoden: what a municipality pays those who are not employed, förtroendevalda and uppdragstagare.
///
/// It is no collective agreement: each municipality decides its own tables, most of them after a circular of SKR's. What
/// no source gives is a figure without rows that the employer fills in with dates and source; asking for one that is
/// missing is an error with its name.
public struct Arvoden: Agreement {
    /// The name that terms refer to.
    public static let name = "Arvoden"

    /// The employer's local settings.
    private(set) var settings = KnownSettings()

    /// The agreement without local settings.
    public init() {}

    /// What the agreement is called.
    public var name: String { Arvoden.name }

    /// The pay items that it adds to the common ones.
    public var payItems: [PayItem] { ArvodenItems.all }

    /// Its rules.
    public var rules: [RuleDescription] { Arvoden.rules }

    /// The rules, those of förtroendevalda first.
    public static let rules: [RuleDescription] = [
        MonthlyFee.rule, Meetings.rule, LostIncome.rule, CareByMonth.rule, CareByDay.rule, CareCosts.rule,
        FSkatt.rule,
    ]

    /// Meetings, lost income, and the hours of uppdragstagare.
    public func takesHours(_ item: PayItemID) -> Bool {
        item == ArvodenItems.meeting.id || item == ArvodenItems.lostIncome.id || item == ArvodenItems.careHours.id
    }

    /// Days of a kontaktfamilj, meetings, and the hours of uppdragstagare.
    public func prices(_ item: PayItemID, under terms: Terms) -> Bool {
        CareByDay.isPriced(item) || item == ArvodenItems.meeting.id || item == ArvodenItems.careHours.id
    }

    /// The agreement with an employer's local settings, among which may be another agreement's.
    public func with(_ settings: KnownSettings) throws(PayrollError) -> Arvoden {
        var agreement = self
        agreement.settings = settings
        return agreement
    }

    /// Looks at what the terms say of the assignment.
    ///
    /// - Throws: as ``Assignment/init(_:)``.
    public func check(_ terms: Terms) throws(PayrollError) { _ = try Assignment(terms) }

    /// Resolves the figures of a month.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> ArvodenMonth {
        ArvodenMonth(month, settings)
    }

    /// Adds the fees and the omkostnadsersättning of a month.
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        try refuseSupplements(of: question.employment)
        for part in try AssignmentPart.all(of: question, in: days, rules) {
            try MonthlyFee.add(part, question, rules, to: &arena)
            try CareByMonth.add(part, question, rules, to: &arena)
        }
    }

    /// Adds the meetings, lost income, days and hours of a month.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        guard question.employment.days(in: rules.days) != nil else { return }
        let registered = try RegisteredMonth(question, rules)
        try Meetings.add(registered, question, rules, to: &arena)
        try LostIncome.add(registered, question, rules, to: &arena)
        try CareByDay.add(registered, question, rules, to: &arena)
        try CareByMonth.addHours(registered, question, rules, to: &arena)
    }

    /// A fixed supplement belongs to a monthly pay that there is not.
    private func refuseSupplements(of employment: Employment) throws(PayrollError) {
        guard let first = employment.supplements.first else { return }
        throw PayrollError(
            .notImplemented,
            "Anställning \(employment.id) har fasta tillägg, som Arvoden inte räknar. Registrera beloppet som lönerad, med recurring = ja om det kommer varje månad.",
            day: first.from, row: first.row)
    }
}
