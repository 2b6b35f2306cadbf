//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Years given at run time stand beside the built-in ones")
struct PayYearsTests {
    private let year = IncomeYear(2027)

    private func given(_ figures: (String, Int64, Confidence)..., derived: Confidence? = nil) throws -> PayYears {
        var year = PayYear(self.year)
        for (key, value, confidence) in figures {
            try year.add(YearFigure(key, InventedYear.row(2027, value, confidence)))
        }
        if let derived { year.derived = FigureMark(derived, InventedYear.mark.source) }
        return try PayYears([year])
    }

    @Test(
        "What is known of 2027 is built in with its marks: prisbasbelopp unconfirmed, SINK reported, the youth rate confirmed"
    )
    func known2027() throws {
        let base = try YearlyAmounts.prisbasbelopp.row(in: year)
        #expect(base.value == 59_600_00 && base.confidence == .unconfirmed)
        let sink = try TaxRules.sinkShare.row(in: year)
        #expect(sink.value == 200_000 && sink.confidence == .reported)
        let youth = EmployerContributionRules.youthRate
        #expect(PayYears.builtIn.row(of: youth, on: Day(2027, 9, 30))?.confidence == .confirmed)
        #expect(PayYears.builtIn.row(of: youth, on: Day(2027, 10, 1)) == nil)
        // Ages 18–22 when 2027 begins.
        for (born, expected) in [(2003, ContributionClass.standard), (2004, .youth), (2008, .youth), (2009, .standard)]
        {
            #expect(try ContributionClass(birthYear: born, payDate: PayDate(Day(2027, 9, 30))) == expected)
        }
    }

    @Test("What is derived of prisbasbelopp 2027 are the amounts that others have calculated")
    func derived2027() throws {
        let meals = try Kostforman(year: year)
        #expect(try meals.value(of: .helDag).amount == Amount(kronor: 310))
        #expect(try meals.value(of: .lunch).amount == Amount(kronor: 124))
        #expect(try meals.value(of: .frukost).amount == Amount(kronor: 62))
        let travel = try Traktamente(year: year)
        #expect(try travel.amount(of: .wholeDay).amount == Amount(kronor: 300))
        #expect(try travel.amount(of: .halfDay).amount == Amount(kronor: 150))
        #expect(try BaseAmountCeiling.sjukpenning.yearly(in: year) == Amount(kronor: 596_000))
        #expect(try Sjukpenning.highestDay(in: year).amount == Amount(kronor: 1_267))
    }

    @Test("Who derives from an amount that is confirmed, but not published as derived, says calculated")
    func calculated() throws {
        #expect(try Kostforman(year: IncomeYear(2026)).value(of: .lunch).confidence == .confirmed)
        #expect(try Kostforman(year: year).value(of: .lunch).confidence == .unconfirmed)
        let years = try given(("belopp.prisbasbelopp", 59_600_00, .confirmed))
        #expect(try Kostforman(year: year, years: years).value(of: .lunch).confidence == .calculated)
        #expect(try Traktamente(year: year, years: years).amount(of: .wholeDay).confidence == .calculated)
        let published = try given(("belopp.prisbasbelopp", 59_600_00, .confirmed), derived: .confirmed)
        #expect(try Kostforman(year: year, years: published).value(of: .lunch).confidence == .confirmed)
    }

    @Test("Calculated is weaker than reported and stronger than unconfirmed")
    func order() {
        #expect(Confidence.calculated.weaker(.reported) == .calculated)
        #expect(Confidence.calculated.weaker(.unconfirmed) == .unconfirmed)
        #expect(Confidence.confirmed.weaker(.calculated) == .calculated)
        #expect("\(Confidence.calculated)" == "calculated" && Confidence.calculated.swedish == "uträknad")
    }

    @Test("A given row holds on its own days, and the built-in one around them")
    func dates() throws {
        let rate = EmployerContributionRules.youthRate
        var document = PayYear(year)
        let days = FigureRow(
            from: Day(2027, 10, 1), through: Day(2027, 12, 30), 150_000, source: .document("Påhittat"),
            confidence: .unconfirmed)
        try document.add(YearFigure(rate.key, days))
        let alone = #expect(throws: PayrollError.self) { try PayYears([document]) }
        #expect(alone?.code == .missingFigure && alone?.message.contains("avgift.unga.tak") ?? false)
        for (figure, value) in [
            (EmployerContributionRules.youthCap, 25_000_00), (EmployerContributionRules.youthLowestAge, 18),
            (EmployerContributionRules.youthHighestAge, 22),
        ] as [(Figure, Int64)] {
            try document.add(
                YearFigure(
                    figure.key,
                    FigureRow(
                        from: days.from, through: days.through, value, source: .document("Påhittat"),
                        confidence: .unconfirmed)))
        }
        let years = try PayYears([document])
        for (day, value) in [
            (Day(2027, 9, 30), 208_100), (Day(2027, 10, 1), 150_000), (Day(2027, 12, 30), 150_000),
            (Day(2027, 12, 31), nil),
        ] as [(Day, Int64?)] {
            #expect(years.row(of: rate, on: day)?.value == value, "\(day)")
        }
    }

    @Test("All that 2027 lacks is named, what everybody needs before what some need")
    func gaps() throws {
        let error = #expect(throws: PayrollError.self) { try PayYears.builtIn.require(year) }
        let message = error?.message ?? ""
        #expect(error?.code == .yearNotCovered)
        for word in [
            "skattetabeller", "belopp.inkomstbasbelopp", "belopp.skiktgrans", "belopp.statslaneranta",
            "avgift.alderspension",
            "pension.slp", "engångstabell", "--init 2027", "--import", "--provisional", "utmatning.normalbelopp.ensam",
        ] {
            #expect(message.contains(word), "\(word)")
        }
        for word in ["belopp.prisbasbelopp", "skatt.sink", "avgift.befriad"] {
            #expect(!message.contains(word), "\(word)")
        }
        for known in 2024...2026 {
            #expect(throws: Never.self) { try PayYears.builtIn.require(IncomeYear(known)) }
        }
    }

    @Test("The year before stands in, unconfirmed and for another year, and a year that lacks nothing is left as it is")
    func provisional() throws {
        let years = try PayYears.builtIn.standingIn(for: year)
        #expect(years.provisionalYear == year)
        let table = try TaxTable(year: year, number: 33, years: years)
        #expect(table.year == year && table.confidence == .unconfirmed)
        let last = try TaxTable(year: IncomeYear(2026), number: 33)
        #expect(table.tax(on: Amount(ore: 35_000_00), in: .lon) == last.tax(on: Amount(ore: 35_000_00), in: .lon))
        let income = try YearlyAmounts.inkomstbasbelopp.row(in: year, years)
        #expect(income.value == 83_400_00 && income.confidence == .unconfirmed)
        // What is known of the year itself is used.
        #expect(try YearlyAmounts.prisbasbelopp.row(in: year, years).value == 59_600_00)
        #expect(try PayYears.builtIn.standingIn(for: IncomeYear(2026)).provisionalYear == nil)
        #expect(throws: PayrollError.self) { try PayYears.builtIn.standingIn(for: IncomeYear(2028)) }
        #expect(PayYears.builtIn.provisionalYear == nil && years != PayYears.builtIn)
    }

    @Test("Days outside the year, two values of a day and a backward row are refused")
    func badFigures() throws {
        var document = PayYear(year)
        try document.add(YearFigure("pension.slp", InventedYear.row(2027, 242_600)))
        func row(_ from: Day, _ through: Day?) -> FigureRow {
            FigureRow(from: from, through: through, 1, source: .document("Påhittat"), confidence: .unconfirmed)
        }
        for (figure, code) in [
            (YearFigure("pension.slp", row(Day(2027, 12, 31), Day(2027, 12, 31))), PayrollError.Code.overlap),
            (YearFigure("avgift.minsta", row(Day(2026, 12, 31), Day(2027, 1, 1))), .invalidValue),
            (YearFigure("avgift.minsta", row(Day(2027, 12, 31), Day(2028, 1, 1))), .invalidValue),
            (YearFigure("avgift.minsta", row(Day(2027, 2, 1), Day(2027, 1, 31))), .invalidValue),
            (YearFigure("avgift.minsta", row(Day(2027, 2, 1), nil)), .invalidValue),
        ] {
            let error = #expect(throws: PayrollError.self) { try document.add(figure) }
            #expect(error?.code == code && error?.message.contains(figure.key) ?? false)
        }
        #expect(document.figures.count == 1)
    }

    @Test("A year twice, or one that contradicts what is confirmed, is refused; what is not confirmed may be replaced")
    func contradictions() throws {
        let twice = #expect(throws: PayrollError.self) { try PayYears([PayYear(year), PayYear(year)]) }
        #expect(twice?.code == .overlap)
        var old = PayYear(IncomeYear(2026))
        try old.add(YearFigure("belopp.prisbasbelopp", InventedYear.row(2026, 59_300_00)))
        let error = #expect(throws: PayrollError.self) { try PayYears([old]) }
        #expect(error?.message.contains("belopp.prisbasbelopp") ?? false)
        let years = try given(("belopp.prisbasbelopp", 60_100_00, .confirmed))
        #expect(try YearlyAmounts.prisbasbelopp.row(in: year, years).value == 60_100_00)
        #expect(try YearlyAmounts.prisbasbelopp.row(in: year).value == 59_600_00)
    }

    @Test("The hash of a year changes with a value, a mark, a day and a cell, and with nothing else")
    func digest() throws {
        func year(
            _ value: Int64 = 1, _ mark: Confidence = .reported, _ last: Day = Day(2027, 12, 31),
            _ source: Source = .document("a")
        )
            throws -> SHA256.Digest
        {
            var year = PayYear(self.year)
            try year.add(
                YearFigure(
                    "avgift.minsta",
                    FigureRow(from: Day(2027, 1, 1), through: last, value, source: source, confidence: mark)))
            return year.digest
        }
        let digest = try year()
        #expect(try year(1, .reported, Day(2027, 12, 31), .document("b")) == digest)
        for other in [try year(2), try year(1, .confirmed), try year(1, .reported, Day(2027, 12, 30))] {
            #expect(other != digest)
        }
    }
}
