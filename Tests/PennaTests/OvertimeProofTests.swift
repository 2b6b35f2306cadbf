//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

/// The lines of §§ 16, 20 and 21, proved by the evaluator that shares no arithmetic with them.
@Suite("Hours, overtime and OB: proofs")
struct OvertimeProofTests {
    private let prover: FormulaProver<NoTables>
    private let numbers: Set<UInt16> = [2001, 2003, 2030, 2040, 2041, 2042, 2045]

    init() throws {
        prover = try FormulaProver(formulas: AB.rules.flatMap(\.formulas), tables: NoTables())
    }

    /// A person with random pay, schedule, extra work, time off and settings in a random month.
    private func month(_ random: inout SeededGenerator) throws -> (lines: LineArena, wrong: [PayLine]) {
        let month = Month(
            year: Int.random(in: 2024...2026, using: &random), month: Int.random(in: 1...12, using: &random))
        let epoch = Instant(seconds: 0)
        let start = Day(2020, 1, 1)
        let isMonthly = Int.random(in: 0..<3, using: &random) > 0
        let pay: Terms.Pay =
            isMonthly
            ? .monthly(fullTime: Amount(ore: .random(in: 2_000_000...6_000_000, using: &random)))
            : .hourly(Amount(ore: .random(in: 12_000...30_000, using: &random)))
        let begin = Int.random(in: 6...15, using: &random) * 60
        let shift = try Shift(ClockSpan(from: begin, to: begin + 8 * 60))
        let work = (0..<7).map { $0 < 5 ? [shift] : [] }
        let schedule = try Schedule(name: "vecka", cycle: work)
        let degree: Int64 = isMonthly && Bool.random(using: &random) ? 800_000 : 1_000_000
        let terms = try [
            Fact(
                Terms(pay: pay, degree: Percent(millionths: degree), agreement: "AB HÖK HoS"), from: start,
                through: month.first + 11, recorded: epoch),
            Fact(Terms(pay: pay, agreement: "AB HÖK HoS"), from: month.first + 12, recorded: epoch),
        ]
        var registered: [Registration] = []
        for day in DayRange(month) {
            let kind: Registration.Kind
            switch Int.random(in: 0..<10, using: &random) {
            case 0...3:
                // After the shift, and for the late ones into the night.
                let from = begin + 480 + Int.random(in: 0...60, using: &random)
                if from >= 1440 { continue }
                let time = try ClockSpan(from: from, to: from + Int.random(in: 1...300, using: &random))
                kind = .extraWork(try Shift(time), asTimeOff: isMonthly && Int.random(in: 0..<4, using: &random) == 0)
            case 4 where isMonthly && !day.weekday.isWeekend: kind = .absence(.komp, .whole)
            case 5 where isMonthly: kind = .hours(PayItemID(113), Minutes(.random(in: 1...90, using: &random)))
            case 6: kind = .hours(PayItemID(UInt16.random(in: 101...106, using: &random)), Minutes(47))
            default: continue
            }
            // The hours when the clock is changed may not exist.
            if case .extraWork = kind,
                SwedishClock.change(on: day) != .none || SwedishClock.change(on: day + 1) != .none
            {
                continue
            }
            registered.append(Registration(kind, days: DayRange(day), recorded: epoch))
        }
        let employment = Employment(
            id: "1", start: start, terms: terms,
            schedules: [
                try Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2020, 1, 6)), from: start, recorded: epoch)
            ],
            registrations: registered)
        return try calculate(employment, [schedule], month, isExact: Bool.random(using: &random))
    }

    private func calculate(_ employment: Employment, _ schedules: [Schedule], _ month: Month, isExact: Bool) throws
        -> (lines: LineArena, wrong: [PayLine])
    {
        let settings = [
            AgreementSetting(key: "ab.16.overtid-slag", from: Day(2020, 1, 1), value: isExact ? 0 : 1, source: "-"),
            AgreementSetting(key: "ab.21.avrundning", from: Day(2020, 1, 1), value: isExact ? 0 : 1, source: "-"),
            AgreementSetting(key: "ab.20.avrundning", from: month.first + 7, value: 1, source: "-"),
        ]
        let agreement = try AB(settings: KnownSettings(settings))
        var carry = EmploymentCarry(employment: "1")
        carry.timeOff = Minutes(60_000)
        carry.extraWork = YearCount(year: month.year, count: 11_800)
        let question = EmploymentMonth(
            employment: employment, index: 0, birthYear: 1990, schedules: schedules,
            items: try PayItemRegister(agreement: AB.payItems, own: []), knownAt: Instant(seconds: 0))
        var arena = LineArena()
        try agreement.addDeviations(question, agreement.monthRules(WorkedMonth(month)), carry: &carry, to: &arena)
        let wrong = arena.lines.filter { line in
            numbers.contains(line.formula.number)
                && !prover.proves(line.formula, operands: arena.operands(of: line), amountInOre: line.amount.ore)
        }
        return (arena, wrong)
    }

    @Test("Every line of random months with extra work, komp and OB is proved by its text, and every formula is seen")
    func randomMonths() throws {
        var random = SeededGenerator(seed: 0x0B0B)
        var seen: Set<UInt16> = []
        var wrong: [PayLine] = []
        for _ in 0..<300 {
            let result = try month(&random)
            seen.formUnion(result.lines.lines.map { $0.formula.number })
            wrong += result.wrong
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
        #expect(numbers.isSubset(of: seen), "\(seen)")
    }
}
