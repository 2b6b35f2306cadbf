//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite struct OvertimeTests {
    /// A Wednesday under the rules until 2025-03-31.
    private let wednesday = Day(2024, 5, 15)

    private func employee(_ from: String, _ to: String, _ breaks: (String, String)..., degree: Int64 = 1_000_000) throws
        -> Employee
    {
        var employee = Employee()
        employee.degree = Percent(millionths: degree)
        let pauses = try breaks.map { try ClockSpan(from: hours($0.0), to: hours($0.1)) }
        let day = [try Shift(ClockSpan(from: hours(from), to: hours(to)), breaks: pauses)]
        employee.schedule = try Schedule(name: "vecka", cycle: (0..<7).map { $0 < 5 ? day : [] })
        return employee
    }

    /// Hours of fyllnad, enkel and kvalificerad, as minutes; timlön is 30 000 ÷ 165.
    private func minutes(_ employee: Employee, _ month: Month) throws -> [Int64] {
        var employee = employee
        let lines = try employee.deviations(month)
        func minutes(_ key: String, _ percent: Int64) -> Int64 {
            let amount = lines.sum(key).ore
            return (amount * 165 * 60 * 100 + 3_000_000 * percent / 2) / (3_000_000 * percent)
        }
        return [minutes("fyllnadstid", 120), minutes("overtid-enkel", 180), minutes("overtid-kvalificerad", 240)]
    }

    private let may = Month(year: 2024, month: 5)

    @Test("D-OT-30000: an hour of enkel is 327.27, of kvalificerad 436.36, of fyllnadstid 218.18")
    func amounts() throws {
        var full = try employee("07:00", "15:30", ("11:00", "11:30"))
        try full.register(.extraWork(try shift("15:30", "16:30")), wednesday)
        #expect(try full.deviations(may).sum("overtid-enkel") == kr("327.27"))
        var free = try employee("07:00", "15:30", ("11:00", "11:30"))
        try free.register(.extraWork(try shift("10:00", "11:00")), Day(2024, 5, 18))
        #expect(try free.deviations(may).sum("overtid-kvalificerad") == kr("436.36"))
        var part = try employee("07:00", "13:00", degree: 750_000)
        try part.register(.extraWork(try shift("13:00", "14:00")), wednesday)
        #expect(try part.deviations(may).sum("fyllnadstid") == kr("218.18"))
    }

    @Test(
        "AB-30: 07:00–15:30, ordered 15:30–18:00: two hours enkel, half an hour kvalificerad (slidegur.com/doc/42430)")
    func afterTheShift() throws {
        var employee = try employee("07:00", "15:30", ("11:00", "11:30"))
        try employee.register(.extraWork(try shift("15:30", "18:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 30])
    }

    @Test("AB-31: 07:00–15:30, ordered 17:30–18:30: one hour kvalificerad (slidegur.com/doc/42430)")
    func outsideTheWindow() throws {
        var employee = try employee("07:00", "15:30", ("11:00", "11:30"))
        try employee.register(.extraWork(try shift("17:30", "18:30")), wednesday)
        #expect(try minutes(employee, may) == [0, 0, 60])
    }

    @Test("AB-32: 11:00–20:00, ordered 07:00–11:00: two hours kvalificerad, two enkel (slidegur.com/doc/42430)")
    func beforeTheShift() throws {
        var employee = try employee("11:00", "20:00", ("15:00", "16:00"))
        try employee.register(.extraWork(try shift("07:00", "11:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 120])
    }

    @Test(
        "AB-33: part-time 07:00–14:00 of 6 h, ordered 14–20 with a break 16:00–16:30: two hours fyllnad, 3.5 kvalificerad (slidegur.com/doc/42430)"
    )
    func partTimer() throws {
        var employee = try employee("07:00", "14:00", ("11:00", "12:00"), degree: 750_000)
        try employee.register(.extraWork(try shift("14:00", "20:00", breaks: ("16:00", "16:30"))), wednesday)
        #expect(try minutes(employee, may) == [120, 0, 210])
    }

    @Test(
        "AB-35 and AB-36: a part-timer's free weekday is fyllnad, a free Saturday kvalificerad (slidegur.com/doc/42430)"
    )
    func freeDays() throws {
        var employee = try employee("07:00", "14:00", ("11:00", "12:00"), degree: 600_000)
        employee.schedule = try Schedule(
            name: "tre dagar", cycle: (0..<7).map { $0 < 3 ? [try shift("07:00", "14:00")] : [] })
        var saturday = employee
        try employee.register(.extraWork(try shift("07:00", "17:00", breaks: ("11:00", "12:00"))), Day(2024, 5, 16))
        #expect(try minutes(employee, may) == [540, 0, 0])
        try saturday.register(.extraWork(try shift("07:00", "17:00", breaks: ("11:00", "12:00"))), Day(2024, 5, 18))
        #expect(try minutes(saturday, may) == [0, 0, 540])
    }

    @Test("From 2025-04-01 a part-timer has overtime like a full-timer; the day before fyllnadstid")
    func newRule() throws {
        for (day, expected) in [(Day(2025, 3, 31), [Int64(60), 0, 0]), (Day(2025, 4, 1), [0, 60, 0])] {
            var employee = try employee("07:00", "13:00", degree: 750_000)
            try employee.register(.extraWork(try shift("13:00", "14:00")), day)
            #expect(try minutes(employee, day.month) == expected)
        }
    }

    @Test(
        "Overtime before and after one shift: what exceeds two hours in all is kvalificerad, in whatever order it was registered"
    )
    func bothSides() throws {
        var employee = try employee("08:00", "16:00")
        try employee.register(.extraWork(try shift("16:00", "17:30")), wednesday)
        try employee.register(.extraWork(try shift("06:30", "08:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 60])
        employee.registrations.reverse()
        #expect(try minutes(employee, may) == [0, 120, 60])
    }

    @Test(
        "Sorted minutes are the minutes worked: none twice, none lost, for full and part time, with standby, by every rule"
    )
    func nothingLost() throws {
        var random = SeededGenerator(seed: 20)
        var wrong: [String] = []
        for round in 0..<300 {
            var employee = try employee("08:00", "14:00", degree: Bool.random(using: &random) ? 1_000_000 : 750_000)
            if Bool.random(using: &random) {
                let parts = [try shift("07:00", "10:00"), try shift("15:00", "18:00")]
                employee.schedule = try Schedule(name: "delat", cycle: (0..<7).map { $0 < 5 ? parts : [] })
            }
            employee.settings = [
                AgreementSetting(
                    key: "ab.20.fore-och-efter", from: Day(2024, 1, 1), value: .random(in: 0...1, using: &random),
                    source: "-")
            ]
            let month = Month(year: Int.random(in: 2024...2027, using: &random), month: 3)
            var worked: Int64 = 0
            var busy = SwedishClock.midnight(of: month.first).minute
            for day in DayRange(month) where Int.random(in: 0..<3, using: &random) == 0 {
                let start = 18 * 60 + Int.random(in: 0...360, using: &random)
                let end = start + Int.random(in: 1...400, using: &random)
                // The hour that summer time leaves out, and work that is still going on.
                guard !(1560...1620).contains(start), !(1560...1620).contains(end), start < 1440, end <= 1440 + 7 * 60,
                    SwedishClock.midnight(of: day).minute + Int64(start) >= busy
                else { continue }
                let span = try ClockSpan(from: start, to: end)
                if Bool.random(using: &random) { try employee.register(.standby(.beredskap, span), day) }
                try employee.register(.extraWork(try Shift(span), asTimeOff: Bool.random(using: &random)), day)
                let interval = try DayClock(day).interval(span, row: nil)
                // Over the month's end each minute has its own month, save for what could be fyllnadstid (A58, A66).
                let isWhole = employee.degree < .whole && month.year <= 2025
                let inMonth = try WorkInterval(
                    from: SwedishClock.midnight(of: month.first), to: SwedishClock.midnight(of: month.last + 1))
                worked += (isWhole ? interval : interval.intersection(inMonth))?.minutes.count ?? 0
                busy = interval.end.minute + 60
            }
            employee.settings.append(
                AgreementSetting(key: "ab.20.avrundning-jour", from: Day(2024, 1, 1), value: 0, source: "-"))
            let sums = try employee.sortedMinutes(month)
            if sums.kinds != worked || sums.pieces != worked || !sums.areApart {
                wrong.append("\(round) \(month): \(sums) of \(worked)")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("Extra work inside the ordinary shift, or twice, is an error with its row")
    func overlap() throws {
        var employee = try employee("08:00", "16:00")
        try employee.register(.extraWork(try shift("15:00", "17:00")), wednesday)
        var error = #expect(throws: PayrollError.self) { try employee.deviations(may) }
        #expect(error?.code == .overlap && error?.row?.row == 1)
        employee.registrations = []
        try employee.register(.extraWork(try shift("16:00", "17:00")), wednesday)
        try employee.register(.extraWork(try shift("16:30", "18:00")), wednesday)
        error = #expect(throws: PayrollError.self) { try employee.deviations(may) }
        #expect(error?.code == .overlap && error?.row?.row == 2)
    }

    @Test("A split shift has windows before, between and after its parts, together at most two hours")
    func splitShift() throws {
        var employee = Employee()
        let parts = [try shift("07:00", "11:00"), try shift("14:00", "18:00")]
        employee.schedule = try Schedule(name: "delat", cycle: (0..<7).map { $0 < 5 ? parts : [] })
        try employee.register(.extraWork(try shift("06:30", "07:00")), wednesday)
        try employee.register(.extraWork(try shift("11:00", "12:00")), wednesday)
        try employee.register(.extraWork(try shift("13:30", "14:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 0])
        try employee.register(.extraWork(try shift("18:00", "18:01")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 1])
        employee.settings = [
            AgreementSetting(key: "ab.20.fore-och-efter", from: Day(2024, 1, 1), value: 1, source: "-")
        ]
        #expect(try minutes(employee, may) == [0, 121, 0])
    }

    @Test("All the time between two parts three hours apart is inside a window, and counts once")
    func betweenParts() throws {
        var employee = Employee()
        let parts = [try shift("07:00", "11:00"), try shift("14:00", "18:00")]
        employee.schedule = try Schedule(name: "delat", cycle: (0..<7).map { $0 < 5 ? parts : [] })
        try employee.register(.extraWork(try shift("11:00", "14:00")), wednesday)
        #expect(try minutes(employee, may) == [0, 120, 60])
        employee.settings = [
            AgreementSetting(key: "ab.20.fore-och-efter", from: Day(2024, 1, 1), value: 1, source: "-")
        ]
        #expect(try minutes(employee, may) == [0, 180, 0])
    }

    @Test("Fyllnadstid ends with the longer shift of the operation: eight hours, or what the employer says")
    func operationShift() throws {
        var employee = try employee("07:00", "13:00", degree: 750_000)
        try employee.register(.extraWork(try shift("13:00", "17:30")), wednesday)
        #expect(try minutes(employee, may) == [120, 0, 150])
        employee.settings = [
            AgreementSetting(key: "ab.20.verksamhetens-pass", from: Day(2024, 1, 1), value: 600, source: "-")
        ]
        #expect(try minutes(employee, may) == [240, 0, 30])
    }

    @Test("A free weekday is fyllnadstid all of it, or up to the operation's shift where the employer gives one (A66)")
    func operationShiftOnFreeDay() throws {
        for (own, expected) in [(nil, [Int64(540), 0, 0]), (480, [480, 0, 60]), (540, [540, 0, 0])]
            as [(Int64?, [Int64])]
        {
            var employee = try employee("07:00", "14:00", ("11:00", "12:00"), degree: 600_000)
            employee.schedule = try Schedule(
                name: "tre dagar", cycle: (0..<7).map { $0 < 3 ? [try shift("07:00", "14:00")] : [] })
            employee.settings =
                own.map {
                    [AgreementSetting(key: "ab.20.verksamhetens-pass", from: Day(2024, 1, 1), value: $0, source: "-")]
                } ?? []
            try employee.register(
                .extraWork(try shift("07:00", "17:00", breaks: ("11:00", "12:00"))), Day(2024, 5, 16))
            #expect(try minutes(employee, may) == expected)
        }
    }

    @Test("A part-timer's time above the full-time measure of the schedule period is overtime, in whatever month")
    func periodMeasure() throws {
        var employee = try employee("07:00", "13:00", degree: 750_000)
        // Five days of six hours leave ten hours of the week's forty.
        for day in 13...17 { try employee.register(.extraWork(try shift("13:00", "15:00")), Day(2024, 5, day)) }
        #expect(try minutes(employee, may) == [600, 0, 0])
        employee.registrations.removeLast()
        try employee.register(.extraWork(try shift("13:00", "15:01")), Day(2024, 5, 17))
        #expect(try minutes(employee, may) == [600, 0, 1])
        employee.weekHours = 38
        #expect(try minutes(employee, may) == [480, 120, 1])
    }

    @Test("The schedule period goes on over the end of a month")
    func periodOverMonths() throws {
        var employee = try employee("07:00", "13:00", degree: 750_000)
        // The week from Monday 29 April 2024: four hours in April use up part of the week's ten.
        for day in [Day(2024, 4, 29), Day(2024, 4, 30)] {
            try employee.register(.extraWork(try shift("13:00", "15:00")), day)
        }
        for day in [Day(2024, 5, 2), Day(2024, 5, 3)] {
            try employee.register(.extraWork(try shift("13:00", "15:00")), day)
        }
        try employee.register(.extraWork(try shift("07:00", "10:00")), Day(2024, 5, 1))
        employee.schedule = try Schedule(
            name: "vecka", cycle: (0..<7).map { $0 < 5 ? [try shift("07:00", "13:00")] : [] },
            isFreeOnHolidays: true)
        // 1 May is a free holiday: kvalificerad, and outside the ten hours.
        #expect(try minutes(employee, Month(year: 2024, month: 4)) == [240, 0, 0])
        #expect(try minutes(employee, may) == [240, 0, 180])
        employee.weekHours = 36
        #expect(try minutes(employee, may) == [120, 120, 180])
    }

    @Test("Extra work under RiB 19 is refused by name, with its row")
    func fireCrew() throws {
        var employee = Employee()
        employee.terms = [
            try Fact(
                Terms(pay: .monthly(fullTime: kr("4587.00")), agreement: "RiB 19"), from: employee.start,
                recorded: recorded)
        ]
        try employee.register(.extraWork(try shift("13:00", "15:00")), wednesday)
        let error = #expect(throws: PayrollError.self) { try employee.deviations(may) }
        #expect(error?.code == .notImplemented && error?.row?.row == 1)
        #expect(error?.message.contains("RiB 19") ?? false)
    }
}

extension Employee {
    /// What the sorter makes of a month: minutes by kind and by piece, and whether no two pieces share a minute.
    fileprivate func sortedMinutes(_ month: Month) throws -> (kinds: Int64, pieces: Int64, areApart: Bool) {
        let agreement = try AB(settings: KnownSettings(settings))
        let rules = try agreement.monthRules(WorkedMonth(month))
        let terms = try Terms(pay: pay, degree: degree)
        let question = EmploymentMonth(
            employment: Employment(
                id: "1", start: start, terms: [try Fact(terms, from: start, recorded: recorded)],
                schedules: [
                    try Fact(ScheduleAssignment(schedule: 0, cycleStart: monday), from: start, recorded: recorded)
                ], registrations: registrations),
            index: 0, birthYear: birthYear, schedules: schedule.map { [$0] } ?? [],
            items: try PayItemRegister(agreement: AB.payItems, own: []), knownAt: recorded)
        var context = MonthContext(rules)
        try context.work.read(question, rules, rules.days)
        var sorted: [SortedExtraWork] = []
        var windows = OvertimeWindows()
        try OvertimeSorter.sort(context, question, &windows, into: &sorted)
        var kinds: Int64 = 0
        var pieces: [WorkInterval] = []
        for sorted in sorted {
            kinds += sorted.minutes.fyllnad + sorted.minutes.simple + sorted.minutes.qualified
            pieces += sorted.fyllnadPieces + sorted.overtimePieces
        }
        pieces.sort { $0.start < $1.start }
        let areApart = zip(pieces, pieces.dropFirst()).allSatisfy { $0.end <= $1.start }
        return (kinds, pieces.reduce(0) { $0 + $1.minutes.count }, areApart)
    }
}
