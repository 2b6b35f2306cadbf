//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `people.csv`: people in a spreadsheet, a row for each employment; another row says how it is from another day.
///
/// The columns are those of the records that most people have. Rows become lines of `people.ndjson`, which has a reader.
package enum PeopleCSV {
    package static let name = "people.csv"

    private static let ofPerson = lists(PersonLists.shape, ["tax", "account", "pension"]) + lists(PersonDetails.shape)
    private static let ofEmployment =
        lists(EmploymentLists.shape, ["terms", "schedules"]) + lists(EmploymentDetails.shape)

    /// The columns.
    package static let columns: [SheetColumn] =
        [
            SheetColumn("personnummer", "Personnummer", isRequired: true), SheetColumn("name", "Namn"),
            SheetColumn("employment", "Anställningsnummer", isRequired: true),
            SheetColumn("start", "Första dag", .day), SheetColumn("end", "Sista dag", .day),
            SheetColumn("from", "Gäller från", .day),
        ] + (ofPerson + ofEmployment).flatMap { SheetColumn.of($0) }

    /// The lists of which one entry holds at a time: some of them, or all.
    private static func lists(_ shape: RecordShape, _ keys: [String]? = nil) -> [RecordShape.Field] {
        shape.fields.filter { field in
            guard case .facts(_, .alone) = field.content else { return false }
            return keys?.contains(field.key) ?? true
        }
    }

    /// Reads the rows.
    ///
    /// - Parameter file: the number of the file among those that the facts come from.
    package static func read(_ bytes: [UInt8], file: UInt16, _ names: EmployerNames) -> PeopleFile.Reading {
        let sheet = Sheet(bytes, name: name, columns)
        var groups: [(person: String, rows: [Sheet.Row])] = []
        var places: [String: Int] = [:]
        for row in sheet.rows {
            let person = row["personnummer"].filter(\.isNumber)
            if let place = places[person] {
                groups[place].rows.append(row)
            } else {
                places[person] = groups.count
                groups.append((person, [row]))
            }
        }
        var writer = JSONWriter()
        var origins: [Int: [String: Int]] = [:]
        for group in groups {
            origins[group.rows[0].line] = write(group.rows, to: &writer)
            writer.newline()
        }
        let source = PeopleFile.Source(name: name, file: file, rows: groups.map { $0.rows[0].line })
        var reading = PeopleFile.read(writer.bytes, names, source)
        reading.problems =
            sheet.problems + reading.problems.map { placed($0, sheet, origins[$0.place.line] ?? [:]) }
            + differing(groups, sheet, &reading)
        return reading
    }

    /// Rows of one person, or of one employment, that say different things of what has no days.
    private static func differing(
        _ groups: [(person: String, rows: [Sheet.Row])], _ sheet: Sheet, _ reading: inout PeopleFile.Reading
    ) -> [Finding] {
        var findings: [Finding] = []
        for (person, rows) in groups {
            for (index, row) in rows.enumerated() {
                for key in ["name", "start", "end"] where !row[key].isEmpty {
                    let isOther = { (other: Sheet.Row) in
                        !other[key].isEmpty && other[key] != row[key]
                            && (key == "name" || other["employment"] == row["employment"])
                    }
                    guard let other = rows[..<index].first(where: isOther) else { continue }
                    let place = sheet.place(row.line, key)
                    findings.append(
                        Finding(
                            .overlap, .stopsPerson, at: place, person: person, employment: row["employment"],
                            "\(place.column) är \(row[key]) här men \(other[key]) på rad \(other.line). Skriv samma på båda raderna, eller lämna tomt på den senare."
                        ))
                    reading.blocked.insert(person)
                }
            }
        }
        return findings
    }

    // MARK: Lines

    /// A row, and the day from which it holds.
    private typealias Dated = (row: Sheet.Row, from: String)

    /// An entry of a list, and the first row that says it.
    private struct Entry {
        var cells: [String: String]
        let from: String
        let line: Int
    }

    /// Writes a person's line, and says which row each part of it comes from, by its path.
    private static func write(_ rows: [Sheet.Row], to writer: inout JSONWriter) -> [String: Int] {
        var origins: [String: Int] = [:]
        var employments: [String] = []
        for row in rows where !employments.contains(row["employment"]) { employments.append(row["employment"]) }
        func first(_ key: String, _ rows: [Sheet.Row]) -> String { rows.first { !$0[key].isEmpty }?[key] ?? "" }
        let dated: [Dated] = rows.map { row in
            let same = rows.filter { $0["employment"] == row["employment"] }
            return (row: row, from: row["from"].isEmpty ? first("start", same) : row["from"])
        }
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: rows[0]["personnummer"])
            let name = first("name", rows)
            if !name.isEmpty { writer.member("name", string: name) }
            for list in ofPerson { write(list, dated, in: "$.", &origins, to: &writer) }
            writer.memberArray("employments") { (writer: inout JSONWriter) in
                for (index, id) in employments.enumerated() {
                    let same = dated.filter { $0.row["employment"] == id }
                    let path = "$.employments[\(index)]"
                    origins[path] = same[0].row.line
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("id", string: id)
                        writer.member("start", string: first("start", same.map(\.row)))
                        let end = first("end", same.map(\.row))
                        if !end.isEmpty { writer.member("end", string: end) }
                        for list in ofEmployment { write(list, same, in: path + ".", &origins, to: &writer) }
                    }
                }
            }
        }
        return origins
    }

    private static func write(
        _ list: RecordShape.Field, _ rows: [Dated], in path: String, _ origins: inout [String: Int],
        to writer: inout JSONWriter
    ) {
        let entries = entries(list, rows)
        if entries.isEmpty { return }
        for (index, entry) in entries.enumerated() { origins["\(path)\(list.key)[\(index)]"] = entry.line }
        writer.memberArray(list.key) { (writer: inout JSONWriter) in
            for entry in entries {
                writer.object { (writer: inout JSONWriter) in
                    for column in SheetColumn.of(list) {
                        guard let text = entry.cells[column.key] else { continue }
                        writer.key(String(column.key.dropFirst(list.key.count + 1)))
                        column.write(text, to: &writer)
                    }
                    writer.member("from", string: entry.from)
                }
            }
        }
    }

    /// What takes away the value of the row before.
    private static let nothing = "-"

    /// The entries of a list in order of day: one for each row that says something else than the row before.
    ///
    /// What a row does not say of the terms is as it was; all else is said anew by who says any of it, for half an account
    /// or address with half of another is nobody's.
    private static func entries(_ list: RecordShape.Field, _ rows: [Dated]) -> [Entry] {
        let columns = SheetColumn.of(list)
        var entries: [Entry] = []
        let order = rows.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
        for (row, from) in order.map(\.element) {
            let given = columns.map(\.key).filter { !row[$0].isEmpty }
            if given.isEmpty { continue }
            var cells: [String: String] = [:]
            for key in given where row[key] != nothing { cells[key] = row[key] }
            if let last = entries.last, last.from == from,
                given.allSatisfy({ last.cells[$0] == nil || last.cells[$0] == cells[$0] })
            {
                entries[entries.count - 1].cells.merge(cells) { first, _ in first }
                continue
            }
            if list.key == "terms", let last = entries.last { carry(last.cells, list, given, to: &cells) }
            if cells == entries.last?.cells { continue }
            entries.append(Entry(cells: cells, from: from, line: row.line))
        }
        return entries
    }

    /// Puts what was said before beside what a row says, but what the row has another of.
    private static func carry(
        _ before: [String: String], _ list: RecordShape.Field, _ given: [String], to cells: inout [String: String]
    ) {
        guard case .facts(let shape, _) = list.content else { return }
        func key(_ field: String) -> String { "\(list.key).\(field)" }
        for (cell, text) in before where !given.contains(cell) {
            let isReplaced = shape.rules.contains { rule in
                guard case .atMostOne(let fields) = rule, fields.contains(where: { key($0) == cell }) else {
                    return false
                }
                return fields.contains { cells[key($0)] != nil }
            }
            if !isReplaced { cells[cell] = text }
        }
        for case .only(let fields, let owner, _) in shape.rules where cells[key(owner)] == nil {
            for field in fields where !given.contains(key(field)) { cells[key(field)] = nil }
        }
    }

    // MARK: Places

    /// A finding about a line with its row and column in the place of the path.
    private static func placed(_ finding: Finding, _ sheet: Sheet, _ origins: [String: Int]) -> Finding {
        let parts = finding.place.path.split(separator: ".")
        var row = finding.place.line
        for count in (0...parts.count).reversed() {
            guard let origin = origins[parts.prefix(count).joined(separator: ".")] else { continue }
            row = origin
            break
        }
        let keys = parts.dropFirst().map { String($0.prefix { $0 != "[" }) }.filter { $0 != "employments" }
        switch keys.last {
        case "id": return sheet.placed(finding, row: row, "employment")
        case "from": return sheet.placed(finding, row: row, "from")
        default: return sheet.placed(finding, row: row, keys.joined(separator: "."))
        }
    }
}
