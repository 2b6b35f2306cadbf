//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Newspapers, by the day of the article.
extension Publication {
    static let ka20070118 = Publication(
        "ka.se 2007-01-18", "Kommunalarbetaren", "Vad händer efter 165 timmar",
        "https://ka.se/2007/01/18/vad-hander-efter-165-timmar/")
    static let ka20081006 = Publication(
        "ka.se 2008-10-06", "Kommunalarbetaren", "Assistenter kan ha fått fel ersättning",
        "https://ka.se/2008/10/06/assistenter-kan-ha-fatt-fel-ersattning/")
    static let ka20130513 = Publication(
        "ka.se 2013-05-13", "Kommunalarbetaren", "119 kronor i OB en storhelgsnatt",
        "https://ka.se/2013/05/13/119-kronor-i-ob-en-storhelgsnatt/")
    static let ka20140526 = Publication(
        "ka.se 2014-05-26", "Kommunalarbetaren", "OK jobba helg med sämre betalt",
        "https://ka.se/2014/05/26/ok-jobba-helg-med-samre-betalt/")
    static let ka20141212 = Publication("ka.se 2014-12-12", "Kommunalarbetaren", "Om OB vid jul, nyår och pingst", nil)
    static let ka20160705 = Publication(
        "ka.se 2016-07-05", "Kommunalarbetaren", "Okej med olika betalt på helgnätter",
        "https://ka.se/2016/07/05/okej-med-olika-betalt-pa-helgnatter/")
    static let ka20170412 = Publication(
        "ka.se 2017-04-12", "Kommunalarbetaren", "Nytt SKL-avtal klart",
        "https://ka.se/2017/04/12/nytt-skl-avtal-klart/")
    static let ka20171229 = Publication(
        "ka.se 2017-12-29", "Kommunalarbetaren", "Håll koll på OB-tiderna i nyårshelgen",
        "https://ka.se/2017/12/29/hall-koll-pa-ob-tiderna-i-nyarshelgen/")
    static let ka20180328 = Publication(
        "ka.se 2018-03-28", "Kommunalarbetaren", "Om OB, jour och beredskap i påsk", nil, read: Day(2026, 11, 30))
    static let kaNationalDay2018 = Publication(
        "ka.se, nationaldagen 2018", "Kommunalarbetaren", "Om OB på nationaldagen", nil, read: Day(2026, 11, 30))
    static let ka20191227 = Publication(
        "ka.se 2019-12-27", "Kommunalarbetaren", "Så blir ditt OB i nyår",
        "https://ka.se/2019/12/27/sa-blir-ditt-ob-i-nyar/")
    static let ka20201103 = Publication("ka.se 2020-11-03", "Kommunalarbetaren", "Om HÖK 20 och lägsta lön", nil)
    static let ka20201218 = Publication(
        "ka.se 2020-12-18", "Kommunalarbetaren", "Vårdanställda i bolag får kortare natt",
        "https://ka.se/2020/12/18/vardanstallda-i-bolag-far-kortare-natt/")
    static let ka20210817 = Publication(
        "ka.se 2021-08-17", "Kommunalarbetaren", "Om fyllnadstid, med svar av SKR", nil, read: Day(2026, 11, 30))
    static let ka20230706 = Publication(
        "ka.se 2023-07-06", "Kommunalarbetaren", "Om OB på storhelg", nil, read: Day(2026, 11, 30))
    static let arbetet20191211 = Publication(
        "arbetet.se 2019-12-11", "Arbetet", "OB-guide för jul och nyår, sidan uppdaterad i december 2022",
        "https://arbetet.se/2019/12/11/ob-guide-for-jul-och-nyar-sa-mycket-extra-tjanar-du/")
    static let vardfokus = Publication(
        "Vårdfokus", "Vårdfokus, Vårdförbundets tidning", "Ersättning vid sjukskrivning",
        "https://www.vardfokus.se/fackligt/ersattning-vid-sjukskrivning/")
    static let assistanskollOB = Publication(
        "Assistanskoll", "Assistanskoll",
        "OB timme för timme, kolumnen Sobona PAN och HÖK; adressen slutar på ?d= och dagen",
        "https://assistanskoll.se/ob.html")
    static let assistanskoll2020 = Publication(
        "Assistanskoll 2020", "Assistanskoll", "Nytt kollektivavtal SKR/Sobona och Kommunal, 2020-11-01",
        "https://assistanskoll.se/20201101-Nytt-kollektivtal-SKRSobona-och-Kommunal.html")
    static let assistanskoll2023 = Publication(
        "Assistanskoll 2023", "Assistanskoll", "Avtal om löneökningar SKR/Sobona–Kommunal, 2023-04-05",
        "https://assistanskoll.se/20230405-Avtal-loneokniungar-SKRSobona-Kommunal.html")
    static let assistanskoll2024 = Publication(
        "Assistanskoll 2024", "Assistanskoll", "Nytt kollektivavtal SKR/Sobona och Kommunal, 2024-04-22",
        "https://assistanskoll.se/20240422-Nytt-kollektivavtal-SKRSobona-och-Kommunal.amp.html")

    /// All of them.
    static let newspapers: [Publication] = [
        ka20070118, ka20081006, ka20130513, ka20140526, ka20141212, ka20160705, ka20170412, ka20171229, ka20180328,
        kaNationalDay2018, ka20191227, ka20201103, ka20201218, ka20210817, ka20230706, arbetet20191211, vardfokus,
        assistanskollOB, assistanskoll2020, assistanskoll2023, assistanskoll2024,
    ]
}
