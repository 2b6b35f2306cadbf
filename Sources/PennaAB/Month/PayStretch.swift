//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What the rules ask of an employment's terms.
///
/// The terms without their texts, because a stretch is handed to every rule.
struct StretchTerms: Sendable {
    let pay: Terms.Pay
    /// Sysselsättningsgrad.
    let degree: Percent
    /// Heltidsmått per week.
    let fullTimeWeek: Minutes
    /// The calendar days of the arbetsår under Bilaga U.
    let workYearDays: Int?
    let isVocational: Bool
    let isMonthly: Bool

    init(_ terms: Terms) {
        pay = terms.pay
        degree = terms.degree
        fullTimeWeek = terms.fullTimeWeek
        workYearDays = terms.workYearDays
        isVocational = terms.isVocational
        isMonthly = terms.isMonthly
    }
}

/// Days of a month through which terms, fixed supplements and figures stay the same.
struct PayStretch: Sendable {
    let days: DayRange
    let termsIndex: Int
    let terms: StretchTerms
    /// The sum of the fixed supplements of a whole month.
    let supplements: Amount
    /// The index of the figures in ``ABMonth/figures``.
    let figures: Int
    /// The version or annex that the terms name.
    let scope: AgreementScope

    /// Full-time month pay, or zero for hourly paid.
    var fullTimePay: Amount {
        if case .monthly(let fullTime) = terms.pay { return fullTime }
        return .zero
    }

    /// Pay of an hour, or zero for monthly paid.
    var hourlyPay: Amount {
        if case .hourly(let hour) = terms.pay { return hour }
        return .zero
    }

    /// Fast kontant lön of a whole month, unrounded: part-time pay and fixed supplements (decision A30).
    var fastKontantLon: Exact { Exact(fullTimePay) * terms.degree + supplements }

    func origin(_ question: borrowing EmploymentMonth) -> LineOrigin {
        LineOrigin(employment: question.index, terms: UInt16(termsIndex), days: days)
    }

    /// The stretches of an employment's days in a month, without gaps.
    ///
    /// - Throws: `missingFact` when days have no terms; `unknownName` or `notImplemented` for terms under another
    ///   agreement or annex.
    static func all(of employment: Employment, in days: DayRange, _ rules: ABMonth, knownAt: Instant)
        throws(PayrollError) -> [PayStretch]
    {
        if rules.segments.count == 1, employment.supplements.isEmpty,
            let only = employment.terms.single(through: days, knownAt: knownAt)
        {
            return [
                PayStretch(
                    days: days, termsIndex: only, terms: StretchTerms(employment.terms[only].value),
                    supplements: .zero, figures: 0, scope: try scope(of: Stretch(days: days, index: only), employment))
            ]
        }
        let terms = employment.terms.stretches(in: days, knownAt: knownAt)
        let scopes = try scopes(of: terms, employment, days)
        let supplements = employment.supplementStretches(in: days, knownAt: knownAt)
        var starts: Set<Day> = [days.first]
        for stretch in terms { starts.insert(stretch.days.first) }
        for stretch in supplements { starts.formUnion([stretch.days.first, stretch.days.last + 1]) }
        for segment in rules.segments { starts.insert(segment.first) }
        let ordered = starts.filter { days.contains($0) }.sorted()
        var result: [PayStretch] = []
        for (position, start) in ordered.enumerated() {
            let end = position + 1 < ordered.count ? ordered[position + 1] - 1 : days.last
            guard let position = terms.firstIndex(where: { $0.days.contains(start) }) else { continue }
            let holding = terms[position]
            var sum = Amount.zero
            for stretch in supplements where stretch.days.contains(start) {
                try sum += employment.supplements[stretch.index].value.amount
            }
            result.append(
                PayStretch(
                    days: try DayRange(from: start, through: end), termsIndex: holding.index,
                    terms: StretchTerms(employment.terms[holding.index].value), supplements: sum,
                    figures: rules.figuresIndex(on: start), scope: scopes[position]))
        }
        return result
    }

    private static func scope(of stretch: Stretch, _ employment: Employment) throws(PayrollError) -> AgreementScope {
        let row = employment.terms[stretch.index].row
        let scope = try AgreementScope(employment.terms[stretch.index].value.agreement, row: row)
        if let version = scope.version, !version.holds(in: stretch.days) {
            throw PayrollError(
                .missingFigure,
                "\(version.rawValue) gäller \(version.days.first)–\(version.days.last.map { "\($0)" } ?? "tills vidare"), men villkoren anger det för \(stretch.days). Skriv AB, eller den version som gällde.",
                day: stretch.days.first, row: row)
        }
        return scope
    }

    private static func scopes(of terms: [Stretch], _ employment: Employment, _ days: DayRange)
        throws(PayrollError) -> [AgreementScope]
    {
        var expected = days.first
        var scopes: [AgreementScope] = []
        for stretch in terms {
            guard stretch.days.first == expected else { break }
            expected = stretch.days.last + 1
            scopes.append(try scope(of: stretch, employment))
        }
        guard expected > days.last else {
            throw PayrollError(
                .missingFact,
                "Anställning \(employment.id) saknar anställningsvillkor från \(expected). Lägg till lön och sysselsättningsgrad från den dagen.",
                day: expected)
        }
        return scopes
    }
}

extension AB {
    /// Why terms under another name than AB cannot be reckoned (decision A24 for AB's own annexes).
    static func refusal(of agreement: String, _ row: SourceRow?) -> PayrollError {
        let known = [AB.name + " ", "BEA", "RiB", "PAN", "HÖK"]
        guard known.contains(where: { agreement.hasPrefix($0) }) else {
            return PayrollError(
                .unknownName,
                "Avtalet \(agreement) finns inte i Penna. Ange AB, eller räkna anställningen på annat sätt.",
                row: row)
        }
        return PayrollError(
            .notImplemented,
            "\(agreement) kan inte räknas: bilagans uppgifter är inte kända. Räkna anställningen för hand och ange lönen som lönerader.",
            row: row)
    }
}

extension Employment {
    /// When each fixed supplement holds; supplements of different pay items stand beside each other.
    func supplementStretches(in days: DayRange, knownAt: Instant) -> [Stretch] {
        if supplements.isEmpty { return [] }
        var result: [Stretch] = []
        for item in Set(supplements.map { $0.value.item }).sorted() {
            let indexes = supplements.indices.filter { supplements[$0].value.item == item }
            for stretch in indexes.map({ supplements[$0] }).stretches(in: days, knownAt: knownAt) {
                result.append(Stretch(days: stretch.days, index: indexes[stretch.index]))
            }
        }
        return result
    }
}
