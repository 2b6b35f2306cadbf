//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("The employer's overhead (PO-pålägg)")
struct PayrollOverheadTests {
    /// What SKR published for municipalities: the year's sum, and 2022 for persons above the age limit.
    private static let published = [
        PayrollOverhead.Row(
            .standard, from: Day(2022, 1, 1), through: Day(2022, 12, 31), Percent(millionths: 392_500),
            source: "SKR, PO-pålägg 2022"),
        PayrollOverhead.Row(
            .pensioner, from: Day(2022, 1, 1), through: Day(2022, 12, 31), Percent(millionths: 158_100),
            source: "SKR, PO-pålägg 2022"),
        PayrollOverhead.Row(
            .standard, from: Day(2023, 1, 1), Percent(millionths: 445_300), source: "SKR, PO-pålägg 2023"),
    ]

    @Test("SKR's figures of 2022 and 2023, on both sides of the change")
    func publishedFigures() throws {
        let overhead = try PayrollOverhead(Self.published.reversed())
        let gross = try Amount(kronor: 30_000)
        for (day, ageClass, ore) in [
            (Day(2022, 1, 1), ContributionClass.standard, Int64(1_177_500)),
            (Day(2022, 12, 31), .standard, 1_177_500), (Day(2023, 1, 1), .standard, 1_335_900),
            (Day(2026, 11, 27), .standard, 1_335_900), (Day(2022, 6, 25), .pensioner, 474_300),
        ] {
            let proved = try overhead.overhead(on: gross, of: ageClass, on: day)
            #expect(proved.amount.ore == ore)
            #expect(proved.formula == FormulaID(111))
            #expect(proved.operands[0] == 3_000_000)
            #expect(proved.confidence == .reported)
        }
        #expect(try overhead.row(of: .standard, on: Day(2023, 1, 1)).source.text == "SKR, PO-pålägg 2023")
        #expect(overhead.figures.map(\.key) == ["po.alderspension", "po.full"])
    }

    /// 44.53 % of 0.50 kr = 22.265 öre; of 5.00 kr = 222.65; of 50.00 kr = 2 226.5, an exact half.
    @Test(
        "Öre, an exact half away from zero, both ways",
        arguments: [(50, 22), (500, 223), (5_000, 2_227), (-5_000, -2_227), (0, 0), (1, 0), (2, 1)] as [(Int64, Int64)])
    func rounding(gross: Int64, expected: Int64) throws {
        let overhead = try PayrollOverhead(Self.published)
        let proved = try overhead.overhead(on: Amount(ore: gross), of: .standard, on: Day(2023, 1, 1))
        #expect(proved.amount == Amount(ore: expected))
        #expect(proved.operands[1] == 445_300)
    }

    @Test("A class or a day without percentage is an error that names both; nothing is built in")
    func missing() throws {
        let overhead = try PayrollOverhead(Self.published)
        let empty = try PayrollOverhead([])
        #expect(empty.figures.isEmpty)
        for (table, ageClass, day, words) in [
            (overhead, ContributionClass.youth, Day(2026, 5, 25), "nedsatt avgift för unga"),
            (overhead, .exempt, Day(2026, 5, 25), "utan arbetsgivaravgifter"),
            (overhead, .pensioner, Day(2023, 1, 1), "enbart ålderspensionsavgift"),
            (overhead, .standard, Day(2021, 12, 31), "full avgift"),
            (empty, .standard, Day(2026, 5, 25), "full avgift"),
        ] {
            let error = #expect(throws: PayrollError.self) {
                try table.overhead(on: Amount(ore: 100), of: ageClass, on: day)
            }
            #expect(error?.code == .missingFigure)
            #expect(error?.message.contains("PO-pålägg, \(words)") == true)
            #expect(error?.message.contains("\(day)") == true)
            #expect(error?.day == day)
        }
    }

    @Test("Percentages 0 and 100 are taken, those outside are not")
    func limits() throws {
        func table(_ millionths: Int64) throws -> PayrollOverhead {
            try PayrollOverhead([
                PayrollOverhead.Row(.youth, from: Day(2026, 1, 1), Percent(millionths: millionths), source: "Budget")
            ])
        }
        let gross = Amount(ore: 12_345)
        #expect(try table(0).overhead(on: gross, of: .youth, on: Day(2026, 1, 1)).amount == .zero)
        #expect(try table(1_000_000).overhead(on: gross, of: .youth, on: Day(2026, 1, 1)).amount == gross)
        for (millionths, words) in [(Int64(-1), "\u{2212}0,0001 %"), (1_000_001, "100,0001 %"), (.max, "%")] {
            let error = #expect(throws: PayrollError.self) { try table(millionths) }
            #expect(error?.code == .invalidValue)
            #expect(error?.message.contains(words) == true)
            #expect(error?.message.contains("2026-01-01") == true)
        }
    }

    @Test("Rows that contradict each other, end before they begin or have no source are refused")
    func badRows() throws {
        func row(_ from: Day, _ through: Day? = nil, _ source: String = "Budget") -> PayrollOverhead.Row {
            PayrollOverhead.Row(.standard, from: from, through: through, Percent(millionths: 400_000), source: source)
        }
        let (first, second) = (Day(2025, 1, 1), Day(2026, 1, 1))
        for (rows, code) in [
            ([row(first), row(first)], PayrollError.Code.overlap), ([row(second), row(first, second)], .overlap),
            ([row(second, first)], .invalidValue), ([row(first, nil, "")], .invalidValue),
            ([row(first, nil, "  ")], .invalidValue),
        ] {
            let error = #expect(throws: PayrollError.self) { try PayrollOverhead(rows) }
            #expect(error?.code == code)
            #expect(error?.message.contains("full avgift") == true)
        }
        // A row that ends the day before, one that is replaced, one of a single day, and the same day in another class.
        _ = try PayrollOverhead([
            row(first, second - 1), row(second), row(Day(2026, 2, 1), Day(2026, 2, 1)),
            PayrollOverhead.Row(.youth, from: first, Percent(millionths: 300_000), source: "Budget"),
        ])
    }

    @Test("The greatest amount there is can be charged in full")
    func greatest() throws {
        let table = try PayrollOverhead([
            PayrollOverhead.Row(.standard, from: Day(2026, 1, 1), .whole, source: "Budget")
        ])
        #expect(
            try table.overhead(on: Amount(ore: .max), of: .standard, on: Day(2026, 1, 1)).amount == Amount(ore: .max))
    }

    @Test("The formulas and figures of the extras are listed once each")
    func listing() {
        #expect(ContributionExtraRules.formulas.map(\.id) == [FormulaID(111)])
        #expect(
            ContributionExtraRules.figures.map(\.key) == ["avgift.minsta", "avgift.loneskatt.forvarvsinkomst"])
        let known = Set(EmployerContributionRules.figures.map(\.key))
        #expect(ContributionExtraRules.figures.allSatisfy { !known.contains($0.key) })
    }
}
