//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Items of AB that a time system may send hours on.
private enum Overtime {
    static let qualified = PayItemID(111)
    static let timeOffPaid = PayItemID(113)
}

extension DemoPerson {
    /// What happened in October: at most one thing a week, so that nothing overlaps.
    mutating func october(_ schedule: Int, since start: Day) throws(PayrollError) -> [Registration] {
        var registrations: [Registration] = []
        if let month = try wholeMonth(schedule, since: start) {
            registrations = month
        } else if random.happens(12) {
            registrations.append(registration(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31)))
        } else if random.happens(6) {
            registrations.append(registration(.absence(.semester, .whole), Day(2026, 10, 1), Day(2026, 10, 31)))
        } else {
            for week in 0..<4 {
                let monday = Day(2026, 10, 5) + week * 7
                registrations += try event(in: monday, schedule)
            }
        }
        if random.happens(300) {
            registrations.append(
                try Registration(
                    .payLine(
                        PayLineOrder(item: DemoEmployer.unionFee.id, amount: Amount(ore: 31_000), isRecurring: true)),
                    days: DayRange(from: Day(2026, 1, 1), through: Day(2026, 12, 31)), recorded: DemoPerson.recorded))
        }
        if random.happens(10) {
            let order = PayLineOrder(
                item: DemoEmployer.bonus.id, amount: Amount(ore: Int64(random.number(2...40)) * 50_000))
            registrations.append(registration(.payLine(order), Day(2026, 10, 20)))
        }
        return try registrations + benefits()
    }

    private mutating func event(in monday: Day, _ schedule: Int) throws(PayrollError) -> [Registration] {
        let isDaytime = schedule == DemoSchedules.office || schedule == DemoSchedules.school
        switch random.number(0...99) {
        case 0..<9:
            return [registration(.absence(.sjuk, .whole), monday + random.number(0...3), monday + random.number(4...5))]
        case 9..<17: return [registration(.absence(.semester, .whole), monday, monday + 6)]
        case 17..<20: return [registration(.absence(.tjanstledig, .whole), monday + 2)]
        case 20..<26: return try extra(monday, schedule)
        case 26..<29 where isDaytime:
            return [registration(.absence(.tjanstledig, .time(Minutes(120))), monday + random.number(0...3))]
        case 29..<31 where isDaytime:
            let afternoon = try ClockSpan(from: 13 * 60, to: 16 * 60)
            return [registration(.absence(.sjuk, .clock(afternoon)), monday + random.number(0...3))]
        case 31..<33 where schedule == DemoSchedules.twoShifts:
            let late = try Shift(ClockSpan(from: 15 * 60, to: 23 * 60))
            return [registration(.changedShift([late]), monday + 1)]
        case 31..<33 where schedule == DemoSchedules.ward:
            // Overtime as the time system has sorted it.
            return [registration(.hours(Overtime.qualified, Minutes(300)), monday + 2)]
        case 33..<36: return try leave(monday)
        case 36..<40: return try atHand(monday, schedule)
        default: return []
        }
    }

    /// Extra work right after a shift of the week, or in the middle of a free day.
    private mutating func extra(_ monday: Day, _ schedule: Int) throws(PayrollError) -> [Registration] {
        guard schedule == DemoSchedules.office || schedule == DemoSchedules.school else { return [] }
        let isSaturday = random.happens(300)
        let start = isSaturday ? 9 * 60 : 16 * 60 + 30
        let shift = try Shift(ClockSpan(from: start, to: start + random.number(2...8) * 30))
        let asTimeOff = random.happens(200)
        return [
            registration(
                .extraWork(shift, asTimeOff: asTimeOff), monday + (isSaturday ? 5 : random.number(0...4)))
        ]
    }
}

extension DemoPerson {
    /// What takes all of October: a long illness, parental leave, or another long leave.
    private mutating func wholeMonth(_ schedule: Int, since start: Day) throws(PayrollError) -> [Registration]? {
        let first = Day(2026, 10, 1)
        let last = Day(2026, 10, 31)
        guard start < Day(2026, 1, 1) else { return nil }
        switch random.number(0...999) {
        case 0..<6: return [registration(.absence(.sjuk, .whole), first, last)]
        // The Friday before Alla helgons dag has OB, and nobody could tell which half was worked.
        case 6..<8 where schedule == DemoSchedules.office || schedule == DemoSchedules.school:
            return [registration(.absence(.sjuk, .percent(Percent(millionths: 500_000))), first, Day(2026, 10, 29))]
        case 8..<16:
            return [registration(.absence(.foraldraledig, .whole), first, last, child: Day(2026, 2, 1) + serial % 200)]
        case 16..<18:
            return [registration(.absence(.foraldraledigUtanPenning, .whole), first, last, child: Day(2024, 5, 3))]
        case 18..<19: return [registration(.absence(.graviditet, .whole), first, last)]
        case 19..<20: return [registration(.absence(.totalforsvar, .whole), first, last)]
        default: return nil
        }
    }

    /// A day or more of leave in a week.
    private mutating func leave(_ monday: Day) throws(PayrollError) -> [Registration] {
        switch random.number(0...9) {
        case 0..<4:
            return [
                registration(.absence(.vab, .whole), monday + 1, monday + 2, child: Day(2021, 5, 10) + serial % 900)
            ]
        case 4: return [registration(.absence(.enskild, .whole), monday + 3)]
        case 5: return [registration(.absence(.uppdrag, .whole), monday + 4)]
        case 6: return [registration(.absence(.narstaende, .whole), monday, monday + 1)]
        case 7: return [registration(.absence(.sparadSemester, .whole), monday, monday + 1)]
        case 8: return [registration(.absence(.obetaldSemester, .whole), monday + 3, monday + 4)]
        default:
            guard random.happens(500) else { return [registration(.absence(.komp, .whole), monday + 4)] }
            return [registration(.hours(Overtime.timeOffPaid, Minutes(120)), monday + 4)]
        }
    }

    /// A week with jour, beredskap, an order to work at other hours, or travel.
    private mutating func atHand(_ monday: Day, _ schedule: Int) throws(PayrollError) -> [Registration] {
        if schedule == DemoSchedules.twoShifts {
            let other = try Shift(ClockSpan(from: 10 * 60, to: 18 * 60 + 30), breaks: [ClockSpan(from: 840, to: 870)])
            return [registration(.displacedShift([other], ordered: monday - 4), monday, monday + 2)]
        }
        guard schedule == DemoSchedules.office else { return [] }
        switch random.number(0...3) {
        case 0:
            let night = try ClockSpan(from: 17 * 60, to: 31 * 60)
            let callOut = try Shift(ClockSpan(from: 22 * 60 + 10, to: 23 * 60 + 5))
            return [
                registration(.standby(.beredskap, night), monday, monday + 4),
                registration(.standby(.beredskap, nil), monday + 6),
                registration(.extraWork(callOut), monday + 2),
            ]
        case 1:
            let night = try ClockSpan(from: 21 * 60, to: 31 * 60)
            // Now and then more than the 50 hours that arbetstidslagen allows in a month, which AB has a price for.
            let isLong = serial % 16 == 0
            return [
                registration(.standby(.jour, night), monday, monday + (isLong ? 3 : 0)),
                registration(
                    .standby(.jour, try ClockSpan(from: 480, to: 1_440)), monday + 5, monday + (isLong ? 6 : 5)),
            ]
        case 2 where employer.settings.contains { $0.key == DemoEmployer.travelTimeKey }:
            return [registration(.travelTime(try ClockSpan(from: 17 * 60, to: 19 * 60 + 30)), monday + 1)]
        case 3 where employer.settings.contains { $0.key == DemoEmployer.exchangeKey }:
            return [
                try Registration(
                    .holidayExchange, days: DayRange(from: Day(2026, 10, 1), through: Day(2026, 12, 31)),
                    recorded: DemoPerson.recorded)
            ]
        default: return []
        }
    }

    /// October of those whom an annex of AB has rules for: nothing that the annex does not say how to pay.
    mutating func october(under agreement: String) throws(PayrollError) -> [Registration] {
        guard agreement == DemoPerson.jourPersonnel else { return [] }
        let night = try ClockSpan(from: 22 * 60, to: 30 * 60)
        return [
            registration(.standby(.jour, night), Day(2026, 10, 9)),
            registration(.standby(.jour, night), Day(2026, 10, 24)),
        ]
    }
}
