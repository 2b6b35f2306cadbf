//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 23 Förskjuten arbetstid.
enum DisplacedHours {
    /// The figures as they stand on a day.
    struct Values: Sendable {
        init(_ day: Day, _ settings: [AgreementSetting]) {}
    }

    static let rule = RuleDescription(paragraph: "AB § 23", name: "Förskjuten arbetstid")

    static let payItems: [PayItem] = []

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
    }
}
