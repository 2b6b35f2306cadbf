//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw

/// A figure as it stands on a day: its value and how well it is known, or that nobody knows it.
@frozen
public struct FigureValue: Hashable, Sendable {
    /// The value, stored as the figure's unit says; zero where nobody knows it.
    public let value: Int64

    /// How well it is known.
    public let confidence: Confidence

    /// Whether somebody knows it.
    public let isKnown: Bool

    /// Whether the employer has set it.
    public let isOwn: Bool

    /// A value with how well it is known.
    @inlinable
    public init(value: Int64, confidence: Confidence, isOwn: Bool = false) {
        self.value = value
        self.confidence = confidence
        isKnown = true
        self.isOwn = isOwn
    }

    @inlinable
    init(isKnown: Bool) {
        value = 0
        confidence = .unconfirmed
        self.isKnown = isKnown
        isOwn = false
    }

    /// What nobody knows.
    @inlinable
    public static var unknown: FigureValue { FigureValue(isKnown: false) }

    /// Whether a switch of no and yes is yes.
    @inlinable
    public var isOn: Bool { value == 1 }

    /// The value as an amount, for a figure in kronor.
    @inlinable
    public var amount: Amount { Amount(ore: value) }

    /// The value as a percentage, for a figure in percent.
    @inlinable
    public var percent: Percent { Percent(millionths: value) }

    /// The value as a factor.
    @inlinable
    public var factor: Factor { Factor(hundredths: value) }

    /// The value as a time, for a figure in hours.
    @inlinable
    public var minutes: Minutes { Minutes(value) }
}

extension KnownSettings {
    /// A figure on a day: the employer's own where it has set one, else the agreement's or the one given for the year;
    /// unknown when nobody says it.
    public func value(of figure: Figure, on day: Day) -> FigureValue {
        if let own = setting(figure.key, on: day) {
            return FigureValue(value: own.value, confidence: .confirmed, isOwn: true)
        }
        guard let row = years.row(of: figure, on: day, knownAt: knownAt) else { return .unknown }
        return FigureValue(value: row.value, confidence: row.confidence)
    }

    /// A figure on a day that must be known.
    ///
    /// - Throws: `missingFigure`, naming the figure and the day, when nobody says it.
    public func figure(_ figure: Figure, on day: Day) throws(PayrollError) -> FigureValue {
        let found = value(of: figure, on: day)
        if found.isKnown { return found }
        let row = try figure.row(on: day, knownAt: knownAt)
        return FigureValue(value: row.value, confidence: row.confidence)
    }
}
