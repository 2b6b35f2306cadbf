//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Makes up one person: identity, tax, employments, and what October brought.
struct DemoPerson {
    var random: DemoRandom
    let serial: Int
    let profile: DemoEmployer
    let employer: Employer

    static let recorded = Instant(seconds: 1_760_000_000)
    private static let october = Day(2026, 10, 1)
    private static let firstNames = [
        "Anna", "Erik", "Maria", "Lars", "Karin", "Mikael", "Sara", "Anders", "Amina", "Johan", "Lena", "Hassan", "Ida",
        "Per", "Fatima", "Oskar", "Elin", "Nils", "Åsa", "Yusuf",
    ]
    private static let lastNames = [
        "Andersson", "Lindqvist", "Bergström", "Holm", "Ahmadi", "Sjögren", "Nyman", "Ek", "Dahl", "Öberg", "Wallin",
        "Ali", "Fors", "Lundin", "Åkesson", "Hedman",
    ]

    /// The person, with one employment or several.
    mutating func person() throws(PayrollError) -> Person {
        let id = try personnummer()
        let name = random.pick(DemoPerson.firstNames) + " " + random.pick(DemoPerson.lastNames)
        let tax = try tax()
        var employments = [try main()]
        if random.happens(40) { employments.append(try hourly("\(serial + 100_000)-2")) }
        return Person(
            id: id, name: name, taxDecisions: tax, decisions: try decisions(tax, employments), employments: employments)
    }

    private mutating func main() throws(PayrollError) -> Employment {
        random.happens(100) ? try hourly("\(serial + 100_000)-1") : try monthly()
    }

    /// Born 1956–2008 on a day and with a number that no other serial has.
    private mutating func personnummer() throws(PayrollError) -> Personnummer {
        let year = 1956 + serial % 53
        let rest = serial / 53
        let month = rest % 12 + 1
        let day = rest / 12 % 28 + 1 + (serial % 97 == 96 ? 60 : 0)
        let number = 100 + rest / 336 % 890
        let digits = "\(year)" + two(month) + two(day) + "\(number)"
        for check in 0...9 {
            if let id = try? Personnummer(digits + "\(check)") { return id }
        }
        return try Personnummer(digits + "0")
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private mutating func monthly() throws(PayrollError) -> Employment {
        let schedule = random.pick(profile.schedules)
        let degree = random.happens(220) ? Percent(millionths: Int64(random.number(10...18)) * 50_000) : .whole
        let start =
            random.happens(20) ? Day(2026, 11, random.number(2...20)) : Day(2019, 1, 1) + random.number(0...2_500)
        let pay = Amount(ore: Int64(random.number(245...520)) * 10_000)
        let week = Minutes(DemoSchedules.fullTimeWeek[schedule])
        let account = "\(random.number(1_000...1_040))"
        let terms = try Terms(pay: .monthly(fullTime: pay), degree: degree, fullTimeWeek: week, costAccount: account)
        var facts = [try Fact(terms, from: start, recorded: DemoPerson.recorded)]
        if random.happens(15), start < Day(2026, 10, 1) {
            let raised = try Terms(
                pay: .monthly(fullTime: try pay + Amount(ore: 90_000)), degree: degree, fullTimeWeek: week,
                costAccount: account)
            facts.append(
                try Fact(raised, from: Day(2026, 10, 5) + random.number(0...50), recorded: DemoPerson.recorded))
        }
        let end = random.happens(8) && start < Day(2026, 9, 1) ? Day(2026, 11, random.number(3...28)) : nil
        let supplements =
            random.happens(60)
            ? [
                try Fact(
                    Supplement(amount: Amount(ore: Int64(random.number(5...30)) * 10_000)), from: start,
                    recorded: DemoPerson.recorded)
            ] : []
        let cycle = employer.schedules[schedule].cycle.count
        let cycleStart = Day(2026, 1, 5) + random.number(0...max(0, cycle / 7 - 1)) * 7
        let assignment = ScheduleAssignment(schedule: schedule, cycleStart: cycleStart)
        let works = start <= DemoPerson.october
        let registrations = works ? try october(schedule) : []
        return Employment(
            id: "\(serial + 100_000)-1", start: start, end: end, terms: facts, supplements: supplements,
            schedules: [try Fact(assignment, from: start, recorded: DemoPerson.recorded)], registrations: registrations)
    }

    private mutating func hourly(_ id: String) throws(PayrollError) -> Employment {
        let terms = try Terms(
            pay: .hourly(Amount(ore: Int64(random.number(148...210)) * 100)),
            costAccount: "\(random.number(1_000...1_040))")
        var registrations: [Registration] = []
        for day in stride(from: random.number(1...3), through: 31, by: random.number(3...6)) {
            let start = random.pick([7 * 60, 13 * 60, 16 * 60])
            let shift = try Shift(ClockSpan(from: start, to: start + random.number(8...16) * 30))
            registrations.append(registration(.extraWork(shift), Day(2026, 10, day)))
        }
        if random.happens(300) {
            registrations.append(registration(.hours(PayItems.timlon.id, Minutes(390)), Day(2026, 10, 31)))
        }
        return Employment(
            id: id, start: Day(2025, 6, 1),
            terms: [try Fact(terms, from: Day(2025, 6, 1), recorded: DemoPerson.recorded)],
            registrations: registrations)
    }

    /// What happened in October: at most one thing a week, so that nothing overlaps.
    private mutating func october(_ schedule: Int) throws(PayrollError) -> [Registration] {
        var registrations: [Registration] = []
        if random.happens(12) {
            registrations.append(registration(.absence(.tjanstledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31)))
        } else if random.happens(6) {
            registrations.append(registration(.absence(.semester, .whole), Day(2026, 10, 1), Day(2026, 10, 31)))
        } else {
            for week in 0..<4 {
                let monday = Day(2026, 10, 5) + week * 7
                guard let event = try event(in: monday, schedule) else { continue }
                // Three weeks of sickness would reach day 15.
                let alike = registrations.count { $0.kind == event.kind }
                if alike < 2 { registrations.append(event) }
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

    private mutating func event(in monday: Day, _ schedule: Int) throws(PayrollError) -> Registration? {
        let isDaytime = schedule == DemoSchedules.office || schedule == DemoSchedules.school
        switch random.number(0...99) {
        case 0..<9:
            return registration(.absence(.sjuk, .whole), monday + random.number(0...3), monday + random.number(4...5))
        case 9..<17: return registration(.absence(.semester, .whole), monday, monday + 6)
        case 17..<20: return registration(.absence(.tjanstledig, .whole), monday + 2)
        case 20..<26: return try extra(monday, schedule)
        case 26..<29 where isDaytime:
            return registration(.absence(.tjanstledig, .time(Minutes(120))), monday + random.number(0...3))
        case 29..<31 where isDaytime:
            let afternoon = try ClockSpan(from: 13 * 60, to: 16 * 60)
            return registration(.absence(.sjuk, .clock(afternoon)), monday + random.number(0...3))
        case 31..<33 where schedule == DemoSchedules.twoShifts:
            let late = try Shift(ClockSpan(from: 15 * 60, to: 23 * 60))
            return registration(.changedShift([late]), monday + 1)
        default: return nil
        }
    }

    /// Extra work right after a shift of the week, or in the middle of a free day.
    private mutating func extra(_ monday: Day, _ schedule: Int) throws(PayrollError) -> Registration? {
        guard schedule == DemoSchedules.office || schedule == DemoSchedules.school else { return nil }
        let isSaturday = random.happens(300)
        let start = isSaturday ? 9 * 60 : 16 * 60 + 30
        let shift = try Shift(ClockSpan(from: start, to: start + random.number(2...8) * 30))
        return registration(.extraWork(shift), monday + (isSaturday ? 5 : random.number(0...4)))
    }

    private func registration(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil) -> Registration {
        let days = (try? DayRange(from: first, through: last ?? first)) ?? DayRange(first)
        return Registration(kind, days: days, recorded: DemoPerson.recorded)
    }
}
