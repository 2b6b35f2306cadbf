//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct StoreCommandTests {
    private static let employer = """
        {"organisationsnummer": "212000-0142", "name": "Provkommunen", "schedules": [{"name": "vecka", "cycle": [\
        [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], \
        [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [], []]}]}
        """

    private static func people(_ terms: String) -> String {
        """
        {"personnummer": "195704289999", "name": "Anna Exempel", "tax": [{"table": 33, "from": "2020-01-01"}], \
        "employments": [{"id": "1001", "start": "2020-01-01", "terms": [\(terms)], "schedules": \
        [{"schedule": "vecka", "cycleStart": "2026-01-05", "from": "2020-01-01"}]}]}

        """
    }

    private static let pay = #"{"monthlyPay": 30000.00, "from": "2020-01-01"}"#

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    private static let hasPython = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/python3") }

    private func store(_ folder: TemporaryFolder) -> [String] { ["--store", folder.path + "/lager.penna"] }

    private func run(_ folder: TemporaryFolder, _ month: String, _ more: String...) throws -> CommandOutput {
        try penna(["run", folder.path, "--month", month] + store(folder) + more)
    }

    /// A folder and a store in which October is locked.
    private func begun() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write("employer.json", Self.employer)
        try folder.write("people.ndjson", Self.people(Self.pay))
        let first = try run(folder, "2026-10")
        try #require(first.status == 0, "\(first.errors)\(first.output)")
        for step in ["approve", "lock"] {
            let output = try penna([step, folder.path, "--month", "2026-10", "--by", "Anna"] + store(folder))
            try #require(output.status == 0, "\(output.errors)")
        }
        return folder
    }

    @Test("A month is run, approved and locked, a raise comes late, and the next month pays it with its cause")
    func correction() throws {
        let folder = try begun()
        let status = try penna(["status", "212000-0142"] + store(folder))
        #expect(status.output.contains("2026-10-27 ordinarie: låst") && status.output.contains("låst av Anna"))
        try folder.write(
            "people.ndjson", Self.people(Self.pay + #", {"monthlyPay": 31000.00, "from": "2026-10-16"}"#))
        let second = try run(folder, "2026-11")
        #expect(second.status == 0 && second.output.contains("Rättelserader: 1"), "\(second.errors)")
        let lines = try String(contentsOfFile: folder.path + "/results/lines.csv", encoding: .utf8)
        #expect(lines.contains(";516.13;") && lines.contains("villkor månadslön 31000"))
        let correct = try penna(["correct", folder.path, "--month", "2026-11"] + store(folder))
        #expect(correct.output.contains("2026-10  manadslon  516,13") && correct.status == 0)
        let why = try penna(
            ["why", folder.path, "195704289999", "--month", "2026-11", "--against", "2026-10"] + store(folder))
        #expect(why.status == 0 && why.output.contains("Månadslön (1001)"))
        #expect(why.output.contains("rättelse av 2026-10 516,13"), "\(why.output)\(why.errors)")
        let explained = try penna(["explain", folder.path, "1001", "--month", "2026-11"] + store(folder))
        #expect(
            explained.output.contains("Rättar 2026-10: Anställning 1001: villkor månadslön 31000"),
            "\(explained.errors)")
        #expect(explained.output.contains("bevisad") && !explained.output.contains("INTE BEVISAD"))
        let diff = try penna(["diff", folder.path, "--month", "2026-11", "--against", "2026-10"] + store(folder))
        #expect(diff.status == 0 && diff.output.contains("1 personer skiljer"))
        let verify = try penna(["verify", folder.path] + store(folder))
        #expect(verify.status == 0 && verify.output.contains("2026-11-27 ordinarie, preliminär: stämmer"))
    }

    @Test(
        "A payslip's way to the root is checked by a program that is not ours",
        .enabled(if: hasPython, "python3 is missing"))
    func evidence() throws {
        let folder = try begun()
        let file = folder.path + "/bevis.json"
        let output = try penna(
            ["verify", folder.path, "--month", "2026-10", "--person", "195704289999", "--output", file]
                + store(folder))
        #expect(output.status == 0, "\(output.errors)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(try prove(file) == 0)
        try folder.write("bevis.json", text.replacingOccurrences(of: "Anna", with: "Inna"))
        #expect(try prove(file) == 1)
        try folder.write("bevis.json", text.replacingOccurrences(of: "\"by\": \"", with: "\"by\": \"inte "))
        #expect(try prove(file) == 1)
    }

    @Test(
        "A root that was kept outside is led to, and another is not", .enabled(if: hasPython, "python3 is missing"))
    func root() throws {
        let folder = try begun()
        let status = try penna(["status", folder.path] + store(folder)).output
        let root = String(try #require(status.components(separatedBy: "  rot ").dropFirst().first).prefix(64))
        let right = try penna(["verify", folder.path, "--root", root] + store(folder))
        #expect(right.status == 0 && right.output.contains("Roten \(root) är den för 2026-10-27 ordinarie."))
        let other = String(root.reversed())
        let wrong = try penna(["verify", folder.path, "--root", root, "--root", other] + store(folder))
        #expect(wrong.status == 2 && wrong.errors.contains("ingen låst körning i lagret leder till roten \(other)"))
        let file = folder.path + "/bevis.json"
        let words = ["verify", folder.path, "--month", "2026-10", "--person", "195704289999", "--output", file]
        #expect(try penna(words + store(folder)).status == 0)
        #expect(try prove(file, "--root", root) == 0)
        #expect(try prove(file, "--root", other) == 1)
    }

    @Test("What somebody has been paid in a period, and a period in which nothing was paid")
    func income() throws {
        let folder = try begun()
        let words = ["income", folder.path, "1001"] + store(folder)
        let rows = try penna(words + ["--from", "2026-09", "--to", "2026-10"]).output.split(separator: "\n")
        try #require(rows.count == 3)
        #expect(rows[0] == "month;pay_date;run;gross;benefits;tax;net")
        #expect(rows[1].hasPrefix("2026-10;2026-10-27;ordinarie;"))
        #expect(rows[2] == rows[1].replacing("2026-10;2026-10-27;ordinarie;", with: "summa;;;"))
        let none = try penna(words + ["--from", "2026-11", "--to", "2026-12"])
        #expect(none.status == 1 && none.errors.contains("har inte fått något betalt 2026-11–2026-12"))
        #expect(try penna(words + ["--from", "2026-11", "--to", "2026-10"]).status == 1)
    }

    private func prove(_ file: String, _ more: String...) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", Self.root + "/Tests/Proof/prove.py", "--evidence", file] + more
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test("A simulation with a folder shows what it would cost and stores nothing")
    func simulation() throws {
        let folder = try begun()
        let supposed = try TemporaryFolder()
        try supposed.write("employer.json", Self.employer)
        try supposed.write(
            "people.ndjson", Self.people(Self.pay + #", {"monthlyPay": 33000.00, "from": "2026-11-01"}"#))
        let output = try penna(["simulate", supposed.path, "--month", "2026-11"] + store(folder))
        #expect(output.status == 0 && output.output.contains("3\u{A0}000,00"), "\(output.output)\(output.errors)")
        let without = try penna(["simulate", folder.path, supposed.path, "--month", "2026-11"])
        #expect(
            without.status == 0 && without.output.contains("3\u{A0}000,00"), "\(without.output)\(without.errors)")
        #expect(try run(folder, "2026-11").output.contains("Nya uppgifter: 0"))
    }

    @Test("A withdrawal takes a registration back, and one of nothing is a remark")
    func withdrawal() throws {
        let folder = try begun()
        try folder.write(
            "registrations.csv", "employment;kind;from;to\n1001;tjanstledig;2026-09-07;2026-09-08\n")
        #expect(try run(folder, "2026-11").output.contains("Nya uppgifter: 1"))
        try folder.write("registrations.csv", "employment;kind;from;to\n")
        try folder.write(
            "withdrawals.csv",
            "employment;kind;from;to\n1001;tjanstledig;2026-09-07;2026-09-08\n"
                + "1001;sjuk;2026-09-07;\n")
        let output = try run(folder, "2026-11")
        #expect(output.output.contains("varav återkallade 1") && output.output.contains("Rättelserader: 0"))
        #expect(output.errors.contains("tog inte tillbaka något"))
        let errors = String(decoding: try folder.bytes("results/errors.csv"), as: UTF8.self)
        #expect(errors.contains("unusedWithdrawal;;withdrawals.csv rad 3;"), "\(errors)")
        try folder.write("withdrawals.csv", "employment;kind;from;to\n1001;sjuk;2026-09-09;2026-09-08\n")
        let bad = try run(folder, "2026-11")
        #expect(bad.status == 1 && bad.errors.contains("withdrawals.csv rad 2"))
        try folder.write("withdrawals.csv", "employment;kind;from;to\n\n1001;sjukk;2026-09-09;\n")
        let kind = try run(folder, "2026-11")
        #expect(kind.status == 1 && kind.errors.contains("withdrawals.csv rad 3"), "\(kind.errors)")
        #expect(kind.errors.contains("Menade du sjuk?"))
    }

    @Test("Steps out of turn, a store that is none and a command line without one say what to do")
    func refusals() throws {
        let folder = try begun()
        let locked = try run(folder, "2026-10")
        #expect(locked.status == 1 && locked.errors.contains("är låst"))
        _ = try run(folder, "2026-11")
        let early = try penna(["lock", folder.path, "--month", "2026-11"] + store(folder))
        #expect(early.status == 1 && early.errors.contains("inte attesterad"))
        let open = try run(folder, "2026-12")
        #expect(open.status == 1 && open.errors.contains("2026-11-27 ordinarie är inte låst"))
        try folder.write("annat.penna", "det här är inget lager alls, bara text som är lång nog")
        let none = try penna(["status", folder.path, "--store", folder.path + "/annat.penna"])
        #expect(none.status == 1 && none.errors.contains("inget lager"))
        let without = try penna(["status", folder.path])
        #expect(without.status == 1 && without.errors.contains("--store"))
        let kind = try run(folder, "2026-11", "--kind", "vanlig")
        #expect(kind.status == 1 && kind.errors.contains("ordinarie"))
    }

    @Test("Approve and lock tell who is not paid and what should be looked at")
    func told() throws {
        let folder = try begun()
        try folder.write(
            "people.ndjson",
            Self.people(Self.pay)
                + Self.people(Self.pay).replacingOccurrences(of: "195704289999", with: "198002151010")
                .replacingOccurrences(of: "1001", with: "1002")
                .replacingOccurrences(of: #""tax": [{"table": 33, "from": "2020-01-01"}], "#, with: "")
                .replacingOccurrences(of: "2020-01-01", with: "2026-11-01"))
        #expect(try run(folder, "2026-11").status == 2)
        for step in ["approve", "lock"] {
            let output = try penna([step, folder.path, "--month", "2026-11"] + store(folder))
            #expect(
                output.status == 0 && output.errors.contains("1 person betalas inte på grund av fel: 198002151010"))
            #expect(output.errors.contains("fel: 1 st"), "\(output.errors)")
        }
    }

    @Test("Lock writes the individuppgifter that are replaced, and penna agi the whole month")
    func declared() throws {
        let folder = try begun()
        let first = try penna(["agi", folder.path, "--month", "2026-10"] + store(folder))
        #expect(first.status == 0 && first.output.contains("2026-10;195704289999;1;011;"), "\(first.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/results/agi-changes.csv"))
        try #require(try run(folder, "2026-11").status == 0)
        for step in ["approve", "lock"] {
            try #require(try penna([step, folder.path, "--month", "2026-11"] + store(folder)).status == 0)
        }
        let sent = try penna(["agi", folder.path, "--month", "2026-11"] + store(folder))
        try folder.write(
            "people.ndjson",
            Self.people(Self.pay).replacingOccurrences(
                of: #""start": "2020-01-01""#, with: #""start": "2020-01-01", "end": "2026-09-30""#))
        #expect(try run(folder, "2026-12").status == 0)
        for step in ["approve", "lock"] {
            let output = try penna([step, folder.path, "--month", "2026-12"] + store(folder))
            #expect(output.status == 0, "\(output.errors)")
        }
        let changes = String(decoding: try folder.bytes("results/agi-changes.csv"), as: UTF8.self)
        #expect(changes.hasPrefix("period;person;specification;field;element;name;value;change"))
        #expect(changes.contains("2026-11;195704289999;1;001;") && changes.contains(";ersatt"), "\(changes)")
        let tax = sent.output.split(separator: "\n").first { $0.contains(";195704289999;1;001;") }
        #expect(tax.map { changes.contains($0) } ?? false, "field 001 is as it was sent")
        let missing = try penna(["agi", folder.path, "--month", "2027-01"] + store(folder))
        #expect(missing.status == 1 && missing.errors.contains("Ingen körning i 2027-01 är låst"))
    }

    @Test("A row that went from the folder is told, and withdrawn with --complete")
    func complete() throws {
        let folder = try begun()
        let heading = "employment;kind;from;to\n"
        try folder.write("registrations.csv", heading + "1001;tjanstledig;2026-10-07;2026-10-08\n")
        _ = try run(folder, "2026-11")
        try folder.write("registrations.csv", heading)
        let told = try run(folder, "2026-11")
        #expect(told.status == 0 && told.errors.contains("2026-10-07–2026-10-08 finns i lagret men inte i mappen"))
        let complete = try run(folder, "2026-11", "--complete")
        #expect(complete.errors.contains("är återkallad"), "\(complete.errors)")
        #expect(try run(folder, "2026-11").errors.contains("är återkallad"), "until it is locked")
        let alone = try penna(["run", folder.path, "--month", "2026-11", "--complete"])
        #expect(alone.status == 1 && alone.errors.contains("--complete hör ihop med --store"))
    }

    @Test("A row of the store has the store as its place, and hours taken back of what it has are no remark")
    func storedRows() throws {
        let folder = try begun()
        let heading = "employment;kind;from;to;start;end;hours;item;post\n"
        try folder.write("registrations.csv", heading + "1001;timmar;2026-09-08;;;;3;overtid-enkel;a\n")
        #expect(try run(folder, "2026-11").status == 0)
        try folder.write(
            "registrations.csv",
            heading + "1001;timmar;2026-09-08;;;;-2;overtid-enkel;b\n"
                + "1001;timmar;2026-09-09;;;;-1;overtid-enkel;c\n")
        _ = try run(folder, "2026-11")
        let negative = String(decoding: try folder.bytes("results/errors.csv"), as: UTF8.self)
        let told = negative.split(separator: "\n").filter { $0.contains("negativeWithoutOriginal") }
        #expect(told.count == 1 && told[0].contains("2026-09-09"), "\(negative)")
        try folder.write("registrations.csv", heading + "1001;tjanstledig;2026-10-12;2026-10-16;;;;;\n")
        _ = try run(folder, "2026-11")
        try folder.write(
            "registrations.csv",
            heading + "1001;tjanstledig;2026-10-12;2026-10-13;;;;;\n1001;sjuk;2026-10-14;2026-10-16;;;;;\n")
        #expect(try run(folder, "2026-11").status == 2)
        let errors = String(decoding: try folder.bytes("results/errors.csv"), as: UTF8.self)
        #expect(errors.contains("overlap;personen;lagret;195704289999"), "\(errors)")
        #expect(!errors.contains("fil 1"))
    }

    @Test("A register extract has everything, and an erased person is gone")
    func erasing() throws {
        let folder = try begun()
        let extract = try penna(["extract", folder.path, "195704289999"] + store(folder))
        #expect(extract.status == 0 && extract.output.contains("\"terms\""))
        let early = try penna(["erase", folder.path, "195704289999"] + store(folder))
        #expect(early.status == 1 && early.errors.contains("--yes"))
        let going = try penna(["erase", folder.path, "195704289999", "--yes"] + store(folder))
        #expect(going.status == 1 && going.errors.contains("pågår"))
    }

    @Test("A person is named by personnummer, short or long, or anställningsnummer, the same for every command")
    func named() throws {
        let folder = try begun()
        try #require(try run(folder, "2026-11", "--only", "1001").status == 0)
        let beside = try TemporaryFolder()
        let file = beside.path + "/bevis.json"
        for arguments in [
            ["why", folder.path, "PERSON", "--month", "2026-11", "--against", "2026-10"],
            ["explain", folder.path, "PERSON", "--month", "2026-11"],
            ["extract", folder.path, "PERSON"],
            ["verify", folder.path, "--month", "2026-10", "--person", "PERSON", "--output", file],
        ] {
            let answers = try ["195704289999", "19570428-9999", "5704289999", "570428-9999", "1001"].map { person in
                let output = try penna(arguments.map { $0 == "PERSON" ? person : $0 } + store(folder))
                #expect(
                    output.status == 0 && output.output.count > 40, "\(arguments[0]) \(person): \(output.errors)")
                return output.output
            }
            #expect(Set(answers).count == 1, "\(arguments[0])")
            let nobody = try penna(arguments.map { $0 == "PERSON" ? "1002" : $0 } + store(folder))
            #expect(
                nobody.status == 1 && nobody.errors.contains("Personen 1002 finns inte i lagret"),
                "\(nobody.errors)")
            let wrong = try penna(arguments.map { $0 == "PERSON" ? "195704289998" : $0 } + store(folder))
            #expect(wrong.status == 1 && wrong.errors.contains("195704289998"), "\(wrong.errors)")
        }
        let excluded = try run(folder, "2026-11", "--exclude", "1001")
        #expect(excluded.status == 0, "\(excluded.errors)")
        let explained = try penna(["explain", folder.path, "1001", "--month", "2026-11"] + store(folder))
        #expect(
            explained.status == 1 && explained.errors.contains("195704289999 är undantagen ur"), "\(explained.errors)")
        let misspelt = try run(folder, "2026-11", "--exclude", "1002")
        #expect(misspelt.status == 1 && misspelt.errors.contains("1002"), "\(misspelt.errors)")
    }

    @Test("A stored run is explained with the days behind its lines, also beside corrections of earlier months")
    func occasions() throws {
        let folder = try begun()
        let heading = "employment;kind;from;to;start;end\n"
        let october = heading + "1001;extra;2026-10-14;;17:00;19:00\n1001;tjanstledig;2026-10-20;2026-10-21;;\n"
        try folder.write("registrations.csv", october)
        try #require(try run(folder, "2026-11").status == 0)
        func explained() throws -> String {
            try penna(["explain", folder.path, "1001", "--month", "2026-11"] + store(folder)).output
        }
        let first = try explained()
        let days = first.split(separator: "\n").filter { $0.contains("2026-10-14 ") || $0.contains("2026-10-20 ") }
        #expect(days.count >= 2, "\(first)")
        try folder.write("registrations.csv", october + "1001;tjanstledig;2026-09-07;2026-09-08;;\n")
        try #require(try run(folder, "2026-11").status == 0)
        let corrected = try explained()
        #expect(corrected.contains("Rättar 2026-10") && !corrected.contains("2026-09-07 "), "\(corrected)")
        for day in days { #expect(corrected.contains(day), "\(day): \(corrected)") }
    }
}
