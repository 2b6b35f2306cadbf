//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
public import PennaModel

/// Allmänna bestämmelser (AB): the collective agreement of Swedish municipalities and regions.
///
/// Each paragraph is a folder of its own in this one, with its figures, formulas and rules. The versions of the
/// agreement (AB 17, AB 20, AB 24, AB 25) are dated rows of the same figures.
public struct AB: Agreement {
    /// The name that terms refer to.
    public static let name = "AB"

    /// The first day for which figures are kept: AB 17.
    static let firstDay = Day(2017, 5, 1)

    /// The employer's local settings.
    private(set) var settings = KnownSettings()

    /// The agreement without local settings.
    public init() {}

    /// The agreement with an employer's local settings.
    ///
    /// - Throws: `unknownName` when a setting names no figure of AB.
    public init(settings: KnownSettings) throws(PayrollError) { self = try AB().resolved(with: settings) }

    /// The agreement with an employer's local settings, among which may be another agreement's.
    public func with(_ settings: KnownSettings) throws(PayrollError) -> AB {
        var agreement = self
        agreement.settings = settings
        return agreement
    }

    /// What the agreement is called.
    public var name: String { AB.name }

    /// AB, its versions and annexes, PAN and RiB.
    public var names: [String] { AB.agreementNames }

    /// Its names, and those of annexes and agreements beside it that it refuses by name.
    public func covers(_ agreement: String) -> Bool {
        agreement == AB.name || AB.agreementNames.contains(agreement) || AB.isReal(agreement)
    }

    /// The pay items that it adds to the common ones.
    public var payItems: [PayItem] { AB.payItems }

    /// Its rules in the order of the paragraphs.
    public var rules: [RuleDescription] { AB.rules }

    /// Hours of OB, overtime and standby that the sender has sorted.
    public func takesHours(_ item: PayItemID) -> Bool { AB.classifies(item) }

    /// What the agreement pays at its own amounts when it is registered: holiday that the employer moved or interrupted.
    public func prices(_ item: PayItemID, under terms: Terms) -> Bool {
        Holiday.movedItems.contains { $0.id == item }
    }

    /// The pay items that AB adds to the common ones.
    public static let payItems: [PayItem] =
        InconvenientHours.payItems + Overtime.payItems + TimeOff.payItems + TwoHundredHours.payItems + Standby.payItems
        + DisplacedHours.payItems + TravelTime.payItems + Holiday.payItems + LongSickness.payItems
        + ParentalLeave.payItems + PrivateLeave.payItems + UnpaidLeave.payItems + Coordination.payItems
        + AnnexJ.payItems + AnnexU.payItems + RiB.payItems

    /// The rules in the order of AB's paragraphs, the annexes last.
    public static let rules: [RuleDescription] = [
        FullTimeMeasure.rule, HourlyPay.rule, PartOfMonth.rule, ScheduleFactors.rule, UnpaidLeave.rule,
        Coordination.rule, Overtime.rule, TimeOff.rule, TwoHundredHours.rule, InconvenientHours.rule, Standby.rule,
        DisplacedHours.rule, TravelTime.rule, Holiday.rule, Sickness.rule, LongSickness.rule, ParentalLeave.rule,
        PrivateLeave.rule, AnnexJ.rule, AnnexU.rule, PAN.rule, RiB.rule, LowestPay.rule,
    ]

    /// The figures of all paragraphs, each of which is among those of its paragraph's rule.
    static let figures: [ABFigure] =
        FullTimeMeasure.figures + HourlyPay.figures + ScheduleFactors.figures + UnpaidLeave.figures + Overtime.figures
        + TimeOff.figures + TwoHundredHours.figures + InconvenientHours.figures + Standby.figures
        + DisplacedHours.figures + TravelTime.figures + Holiday.figures + Sickness.figures + LongSickness.figures
        + ParentalLeave.figures + PrivateLeave.figures + AnnexJ.figures + AnnexU.figures + PAN.figures + RiB.figures
        + LowestPay.figures

    /// What the paragraphs bring to the month.
    static let parts = MonthParts(
        figures: figures,
        classes: { (days: DayRange, holidays: HolidayCalendar, settings: KnownSettings) throws(PayrollError) in
            try InconvenientHours.classes(days, holidays, settings)
        },
        hours: [InconvenientHours.claim, Overtime.claim, TimeOff.claim, RiB.claim, AnnexU.claim],
        paysWholeOccasion: { Overtime.paysWholeOccasion($0, $1) })

    /// Whether an item is paid by rules of the agreement from the hours of a class that the sender has sorted.
    package static func classifies(_ item: PayItemID) -> Bool { parts.claim(of: item) != nil }

    /// Resolves the figures of a month.
    ///
    /// - Throws: `missingFigure` or `invalidValue` when the month lies outside the years of the calendar, or a local
    ///   clock limit is not at a half hour.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> ABMonth {
        try ABMonth(month, AB.parts, settings, [])
    }

    /// Resolves the figures of a month, and the OB that each shared layout of a schedule has.
    ///
    /// - Throws: as ``monthRules(_:)``.
    public func monthRules(_ month: WorkedMonth, _ plans: PlanBook) throws(PayrollError) -> ABMonth {
        try ABMonth(month, AB.parts, settings, plans.layouts)
    }

    /// Adds the lines of the fixed pay of a month.
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, in workspace: inout ABWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        try workspace.fixedPay.read(question, days, rules, &workspace.scopes)
        try PAN.check(workspace.fixedPay)
        try PartOfMonth.add(workspace.fixedPay, question, rules, to: &arena)
    }

    /// Adds the lines of what deviated in a month.
    ///
    /// - Throws: a typed error that names the row, where something registered cannot be calculated.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, in workspace: inout ABWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        var sickness = SharedSickness(question, carry)
        try catchUpSickness(question, &sickness, before: rules.days.first, carry: &carry)
        try sickness.follow(before: sickness.own, rules)
        try workspace.month.work.read(question, rules, days)
        workspace.month.begin(rules, carry: &carry, lines: &arena)
        defer { workspace.month.end(carry: &carry, lines: &arena) }
        try addDeviations(&workspace.month, &workspace.overtime, sickness, question)
        workspace.month.carry.settledThrough = rules.days.last
    }

    /// The paragraphs in the order of their lines.
    private func addDeviations(
        _ month: inout MonthContext, _ overtime: inout OvertimeMonth, _ sickness: borrowing SharedSickness,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let firstLine = month.lines.lines.count
        // What there is no right to is leave without pay, so these come before § 17.
        try PrivateLeave.count(&month)
        try Holiday.count(&month, question)
        try UnpaidLeave.add(to: &month, question)
        try Sickness.add(sickness, to: &month, question)
        try ParentalLeave.add(to: &month, question)
        try Holiday.addTaken(to: &month, question)
        overtime.hourly = try HourlyOvertime.parts(month, question)
        try HourlyPay.add(overtime, to: &month, question)
        try overtime.read(&month, question)
        try Overtime.add(overtime, to: &month, question)
        try Standby.add(to: &month, question)
        try AnnexJ.add(to: &month, question)
        try RiB.add(to: &month, question)
        try AnnexU.add(to: &month, question)
        try DisplacedHours.add(to: &month, question)
        try TravelTime.add(to: &month, question)
        try InconvenientHours.add(overtime, to: &month, question)
        try TimeOff.add(overtime, to: &month, question)
        try TwoHundredHours.add(overtime, to: &month, question)
        try TimeOff.close(&month, question)
        try Holiday.addCompensation(to: &month, question, linesFrom: firstLine)
        try Holiday.close(&month, question)
    }

    /// The days with a parent's benefit, as § 29 reads them.
    public func reportedAbsences(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError)
        -> [ReportedAbsence]
    {
        guard let days = question.employment.days(in: rules.days) else { return [] }
        var work = MonthWork()
        try work.read(question, rules, days)
        return try ParentalLeave.reported(work, question, rules)
    }

    /// Full-time measure, lowest pay, holiday that was not earned or cannot be saved, sickness that may be one, what was
    /// registered and is not paid or drawn, and what there was no right to.
    public func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        let texts =
            try FullTimeMeasure.findings(question, rules) + LowestPay.findings(question, rules)
            + Holiday.findings(question, rules, carry) + TimeOff.findings(question, rules, carry)
        return try texts.map { AgreementFinding($0) }
            + SicknessQuestions.findings(question, rules, before: before, carry: carry)
            + TravelTime.findings(question, rules) + FreeDays.findings(question, rules)
            + UnscheduledDays.findings(question, rules)
            + PrivateLeave.findings(question, rules, before: before, carry: carry)
            + Holiday.beyondRight(question, rules, before: before, carry: carry)
            + Holiday.takenBack(question, rules, before: before)
    }

    /// The holiday debt by § 27.
    public func addHolidayDebt(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: ABMonth, carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        try HolidayDebt.add(question, on: day, rules, carry, to: &arena)
    }
}

/// Where AB calculates a month of an employment.
public struct ABWorkspace: AgreementWorkspace {
    /// The stretches of the month whose fixed pay is paid.
    var fixedPay: [PayStretch] = []
    var scopes = AgreementScopes()
    var month = MonthContext()
    /// The part of § 20.
    var overtime = OvertimeMonth()

    /// A workspace that has not been used.
    public init() {}
}
