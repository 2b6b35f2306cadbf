//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// PAXml 2.0, read leniently: registrations from time and personnel systems.
enum PAXml {
    static let name = "registrations.pax"

    /// Whether a file of a folder is taken for PAXml.
    static func isName(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".pax") || name == "registrations.xml"
    }

    /// Reads the rows.
    ///
    /// A row that cannot be used is a finding with its line; a file that breaks is not used at all.
    ///
    /// - Parameter payMonth: the month of payment, whose deviations rows without a date belong to.
    static func read(
        _ bytes: [UInt8], file: UInt16, name: String, _ employer: Employer, _ directory: PeopleDirectory,
        payMonth: Month?, book: RuleBook = .standard
    ) -> RegistrationReading {
        var reading = RegistrationReading()
        func refuse(_ code: FindingCode, _ line: Int, _ message: String) -> RegistrationReading {
            reading.problems.append(
                Finding(
                    code, .stopsEmployer, at: Finding.Place(name, line: line),
                    "\(message) Ingen rad i den används."))
            return reading.unusable
        }
        guard let text = utf8(bytes) else {
            return refuse(
                .wrongEncoding, 0,
                "Filen har tecken som inte är UTF-8 och säger ingen annan teckenkod. Exportera den på nytt som UTF-8.")
        }
        if let line = PAXmlTree.documentType([UInt8](text)) {
            return refuse(
                .brokenFile, line,
                "Filen har en dokumenttyp (DOCTYPE), som PAXml inte har och som kan byta ut belopp. Ta bort den.")
        }
        let tree = PAXmlTree()
        let parser = XMLParser(data: text)
        parser.delegate = tree
        let isWhole = !text.isEmpty && parser.parse() && parser.parserError == nil
        guard isWhole, let root = tree.root, root.plain == "paxml" else {
            let reason = tree.root?.plain == "paxml" ? "Filen är trasig." : "Filen är inte PAXml."
            return refuse(
                .brokenFile, max(1, tree.faultLine == 0 ? tree.root?.line ?? 1 : tree.faultLine),
                "\(reason) Exportera den på nytt från det system den kommer ifrån.")
        }
        let document = PAXmlDocument(root)
        guard InputText.plain(document.header["format"] ?? "") != "lonut" else {
            return refuse(
                .brokenFile, root.line,
                "Filen är utdata från ett löneprogram (format LÖNUT): det som står i den är redan betalt. Lägg in filen från försystemet i stället."
            )
        }
        if let element = document.unreadable {
            return refuse(
                .unknownField, element.line,
                "\(element.name) är ingen transaktion som Penna känner till, och kan vara någons lön. Exportera raderna som tidtrans eller lonetrans, eller ta bort elementet."
            )
        }
        let period = payMonth.map { employer.payCalendar.deviationMonth(of: $0).days }
        read(
            document, PAXmlInterpreter(employer, directory, file, document, period: period, book), name, into: &reading)
        note(document, employer, name, root, into: &reading)
        return reading
    }

    private static func read(
        _ document: PAXmlDocument, _ interpreter: PAXmlInterpreter, _ name: String,
        into reading: inout RegistrationReading
    ) {
        var undated: [Int] = []
        for row in document.rows {
            guard let employment = employment(of: row, interpreter, name, into: &reading) else { continue }
            func place(_ field: String) -> Finding.Place { Finding.Place(name, line: row.line, column: field) }
            if let note = interpreter.note(on: row, employment) {
                reading.problems.append(
                    Finding(.unusedContent, .look, at: place("persnr"), employment: employment, note))
            }
            do throws(PAXmlInterpreter.Refusal) {
                let read = try interpreter.read(row, of: employment)
                reading.registrations.append(
                    RegistrationRow(
                        employment: employment, registration: read.registration, line: row.line,
                        window: read.window))
                if read.isUndated { undated.append(row.line) }
                for remark in read.remarks {
                    reading.problems.append(
                        Finding(
                            remark.code, .look, at: place(remark.field), employment: employment, remark.message))
                }
            } catch {
                reading.problems.append(
                    Finding(error.code, .stopsPerson, at: place(error.field), employment: employment, error.message))
            }
        }
        for stranger in document.strangers {
            guard let employment = employment(of: stranger, interpreter, name, into: &reading) else { continue }
            reading.problems.append(
                Finding(
                    .unknownField, .stopsPerson,
                    at: Finding.Place(name, line: stranger.line, column: stranger.name), employment: employment,
                    "\(stranger.name) är ingen transaktion som går att läsa. Exportera den som tidtrans eller lonetrans, eller ta bort den."
                ))
        }
        guard let first = undated.first else { return }
        reading.problems.append(
            Finding(
                .undatedRow, .look, at: Finding.Place(name, line: first, column: "datum"),
                "\(undated.count == 1 ? "En rad" : "\(undated.count) rader") i filen saknar datum och har förts på \(interpreter.periodText)."
            ))
    }

    /// Whose a row is; a row that is nobody's is a finding.
    private static func employment(
        of row: PAXmlRow, _ interpreter: PAXmlInterpreter, _ name: String, into reading: inout RegistrationReading
    ) -> String? {
        do throws(PAXmlInterpreter.Unfound) {
            return try interpreter.employment(of: row, on: try? interpreter.days(row))
        } catch {
            reading.problems.append(
                Finding(
                    .unknownPerson, .stopsPerson, at: Finding.Place(name, line: row.line, column: row.name),
                    person: error.person, employment: row[.anstid], error.text))
            return nil
        }
    }

    /// Tells of what the file says and Penna does not use, and of another employer's number in it.
    private static func note(
        _ document: PAXmlDocument, _ employer: Employer, _ name: String, _ root: PAXmlElement,
        into reading: inout RegistrationReading
    ) {
        for note in document.notes {
            reading.problems.append(
                Finding(note.code, .look, at: Finding.Place(name, line: note.line, column: note.column), note.message))
        }
        let number = (document.header["foretagorgnr"] ?? "").filter(\.isNumber)
        let own = "\(employer.id)".filter(\.isNumber)
        guard !number.isEmpty, !number.hasSuffix(own) else { return }
        reading.problems.append(
            Finding(
                .otherEmployer, .look, at: Finding.Place(name, line: root.line, column: "foretagorgnr"),
                "Filen har organisationsnummer \(document.header["foretagorgnr"] ?? ""), men arbetsgivaren har \(employer.id)."
            ))
    }

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
