//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

/// The table of clearing numbers.
@Suite("Clearing numbers")
struct ClearingRangeTests {
    /// The lists that the table was made from, where they are at hand.
    private static let lists: [(name: String, rows: [[String]])]? = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<5 { folder.deleteLastPathComponent() }
        let data = folder.appending(path: "shared/spec/data")
        var lists: [(String, [[String]])] = []
        for name in ["clearing_numbers.csv", "formats/bank/clearing-ranges.csv"] {
            guard let text = try? String(contentsOf: data.appending(path: name), encoding: .utf8) else { return nil }
            let rows = text.split(whereSeparator: \.isNewline).dropFirst()
                .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            lists.append((name, rows))
        }
        return lists
    }()

    @Test("ranges are in order and apart")
    func orderAndGaps() {
        var last = 999
        var wrong: [Int] = []
        for range in ClearingRange.all {
            if range.first <= last || range.last < range.first || range.last > 9999 { wrong.append(range.first) }
            last = range.last
        }
        #expect(wrong.isEmpty, "\(wrong)")
        #expect(ClearingRange.all.count == 56)
    }

    @Test("every range is found at both ends and not beyond them")
    func boundaries() {
        var wrong: [Int] = []
        for range in ClearingRange.all {
            for clearing in [range.first, range.last] where ClearingRange.containing(clearing) != range {
                wrong.append(clearing)
            }
            for clearing in [range.first - 1, range.last + 1] where ClearingRange.containing(clearing) == range {
                wrong.append(clearing)
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
        for clearing in [-1, 0, 999, 1000, 1099, 2100, 2299, 2500, 2999, 9000, 9999, 10_000, .max, .min] {
            #expect(ClearingRange.containing(clearing) == nil, "\(clearing)")
        }
    }

    @Test("accounts are accepted at both ends of every range, and an unknown number beside it is named")
    func accountsAtBoundaries() throws {
        var wrong: [String] = []
        for range in ClearingRange.all {
            for clearing in [range.first, range.last] {
                let stem = String("2345678901".prefix(range.form.length - 1))
                let accounts = (0...9).compactMap { try? BankAccount(clearing: "\(clearing)", account: "\(stem)\($0)") }
                // Modulus 11 may leave a stem without a check digit; then the next stem has one.
                let others = (0...9).compactMap {
                    try? BankAccount(clearing: "\(clearing)", account: "3\(stem.dropFirst())\($0)")
                }
                let found = accounts + others
                if found.isEmpty || found.contains(where: { $0.bank != range.bank }) { wrong.append("\(clearing)") }
            }
            for clearing in [range.first - 1, range.last + 1] where ClearingRange.containing(clearing) == nil {
                let error = try #require(throws: PayrollError.self) {
                    try BankAccount(clearing: "\(clearing)", account: "1234567")
                }
                if error.code != .unknownName || !error.message.contains("\(clearing)") { wrong.append("\(clearing)") }
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("Länsförsäkringar ends at 3409, where Nordea begins")
    func overlap() {
        #expect(ClearingRange.containing(3409)?.bank == "Länsförsäkringar Bank")
        #expect(ClearingRange.containing(3410)?.bank == "Nordea")
        #expect(ClearingRange.containing(3409)?.form == ClearingRange.containing(3410)?.form)
    }

    @Test(
        "the table says what the lists say of every clearing number",
        .enabled(if: ClearingRangeTests.lists != nil, "the lists are not at hand"))
    func againstTheLists() throws {
        let forms: [String: AccountForm] = [
            "1.1": .type1Comment1, "1.2": .type1Comment2, "2.1": .type2Comment1, "2.2": .type2Comment2,
            "2.3": .type2Comment3,
        ]
        var wrong: [String] = []
        var covered: [Set<Int>] = []
        for list in try #require(ClearingRangeTests.lists) {
            var numbers: Set<Int> = []
            for row in list.rows {
                let (first, last) = (try #require(Int(row[0])), try #require(Int(row[1])))
                let form = try #require(forms["\(row[3]).\(row[4])"])
                for clearing in first...last {
                    let range = ClearingRange.containing(clearing)
                    if range?.form != form || range?.first != first { wrong.append("\(list.name) \(clearing)") }
                    numbers.insert(clearing)
                }
            }
            covered.append(numbers)
        }
        for clearing in 0...9999 {
            let range = ClearingRange.containing(clearing)
            if (range != nil) != covered[0].contains(clearing) { wrong.append("\(clearing)") }
            if let range, (range.edition == .only2019) == covered[1].contains(clearing) { wrong.append("\(clearing)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
}
