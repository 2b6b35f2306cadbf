//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What others explain of the law and of pensions.
extension Publication {
    package static let saco = Publication("saco.se", "Saco", "Om KAP-KL och AKAP-KR", nil, read: Day(2026, 11, 30))
    package static let burlovPension = Publication(
        "Burlöv, pension", "Burlövs kommun, Löneservice", "Frågor och svar om AKAP-KR och KAP-KL",
        "https://loneservice.burlov.se/pensioner/faqakapkrochkapkl.4.7b8b0d4e186d533cd3162eca.html")
    package static let skrAKAPKR = Publication(
        "SKR, frågor och svar om AKAP-KR", "Sveriges Kommuner och Regioner", "Frågor och svar om AKAP-KR",
        "https://www.kvalitetsregister.se/skr/arbetsgivarekollektivavtal/kollektivavtal/pensionerochavtalsforsakringar/pensionsavtal/nyttpensionssystemforkommunochregionsektorn/fragorochsvaromakapkr.67129.html"
    )
    package static let skrOverhead = Publication(
        "SKR, PO-pålägg", "Sveriges Kommuner och Regioner",
        "Arbetsgivaravgifter och personalomkostnadspålägg (2019, 2021 och 2023)", nil)
    package static let far = Publication("FAR", "FAR Online", "Rätt Lön, efter ämne", nil)
    package static let bjornLunden = Publication(
        "Björn Lundén", "Björn Lundén, bjornlunden.com", "Om skattetabeller och kostförmån", nil)
    package static let foretagande = Publication("foretagande.se", "Företagande.se", "Om kostförmån 2025 och 2026", nil)
    package static let wiklands = Publication("wiklands.se", "Wiklands", "Om kostförmån", nil)
    package static let myCopilot = Publication("mycopilot.se 2026", "mycopilot.se", "Om gåvor till anställda 2026", nil)
    package static let slu = Publication("slu.se", "Sveriges lantbruksuniversitet", "Om förhöjt skatteavdrag", nil)
    package static let maxpa = Publication(
        "maxpa.se", "MaxPA", "Kronofogdens anvisning till arbetsgivare om utmätning i lön", nil)
    package static let visma = Publication(
        "Visma", "Visma, blog.vismadraftit.se", "Vad gäller vid utmätning av lön", nil)
    package static let accounted = Publication(
        "accounted", "kjekac, GitHub", "accounted: löneväxlingens vanliga faktor", "https://github.com/kjekac/accounted"
    )
    package static let kpa = Publication("KPA", "KPA Pension", "Om AKAP-KR och KAP-KL", nil, read: Day(2026, 11, 30))
    package static let valcentralen = Publication(
        "Valcentralen", "Valcentralen, valcentralen.se", "Om AKAP-KR och KAP-KL", nil)

    /// All of these.
    package static let advisers: [Publication] = [
        saco, burlovPension, skrAKAPKR, skrOverhead, far, bjornLunden, foretagande, wiklands, myCopilot, slu, maxpa,
        visma, accounted, kpa, valcentralen,
    ]
}
