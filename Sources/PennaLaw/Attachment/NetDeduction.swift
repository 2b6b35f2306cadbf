//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A deduction of net pay: what was wanted, what was taken, and why not all.
public struct NetDeduction: Sendable {
    /// Why all that was wanted was not taken.
    @nonexhaustive
    public enum Shortfall: Hashable, Sendable {
        /// Nothing is left of the pay.
        case payTooSmall
        /// What is left of the pay is protected.
        case protectedAmount(Amount)
    }

    /// What was to be deducted; negative for money given back.
    public let wanted: Amount

    /// What was taken, with its proof.
    public let proof: Proof

    /// What could not be taken; zero when all was.
    public let short: Amount

    /// Why, when something could not.
    public let shortfall: Shortfall?

    /// What was taken; negative for money given back.
    public var taken: Amount { proof.amount }

    init(
        wanted: Amount, _ proof: Proof, net: Amount, earlier: Amount, protected: Amount
    ) throws(PayrollError) {
        self.wanted = wanted
        self.proof = proof
        short = try wanted - proof.amount
        let isMoneyLeft = try net - earlier > proof.amount
        shortfall = short == .zero ? nil : isMoneyLeft ? .protectedAmount(protected) : .payTooSmall
    }

    /// What could not be taken and why, in Swedish; `nil` when all was taken.
    public var shortfallText: String? {
        guard let shortfall else { return nil }
        let why =
            switch shortfall {
            case .payTooSmall: "lönen räcker inte till mer"
            case .protectedAmount(let amount): "resten skyddas av förbehållsbeloppet \(amount.swedish) kr"
            }
        return
            "Av avdraget \(wanted.swedish) kr togs \(taken.swedish) kr: \(why). \(short.swedish) kr återstår; låt det "
            + "vänta till nästa lön, eller ta in det på annat sätt."
    }
}

/// What one decision of attachment took of a pay.
public struct AttachmentOutcome: Sendable {
    /// The decision, as it holds for the whole month.
    public let decision: AttachmentDecision

    /// What was withheld for Kronofogden, with its proof; whole kronor.
    public let proof: Proof

    /// What to report to Kronofogden, when what was withheld in the month is not what the decision says.
    public let deviation: AttachmentDeviation?

    /// What was withheld.
    public var withheld: Amount { proof.amount }
}
