//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// HÖK Kommunal and PAN: the lowest pay by date and age, as findings; nothing is raised by it.
///
/// Only the year of birth is known, so that those who turn 19 in the year are looked at too.
enum LowestPay {
    private static let ak: Source = .agreement(
        .hokKommunal, "", .assistanskoll2020, .assistanskoll2023, .assistanskoll2024, .ka20201103)
    private static let kav: Source = .agreement(.hok25Kommunal, "", .kav)

    static let general = ABFigure(
        "hok.lagsta-lon", name: "Lägsta lön i månaden från 19 år", unit: .krona,
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
    static let age = ABFigure(
        "hok.lagsta-lon-alder", name: "Lägsta lön gäller från åldern", unit: .tal,
        rows: [FigureRow(from: Day(2022, 1, 1), 19, source: ak, confidence: .reported)])

    static let figures = [general, vocational, age]

    static let rule = RuleDescription(
        paragraph: "HÖK Kommunal", name: "Lägsta lön",
        text: """
            Den som fyllt 19 år har en lägsta månadslön på heltid, och en högre om arbetet kräver yrkesförberedande \
            gymnasieutbildning. Penna höjer ingen lön: en lön under beloppet blir ett påpekande. Bara födelseåret är känt, så \
            den som fyller 19 under året påpekas också. Timlön jämförs med beloppet delat med 165.
            """,
        figures: figures)

    /// What is below the lowest pay.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [String] {
        guard let days = question.employment.days(in: rules.days) else { return [] }
        var stretches: [PayStretch] = []
        var names = AgreementScopes()
        try stretches.read(question, days, rules, &names)
        guard let stretch = stretches.last else { return [] }
        let figures = rules.figures[stretch.figures]
        var messages: [String] = []
        if stretch.scope.annex == .uppehall { messages += try AnnexU.findings(stretch, question, rules) }
        switch stretch.scope.body {
        case .ab:
            let figure = stretch.terms.isVocational ? figures[vocational] : figures[general]
            let isOldEnough = Int64(rules.month.year - question.birthYear) >= figures[age].value
            guard figure.isKnown, figures[age].isKnown, isOldEnough else { return messages }
            let pay =
                stretch.terms.isMonthly
                ? stretch.fullTimePay.ore : stretch.hourlyPay.ore * figures[Overtime.divisor].value
            if pay < figure.value {
                messages.append(
                    "lönen är under lägsta lönen \(Amount(ore: figure.value).swedish) kr i månaden på heltid. Kontrollera villkoren."
                )
            }
        case .pan, .panRelative:
            if figures[PAN.lowest].isKnown, stretch.hourlyPay.ore < figures[PAN.lowest].value {
                messages.append(
                    "timlönen är under PAN:s lägsta \(Amount(ore: figures[PAN.lowest].value).swedish) kr. Kontrollera villkoren."
                )
            }
        case .rib19: break
        }
        return messages
    }

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
}
