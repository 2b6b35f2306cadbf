//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// AKAP-KR, KAP-KL and särskild löneskatt.
@Suite("Pension fees")
struct PensionFeeTests {
    private let spring = PayDate(Day(2026, 3, 27))
    private let autumn = PayDate(Day(2026, 10, 27))

    private func half(_ payDate: PayDate) throws -> PensionHalfYear {
        PensionHalfYear(terms: try AkapKRTerms(HalfYear(payDate: payDate)))
    }

    /// The fee on a half-year's pay of 2026, in öre.
    private func fee2026(_ ore: Int64) throws -> Int64 {
        var half = try half(spring)
        _ = try half.add(Amount(ore: ore), paid: spring)
        return try half.fee().amount.ore
    }

    @Test("AB-80: 300 000 kr in the first half of 2026 gives 18 000 kr, below the limit of 312 750 kr")
    func vectorAB80() throws {
        var half = try half(spring)
        #expect(half.terms.lowerLimit == Amount(ore: 31_275_000))
        #expect(half.terms.upperLimit == Amount(ore: 125_100_000))
        let share = try half.add(Amount(kronor: 300_000), paid: spring)
        #expect(share.amount == Amount(ore: 1_800_000))
        let fee = try half.fee()
        #expect(fee.amount == Amount(ore: 1_800_000))
        #expect(fee.confidence == .confirmed)
        #expect(share.confidence == .unconfirmed)
    }

    @Test("AB-82: 7,5 inkomstbasbelopp is 604 500 kr a year and 50 375 kr a month in 2025")
    func vectorAB82() throws {
        let terms = try AkapKRTerms(HalfYear(payDate: PayDate(Day(2025, 1, 27))))
        #expect(terms.lowerLimit.ore * 2 == 60_450_000)
        #expect(terms.lowerLimitPerMonth == Amount(ore: 5_037_500))
        let in2024 = try AkapKRTerms(HalfYear(payDate: PayDate(Day(2024, 7, 1))))
        let in2026 = try AkapKRTerms(HalfYear(payDate: spring))
        #expect(in2024.lowerLimitPerMonth == Amount(ore: 4_762_500))
        #expect(in2026.lowerLimitPerMonth == Amount(ore: 5_212_500))
    }

    @Test("SLP-1: 45 000 kr gives a fee of 2 700,00 kr and särskild löneskatt of 655,02 kr")
    func vectorSLP1() throws {
        var half = try half(spring)
        let fee = try half.add(Amount(kronor: 45_000), paid: spring)
        #expect(fee.amount == Amount(ore: 270_000))
        for year in 2024...2026 {
            let tax = try SarskildLoneskatt.tax(on: fee.amount, in: IncomeYear(year))
            #expect(tax.amount == Amount(ore: 65_502))
            #expect(tax.confidence == .reported)
            #expect(try SarskildLoneskatt.rate(in: IncomeYear(year)).confidence == .confirmed)
        }
    }

    @Test("the higher fee begins above 3,75 inkomstbasbelopp and ends at 15")
    func limits() throws {
        let cases: [(Int64, Int64)] = [
            (31_274_900, 1_876_494), (31_274_999, 1_876_500), (31_275_000, 1_876_500), (31_275_001, 1_876_500),
            (31_275_100, 1_876_532), (31_285_000, 1_879_650), (125_099_900, 31_431_344), (125_100_000, 31_431_375),
            (125_100_001, 31_431_375), (900_000_000, 31_431_375), (0, 0), (-100_000, 0),
        ]
        for (lon, fee) in cases {
            let got = try fee2026(lon)
            #expect(got == fee, "\(lon)")
        }
    }

    @Test("an exact half öre of fee or tax is rounded away from zero")
    func rounding() throws {
        #expect(try fee2026(25) == 2)
        #expect(try fee2026(24) == 1)
        // 24,26 % of 25,00 kr is 6,065 kr.
        #expect(try SarskildLoneskatt.tax(on: Amount(ore: 2_500), in: IncomeYear(2026)).amount.ore == 607)
        #expect(try SarskildLoneskatt.tax(on: Amount(ore: -2_500), in: IncomeYear(2026)).amount.ore == -607)
        #expect(try SarskildLoneskatt.tax(on: Amount(ore: 2_499), in: IncomeYear(2026)).amount.ore == 606)
    }

    @Test("a new half-year begins from nothing, and a payment of another half-year is refused")
    func changeOfHalfYear() throws {
        let june = PayDate(Day(2026, 6, 30))
        let july = PayDate(Day(2026, 7, 1))
        #expect(HalfYear(payDate: june).settlementDay == Day(2026, 6, 30))
        #expect(HalfYear(payDate: july).settlementDay == Day(2026, 12, 31))
        #expect(HalfYear(payDate: june) < HalfYear(payDate: july))
        #expect("\(HalfYear(payDate: july))" == "juli–december 2026")
        var first = try half(june)
        _ = try first.add(Amount(kronor: 300_000), paid: june)
        let before = first
        let error = try #require(throws: PayrollError.self) { try first.add(Amount(kronor: 20_000), paid: july) }
        #expect(error.code == .invalidValue)
        #expect(error.message.contains("2026-07-01") && error.message.contains("januari–juni 2026"))
        #expect(first == before)
        #expect(throws: PayrollError.self) { try first.add(.zero, paid: PayDate(Day(2025, 6, 30))) }
        var second = try half(july)
        #expect(try second.add(Amount(kronor: 20_000), paid: july).amount == Amount(ore: 120_000))
        // The same pay in the spring is partly above the limit: 12 750 at 6 % and 7 250 at 31,5 %.
        #expect(try first.add(Amount(kronor: 20_000), paid: june).amount == Amount(ore: 304_875))
    }

    @Test("several employments share one limit")
    func severalEmployments() throws {
        var half = try half(autumn)
        var sum = Amount.zero
        for lon: Int64 in [180_000, 180_000] { sum = try sum + half.add(Amount(kronor: lon), paid: autumn).amount }
        #expect(try half.fee().amount == sum)
        #expect(sum.ore == 1_876_500 + 1_488_375)
        let resumed = PensionHalfYear(terms: half.terms, pensionsgrundandeLon: half.pensionsgrundandeLon)
        #expect(resumed == half)
    }

    @Test("the shares add up to the half-year's fee in any order, and no payment leaves the fee wrong")
    func sharesAddUp() throws {
        var random = SeededGenerator(seed: 171)
        var wrong: [String] = []
        for round in 0..<2_000 {
            let terms = try AkapKRTerms(HalfYear(payDate: round % 2 == 0 ? spring : autumn))
            let payDate = PayDate(terms.halfYear.firstDay)
            let pays = (0..<Int.random(in: 1...18, using: &random)).map { _ in
                Int64.random(in: -2_000_000...30_000_000, using: &random)
            }
            var fees: [Int64] = []
            for order in [pays, pays.shuffled(using: &random)] {
                var half = PensionHalfYear(terms: terms)
                var sum = Amount.zero
                for pay in order { sum = try sum + half.add(Amount(ore: pay), paid: payDate).amount }
                let fee = try half.fee().amount
                if fee != sum { wrong.append("\(order)") }
                fees.append(fee.ore)
            }
            if fees[0] != fees[1] || fees[0] != oracle(pays.reduce(0, +)) { wrong.append("\(pays): \(fees)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }

    /// The fee of 2026 calculated in another way: slices of a millionth of an öre.
    private func oracle(_ lon: Int64) -> Int64 {
        let slices = min(max(lon, 0), 31_275_000) * 60_000 + min(max(lon - 31_275_000, 0), 93_825_000) * 315_000
        return (slices + 500_000) / 1_000_000
    }

    @Test("percentages of the employer's own replace the agreement's")
    func ownPercentages() throws {
        let half = HalfYear(payDate: spring)
        let terms = try AkapKRTerms(half, rate: Percent(millionths: 100_000), rateAbove: .whole)
        var own = PensionHalfYear(terms: terms)
        _ = try own.add(Amount(kronor: 312_751), paid: spring)
        #expect(try own.fee().amount == Amount(ore: 3_127_600))
        for bad: Int64 in [-1, 1_000_001] {
            let error = try #require(throws: PayrollError.self) {
                try AkapKRTerms(half, rate: Percent(millionths: bad), rateAbove: .zero)
            }
            #expect(error.code == .invalidValue)
            #expect(throws: PayrollError.self) {
                try AkapKRTerms(half, rate: .zero, rateAbove: Percent(millionths: bad))
            }
        }
        let error = try #require(throws: PayrollError.self) {
            try AkapKRTerms(half, rate: Percent(millionths: 1_500_000), rateAbove: .zero)
        }
        #expect(error.message.contains("150\u{A0}%"))
    }

    @Test("years without inkomstbasbelopp or tax rate are refused by name")
    func unknownYears() throws {
        for day in [Day(2023, 12, 31), Day(2027, 1, 1)] {
            let year = IncomeYear(day.year)
            let akap = try #require(throws: PayrollError.self) {
                try AkapKRTerms(HalfYear(payDate: PayDate(day)))
            }
            let kap = try #require(throws: PayrollError.self) { try KapKLTerms(year: year) }
            let tax = try #require(throws: PayrollError.self) { try SarskildLoneskatt.tax(on: .zero, in: year) }
            for error in [akap, kap, tax] {
                #expect(error.code == .yearNotCovered)
                #expect(error.message.contains("\(day.year)"))
            }
            #expect(akap.message.contains("Inkomstbasbelopp"))
            #expect(tax.message.contains("pension.slp"))
        }
        #expect(throws: PayrollError.self) { try KapKLTerms(year: IncomeYear(.max)) }
        #expect(throws: PayrollError.self) { try KapKLTerms(year: IncomeYear(.min)) }
    }

    @Test("amounts that do not fit are errors, and leave the half-year as it was")
    func overflow() throws {
        var half = try half(spring)
        _ = try half.add(Amount(ore: .max), paid: spring)
        #expect(try half.fee().amount.ore == 31_431_375)
        let before = half
        #expect(throws: PayrollError.self) { try half.add(Amount(ore: 1), paid: spring) }
        #expect(half == before)
        #expect(throws: Never.self) { try SarskildLoneskatt.tax(on: Amount(ore: .max), in: IncomeYear(2026)) }
    }

    // MARK: KAP-KL

    @Test("KAP-KL charges 4,5 % up to 30 inkomstbasbelopp a year")
    func kapKL() throws {
        let terms = try KapKLTerms(year: IncomeYear(2026))
        #expect(terms.upperLimit == Amount(ore: 250_200_000))
        let cases: [(Int64, Int64)] = [
            (50_000_000, 2_250_000), (250_199_900, 11_258_996), (250_200_000, 11_259_000), (250_200_100, 11_259_000),
            (-1, 0),
        ]
        for (lon, fee) in cases {
            var year = KapKLYear(terms: terms)
            #expect(try year.add(Amount(ore: lon), paid: spring).amount.ore == fee, "\(lon)")
            #expect(try year.fee().amount.ore == fee, "\(lon)")
            #expect(try year.fee().confidence == .reported)
            #expect(PensionRules.kapKLRate.rows.map(\.confidence) == [.confirmed])
        }
        var year = KapKLYear(terms: terms)
        #expect(throws: PayrollError.self) { try year.add(.zero, paid: PayDate(Day(2025, 12, 31))) }
        #expect(throws: Never.self) { try year.add(.zero, paid: PayDate(Day(2026, 12, 31))) }
    }

    @Test("above 7,5 inkomstbasbelopp KAP-KL says that its defined benefit part is outside")
    func kapKLDefinedBenefit() throws {
        let terms = try KapKLTerms(year: IncomeYear(2026))
        var year = KapKLYear(terms: terms, pensionsgrundandeLon: Amount(ore: 62_500_000))
        _ = try year.add(Amount(ore: 50_000), paid: spring)
        #expect(year.finding == nil)
        _ = try year.add(Amount(ore: 1), paid: spring)
        #expect(
            year.finding
                == .definedBenefitOutside(
                    pensionsgrundandeLon: Amount(ore: 62_550_001), limit: Amount(ore: 62_550_000)))
        let text = try #require(year.finding?.text)
        #expect(text.contains("förmånsbestämd") && text.contains("625\u{A0}500,01 kr"))
    }

    @Test("agreements are known by name, and AKAP-KL is refused by name")
    func planNames() throws {
        for plan in PensionPlan.allCases { #expect(try PensionPlan(name: plan.name) == plan) }
        let old = try #require(throws: PayrollError.self) { try PensionPlan(name: "AKAP-KL") }
        #expect(old.code == .notImplemented && old.message.contains("AKAP-KL"))
        let unknown = try #require(throws: PayrollError.self) { try PensionPlan(name: "PFA98") }
        #expect(unknown.code == .unknownName && unknown.message.contains("PFA98"))
    }

    @Test("formulas and figures keep to their numbers and names")
    func rules() {
        #expect(PensionRules.formulas.map(\.id.number).sorted() == Array(170...179))
        #expect(PensionRules.figures.allSatisfy { $0.key.hasPrefix("pension.") })
        #expect(Set(PensionRules.figures.map(\.key)).count == PensionRules.figures.count)
    }
}
