//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles
import PennaFormat
import Testing

/// What the columns of lines.csv say is checked from their text alone, with arithmetic of the test's own.
@Suite struct PaidQuantityTests {
    private struct Row {
        let fields: [Substring: Substring]
        subscript(_ name: Substring) -> String { String(fields[name] ?? "?") }
    }

    private func rows(_ report: RunReport) -> (columns: [Substring], rows: [Row]) {
        let text = String(decoding: ResultFiles.lines(report), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        return (
            lines[0],
            lines.dropFirst().map { Row(fields: Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) }
        )
    }

    /// A decimal number, or hours with minutes and seconds, as a fraction.
    private func fraction(_ text: String) throws -> (top: Int128, bottom: Int128) {
        let sign: Int128 = text.hasPrefix("-") ? -1 : 1
        let parts = text.drop { $0 == "-" }.split(separator: ":")
        func decimal(_ text: Substring) throws -> (Int128, Int128) {
            let halves = text.split(separator: ".", maxSplits: 1)
            let decimals = halves.count > 1 ? halves[1] : ""
            let bottom = decimals.reduce(into: Int128(1)) { bottom, _ in bottom *= 10 }
            return (try #require(Int128(String(halves[0] + decimals))), bottom)
        }
        guard parts.count > 1 else {
            let (top, bottom) = try decimal(parts[0])
            return (sign * top, bottom)
        }
        let hours = try #require(Int128(parts[0]))
        let minutes = try #require(Int128(parts[1])) + hours * 60
        let (seconds, bottom) = parts.count > 2 ? try decimal(parts[2]) : (0, 1)
        return (sign * (minutes * 60 * bottom + seconds), 3600 * bottom)
    }

    /// A product in öre, a half away from zero.
    private func ore(_ quantity: String, _ price: String) throws -> Int128 {
        let (left, right) = (try fraction(quantity), try fraction(price))
        let (top, bottom) = (left.top * right.top * 100, left.bottom * right.bottom)
        let size = ((top < 0 ? -top : top) * 2 + bottom) / (bottom * 2)
        return top < 0 ? -size : size
    }

    private func check(_ report: RunReport, _ seen: inout [String: Int]) throws {
        for row in rows(report).rows where !row["price"].isEmpty {
            let quantity = row["paid_quantity"].isEmpty ? row["quantity"] : row["paid_quantity"]
            #expect(!quantity.isEmpty && !row["price_unit"].isEmpty)
            #expect(try ore(quantity, row["price"]) == ore(row["amount"], "1"), "\(row.fields)")
            seen[row["formula"], default: 0] += 1
        }
    }

    @Test("What is paid for times the price is the amount, on every line of the demo where both stand")
    func demo() throws {
        var seen: [String: Int] = [:]
        let centre = try DemoCentre(payslips: 2_500, seed: 1)
        for facts in centre.employers {
            let batch = Batch(
                try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime), facts)
            try check(RunReport(batch, try batch.calculate()), &seen)
        }
        // Hourly pay, OB, OB of a sick person, OB in jour, travel, contribution, PO, särskild löneskatt, meals.
        for formula in ["2001", "2040", "2063", "2090", "2085", "110", "111", "174", "151"] {
            #expect(seen[formula, default: 0] > 0, "\(formula)")
        }
    }

    @Test("OB of 10 hours 10 minutes is paid as 10:30; a contribution of 31.42 % is a share and no price in kronor")
    func halfHours() throws {
        let folder = try TestFolder.small(
            registrations: """
                002;extra;2026-10-05;;19:00;22:00;;;;;;;
                002;extra;2026-10-06;;19:00;22:00;;;;;;;
                002;extra;2026-10-07;;19:00;22:00;;;;;;;
                002;extra;2026-10-08;;19:00;20:10;;;;;;;
                002;lonerad;2026-10-08;;;;;;;bonus;3.3333;;
                002;ersattning;2026-10-09;;;;;;;mil;-2.5;;

                """)
        let report = try report(folder.read())
        var seen: [String: Int] = [:]
        try check(report, &seen)
        let (columns, rows) = rows(report)
        #expect(columns.suffix(3) == ["paid_quantity", "paid_unit", "price_unit"])
        let ob = try #require(rows.first { $0["item"] == "ob-d" })
        #expect(ob["quantity"] == "10:10" && ob["paid_quantity"] == "10:30" && ob["paid_unit"] == "tim")
        #expect(ob["price"] == "26.40" && ob["price_unit"] == "kr/tim" && ob["amount"] == "277.20")
        #expect(seen["2"] == 2)
        let contributions = rows.filter { $0["item"] == "arbetsgivaravgift" }
        #expect(contributions.map { $0["price"] } == ["0.1021", "0.3142"])
        #expect(contributions.allSatisfy { $0["price_unit"] == "andel" })
        #expect(rows.filter { $0["formula"] == "2" }.allSatisfy { $0["price_unit"] == "kr/st" })
        let first = try #require(report.result.payslips.first { $0.person == 1 })
        let views = report.lineReader.views(of: first, in: report.result.arena)
        #expect(views.contains { $0.paid?.swedish == "10,5\u{A0}tim" })
    }

    private func paid(_ formula: UInt16, _ operands: [Int64]) throws -> PaidQuantity {
        let formula = try #require(RuleBook.standard.formulas.first { $0.id.number == formula })
        let reader = try #require(PaidReader(formula))
        return try #require(reader.value(operands[...]))
    }

    private func text(_ quantity: PaidQuantity) -> String {
        var bytes: [UInt8] = []
        quantity.addPlainText(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("Hours have seconds where a share of a minute is paid, and days six decimals where they have no end")
    func texts() throws {
        for (formula, operands, plain, swedish) in [
            (2040, [0, 610, 2_640], "10:30", "10,5 tim"), (2040, [610, 20, 2_640], "0:00", "0 tim"),
            (2040, [600, 30, 2_640], "0:30", "0,5 tim"), (2040, [0, 611, 2_640], "10:30", "10,5 tim"),
            (2063, [800_000, 2_640, 720], "9:36", "9,6 tim"),
            (2063, [800_000, 2_640, 7], "0:05:36", "0 tim 5 min 36 s"),
            (2063, [776_001, 2_640, 1], "0:00:46.56006", "0 tim 0 min 46,56006 s"),
            (2090, [500_000, 1_001, 7_830], "8:30", "8,5 tim"),
            (2020, [4_270_000, 850_000, 0, 31, 140, 2, 3_629_500], "2.8", "2,8 dagar"),
            (2021, [3_120_000, 550_000, 0, 31, 140, 120, 480, 1_716_000], "0.35", "0,35 dagar"),
            (2021, [3_120_000, 550_000, 0, 31, 140, 160, 480, 1_716_000], "0.466667", "0,4667 dagar"),
            (2141, [100_000, 2_920_000, 750_000, 0, 31, 500_000, 31], "1.55", "1,55 dagar"),
        ] as [(UInt16, [Int64], String, String)] {
            let quantity = try paid(formula, operands)
            #expect(text(quantity) == plain)
            #expect(quantity.swedish.replacingOccurrences(of: "\u{A0}", with: " ") == swedish)
        }
        let formula = try #require(RuleBook.standard.formulas.first { $0.id.number == 2040 })
        #expect(PaidReader(formula)?.value([1, 2][...]) == nil)
        let largest = try paid(2040, [0, .max, 1])
        #expect(text(largest).isEmpty && largest.swedish.isEmpty)
    }

    @Test("Whatever a formula says is paid for can be read from its text, and a price is kronor or a share")
    func formulas() throws {
        for formula in RuleBook.standard.formulas {
            if formula.paid != nil {
                #expect(PaidReader(formula) != nil && formula.quantity != nil, "\(formula.id.number)")
            }
            guard let price = formula.price else { continue }
            let unit = try #require(formula.operands.first { $0.name == price }).unit
            #expect(formula.quantity != nil && (unit == .krona || unit == .procent), "\(formula.id.number)")
        }
        #expect(RuleBook.standard.formulas.contains { $0.paid != nil })
    }
}
