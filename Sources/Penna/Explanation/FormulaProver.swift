//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// Evaluates formulas from their text: the checker that shares no arithmetic with the rules.
package struct FormulaProver<Tables: ProofTables>: Sendable {
    private struct Entry: Sendable {
        let tree: FormulaExpression
        let storedPerUnit: [Int64]
    }

    private var entries: [Entry?] = []
    private let tables: Tables

    /// Reads formulas once, so that many lines can be proved.
    ///
    /// - Throws: a `ProofError` that names the formula, when one cannot be read or two have the same number.
    package init(formulas: [Formula], tables: Tables) throws(ProofError) {
        self.tables = tables
        for formula in formulas {
            let number = Int(formula.id.number)
            while entries.count <= number { entries.append(nil) }
            guard entries[number] == nil else {
                throw ProofError(.unknownFormula, "Formel \(number) finns två gånger.")
            }
            do throws(ProofError) {
                entries[number] = Entry(
                    tree: try FormulaParser.parse(formula.expression, operands: formula.operands.map(\.name)),
                    storedPerUnit: formula.operands.map(\.unit.storedPerUnit))
            } catch {
                throw ProofError(
                    error.code, "Formel \(number), \(formula.name): \(error.message)", position: error.position)
            }
        }
    }

    /// The value of a formula with operands stored as a line stores them.
    ///
    /// - Throws: a `ProofError` when the formula is not known or cannot be evaluated.
    package func value(of id: FormulaID, operands: ArraySlice<Int64>) throws(ProofError) -> ProofNumber {
        let number = Int(id.number)
        guard number < entries.count, let entry = entries[number], entry.storedPerUnit.count == operands.count else {
            throw ProofError(.unknownFormula, "Formel \(number) finns inte, eller har fel antal operander.")
        }
        var values: [ProofNumber] = []
        values.reserveCapacity(operands.count)
        for (stored, perUnit) in zip(operands, entry.storedPerUnit) {
            values.append(try ProofNumber(Int128(stored), over: Int128(perUnit)))
        }
        return try entry.tree.value(values, tables)
    }

    /// Whether the formula of a proof gives its amount.
    package func proves(_ proof: Proof) -> Bool {
        proves(proof.formula, operands: Array(proof.operands)[...], amountInOre: proof.amount.ore)
    }

    /// Whether a formula gives an amount.
    package func proves(_ id: FormulaID, operands: ArraySlice<Int64>, amountInOre: Int64) -> Bool {
        guard let value = try? value(of: id, operands: operands) else { return false }
        return value == (try? ProofNumber(Int128(amountInOre), over: 100))
    }
}
