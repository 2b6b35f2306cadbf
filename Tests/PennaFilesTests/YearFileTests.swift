//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaLaw
import Testing

@Suite("A year's document is read whole, or refused with the path of what is wrong") struct YearFileTests {
    private static let slp = #"{"key":"pension.slp","value":24.26,"mark":"unconfirmed","source":"Påhittat"}"#

    private func read(_ text: String) -> (year: PayYear?, problems: [Finding]) {
        YearFile.read(Array(text.utf8), file: "year-2031.json")
    }

    private func document(_ figures: String, _ more: String = "") -> String {
        #"{"format":"penna-year-1","year":2031,"figures":[\#(figures)]\#(more)}"#
    }

    @Test("Percent, kronor and dates are read, and what has no value is not known")
    func good() throws {
        let year = try #require(
            read(
                document(
                    Self.slp
                        + #",{"key":"belopp.prisbasbelopp","name":"Prisbasbelopp","value":61700,"unit":"kr","mark":"confirmed","source":"Påhittat"}"#
                        + #",{"key":"avgift.unga","value":20.81,"from":"2031-04-01","through":"2031-09-30","mark":"reported","source":"Påhittat"}"#
                        + #",{"key":"belopp.inkomstbasbelopp","value":null,"note":"behövs för alla"}"#)
            ).year)
        #expect(year.rows(of: "pension.slp").first?.value == 242_600)
        #expect(year.rows(of: "belopp.prisbasbelopp").first?.value == 61_700_00)
        let youth = try #require(year.rows(of: "avgift.unga").first)
        #expect(youth.from == Day(2031, 4, 1) && youth.through == Day(2031, 9, 30) && youth.confidence == .reported)
        #expect(year.rows(of: "belopp.inkomstbasbelopp").isEmpty && year.derived.confidence == .calculated)
    }

    @Test("What a document lacks is told; a rate for the young without its cap and ages is one of the contradictions")
    func check() throws {
        let bare = try #require(read(document(Self.slp)).year)
        #expect(YearFile.check(bare).stops.contains { $0.contains("belopp.inkomstbasbelopp") })
        #expect(YearFile.check(bare).lacks.contains { $0.contains("engångstabell") })
        #expect(!YearFile.check(bare).stops.contains { $0.contains("pension.slp") })
        let youth = try #require(
            read(document(#"{"key":"avgift.unga","value":20,"mark":"reported","source":"Påhittat"}"#)).year)
        #expect(YearFile.check(youth).stops.first?.contains("avgift.unga.tak") ?? false)
    }

    @Test("What is written is read back the same, with all that is known of a year", arguments: [2027, 2031])
    func roundTrip(number: Int) throws {
        var year = YearFile.begin(IncomeYear(number))
        let mark = FigureMark(.unconfirmed, .document("Påhittat"))
        if number == 2031 {
            _ = try YearFile.take(TaxTableFile.txt(year: IncomeYear(2026)), mark: mark, into: &year)
            let oneOff = try OneOffTax(year: IncomeYear(2025)).csv().split(separator: "\n").dropFirst()
            let rows = oneOff.map { "2031" + $0.dropFirst(4) }.joined(separator: "\n")
            _ = try YearFile.take(
                Array("year;column;income_from;income_to;percent\n\(rows)\n".utf8), mark: mark, into: &year)
        }
        let (again, problems) = YearFile.read(YearFile.bytes(year), file: "x")
        #expect(problems.isEmpty, "\(problems)")
        #expect(again?.digest == year.digest)
        #expect(again.map { YearFile.bytes($0) } == YearFile.bytes(year))
    }

    @Test("The cells of a table go into the document and come back")
    func cells() throws {
        var year = PayYear(IncomeYear(2031))
        let file = try TaxTableFile.txt(year: IncomeYear(2026))
        let text = String(decoding: file.dropFirst(3), as: UTF8.self)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("30B33  34801") })
        let changed = text.replacing(String(line), with: line.prefix(19) + " 7777" + line.dropFirst(24))
        let imported = try YearFile.take(
            Array(changed.utf8), mark: FigureMark(.unconfirmed, .document("Påhittat")), into: &year)
        guard case .cells = imported else {
            Issue.record("\(imported)")
            return
        }
        let again = try #require(YearFile.read(YearFile.bytes(year), file: "x").year)
        let table = try TaxTable(year: IncomeYear(2031), number: 33, years: PayYears([again]))
        #expect(table.tax(on: Amount(ore: 35_000_00), in: .lon) == Amount(ore: 7_777_00))
        #expect(again.digest == year.digest)
    }

    @Test(
        "Bad input is refused at its path",
        arguments: [
            (#"{"key":"pension.slp","value":24.26,"mark":"unconfirmed"}"#, "$.figures[0].source"),
            (#"{"key":"pension.slp","value":24.26,"mark":"unconfirmed","source":" "}"#, "$.figures[0].source"),
            (#"{"key":"pension.slp","value":24.26,"mark":"säker","source":"x"}"#, "$.figures[0].mark"),
            (#"{"key":"pension.slp","value":124.26,"mark":"reported","source":"x"}"#, "$.figures[0].value"),
            (#"{"key":"pension.slp","value":-1,"mark":"reported","source":"x"}"#, "$.figures[0].value"),
            (#"{"key":"pension.slp","value":"24.26","mark":"reported","source":"x"}"#, "$.figures[0].value"),
            (#"{"key":"pension.slp","value":24.26,"unit":"kr","mark":"reported","source":"x"}"#, "$.figures[0].unit"),
            (#"{"key":"pension.slp","value":24.26,"mark":"reported","source":"x","kalla":"y"}"#, "$.figures[0].kalla"),
            (#"{"key":"pension.sIp","value":24.26,"mark":"reported","source":"x"}"#, "$.figures[0].key"),
            (#"{"key":"skatt.statlig","value":20,"mark":"reported","source":"x"}"#, "$.figures[0].key"),
            (#"{"key":"belopp.prisbasbelopp","value":61750,"mark":"reported","source":"x"}"#, "$.figures[0].value"),
            (#"{"key":"pension.slp","value":24,"from":"2030-12-31","mark":"reported","source":"x"}"#, "$.figures[0]"),
            (slp + "," + slp, "$.figures[1]"), (slp + #",{"key":"pension.slp","value":null}"#, "$.figures[1]"),
            (#"{"key":"pension.slp"}"#, "$.figures[0].value"), (#""pension.slp""#, "$.figures[0]"),
        ])
    func bad(figures: String, path: String) {
        let (year, problems) = read(document(figures))
        #expect(year == nil && problems.count == 1)
        #expect(problems.first?.place.path == path, "\(problems)")
        #expect(problems.first?.severity == .stopsEmployer && problems.first?.place.file == "year-2031.json")
    }

    @Test(
        "A document of another kind, year or shape is refused at its path",
        arguments: [
            (#"{"format":"penna-year-2","year":2031,"figures":[]}"#, "$.format"),
            (#"{"format":"penna-year-1","year":2023,"figures":[]}"#, "$.year"),
            (#"{"format":"penna-year-1","year":2031}"#, "$.figures"),
            (#"{"format":"penna-year-1","year":2031,"figures":[],"tabeller":1}"#, "$.tabeller"),
            (#"{"format":"penna-year-1","year":2031,"figures":[],"derived":{"mark":"reported"}}"#, "$.derived.source"),
            (
                #"{"format":"penna-year-1","year":2031,"figures":[],"monthTables":{"mark":"reported","source":"x","rows":["30B29      1   2000    0    0    0    0    0    0"]}}"#,
                "$.monthTables.rows"
            ),
            (
                #"{"format":"penna-year-1","year":2031,"figures":[],"monthTables":{"mark":"reported","source":"x","formula":{"of":2023,"prisbasbelopp":60000,"inkomstbasbelopp":80000,"skiktgrans":600000,"sha256":""}}}"#,
                "$.monthTables.formula"
            ),
            (
                #"{"format":"penna-year-1","year":2031,"figures":[],"monthTables":{"mark":"reported","source":"x","formula":{"of":2026,"prisbasbelopp":60000,"inkomstbasbelopp":80000,"skiktgrans":600000,"sha256":""},"rows":[]}}"#,
                "$.monthTables"
            ),
            (
                #"{"format":"penna-year-1","year":2031,"figures":[],"oneOff":{"mark":"reported","source":"x","rows":["2031;1;0;100;10"]}}"#,
                "$.oneOff.rows"
            ),
        ])
    func badDocument(text: String, path: String) {
        let (year, problems) = read(text)
        #expect(year == nil && problems.first?.place.path == path, "\(problems)")
    }

    @Test("A base amount that the tables were not calculated with is refused")
    func inconsistent() {
        let tables =
            #","monthTables":{"mark":"reported","source":"x","formula":{"of":2026,"prisbasbelopp":60000,"inkomstbasbelopp":80000,"skiktgrans":600000,"sha256":""}}"#
        let figure = #"{"key":"belopp.prisbasbelopp","value":60100,"mark":"reported","source":"x"}"#
        let (year, problems) = read(document(figure, tables))
        #expect(year == nil && problems.first?.message.contains("Prisbasbelopp") ?? false)
    }
}
