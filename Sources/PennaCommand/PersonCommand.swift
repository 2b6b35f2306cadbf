//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaLedger

/// `penna extract` and `penna erase`: what the law asks for of one person.
enum PersonCommand: String {
    case extract
    case erase

    var help: String {
        switch self {
        case .extract:
            """
            penna extract ARBETSGIVARE PERSON --store FIL [--agreement FIL]...

            Skriver ett registerutdrag: allt som är lagrat om personen, även det som har ersatts eller återkallats, som
            JSON. PERSON är personnummer eller anställningsnummer.
            """
        case .erase:
            """
            penna erase ARBETSGIVARE PERSON --store FIL (--yes | --readmit) [--agreement FIL]...

            Gallrar en person: alla uppgifter och allt som lönespecifikationerna säger. Hasharna blir kvar, så att
            kvittona fortfarande kan prövas. Det går inte att ångra. PERSON är personnummer eller anställningsnummer.
            Avbröts en gallring: gör om den.

              --readmit   släpper in en gallrad person igen, som en som har anställts på nytt; inget gallrat kommer åter
            """
        }
    }

    func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: ["--store"], flags: ["--yes", "--readmit"], repeatable: YearArguments.repeatable)
        guard arguments.values.count == 2 else {
            throw UsageError(
                "Ange arbetsgivare och person, t.ex. penna \(rawValue) MAPP 19800101-1230 --store FIL.")
        }
        let store = try StoreArguments(arguments)
        let ledger = try store.ledger(arguments.values[0])
        let person = try ledger.person(arguments.values[1])
        switch self {
        case .extract: Terminal.print(String(decoding: try ledger.extract(person), as: UTF8.self))
        case .erase where arguments.has("--readmit"):
            try ledger.readmit(person, at: try store.now())
            Terminal.print("\(person) kan läsas in igen.")
        case .erase:
            guard arguments.has("--yes") else {
                throw UsageError("Gallring av \(person) går inte att ångra. Lägg till --yes.")
            }
            try ledger.erase(person)
            Terminal.print("\(person) är gallrad.")
        }
        return 0
    }
}
