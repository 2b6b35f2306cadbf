//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

extension FindingCode {
    /// The code of an error of the calculation: the same word.
    public init(_ code: PayrollError.Code) { self = FindingCode(rawValue: code.rawValue) ?? .invalidValue }

    /// The code of what an agreement finds.
    public init(_ topic: AgreementFinding.Topic) {
        self =
            switch topic {
            case .employment: .agreementLook
            case .oneIllness: .oneIllness
            case .noKarensavdrag: .noKarensavdrag
            }
    }

    /// What the kind is called, in Swedish.
    public var title: String { texts.title }

    /// What can be done about every finding of the kind, in Swedish.
    public var wayOut: String { texts.wayOut }

    private var texts: (title: String, wayOut: String) {
        switch self {
        case .overflow: ("Ett belopp är för stort", "Rätta antalet eller beloppet i underlaget.")
        case .invalidValue: ("Ett värde går inte att använda", "Rätta värdet i underlaget och kör igen.")
        case .missingFigure:
            (
                "Ett belopp eller en procentsats saknas",
                "Lägg in värdet hos arbetsgivaren, eller registrera raden för hand."
            )
        case .yearNotCovered: ("Årets tabeller saknas", "Lägg till årets tabeller: penna year.")
        case .provisionalRun:
            ("Förra årets tabeller står in", "Räkna om körningen med årets tabeller innan den attesteras: penna year.")
        case .notImplemented: ("Regeln finns inte i Penna", "Räkna raden för hand och registrera den som lönerad.")
        case .unknownName: ("Ett namn är okänt", "Rätta namnet, eller lägg till det hos arbetsgivaren.")
        case .overlap: ("Två uppgifter säger olika om samma tid", "Ta bort den ena uppgiften.")
        case .outsideEmployment: ("Registreringen ligger utanför anställningen", "Rätta dagarna eller anställningen.")
        case .missingFact: ("En uppgift saknas", "Lägg till uppgiften och kör igen.")
        case .clockTime: ("Klockslaget finns inte den dagen", "Rätta klockslaget.")
        case .countMismatch: ("Alla personer är inte räknade", "Det är ett fel i Penna. Anmäl det.")
        case .noBankingDay:
            ("Utbetalningsdagen är ingen bankdag", "Ange närmaste bankdag före med --pay-date.")
        case .missingFile: ("En fil saknas", "Lägg filen i mappen.")
        case .unreadableFile:
            ("En fil kan inte läsas", "Kontrollera att du får läsa filen, eller exportera den på nytt.")
        case .unknownFile:
            ("En fil i mappen läses inte", "Byt namn på filen till det som läses, eller ta bort den ur mappen.")
        case .brokenFile: ("En fil är trasig", "Exportera filen på nytt från det system den kommer ifrån.")
        case .wrongEncoding: ("Filen är inte UTF-8", "Spara filen som UTF-8 och kör igen.")
        case .unknownColumn: ("En kolumn är okänd", "Rätta kolumnens namn, eller ta bort kolumnen.")
        case .missingColumn: ("En kolumn saknas", "Lägg till kolumnen i första raden.")
        case .repeatedColumn: ("En kolumn finns två gånger", "Ta bort den ena kolumnen.")
        case .wrongFieldCount: ("Raden har fel antal fält", "Kontrollera semikolon och citattecken på raden.")
        case .unusedContent: ("Något i filen används inte", "Ta bort det, eller skriv det så att Penna läser det.")
        case .ambiguousNumber:
            ("Ett tal kan läsas på två sätt", "Skriv talet utan tusentalsavgränsare, med två decimaler.")
        case .roundedAmount:
            ("Ett belopp är avrundat till ören", "Kontrollera beloppet, eller exportera det med två decimaler.")
        case .unknownField:
            ("Ett fält på raden är okänt", "Ta bort fältet, eller exportera raden med fält som PAXml har.")
        case .undatedRow: ("Rader saknar datum", "Kontrollera att raderna hör till perioden, eller skriv datum på dem.")
        case .otherEmployer: ("Filen är en annan arbetsgivares", "Kontrollera att filen ligger i rätt mapp.")
        case .emptyInput: ("Dokumentet är tomt", FindingCode.mendDocument)
        case .byteOrderMark: ("Dokumentet börjar med en teckenordningsmarkör", FindingCode.mendDocument)
        case .inputTooLarge: ("Dokumentet är för stort", FindingCode.mendDocument)
        case .unexpectedEnd: ("Dokumentet slutar mitt i ett värde", FindingCode.mendDocument)
        case .expectedValue: ("Ett värde saknas", FindingCode.mendDocument)
        case .expectedKey: ("En nyckel saknas", FindingCode.mendDocument)
        case .expectedColon: ("Ett kolon saknas", FindingCode.mendDocument)
        case .expectedSeparator: ("Ett komma eller en slutparentes saknas", FindingCode.mendDocument)
        case .trailingComma: ("Ett komma står sist", FindingCode.mendDocument)
        case .trailingContent: ("Något står efter dokumentet", FindingCode.mendDocument)
        case .invalidLiteral: ("Ett ord är varken true, false eller null", FindingCode.mendDocument)
        case .invalidNumber: ("Ett tal är fel skrivet", FindingCode.mendDocument)
        case .controlCharacter: ("Ett styrtecken står i en text", FindingCode.mendDocument)
        case .invalidEscape: ("Ett tecken är fel skrivet", FindingCode.mendDocument)
        case .loneSurrogate: ("Ett halvt tecken står i en text", FindingCode.mendDocument)
        case .invalidUTF8: ("Dokumentet är inte UTF-8", FindingCode.mendDocument)
        case .duplicateKey: ("En nyckel står två gånger", FindingCode.mendDocument)
        case .tooDeep: ("Dokumentet har för många nivåer", FindingCode.mendDocument)
        case .wrongKind: ("Värdet är av fel slag", FindingCode.mendDocument)
        case .missingKey: ("En nyckel saknas i dokumentet", FindingCode.mendDocument)
        case .unknownKey: ("En nyckel är okänd", FindingCode.mendDocument)
        case .tooManyDecimals: ("Ett tal har för många decimaler", FindingCode.mendDocument)
        case .numberOutOfRange: ("Ett tal är för stort", FindingCode.mendDocument)
        case .duplicatePerson: ("En person finns två gånger", "Lägg alla personens anställningar på en rad.")
        case .duplicateEmployment: ("Ett anställningsnummer finns två gånger", "Ge varje anställning ett eget nummer.")
        case .unknownEmployment: ("Anställningen finns inte", "Rätta anställningsnumret, eller lägg till personen.")
        case .unknownPerson: ("Personen finns inte", "Rätta personnumret, eller lägg till personen.")
        case .blocked: ("Personen väntar på att underlaget rättas", "Rätta raden och kör igen.")
        case .erasedPerson:
            (
                "Personen är gallrad ur lagret",
                "Ta bort personens rad ur mappen, eller släpp in personen igen med penna erase --readmit."
            )
        case .unusableStored:
            ("Det som lagret har om personen kan inte läsas", "Registrera personens uppgifter på nytt.")
        case .account: ("Kontot bör kontrolleras", "Kontrollera kontot med personen.")
        case .accountUnusable:
            (
                "Lönen kan inte skickas till kontot",
                "Fråga personen efter rätt konto, eller ange kontot som IBAN, innan lönen skickas."
            )
        case .repeatedRow: ("Samma rad står två gånger", "Ta bort den ena, eller ge raderna var sitt postid.")
        case .repeatedInFiles: ("Samma registrering står i två filer", "Ta bort den ena filen eller raden.")
        case .sameEmployerTwice: ("Samma arbetsgivare finns i två mappar", "Kör en av mapparna.")
        case .hoursBeyondDay: ("Mer än dygnets timmar på en dag", "Rätta timmarna.")
        case .negativeWithoutOriginal: ("En rättelse utan något att rätta", "Rätta tecknet, eller ta bort raden.")
        case .unusedWithdrawal: ("En återkallelse tog inte tillbaka något", "Rätta eller ta bort återkallelsen.")
        case .withdrawnInFolder:
            (
                "Mappen både har och återkallar en registrering",
                "Ta bort registreringen om den är återkallad, eller raden i withdrawals.csv om den ska gälla."
            )
        case .replacedInStore:
            (
                "En registrering i lagret är ersatt",
                "Kontrollera att den ska ersättas; annars lägg till den på en egen rad."
            )
        case .missingInFolder:
            (
                "En registrering är känd sedan förut men finns inte i mappen",
                "Återkalla den om den är fel, eller lägg tillbaka raden."
            )
        case .beforeThePeriod:
            (
                "Registreringen ligger före avvikelseperioden",
                "Räkna månaden med ett lager, eller registrera skillnaden som lönerad."
            )
        case .partlyBefore:
            (
                "En del av registreringen ligger före avvikelseperioden",
                "Kontrollera att dagarna har räknats på en tidigare lön. Räkna annars med ett lager, eller registrera skillnaden som lönerad."
            )
        case .afterThePeriod:
            ("Registreringen ligger efter avvikelseperioden", "Den betalas på en senare lön; inget behöver göras.")
        case .notYetRecorded:
            ("Registreringen kom efter körningens tidpunkt", "Kör med en senare tidpunkt om den ska vara med.")
        case .notEmployed: ("Anställningen gäller inte månaden", "Ta bort raden, eller rätta anställningens dagar.")
        case .hoursOfMonthlyPaid: ("Arbetad tid för den som har månadslön", "Ta bort raden, eller registrera övertid.")
        case .allocationNotUsed:
            ("Radens egen kontering används inte", "Kontera om beloppet för hand, eller registrera det som lönerad.")
        case .missedMonth: ("En månad är inte avräknad", "Kör de månaderna först, eller betala dem för hand.")
        case .settledMonth:
            (
                "En avräknad månad har fått nya uppgifter",
                "Räkna med ett lager, som betalar skillnaden; eller registrera den som lönerad och skriv det nya beloppet i carry.ndjson (fixedPay)."
            )
        case .unknownHistory:
            (
                "Det är inte känt vad som har betalats i tidigare månader",
                "Kontrollera själv att inga tidigare månader har fått nya uppgifter sedan förra lönen."
            )
        case .unknownHoliday:
            (
                "Semester före den första månaden är inte känd",
                "Lägg in det ingående läget i carry.ndjson (holiday), eller stäm av dagarna för hand när de betalas."
            )
        case .negativePay: ("Lönen är negativ", "Rätta den tidigare månadens uppgifter.")
        case .agreementLook: ("Avtalet säger att något bör kontrolleras", "Kontrollera anställningens uppgifter.")
        case .oneIllness:
            (
                "Två sjukperioder kan vara en och samma",
                "Är det samma sjukdom: registrera en sjukrad från första till sista sjukdagen. Annars är det rätt."
            )
        case .noKarensavdrag:
            ("En sjukperiod är utan karensavdrag", "Ange personens genomsnittliga veckoarbetstid i villkoren.")
        case .attachment: ("Utmätningen bör kontrolleras", "Anmäl avvikelsen till Kronofogden.")
        case .claim: ("Fordran får inte dras", "Ändra eller ta bort fordran.")
        case .deductionNotMade:
            (
                "Ett avdrag är inte gjort, eller inte helt",
                "Kom överens med den anställde om hur beloppet betalas. Är det arbetsgivarens utlägg: ge lönearten flaggan advance."
            )
        case .salaryExchange:
            ("Löneväxlingen bör kontrolleras", "Minska växlingen, eller se till att den anställde känner till följden.")
        case .pension: ("Pensionen är inte räknad hel", "Kontrollera pensionen för hand.")
        case .agi: ("Arbetsgivardeklarationen bör kontrolleras", "Rätta uppgiften innan deklarationen lämnas.")
        case .agiStopped: ("Arbetsgivardeklarationen kan inte lämnas", "Rätta personens uppgift och kör igen.")
        case .noPay, .zeroNet, .netOutside, .payOutside, .shareAsPercent, .settingOutside, .decisionOutside,
            .amountOutside, .quantityOutside, .missingAccount, .sharedAccount, .doublePay, .changedAccount,
            .overtimeLimit, .standbyLimit, .shortRest, .childAge, .sickDay15, .holidayQuestion, .absenceWithoutShift,
            .decisionEnded,
            .missingFixedData, .taxOutside, .oddEmployment, .changedPay, .oddBalance, .changedMonth, .changedItem:
            Controls.rule(self).map { ($0.title, $0.wayOut) } ?? ("", "")
        }
    }

    private static let mendDocument = "Rätta dokumentet på det ställe som anges, och kör igen."
}
