//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaAB

@Suite struct SicknessTests {
    private let october = Month(year: 2026, month: 10)

    private func employee(_ pay: String = "30000.00", weekHours: Int = 40) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr(pay))
        employee.weekHours = weekHours
        employee.schedule = try week(5)
        return employee
    }

    @Test("SJ-1 and SJ-2: 30 000 at 40 h, three days: −4 153.85 + 3 323.08 − 1 107.69 = −1 938.46")
    func threeDays() throws {
        var employee = try employee()
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 8))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjukavdrag") == kr("-4153.85"))
        #expect(lines.sum("sjuklon") == kr("3323.08"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
        #expect(lines.total == kr("-1938.46"))
    }

    @Test("SJ-3: one day: −1 384.62 in all")
    func oneDay() throws {
        var employee = try employee()
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjuklon") == kr("1107.69"))
        #expect(lines.sum("karensavdrag") == kr("-1107.69"))
        #expect(lines.total == kr("-1384.62"))
    }

    @Test(
        "SJ-4: half a day: karens stops at 553.85; the other 553.84 is taken when the period goes on"
    )
    func halfDay() throws {
        var employee = try employee()
        try employee.register(.absence(.sjuk, .time(Minutes(240))), Day(2026, 10, 30))
        let first = try employee.deviations(october)
        #expect(first.sum("sjukavdrag") == kr("-692.31"))
        #expect(first.sum("sjuklon") == kr("553.85"))
        #expect(first.sum("karensavdrag") == kr("-553.85"))
        try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 2))
        let second = try employee.deviations(october.next)
        #expect(second.sum("karensavdrag") == kr("-553.84"))
    }

    @Test("SJ-5: 24 000 at 30 h a week: karens 886.15, an hour 184.62")
    func shorterWeek() throws {
        var employee = try employee("24000.00", weekHours: 30)
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6), Day(2026, 10, 8))
        #expect(try employee.deviations(october).sum("karensavdrag") == kr("-886.15"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.registrations = []
        try employee.register(.absence(.sjuk, .time(Minutes(60))), Day(2026, 10, 6))
        #expect(try employee.deviations(october).sum("sjukavdrag") == kr("-184.62"))
    }

    @Test(
        "SJ-6: after ten karensavdrag in twelve months none is made; after nine one is (decision A40)"
    )
    func highRisk() throws {
        for (count, expected) in [(10, "0.00"), (9, "-1107.69")] {
            var employee = try employee()
            var state = SickPeriodState()
            for index in 0..<count {
                try state.takeKarens(on: Day(2025, 11, 20) + index * 30)
            }
            employee.carry.sickness = state
            employee.carry.settledThrough = Day(2026, 10, 31)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 20))
            #expect(try employee.deviations(october.next).sum("karensavdrag") == kr(expected))
        }
    }

    @Test("Under särskilt högriskskydd no karensavdrag is made, from its first day to its last, and none is counted")
    func specialProtection() throws {
        for (day, expected) in [
            (Day(2026, 10, 5), "-1107.69"), (Day(2026, 10, 6), "0.00"), (Day(2026, 10, 20), "0.00"),
            (Day(2026, 10, 21), "-1107.69"),
        ] {
            var employee = try employee()
            employee.decisions.sickProtections = [
                try Fact(
                    SickProtection(.manyPeriods), from: Day(2026, 10, 6), through: Day(2026, 10, 20), recorded: recorded
                )
            ]
            try employee.register(.absence(.sjuk, .whole), day)
            #expect(try employee.deviations(october).sum("karensavdrag") == kr(expected), "\(day)")
            #expect(employee.carry.sickness.karensDays.isEmpty == (expected == "0.00"))
        }
    }

    @Test("Protection for long periods or after aktivitetsersättning refunds the employer and leaves the karensavdrag")
    func protectionByGround() throws {
        for ground in SpecialProtection.Ground.allCases {
            var employee = try employee()
            employee.decisions.sickProtections = [
                try Fact(SickProtection(ground), from: Day(2026, 1, 1), recorded: recorded)
            ]
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
            let isFree = ground == .manyPeriods || ground == .donation
            #expect(try employee.deviations(october).sum("karensavdrag") == kr(isFree ? "0.00" : "-1107.69"))
        }
    }

    @Test("An occasion on the same date last year still counts, the day before does not")
    func yearBack() throws {
        for (first, expected) in [(Day(2025, 11, 20), "0.00"), (Day(2025, 11, 19), "-1107.69")] {
            var employee = try employee()
            var state = SickPeriodState()
            try state.takeKarens(on: first)
            for index in 1..<10 { try state.takeKarens(on: Day(2025, 12, 1) + index * 30) }
            employee.carry.sickness = state
            employee.carry.settledThrough = Day(2026, 10, 31)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 20))
            #expect(try employee.deviations(october.next).sum("karensavdrag") == kr(expected))
        }
    }

    @Test("A period without sjuklön has no karensavdrag and is none of the ten (decision A55)")
    func noSickPayNoOccasion() throws {
        for (lastFree, expected) in [(Day(2026, 11, 8), "-1107.69"), (Day(2026, 11, 9), "0.00")] {
            var employee = try employee()
            var state = SickPeriodState()
            for index in 0..<9 { try state.takeKarens(on: Day(2025, 12, 1) + index * 30) }
            employee.carry.sickness = state
            employee.carry.settledThrough = Day(2026, 10, 31)
            // A Saturday and a Sunday; with the Monday after there is sjuklön, and the period is the tenth.
            try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 7), lastFree)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 11, 24), Day(2026, 11, 25))
            let lines = try employee.deviations(october.next)
            let first = lastFree == Day(2026, 11, 8) ? kr("0.00") : kr("-1107.69")
            #expect(lines.sum("karensavdrag") == (try kr(expected) + first))
            #expect(employee.carry.sickness.karensDays.count == 10)
        }
    }

    @Test("Sick days of a settled month that were registered later are days of their period, by whole days in between")
    func lateRowOverSettledMonth() throws {
        // The period ended on 25 October, day 21; five whole days between continue it, six do not.
        for (first, deduction, karens) in [
            (Day(2026, 10, 29), "-2000.00", "0.00"), (Day(2026, 10, 31), "-2000.00", "0.00"),
        ] {
            var employee = try employee()
            employee.carry.sickness = SickPeriodState(
                firstDay: Day(2026, 10, 5), lastDay: Day(2026, 10, 25), dayNumber: 21, sickPay: kr("9000.00"),
                karens: kr("1107.69"), karensTaken: kr("1107.69"), karensDays: [Day(2026, 10, 5)])
            employee.carry.settledThrough = Day(2026, 10, 31)
            try employee.register(.absence(.sjuk, .whole), first, Day(2026, 11, 2))
            let lines = try employee.deviations(october.next)
            #expect(lines.sum("sjukavdrag-dag-15") == kr(deduction), "\(first)")
            #expect(lines.sum("karensavdrag") == kr(karens))
            #expect(employee.carry.sickness.dayNumber == 21 + (Day(2026, 11, 2) - first) + 1)
        }
        // Six whole days: a new period, which begins with what was settled.
        var employee = try employee()
        employee.carry.sickness = SickPeriodState(
            firstDay: Day(2026, 10, 5), lastDay: Day(2026, 10, 24), dayNumber: 20, sickPay: kr("9000.00"),
            karens: kr("1107.69"), karensTaken: kr("1107.69"), karensDays: [Day(2026, 10, 5)])
        employee.carry.settledThrough = Day(2026, 10, 31)
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 31), Day(2026, 11, 2))
        _ = try employee.deviations(october.next)
        #expect(employee.carry.sickness.firstDay == Day(2026, 10, 31) && employee.carry.sickness.dayNumber == 3)
    }

    @Test("Ill again with five whole days between goes on in the same period; with six a new karensavdrag is made")
    func continuation() throws {
        for (again, expected) in [(Day(2026, 10, 12), "-1107.69"), (Day(2026, 10, 13), "-2215.38")] {
            var employee = try employee()
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 6))
            try employee.register(.absence(.sjuk, .whole), again)
            #expect(try employee.deviations(october).sum("karensavdrag") == kr(expected))
        }
    }

    @Test("Monday–Thursday are days 1–4, and the next Tuesday is day 5 of the same period")
    func numbering() {
        var state = SickPeriodState()
        state.beginPeriod(on: Day(2026, 10, 5), karens: .zero, occasions: 10)
        for day in 5...8 { #expect(state.count(Day(2026, 10, day)) == day - 4) }
        #expect(!state.beginsPeriod(on: Day(2026, 10, 13), continuationDays: 5))
        #expect(state.count(Day(2026, 10, 13)) == 5)
    }

    @Test("Day 14 is paid by the hour, day 15 by the calendar day")
    func dayFifteen() throws {
        var employee = try employee()
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 18))
        #expect(try employee.deviations(october).sum("sjukavdrag") == kr("-13846.15"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.registrations = []
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 19))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjukavdrag") == kr("-13846.15"))
        #expect(lines.sum("sjukavdrag-dag-15") == kr("-967.74"))
        #expect(lines.sum("sjuktillagg-dag-15") == kr("96.77"))
    }

    @Test("Lost OB gives 80 % of its exact minutes, and karensavdrag may take of it (decisions A38, A39)")
    func lostOB() throws {
        var employee = try employee()
        employee.schedule = try Schedule(name: "kväll", cycle: (0..<7).map { _ in [try shift("19:10", "21:30")] })
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        // 140 min: hour 173.0769…; sjuklön 323.08; OB 26.40 × 140/60 × 0.8 = 49.28; karens takes it all.
        #expect(lines.sum("sjuklon") == kr("372.36"))
        #expect(lines.sum("karensavdrag") == kr("-372.36"))
        var healthy = try self.employee()
        healthy.schedule = employee.schedule
        // Of the evenings' D minutes the sick one's 140 are missing: 17 × 140 and 16 × 140 round up to 40 and 37.5 hours.
        #expect(try healthy.deviations(october).sum("ob-d") == kr("1056.00"))
        #expect(lines.sum("ob-d") == kr("990.00"))
    }

    @Test("Month by month with carry, and from facts alone, the result is the same")
    func carryOrFacts() throws {
        var withCarry = try employee()
        try withCarry.register(.absence(.sjuk, .whole), Day(2026, 9, 28), Day(2026, 10, 6))
        var fromFacts = withCarry
        _ = try withCarry.deviations(october.previous)
        #expect(try withCarry.deviations(october) == fromFacts.deviations(october))
        // From facts alone the month before is not known.
        #expect(fromFacts.carry.holiday.unknownBefore == Day(2026, 10, 1))
        fromFacts.carry.holiday.unknownBefore = withCarry.carry.holiday.unknownBefore
        #expect(withCarry.carry == fromFacts.carry)
    }

    @Test("A spell split in two adjacent ones, or registered in another order, changes nothing")
    func split() throws {
        var whole = try employee()
        try whole.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 12))
        var parts = try employee()
        try parts.register(.absence(.sjuk, .whole), Day(2026, 10, 8), Day(2026, 10, 12))
        try parts.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 7))
        #expect(try whole.deviations(october) == parts.deviations(october))
    }

    @Test("An hourly paid with a schedule gets sjuklön for the hours lost, less karens of an average week")
    func hourly() throws {
        var employee = try employee()
        employee.pay = .hourly(kr("150.00"))
        employee.degree = Percent(millionths: 500_000)
        employee.schedule = try Schedule(
            name: "halvtid", cycle: (0..<7).map { $0 < 5 ? [try shift("08:00", "12:00")] : [] })
        try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 9))
        let lines = try employee.deviations(october)
        #expect(lines.sum("sjuklon") == kr("2400.00"))
        #expect(lines.sum("karensavdrag") == kr("-480.00"))
        #expect(lines.sum("timlon") == kr("10200.00"))
    }
}
