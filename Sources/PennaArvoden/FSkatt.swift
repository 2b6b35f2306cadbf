//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Who is approved for F-skatt pays tax and contributions alone.
enum FSkatt {
    static let rule = RuleDescription(
        paragraph: "Arvoden 7", name: "F-skatt",
        text: """
            Är uppdragstagaren godkänd för F-skatt, och har åberopat det i uppdraget, betalas arvodet utan skatteavdrag och utan \
            arbetsgivaravgifter, och redovisas som ersättning som inte är underlag för socialavgifter (fält 131). Det skrivs i \
            villkoren som f-skatt = ja, från den dag det gäller. En lönerad på en beskattad löneart är då ett fel; använd \
            arvode-f-skatt. Förtroendevaldas arvode är alltid inkomst av tjänst.
            """)
}

extension Assignment {
    /// The item that a fee is paid on.
    func feeItem(_ usual: PayItem) -> PayItemID { hasFSkatt ? ArvodenItems.fSkatt.id : usual.id }
}
