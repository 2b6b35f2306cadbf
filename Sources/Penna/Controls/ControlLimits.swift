//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// The limits of a run's controls: the employer's own where it has set some, else those of practice.
package struct ControlLimits: Sendable {
    private let settings: KnownSettings
    private let day: Day

    /// The limits that hold on a pay date.
    package init(_ employer: Employer, on day: Day, knownAt: Instant) {
        settings = KnownSettings(
            employer.settings.filter { $0.key.hasPrefix(Controls.prefix) }, knownAt: knownAt)
        self.day = day
    }

    /// A limit as its unit stores it; `nil` where the employer has turned the control off.
    package subscript(_ figure: Figure) -> Int64? {
        let value = settings.value(of: figure, on: day)
        return value.isKnown && value.value != 0 ? value.value : nil
    }

    /// A limit in kronor.
    package func amount(_ figure: Figure) -> Amount? { self[figure].map { Amount(ore: $0) } }
}

extension Controls {
    /// The settings that are not those of controls, when those of controls are right.
    ///
    /// - Throws: `unknownName` for a control that there is not; `invalidValue` for a limit that cannot be, and for two that
    ///   contradict each other.
    static func others(_ settings: [AgreementSetting]) throws(PayrollError) -> [AgreementSetting] {
        let own = settings.filter { $0.key.hasPrefix(prefix) }
        if own.isEmpty { return settings }
        for setting in own {
            guard let figure = figures.first(where: { $0.key == setting.key }) else {
                throw PayrollError(
                    .unknownName,
                    "Kontrollen \(setting.key) finns inte.\(NearestName.question(setting.key, among: figures.map(\.key))) Kör penna rules --controls för att se vad som kan ställas in."
                )
            }
            guard setting.value >= 0, figure.allows(setting.value) else {
                throw PayrollError(
                    .invalidValue,
                    "Inställningen \(setting.key) är \(figure.unit.swedishText(setting.value)). En gräns är över noll; 0 stänger av kontrollen."
                )
            }
        }
        try rejectContradictions(own)
        return settings.filter { !$0.key.hasPrefix(prefix) }
    }

    private static func rejectContradictions(_ own: [AgreementSetting]) throws(PayrollError) {
        let known = KnownSettings(own)
        for day in Set(own.map(\.from)).sorted() {
            for (low, high) in [
                (PayControls.lowest, PayControls.highest), (TermsControls.lowestMonth, TermsControls.highestMonth),
                (TermsControls.lowestHour, TermsControls.highestHour),
                (EmploymentControls.youngest, EmploymentControls.oldest),
            ] {
                let (least, most) = (known.value(of: low, on: day).value, known.value(of: high, on: day).value)
                guard least == 0 || most == 0 || least < most else {
                    throw PayrollError(
                        .invalidValue,
                        "Inställningarna \(low.key) (\(low.unit.swedishText(least))) och \(high.key) (\(high.unit.swedishText(most))) motsäger varandra \(day). Den lägsta gränsen ska vara under den högsta.",
                        day: day)
                }
            }
        }
    }
}
