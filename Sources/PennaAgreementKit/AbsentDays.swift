//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// Days of a month, each once however many rows say it.
public struct DaySet: Hashable, Sendable {
    /// The month's days.
    public let month: DayRange

    private var bits: UInt64 = 0

    /// No days of a month.
    ///
    /// - Throws: `overflow` for more than 64 days.
    public init(in month: DayRange) throws(PayrollError) {
        guard month.count <= 64 else { throw .overflow("Antalet dagar i en månad") }
        self.month = month
    }

    /// Puts in those of some days that lie in the month.
    public mutating func insert(_ days: DayRange) {
        guard let inside = days.intersection(month) else { return }
        for day in inside { bits |= 1 << UInt64(day.number - month.first.number) }
    }

    /// Whether a day is one of them.
    public func contains(_ day: Day) -> Bool {
        month.contains(day) && bits & 1 << UInt64(day.number - month.first.number) != 0
    }

    /// How many there are.
    public var count: Int { bits.nonzeroBitCount }

    /// How many of them lie in some days.
    public func count(in days: DayRange) -> Int {
        var count = 0
        for day in days where contains(day) { count += 1 }
        return count
    }
}

extension EmploymentMonth {
    /// The days of a month on which somebody was away the whole day, for some causes.
    ///
    /// A period that is registered in several rows, or a day in two of them, counts as the days it is.
    ///
    /// - Throws: `notImplemented`, naming the row, for absence of part of a day.
    public func absentDays(_ causes: RegisteredKinds, in month: DayRange) throws(PayrollError) -> DaySet {
        var days = try DaySet(in: month)
        for row in registered(causes.intersection(.absence), in: month) {
            guard case .absence(_, .whole) = row.registration.kind else {
                throw PayrollError(
                    .notImplemented,
                    "Avtalet räknar bara frånvaro hela dagar. Registrera \(row.days) som hel frånvaro, eller beloppet som lönerad.",
                    day: row.days.first, row: row.registration.row)
            }
            days.insert(row.days)
        }
        return days
    }
}
