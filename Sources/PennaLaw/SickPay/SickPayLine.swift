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
    case sjukavdrag(Proof)
    /// Sjuklön on monthly pay.
    case sjuklon(Proof)
    /// Sjuklön on hourly pay.
    case sjuklonTimlon(Proof)
    /// Sjuklön for lost supplements.
    case sjuklonTillagg(Proof)
    /// Karensavdrag of a period that began with these days.
    case karensavdrag(Proof)
    /// Karensavdrag left over from days calculated earlier.
    case karensavdragRest(Proof)
    /// Pay that the absence takes away on days without sjuklön: before the right to it, and from day 15.
    case avdragUtanSjuklon(Proof)

    /// The amount with its proof.
    public var proof: Proof {
        switch self {
        case .sjukavdrag(let proof), .sjuklon(let proof), .sjuklonTimlon(let proof), .sjuklonTillagg(let proof),
            .karensavdrag(let proof), .karensavdragRest(let proof), .avdragUtanSjuklon(let proof):
            proof
        }
    }

    /// The amount; a deduction is negative.
    public var amount: Amount { proof.amount }
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
