//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Holiday days saved from earlier years (18–22 §§).
///
/// Of the paid days of a year those above 20 may be saved, and a saved day is taken within five years from the end of
/// the year it was saved in. No days are saved in a year in which saved ones are taken.
public struct SavedHolidayDays: Hashable, Sendable {
    /// Days saved in one holiday year.
    public struct Entry: Hashable, Sendable {
        /// The calendar year in which the holiday year began.
        public let year: Int

        /// The days not yet taken.
        public let days: Int64

        /// Days saved in a year.
        public init(year: Int, days: Int64) {
            self.year = year
            self.days = days
        }
    }

    /// The days not yet taken, oldest year first.
    public private(set) var entries: [Entry]

    /// The latest holiday year in which saved days were taken.
    public private(set) var latestTaking: Int?

    /// Nothing is saved.
    public init() {
        entries = []
    }

    /// Days as they were carried from an earlier year.
    ///
    /// - Throws: `invalidValue` when a number of days is not positive or a year comes twice.
    public init(_ entries: [Entry], latestTaking: Int? = nil) throws(PayrollError) {
        let sorted = entries.sorted { $0.year < $1.year }
        for entry in sorted where entry.days < 1 || entry.days > 366 {
            throw PayrollError(
                .invalidValue, "\(entry.days) sparade semesterdagar från \(entry.year) kan inte stämma. Ange 1–366.")
        }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.year == right.year {
            throw PayrollError(
                .invalidValue, "Sparade semesterdagar från \(left.year) anges två gånger. Lägg ihop dem.")
        }
        self.entries = sorted
        self.latestTaking = latestTaking
    }

    /// All saved days.
    public var total: Int64 { entries.reduce(0) { $0 + $1.days } }

    /// The most days that may be saved of the paid days of a year.
    ///
    /// - Throws: `missingFigure` before the act read as it does.
    public static func most(of paidDays: Int64, in year: HolidayYear) throws(PayrollError) -> Int64 {
        max(0, paidDays - (try HolidayAct.unsavableDays.row(on: year.days.first).value))
    }

    /// Saves days of a year.
    ///
    /// - Parameter paidDays: all paid days of the year.
    /// - Throws: `invalidValue` when there are more than may be saved, or saved days were taken in the same year.
    public mutating func save(_ days: Int64, of paidDays: Int64, in year: HolidayYear) throws(PayrollError) {
        let saved = entries.last { $0.year == year.firstYear }?.days ?? 0
        let most = try SavedHolidayDays.most(of: paidDays, in: year) - saved
        guard days >= 1, days <= most else {
            throw PayrollError(
                .invalidValue,
                "\(days) semesterdagar kan inte sparas: av \(paidDays) betalda dagar får högst \(max(0, most)) sparas "
                    + "under semesteråret \(year.days) (SemL 18 §). Minska antalet.", day: year.days.first)
        }
        guard latestTaking != year.firstYear else { throw bothInOneYear(year) }
        entries.removeAll { $0.year == year.firstYear }
        entries.append(Entry(year: year.firstYear, days: saved + days))
        entries.sort { $0.year < $1.year }
    }

    /// Takes saved days, oldest first.
    ///
    /// - Returns: the days taken, by the year they were saved in.
    /// - Throws: `invalidValue` when there are not so many, or days have been saved in the same year.
    public mutating func take(_ days: Int64, in year: HolidayYear) throws(PayrollError) -> [Entry] {
        guard days >= 1, days <= total else {
            throw PayrollError(
                .invalidValue, "\(days) sparade semesterdagar kan inte tas ut: det finns \(total). Rätta antalet.",
                day: year.days.first)
        }
        guard !entries.contains(where: { $0.year >= year.firstYear }) else { throw bothInOneYear(year) }
        var left = days
        var taken: [Entry] = []
        var rest: [Entry] = []
        for entry in entries {
            let part = min(left, entry.days)
            left -= part
            if part > 0 { taken.append(Entry(year: entry.year, days: part)) }
            if entry.days > part { rest.append(Entry(year: entry.year, days: entry.days - part)) }
        }
        entries = rest
        latestTaking = year.firstYear
        return taken
    }

    /// The days that must be taken in a holiday year at the latest.
    ///
    /// Days that were to have been taken before are among them; by agreement the sixth year will do (20 §).
    ///
    /// - Throws: `missingFigure` before the act read as it does.
    public func due(in year: HolidayYear) throws(PayrollError) -> Int64 {
        let years = Int(try HolidayAct.savedYears.row(on: year.days.first).value)
        return entries.reduce(0) { $1.year + years <= year.firstYear ? $0 + $1.days : $0 }
    }

    private func bothInOneYear(_ year: HolidayYear) -> PayrollError {
        PayrollError(
            .invalidValue,
            "Semesterdagar kan inte både sparas och tas ut som sparade under semesteråret \(year.days) (SemL 18 §). "
                + "Ta bort det ena.", day: year.days.first)
    }
}
