//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The hours of § 21 as the rule book draws them, asked of the code that classifies minutes.
extension InconvenientHours {
    static let clock = RuleClock(
        classes: OBClass.allCases.map { RuleClock.Class(mark: $0.mark, name: $0.name, key: "ab.21.ob." + $0.letter) },
        slots: { (day: Day, settings: KnownSettings) throws(PayrollError) in
            let holidays = try HolidayCalendar(covering: DayRange(from: day - 9, through: day + 9))
            let classes = OBDay(
                day, holidays, try OBLimits(on: day, settings), next: try OBLimits(on: day + 1, settings)
            ).classes
            return (0..<RuleClock.slotsPerDay).map { classes[$0 * ClockClasses.slotMinutes] }
        },
        amounts: { (day: Day, settings: KnownSettings) in
            let figures = SegmentFigures(AB.figures, on: day, settings)
            return OBClass.allCases.map { obClass in
                guard let rate = try? figures.obRate(obClass, on: day) else {
                    return RuleClock.Amount(nil, .unconfirmed)
                }
                return RuleClock.Amount(rate.value, rate.confidence)
            }
        },
        feasts: { (year: Int) throws(PayrollError) in try Storhelg.feasts(in: year) })
}

extension OBClass {
    /// The letters of a cell: `A`, and `AN` for its night.
    fileprivate var mark: String {
        switch self {
        case .storhelg: "A"
        case .storhelgsnatt: "AN"
        case .helg: "B"
        case .helgnatt: "BN"
        case .vardagsnatt: "C"
        case .vardagskvall: "D"
        }
    }
}

extension Storhelg {
    /// Each storhelg that begins in a year, and Kristi himmelsfärdsdag for the holidays in the middle of a week.
    fileprivate static func feasts(in year: Int) throws(PayrollError) -> [RuleClock.Feast] {
        // The year before lasts until the first Monday, and no storhelg begins between that and Easter.
        let year = try DayRange(from: Day(year, 1, 6), through: Day(year + 1, 1, 10))
        let holidays = try HolidayCalendar(covering: DayRange(from: year.first - 9, through: year.last + 9))
        var feasts: [RuleClock.Feast] = []
        var first: Day?
        for day in year {
            if holidays.holiday(on: day) == .kristiHimmelsfardsdag {
                feasts.append(
                    RuleClock.Feast("Helgdag i veckan", try DayRange(from: day - 1, through: day + 1)))
            }
            if touches(day, holidays) {
                first = first ?? day
            } else if let begins = first {
                let days = try DayRange(from: begins, through: day - 1)
                feasts.append(RuleClock.Feast(name(of: days, holidays), days))
                first = nil
            }
        }
        return feasts
    }

    private static func name(of days: DayRange, _ holidays: HolidayCalendar) -> String {
        var names: [String] = []
        for day in days {
            switch holidays.holiday(on: day) {
            case .paskdagen: names.append("Påsk")
            case .midsommardagen: names.append("Midsommar")
            case .juldagen: names.append("Jul")
            case .nyarsdagen: names.append("Nyår")
            default: break
            }
        }
        return names.joined(separator: " och ")
    }
}
