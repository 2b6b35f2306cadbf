//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaModel
import PennaTestSupport

/// One thing that goes wrong with a file between the system that made it and Penna.
///
/// What nobody can tell from other good input is left out: a whole row that is gone (a file that ends at the end of a
/// line is one), a value that became another value of its kind (an amount, a day, a name), and a key or a column that may
/// be missing and is.
struct Mutation: Sendable {
    /// What it does, for the report.
    let name: String
    /// Which files it is for: those whose name ends so.
    let ending: String
    /// The mutant; `nil` where the file has nothing that it could be done to.
    let make: @Sendable (String, inout SeededGenerator) -> [UInt8]?

    init(_ name: String, _ ending: String, _ make: @escaping @Sendable (String, inout SeededGenerator) -> [UInt8]?) {
        self.name = name
        self.ending = ending
        self.make = make
    }

    /// A mutation that gives text.
    static func text(
        _ name: String, _ ending: String, _ make: @escaping @Sendable (String, inout SeededGenerator) -> String?
    ) -> Mutation {
        Mutation(name, ending) { text, generator in make(text, &generator).map { Array($0.utf8) } }
    }

    static let all = encodings + lines + rows + columns + cells + json
}

extension Mutation {
    private static let encodings: [Mutation] = [
        Mutation("UTF-16 with a mark", "") { text, _ in text.data(using: .utf16).map { [UInt8]($0) } },
        Mutation("UTF-16 without a mark", "") { text, generator in
            text.data(using: Bool.random(using: &generator) ? .utf16LittleEndian : .utf16BigEndian).map { [UInt8]($0) }
        },
        Mutation("Latin-1", "") { text, _ in text.data(using: .isoLatin1).map { [UInt8]($0) } },
        Mutation("a byte order mark", "") { text, _ in [0xEF, 0xBB, 0xBF] + Array(text.utf8) },
        text("letters taken apart", "") { text, _ in text.decomposedStringWithCanonicalMapping },
        Mutation("a byte that is none", "") { text, generator in
            var bytes = Array(text.utf8)
            bytes.insert(0xFF, at: Int.random(in: 0...bytes.count, using: &generator))
            return bytes
        },
        Mutation("cut off", "") { text, generator in
            let bytes = Array(text.utf8)
            let end = Int.random(in: 1..<bytes.count, using: &generator)
            // At the end of a line whole rows are gone, which nobody can see; white space says nothing.
            let kept = bytes[..<end]
            guard bytes[end...].contains(where: { $0 > 0x20 }), !isBetweenRows(bytes, end) else { return nil }
            return Array(kept)
        },
    ]

    private static func isBetweenRows(_ bytes: [UInt8], _ end: Int) -> Bool {
        bytes[..<end].last { $0 != 0x20 && $0 != 0x0D } == 0x0A
            || bytes[end...].first { $0 != 0x20 && $0 != 0x0D } == 0x0A
    }

    private static let lines: [Mutation] = [
        text("CRLF", "") { text, _ in text.replacingOccurrences(of: "\n", with: "\r\n") },
        text("CR alone", ".csv") { text, _ in text.replacingOccurrences(of: "\n", with: "\r") },
        text("empty lines", "") { text, generator in
            edited(text, &generator) { lines, place, _ in lines.insert("", at: place) }
        },
        text("spaces after a line", "") { text, generator in
            edited(text, &generator) { lines, place, _ in lines[place] += "  \t" }
        },
        text("lines in another order", "ndjson") { text, generator in
            split(text).shuffled(using: &generator).joined(separator: "\n") + "\n"
        },
        text("a line twice", "") { text, generator in
            edited(text, &generator) { lines, place, generator in
                if !lines[place].isEmpty {
                    lines.insert(lines[place], at: Int.random(in: 0...lines.count, using: &generator))
                }
            }
        },
        text("two lines in one", "") { text, generator in
            edited(text, &generator) { lines, place, _ in
                if place + 1 < lines.count { lines[place] += lines.remove(at: place + 1) }
            }
        },
        text("a line in two", "") { text, generator in
            edited(text, &generator) { lines, place, generator in
                let line = lines[place]
                guard line.count > 2 else { return }
                let middle = line.index(line.startIndex, offsetBy: Int.random(in: 1..<line.count, using: &generator))
                lines[place] = String(line[..<middle]) + "\n" + line[middle...]
            }
        },
    ]

    static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }.dropLast(while: \.isEmpty)
    }

    private static func edited(
        _ text: String, _ generator: inout SeededGenerator,
        _ edit: (inout [String], Int, inout SeededGenerator) -> Void
    ) -> String? {
        var lines = split(text)
        let place = Int.random(in: 0..<lines.count, using: &generator)
        edit(&lines, place, &generator)
        let result = lines.joined(separator: "\n") + "\n"
        return result == text ? nil : result
    }
}

extension Mutation {
    /// The rows of a CSV, the header first; none of its fields has quotes.
    private static func table(_ text: String) -> [[String]] {
        split(text).map { $0.split(separator: ";", omittingEmptySubsequences: false).map { String($0) } }
    }

    private static func csv(
        _ name: String, _ edit: @escaping @Sendable (inout [[String]], inout SeededGenerator) -> Bool
    ) -> Mutation {
        text(name, ".csv") { text, generator in
            var rows = table(text)
            guard edit(&rows, &generator) else { return nil }
            return rows.map { $0.joined(separator: ";") }.joined(separator: "\n") + "\n"
        }
    }

    private static let rows: [Mutation] = [
        csv(
            "rows in another order",
            { rows, generator in
                rows = rows.prefix(1) + rows.dropFirst().shuffled(using: &generator)
                return true
            }),
        csv(
            "the header not first",
            { rows, generator in
                rows.swapAt(0, Int.random(in: 1..<rows.count, using: &generator))
                return true
            }),
        csv(
            "no header",
            { rows, _ in
                rows.removeFirst()
                return true
            }),
        csv(
            "a field too many",
            { rows, generator in
                let row = Int.random(in: 0..<rows.count, using: &generator)
                rows[row].insert("", at: Int.random(in: 0...rows[row].count, using: &generator))
                return true
            }),
        csv(
            "a field too few",
            { rows, generator in
                let row = Int.random(in: 0..<rows.count, using: &generator)
                rows[row].remove(at: Int.random(in: 0..<rows[row].count, using: &generator))
                return true
            }),
        csv(
            "fields in quotes",
            { rows, _ in
                rows = rows.map { $0.map { "\"\($0)\"" } }
                return true
            }),
        csv(
            "rows of nothing",
            { rows, generator in
                let empty = [String](repeating: "", count: rows[0].count)
                rows.insert(empty, at: Int.random(in: 1...rows.count, using: &generator))
                return true
            }),
    ]

    private static let columns: [Mutation] = [
        csv(
            "columns in another order",
            { rows, generator in
                let order = rows[0].indices.shuffled(using: &generator)
                rows = rows.map { row in order.map { row[$0] } }
                return true
            }),
        csv(
            "two names of columns changed about",
            { rows, generator in
                // Of columns that hold the same kind of value, nobody can tell.
                let pairs = [
                    ("employment", "kind"), ("from", "item"), ("kind", "item"), ("employment", "from"),
                    ("hours", "kind"),
                ]
                guard let (left, right) = pairs.randomElement(using: &generator),
                    let first = rows[0].firstIndex(of: left), let second = rows[0].firstIndex(of: right)
                else { return false }
                rows[0].swapAt(first, second)
                return true
            }),
        csv(
            "a column misspelt",
            { rows, generator in
                let column = Int.random(in: 0..<rows[0].count, using: &generator)
                rows[0][column] = misspelt(rows[0][column], &generator)
                return true
            }),
        csv(
            "a column in capitals",
            { rows, generator in
                let column = Int.random(in: 0..<rows[0].count, using: &generator)
                rows[0][column] = rows[0][column].uppercased()
                return true
            }),
        csv(
            "a column of nobody's",
            { rows, generator in
                let place = Int.random(in: 0...rows[0].count, using: &generator)
                for row in rows.indices { rows[row].insert(row == 0 ? "kostnad" : "7", at: place) }
                return true
            }),
        csv(
            "a column twice",
            { rows, generator in
                let column = Int.random(in: 0..<rows[0].count, using: &generator)
                for row in rows.indices { rows[row].append(rows[row][column]) }
                return true
            }),
        csv(
            "a needed column gone",
            { rows, generator in
                guard let name = ["employment", "kind", "from"].randomElement(using: &generator),
                    let column = rows[0].firstIndex(of: name)
                else { return false }
                for row in rows.indices { rows[row].remove(at: column) }
                return true
            }),
        text("another separator", ".csv") { text, generator in
            [",", "\t", "|", ":"].randomElement(using: &generator).map { text.replacingOccurrences(of: ";", with: $0) }
        },
    ]

    /// A word with one letter other, gone or twice.
    static func misspelt(_ word: String, _ generator: inout SeededGenerator) -> String {
        var letters = Array(word)
        guard !letters.isEmpty else { return "x" }
        let place = Int.random(in: 0..<letters.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: letters[place] = letters[place] == "x" ? "q" : "x"
        case 1 where letters.count > 1: letters.remove(at: place)
        default: letters.insert("x", at: place)
        }
        return String(letters)
    }
}

extension Mutation {
    /// A mutation of one cell of some columns that is not empty.
    private static func cell(
        _ name: String, _ columns: [String], _ edit: @escaping @Sendable (String, inout SeededGenerator) -> String?
    ) -> Mutation {
        csv(name) { rows, generator in
            let wanted = rows[0].indices.filter { columns.isEmpty || columns.contains(rows[0][$0]) }
            var cells: [(row: Int, column: Int)] = []
            for row in rows.indices.dropFirst() {
                for column in wanted where column < rows[row].count && !rows[row][column].isEmpty {
                    cells.append((row, column))
                }
            }
            guard let (row, column) = cells.randomElement(using: &generator),
                let new = edit(rows[row][column], &generator)
            else { return false }
            rows[row][column] = new
            return true
        }
    }

    private static let numbers = ["quantity", "price", "amount"]

    private static let cells: [Mutation] = [
        cell("a word misspelt", ["employment", "kind", "item", "car", "meals", "activity"]) { misspelt($0, &$1) },
        cell("a word in capitals", ["kind"]) { text, _ in text.uppercased() },
        cell("a letter in a number", ["from", "to", "hours", "start", "end", "percent", "distance"] + numbers) {
            text, generator in
            var letters = Array(text)
            letters[Int.random(in: 0..<letters.count, using: &generator)] = ["O", "l", "x", "'"].randomElement() ?? "x"
            return String(letters)
        },
        cell("a comma for a point", numbers) { text, _ in
            text.contains(".") ? text.replacingOccurrences(of: ".", with: ",") : nil
        },
        cell("a third decimal", ["amount", "price"]) { text, _ in
            text.contains(".") || text.contains(",") ? text + "5" : text + ",005"
        },
        cell("thousands apart by a space", numbers) { text, generator in
            let mark = [" ", "\u{A0}", "\u{202F}", "\u{2009}"].randomElement(using: &generator) ?? " "
            return grouped(text, mark)
        },
        cell("thousands apart by a point or comma", numbers) { text, generator in
            grouped(
                text,
                text.contains(",") ? "." : (text.contains(".") ? "," : (Bool.random(using: &generator) ? "," : ".")))
        },
        cell("the currency written out", numbers) { text, _ in text + " kr" },
        cell("spaces around", []) { text, _ in "  " + text + " " },
        cell("a quote before", []) { text, _ in "\"" + text },
        cell("a semicolon after", []) { text, _ in text + ";" },
        cell("a day as others write it", ["from", "to"]) { text, generator in
            let parts = text.split(separator: "-")
            return [
                "\(parts[2]).\(parts[1]).\(parts[0])", "\(parts[1])/\(parts[2])/\(parts[0])", parts.joined(),
                text + " 00:00:00", String(text.dropFirst(2)), "\(parts[0])-\(parts[1])-32",
            ].randomElement(using: &generator)
        },
        cell("emptied", ["employment", "kind", "from"]) { _, _ in "" },
        cell("a value under another kind", ["kind"]) { text, generator in
            // Kinds that use other fields than the row has; a day of absence is all that semestervaxling asks for.
            if text == "sjuk" { return nil }
            let isAbsence = AbsenceCause(rawValue: text) != nil
            return (["drivmedel", "resa"] + (isAbsence ? [] : ["semestervaxling"])).randomElement(using: &generator)
        },
        cell("hours of ten times", ["hours"]) { text, _ in
            text.contains(":") ? nil : text.replacingOccurrences(of: ",", with: "") + "0"
        },
    ]

    private static func grouped(_ text: String, _ mark: String) -> String? {
        let point = text.firstIndex { $0 == "." || $0 == "," } ?? text.endIndex
        let whole = text[..<point]
        guard whole.count > 3, whole.allSatisfy(\.isNumber) else { return nil }
        return whole.dropLast(3) + mark + whole.suffix(3) + text[point...]
    }
}

extension Mutation {
    /// The keys of a JSON text, as ranges without their quotes.
    private static func keys(_ text: String) -> [Range<String.Index>] {
        text.ranges(of: /"([A-Za-z]+)":/).map {
            text.index(after: $0.lowerBound)..<text.index($0.upperBound, offsetBy: -2)
        }
    }

    private static func key(
        _ name: String, _ edit: @escaping @Sendable (String, inout SeededGenerator) -> String
    ) -> Mutation {
        text(name, "json") { text, generator in
            guard let range = keys(text).randomElement(using: &generator) else { return nil }
            return text.replacingCharacters(in: range, with: edit(String(text[range]), &generator))
        }
    }

    private static let json: [Mutation] = [
        key("a key misspelt") { misspelt($0, &$1) },
        key("a key in capitals") { key, _ in key.uppercased() },
        key("a key twice") { key, _ in "\(key)\": 1, \"\(key)" },
        key("a key of nobody's") { key, _ in "nytt\": 1, \"\(key)" },
        text("a mark gone", "json") { text, generator in
            let marks = text.indices.filter {
                "{}[]:\"".contains(text[$0]) || text[$0] == "," && text[text.index(after: $0)] == " "
            }
            return marks.randomElement(using: &generator).map { text.replacingCharacters(in: $0...$0, with: "") }
        },
        text("a mark twice", "json") { text, generator in
            let marks = text.indices.filter { "{}[]:,".contains(text[$0]) }
            return marks.randomElement(using: &generator).map {
                text.replacingCharacters(in: $0...$0, with: "\(text[$0])\(text[$0])")
            }
        },
        text("a number as a word", "json") { text, generator in
            text.ranges(of: /: [0-9.]+/).randomElement(using: &generator).map {
                text.replacingCharacters(in: $0, with: ": \"mycket\"")
            }
        },
        text("a number in quotes", "ndjson") { text, generator in
            text.ranges(of: /(?:Pay|amount|degree|receivable)": [0-9.]+/).randomElement(using: &generator).map {
                range in
                let parts = text[range].split(separator: " ")
                return text.replacingCharacters(in: range, with: "\(parts[0]) \"\(parts[1])\"")
            }
        },
        text("all in a list", "ndjson") { text, _ in "[" + split(text).joined(separator: ",\n") + "]" },
        text("over several lines", "ndjson") { text, _ in text.replacingOccurrences(of: ", ", with: ",\n    ") },
        text("over several lines and cut off", "ndjson") { text, generator in
            let long = text.replacingOccurrences(of: ", ", with: ",\n    ")
            return String(long.prefix(Int.random(in: 2..<long.count - 8, using: &generator)))
        },
        text("a schedule misspelt", "ndjson") { text, generator in
            text.ranges(of: /"schedule": "[^"]+/).randomElement(using: &generator).map {
                text.replacingCharacters(in: $0, with: text[$0] + "x")
            }
        },
        text("a day that is none", "json") { text, generator in
            text.ranges(of: /20[0-9]{2}-[0-9]{2}-/).randomElement(using: &generator).map {
                text.replacingCharacters(in: $0, with: "2026-13-")
            }
        },
        text("two keys changed about", "ndjson") { text, generator in
            let pairs = [("personnummer", "name"), ("start", "id"), ("tax", "employments"), ("terms", "schedules")]
            guard let (left, right) = pairs.randomElement(using: &generator) else { return nil }
            let new = text.replacingOccurrences(of: "\"\(left)\":", with: "\"?\":")
                .replacingOccurrences(of: "\"\(right)\":", with: "\"\(left)\":")
                .replacingOccurrences(of: "\"?\":", with: "\"\(right)\":")
            return new == text ? nil : new
        },
    ]
}

extension Array {
    fileprivate func dropLast(while isDropped: (Element) -> Bool) -> [Element] {
        var rest = self
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
