//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a person's birth year means for the employer's contributions.
public enum ContributionClass: Hashable, Sendable, CaseIterable {
    /// Born so long ago that nothing is paid.
    case exempt
    /// Above the age limit: ålderspensionsavgift only.
    case pensioner
    /// Young: a reduced rate up to a monthly cap, the standard rate above it.
    case youth
    /// Everybody else, those under 18 too.
    case standard

    /// The class of a person born in a year, for a payment on a day.
    ///
    /// The ages are those reached before the calendar year of the payment began, so the birth year is enough (SAL 2:27,
    /// lag (2026:100)). Works for 2027 too, where the rates are still unknown.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when the age limits of the day are unknown; `invalidValue` when the
    ///   birth year is after the payment or more than 150 years before it.
    public init(birthYear: Int, payDate: PayDate, years: PayYears = .builtIn) throws(PayrollError) {
        let ages = try ContributionAges(payDate: payDate, years)
        let year = payDate.incomeYear.year
        guard birthYear <= year, birthYear >= year - 150 else {
            throw PayrollError(
                .invalidValue,
                "Födelseåret \(birthYear) kan inte stämma för en utbetalning \(payDate.day). Rätta personnumret.",
                day: payDate.day)
        }
        self = ages.contributionClass(birthYear: birthYear)
    }
}

extension ContributionClass {
    /// What the class pays, in Swedish.
    public var swedish: String {
        switch self {
        case .exempt: "utan arbetsgivaravgifter"
        case .pensioner: "enbart ålderspensionsavgift"
        case .youth: "nedsatt avgift för unga"
        case .standard: "full avgift"
        }
    }
}

/// The age limits of a pay date, as birth years.
struct ContributionAges: Hashable, Sendable {
    private let exemptThrough: Int
    private let pensionerThrough: Int
    private let youth: ClosedRange<Int>?

    init(payDate: PayDate, _ years: PayYears) throws(PayrollError) {
        let year = payDate.incomeYear
        exemptThrough = Int(try EmployerContributionRules.exemptBirthYear.row(for: payDate, years).value)
        pensionerThrough =
            year.year - 1 - Int(try EmployerContributionRules.pensionerAge.row(for: payDate, years).value)
        youth = YouthReduction(on: payDate.day, years)?.birthYears(in: year)
    }

    func contributionClass(birthYear: Int) -> ContributionClass {
        if birthYear <= exemptThrough { return .exempt }
        if birthYear <= pensionerThrough { return .pensioner }
        if let youth, youth.contains(birthYear) { return .youth }
        return .standard
    }
}

/// The reduced rate for the young on the days when there is one.
struct YouthReduction: Hashable, Sendable {
    let rate: Percent
    let confidence: Confidence
    let cap: Amount
    private let lowestAge: Int
    private let highestAge: Int

    /// `nil` on days outside the act's own dates: that is its rule, not a figure that is missing.
    init?(on day: Day, _ years: PayYears) {
        guard let rate = years.row(of: EmployerContributionRules.youthRate, on: day),
            let cap = years.row(of: EmployerContributionRules.youthCap, on: day),
            let lowest = years.row(of: EmployerContributionRules.youthLowestAge, on: day),
            let highest = years.row(of: EmployerContributionRules.youthHighestAge, on: day)
        else { return nil }
        confidence = rate.confidence.weaker(cap.confidence)
        self.rate = Percent(millionths: rate.value)
        self.cap = Amount(ore: cap.value)
        lowestAge = Int(lowest.value)
        highestAge = Int(highest.value)
    }

    func birthYears(in year: IncomeYear) -> ClosedRange<Int> {
        year.year - 1 - highestAge...year.year - 1 - lowestAge
    }
}
