//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

@Suite("Published tax tables that cannot be read")
struct TaxTableReadingTests {
    private static let heading =
        "År;Antal dgr;Tabellnr;Inkomst fr.o.m.;Inkomst t.o.m.;Kolumn 1;Kolumn 2;Kolumn 3;Kolumn 4;Kolumn 5;"
        + "Kolumn 6;Kolumn 7\r\n"
    private static let line = "30B29   2001   2100  150    0  150    0  150    2"
    private static let row = "2026;30B;29;2001;2100;150;0;150;0;150;2;"

    private func compare(_ text: String, _ year: Int? = 2026) throws {
        _ = try TaxTableFile.compare(Array(text.utf8), year: year.map { IncomeYear($0) })
    }

    @Test("A cut file is refused at the line where it was cut", arguments: TaxTableFile.Layout.allCases)
    func cutFile(layout: TaxTableFile.Layout) throws {
        let file = try MadeTables.file(2026, layout)
        let cut = Array(file.prefix(file.count - 11))
        let last = file.count { $0 == UInt8(ascii: "\n") }
        expectTableError(.invalidValue, "går inte att läsa", line: UInt32(last)) {
            _ = try MadeTables.compare(cut, 2026)
        }
    }

    @Test("Tables of two weeks' pay are refused by name, also without a year")
    func twoWeeks() throws {
        expectTableError(.notImplemented, "tvåveckorslön (14B)", "30B", line: 1) {
            try compare("14B" + Self.line.dropFirst(3) + "\n", nil)
        }
        expectTableError(.notImplemented, "tvåveckorslön (14B)", line: 1) {
            try compare("14%" + Self.line.dropFirst(3) + "\n")
        }
        expectTableError(.notImplemented, "tvåveckorslön (14B)", line: 3) {
            try compare(Self.heading + Self.row + "\r\n2026;14B;29;1;1000;0;0;0;0;0;0;\r\n", nil)
        }
    }

    @Test("The text file needs a year; the open data have one, which must be the same")
    func years() throws {
        expectTableError(.missingFact, "vilket år") { try compare(Self.line, nil) }
        for year in [2023, 2027] {
            expectTableError(.yearNotCovered, "\(year)") { try compare(Self.line, year) }
            expectTableError(.yearNotCovered, "\(year)") {
                try compare(Self.heading + "\(year)" + Self.row.dropFirst(4), nil)
            }
        }
        expectTableError(.invalidValue, "2026", "2025") { try compare(Self.heading + Self.row, 2025) }
        expectTableError(.invalidValue, "annat år än 2026", line: 3) {
            try compare(Self.heading + Self.row + "\r\n2025" + Self.row.dropFirst(4), nil)
        }
        expectTableError(.invalidValue, "året", line: 2) { try compare(Self.heading + Self.row.dropFirst(4), nil) }
    }

    @Test(
        "A line of the text file that is not of its form is named",
        arguments: [
            ("30B29   2001   2100  150    0  150    0  150    ", "48 tecken"),
            ("30B29   2001   2100  150    0  150    0  150    22", "50 tecken"), ("", "30B eller 30%"),
            ("30A29   2001   2100  150    0  150    0  150    2", "30B eller 30%"),
            ("30B     2001   2100  150    0  150    0  150    2", "tabellnumret"),
            ("30B29          2100  150    0  150    0  150    2", "inkomst från"),
            ("30B29   2001   21 0  150    0  150    0  150    2", "inkomst till"),
            ("30B29   2001   2100         0  150    0  150    2", "kolumn 1"),
            ("30B29   2001   2100  150    0  150    0  150   -2", "kolumn 6"),
            ("30B29   2001   2100  150    0  15å   0  150    2", "kolumn 3"),
        ])
    func badLine(line: String, words: String) {
        expectTableError(.invalidValue, words, "Skatteverket", line: 2) {
            try compare(Self.line + "\n" + line + "\n" + Self.line + "\n")
        }
    }

    @Test(
        "A row of the open data that is not of its form is named",
        arguments: [
            ("2026;30B;29;2101;2200;150;0;150;0;150;2", "11 fält"),
            ("2026;30B;29;2101;2200;150;0;150;0;150;2;;", "13 fält"),
            ("", "1 fält"), ("2026;30b;29;2101;2200;150;0;150;0;150;2;", "30B eller 30%"),
            ("2026;30B;null;2101;2200;150;0;150;0;150;2;", "tabellnumret"),
            ("2026;30B;29;;2200;150;0;150;0;150;2;", "inkomst fr.o.m."),
            ("2026;30B;29;2101;öppet;150;0;150;0;150;2;", "inkomst t.o.m."),
            ("2026;30B;29;2101;2200;150,50;0;150;0;150;2;", "kolumn 1"),
            ("2026;30B;29;2101;2200;150;0;150;0;150;null;", "kolumn 6"),
            ("2026;30B;29;2101;2200;1234567890123456;0;150;0;150;2;", "kolumn 1"),
            ("2026;30B;29;2101;2200;150;0;150;0;150;2;7", "kolumn 7"),
        ])
    func badRow(row: String, words: String) {
        expectTableError(.invalidValue, words, line: 3) {
            try compare(Self.heading + Self.row + "\r\n" + row + "\r\n" + Self.row + "\r\n", nil)
        }
    }

    @Test(
        "What is no table at all is refused",
        arguments: [
            "", "\n\n", "\u{FEFF}", "<html>", "tabell\n", "a;b;c\n", heading,
            heading.replacingOccurrences(of: "År", with: "Ar"),
            heading.replacingOccurrences(of: "Kolumn 3", with: "Kolumn 4") + row, "2026;30B;29;1;2000;0;0;0;0;0;0;\r\n",
            heading.replacingOccurrences(of: ";", with: ","),
        ])
    func foreignFile(text: String) {
        expectTableError(.invalidValue, "Penna läser Skatteverkets tabeller") { try compare(text) }
    }
}
