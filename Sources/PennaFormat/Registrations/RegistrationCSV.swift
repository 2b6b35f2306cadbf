//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// `registrations.csv`: a row for each registration, apart by semicolons, in UTF-8.
package enum RegistrationCSV {
    package static let name = "registrations.csv"

    /// Reads the rows.
    ///
    /// A bad row is a problem with its number and never stops the others. A file whose rows cannot be told apart is not
    /// used at all.
    package static func read(_ bytes: [UInt8], file: UInt16, name: String, _ names: EmployerNames)
        -> RegistrationReading
    {
        var reading = RegistrationReading()
        func problem(
            _ code: FindingCode, _ line: Int, _ message: String, employment: String? = nil, column: String = ""
        ) {
            reading.problems.append(
                Finding(
                    code, employment == nil ? .stopsEmployer : .stopsPerson,
                    at: Finding.Place(name, line: line, column: column),
                    employment: employment ?? "", message))
        }
        var table = CSVTable(bytes)
        if let line = table.lineThatIsNotUTF8 {
            problem(
                .wrongEncoding, line,
                "Filen är inte UTF-8 (troligen Latin-1 från Excel). Spara som CSV UTF-8 och läs in igen.")
            return reading.unusable
        }
        guard let header = table.next() else {
            problem(
                .missingColumn, 1,
                "Filen är tom. Första raden ska ha kolumnernas namn; ta bort filen om det inte finns något.")
            return reading.unusable
        }
        guard let columns = columns(header, { problem($0, header.line, $1) }) else { return reading.unusable }
        var fields = RegistrationFields()
        while let row = table.next() {
            guard row.fields.count == columns.count else {
                let employment = columns.firstIndex(of: .employment).map { $0 < row.fields.count ? row.fields[$0] : "" }
                problem(
                    .wrongFieldCount, row.line,
                    "Raden har \(row.fields.count) fält men rubriken \(columns.count). Kontrollera semikolon och citattecken.",
                    employment: employment ?? "")
                continue
            }
            for (column, text) in zip(columns, row.fields) { fields[column] = text }
            do throws(RegistrationFault) {
                let registration = try fields.registration(
                    names, SourceRow(file: file, row: UInt32(clamping: row.line)))
                reading.registrations.append(
                    RegistrationRow(
                        employment: fields[.employment], registration: registration, line: row.line,
                        note: fields[.note]))
            } catch {
                problem(
                    FindingCode(error.error.code), row.line, error.error.message, employment: fields[.employment],
                    column: error.field.name)
            }
        }
        if reading.registrations.isEmpty, reading.problems.isEmpty, bytes.last != UInt8(ascii: "\n") {
            problem(.brokenFile, header.line, "Filen slutar i sin rubrik, utan radslut, så rader kan vara avhuggna.")
            return reading.unusable
        }
        guard let line = table.brokenLine else { return reading }
        reading = RegistrationReading()
        problem(
            .brokenFile, line,
            "Citattecknet på raden har inget par, så det går inte att se var nästa rad börjar. Rätta det; ingen rad i filen används."
        )
        return reading.unusable
    }

    /// The columns that the first row names, or `nil` when they are not right.
    private static func columns(_ header: CSVTable.Row, _ problem: (FindingCode, String) -> Void)
        -> [RegistrationField]?
    {
        Sheet.columns(header, RegistrationField.columns, problem)?.map { RegistrationField.allCases[$0] }
    }
}
