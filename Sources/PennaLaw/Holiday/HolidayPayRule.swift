//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The two ways of calculating semesterlön (16 §).
public enum HolidayPayRule: Hashable, Sendable, CaseIterable {
    /// Sammalöneregeln: the pay goes on, with a semestertillägg (16 a §).
    case sammaloneregeln
    /// Procentregeln: a percentage of what was earned (16 b §).
    case procentregeln
}

/// What decides which rule applies (16 §).
public struct HolidayPayCircumstances: Hashable, Sendable {
    /// Whether pay is set by the week or the month.
    public var isPaidByWeekOrMonth: Bool

    /// The variable part of all pay in the holiday year, as it can be estimated.
    public var variableShare: Percent

    /// The degrees (sysselsättningsgrader) during the earning year.
    public var degreesWhenEarned: [Percent]

    /// The degree when the holiday is taken.
    public var degreeWhenTaken: Percent

    /// Whether there was absence in the earning year that does not qualify, other than one of the same extent all year
    /// and still when the holiday is taken.
    public var hasAbsenceNotQualifying: Bool

    /// What decides which rule applies.
    public init(
        isPaidByWeekOrMonth: Bool, variableShare: Percent = .zero, degreesWhenEarned: [Percent],
        degreeWhenTaken: Percent, hasAbsenceNotQualifying: Bool = false
    ) {
        self.isPaidByWeekOrMonth = isPaidByWeekOrMonth
        self.variableShare = variableShare
        self.degreesWhenEarned = degreesWhenEarned
        self.degreeWhenTaken = degreeWhenTaken
        self.hasAbsenceNotQualifying = hasAbsenceNotQualifying
    }

    /// The reasons to use procentregeln, in Swedish; without any, sammalöneregeln applies.
    ///
    /// The employer may always choose procentregeln (16 § first paragraph).
    ///
    /// - Throws: `missingFigure` before the act read as it does.
    public func reasonsForProcentregeln(on day: Day) throws(PayrollError) -> [String] {
        var reasons: [String] = []
        if !isPaidByWeekOrMonth { reasons.append("Lönen är inte bestämd per vecka eller månad (SemL 16 §).") }
        if variableShare.millionths >= (try HolidayAct.variableShare.row(on: day).value) {
            reasons.append("Den rörliga lönedelen är minst tio procent (SemL 16 §).")
        }
        if let first = degreesWhenEarned.first, degreesWhenEarned.contains(where: { $0 != first }) {
            reasons.append("Sysselsättningsgraden varierade under intjänandeåret (SemL 16 §).")
        }
        if let last = degreesWhenEarned.last, last != degreeWhenTaken {
            reasons.append("Sysselsättningsgraden har ändrats sedan intjänandeåret (SemL 16 §).")
        }
        if hasAbsenceNotQualifying {
            reasons.append("Frånvaron under intjänandeåret var inte semesterlönegrundande (SemL 16 §).")
        }
        return reasons
    }

    /// The rule that applies.
    ///
    /// - Throws: `missingFigure` before the act read as it does.
    public func rule(on day: Day) throws(PayrollError) -> HolidayPayRule {
        try reasonsForProcentregeln(on: day).isEmpty ? .sammaloneregeln : .procentregeln
    }
}
