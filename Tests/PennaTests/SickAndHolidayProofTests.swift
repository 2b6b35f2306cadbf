//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// The lines of the two acts, proved by the evaluator that shares no arithmetic with them.
@Suite("Sick pay and holiday by law: proofs")
struct SickAndHolidayProofTests {
    private let prover: FormulaProver<NoTables>

    init() throws {
        prover = try FormulaProver(formulas: SickPayRules.formulas + HolidayAct.formulas, tables: NoTables())
    }

    @Test("Every line of random sick periods is proved by its text")
    func sickPay() throws {
        var random = SeededGenerator(seed: 0x534A_554B)
        var seen: Set<UInt16> = []
        var wrong: [String] = []
        for _ in 0..<600 {
            let basis: SickPayBasis =
                switch Int.random(in: 0..<3, using: &random) {
                case 0:
                    .monthly(
                        pay: Amount(ore: .random(in: 0...9_000_000, using: &random)),
                        weekHours: Minutes(.random(in: 1...3_000, using: &random)))
                case 1:
                    .monthly(
                        pay: Amount(ore: .random(in: 0...9_000_000, using: &random)), weekHours: Minutes(2_295),
                        averageWeek: Amount(ore: .random(in: 0...2_000_000, using: &random)))
                default:
                    .hourly(
                        pay: Amount(ore: .random(in: 0...50_000, using: &random)),
                        averageWeek: Amount(ore: .random(in: 0...2_000_000, using: &random)))
                }
            let rule = try StatutorySickPay(basis, on: Day(2026, 1, 1))
            var state = SickPeriodState()
            var day = Day(2026, 1, 1)
            for _ in 0..<3 {
                var days: [SickDay] = []
                for _ in 0..<Int.random(in: 1...12, using: &random) {
                    day = day + Int.random(in: 1...3, using: &random)
                    let lost = Bool.random(using: &random) ? Int64.random(in: 0...30_000, using: &random) : 0
                    days.append(
                        SickDay(
                            day, absent: Minutes(.random(in: 0...480, using: &random)),
                            lostSupplements: Amount(ore: lost)))
                }
                for line in try rule.pay(days, &state).lines {
                    seen.insert(line.proof.formula.number)
                    if !prover.proves(line.proof) { wrong.append("\(line)") }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
        #expect(seen == [120, 121, 122, 123, 124, 125, 126])
    }

    @Test("The highest sjukpenning is proved in every year")
    func sjukpenning() throws {
        for year in 2024...2026 { #expect(prover.proves(try Sjukpenning.highestDay(in: IncomeYear(year))), "\(year)") }
    }

    @Test("Random paid days are proved by their text")
    func paidDays() throws {
        var random = SeededGenerator(seed: 0x4441_4741)
        var wrong: [String] = []
        for _ in 0..<1_000 {
            let year = Int64.random(in: 365...366, using: &random)
            let employed = Int64.random(in: 0...year, using: &random)
            let days = try PaidHolidayDays(
                yearlyRight: .random(in: 1...40, using: &random), employed: employed,
                notQualifying: .random(in: 0...employed, using: &random), daysInYear: year)
            if !prover.proves(try Proof(of: days, .confirmed)) { wrong.append("\(days)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }

    @Test("Random semesterlön and semesterersättning are proved by their texts")
    func holidayPay() throws {
        var random = SeededGenerator(seed: 0x5345_4D45)
        let rules = try StatutoryHolidayPay(on: Day(2026, 6, 1))
        var wrong: [Int] = []
        for round in 0..<1_000 {
            let pay = Amount(ore: .random(in: 0...90_000_000, using: &random))
            let other = Amount(ore: .random(in: 0...9_000_000, using: &random))
            let right = Int64.random(in: 1...40, using: &random)
            let paid = Int64.random(in: 1...40, using: &random)
            let days = Int64.random(in: 0...40, using: &random)
            let degree = Percent(millionths: .random(in: 0...1_000_000, using: &random))
            let now = Percent(millionths: .random(in: 1...1_000_000, using: &random))
            let proved = [
                prover.proves(try rules.supplement(monthlyPay: pay, days: days)),
                prover.proves(try rules.supplement(weeklyPay: pay, days: days)),
                prover.proves(try rules.variablePay(pay, paidDays: paid, days: days)),
                prover.proves(
                    try rules.percentRule(
                        pay: pay, absenceIncome: other, yearlyRight: right, paidDays: paid, days: days)),
                prover.proves(try rules.absenceIncome(pay: pay, otherDays: paid, absenceDays: days)),
                prover.proves(try rules.compensation(on: pay, yearlyRight: right)),
                prover.proves(try rules.compensation(monthlyPay: pay, dayShare: now, days: days)),
                prover.proves(try rules.savedDays(dayPay: other, degreeYearBefore: degree, degreeNow: now, days: days)),
            ]
            if proved.contains(false) { wrong.append(round) }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5))")
    }
}
