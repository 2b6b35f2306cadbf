//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaTestSupport
import Testing

/// The text of every pension formula, evaluated, gives the rule's amount.
@Suite("Pension: the formulas prove the amounts")
struct PensionProofTests {
    private let prover: FormulaProver<NoTables>

    init() throws {
        prover = try FormulaProver(formulas: PensionRules.formulas, tables: NoTables())
    }

    @Test("AKAP-KR and KAP-KL, with pay on all sides of the limits and pay taken back")
    func fees() throws {
        var random = SeededGenerator(seed: 170)
        var wrong: [String] = []
        for _ in 0..<1_000 {
            let day = Day(Int.random(in: 2024...2026, using: &random), Int.random(in: 1...12, using: &random), 25)
            let payDate = PayDate(day)
            var half = PensionHalfYear(terms: try AkapKRTerms(HalfYear(payDate: payDate)))
            var year = KapKLYear(terms: try KapKLTerms(year: payDate.incomeYear))
            for _ in 0..<3 {
                let lon = Amount(ore: Int64.random(in: -5_000_000...150_000_000, using: &random))
                let shares = (try half.add(lon, paid: payDate), try year.add(lon, paid: payDate))
                guard prover.proves(shares.0), prover.proves(shares.1), prover.proves(try half.fee()),
                    prover.proves(try year.fee())
                else {
                    wrong.append("\(day) \(lon)")
                    continue
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    @Test("the limits themselves, an öre on each side")
    func limits() throws {
        let payDate = PayDate(Day(2026, 1, 27))
        let terms = try AkapKRTerms(HalfYear(payDate: payDate))
        for limit in [Amount.zero, terms.lowerLimit, terms.upperLimit] {
            for step: Int64 in [-1, 0, 1] {
                var half = PensionHalfYear(terms: terms)
                #expect(prover.proves(try half.add(Amount(ore: limit.ore + step), paid: payDate)))
                #expect(prover.proves(try half.fee()))
            }
        }
    }

    @Test("särskild löneskatt and löneväxling")
    func taxAndExchange() throws {
        var random = SeededGenerator(seed: 174)
        var wrong: [Int64] = []
        let year = IncomeYear(2026)
        for _ in 0..<2_000 {
            let ore = Int64.random(in: 1...20_000_000, using: &random)
            let percent = Percent(millionths: Int64.random(in: 0...400_000, using: &random))
            let vaxling = try Lonevaxling(Amount(ore: ore), of: Amount(ore: ore))
            guard prover.proves(try SarskildLoneskatt.tax(on: Amount(ore: ore), in: year)),
                prover.proves(try SarskildLoneskatt.tax(on: Amount(ore: -ore), in: year)),
                prover.proves(try vaxling.deduction()), prover.proves(try vaxling.contribution(tillagg: percent)),
                prover.proves(try vaxling.costNeutralContribution(avgift: percent, in: year))
            else {
                wrong.append(ore)
                continue
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }
}
