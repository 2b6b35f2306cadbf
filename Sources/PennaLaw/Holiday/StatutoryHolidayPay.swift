//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Semesterlön and semesterersättning by the Annual Leave Act alone (16 a, 16 b, 22 and 28–30 §§).
///
/// Each line is rounded once, half away from zero to öre. Semesterersättning is pay for tax and contributions, and
/// gives no new holiday.
public struct StatutoryHolidayPay: Hashable, Sendable {
    private let monthlyPercent: FigureRow
    private let weeklyPercent: FigureRow
    private let variablePercent: FigureRow
    private let percent: FigureRow
    private let perExtraDay: FigureRow
    private let lawDays: Int64

    /// The rules as they are on a day.
    ///
    /// - Throws: `missingFigure` before the act read as it does.
    public init(on day: Day) throws(PayrollError) {
        monthlyPercent = try HolidayAct.monthlyPercent.row(on: day)
        weeklyPercent = try HolidayAct.weeklyPercent.row(on: day)
        variablePercent = try HolidayAct.variablePercent.row(on: day)
        percent = try HolidayAct.percent.row(on: day)
        perExtraDay = try HolidayAct.percentPerExtraDay.row(on: day)
        lawDays = try HolidayAct.yearlyRight.row(on: day).value
    }

    // MARK: Sammalöneregeln, 16 a §

    /// Semestertillägg on monthly pay: 0.43 % for each paid day, on top of the pay that goes on.
    ///
    /// - Parameters:
    ///   - monthlyPay: the pay when the holiday is taken, fixed supplements included.
    ///   - days: the paid days taken.
    /// - Throws: `invalidValue` when the pay is negative or the days are not 0–366; `overflow`.
    public func supplement(monthlyPay: Amount, days: Int64) throws(PayrollError) -> Proof {
        try supplement(monthlyPay, monthlyPercent, days)
    }

    /// Semestertillägg on weekly pay: 1.82 % for each paid day.
    ///
    /// - Throws: `invalidValue` when the pay is negative or the days are not 0–366; `overflow`.
    public func supplement(weeklyPay: Amount, days: Int64) throws(PayrollError) -> Proof {
        try supplement(weeklyPay, weeklyPercent, days)
    }

    /// Semesterlön on variable pay: 12 %, shared evenly over the paid days.
    ///
    /// - Parameters:
    ///   - variablePay: the variable pay fallen due in the year it is calculated on. The act says the holiday year, and
    ///     lets it be paid within a month after that year (26 §); agreements often take the earning year.
    ///   - paidDays: all paid days of the year, at least one.
    ///   - days: the days this line is for; all of them give 12 % of the whole.
    /// - Throws: `invalidValue` when the pay is negative or a number of days is out of range; `overflow`.
    public func variablePay(
        _ variablePay: Amount, paidDays: Int64, days: Int64
    ) throws(PayrollError) -> Proof {
        try check(variablePay)
        try check(paidDays: paidDays, days: days)
        let working = VariablePay(
            percent: Percent(millionths: variablePercent.value), variablePay: variablePay, paidDays: paidDays,
            days: days)
        return try Proof(of: working, variablePercent.confidence)
    }

    // MARK: Procentregeln, 16 b §

    /// Semesterlön by procentregeln: 12 % of what was earned, and 0.48 points for each day of the right beyond 25.
    ///
    /// - Parameters:
    ///   - pay: pay fallen due in the earning year, without semesterlön and without pay for days of qualifying absence.
    ///   - absenceIncome: what the employee would have earned on those days; see ``absenceIncome(pay:otherDays:absenceDays:)``.
    ///   - yearlyRight: the days by law or agreement.
    ///   - paidDays: all paid days of the year, at least one.
    ///   - days: the days this line is for.
    /// - Throws: `invalidValue` when an amount is negative or a number of days is out of range; `overflow`.
    public func percentRule(
        pay: Amount, absenceIncome: Amount = .zero, yearlyRight: Int64, paidDays: Int64, days: Int64
    ) throws(PayrollError) -> Proof {
        try check(pay)
        try check(absenceIncome)
        try check(paidDays: paidDays, days: days)
        let rate = try rate(yearlyRight)
        let working = PercentRule(
            percent: rate.percent, pay: pay, absenceIncome: absenceIncome, paidDays: paidDays, days: days)
        return try Proof(of: working, rate.confidence)
    }

    /// An estimate of the income missed during qualifying absence: the average of the other days, for each absent day.
    ///
    /// The act wants what the employee would have earned, and an estimate where that cannot be told.
    ///
    /// - Parameters:
    ///   - pay: pay fallen due in the earning year, as for procentregeln.
    ///   - otherDays: days employed without holiday and qualifying absence, at least one.
    ///   - absenceDays: days of qualifying absence.
    /// - Throws: `invalidValue` when the pay is negative or a number of days is out of range; `overflow`.
    public func absenceIncome(
        pay: Amount, otherDays: Int64, absenceDays: Int64
    ) throws(PayrollError) -> Proof {
        try check(pay)
        try check(paidDays: otherDays, days: absenceDays)
        return try Proof(of: AbsenceIncome(pay: pay, otherDays: otherDays, absenceDays: absenceDays), .confirmed)
    }

    // MARK: Saved days, 22 §

    /// Semesterlön for saved days: a day's semesterlön of the current year, at the degree of the year before.
    ///
    /// The act counts saved days as earned in the year before they are taken. A changed degree leads to procentregeln
    /// there (16 §); this is for employers who adjust a day's pay instead.
    ///
    /// - Throws: `invalidValue` when the pay or a degree is negative, the degree now is zero, or the days are not 0–366;
    ///   `overflow`.
    public func savedDays(
        dayPay: Amount, degreeYearBefore: Percent, degreeNow: Percent, days: Int64
    ) throws(PayrollError) -> Proof {
        try check(dayPay)
        try check(days: days)
        guard degreeYearBefore >= .zero, degreeNow > .zero else {
            throw PayrollError(
                .invalidValue,
                "Sysselsättningsgraderna \(OperandUnit.procent.swedishText(degreeYearBefore.millionths)) året före och "
                    + "\(OperandUnit.procent.swedishText(degreeNow.millionths)) nu kan inte användas. "
                    + "Ange 0 % eller mer året före, och mer än 0 % nu.")
        }
        let working = SavedDays(
            dayPay: dayPay, degreeYearBefore: degreeYearBefore, degreeNow: degreeNow, days: days)
        return try Proof(of: working, .confirmed)
    }

    // MARK: Semesterersättning, 28–30 §§

    /// Semesterersättning by procentregeln, such as 12 % on what an hourly paid earned in a month.
    ///
    /// - Parameters:
    ///   - base: the pay it is calculated on.
    ///   - yearlyRight: the days by law or agreement.
    /// - Throws: `invalidValue` when the base is negative or the right is not 1–366 days; `overflow`.
    public func compensation(on base: Amount, yearlyRight: Int64) throws(PayrollError) -> Proof {
        try check(base)
        let rate = try rate(yearlyRight)
        return try Proof(of: Compensation(percent: rate.percent, base: base), rate.confidence)
    }

    /// Semesterersättning for remaining days, saved ones too, of somebody with monthly pay.
    ///
    /// - Parameters:
    ///   - monthlyPay: the pay when the employment ended, fixed supplements included.
    ///   - dayShare: what a day is of monthly pay. The act does not say; agreements do, often 4.6 %.
    ///   - days: the paid days not taken.
    /// - Throws: `invalidValue` when the pay or the share is negative or the days are not 0–366; `overflow`.
    public func compensation(
        monthlyPay: Amount, dayShare: Percent, days: Int64
    ) throws(PayrollError) -> Proof {
        try check(monthlyPay)
        try check(days: days)
        guard (Percent.zero...Percent.whole).contains(dayShare) else {
            throw PayrollError(
                .invalidValue,
                "En semesterdag kan inte vara \(OperandUnit.procent.swedishText(dayShare.millionths)) av månadslönen. "
                    + "Ange avtalets procent, mellan 0 och 100.")
        }
        let working = MonthlyCompensation(
            dayShare: dayShare, percent: Percent(millionths: monthlyPercent.value), monthlyPay: monthlyPay, days: days)
        return try Proof(of: working, monthlyPercent.confidence)
    }
}

extension StatutoryHolidayPay {
    private func supplement(_ pay: Amount, _ row: FigureRow, _ days: Int64) throws(PayrollError) -> Proof {
        try check(pay)
        try check(days: days)
        let working = Supplement(percent: Percent(millionths: row.value), pay: pay, days: days)
        return try Proof(of: working, row.confidence)
    }

    /// The percentage of a right; what extra days add counts only where there are any.
    private func rate(
        _ yearlyRight: Int64
    ) throws(PayrollError) -> (percent: ExtraDaysPercent, confidence: Confidence) {
        try PaidHolidayDays.check(yearlyRight)
        let extra = ExtraDaysPercent(
            percent: Percent(millionths: percent.value), perExtraDay: Percent(millionths: perExtraDay.value),
            extraDays: max(0, yearlyRight - lawDays))
        let confidence = percent.confidence
        return (extra, extra.extraDays > 0 ? confidence.weaker(perExtraDay.confidence) : confidence)
    }

    private func check(_ amount: Amount) throws(PayrollError) {
        guard !amount.isNegative else {
            throw PayrollError(
                .invalidValue, "Underlaget \(amount.swedish) kr för semesterlön är negativt. Rätta beloppet.")
        }
    }

    private func check(days: Int64) throws(PayrollError) {
        guard (0...366).contains(days) else {
            throw PayrollError(.invalidValue, "\(days) dagar kan inte stämma. Ange 0–366.")
        }
    }

    private func check(paidDays: Int64, days: Int64) throws(PayrollError) {
        try check(days: days)
        guard (1...366).contains(paidDays) else {
            throw PayrollError(
                .invalidValue, "Beloppet kan inte fördelas på \(paidDays) dagar. Ange 1–366.")
        }
    }
}
