//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import Testing

@Suite struct BadInputTests {
    /// The single error of a folder; its place and message are what the reader sees.
    private func onlyError(_ folder: TestFolder) throws -> Finding {
        let errors = folder.read().problems.filter(\.isError)
        #expect(errors.count == 1, "\(errors)")
        return try #require(errors.first)
    }

    @Test("An empty folder, one that is not there, and one without people say which file is missing")
    func missingFiles() throws {
        let empty = try TestFolder()
        #expect(try "\(onlyError(empty).place)" == "employer.json")
        #expect(EmployerFolder.read(empty.path + "/nej").facts == nil)
        try empty.write("employer.json", TestFolder.employer)
        #expect(try "\(onlyError(empty).place)" == "people.ndjson")
    }

    @Test("A registration of an unknown employment names file, row and remedy, and stops nobody else")
    func unknownEmployee() throws {
        let folder = try TestFolder.small(
            registrations: "001;sjuk;2026-10-05;;;;;;;;;;\n777;sjuk;2026-10-05;;;;;;;;;;\n")
        let error = try onlyError(folder)
        #expect("\(error.place)" == "registrations.csv rad 3" && error.message.contains("777"))
        #expect(try report(folder.read()).result.payslips.count == 1)
    }

    @Test(
        "A row that cannot be read blocks its own person, who is counted as an error, and nobody else",
        arguments: [
            ("001;sjuk;2026-13-05;;;;;;;;;;", "2026-13-05"), ("001;sjuk;2026-10-05;2026-10-04;;;;;;;;;", "2026-10-04"),
            ("001;nonsens;2026-10-05;;;;;;;;;;", "nonsens"), ("001;sjuk;2026-10-05;;;;;8;50;;;;", "ett av"),
            ("001;lonerad;2026-10-05;;;;;;;nej;;;100", "nej"),
            ("001;lonerad;2026-10-05;;;;;;;091;;;99999999999999999999", "99999999999999999999"),
            ("001;lonerad;2026-10-05;;;;;;;091;;;10,005", "10,005"),
            ("001;extra;2026-10-05;;25:00;26:00;;;;;;;", "25:00"),
            ("001;extra;2026-10-05;;17:00;19:00;20:00-20:30;;;;;;", "rast"), ("001;sjuk;2026-10-05;;;;", "fält"),
            ("001;avdrag;2026-10-05;;;;;;;091;;;10", "avdrag"),
        ])
    func badRows(row: String, named: String) throws {
        let folder = try TestFolder.small(registrations: "002;timmar;2026-10-14;;;;;8;;;;;\n" + row + "\n")
        let reading = folder.read()
        #expect(
            reading.problems.contains { "\($0.place)" == "registrations.csv rad 3" && $0.message.contains(named) },
            "\(reading.problems)")
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
        let report = try report(reading)
        #expect(report.peopleInError == 1 && report.result.payslips.count == 1)
    }

    @Test("A child's day of birth that does not exist is told as a day, and not as a personnummer")
    func childsDay() throws {
        let folder = try TestFolder()
        try folder.write("employer.json", TestFolder.employer)
        try folder.write("people.ndjson", TestFolder.anna)
        for (child, isDay) in [("2020-02-30", true), ("2020-13-01", true), ("200201301234", false)] {
            try folder.write(
                "registrations.csv", "employment;kind;from;child\n001;foraldraledig;2026-10-07;\(child)\n")
            let error = try onlyError(folder)
            #expect(error.message.contains("child) \(child) är ingen dag") == isDay, "\(error)")
            #expect(error.message.contains("Personnumret") != isDay, "\(error)")
        }
    }

    @Test("A CSV in Latin-1 names the row and says to save as UTF-8")
    func latin1() throws {
        let folder = try TestFolder.small()
        let text =
            Array("employment;kind;from;note\n001;sjuk;2026-10-05;hem\n001;sjuk;2026-10-06;".utf8) + [0xE5, 0xE4, 0x0A]
        try folder.write("registrations.csv", text)
        let error = try onlyError(folder)
        #expect("\(error.place)" == "registrations.csv rad 3" && error.message.contains("UTF-8"))
    }

    @Test("A byte order mark, CRLF, quotes and other column orders are read; unknown and missing columns are named")
    func csvForms() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.csv",
            [0xEF, 0xBB, 0xBF]
                + Array(
                    "from;\"kind\";employment;note\r\n2026-10-05;sjuk;001;\"a; \"\"b\"\"\r\nc\"\r\n2026-10-07;sjuk;001;\r\n"
                        .utf8))
        #expect(folder.read().problems.isEmpty)
        #expect(folder.read().facts?.people[0].employments[0].registrations.map { $0.row?.row } == [2, 4])
        try folder.write("registrations.csv", "employment;kind;when\n001;sjuk;2026-10-05\n")
        let messages = folder.read().problems.map(\.message)
        #expect(messages.contains { $0.contains("when") } && messages.contains { $0.contains("from") })
    }

    @Test(
        "Each bad line of people is a problem with its line; the others are read",
        arguments: [
            ("{\"personnummer\": \"197004289895\", \"name\": \"X\", \"employments\": []}", "197004289895"),
            ("{\"personnummer\": \"199001010017\"", "tar slut"), ("[]", "objekt"),
            (TestFolder.anna, "två gånger"),
            (TestFolder.anna.replacingOccurrences(of: "195704289999", with: "194608239986"), "001"),
            (
                TestFolder.bo.replacingOccurrences(of: "200002292399", with: "194608239986").replacingOccurrences(
                    of: "002", with: "003"
                )
                .replacingOccurrences(of: "\"name\"", with: "\"nam\""), "nam"
            ),
            (
                TestFolder.anna.replacingOccurrences(of: "195704289999", with: "194608239986").replacingOccurrences(
                    of: "001\"", with: "003\""
                )
                .replacingOccurrences(of: "Kontor", with: "Kontoret"), "Kontoret"
            ),
            (
                TestFolder.anna.replacingOccurrences(of: "195704289999", with: "194608239986").replacingOccurrences(
                    of: "001\"", with: "003\""
                )
                .replacingOccurrences(of: "30000", with: "300000000000000000000"), "terms"
            ),
        ])
    func badPeople(line: String, named: String) throws {
        let folder = try TestFolder.small()
        try folder.write("people.ndjson", TestFolder.anna + "\n" + TestFolder.bo + "\n" + line + "\n")
        let error = try #require(folder.read().problems.first { $0.isError })
        #expect("\(error.place)" == "people.ndjson rad 3")
        #expect((error.person + error.message).contains(named), "\(error)")
        #expect(folder.read().facts?.people.contains { $0.name == "Bo" } ?? false)
    }

    @Test("Two terms from one day, recorded at once, are a problem that asks which holds")
    func tiedTerms() throws {
        let folder = try TestFolder.small()
        let tied = TestFolder.anna.replacingOccurrences(
            of: "\"terms\": [", with: "\"terms\": [{\"monthlyPay\": 31000, \"from\": \"2020-01-01\"}, ")
        try folder.write("people.ndjson", tied + "\n" + TestFolder.bo + "\n")
        let error = try onlyError(folder)
        #expect("\(error.place)" == "people.ndjson rad 1" && error.message.contains("recorded"))
    }

    @Test(
        "An employer file that is wrong says where, and nobody is paid on it",
        arguments: [
            ("212000-0142", "212000-0143", "organisationsnummer"), ("\"fack\",", "\"timlon\",", "timlon"),
            ("\"08:00\"", "\"8\"", "cycle"), ("\"NV1\", \"item\": \"bonus\"", "\"NV1\", \"item\": \"nej\"", "nej"),
            ("\"paxCodes\"", "\"pax\"", "pax"), ("1001", "101", "ownItems"),
            ("\"name\": \"Natt\"", "\"name\": \"Kontor\"", "två gånger"),
        ])
    func badEmployer(old: String, new: String, named: String) throws {
        let folder = try TestFolder.small(employer: TestFolder.employer.replacingOccurrences(of: old, with: new))
        let error = try onlyError(folder)
        #expect("\(error.place)".hasPrefix("employer.json rad ") && error.message.contains(named), "\(error)")
        #expect(folder.read().facts == nil)
    }

    @Test("Errors of the calculation name the file and row they come from")
    func calculationErrors() throws {
        let folder = try TestFolder.small(
            registrations: """
                001;sjuk;2026-10-05;2026-10-08;;;;;;;;;
                001;tjanstledig;2026-10-08;2026-10-09;;;;;;;;;
                002;timmar;2019-12-31;;;;;8;;;;;
                """)
        let remarks = try report(folder.read()).remarks
        #expect(remarks.contains { $0.isError && "\($0.place)" == "registrations.csv rad 3" && $0.employment == "001" })
        #expect(remarks.contains { !$0.isError && "\($0.place)" == "registrations.csv rad 4" })
    }

    @Test("A shift across the change to summer time that begins in the missing hour names its row")
    func summerTime() throws {
        let folder = try TestFolder.small(
            registrations: "001;andratpass;2026-03-29;;02:30;08:00;;;;;;;\n")
        let report = try report(folder.read(), Day(2026, 4, 27))
        let remark = try #require(report.remarks.first { $0.isError })
        #expect("\(remark.place)" == "registrations.csv rad 2" && remark.message.contains("02:30"))
    }

    @Test("An output folder that cannot be made is an error with its path")
    func unwritable() throws {
        let folder = try TestFolder.small()
        let report = try report(folder.read())
        try folder.write("fil", "")
        let error = #expect(throws: FileFailure.self) { try ResultFolder.write(report, to: folder.path + "/fil/ut") }
        #expect(error?.place.hasSuffix("/fil/ut") ?? false)
    }

    @Test("Bytes changed at random never stop the reading")
    func mutations() throws {
        let folder = try TestFolder.small()
        let csv = Array(
            "employment;kind;from;to;start;end;hours;item\n001;sjuk;2026-10-05;2026-10-06;;;;\n002;timmar;2026-10-07;;;;7:30;\"ob-d\"\n"
                .utf8)
        let pax = Array(
            "<paxml><tidtransaktioner><tidtrans anstid=\"001\"><tidkod>TJL</tidkod><datum>2026-10-05</datum><timmar>4</timmar></tidtrans></tidtransaktioner></paxml>"
                .utf8)
        var state: UInt64 = 11
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        var readings = 0
        for _ in 0..<300 {
            for (name, original) in [("registrations.csv", csv), ("registrations.pax", pax)] {
                var bytes = original
                for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
                try folder.write(name, bytes)
            }
            let reading = folder.read()
            if reading.facts != nil || reading.problems.contains(where: { $0.isError }) { readings += 1 }
        }
        #expect(readings == 300)
    }
}
