//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaModel

/// An example of a declared rule: what its formula gives on a day for what the document says, which is compared with
/// the amount that the document expects.
package struct DeclaredExample: Sendable {
    /// What an example must say: what the rule measures, and the pay.
    ///
    /// Figures and calendar days follow from the day.
    package let asked: [(name: String, unit: OperandUnit)]

    fileprivate let place: Int
    private let formula: DeclaredFormula
    private let item: PayItem
    private let day: Day

    fileprivate init(_ place: Int, _ rule: DeclaredRule, _ day: Day) {
        self.place = place
        self.day = day
        formula = rule.formula
        item = rule.item
        asked = zip(formula.operands, formula.formula.operands).compactMap { operand, declared in
            switch operand {
            case .figure, .calendarDays: nil
            case .fullTimePay, .hourlyPay, .degree, .days, .hours, .quantity: (declared.name, declared.unit)
            }
        }
    }

    /// The figures that the formula reads, as they stand on the day.
    ///
    /// - Throws: `missingFigure`, naming one that has no value then.
    package func figures() throws(PayrollError) -> [Int64] {
        let settings = KnownSettings()
        var found: [Int64] = []
        for figure in formula.figures { found.append(try settings.figure(figure, on: day).value) }
        return found
    }

    /// What the formula gives.
    ///
    /// - Parameters:
    ///   - values: what was asked for, in that order.
    ///   - figures: as ``figures()`` gave them.
    /// - Throws: `invalidValue` for a division by zero or too large a number.
    package func amount(_ values: [Int64], _ figures: [Int64]) throws(PayrollError) -> Amount {
        let operands = operands(values).map { value in
            switch value {
            case .given(let stored): stored
            case .figure(let figure): figures[formula.figures.firstIndex { $0.key == figure.key } ?? 0]
            }
        }
        do throws(ProofError) {
            return try formula.amount(operands)
        } catch {
            throw PayrollError(.invalidValue, "\(error.message) Tecken \(error.position) i formeln.")
        }
    }

    private func operands(_ values: [Int64]) -> [FormulaExample.Value] {
        var given = values.makeIterator()
        return formula.operands.map { operand in
            switch operand {
            case .figure(let place): .figure(formula.figures[place])
            case .calendarDays: .given(Int64(DayRange(day.month).count))
            case .fullTimePay, .hourlyPay, .degree, .days, .hours, .quantity: .given(given.next() ?? 0)
            }
        }
    }

    /// As the rule book shows it.
    fileprivate func shown(_ text: String, _ values: [Int64]) -> FormulaExample {
        FormulaExample(text, on: day, item, formula.formula, operands(values))
    }
}

extension DeclaredAgreement {
    /// The numbers of its formulas.
    package var formulaNumbers: [UInt16] { rules.map { $0.formula.formula.id.number } }

    /// An example of the rule with a formula; `nil` when no rule has it.
    package func example(of number: Int64, on day: Day) -> DeclaredExample? {
        guard let place = rules.firstIndex(where: { Int64($0.formula.formula.id.number) == number }) else { return nil }
        return DeclaredExample(place, rules[place], day)
    }

    /// Shows an example that came out right in the rule book.
    package mutating func show(_ example: DeclaredExample, _ text: String, _ values: [Int64]) {
        rules[example.place].show(example.shown(text, values))
    }
}
