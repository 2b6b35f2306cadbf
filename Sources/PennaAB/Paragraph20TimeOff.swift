//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 20 Ledighet i stället för betalning: time off saved and taken (komp).
enum TimeOff {
    /// The figures as they stand on a day.
    struct Values: Sendable {
        init(_ day: Day, _ settings: [AgreementSetting]) {}
    }

    static let rule = RuleDescription(paragraph: "AB § 20", name: "Ledighet i stället för övertidsersättning")

    static let payItems: [PayItem] = []

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
    }
}
