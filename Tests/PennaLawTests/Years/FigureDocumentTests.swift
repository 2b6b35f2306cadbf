//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite(
    "Dated figures given at run time go on from the built-in ones, and contradict what is confirmed only as a correction"
)
struct FigureDocumentTests {
    /// An invented figure: confirmed in 2025 and 2026, then until further notice.
    private let figure = Figure(
        "prov.belopp", name: "Belopp", unit: .krona,
        rows: [
            FigureRow(from: Day(2025, 4, 1), 100, source: .document("Avtalet"), confidence: .confirmed),
            FigureRow(from: Day(2026, 4, 1), 200, source: .document("Avtalet"), confidence: .confirmed),
        ])
    private let choice = Figure(
        "prov.val", name: "Val", unit: .tal, choices: ["nej", "ja"],
        rows: [FigureRow(from: Day(2025, 4, 1), 0, source: .document("Läst"), confidence: .unconfirmed)])

    private func given(
        _ from: Day, through: Day? = nil, _ value: Int64, known: Instant? = nil, corrects: Bool = false,
        of other: Figure? = nil, source: String = "Påhittat"
    ) -> GivenFigure {
        GivenFigure(
            other ?? figure,
            FigureRow(
                from: from, through: through, value, source: .document(source), confidence: .unconfirmed, known: known),
            corrects: corrects)
    }

    private func document(_ rows: GivenFigure..., name: String = "Prov") throws(PayrollError) -> FigureDocument {
        var document = FigureDocument(name)
        for row in rows { try document.add(row) }
        return document
    }

    private func values(_ years: PayYears, _ days: [Day]) -> [Int64?] {
        days.map { years.row(of: figure, on: $0)?.value }
    }

    @Test("A new version goes on from its first day, and what was before stands as it did")
    func newVersion() throws {
        let years = try PayYears([], figures: [document(given(Day(2027, 4, 1), 300), given(Day(2028, 4, 1), 400))])
        let days = [Day(2026, 3, 31), Day(2027, 3, 31), Day(2027, 4, 1), Day(2028, 3, 31), Day(2028, 4, 1)]
        #expect(values(years, days) == [100, 200, 300, 300, 400])
        #expect(years.rows(of: figure).count == 4 && PayYears.builtIn.rows(of: figure).count == 2)
    }

    @Test("When a new version has ended, the one before does not come back")
    func ended() throws {
        let years = try PayYears([], figures: [document(given(Day(2027, 4, 1), through: Day(2028, 3, 31), 300))])
        #expect(values(years, [Day(2028, 3, 31), Day(2028, 4, 1)]) == [300, nil])
    }

    @Test("A correction holds for its own days from when it was known, of several the one known last")
    func corrections() throws {
        let (first, second) = (Instant(seconds: 1_000), Instant(seconds: 2_000))
        let all = try PayYears(
            [],
            figures: [
                document(given(Day(2027, 4, 1), 300), name: "AB 27"),
                document(
                    given(Day(2025, 4, 1), 120, known: second, corrects: true),
                    given(Day(2025, 4, 1), 110, known: first, corrects: true), name: "Rättelser"),
            ])
        let days = [Day(2025, 3, 31), Day(2025, 4, 1), Day(2026, 3, 31), Day(2026, 4, 1), Day(2027, 4, 1)]
        #expect(values(all, days) == [nil, 120, 120, 200, 300])
        #expect(values(all.known(at: Instant(seconds: 1_999)), days) == [nil, 110, 110, 200, 300])
        #expect(values(all.known(at: Instant(seconds: 999)), days) == [nil, 100, 100, 200, 300])
        #expect(all.known(at: first).digests == all.digests && all.known(at: first) != all)
        #expect(all.given(figure).map { $0.document } == ["AB 27", "Rättelser", "Rättelser"])
    }

    @Test("What is confirmed for settled days is not contradicted, and may be said again")
    func contradictions() throws {
        for (row, isAllowed) in [
            (given(Day(2025, 4, 1), 150), false), (given(Day(2025, 6, 1), through: Day(2025, 6, 30), 150), false),
            (given(Day(2026, 4, 1), 250), false), (given(Day(2024, 1, 1), through: Day(2025, 4, 1), 50), false),
            (given(Day(2024, 1, 1), 50), true), (given(Day(2026, 4, 2), 250), true),
            (given(Day(2025, 4, 1), 100), true), (given(Day(2025, 4, 1), 1, of: choice), true),
        ] {
            #expect(((try? document(row)) != nil) == isAllowed, "\(row)")
        }
    }

    @Test("Bad rows are refused with what is wrong")
    func bad() throws {
        for (rows, code, word) in [
            ([given(Day(2027, 4, 1), through: Day(2027, 3, 31), 300)], .invalidValue, "slutar"),
            ([given(Day(2027, 4, 1), 300, source: " ")], .invalidValue, "källa"),
            ([given(Day(2027, 4, 1), 2, of: choice)], .invalidValue, "0–1"),
            ([given(Day(2025, 4, 1), 150, corrects: true)], .invalidValue, "known"),
            ([given(Day(2027, 4, 1), 300), given(Day(2027, 4, 1), 301)], .overlap, "2027-04-01"),
            (
                [given(Day(2027, 4, 1), through: Day(2027, 12, 31), 300), given(Day(2027, 6, 1), 301)], .overlap,
                "2027-06-01"
            ),
        ] as [([GivenFigure], PayrollError.Code, String)] {
            var document = FigureDocument("Prov")
            let error = #expect(throws: PayrollError.self) { for row in rows { try document.add(row) } }
            #expect(error?.code == code && error?.message.contains(word) ?? false, "\(rows): \(error?.message ?? "")")
        }
    }

    @Test("Two documents have no value for the same day, unless one corrects")
    func overlap() throws {
        let first = try document(given(Day(2027, 4, 1), 300), name: "AB 27")
        let again = try document(given(Day(2027, 4, 1), 301), name: "Annat")
        let error = #expect(throws: PayrollError.self) { try PayYears([], figures: [first, again]) }
        #expect(error?.code == .overlap && error?.message.contains("i AB 27 och i Annat") ?? false)
        let base = YearlyAmounts.prisbasbelopp
        var year = PayYear(IncomeYear(2027))
        try year.add(YearFigure(base.key, InventedYear.row(2027, 60_000_00, .unconfirmed)))
        let other = try document(given(Day(2027, 1, 1), through: Day(2027, 12, 31), 61_000_00, of: base))
        let both = #expect(throws: PayrollError.self) { try PayYears([year], figures: [other]) }
        #expect(both?.code == .overlap && both?.message.contains("årsdokumentet 2027") ?? false)
        let correction = try document(
            given(
                Day(2027, 1, 1), through: Day(2027, 12, 31), 61_000_00, known: Instant(seconds: 1), corrects: true,
                of: base))
        let years = try PayYears([year], figures: [correction])
        #expect(years.row(of: base, on: Day(2027, 5, 1))?.value == 61_000_00)
    }

    @Test("The hash is of all that pay depends on, and of no order")
    func digest() throws {
        let (one, two) = (given(Day(2027, 4, 1), 300), given(Day(2028, 4, 1), 400))
        #expect(try document(one, two).digest == document(two, one).digest)
        let others = [
            given(Day(2027, 4, 1), 301), given(Day(2027, 4, 2), 300),
            given(Day(2027, 4, 1), through: Day(2027, 5, 1), 300),
            given(Day(2027, 4, 1), 300, known: Instant(seconds: 1)),
            given(Day(2027, 4, 1), 300, known: Instant(seconds: 1), corrects: true),
        ]
        let digests = try ([one] + others).map { try document($0).digest }
        #expect(Set(digests).count == digests.count)
        #expect(try document(one, name: "AB 27").label.hasPrefix("AB 27 "))
    }
}
