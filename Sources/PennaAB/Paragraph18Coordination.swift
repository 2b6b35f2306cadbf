//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 18 Samordning, and § 10 avstängning, as lines that are registered by hand.
enum Coordination {
    static let rule = RuleDescription(paragraph: "AB § 18", name: "Samordning och avstängning")

    static let payItems: [PayItem] = []
}
