//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// Hours of the days: no more than the days have, and none taken back that were never given.
extension RegistrationChecks {
    /// Hours of some days, of one item or worked, as a registration gives them.
    struct DayHours {
        let days: DayRange
        let item: PayItemID?
        let minutes: Int64
        let row: SourceRow?
        /// Whether a pay line has them, which may as well correct an earlier month.
        var isPaid = false
    }

    mutating func findHours(_ registrations: [Registration]) {
        hours.removeAll(keepingCapacity: true)
        for registration in registrations { take(registration) }
        var total: Int64 = 0
        for hours in hours { total = total.addingReportingOverflow(max(0, hours.minutes)).partialValue }
        guard hours.contains(where: { $0.minutes < 0 }) || total > 1440 else { return }
        // Whatever order the rows had, the same is said of them.
        hours.sort { left, right in
            (left.days.first.number, left.days.count, left.row?.file ?? 0, left.row?.row ?? 0)
                < (right.days.first.number, right.days.count, right.row?.file ?? 0, right.row?.row ?? 0)
        }
        var first = 0
        while first < hours.count {
            let days = hours[first].days
            let end = hours[first...].firstIndex { $0.days != days } ?? hours.count
            if days.count == 1 {
                checkDay(Array(hours[first..<end]))
            } else {
                checkPeriod(days)
            }
            first = end
        }
    }

    private mutating func take(_ registration: Registration) {
        let row = registration.row
        let days = row.flatMap { windows[$0] } ?? registration.days
        switch registration.kind {
        case .hours(let item, let minutes):
            hours.append(DayHours(days: days, item: item, minutes: minutes.count, row: row))
        case .payLine(let order):
            guard let quantity = order.quantity, worked.contains(order.item) || names.takesHours(order.item) else {
                return
            }
            // What comes every month has the longest of them.
            let last = order.isRecurring ? min(days.last, days.first + 30) : days.last
            guard let days = try? DayRange(from: days.first, through: last) else { return }
            let (minutes, overflows) = quantity.multipliedReportingOverflow(by: 60)
            hours.append(
                DayHours(
                    days: days, item: order.item, minutes: (overflows ? quantity : minutes) / 10_000, row: row,
                    isPaid: true))
        case .extraWork(let shift, _):
            let breaks = shift.breaks.reduce(0) { $0 + $1.count }
            hours.append(DayHours(days: days, item: nil, minutes: Int64(shift.span.count - breaks), row: row))
        case .travelTime(let span):
            hours.append(DayHours(days: days, item: nil, minutes: Int64(span.count), row: row))
        default: break
        }
    }

    private func isWork(_ hours: DayHours) -> Bool { hours.item.map { worked.contains($0) } ?? true }

    private func items(_ rows: [DayHours]) -> [PayItemID] {
        var items: [PayItemID] = []
        for case let item? in rows.map(\.item) where !items.contains(item) { items.append(item) }
        return items
    }

    private mutating func checkDay(_ rows: [DayHours]) {
        var isTold = checkLength(rows.filter(isWork), rows[0].days)
        for item in items(rows) {
            let own = rows.filter { $0.item == item }
            if !isTold { isTold = checkLength(own, own[0].days) }
            // Hours by the clock are sorted into items later, and may be what is taken back.
            let sum = (own + rows.filter { $0.item == nil }).reduce(0) { $0 + $1.minutes }
            guard sum < 0, let row = own.first(where: { $0.minutes < 0 && !$0.isPaid }) else { continue }
            say(
                .negativeWithoutOriginal, .look, row.row,
                "\(row.days.first): \(OutputText.hours(Minutes(row.minutes))) timmar dras av, men så många timmar av samma slag är inte registrerade den dagen. Är det ett pass över midnatt som har fått fel tecken?"
            )
        }
    }

    /// Hours of several days, with those of each of the days.
    private mutating func checkPeriod(_ days: DayRange) {
        let rows = hours.filter { days.contains($0.days.first) && days.contains($0.days.last) }
        if checkLength(rows.filter(isWork), days) { return }
        for item in items(rows) where checkLength(rows.filter { $0.item == item }, days) { return }
    }

    /// - Returns: whether there were too many.
    private mutating func checkLength(_ rows: [DayHours], _ days: DayRange) -> Bool {
        let (sum, limit) = (rows.reduce(0) { $0 + $1.minutes }, 1440 * Int64(days.count))
        guard sum > limit, let most = rows.max(by: { $0.minutes < $1.minutes }) else { return false }
        let all = rows.count == 1 ? "" : " (" + rows.map { "\(place($0.row))" }.joined(separator: ", ") + ")"
        let text = OutputText.hours(Minutes(sum))
        let message =
            days.count == 1
            ? "\(days.first) har \(text) timmar\(all), men ett dygn har 24. Rätta timmarna, eller skriv en rad för varje dag, eller raden med periodens första och sista dag."
            : "\(days) har \(text) timmar\(all), men så många dygn har \(24 * days.count). Rätta timmarna."
        // What somebody has priced by hand may be a sum of many days, written on the day it was handed in.
        let ofClock = rows.reduce(0) { $0 + ($1.isPaid ? 0 : $1.minutes) }
        say(.hoursBeyondDay, ofClock > limit ? .stopsPerson : .look, most.row, message)
        return true
    }
}
