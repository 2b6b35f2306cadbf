//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// A formula worked out with its numbers, one operation after the other, as somebody would do it by hand.
struct FormulaSteps: Hashable, Sendable {
    /// One operation.
    struct Step: Hashable, Sendable {
        /// What is done, such as `33 000,00 kr ÷ 165`.
        let expression: String

        /// What comes out; ended by `…` where it has more decimals than are shown.
        let result: String
    }

    /// The formula in its own words.
    let words: String

    /// The formula with its numbers put in.
    let numbers: String

    /// The operations in the order in which they are done.
    let steps: [Step]

    /// Works a formula out.
    ///
    /// - Throws: a `ProofError` when it cannot be read or calculated, or looks up in a table.
    init(_ formula: Formula, _ operands: ArraySlice<Int64>) throws(ProofError) {
        words = formula.expression
        numbers = FormulaText.withNumbers(formula, operands)
        var writer = StepWriter(units: formula.operands.map(\.unit), stored: Array(operands))
        let tree = try FormulaParser.parse(formula.expression, operands: formula.operands.map(\.name))
        _ = try writer.value(tree)
        steps = writer.steps
    }

    /// A formula that is not worked out.
    init(unworked formula: Formula, _ operands: ArraySlice<Int64>) {
        words = formula.expression
        numbers = FormulaText.withNumbers(formula, operands)
        steps = []
    }
}

/// What the result of an operation is counted in, as far as the formula's operands say it.
private enum StepUnit {
    case none, money, time, days

    init(_ unit: OperandUnit) {
        switch unit {
        case .krona: self = .money
        case .timme: self = .time
        case .dag, .semesterdag: self = .days
        case .procent, .faktor, .antal, .tal: self = .none
        }
    }

    var word: String {
        switch self {
        case .none: ""
        case .money: "\u{A0}kr"
        case .time: "\u{A0}tim"
        case .days: "\u{A0}dagar"
        }
    }

    static func product(_ left: StepUnit, _ right: StepUnit) -> StepUnit {
        if left == .money || right == .money { return .money }
        if left == .none { return right }
        return right == .none ? left : .none
    }

    static func quotient(_ left: StepUnit, _ right: StepUnit) -> StepUnit {
        if left == right { return .none }
        return left == .none ? .none : left
    }

    static func sum(_ left: StepUnit, _ right: StepUnit) -> StepUnit { left == .none ? right : left }
}

/// Goes through a formula and writes down each operation.
private struct StepWriter {
    struct Value {
        let number: ProofNumber
        let unit: StepUnit
        let text: String

        /// The text inside an operation.
        var inner: String { text.hasPrefix("\u{2212}") ? "(\(text))" : text }
    }

    let units: [OperandUnit]
    let stored: [Int64]
    var steps: [FormulaSteps.Step] = []

    mutating func value(_ tree: FormulaExpression) throws(ProofError) -> Value {
        switch tree {
        case .number(let number): return Value(number: number, unit: .none, text: StepWriter.text(number, .none))
        case .operand(let index):
            let unit = units[index]
            let number = try ProofNumber(Int128(stored[index]), over: Int128(unit.storedPerUnit))
            return Value(number: number, unit: StepUnit(unit), text: unit.swedishText(stored[index]))
        case .negative(let inner):
            let value = try value(inner)
            let number = try value.number.negated()
            return Value(number: number, unit: value.unit, text: StepWriter.text(number, value.unit))
        case .sum(let left, let right, _):
            let (left, right) = (try value(left), try value(right))
            return try done(left, "+", right, left.number.adding(right.number), .sum(left.unit, right.unit))
        case .difference(let left, let right, _):
            let (left, right) = (try value(left), try value(right))
            return try done(left, "\u{2212}", right, left.number.subtracting(right.number), .sum(left.unit, right.unit))
        case .product(let left, let right, _):
            let (left, right) = (try value(left), try value(right))
            return try done(left, "×", right, left.number.multiplied(by: right.number), .product(left.unit, right.unit))
        case .quotient(let left, let right, _):
            let (left, right) = (try value(left), try value(right))
            return try done(left, "÷", right, left.number.divided(by: right.number), .quotient(left.unit, right.unit))
        case .call(let function, let arguments, _): return try call(function, arguments)
        case .table(let name, _, _): throw ProofError(.unknownTable, "Tabellen \(name) finns inte här.")
        }
    }

    private mutating func call(_ function: FormulaFunction, _ arguments: [FormulaExpression]) throws(ProofError)
        -> Value
    {
        var values: [Value] = []
        for argument in arguments { values.append(try value(argument)) }
        let number = try function.value(values.map(\.number))
        let unit: StepUnit =
            switch function {
            case .ore, .krona: .money
            case .halvtimme: .time
            case .min, .max, .golv, .tak: values.map(\.unit).first { $0 != .none } ?? .none
            }
        let text = function == .ore ? StepWriter.money(number) : StepWriter.text(number, unit)
        let inside = values.map(\.text).joined(separator: "; ")
        steps.append(FormulaSteps.Step(expression: "\(function.rawValue)(\(inside))", result: text))
        return Value(number: number, unit: unit, text: text)
    }

    private mutating func done(
        _ left: Value, _ sign: String, _ right: Value, _ number: ProofNumber, _ unit: StepUnit
    ) throws(ProofError) -> Value {
        let text = StepWriter.text(number, unit)
        steps.append(FormulaSteps.Step(expression: "\(left.inner) \(sign) \(right.inner)", result: text))
        return Value(number: number, unit: unit, text: text)
    }

    /// A number with up to four decimals, and a mark that there are more.
    private static func text(_ number: ProofNumber, _ unit: StepUnit) -> String {
        let scale: Int128 = 10_000
        let (scaled, overflow) = number.top.multipliedReportingOverflow(by: scale)
        guard !overflow, let whole = Int64(exactly: scaled / number.bottom) else {
            return "\(number.top)/\(number.bottom)" + unit.word
        }
        let isExact = scaled % number.bottom == 0
        let least = unit == .money && (!isExact || whole % 10_000 != 0) ? 2 : 0
        return DecimalText.swedish(whole, scale: 4, trimmed: isExact, least: least) + (isExact ? "" : "…") + unit.word
    }

    private static func money(_ number: ProofNumber) -> String {
        guard let ore = Int64(exactly: number.top * (100 / number.bottom)) else { return text(number, .money) }
        return OperandUnit.krona.swedishText(ore)
    }
}
