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
    /// The agreed average week of an hourly paid, where it is known.
    let weeklyHours: Minutes?
    /// The calendar days of the arbetsår under Bilaga U.
    let workYearDays: Int?
    let isVocational: Bool
    let isMonthly: Bool

    /// The terms at a place, taken one by one because their texts would be copied with the whole.
    ///
    /// - Throws: `missingFact` for terms without pay.
    init(_ facts: borrowing [Fact<Terms>], _ place: Int) throws(PayrollError) {
        pay = facts[place].value.pay
        if case .lines = pay {
            throw PayrollError(
                .missingFact,
                "Villkoren saknar lön, och AB räknar inte utan. Ange monthlyPay eller hourlyPay; betalas allt som lönerader, skriv avtalet Lönerader.",
                day: facts[place].from, row: facts[place].row)
        }
        degree = facts[place].value.degree
        fullTimeWeek = facts[place].value.fullTimeWeek
        weeklyHours = facts[place].value.weeklyHours
        workYearDays = facts[place].value.workYearDays
        isVocational = facts[place].value.isVocational
        isMonthly = if case .monthly = pay { true } else { false }
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

    /// Fast kontant lön of a whole month: part-time pay and fixed supplements (decision A30).
    var fastKontantLon: AbsenceBasis {
        AbsenceBasis(fullTimePay: fullTimePay, degree: terms.degree, supplements: supplements)
    }

    /// The same days with the terms and figures of the day after the month; `nil` where they are the same, or where the
    /// terms of that day are another agreement's.
    func going(
        on day: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ scopes: inout AgreementScopes
    ) -> PayStretch? {
        guard let index = question.employment.terms.fact(on: day, knownAt: question.knownAt),
            index != termsIndex || rules.changesAfter,
            let terms = try? StretchTerms(question.employment.terms, index), terms.isMonthly == self.terms.isMonthly,
            let scope = try? scopes.scope(question.employment.terms[index].value.agreement, row: nil)
        else { return nil }
        return PayStretch(
            days: days, termsIndex: index, terms: terms, supplements: supplements, figures: rules.segments.count,
            scope: scope)
    }

    func origin(_ question: borrowing EmploymentMonth, _ allocation: UInt16 = PayLine.none) -> LineOrigin {
        LineOrigin(employment: question.index, terms: UInt16(termsIndex), days: days, allocation: allocation)
    }

    /// The last day, from a day of the month on, through which supplements and figures stay the same.
    fileprivate static func lastDay(from day: Day, _ supplements: ShortList<Stretch>, _ segments: [DayRange]) -> Day {
        var last = segments.first { $0.contains(day) }?.last ?? day
        for stretch in supplements {
            if stretch.days.contains(day) { last = min(last, stretch.days.last) }
            if day < stretch.days.first { last = min(last, stretch.days.first - 1) }
        }
        return last
    }

    fileprivate static func scope(of stretch: Stretch, _ terms: [Fact<Terms>], _ scopes: inout AgreementScopes)
        throws(PayrollError) -> AgreementScope
    {
        let row = terms[stretch.index].row
        let scope = try scopes.scope(terms[stretch.index].value.agreement, row: row)
        if let version = scope.version, !version.holds(in: stretch.days) {
            throw PayrollError(
                .missingFigure,
                "\(version.rawValue) gäller \(version.days.first)–\(version.days.last.map { "\($0)" } ?? "tills vidare"), men villkoren anger det för \(stretch.days). Skriv AB, eller den version som gällde.",
                day: stretch.days.first, row: row)
        }
        return scope
    }

    fileprivate static func scopes(
        of terms: ShortList<Stretch>, _ employment: Employment, _ days: DayRange, _ known: inout AgreementScopes
    ) throws(PayrollError) -> ShortList<AgreementScope> {
        var expected = days.first
        var scopes = ShortList<AgreementScope>()
        for stretch in terms {
            guard stretch.days.first == expected else { break }
            expected = stretch.days.last + 1
            scopes.append(try scope(of: stretch, employment.terms, &known))
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

extension [PayStretch] {
    /// Takes up the stretches of an employment's days in a month, without gaps, in the place of those before.
    ///
    /// - Throws: `missingFact` when days have no terms; `unknownName` or `notImplemented` for terms under another
    ///   agreement or annex.
    mutating func read(
        _ question: borrowing EmploymentMonth, _ days: DayRange, _ rules: ABMonth, _ known: inout AgreementScopes
    ) throws(PayrollError) {
        if rules.segments.count == 1, question.employment.supplements.isEmpty,
            let only = question.employment.terms.single(through: days, knownAt: question.knownAt)
        {
            let scope = try PayStretch.scope(of: Stretch(days: days, index: only), question.employment.terms, &known)
            let stretch = PayStretch(
                days: days, termsIndex: only, terms: try StretchTerms(question.employment.terms, only),
                supplements: .zero,
                figures: 0, scope: scope)
            // Nearly everybody has one stretch, which is quicker to put in the place of the one before than to add.
            if count == 1 { self[0] = stretch } else { self = [stretch] }
            return
        }
        clear()
        let facts = question.employment.terms
        let terms = facts.stretches(in: days, knownAt: question.knownAt)
        let scopes = try PayStretch.scopes(of: terms, question.employment, days, &known)
        let supplements = question.employment.supplementStretches(in: days, knownAt: question.knownAt)
        for (position, holding) in terms.enumerated() {
            var first = holding.days.first
            while first <= holding.days.last {
                let last = Swift.min(
                    holding.days.last, PayStretch.lastDay(from: first, supplements, rules.segments))
                var sum = Amount.zero
                for stretch in supplements where stretch.days.contains(first) {
                    try sum += question.employment.supplements[stretch.index].value.amount
                }
                append(
                    PayStretch(
                        days: try DayRange(from: first, through: last), termsIndex: holding.index,
                        terms: try StretchTerms(facts, holding.index), supplements: sum,
                        figures: rules.figuresIndex(on: first), scope: scopes[position]))
                first = last + 1
            }
        }
    }
}

extension AB {
    /// The names that terms may give.
    static let agreementNames =
        [AB.name] + ABVersion.allCases.map { $0.rawValue } + Annex.allCases.map { AB.name + " " + $0.rawValue } + [
            "PAN", "PAN anhörig", "RiB 19",
        ]

    /// Why terms under another name than AB cannot be calculated (decision A24 for AB's own annexes).
    static func refusal(of agreement: String, _ row: SourceRow?) -> PayrollError {
        guard isReal(agreement) else { return AB().refusal(of: agreement, row: row) }
        return PayrollError(
            .notImplemented,
            "\(agreement) kan inte räknas: avtalets belopp är inte kända. Räkna lönen för hand: skriv avtalet Lönerader i villkoren, ta bort lönen där, och registrera beloppen som lönerader.",
            row: row)
    }

    /// Whether a name is that of an agreement or annex that exists, though its figures are not known here.
    static func isReal(_ agreement: String) -> Bool {
        if ["BEA", "RiB", "PAN", "HÖK"].contains(where: { agreement.hasPrefix($0) }) { return true }
        let names = [AB.name] + ABVersion.allCases.map { $0.rawValue }
        return names.contains { name in
            guard agreement.hasPrefix(name + " ") else { return false }
            let rest = agreement.dropFirst(name.utf8.count + 1)
            return rest.hasPrefix("HÖK ") || (rest.hasPrefix("Bilaga ") && rest.utf8.count == "Bilaga J".utf8.count)
        }
    }
}

extension Employment {
    /// When each fixed supplement holds; supplements of different pay items stand beside each other.
    func supplementStretches(in days: DayRange, knownAt: Instant) -> ShortList<Stretch> {
        var result = ShortList<Stretch>()
        var next = supplements.lazy.map { $0.value.item }.min()
        while let item = next {
            result += supplements.stretches(in: days, knownAt: knownAt) { $0.item == item }
            next = supplements.lazy.map { $0.value.item }.filter { item < $0 }.min()
        }
        return result
    }
}
