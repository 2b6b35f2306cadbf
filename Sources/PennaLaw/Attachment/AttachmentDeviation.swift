//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// An attachment that could not be withheld as decided, to be reported to Kronofogden.
public struct AttachmentDeviation: Hashable, Sendable {
    /// Why it could not.
    @nonexhaustive
    public enum Reason: Hashable, Sendable, CaseIterable {
        /// The pay after tax is not above the protected amount.
        case payNotAboveProtected
        /// The pay is above the protected amount, but not by enough.
        case payNotEnough
        /// What was withheld for maintenance left too little.
        case maintenanceFirst
    }

    /// Kronofogden's number of the case.
    public let caseNumber: String

    /// What the decision says.
    public let decided: AttachmentAmount

    /// What was withheld.
    public let withheld: Amount

    /// Why it was not what the decision says.
    public let reason: Reason

    /// What the decision protects.
    public let protectedAmount: Amount

    /// The pay after tax.
    public let net: Amount

    /// What was withheld for maintenance before it.
    public let earlier: Amount

    /// The deviation of a payment, or `nil` when what the decision says was withheld.
    ///
    /// An attachment of everything above the protected amount deviates when nothing at all was withheld: Kronofogden
    /// then waits for a payment that does not come.
    ///
    /// - Parameters:
    ///   - decision: the decision.
    ///   - withheld: what was withheld.
    ///   - net: gross cash pay less preliminary tax.
    ///   - earlier: what was withheld for maintenance before it.
    public init?(decision: AttachmentDecision, withheld: Amount, net: Amount, earlier: Amount = .zero) {
        switch decision.amount {
        case .amount(let decided): guard withheld < decided else { return nil }
        case .everythingAbove: guard withheld <= .zero else { return nil }
        }
        caseNumber = decision.caseNumber
        decided = decision.amount
        self.withheld = withheld
        protectedAmount = decision.protectedAmount
        self.net = net
        self.earlier = earlier
        if net <= decision.protectedAmount {
            reason = .payNotAboveProtected
        } else {
            reason = earlier > .zero ? .maintenanceFirst : .payNotEnough
        }
    }

    /// What to report, in Swedish.
    public var text: String {
        let why =
            switch reason {
            case .payNotAboveProtected:
                "Lönen efter skatt, \(net.swedish) kr, är inte högre än förbehållsbeloppet "
                    + "\(protectedAmount.swedish) kr."
            case .payNotEnough:
                "Lönen efter skatt, \(net.swedish) kr, räcker inte till mer utöver förbehållsbeloppet "
                    + "\(protectedAmount.swedish) kr."
            case .maintenanceFirst:
                "Underhåll går före med \(earlier.swedish) kr, och resten av lönen efter skatt, \(net.swedish) kr, "
                    + "räcker inte till mer utöver förbehållsbeloppet \(protectedAmount.swedish) kr."
            }
        return
            "Utmätning i lön, mål \(caseNumber): beslutat \(decided.swedish), avdraget \(withheld.swedish) kr. \(why) "
            + "Anmäl avvikelsen till Kronofogden."
    }
}

/// An employment that ends while its pay is attached, to be reported to Kronofogden.
///
/// The final pay, semesterersättning included, is still attached.
public struct AttachmentEnd: Hashable, Sendable {
    /// Kronofogden's number of the case.
    public let caseNumber: String

    /// The last day of the employment.
    public let lastDay: Day

    /// The end of an employment under a decision.
    public init(decision: AttachmentDecision, lastDay: Day) {
        caseNumber = decision.caseNumber
        self.lastDay = lastDay
    }

    /// What to report, in Swedish.
    public var text: String {
        "Anställningen upphör \(lastDay) och har utmätning i lön, mål \(caseNumber). Gör avdraget också på slutlönen, "
            + "och anmäl till Kronofogden att anställningen upphör."
    }
}
