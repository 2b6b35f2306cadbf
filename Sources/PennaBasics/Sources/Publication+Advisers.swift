//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension Publication {
    public static let far = Publication("FAR", "FAR Online", "Rätt Lön, efter ämne", nil)
    public static let bjornLunden = Publication(
        "Björn Lundén", "Björn Lundén, bjornlunden.com", "Om skattetabeller och kostförmån",
        nil)
    public static let foretagande = Publication("foretagande.se", "Företagande.se", "Om kostförmån 2025 och 2026", nil)
    public static let wiklands = Publication("wiklands.se", "Wiklands", "Om kostförmån", nil)
    public static let myCopilot = Publication("mycopilot.se 2026", "mycopilot.se", "Om gåvor till anställda 2026", nil)
    public static let slu = Publication("slu.se", "Sveriges lantbruksuniversitet", "Om förhöjt skatteavdrag", nil)
    public static let maxpa = Publication(
        "maxpa.se", "MaxPA", "Kronofogdens anvisning till arbetsgivare om utmätning i lön",
        nil)
    public static let visma = Publication(
        "Visma", "Visma, blog.vismadraftit.se", "Vad gäller vid utmätning av lön",
        nil)
    public static let accounted = Publication(
        "accounted", "kjekac, GitHub", "accounted: löneväxlingens vanliga faktor",
        "https://github.com/kjekac/accounted")
    public static let kpa = Publication("KPA", "KPA Pension", "Om AKAP-KR och KAP-KL", nil, read: Day(2026, 11, 30))
    public static let valcentralen = Publication(
        "Valcentralen", "Valcentralen, valcentralen.se", "Om AKAP-KR och KAP-KL",
        nil)

    /// Advisers, pension administrators and others who explain.
    static let advisers: [Publication] = [
        far, bjornLunden, foretagande, wiklands, myCopilot, slu, maxpa, visma, accounted, kpa, valcentralen,
    ]
}
