//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Amount")
struct AmountTests {
    @Test("sums and differences are exact")
    func sums() throws {
        #expect(try Amount(ore: 110_769) + Amount(ore: -110_770) == Amount(ore: -1))
        #expect(try Amount(ore: 5) - Amount(ore: 7) == Amount(ore: -2))
        var total = Amount.zero
        try total += Amount(ore: 250)
        try total += Amount(ore: -50)
        #expect(total == Amount(ore: 200))
    }

    @Test("a sum fits exactly up to both ends and is an error beyond them")
    func sumOverflow() throws {
        let most = Amount(ore: .max)
        let least = Amount(ore: .min)
        #expect(try Amount(ore: .max - 1) + Amount(ore: 1) == most)
        #expect(try Amount(ore: .min + 1) + Amount(ore: -1) == least)
        expectError(.overflow, "Summan") { () throws(PayrollError) in _ = try most + Amount(ore: 1) }
        expectError(.overflow, "Summan") { () throws(PayrollError) in _ = try least + Amount(ore: -1) }
        expectError(.overflow, "Summan") { () throws(PayrollError) in
            var total = most
            try total += Amount(ore: 1)
        }
    }

    @Test("a difference fits exactly up to both ends and is an error beyond them")
    func differenceOverflow() throws {
        #expect(try Amount(ore: .max - 1) - Amount(ore: -1) == Amount(ore: .max))
        #expect(try Amount(ore: .min + 1) - Amount(ore: 1) == Amount(ore: .min))
        expectError(.overflow, "Skillnaden") { () throws(PayrollError) in _ = try Amount(ore: .max) - Amount(ore: -1) }
        expectError(.overflow, "Skillnaden") { () throws(PayrollError) in _ = try Amount(ore: .min) - Amount(ore: 1) }
        expectError(.overflow, "Skillnaden") { () throws(PayrollError) in _ = try Amount.zero - Amount(ore: .min) }
    }

    @Test("the negative of the least amount does not exist")
    func negated() throws {
        #expect(try Amount(ore: 7).negated() == Amount(ore: -7))
        #expect(try Amount(ore: .max).negated() == Amount(ore: -.max))
        expectError(.overflow) { () throws(PayrollError) in _ = try Amount(ore: .min).negated() }
    }

    @Test("whole kronor are multiplied by a hundred, or refused")
    func kronor() throws {
        #expect(try Amount(kronor: -32_500) == Amount(ore: -3_250_000))
        #expect(try Amount(kronor: 92_233_720_368_547_758) == Amount(ore: 9_223_372_036_854_775_800))
        #expect(try Amount(kronor: -92_233_720_368_547_758) == Amount(ore: -9_223_372_036_854_775_800))
        expectError(.overflow, "92233720368547759 kr") { () throws(PayrollError) in
            _ = try Amount(kronor: 92_233_720_368_547_759)
        }
        expectError(.overflow) { () throws(PayrollError) in _ = try Amount(kronor: -92_233_720_368_547_759) }
    }

    @Test("whole kronor drop the öre towards zero")
    func wholeKronor() {
        #expect(Amount(ore: 199).wholeKronor == 1)
        #expect(Amount(ore: 99).wholeKronor == 0)
        #expect(Amount(ore: -99).wholeKronor == 0)
        #expect(Amount(ore: -199).wholeKronor == -1)
    }

    @Test("only amounts below zero are negative, and order is by öre")
    func order() {
        #expect(Amount(ore: -1).isNegative)
        #expect(!Amount.zero.isNegative)
        #expect(!Amount(ore: 1).isNegative)
        #expect([Amount(ore: 3), Amount(ore: .min), .zero].sorted() == [Amount(ore: .min), .zero, Amount(ore: 3)])
    }

    /// Öre, the text for files, the text for readers with `~` for the no-break space.
    static let texts: [(Int64, String, String)] = [
        (0, "0.00", "0,00"), (5, "0.05", "0,05"), (-5, "-0.05", "−0,05"), (99_999, "999.99", "999,99"),
        (110_769, "1107.69", "1~107,69"), (-110_769, "-1107.69", "−1~107,69"),
        (100_000_000, "1000000.00", "1~000~000,00"),
        (.max, "92233720368547758.07", "92~233~720~368~547~758,07"),
        (.min, "-92233720368547758.08", "−92~233~720~368~547~758,08"),
    ]

    @Test("text for files and for readers", arguments: texts)
    func text(ore: Int64, plain: String, swedish: String) {
        #expect(Amount(ore: ore).description == plain)
        #expect(Amount(ore: ore).swedish == String(swedish.map { $0 == "~" ? "\u{A0}" : $0 }))
    }
}
