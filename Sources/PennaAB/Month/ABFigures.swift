//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// A figure as it stands on the days of a stretch: its value and how well it is known, or that nobody knows it.
struct FigureValue: Sendable {
    let value: Int64
    let confidence: Confidence
    let isKnown: Bool
}

/// AB's figures resolved for days through which none of them changes.
struct ABFigures: Sendable {
    let ob: [FigureValue]
    let obHalfHours: FigureValue
    let obOnOvertime: FigureValue
    let hourlyLimit: FigureValue
    let overtimeDivisor: FigureValue
    let simpleOvertime: FigureValue
    let qualifiedOvertime: FigureValue
    let fyllnad: FigureValue
    let overtimeWindow: FigureValue
    let partTimeAsFullTime: FigureValue
    let factorTruncates: FigureValue
    let dayCompensation: FigureValue
    let holidayPercentPerDay: FigureValue
    let mostDaysAtOnce: FigureValue
    let sickPayShare: FigureValue
    let karensShare: FigureValue
    let periodDays: FigureValue
    let continuationDays: FigureValue
    let karensOccasions: FigureValue

    /// The figures of the sick pay act, in the order of `SickPayAct.figures`.
    var sickPay: [FigureValue] { [sickPayShare, karensShare, periodDays, continuationDays, karensOccasions] }

    init(on day: Day, _ settings: [AgreementSetting]) {
        func value(_ figure: Figure) -> FigureValue { figure.value(on: day, settings) }
        ob = InconvenientHours.amounts.map(value)
        obHalfHours = value(InconvenientHours.halfHours)
        obOnOvertime = value(InconvenientHours.onOvertime)
        hourlyLimit = value(HourlyPay.overtimeLimit)
        overtimeDivisor = value(Overtime.divisor)
        simpleOvertime = value(Overtime.simple)
        qualifiedOvertime = value(Overtime.qualified)
        fyllnad = value(Overtime.fyllnad)
        overtimeWindow = value(Overtime.window)
        partTimeAsFullTime = value(Overtime.partTimeAsFullTime)
        factorTruncates = value(ScheduleFactors.truncates)
        dayCompensation = value(Holiday.dayCompensation)
        holidayPercentPerDay = value(Holiday.percentPerDay)
        mostDaysAtOnce = value(Holiday.mostDaysAtOnce)
        sickPayShare = value(Sickness.sickPayShare)
        karensShare = value(Sickness.karensShare)
        periodDays = value(Sickness.periodDays)
        continuationDays = value(Sickness.continuationDays)
        karensOccasions = value(Sickness.karensOccasions)
    }
}

extension Figure {
    /// The value on a day: the employer's own, where it has set one, else the agreement's.
    func value(on day: Day, _ settings: [AgreementSetting]) -> FigureValue {
        if let own = settings.last(where: { $0.key == key && $0.from <= day && ($0.through.map { day <= $0 } ?? true) })
        {
            return FigureValue(value: own.value, confidence: .confirmed, isKnown: true)
        }
        guard let row = try? row(on: day) else {
            return FigureValue(value: 0, confidence: .unconfirmed, isKnown: false)
        }
        return FigureValue(value: row.value, confidence: row.confidence, isKnown: true)
    }

    /// The days in a month on which the value may change.
    func changes(in days: DayRange, _ settings: [AgreementSetting]) -> [Day] {
        var changes: [Day] = []
        for row in rows {
            changes.append(row.from)
            if let through = row.through { changes.append(through + 1) }
        }
        for setting in settings where setting.key == key {
            changes.append(setting.from)
            if let through = setting.through { changes.append(through + 1) }
        }
        return changes.filter { days.first < $0 && $0 <= days.last }
    }
}

extension FigureValue {
    /// The value, where it is known.
    ///
    /// - Throws: `missingFigure` naming the figure and the day.
    func known(_ figure: @autoclosure () -> Figure, on day: Day) throws(PayrollError) -> Int64 {
        if isKnown { return value }
        _ = try figure().row(on: day)
        throw PayrollError(.missingFigure, "En uppgift i avtalet saknas för \(day).", day: day)
    }
}
