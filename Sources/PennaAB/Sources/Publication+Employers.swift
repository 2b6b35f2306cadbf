//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Pages of employers, payroll centres and their organisation.
extension Publication {
    static let hrsc = Publication(
        "HRSC", "HR Servicecenter för nio kommuner i Skåne", "Vanliga frågor",
        "https://hrservicecenter.se/medarbetare/vanliga-fragor/")
    static let hrscOvertime = Publication(
        "HRSC, övertid", "HR Servicecenter för nio kommuner i Skåne",
        "Övertidsrapportering för timavlönade och deltidsanställda",
        "https://hrservicecenter.se/chef/guider-chef/overtidsrapportering-for-timavlonade-och-deltidsanstallda/")
    static let burlovStandby = Publication(
        "Burlöv, jour", "Burlövs kommun, Löneservice", "Jour/beredskap",
        "https://loneservice.burlov.se/lonobovrers/jourberedskap.4.40cb2fd2166620ee9292cd8c.html")
    static let burlovOB = Publication(
        "Burlöv, OB", "Burlövs kommun, Löneservice", "Obekväm arbetstid",
        "https://loneservice.burlov.se/lonobovrers/obekvamarbetstid.4.40cb2fd2166620ee9292ce5e.html")
    static let hultsfredPay = Publication(
        "Hultsfred, lön", "Hultsfreds kommun", "Lön och ersättning",
        "https://www.hultsfred.se/kategori/anstalld/din-anstallning/lon-och-ersattning/")
    static let hultsfredAbsence = Publication(
        "Hultsfred, frånvaro", "Hultsfreds kommun", "Frånvaro", "http://www.hultsfred.se/artikel/franvaro/")
    static let hultsfredSickness = Publication(
        "Hultsfred, sjukavdrag", "Hultsfreds kommun", "Varför får jag ett löneavdrag med 1,4 vid sjukdom",
        "https://www.hultsfred.se/artikel/varfor-far-jag-ett-loneavdrag-med-14-vid-sjukdom/")
    static let nackaPay = Publication(
        "Nacka, ersättning", "Nacka kommun", "Ersättning",
        "https://www.nacka.se/medarbetare/din-anstallning/lon-och-ersattning2/ersattning/")
    static let nackaHoliday = Publication("Nacka, semester", "Nacka kommun", "Semester", nil)
    static let nackaLeave = Publication("Nacka, ledigheter", "Nacka kommun", "Övriga ledigheter", nil)
    static let goteborgAnnexU = Publication(
        "Göteborg, Bilaga U", "Göteborgs stad", "Verksamhetshandbok, uppehållsanställning",
        "https://www4.goteborg.se/prod/ubf/Verksamhetshandbok/Verksamh.nsf/8831d344796a5abdc1256bce0042d1a4/5732ec686297289cc1257ad80035667f!OpenDocument"
    )
    static let borgholm2014 = Publication(
        "Borgholm 2014", "Borgholms kommun", "Personalhandbok: Semesterlönetillägg",
        "http://intinfo.borgholm.se/pershandbok/semester/semesterlonetillagg.htm")
    static let malmoTravelTime = Publication(
        "Malmö stad, färdtid", "Malmö stad", "Färdtid",
        "https://komin.malmo.se/Arbetsfalt-verksamheter/Chef/HR/Medarbetares-resor-och-utlagg/Fardtid.html")
    static let haparanda = Publication("haparanda.se", "Haparanda stad", "Om semester", nil, read: Day(2026, 11, 30))
    static let harnosand = Publication(
        "harnosand.se", "Härnösands kommun", "Om föräldraledighet", nil, read: Day(2026, 11, 30))
    static let skr89409 = Publication(
        "SKR nyhet 89409", "Sveriges Kommuner och Regioner", "Nytt avtal klart med Allmän kommunal verksamhet, 2025",
        "https://skr.se/skr/tjanster/pressrum/nyheter/nyhetsarkiv/nyttavtalklartmedallmankommunalverksamhet.89409.html")
    static let skrKarens = Publication(
        "SKR cirkulär 2018-12-19", "Sveriges Kommuner och Landsting", "Ändringar i AB § 17 mom. 3–6 och § 28 mom. 5",
        "https://webbutik.skl.se/skr/tjanster/cirkular/cirkular/2018/overenskommelseomvissaandringariallmannabestammelser17mom36och28mom5.25982.html"
    )
    static let skrHOK = Publication(
        "SKR, HÖK", "Sveriges Kommuner och Regioner", "Om huvudöverenskommelserna (HÖK)", nil, read: Day(2026, 11, 30))

    /// All of them.
    static let employers: [Publication] = [
        hrsc, hrscOvertime, burlovStandby, burlovOB, hultsfredPay, hultsfredAbsence, hultsfredSickness, nackaPay,
        nackaHoliday, nackaLeave, goteborgAnnexU, borgholm2014, malmoTravelTime, haparanda, harnosand, skr89409,
        skrKarens, skrHOK,
    ]
}
