//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something about a person's pension that somebody should know before pay day; nothing in it stops the pay.
@nonexhaustive
public enum PensionFinding: Hashable, Sendable {
    /// The year's pay under KAP-KL is above 7,5 inkomstbasbelopp: the defined benefit part is not calculated here.
    case definedBenefitOutside(pensionsgrundandeLon: Amount, limit: Amount)

    /// The pay after löneväxling is below a twelfth of 10 prisbasbelopp, the ceiling of sjukpenning (SFB 25:5).
    case belowSjukpenningCeiling(payAfter: Amount, yearly: Amount)

    /// The pay after löneväxling is below a twelfth of 8,07 inkomstbasbelopp, the pay that gives full allmän pension.
    case belowPensionCeiling(payAfter: Amount, yearly: Amount)

    /// What was found and what to do, in Swedish.
    public var text: String {
        switch self {
        case .definedBenefitOutside(let lon, let limit):
            "Årets pensionsgrundande lön \(lon.swedish) kr är över 7,5 inkomstbasbelopp, \(limit.swedish) kr. "
                + "KAP-KL har en förmånsbestämd del där som Penna inte räknar. Hämta kostnaden för den från "
                + "pensionsadministratören."
        case .belowSjukpenningCeiling(let pay, let yearly):
            "Lönen efter löneväxling är \(pay.swedish) kr. Under \(PensionFinding.twelfth(of: yearly).swedish) kr i "
                + "månaden (10 prisbasbelopp per år, \(yearly.swedish) kr) sänker växlingen sjukpenning och "
                + "föräldrapenning. Minska växlingen, eller se till att den anställde känner till det."
        case .belowPensionCeiling(let pay, let yearly):
            "Lönen efter löneväxling är \(pay.swedish) kr. Under \(PensionFinding.twelfth(of: yearly).swedish) kr i "
                + "månaden (8,07 inkomstbasbelopp per år, \(yearly.swedish) kr) sänker växlingen den allmänna "
                + "pensionen. Minska växlingen, eller se till att den anställde känner till det."
        }
    }

    /// The least pay in whole öre that is not below a twelfth of a yearly amount.
    static func twelfth(of yearly: Amount) -> Amount {
        Amount(ore: yearly.ore / 12 + (yearly.ore % 12 > 0 ? 1 : 0))
    }
}
