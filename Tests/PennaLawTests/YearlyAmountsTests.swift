//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Amounts set once a year")
struct YearlyAmountsTests {
    /// Skatteverket, SKV 433 utgåva 34–36.
    @Test(
        "The amounts of each year",
        arguments: [
            (2024, 57_300, 76_200, 598_500), (2025, 58_800, 80_600, 625_800), (2026, 59_200, 83_400, 643_000),
        ])
    func amounts(year: Int, prisbasbelopp: Int64, inkomstbasbelopp: Int64, skiktgrans: Int64) throws {
        let year = IncomeYear(year)
        #expect(try YearlyAmounts.prisbasbelopp.row(in: year).value == prisbasbelopp * 100)
        #expect(try YearlyAmounts.inkomstbasbelopp.row(in: year).value == inkomstbasbelopp * 100)
        #expect(try YearlyAmounts.skiktgrans.row(in: year).value == skiktgrans * 100)
    }

    @Test("An amount changes on New Year's Day and not before")
    func newYear() throws {
        #expect(try YearlyAmounts.prisbasbelopp.row(on: Day(2025, 12, 31)).value == 5_880_000)
        #expect(try YearlyAmounts.prisbasbelopp.row(on: Day(2026, 1, 1)).value == 5_920_000)
        #expect(try YearlyAmounts.prisbasbelopp.row(for: PayDate(Day(2026, 12, 31))).value == 5_920_000)
    }

    /// The tax formula is exact in ten-thousandths of a krona only then.
    @Test("Every amount is whole hundreds of kronor, has a source and is confirmed")
    func shape() {
        for row in YearlyAmounts.figures.flatMap(\.rows) {
            #expect(row.value % 10_000 == 0)
            #expect(!row.source.isEmpty)
            #expect(row.confidence == .confirmed)
        }
    }

    @Test("A missing year is an error that names figure and year", arguments: [Int.min, 0, 2023, 2027, 9_999, 10_000])
    func missingYear(year: Int) {
        for figure in YearlyAmounts.figures {
            let error = #expect(throws: PayrollError.self) { try figure.row(in: IncomeYear(year)) }
            #expect(error?.code == .yearNotCovered)
            #expect(error?.message.contains("\(figure.name) (\(figure.key)) saknas för år \(year)") == true)
        }
    }

    @Test("A payment in a missing year says so with its day")
    func missingPayment() {
        let day = Day(2027, 1, 25)
        let error = #expect(throws: PayrollError.self) { try YearlyAmounts.prisbasbelopp.row(for: PayDate(day)) }
        #expect(error?.code == .yearNotCovered)
        #expect(error?.day == day)
    }
}
