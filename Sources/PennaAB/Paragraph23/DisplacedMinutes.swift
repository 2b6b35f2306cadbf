//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The minutes of a month that orders have displaced, by rate.
struct DisplacedMinutes {
    /// Minutes of one rate in one stretch.
    struct Part {
        let stretch: Int
        let isFreeDay: Bool
        let isFirst: Bool
        var minutes: Int64
    }

    private(set) var parts = ShortList<Part>()

    init(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        for order in month.work.registered.of(.displacedShift) {
            guard case .displacedShift(_, let ordered) = order.kind else { continue }
            try DisplacedMinutes.check(order, ordered)
            guard let days = order.days.intersection(month.rules.days) else { continue }
            let workdays = DisplacedMinutes.workdays(ordered, question)
            for day in days { try add(day, workdays, ordered, &month, question) }
        }
    }

    /// The working days of an order in order of time: rows with the same day of order are one (decision A53).
    private static func workdays(_ ordered: Day, _ question: borrowing EmploymentMonth) -> [Day] {
        let knownAt = question.knownAt
        var days: Set<Day> = []
        for row in question.employment.registrations.of(.displacedShift) where row.recorded <= knownAt {
            guard case .displacedShift(let shifts, ordered) = row.kind, !shifts.isEmpty else { continue }
            days.formUnion(row.days)
        }
        return days.sorted()
    }

    /// The minutes of the same rate in the parts before one.
    func earlier(than index: Int) -> Minutes {
        let part = parts[index]
        return Minutes(
            parts[..<index].reduce(Int64(0)) {
                $1.isFreeDay == part.isFreeDay && $1.isFirst == part.isFirst ? $0 + $1.minutes : $0
            })
    }

    private static func check(_ order: Registration, _ ordered: Day) throws(PayrollError) {
        guard ordered >= order.days.first else { return }
        throw PayrollError(
            .invalidValue,
            "Förskjutningen \(order.days.first) beordrades \(ordered), inte senast dagen före. Då är det övertid: registrera extra arbete.",
            day: order.days.first, row: order.row)
    }

    private mutating func add(
        _ day: Day, _ workdays: [Day], _ ordered: Day, _ month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretchIndex(on: day)
        let figures = month.figures(of: month.work.stretches[stretch])
        for figure in DisplacedHours.figures { _ = try figures.known(figure, on: day) }
        guard let first = workdays.first, let place = workdays.firstIndex(of: day) else { return }
        let number = Int64(place + 1)
        guard number <= figures[DisplacedHours.mostDays].value,
            Int64(first - ordered) <= figures[DisplacedHours.notice].value
        else { return }
        let earlier = month.work.planBeforeOrders.shifts(on: day)
        var minutes: Int64 = 0
        for index in month.work.plan.shifts(on: day) where month.work.absentMinutes(of: index) == 0 {
            for piece in month.work.plan.pieces[month.work.plan.shifts[index].pieces] {
                minutes += piece.interval.minutes.count
                for shift in earlier {
                    let interval = month.work.planBeforeOrders.shifts[shift].interval
                    minutes -= interval.intersection(piece.interval)?.minutes.count ?? 0
                }
            }
        }
        guard minutes > 0 else { return }
        month.lines.note(DisplacedHours.item.id, employment: question.index, day: day, minutes, .timme)
        let isFirst = number <= figures[DisplacedHours.firstDays].value
        if figures[DisplacedHours.rounding].isOn { minutes = Minutes(minutes).roundedUpToHalfHour.count }
        let same = parts.firstIndex {
            $0.stretch == stretch && $0.isFreeDay == earlier.isEmpty && $0.isFirst == isFirst
        }
        if let same {
            parts[same].minutes += minutes
        } else {
            parts.append(Part(stretch: stretch, isFreeDay: earlier.isEmpty, isFirst: isFirst, minutes: minutes))
        }
    }
}
