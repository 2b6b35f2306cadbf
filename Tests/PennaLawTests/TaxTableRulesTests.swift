//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Which tax table and column a person has")
struct TaxTableRulesTests {
    /// SKV 433 section 3: 66 at the start of the year.
    @Test(
        "The column for pay changes with the birth year",
        arguments: [
            (2024, 1958, 1), (2024, 1957, 3), (2025, 1959, 1), (2025, 1958, 3), (2026, 1960, 1), (2026, 1959, 3),
            (2026, 1937, 3), (2026, 2010, 1), (2026, 2026, 1), (2026, 1876, 3),
        ])
    func columnForPay(year: Int, birthYear: Int, column: Int) throws {
        #expect(try TaxColumn.forPay(birthYear: birthYear, in: IncomeYear(year)).rawValue == column)
    }

    @Test("An impossible birth year is refused by its number", arguments: [2027, 1875, 0, Int.min, Int.max])
    func impossibleBirthYear(birthYear: Int) {
        let error = #expect(throws: PayrollError.self) {
            try TaxColumn.forPay(birthYear: birthYear, in: IncomeYear(2026))
        }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("\(birthYear)") == true)
    }

    @Test("The age limit of a year that is not known is not guessed", arguments: [2023, 2027])
    func unknownYear(year: Int) {
        let error = #expect(throws: PayrollError.self) { try TaxColumn.forPay(birthYear: 1990, in: IncomeYear(year)) }
        #expect(error?.code == .yearNotCovered)
    }

    /// SKV 433 section 3.
    @Test("Each kind of income has its column, on both sides of the age limit")
    func columnForIncome() throws {
        func column(_ income: TaxColumn.Income, _ born: Int) throws -> Int {
            try TaxColumn.column(for: income, birthYear: born, in: IncomeYear(2026)).rawValue
        }
        #expect(try [column(.lon, 1960), column(.lon, 1959)] == [1, 3])
        #expect(try [column(.pension, 1960), column(.pension, 1959)] == [6, 2])
        #expect(try column(.sjukersattning, 1960) == 4)
        #expect(try [column(.annanErsattning, 1960), column(.annanErsattning, 1938)] == [5, 5])
        #expect(throws: PayrollError.self) { try column(.sjukersattning, 1959) }
        #expect(throws: PayrollError.self) { try column(.annanErsattning, 1937) }
    }

    @Test("Columns are numbered 1–6")
    func columnNumbers() throws {
        #expect(TaxColumn.allCases.map(\.rawValue) == [1, 2, 3, 4, 5, 6])
        #expect(try TaxColumn(number: 3) == .aldreLon)
        #expect(throws: PayrollError.self) { try TaxColumn(number: 7) }
    }

    /// SFF 13:5: above 50 hundredths the next table, else the lower one.
    @Test(
        "A municipality's rate gives the table",
        arguments: [
            ("32.50", 32), ("32.51", 33), ("32.5001", 33), ("32.4999", 32), ("33", 33), ("28.51", 29), ("42.50", 42),
        ])
    func tableNumber(rate: String, number: Int) throws {
        #expect(try TaxTable.number(forTotalRate: #require(Percent(rate))) == number)
    }

    @Test("A rate outside the tables is refused by its number", arguments: ["28.50", "42.51", "0", "-33.10", "100"])
    func rateOutside(rate: String) throws {
        let percent = try #require(Percent(rate))
        let error = #expect(throws: PayrollError.self) { try TaxTable.number(forTotalRate: percent) }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("%") == true)
    }

    @Test("The formula of table tax has the number and the operands that pay lines use")
    func formula() throws {
        let formula = try #require(TaxRules.formulas.first { $0.id == FormulaID(100) })
        #expect(formula.operands.map(\.name) == ["år", "tabell", "kolumn", "underlag", "kontant_lön"])
        #expect(formula.operands.map(\.unit) == [.tal, .tal, .tal, .krona, .krona])
        #expect(formula.confidence == .confirmed)
    }

    @Test("Every figure has its own key and a value with source for each year")
    func figures() throws {
        #expect(Set(TaxRules.figures.map(\.key)).count == TaxRules.figures.count)
        for figure in TaxRules.figures {
            for year in 2024...2026 {
                #expect(try !figure.row(in: IncomeYear(year)).source.references.isEmpty)
                #expect(try figure.row(on: Day(year, 12, 31)).value > 0)
            }
            // Of 2027 the rate of SINK is known, and nothing else.
            let isKnown = (try? figure.row(in: IncomeYear(2027))) != nil
            #expect(isKnown == (figure.key == "skatt.sink"), "\(figure.key)")
        }
    }

    @Test("The figures are the year's own parameters")
    func figureValues() throws {
        func value(_ key: String, _ year: Int) throws -> Int64 {
            try #require(TaxRules.figures.first { $0.key == key }).row(in: IncomeYear(year)).value
        }
        #expect(try [2024, 2025, 2026].map { try value("skatt.publicservice.tak", $0) } == [160, 155, 142])
        #expect(try value("skatt.aldersgrans", 2026) == 66)
        #expect(try value("skatt.samfund", 2026) == 11_600)
        #expect(try value("skatt.forvarvsinkomst.hogst", 2026) == 150_000)
    }
}
