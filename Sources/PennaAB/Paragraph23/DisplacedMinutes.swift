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

    /// The minutes of a shift inside an interval that lie outside the hours of the old shifts.
    private static func minutes(
        of shift: Int, in interval: WorkInterval, beside earlier: Range<Int>, _ work: borrowing MonthWork
    ) -> Int64 {
        var minutes: Int64 = 0
        for piece in work.plan.pieces[work.plan.shifts[shift].pieces] {
            guard let inside = piece.interval.intersection(interval) else { continue }
            minutes += inside.minutes.count
            for old in earlier {
                minutes -= work.planBeforeOrders.shifts[old].interval.intersection(inside)?.minutes.count ?? 0
            }
        }
        return minutes
    }

    /// What absence takes of a shift's displaced minutes: its own hours (decision A53), or its share of what other absence
    /// leaves; a share may leave part of a minute, which counts as a minute.
    ///
    /// - Throws: `invalidValue` when only the length of the absence is known.
    private static func absent(
        _ all: Int64, of shift: Int, beside earlier: Range<Int>, _ work: borrowing MonthWork
    ) throws(PayrollError) -> Int64 {
        var timed: Int64 = 0
        var share = Percent.zero
        for absence in work.absences where absence.shift == shift {
            if let interval = absence.interval {
                timed += minutes(of: shift, in: interval, beside: earlier, work)
            } else if absence.share > .zero {
                share = Percent(millionths: share.millionths + absence.share.millionths)
            } else {
                throw PayrollError(
                    .invalidValue,
                    "Frånvaron \(work.plan.shifts[shift].day) gäller en del av ett förskjutet pass. Ange klockslag, så att rätt tid kan räknas.",
                    day: work.plan.shifts[shift].day, row: absence.row)
            }
        }
        return timed + (try (Exact(max(0, all - timed)) * share).wholeNumber(.down))
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
        for index in month.work.plan.shifts(on: day) {
            let shift = month.work.plan.shifts[index]
            let all = DisplacedMinutes.minutes(of: index, in: shift.interval, beside: earlier, month.work)
            if all > 0 { minutes += try all - DisplacedMinutes.absent(all, of: index, beside: earlier, month.work) }
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
