//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// What the suites of benefits share; a protocol, so that no other suite sees it.
protocol BenefitSuite {}

extension BenefitSuite {
    /// An amount of whole kronor that is known to fit.
    func kronor(_ count: Int64) -> Amount { Amount(ore: count * 100) }

    /// Expects a payroll error of a kind whose message has all the words.
    func expectError(
        _ code: PayrollError.Code, naming words: String..., sourceLocation: SourceLocation = #_sourceLocation,
        from body: () throws(PayrollError) -> Void
    ) {
        do throws(PayrollError) {
            try body()
            Issue.record("no error was thrown", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
            for word in words {
                #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
            }
        }
    }

    /// The reports of a benefit as plain text, such as `11:105.00 51`.
    func reported(_ outcome: BenefitOutcome) -> String {
        outcome.reports.map { report in
            report.amount.map { "\(report.field.rawValue):\($0)" } ?? "\(report.field.rawValue)"
        }.joined(separator: " ")
    }
}
