//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a rule says, in Swedish, with its figures put in, so that no digit in it is typed by hand.
///
/// ```swift
/// let text: RuleText = "En timmes enkel övertid ger \(simple) av timlönen, till och med \(through: simple)."
/// ```
///
/// A figure stands as it does on the day that the reader asks about, or as it last stood.
public struct RuleText: Sendable, ExpressibleByStringInterpolation {
    fileprivate enum Piece: Sendable {
        case words(String)
        case value(@Sendable (Day?) -> String)
    }

    private var pieces: [Piece]

    /// A text without figures.
    public init(stringLiteral value: String) {
        pieces = [.words(value)]
    }

    /// A text put together from words and figures.
    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    /// Whether it says nothing.
    public var isEmpty: Bool { swedish().isEmpty }

    /// The text with its figures as they stand on a day; as they last stood, when no day is given.
    public func swedish(on day: Day? = nil) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .words(let words): text += words
            case .value(let value): text += value(day)
            }
        }
        return text
    }

    /// What is typed by hand.
    public var words: [String] {
        pieces.compactMap { piece in
            if case .words(let words) = piece { words } else { nil }
        }
    }

    /// How a figure is written in a text.
    public enum Style: Sendable {
        /// The number and its unit in a word, such as `180 procent`.
        case full
        /// The number alone.
        case number
        /// A time of the clock, such as `19` or `16.30`.
        case clock
    }

    /// Takes the words and figures of a text.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        /// An empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Words.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.words(literal)) }
        }

        /// The value of a figure, or the choice that a switch has.
        public mutating func appendInterpolation(_ figure: Figure, _ style: Style = .full) {
            pieces.append(.value { day in RuleText.value(of: figure, on: day, style) })
        }

        /// The product of two figures, in the unit of the first.
        public mutating func appendInterpolation(_ figure: Figure, times other: Figure) {
            pieces.append(
                .value { day in
                    guard let row = RuleText.row(of: figure, on: day), let factor = RuleText.row(of: other, on: day)
                    else { return RuleText.isSaidByEmployer }
                    let product = row.value * factor.value / other.unit.storedPerUnit
                    return RuleText.text(product, figure.unit, .full)
                })
        }

        /// The first day of a figure's value.
        public mutating func appendInterpolation(since figure: Figure) {
            pieces.append(
                .value { day in
                    RuleText.row(of: figure, on: day).map { $0.from.swedish } ?? RuleText.isSaidByEmployer
                })
        }

        /// The last day that a figure has a value.
        public mutating func appendInterpolation(through figure: Figure) {
            pieces.append(
                .value { _ in figure.rows.last?.through.map { $0.swedish } ?? "tills vidare" })
        }

        /// The name by which an employer sets a figure.
        public mutating func appendInterpolation(key figure: Figure) {
            pieces.append(.value { _ in figure.key })
        }

        /// Words that the code has; they count as typed by hand.
        public mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

        /// A number that the code has a name for, such as how many groups a table may have.
        public mutating func appendInterpolation(_ count: Int) {
            pieces.append(.value { _ in "\(count)" })
        }

        /// A factor that is calculated.
        public mutating func appendInterpolation(_ factor: Factor) {
            pieces.append(.value { _ in DecimalText.swedish(factor.hundredths, scale: 2) })
        }

        /// A paragraph of the agreement, such as `§ 17`, or `§ 20 mom. 2`.
        public mutating func appendInterpolation(paragraph: Int, mom: Int? = nil) {
            pieces.append(.value { _ in "§\u{A0}\(paragraph)" + (mom.map { " mom.\u{A0}\($0)" } ?? "") })
        }

        /// Another text.
        public mutating func appendInterpolation(_ text: RuleText) {
            pieces += text.pieces
        }
    }

    private static let isSaidByEmployer = "det som arbetsgivaren har angett"

    private static func row(of figure: Figure, on day: Day?) -> FigureRow? {
        if let day, let row = try? figure.row(on: day) { return row }
        return figure.rows.last
    }

    private static func value(of figure: Figure, on day: Day?, _ style: Style) -> String {
        guard let row = row(of: figure, on: day) else { return isSaidByEmployer }
        if figure.choices.indices.contains(Int(clamping: row.value)) { return figure.choices[Int(row.value)] }
        return text(row.value, figure.unit, style)
    }

    private static func text(_ stored: Int64, _ unit: OperandUnit, _ style: Style) -> String {
        if style == .clock {
            let (hour, minute) = (stored / 60, stored % 60)
            return minute == 0 ? "\(hour)" : "\(hour).\(minute < 10 ? "0" : "")\(minute)"
        }
        if unit == .timme, style == .full, stored < 60 { return "\(stored)\u{A0}minuter" }
        let number =
            switch unit {
            case .krona: DecimalText.swedish(stored, scale: 2)
            case .timme: DecimalText.swedish(stored * 100 / 60, scale: 2, trimmed: true)
            case .dag: DecimalText.swedish(stored, scale: 0)
            case .semesterdag, .faktor: DecimalText.swedish(stored, scale: 2, trimmed: true)
            case .procent, .antal: DecimalText.swedish(stored, scale: 4, trimmed: true)
            case .tal: "\(stored)"
            }
        guard style == .full else { return number }
        let isOne = stored == unit.storedPerUnit
        let word =
            switch unit {
            case .krona: "kronor"
            case .timme: isOne ? "timme" : "timmar"
            case .dag, .semesterdag: isOne ? "dag" : "dagar"
            case .procent: "procent"
            case .faktor, .tal, .antal: ""
            }
        return word.isEmpty ? number : number + "\u{A0}" + word
    }
}
