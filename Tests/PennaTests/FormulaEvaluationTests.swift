//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import Testing

@Suite("Formulas: what an expression gives") struct FormulaEvaluationTests {
    @Test("Numbers have a decimal comma, and percent makes hundredths")
    func numbers() throws {
        #expect(try value("165") == number(165))
        #expect(try value("0,605") == number(121, 200))
        #expect(try value("12,50") == number(25, 2))
        #expect(try value("80 %") == number(4, 5))
        #expect(try value("0,605%") == number(121, 20_000))
        #expect(try value("80\u{A0}%") == number(4, 5))
        #expect(try value("200 × 80 % × 2") == number(320))
    }

    @Test("Times and divided by bind harder than plus and minus, and equals go from the left")
    func precedence() throws {
        #expect(try value("2 + 3 × 4") == number(14))
        #expect(try value("(2 + 3) × 4") == number(20))
        #expect(try value("20 − 3 − 4") == number(13))
        #expect(try value("20 − (3 − 4)") == number(21))
        #expect(try value("100 ÷ 10 ÷ 5") == number(2))
        #expect(try value("100 ÷ 10 × 5") == number(50))
        #expect(try value("100 ÷ (10 × 5)") == number(2))
        #expect(try value("1 ÷ 3 + 1 ÷ 6") == number(1, 2))
    }

    @Test("A minus sign before a value turns it, however many there are")
    func unaryMinus() throws {
        #expect(try value("−5") == number(-5))
        #expect(try value("−−5") == number(5))
        #expect(try value("2 × −3") == number(-6))
        #expect(try value("2 − −3") == number(5))
        #expect(try value("−(2 + 3) × 2") == number(-10))
        #expect(try value("−öre(0,005)") == number(-1, 100))
    }

    @Test("Typed signs mean the same as printed ones")
    func signs() throws {
        let printed = try value("(8 − 2) × 3 ÷ 4 + −1")
        #expect(try value("(8 - 2) * 3 / 4 + -1") == printed)
        #expect(printed == (try number(7, 2)))
        #expect(try value(" \t\n( 8−2 )×3÷4+−1 ") == printed)
    }

    @Test("min and max take the least and the greatest of two values or more")
    func leastAndGreatest() throws {
        #expect(try value("min(3; 2; 5)") == number(2))
        #expect(try value("max(3; 2; 5)") == number(5))
        #expect(try value("min(−3; 2)") == number(-3))
        #expect(try value("max(−3; −2)") == number(-2))
        #expect(try value("min(1 ÷ 3; 0,3333)") == number(3333, 10_000))
        #expect(try value("max(0; min(10; 7 + 5))") == number(10))
    }

    /// Expression, numerator, denominator: both sides of every edge, negatives and ties.
    private static let roundings: [(String, Int128, Int128)] = [
        ("golv(2)", 2, 1), ("golv(2,999)", 2, 1), ("golv(0)", 0, 1), ("golv(−2)", -2, 1), ("golv(−2,001)", -3, 1),
        ("golv(−0,5)", -1, 1),
        ("tak(2)", 2, 1), ("tak(2,001)", 3, 1), ("tak(0)", 0, 1), ("tak(−2)", -2, 1), ("tak(−2,999)", -2, 1),
        ("tak(−0,5)", 0, 1),
        ("öre(1,004999)", 100, 100), ("öre(1,005)", 101, 100), ("öre(1,005001)", 101, 100), ("öre(1)", 1, 1),
        ("öre(−1,004999)", -100, 100), ("öre(−1,005)", -101, 100), ("öre(−1,005001)", -101, 100),
        ("öre(0,004999)", 0, 1), ("öre(−0,004999)", 0, 1), ("öre(0,005)", 1, 100), ("öre(1 ÷ 3)", 33, 100),
        ("öre(2 ÷ 3)", 67, 100), ("öre(−2 ÷ 3)", -67, 100),
        ("krona(1,499)", 1, 1), ("krona(1,5)", 2, 1), ("krona(2,5)", 3, 1), ("krona(−1,499)", -1, 1),
        ("krona(−1,5)", -2, 1), ("krona(−2,5)", -3, 1), ("krona(0)", 0, 1),
        ("halvtimme(0)", 0, 1), ("halvtimme(0,001)", 1, 2), ("halvtimme(0,5)", 1, 2), ("halvtimme(0,501)", 1, 1),
        ("halvtimme(1)", 1, 1), ("halvtimme(61 ÷ 60)", 3, 2), ("halvtimme(−0,4)", 0, 1), ("halvtimme(−0,5)", -1, 2),
        ("halvtimme(−0,6)", -1, 2), ("halvtimme(−1)", -1, 1),
    ]

    @Test("Roundings go where the table in the documentation says, negatives and ties too")
    func roundings() throws {
        for (expression, top, bottom) in FormulaEvaluationTests.roundings {
            #expect(try value(expression) == number(top, bottom), "\(expression)")
        }
    }

    @Test("Operands are read in the unit they are shown in")
    func units() throws {
        let one: [(OperandUnit, Int64)] = [
            (.krona, 100), (.timme, 60), (.dag, 1), (.semesterdag, 100), (.procent, 1_000_000), (.faktor, 100),
            (.antal, 10_000), (.tal, 1),
        ]
        #expect(one.count == OperandUnit.allCases.count)
        for (unit, stored) in one {
            #expect(try value("x", Given("x", unit, stored)) == number(1), "\(unit)")
            #expect(try value("x", Given("x", unit, -3 * stored)) == number(-3), "\(unit)")
        }
        #expect(try value("x", Given("x", .timme, 7)) == number(7, 60))
        #expect(try value("x", Given("x", .krona, .max)) == number(Int128(Int64.max), 100))
        #expect(try value("x", Given("x", .krona, .min)) == number(Int128(Int64.min), 100))
    }

    @Test("Operands keep the declared order, whatever the order in the text")
    func operandOrder() throws {
        let given = [Given("b_2", .tal, 3), Given("Åtgärd", .tal, 10), Given("a", .tal, 4)]
        #expect(try value("Åtgärd ÷ a − b_2 + a", given, tables: NoTables()) == number(7, 2))
    }

    @Test("A whole month's pay of 75 percent is proved to the öre, and no other amount")
    func proves() throws {
        let operands = [
            Operand("heltidslön", .krona), Operand("grad", .procent), Operand("dagar", .dag),
            Operand("kalenderdagar", .dag),
        ]
        let prover = try FormulaProver(
            formulas: [formula("öre(heltidslön × grad × dagar ÷ kalenderdagar)", operands)], tables: NoTables())
        let id = FormulaID(7)
        #expect(prover.proves(id, operands: [3_250_000, 750_000, 30, 30], amountInOre: 2_437_500))
        #expect(!prover.proves(id, operands: [3_250_000, 750_000, 30, 30], amountInOre: 2_437_501))
        #expect(!prover.proves(id, operands: [3_250_000, 750_000, 30, 30], amountInOre: -2_437_500))
        #expect(!prover.proves(id, operands: [3_250_000, 750_000, 30, 0], amountInOre: 2_437_500))
        #expect(!prover.proves(id, operands: [3_250_000, 750_000, 30], amountInOre: 2_437_500))
        #expect(!prover.proves(FormulaID(8), operands: [], amountInOre: 0))
    }

    @Test("A value between two öre proves neither")
    func unrounded() throws {
        let prover = try FormulaProver(formulas: [formula("1 ÷ 3")], tables: NoTables())
        #expect(!prover.proves(FormulaID(7), operands: [], amountInOre: 33))
        #expect(!prover.proves(FormulaID(7), operands: [], amountInOre: 34))
    }

    @Test("All formulas can be read, and use all their operands")
    func ruleBook() throws {
        _ = try FormulaProver(formulas: RuleBook.standard.formulas, tables: NoTables())
    }

    @Test("An operand stands in the text as its number, with its unit")
    func onPaper() throws {
        let pay = formula(
            "öre(heltidslön × grad × dagar ÷ kalenderdagar)",
            [
                Operand("heltidslön", .krona), Operand("grad", .procent), Operand("dagar", .dag),
                Operand("kalenderdagar", .dag),
            ])
        let text = FormulaText.worked(pay, [3_250_000, 750_000, 30, 30], amount: kr("24375.00"))
        #expect(
            text.replacing("\u{A0}", with: " ")
                == "öre(32 500,00 kr × 75 % × 30 dagar ÷ 30 dagar) = 24 375,00 kr")
    }

    @Test("A negative operand stands in parentheses; functions and tables keep their names")
    func onPaperNegatives() throws {
        let tax = formula(
            "min(skattetabell[år; 33; 1; golv(underlag)]; 0,5 × x)",
            [Operand("år", .tal), Operand("underlag", .krona), Operand("x", .timme)])
        let text = FormulaText.worked(tax, [2026, 3_000_050, -90], amount: kr("-0.75"))
        #expect(
            text.replacing("\u{A0}", with: " ")
                == "min(skattetabell[2026; 33; 1; golv(30 000,50 kr)]; 0,5 × (−1,5 tim)) = −0,75 kr")
    }
}
