//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The invented assignments of the rules' examples.
enum ExampleAssignment {
    /// A value that an invented municipality has decided.
    static func setting(_ figure: Figure, _ value: Int64) -> AgreementSetting {
        AgreementSetting(key: figure.key, from: Day(2026, 1, 1), value: value, source: "Påhittad kommun")
    }

    /// An example with registrations on one day.
    static func example(
        _ text: String, month: Month, isFixedPay: Bool = false, own: [OwnEntry],
        registrations: [Registration.Kind] = [], settings: [AgreementSetting]
    ) throws(PayrollError) -> RuleExample {
        let (epoch, start) = (Instant(seconds: 0), Day(2020, 1, 1))
        let terms = try Terms(pay: .lines, agreement: Arvoden.name, own: own)
        return RuleExample(
            text, month: month, isFixedPay: isFixedPay,
            employment: Employment(
                id: "1", start: start, terms: [try Fact(terms, from: start, recorded: epoch)],
                registrations: registrations.map { Registration($0, days: DayRange(month.first + 9), recorded: epoch) }),
            settings: settings)
    }
}
