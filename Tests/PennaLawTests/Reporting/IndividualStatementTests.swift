//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

@Suite("Individuppgift")
struct IndividualStatementTests {
    private let payee: AGIPayee

    init() throws {
        payee = try AGIPayee(person: "198202252386")
    }

    private func statement(_ amounts: [Int: Int64], _ year: Int = 2026, _ month: Int = 10) throws -> IndividualStatement
    {
        try Sample.statement(Sample.key(payee, year, month), amounts)
    }

    @Test("Öre are dropped after the month is added up (SFF 22:1)")
    func truncation() throws {
        var sums = IndividualSums()
        for _ in 0..<3 { try sums.add(field: 11, amount: Amount(ore: 3_350)) }
        try sums.add(field: 1, amount: Amount(ore: 1_999))
        let made = try IndividualStatement(key: Sample.key(payee), sums: sums)
        #expect(made.written == ["1=19", "11=100"])
        #expect(sums.sum(of: 11) == Amount(ore: 10_050))
        #expect(try statement([11: 99, 1: 100]).written == ["1=1"])
        #expect(try statement([11: 100]).written == ["1=0", "11=1"])
    }

    @Test("Fields come in order, empty ones are left out, and a tax of nothing is written")
    func order() throws {
        let made = try statement([98: 50_000, 18: 60_000, 11: 3_200_000, 12: 124_000, 13: 0])
        #expect(made.written == ["1=0", "11=32000", "12=1240", "18=600", "98=500"])
        #expect(made.taxation == .preliminarSkatt)
    }

    @Test("There is one tax field (SK_001)")
    func oneTaxField() throws {
        for taxation in AGITaxation.allCases {
            let made = try IndividualStatement(
                key: Sample.key(payee), sums: Sample.sums(taxation, [11: 100_000]))
            #expect(made.taxation == taxation)
            #expect(made.values.filter { AGITaxation(field: $0.field) != nil }.count == 1)
            #expect(made.written.contains("\(taxation.field)=\(taxation.isCross ? 1 : 0)"))
        }
        for (first, second) in [(1, 274), (274, 1), (275, 274)] {
            var sums = IndividualSums()
            try sums.add(field: first, amount: Amount(ore: 100))
            let error = payrollError { try sums.add(field: second, amount: Amount(ore: 100)) }
            #expect(error?.code == .invalidValue)
            #expect(error?.message.contains("SK_001") == true)
            #expect(payrollError { try sums.addCross(field: 276) }?.message.contains("SK_001") == true)
        }
        var crossed = IndividualSums()
        try crossed.addCross(field: 114)
        try crossed.addCross(field: 114)
        #expect(crossed.taxation == .skatteavtal)
        // An amount of zero tells the taxation too, and only zero pay is no contradiction.
        #expect(payrollError { try crossed.add(field: 1, amount: .zero) }?.code == .invalidValue)
    }

    @Test("Values from elsewhere go through the same controls")
    func controls() throws {
        func findings(_ values: [AGIValue], _ year: Int = 2026, _ month: Int = 1) -> [AGIFinding.Kind] {
            AGIControls.findings(in: values, payee: payee, period: Sample.period(year, month)).map(\.kind)
        }
        let tax = AGIValue(field: 1, .amount(.zero))
        let krona = AGIValue.Content.amount(Amount(ore: 100))
        #expect(findings([tax]) == [])
        #expect(findings([]) == [.taxField])
        #expect(findings([tax, AGIValue(field: 276, .cross)]) == [.taxField])
        #expect(findings([tax, AGIValue(field: 11, krona), AGIValue(field: 11, krona)]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 11, .cross)]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 11, .text("1"))]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 50, krona)]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 11, .amount(Amount(ore: 150)))]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 11, .amount(Amount(ore: -100)))]) == [.negative])
        #expect(findings([tax, AGIValue(field: 15, krona)]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 487, krona)]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 570, .text("1"))]) == [.wrongValue])
        #expect(findings([tax, AGIValue(field: 62, .cross)]) == [.outsidePeriod])
        #expect(findings([tax, AGIValue(field: 62, .cross)], 2025, 12) == [])
        #expect(findings([tax, AGIValue(field: 23, krona), AGIValue(field: 11, krona)]) == [])
        #expect(findings([tax, AGIValue(field: 23, krona)]) == [.partAboveWhole])
        #expect(findings([tax, AGIValue(field: 23, krona), AGIValue(field: 12, krona)]) == [])
        #expect(findings([tax, AGIValue(field: 19, krona), AGIValue(field: 12, krona)]) == [.partAboveWhole])
        let error = payrollError { _ = try IndividualStatement(key: Sample.key(payee), values: []) }
        #expect(error?.code == .invalidValue)
        #expect(
            try IndividualStatement(key: Sample.key(payee), values: [AGIValue(field: 23, krona), tax]).written == [
                "1=0", "23=1",
            ])
    }

    @Test("Amounts fit their fields exactly")
    func limits() throws {
        #expect(try statement([11: 999_999_999_999]).written == ["1=0", "11=9999999999"])
        #expect(try statement([13: 999_999_999]).written == ["1=0", "13=9999999"])
        for (field, ore) in [
            (11, Int64(1_000_000_000_000)), (13, 1_000_000_000), (18, 1_000_000_000), (98, 1_000_000_000),
        ] {
            let error = payrollError { _ = try statement([field: ore]) }
            #expect(error?.code == .invalidValue)
            #expect(error?.message.contains("rymmer") == true)
        }
    }

    @Test("A negative sum names the period to correct instead (L5)")
    func negative() throws {
        var sums = IndividualSums()
        try sums.add(field: 11, amount: Amount(ore: 100_000), origin: Month(year: 2026, month: 11))
        try sums.add(field: 11, amount: Amount(ore: -300_000), origin: Month(year: 2026, month: 9))
        try sums.add(field: 11, amount: Amount(ore: -1), origin: Month(year: 2026, month: 8))
        try sums.add(field: 11, amount: Amount(ore: 1), origin: Month(year: 2026, month: 8))
        let error = payrollError { _ = try IndividualStatement(key: Sample.key(payee, 2026, 11), sums: sums) }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("−2 000,00".replacing(" ", with: "\u{A0}")) == true)
        #expect(error?.message.contains("för 2026-09, som") == true)
        // Up to the last öre: nothing is nothing, an öre below is an error.
        try sums.add(field: 11, amount: Amount(ore: 200_000))
        #expect(try IndividualStatement(key: Sample.key(payee, 2026, 11), sums: sums).written == ["1=0"])
        #expect(sums.isEmpty)
        try sums.add(field: 11, amount: Amount(ore: -1))
        #expect(!sums.isEmpty)
        #expect(payrollError { _ = try IndividualStatement(key: Sample.key(payee, 2026, 11), sums: sums) } != nil)
        // A sum of tax below zero is no better.
        #expect(payrollError { _ = try statement([11: 100, 1: -100]) }?.message.contains("001") == true)
        // Without a known month the text says what to look for.
        #expect(payrollError { _ = try statement([11: -100]) }?.message.contains("tidigare period") == true)
    }

    @Test("Payments lessen the benefit, and for fuel stand in field 098")
    func payments() throws {
        var sums = IndividualSums()
        try sums.add(field: 12, amount: Amount(ore: 124_000))
        try sums.add(field: 13, amount: Amount(ore: 250_000))
        try sums.add(field: 18, amount: Amount(ore: 120_000))
        try sums.addPayment(forBenefit: 12, amount: Amount(ore: 24_000))
        try sums.addPayment(forBenefit: 13, amount: Amount(ore: 50_000))
        try sums.addPayment(forBenefit: 18, amount: Amount(ore: 60_000))
        try sums.addPayment(forBenefit: 98, amount: Amount(ore: 40_000))
        let made = try IndividualStatement(key: Sample.key(payee), sums: sums)
        #expect(made.written == ["1=0", "12=1000", "13=2000", "18=1200", "98=1000"])
        for field in [11, 1, 128, 134, 41] {
            #expect(payrollError { try sums.addPayment(forBenefit: field, amount: .zero) }?.code == .invalidValue)
        }
        #expect(payrollError { try sums.addPayment(forBenefit: 7, amount: .zero) }?.code == .unknownName)
    }

    @Test("Fuel is in the base at market value less the payment, never below nothing")
    func fuel() throws {
        #expect(try statement([18: 120_000, 98: 100_000]).contributionBase() == .zero)
        #expect(try statement([18: 120_000, 98: 99_900]).contributionBase() == Amount(kronor: 1))
        #expect(try statement([18: 120_000, 98: 100_100]).contributionBase() == .zero)
        // 1 000 / 1.2 = 833.33
        #expect(try statement([11: 100_000, 18: 100_000]).contributionBase() == Amount(kronor: 1_833))
        #expect(try statement([18: 100, 11: 0]).contributionBase() == .zero)
    }

    @Test("Only fields 011, 012, 013 and fuel are in the base")
    func base() throws {
        #expect(try statement([11: 100_000, 12: 20_000, 13: 3_000]).contributionBase() == Amount(kronor: 1_230))
        for field in [131, 132, 133, 134, 32, 125, 126, 127, 128, 30, 35, 36, 39, 20, 21, 22] {
            #expect(try statement([field: 100_000]).contributionBase() == .zero)
        }
    }

    @Test("What changes base or rate in an unknown way is refused by name", arguments: [10, 19, 37])
    func unknownBase(field: Int) throws {
        let error = payrollError { _ = try statement([11: 100_000, field: 100]).contributionBase() }
        #expect(error?.code == .notImplemented)
        #expect(error?.message.contains("0\(field)") == true)
    }

    @Test(
        "Fields of another kind or part of the declaration are refused",
        arguments: [487, 499, 6, 215, 570, 821, 50, 216])
    func wrongKind(field: Int) {
        var sums = IndividualSums()
        #expect(payrollError { try sums.add(field: field, amount: Amount(ore: 100)) }?.code == .invalidValue)
        if field != 50 { #expect(payrollError { try sums.addCross(field: field) }?.code == .invalidValue) }
        if field != 216 { #expect(payrollError { try sums.setText(field: field, "1") }?.code == .invalidValue) }
        #expect(sums == IndividualSums())
    }

    @Test("Texts have their field's form, and one value a month")
    func texts() throws {
        var sums = IndividualSums()
        try sums.setText(field: 60, "99981")
        try sums.setText(field: 60, "99981")
        #expect(payrollError { try sums.setText(field: 60, "99980") }?.code == .overlap)
        for (field, text) in [(60, "123456"), (60, ""), (60, "12a"), (81, "fi"), (81, "FIN"), (77, " "), (26, "SABCD")]
        {
            #expect(payrollError { try sums.setText(field: field, text) }?.code == .invalidValue)
        }
        try sums.addCross(field: 51)
        try sums.addCross(field: 50)
        let made = try IndividualStatement(key: Sample.key(payee), sums: sums)
        #expect(made.written == ["1=0", "50=1", "51=1", "60=99981"])
    }

    @Test("A date of birth needs place of birth and citizenship from September 2023")
    func birthFacts() throws {
        let payee = AGIPayee.fodelsetid(try Fodelsetid(day: Day(1990, 5, 5), number: 1))
        var sums = try Sample.sums(nil, [11: 100_000])
        let error = payrollError { _ = try IndividualStatement(key: Sample.key(payee), sums: sums) }
        #expect(error?.code == .missingFact)
        _ = try IndividualStatement(key: Sample.key(payee, 2023, 8), sums: sums)
        #expect(payrollError { _ = try IndividualStatement(key: Sample.key(payee, 2023, 9), sums: sums) } != nil)
        try sums.setText(field: 77, "Åbo")
        #expect(
            payrollError { _ = try IndividualStatement(key: Sample.key(payee), sums: sums) }?.message.contains("081")
                == true)
        try sums.setText(field: 81, "FI")
        _ = try IndividualStatement(key: Sample.key(payee), sums: sums)
    }

    @Test("Keys have numbers from 1 to ten digits, and periods from July 2018")
    func keys() throws {
        for number: Int64 in [1, 9_999_999_999] { #expect(try Sample.key(payee, number: number).number == number) }
        for number: Int64 in [0, -1, 10_000_000_000] {
            #expect(payrollError { _ = try Sample.key(payee, number: number) }?.code == .invalidValue)
        }
        #expect(try Sample.key(payee, 2018, 7).period.month == Month(year: 2018, month: 7))
        #expect(payrollError { _ = try Sample.key(payee, 2018, 6) }?.code == .invalidValue)
    }

    @Test("The order of lines and the division into payslips never change a statement")
    func orderIndependence() throws {
        var random = SeededGenerator(seed: 17)
        var differences = 0
        for _ in 0..<300 {
            var lines: [(field: Int, amount: Amount, origin: Month)] = []
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                lines.append(
                    (
                        [1, 11, 12, 13, 18, 98, 131].randomElement(using: &random) ?? 11,
                        Amount(ore: Int64.random(in: -50_000...300_000, using: &random)),
                        Month(year: 2026, month: Int.random(in: 7...10, using: &random))
                    ))
            }
            var whole = IndividualSums()
            for line in lines { try whole.add(field: line.field, amount: line.amount, origin: line.origin) }
            var parts = [IndividualSums(), IndividualSums(), IndividualSums()]
            for line in lines.shuffled(using: &random) {
                let part = Int.random(in: 0...2, using: &random)
                try parts[part].add(field: line.field, amount: line.amount, origin: line.origin)
            }
            var merged = parts[1]
            try merged.merge(parts[2])
            try merged.merge(parts[0])
            let key = try Sample.key(payee)
            let left = payrollError { _ = try IndividualStatement(key: key, sums: whole) }
            let right = payrollError { _ = try IndividualStatement(key: key, sums: merged) }
            if left != right { differences += 1 }
            if left == nil,
                try IndividualStatement(key: key, sums: whole) != IndividualStatement(key: key, sums: merged)
            {
                differences += 1
            }
        }
        #expect(differences == 0)
    }

    @Test("A sum that does not fit is an error, not a wrap")
    func overflow() throws {
        var sums = IndividualSums()
        try sums.add(field: 11, amount: Amount(ore: .max))
        #expect(payrollError { try sums.add(field: 11, amount: Amount(ore: 1)) }?.code == .overflow)
        #expect(payrollError { try sums.addPayment(forBenefit: 12, amount: Amount(ore: .min)) }?.code == .overflow)
    }
}
