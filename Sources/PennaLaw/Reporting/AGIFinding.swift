//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something wrong or worth knowing in what a month reports.
public struct AGIFinding: Hashable, Sendable {
    /// The kinds of findings.
    @nonexhaustive
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// Not exactly one tax field (Skatteverket's control SK_001).
        case taxField
        /// A sum is below zero; an earlier period must be corrected instead (decision L5).
        case negative
        /// An amount has more digits than the field.
        case tooLarge
        /// The field may not stand in a declaration of the period.
        case outsidePeriod
        /// The value is not of the field's kind, or the field stands elsewhere in the declaration or twice.
        case wrongValue
        /// A date of birth (field 222) needs place of birth and citizenship (fields 077 and 081).
        case birthFactsMissing
        /// A field that is a part of others is larger than they are: the pay was added to the part alone.
        case partAboveWhole
        /// The declared contributions are not those of the individuppgifter (like Skatteverket's control B_006).
        case contributionsDiffer
        /// The cap of the youth rate is shared over several individuppgifter; Skatteverket uses it for each.
        case youthCapShared
        /// The declared tax is not the sum of the individuppgifter.
        case taxDiffers
        /// The employer's sums cannot be calculated.
        case employerSums
    }

    /// What kind it is.
    public let kind: Kind

    /// Whose individuppgift it concerns; `nil` for the employer's own sums.
    public let payee: AGIPayee?

    /// The field it concerns, where it concerns one.
    public let field: Int?

    /// The error it is when the statement is made alone; `nil` for what does not stop it.
    public let error: PayrollError?

    /// What it says and what to do, in Swedish.
    public let text: String

    /// Whether the statement cannot be sent as it is.
    public var isBlocking: Bool { error != nil }

    init(_ kind: Kind, payee: AGIPayee? = nil, field: Int? = nil, error: PayrollError) {
        self.kind = kind
        self.payee = payee
        self.field = field
        self.error = error
        text = error.message
    }

    init(_ kind: Kind, payee: AGIPayee? = nil, field: Int? = nil, notice text: String) {
        self.kind = kind
        self.payee = payee
        self.field = field
        error = nil
        self.text = text
    }
}
