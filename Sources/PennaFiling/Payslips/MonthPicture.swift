//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// The month whose deviations are paid, day by day: shifts, absence and what was worked beside the schedule.
///
/// Colours add nothing that the words do not say.
struct MonthPicture {
    /// A day.
    struct Cell {
        /// What it is, by the name of its style.
        enum Look: String {
            case free
            case work
            case absent
            case extra
        }

        let day: Day
        let look: Look
        let isHoliday: Bool
        let texts: [String]
    }

    let month: Month
    private(set) var cells: [Cell] = []

    /// The days of an employment; none where its schedule cannot be laid out, which the pay has said already.
    init(_ employment: Employment, _ schedules: [Schedule], _ month: Month, knownAt: Instant) {
        self.month = month
        let days = DayRange(month)
        let rows = employment.registrations.filter { $0.recorded <= knownAt }
        guard let holidays = try? HolidayCalendar(covering: days),
            let plan = try? ScheduledMonth(
                month: month, employment: employment, schedules: schedules, holidays: holidays, knownAt: knownAt,
                changed: rows.filter { $0.otherShifts != nil })
        else { return }
        for day in days {
            let own = rows.filter { $0.days.contains(day) }
            let absences = own.compactMap(MonthPicture.absence)
            let extra = own.compactMap { MonthPicture.extra($0, on: day) }
            let shifts = plan.shifts(on: day).map { MonthPicture.clock(plan.shifts[$0].interval) }
            cells.append(
                Cell(
                    day: day,
                    look: !absences.isEmpty ? .absent : !extra.isEmpty ? .extra : shifts.isEmpty ? .free : .work,
                    isHoliday: holidays.isHelgdag(day), texts: shifts + absences + extra))
        }
    }

    /// Whether there is anything to see.
    var isEmpty: Bool { cells.allSatisfy(\.texts.isEmpty) }

    private static func absence(_ registration: Registration) -> String? {
        guard case .absence(let cause, let extent) = registration.kind else { return nil }
        return switch extent {
        case .whole: cause.swedish
        case .percent(let percent):
            cause.swedish + " " + DecimalText.swedish(percent.millionths, scale: 4, trimmed: true) + " %"
        case .time(let time): cause.swedish + " " + OperandUnit.timme.swedishText(time.count)
        case .clock(let span): cause.swedish + " " + clock(span)
        }
    }

    /// What was worked by the clock beside the schedule, on its first day.
    private static func extra(_ registration: Registration, on day: Day) -> String? {
        guard registration.days.first == day else { return nil }
        switch registration.kind {
        case .extraWork(let shift, _):
            return "Extra " + clock(shift.span)
        case .standby(let kind, _): return kind == .jour ? "Jour" : "Beredskap"
        case .travelTime: return "Färdtid"
        default: return nil
        }
    }

    private static func clock(_ span: ClockSpan) -> String {
        OutputText.clock(span.start) + "–" + OutputText.clock(span.end)
    }

    private static func clock(_ interval: WorkInterval) -> String {
        OutputText.clock(SwedishClock.local(interval.start).minute) + "–"
            + OutputText.clock(SwedishClock.local(interval.end).minute)
    }
}

extension MonthPicture {
    private static let weekdays = ["mån", "tis", "ons", "tors", "fre", "lör", "sön"]

    /// Writes the month as a table of weeks.
    func write(_ title: String, to html: inout XMLText) {
        html.begin("table", [(name: "class", value: "month")])
        html.element("caption", text: "\(title), \(month.swedish)")
        html.begin("thead")
        html.begin("tr")
        for name in MonthPicture.weekdays { html.element("th", [(name: "scope", value: "col")], text: name) }
        html.end("tr")
        html.end("thead")
        html.begin("tbody")
        var place = cells.first.map { MonthPicture.column($0.day) } ?? 0
        html.begin("tr")
        for _ in 0..<place { html.element("td", text: "") }
        for cell in cells {
            if place == 7 {
                html.end("tr")
                html.begin("tr")
                place = 0
            }
            write(cell, to: &html)
            place += 1
        }
        for _ in place..<7 { html.element("td", text: "") }
        html.end("tr")
        html.end("tbody")
        html.end("table")
        html.newline()
    }

    /// Monday is the first.
    private static func column(_ day: Day) -> Int { Weekday.allCases.firstIndex(of: day.weekday) ?? 0 }

    private func write(_ cell: Cell, to html: inout XMLText) {
        html.begin("td", [(name: "class", value: cell.look.rawValue + (cell.isHoliday ? " red" : ""))])
        html.element("b", text: "\(cell.day - month.first + 1)")
        for text in cell.texts { html.element("span", text: text) }
        html.end("td")
    }
}

extension AbsenceCause {
    /// What people call it.
    var swedish: String {
        switch self {
        case .sjuk: "Sjuk"
        case .semester: "Semester"
        case .sparadSemester: "Sparad semester"
        case .obetaldSemester: "Obetald semester"
        case .tjanstledig: "Tjänstledig"
        case .foraldraledig, .foraldraledigUtanPenning: "Föräldraledig"
        case .vab: "Vård av barn"
        case .graviditet: "Graviditetspenning"
        case .narstaende: "Närståendevård"
        case .enskild: "Enskild angelägenhet"
        case .uppdrag: "Uppdrag"
        case .totalforsvar: "Totalförsvar"
        case .komp: "Komp"
        }
    }
}
