//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite struct CommandTests {
    @Test("Every subcommand has help in Swedish that names its options")
    func help() throws {
        #expect(try penna("--help").output.contains("Slutkod"))
        for (name, word) in [
            ("demo", "--payslips"), ("run", "--known-at"), ("explain", "PERSON"), ("tax", "--table"),
            ("rules", "--unconfirmed"),
        ] {
            let result = try penna(name, "--help")
            #expect(result.status == 0 && result.output.contains(word))
        }
    }

    @Test(
        "What cannot be understood ends with 1 and says what to do",
        arguments: [
            ["nonsens"], ["tax", "--year", "2026"], ["tax", "--year", "2026", "--table", "33", "mycket"], ["run"],
            ["demo", "--payslips", "0"], ["demo", "--nej"], ["rules", "--unconfirmed", "extra"], ["demo", "--seed"],
            ["demo", "--seed", "1", "--seed", "2"],
        ])
    func usage(arguments: [String]) throws {
        let result = try penna(arguments)
        #expect(result.status == 1)
        #expect(result.errors.contains("penna: ") && result.errors.contains("--help"))
        #expect(result.output.isEmpty)
    }

    @Test("Tax by table 33 column 1: 35 000 is 7 134 in 2026 and 7 467 in 2025")
    func tax() throws {
        #expect(try penna("tax", "--year", "2026", "--table", "33", "--column", "1", "35000").output == "7134\n")
        #expect(try penna("tax", "--year=2025", "--table=33", "35000,99").output == "7467\n")
    }

    @Test(
        "A year, table, column or income that the tables do not have is named",
        arguments: [
            (["--year", "2027", "--table", "33", "35000"], "2027"),
            (["--year", "2026", "--table", "28", "35000"], "28"),
            (["--year", "2026", "--table", "33", "--column", "7", "35000"], "7"),
            (["--year", "2026", "--table", "33", "-35000"], "35"),
        ])
    func badTax(arguments: [String], named: String) throws {
        let result = try penna(["tax"] + arguments)
        #expect(result.status == 1 && result.errors.contains(named))
    }

    @Test("The rule list names paragraph, source and confidence; the unconfirmed ones alone where asked for")
    func rules() throws {
        let all = try penna("rules").output
        for word in ["AB § 21", "bekräftad", "uppgiven", "obekräftad", "ab.21.ob.b-natt", "från 2026-04-01"] {
            #expect(all.contains(word))
        }
        // What only the employer can say has no value of its own, and is listed for its key.
        for key in ["ab.27.vaxling.dagar", "arvoden.barnbidrag", "ab.u.arbetsar-borjar"] {
            #expect(all.contains("uppgift \(key): "))
        }
        #expect(all.contains("anges av arbetsgivaren i settings: kr"))
        let unconfirmed = try penna("rules", "--unconfirmed").output
        #expect(!unconfirmed.contains("arvoden.barnbidrag"))
        #expect(unconfirmed.contains("ab.21.ob.b-natt") && unconfirmed.contains("; uppgiven"))
        #expect(!unconfirmed.contains("; bekräftad") && unconfirmed.utf8.count < all.utf8.count)
    }

    @Test("The demo pays everybody, proves every line, adds up, and its folders can be run and explained again")
    func demo() throws {
        let folder = try TemporaryFolder()
        let demo = try penna("demo", "--payslips", "120", "--seed", "3", "--output", folder.path)
        #expect(demo.status == 0, "\(demo.errors)")
        #expect(demo.output.contains("Lönespecifikationer") && demo.output.contains("120"))
        #expect(demo.output.contains("stämmer på öret"))
        let employers = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains(".") }
        #expect(employers.count == 10)
        let employer = try #require(employers.sorted().first)
        let again = try TemporaryFolder()
        let run = try penna(
            "run", folder.path + "/" + employer, "--month", "2026-11", "--output", again.path, "--threads", "1")
        #expect(run.status == 0, "\(run.errors)")
        for file in ["payslips.ndjson", "lines.csv", "errors.csv", "summary.json", "formulas.json"] {
            let first = FileManager.default.contents(atPath: folder.path + "/" + employer + "/results/" + file)
            #expect(first != nil && first == FileManager.default.contents(atPath: again.path + "/" + file), "\(file)")
        }
        let lines = try String(contentsOfFile: again.path + "/lines.csv", encoding: .utf8).split(separator: "\n")
        let person = try #require(lines.dropFirst().first?.split(separator: ";").first)
        let explained = try penna("explain", folder.path + "/" + employer, String(person), "--month", "2026-11")
        #expect(
            explained.status == 0 && explained.output.contains("bevisad") && !explained.output.contains("INTE BEVISAD"))
        #expect(explained.output.contains("Nettolön") && explained.output.contains("öre("))
    }

    @Test("An empty folder, a month that is none, and an output folder that cannot be made end with 1 and a remedy")
    func badFolders() throws {
        let folder = try TemporaryFolder()
        let empty = try penna("run", folder.path, "--month", "2026-11")
        #expect(empty.status == 1 && empty.errors.contains("employer.json"))
        let demo = try TemporaryFolder()
        #expect(try penna("demo", "--payslips", "20", "--output", demo.path).status == 0)
        let employer = try #require(
            FileManager.default.contentsOfDirectory(atPath: demo.path).filter { !$0.contains(".") }.sorted().first)
        let input = demo.path + "/" + employer
        #expect(try penna("run", input, "--month", "november").status == 1)
        #expect(try penna("run", input, "--month", "2027-01").errors.contains("2027"))
        try folder.write("fil", "")
        let unwritable = try penna("run", input, "--month", "2026-11", "--output", folder.path + "/fil/mapp")
        #expect(unwritable.status == 1 && unwritable.errors.contains("--output"))
    }

    @Test(
        "A month without what the month before left beside the folder, or without its store, is refused with the remedy"
    )
    func forgotten() throws {
        let demo = try TemporaryFolder()
        #expect(try penna("demo", "--payslips", "60", "--output", demo.path).status == 0)
        let input = demo.path + "/ekeby-vatten-ab"
        func run(_ month: String, _ more: String...) throws -> CommandOutput {
            try penna(["run", input, "--month", month] + more)
        }
        #expect(try run("2026-11").status == 0)
        let old = try run("2026-12")
        #expect(
            old.status == 1 && old.errors.contains("Kopiera") && old.errors.contains("carry.ndjson"), "\(old.errors)")
        let carry = URL(fileURLWithPath: input + "/carry.ndjson")
        try FileManager.default.removeItem(at: carry)
        let none = try run("2026-12")
        #expect(none.status == 1 && none.errors.contains("saknas") && none.errors.contains("--store"), "\(none.errors)")
        try FileManager.default.copyItem(at: URL(fileURLWithPath: input + "/results/carry.ndjson"), to: carry)
        #expect(try run("2026-12").status == 0)
        #expect(try run("2026-12").status == 0)
        try Data().write(to: URL(fileURLWithPath: input + "/results/receipt.json"))
        let store = try run("2026-12")
        #expect(store.status == 1 && store.errors.contains("--store") && store.errors.contains("receipt.json"))
    }

    @Test("Several folders are run one after the other; one that cannot be read stops only itself, and ends with 1")
    func severalFolders() throws {
        let folder = try TemporaryFolder()
        #expect(try penna("demo", "--payslips", "120", "--output", folder.path).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { !$0.contains(".") }.sorted()
        let inputs = names.map { folder.path + "/" + $0 }
        let output = try TemporaryFolder()
        let all = try penna(["run"] + inputs + ["--month", "2026-11", "--output", output.path])
        #expect(all.status == 0 && all.output.contains("Ekeby kommun, utbetalning"))
        for name in names {
            #expect(
                try output.bytes(name + "/lines.csv") == folder.bytes(name + "/results/lines.csv"), "\(name)")
        }
        // The summary has the employers in the order the folders were named in, and the demo has an order of its own.
        let summaries = try [output, folder].map { folder in
            String(decoding: try folder.bytes("summary.json"), as: UTF8.self).split(separator: "\n")
                .map { $0.hasSuffix(",") ? $0.dropLast() : $0 }.sorted()
        }
        #expect(summaries[0] == summaries[1])

        let missing = try penna(["run", inputs[0], folder.path + "/nej", inputs[1], "--month", "2026-11"])
        #expect(missing.status == 1 && missing.errors.contains("nej"))
        #expect(missing.output.contains("1 av 3 mappar") && missing.output.contains("Resultat: results i varje mapp"))
        let twice = try penna(["run", inputs[0], inputs[0] + "/", "--month", "2026-11", "--output", output.path])
        #expect(twice.status == 1 && twice.errors.contains("samma namn"))
        let stored = try penna(["run", inputs[0], inputs[1], "--month", "2026-11", "--store", output.path + "/lager"])
        #expect(stored.status == 1 && stored.errors.contains("en mapp i taget"))

        // An error in the last folder is told before what should be looked at in the first, with its employer.
        let last = try #require(inputs.last)
        let people = URL(fileURLWithPath: last + "/people.ndjson")
        try (Data(contentsOf: people) + Data("{\n".utf8)).write(to: people)
        let broken = try penna(["run"] + inputs + ["--month", "2026-11"])
        #expect(broken.status == 2)
        let told = broken.errors.split(separator: "\n")
        let first = try #require(told.first)
        #expect(first.hasPrefix("fel: Slättens Städ AB, people.ndjson rad "), "\(first)")
        #expect(told.contains { $0.hasPrefix("anmärkning: ") })
    }

    @Test("A person with a broken registration is shown the error, and everybody else is paid")
    func brokenPerson() throws {
        let folder = try TemporaryFolder()
        #expect(try penna("demo", "--payslips", "20", "--output", folder.path).status == 0)
        let input = folder.path + "/ekeby-kommun"
        let file = input + "/registrations.csv"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let columns = text.prefix { $0 != "\n" }.count { $0 == ";" }
        let row = "100001-1;sjuk;2026-10-99" + String(repeating: ";", count: columns - 2)
        try Data((text + row + "\n").utf8).write(to: URL(fileURLWithPath: file))
        let run = try penna("run", input, "--month", "2026-11")
        #expect(run.status == 2 && run.errors.contains("2026-10-99"))
        let explain = try penna("explain", input, "100001-1", "--month", "2026-11")
        #expect(explain.status == 2 && explain.errors.contains("2026-10-99"))
        #expect(try penna("explain", input, "nobody", "--month", "2026-11").status == 1)
    }
}
