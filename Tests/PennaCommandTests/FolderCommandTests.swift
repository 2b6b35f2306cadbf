//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// Nothing is paid twice, and no result is written over the input.
@Suite struct FolderCommandTests {
    private func demo() throws -> (folder: TemporaryFolder, names: [String]) {
        let folder = try TemporaryFolder()
        #expect(try penna("demo", "--payslips", "20", "--output", folder.path).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.contains(".") }
        for name in names { try FileManager.default.removeItem(atPath: folder.path + "/" + name + "/results") }
        return (folder, names.sorted())
    }

    private func hasResults(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/results")
    }

    @Test("Results are not written into an employer's folder, by whatever path it is named")
    func outputIntoInput() throws {
        let (folder, names) = try demo()
        let input = folder.path + "/" + names[0]
        let carry = Data("{}".utf8)
        try carry.write(to: URL(fileURLWithPath: input + "/carry.ndjson"))
        let before = try FileManager.default.contentsOfDirectory(atPath: input).sorted()
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/lank", withDestinationPath: input)
        let other = folder.path + "/" + names[1]
        for output in [input, input + "/", input + "/../" + names[0], folder.path + "/lank", other] {
            for more in [[], ["--store", folder.path + "/lager.penna"]] {
                let run = try penna(["run", input, "--month", "2026-11", "--output", output] + more)
                #expect(run.status == 1 && run.errors.contains("underlag (employer.json)"), "\(output): \(run.errors)")
            }
        }
        // Of several folders each has a folder of its name below the output.
        let all = try penna("run", input, other, "--month", "2026-11", "--output", folder.path)
        #expect(all.status == 1 && all.errors.contains("underlag"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: input + "/carry.ndjson")) == carry)
        #expect(try FileManager.default.contentsOfDirectory(atPath: input).sorted() == before)
    }

    @Test("The place of results may lie in the input's folder, and is not taken for input by the next run")
    func outputBelowInput() throws {
        let (folder, names) = try demo()
        let input = folder.path + "/" + names[0]
        for _ in 0..<2 {
            let run = try penna("run", input, "--month", "2026-11", "--output", input + "/november")
            #expect(run.status == 0 && !run.errors.contains("november: "), "\(run.errors)")
        }
        #expect(try penna("run", input, "--month", "2026-11").errors.contains("Undermappen läses inte"))
    }

    @Test("Results of an earlier run are set aside when there are none of this one, and errors.csv says why")
    func setAside() throws {
        let (folder, names) = try demo()
        let (input, month) = (folder.path + "/" + names[0], ["--month", "2026-11"])
        func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: input + "/results/" + name) }
        try #require(try penna(["run", input] + month).status == 0)
        let paid = try folder.bytes(names[0] + "/results/personer.csv")
        let people = try folder.bytes(names[0] + "/people.ndjson")
        try folder.write(names[0] + "/people.ndjson", "")
        for _ in 0..<2 {
            #expect(try penna(["run", input] + month).status == 1)
            #expect(!has("personer.csv") && !has("payslips.ndjson") && !has("agi.csv") && !has("carry.ndjson"))
            let errors = String(decoding: try folder.bytes(names[0] + "/results/errors.csv"), as: UTF8.self)
            #expect(errors.contains("emptyInput") && errors.contains("people.ndjson"))
            #expect(try folder.bytes(names[0] + "/results/tidigare/personer.csv") == paid)
        }
        try people.write(to: URL(fileURLWithPath: input + "/people.ndjson"))
        // What was left there is still what the next month must have along.
        let next = try penna("run", input, "--month", "2026-12")
        #expect(next.status == 1 && next.errors.contains("results/tidigare/carry.ndjson"), "\(next.errors)")
        #expect(try penna(["run", input] + month).status == 0)
        #expect(try has("personer.csv") && !has("tidigare") && folder.bytes(names[0] + "/results/personer.csv") == paid)
    }

    @Test("One employer in two folders, or one folder twice, is paid in none; the others are")
    func sameEmployer() throws {
        let (folder, names) = try demo()
        let inputs = names.map { folder.path + "/" + $0 }
        let copy = folder.path + "/kopia"
        try FileManager.default.copyItem(atPath: inputs[0], toPath: copy)
        let run = try penna("run", inputs[0], copy, inputs[1], "--month", "2026-11")
        #expect(run.status == 1 && run.output.contains("2 av 3 mappar"))
        #expect(run.errors.contains("Samma arbetsgivare finns i två mappar") && run.errors.contains(copy))
        #expect(!hasResults(inputs[0]) && !hasResults(copy) && hasResults(inputs[1]))
        let alone = try penna("run", inputs[0], copy, "--month", "2026-11")
        #expect(alone.status == 1 && !hasResults(inputs[0]))
        let twice = try penna("run", inputs[0], inputs[0] + "/../" + names[0], "--month", "2026-11")
        #expect(twice.status == 1 && twice.errors.contains("två gånger") && !hasResults(inputs[0]))
    }

    @Test("An unread file that may be input ends with 1 and its name, and approves nothing")
    func unread() throws {
        let (folder, names) = try demo()
        let input = folder.path + "/" + names[0]
        try folder.write(names[0] + "/Registreringar.csv", "employment;kind;from\n")
        let run = try penna("run", input, "--month", "2026-11")
        #expect(run.status == 1 && run.errors.contains("Registreringar.csv") && !hasResults(input))
        // What only asks who the employer is goes on.
        let status = try penna("status", input, "--store", folder.path + "/lager.penna")
        #expect(!status.errors.contains("varken"))
    }
}
