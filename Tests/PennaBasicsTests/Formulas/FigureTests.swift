//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Figure")
struct FigureTests {
    static let figure = Figure(
        "prov.ob", name: "OB-tillägg i prov", unit: .krona,
        rows: [
            FigureRow(
                from: Day(2024, 4, 1), through: Day(2025, 3, 31), 12_270, source: .document("a"), confidence: .reported),
            FigureRow(from: Day(2025, 4, 1), 12_690, source: .document("b"), confidence: .confirmed),
            FigureRow(
                from: Day(2026, 4, 1), through: Day(2027, 3, 31), 13_070, source: .document("c"),
                confidence: .unconfirmed),
            FigureRow(from: Day(2027, 6, 1), 13_500, source: .document("d"), confidence: .unconfirmed),
        ])

    static let known: [(Day, Int64)] = [
        (Day(2024, 4, 1), 12_270), (Day(2025, 3, 31), 12_270), (Day(2025, 4, 1), 12_690), (Day(2026, 3, 31), 12_690),
        (Day(2026, 4, 1), 13_070), (Day(2027, 3, 31), 13_070), (Day(2027, 6, 1), 13_500), (Day(2099, 1, 1), 13_500),
    ]

    @Test("the row of a day is the last that has begun, from its first day through its last", arguments: known)
    func row(day: Day, value: Int64) throws {
        #expect(try FigureTests.figure.row(on: day).value == value)
    }

    @Test(
        "a day without a row is an error that names figure and day; the nearest row is never used",
        arguments: [Day(2024, 3, 31), Day(2027, 4, 1), Day(2027, 5, 31), Day(1990, 1, 1)])
    func missing(day: Day) {
        expectError(.missingFigure, "OB-tillägg i prov", "prov.ob", "\(day)", "Ange", day: day) {
            () throws(PayrollError) in _ = try FigureTests.figure.row(on: day)
        }
    }

    @Test("a figure without rows is missing every day")
    func empty() {
        let none = Figure("prov.tom", name: "Tom", unit: .tal, rows: [])
        expectError(.missingFigure, "prov.tom") { () throws(PayrollError) in _ = try none.row(on: Day(2026, 1, 1)) }
    }

    @Test("a row keeps its source and how well it is known")
    func source() throws {
        let row = try FigureTests.figure.row(on: Day(2026, 4, 1))
        #expect(row.source == .document("c"))
        #expect(row.confidence == .unconfirmed)
        #expect(row.through == Day(2027, 3, 31))
    }

    @Test("what is built on two is no better known than the weaker")
    func confidence() {
        for left in Confidence.allCases {
            for right in Confidence.allCases {
                #expect(left.weaker(right).rawValue == max(left.rawValue, right.rawValue))
            }
        }
        #expect(Confidence.allCases.map(\.swedish) == ["bekräftad", "uppgiven", "uträknad", "obekräftad"])
    }
}
