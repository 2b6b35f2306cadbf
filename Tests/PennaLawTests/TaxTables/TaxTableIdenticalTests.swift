//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Published tax tables compared with Penna's: what is the same")
struct TaxTableIdenticalTests {
    /// `allmanna-tabeller-manad.txt` 2026 and the open data of 2025, Skatteverket.
    private static let published = [
        (
            "manad-2026.txt", 2026, TaxTableFile.Layout.txt,
            "8c5abe81d774ce083fec81ceed430282e39208c8b5a7a961a4760e4875e850ce"
        ),
        (
            "manad-2025.csv", 2025, TaxTableFile.Layout.csv,
            "35309a04d7760f20b20afd583136ad7ea677af03d654e311b459addd0dff8b0e"
        ),
    ]

    @Test(
        "The published file beside the project is identical, with both digests",
        .enabled(if: PublishedFolder.isPresent, PublishedFolder.missing), arguments: published)
    func publishedFile(name: String, year: Int, layout: TaxTableFile.Layout, digest: String) throws {
        let comparison = try MadeTables.compare(PublishedFolder.bytes(name), year)
        #expect(comparison.isIdentical)
        #expect(comparison.hasSameBytes)
        #expect(comparison.layout == layout)
        #expect(comparison.year == IncomeYear(year))
        #expect(comparison.digestOfFile.description == digest)
        #expect(comparison.digestOfPenna.description == digest)
    }

    @Test("Each year's own file is identical, in both layouts", arguments: [2024, 2025, 2026])
    func ownFile(year: Int) throws {
        for layout in TaxTableFile.Layout.allCases {
            let comparison = try MadeTables.compare(MadeTables.file(year, layout), year)
            #expect(comparison.isIdentical && comparison.hasSameBytes)
            #expect(comparison.layout == layout)
        }
    }

    @Test("A text file saved anew is identical with other bytes")
    func otherText() throws {
        let file = try MadeTables.file(2026, .txt)
        let text = String(decoding: file.dropFirst(3), as: UTF8.self)
        for other in [
            Array(text.utf8), Array(file.dropLast()), Array(text.replacingOccurrences(of: "\n", with: "\r\n").utf8),
            file + Array("\n\r\n".utf8),
        ] {
            let comparison = try MadeTables.compare(other, 2026)
            #expect(comparison.isIdentical && !comparison.hasSameBytes)
            #expect(comparison.digestOfFile == SHA256.hash(of: other))
            #expect(comparison.digestOfPenna == SHA256.hash(of: file))
        }
    }

    @Test("Open data saved anew are identical with other bytes")
    func otherOpenData() throws {
        let file = try MadeTables.file(2025, .csv)
        let text = "Å" + String(decoding: file.dropFirst(), as: UTF8.self)
        let lines = text.components(separatedBy: "\r\n")
        let withNull = text.replacingOccurrences(of: ";\r\n", with: ";null\r\n").replacingOccurrences(
            of: ";80001;;", with: ";80001;null;")
        let without7 = lines.map { $0.hasSuffix(";") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
            .replacingOccurrences(of: ";Kolumn 7", with: "")
        for other in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), Array(withNull.utf8), Array(without7.utf8),
            [0xE5] + Array(text.dropFirst().lowercased().replacingOccurrences(of: "30b", with: "30B").utf8),
            Array(file.dropLast(2)),
        ] {
            let comparison = try MadeTables.compare(other, 2025)
            #expect(comparison.isIdentical && !comparison.hasSameBytes)
        }
    }

    /// The worked values of table 33 column 1; those of 2024 are generated, those of 2025 and 2026 published.
    @Test("The files have the worked values", arguments: [2024, 2025, 2026])
    func workedValues(year: Int) throws {
        let pays: [Int64] = [20_000, 30_000, 35_000, 40_000, 50_000, 60_000, 80_000]
        let expected: [Int64] =
            switch year {
            case 2024: [3_570, 6_334, 7_729, 9_195, 12_495, 17_540, 28_600]
            case 2025: [3_475, 6_128, 7_467, 8_831, 12_131, 16_713, 27_313]
            default: [3_391, 5_878, 7_134, 8_402, 11_702, 15_995, 26_595]
            }
        let lines = try MadeTables.lines(year).filter { $0.row.table == 33 && $0.row.kind == .kronor }
        let found = pays.map { pay in lines.first { $0.row.to == pay }?.values[0] }
        #expect(found == expected)
    }

    /// The file of 2024 could not be had; the digests are what an independent program calculated from the same formula.
    @Test("The digests of 2024 are the predicted ones")
    func predicted2024() throws {
        #expect(try SHA256.hash(of: MadeTables.file(2024, .txt)).description.hasPrefix("eb2f8952"))
        #expect(try SHA256.hash(of: MadeTables.file(2024, .csv)).description.hasPrefix("17fa3753"))
    }
}

/// Published tables in a folder beside the project, where there is one.
private enum PublishedFolder {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/spec/data/tax")

    static let missing: Comment = "no folder with published tables beside the project"

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}
