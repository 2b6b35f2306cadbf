//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Which run it is: an employer's ordinary one on a pay date, or one beside it.
public struct RunKey: Hashable, Sendable {
    /// What a run is for.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What another system left: carries, and what it has paid; before all other runs of the employer.
        case opening = "ingaende"
        /// The month's ordinary run.
        case ordinary = "ordinarie"
        /// An extra run beside it.
        case extra
        /// Final pay beside it.
        case final = "slutlon"
    }

    /// The employer.
    public let employer: Organisationsnummer

    /// The day the pay is available.
    public let payDate: Day

    /// What it is for.
    public let kind: Kind

    /// Tells apart several of a kind on a day, from 1 on.
    public let number: Int

    /// A run.
    public init(employer: Organisationsnummer, payDate: Day, kind: Kind = .ordinary, number: Int = 1) {
        self.employer = employer
        self.payDate = payDate
        self.kind = kind
        self.number = number
    }
}

/// How far a run has come.
public enum RunState: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Can be calculated again any number of times.
    case preliminary = "preliminar"
    /// Somebody has looked at it and answers for it.
    case approved = "attesterad"
    /// Paid: never changed again.
    case locked = "last"

    private var order: Int {
        switch self {
        case .preliminary: 0
        case .approved: 1
        case .locked: 2
        }
    }

    /// Whether the left state comes before the right one.
    public static func < (left: RunState, right: RunState) -> Bool { left.order < right.order }
}

/// A step of a run from one state to the next.
public struct RunStep: Hashable, Sendable {
    /// The state it came to.
    public let state: RunState

    /// Who did it.
    public let by: String

    /// When.
    public let at: Instant

    /// The hash of the run, the steps before and this one, which whoever takes the step makes; the store keeps it.
    public let seal: SHA256.Digest?

    /// A step.
    public init(_ state: RunState, by: String, at: Instant, seal: SHA256.Digest? = nil) {
        self.state = state
        self.by = by
        self.at = at
        self.seal = seal
    }
}

/// What is stored of a run beside its payslips.
public struct RunRecord: Hashable, Sendable {
    /// Which run.
    public let key: RunKey

    /// Counts every change; whoever changes the run says which revision was seen.
    public let revision: Int64

    /// Only facts recorded by then were known.
    public let knownAt: Instant

    /// The last fact that was there when it was calculated; later ones are changes.
    public let factsThrough: FactNumber

    /// The receipt, in the host's form.
    public let receipt: [UInt8]

    /// The steps it has taken, oldest first; never empty.
    public let steps: [RunStep]

    /// A run.
    public init(
        key: RunKey, revision: Int64, knownAt: Instant, factsThrough: FactNumber, receipt: [UInt8], steps: [RunStep]
    ) {
        self.key = key
        self.revision = revision
        self.knownAt = knownAt
        self.factsThrough = factsThrough
        self.receipt = receipt
        self.steps = steps
    }

    /// How far it has come.
    public var state: RunState { steps.last?.state ?? .preliminary }
}

/// A payslip as it is stored, with what the month left to the next.
public struct PayslipRecord: Hashable, Sendable {
    /// The person; `nil` when the payslip has been erased.
    public let person: Personnummer?

    /// The payslip with its lines and proofs, in the host's form; `nil` when it has been erased.
    public let payslip: [UInt8]?

    /// What the month left to the next, in the host's form; `nil` when it has been erased.
    public let carry: [UInt8]?

    /// The hash by which the payslip stands in the receipt; it stays when the payslip is erased.
    public let digest: SHA256.Digest

    /// A payslip.
    public init(person: Personnummer?, payslip: [UInt8]?, carry: [UInt8]?, digest: SHA256.Digest) {
        self.person = person
        self.payslip = payslip
        self.carry = carry
        self.digest = digest
    }
}
