//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// One day of illness, and what it cost of pay.
public struct SickDay: Hashable, Sendable {
    /// The calendar day.
    public let day: Day

    /// The scheduled time the employee was away; zero on a day without scheduled work.
    public let absent: Minutes

    /// Supplements that the absence cost, such as lost OB; sjuklön is a share of them too (6 §).
    public let lostSupplements: Amount

    /// A day of illness.
    public init(_ day: Day, absent: Minutes, lostSupplements: Amount = .zero) {
        self.day = day
        self.absent = absent
        self.lostSupplements = lostSupplements
    }
}

/// A pay line of statutory sick pay, with its proof.
public enum SickPayLine: Sendable {
    /// Pay that the absence takes away, day 1–14.
    case sjukavdrag(Proved<3>)
    /// Sjuklön on monthly pay.
    case sjuklon(Proved<4>)
    /// Sjuklön on hourly pay.
    case sjuklonTimlon(Proved<3>)
    /// Sjuklön for lost supplements.
    case sjuklonTillagg(Proved<2>)
    /// Karensavdrag of a period that began with these days.
    case karensavdrag(Proved<5>)
    /// Karensavdrag left over from days calculated earlier.
    case karensavdragRest(Proved<3>)
    /// Pay that the absence takes away on days without sjuklön: before the right to it, and from day 15.
    case avdragUtanSjuklon(Proved<3>)

    /// The amount; a deduction is negative.
    public var amount: Amount {
        switch self {
        case .sjukavdrag(let line), .sjuklonTimlon(let line), .karensavdragRest(let line),
            .avdragUtanSjuklon(let line):
            line.amount
        case .sjuklon(let line): line.amount
        case .sjuklonTillagg(let line): line.amount
        case .karensavdrag(let line): line.amount
        }
    }

    /// The formula that gives the amount.
    public var formula: FormulaID {
        switch self {
        case .sjukavdrag(let line), .sjuklonTimlon(let line), .karensavdragRest(let line),
            .avdragUtanSjuklon(let line):
            line.formula
        case .sjuklon(let line): line.formula
        case .sjuklonTillagg(let line): line.formula
        case .karensavdrag(let line): line.formula
        }
    }

    /// The weakest confidence among the formula and the figures used.
    public var confidence: Confidence {
        switch self {
        case .sjukavdrag(let line), .sjuklonTimlon(let line), .karensavdragRest(let line),
            .avdragUtanSjuklon(let line):
            line.confidence
        case .sjuklon(let line): line.confidence
        case .sjuklonTillagg(let line): line.confidence
        case .karensavdrag(let line): line.confidence
        }
    }

    /// The operands, in the formula's order, each stored as its unit says.
    public var operands: [Int64] {
        switch self {
        case .sjukavdrag(let line), .sjuklonTimlon(let line), .karensavdragRest(let line),
            .avdragUtanSjuklon(let line):
            line.operands.indices.map { line.operands[$0] }
        case .sjuklon(let line): line.operands.indices.map { line.operands[$0] }
        case .sjuklonTillagg(let line): line.operands.indices.map { line.operands[$0] }
        case .karensavdrag(let line): line.operands.indices.map { line.operands[$0] }
        }
    }
}

/// A sick day with its number in the sjuklöneperiod.
public struct NumberedSickDay: Hashable, Sendable {
    /// The calendar day.
    public let day: Day

    /// The number in the period, from 1.
    public let number: Int
}

/// The part of a sjuklöneperiod that one set of days makes.
public struct SickPayPart: Sendable {
    /// The first day of the period, which may lie before these days.
    public let firstDay: Day

    /// The days with right to sjuklön, numbered.
    public let days: [NumberedSickDay]

    /// The pay lines, each rounded once to öre.
    public let lines: [SickPayLine]

    /// Sjuklön after karensavdrag that Försäkringskassan repays by decision on särskilt högriskskydd (16 §).
    public let refundable: Amount
}

/// What a set of sick days gives.
public struct SickPayOutcome: Sendable {
    /// The parts of sjuklöneperioder, in order.
    public let parts: [SickPayPart]

    /// Days without sjuklön: before the right to it began, and from day 15, when sjukpenning is paid instead.
    public let daysWithoutSickPay: [Day]

    /// What those days cost; `nil` for hourly paid and where no scheduled time was lost.
    public let lineWithoutSickPay: SickPayLine?

    /// What the employer must do or ought to know, in order of days.
    public let findings: [SickPayFinding]

    /// All pay lines.
    public var lines: [SickPayLine] {
        var all = parts.flatMap { $0.lines }
        if let line = lineWithoutSickPay { all.append(line) }
        return all
    }
}
