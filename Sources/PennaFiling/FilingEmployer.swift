//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What an employer's files need that its pay does not.
public struct FilingEmployer: Hashable, Sendable {
    /// Whom Skatteverket calls about the declaration.
    public var contact: FilingContact?

    /// Whom Skatteverket calls about the file; the employer's own contact where nobody else is named.
    public var technicalContact: FilingContact?

    /// The bank.
    public var bank: BankAgreement?

    /// The accounts.
    public var posting: PostingRules?

    /// Costs that are divided.
    public var shares = CostShares()

    /// Nothing known: no file but the lists can be made.
    public init() {}
}
