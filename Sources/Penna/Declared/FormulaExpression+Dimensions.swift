//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// What a part of a formula is counted in, as far as a sum must know: kronor, hours and days, each to a power.
private struct FormulaDimension: Equatable {
    var kronor = 0
    var hours = 0
    var days = 0
    /// A number written in the text, which may be of anything.
    var isNumber = false

    static let number = FormulaDimension(isNumber: true)

    init(kronor: Int = 0, hours: Int = 0, days: Int = 0, isNumber: Bool = false) {
        self.kronor = kronor
        self.hours = hours
        self.days = days
        self.isNumber = isNumber
    }

    init(_ unit: OperandUnit) {
        switch unit {
        case .krona: self.init(kronor: 1)
        case .timme: self.init(hours: 1)
        case .dag, .semesterdag: self.init(days: 1)
        case .procent, .faktor, .antal, .tal: self.init()
        }
    }

    /// The product with another, or the quotient.
    func times(_ other: FormulaDimension, _ sign: Int = 1) -> FormulaDimension {
        FormulaDimension(
            kronor: kronor + sign * other.kronor, hours: hours + sign * other.hours, days: days + sign * other.days,
            isNumber: isNumber && other.isNumber)
    }

    /// Whether it can be added to another.
    ///
    /// Kronor an hour and kronor for all may be added, for a figure may be either; hours and days may not.
    func isLike(_ other: FormulaDimension) -> Bool {
        if isNumber || other.isNumber { return true }
        return kronor == other.kronor && (kronor != 0 || self == other)
    }

    var name: String {
        if kronor != 0 { return kronor == 1 ? "kronor" : "kronor gånger kronor" }
        if hours != 0 { return "timmar" }
        return days != 0 ? "dagar" : "tal"
    }
}

extension FormulaExpression {
    /// The places of the operands that it reads.
    var operands: Set<Int> {
        switch self {
        case .number: []
        case .operand(let place): [place]
        case .negative(let inner): inner.operands
        case .sum(let left, let right, _), .difference(let left, let right, _), .product(let left, let right, _),
            .quotient(let left, let right, _):
            left.operands.union(right.operands)
        case .call(_, let arguments, _), .table(_, let arguments, _):
            arguments.reduce(into: []) { $0.formUnion($1.operands) }
        }
    }

    /// Whether it looks something up.
    var hasTable: Bool {
        switch self {
        case .number, .operand: false
        case .negative(let inner): inner.hasTable
        case .sum(let left, let right, _), .difference(let left, let right, _), .product(let left, let right, _),
            .quotient(let left, let right, _):
            left.hasTable || right.hasTable
        case .call(_, let arguments, _): arguments.contains { $0.hasTable }
        case .table: true
        }
    }

    /// Whether it is two operands multiplied and rounded to öre.
    func isProduct(of first: Int, _ second: Int) -> Bool {
        guard case .call(.ore, let arguments, _) = self, case .product(let left, let right, _) = arguments[0] else {
            return false
        }
        return left == .operand(first) && right == .operand(second)
            || left == .operand(second) && right == .operand(first)
    }

    /// Checks that like is added to like, that kronor come out, and that they are whole öre.
    ///
    /// - Throws: `syntax`, with the place.
    func checkGivesKronor(_ units: [OperandUnit]) throws(ProofError) {
        let dimension = try dimension(units)
        guard dimension.kronor == 1, !dimension.isNumber else {
            throw ProofError(
                .syntax,
                dimension.isNumber
                    ? "Formeln är bara ett tal. Skriv beloppet som en uppgift med datum och källa."
                    : "Formeln ger \(dimension.name), inte kronor.")
        }
        guard isWholeOre(units) else {
            throw ProofError(.syntax, "Formeln ger inte hela ören. Avrunda det som räknas med öre(…) eller krona(…).")
        }
    }

    private func isWholeOre(_ units: [OperandUnit]) -> Bool {
        switch self {
        case .number(let number): 100 % number.bottom == 0
        case .operand(let place): units[place] == .krona
        case .negative(let inner): inner.isWholeOre(units)
        case .sum(let left, let right, _), .difference(let left, let right, _):
            left.isWholeOre(units) && right.isWholeOre(units)
        case .call(let function, let arguments, _):
            switch function {
            case .ore, .krona, .golv, .tak: true
            case .min, .max: arguments.allSatisfy { $0.isWholeOre(units) }
            case .halvtimme: false
            }
        case .product, .quotient, .table: false
        }
    }

    private func dimension(_ units: [OperandUnit]) throws(ProofError) -> FormulaDimension {
        switch self {
        case .number: return .number
        case .operand(let place): return FormulaDimension(units[place])
        case .negative(let inner): return try inner.dimension(units)
        case .sum(let left, let right, let position), .difference(let left, let right, let position):
            return try FormulaExpression.common([left, right], units, position)
        case .product(let left, let right, let position):
            let product = try left.dimension(units).times(right.dimension(units))
            guard product.kronor <= 1 else {
                throw ProofError(.syntax, "Kronor gånger kronor är ingenting.", position: position)
            }
            return product
        case .quotient(let left, let right, _):
            return try left.dimension(units).times(right.dimension(units), -1)
        case .call(let function, let arguments, let position):
            let inner = try FormulaExpression.common(arguments, units, position)
            switch function {
            case .ore where !inner.isNumber && inner.kronor != 1, .krona where !inner.isNumber && inner.kronor != 1:
                throw ProofError(
                    .syntax, "\(function.rawValue) avrundar kronor, men här står \(inner.name).", position: position)
            case .halvtimme where !inner.isNumber && inner != FormulaDimension(hours: 1):
                throw ProofError(
                    .syntax, "halvtimme avrundar timmar, men här står \(inner.name).", position: position)
            default: return inner
            }
        case .table(let name, _, let position):
            throw ProofError(.unknownTable, "Tabellen \(name) finns inte här.", position: position)
        }
    }

    /// Whether it is the number nought, which is no amount that somebody must have decided.
    private var isZero: Bool {
        if case .number(let number) = self { number.top == 0 } else { false }
    }

    private static func common(
        _ parts: [FormulaExpression], _ units: [OperandUnit], _ position: Int
    ) throws(ProofError) -> FormulaDimension {
        var found = FormulaDimension.number
        var hasAmount = false
        for part in parts {
            let dimension = try part.dimension(units)
            hasAmount = hasAmount || (dimension.isNumber && !part.isZero)
            guard found.isLike(dimension) else {
                throw ProofError(
                    .syntax, "Formeln lägger ihop eller jämför \(found.name) och \(dimension.name).",
                    position: position)
            }
            if found.isNumber { found = dimension }
        }
        guard found.kronor == 0 || !hasAmount else {
            throw ProofError(
                .syntax, "Ett belopp står som tal i formeln. Skriv det som en uppgift med datum och källa.",
                position: position)
        }
        return found
    }
}
