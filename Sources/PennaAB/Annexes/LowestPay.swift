//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// HÖK Kommunal: lowest pay (lägsta lön).
enum LowestPay {
    /// The figures as they stand on a day.
    struct Values: Sendable {
        init(_ day: Day, _ settings: [AgreementSetting]) {}
    }

    static let rule = RuleDescription(paragraph: "HÖK Kommunal", name: "Lägsta lön")

    /// What is below the lowest pay.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [String] { [] }
}
