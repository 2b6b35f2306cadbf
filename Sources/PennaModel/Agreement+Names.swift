//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw

extension Agreement {
    /// The agreement with an employer's settings, all of which somebody must know.
    ///
    /// - Throws: `unknownName` when a setting names no figure; `invalidValue` when its value is none of a switch's
    ///   choices; what ``with(_:)`` throws.
    public func resolved(with settings: KnownSettings) throws(PayrollError) -> Self {
        if settings.all.isEmpty { return try with(settings) }
        let figures = rules.flatMap { $0.figures } + LawChoices.figures
        for setting in settings.all {
            guard let figure = figures.first(where: { $0.key == setting.key }) else {
                throw PayrollError(
                    .unknownName,
                    "Inställningen \(setting.key) finns inte i \(name).\(NearestName.question(setting.key, among: figures.map { $0.key })) Kör penna rules för att se vad som kan ställas in."
                )
            }
            guard figure.allows(setting.value) else {
                throw PayrollError(
                    .invalidValue,
                    "Inställningen \(setting.key) är \(setting.value). Välj ett av 0–\(figure.choices.count - 1): \(figure.choices.joined(separator: "; "))."
                )
            }
        }
        return try with(settings)
    }

    /// That nobody knows an agreement that somebody's terms name.
    public func refusal(of agreement: String, row: SourceRow?) -> PayrollError {
        PayrollError(
            .unknownName,
            "Avtalet \(agreement) finns inte i Penna.\(NearestName.question(agreement, among: names)) Avtalen heter \(names.joined(separator: ", ")). Ett avtal som ett dokument deklarerar finns bara när dokumentet är angivet (--agreement FIL).",
            row: row)
    }

    /// Looks at the terms that an employment has in a month: that all its days have some, that the agreement covers what
    /// they name, and what they say of the agreement's own.
    ///
    /// - Parameter known: the names that have been asked for, because the same few come back with every employment.
    /// - Throws: `missingFact` when days have no terms; `unknownName` when nobody knows the agreement; what
    ///   ``check(_:)`` throws.
    public func check(
        _ employment: Employment, in month: DayRange, knownAt: Instant, _ known: inout CoveredNames
    ) throws(PayrollError) {
        guard let days = employment.days(in: month) else { return }
        if let only = employment.terms.single(through: days, knownAt: knownAt) {
            return try check(employment.terms, only, &known)
        }
        var expected = days.first
        for stretch in employment.terms.stretches(in: days, knownAt: knownAt) {
            guard stretch.days.first == expected else { break }
            expected = stretch.days.last + 1
            try check(employment.terms, stretch.index, &known)
        }
        guard expected > days.last else {
            throw PayrollError(
                .missingFact,
                "Anställning \(employment.id) saknar anställningsvillkor från \(expected). Lägg till lön och sysselsättningsgrad från den dagen.",
                day: expected)
        }
    }

    private func check(_ terms: borrowing [Fact<Terms>], _ place: Int, _ known: inout CoveredNames)
        throws(PayrollError)
    {
        if !known.contains(terms[place].value.agreement) {
            let name = terms[place].value.agreement
            guard covers(name) else { throw refusal(of: name, row: terms[place].row) }
            known.insert(name)
        }
        if !terms[place].value.own.isEmpty {
            do throws(PayrollError) {
                try check(terms[place].value)
            } catch {
                throw PayrollError(
                    error.code, error.message, day: error.day ?? terms[place].from, row: error.row ?? terms[place].row)
            }
        }
    }
}

/// Names of agreements that have been found to be covered.
public struct CoveredNames: Sendable {
    private var names: [String] = []

    /// None yet.
    public init() {}

    func contains(_ name: String) -> Bool {
        for known in names where known == name { return true }
        return false
    }

    mutating func insert(_ name: String) { names.append(name) }
}
