//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// What the rules of arvoden were read in.
extension Publication {
    static let skrCosts = Publication(
        "SKR, omkostnadsersättning", "SKR",
        "Omkostnadsersättning för familjehem, kontaktfamiljer och kontaktperson (2023)",
        "https://webbutik.skl.se/skr/integrationsocialomsorg/socialomsorg/barnochunga/placeradebarnochunga/familjehemsvard/omkostnadsersattning.2260.html",
        read: Day(2026, 11, 30))
    static let skatteverketFosterHomes = Publication(
        "Skatteverket, ersättning till familjehem", "Skatteverket", "Konsulentföretag som anlitar familjehem",
        "https://www.skatteverket.se/foretagochorganisationer/arbetsgivare/lonochersattning/ersattningtillfamiljehem.4.515a6be615c637b9aa41547d.html",
        read: Day(2026, 11, 30))
    static let skatteverketStatement2018 = Publication(
        "Skatteverkets ställningstagande 2018-06-19", "Skatteverket",
        "Ställningstagande dnr 202 257343-18/111 om omkostnadsersättning till familjehem, i FAR Online",
        "https://faronline.se/dokument/skatteverket/stallningstaganden2/2018/skvstallningst2018061901",
        read: Day(2026, 11, 30))
}
