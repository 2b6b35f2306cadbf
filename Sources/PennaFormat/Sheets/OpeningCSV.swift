//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `opening.csv`: what another system left when Penna begins, a row for each employment.
///
/// Rows become lines of `carry.ndjson`, which has a reader.
package enum OpeningCSV {
    package static let name = "opening.csv"

    /// The columns, which are fields of what is carried; time off is in hours here, and saved days are a list.
    package static let columns: [SheetColumn] =
        [
            SheetColumn("personnummer", "Personnummer", isRequired: true),
            SheetColumn("employment", "Anställningsnummer", isRequired: true),
        ] + SheetColumn.of(EmploymentCarry.shape, "settledThrough") + SheetColumn.of(Carry.shape, "receivable")
        + SheetColumn.of(YearTotals.shape, "year", isRequired: true)
        + ["since", "gross", "tax", "net", "oneOff", "latestOrdinary"].flatMap { SheetColumn.of(YearTotals.shape, $0) }
        + [SheetColumn("timeOff", "Kompsaldo timmar", .hours)]
        + SheetColumn.of(HolidayCarry.shape, "year", as: "holidayYear")
        + SheetColumn.of(HolidayCarry.shape, "taken", as: "holidayTaken")
        + SheetColumn.of(HolidayCarry.shape, "unpaidTaken", as: "holidayUnpaidTaken")
        + [SheetColumn("holidaySaved", "Sparade semesterdagar")]

    /// Reads the rows; a person with several employments has the year's sums on the first row.
    package static func read(_ bytes: [UInt8]) -> CarryFile.Reading {
        let sheet = Sheet(bytes, name: name, columns)
        var groups: [[Sheet.Row]] = []
        for row in sheet.rows {
            let person = row["personnummer"].filter(\.isNumber)
            if let place = groups.firstIndex(where: { $0[0]["personnummer"].filter(\.isNumber) == person }) {
                groups[place].append(row)
            } else {
                groups.append([row])
            }
        }
        var problems = sheet.problems
        var writer = JSONWriter()
        var lines: [[Int]] = []
        // What stands on it may be anybody's.
        var isLost = false
        for rows in groups {
            var faults: [Finding] = []
            var line = JSONWriter()
            let id = try? Personnummer(rows[0]["personnummer"])
            write(rows, to: &line) { row, key, message in
                faults.append(
                    Finding(
                        .invalidValue, .stopsPerson, at: sheet.place(row.line, key), person: id.map { "\($0)" } ?? "",
                        employment: row["employment"], message))
            }
            problems += faults
            if !faults.isEmpty, id == nil { isLost = true }
            guard faults.isEmpty else { continue }
            lines.append(rows.map(\.line))
            writer.value(source: line.bytes)
            writer.newline()
        }
        var reading = CarryFile.read(writer.bytes)
        if isLost || reading.lostIn != nil { reading.lostIn = name }
        reading.problems =
            problems
            + reading.problems.map { finding in
                let (place, key) = origin(finding.place.path)
                let rows = lines.indices.contains(finding.place.line - 1) ? lines[finding.place.line - 1] : []
                return sheet.placed(finding, row: rows.indices.contains(place) ? rows[place] : rows.first ?? 0, key)
            }
        return reading
    }

    /// Which of a person's rows a value of the line comes from, and which column.
    private static func origin(_ path: String) -> (row: Int, key: String) {
        let parts = path.split(separator: ".").dropFirst()
        let list = "employments["
        let row = parts.first { $0.hasPrefix(list) }.flatMap { Int($0.dropFirst(list.count).dropLast()) } ?? 0
        let key = parts.last.map { String($0.prefix { $0 != "[" }) } ?? ""
        if key == "id" { return (row, "employment") }
        guard parts.dropLast().contains("holiday"), let first = key.first else { return (row, key) }
        return (row, "holiday" + first.uppercased() + key.dropFirst())
    }

    // MARK: Lines

    private typealias Complain = (Sheet.Row, String, String) -> Void

    private static func write(_ rows: [Sheet.Row], to writer: inout JSONWriter, _ complain: Complain) {
        let row = rows[0]
        if row["year"].isEmpty { complain(row, "year", "Året saknas. Ange det år som summorna gäller.") }
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: row["personnummer"])
            decimal("receivable", row, 2, to: &writer, complain)
            writer.memberObject("year") { (writer: inout JSONWriter) in
                decimal("year", row, 0, to: &writer, complain)
                if !row["since"].isEmpty { writer.member("since", string: row["since"]) }
                for key in ["gross", "tax", "net", "oneOff", "latestOrdinary"] {
                    decimal(key, row, 2, to: &writer, complain)
                }
            }
            writer.memberArray("employments") { (writer: inout JSONWriter) in
                for row in rows {
                    writer.object { (writer: inout JSONWriter) in write(row, to: &writer, complain) }
                }
            }
        }
    }

    private static func write(_ row: Sheet.Row, to writer: inout JSONWriter, _ complain: Complain) {
        writer.member("id", string: row["employment"])
        if !row["settledThrough"].isEmpty { writer.member("settledThrough", string: row["settledThrough"]) }
        if !row["timeOff"].isEmpty {
            let text = row["timeOff"]
            do throws(PayrollError) {
                writer.member("timeOff", integer: try InputText.hours(text).count)
            } catch {
                complain(row, "timeOff", error.message)
            }
        }
        let holiday = ["holidayTaken", "holidayUnpaidTaken", "holidaySaved"]
        guard !row["holidayYear"].isEmpty else {
            for key in holiday where !row[key].isEmpty {
                complain(row, key, "\(key) är \(row[key]), men holidayYear saknas. Ange semesteråret.")
            }
            return
        }
        writer.memberObject("holiday") { (writer: inout JSONWriter) in
            decimal("holidayYear", as: "year", row, 0, to: &writer, complain)
            decimal("holidayTaken", as: "taken", row, 2, to: &writer, complain)
            decimal("holidayUnpaidTaken", as: "unpaidTaken", row, 2, to: &writer, complain)
            writer.memberArray("saved") { (writer: inout JSONWriter) in saved(row, to: &writer, complain) }
        }
    }

    /// Saved days by the year they were saved, such as `2024:5 2025:3`.
    private static func saved(_ row: Sheet.Row, to writer: inout JSONWriter, _ complain: Complain) {
        for part in row["holidaySaved"].split(separator: " ") {
            let pieces = part.split(separator: ":").map(String.init)
            guard pieces.count == 2, let year = Int64(pieces[0]),
                let days = try? InputNumber.value(of: pieces[1], scale: 2, "Dagarna")
            else {
                complain(
                    row, "holidaySaved",
                    "Sparade dagar \(part) går inte att läsa. Skriv år och dagar, t.ex. 2024:5 2025:3.")
                continue
            }
            writer.object { (writer: inout JSONWriter) in
                writer.member("year", integer: year)
                writer.member("days", decimal: days, scale: 2)
            }
        }
    }

    /// Writes a number; zero where none is given.
    private static func decimal(
        _ key: String, as name: String? = nil, _ row: Sheet.Row, _ scale: Int, to writer: inout JSONWriter,
        _ complain: Complain
    ) {
        var value: Int64 = 0
        if !row[key].isEmpty {
            do throws(PayrollError) {
                guard let read = try InputNumber.value(of: row[key], scale: scale, key) else {
                    return complain(
                        row, key,
                        "\(key) är \(row[key]), som inte är ett tal. Skriv t.ex. \(scale == 0 ? "2026" : "1234,50").")
                }
                value = read
            } catch {
                return complain(row, key, error.message)
            }
        }
        writer.member(name ?? key, decimal: value, scale: scale)
    }
}
