//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Two agreements as one: each employment is paid by the one that its terms name in the month.
///
/// A third is added by a pair of a pair. Inlinable, so that the compiler makes of a pair what it would make of one
/// agreement, wherever it is specialized.
///
/// ```swift
/// let agreements = try AgreementPair(AB(), Lokalavtalet())
/// ```
public struct AgreementPair<First: Agreement, Second: Agreement>: Agreement {
    /// What both resolved for a month.
    ///
    /// An agreement that has nothing for the month stops nobody but its own.
    public struct MonthRules: Sendable {
        @usableFromInline let days: DayRange
        @usableFromInline let first: Result<First.MonthRules, PayrollError>
        @usableFromInline let second: Result<Second.MonthRules, PayrollError>

        @inlinable
        init(
            days: DayRange, first: Result<First.MonthRules, PayrollError>,
            second: Result<Second.MonthRules, PayrollError>
        ) {
            self.days = days
            self.first = first
            self.second = second
        }
    }

    /// What both calculate a month in.
    public struct Workspace: AgreementWorkspace {
        @usableFromInline var first = First.Workspace()
        @usableFromInline var second = Second.Workspace()
        /// The name that was looked at last and whose it is, because the same few come back with every employment.
        @usableFromInline var latest: (name: String, isFirst: Bool)?

        /// A workspace that has not been used.
        @inlinable
        public init() {}
    }

    @usableFromInline let first: First
    @usableFromInline let second: Second
    @usableFromInline let firstItems: PayItemSet
    @usableFromInline let secondItems: PayItemSet

    /// Two agreements together; the first is the one that a set is known by.
    ///
    /// - Throws: `overlap` when they cannot be told apart; see ``AgreementMember/check(_:)``.
    public init(_ first: First, _ second: Second) throws(PayrollError) {
        self.init(known: first, second)
        try AgreementMember.check(first.members + second.members)
        for name in second.names where first.covers(name) { throw AgreementPair.clash(name, first.name, of: second) }
        for name in first.names where second.covers(name) { throw AgreementPair.clash(name, second.name, of: first) }
    }

    /// Two agreements that are known to be apart, because a test puts them together with the check.
    @usableFromInline
    package init(known first: First, _ second: Second) {
        self.first = first
        self.second = second
        firstItems = PayItemSet(first.payItems)
        secondItems = PayItemSet(second.payItems)
    }

    private static func clash(_ name: String, _ other: String, of agreements: some Agreement) -> PayrollError {
        let owner = agreements.members.first { $0.names.contains(name) }?.title ?? agreements.name
        return PayrollError(
            .overlap,
            "Namnet \(name) hör till avtalet \(owner), men \(other) svarar också för det. Ge \(owner) ett annat namn.")
    }

    /// The names of both.
    public var name: String {
        if second.name.isEmpty { return first.name }
        return first.name.isEmpty ? second.name : first.name + ", " + second.name
    }

    /// The names of both.
    public var names: [String] { first.names + second.names }

    /// Whether one of them answers for it.
    @inlinable
    public func covers(_ agreement: String) -> Bool { first.covers(agreement) || second.covers(agreement) }

    /// The items of both.
    public var payItems: [PayItem] { first.payItems + second.payItems }

    /// The rules of both.
    public var rules: [RuleDescription] { first.rules + second.rules }

    /// The members of both.
    public var members: [AgreementMember] { first.members + second.members }

    /// Whether one of them pays it by the hour.
    @inlinable
    public func takesHours(_ item: PayItemID) -> Bool { first.takesHours(item) || second.takesHours(item) }

    /// Whether the one that the terms name knows the price.
    @inlinable
    public func prices(_ item: PayItemID, under terms: Terms) -> Bool {
        first.covers(terms.agreement) ? first.prices(item, under: terms) : second.prices(item, under: terms)
    }

    /// Both with the settings.
    @inlinable
    public func with(_ settings: KnownSettings) throws(PayrollError) -> AgreementPair {
        AgreementPair(known: try first.with(settings), try second.with(settings))
    }

    /// Asks the one that the terms name.
    @inlinable
    public func check(_ terms: Terms) throws(PayrollError) {
        if try isFirst(terms.agreement, row: nil) {
            try first.check(terms)
        } else {
            try second.check(terms)
        }
    }

    /// Resolves the figures of both.
    ///
    /// - Throws: what the first throws, when neither has anything for the month.
    @inlinable
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> MonthRules {
        try rules(
            month, Result { () throws(PayrollError) in try first.monthRules(month) },
            Result { () throws(PayrollError) in try second.monthRules(month) })
    }

    /// Resolves it for the layouts, for both.
    ///
    /// - Throws: as ``monthRules(_:)``.
    @inlinable
    public func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> MonthRules {
        try rules(
            month, Result { () throws(PayrollError) in try first.monthRules(month, plans) },
            Result { () throws(PayrollError) in try second.monthRules(month, plans) })
    }

    @inlinable
    func rules(
        _ month: WorkedMonth, _ first: Result<First.MonthRules, PayrollError>,
        _ second: Result<Second.MonthRules, PayrollError>
    ) throws(PayrollError) -> MonthRules {
        if case .failure(let error) = first, case .failure = second { throw error }
        return MonthRules(days: month.days, first: first, second: second)
    }

    /// Adds the lines of the one that the employment's terms name.
    @inlinable
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout Workspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let firstLine = arena.lines.count
        // Looked at where they lie: `get()` would copy the rules of the month for every employment.
        if try isFirst(question, rules.days, &workspace.latest) {
            switch rules.first {
            case .success(let month): try first.addFixedPay(question, month, in: &workspace.first, to: &arena)
            case .failure(let error): throw error
            }
            try check(arena, from: firstLine, none: secondItems, of: first.name)
        } else {
            switch rules.second {
            case .success(let month): try second.addFixedPay(question, month, in: &workspace.second, to: &arena)
            case .failure(let error): throw error
            }
            try check(arena, from: firstLine, none: firstItems, of: second.name)
        }
    }

    /// Adds the lines of the one that the employment's terms name.
    @inlinable
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, in workspace: inout Workspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        let firstLine = arena.lines.count
        if try isFirst(question, rules.days, &workspace.latest) {
            switch rules.first {
            case .success(let month):
                try first.addDeviations(question, month, in: &workspace.first, carry: &carry, to: &arena)
            case .failure(let error): throw error
            }
            try check(arena, from: firstLine, none: secondItems, of: first.name)
        } else {
            switch rules.second {
            case .success(let month):
                try second.addDeviations(question, month, in: &workspace.second, carry: &carry, to: &arena)
            case .failure(let error): throw error
            }
            try check(arena, from: firstLine, none: firstItems, of: second.name)
        }
    }

    /// Asks the one that the employment's terms name.
    @inlinable
    public func reportedAbsences(_ question: borrowing EmploymentMonth, _ rules: MonthRules) throws(PayrollError)
        -> [ReportedAbsence]
    {
        if try isFirst(question, rules.days) { return try first.reportedAbsences(question, rules.first.get()) }
        return try second.reportedAbsences(question, rules.second.get())
    }

    /// Asks the one that the employment's terms name.
    @inlinable
    public func findings(
        _ question: borrowing EmploymentMonth, _ rules: MonthRules, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        if try isFirst(question, rules.days) {
            return try first.findings(question, rules.first.get(), before: before, carry: carry)
        }
        return try second.findings(question, rules.second.get(), before: before, carry: carry)
    }

    /// Asks the one that the employment's terms name.
    @inlinable
    public func addHolidayDebt(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: MonthRules, carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        if try isFirst(question, rules.days) {
            return try first.addHolidayDebt(question, on: day, rules.first.get(), carry: carry, to: &arena)
        }
        try second.addHolidayDebt(question, on: day, rules.second.get(), carry: carry, to: &arena)
    }
}

extension AgreementPair {
    /// The same where many are asked about, one after the other.
    @inlinable
    func isFirst(
        _ question: borrowing EmploymentMonth, _ month: DayRange, _ latest: inout (name: String, isFirst: Bool)?
    ) throws(PayrollError) -> Bool {
        let employment = question.employment
        guard let days = employment.days(in: month),
            let only = employment.terms.single(through: days, knownAt: question.knownAt)
        else { return try isFirst(question, month) }
        if let latest, employment.terms[only].value.agreement == latest.name { return latest.isFirst }
        let isFirst = try isFirst(employment.terms, only)
        latest = (employment.terms[only].value.agreement, isFirst)
        return isFirst
    }

    /// Whether the first is the one that an employment's terms name in a month.
    ///
    /// - Throws: `unknownName` when neither is; `notImplemented` when the terms go from one to the other inside the month.
    @inlinable
    func isFirst(_ question: borrowing EmploymentMonth, _ month: DayRange) throws(PayrollError) -> Bool {
        let employment = question.employment
        let days = employment.days(in: month) ?? month
        if let only = employment.terms.single(through: days, knownAt: question.knownAt) {
            return try isFirst(employment.terms, only)
        }
        var found: (isFirst: Bool, name: String)?
        for stretch in employment.terms.stretches(in: days, knownAt: question.knownAt) {
            let isFirst = try isFirst(employment.terms, stretch.index)
            let fact = employment.terms[stretch.index]
            if let found, found.isFirst != isFirst {
                throw PayrollError(
                    .notImplemented,
                    "Anställning \(employment.id) går från avtalet \(found.name) till \(fact.value.agreement) den \(stretch.days.first), mitt i en månad. Avsluta anställningen dagen före och börja en ny under \(fact.value.agreement), eller byt avtal vid ett månadsskifte.",
                    day: stretch.days.first, row: fact.row)
            }
            found = (isFirst, fact.value.agreement)
        }
        if let found { return found.isFirst }
        // No terms hold in the month: the agreement of those there are says so, or pays what was left when it ended.
        return employment.terms.isEmpty ? true : try isFirst(employment.terms, employment.terms.count - 1)
    }

    @inlinable
    func isFirst(_ terms: borrowing [Fact<Terms>], _ place: Int) throws(PayrollError) -> Bool {
        try isFirst(terms[place].value.agreement, row: terms[place].row)
    }

    @inlinable
    func isFirst(_ name: String, row: SourceRow?) throws(PayrollError) -> Bool {
        if first.covers(name) { return true }
        guard second.covers(name) else { throw refusal(of: name, row: row) }
        return false
    }

    /// An agreement may add lines of the common items, its own and the employer's, but not of the other's.
    @inlinable
    func check(
        _ arena: borrowing LineArena, from first: Int, none items: PayItemSet, of agreement: @autoclosure () -> String
    )
        throws(PayrollError)
    {
        if items.isEmpty { return }
        for index in first..<arena.lines.count where items.contains(arena.lines[index].item) {
            throw PayrollError(
                .invalidValue,
                "Avtalet \(agreement()) lade till en rad av löneart \(arena.lines[index].item.number), som är ett annat avtals. Det är ett fel i avtalet \(agreement()); rätta det."
            )
        }
    }
}

/// Pay items by their numbers.
@usableFromInline
struct PayItemSet: Sendable {
    @usableFromInline let lowest: Int
    @usableFromInline var isThere: [Bool] = []

    init(_ items: [PayItem]) {
        lowest = items.map { Int($0.id.number) }.min() ?? 0
        let highest = items.map { Int($0.id.number) }.max() ?? -1
        if highest >= lowest { isThere = [Bool](repeating: false, count: highest - lowest + 1) }
        for item in items { isThere[Int(item.id.number) - lowest] = true }
    }

    @inlinable var isEmpty: Bool { isThere.isEmpty }

    @inlinable
    func contains(_ item: PayItemID) -> Bool {
        let place = Int(item.number) - lowest
        return isThere.indices.contains(place) && isThere[place]
    }
}
