//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The hours that a rule pays by the clock, as pictures of weeks.
extension RuleBookContent {
    func pictures(_ rule: RuleDescription) -> [RuleDocument.Block] {
        guard let clock = rule.clock else { return [] }
        var blocks: [RuleDocument.Block] = [
            .heading("Timmarna på en vecka", anchor: anchors[rules.firstIndex { $0.clock != nil } ?? 0] + "-timmar"),
            .table(legend(clock, rule)),
        ]
        do throws(PayrollError) {
            blocks += try pictures(clock, rule).map { .week($0) }
        } catch {
            blocks.append(.text(BookText(plain: "Veckan kan inte ritas: ") + names.text(error.message)))
        }
        return blocks
    }

    /// The weeks; one that is not the same for all employers is drawn for each that differs.
    private func pictures(_ clock: RuleClock, _ rule: RuleDescription) throws(PayrollError) -> [BookWeek] {
        if employers.count < 2 {
            return try weeks(clock, rule, KnownSettings(employers.first?.settings ?? [], years: years))
        }
        var drawn: [[(week: BookWeek, names: [String])]] = []
        for employer in employers {
            let weeks = try weeks(clock, rule, KnownSettings(employer.settings, years: years))
            while drawn.count < weeks.count { drawn.append([]) }
            for (index, week) in weeks.enumerated() {
                if let same = drawn[index].firstIndex(where: { $0.week == week }) {
                    drawn[index][same].names.append(employer.name)
                } else {
                    drawn[index].append((week, [employer.name]))
                }
            }
        }
        return drawn.flatMap { same in
            same.map { picture in
                var week = picture.week
                if same.count > 1 {
                    week.caption = week.caption + BookText(plain: ", " + picture.names.joined(separator: ", "))
                }
                return week
            }
        }
    }

    /// The classes with their amounts, an employer in each column where there are several.
    private func legend(_ clock: RuleClock, _ rule: RuleDescription) -> BookTable {
        let known =
            employers.isEmpty
            ? [KnownSettings(years: years)] : employers.map { KnownSettings($0.settings, years: years) }
        let names = employers.count > 1 ? employers.map { ", " + $0.name } : [""]
        var table = BookTable(
            header: ["Bokstav", "Klass"] + names.map { "Per timme \(day)\($0)" } + ["Säkerhet", "Nyckel"],
            numbers: Set(2..<2 + known.count))
        let amounts = known.map { clock.amounts(day, $0) }
        for (index, obClass) in clock.classes.enumerated() {
            let values = amounts.map { BookText.unbroken(text($0[index], obClass, rule)) }
            let confidences = amounts.map { $0[index].confidence }
            let weakest = confidences.reduce(Confidence.confirmed) { $0.weaker($1) }
            table.rows.append(
                BookTable.Row(
                    cells: [BookText([.swatch(obClass.mark, index)]), BookText(plain: obClass.name)] + values
                        + [BookText([.mark(weakest)]), BookText([.key(obClass.key, to: obClass.key)])]))
        }
        return table
    }

    private func text(_ amount: RuleClock.Amount, _ obClass: RuleClock.Class, _ rule: RuleDescription) -> String {
        guard let value = amount.value else { return "saknas" }
        return rule.figures.first { $0.key == obClass.key }?.swedishValue(value) ?? "\(value)"
    }

    private func weeks(
        _ clock: RuleClock, _ rule: RuleDescription, _ settings: KnownSettings
    ) throws(PayrollError) -> [BookWeek] {
        let holidays = try HolidayCalendar(covering: DayRange(from: day - 400, through: day + 400))
        let classes = zip(clock.classes, clock.amounts(day, settings)).map { obClass, amount in
            BookWeek.Class(mark: obClass.mark, name: obClass.name, amount: text(amount, obClass, rule))
        }
        var weeks: [BookWeek] = []
        if let monday = ordinaryMonday(holidays) {
            let days = try DayRange(from: monday, through: monday + 6)
            weeks.append(try week(clock, days, "En vanlig vecka", classes, settings, holidays))
        }
        for feast in try clock.feasts(day.year) {
            weeks.append(try week(clock, feast.days, feast.name, classes, settings, holidays))
        }
        return weeks
    }

    private func week(
        _ clock: RuleClock, _ days: DayRange, _ title: String, _ classes: [BookWeek.Class], _ settings: KnownSettings,
        _ holidays: HolidayCalendar
    ) throws(PayrollError) -> BookWeek {
        var rows: [BookWeek.Row] = []
        for day in days {
            var runs: [BookWeek.Run] = []
            for (slot, found) in try clock.slots(day, settings).enumerated() {
                if let last = runs.last, last.index == found {
                    runs[runs.count - 1] = BookWeek.Run(from: last.from, to: slot + 1, index: found)
                } else {
                    runs.append(BookWeek.Run(from: slot, to: slot + 1, index: found))
                }
            }
            let name = holidays.holiday(on: day)?.swedish ?? holidays.eve(on: day)?.swedish ?? ""
            rows.append(BookWeek.Row(day: day, name: name, runs: runs))
        }
        let caption = BookText(plain: title + ", ") + .day(days.first) + " till " + .day(days.last)
        return BookWeek(caption: caption, classes: classes, rows: rows)
    }

    /// The first Monday from the week of the day on whose week has no holiday in it or beside it.
    private func ordinaryMonday(_ holidays: HolidayCalendar) -> Day? {
        let first = day - (day.weekday.rawValue - 1)
        return (0..<52).lazy.map { first + 7 * $0 }.first { monday in
            (-2...8).allSatisfy { !holidays.isPublicHoliday(monday + $0) && !holidays.isEve(monday + $0) }
        }
    }
}

extension Day {
    /// The weekday in Swedish.
    var swedishWeekday: String {
        switch weekday {
        case .monday: "måndag"
        case .tuesday: "tisdag"
        case .wednesday: "onsdag"
        case .thursday: "torsdag"
        case .friday: "fredag"
        case .saturday: "lördag"
        case .sunday: "söndag"
        }
    }
}
