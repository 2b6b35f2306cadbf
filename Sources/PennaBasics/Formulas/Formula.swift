//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The number that a pay line carries to say which formula proves it.
public struct FormulaID: Hashable, Sendable {
    /// The number; unique among all formulas.
    public let number: UInt16

    /// A formula with that number.
    public init(_ number: UInt16) {
        self.number = number
    }
}

/// What an operand is counted in, and so how its stored integer reads.
public enum OperandUnit: Hashable, Sendable, CaseIterable {
    /// Money, stored in öre, read in kronor.
    case krona
    /// Time, stored in minutes, read in hours.
    case timme
    /// Whole days.
    case dag
    /// Holiday days with two decimals, stored in hundredths.
    case semesterdag
    /// A percentage, stored in millionths, read as a fraction of one.
    case procent
    /// A factor with two decimals, stored in hundredths.
    case faktor
    /// A quantity with four decimals, stored in ten-thousandths.
    case antal
    /// A plain whole number: a year, a table, a column.
    case tal

    /// How many stored units make one read unit.
    public var storedPerUnit: Int64 {
        switch self {
        case .krona, .semesterdag, .faktor: 100
        case .timme: 60
        case .dag, .tal: 1
        case .procent: 1_000_000
        case .antal: 10_000
        }
    }

    /// The word behind the number in Swedish text; empty where none is used.
    public var swedish: String {
        switch self {
        case .krona: "kr"
        case .timme: "tim"
        case .dag, .semesterdag: "dagar"
        case .procent: "%"
        case .faktor, .tal: ""
        case .antal: "st"
        }
    }

    /// The stored integer as Swedish text with its unit, such as `6,5 tim` or `0,605 %`.
    public func swedishText(_ stored: Int64) -> String {
        let number: String
        switch self {
        case .krona: number = DecimalText.swedish(stored, scale: 2)
        case .timme:
            // Hours are shown as decimals where that is exact, else as hours and minutes.
            let (hundredths, overflow) = (stored / 3).multipliedReportingOverflow(by: 5)
            guard stored % 3 == 0, !overflow else {
                let minutes = stored.magnitude % 60
                let sign = stored < 0 ? "\u{2212}" : ""
                return "\(sign)\(stored.magnitude / 60) tim \(minutes) min"
            }
            number = DecimalText.swedish(hundredths, scale: 2, trimmed: true)
        case .dag: number = DecimalText.swedish(stored, scale: 0)
        // A year is not grouped: 2026, not 2 026.
        case .tal: number = (stored < 0 ? "\u{2212}" : "") + String(stored.magnitude)
        case .semesterdag, .faktor: number = DecimalText.swedish(stored, scale: 2)
        case .procent: number = DecimalText.swedish(stored, scale: 4, trimmed: true)
        case .antal: number = DecimalText.swedish(stored, scale: 4, trimmed: true)
        }
        return swedish.isEmpty ? number : number + "\u{A0}" + swedish
    }
}

/// A named input of a formula.
public struct Operand: Hashable, Sendable {
    /// The name that the expression uses, in Swedish.
    public let name: String

    /// What the stored integer is counted in.
    public let unit: OperandUnit

    /// An operand with a name and a unit.
    public init(_ name: String, _ unit: OperandUnit) {
        self.name = name
        self.unit = unit
    }
}

/// What a line is paid for, where that is not its quantity: hours rounded to half hours, the calendar days that a working
/// day counts for, or the share of them that is paid.
public struct PaidMeasure: Hashable, Sendable {
    /// The expression, in the formula's own operands, such as `andel × timmar`.
    public let expression: String

    /// What it is counted in.
    public let unit: OperandUnit

    /// A measure by an expression.
    public init(_ expression: String, _ unit: OperandUnit) {
        self.expression = expression
        self.unit = unit
    }
}

/// A rule's formula: the text that proves every line the rule makes.
///
/// It is declared once, beside the rule. The rule computes; the text, evaluated by a program that shares no arithmetic
/// with the rule, must give the same amount. The language is described in `Documentation/FormulaLanguage.md`.
public struct Formula: Sendable {
    /// The number that pay lines carry.
    public let id: FormulaID

    /// The Swedish name of what is computed.
    public let name: String

    /// The expression, such as `öre(heltidslön × grad × dagar ÷ kalenderdagar)`.
    public let expression: String

    /// The inputs, in the order a line stores them.
    public let operands: [Operand]

    /// The paragraph it comes from, such as `AB § 21 mom. 1`.
    public let paragraph: String

    /// Where the paragraph was read.
    public let source: Source

    /// How well the rule itself is known; figures have a confidence of their own.
    public let confidence: Confidence

    /// The name of the operand that is the line's quantity (antal), if any.
    public let quantity: String?

    /// The name of the operand that is the line's price per unit (à-pris), if any.
    ///
    /// What is paid for times the price, rounded to öre with an exact half away from zero, is the amount.
    public let price: String?

    /// What is paid for, where it is not the quantity.
    public let paid: PaidMeasure?

    /// Declares a formula.
    public init(
        _ id: FormulaID, name: String, expression: String, operands: [Operand], paragraph: String, source: Source,
        confidence: Confidence, quantity: String? = nil, price: String? = nil, paid: PaidMeasure? = nil
    ) {
        self.id = id
        self.name = name
        self.expression = expression
        self.operands = operands
        self.paragraph = paragraph
        self.source = source
        self.confidence = confidence
        self.quantity = quantity
        self.price = price
        self.paid = paid
    }
}
