//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A figure as it stands on the days of a stretch: its value and how well it is known, or that nobody knows it.
struct FigureValue: Sendable {
    let value: Int64
    let confidence: Confidence
    let isKnown: Bool
}

/// AB's figures resolved for days through which none of them changes, paragraph by paragraph.
///
/// A class, because it is large and looked at for every line; it never changes.
final class ABFigures: Sendable {
    let leave: UnpaidLeave.Values
    let factors: ScheduleFactors.Values
    let hourly: HourlyPay.Values
    let overtime: Overtime.Values
    let timeOff: TimeOff.Values
    let twoHundredHours: TwoHundredHours.Values
    let ob: InconvenientHours.Values
    let standby: Standby.Values
    let displaced: DisplacedHours.Values
    let travel: TravelTime.Values
    let holiday: Holiday.Values
    let sickness: Sickness.Values
    let longSickness: LongSickness.Values
    let parental: ParentalLeave.Values
    let privateLeave: PrivateLeave.Values
    let annexJ: AnnexJ.Values
    let annexU: AnnexU.Values
    let rib: RiB.Values
    let lowestPay: LowestPay.Values

    init(on day: Day, _ settings: KnownSettings) {
        leave = UnpaidLeave.Values(day, settings)
        factors = ScheduleFactors.Values(day, settings)
        hourly = HourlyPay.Values(day, settings)
        overtime = Overtime.Values(day, settings)
        timeOff = TimeOff.Values(day, settings)
        twoHundredHours = TwoHundredHours.Values(day, settings)
        ob = InconvenientHours.Values(day, settings)
        standby = Standby.Values(day, settings)
        displaced = DisplacedHours.Values(day, settings)
        travel = TravelTime.Values(day, settings)
        holiday = Holiday.Values(day, settings)
        sickness = Sickness.Values(day, settings)
        longSickness = LongSickness.Values(day, settings)
        parental = ParentalLeave.Values(day, settings)
        privateLeave = PrivateLeave.Values(day, settings)
        annexJ = AnnexJ.Values(day, settings)
        annexU = AnnexU.Values(day, settings)
        rib = RiB.Values(day, settings)
        lowestPay = LowestPay.Values(day, settings)
    }
}

extension Figure {
    /// The value on a day: the employer's own, where it has set one, else the agreement's.
    func value(on day: Day, _ settings: KnownSettings) -> FigureValue {
        if let own = settings.setting(key, on: day) {
            return FigureValue(value: own.value, confidence: .confirmed, isKnown: true)
        }
        guard let row = settings.years.row(of: self, on: day, knownAt: settings.knownAt) else {
            return FigureValue(value: 0, confidence: .unconfirmed, isKnown: false)
        }
        return FigureValue(value: row.value, confidence: row.confidence, isKnown: true)
    }

    /// The days in a month on which the value may change.
    func changes(in days: DayRange, _ settings: KnownSettings) -> [Day] {
        var changes: [Day] = []
        for row in settings.years.rows(of: self) where row.isKnown(at: settings.knownAt) {
            changes.append(row.from)
            if let through = row.through { changes.append(through + 1) }
        }
        for setting in settings.all where setting.key == key {
            changes.append(setting.from)
            if let through = setting.through { changes.append(through + 1) }
        }
        return changes.filter { days.first < $0 && $0 <= days.last }
    }
}

extension KnownSettings {
    /// Prisbasbelopp on a day as what ceilings are derived from: no better known than what the year derives from it.
    func derivationBase(on day: Day) -> FigureValue {
        let base = YearlyAmounts.prisbasbelopp.value(on: day, self)
        let derived = years.derived(in: IncomeYear(day.year))
        return FigureValue(value: base.value, confidence: base.confidence.weaker(derived), isKnown: base.isKnown)
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
