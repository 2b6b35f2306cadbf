//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Pages of unions for their members.
extension Publication {
    static let dikOvertime = Publication(
        "DIK, övertid", "DIK", "Övertidsersättning",
        "http://dik.se/anstaellning-avtal/din-arbetstid/foer-dig-som-jobbar-inom-landsting-eller-kommunal-sektor/oevertidsersaettning/"
    )
    static let dikOB = Publication(
        "DIK, OB", "DIK", "Obekväm arbetstid",
        "http://dik.se/anstaellning-avtal/din-arbetstid/foer-dig-som-jobbar-inom-landsting-eller-kommunal-sektor/obekvaem-arbetstid/"
    )
    static let sulf = Publication(
        "sulf.se", "Sveriges universitetslärare och forskare, SULF", "Om sparade semesterdagar", nil,
        read: Day(2026, 11, 30))
    static let lakarforbundet = Publication(
        "Läkarförbundet", "Sveriges läkarförbund, slf.se", "Om föräldraledighet och sjukskrivning", nil,
        read: Day(2026, 11, 30))
    static let vardforbundetHOK22 = Publication("vardforbundet.se, HÖK 22", "Vårdförbundet", "Om HÖK 22", nil)
    static let vardforbundetOB2016 = Publication(
        "vardforbundet.se, OB från 2016-12-01", "Vårdförbundet", "Om OB från 2016-12-01", nil, read: Day(2026, 11, 30))
    static let sverigesIngenjorer = Publication(
        "sverigesingenjorer.se", "Sveriges Ingenjörer", "Om övertid i kommun och region", nil, read: Day(2026, 11, 30))
    static let lararforbundetDeltid = Publication(
        "Lärarförbundet, lön vid deltid", "Lärarförbundet",
        "Lön vid deltid eller tjänstledighet för kommunalt anställda",
        "https://www.lararforbundet.se/artiklar/lon-vid-deltid-eller-tjanstledighet-for-kommunalt-anstallda")
    static let lararforbundetUppehall = Publication(
        "Lärarförbundet, uppehållsanställning", "Lärarförbundet", "Uppehållsanställning och uppehållstjänst",
        "https://www.lararforbundet.se/artiklar/uppehallsanstallning-uppehallstjanst")
    static let kommunalMidsummer2023 = Publication(
        "kommunal.se, storhelgstillägg midsommar 2023", "Kommunal", "Storhelgstillägg midsommar 2023", nil,
        read: Day(2026, 11, 30))
    static let kommunalRiB19 = Publication(
        "kommunal.se, RiB 19", "Kommunal", "Fakta om avtalet Räddningstjänst i beredskap, RiB 19",
        "https://www.kommunal.se/fakta-om-avtalet-raddningstjanst-i-beredskap-rib-19")

    /// All of them.
    static let unions: [Publication] = [
        dikOvertime, dikOB, sulf, lakarforbundet, vardforbundetHOK22, vardforbundetOB2016, sverigesIngenjorer,
        lararforbundetDeltid, lararforbundetUppehall, kommunalMidsummer2023, kommunalRiB19,
    ]
}
