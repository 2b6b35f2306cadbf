//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaFormat
import PennaLaw
import Testing

@Suite("A document of dated figures is read whole, or refused with the path of what is wrong") struct FigureFileTests {
    private static let evening =
        #"{"key":"ab.21.ob.d","value":28.5,"from":"2027-04-01","mark":"unconfirmed","source":"Påhittat"}"#

    private func read(_ text: String) -> (figures: FigureDocument?, problems: [Finding]) {
        FigureFile.read(Array(text.utf8), file: "ab-27.json")
    }

    private func document(_ figures: String) -> String {
        #"{"format":"penna-figures-1","name":"AB 27","figures":[\#(figures)]}"#
    }

    /// An entry with other members.
    private static func entry(_ members: String) -> String { "{" + members + #","mark":"reported","source":"x"}"# }

    @Test("Kronor, percent above a hundred, switches, days and instants are read")
    func good() throws {
        let more = [
            #""key":"ab.20.enkel","name":"Enkel övertid","unit":"%","value":190,"from":"2027-04-01","through":"2028-03-31""#,
            #""key":"ab.21.pa-overtid","value":1,"from":"2027-04-01","note":"nytt""#,
            #""key":"ab.20.enkel","value":181,"from":"2026-01-01","through":"2026-01-31","known":"2026-06-01T12:00:00Z","corrects":true"#,
        ].map { Self.entry($0) }
        let (read, problems) = read(document(([Self.evening] + more).joined(separator: ",")))
        let rows = try #require(read, "\(problems)").figures
        #expect(rows.map(\.row.value) == [28_50, 1_900_000, 1, 1_810_000])
        #expect(rows[1].row.through == Day(2028, 3, 31) && rows[0].row.through == nil)
        let known = try Instant("2026-06-01T12:00:00Z")
        #expect(rows[3].corrects && rows[3].row.known == known)
        #expect(
            rows[0].row.confidence == .unconfirmed && rows[0].row.source.text == "Påhittat" && read?.name == "AB 27")
    }

    @Test(
        "Bad input is refused at its path",
        arguments: [
            (#"{"key":"ab.21.ob.d","value":28,"from":"2027-04-01","mark":"reported"}"#, "$.figures[0].source"),
            (
                #"{"key":"ab.21.ob.d","value":28,"from":"2027-04-01","mark":"reported","source":" "}"#,
                "$.figures[0].source"
            ),
            (entry(#""key":"ab.21.ob.d","value":28"#), "$.figures[0].from"),
            (entry(#""key":"ab.21.ob.d","value":null,"from":"2027-04-01""#), "$.figures[0].value"),
            (entry(#""key":"ab.21.ob.d","value":-28,"from":"2027-04-01""#), "$.figures[0].value"),
            (entry(#""key":"ab.20.enkel","value":1001,"from":"2027-04-01""#), "$.figures[0].value"),
            (entry(#""key":"ab.28.karens","value":101,"from":"2027-04-01""#), "$.figures[0].key"),
            (entry(#""key":"ab.21.ob.e","value":28,"from":"2027-04-01""#), "$.figures[0].key"),
            (entry(#""key":"ab.21.pa-overtid","value":2,"from":"2027-04-01""#), "$.figures[0].value"),
            (entry(#""key":"ab.21.ob.d","unit":"%","value":28,"from":"2027-04-01""#), "$.figures[0].unit"),
            (entry(#""key":"ab.21.ob.d","value":28,"from":"2027-04-01","through":"2027-03-31""#), "$.figures[0]"),
            (entry(#""key":"ab.21.ob.d","value":28,"from":"2027-02-30""#), "$.figures[0].from"),
            (entry(#""key":"ab.20.enkel","value":190,"from":"2017-05-01""#), "$.figures[0]"),
            (entry(#""key":"ab.20.enkel","value":190,"from":"2017-05-01","corrects":true"#), "$.figures[0]"),
            (entry(#""key":"ab.21.ob.d","value":28,"from":"2027-04-01","known":"i går""#), "$.figures[0].known"),
            (entry(#""key":"ab.21.ob.d","value":28,"from":"2027-04-01","corrects":1"#), "$.figures[0].corrects"),
            (evening + "," + evening, "$.figures[1]"), ("", "$.figures"),
        ])
    func bad(figures: String, path: String) {
        let (read, problems) = read(document(figures))
        #expect(read == nil && problems.count == 1)
        #expect(problems.first?.place.path == path, "\(problems)")
        #expect(problems.first?.severity == .stopsEmployer && problems.first?.place.file == "ab-27.json")
    }

    @Test(
        "A document of another shape is refused at its path",
        arguments: [
            (#"{"format":"penna-figures-2","name":"x","figures":[]}"#, "$.format"),
            (#"{"format":"penna-figures-1","figures":[]}"#, "$.name"),
            (#"{"format":"penna-figures-1","name":" ","figures":[]}"#, "$.name"),
            (#"{"format":"penna-figures-1","name":"x"}"#, "$.figures"),
            (#"{"format":"penna-figures-1","name":"x","figures":[],"year":2027}"#, "$.year"),
            (#"[]"#, "$"),
        ])
    func shape(text: String, path: String) {
        let (read, problems) = read(text)
        #expect(read == nil && problems.first?.place.path == path, "\(problems)")
    }

    @Test("The two formats are told apart, and a third is refused")
    func formats() throws {
        var documents = GivenDocuments()
        #expect(documents.read(Array(document(Self.evening).utf8), file: "ab-27.json").isEmpty)
        #expect(documents.read(YearFile.bytes(YearFile.begin(IncomeYear(2027))), file: "year-2027.json").isEmpty)
        let years = try documents.payYears()
        #expect(years.digests.map { $0.split(separator: " ").dropLast().joined(separator: " ") } == ["2027", "AB 27"])
        let problems = documents.read(Array(#"{"format":"penna-figures-9"}"#.utf8), file: "x")
        #expect(
            problems.first?.message.contains("penna-figures-1") ?? false && problems.first?.place.path == "$.format")
    }

    @Test("The example in the documentation is read, and a misspelt key is told what it may have been")
    func example() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/Figures.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let example = try #require(text.components(separatedBy: "```json\n").dropFirst().first)
            .components(separatedBy: "```")[0]
        let (figures, problems) = read(example)
        #expect(figures?.figures.count == 3, "\(problems)")
        let wrong = read(document(Self.evening.replacing("ab.21.ob.d", with: "ab.21.obd")))
        #expect(wrong.problems.first?.message.contains("ab.21.ob.d") ?? false)
    }
}
