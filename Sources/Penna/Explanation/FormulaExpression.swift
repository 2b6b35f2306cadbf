//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A formula's expression as a tree.
indirect enum FormulaExpression: Hashable, Sendable {
    case number(ProofNumber)
    case operand(Int)
    case negative(FormulaExpression)
    case sum(FormulaExpression, FormulaExpression)
    case difference(FormulaExpression, FormulaExpression)
    case product(FormulaExpression, FormulaExpression)
    case quotient(FormulaExpression, FormulaExpression)
    case call(FormulaFunction, [FormulaExpression])
    case table(String, [FormulaExpression])

    /// The value with operands given in read units.
    func value<Tables: ProofTables>(_ operands: [ProofNumber], _ tables: Tables) throws(ProofError) -> ProofNumber {
        switch self {
        case .number(let number): return number
        case .operand(let index): return operands[index]
        case .negative(let inner): return try inner.value(operands, tables).negated()
        case .sum(let left, let right):
            return try left.value(operands, tables).adding(right.value(operands, tables))
        case .difference(let left, let right):
            return try left.value(operands, tables).subtracting(right.value(operands, tables))
        case .product(let left, let right):
            return try left.value(operands, tables).multiplied(by: right.value(operands, tables))
        case .quotient(let left, let right):
            return try left.value(operands, tables).divided(by: right.value(operands, tables))
        case .call(let function, let arguments):
            return try function.value(values(of: arguments, operands, tables))
        case .table(let name, let arguments):
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
            for argument in arguments where try argument.isLess(than: result) { result = argument }
        case .max:
            for argument in arguments where try result.isLess(than: argument) { result = argument }
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
public protocol ProofTables: Sendable {
    /// The value of a table at a place.
    ///
    /// - Throws: `unknownTable` or `outsideTable`.
    func value(of table: String, _ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber
}

/// No tables at all.
public struct NoTables: ProofTables {
    /// No tables.
    public init() {}

    /// Always an error that names the table.
    public func value(of table: String, _ arguments: [ProofNumber]) throws(ProofError) -> ProofNumber {
        throw ProofError(.unknownTable, "Tabellen \(table) finns inte här.")
    }
}
