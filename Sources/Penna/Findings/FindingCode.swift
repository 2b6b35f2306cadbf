//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What kind of thing a finding is: a stable word for programs, a title for people, and what can always be done about it.
public enum FindingCode: String, Hashable, Sendable, CaseIterable {
    // The calculation.
    /// Ett belopp är för stort.
    case overflow
    /// Ett värde går inte att använda.
    case invalidValue
    /// Ett belopp eller en procentsats saknas.
    case missingFigure
    /// Årets tabeller saknas.
    case yearNotCovered
    /// Förra årets tabeller står in.
    case provisionalRun
    /// Regeln finns inte i Penna.
    case notImplemented
    /// Ett namn är okänt.
    case unknownName
    /// Två uppgifter säger olika om samma tid.
    case overlap
    /// Registreringen ligger utanför anställningen.
    case outsideEmployment
    /// En uppgift saknas.
    case missingFact
    /// Klockslaget finns inte den dagen.
    case clockTime
    /// Alla personer är inte räknade.
    case countMismatch
    /// Utbetalningsdagen är ingen bankdag.
    case noBankingDay

    // Files and folders.
    /// En fil saknas.
    case missingFile
    /// En fil kan inte läsas.
    case unreadableFile
    /// En fil i mappen läses inte.
    case unknownFile
    /// En fil är trasig.
    case brokenFile
    /// Filen är inte UTF-8.
    case wrongEncoding
    /// En kolumn är okänd.
    case unknownColumn
    /// En kolumn saknas.
    case missingColumn
    /// En kolumn finns två gånger.
    case repeatedColumn
    /// Raden har fel antal fält.
    case wrongFieldCount
    /// Något i filen används inte.
    case unusedContent
    /// Ett tal kan läsas på två sätt.
    case ambiguousNumber
    /// Ett belopp är avrundat till ören.
    case roundedAmount
    /// Ett fält på raden är okänt.
    case unknownField
    /// Rader saknar datum.
    case undatedRow
    /// Filen är en annan arbetsgivares.
    case otherEmployer

    // JSON documents.
    /// Dokumentet är tomt.
    case emptyInput
    /// Dokumentet börjar med en teckenordningsmarkör.
    case byteOrderMark
    /// Dokumentet är för stort.
    case inputTooLarge
    /// Dokumentet slutar mitt i ett värde.
    case unexpectedEnd
    /// Ett värde saknas.
    case expectedValue
    /// En nyckel saknas.
    case expectedKey
    /// Ett kolon saknas.
    case expectedColon
    /// Ett komma eller en slutparentes saknas.
    case expectedSeparator
    /// Ett komma står sist.
    case trailingComma
    /// Något står efter dokumentet.
    case trailingContent
    /// Ett ord är varken true, false eller null.
    case invalidLiteral
    /// Ett tal är fel skrivet.
    case invalidNumber
    /// Ett styrtecken står i en text.
    case controlCharacter
    /// Ett tecken är fel skrivet.
    case invalidEscape
    /// Ett halvt tecken står i en text.
    case loneSurrogate
    /// Dokumentet är inte UTF-8.
    case invalidUTF8
    /// En nyckel står två gånger.
    case duplicateKey
    /// Dokumentet har för många nivåer.
    case tooDeep
    /// Värdet är av fel slag.
    case wrongKind
    /// En nyckel saknas i dokumentet.
    case missingKey
    /// En nyckel är okänd.
    case unknownKey
    /// Ett tal har för många decimaler.
    case tooManyDecimals
    /// Ett tal är för stort.
    case numberOutOfRange

    // People and employments.
    /// En person finns två gånger.
    case duplicatePerson
    /// Ett anställningsnummer finns två gånger.
    case duplicateEmployment
    /// Anställningen finns inte.
    case unknownEmployment
    /// Personen finns inte.
    case unknownPerson
    /// Personen väntar på att underlaget rättas.
    case blocked
    /// Det som lagret har om personen kan inte läsas.
    case unusableStored
    /// Personen är gallrad.
    case erasedPerson
    /// Kontot bör kontrolleras.
    case account
    /// Lönen kan inte skickas till kontot.
    case accountUnusable

    // Said twice, or not at all.
    /// Samma rad står två gånger.
    case repeatedRow
    /// Samma registrering står i två filer.
    case repeatedInFiles
    /// Samma arbetsgivare finns i två mappar.
    case sameEmployerTwice
    /// Mer än dygnets timmar på en dag.
    case hoursBeyondDay
    /// En rättelse utan något att rätta.
    case negativeWithoutOriginal
    /// En återkallelse tog inte tillbaka något.
    case unusedWithdrawal
    /// Mappen både har och återkallar en registrering.
    case withdrawnInFolder
    /// En registrering i lagret är ersatt.
    case replacedInStore
    /// En registrering är känd sedan förut men finns inte i mappen.
    case missingInFolder

    // Months.
    /// Registreringen ligger före avvikelseperioden.
    case beforeThePeriod
    /// En del av registreringen ligger före avvikelseperioden.
    case partlyBefore
    /// Registreringen ligger efter avvikelseperioden.
    case afterThePeriod
    /// Registreringen kom efter körningens tidpunkt.
    case notYetRecorded
    /// Anställningen gäller inte månaden.
    case notEmployed
    /// Arbetad tid för den som har månadslön.
    case hoursOfMonthlyPaid
    /// Radens egen kontering används inte.
    case allocationNotUsed
    /// En månad är inte avräknad.
    case missedMonth
    /// En avräknad månad har fått nya uppgifter.
    case settledMonth
    /// Det är inte känt vad som har betalats i tidigare månader.
    case unknownHistory
    /// Semester före den första månaden är inte känd.
    case unknownHoliday

    // Pay, tax and deductions.
    /// Lönen är negativ.
    case negativePay
    /// Avtalet säger att något bör kontrolleras.
    case agreementLook
    /// Två sjukperioder kan vara en och samma.
    case oneIllness
    /// En sjukperiod är utan karensavdrag.
    case noKarensavdrag
    /// Utmätningen bör kontrolleras.
    case attachment
    /// Fordran får inte dras.
    case claim
    /// Ett avdrag är inte gjort, eller inte helt.
    case deductionNotMade
    /// Löneväxlingen bör kontrolleras.
    case salaryExchange
    /// Pensionen är inte räknad hel.
    case pension

    // AGI and runs.
    /// Arbetsgivardeklarationen bör kontrolleras.
    case agi
    /// Arbetsgivardeklarationen kan inte lämnas.
    case agiStopped

    // Controls; their texts stand with their limits in Controls/.
    /// Ingen lön för den som har månadslön.
    case noPay
    /// Nettolönen är noll.
    case zeroNet
    /// Nettolönen är ovanligt hög eller låg.
    case netOutside
    /// Lönen i villkoren är ovanligt hög eller låg.
    case payOutside
    /// En procentsats är så låg att den kan vara en andel.
    case shareAsPercent
    /// En inställning skiljer sig mycket från avtalets värde.
    case settingOutside
    /// Ett belopp i ett beslut är orimligt.
    case decisionOutside
    /// Ett belopp på en rad är orimligt.
    case amountOutside
    /// Ett antal är orimligt.
    case quantityOutside
    /// Konto saknas.
    case missingAccount
    /// Flera personer har samma konto.
    case sharedAccount
    /// Samma lön betalas två gånger.
    case doublePay
    /// Kontot är bytt.
    case changedAccount
    /// Övertiden når arbetstidslagens gräns.
    case overtimeLimit
    /// Jouren når arbetstidslagens gräns.
    case standbyLimit
    /// Dygnsvilan är för kort.
    case shortRest
    /// Barnet är inte fött eller för gammalt.
    case childAge
    /// Sjukdag 15: anmäl till Försäkringskassan.
    case sickDay15
    /// Ledigheten påverkar semestern.
    case holidayQuestion
    /// Frånvaron möter inget arbetspass.
    case absenceWithoutShift
    /// Ett beslut har tagit slut.
    case decisionEnded
    /// En fast uppgift saknas.
    case missingFixedData
    /// Skatten är ovanlig.
    case taxOutside
    /// Anställningens dagar är ovanliga.
    case oddEmployment
    /// Lönen i villkoren är ändrad mycket.
    case changedPay
    /// Ett saldo är orimligt.
    case oddBalance
    /// Lönen skiljer sig mycket från den vanliga.
    case changedMonth
    /// En löneart skiljer sig mycket från det vanliga.
    case changedItem
}
