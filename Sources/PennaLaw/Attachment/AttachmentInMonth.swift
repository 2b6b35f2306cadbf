//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What earlier payments of the calendar month left of the month's attachment and förbehållsbelopp (decision L16).
///
/// Both are a month's. A later payment in it gives to Kronofogden what is left of the attached amount, above what is
/// left of the protected one.
public struct AttachedInMonth: Hashable, Sendable {
    /// Cash pay less tax.
    public var net: Amount = .zero

    /// What was withheld for maintenance.
    public var maintenance: Amount = .zero

    /// What was withheld for other claims that Kronofogden collects.
    public var other: Amount = .zero

    /// What the employer took of its own claims.
    public var ownClaims: Amount = .zero

    /// Nothing paid and nothing taken.
    public init() {}

    /// What was withheld under decisions of a rank.
    public func withheld(_ rank: AttachmentRank) -> Amount {
        switch rank {
        case .maintenance: maintenance
        case .other: other
        }
    }

    /// What the person has kept of the month: voluntary deductions are the person's own use of it.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public func kept() throws(PayrollError) -> Amount {
        max(.zero, try net - maintenance - other - ownClaims)
    }
}

extension AttachmentDecision {
    /// The decision with what earlier payments of the month have left of both its amounts.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public func left(after earlier: AttachedInMonth) throws(PayrollError) -> AttachmentDecision {
        guard earlier != AttachedInMonth() else { return self }
        var left = self
        left.protectedAmount = max(.zero, try protectedAmount - earlier.kept())
        if case .amount(let attached) = amount {
            left.amount = .amount(max(.zero, try attached - earlier.withheld(rank)))
        }
        return left
    }
}
