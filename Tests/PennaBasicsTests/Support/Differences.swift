//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Testing

/// Collects what went wrong in a large loop, so that the loop expects once and shows the first few cases.
struct Differences {
    private var count = 0
    private var examples: [String] = []
    private var checked = 0

    /// Notes a case that is not as it should be.
    mutating func expect(_ isRight: Bool, _ text: @autoclosure () -> String) {
        checked += 1
        guard !isRight else { return }
        count += 1
        if examples.count < 5 { examples.append(text()) }
    }

    /// Fails the test if any case was wrong, or if none was looked at.
    func report(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(checked > 0, "nothing was checked", sourceLocation: sourceLocation)
        #expect(count == 0, "\(examples)", sourceLocation: sourceLocation)
    }
}
