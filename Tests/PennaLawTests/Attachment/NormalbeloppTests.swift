//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

/// Kronofogden's standard amounts, which only show whether a decision is plausible.
@Suite("Normalbelopp")
struct NormalbeloppTests {
    private static let values = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/spec/data/values.json")

    @Test(
        "the amounts are those of the collected values",
        .enabled(if: FileManager.default.fileExists(atPath: values.path), "the shared values are not here"))
    func sharedValues() throws {
        let file = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.values)) as? [String: Any]
        let years = try #require(file?["normalbelopp_kfm"] as? [String: [String: Any]])
        #expect(Set(years.keys) == ["2023", "2024", "2025", "2026"])
        let keys = ["ensam", "makar", "barn_0_6", "barn_7_10", "barn_11_14", "barn_15"]
        for (year, values) in years {
            let year = IncomeYear(try #require(Int(year)))
            for (key, figure) in zip(keys, Normalbelopp.figures) {
                #expect(
                    try figure.row(in: year).value == (values[key] as? Int64).map { $0 * 100 }, "\(key) \(year.year)")
            }
        }
    }

    @Test("2023 and 2024 are confirmed, 2025 is not, 2026 is reported; 2021 and 2027 are unknown")
    func confidence() throws {
        for figure in Normalbelopp.figures {
            let known = try (2023...2026).map { try figure.row(in: IncomeYear($0)).confidence }
            #expect(known == [.confirmed, .confirmed, .unconfirmed, .reported])
            #expect(figure.key.hasPrefix("utmatning.") && figure.unit == .krona)
            for year in [2021, 2027] {
                AttachmentCase.expect(.yearNotCovered, naming: figure.key, "\(year)") { () throws(PayrollError) in
                    _ = try figure.row(in: IncomeYear(year))
                }
            }
        }
    }

    @Test("a household is its adults and each child by the age it reaches, on both sides of every limit")
    func household() throws {
        func expected(_ adults: AttachmentHousehold.Adults, _ ages: [Int], _ year: Int = 2026) throws -> Int64 {
            let household = try AttachmentHousehold(adults, childAges: ages)
            return try Normalbelopp.expected(for: household, at: PayDate(Day(year, 3, 25))).amount.wholeKronor
        }
        #expect(try expected(.ensamstaende, []) == 6_243)
        #expect(try expected(.sammanlevande, []) == 10_314)
        for (age, amount) in [
            (0, 3_336), (6, 3_336), (7, 4_004), (10, 4_004), (11, 4_672), (14, 4_672), (15, 5_339), (120, 5_339),
        ] as [(Int, Int64)] {
            #expect(try expected(.ensamstaende, [age]) == 6_243 + amount, "\(age)")
        }
        #expect(try expected(.sammanlevande, [17, 3, 12, 9, 4], 2024) == 10_061 + 5_208 + 2 * 3_255 + 4_558 + 3_906)
        for (year, confidence) in [(2024, Confidence.reported), (2025, .unconfirmed), (2026, .reported)] {
            let payDate = PayDate(Day(year, 12, 31))
            let single = try Normalbelopp.expected(for: AttachmentHousehold(.ensamstaende), at: payDate)
            #expect(single.confidence == confidence)
        }
    }

    @Test("2022 has other amounts from June, and until then one for all children above six")
    func duringTheYear() throws {
        let ages = [6, 7, 11, 15]
        for (day, single, couple, children) in [
            (Day(2022, 1, 1), 5_157, 8_520, [2_736, 3_150, 3_150, 3_150]),
            (Day(2022, 5, 31), 5_157, 8_520, [2_736, 3_150, 3_150, 3_150]),
            (Day(2022, 6, 1), 5_158, 8_520, [2_756, 3_308, 3_860, 4_411]),
            (Day(2022, 12, 31), 5_158, 8_520, [2_756, 3_308, 3_860, 4_411]),
            (Day(2023, 1, 1), 5_717, 9_445, [3_055, 3_667, 4_279, 4_889]),
        ] as [(Day, Int64, Int64, [Int64])] {
            func expected(_ adults: AttachmentHousehold.Adults, _ ages: [Int] = []) throws -> Int64 {
                let household = try AttachmentHousehold(adults, childAges: ages)
                return try Normalbelopp.expected(for: household, at: PayDate(day)).amount.wholeKronor
            }
            #expect(try expected(.ensamstaende) == single && expected(.sammanlevande) == couple, "\(day)")
            for (age, amount) in zip(ages, children) {
                #expect(try expected(.ensamstaende, [age]) == single + amount, "\(day) \(age)")
            }
        }
        for figure in Normalbelopp.figures {
            #expect(figure.rows.prefix(2).allSatisfy { $0.confidence == .confirmed })
            AttachmentCase.expect(.yearNotCovered, naming: figure.key, "2021") { () throws(PayrollError) in
                _ = try figure.row(for: PayDate(Day(2021, 12, 31)))
            }
        }
    }

    @Test("an impossible age of a child is refused with the age", arguments: [-1, 121, .min, .max])
    func impossibleAge(age: Int) {
        AttachmentCase.expect(.invalidValue, naming: "\(age) år") { () throws(PayrollError) in
            _ = try AttachmentHousehold(.ensamstaende, childAges: [4, age])
        }
    }

    @Test("a protected amount below that of one adult is found, one at it is not")
    func finding() throws {
        let year = IncomeYear(2026)
        let payDate = PayDate(Day(2026, 11, 27))
        #expect(try Normalbelopp.finding(on: AttachmentCase.decision(6_243), at: payDate) == nil)
        let finding = try #require(try Normalbelopp.finding(on: AttachmentCase.decision(6_242), at: payDate))
        #expect(
            finding
                == .protectedBelowNormalbelopp(
                    caseNumber: "U-1-26", protectedAmount: Amount(ore: 624_200), normalbelopp: Amount(ore: 624_300),
                    year: year, .reported))
        #expect(finding.text.contains("U-1-26") && finding.text.contains("6\u{A0}242,00 kr"))
        #expect(!finding.text.contains("obekräftad"))
        let uncertain = try Normalbelopp.finding(on: AttachmentCase.decision(1_000), at: PayDate(Day(2025, 11, 27)))
        #expect(try #require(uncertain).text.contains("obekräftad"))
        AttachmentCase.expect(.yearNotCovered, naming: "2027") { () throws(PayrollError) in
            _ = try Normalbelopp.finding(on: AttachmentCase.decision(6_242), at: PayDate(Day(2027, 1, 27)))
        }
    }
}
