//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import PennaBasics
internal import PennaModel

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// PAXml 2.0, read leniently: registrations from time and personnel systems.
enum PAXml {
    static let name = "registrations.pax"

    /// Whether a file of a folder is taken for PAXml.
    static func isName(_ name: String) -> Bool { name.hasSuffix(".pax") || name == "registrations.xml" }

    /// Reads the rows.
    ///
    /// A row that cannot be used is a problem with its line; a file that breaks is not used at all.
    static func read(_ bytes: [UInt8], file: UInt16, name: String, _ employer: Employer, _ directory: PeopleDirectory)
        -> RegistrationReading
    {
        let document = PAXmlDocument()
        var reading = RegistrationReading()
        guard let text = utf8(bytes) else {
            reading.problems.append(
                InputProblem(
                    isError: true, place: name,
                    message:
                        "Filen har tecken som inte är UTF-8 och säger ingen annan teckenkod. Ingen rad i den används. Exportera den på nytt som UTF-8."
                ))
            return reading
        }
        let parser = XMLParser(data: text)
        parser.delegate = document
        guard parser.parse(), parser.parserError == nil, document.isPAXml else {
            let reason = document.isPAXml || document.hasRows ? "Filen är trasig" : "Filen är inte PAXml"
            reading.problems.append(
                InputProblem(
                    isError: true, place: "\(name) rad \(parser.lineNumber)",
                    message:
                        "\(reason). Ingen rad i den används. Exportera filen på nytt från det system den kommer ifrån.")
            )
            return reading
        }
        let interpreter = PAXmlInterpreter(
            employer: employer, directory: directory, file: file, ownEmployments: document.employments)
        for row in document.rows {
            let place = "\(name) rad \(row.line)"
            switch interpreter.employment(of: row) {
            case .failure(let message):
                reading.problems.append(
                    InputProblem(
                        isError: true, place: place, person: message.person, employment: row.employment,
                        message: message.text))
            case .success(let employment):
                if let note = interpreter.note(on: row, employment) {
                    reading.problems.append(
                        InputProblem(isError: false, place: place, employment: employment, message: note))
                }
                do throws(PayrollError) {
                    reading.registrations.append(
                        RegistrationRow(
                            employment: employment, registration: try interpreter.registration(row), line: row.line))
                } catch {
                    reading.problems.append(
                        InputProblem(isError: true, place: place, employment: employment, message: error.message))
                }
            }
        }
        if document.peopleCount > 0 {
            reading.problems.append(
                InputProblem(
                    isError: false, place: name,
                    message:
                        "Filens \(document.peopleCount) personposter används inte; personer läses ur people.ndjson."))
        }
        return reading
    }
}

extension PAXml {
    /// The file as UTF-8, without a declaration of another encoding.
    ///
    /// The platform's parser stops the whole program on an attribute that is not text, so it only gets what is.
    private static func utf8(_ bytes: [UInt8]) -> Data? {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard head.contains("iso-8859-1\"") || head.contains("iso-8859-1'") || head.contains("windows-1252") else {
            return String(validating: bytes, as: UTF8.self) == nil ? nil : Data(bytes)
        }
        let encoding: String.Encoding = head.contains("windows-1252") ? .windowsCP1252 : .isoLatin1
        guard var text = String(bytes: bytes, encoding: encoding) else { return nil }
        if text.hasPrefix("<?xml"), let end = text.range(of: "?>") {
            text.removeSubrange(text.startIndex..<end.upperBound)
        }
        return Data(text.utf8)
    }
}

/// A `tidtrans` or `lonetrans` as it stands in the file.
struct PAXmlRow {
    let isTime: Bool
    let line: Int
    let employment: String
    let person: String
    var fields: [String: String] = [:]

    subscript(field: String) -> String { fields[field] ?? "" }
}

/// Gathers the rows of a PAXml file while the platform's parser walks through it.
private final class PAXmlDocument: NSObject, XMLParserDelegate {
    private(set) var rows: [PAXmlRow] = []
    private(set) var isPAXml = false
    private(set) var peopleCount = 0
    /// The anställningsnummer that the file's own people have, by personnummer.
    private(set) var employments: [String: String] = [:]
    private var row: PAXmlRow?
    private var text = ""

    var hasRows: Bool { !rows.isEmpty }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch element {
        case "paxml": isPAXml = true
        case "person":
            peopleCount += 1
            if let employment = attributes["anstid"], let person = attributes["persnr"] {
                employments[person] = employment
            }
        case "tidtrans", "lonetrans":
            row = PAXmlRow(
                isTime: element == "tidtrans", line: parser.lineNumber, employment: attributes["anstid"] ?? "",
                person: attributes["persnr"] ?? "")
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if element == "tidtrans" || element == "lonetrans" {
            if let row { rows.append(row) }
            row = nil
        } else {
            row?.fields[element] = text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        text = ""
    }
}

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
