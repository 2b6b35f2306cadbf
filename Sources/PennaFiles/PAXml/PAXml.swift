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
    /// A row that cannot be used is a problem with its line; a file that breaks is not used at all.
    static func read(_ bytes: [UInt8], file: UInt16, name: String, _ employer: Employer, _ directory: PeopleDirectory)
        -> RegistrationReading
    {
        let document = PAXmlDocument()
        var reading = RegistrationReading()
        guard let text = utf8(bytes) else {
            reading.problems.append(
                Finding(
                    .wrongEncoding, .stopsEmployer, at: Finding.Place(name),
                    "Filen har tecken som inte är UTF-8 och säger ingen annan teckenkod. Ingen rad i den används. Exportera den på nytt som UTF-8."
                ))
            return reading.unusable
        }
        let parser = XMLParser(data: text)
        parser.delegate = document
        guard !text.isEmpty, parser.parse(), parser.parserError == nil, document.isPAXml else {
            let reason = document.isPAXml ? "Filen är trasig" : "Filen är inte PAXml"
            reading.problems.append(
                Finding(
                    .brokenFile, .stopsEmployer, at: Finding.Place(name, line: max(1, parser.lineNumber)),
                    "\(reason). Ingen rad i den används. Exportera filen på nytt från det system den kommer ifrån.")
            )
            return reading.unusable
        }
        read(document.rows, PAXmlInterpreter(employer, directory, file, document), name, into: &reading)
        for note in document.notes {
            reading.problems.append(
                Finding(.unusedContent, .look, at: Finding.Place(name, line: note.line), note.message))
        }
        return reading
    }

    private static func read(
        _ rows: [PAXmlRow], _ interpreter: PAXmlInterpreter, _ name: String, into reading: inout RegistrationReading
    ) {
        for row in rows {
            let place = Finding.Place(name, line: row.line)
            let days = Result { () throws(PayrollError) in try interpreter.days(row) }
            do throws(PAXmlInterpreter.Unfound) {
                let employment = try interpreter.employment(of: row, on: try? days.get())
                if let note = interpreter.note(on: row, employment) {
                    reading.problems.append(
                        Finding(.unusedContent, .look, at: place, employment: employment, note))
                }
                do throws(PayrollError) {
                    let registration = try interpreter.registration(row, on: try days.get())
                    reading.registrations.append(
                        RegistrationRow(employment: employment, registration: registration, line: row.line))
                } catch {
                    reading.problems.append(
                        Finding(error, at: place, person: "", employment: employment))
                }
            } catch {
                reading.problems.append(
                    Finding(
                        .unknownPerson, .stopsPerson, at: place, person: error.person, employment: row.employment,
                        error.text))
            }
        }
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
