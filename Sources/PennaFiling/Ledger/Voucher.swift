//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaLaw
internal import PennaModel

/// An object of a dimension, such as a cost account (dimension 1) or a project (6).
package struct LedgerObject: Hashable, Sendable, Comparable {
    /// SIE's number of the dimension.
    package let dimension: Int

    /// The object.
    package let id: String

    /// Orders by dimension and object.
    package static func < (left: LedgerObject, right: LedgerObject) -> Bool {
        left.dimension == right.dimension ? left.id < right.id : left.dimension < right.dimension
    }

    /// The objects of a cost account as lines have it: the account, and after it further dimensions as `6:P12`.
    static func objects(of costAccount: String) -> [LedgerObject] {
        var objects: [LedgerObject] = []
        var base: [Substring] = []
        for word in costAccount.split(separator: " ") {
            let parts = word.split(separator: ":", maxSplits: 1)
            if parts.count == 2, let dimension = Int(parts[0]), (1...99).contains(dimension) {
                objects.append(LedgerObject(dimension: dimension, id: String(parts[1])))
            } else {
                base.append(word)
            }
        }
        if !base.isEmpty { objects.append(LedgerObject(dimension: 1, id: base.joined(separator: " "))) }
        return objects.sorted()
    }
}

/// A row of a voucher: debit is positive.
package struct LedgerRow: Hashable, Sendable {
    /// The account.
    package let account: String

    /// The objects, in order of dimension.
    package let objects: [LedgerObject]

    /// The amount.
    package let amount: Amount
}

/// A voucher: rows that add up to nothing.
package struct Voucher: Hashable, Sendable {
    /// The day it is posted.
    package let day: Day

    /// What it is.
    package let text: String

    /// The rows, in order of account and objects; none of nothing.
    package let rows: [LedgerRow]

    /// What an account gets.
    ///
    /// - Throws: `overflow` when the sum does not fit.
    package func sum(of account: String) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for row in rows where row.account == account { try sum += row.amount }
        return sum
    }
}

/// A voucher while it is added up.
struct VoucherSums {
    private struct Place: Hashable {
        let account: String
        let objects: [LedgerObject]
    }

    private var sums: [Place: Amount] = [:]
    private var objects: [String: [LedgerObject]] = [:]

    /// - Throws: `overflow` when a sum does not fit.
    mutating func add(_ account: String, _ amount: Amount, on costAccount: String = "") throws(PayrollError) {
        if objects[costAccount] == nil { objects[costAccount] = LedgerObject.objects(of: costAccount) }
        let place = Place(account: account, objects: objects[costAccount] ?? [])
        let sum = try (sums[place] ?? .zero) + amount
        sums[place] = sum
    }

    /// What is missing for the rows to add up to nothing.
    ///
    /// - Throws: `overflow` when the sum does not fit.
    func balance() throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for amount in sums.values { try sum += amount }
        return try sum.negated()
    }

    func voucher(_ day: Day, _ text: String) -> Voucher {
        let rows = sums.filter { $0.value != .zero }.map {
            LedgerRow(account: $0.key.account, objects: $0.key.objects, amount: $0.value)
        }
        return Voucher(
            day: day, text: text,
            rows: rows.sorted { left, right in
                left.account == right.account
                    ? left.objects.lexicographicallyPrecedes(right.objects) : left.account < right.account
            })
    }
}
