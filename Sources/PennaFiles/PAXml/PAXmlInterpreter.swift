//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Says what a PAXml row means to an employer.
struct PAXmlInterpreter {
    let employer: Employer
    let directory: PeopleDirectory
    let file: UInt16
    /// The anställningsnummer that the file's own people have, by personnummer.
    let ownEmployments: [String: String]

    /// Why a row's employee cannot be found.
    struct Unfound: Error {
        let person: String
        let text: String
    }

    /// The employment a row belongs to, by anställningsnummer or personnummer.
    func employment(of row: PAXmlRow) -> Result<String, Unfound> {
        let people = row.person.isEmpty ? [] : directory.people(row.person)
        if !row.employment.isEmpty, let place = directory.place(of: row.employment) {
            guard row.person.isEmpty || people.contains(place.person) || !isPersonnummer(row.person) else {
                return .failure(
                    Unfound(
                        person: "",
                        text: "Anställningen \(row.employment) hör inte till personnummer \(row.person). Rätta det ena."
                    ))
            }
            return .success(row.employment)
        }
        guard !row.person.isEmpty else {
            return .failure(
                Unfound(
                    person: "",
                    text:
                        "Anställningen \(row.employment) finns inte i people.ndjson. Rätta anställningsnumret eller lägg till personen."
                ))
        }
        // A system may use a made-up number for who has none yet; its own list of people then says who it is.
        if people.isEmpty, !isPersonnummer(row.person), let own = ownEmployments[row.person],
            directory.place(of: own) != nil
        {
            return .success(own)
        }
        guard let person = people.first, people.count == 1 else {
            return .failure(
                Unfound(
                    person: "",
                    text:
                        "Personnummer \(row.person) finns inte i people.ndjson, eller kan vara två personer. Ange 12 siffror som i personregistret."
                ))
        }
        let employments = directory.employments(person)
        guard let only = employments.first, employments.count == 1 else {
            return .failure(
                Unfound(
                    person: directory.id(person),
                    text: "Personen har flera anställningar. Ange anställningsnummer (anstid) på raden."))
        }
        return .success(only)
    }

    /// What to say of a row that was taken by its anställningsnummer although its personnummer is none.
    func note(on row: PAXmlRow, _ employment: String) -> String? {
        guard !row.person.isEmpty, !isPersonnummer(row.person), directory.people(row.person).isEmpty else { return nil }
        return
            "Personnummer \(row.person) finns inte; raden har förts på anställning \(employment), som filen själv anger. Rätta numret i det system den kommer ifrån."
    }

    /// Whether a number can be anybody's; one that fails its check cannot contradict an anställningsnummer.
    private func isPersonnummer(_ text: String) -> Bool {
        if (try? Personnummer(text)) != nil { return true }
        return text.count == 10 && ["19", "20"].contains { (try? Personnummer($0 + text)) != nil }
    }

    /// The registration of a row.
    ///
    /// - Throws: a typed error when the code has no meaning here or the values do not fit together.
    func registration(_ row: PAXmlRow) throws(PayrollError) -> Registration {
        let days = try days(row)
        return Registration(
            row.isTime ? try time(row) : try pay(row), days: days, recorded: Instant(seconds: 0),
            row: SourceRow(file: file, row: UInt32(clamping: row.line)))
    }

    private func days(_ row: PAXmlRow) throws(PayrollError) -> DayRange {
        if !row["starttid"].isEmpty {
            return DayRange(try InputText.day(String(row["starttid"].prefix(10)), "Starttiden"))
        }
        if !row["datum"].isEmpty { return DayRange(try InputText.day(String(row["datum"].prefix(10)), "Datumet")) }
        guard !row["datumfrom"].isEmpty else {
            throw PayrollError(
                .missingFact,
                "Raden saknar datum. Ange datum, eller datumfrom och datumtom, i det system den kommer ifrån.")
        }
        let from = try InputText.day(String(row["datumfrom"].prefix(10)), "Datum från")
        let to = row["datumtom"].isEmpty ? from : try InputText.day(String(row["datumtom"].prefix(10)), "Datum till")
        return try DayRange(from: from, through: to)
    }

    private func time(_ row: PAXmlRow) throws(PayrollError) -> Registration.Kind {
        let code = row["tidkod"]
        if let mapping = employer.paxCodes.first(where: { $0.code == code }) {
            return .hours(mapping.item, try InputText.hours(row["timmar"]))
        }
        switch code {
        case "SJK", "SJK_LÖN": return .absence(.sjuk, try extent(row))
        case "SEM", "SEM_BET": return .absence(.semester, try extent(row))
        case "TJL": return .absence(.tjanstledig, try extent(row))
        case "TID", "ARB", "MER", "ÖT1", "ÖT2":
            if !row["starttid"].isEmpty { return .extraWork(try Shift(clock(row))) }
            return .hours(PAXmlInterpreter.item(code), try InputText.hours(row["timmar"]))
        case "VAB", "FPE", "HAV", "SMB", "NÄR", "UTB", "MIL", "SVE", "ASK", "PEM", "PER", "FAC", "KOM", "SJK_KAR",
            "SJK_ERS":
            throw PayrollError(
                .notImplemented,
                "Tidkoden \(code) räknas inte än. Räkna frånvaron för hand och registrera den som lönerad.")
        default:
            throw PayrollError(
                .unknownName,
                "Tidkoden \(code) har ingen betydelse hos arbetsgivaren. Lägg till den i paxCodes i employer.json.")
        }
    }

    private static func item(_ code: String) -> PayItemID {
        switch code {
        case "ÖT1": PayItemID(110)
        case "ÖT2": PayItemID(111)
        case "MER": PayItemID(112)
        default: PayItems.timlon.id
        }
    }

    private func extent(_ row: PAXmlRow) throws(PayrollError) -> AbsenceExtent {
        if !row["starttid"].isEmpty { return .clock(try clock(row)) }
        return try InputText.extent(hours: row["timmar"], percent: row["omfattning"], start: "", end: "")
    }

    private func clock(_ row: PAXmlRow) throws(PayrollError) -> ClockSpan {
        func clockText(_ text: String) -> String { String(text.dropFirst(11).prefix(5)) }
        return try InputText.span(clockText(row["starttid"]), clockText(row["sluttid"]))
    }

    private func pay(_ row: PAXmlRow) throws(PayrollError) -> Registration.Kind {
        let number = row["lonart"]
        let code = row["lonkod"]
        let item: PayItemID
        if !number.isEmpty {
            guard let mapping = employer.itemMappings.first(where: { $0.number == number }) else {
                throw PayrollError(
                    .unknownName,
                    "Lönart \(number) finns inte hos arbetsgivaren. Lägg till numret i itemMappings i employer.json.")
            }
            item = mapping.item
        } else if let mapping = employer.paxCodes.first(where: { $0.code == code }) {
            item = mapping.item
        } else {
            throw PayrollError(
                .unknownName,
                "Lönkoden \(code) har ingen betydelse hos arbetsgivaren. Lägg till den i paxCodes i employer.json.")
        }
        return .payLine(
            PayLineOrder(
                item: item, quantity: try decimal(row["antal"], scale: 4, "Antalet"),
                price: try decimal(row["apris"], scale: 2, "À-priset").map { Amount(ore: $0) },
                amount: try decimal(row["belopp"], scale: 2, "Beloppet").map { Amount(ore: $0) }))
    }

    private func decimal(_ text: String, scale: Int, _ what: String) throws(PayrollError) -> Int64? {
        if text.isEmpty { return nil }
        guard let value = DecimalText.value(of: text, scale: scale) else {
            throw PayrollError(.invalidValue, "\(what) \(text) går inte att räkna med. Ange högst \(scale) decimaler.")
        }
        return value
    }
}
