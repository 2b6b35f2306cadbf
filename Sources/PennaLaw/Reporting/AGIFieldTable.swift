//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// The fields of the AGI, by Skatteverket's technical description 1.1.18 as read from its titles and examples.
///
/// A field seen with its number in an example, or whose title matches an element of the schema, is *uppgiven*; one
/// known by its title alone is *obekräftad*. What a page of Skatteverket says is *bekräftad*.
enum AGIFieldTable {
    private static let all: AGIBlocks = [.employer, .individual, .absence]

    /// Huvuduppgift, and what every part carries.
    static let employer: [AGIField] = [
        AGIField(6, "Redovisningsperiod", "RedovisningsPeriod", .nyckel, all),
        AGIField(201, "Arbetsgivarens organisationsnummer", "AgRegistreradId", .nyckel, all),
        AGIField(302, "Ej fast driftställe i Sverige", nil, .kryss, .employer, .unconfirmed),
        AGIField(462, "Stöd av mindre betydelse (växa-stöd)", nil, .belopp10, .employer, .unconfirmed),
        AGIField(463, "Annat driftstöd", nil, .belopp10, .employer, .unconfirmed),
        AGIField(470, "Forskning och utveckling, underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(471, "Regionalt stöd, underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(472, "Sjöfart (Ambi), underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(475, "Forskning och utveckling, avdrag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(476, "Regionalt stöd, avdrag", "AvdragRegionaltStod", .belopp10, .employer, .unconfirmed),
        AGIField(477, "Sjöfart (Ambi), avdrag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(
            481, "Särskild löneskatt på vinstandel och sjukpension, underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(
            486, "Särskild löneskatt på vinstandel och sjukpension, skatt", nil, .belopp10, .employer, .unconfirmed),
        AGIField(487, "Summa arbetsgivaravgifter", "SummaArbAvgSlf", .belopp10, .employer),
        AGIField(491, "Pensionsförsäkring, underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(492, "Ränta och utdelning, underlag", nil, .belopp10, .employer, .unconfirmed),
        AGIField(495, "Pensionsförsäkring, avdragen skatt", nil, .belopp10, .employer, .unconfirmed),
        AGIField(496, "Ränta och utdelning, avdragen skatt", nil, .belopp10, .employer, .unconfirmed),
        AGIField(497, "Summa avdragen skatt", "SummaSkatteavdr", .belopp10, .employer),
        AGIField(
            499, "Total sjuklönekostnad", "TotalSjuklonekostnad", .belopp10, .employer,
            through: Month(year: 2024, month: 6), .confirmed),
    ]

    /// Individuppgift.
    static let individual: [AGIField] = payee + workplace + tax + pay + otherPay + circumstances

    /// Frånvarouppgift, for payments from January 2025.
    static let absence: [AGIField] = [
        absence(820, "Frånvaro, borttag", "FranvaroBorttag", .unconfirmed),
        absence(821, "Frånvarodatum", "FranvaroDatum"),
        absence(822, "Frånvaro, specifikationsnummer", "FranvaroSpecifikationsnummer"),
        absence(823, "Frånvarotyp", "FranvaroTyp"),
        absence(824, "Frånvaro tillfällig föräldrapenning, procent", "FranvaroProcentTFP"),
        absence(825, "Frånvaro tillfällig föräldrapenning, timmar", "FranvaroTimmarTFP"),
        absence(826, "Frånvaro föräldrapenning, procent", "FranvaroProcentFP"),
        absence(827, "Frånvaro föräldrapenning, timmar", "FranvaroTimmarFP"),
    ]

    private static let payee: [AGIField] = [
        AGIField(
            215, "Betalningsmottagarens identitetsnummer", "BetalningsmottagarId", .nyckel, [.individual, .absence]),
        AGIField(222, "Födelsetid", "Fodelsetid", .nyckel, .individual),
        AGIField(224, "Annat id-nummer", "AnnatId", .nyckel, .individual),
        AGIField(570, "Specifikationsnummer", "Specifikationsnummer", .nyckel, .individual),
        AGIField(205, "Ta bort", "Borttag", .nyckel, .individual),
        text(216, "Förnamn", "Fornamn"),
        text(217, "Efternamn", "Efternamn"),
        text(218, "Gatuadress", "Gatuadress"),
        text(228, "Gatuadress, rad 2", "Gatuadress2"),
        text(219, "Postnummer", "Postnummer"),
        text(220, "Postort", "Postort"),
        AGIField(221, "Landskod för postort", "LandskodPostort", .landskod, .individual),
        text(230, "Fri adress", "FriAdress"),
        text(226, "Organisationens namn", "OrgNamn"),
        AGIField(76, "Landskod för TIN", "LandskodTIN", .landskod, .individual),
        text(252, "Utländskt skatteregistreringsnummer (TIN)", "TIN"),
        text(77, "Födelseort", "Fodelseort"),
        AGIField(78, "Landskod för födelseort", "LandskodFodelseort", .landskod, .individual),
        AGIField(81, "Landskod för medborgarskap", "LandskodMedborgare", .landskod, .individual),
    ]

    private static let workplace: [AGIField] = [
        AGIField(60, "Arbetsställenummer", "Arbetsstallenummer", .heltal(digits: 5), .individual),
        AGIField(
            245, "Arbetsplatsens gatuadress", "ArbetsplatsensGatuadress", .text(most: nil), .individual,
            from: Month(year: 2023, month: 1)),
        AGIField(
            246, "Arbetsplatsens ort", "ArbetsplatsensOrt", .text(most: nil), .individual,
            from: Month(year: 2023, month: 1)),
        AGIField(26, "Fartygssignal", "Fartygssignal", .text(most: 4), .individual),
        AGIField(27, "Antal dagar med sjöinkomst", "AntalDagarSjoinkomst", .heltal(digits: nil), .individual),
        AGIField(28, "Närfart eller fjärrfart", "NarfartFjarrfart", .kod, .individual),
        text(223, "Fartygets namn", "FartygetsNamn"),
        text(112, "Verksamhetens art", "VerksamhetensArt"),
    ]

    private static let tax: [AGIField] = [
        amount(1, "Avdragen preliminär skatt", "AvdrPrelSkatt"),
        amount(274, "Avdragen SINK-skatt", "AvdrSkattSINK"),
        amount(275, "Avdragen A-SINK-skatt", "AvdrSkattASINK"),
        cross(276, "Ej skatteavdrag enligt beslut om ej beskattning i Sverige", "EjskatteavdragEjbeskattningSv"),
        cross(114, "Skattebefriad enligt avtal", "SkattebefrEnlAvtal"),
        cross(253, "Lokalanställd", "Lokalanstalld"),
        cross(94, "Ambassadanställd i Sverige med socialavgiftsavtal", "AmbassadanstISvMAvtal"),
    ]

    private static let pay: [AGIField] = [
        amount(11, "Kontant bruttolön m.m.", "KontantErsattningUlagAG"),
        amount(12, "Övriga skattepliktiga förmåner", "SkatteplOvrigaFormanerUlagAG"),
        amount(13, "Skattepliktig bilförmån", "SkatteplBilformanUlagAG", .belopp7),
        amount(18, "Drivmedel vid bilförmån", "DrivmVidBilformanUlagAG", .belopp7),
        amount(98, "Betalt för drivmedel vid bilförmån", "BetForDrivmVidBilformanUlagAG", .belopp7),
        cross(41, "Bostadsförmån småhus", "BostadsformanSmahusUlagAG"),
        cross(43, "Bostadsförmån ej småhus", "BostadsformanEjSmahusUlagAG"),
        amount(19, "Avdrag för utgifter i arbetet", "AvdragUtgiftArbetet"),
        amount(10, "Avräkning från avgiftsfri ersättning", "AvrakningAvgiftsfriErs"),
        cross(50, "Bilersättning", "Bilersattning"),
        cross(51, "Traktamente", "Traktamente"),
        amount(20, "Andra kostnadsersättningar", "AndraKostnadsers"),
        AGIField(
            23, "Andel styrelsearvode", "AndelStyrelsearvode", .belopp10, .individual,
            from: Month(year: 2024, month: 1), .confirmed),
        AGIField(
            62, "Växa-stöd, anställd före 2024-05-01", "ForstaAnstalld", .kryss, .individual,
            through: Month(year: 2025, month: 12)),
        AGIField(
            63, "Växa-stöd, anställd efter 2024-04-30", "VaxaStod", .kryss, .individual,
            from: Month(year: 2025, month: 1), through: Month(year: 2025, month: 12)),
    ]

    private static let otherPay: [AGIField] = [
        amount(131, "Kontant ersättning, ej underlag för socialavgifter", "KontantErsattningEjUlagSA"),
        amount(132, "Övriga förmåner, ej underlag för socialavgifter", "SkatteplOvrigaFormanerEjUlagSA"),
        amount(133, "Bilförmån, ej underlag för socialavgifter", "SkatteplBilformanEjUlagSA", .belopp7),
        amount(134, "Drivmedel, ej underlag för socialavgifter", "DrivmVidBilformanEjUlagSA", .belopp7),
        cross(136, "Förmån som pension, ej underlag för socialavgifter", "FormanSomPensionEjUlagSA"),
        cross(137, "Bostadsförmån småhus, ej underlag för socialavgifter", "BostadsformanSmahusEjUlagSA"),
        cross(138, "Bostadsförmån ej småhus, ej underlag för socialavgifter", "BostadsformanEjSmahusEjUlagSA"),
        amount(32, "Ersättning utan socialavgifter och jobbskatteavdrag", "ErsEjSocAvgEjJobbavd"),
        amount(125, "Kontant ersättning, underlag för egenavgifter", "KontantErsattningUlagEA"),
        amount(126, "Övriga förmåner, underlag för egenavgifter", "SkatteplOvrigaFormanerUlagEA"),
        amount(127, "Bilförmån, underlag för egenavgifter", "SkatteplBilformanUlagEA", .belopp7),
        amount(128, "Drivmedel, underlag för egenavgifter", "DrivmVidBilformanUlagEA", .belopp7),
        cross(123, "Bostadsförmån småhus, underlag för egenavgifter", "BostadsformanSmahusUlagEA"),
        cross(124, "Bostadsförmån ej småhus, underlag för egenavgifter", "BostadsformanEjSmahusUlagEA"),
        amount(30, "Tjänstepension", "Tjanstepension"),
        amount(35, "Skattefri ersättning enligt Forskarskattenämnden", "Forskarskattenamnden"),
        amount(36, "Skattefria förmåner av bostad m.m. vid SINK", "ErsFormanBostadMmSINK"),
        amount(37, "Vissa avdrag", "VissaAvdrag"),
        amount(39, "Hyresersättning", "Hyresersattning"),
        amount(21, "Underlag för skattereduktion för rutarbete", "UnderlagRutarbete"),
        amount(22, "Underlag för skattereduktion för rotarbete", "UnderlagRotarbete"),
    ]

    private static let circumstances: [AGIField] = [
        cross(48, "Förmån har justerats", "FormanHarJusterats"),
        cross(59, "Personaloption", "Personaloption"),
        cross(303, "Ej fast driftställe, individ", "EjFastDriftstalleIndivid"),
        AGIField(305, "Konvention med", "KonventionMed", .kod, .individual),
        AGIField(91, "Utsänd under tid", "UtsandUnderTid", .kod, .individual),
        AGIField(90, "Landskod för arbetsland", "LandskodArbetsland", .landskod, .individual),
    ]

    private static func amount(
        _ number: Int, _ name: String, _ element: String, _ kind: AGIFieldKind = .belopp10
    ) -> AGIField {
        AGIField(number, name, element, kind, .individual)
    }

    private static func cross(_ number: Int, _ name: String, _ element: String) -> AGIField {
        AGIField(number, name, element, .kryss, .individual)
    }

    private static func text(_ number: Int, _ name: String, _ element: String) -> AGIField {
        AGIField(number, name, element, .text(most: nil), .individual)
    }

    private static func absence(
        _ number: Int, _ name: String, _ element: String, _ confidence: Confidence = .reported
    ) -> AGIField {
        AGIField(number, name, element, .nyckel, .absence, from: Month(year: 2025, month: 1), confidence)
    }
}
