//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Where a registered row itself says that it is posted (kontering), which goes before the pay item's account and the
/// terms' cost account.
public struct Allocation: Hashable, Sendable {
    /// The account, the cost account and the dimensions: one reference, because nearly no registration has any of them.
    private let parts: [String]

    /// The account; empty where the row does not say it.
    public var account: String { parts[0] }

    /// The cost account (kostnadsställe, ansvar or the whole kontosträng); empty where the row does not say it.
    public var costAccount: String { parts[1] }

    /// Further dimensions by SIE's numbers, such as `6:P12 20:A7` for a project and one of the employer's own.
    public var dimensions: String { parts[2] }

    /// An allocation.
    ///
    /// - Returns: `nil` when nothing is said.
    /// - Throws: `invalidValue` when the dimensions are not numbers with values, apart by spaces.
    public init?(account: String = "", costAccount: String = "", dimensions: String = "") throws(PayrollError) {
        for dimension in dimensions.split(separator: " ") {
            let parts = dimension.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let number = UInt8(parts[0]), (1...99).contains(number) else {
                throw PayrollError(
                    .invalidValue,
                    "Dimensionen \(dimension) går inte att läsa. Skriv dimensionens nummer och värde, t.ex. 6:P12 för projekt P12."
                )
            }
        }
        guard !(account.isEmpty && costAccount.isEmpty && dimensions.isEmpty) else { return nil }
        parts = [account.visible, costAccount.visible, dimensions]
    }

    /// The cost account of a line: the row's own or else the terms', and after it the row's further dimensions.
    public func costAccount(orOf terms: String) -> String {
        let base = costAccount.isEmpty ? terms : costAccount
        if dimensions.isEmpty { return base }
        return base.isEmpty ? dimensions : base + " " + dimensions
    }
}

extension Employment {
    /// The place of an allocation among ``allocations``; `PayLine.none` for none.
    public func place(of allocation: Allocation?) -> UInt16 {
        guard let allocation, let place = allocations.firstIndex(of: allocation) else { return PayLine.none }
        return UInt16(clamping: place)
    }

    /// The accounts that a line of the employment is posted to: the account only where a row said its own, and the cost
    /// account of the row or the terms.
    public func posting(of line: PayLine) -> (account: String, costAccount: String) {
        let known = Int(line.terms) < terms.count ? terms[Int(line.terms)].value.costAccount : ""
        guard Int(line.allocation) < allocations.count else { return ("", known) }
        let allocation = allocations[Int(line.allocation)]
        return (allocation.account, allocation.costAccount(orOf: known))
    }
}
