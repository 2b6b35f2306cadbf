//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A formula's expression as a tree; what can fail knows its place in the text, counted from 1.
indirect enum FormulaExpression: Hashable, Sendable {
    case number(ProofNumber)
    case operand(Int)
    case negative(FormulaExpression)
    case sum(FormulaExpression, FormulaExpression, at: Int)
    case difference(FormulaExpression, FormulaExpression, at: Int)
    case product(FormulaExpression, FormulaExpression, at: Int)
    case quotient(FormulaExpression, FormulaExpression, at: Int)
    case call(FormulaFunction, [FormulaExpression], at: Int)
    case table(String, [FormulaExpression], at: Int)

    /// The value with operands given in read units.
    ///
    /// - Throws: an error with the place in the text.
    func value<Tables: ProofTables>(_ operands: [ProofNumber], _ tables: Tables) throws(ProofError) -> ProofNumber {
        do throws(ProofError) {
            return try plainValue(operands, tables)
        } catch {
            throw error.at(position)
        }
    }

    /// Where an error of this part itself is; 0 for those that have none.
    private var position: Int {
        switch self {
        case .number, .operand, .negative: 0
        case .sum(_, _, let position), .difference(_, _, let position), .product(_, _, let position),
            .quotient(_, _, let position), .call(_, _, let position), .table(_, _, let position):
            position
        }
    }

    private func plainValue<Tables: ProofTables>(_ operands: [ProofNumber], _ tables: Tables) throws(ProofError)
        -> ProofNumber
    {
        switch self {
        case .number(let number): return number
        case .operand(let index): return operands[index]
        case .negative(let inner): return try inner.value(operands, tables).negated()
        case .sum(let left, let right, _):
            return try left.value(operands, tables).adding(right.value(operands, tables))
        case .difference(let left, let right, _):
            return try left.value(operands, tables).subtracting(right.value(operands, tables))
        case .product(let left, let right, _):
            return try left.value(operands, tables).multiplied(by: right.value(operands, tables))
        case .quotient(let left, let right, _):
            return try left.value(operands, tables).divided(by: right.value(operands, tables))
        case .call(let function, let arguments, _):
            return try function.value(values(of: arguments, operands, tables))
        case .table(let name, let arguments, _):
            return try tables.value(of: name, values(of: arguments, operands, tables))
        }
    }

    private func values<Tables: ProofTables>(
        of arguments: [FormulaExpression], _ operands: [ProofNumber], _ tables: Tables
    ) throws(ProofError) -> [ProofNumber] {
        var values: [ProofNumber] = []
        for argument in arguments { values.append(try argument.value(operands, tables)) }
        return values
    }
}

/// The functions of the language.
enum FormulaFunction: String, Hashable, Sendable, CaseIterable {
    case min
    case max
    case golv
    case tak
    case ore = "öre"
    case krona
    case halvtimme

    /// How many arguments it takes.
    var takesMany: Bool { self == .min || self == .max }

    func value(_ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber {
        var result = arguments[0]
        switch self {
        case .min:
            // The first is not compared with itself: a long fraction's square need not fit.
            for argument in arguments.dropFirst() where try argument.isLess(than: result) { result = argument }
        case .max:
            for argument in arguments.dropFirst() where try result.isLess(than: argument) { result = argument }
        case .golv: result = try result.floor()
        case .tak: result = try result.ceiling()
        case .ore: result = try result.rounded(toParts: 100)
        case .krona: result = try result.rounded(toParts: 1)
        case .halvtimme: result = try result.multiplied(by: ProofNumber(2)).ceiling().divided(by: ProofNumber(2))
        }
        return result
    }
}

/// The tables that formulas look up in by name.
package protocol ProofTables: Sendable {
    /// The value of a table at a place.
    ///
    /// - Throws: `unknownTable` or `outsideTable`.
    func value(of table: String, _ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber
}

/// No tables at all.
package struct NoTables: ProofTables {
    /// No tables.
    package init() {}

    /// Always an error that names the table.
    package func value(of table: String, _ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber {
        throw ProofError(.unknownTable, "Tabellen \(table) finns inte här.")
    }
}
