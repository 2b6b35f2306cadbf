//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
public import PennaBasics
public import PennaModel

/// The agreements that documents declare, as one member of a set; none, for a host that declares none.
public struct DeclaredAgreements: Agreement {
    /// What is the same for everybody in a month.
    public struct MonthRules: Sendable {
        let days: DayRange
        let holidays: HolidayCalendar?
    }

    /// The agreements.
    public let agreements: [DeclaredAgreement]

    private var settings = KnownSettings()

    /// No agreements.
    public init() { agreements = [] }

    /// Agreements that can be told apart.
    ///
    /// - Throws: `overlap`, naming both agreements and what they share.
    public init(_ agreements: [DeclaredAgreement]) throws(PayrollError) {
        try AgreementMember.check(agreements.map(\.member))
        self.agreements = agreements
    }

    /// Their names; empty when there are none.
    public var name: String { agreements.map(\.name).joined(separator: ", ") }

    /// The names that terms may refer to them by.
    public var names: [String] { agreements.flatMap(\.names) }

    /// Whether one of them has that name.
    public func covers(_ agreement: String) -> Bool { agreements.contains { $0.names.contains(agreement) } }

    /// Their items.
    public var payItems: [PayItem] { agreements.flatMap(\.payItems) }

    /// Their rules.
    public var rules: [RuleDescription] { members.flatMap(\.rules) }

    /// Each by itself.
    public var members: [AgreementMember] { agreements.map(\.member) }

    /// Whether a rule is about hours registered on the item.
    public func takesHours(_ item: PayItemID) -> Bool {
        agreements.contains { agreement in
            agreement.rules.contains { rule in
                if case .hours(let registered) = rule.occasion { registered.id == item } else { false }
            }
        }
    }

    /// Whether a rule is about quantities registered on the item.
    public func prices(_ item: PayItemID, under terms: Terms) -> Bool {
        agreement(terms)?.rules(ofQuantityOn: item, terms.pay).isEmpty == false
    }

    /// The agreements with an employer's settings, among which may be another agreement's.
    public func with(_ settings: KnownSettings) throws(PayrollError) -> DeclaredAgreements {
        var agreements = self
        agreements.settings = settings
        return agreements
    }

    /// The month and its holidays.
    ///
    /// - Throws: `yearNotCovered` when the calendar does not reach there.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> MonthRules {
        guard !agreements.isEmpty else { return MonthRules(days: month.days, holidays: nil) }
        let around = try DayRange(from: month.days.first - 2, through: month.days.last + 2)
        return MonthRules(days: month.days, holidays: try HolidayCalendar(covering: around))
    }

    /// Adds the lines that come every month.
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for stretch in try question.termsDays(in: rules.days) {
            let agreement = try agreement(of: stretch)
            try DeclaredAgreementMonth(agreement, stretch, rules, settings).addFixedPay(question, to: &arena)
        }
    }

    /// Adds the lines of what was registered, and of the hours of the shifts.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        for stretch in try question.termsDays(in: rules.days) {
            let agreement = try agreement(of: stretch)
            try DeclaredAgreementMonth(agreement, stretch, rules, settings).addDeviations(question, to: &arena)
        }
    }

    private func agreement(_ terms: Terms) -> DeclaredAgreement? {
        agreements.first { $0.names.contains(terms.agreement) }
    }

    private func agreement(of stretch: TermsDays) throws(PayrollError) -> DeclaredAgreement {
        guard let found = agreement(stretch.terms) else { throw refusal(of: stretch.terms.agreement, row: nil) }
        return found
    }
}

extension DeclaredAgreement {
    /// The rules about quantities registered on an item, by the kind of pay.
    func rules(ofQuantityOn item: PayItemID, _ pay: Terms.Pay) -> [DeclaredRule] {
        rules.filter { rule in
            if case .quantity(let registered) = rule.occasion, registered.id == item { return rule.applies(to: pay) }
            return false
        }
    }

    /// The rules about hours registered on an item, by the kind of pay.
    func rules(ofHoursOn item: PayItemID, _ pay: Terms.Pay) -> [DeclaredRule] {
        rules.filter { rule in
            if case .hours(let registered) = rule.occasion, registered.id == item { return rule.applies(to: pay) }
            return false
        }
    }
}
