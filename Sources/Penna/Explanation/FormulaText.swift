//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// Formulas as a payroll assistant would write them by hand.
package enum FormulaText {
    /// The formula with its numbers put in, and the amount, such as `öre(32 500,00 kr × 75 %) = 24 375,00 kr`.
    package static func worked(_ formula: Formula, _ operands: ArraySlice<Int64>, amount: Amount) -> String {
        withNumbers(formula, operands) + " = " + OperandUnit.krona.swedishText(amount.ore)
    }

    /// The formula's expression with each operand's name replaced by its number and unit.
    package static func withNumbers(_ formula: Formula, _ operands: ArraySlice<Int64>) -> String {
        var result = ""
        var word = ""
        for character in formula.expression {
            if character.isLetter || character == "_" || (!word.isEmpty && character.isNumber) {
                word.append(character)
                continue
            }
            result += replaced(word, formula, operands)
            word = ""
            result.append(character)
        }
        return result + replaced(word, formula, operands)
    }

    private static func replaced(_ word: String, _ formula: Formula, _ operands: ArraySlice<Int64>) -> String {
        guard let index = formula.operands.firstIndex(where: { $0.name == word }), index < operands.count else {
            return word
        }
        let text = formula.operands[index].unit.swedishText(operands[operands.startIndex + index])
        return text.hasPrefix("\u{2212}") ? "(\(text))" : text
    }
}
