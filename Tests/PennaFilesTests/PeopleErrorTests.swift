//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import Testing

@Suite struct PeopleErrorTests {
    private func errors(_ folder: TestFolder) -> [Finding] { folder.read().problems.filter(\.isError) }

    private func report(_ folder: TestFolder) throws -> RunReport {
        let reading = folder.read()
        let facts = try #require(reading.facts)
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime), facts)
        return RunReport(
            batch, try batch.calculate(), problems: reading.problems, keptCarries: reading.keptCarries,
            unread: reading.unread)
    }

    private static func person(_ number: String, _ employment: String, _ terms: String = "\"monthlyPay\": 30000")
        -> String
    {
        """
        {"personnummer": "\(number)", "name": "Prov", "tax": [{"table": 33, "from": "2026-01-01"}], "employments": [\
        {"id": "\(employment)", "start": "2020-01-01", "terms": [{\(terms), "from": "2020-01-01"}]}]}
        """
    }

    @Test(
        "Everybody is in the counts: paid, with an error, or with nothing to be paid",
        arguments: [
            TestFolder.anna.replacingOccurrences(of: "30000", with: "30000,00"),
            TestFolder.anna.replacingOccurrences(of: "\"2020-01-01\", \"terms\"", with: "\"2020-13-01\", \"terms\""),
            TestFolder.anna.replacingOccurrences(of: "195704289999", with: "195704289998"),
            TestFolder.anna.replacingOccurrences(of: "30000", with: "30000, \"agreement\": \"AB 26\""),
            "{", "42",
            TestFolder.anna.replacingOccurrences(of: "\"001\"", with: "\"002\""),
        ])
    func counts(line: String) throws {
        let folder = try TestFolder.small(registrations: "002;sjuuk;2026-10-05;;;;;;;;;;\n")
        let idle = Self.person("198404049820", "009", "\"hourlyPay\": 150")
        try folder.write("people.ndjson", [line, TestFolder.bo, idle, ""].joined(separator: "\n"))
        let report = try report(folder)
        #expect(report.people == 3 && report.result.idle == 1)
        #expect(report.result.payslips.count + report.result.idle + report.peopleInError == report.people)
        #expect(report.peopleInError == 2)
        let bytes = try SummaryFile.bytes([report])
        let summary = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(summary["people"] as? Int == 3 && summary["errors"] as? Int == 2)
    }

    @Test(
        "Somebody with two lines is one person in the counts",
        arguments: [TestFolder.bo, TestFolder.bo.replacingOccurrences(of: "\"002\"", with: "\"003\"")])
    func twoLines(line: String) throws {
        let folder = try TestFolder.small()
        try folder.write("people.ndjson", [line, TestFolder.bo, TestFolder.anna, ""].joined(separator: "\n"))
        let report = try report(folder)
        #expect(report.people == 2 && report.peopleInError == 1 && report.result.payslips.count == 1)
        #expect(report.unread == [UnreadPerson(number: "200002292399", name: "Bo")])
    }

    @Test("Somebody's own number as another's former number stops both, whichever line comes first")
    func takenNumber() throws {
        let folder = try TestFolder.small()
        let anna = TestFolder.anna.replacingOccurrences(
            of: #""name""#, with: #""formerPersonnummer": "20000229-2399", "name""#)
        for lines in [[anna, TestFolder.bo], [TestFolder.bo, anna]] {
            try folder.write("people.ndjson", lines.joined(separator: "\n"))
            let found = errors(folder)
            #expect(Set(found.map(\.person)) == ["195704289999", "200002292399"], "\(found)")
            #expect(found.count == 2 && found.allSatisfy { $0.code == .duplicatePerson })
            #expect(found.allSatisfy { $0.message.contains("20000229") && $0.message.contains("formerPersonnummer") })
            #expect(Set(found.map(\.place.line)) == [1, 2])
            #expect(try report(folder).facts.people.isEmpty)
        }
        // Two who say the same former number may both be the one.
        let bo = TestFolder.bo.replacingOccurrences(
            of: #""name""#, with: #""formerPersonnummer": "198002151010", "name""#)
        try folder.write(
            "people.ndjson", anna.replacingOccurrences(of: "20000229-2399", with: "198002151010") + "\n" + bo)
        #expect(errors(folder).map(\.code) == [.duplicatePerson, .duplicatePerson])
    }

    @Test("A debt under a number that nobody has, of somebody's employment, stops that person and names the key")
    func newNumber() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "carry.ndjson", ResultFiles.file(.carry, report(folder)).map { $0.bytes } ?? [])
        let other = TestFolder.bo.replacingOccurrences(of: "200002292399", with: "198002151010")
        try folder.write("people.ndjson", TestFolder.anna + "\n" + other)
        let found = errors(folder)
        #expect(found.map(\.code) == [.duplicateEmployment] && found[0].person == "198002151010", "\(found)")
        #expect(found[0].employment == "002" && found[0].message.contains("200002292399"))
        #expect(found[0].waysOut.contains { $0.contains("formerPersonnummer") })
        #expect(try report(folder).facts.people.map(\.name) == ["Anna"])
        let known = other.replacingOccurrences(
            of: #""name""#, with: #""formerPersonnummer": "200002292399", "name""#)
        try folder.write("people.ndjson", TestFolder.anna + "\n" + known)
        #expect(errors(folder).isEmpty)
        // Somebody who has left keeps what is owed, and stops nobody.
        try folder.write("people.ndjson", TestFolder.anna)
        #expect(errors(folder).isEmpty && folder.read().keptCarries.count == 1)
    }

    @Test("A misspelt key is asked about, and the registrations of its line are no errors of their own")
    func misspelt() throws {
        let folder = try TestFolder.small(
            registrations: "001;sjuk;2026-10-05;;;;;;;;;;\n777;sjuk;2026-10-05;;;;;;;;;;\n")
        for key in ["Employments", "employment", "anstallningar"] {
            let wrong = TestFolder.anna.replacingOccurrences(of: "employments", with: key)
            try folder.write("people.ndjson", wrong + "\n" + TestFolder.bo)
            let found = errors(folder)
            #expect(found.map(\.code) == [.unknownEmployment, .unknownKey] || found.count == 2, "\(found)")
            #expect(found.filter { $0.code == .unknownEmployment }.map(\.employment) == ["777"])
            let isAsked = found.contains { $0.code == .unknownKey && $0.message.contains("Menade du employments?") }
            #expect(isAsked == (key != "anstallningar"), "\(found)")
        }
    }

    @Test(
        "A line that does not say which employments it has hides nobody else's row",
        arguments: ["skräp", "{", #"{"personnummer": "198002151010", "name": "Prov", "employments": [{}]}"#])
    func hidden(line: String) throws {
        let folder = try TestFolder.small(
            registrations:
                "777;sjuk;2026-10-05;;;;;;;;;;\n777;sjuk;2026-10-06;;;;;;;;;;\n001;sjuk;2026-10-05;;;;;;;;;;\n")
        try folder.write("people.ndjson", line + "\n" + TestFolder.anna + "\n" + TestFolder.bo)
        let found = errors(folder).filter { $0.code == .unknownEmployment }
        #expect(found.map(\.employment) == ["777"] && found[0].message.contains("rad 1"), "\(found)")
        #expect(try report(folder).people == 3)
    }

    @Test("An employment number as a number, or with spaces around, is the line's error", arguments: ["2", #"" 002""#])
    func employmentNumber(id: String) throws {
        let row = id == "2" ? "2" : "002"
        let folder = try TestFolder.small(registrations: "\(row);timmar;2026-10-05;;;;;3;;;;;\n")
        let bo = TestFolder.bo.replacingOccurrences(of: #""id": "002""#, with: #""id": \#(id)"#)
        try folder.write("people.ndjson", TestFolder.anna + "\n" + bo)
        let found = errors(folder)
        #expect(found.filter { $0.place.file == "people.ndjson" }.map(\.person) == ["200002292399"], "\(found)")
        #expect(found.filter { $0.place.file != "people.ndjson" }.count == (id == "2" ? 0 : 1))
        #expect(try report(folder).facts.people.map(\.name) == ["Anna"])
    }

    @Test("A wrong line is told once, with all its mistakes, and its registrations wait for it")
    func once() throws {
        let rows = (1...9).map { "001;sjuk;2026-10-0\($0);;;;;;;;;;\n" }.joined()
        let folder = try TestFolder.small(registrations: rows + "777;sjuk;2026-10-05;;;;;;;;;;\n")
        let wrong = TestFolder.anna.replacingOccurrences(of: "30000", with: "\"tretti\"")
            .replacingOccurrences(of: "\"Kontor\"", with: "\"Kontro\"")
        try folder.write("people.ndjson", wrong + "\n" + TestFolder.bo + "\n")
        let found = errors(folder)
        #expect(found.filter { $0.place.file == "people.ndjson" }.count == 2, "\(found)")
        #expect(found.filter { $0.place.file == "people.ndjson" }.allSatisfy { $0.person == "195704289999" })
        #expect(found.contains { $0.message.contains("Menade du Kontor?") && $0.employment == "001" })
        #expect(found.filter { $0.message.contains("9 registreringar väntar") }.count == 1)
        #expect(found.filter { $0.code == .unknownEmployment }.map(\.employment) == ["777"])
    }

    @Test("Of dated entries every one is read, and its value apart from its dates")
    func entries() throws {
        let folder = try TestFolder.small()
        let wrong = TestFolder.anna.replacingOccurrences(
            of: #""terms": ["#,
            with: #""terms": [{"monthlyPay": "x", "from": "2026-13-01"}, {"monthlyPay": 1, "degre": 1, "from": 5},"#)
        try folder.write("people.ndjson", wrong + "\n" + TestFolder.bo + "\n")
        #expect(
            errors(folder).map(\.place.path).filter { $0.hasPrefix("$.employments") } == [
                "$.employments[0].terms[0].monthlyPay", "$.employments[0].terms[0].from",
                "$.employments[0].terms[1].degre", "$.employments[0].terms[1].from",
            ])
    }

    @Test("A line that is no JSON says whom it concerns, and its registrations are no errors of their own")
    func broken() throws {
        let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-05;;;;;;;;;;\n")
        let wrong = TestFolder.anna.replacingOccurrences(of: "30000", with: "30000,00")
        try folder.write("people.ndjson", wrong + "\n" + TestFolder.bo + "\n")
        let found = errors(folder)
        #expect(found.count == 1 && found[0].person == "195704289999", "\(found)")
        #expect(found[0].place.line == 1 && found[0].message.contains("En registrering väntar"))
    }

    @Test("An employment number that two people have is told to both, with the number")
    func sameNumber() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "people.ndjson",
            TestFolder.anna + "\n" + TestFolder.bo.replacingOccurrences(of: "\"002\"", with: "\"001\"") + "\n")
        let found = errors(folder)
        #expect(Set(found.map(\.person)) == ["195704289999", "200002292399"], "\(found)")
        #expect(found.allSatisfy { $0.code == .duplicateEmployment && $0.employment == "001" })
        #expect(!found.contains { $0.message.contains("registrering") })
        #expect(found.allSatisfy { $0.place.file == "people.ndjson" && $0.place.line > 0 })
    }

    @Test("A person who stands twice is not paid, and both lines are named")
    func samePerson() throws {
        let folder = try TestFolder.small()
        let second = TestFolder.anna.replacingOccurrences(of: "\"001\"", with: "\"005\"")
        try folder.write("people.ndjson", TestFolder.anna + "\n" + second + "\n" + TestFolder.bo + "\n")
        let found = errors(folder)
        #expect(found.map(\.code) == [.duplicatePerson] && found[0].person == "195704289999", "\(found)")
        #expect(found[0].place.line == 2 && found[0].message.contains("rad 1"))
        #expect(try report(folder).facts.people.count == 1)
    }

    @Test("What may be of anybody after a lost carry line is said so, not as a registration")
    func lostCarry() throws {
        let folder = try TestFolder.small()
        try folder.write("carry.ndjson", "{\n")
        let found = errors(folder).filter { !$0.person.isEmpty }
        #expect(found.count == 2 && found.allSatisfy { $0.message.contains("carry.ndjson") }, "\(found)")
    }

    @Test("Several mistakes in the employer's file are told together, with their paths")
    func employer() throws {
        let wrong = TestFolder.employer.replacingOccurrences(of: "212000-0142", with: "212000-0143")
            .replacingOccurrences(of: "\"21:00\"", with: "\"25:00\"")
        let found = errors(try TestFolder.small(employer: wrong))
        #expect(found.count == 2, "\(found)")
        #expect(found.allSatisfy { $0.severity == .stopsEmployer && $0.place.line > 0 && !$0.place.path.isEmpty })
    }

    @Test("A number, code or name that stands twice in the employer's file is told where it stands the second time")
    func twice() throws {
        for (old, new, path) in [
            (#""number": "091""#, #""number": "120""#, "$.itemMappings[1].number"),
            (#""code": "NV1""#, #""code": "ob1""#, "$.paxCodes[1].code"),
            (#""name": "Natt""#, #""name": "Kontor""#, "$.schedules[1].name"),
            (#""number": 1002, "key": "mil""#, #""number": 1001, "key": "mil""#, "$.ownItems[1]"),
        ] {
            let text = TestFolder.employer.replacingOccurrences(of: old, with: new)
            let line = try #require(text.components(separatedBy: "\n").lastIndex { $0.contains(new) }) + 1
            let found = errors(try TestFolder.small(employer: text))
            #expect(found.map(\.place.path) == [path] && found[0].place.line == line, "\(found)")
        }
    }

    @Test("An agreement that does not exist is told with those that do; of one that does, how it can be paid")
    func agreements() throws {
        let folder = try TestFolder.small()
        for name in ["AB 26", "AB25", "AB Bilag J", "Handels"] {
            try folder.write(
                "people.ndjson", Self.person("195704289999", "001", "\"monthlyPay\": 1, \"agreement\": \"\(name)\""))
            let failure = try #require(report(folder).result.failures.first)
            #expect(failure.error.code == .unknownName && failure.error.message.contains("AB 25"), "\(failure)")
            #expect(!failure.error.message.contains("bilagan"))
        }
        let terms = "\"monthlyPay\": 1, \"agreement\": \"AB Bilaga M\""
        try folder.write("people.ndjson", Self.person("195704289999", "001", terms))
        let annex = try #require(report(folder).result.failures.first)
        #expect(annex.error.code == .notImplemented && annex.error.message.contains("avtalet Lönerader"))
        // The way out that the message names pays.
        let byHand = try TestFolder.small(registrations: "001;lonerad;2026-11-01;;;;;;;manadslon;;;25000\n")
        try byHand.write("people.ndjson", Self.person("195704289999", "001", "\"hourlyPay\": 0, \"agreement\": \"AB\""))
        #expect(try report(byHand).result.failures.isEmpty)
    }

    @Test("Names that are nearly right are told with those they may have meant")
    func near() throws {
        let folder = try TestFolder.small(
            registrations: "001;tjanstledi;2026-10-05;;;;;;;;;;\n001;lonerad;2026-10-05;;;;;;;bonsu;;;10\n")
        let found = errors(folder).map(\.message)
        #expect(found.contains { $0.contains("Menade du tjanstledig?") }, "\(found)")
        #expect(found.contains { $0.contains("Menade du bonus?") }, "\(found)")
        try folder.write("registrations.csv", "employment;kind;frm\n")
        #expect(errors(folder).contains { $0.message.contains("Menade du from?") })
    }
}
