//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// Allmänna bestämmelser (AB): the collective agreement of Swedish municipalities and regions.
///
/// Each paragraph is a file of its own in this folder, with its figures, formulas and rules. The versions of the
/// agreement (AB 17, AB 20, AB 24, AB 25) are dated rows of the same figures.
public struct AB: Agreement {
    /// The name that terms refer to.
    public static let name = "AB"

    /// The first day for which figures are kept: AB 17.
    static let firstDay = Day(2017, 5, 1)

    /// The employer's local settings.
    let settings: [AgreementSetting]

    /// The agreement with an employer's local settings.
    ///
    /// - Throws: `unknownName` when a setting names no figure of AB.
    public init(settings: [AgreementSetting] = []) throws(PayrollError) {
        for setting in settings {
            guard AB.rules.contains(where: { $0.figures.contains { $0.key == setting.key } }) else {
                throw PayrollError(
                    .unknownName,
                    "Inställningen \(setting.key) finns inte i AB. Kör penna rules för att se vad som kan ställas in.")
            }
        }
        self.settings = settings
    }

    /// The pay items that AB adds to the common ones.
    public static let payItems: [PayItem] = InconvenientHours.payItems + Overtime.payItems

    /// The rules in the order of AB's paragraphs.
    public static let rules: [RuleDescription] = [
        HourlyPay.rule, PartOfMonth.rule, ScheduleFactors.rule, UnpaidLeave.rule, Overtime.rule,
        InconvenientHours.rule, Holiday.rule, Sickness.rule,
    ]

    /// Adds the lines of the fixed pay of a month.
    public func addFixedPay(_ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena)
        throws(PayrollError)
    {
        guard let days = question.employment.days(in: rules.days) else { return }
        let stretches = try PayStretch.all(of: question.employment, in: days, rules, knownAt: question.knownAt)
        try PartOfMonth.add(stretches, question, rules, to: &arena)
    }

    /// Adds the lines of what deviated in a month.
    ///
    /// - Throws: a typed error that names the row, where something registered cannot be reckoned.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        try catchUpSickness(question, through: rules.month.previous, carry: &carry)
        let work = try MonthWork(question, rules, days)
        let firstLine = arena.lines.count
        try UnpaidLeave.add(work, question, rules, to: &arena)
        try Sickness.add(work, question, rules, carry: &carry, to: &arena)
        try Holiday.addSupplement(work, question, rules, carry: &carry, to: &arena)
        try HourlyPay.add(work, question, rules, to: &arena)
        try Overtime.add(work, question, rules, to: &arena)
        try InconvenientHours.add(work, question, rules, to: &arena)
        try Holiday.addCompensation(work, question, rules, linesFrom: firstLine, to: &arena)
        carry.settledThrough = rules.days.last
    }

    /// Brings the sick pay period up to date through months that no run has settled: the same rule, its lines thrown away.
    private func catchUpSickness(
        _ question: borrowing EmploymentMonth, through last: Month, carry: inout EmploymentCarry
    ) throws(PayrollError) {
        guard carry.settledThrough.map({ $0 < last.last }) ?? true else { return }
        let yearBack = Month(number: last.number - 12)
        let sick = question.employment.registrations.filter {
            guard $0.recorded <= question.knownAt, case .absence(.sjuk, _) = $0.kind else { return false }
            return $0.days.first <= last.last && $0.days.last >= yearBack.first
        }
        guard let earliest = sick.map({ $0.days.first }).min() else { return }
        var month = max(yearBack, earliest.month)
        if let settled = carry.settledThrough { month = max(month, (settled + 1).month) }
        while month <= last {
            let rules = try monthRules(WorkedMonth(month))
            if let days = question.employment.days(in: rules.days) {
                var discarded = LineArena()
                let work = try MonthWork(question, rules, days)
                try Sickness.add(work, question, rules, carry: &carry, to: &discarded)
            }
            month = month.next
        }
    }
}
