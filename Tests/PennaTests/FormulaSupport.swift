//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import Testing

/// An operand with its value, stored as the unit says.
struct Given {
    let operand: Operand
    let stored: Int64

    init(_ name: String, _ unit: OperandUnit, _ stored: Int64) {
        operand = Operand(name, unit)
        self.stored = stored
    }
}

/// A formula of an expression, with nothing else of note.
func formula(_ expression: String, _ operands: [Operand] = [], id: UInt16 = 7) -> Formula {
    Formula(
        FormulaID(id), name: "prov", expression: expression, operands: operands, paragraph: "prov",
        source: .document("prov"),
        confidence: .confirmed)
}

/// The value of an expression, read and evaluated.
func value(_ expression: String, _ given: Given...) throws(ProofError) -> ProofNumber {
    try value(expression, given, tables: NoTables())
}

/// The value of an expression that may look up in tables.
func value<Tables: ProofTables>(
    _ expression: String, _ given: [Given], tables: Tables
) throws(ProofError) -> ProofNumber {
    let prover = try FormulaProver(formulas: [formula(expression, given.map(\.operand))], tables: tables)
    return try prover.value(of: FormulaID(7), operands: given.map(\.stored)[...])
}

/// A fraction of whole numbers.
func number(_ top: Int128, _ bottom: Int128 = 1) throws -> ProofNumber {
    try ProofNumber(top, over: bottom)
}

/// Expects an error of a kind, at a place of the text where one is given.
func expectProofError(
    _ code: ProofError.Code, at position: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    from body: () throws(ProofError) -> Void
) {
    do throws(ProofError) {
        try body()
        Issue.record("no error was thrown", sourceLocation: sourceLocation)
    } catch {
        #expect(error.code == code, "\(error.message)", sourceLocation: sourceLocation)
        #expect(!error.message.isEmpty, sourceLocation: sourceLocation)
        if let position {
            #expect(error.position == position, "\(error.message)", sourceLocation: sourceLocation)
        }
    }
}

/// The tables of a year as they are published, made once: it takes seconds without optimisation.
enum PublishedText {
    static let year2025 = Result { try TaxTableFile.txt(year: IncomeYear(2025)) }
    static let year2026 = Result { try TaxTableFile.txt(year: IncomeYear(2026)) }
}
