//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

/// A person with all employments at one employer.
///
/// A class that never changes, so that handing a person on costs one reference, however much is known.
public final class Person: Sendable {
    /// Personnummer or samordningsnummer.
    public let id: Personnummer

    /// The numbers that the person had before, such as a samordningsnummer, the latest first.
    public let formerIDs: [Personnummer]

    /// The year of birth, by the number.
    public let birthYear: Int

    /// Name as it stands on the payslip.
    public let name: String

    /// How the person's preliminary tax is decided, with dates.
    public let taxDecisions: [Fact<TaxDecision>]

    /// What else is decided about the person's pay, by authorities or by the person.
    public let decisions: Decisions

    /// The employments; one payslip carries them all.
    public let employments: [Employment]

    /// What no pay is calculated from.
    package let details: PersonDetails

    /// A person.
    public convenience init(
        id: Personnummer, formerIDs: [Personnummer] = [], name: String, taxDecisions: [Fact<TaxDecision>],
        decisions: Decisions = Decisions(), employments: [Employment]
    ) {
        self.init(
            id: id, formerIDs: formerIDs, name: name, taxDecisions: taxDecisions, decisions: decisions,
            details: PersonDetails(), employments: employments)
    }

    /// A person, with what no pay is calculated from.
    package init(
        id: Personnummer, formerIDs: [Personnummer], name: String, taxDecisions: [Fact<TaxDecision>],
        decisions: Decisions, details: PersonDetails, employments: [Employment]
    ) {
        self.id = id
        self.formerIDs = formerIDs
        birthYear = id.birthYear
        self.name = name.visible
        self.taxDecisions = taxDecisions
        self.decisions = decisions
        self.details = details
        self.employments = employments
    }

    /// The same person with other employments.
    public func with(employments: [Employment]) -> Person {
        Person(
            id: id, formerIDs: formerIDs, name: name, taxDecisions: taxDecisions, decisions: decisions,
            details: details, employments: employments)
    }
}

extension Person: Hashable {
    /// Whether the same is known of both.
    public static func == (left: Person, right: Person) -> Bool {
        left === right
            || (left.id == right.id && left.formerIDs == right.formerIDs && left.name == right.name
                && left.taxDecisions == right.taxDecisions
                && left.decisions == right.decisions && left.details == right.details
                && left.employments == right.employments)
    }

    /// Takes in who it is and the employments; what is decided differs seldom when these do not.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(name)
        hasher.combine(employments)
    }
}

/// What is decided about a person's pay beside the tax table; most people have none of it.
public struct Decisions: Hashable, Sendable {
    /// Skatteverket's decisions of another tax (jämkning).
    public var adjustments: [Fact<TaxAdjustment>] = []

    /// Voluntary extra tax.
    public var extraTaxes: [Fact<ExtraTax>] = []

    /// What the employer says of the tax on one-off amounts.
    public var oneOffBases: [Fact<OneOffBasis>] = []

    /// Försäkringskassan's decisions of särskilt högriskskydd (SjLL 13 §).
    public var sickProtections: [Fact<SickProtection>] = []

    /// The pension agreement that the person belongs to; without one no pension fee is calculated.
    public var pensions: [Fact<PensionPlan>] = []

    /// Tilläggsavgift of AKAP-KR: so much more of the pay above its lower limit (decision L19).
    public var pensionAdditions: [Fact<Percent>] = []

    /// Pay exchanged for pension (löneväxling).
    public var salaryExchanges: [Fact<SalaryExchange>] = []

    /// Kronofogden's decisions of attachment for maintenance (underhåll), which go before all others.
    public var maintenanceAttachments: [Fact<AttachmentDecision>] = []

    /// Kronofogden's other decisions of attachment (utmätning).
    public var attachments: [Fact<AttachmentDecision>] = []

    /// What the employer wants to set off against the pay, in the order in which it is taken.
    public var claims: [EmployerClaim] = []

    /// The benefit car.
    public var cars: [Fact<CarBenefit>] = []

    /// The account that the pay is sent to.
    public var bankAccounts: [Fact<PaymentAccount>] = []

    /// Nothing beside the tax table.
    public init() {}
}

/// Försäkringskassan's decision of särskilt högriskskydd (SjLL 13 §).
public struct SickProtection: Hashable, Sendable {
    /// Why it was made, which decides whether karensavdrag is made.
    public package(set) var ground: SpecialProtection.Ground

    /// The number of the case; empty when not given.
    public package(set) var caseNumber: String

    /// A decision.
    public init(_ ground: SpecialProtection.Ground, caseNumber: String = "") {
        self.ground = ground
        self.caseNumber = caseNumber
    }
}

/// An agreement to exchange pay for a pension contribution, month by month (löneväxling).
public struct SalaryExchange: Hashable, Sendable {
    /// What the employer pays to the pension.
    public enum Contribution: Hashable, Sendable {
        /// The amount and a percentage of it more, as the employer has decided.
        case amountAnd(Percent)
        /// What costs the employer as much as the pay would have: the amount × (1 + avgift) ÷ (1 + särskild löneskatt).
        case costNeutral
    }

    /// The pay that is given up each month, before tax.
    public package(set) var amount: Amount

    /// What the employer pays to the pension.
    public package(set) var contribution: Contribution

    /// An exchange.
    public init(amount: Amount, contribution: Contribution) {
        self.amount = amount
        self.contribution = contribution
    }
}

/// A claim of the employer's on the employee, with what identifies it from month to month.
public struct EmployerClaim: Hashable, Sendable {
    /// The employer's own identity of the claim.
    public let id: String

    /// The claim, with its whole amount; what has been taken of it stands in the carry.
    public let claim: SetOffClaim

    /// When it was recorded.
    public let recorded: Instant

    /// The input row it came from, if any.
    public package(set) var row: SourceRow?

    /// A claim.
    public init(id: String, claim: SetOffClaim, recorded: Instant, row: SourceRow? = nil) {
        self.id = id
        self.claim = claim
        self.recorded = recorded
        self.row = row
    }
}
