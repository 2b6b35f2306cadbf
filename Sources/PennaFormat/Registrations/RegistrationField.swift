//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The fields of a registration, by the names that CSV columns and JSON keys share.
package enum RegistrationField: Int, CaseIterable {
    case employment, kind, from, to, start, end, pause, hours, percent, item, quantity, price, amount, recurring
    case paid, distance, car, lodging, meals, rates, earlier, activity, child, ordered
    case account, costAccount, dimensions, post, recorded, note

    /// The name in files.
    package var name: String {
        switch self {
        case .pause: "break"
        case .costAccount: "cost_account"
        default: "\(self)"
        }
    }

    /// What the column is called in Swedish, what it holds, and an example.
    package var about: About {
        switch self {
        case .employment: About("Anställningsnummer", "anställningens nummer", changes: .month, example: "1001")
        case .kind: About("Slag", "slag, se nästa tabell", changes: .month, example: "sjuk")
        case .from: About("Från", "första dagen", unit: "dag", changes: .month, example: "2026-10-05")
        case .to: About("Till", "sista dagen; tomt är samma dag", unit: "dag", changes: .month, example: "2026-10-07")
        case .start: About("Klockan från", "när det börjar", unit: "klockslag", changes: .month, example: "17:00")
        case .end:
            About(
                "Klockan till", "när det slutar. Slut på eller före början är nästa dag", unit: "klockslag",
                changes: .month, example: "21:00")
        case .pause:
            About(
                "Rast", "raster, flera med mellanslag emellan", unit: "klockslag", changes: .month,
                example: "19:00-19:30")
        case .hours: About("Timmar", "timmar, på en dag", unit: "timmar", changes: .month, example: "7,5")
        case .percent: About("Procent", "del av dagen", unit: "procent", changes: .month, example: "50")
        case .item: About("Löneart", "löneart: nyckel eller ert eget nummer", changes: .month, example: "fackavgift")
        case .quantity: About("Antal", "antal", unit: "st", changes: .month, example: "4")
        case .price: About("Pris", "à-pris", unit: "kr", changes: .month, example: "25")
        case .amount: About("Belopp", "belopp", unit: "kr", changes: .month, example: "310,00")
        case .recurring:
            About("Återkommande", "`ja`: varje månad, utan sista dag tills vidare", changes: .month, example: "ja")
        case .paid:
            About(
                "Betalt", "det den anställde betalar för förmånen genom nettolöneavdrag", unit: "kr", changes: .month,
                example: "600")
        case .distance:
            About("Sträcka", "körd sträcka, eller avstånd till resmålet", unit: "km", changes: .month, example: "236")
        case .car: About("Bil", "bilen vid milersättning", changes: .month, example: "egen")
        case .lodging:
            About(
                "Logi", "vem som betalade natten: `arbetsgivaren`, `kvitto`, `eget`", changes: .month,
                example: "arbetsgivaren")
        case .meals:
            About(
                "Måltider", "måltider som arbetsgivaren betalat; vid resa med dagen, som `2026-10-05:lunch`",
                changes: .month, example: "lunch")
        case .rates:
            About(
                "Traktamenten", "egna traktamenten: hel dag, halv dag, natt, och `minskas` eller `hela` för måltider",
                unit: "kr", changes: .month, example: "400 200 150 minskas")
        case .earlier:
            About(
                "Tidigare dagar", "tidigare vistelser på samma ort", unit: "dagar", changes: .month,
                example: "2026-01-10/2026-02-20")
        case .activity: About("Aktivitet", "friskvårdens sort", changes: .month, example: "motion")
        case .child: About("Barn", "barnets födelsedag eller personnummer", changes: .month, example: "2024-05-03")
        case .ordered:
            About(
                "Beordrad", "dagen då den ändrade arbetstiden beordrades", unit: "dag", changes: .month,
                example: "2026-10-09")
        case .account: About("Konto", "konto för just den raden", changes: .month, example: "5021")
        case .costAccount:
            About("Kostnadsställe", "kostnadsställe för just den raden", changes: .month, example: "4712")
        case .dimensions:
            About(
                "Dimensioner", "andra dimensioner, med SIE:s nummer (6 är projekt)", changes: .month,
                example: "6:P12 20:A7")
        case .post:
            About(
                "Post", "radens nummer i det system den kommer från. Två lika rader med olika nummer är två poster",
                changes: .month, example: "77")
        case .recorded:
            About("Registrerad", "när raden blev känd", unit: "tidpunkt", changes: .month, example: "2026-10-09T08:00")
        case .note: About("Anteckning", "anteckning för människor", example: "Vikariat")
        }
    }

    /// The columns, each by its name and its name in Swedish.
    package static let columns = allCases.map {
        SheetColumn($0.name, $0.about.name, isRequired: [.employment, .kind, .from].contains($0))
    }

    /// Where a row is posted, and its number in the system it comes from: what a row of any kind may say.
    package static let ofEveryKind: Set<RegistrationField> = [.account, .costAccount, .dimensions, .post]

    /// All names, in the order that files are written.
    package static let names = allCases.map(\.name)

    /// The field with a name.
    package static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}
