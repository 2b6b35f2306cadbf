//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How holiday is earned and taken over the years (3 §).
public enum HolidayYearKind: Hashable, Sendable, CaseIterable {
    /// The act: earned 1 April–31 March, taken in the next twelve months.
    case april
    /// By collective agreement: earned and taken in the same calendar year.
    case calendar
}

/// A holiday year (semesterår) and the year its days are earned in (intjänandeår).
public struct HolidayYear: Hashable, Sendable {
    /// Whether it runs from April or is the calendar year.
    public let kind: HolidayYearKind

    /// The calendar year in which it begins.
    public let firstYear: Int

    /// The days in which holiday is taken.
    public let days: DayRange

    /// The days in which it is earned.
    public let earning: DayRange

    /// The holiday year that begins in a calendar year.
    ///
    /// - Throws: `invalidValue` when the year is not between 1900 and 9000.
    public init(beginning year: Int, _ kind: HolidayYearKind) throws(PayrollError) {
        guard (1900...9000).contains(year) else {
            throw PayrollError(
                .invalidValue, "Semesteråret \(year) kan inte stämma. Ange ett år mellan 1900 och 9000.")
        }
        self.kind = kind
        firstYear = year
        switch kind {
        case .april:
            days = try DayRange(from: Day(year, 4, 1), through: Day(year + 1, 3, 31))
            earning = try DayRange(from: Day(year - 1, 4, 1), through: Day(year, 3, 31))
        case .calendar:
            days = try DayRange(from: Day(year, 1, 1), through: Day(year, 12, 31))
            earning = days
        }
    }

    /// The holiday year that a day lies in.
    ///
    /// - Throws: `invalidValue` when its year is not between 1900 and 9000.
    public init(of day: Day, _ kind: HolidayYearKind) throws(PayrollError) {
        let parts = day.components
        try self.init(beginning: kind == .april && parts.month < 4 ? parts.year - 1 : parts.year, kind)
    }

    /// The days of leave somebody has in the year: the whole right, or 5 when employed after 31 August (4 §).
    ///
    /// They are days off; how many of them are paid is ``PaidHolidayDays``. Somebody who comes after the year has none.
    ///
    /// - Parameter yearlyRight: the days by law or agreement.
    /// - Throws: `invalidValue` when the right is not 1–366 days.
    public func leaveDays(yearlyRight: Int64, employedFrom: Day) throws(PayrollError) -> Int64 {
        try PaidHolidayDays.check(yearlyRight)
        if employedFrom > days.last { return 0 }
        guard employedFrom > Day(firstYear, 8, 31) else { return yearlyRight }
        return min(yearlyRight, try HolidayAct.lateStartDays.row(on: employedFrom).value)
    }
}

/// How many holiday days are paid (7 §).
///
/// Right × (days employed − days that do not qualify) ÷ days in the earning year, rounded up to a whole day, in whole
/// numbers throughout. The earning year has 366 days when 29 February lies in it (decision A14).
public struct PaidHolidayDays: Hashable, Sendable, Working {
    /// Days with pay, rounded up to a whole day.
    public static let formula = Formula(
        FormulaID(130), name: "Betalda semesterdagar",
        expression: "tak(årsrätt × (anställningsdagar − frånvarodagar) ÷ årets_dagar)",
        operands: [
            Operand("årsrätt", .dag), Operand("anställningsdagar", .dag), Operand("frånvarodagar", .dag),
            Operand("årets_dagar", .dag),
        ],
        paragraph: "SemL 7 §", source: HolidayAct.text, confidence: .confirmed)

    /// The days by law or agreement.
    public let yearlyRight: Int64

    /// Days employed in the earning year.
    public let employed: Int64

    /// Days of absence that do not qualify.
    public let notQualifying: Int64

    /// The days of the earning year.
    public let daysInYear: Int64

    /// The paid days.
    public var count: Int64 { (yearlyRight * (employed - notQualifying) + daysInYear - 1) / daysInYear }

    /// The paid days as what the formula gives: its language counts in kronor, so a day is a krona here.
    ///
    /// - Throws: `overflow`, never with days of a year.
    public func amount() throws(PayrollError) -> Amount { try Amount(kronor: count) }

    /// Writes the four counts.
    public func write(to operands: inout some OperandWriter) {
        operands.dag(yearlyRight)
        operands.dag(employed)
        operands.dag(notQualifying)
        operands.dag(daysInYear)
    }

    /// The paid days of somebody, from counted days.
    ///
    /// - Parameters:
    ///   - yearlyRight: 25 by law, or more by agreement; 1–366.
    ///   - employed: days employed in the earning year.
    ///   - notQualifying: days wholly absent without pay that are not qualifying, days off within them too.
    ///   - daysInYear: the days of the earning year.
    /// - Throws: `invalidValue` when a count is negative or greater than what it is a part of.
    public init(
        yearlyRight: Int64, employed: Int64, notQualifying: Int64, daysInYear: Int64
    ) throws(PayrollError) {
        try PaidHolidayDays.check(yearlyRight)
        guard (365...366).contains(daysInYear) else {
            throw PayrollError(
                .invalidValue, "Intjänandeåret kan inte ha \(daysInYear) dagar. Ange 365 eller 366.")
        }
        guard (0...daysInYear).contains(employed) else {
            throw PayrollError(
                .invalidValue,
                "\(employed) anställningsdagar ryms inte i ett intjänandeår på \(daysInYear). Rätta antalet.")
        }
        guard (0...employed).contains(notQualifying) else {
            throw PayrollError(
                .invalidValue,
                "\(notQualifying) frånvarodagar ryms inte i \(employed) anställningsdagar. Rätta antalet.")
        }
        self.yearlyRight = yearlyRight
        self.employed = employed
        self.notQualifying = notQualifying
        self.daysInYear = daysInYear
    }

    /// The paid days of somebody employed on certain days, for a holiday year.
    ///
    /// - Throws: `invalidValue` when the right is not 1–366 days or the absence does not fit in the employment.
    public init(
        yearlyRight: Int64, employment: DayRange, notQualifying: Int64, in year: HolidayYear
    ) throws(PayrollError) {
        let employed = employment.intersection(year.earning)?.count ?? 0
        try self.init(
            yearlyRight: yearlyRight, employed: Int64(employed), notQualifying: notQualifying,
            daysInYear: Int64(year.earning.count))
    }

    static func check(_ yearlyRight: Int64) throws(PayrollError) {
        guard (1...366).contains(yearlyRight) else {
            throw PayrollError(
                .invalidValue, "Årsrätten \(yearlyRight) semesterdagar kan inte stämma. Ange 1–366.")
        }
    }
}
