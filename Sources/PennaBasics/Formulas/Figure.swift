//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A value that a figure had from one day to another, with its source.
public struct FigureRow: Hashable, Sendable {
    /// The first day it applies.
    public let from: Day

    /// The last day it applies; `nil` until the next row, or until further notice.
    public let through: Day?

    /// The value, stored as the figure's unit says.
    public let value: Int64

    /// Where it was read.
    public let source: Source

    /// How well it is known.
    public let confidence: Confidence

    /// When it became known, such as the day an agreement was signed; `nil` when it was known before it applied.
    ///
    /// A month that was calculated before that instant is calculated again without it, and corrected with it.
    public let known: Instant?

    /// A value with its dates and source.
    public init(
        from: Day, through: Day? = nil, _ value: Int64, source: Source, confidence: Confidence, known: Instant? = nil
    ) {
        self.from = from
        self.through = through
        self.value = value
        self.source = source
        self.confidence = confidence
        self.known = known
    }

    /// The same row, no better known than a mark.
    public func weakened(to confidence: Confidence) -> FigureRow {
        FigureRow(
            from: from, through: through, value, source: source, confidence: self.confidence.weaker(confidence),
            known: known)
    }

    /// Whether it applies on a day, as far as its own dates go.
    public func applies(on day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }

    /// Whether it is known at an instant.
    public func isKnown(at instant: Instant) -> Bool { known.map { $0 <= instant } ?? true }
}

/// A figure of law or agreement: a name, a unit, and its values by date.
///
/// A new year is a new row.
public struct Figure: Hashable, Sendable {
    /// The name that settings and error messages use, such as `ab.21.ob.a`.
    public let key: String

    /// What it is, in Swedish.
    public let name: String

    /// What the values are counted in.
    public let unit: OperandUnit

    /// The values, oldest first; none for what only the employer can say.
    public let rows: [FigureRow]

    /// What each value of a switch means, in Swedish, from 0 on; empty for a figure that is no switch.
    public let choices: [String]

    /// Declares a figure, or a switch with its choices.
    public init(_ key: String, name: String, unit: OperandUnit, choices: [String] = [], rows: [FigureRow]) {
        self.key = key
        self.name = name
        self.unit = unit
        self.choices = choices
        self.rows = rows
    }

    /// Whether a value can be set: one of the choices of a switch, else anything.
    public func allows(_ value: Int64) -> Bool {
        choices.isEmpty || (value >= 0 && value < Int64(choices.count))
    }

    /// The row that applies on a day.
    ///
    /// - Parameter instant: rows that became known later are not looked at.
    /// - Throws: `missingFigure`, naming the figure and the day, when no row does. The nearest row is never used instead.
    public func row(on day: Day, knownAt instant: Instant = .endOfTime) throws(PayrollError) -> FigureRow {
        guard let row = rows.last(where: { $0.from <= day && $0.isKnown(at: instant) }),
            row.through.map({ day <= $0 }) ?? true
        else {
            throw PayrollError(
                .missingFigure,
                "Uppgiften \(name) (\(key)) saknas för \(day). Ange den i arbetsgivarens inställningar, med datum och källa.",
                day: day)
        }
        return row
    }
}
