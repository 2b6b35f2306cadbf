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

    /// The working days of an order.
    private struct Order {
        let ordered: Day?
        var days: [Day]
    }

    init(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        let orders = try DisplacedMinutes.orders(question, month.rules)
        let rows = month.work.registered.of(.displacedShift)
        var counted = MonthDays(from: month.rules.days.first)
        for row in rows {
            guard case .displacedShift(_, let ordered) = row.kind else { continue }
            if let ordered { try DisplacedMinutes.check(row, ordered) }
            guard let days = row.days.intersection(month.rules.days) else { continue }
            for day in days {
                // A day is displaced once, by the order that was recorded last.
                let isReplaced = rows.contains { $0.recorded > row.recorded && $0.days.contains(day) }
                if isReplaced || counted.contains(day) { continue }
                counted.insert(day)
                guard let order = orders.first(where: { $0.ordered == ordered && $0.days.contains(day) }) else {
                    continue
                }
                try add(day, order, &month, question)
            }
        }
    }

    /// The orders: rows with the same day of order are one, and so are rows without one that follow each other over days
    /// off (decision A53).
    private static func orders(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [Order] {
        let knownAt = question.knownAt
        var orders: [Order] = []
        for row in question.employment.registrations.of(.displacedShift) where row.recorded <= knownAt {
            guard case .displacedShift(let shifts, let ordered) = row.kind, !shifts.isEmpty else { continue }
            let known = orders.firstIndex { $0.ordered == ordered } ?? orders.count
            if known == orders.count { orders.append(Order(ordered: ordered, days: [])) }
            orders[known].days += row.days
        }
        var result: [Order] = []
        for order in orders {
            let days = Array(Set(order.days)).sorted()
            guard order.ordered == nil else {
                result.append(Order(ordered: order.ordered, days: days))
                continue
            }
            result += try runs(days, question, rules).map { Order(ordered: nil, days: $0) }
        }
        return result
    }

    /// Cuts days where a working day lies between two of them.
    private static func runs(
        _ days: [Day], _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [[Day]] {
        var runs: [[Day]] = []
        for day in days {
            if let last = runs.last?.last, try areDaysOff(after: last, before: day, question, rules) {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs
    }

    /// Whether nobody works between two days, which are at most a month apart.
    private static func areDaysOff(
        after first: Day, before last: Day, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> Bool {
        if last - first == 1 { return true }
        if last - first > 31 { return false }
        var month = first.month
        while month <= last.month {
            let plan = try question.plan(of: month, rules.holidays)
            if plan.shifts.contains(where: { first < $0.day && $0.day < last }) { return false }
            month = month.next
        }
        return true
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
        _ day: Day, _ order: Order, _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretchIndex(on: day)
        let figures = month.figures(of: month.work.stretches[stretch])
        for figure in DisplacedHours.figures { _ = try figures.known(figure, on: day) }
        guard let first = order.days.first, let place = order.days.firstIndex(of: day) else { return }
        let number = Int64(place + 1)
        guard number <= figures[DisplacedHours.mostDays].value else { return }
        // Where nobody says when it was ordered, it was in time.
        if let ordered = order.ordered, Int64(first - ordered) > figures[DisplacedHours.notice].value { return }
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
