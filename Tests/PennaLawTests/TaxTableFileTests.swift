//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

@Suite("Whole tax tables against what Skatteverket published")
struct TaxTableFileTests {
    /// The digest of `allmanna-tabeller-manad.txt` 2026, Skatteverket.
    private static let published2026 = "8c5abe81d774ce083fec81ceed430282e39208c8b5a7a961a4760e4875e850ce"

    /// The digest of Skatteverket's open data "Skattetabeller för månadslön" 2025.
    private static let published2025 = "35309a04d7760f20b20afd583136ad7ea677af03d654e311b459addd0dff8b0e"

    // Each file is made once for all the tests that look at it.
    private static let text2026 = Result { try TaxTableFile.txt(year: IncomeYear(2026)) }
    private static let openData = [2024, 2025, 2026].map { year in
        Result { try TaxTableFile.csv(year: IncomeYear(year)) }
    }

    @Test("The text file of 2026 is Skatteverket's, byte for byte", .enabled(if: Digest.isAvailable, Digest.missing))
    func publishedText2026() throws {
        #expect(try Digest.sha256(Self.text2026.get()) == Self.published2026)
    }

    @Test("The open data of 2025 are Skatteverket's, byte for byte", .enabled(if: Digest.isAvailable, Digest.missing))
    func publishedOpenData2025() throws {
        #expect(try Digest.sha256(Self.openData[1].get()) == Self.published2025)
    }

    /// The file of 2024 could not be had; the digests are what an independent program calculated from the same formula.
    @Test("The files of 2024 are those another program calculates", .enabled(if: Digest.isAvailable, Digest.missing))
    func predicted2024() throws {
        #expect(try Digest.sha256(TaxTableFile.txt(year: IncomeYear(2024))).hasPrefix("eb2f8952"))
        #expect(try Digest.sha256(Self.openData[0].get()).hasPrefix("17fa3753"))
    }

    @Test(
        "The text file of 2026 equals the published one beside the project",
        .enabled(if: Published.isPresent, Published.missing))
    func sameBytes2026() throws {
        let published = try Published.bytes("manad-2026.txt")
        #expect(try Self.text2026.get() == published)
    }

    @Test(
        "The open data of 2025 equal the published ones beside the project",
        .enabled(if: Published.isPresent, Published.missing))
    func sameBytes2025() throws {
        let published = try Published.bytes("manad-2025.csv")
        #expect(try Self.openData[1].get() == published)
    }

    @Test("A year has as many lines as published")
    func lineCounts() throws {
        let text = try Self.text2026.get()
        #expect(text.count == 3 + 7_966 * 50)
        #expect(text.count { $0 == UInt8(ascii: "\n") } == 7_966)
        #expect(try Self.openData[1].get().count { $0 == UInt8(ascii: "\n") } == 7_934 + 1)
    }

    @Test("Every line of the file is what look-up gives, at both its ends", arguments: [2024, 2025, 2026])
    func linesAgreeWithLookUp(year: Int) throws {
        var differences: [String] = []
        let text = try String(decoding: Self.openData[year - 2024].get().dropFirst(), as: UTF8.self)
        let lines = text.split(separator: "\r\n").dropFirst()
        var table = try TaxTable(year: IncomeYear(year), number: 29)
        for line in lines {
            let fields = line.split(separator: ";", omittingEmptySubsequences: false)
            let numbers = fields.map { Int64($0) }
            let number = Int(try #require(numbers[2]))
            if table.number != number { table = try TaxTable(year: IncomeYear(year), number: number) }
            let from = try #require(numbers[3])
            // The last line is open: any pay above it must do.
            for pay in [from, numbers[4] ?? 50_000_000] {
                for column in 1...6 {
                    let value = try #require(numbers[4 + column])
                    let expected = fields[1] == "30%" ? pay * value / 100 : value
                    let tax = try table.tax(column: column, income: Amount(kronor: pay))
                    if try tax != Amount(kronor: expected) { differences.append("\(line) \(pay) \(column) \(tax)") }
                }
            }
        }
        #expect(differences.prefix(3).isEmpty)
    }

    @Test("A year without parameters has no files", arguments: [2023, 2027])
    func missingYear(year: Int) {
        let text = #expect(throws: PayrollError.self) { try TaxTableFile.txt(year: IncomeYear(year)) }
        #expect(text?.code == .yearNotCovered)
        let table = #expect(throws: PayrollError.self) { try TaxTableFile.csv(year: IncomeYear(year)) }
        #expect(table?.message.contains("\(year)") == true)
    }
}

/// SHA-256 by the system's own program, so that the test shares nothing with what it tests.
private enum Digest {
    static let missing: Comment = "the program sha256sum is not installed"

    static var isAvailable: Bool { program != nil }

    private static var program: String? {
        ["/usr/bin/sha256sum", "/bin/sha256sum", "/sbin/sha256sum"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    static func sha256(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        process.arguments = [file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return String(text.prefix(64))
    }
}

/// Published tables in a folder beside the project, where there is one.
private enum Published {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/spec/data/tax")

    static let missing: Comment = "no folder with published tables beside the project"

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
