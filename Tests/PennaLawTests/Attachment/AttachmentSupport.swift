//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// What the tests of attachment and set-off share.
enum AttachmentCase {
    /// A decision in whole kronor; no amount attached means everything above.
    static func decision(
        _ protected: Int64, _ attached: Int64? = nil, rank: AttachmentRank = .other, caseNumber: String = "U-1-26"
    ) throws(PayrollError) -> AttachmentDecision {
        try AttachmentDecision(
            caseNumber: caseNumber, paymentReference: "1234567897", rank: rank,
            protectedAmount: Amount(kronor: protected),
            amount: try attached.map { (kronor) throws(PayrollError) in .amount(try Amount(kronor: kronor)) }
                ?? .everythingAbove)
    }

    /// Whole kronor, or none.
    static func random(_ kronor: ClosedRange<Int64>, _ random: inout SeededGenerator) -> Int64 {
        Int64.random(in: kronor, using: &random)
    }

    /// Expects an error of a kind whose message has all the words.
    static func expect(
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
}
