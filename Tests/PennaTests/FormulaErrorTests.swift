//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaTestSupport
import Testing

@Suite("Formulas: what is wrong with a text, and where") struct FormulaErrorTests {
    /// Expression and the place of what is wrong with its form.
    private static let malformed: [(String, Int)] = [
        ("", 1), ("   ", 4), ("()", 2), ("1 +", 4), ("1 + × 2", 5), ("(1 + 2", 7), ("1 + 2)", 6), ("1 2", 3),
        ("2 heltidslön", 3), ("golv(1", 7), ("golv(1]", 7), ("min(1; )", 8), ("min(1 2)", 7), ("golv()", 6), ("1;2", 2),
        ("1.5", 2), ("1,", 2), (",5", 1), ("1,5,5", 4), ("80 % %", 6), ("% 80", 1), ("_a", 1), ("+1", 1), ("t[1", 4),
        ("t[]", 3), ("1 ^ 2", 3), ("”1”", 1),
    ]

    @Test("A text that is not of the language says where it goes wrong")
    func malformed() {
        for (expression, position) in FormulaErrorTests.malformed {
            do throws(ProofError) {
                _ = try value(expression, [Given("heltidslön", .krona, 1)], tables: NoTables())
                Issue.record("\(expression) was read")
            } catch {
                #expect(error.code == .syntax, "\(expression): \(error.message)")
                #expect(error.position == position, "\(expression): \(error.message)")
            }
        }
    }

    @Test("Unknown names are told by kind and place")
    func unknownNames() {
        expectProofError(.unknownOperand, at: 5) { () throws(ProofError) in _ = try value("2 × dagar") }
        expectProofError(.unknownOperand, at: 1) { () throws(ProofError) in
            _ = try value("Dagar", Given("dagar", .dag, 1))
        }
        expectProofError(.unknownFunction, at: 5) { () throws(ProofError) in _ = try value("2 × rot(4)") }
        expectProofError(.unknownFunction, at: 1) { () throws(ProofError) in _ = try value("ore(4)") }
        expectProofError(.unknownTable, at: 5) { () throws(ProofError) in
            _ = try value("2 × skattetabell[1; 2; 3; 4]")
        }
    }

    @Test("A declared operand that the text does not use is an error")
    func unused() {
        expectProofError(.unusedOperand) { () throws(ProofError) in
            _ = try value("a + 1", Given("a", .tal, 1), Given("b", .tal, 1))
        }
        expectProofError(.unusedOperand) { () throws(ProofError) in
            _ = try value("a + a", Given("a", .tal, 1), Given("a", .tal, 2))
        }
    }

    @Test("A function takes the arguments it takes")
    func argumentCount() {
        for expression in ["golv(1; 2)", "tak(1; 2)", "öre(1; 2)", "krona(1; 2)", "halvtimme(1; 2)"] {
            expectProofError(.argumentCount, at: 1) { () throws(ProofError) in _ = try value(expression) }
        }
        expectProofError(.argumentCount, at: 5) { () throws(ProofError) in _ = try value("1 + golv(1; 2)") }
    }

    @Test("Nothing is divided by zero")
    func divisionByZero() {
        expectProofError(.divisionByZero, at: 3) { () throws(ProofError) in _ = try value("1 ÷ 0") }
        expectProofError(.divisionByZero, at: 3) { () throws(ProofError) in _ = try value("0 ÷ (2 − 2)") }
        // The innermost place, not that of what stands around it.
        expectProofError(.divisionByZero, at: 13) { () throws(ProofError) in
            _ = try value("öre(1 + 100 ÷ a)", Given("a", .timme, 0))
        }
    }

    @Test("A number beyond 128 bits is an error, not a wrong amount")
    func overflow() throws {
        let most = Given("a", .tal, .max)
        #expect(try value("a × a", most) == number(Int128(Int64.max) * Int128(Int64.max)))
        #expect(try value("a × a ÷ a ÷ a", most) == number(1))
        let tooLarge = [("a × a × a", 7), ("a × a + a × a × 3", 15), ("−a × a × 4", 8), ("1 ÷ a ÷ a ÷ a", 11)]
        for (expression, position) in tooLarge {
            expectProofError(.overflow, at: position) { () throws(ProofError) in _ = try value(expression, most) }
        }
        expectProofError(.overflow) { () throws(ProofError) in
            _ = try value(String(repeating: "9", count: 40))
        }
        expectProofError(.overflow) { () throws(ProofError) in
            _ = try value("0," + String(repeating: "0", count: 39) + "1")
        }
    }

    @Test("The least 128-bit number is refused, whatever it is divided by")
    func leastNumber() {
        for bottom in [Int128.min, -1, 1, 2, .max] {
            expectProofError(.overflow) { () throws(ProofError) in _ = try ProofNumber(.min, over: bottom) }
        }
        for top in [Int128(0), 1, -1, .max] {
            expectProofError(.overflow) { () throws(ProofError) in _ = try ProofNumber(top, over: .min) }
        }
        expectProofError(.divisionByZero) { () throws(ProofError) in _ = try ProofNumber(.min, over: 0) }
    }

    @Test("Two formulas with one number, a number without formula and a wrong count of operands are errors")
    func formulas() throws {
        expectProofError(.unknownFormula) { () throws(ProofError) in
            _ = try FormulaProver(formulas: [formula("1"), formula("2")], tables: NoTables())
        }
        let prover = try FormulaProver(formulas: [formula("a", [Operand("a", .tal)])], tables: NoTables())
        for id in [0, 6, 8, 65_535] as [UInt16] {
            expectProofError(.unknownFormula) { () throws(ProofError) in
                _ = try prover.value(of: FormulaID(id), operands: [1])
            }
        }
        for operands in [[], [1, 2]] as [[Int64]] {
            expectProofError(.unknownFormula) { () throws(ProofError) in
                _ = try prover.value(of: FormulaID(7), operands: operands[...])
            }
        }
    }

    @Test("An error names the formula it is in")
    func namesFormula() {
        do throws(ProofError) {
            _ = try FormulaProver(formulas: [formula("1 +", id: 2041)], tables: NoTables())
            Issue.record("it was read")
        } catch {
            #expect(error.message.contains("2041"))
        }
    }

    @Test("Deep and long texts are refused or read, and never break the stack")
    func deepAndLong() {
        let count = 100_000
        let texts = [
            String(repeating: "(", count: count), String(repeating: "(", count: count) + "1",
            String(repeating: "−", count: count), String(repeating: "golv(", count: count),
            String(repeating: "t[", count: count), String(repeating: "1+", count: count) + "1",
            String(repeating: "2÷", count: count) + "1", "min(1" + String(repeating: ";1", count: count) + ")",
        ]
        for text in texts {
            expectProofError(.syntax) { () throws(ProofError) in _ = try value(text) }
        }
    }

    @Test("The longest and the deepest text are read, and not one more")
    func limits() throws {
        let long = "1" + String(repeating: " ", count: 1_996) + "+ 1"
        #expect(try value(long) == number(2))
        expectProofError(.syntax) { () throws(ProofError) in _ = try value(long + " ") }
        func deep(_ count: Int) -> String {
            String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count)
        }
        #expect(try value(deep(59)) == number(1))
        expectProofError(.syntax) { () throws(ProofError) in _ = try value(deep(60)) }
        #expect(try value("1" + String(repeating: "+1", count: 999)) == number(1000))
    }

    @Test("100 000 random texts never trap")
    func randomTexts() {
        let pieces = [
            "1", "0,5", "80 %", "a", "min(", "öre(", "t[", "(", ")", "]", ";", "+", "−", "×", "÷", " ", ",", "%", "å",
            "\0",
        ]
        var random = SeededGenerator(seed: 0x5052_4F56)
        var isRead = 0
        for round in 0..<100_000 {
            let length = Int.random(in: 0...24, using: &random)
            let text =
                round % 2 == 0
                ? String(decoding: (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }, as: UTF8.self)
                : (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            if (try? value(text)) != nil { isRead += 1 }
        }
        #expect(isRead > 100, "some must be of the language, or the test says little")
    }
}
