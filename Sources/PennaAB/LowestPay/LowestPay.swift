//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// HÖK Kommunal and PAN: the lowest pay by date and age, as findings; nothing is raised by it.
///
/// Only the year of birth is known, so that those who reach the age in the year are looked at too.
///
/// The page: what it says, when, how much from when, what is a finding.
enum LowestPay {
    // MARK: What it says

    private static let text: RuleText = """
        Den som fyllt \(age) år har en lägsta månadslön på heltid: \(general), och \(vocational) om arbetet kräver \
        yrkesförberedande gymnasieutbildning. Penna höjer ingen lön: en lön under beloppet blir ett påpekande. Bara \
        födelseåret är känt, så den som fyller \(age) under året påpekas också. Timlön jämförs med beloppet delat med \
        \(Overtime.divisor).
        """

    // MARK: When

    private static let ak: Source = .agreement(
        .hokKommunal, "", .assistanskoll2020, .assistanskoll2023, .assistanskoll2024, .ka20201103)
    private static let kav: Source = .agreement(.hok25Kommunal, "", .kav)

    static let age = ABFigure(
        "hok.lagsta-lon-alder", name: "Lägsta lön gäller från åldern", unit: .tal,
        rows: [FigureRow(from: Day(2022, 1, 1), 19, source: ak, confidence: .reported)])

    // MARK: How much, from when

    static let general = ABFigure(
        "hok.lagsta-lon", name: "Lägsta lön i månaden", unit: .krona,
        rows: rows(
            [
                (2022, 1_994_000), (2023, 2_022_000), (2024, 2_157_000), (2025, 2_250_000), (2026, 2_363_800),
                (2027, 2_467_600),
            ], isAlsoSKR: true))
    static let vocational = ABFigure(
        "hok.lagsta-lon-utbildning", name: "Lägsta lön i månaden med yrkesförberedande gymnasieutbildning",
        unit: .krona,
        rows: rows([
            (2022, 2_218_500), (2023, 2_250_000), (2024, 2_385_000), (2025, 2_495_000), (2026, 2_579_800),
            (2027, 2_657_200),
        ]))

    /// - Parameter isAlsoSKR: whether the amounts to 2025 stand with SKR too.
    private static func rows(_ amounts: [(year: Int, ore: Int64)], isAlsoSKR: Bool = false) -> [FigureRow] {
        amounts.map { row in
            let isConfirmed = isAlsoSKR && row.year < 2026
            return FigureRow(
                from: Day(row.year, 1, 1), through: Day(row.year, 12, 31), row.ore,
                source: row.year < 2026 ? (isConfirmed ? ak + .page(.skrHOK) : ak) : kav,
                confidence: isConfirmed ? .confirmed : .reported)
        }
    }

    // MARK: What is a finding

    /// What is below the lowest pay, on the last terms of the month.
    static func findings(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError) -> [String] {
        guard let days = question.employment.days(in: rules.days) else { return [] }
        var stretches: [PayStretch] = []
        var names = AgreementScopes()
        try stretches.read(question, days, rules, &names)
        guard let stretch = stretches.last else { return [] }
        let topUp = stretch.scope.annex == .uppehall ? AnnexU.findings(stretch, rules) : []
        return switch stretch.scope.body {
        case .ab: try topUp + findings(stretch, birthYear: question.birthYear, rules)
        case .pan, .panRelative: topUp + PAN.findings(stretch, rules)
        case .rib19: topUp
        }
    }

    /// Pay under AB below the lowest.
    private static func findings(
        _ stretch: PayStretch, birthYear: Int, _ rules: ABMonth
    ) throws(PayrollError) -> [String] {
        let figures = rules.figures[stretch.figures]
        let least = figures[stretch.terms.isVocational ? vocational : general]
        let isOldEnough = Int64(rules.month.year - birthYear) >= figures[age].value
        guard least.isKnown, figures[age].isKnown, isOldEnough else { return [] }
        let pay =
            stretch.terms.isMonthly
            ? Exact(stretch.fullTimePay) : Exact(stretch.hourlyPay) * figures[Overtime.divisor].value
        guard try pay.rounded(.halfAwayFromZero) < least.amount else { return [] }
        return [
            "lönen är under lägsta lönen \(least.amount.swedish) kr i månaden på heltid. Kontrollera villkoren."
        ]
    }

    // MARK: The rule

    static let figures = [general, vocational, age]

    static let rule = RuleDescription(
        paragraph: "HÖK Kommunal", name: "Lägsta lön", text: text, figures: figures)
}
