//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

/// Lines of §§ 17, 28 and 29 over random absence, proved by the evaluator that shares no arithmetic with the rules.
@Suite("AB §§ 17, 28 and 29: proofs") struct AbsenceProofTests {
    private let recorded = Instant(seconds: 0)
    private let born = Day(2026, 2, 1)

    @Test("Every line of random absence, by every switch, is proved by its text, and every formula of absence is seen")
    func proofs() throws {
        let formulas = AB.rules.flatMap(\.formulas)
        let prover = try FormulaProver(formulas: formulas, tables: NoTables())
        var random = SeededGenerator(seed: 0x4142_5330)
        var seen: Set<UInt16> = []
        var wrong: [String] = []
        for _ in 0..<700 {
            let agreement = try AB(settings: KnownSettings(randomSettings(&random)))
            let question = try randomQuestion(&random)
            var carry = EmploymentCarry(employment: "1")
            let days = [0, 10, 13, 40, 60, 80, 88, 150, 250, 330, 363, 400][Int.random(in: 0...11, using: &random)]
            if Bool.random(using: &random) {
                carry.sickness = SickPeriodState(
                    firstDay: Day(2026, 9, 1) - days - 1, lastDay: Day(2026, 8, 31), dayNumber: days, sickPay: .zero,
                    karens: .zero, karensTaken: .zero, karensDays: [])
            }
            for month in [Month(year: 2026, month: 9), Month(year: 2026, month: 10)] {
                var arena = LineArena()
                try agreement.addDeviations(
                    question, agreement.monthRules(WorkedMonth(month)), carry: &carry, to: &arena)
                for line in arena.lines {
                    seen.insert(line.formula.number)
                    let operands = arena.operands(of: line)
                    if !prover.proves(line.formula, operands: operands, amountInOre: line.amount.ore) {
                        wrong.append("\(line.formula.number) \(line.amount) \(Array(operands))")
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
        let ofAbsence = Set(
            formulas.map(\.id.number).filter {
                (2020...2029).contains($0) || (2060...2069).contains($0) || (2140...2179).contains($0)
            })
        #expect(ofAbsence.subtracting(seen).isEmpty, "never made: \(ofAbsence.subtracting(seen).sorted())")
    }

    private func randomSettings(_ random: inout SeededGenerator) -> [AgreementSetting] {
        var settings: [AgreementSetting] = []
        for (key, most) in [
            ("ab.17.faktor-avkortas", 1), ("ab.17.del-av-dag", 1), ("ab.17.underlag", 1), ("ab.28.metod", 1),
            ("ab.28.karens-metod", 2), ("ab.28.ob-avrundning", 1), ("ab.29.metod", 1),
        ] as [(String, Int64)] {
            let from = Day(2026, 1, 1) + Int.random(in: 0...300, using: &random)
            let value = Int64.random(in: 0...most, using: &random)
            settings.append(AgreementSetting(key: key, from: from, value: value, source: "Lokalt"))
        }
        return settings
    }

    private func randomQuestion(_ random: inout SeededGenerator) throws -> EmploymentMonth {
        let start = Day(2020, 1, 1)
        let full = Amount(ore: .random(in: 2_000_000...9_000_000, using: &random))
        let degree =
            Bool.random(using: &random) ? .whole : Percent(millionths: .random(in: 100_000...999_999, using: &random))
        let isHourly = Int.random(in: 0..<8, using: &random) == 0
        let terms = try Terms(
            pay: isHourly
                ? .hourly(Amount(ore: .random(in: 12_000...40_000, using: &random))) : .monthly(fullTime: full),
            degree: degree, fullTimeWeek: Minutes(.random(in: 2_250...2_400, using: &random)),
            weeklyHours: isHourly && Bool.random(using: &random) ? Minutes(.random(in: 1...2_400, using: &random)) : nil
        )
        var supplements: [Fact<Supplement>] = []
        if !isHourly, Bool.random(using: &random) {
            let from = Day(2026, 8, 1) + Int.random(in: 0...90, using: &random)
            supplements.append(
                try Fact(
                    Supplement(amount: Amount(ore: .random(in: 1...500_000, using: &random))), from: from,
                    recorded: recorded))
        }
        return EmploymentMonth(
            employment: Employment(
                id: "1", start: start, terms: [try Fact(terms, from: start, recorded: recorded)],
                supplements: supplements,
                schedules: [
                    try Fact(
                        ScheduleAssignment(schedule: 0, cycleStart: Day(2024, 1, 1)), from: start, recorded: recorded)
                ], registrations: try randomAbsences(&random)),
            index: 0, birthYear: 1990, besides: Int.random(in: 0..<4, using: &random) == 0 ? [ended(&random)] : [],
            schedules: [try randomSchedule(&random)],
            items: try PayItemRegister(agreement: AB.payItems, own: []), knownAt: recorded)
    }

    /// An ended employment whose last day was a sick day, and which has some of its karensavdrag left.
    private func ended(_ random: inout SeededGenerator) -> EmploymentBeside {
        var carry = EmploymentCarry(employment: "0")
        carry.settledThrough = Day(2026, 8, 31)
        carry.sickness = SickPeriodState(
            firstDay: Day(2026, 8, 31), lastDay: Day(2026, 8, 31), dayNumber: 1, sickPay: Amount(ore: 1_000),
            karens: Amount(ore: .random(in: 1_000...200_000, using: &random)), karensTaken: Amount(ore: 1_000),
            karensDays: [Day(2026, 8, 31)])
        return EmploymentBeside(nil, index: .max, carry: carry)
    }

    /// Shifts from 13:10 to 21:37 on some weekdays, an hour of break: the evening is OB.
    private func randomSchedule(_ random: inout SeededGenerator) throws -> Schedule {
        let shift = try Shift(ClockSpan(from: 790, to: 1_297), breaks: [ClockSpan(from: 960, to: 1_020)])
        let length = Int.random(in: 1...4, using: &random) * 7
        let cycle: [[Shift]] = (0..<length).map { day in
            day % 7 == 0 || (day % 7 < 5 && Int.random(in: 0..<4, using: &random) > 0) ? [shift] : []
        }
        return try Schedule(name: "slump", cycle: cycle)
    }

    private func randomAbsences(_ random: inout SeededGenerator) throws -> [Registration] {
        let causes: [AbsenceCause] = [
            .sjuk, .sjuk, .sjuk, .sjuk, .sjuk, .tjanstledig, .foraldraledig, .foraldraledig, .foraldraledigUtanPenning,
            .vab,
            .graviditet, .narstaende, .uppdrag, .totalforsvar,
        ]
        var absences: [Registration] = []
        var day = Day(2026, 9, 1) + Int.random(in: 0...3, using: &random)
        let longest = [3, 12, 35][Int.random(in: 0...2, using: &random)]
        while day <= Day(2026, 10, 31) {
            let cause = causes[Int.random(in: 0..<causes.count, using: &random)]
            let last = min(Day(2026, 10, 31), day + Int.random(in: 0...longest, using: &random))
            // Part of a shift with OB must be said by the clock, and hours on a Monday, which always has its shift.
            if day.weekday == .monday, Int.random(in: 0..<4, using: &random) > 0 {
                let end = 800 + Int.random(in: 0...400, using: &random)
                absences.append(
                    Registration(
                        .absence(cause, .clock(try ClockSpan(from: 790, to: end))),
                        days: try DayRange(from: day, through: day), recorded: recorded, childBorn: born))
                day = day + 1
                continue
            }
            let isShare = Int.random(in: 0..<3, using: &random) == 0
            let share = Percent(millionths: .random(in: 10_000...999_999, using: &random))
            absences.append(
                Registration(
                    .absence(cause, isShare ? .percent(share) : .whole),
                    days: try DayRange(from: day, through: last), recorded: recorded, childBorn: born))
            day = last + 1 + (Bool.random(using: &random) ? 0 : Int.random(in: 0...6, using: &random))
        }
        // Standby after the shifts, which whole absence takes.
        if Int.random(in: 0..<4, using: &random) == 0 {
            let kind = StandbyKind.allCases[Int.random(in: 0...1, using: &random)]
            absences.append(
                Registration(
                    .standby(kind, try ClockSpan(from: 22 * 60, to: 30 * 60)),
                    days: try DayRange(from: Day(2026, 9, 1), through: Day(2026, 10, 31)), recorded: recorded))
        }
        return absences
    }
}
