//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct FileCommandTests {
    private static let employer = """
        {"organisationsnummer": "212000-0142", "name": "Provkommunen",
         "schedules": [{"name": "Kontor", "freeOnHolidays": true, "cycle": [
           [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}],
           [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [], []]}]}
        """

    private static func person(pay: Int) -> String {
        """
        {"personnummer": "19850808-9862", "name": "Peter Ek", "tax": [{"table": 33, "from": "2026-01-01"}], \
        "utmatning": [{"caseNumber": "U-12345-26", "reference": "1234567897", "protected": 13500, "amount": 4500, \
        "from": "2026-10-01"}], "employments": [{"id": "1008", "start": "2020-01-01", \
        "terms": [{"monthlyPay": \(pay), "from": "2020-01-01"}], \
        "schedules": [{"schedule": "Kontor", "cycleStart": "2026-01-05", "from": "2020-01-01"}]}]}

        """
    }

    private func makeFolder(pay: Int = 28_900) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("employer.json", FileCommandTests.employer)
        try folder.write("people.ndjson", FileCommandTests.person(pay: pay))
        return folder
    }

    private func names(_ folder: TemporaryFolder) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/results/filer")) ?? []).sorted()
    }

    @Test("A run writes what Kronofogden is paid, and the lists of a month when they are asked for")
    func lists() throws {
        let folder = try makeFolder()
        #expect(try penna("run", folder.path, "--month", "2026-11").status == 0)
        let list = try String(contentsOfFile: folder.path + "/results/utmatning.csv", encoding: .utf8)
        #expect(list.contains(";U-12345-26;1234567897;13500.00;4500.00;4500.00;;"))
        #expect(names(folder).isEmpty)
        let file = try penna("file", "lists", folder.path, "--month", "2026-11")
        #expect(file.status == 0, "\(file.errors)")
        let lists = [
            "franvaro.csv", "sjukdag-15.csv", "skattekonto.csv", "utan-konto.csv", "utanordning.csv", "utmatning.csv",
        ]
        #expect(names(folder) == lists)
        let again = try penna("run", folder.path, "--month", "2026-11", "--files")
        // Neither contact, bank nor accounts are known.
        #expect(again.status == 2)
        let made = ["avstamning.csv", "lonebesked-2026-11-27-ordinarie-1.xml", "saldon-2026-11-27-ordinarie-1.xml"]
        #expect(names(folder) == (made + lists).sorted())
        for what in ["Kontaktperson saknas", "Konto att betala från och bank saknas", "Konteringsregler saknas"] {
            #expect(again.errors.contains(what))
        }
        #expect(try penna("run", folder.path, "--month", "2026-11").status == 0)
        #expect(names(folder).isEmpty)
    }

    @Test("Files are made of the payslips that were looked at, or not at all")
    func changed() throws {
        let folder = try makeFolder()
        #expect(try penna("run", folder.path, "--month", "2026-11").status == 0)
        try folder.write("people.ndjson", FileCommandTests.person(pay: 30_000))
        let file = try penna("file", "lists", folder.path, "--month", "2026-11")
        #expect(file.status == 1 && file.errors.contains("Kör penna run igen"))
        #expect(names(folder).isEmpty)
    }

    @Test("Files that lie there are compared with what the run makes of them, byte for byte")
    func verified() throws {
        let folder = try makeFolder()
        let verify = ["file", "verify", folder.path, "--month", "2026-11"]
        let without = try penna(verify)
        #expect(without.status == 1 && without.errors.contains("Gör dem med penna file alla."))
        _ = try penna("file", "alla", folder.path, "--month", "2026-11")
        let right = try penna(verify)
        #expect(right.status == 0 && right.output.contains("9 av 9 filer"), "\(right.output)\(right.errors)")
        let path = "results/filer/utanordning.csv"
        let costs = try String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)
        try folder.write(path, costs.replacingOccurrences(of: "28900.00", with: "28900.01"))
        try folder.write("results/filer/egen.txt", "hej")
        let wrong = try penna(verify)
        #expect(wrong.status == 2 && wrong.output.contains("8 av 10 filer"))
        #expect(wrong.errors.contains("utanordning.csv rad ") && wrong.errors.contains("28900.01, men körningen ger"))
        #expect(wrong.errors.contains("egen.txt: körningen gör ingen sådan fil."))
    }

    @Test("A kind of file that is none, and a folder that is missing")
    func wrong() throws {
        let folder = try makeFolder()
        let file = try penna("file", "banken", folder.path, "--month", "2026-11")
        #expect(file.status == 1 && file.errors.contains("Filerna banken finns inte."))
        #expect(try penna("file", "bank").status == 1)
        #expect(try penna("file", "bank", folder.path).status == 1)
        #expect(
            try penna("file", "bank", folder.path, "--month", "2026-11", "--number", "2").errors.contains("--store"))
    }

    @Test("With a store the files are those of the stored run, whatever the folder says since")
    func store() throws {
        let folder = try makeFolder()
        let store = folder.path + "/lager.penna"
        let month = ["--month", "2026-11", "--store", store]
        #expect(try penna(["run", folder.path] + month + ["--now", "2026-11-20T08:00:00"]).status == 0)
        try folder.write("people.ndjson", FileCommandTests.person(pay: 30_000))
        let file = try penna(["file", "lists", folder.path] + month)
        #expect(file.status == 0, "\(file.errors)")
        let costs = try String(contentsOfFile: folder.path + "/results/filer/utanordning.csv", encoding: .utf8)
        #expect(costs.contains(";manadslon;Månadslön;pay;28900.00"))
        let agi = try penna(["file", "agi", folder.path] + month)
        #expect(agi.status == 1 && agi.errors.contains("låst"))
    }
}
