//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Kalenderdagsfaktor and semesterkvot: what a working day of a schedule is worth in calendar days and holiday days.
///
/// Both are averages over the schedule's cycle, with two decimals rounded half up (decision A13; truncated where the
/// employer says so). Five days a week give 7/5 = 1.40 and 1.00; 19 shifts in four weeks give 28/19 = 1.47 and
/// 20/19 = 1.05.
enum ScheduleFactors {
    static let truncates = ABFigure(
        "ab.17.faktor-avkortas", name: "Kalenderdagsfaktor och semesterkvot: decimalerna efter den andra", unit: .tal,
        choices: ["avrundas", "kapas"],
        rows: [FigureRow(from: AB.firstDay, 0, source: [.decision(.a13), .page(.hrsc)], confidence: .reported)])

    static let figures = [truncates]

    /// Calendar days per working day.
    static func kalenderdagsfaktor(cycleDays: Int, workdays: Int, truncating: Bool) throws(PayrollError) -> Factor {
        try factor(Int64(cycleDays), over: Int64(workdays), truncating)
    }

    /// Holiday days per working day: weekdays Monday–Friday of the cycle per working day of it.
    static func semesterkvot(cycleDays: Int, workdays: Int, truncating: Bool) throws(PayrollError) -> Factor {
        try factor(Int64(cycleDays) * 5, over: Int64(workdays) * 7, truncating)
    }

    private static func factor(_ days: Int64, over workdays: Int64, _ truncating: Bool) throws(PayrollError) -> Factor {
        let rule: Rounding = truncating ? .towardZero : .halfAwayFromZero
        return Factor(hundredths: try (Exact(days * 100) / workdays).wholeNumber(rule))
    }
}
