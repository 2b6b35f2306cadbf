//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// A figure as it stands on a day.
public struct KnownFigure: Hashable, Sendable {
    /// The value, stored as the figure's unit says.
    public let value: Int64

    /// How well it is known.
    public let confidence: Confidence

    /// A value with how well it is known.
    public init(value: Int64, confidence: Confidence) {
        self.value = value
        self.confidence = confidence
    }

    /// The value as an amount, for a figure in kronor.
    public var amount: Amount { Amount(ore: value) }

    /// The value as a percentage, for a figure in percent.
    public var percent: Percent { Percent(millionths: value) }
}

extension KnownSettings {
    /// A figure on a day: the employer's own where it has set one, else the agreement's or the one given for the year.
    ///
    /// - Throws: `missingFigure`, naming the figure and the day, when nobody says it.
    public func figure(_ figure: Figure, on day: Day) throws(PayrollError) -> KnownFigure {
        if let own = setting(figure.key, on: day) { return KnownFigure(value: own.value, confidence: .confirmed) }
        let row =
            if let given = years.row(of: figure, on: day, knownAt: knownAt) { given } else {
                try figure.row(on: day, knownAt: knownAt)
            }
        return KnownFigure(value: row.value, confidence: row.confidence)
    }
}
