//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("AB §§ 17, 29–32: ledighetens orsaker") struct LeaveCausesTests {
    private let october = Month(year: 2026, month: 10)
    private let born = Day(2026, 2, 1)

    private func employee(_ pay: String = "31000") throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr(pay))
        employee.schedule = try week(5)
        return employee
    }

    @Test("What a month is looked through for is every cause that has a line, and no other")
    func kinds() {
        let all = UnpaidLeave.causes.reduce(into: RegisteredKinds()) { $0.formUnion(RegisteredKinds($1.cause)) }
        #expect(RegisteredKinds.unpaidLeave == all)
    }

    @Test(
        "Each cause without pay has its own item and the same deduction; leave with pay, holiday and time off have none"
    )
    func items() throws {
        let items: [AbsenceCause: String] = [
            .tjanstledig: "tjanstledighet", .foraldraledig: "foraldraledighet-avdrag",
            .foraldraledigUtanPenning: "foraldraledighet-avdrag", .vab: "vab-avdrag",
            .graviditet: "graviditet-avdrag", .narstaende: "narstaende-avdrag", .uppdrag: "uppdrag-avdrag",
            .totalforsvar: "totalforsvar-avdrag",
        ]
        for cause in AbsenceCause.allCases where cause != .sjuk {
            var employee = try employee()
            employee.carry.timeOff = Minutes(480)
            employee.carry.holiday.saved = [SavedDays(year: 2026, days: 500)]
            try employee.register(.absence(cause, .whole), Day(2026, 10, 6), child: born)
            let lines = try employee.deviations(october)
            for item in Set(items.values) {
                #expect(lines.sum(item) == (items[cause] == item ? kr("-1400") : .zero), "\(cause) \(item)")
            }
        }
    }

    @Test("A month of whole-time leave for several causes takes the whole pay, by their calendar days")
    func severalCauses() throws {
        var employee = try employee()
        try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 1), Day(2026, 10, 14), child: born)
        try employee.register(.absence(.vab, .whole), Day(2026, 10, 15), child: born)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 16), Day(2026, 10, 31))
        let lines = try employee.deviations(october)
        #expect(lines.sum("foraldraledighet-avdrag") == kr("-14000"))
        #expect(lines.sum("vab-avdrag") == kr("-1000"))
        #expect(lines.sum("tjanstledighet") == kr("-16000"))
        // One working day less, and it is 21 working days at 1.4.
        employee.registrations.removeAll { $0.days.first == Day(2026, 10, 15) }
        let rest = try employee.deviations(october)
        #expect(rest.sum("foraldraledighet-avdrag").ore + rest.sum("tjanstledighet").ore == -29_400_00)
    }

    @Test("Somebody who comes in the month and is on leave ever since has no pay at all")
    func sincePartOfMonth() throws {
        var employee = try employee()
        employee.start = Day(2026, 10, 10)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 10), Day(2026, 10, 31))
        #expect(try employee.deviations(october).total == kr("-22000"))
        #expect(try employee.fixedPay(october).total == kr("22000"))
    }

    @Test("However pay, degree and supplements are cut in a month, whole leave leaves nothing, to the öre")
    func toTheOre() throws {
        var random = SeededGenerator(seed: 17)
        var wrong: [Int] = []
        for round in 0..<300 {
            var employee = try employee()
            employee.terms = []
            var day = Day(2014, 1, 1)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let pay = Amount(ore: .random(in: 1_500_000...7_000_000, using: &random))
                let degree = Percent(millionths: .random(in: 100_000...1_000_000, using: &random))
                employee.terms.append(
                    try Fact(Terms(pay: .monthly(fullTime: pay), degree: degree), from: day, recorded: recorded))
                day = max(day, Day(2026, 10, 1)) + Int.random(in: 1...14, using: &random)
            }
            let from = Day(2026, 10, 1) + Int.random(in: 0...20, using: &random)
            employee.supplements = [
                try Fact(
                    Supplement(amount: Amount(ore: .random(in: 1...400_000, using: &random))), from: from,
                    through: from + Int.random(in: 0...30, using: &random), recorded: recorded)
            ]
            let border = Day(2026, 10, 1) + Int.random(in: 0...29, using: &random)
            try employee.register(.absence(.vab, .whole), Day(2026, 10, 1), border, child: born)
            try employee.register(.absence(.narstaende, .whole), border + 1, Day(2026, 10, 31))
            let fixed = try employee.fixedPay(october).total
            if try employee.deviations(october).total.ore != -fixed.ore { wrong.append(round) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Leave on a registered shift without a schedule is an error that names the row")
    func noSchedule() throws {
        var employee = try employee()
        employee.schedule = nil
        try employee.register(.changedShift([try shift("08:00", "16:00")]), Day(2026, 10, 6))
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 10, 6))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .missingFact && error?.row?.row == 2)
    }

    @Test("Föräldrapenningtillägg on the deduction instead, where the employer says so (A42)")
    func ofDeduction() throws {
        let setting = AgreementSetting(key: "ab.29.metod", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        // Monday–Friday: five working days at 1.4 are 7 000, five calendar days 5 000.
        for (settings, last, extent, expected) in [
            ([], Day(2026, 10, 9), AbsenceExtent.whole, "500"), ([setting], Day(2026, 10, 9), .whole, "700"),
            ([setting], Day(2026, 10, 5), .time(Minutes(120)), "35"),
            ([setting], Day(2026, 10, 9), .percent(Percent(millionths: 250_000)), "175"),
        ] {
            var employee = try employee()
            employee.settings = settings
            try employee.register(.absence(.foraldraledig, extent), Day(2026, 10, 5), last, child: born)
            #expect(try employee.deviations(october).sum("foraldrapenningtillagg") == kr(expected))
        }
        // The 180 days end on the Tuesday, by calendar days: of the week's deduction 2 800 has a supplement.
        var border = try employee()
        border.settings = [setting]
        border.carry.children = [ChildCarry(born: born, supplementDays: 178)]
        try border.register(.absence(.foraldraledig, .whole), Day(2026, 10, 5), Day(2026, 10, 9), child: born)
        #expect(try border.deviations(october).sum("foraldrapenningtillagg") == kr("280"))
        // A whole month: the pay itself, or the part of it that the days are.
        for (used, expected) in [(0, "3100"), (170, "1000")] {
            var month = try employee()
            month.settings = [setting]
            month.carry.children = [ChildCarry(born: born, supplementDays: used)]
            try month.register(.absence(.foraldraledig, .whole), Day(2026, 10, 1), Day(2026, 10, 31), child: born)
            #expect(try month.deviations(october).sum("foraldrapenningtillagg") == kr(expected))
        }
    }

    @Test("The last days of the 180 are the first of the month, in whatever order the leave is registered")
    func order() throws {
        for isTurned in [false, true] {
            var employee = try employee()
            employee.carry.children = [ChildCarry(born: born, supplementDays: 178)]
            try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 5), Day(2026, 10, 6), child: born)
            try employee.register(
                .absence(.foraldraledig, .percent(Percent(millionths: 500_000))), Day(2026, 10, 7), Day(2026, 10, 8),
                child: born)
            if isTurned { employee.registrations.reverse() }
            #expect(try employee.deviations(october).sum("foraldrapenningtillagg") == kr("200"))
        }
    }

    @Test("Leave in hours has a supplement for its share of the day's shift; hourly paid have none")
    func inHours() throws {
        var employee = try employee("62000")
        try employee.register(.absence(.foraldraledig, .time(Minutes(120))), Day(2026, 10, 6), child: born)
        try employee.register(
            .absence(.foraldraledig, .clock(ClockSpan(from: 480, to: 960))), Day(2026, 10, 7), child: born)
        var hourly = employee
        hourly.pay = .hourly(kr("150"))
        let lines = try employee.deviations(october)
        // 10 % of 2 000 kr for a quarter of one day and the whole of another; föräldralön 317.12 a day.
        #expect(lines.sum("foraldrapenningtillagg") == kr("250"))
        #expect(lines.sum("foraldralon") == kr("396.40"))
        #expect(employee.carry.children == [ChildCarry(born: born, supplementDays: 2, payDays: 2)])
        #expect(try hourly.deviations(october).sum("foraldrapenningtillagg") == .zero)
    }

    @Test("One day cannot be leave for two children, nor have percent beside hours")
    func twoChildren() throws {
        var employee = try employee()
        try employee.register(.absence(.foraldraledig, .time(Minutes(120))), Day(2026, 10, 6), child: born)
        var two = employee
        try two.register(.absence(.foraldraledig, .time(Minutes(60))), Day(2026, 10, 6), child: Day(2024, 12, 1))
        var error = #expect(throws: PayrollError.self) { try two.deviations(october) }
        #expect(error?.code == .overlap && error?.row?.row == 2)
        try employee.register(
            .absence(.foraldraledig, .percent(Percent(millionths: 250_000))), Day(2026, 10, 5), Day(2026, 10, 7),
            child: born)
        error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1 && error?.day == Day(2026, 10, 6))
    }

    @Test("Leave without föräldrapenning has no supplement, and leave right after it is the same leave")
    func withoutBenefit() throws {
        for (gap, expected) in [(0, "0"), (1, "100")] {
            var employee = try employee()
            let first = Day(2026, 10, 6)
            employee.start = first - 190
            try employee.register(
                .absence(.foraldraledigUtanPenning, .whole), first - 20, first - 1 - gap, child: born)
            try employee.register(.absence(.foraldraledig, .whole), first, child: born)
            #expect(try employee.deviations(october).sum("foraldrapenningtillagg") == kr(expected))
        }
    }

    @Test("The 180 and 270 days go on from month to month, and end inside one")
    func overMonths() throws {
        var employee = try employee("62000")
        employee.carry.children = [ChildCarry(born: born, supplementDays: 175, payDays: 265)]
        try employee.register(.absence(.foraldraledig, .whole), Day(2026, 9, 28), Day(2026, 10, 31), child: born)
        let first = try employee.deviations(october.previous)
        let second = try employee.deviations(october)
        #expect(first.sum("foraldrapenningtillagg") == kr("620"))
        #expect(second.sum("foraldrapenningtillagg") == kr("400"))
        // 12 668.64 above the ceiling × 77.6 %, three days of 30 and two of 31.
        #expect(first.sum("foraldralon") == kr("983.09"))
        #expect(second.sum("foraldralon") == kr("634.25"))
        #expect(employee.carry.children == [ChildCarry(born: born, supplementDays: 180, payDays: 270)])
    }

    @Test("The limits are counted for each birth by itself")
    func births() throws {
        var employee = try employee()
        let second = Day(2026, 9, 1)
        employee.carry.children = [ChildCarry(born: born, supplementDays: 180)]
        try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 5), child: born)
        try employee.register(.absence(.foraldraledig, .whole), Day(2026, 10, 6), child: second)
        #expect(try employee.deviations(october).sum("foraldrapenningtillagg") == kr("100"))
        #expect(employee.carry.children.map(\.supplementDays) == [180, 1])
    }

    @Test("Leave for enskilda angelägenheter of hourly paid is time without pay, with a finding at its row (A64)")
    func privateLeaveHourly() throws {
        var employee = try employee()
        employee.pay = .hourly(kr("150"))
        let whole = try employee.deviations(october).sum("timlon")
        employee.carry = EmploymentCarry(employment: "1")
        try employee.register(.absence(.enskild, .whole), Day(2026, 10, 6))
        let lines = try employee.deviations(october)
        #expect(try lines.sum("timlon") == whole - kr("1200"))
        #expect(employee.carry.privateLeave.count == 0)
        let found = try employee.agreementFindings(october, before: EmploymentCarry(employment: "1"))
        #expect(found.map(\.row?.row) == [1])
        #expect(found.first?.text.contains("utan lön") == true)
    }

    @Test("The ten days are counted in the calendar year of the day; half a day is half")
    func privateLeaveParts() throws {
        var employee = try employee()
        for day in 0..<20 where day % 7 < 5 {
            try employee.register(.absence(.enskild, .time(Minutes(240))), Day(2026, 10, 5) + day)
        }
        _ = try employee.deviations(october)
        #expect(employee.carry.privateLeave == YearCount(year: 2026, count: 750))
        employee.settings = [AgreementSetting(key: "ab.32.dagar", from: Day(2026, 1, 1), value: 7, source: "Lokalt")]
        employee.registrations = []
        try employee.register(.absence(.enskild, .time(Minutes(60))), Day(2026, 11, 2))
        // An hour of eight, of 31 000 ÷ 30 × 1.4.
        #expect(try employee.deviations(october.next).sum("tjanstledighet") == kr("-180.83"))
    }
}
