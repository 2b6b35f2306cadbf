//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Saved days (18–22 §§).
@Suite("Holiday by law: saved days")
struct SavedHolidayDaysTests {
    private func year(_ first: Int) throws -> HolidayYear { try HolidayYear(beginning: first, .april) }

    @Test("Only paid days above twenty can be saved, in one go or several")
    func mostToSave() throws {
        #expect(try SavedHolidayDays.most(of: 20, in: year(2026)) == 0)
        #expect(try SavedHolidayDays.most(of: 25, in: year(2026)) == 5)
        #expect(try SavedHolidayDays.most(of: 5, in: year(2026)) == 0)
        var saved = SavedHolidayDays()
        try saved.save(3, of: 25, in: year(2026))
        try saved.save(2, of: 25, in: year(2026))
        #expect(saved.total == 5 && saved.entries.count == 1)
        #expect(throws: PayrollError.self) { try saved.save(1, of: 25, in: year(2026)) }
        #expect(throws: PayrollError.self) { try saved.save(6, of: 25, in: year(2027)) }
        #expect(throws: PayrollError.self) { try saved.save(0, of: 25, in: year(2027)) }
        #expect(throws: PayrollError.self) { try saved.save(1, of: 20, in: year(2027)) }
        #expect(saved.total == 5)
    }

    @Test("The oldest days are taken first")
    func oldestFirst() throws {
        var saved = try SavedHolidayDays([.init(year: 2024, days: 4), .init(year: 2022, days: 3)])
        let taken = try saved.take(5, in: year(2026))
        #expect(taken == [.init(year: 2022, days: 3), .init(year: 2024, days: 2)])
        #expect(saved.entries == [.init(year: 2024, days: 2)])
        let error = #expect(throws: PayrollError.self) { try saved.take(3, in: year(2026)) }
        #expect(error?.message.contains("2") ?? false)
        #expect(throws: PayrollError.self) { try saved.take(0, in: year(2026)) }
    }

    @Test("No days are both saved and taken as saved in one year")
    func notBoth() throws {
        var saved = try SavedHolidayDays([.init(year: 2024, days: 4)])
        _ = try saved.take(1, in: year(2026))
        #expect(throws: PayrollError.self) { try saved.save(1, of: 25, in: year(2026)) }
        try saved.save(1, of: 25, in: year(2027))
        #expect(throws: PayrollError.self) { try saved.take(1, in: year(2027)) }
        #expect(try saved.take(4, in: year(2028)).count == 2)
    }

    @Test("A day is taken within five years from the end of the year it was saved in")
    func fiveYears() throws {
        let saved = try SavedHolidayDays([.init(year: 2021, days: 4), .init(year: 2023, days: 2)])
        #expect(try saved.due(in: year(2025)) == 0)
        #expect(try saved.due(in: year(2026)) == 4)
        #expect(try saved.due(in: year(2027)) == 4)
        #expect(try saved.due(in: year(2028)) == 6)
    }

    @Test("A carried account with no days or a doubled year is refused")
    func badEntries() {
        for entries in [[(2024, 0)], [(2024, 367)], [(2024, 1), (2024, 2)]] as [[(Int, Int64)]] {
            let error = #expect(throws: PayrollError.self) {
                try SavedHolidayDays(entries.map { .init(year: $0.0, days: $0.1) })
            }
            #expect(error?.code == .invalidValue && error?.message.contains("2024") ?? false)
        }
    }
}
