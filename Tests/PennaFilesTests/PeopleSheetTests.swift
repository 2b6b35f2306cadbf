//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFormat
import Testing

@Suite struct PeopleSheetTests {
    private func sheet(_ report: RunReport) throws -> [UInt8] {
        let files = try ResultFiles.all(report)
        return try #require(files.first { $0.name == "personer.csv" }).bytes
    }

    private func rows(_ report: RunReport) throws -> [[String]] {
        String(decoding: try sheet(report).dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n").dropLast()
            .map { $0.components(separatedBy: ";") }
    }

    @Test("Excel in Swedish opens it: a byte order mark, semicolons, CR LF, decimal commas and no bare number")
    func form() throws {
        let account = #""account": [{"clearing": "8424-4", "number": "983 189 224-6", "from": "2026-01-01"}], "tax":"#
        let folder = try TestFolder.small(registrations: "002;timmar;2026-10-14;;;;;8.17;;;;;\n")
        try folder.write(
            "people.ndjson",
            TestFolder.anna.replacingOccurrences(of: #""tax":"#, with: account) + "\n" + TestFolder.bo + "\n")
        let report = try report(folder.read())
        let bytes = try sheet(report)
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        #expect(bytes.filter { $0 == 10 }.count == 3 && bytes.filter { $0 == 13 }.count == 3)
        let rows = try rows(report)
        #expect(
            rows[0] == [
                "Namn", "Personnummer", "Bruttolön", "Skatt", "Nettoavdrag", "Ersättningar utan skatt", "Nettolön",
                "Konto", "Arbetsgivaravgifter", "Timmar med timlön", "Läge",
            ])
        let totals = report.result.payslips.map(\.totals)
        func decimal(_ amount: Amount) -> String {
            DecimalText.plain(amount.ore, scale: 2).replacingOccurrences(of: ".", with: ",")
        }
        #expect(
            rows[1] == [
                "Anna", "19570428-9999", "30068,10", decimal(totals[0].tax), "0,00", "0,00", decimal(totals[0].net),
                "8424-9831892246", decimal(totals[0].contributions), "0,00", "betald",
            ])
        #expect(rows[2][7] == "saknas" && rows[2][9] == "8,17" && rows[2][10] == "betald")
        #expect(rows[2][2] == decimal(totals[1].gross))
    }

    @Test("Everybody has a row: who has nothing to be paid, who has an error, and who could not be read at all")
    func everybody() throws {
        let unread = TestFolder.bo.replacingOccurrences(of: "200002292399", with: "198507099805")
            .replacingOccurrences(of: #""id": "002""#, with: #""id": "003""#)
            .replacingOccurrences(of: #""150.00""#, with: #""mycket""#)
        let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-14;;;;;9;;;;;\n")
        try folder.write("people.ndjson", TestFolder.anna + "\n" + TestFolder.bo + "\n" + unread + "\n")
        let report = try report(folder.read())
        let rows = try rows(report)
        #expect(rows.count == 4, "\(rows)")
        #expect(rows[1][0] == "Anna" && rows[1].last == "fel" && rows[1][2...6].allSatisfy(\.isEmpty))
        #expect(
            rows[2] == ["Bo", "20000229-2399"] + Array(repeating: "0,00", count: 5) + [
                "saknas", "0,00", "0,00", "inget att betala",
            ])
        #expect(
            rows[3][0] == "Bo" && rows[3][1] == "19850709-9805" && rows[3].last == "fel"
                && rows[3].count == rows[0].count)
    }

    @Test("As many have a row as are counted, with their names where these can be read")
    func counted() throws {
        let folder = try TestFolder.small(registrations: "001;sjuuk;2026-10-14;;;;;;;;;;\n")
        try folder.write("people.ndjson", [TestFolder.anna, TestFolder.bo, "skräp", "{", ""].joined(separator: "\n"))
        try folder.write(
            "a.pax",
            """
            <paxml><lonetransaktioner><lonetrans persnr="198507099805"><lonart>091</lonart><datum>2026-10-07</datum>\
            <belopp>500</belopp></lonetrans></lonetransaktioner></paxml>
            """)
        let report = try report(folder.read())
        let rows = try rows(report).dropFirst()
        #expect(rows.count == report.people && rows.filter { $0.last == "fel" }.count == report.peopleInError)
        #expect(rows.map { $0[0] } == ["Bo", "Anna", "people.ndjson rad 3", "people.ndjson rad 4"], "\(rows)")
        // Whoever 19850709-9805 is may stand on one of the lines that cannot be read, and waits for them.
        #expect(rows.map { $0[1] } == ["20000229-2399", "19570428-9999", "", ""])
    }

    @Test(
        "A name that a spreadsheet would run is text",
        arguments: [
            ("=1+1", "'=1+1"), ("+46", "'+46"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), (" =A1", "' =A1"),
            ("Anna-Karin", "Anna-Karin"), ("Åsa = Ek", "Åsa = Ek"),
        ])
    func formulas(name: String, expected: String) throws {
        let folder = try TestFolder.small()
        try folder.write(
            "people.ndjson", TestFolder.anna.replacingOccurrences(of: #""Anna""#, with: "\"\(name)\"") + "\n")
        #expect(try rows(report(folder.read()))[1][0] == expected)
    }

    @Test("A semicolon, a quotation mark or a line break in a name stays inside its field")
    func quoted() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "people.ndjson", TestFolder.anna.replacingOccurrences(of: #""Anna""#, with: #""A;\"B\"""#) + "\n")
        let text = String(decoding: try sheet(report(folder.read())), as: UTF8.self)
        #expect(text.contains("\r\n\"A;\"\"B\"\"\";19570428-9999;"))
    }
}
