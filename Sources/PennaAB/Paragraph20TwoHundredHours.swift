//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// HÖK Hälso- och sjukvård: extra pay above 200 hours a year.
enum TwoHundredHours {
    /// The figures as they stand on a day.
    struct Values: Sendable {
        init(_ day: Day, _ settings: [AgreementSetting]) {}
    }

    static let rule = RuleDescription(paragraph: "HÖK HoS", name: "Tillägg över 200 timmar")

    static let payItems: [PayItem] = []

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
    }
}
