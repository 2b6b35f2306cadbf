//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// Qualifying absence and its limits (17–17 b §§).
@Suite("Holiday by law: qualifying absence")
struct QualifyingAbsenceTests {
    private let year: HolidayYear

    init() throws { year = try HolidayYear(beginning: 2026, .april) }

    private func absence(
        _ first: Day, _ count: Int, _ cause: HolidayAbsenceCause, child: Int = 0
    ) throws -> HolidayAbsence {
        HolidayAbsence(try DayRange(from: first, through: first + (count - 1)), cause, child: child)
    }

    @Test(
        "Each cause qualifies up to its limit, not a day longer",
        arguments: [
            (.sjukdom, 180, 180), (.foraldrapenning, 120, 180), (.tillfalligForaldrapenning, 120, 180),
            (.smitta, 180, 180), (.narstaendevard, 45, 45), (.utbildning, 180, 180), (.totalforsvar, 60, 60),
        ] as [(HolidayAbsenceCause, Int, Int)])
    func limits(cause: HolidayAbsenceCause, limit: Int, single: Int) throws {
        for (isSingle, limit) in [(false, limit), (true, single)] {
            for days in [limit - 1, limit, limit + 1] {
                let result = try QualifyingAbsence(
                    [absence(Day(2025, 5, 1), days, cause)], in: year, isSingleParent: isSingle)
                #expect(result.qualifying == min(days, limit), "\(cause) \(days)")
                #expect(result.notQualifying == max(0, days - limit))
            }
        }
    }

    @Test("Arbetsskada, graviditetspenning and Swedish lessons have no limit; other leave never qualifies")
    func withoutLimit() throws {
        for cause in [.arbetsskada, .graviditetspenning, .svenskundervisning] as [HolidayAbsenceCause] {
            let result = try QualifyingAbsence([absence(Day(2025, 4, 1), 365, cause)], in: year)
            #expect(result.qualifying == 365 && result.notQualifying == 0)
        }
        let other = try QualifyingAbsence([absence(Day(2025, 5, 1), 1, .annan)], in: year)
        #expect(other.qualifying == 0 && other.notQualifying == 1)
    }

    @Test("Stretches of a cause add up, and only days of the earning year count")
    func adding() throws {
        let result = try QualifyingAbsence(
            [
                absence(Day(2025, 12, 1), 100, .sjukdom), absence(Day(2025, 3, 25), 17, .sjukdom),
                absence(Day(2026, 3, 25), 20, .sjukdom), absence(Day(2025, 6, 1), 90, .sjukdom),
            ], in: year)
        #expect(result.qualifying == 180 && result.notQualifying == 10 + 100 + 7 + 90 - 180)
    }

    @Test("Each child has 120 days over all years")
    func children() throws {
        let result = try QualifyingAbsence(
            [
                absence(Day(2025, 1, 1), 90, .foraldrapenning, child: 1),
                absence(Day(2025, 5, 1), 60, .foraldrapenning, child: 1),
                absence(Day(2025, 9, 1), 121, .foraldrapenning, child: 2),
            ], in: year)
        #expect(result.counts.map(\.child) == [1, 2])
        #expect(result.counts.map(\.qualifying) == [30, 120])
        #expect(result.counts.map(\.notQualifying) == [30, 1])
    }

    @Test("An illness through a whole earning year stops qualifying after it; begun a day later it does not")
    func longIllness() throws {
        for cause in [.sjukdom, .arbetsskada] as [HolidayAbsenceCause] {
            for (first, qualifying) in [(Day(2024, 4, 1), 0), (Day(2024, 4, 2), 30)] {
                let illness = HolidayAbsence(try DayRange(from: first, through: Day(2025, 4, 30)), cause)
                #expect(try QualifyingAbsence([illness], in: year).qualifying == qualifying, "\(cause) \(first)")
            }
        }
    }

    @Test("A break of fourteen days does not end the illness, one of fifteen does")
    func breaks() throws {
        for (gap, qualifying) in [(14, 0), (15, 10)] {
            let first = try absence(Day(2024, 3, 1), 200, .sjukdom)
            let second = HolidayAbsence(
                try DayRange(from: first.days.last + gap + 1, through: Day(2025, 4, 10)), .arbetsskada)
            #expect(try QualifyingAbsence([second, first], in: year).qualifying == qualifying)
        }
    }

    @Test("After more than fourteen days at work a new illness qualifies again")
    func newIllness() throws {
        let long = HolidayAbsence(try DayRange(from: Day(2024, 1, 1), through: Day(2025, 5, 31)), .sjukdom)
        let soon = try absence(Day(2025, 6, 15), 10, .sjukdom)
        let late = try absence(Day(2025, 6, 16), 10, .sjukdom)
        #expect(try QualifyingAbsence([long, soon], in: year).qualifying == 0)
        #expect(try QualifyingAbsence([long, late], in: year).qualifying == 10)
    }

    @Test("Two causes on one day are refused with the day")
    func overlap() throws {
        let error = #expect(throws: PayrollError.self) {
            try QualifyingAbsence(
                [absence(Day(2025, 5, 10), 1, .smitta), absence(Day(2025, 5, 1), 10, .sjukdom)], in: year)
        }
        #expect(error?.code == .overlap && error?.day == Day(2025, 5, 10))
        #expect(error?.message.contains("sjukdom") ?? false)
    }

    @Test("Every day of the earning year is either qualifying or not, whatever the absence")
    func nothingLost() throws {
        var random = SeededGenerator(seed: 0x4652_414E)
        var wrong: [Int] = []
        for round in 0..<500 {
            var day = Day(2023, 1, 1)
            var absences: [HolidayAbsence] = []
            while day < Day(2026, 6, 1) {
                let count = Int.random(in: 1...250, using: &random)
                let cause = HolidayAbsenceCause.allCases[Int.random(in: 0..<11, using: &random)]
                absences.append(try absence(day, count, cause, child: Int.random(in: 1...2, using: &random)))
                day = day + count + Int.random(in: 0...60, using: &random)
            }
            let result = try QualifyingAbsence(
                absences.shuffled(using: &random), in: year, isSingleParent: Bool.random(using: &random))
            let days = absences.reduce(0) { $0 + ($1.days.intersection(year.earning)?.count ?? 0) }
            let isWhole = result.qualifying + result.notQualifying == days
            if !isWhole || result.counts.contains(where: { $0.qualifying < 0 || $0.notQualifying < 0 }) {
                wrong.append(round)
            }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }
}
