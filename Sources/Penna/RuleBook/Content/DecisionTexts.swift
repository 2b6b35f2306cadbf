//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// A decision as the rule book explains it.
struct DecisionText: Hashable, Sendable {
    /// Which heading of `Documentation/Decisions.md` it is.
    let id: DecisionID

    /// What had to be decided.
    let question: String

    /// What an employer gets who says nothing.
    let choice: String

    /// What the choice rests on.
    let why: String

    init(_ id: DecisionID, _ question: String, _ choice: String, _ why: String) {
        self.id = id
        self.question = question
        self.choice = choice
        self.why = why
    }
}

/// The decisions that the rules of AB refer to, in Swedish for the rule book.
///
/// The page itself, in English and with the alternatives, is `Documentation/Decisions.md`. Amounts, percentages, switches
/// and confidence are not repeated here: the book takes them from the figures. A test keeps the two together.
enum DecisionTexts {
    static func text(_ id: DecisionID) -> DecisionText? { all.first { $0.id == id } }

    /// All of them, in the order of their names.
    static let all: [DecisionText] = [
        DecisionText(
            .a1, "Vad är en timme OB B på natten värd från 2026-04-01?",
            "Det lägre beloppet, som två av tre källor trycker.",
            "Den tredje källan läser § 21 anm. 1 som en höjning med trettio procent. Bara SKR kan svara; fråga."),
        DecisionText(
            .a2, "Vilka var OB-beloppen i de tabeller som ingen källa trycker?",
            "Nästa kända tabell delad med årets uppräkning. Några ören kan skilja. Där en publicerad tabell finns gäller den.",
            "Varje tabell följer ur den förra med en enda procentsats."),
        DecisionText(
            .a3, "Hur stort är karensavdraget för månadsavlönade?",
            "Åttio procent av den fasta kontanta lönen gånger den fasta kalenderdagsfaktorn, delat med månadens kalenderdagar; aldrig mer än periodens sjuklön. Timavlönade och PAN har tjugo procent av en genomsnittlig veckas sjuklön.",
            "Ett lönekontor för nio kommuner ger faktorn med ett exempel, och Hultsfred beskriver samma sätt. Ingen kommun hittades som räknar per timme."
        ),
        DecisionText(
            .a4, "Vad kostar en sjukdag 1–14 för en månadsavlönad?",
            "Sjuka arbetsdagar gånger kalenderdagsfaktorn gånger månadslönen, delat med månadens kalenderdagar; åttio procent av det kommer tillbaka som sjuklön.",
            "Som beslut A3."),
        DecisionText(
            .a5, "Vad betalas sjukdag 15–90?",
            "Hela dagen dras av och tio procent betalas tillbaka; på lön över taket dessutom en högre andel av delen över.",
            "Tio procent står i handböcker. Delen över taket är ur minnet av avtalet."),
        DecisionText(
            .a6, "Vad betalas sjukdag 91–365?",
            "Ingenting på lön upp till taket, och en andel av delen över det.",
            "Som beslut A5."),
        DecisionText(
            .a7, "Vad är föräldralönen på lön över föräldrapenningens tak?",
            "Samma andel av delen över taket som vid lång sjukdom.",
            "Som beslut A6."),
        DecisionText(
            .a9, "Ingår semesterlön redan i beloppen i §§ 20–24?",
            "Ja, de ger ingen semesterlön enligt mom. 16.",
            "Minnet av avtalet; texten måste läsas."),
        DecisionText(
            .a10, "Vad får en deltidsanställd för tid utöver sitt schema?",
            "Till och med 2025-03-31 fyllnadstid upp till heltid, därefter övertid som en heltidsanställd.",
            "Ändringen kom med HÖK 25 och berättas av SKR självt."),
        DecisionText(
            .a11, "Avrundas övertid?",
            "Nej, den betalas på minuten. Arbete under jour eller beredskap som börjar eller slutar på natten räknas i påbörjade halvtimmar.",
            "Ett utdrag ur § 20 har regeln för jour och beredskap; för resten hittades inget."),
        DecisionText(
            .a12, "Hur avrundas OB-minuter?",
            "Minuterna i en klass läggs ihop för kalendermånaden, och summan går upp till nästa halvtimme.",
            "Ett lönekontors handbok säger så (Burlöv)."),
        DecisionText(
            .a13, "Avrundas eller kapas kalenderdagsfaktor och semesterkvot efter två decimaler?",
            "De avrundas, en halv uppåt.",
            "Handböckernas exempel skiljer sig."),
        DecisionText(
            .a14, "Hur många betalda semesterdagar ger dagarna ett skottår?",
            "Årets rätt gånger dagarna, delat med årets verkliga dagar, sedan upp till hel dag.",
            "Ingen källa säger det; ett år som arbetas helt måste ge hela rätten."),
        DecisionText(
            .a15, "Vad kostar en obetald semesterdag?",
            "En fast procent av månadens fasta kontanta lön.",
            "Minnet av avtalet."),
        DecisionText(
            .a16, "Vad är en kvarvarande semesterdag värd när anställningen slutar?",
            "Semesterlönens procent och semesterdagstilläggets procent av den fasta kontanta lönen.",
            "Minnet av avtalet; summan är nära den procentsats som en handbok har."),
        DecisionText(
            .a17, "Under vilken lön finns semesterlönetillägg, och hur stort är det?",
            "En procent av det som fattas upp till tröskeln, för varje dag.",
            "Beloppen är publicerade för uppehållslönetillägget, dess syster; procentsatsen står i en handbok från 2014."
        ),
        DecisionText(
            .a18, "Hur många semesterdagar får sparas?",
            "Ett högsta antal sammanlagt, och av ett år bara de betalda dagarna över lagens tjugo.",
            "SULF och Haparanda trycker det högsta antalet; de tjugo är semesterlagens 18 §."),
        DecisionText(
            .a20, "Vad ger förskjuten arbetstid?",
            "En högre procent av timlönen på en dag som var fri och en lägre annars; halvannan gång de första dagarna av ordern, och högst tio dagar.",
            "En arbetsgivares sida har dem från 2022-10-01 (Hultsfred)."),
        DecisionText(
            .a22, "Vad kostar ledighet utan lön en del av en dag?",
            "Dagens avdrag gånger de frånvarande minuterna, delat med passets minuter.",
            "Då blir delarna av en dag tillsammans dagen."),
        DecisionText(
            .a23, "Får den som arbetar övertid också OB?",
            "Nej.",
            "Avtalets ord har inte setts. Ett lönekontor svarar nej; två fackliga sidor läser ja för den som har OB i sitt schema."
        ),
        DecisionText(
            .a30, "På vilken lön räknas frånvaro?",
            "På dagens fasta kontanta lön: månadslön och fasta tillägg. Deltidslönen avrundas inte.",
            "Tillägg som betalas varje månad förloras med månaden."),
        DecisionText(
            .a31, "Vilka nätter i en storhelg har det högre nattbeloppet?",
            "Natten mot en storhelgsdag eller dess afton. Mot en vanlig lördag eller söndag i helgen är det vanlig A.",
            "Att aftonen räknas kom med avtalsrörelsen 2017 och är publicerat; resten är så orden läses."),
        DecisionText(
            .a32, "B börjar klockan 16 dagen före fem helgdagar. Om den dagen är i en helg?",
            "Det är kalenderdagen före, och bara när den är en vardag.",
            "Så läses ”dagen före”."),
        DecisionText(
            .a33, "Avrundas A och A natt, och B och B natt, tillsammans?",
            "Nej, varje belopp är en klass för sig.",
            "Varje belopp är en egen rad på lönespecifikationen."),
        DecisionText(
            .a34, "Enkel övertid är inom två timmar från passet. Om någon arbetar både före och efter?",
            "Minuterna på båda sidor räknas ihop: två timmar sammanlagt är enkla, resten är kvalificerade.",
            "Momentet talar om två timmar, inte om två timmar två gånger."),
        DecisionText(
            .a35,
            "Räknas arbetad tid mot månadens gräns för den högre procenten? Är aftnarna helgdagar vid fördubblingen?",
            "Nej på båda.",
            "Arbetad tid har övertid i stället, och en afton är ingen helgdag."),
        DecisionText(
            .a36, "Hur avrundas minuterna i förskjuten arbetstid?",
            "De läggs ihop per slag för månaden och går upp till nästa halvtimme.",
            "Som OB, beslut A12."),
        DecisionText(
            .a37, "Hur långt är ett schemalagt nattpass när klockan ställs om?",
            "Så många minuter som verkligen går. Månadslönen är densamma.",
            "Det som betalas per timme betalas för arbetade timmar."),
        DecisionText(
            .a38, "Vad får karensavdraget ta, och vad händer vid månadens slut?",
            "Det får också ta sjuklönen för förlorad OB. Det räknas på lönen den dag det faller. Det som inte får plats går vidare till nästa månad.",
            "Sjuklönelagens 6 § talar om periodens hela sjuklön."),
        DecisionText(
            .a39, "Avrundas sjuklönen för förlorad OB till halvtimmar?",
            "Nej, exakta minuter.",
            "Ingen arbetade timmarna, och lagen betalar det som förlorades."),
        DecisionText(
            .a40, "Högst tio karensavdrag görs på tolv månader. Räknas ett på samma datum förra året?",
            "Ja.",
            "Tolv månader tillbaka från en dag når det datumet."),
        DecisionText(
            .a41, "När tar ledighet utan lön hela månadens lön?",
            "Bara när ledighet på heltid täcker månadens alla kalenderdagar.",
            "En månad med en enda dag i tjänst har lön."),
        DecisionText(
            .a42, "Vad är föräldrapenningtilläggets procent en del av?",
            "Av en kalenderdags lön, för varje kalenderdag med föräldrapenning, i ledighetens omfattning.",
            "Föräldrapenning betalas för kalenderdagar."),
        DecisionText(
            .a43, "Den som är sjuk skulle ha haft jour eller beredskap. Är den förlorade ersättningen sjuklön?",
            "Ja, åttio procent av den under dagarna med sjuklön. Hel frånvaro av annan orsak tar också jour och beredskap, men ersätter den inte. Det som går över i den första sjukdagen betalas fram till dagens första pass.",
            "Sjuklönelagens 6 § gäller lön och andra förmåner; Läkarförbundet läser den så."),
        DecisionText(
            .a44, "Vad händer vid årsskiftet med sparade semesterdagar över gränsen?",
            "De betalas ut med vad en dag är värd när anställningen slutar, de äldsta först. Arbetsgivaren kan låta dem ligga kvar.",
            "Ett fackförbund och en tidning beskriver det så."),
        DecisionText(
            .a45, "Från när och till när är jour och beredskap dubbel på lördag, söndag och helgdag?",
            "Från klockan nitton kvällen före till klockan sex nästa vardag.",
            "Båda klockslagen står i en artikel i Kommunalarbetaren."),
        DecisionText(
            .a46, "Höjdes procentsatserna i § 22 den 2021-04-01?",
            "Nej, de fortsätter som före den dagen.",
            "Två fackliga sidor nämner en höjning utan att säga av vad; ingen sida trycker andra procentsatser."),
        DecisionText(
            .a47, "Vad ger semester som arbetsgivaren flyttar eller avbryter?",
            "Ett belopp och nya dagar efter hur kort varslet var; avbruten semester ger nya dagar.",
            "En tidning återger avtalet."),
        DecisionText(
            .a48, "En person har två anställningar hos samma arbetsgivare. Är en sjukdom en sjukperiod eller två?",
            "En: dagarna, karensavdraget och de tio tillfällena följer personen.",
            "Sjuklönelagens 6–7 §§ handlar om en arbetsgivare och en arbetstagare."),
        DecisionText(
            .a49, "Vilken är den genomsnittliga veckan för en timavlönad vid karensavdrag?",
            "Villkorens timmar där de finns, annars de egna passen under sju dagar från första sjukdagen. Aldrig en heltidsvecka för att inget annat är känt.",
            "Sjuklönelagens 6 § frågar efter den här personens vecka."),
        DecisionText(
            .a51, "Frånvaro i procent gäller ett pass med OB. Vilka OB-minuter går förlorade?",
            "Samma andel av passets minuter i varje OB-klass. Finns klockslag för en del av frånvaron går de före.",
            "Det mesta av frånvaro på deltid registreras i procent, och ingen ska bli utan lön för det."),
        DecisionText(
            .a52, "Avrundas frånvaro i procent till hela minuter?",
            "Nej, den är en exakt andel av passet.",
            "Bara löneraden avrundas, en gång."),
        DecisionText(
            .a58, "Ett tillfälle med övertid går över ett månadsskifte. I vilken månad betalas det?",
            "Varje minut i sin egen månad, som OB; de två timmarnas fönster ser hela tillfället. Arbetsgivaren kan välja månaden där det börjar.",
            "Som beslut A26 om OB, så att samma natt inte delas på två sätt."),
        DecisionText(
            .a60, "Är en obetald semesterdag en del av månadslönen eller av fast kontant lön?",
            "Av fast kontant lön. Arbetsgivaren kan välja månadslönen.",
            "Som annan frånvaro, beslut A30."),
        DecisionText(
            .a65, "Övertid avrundas uppåt till halvtimmar. Av vilket slag är minuterna som avrundningen lägger till?",
            "Av samma slag som den sista arbetade minuten.",
            "De tillagda minuterna följer efter den sista. En oberoende beräkning läser det så."),
        DecisionText(
            .l12, "När är semesterdagstillägg ett engångsbelopp för skatten?",
            "När fler dagar än gränsen betalas på en gång.",
            "Praxis i kommuner."),
    ]
}
