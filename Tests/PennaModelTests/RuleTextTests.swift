//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@Suite struct RuleTextTests {
    private static let share = figure(
        .procent, [FigureRow(from: Day(2020, 1, 1), 1_800_000, source: [], confidence: .confirmed)])
    private static let limit = figure(
        .timme,
        [
            FigureRow(from: Day(2020, 1, 1), through: Day(2025, 3, 31), 19 * 60, source: [], confidence: .confirmed),
            FigureRow(from: Day(2025, 4, 1), 16 * 60 + 30, source: [], confidence: .confirmed),
        ])
    private static let gone = figure(
        .dag,
        [FigureRow(from: Day(2020, 1, 1), through: Day(2025, 3, 31), 1, source: [], confidence: .confirmed)])

    private static func figure(_ unit: OperandUnit, _ rows: [FigureRow]) -> Figure {
        Figure("prov.1", name: "Prov", unit: unit, rows: rows)
    }

    @Test("A figure in a text stands as it does on the day asked about, else as it last stood")
    func byDay() {
        let text: RuleText = "Från \(Self.limit, .clock), \(Self.limit) och \(Self.share)"
        #expect(text.swedish(on: Day(2024, 1, 1)) == "Från 19, 19\u{A0}timmar och 180\u{A0}procent")
        #expect(text.swedish() == "Från 16.30, 16,5\u{A0}timmar och 180\u{A0}procent")
        let old: RuleText = "\(Self.gone) till och med \(through: Self.gone)"
        #expect(old.swedish(on: Day(2026, 1, 1)) == "1\u{A0}dag till och med 31\u{A0}mars 2025")
    }

    @Test("Units, dates, keys, products and paragraphs are put in; what is typed is told apart")
    func pieces() {
        let days = Self.figure(.tal, [FigureRow(from: Day(2020, 1, 1), 2, source: [], confidence: .confirmed)])
        let minutes = Self.figure(.timme, [FigureRow(from: Day(2020, 1, 1), 30, source: [], confidence: .confirmed)])
        let text: RuleText =
            "\(minutes), \(Self.share, times: days), \(since: Self.limit), \(key: Self.limit), \(paragraph: 20, mom: 2)"
        #expect(
            text.swedish()
                == "30\u{A0}minuter, 360\u{A0}procent, 1\u{A0}april 2025, prov.1, §\u{A0}20 mom.\u{A0}2")
        #expect(text.words == [", ", ", ", ", ", ", "])
        let byHand: RuleText = "ger 25 dagar"
        #expect(byHand.words.contains { $0.contains { $0.isNumber } })
    }

    @Test("A figure that only the employer can say is told as such, and a switch by its choice")
    func unknown() {
        let own = Figure("prov.2", name: "Prov", unit: .krona, rows: [])
        let choice = Figure(
            "prov.3", name: "Prov", unit: .tal, choices: ["nej", "ja"],
            rows: [FigureRow(from: Day(2020, 1, 1), 1, source: [], confidence: .confirmed)])
        let text: RuleText = "\(own): \(choice)"
        #expect(text.swedish() == "det som arbetsgivaren har angett: ja")
    }
}
