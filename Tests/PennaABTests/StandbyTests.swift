//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("AB § 22: jour och beredskap") struct StandbyTests {
    private let october = Month(year: 2026, month: 10)

    /// Timlön 200 kr: 33 000 / 165.
    private func employee() -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: 3_300_000))
        return employee
    }

    private func span(_ from: Int, _ to: Int) throws -> ClockSpan { try ClockSpan(from: from * 60, to: to * 60) }

    @Test("AB-60 (Burlöv): 60 hours of jour on weekdays at timlön 200 kr give 50 h at 30 % and 10 h at 59 %")
    func jourSteps() throws {
        var employee = employee()
        // Twelve weekdays of five hours, Monday–Thursday so that no evening is doubled.
        for week in [0, 7, 14] {
            try employee.register(.standby(.jour, span(9, 14)), Day(2026, 10, 5) + week, Day(2026, 10, 8) + week)
        }
        let lines = try employee.deviations(october)
        #expect(lines.map(\.amount) == [kr("3000"), kr("1180")])
        #expect(lines.sum("jour") == kr("4180"))
    }

    @Test(
        "AB-61 (Burlöv): 140 hours of beredskap give 130 h at 14 % and 10 h at 28 % until 2025-03-31, from then 125 h")
    func beredskapSteps() throws {
        for (year, expected) in [(2024, "4200"), (2026, "4340")] {
            var employee = employee()
            let month = Month(year: year, month: 10)
            // 14 weekdays of ten hours by day.
            var left = 14
            for day in DayRange(month) where left > 0 && !day.weekday.isWeekend && day.weekday != .friday {
                try employee.register(.standby(.beredskap, span(8, 18)), day)
                left -= 1
            }
            #expect(try employee.deviations(month).sum("beredskap") == kr(expected))
        }
    }

    @Test("A46: the percentages are the same on 1 April 2021, but from then on nobody has confirmed them")
    func doubtFrom2021() throws {
        let figures = Standby.figures.map { $0.figure }.filter { figure in
            ["ab.22.jour", "ab.22.jour-over", "ab.22.beredskap", "ab.22.beredskap-over"].contains(figure.key)
        }
        #expect(figures.count == 4)
        for figure in figures {
            let (before, after) = (try figure.row(on: Day(2021, 3, 31)), try figure.row(on: Day(2021, 4, 1)))
            #expect(before.value == after.value)
            #expect(before.confidence == .reported && after.confidence == .unconfirmed)
        }
        #expect(Standby.holidayFrom.figure.rows.map(\.confidence) == [.reported])
    }

    @Test("The border between 130 and 125 hours is 2025-04-01")
    func limitByDate() throws {
        for (month, expected) in [(3, "3640"), (4, "3780")] {
            var employee = employee()
            let month = Month(year: 2025, month: month)
            var left = 13
            for day in DayRange(month)
            where left > 0 && !day.weekday.isWeekend && day.weekday != .friday
                && !(18...21).contains(day.components.day)
            {
                try employee.register(.standby(.beredskap, span(8, 18)), day)
                left -= 1
            }
            if left > 0 { try employee.register(.standby(.beredskap, span(8, 18)), month.last) }
            #expect(try employee.deviations(month).sum("beredskap") == kr(expected))
        }
    }

    @Test(
        "Doubled from 19:00 the evening before a Saturday or holiday to 06:00 the next weekday, and not beside it (A45)"
    )
    func doubling() throws {
        let friday = Day(2026, 10, 9)
        for (day, from, to, hours) in [
            (friday, 18, 19, "28"), (friday, 19, 20, "56"), (friday + 1, 0, 1, "56"), (friday + 2, 23, 24, "56"),
            (friday + 3, 5, 6, "56"), (friday + 3, 6, 7, "28"),
        ] {
            var employee = employee()
            try employee.register(.standby(.beredskap, span(from, to)), day)
            #expect(try employee.deviations(october).sum("beredskap") == kr(hours), "\(day) \(from)")
        }
    }

    @Test("An eve is doubled only where the employer says so (A35)")
    func eves() throws {
        var employee = employee()
        // Christmas Eve 2026 is a Thursday; 19:00 is before Christmas Day in any case.
        try employee.register(.standby(.jour, span(8, 10)), Day(2026, 12, 24))
        #expect(try employee.deviations(Month(year: 2026, month: 12)).sum("jour") == kr("120"))
        employee.carry = EmploymentCarry(employment: "1")
        employee.settings = [AgreementSetting(key: "ab.22.aftnar", from: Day(2026, 1, 1), value: 1, source: "Lokalt")]
        #expect(try employee.deviations(Month(year: 2026, month: 12)).sum("jour") == kr("240"))
    }

    @Test("What is worked has overtime and no standby pay; it counts towards the limit only by choice")
    func worked() throws {
        var employee = employee()
        employee.schedule = try week(5)
        try employee.register(.standby(.beredskap, span(17, 22)), Day(2026, 10, 6))
        try employee.register(.extraWork(try shift("18:00", "19:30")), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        #expect(lines.sum("beredskap") == kr("98"))
        #expect(lines.sum("overtid-enkel") > .zero || lines.sum("overtid-kvalificerad") > .zero)
    }

    @Test("A pass over the month's end belongs to each month by its minutes")
    func monthEnd() throws {
        var employee = employee()
        try employee.register(.standby(.jour, span(20, 30)), Day(2026, 9, 30))
        #expect(try employee.deviations(Month(year: 2026, month: 9)).sum("jour") == kr("240"))
        #expect(try employee.deviations(october).sum("jour") == kr("360"))
    }

    @Test("Hourly paid have it on their own pay, part-timers on full-time pay")
    func otherPay() throws {
        var hourly = Employee()
        hourly.pay = .hourly(Amount(ore: 15_000))
        try hourly.register(.standby(.jour, span(9, 11)), Day(2026, 10, 6))
        #expect(try hourly.deviations(october).sum("jour") == kr("90"))
        var part = employee()
        part.degree = Percent(millionths: 500_000)
        try part.register(.standby(.jour, span(9, 11)), Day(2026, 10, 6))
        #expect(try part.deviations(october).sum("jour") == kr("120"))
    }

    @Test("Jour in a shift, or twice at once, is an error with its row")
    func badInput() throws {
        var inShift = employee()
        inShift.schedule = try week(5)
        try inShift.register(.standby(.jour, span(15, 20)), Day(2026, 10, 6))
        var twice = employee()
        try twice.register(.standby(.jour, span(9, 12)), Day(2026, 10, 6))
        try twice.register(.standby(.beredskap, span(11, 13)), Day(2026, 10, 6))
        for var employee in [inShift, twice] {
            let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
            #expect(error?.code == .overlap && error?.row != nil)
        }
    }

    @Test(
        "Standby that runs over into the first sick day is paid up to its first shift, however the rows are cut (A43)")
    func runsOverIntoSickness() throws {
        let friday = Day(2026, 10, 9)
        let rows: [[(Int, Int, Int)]] = [
            [(0, 17, 24), (1, 0, 24), (2, 0, 24), (3, 0, 7)], [(0, 17, 31), (1, 7, 31), (2, 7, 31)],
        ]
        for cut in rows {
            for (first, expected) in [(friday + 3, "3388.00"), (friday + 2, "1680.00"), (friday + 4, "3388.00")] {
                var employee = employee()
                employee.schedule = try week(5)
                for (offset, from, to) in cut {
                    try employee.register(.standby(.beredskap, span(from, to)), friday + offset)
                }
                // Monday; Sunday, which has no shift, so that it is lost from midnight; Tuesday.
                try employee.register(.absence(.sjuk, .whole), first, friday + 4)
                let lines = try employee.deviations(october)
                #expect(lines.sum("beredskap") == kr(expected), "\(first)")
                #expect(lines.sum("sjukavdrag") < .zero)
            }
        }
    }

    @Test(
        "Standby that begins on a sick day is lost to the end of the day; 80 % of it is sjuklön, and karens may take it"
    )
    func lostToSickness() throws {
        let tuesday = Day(2026, 10, 6)
        for (isSick, standby, sick) in [(true, "196.00", "156.80"), (false, "392.00", "0.00")] {
            var employee = employee()
            employee.schedule = try week(5)
            employee.settings = [AgreementSetting(key: "ab.28.metod", from: Day(2026, 1, 1), value: 0, source: "-")]
            try employee.register(.standby(.beredskap, span(17, 31)), tuesday)
            if isSick { try employee.register(.absence(.sjuk, .whole), tuesday) }
            let lines = try employee.deviations(october)
            // Seven hours of 28.00 before midnight, seven after.
            #expect(lines.sum("beredskap") == kr(standby))
            let ofShift = isSick ? kr("1218.46") : .zero
            #expect(try lines.sum("sjuklon") - ofShift == kr(sick))
        }
        var free = employee()
        free.schedule = try week(5)
        try free.register(.standby(.beredskap, span(8, 18)), tuesday + 4)
        try free.register(.absence(.sjuk, .whole), tuesday + 4)
        let lines = try free.deviations(october)
        #expect(lines.sum("beredskap") == .zero && lines.sum("sjuklon") == kr("448.00"))
        #expect(lines.sum("karensavdrag") == kr("-448.00"))
    }

    @Test(
        "Standby is lost to other whole absence without pay, counts toward the limit, and is held in part absence (A43)"
    )
    func lostToLeave() throws {
        for (extent, expected) in [
            (AbsenceExtent.whole, "3500.00"), (.percent(Percent(millionths: 500_000)), "3780.00"),
        ] {
            var employee = employee()
            employee.schedule = try week(5, "18:00", "19:00")
            var left = 13
            for day in DayRange(october) where left > 0 && !day.weekday.isWeekend && day.weekday != .friday {
                try employee.register(.standby(.beredskap, span(8, 18)), day)
                left -= 1
            }
            try employee.register(.absence(.tjanstledig, extent), Day(2026, 10, 1))
            // Of 130 hours 125 are on the lower step; ten of them are lost.
            let lines = try employee.deviations(october)
            #expect(lines.sum("beredskap") == kr(expected))
        }
    }

    @Test("Hours that take all of the day's shift take its standby as a whole day does; a minute less does not (A43)")
    func hoursOfAWholeDay() throws {
        for (minutes, isOnLeave, standby, sick) in [
            (480, false, "196.00", "156.80"), (479, false, "392.00", "0.00"), (240, true, "196.00", "0.00"),
        ] {
            var employee = employee()
            employee.schedule = try week(5)
            try employee.register(.standby(.beredskap, span(17, 31)), Day(2026, 10, 6))
            try employee.register(.absence(.sjuk, .time(Minutes(Int64(minutes)))), Day(2026, 10, 6))
            // Sick half the day and on leave the other half: away, but not sick all day.
            if isOnLeave { try employee.register(.absence(.tjanstledig, .time(Minutes(240))), Day(2026, 10, 6)) }
            var arena = LineArena()
            let lines = try employee.deviations(october, into: &arena)
            #expect(lines.sum("beredskap") == kr(standby))
            let lost = lines.filter { $0.formula == Sickness.LostStandby.formula.id }
            #expect(Amount(ore: lost.reduce(0) { $0 + $1.amount.ore }) == kr(sick))
        }
    }

    @Test("Standby lost on day 15 and later has no sjuklön (A43)")
    func lostOnDay15() throws {
        for (day, sick) in [(Day(2026, 10, 14), "22.40"), (Day(2026, 10, 15), "0.00")] {
            var employee = employee()
            employee.schedule = try Schedule(
                name: "få", cycle: [[], [], [], [], [], [], [try shift("08:00", "09:00")]])
            try employee.register(.standby(.beredskap, span(9, 10)), day)
            try employee.register(.absence(.sjuk, .whole), Day(2026, 10, 1), Day(2026, 10, 16))
            var arena = LineArena()
            let lines = try employee.deviations(october, into: &arena)
            let lost = lines.filter { $0.formula == Sickness.LostStandby.formula.id }
            #expect(Amount(ore: lost.reduce(0) { $0 + $1.amount.ore }) == kr(sick))
        }
    }

    @Test("AB-52 (ka.se 2016-07-05): under Bilaga J half of a jourpass is jour, and OB is paid at half over the whole")
    func annexJ() throws {
        var employee = employee()
        employee.agreement = "AB Bilaga J"
        // 21:00–05:00 on a Tuesday: an hour of D, two of C before midnight, five of C after.
        try employee.register(.standby(.jour, span(21, 29)), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        // Four hours of jour at 30 %.
        #expect(lines.sum("jour") == kr("240"))
        #expect(lines.sum("ob-d") == kr("13.20"))
        #expect(lines.sum("ob-c") == kr("204.40"))
    }

    @Test("Bilaga J reaches the month's limit at a hundred hours of passes, fifty of which are jour")
    func annexJLimit() throws {
        var employee = employee()
        employee.agreement = "AB Bilaga J"
        for week in [0, 7, 14] {
            try employee.register(.standby(.jour, span(8, 17)), Day(2026, 10, 5) + week, Day(2026, 10, 8) + week)
        }
        let lines = try employee.deviations(october)
        // 108 hours of passes: 100 at half of 30 %, 8 at half of 59 %.
        #expect(lines.sum("jour") == kr("3472"))
    }

    @Test("Under Bilaga J an employer's own share of working time holds for jour and for the month's limit")
    func annexJShare() throws {
        func lines(_ share: Int64, _ last: Int) throws -> [PayLine] {
            var employee = employee()
            employee.agreement = "AB Bilaga J"
            let own = AgreementSetting(
                key: "ab.j.arbetstid", from: Day(2026, 1, 1), value: share, source: "Lokalt avtal")
            employee.settings = [own]
            try employee.register(.standby(.jour, span(8, 18)), Day(2026, 10, 5), Day(2026, 10, 8))
            try employee.register(.standby(.jour, span(8, 18)), Day(2026, 10, 12), Day(2026, 10, last))
            return try employee.deviations(october)
        }
        // 60 % of the pass is jour: 70 hours are 42 at 30 %; 90 hours are 54, of which 50 at 30 % and 4 at 59 %.
        #expect(try lines(400_000, 14).sum("jour") == kr("2520"))
        #expect(try lines(400_000, 16).sum("jour") == kr("3472"))
        // All of it is working time, and none of it jour.
        #expect(try lines(1_000_000, 16).sum("jour") == .zero)
        for share in [333_333, 1_000_001, -1] as [Int64] {
            let error = #expect(throws: PayrollError.self, "\(share)") { try lines(share, 14) }
            #expect(error?.code == .invalidValue && error?.message.contains("ab.j.arbetstid") ?? false)
        }
    }

    @Test(
        "For random passes and call-outs every minute at hand is paid once, and the lower step never beyond its limit")
    func minutes() throws {
        var random = SeededGenerator(seed: 22)
        var wrong = 0
        for _ in 0..<150 {
            var employee = employee()
            var atHand: Int64 = 0
            var workedInside: Int64 = 0
            for day in stride(from: 2, through: 30, by: 2) where Bool.random(using: &random) {
                let start = Int.random(in: 0...900, using: &random)
                let length = Int.random(in: 60...500, using: &random)
                let kind: StandbyKind = .beredskap
                try employee.register(
                    .standby(kind, ClockSpan(from: start, to: start + length)), Day(2026, 10, day))
                atHand += Int64(length)
                if Bool.random(using: &random) {
                    let from = start + length / 4
                    try employee.register(
                        .extraWork(Shift(ClockSpan(from: from, to: from + length / 3))), Day(2026, 10, day))
                    workedInside += Int64(length / 3)
                }
            }
            var arena = LineArena(notingOccasions: false)
            let lines = try employee.deviations(october, into: &arena)
            var paid: Int64 = 0
            var low: Int64 = 0
            for line in lines where line.item == PayItemID(131) {
                let operands = Array(arena.operands(of: line))
                paid += operands[4]
                if operands[2] == 140_000 { low += operands[4] }
            }
            if paid != atHand - workedInside || low > 125 * 60 || (paid > low && low != 125 * 60) { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}
