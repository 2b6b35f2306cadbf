//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 18 Samordning, and § 10 avstängning, as lines that are registered by hand: how they are calculated is not known here.
enum Coordination {
    static let coordinationItem = PayItem(PayItemID(230), key: "samordning", name: "Samordning, avdrag")
    static let suspensionItem = PayItem(
        PayItemID(231), key: "avstangning-avdrag", name: "Avstängning, avdrag")
    static let payItems = [coordinationItem, suspensionItem]

    static let rule = RuleDescription(
        paragraph: "AB § 18 (och § 10)", name: "Samordning och avstängning",
        text: """
            Lön samordnas med ersättningar som betalas av andra, och den som är avstängd kan ha avdrag på lönen. Hur \
            avdragen räknas är inte känt här: de registreras för hand som lönerader på samordning eller avstangning-avdrag, \
            med negativt belopp.
            """)
}
