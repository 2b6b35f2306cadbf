//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import Testing

@Suite struct TaxTableCommandTests {
    private static let digest2026 = "8c5abe81d774ce083fec81ceed430282e39208c8b5a7a961a4760e4875e850ce"
    private static let digest2025 = "35309a04d7760f20b20afd583136ad7ea677af03d654e311b459addd0dff8b0e"

    @Test("The help names both uses and the exit codes")
    func help() throws {
        let result = try penna("tax-table", "--help")
        #expect(result.status == 0)
        for word in ["--year", "--format", "--output", "--check", "Slutkod", "identisk"] {
            #expect(result.output.contains(word))
        }
        #expect(try penna("--help").output.contains("tax-table"))
    }

    @Test("A written file is Skatteverket's, and is identical when it is checked")
    func writeAndCheck() throws {
        let folder = try TemporaryFolder()
        for (year, format, digest) in [("2026", "txt", Self.digest2026), ("2025", "csv", Self.digest2025)] {
            let path = folder.path + "/manad." + format
            let written = try penna("tax-table", "--year", year, "--format", format, "--output", path)
            #expect(written.status == 0 && written.output.isEmpty && written.errors.isEmpty)
            #expect(SHA256.hash(of: Array(try bytes(path))).description == digest)
            // The open data say their year themselves.
            let given = format == "txt" ? ["--year", year] : []
            let checked = try penna(["tax-table", "--check", path] + given)
            #expect(checked.status == 0)
            let lines = checked.output.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines.first?.hasPrefix("identisk: ") == true)
            #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(digest) })
        }
    }

    @Test("Standard output carries the bytes as they are, the letter Å of the open data too")
    func standardOutput() throws {
        let csv = try output("tax-table", "--year=2025", "--format=csv")
        #expect(SHA256.hash(of: Array(csv)).description == Self.digest2025)
        let text = try output("tax-table", "--year", "2026")
        #expect(SHA256.hash(of: Array(text)).description == Self.digest2026)
    }

    @Test("Every difference is a line that names file, table, pay and column; the exit code is 2")
    func differences() throws {
        let folder = try TemporaryFolder()
        let file = try String(decoding: TaxTableFile.txt(year: IncomeYear(2026)).dropFirst(3), as: UTF8.self)
        try folder.write(
            "changed.txt",
            file.replacingOccurrences(of: "30B33  34801  35000 7134", with: "30B33  34801  35000 7135")
                .replacingOccurrences(of: "30B42   2001   2100", with: "30B42   2001   2150"))
        let result = try penna("tax-table", "--check", folder.path + "/changed.txt", "--year", "2026")
        #expect(result.status == 2 && result.errors.isEmpty)
        let lines = result.output.replacingOccurrences(of: "\u{A0}", with: " ").split(separator: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[0].contains("tabell 33, 34 801–35 000 kr, kolumn 1: filen 7 135 kr, Penna 7 134 kr")
                && lines[0].hasPrefix("Rad "))
        #expect(lines[1].contains("tabell 42, gränser: filen 2 001–2 150 kr, Penna 2 001–2 100 kr"))
        #expect(lines[2].hasPrefix("2 skillnader"))
        #expect(lines[3].hasPrefix("SHA-256 filen") && !lines[3].hasSuffix(Self.digest2026))
        #expect(lines[4].hasPrefix("SHA-256 Penna") && lines[4].hasSuffix(Self.digest2026))
    }

    @Test("A file saved anew is identical in content, and the digests say that the bytes are not")
    func sameContent() throws {
        let folder = try TemporaryFolder()
        let file = try String(decoding: TaxTableFile.txt(year: IncomeYear(2026)).dropFirst(3), as: UTF8.self)
        try folder.write("unix.txt", file)
        let result = try penna("tax-table", "--check", folder.path + "/unix.txt", "--year", "2026")
        #expect(result.status == 0)
        #expect(result.output.hasPrefix("identisk till innehållet"))
        #expect(result.output.components(separatedBy: Self.digest2026).count == 2)
    }

    @Test("What cannot be read ends with 1, names the file and says what to do")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let line = "30B29   2001   2100  150    0  150    0  150    2\n"
        try folder.write("line.txt", line)
        try folder.write("cut.txt", line + line.dropLast(20))
        try folder.write("two.txt", "14B" + line.dropFirst(3))
        for (name, year, words) in [
            ("none.txt", ["--year", "2026"], "kan inte läsas"), ("line.txt", [], "--year 2026"),
            ("cut.txt", ["--year", "2026"], "Rad 2 går inte att läsa"), ("two.txt", [], "tvåveckorslön"),
            ("line.txt", ["--year", "2027"], "2027"), (".", ["--year", "2026"], "kan inte läsas"),
        ] {
            let result = try penna(["tax-table", "--check", folder.path + "/" + name] + year)
            #expect(result.status == 1 && result.output.isEmpty)
            #expect(result.errors.contains(words) && result.errors.contains(folder.path), "\(result.errors)")
        }
    }

    @Test(
        "A command line that cannot be understood ends with 1",
        arguments: [
            ([], "--year"), (["--format", "txt"], "--year"), (["--year", "2026", "--format", "xml"], "xml"),
            (["--year", "0"], "--year 0"), (["--year", "2027"], "2027"), (["--year", "2026", "extra"], "--check"),
            (["--check", "x", "--format", "txt"], "--format"), (["--check", "x", "--output", "y"], "--output"),
            (["--year", "2026", "--output", "/nonexistent/folder/file"], "kan inte skrivas"),
            (["--table", "33"], "--table"),
        ] as [([String], String)])
    func usage(arguments: [String], words: String) throws {
        let result = try penna(["tax-table"] + arguments)
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    /// What the command writes, as bytes: the open data are not UTF-8.
    private func output(_ arguments: String...) throws -> Data {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("penna")
        process.arguments = arguments
        let path = folder.path + "/output"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try bytes(path)
    }
}
