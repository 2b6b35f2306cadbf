//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

@Suite("A new income year is one new file")
struct NewIncomeYearTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/PennaLaw")

    /// Sources but the years' own files, comments taken out.
    private func code() throws -> [(file: String, lines: [String])] {
        let names = try #require(FileManager.default.enumerator(atPath: Self.folder.path)).compactMap { $0 as? String }
        return try names.filter { $0.hasSuffix(".swift") && !$0.contains("/TaxYear2") }.map { name in
            let text = try String(contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            return (name, text.split(separator: "\n").map(String.init).filter { !$0.contains("//") })
        }
    }

    @Test("Parameters alone make tables, one-off percentages and amounts of a year that nothing else knows of")
    func madeUpYear() throws {
        var next = try #require(TaxYear.all.last)
        let known = next.year.year
        next.year = IncomeYear(known + 1)
        #expect(throws: PayrollError.self) { try TaxTable(year: next.year, number: 33) }
        let table = try TaxTable(next, number: 33)
        #expect(table.year == next.year)
        let last = try TaxTable(year: IncomeYear(known), number: 33)
        for kronor in stride(from: Int64(0), through: 120_000, by: 777) {
            let income = Amount(ore: kronor * 100)
            #expect(table.tax(on: income, in: .lon) == last.tax(on: income, in: .lon))
        }
        #expect(OneOffTax(next.year, next.oneOff).year == next.year)
    }

    @Test("No other code of tax names a year: it stands in the year's file and in the list of years alone")
    func onlyTheList() throws {
        let found = try code().filter { $0.file.hasPrefix("Tax/") }.flatMap { file, lines in
            lines.filter { $0.contains("IncomeYear(20") || $0.contains("Day(20") || $0.contains("year20") }
                .map { "\(file): \($0)" }
        }
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains("static let all") == true)
    }

    @Test("There is no floating point in the law")
    func noFloatingPoint() throws {
        let words = ["Double", "Float", "CGFloat", "Decimal(", "import Foundation", "pow(", "sqrt("]
        let found = try code().flatMap { file, lines in
            lines.filter { line in words.contains { line.contains($0) } }.map { "\(file): \($0)" }
        }
        #expect(found == [])
    }
}
