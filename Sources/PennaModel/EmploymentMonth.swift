//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

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
