//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import Testing

/// Every file in a folder is read or named.
@Suite struct FolderContentsTests {
    private static let rows = "001;sjuk;2026-10-05;;;;;;;;;;\n"

    private func small() throws -> TestFolder { try TestFolder.small(registrations: Self.rows) }

    @Test(
        "A file that may be input under a name that nobody reads stops the employer and says which name is read",
        arguments: [
            ("Registreringar.csv", "registrations.csv"), ("Registrations.csv", "registrations.csv"),
            ("registrations (1).csv", "registrations.csv"), ("registrations.csv.txt", "registrations.csv"),
            ("registrations.txt", "registrations.csv"), ("registrations", "registrations.csv"),
            ("tider oktober.xlsx", "CSV UTF-8"), ("oktober.dat", "registrations.csv"), ("tider", "registrations.csv"),
            (".registrations.csv", "registrations.csv"), ("export.xml", ".pax"), ("lön.pax.xml", ".pax"),
            ("carry (1).ndjson", "carry.ndjson"), ("Carry.ndjson", "carry.ndjson"), ("people2.ndjson", "people.ndjson"),
            ("People.ndjson", "people.ndjson"), ("Personer.json", "people.ndjson"),
            ("återkallelser.csv", "withdrawals.csv"),
        ])
    func input(name: String, read: String) throws {
        let folder = try small()
        try folder.write(name, "employment;kind;from\n" + "001;sjuk;2026-10-06\n")
        let reading = folder.read()
        #expect(reading.facts == nil)
        let finding = try #require(reading.problems.first)
        #expect(reading.problems.count == 1 && finding.code == .unknownFile && finding.severity == .stopsEmployer)
        // File systems may spell å with two letters.
        #expect(finding.place.file.precomposedStringWithCanonicalMapping == name)
        #expect(finding.message.contains(read) && finding.message.contains("ingen får lön"), "\(finding.message)")
    }

    @Test(
        "What is clearly something else is named, and everybody is paid",
        arguments: [
            ("README.md", "Läs mig"), ("anteckning.txt", "Ring Anna; hon vet\n"), (".DS_Store", "x"),
            ("Thumbs.db", "x"), ("registrations.csv~", Self.rows), ("registrations.pax.off", "<paxml/>"),
            ("employer.json.old", "{}"), ("~$registrations.xlsx", "x"),
            ("lines.csv", "a;b;c\n"), ("skattetabell-2026.txt", "1;2;3"),
            ("withdrawals.csv", "employment;kind;from;to\n"),
            ("case.penna", "SQLite format 3\0 mer"), ("year-2027.json", "{}"), ("besked.pdf", "a;b;c"),
        ])
    func other(name: String, text: String) throws {
        let folder = try small()
        try folder.write(name, text)
        let reading = folder.read()
        #expect(reading.problems.map(\.code) == [.unknownFile] && reading.problems.map(\.place.file) == [name])
        #expect(reading.problems.allSatisfy { !$0.isError })
        #expect(reading.facts?.people.count == 2)
    }

    @Test("A store, its side files and the place of results that the host uses are its own and are not named")
    func used() throws {
        let folder = try small()
        for name in ["lager.penna", "lager.penna-wal", "lager.penna-shm"] {
            try folder.write(name, "SQLite format 3\0")
        }
        for name in ["ut", "results"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        let paths = [
            folder.path + "/lager.penna", folder.path + "/../" + (folder.path as NSString).lastPathComponent + "/ut/",
        ]
        #expect(EmployerFolder.read(folder.path, used: paths).problems.isEmpty)
        #expect(folder.read().problems.count == 4)
    }

    @Test(
        "A file whose name only begins as the store's or the results' is not theirs",
        arguments: [
            ("lager-registreringar.csv", true), ("ut-registreringar.csv", true), ("results-oktober.csv", true),
            ("lager.csv", true), ("lager-wal.csv", true), ("lager-journal", false), ("lager-anteckning.txt", true),
        ])
    func namedAlike(name: String, isNamed: Bool) throws {
        let folder = try small()
        try folder.write("lager", "SQLite format 3\0")
        for name in ["ut", "results"] {
            try FileManager.default.createDirectory(
                atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
        try folder.write(name, "employment;kind;from\n001;sjuk;2026-10-06\n")
        let reading = EmployerFolder.read(folder.path, used: ["lager", "ut", "results"].map { folder.path + "/" + $0 })
        #expect(reading.problems.map(\.place.file) == (isNamed ? [name] : []))
        #expect((reading.facts == nil) == isNamed)
    }

    @Test("A folder around the store or the results is named where input lies beside them")
    func around() throws {
        let folder = try small()
        let path = folder.path + "/2026"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data("SQLite format 3\0".utf8).write(to: URL(fileURLWithPath: path + "/lager.penna"))
        let used = [path + "/lager.penna"]
        #expect(EmployerFolder.read(folder.path, used: used).problems.isEmpty)
        try Data().write(to: URL(fileURLWithPath: path + "/registrations.csv"))
        let problems = EmployerFolder.read(folder.path, used: used).problems
        #expect(problems.map(\.place.file) == ["2026"] && problems[0].message.contains("registrations.csv"))
    }

    @Test("A file of people with nobody in it stops the employer", arguments: ["", "\n", "[]", "[ ]\n", "\u{FEFF}"])
    func nobody(text: String) throws {
        let folder = try small()
        try folder.write("people.ndjson", text)
        let reading = folder.read()
        #expect(reading.facts == nil)
        let finding = try #require(reading.problems.first { $0.severity == .stopsEmployer })
        #expect(finding.code == .emptyInput && "\(finding.place)" == "people.ndjson rad 1")
    }

    @Test("A folder in the folder is named, with the input that lies in it")
    func subfolder() throws {
        let folder = try small()
        let path = folder.path + "/oktober"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: path + "/registrations.csv"))
        let problems = folder.read().problems
        #expect(problems.count == 1 && problems[0].place.file == "oktober" && !problems[0].isError)
        #expect(problems[0].message.contains("registrations.csv"))
    }

    @Test("A folder without employer.json says what lies there under a name like it")
    func otherCase() throws {
        let folder = try TestFolder()
        try folder.write("Employer.json", TestFolder.employer)
        let problems = folder.read().problems
        #expect(problems.map(\.code) == [.missingFile, .unknownFile])
        #expect(problems[0].place.file == "employer.json" && problems[1].place.file == "Employer.json")
    }

    @Test("A byte order mark of UTF-8 and CRLF are read in every file; UTF-16 is one error that says so")
    func encodings() throws {
        let plain = try small()
        try plain.write("carry.ndjson", Self.carry)
        let expected = try #require(plain.read().facts)
        #expect(expected.carries[0].receivable == Amount(ore: 50_000))
        for name in ["employer.json", "people.ndjson", "registrations.csv", "carry.ndjson"] {
            let folder = try small()
            try folder.write("carry.ndjson", Self.carry)
            let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
            try folder.write(name, "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n"))
            let reading = folder.read()
            #expect(reading.problems.isEmpty, "\(name): \(reading.problems)")
            #expect(reading.facts?.people.map(\.name) == expected.people.map(\.name))
            #expect(reading.facts?.carries == expected.carries)
            for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
                try folder.write(name, [UInt8](try #require(text.data(using: encoding))))
                let errors = folder.read().problems
                #expect(errors.map(\.code) == [.wrongEncoding] && errors[0].place.file == name, "\(errors)")
                #expect(errors[0].severity == .stopsEmployer && errors[0].message.contains("UTF-16"))
            }
        }
    }

    private static let carry =
        "{\"personnummer\": \"195704289999\", \"receivable\": 500.00, \"year\": {\"year\": 2026, \"gross\": 0, \"tax\": 0, \"net\": 0}}\n"

    @Test("People over several lines, in a list, and in lines with commas between are read as one a line are")
    func shapes() throws {
        let lines = [TestFolder.anna, TestFolder.bo]
        let pretty = lines.map { $0.replacingOccurrences(of: ", ", with: ",\n  ") }
        let list = lines.joined(separator: ",\n")
        let prettyList = pretty.joined(separator: ",\n")
        let apart = pretty.joined(separator: "\n\n")
        let shapes: [String] = [
            pretty.joined(separator: "\n"), "[\(list)]\n", "[\n\(prettyList)\n]", list, "\(apart)\n",
        ]
        for shape in shapes {
            let folder = try small()
            try folder.write("people.ndjson", shape)
            let reading = folder.read()
            #expect(reading.problems.isEmpty, "\(shape): \(reading.problems)")
            #expect(reading.facts?.people.map(\.name) == ["Anna", "Bo"])
        }
    }

    @Test("People over several lines that break off are one error that names the rows, and the others are read")
    func brokenShapes() throws {
        let folder = try TestFolder.small()
        let pretty = TestFolder.bo.replacingOccurrences(of: ", ", with: ",\n  ")
        try folder.write("people.ndjson", String(pretty.dropLast(3)) + "\n" + TestFolder.anna + "\n")
        let reading = folder.read()
        let rows = pretty.count(where: { $0 == "\n" }) + 1
        #expect(reading.problems.count == 1 && reading.problems[0].message.contains("1–\(rows) är ingen hel person"))
        #expect(reading.problems[0].place == Finding.Place("people.ndjson", line: 1))
        #expect(reading.facts?.people.map(\.name) == ["Anna"])
        try folder.write("people.ndjson", "[\(TestFolder.anna),\n\(TestFolder.bo),\n")
        #expect(folder.read().problems.map(\.code) == [.unexpectedEnd])
    }

    @Test("A key that no reader knows is refused also in the exceptions and breaks of a schedule")
    func nestedKeys() throws {
        for (old, new) in [
            (#"{"from": "12:00", "to": "13:00"}"#, #"{"from": "12:00", "to": "13:00", "betald": true}"#),
            (
                #""freeOnHolidays": true,"#,
                #""freeOnHolidays": true, "exceptions": [{"date": "2026-10-05", "shifts": [], "skift": []}],"#
            ),
        ] {
            let text = TestFolder.employer
            let range = try #require(text.range(of: old))
            let folder = try TestFolder.small(employer: text.replacingCharacters(in: range, with: new))
            #expect(folder.read().problems.map(\.code) == [.unknownKey])
        }
    }
}
