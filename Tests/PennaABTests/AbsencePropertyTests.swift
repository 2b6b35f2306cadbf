//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("AB §§ 17, 28 and 29: properties of random absence") struct AbsencePropertyTests {
    private let born = Day(2026, 2, 1)
    private static let deductions = [
        "tjanstledighet", "foraldraledighet-avdrag", "vab-avdrag", "graviditet-avdrag", "narstaende-avdrag",
        "uppdrag-avdrag", "totalforsvar-avdrag", "sjukavdrag", "sjukavdrag-dag-15",
    ]

    private func randomEmployee(_ random: inout SeededGenerator) throws -> Employee {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: .random(in: 2_000_000...7_000_000, using: &random)))
        employee.degree = Percent(millionths: .random(in: 200_000...1_000_000, using: &random))
        // Without OB, which needs the clock for part of a shift.
        let shift = [try shift("07:00", "16:00", breaks: ("11:00", "11:30")), try PennaABTests.shift("10:00", "15:10")]
        let length = Int.random(in: 1...5, using: &random) * 7
        let density = Int.random(in: 2...9, using: &random)
        var cycle: [[Shift]] = (0..<length).map {
            $0 % 7 > 4
                ? []
                : Int.random(in: 0..<10, using: &random) < density ? [shift[Int.random(in: 0...1, using: &random)]] : []
        }
        cycle[0] = [shift[0]]
        employee.schedule = try Schedule(name: "slump", cycle: cycle)
        for key in ["ab.28.metod", "ab.17.underlag", "ab.17.del-av-dag", "ab.29.metod"] {
            if Bool.random(using: &random) {
                employee.settings.append(AgreementSetting(key: key, from: Day(2024, 1, 1), value: 1, source: "Lokalt"))
            }
        }
        if Bool.random(using: &random) {
            let from = Day(2026, 9, 1) + Int.random(in: 0...50, using: &random)
            employee.supplements = [
                try Fact(
                    Supplement(amount: Amount(ore: .random(in: 1...300_000, using: &random))), from: from,
                    recorded: recorded)
            ]
        }
        return employee
    }

    /// Absences from the first of September, one after the other, sometimes with days between.
    private func registerAbsences(_ employee: inout Employee, _ random: inout SeededGenerator) throws {
        let causes: [AbsenceCause] = [
            .sjuk, .sjuk, .tjanstledig, .foraldraledig, .foraldraledigUtanPenning, .vab, .graviditet, .narstaende,
            .uppdrag, .totalforsvar,
        ]
        var day = Day(2026, 9, 1)
        while day <= Day(2026, 10, 31) {
            let last = min(Day(2026, 10, 31), day + Int.random(in: 0...24, using: &random))
            let cause = causes[Int.random(in: 0..<causes.count, using: &random)]
            let extents: [AbsenceExtent] = [.whole, .whole, .percent(Percent(millionths: 500_000))]
            try employee.register(
                .absence(cause, extents[Int.random(in: 0...2, using: &random)]), day, last, child: born)
            day = last + 1 + (Bool.random(using: &random) ? Int.random(in: 0...8, using: &random) : 0)
        }
    }

    private func deducted(_ lines: [PayLine]) -> Amount {
        Amount(ore: AbsencePropertyTests.deductions.reduce(0) { $0 - lines.sum($1).ore })
    }

    @Test("All absence of a month together takes at most the month's fixed pay, and nothing negative")
    func cap() throws {
        var random = SeededGenerator(seed: 0x4142)
        var wrong: [Int] = []
        var reached = 0
        for round in 0..<600 {
            var employee = try randomEmployee(&random)
            try registerAbsences(&employee, &random)
            employee.carry.sickness = ill(before: Day(2026, 9, 1), days: Int.random(in: 0...380, using: &random))
            for month in [9, 10] {
                let month = Month(year: 2026, month: month)
                let pay = try employee.fixedPay(month).total
                let taken = deducted(try employee.deviations(month))
                if taken > pay || taken < .zero { wrong.append(round) }
                if taken == pay { reached += 1 }
            }
        }
        #expect(wrong.isEmpty)
        #expect(reached > 50)
    }

    @Test("Registrations cut in two at any day, and in any order, give the same lines and the same carry")
    func cutting() throws {
        var random = SeededGenerator(seed: 0x4143)
        var wrong: [Int] = []
        for round in 0..<300 {
            var whole = try randomEmployee(&random)
            try registerAbsences(&whole, &random)
            var cut = whole
            cut.registrations = []
            for registration in whole.registrations {
                let border = registration.days.first + Int.random(in: 0..<registration.days.count, using: &random)
                for days in [(registration.days.first, border), (border + 1, registration.days.last)]
                where days.0 <= days.1 {
                    cut.registrations.append(
                        Registration(
                            registration.kind, days: try DayRange(from: days.0, through: days.1), recorded: recorded,
                            childBorn: registration.childBorn))
                }
            }
            cut.registrations.shuffle(using: &random)
            for month in [Month(year: 2026, month: 9), Month(year: 2026, month: 10)] {
                func sorted(_ lines: [PayLine]) -> [[Int64]] {
                    lines.map { [Int64($0.item.number), Int64($0.formula.number), $0.amount.ore] }
                        .sorted { $0.lexicographicallyPrecedes($1) }
                }
                if try sorted(whole.deviations(month)) != sorted(cut.deviations(month)) { wrong.append(round) }
            }
            if whole.carry.sickness != cut.carry.sickness
                || Set(whole.carry.children) != Set(cut.carry.children)
            {
                wrong.append(round)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test("A month calculated from facts alone has the sickness lines that a month after a settled one has")
    func fromFacts() throws {
        var random = SeededGenerator(seed: 0x4144)
        var wrong: [Int] = []
        for round in 0..<200 {
            var followed = try randomEmployee(&random)
            try registerAbsences(&followed, &random)
            var fresh = followed
            _ = try followed.deviations(Month(year: 2026, month: 9))
            let october = Month(year: 2026, month: 10)
            let (known, alone) = (try followed.deviations(october), try fresh.deviations(october))
            for item in ["sjukavdrag", "sjuklon", "karensavdrag", "sjukavdrag-dag-15", "sjuktillagg-dag-15"]
            where known.sum(item) != alone.sum(item) {
                wrong.append(round)
            }
            if followed.carry.sickness != fresh.carry.sickness { wrong.append(round) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("The karensavdrag of a period is at most its sjuklön and at most the whole karensavdrag, over months")
    func karens() throws {
        var random = SeededGenerator(seed: 0x4145)
        var wrong: [Int] = []
        for round in 0..<300 {
            var employee = try randomEmployee(&random)
            let first = Day(2026, 9, 20) + Int.random(in: 0...10, using: &random)
            let extent = Percent(millionths: .random(in: 10_000...1_000_000, using: &random))
            try employee.register(
                .absence(.sjuk, .percent(extent)), first, first + Int.random(in: 0...20, using: &random))
            var pay = Amount.zero
            var karens = Amount.zero
            for month in [9, 10] {
                let lines = try employee.deviations(Month(year: 2026, month: month))
                try pay += lines.sum("sjuklon")
                karens = try karens - lines.sum("karensavdrag")
            }
            let state = employee.carry.sickness
            if karens != min(pay, state.karens) || karens != state.karensTaken { wrong.append(round) }
        }
        #expect(wrong.isEmpty)
    }
}
