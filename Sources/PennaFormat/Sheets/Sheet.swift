//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
internal import PennaJSON

/// A column of a file that people keep in a spreadsheet.
package struct SheetColumn: Sendable {
    /// The key, as documents have it: `terms.monthlyPay`.
    package let key: String

    /// The name in Swedish: `Månadslön`.
    package let name: String

    package let form: FieldForm

    package let isRequired: Bool

    package init(_ key: String, _ name: String, _ form: FieldForm = .text, isRequired: Bool = false) {
        self.key = key
        self.name = name
        self.form = form
        self.isRequired = isRequired
    }

    /// The columns of the fields of a list.
    package static func of(_ list: RecordShape.Field) -> [SheetColumn] {
        guard case .facts(let shape, _) = list.content else { return [] }
        return shape.fields.compactMap { field in
            guard case .value(let form) = field.content, form != .own else { return nil }
            return SheetColumn("\(list.key).\(field.key)", field.about.name, form)
        }
    }

    /// The column of a field, by its own key where another record has one of the same.
    static func of(_ shape: RecordShape, _ key: String, as other: String? = nil, isRequired: Bool = false)
        -> [SheetColumn]
    {
        shape.fields.compactMap { field in
            guard field.key == key, case .value(let form) = field.content else { return nil }
            return SheetColumn(other ?? key, field.about.name, form, isRequired: isRequired)
        }
    }

    /// Writes a cell as documents have its value; what is not of the column's form is left for their reader to refuse.
    func write(_ text: String, to writer: inout JSONWriter) {
        switch form {
        case .integer:
            guard let number = Int64(text) else { return writer.string(text) }
            writer.integer(number)
        case .bool, .given:
            switch InputText.plain(text) {
            case "ja", "true", "sant": writer.bool(true)
            case "nej", "false", "falskt": writer.bool(false)
            default: writer.string(text)
            }
        case .words(let words): writer.string(words.first { $0 == InputText.plain(text) } ?? text)
        default: writer.string(text)
        }
    }
}

/// The rows of a file that people keep in a spreadsheet, with its columns in any order, by their keys or Swedish names.
package struct Sheet {
    /// A row.
    package struct Row {
        package let line: Int
        private let cells: [String: String]

        fileprivate init(line: Int, _ cells: [String: String]) {
            self.line = line
            self.cells = cells
        }

        /// The text of a column; empty where there is none.
        package subscript(key: String) -> String { cells[key] ?? "" }
    }

    private let name: String
    private var headers: [String: String] = [:]
    package private(set) var rows: [Row] = []
    /// What is wrong with the file or the form of its rows; nothing of a file that stops everybody is used.
    package private(set) var problems: [Finding] = []

    /// Reads a file.
    package init(_ bytes: [UInt8], name: String, _ columns: [SheetColumn]) {
        self.name = name
        guard let text = SheetText(bytes) else {
            add(
                .wrongEncoding, CSVTable(bytes).lineThatIsNotUTF8 ?? 1,
                "Filen är varken UTF-8 eller Latin-1. Spara som CSV UTF-8 och läs in igen.")
            return
        }
        if text.wasLatin1 {
            problems.append(
                Finding(
                    .wrongEncoding, .look, at: Finding.Place(name, line: 1),
                    "Filen är inte UTF-8, och läses som Latin-1. Kontrollera å, ä och ö, eller spara som CSV UTF-8."))
        }
        let separator = text.separator
        var table = CSVTable(text.bytes, separator: separator)
        guard let header = table.next() else {
            add(
                .missingColumn, 1,
                "Filen är tom. Första raden ska ha kolumnernas namn; ta bort filen om det inte finns något.")
            return
        }
        var faults: [Finding] = []
        let found = Sheet.columns(header, columns) { code, message in
            faults.append(
                Finding(code, .stopsEmployer, at: Finding.Place(name, line: header.line), message))
        }
        problems += faults
        guard let found else { return }
        for (index, column) in found.enumerated() { headers[columns[column].key] = header.fields[index] }
        while let row = table.next() {
            guard row.fields.count == found.count else {
                add(
                    .wrongFieldCount, row.line,
                    "Raden har \(row.fields.count) fält men rubriken \(found.count). \(Sheet.separatorAdvice(separator))"
                )
                continue
            }
            var cells: [String: String] = [:]
            for (column, text) in zip(found, row.fields) where !text.isEmpty { cells[columns[column].key] = text }
            rows.append(Row(line: row.line, cells))
        }
        guard let line = table.brokenLine else { return }
        rows = []
        add(
            .brokenFile, line,
            "Citattecknet på raden har inget par, så det går inte att se var nästa rad börjar. Rätta det; ingen rad i filen används."
        )
    }

    private static func separatorAdvice(_ separator: UInt8) -> String {
        separator == UInt8(ascii: ",")
            ? "Sätt citattecken om tal med decimalkomma, eller skilj fälten åt med semikolon."
            : "Kontrollera semikolon och citattecken."
    }

    private mutating func add(_ code: FindingCode, _ line: Int, _ message: String) {
        problems.append(Finding(code, .stopsEmployer, at: Finding.Place(name, line: line), message))
    }

    /// Where a value stands, by its column as the file's first row calls it.
    package func place(_ row: Int, _ key: String) -> Finding.Place {
        Finding.Place(name, line: row, column: headers[key] ?? key)
    }

    /// A finding about a document made of the rows, with row and column in the place of the path.
    func placed(_ finding: Finding, row: Int, _ key: String) -> Finding {
        let place = place(row, key)
        let path = finding.place.path + ": "
        var message = finding.message
        if message.hasPrefix(path) {
            message = (key.isEmpty ? "" : "Kolumnen \(place.column): ") + message.dropFirst(path.count)
        }
        return Finding(
            finding.code, finding.severity, at: place, person: finding.person, employment: finding.employment, message,
            waysOut: finding.waysOut)
    }

    /// Which of some columns a first row names, or `nil` when it is not right.
    package static func columns(
        _ header: CSVTable.Row, _ known: [SheetColumn], _ problem: (FindingCode, String) -> Void
    ) -> [Int]? {
        var byName: [String: Int] = [:]
        for (index, column) in known.enumerated() {
            byName[InputText.plain(column.name)] = index
            byName[column.key.lowercased()] = index
        }
        var columns: [Int] = []
        var isRight = true
        for text in header.fields {
            guard let column = byName[text.lowercased()] ?? byName[InputText.plain(text)] else {
                isRight = false
                problem(.unknownColumn, unknown(text, known, isAlone: header.fields.count == 1))
                continue
            }
            if columns.contains(column) {
                isRight = false
                problem(.repeatedColumn, "Kolumnen \(text) finns två gånger. Ta bort den ena.")
            }
            columns.append(column)
        }
        for (index, column) in known.enumerated() where column.isRequired && !columns.contains(index) {
            isRight = false
            problem(.missingColumn, "Kolumnen \(column.key) saknas. Lägg till den i första raden.")
        }
        return isRight ? columns : nil
    }

    private static func unknown(_ text: String, _ known: [SheetColumn], isAlone: Bool) -> String {
        let question = NearestName.question(text, among: known.map(\.key) + known.map(\.name))
        let names = known.map(\.key).joined(separator: ", ")
        let advice = isAlone && text.utf8.contains(UInt8(ascii: ",")) ? " Skilj dem åt med semikolon, inte komma." : ""
        return "Kolumnen \(text) finns inte.\(question) Kolumnerna heter \(names).\(advice)"
    }
}
