//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What authorities have published about pay.
extension Publication {
    package static let skv433 = Publication(
        "SKV 433", "Skatteverket", "Teknisk beskrivning av skattetabellerna; utgåva 36 är den för 2026", nil)
    package static let taxTables = Publication(
        "Skatteverkets månadstabeller", "Skatteverket", "Skattetabeller för månadslön, öppna data",
        "https://skatteverket.entryscape.net/rowstore/dataset/88320397-5c32-4c16-ae79-d36d95b17b95")
    package static let skatteverketOneOff = Publication(
        "Skatteverket, engångsbelopp", "Skatteverket", "Om skatteavdrag på engångsbelopp", nil)
    package static let skatteverketAdjustment = Publication(
        "Skatteverket, jämkning", "Skatteverket", "Om jämkning", nil)
    package static let skatteverketDeduction = Publication(
        "Skatteverket, skatteavdrag", "Skatteverket", "Om skatteavdrag", nil)
    package static let skatteverketBenefits = Publication("Skatteverket, förmåner", "Skatteverket", "Om förmåner", nil)
    package static let skatteverketWellness = Publication(
        "Skatteverket, friskvård", "Skatteverket", "Personalvårdsförmån – motion och friskvård", nil)
    package static let skatteverketAGI = Publication(
        "Skatteverket, arbetsgivardeklarationen", "Skatteverket", "Så fyller du i arbetsgivardeklarationen", nil)
    package static let skatteverketAmounts = Publication(
        "Skatteverket, belopp och procentsatser", "Skatteverket", "Belopp och procentsatser", nil)
    package static let skatteverketExample1 = Publication(
        "Skatteverkets exempelfil 1", "Skatteverket",
        "Exempelfil 1 till arbetsgivardeklarationen, teknisk beskrivning 1.1.17.1, period 2025-01", nil)
    package static let skatteverketGuidance2021 = Publication(
        "Skatteverkets ställningstagande 387818", "Skatteverket",
        "Ställningstagande 387818 (2021) om för högt utbetald lön", nil, read: Day(2026, 11, 30))
    package static let legalGuidance2023 = Publication(
        "Skatteverket, Rättslig vägledning 2023.7", "Skatteverket", "Rättslig vägledning, utgåva 2023.7, sida 321424",
        nil)
    package static let legalGuidance2024 = Publication(
        "Skatteverket, Rättslig vägledning 2024.3", "Skatteverket", "Rättslig vägledning, utgåva 2024.3, sida 1333",
        "https://www4.skatteverket.se/rattsligvagledning/edition/2024.3/1333.html")
    package static let kronofogden2022 = Publication("Kronofogden 2022-11-28", "Kronofogden", "Normalbelopp 2023", nil)
    package static let kronofogdenJune2022 = Publication(
        "Kronofogden, juni 2022", "Kronofogden", "Normalbelopp från juni 2022", nil, read: Day(2026, 11, 30))
    package static let migrationsverket = Publication(
        "Migrationsverket", "Migrationsverket", "Försörja familjen (2024), som återger normalbeloppet", nil)
    package static let seLex = Publication(
        "se-lex/sfs", "se-lex, GitHub", "Svensk författningssamling, lydelser till och med 2025-09-01",
        "https://github.com/se-lex/sfs")

    /// All of these.
    package static let authorities: [Publication] = [
        skv433, taxTables, skatteverketOneOff, skatteverketAdjustment, skatteverketDeduction, skatteverketBenefits,
        skatteverketWellness, skatteverketAGI, skatteverketAmounts, skatteverketExample1, skatteverketGuidance2021,
        legalGuidance2023, legalGuidance2024, kronofogden2022, kronofogdenJune2022, migrationsverket, seLex,
    ]
}
