//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a cause gives in an earning year.
public struct QualifyingAbsenceCount: Hashable, Sendable {
    /// The cause.
    public let cause: HolidayAbsenceCause

    /// Which child, for föräldrapenning; otherwise 0.
    public let child: Int

    /// Days that qualify, in the earning year.
    public let qualifying: Int

    /// Days that do not.
    public let notQualifying: Int
}

/// The absence of an earning year, divided into days that earn holiday pay and days that do not (17–17 b §§).
public struct QualifyingAbsence: Hashable, Sendable {
    /// The causes that occur, in the order of ``HolidayAbsenceCause`` and then of children.
    public let counts: [QualifyingAbsenceCount]

    /// All days that qualify.
    public var qualifying: Int { counts.reduce(0) { $0 + $1.qualifying } }

    /// All days that do not: those that 7 § takes from the days employed.
    public var notQualifying: Int { counts.reduce(0) { $0 + $1.notQualifying } }

    /// Divides the absence of a holiday year's earning year.
    ///
    /// The first days of a cause qualify, up to its limit. Föräldrapenning has one limit for each child over all years,
    /// so give earlier years too. An illness that has lasted a whole earning year, without a break of more than
    /// fourteen days, qualifies no more after that year (17 § second paragraph); give its days from its beginning.
    ///
    /// A day counts whole however little of it was absence. Days not wholly absent do not lessen the paid days even
    /// when they do not qualify (7 §): leave such stretches out.
    ///
    /// - Parameters:
    ///   - absences: stretches in any order, also before the earning year.
    ///   - year: the holiday year whose earning year is meant.
    ///   - isSingleParent: whether the higher limits of parents apply.
    /// - Throws: `overlap` when two stretches share a day; `missingFigure` before the act read as it does.
    public init(
        _ absences: some Sequence<HolidayAbsence>, in year: HolidayYear, isSingleParent: Bool = false
    ) throws(PayrollError) {
        let sorted = absences.sorted { $0.days.first < $1.days.first }
        for (left, right) in zip(sorted, sorted.dropFirst()) where left.days.overlaps(right.days) {
            throw PayrollError(
                .overlap,
                "Frånvaron \(left.days) (\(left.cause.swedish)) och \(right.days) (\(right.cause.swedish)) går in i "
                    + "varandra. Låt varje dag ha en orsak.", day: right.days.first)
        }
        let stopped = try QualifyingAbsence.stoppedIllness(sorted, year)
        var counts: [QualifyingAbsenceCount] = []
        for cause in HolidayAbsenceCause.allCases {
            let stretches = sorted.filter { $0.cause == cause }
            for child in QualifyingAbsence.children(stretches, cause) {
                let own = cause == .foraldrapenning ? stretches.filter { $0.child == child } : stretches
                if let count = try QualifyingAbsence.count(
                    own, cause, child: child, year, stopped: stopped, isSingleParent: isSingleParent)
                {
                    counts.append(count)
                }
            }
        }
        self.counts = counts
    }

    private static func children(_ stretches: [HolidayAbsence], _ cause: HolidayAbsenceCause) -> [Int] {
        guard cause == .foraldrapenning else { return [0] }
        let all = stretches.map { $0.child }.sorted()
        var children: [Int] = []
        for child in all where children.last != child { children.append(child) }
        return children
    }

    private static func count(
        _ stretches: [HolidayAbsence], _ cause: HolidayAbsenceCause, child: Int, _ year: HolidayYear,
        stopped: DayRange?, isSingleParent: Bool
    ) throws(PayrollError) -> QualifyingAbsenceCount? {
        var days = 0
        var before = 0
        var lost = 0
        for stretch in stretches {
            before += max(0, min(stretch.days.last, year.earning.first - 1) - stretch.days.first + 1)
            guard let part = stretch.days.intersection(year.earning) else { continue }
            days += part.count
            if cause.isIllness, let stopped { lost += part.intersection(stopped)?.count ?? 0 }
        }
        guard days > 0 else { return nil }
        var most = cause == .annan ? 0 : days
        if let figure = HolidayAbsenceLimits.limit(of: cause, isSingleParent: isSingleParent) {
            most = Int(try figure.row(on: year.earning.first).value)
            if cause == .foraldrapenning { most = max(0, most - before) }
        }
        let qualifying = min(days - lost, most)
        return QualifyingAbsenceCount(
            cause: cause, child: child, qualifying: qualifying, notQualifying: days - qualifying)
    }

    /// The days of the earning year in which an illness that lasted all the year before still goes on.
    private static func stoppedIllness(
        _ sorted: [HolidayAbsence], _ year: HolidayYear
    ) throws(PayrollError) -> DayRange? {
        let longestBreak = Int(try HolidayAct.illnessBreak.row(on: year.earning.first).value)
        let previous = try HolidayYear(beginning: year.firstYear - 1, year.kind).earning
        var first: Day?
        var last: Day?
        for stretch in sorted where stretch.cause.isIllness {
            if let end = last, stretch.days.first - end - 1 <= longestBreak {
                last = stretch.days.last
            } else {
                // A new illness that begins after the year before did cannot have lasted all of it.
                if let first, first <= previous.first, let end = last, end >= year.earning.first { break }
                first = stretch.days.first
                last = stretch.days.last
            }
        }
        guard let first, let last, first <= previous.first, last >= year.earning.first else { return nil }
        return try DayRange(from: year.earning.first, through: last)
    }
}
