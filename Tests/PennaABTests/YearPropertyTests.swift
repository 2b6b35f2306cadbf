//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@Suite("AB: hela år") struct YearPropertyTests {
    /// An employee with a year's random registrations: at most one thing a week, so that nothing overlaps.
    private func employee(_ year: Int, _ random: inout SeededGenerator) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: Int64.random(in: 22_000...65_000, using: &random) * 100))
        employee.degree = Percent(millionths: Int64.random(in: 8...20, using: &random) * 50_000)
        employee.schedule = try week(Int.random(in: 4...5, using: &random))
        employee.birthYear = Int.random(in: 1960...2003, using: &random)
        if Bool.random(using: &random) {
            employee.supplements = [
                try Fact(
                    Supplement(amount: kr("1500")), from: Day(year, 1, 1) + Int.random(in: 0...300, using: &random),
                    recorded: recorded)
            ]
        }
        if Int.random(in: 0...3, using: &random) == 0 {
            employee.end = Day(year, 1, 1) + Int.random(in: 100...360, using: &random)
        }
        var monday = Day(year, 1, 5)
        while monday.weekday != .monday { monday = monday + 1 }
        while monday + 7 <= employee.end ?? Day(year, 12, 31) {
            try registerWeek(monday, &employee, &random)
            monday = monday + 7
        }
        return employee
    }

    private func registerWeek(_ monday: Day, _ employee: inout Employee, _ random: inout SeededGenerator) throws {
        let child = Day(2024, 11, 2)
        switch Int.random(in: 0...11, using: &random) {
        case 0: try employee.register(.absence(.sjuk, .whole), monday, monday + Int.random(in: 0...6, using: &random))
        case 1: try employee.register(.absence(.vab, .whole), monday + 1, child: child)
        case 2: try employee.register(.absence(.tjanstledig, .whole), monday, monday + 2)
        case 3 where Int.random(in: 0...3, using: &random) == 0:
            try employee.register(.absence(.semester, .whole), monday, monday + 3)
        case 4: try employee.register(.extraWork(shift("17:00", "19:30")), monday + 1)
        case 5: try employee.register(.standby(.beredskap, ClockSpan(from: 1_000, to: 1_800)), monday, monday + 4)
        case 6:
            try employee.register(
                .displacedShift([shift("10:00", "18:00")], ordered: monday - 3), monday, monday + 1)
        case 7: try employee.register(.extraWork(shift("09:00", "12:00"), asTimeOff: true), monday + 5)
        case 8: try employee.register(.absence(.foraldraledig, .whole), monday, monday + 4, child: child)
        default: break
        }
    }

    @Test("Random employments: a year calculated as things come is the year with all known from the start")
    func asItComes() throws {
        var random = SeededGenerator(seed: 2_026)
        var wrong = 0
        for round in 0..<40 {
            let year = 2024 + round % 3
            var known = try employee(year, &random)
            var coming = known
            for month in (1...12).map({ Month(year: year, month: $0) })
            where known.end.map({ month.first <= $0 }) ?? true {
                let near = try DayRange(from: month.first - 14, through: month.last)
                coming.registrations = known.registrations.filter { $0.days.overlaps(near) }
                let lines = try known.deviations(month)
                if try coming.deviations(month) != lines || coming.carry != known.carry { wrong += 1 }
                if try known.fixedPay(month) != coming.fixedPay(month) { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    @Test("The order in which a year's things were registered changes no line and no carry")
    func order() throws {
        var random = SeededGenerator(seed: 7)
        var wrong = 0
        for round in 0..<20 {
            let year = 2024 + round % 3
            var first = try employee(year, &random)
            var other = first
            other.registrations.shuffle(using: &random)
            for month in (1...12).map({ Month(year: year, month: $0) })
            where first.end.map({ month.first <= $0 }) ?? true {
                func sorted(_ lines: [PayLine]) -> [String] {
                    lines.map { "\($0.item.number) \($0.amount) \($0.days)" }.sorted()
                }
                if try sorted(first.deviations(month)) != sorted(other.deviations(month)) { wrong += 1 }
                if first.carry != other.carry { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    @Test("Terms that are split in two equal parts change no sum, and a degree of 100 % is full time")
    func split() throws {
        let october = Month(year: 2026, month: 10)
        let pay = Terms.Pay.monthly(fullTime: Amount(ore: 3_100_000))
        var whole = Employee()
        whole.pay = pay
        whole.schedule = try week(5)
        try whole.register(.absence(.tjanstledig, .whole), Day(2026, 10, 6), Day(2026, 10, 20))
        var parts = whole
        parts.terms = [
            try Fact(Terms(pay: pay), from: Day(2014, 1, 1), recorded: recorded),
            try Fact(Terms(pay: pay, degree: .whole), from: Day(2026, 10, 13), recorded: recorded),
        ]
        #expect(try whole.fixedPay(october).total == parts.fixedPay(october).total)
        #expect(try whole.deviations(october).total == parts.deviations(october).total)
        #expect(whole.carry == parts.carry)
    }
}
