//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("OperandUnit, Operand and Formula")
struct OperandUnitTests {
    /// Unit, stored number, text with `~` for the no-break space.
    static let texts: [(OperandUnit, Int64, String)] = [
        (.krona, 3_250_000, "32~500,00~kr"), (.krona, -110_769, "−1~107,69~kr"), (.krona, 0, "0,00~kr"),
        (.timme, 390, "6,5~tim"), (.timme, 60, "1~tim"), (.timme, 0, "0~tim"), (.timme, 3, "0,05~tim"),
        (.timme, -90, "−1,5~tim"), (.timme, 9_900, "165~tim"), (.timme, 20, "0 tim 20 min"),
        (.timme, 61, "1 tim 1 min"), (.timme, -100, "−1 tim 40 min"), (.timme, 105, "1,75~tim"),
        (.dag, 22, "22~dagar"), (.dag, -1, "−1~dagar"), (.semesterdag, 2_550, "25,50~dagar"),
        (.procent, 6_050, "0,605~%"), (.procent, 314_200, "31,42~%"), (.procent, 1_000_000, "100~%"),
        (.procent, 1, "0,0001~%"), (.faktor, 147, "1,47"), (.faktor, 100, "1,00"), (.antal, 10_000, "1~st"),
        (.antal, 12_345, "1,2345~st"), (.tal, 33, "33"), (.tal, 2_026, "2026"),
        (.tal, -33, "−33"),
    ]

    @Test("a stored number reads as Swedish text with its unit", arguments: texts)
    func text(unit: OperandUnit, stored: Int64, expected: String) {
        #expect(unit.swedishText(stored) == String(expected.map { $0 == "~" ? "\u{A0}" : $0 }))
    }

    @Test("both ends of 64 bits have a text in every unit", arguments: OperandUnit.allCases)
    func ends(unit: OperandUnit) {
        for stored in [Int64.min, .min + 1, .max - 1, .max] {
            #expect(!unit.swedishText(stored).isEmpty)
        }
        #expect(unit.storedPerUnit > 0)
    }

    @Test("hours and minutes tell the stored minutes exactly")
    func hours() {
        var differences = Differences()
        for stored in Int64(-2_000)...2_000 {
            let text = OperandUnit.timme.swedishText(stored)
            let plain = String(text.map { $0 == "\u{A0}" ? " " : $0 == "\u{2212}" ? "-" : $0 })
            let words = plain.split(separator: " ")
            let hundredths = DecimalText.value(of: words[0], scale: 2) ?? .max
            let minutes = words.count == 4 ? Int64(words[2]) ?? .max : 0
            let sign: Int64 = plain.hasPrefix("-") ? -1 : 1
            differences.expect(hundredths * 60 == (stored - sign * minutes) * 100, "\(stored) \(text)")
        }
        differences.report()
    }

    @Test("a formula keeps what it was declared with")
    func formula() {
        let formula = Formula(
            FormulaID(7), name: "Prov", expression: "öre(lön × grad)",
            operands: [Operand("lön", .krona), Operand("grad", .procent)], paragraph: "prov § 1",
            source: .document("prov"),
            confidence: .confirmed, quantity: "grad", price: "lön")
        #expect(formula.id == FormulaID(7))
        #expect(formula.operands.map(\.name) == ["lön", "grad"])
        #expect(formula.operands.map(\.unit) == [.krona, .procent])
        #expect(formula.quantity == "grad")
        #expect(formula.price == "lön")
    }
}
