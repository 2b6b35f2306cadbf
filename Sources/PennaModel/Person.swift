//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A person with all employments at one employer.
public struct Person: Hashable, Sendable {
    /// Personnummer or samordningsnummer.
    public let id: Personnummer

    /// Name as it stands on the payslip.
    public let name: String

    /// How the person's preliminary tax is decided, with dates.
    public let taxDecisions: [Fact<TaxDecision>]

    /// The employments; one payslip carries them all.
    public let employments: [Employment]

    /// A person.
    public init(id: Personnummer, name: String, taxDecisions: [Fact<TaxDecision>], employments: [Employment]) {
        self.id = id
        self.name = name
        self.taxDecisions = taxDecisions
        self.employments = employments
    }
}

/// How preliminary tax is taken from a person's pay.
public enum TaxDecision: Hashable, Sendable {
    /// By the monthly table; the column follows from the birth year unless the decision names one.
    case table(number: Int, column: Int?)
}
