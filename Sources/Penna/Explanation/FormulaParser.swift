//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Reads an expression text into a tree.
///
/// The grammar stands in `Documentation/FormulaLanguage.md`.
struct FormulaParser {
    /// The longest text that is read: no formula of pay comes near it, and no tree of it is too deep to go through.
    static let longestText = 2_000

    private let characters: [Unicode.Scalar]
    private let operands: [String]
    private var position = 0
    private var depth = 0
    private var used: Set<Int> = []

    /// Parses an expression whose operands have these names.
    ///
    /// - Parameter all: whether an operand that the text does not use is an error.
    /// - Throws: a `ProofError` with the position of what is wrong.
    static func parse(_ text: String, operands: [String], usingAll all: Bool = true) throws(ProofError)
        -> FormulaExpression
    {
        let characters = Array(text.unicodeScalars.prefix(longestText + 1))
        guard characters.count <= longestText else {
            throw ProofError(
                .syntax, "Formeln är längre än \(longestText) tecken. Dela upp regeln i flera formler.",
                position: characters.count)
        }
        var parser = FormulaParser(characters: characters, operands: operands)
        let tree = try parser.sum()
        parser.skipSpace()
        guard parser.position == parser.characters.count else {
            throw parser.wrong("Det står något kvar efter formeln.")
        }
        if all, let unused = operands.indices.first(where: { !parser.used.contains($0) }) {
            throw ProofError(.unusedOperand, "Formeln använder inte \(operands[unused]).")
        }
        return tree
    }

    private init(characters: [Unicode.Scalar], operands: [String]) {
        self.characters = characters
        self.operands = operands
    }

    private mutating func sum() throws(ProofError) -> FormulaExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 60 else { throw wrong("Formeln har för många parenteser.") }
        var left = try product()
        while let sign = take(["+", "-", "\u{2212}"]) {
            let place = position
            let right = try product()
            left = sign == "+" ? .sum(left, right, at: place) : .difference(left, right, at: place)
        }
        return left
    }

    private mutating func product() throws(ProofError) -> FormulaExpression {
        var left = try signed()
        while let sign = take(["×", "*", "÷", "/"]) {
            let place = position
            let right = try signed()
            left =
                sign == "×" || sign == "*" ? .product(left, right, at: place) : .quotient(left, right, at: place)
        }
        return left
    }

    private mutating func signed() throws(ProofError) -> FormulaExpression {
        var isNegative = false
        while take(["-", "\u{2212}"]) != nil { isNegative.toggle() }
        let value = try primary()
        return isNegative ? .negative(value) : value
    }

    private mutating func primary() throws(ProofError) -> FormulaExpression {
        if take(["("]) != nil {
            let inner = try sum()
            guard take([")"]) != nil else { throw wrong("En parentes saknar sitt slut.") }
            return inner
        }
        skipSpace()
        guard position < characters.count else { throw wrong("Formeln tar slut för tidigt.") }
        if FormulaParser.isDigit(characters[position]) { return .number(try number()) }
        let start = position
        let name = self.name()
        guard !name.isEmpty else { throw wrong("Tecknet \(characters[position]) hör inte hemma här.") }
        if take(["("]) != nil { return try call(name, at: start) }
        if take(["["]) != nil { return .table(name, try arguments(end: "]"), at: start + 1) }
        guard let index = operands.firstIndex(of: name) else {
            throw ProofError(.unknownOperand, "\(name) är ingen operand i formeln.", position: start + 1)
        }
        used.insert(index)
        return .operand(index)
    }

    private mutating func call(_ name: String, at start: Int) throws(ProofError) -> FormulaExpression {
        guard let function = FormulaFunction(rawValue: name) else {
            throw ProofError(.unknownFunction, "Funktionen \(name) finns inte.", position: start + 1)
        }
        let arguments = try arguments(end: ")")
        guard arguments.count == 1 || (function.takesMany && arguments.count > 1) else {
            throw ProofError(.argumentCount, "\(name) har fel antal värden.", position: start + 1)
        }
        return .call(function, arguments, at: start + 1)
    }

    private mutating func arguments(end: Unicode.Scalar) throws(ProofError) -> [FormulaExpression] {
        var arguments = [try sum()]
        while take([";"]) != nil { arguments.append(try sum()) }
        guard take([end]) != nil else { throw wrong("Här väntades ; eller \(end).") }
        return arguments
    }

    private mutating func number() throws(ProofError) -> ProofNumber {
        var digits: Int128 = 0
        var scale: Int128 = 1
        var isDecimal = false
        while position < characters.count {
            let character = characters[position]
            if FormulaParser.isDigit(character) {
                let (tens, overflow) = digits.multipliedReportingOverflow(by: 10)
                let (grown, overflowed) = scale.multipliedReportingOverflow(by: isDecimal ? 10 : 1)
                guard !overflow, !overflowed, tens < .max - 9 else { throw ProofError.tooLarge.at(position + 1) }
                digits = tens + Int128(character.value - 48)
                scale = grown
            } else if character == ",", !isDecimal, position + 1 < characters.count,
                FormulaParser.isDigit(characters[position + 1])
            {
                isDecimal = true
            } else {
                break
            }
            position += 1
        }
        guard take(["%"]) != nil else { return try ProofNumber(digits, over: scale) }
        return try ProofNumber(digits, over: scale).divided(by: ProofNumber(100))
    }

    private mutating func name() -> String {
        var name = String.UnicodeScalarView()
        while position < characters.count {
            let character = characters[position]
            guard
                character.properties.isAlphabetic
                    || (!name.isEmpty && (FormulaParser.isDigit(character) || character == "_"))
            else { break }
            name.append(character)
            position += 1
        }
        return String(name)
    }

    private mutating func take(_ wanted: [Unicode.Scalar]) -> Unicode.Scalar? {
        skipSpace()
        guard position < characters.count, wanted.contains(characters[position]) else { return nil }
        position += 1
        return characters[position - 1]
    }

    private mutating func skipSpace() {
        while position < characters.count, characters[position].properties.isWhitespace { position += 1 }
    }

    private func wrong(_ message: String) -> ProofError { ProofError(.syntax, message, position: position + 1) }

    private static func isDigit(_ character: Unicode.Scalar) -> Bool { ("0"..."9").contains(character) }
}
