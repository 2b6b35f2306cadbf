//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

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
    public let text: RuleText

    /// How often the way it calculates has been mended; part of the receipt's rule hash, so that corrections and
    /// `verify` see that months were calculated by an earlier one.
    public let revision: Int

    /// What it pays by the clock; `nil` for a rule whose hours have no classes.
    public let clock: RuleClock?

    /// A worked example, calculated when it is shown; `nil` for a rule that makes no lines of its own.
    public let example: (@Sendable () throws(PayrollError) -> RuleExample)?

    /// Worked examples of its formulas, beside the one with an employment.
    public let formulaExamples: [FormulaExample]

    /// Describes a rule.
    public init(
        paragraph: String, name: String, text: RuleText = "", formulas: [Formula] = [], figures: [Figure] = [],
        revision: Int = 1, clock: RuleClock? = nil,
        example: (@Sendable () throws(PayrollError) -> RuleExample)? = nil, formulaExamples: [FormulaExample] = []
    ) {
        self.paragraph = paragraph
        self.name = name
        self.text = text
        self.formulas = formulas
        self.figures = figures
        self.revision = revision
        self.clock = clock
        self.example = example
        self.formulaExamples = formulaExamples
    }
}

/// A formula and a day with operands, with which a rule shows what it gives where no employment need be invented.
///
/// What comes out is calculated when it is shown.
public struct FormulaExample: Sendable {
    /// What an operand is.
    public enum Value: Sendable {
        /// What the example says, stored as the operand's unit says.
        case given(Int64)
        /// A figure as it stands on the day, for the employer that it is shown for.
        case figure(Figure)
    }

    /// What happens in the example, in Swedish.
    public let text: String

    /// The day whose figures it is calculated with.
    public let day: Day

    /// The item that is paid.
    public let item: PayItem

    /// The formula.
    public let formula: Formula

    /// Its operands, in its order.
    public let values: [Value]

    /// An example.
    public init(_ text: String, on day: Day, _ item: PayItem, _ formula: Formula, _ values: [Value]) {
        self.text = text
        self.day = day
        self.item = item
        self.formula = formula
        self.values = values
    }
}

/// An invented employment and one month of it, with which a rule shows what it does.
///
/// The agreement's own code calculates the month; nothing in the example says what comes out.
public struct RuleExample: Sendable {
    /// What happens in the example, in Swedish.
    public let text: String

    /// The month whose deviations, or fixed pay, are calculated.
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

    /// Local figures that the example invents, where the agreement has none of its own.
    public let settings: [AgreementSetting]

    /// The pay items whose lines the example is about; all lines when empty.
    public let items: [PayItem]

    /// An example.
    public init(
        _ text: String, month: Month, isFixedPay: Bool = false, employment: Employment, schedules: [Schedule] = [],
        birthYear: Int = 1990, carry: EmploymentCarry? = nil, settings: [AgreementSetting] = [], items: [PayItem] = []
    ) {
        self.text = text
        self.month = month
        self.isFixedPay = isFixedPay
        self.employment = employment
        self.schedules = schedules
        self.birthYear = birthYear
        self.carry = carry ?? EmploymentCarry(employment: employment.id)
        self.settings = settings
        self.items = items
    }
}
