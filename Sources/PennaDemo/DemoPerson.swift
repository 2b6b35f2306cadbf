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
    /// Uppehållsanställning: pay all the year for the days of an arbetsår.
    static let schoolYear = "AB Bilaga U"
    /// Nurses and others in health care.
    static let healthCare = "AB HÖK HoS"
    /// Jourpersonal.
    static let jourPersonnel = "AB Bilaga J"
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
        // Nobody is employed before the summer of the year of turning 16.
        let start = max(
            Day(1956 + serial % 53 + 16, 6, 15),
            random.happens(20) ? Day(2026, 11, random.number(2...20)) : Day(2019, 1, 1) + random.number(0...2_500))
        let pay = Amount(ore: Int64(random.number(245...520)) * 10_000)
        let week = Minutes(DemoSchedules.fullTimeWeek[schedule])
        let account = "\(random.number(1_000...1_040))"
        let agreement = agreement(schedule)
        let workYear = agreement == DemoPerson.schoolYear ? 292 : nil
        let terms = try Terms(
            pay: .monthly(fullTime: pay), degree: degree, fullTimeWeek: week, agreement: agreement,
            costAccount: account,
            workYearDays: workYear)
        var facts = [try Fact(terms, from: start, recorded: DemoPerson.recorded)]
        if random.happens(15), start < Day(2026, 10, 1) {
            let raised = try Terms(
                pay: .monthly(fullTime: try pay + Amount(ore: 90_000)), degree: degree, fullTimeWeek: week,
                agreement: agreement, costAccount: account, workYearDays: workYear)
            facts.append(
                try Fact(raised, from: Day(2026, 10, 5) + random.number(0...50), recorded: DemoPerson.recorded))
        }
        var end = random.happens(8) && start < Day(2026, 9, 1) ? Day(2026, 11, random.number(3...28)) : nil
        if random.happens(4), start < Day(2026, 6, 1) { end = Day(2026, 10, 31) }
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
        let isOrdinary = agreement == "AB" || agreement == DemoPerson.healthCare
        var registrations: [Registration] = []
        if works { registrations = isOrdinary ? try october(schedule, since: start) : try october(under: agreement) }
        // Nobody is away from work on a free day.
        registrations.removeAll { isFree($0, employer.schedules[schedule], assignment.cycleStart) }
        // Nothing is registered after the last day.
        if let end { registrations.removeAll { $0.days.last > end && $0.days.first.year == 2026 && !isRecurring($0) } }
        return Employment(
            id: "\(serial + 100_000)-1", start: start, end: end, terms: facts, supplements: supplements,
            schedules: [try Fact(assignment, from: start, recorded: DemoPerson.recorded)], registrations: registrations)
    }

    /// What is agreed for those who work by a schedule.
    private mutating func agreement(_ schedule: Int) -> String {
        switch schedule {
        case DemoSchedules.school where random.happens(60): DemoPerson.schoolYear
        case DemoSchedules.office where random.happens(10): DemoPerson.jourPersonnel
        case DemoSchedules.ward where random.happens(200): DemoPerson.healthCare
        default: "AB"
        }
    }

    private mutating func hourly(_ id: String) throws(PayrollError) -> Employment {
        let terms = try Terms(
            pay: .hourly(Amount(ore: Int64(random.number(148...210)) * 100)),
            agreement: random.happens(150) ? "PAN" : "AB", costAccount: "\(random.number(1_000...1_040))")
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

    /// Whether a short leave lies on free days alone.
    private func isFree(_ registration: Registration, _ schedule: Schedule, _ cycleStart: Day) -> Bool {
        guard case .absence(let cause, _) = registration.kind, registration.days.count <= 3,
            [.vab, .tjanstledig, .enskild, .uppdrag, .narstaende].contains(cause)
        else { return false }
        return registration.days.allSatisfy { day in
            schedule.cycle[((day - cycleStart) % schedule.cycle.count + schedule.cycle.count) % schedule.cycle.count]
                .isEmpty
        }
    }

    private func isRecurring(_ registration: Registration) -> Bool {
        if case .payLine(let order) = registration.kind { order.isRecurring } else { false }
    }

    func registration(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil, child: Day? = nil)
        -> Registration
    {
        let days = (try? DayRange(from: first, through: last ?? first)) ?? DayRange(first)
        return Registration(kind, days: days, recorded: DemoPerson.recorded, childBorn: child)
    }
}
