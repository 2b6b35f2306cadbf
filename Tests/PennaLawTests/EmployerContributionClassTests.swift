//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("The age classes of employer contributions")
struct EmployerContributionClassTests {
    /// Both sides of every limit of SAL 2:27 and lag (2026:100).
    private static let limitCases: [(day: Day, birthYear: Int, expected: ContributionClass)] = [
        (Day(2024, 1, 1), 1937, .exempt),
        (Day(2024, 1, 1), 1938, .pensioner),
        (Day(2024, 6, 25), 1957, .pensioner),
        (Day(2024, 6, 25), 1958, .standard),
        (Day(2025, 12, 31), 1958, .pensioner),
        (Day(2025, 12, 31), 1959, .standard),
        (Day(2026, 1, 1), 1958, .pensioner),
        (Day(2026, 1, 1), 1959, .standard),
        (Day(2026, 3, 31), 2004, .standard),
        (Day(2026, 4, 1), 2004, .youth),
        (Day(2026, 4, 1), 2002, .standard),
        (Day(2026, 4, 1), 2003, .youth),
        (Day(2026, 12, 31), 2007, .youth),
        (Day(2026, 12, 31), 2008, .standard),
        (Day(2027, 1, 1), 1959, .pensioner),
        (Day(2027, 1, 1), 1960, .standard),
        (Day(2027, 9, 30), 2003, .standard),
        (Day(2027, 9, 30), 2004, .youth),
        (Day(2027, 9, 30), 2008, .youth),
        (Day(2027, 9, 30), 2009, .standard),
        (Day(2027, 10, 1), 2008, .standard),
        (Day(2026, 6, 25), 2026, .standard),
    ]

    @Test("The class by birth year and pay date", arguments: limitCases)
    func limits(day: Day, birthYear: Int, expected: ContributionClass) throws {
        let payDate = PayDate(day)
        #expect(try ContributionClass(birthYear: birthYear, payDate: payDate) == expected)
        if day.year < 2027 {
            #expect(try ContributionRates(payDate: payDate).contributionClass(birthYear: birthYear) == expected)
        }
    }

    @Test("An impossible birth year is refused by its number", arguments: [2027, 1875, 0, Int.min, Int.max])
    func impossibleBirthYear(birthYear: Int) {
        let error = #expect(throws: PayrollError.self) {
            try ContributionClass(birthYear: birthYear, payDate: PayDate(Day(2026, 5, 25)))
        }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("\(birthYear)") == true)
    }

    @Test(
        "A pay run in a year without rates is an error that names the year", arguments: [(2023, 12, 31), (2027, 1, 1)])
    func yearsWithoutRates(year: Int, month: Int, day: Int) {
        let day = Day(year, month, day)
        let error = #expect(throws: PayrollError.self) { try ContributionRates(payDate: PayDate(day)) }
        #expect(error?.code == .yearNotCovered)
        #expect(error?.message.contains("saknas för år \(year)") == true)
        #expect(error?.day == day)
    }

    @Test("The class of a year without age limits is an error too", arguments: [Day(2023, 12, 31), Day(2028, 1, 1)])
    func yearsWithoutAgeLimits(day: Day) {
        let error = #expect(throws: PayrollError.self) { try ContributionClass(birthYear: 1980, payDate: PayDate(day)) }
        #expect(error?.code == .yearNotCovered)
    }
}
