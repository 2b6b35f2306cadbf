//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

/// Expects an error of a kind, whose message holds some words.
func expectError(
    _ code: PayrollError.Code, _ words: String..., day: Day? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, from body: () throws(PayrollError) -> Void
) {
    do throws(PayrollError) {
        try body()
        Issue.record("no error was thrown", sourceLocation: sourceLocation)
    } catch {
        #expect(error.code == code, sourceLocation: sourceLocation)
        for word in words {
            #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
        }
        if let day { #expect(error.day == day, sourceLocation: sourceLocation) }
    }
}
