//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaLaw
package import PennaModel

/// A part of what an employment costs.
package struct CostShare: Hashable, Sendable {
    /// The cost account and further dimensions, as `1034 6:P12`.
    package let costAccount: String

    /// How much of the cost, beside the other parts' weights: percents, hours.
    package let weight: Int64

    /// A part.
    package init(_ costAccount: String, weight: Int64) {
        self.costAccount = costAccount
        self.weight = weight
    }
}

/// How employments' costs are divided, with dates; those that are not here cost where their terms and rows say.
package struct CostShares: Hashable, Sendable {
    /// By anställningsnummer.
    package let shares: [String: [Fact<[CostShare]>]]

    /// Divided costs.
    package init(_ shares: [String: [Fact<[CostShare]>]] = [:]) {
        self.shares = shares
    }

    /// The parts of a line: one, where nothing is divided.
    func parts(of line: PostingLine) -> [CostShare] {
        if let facts = shares[line.employment], let place = facts.fact(on: line.day, knownAt: .endOfTime) {
            return facts[place].value
        }
        return [CostShare(line.costAccount, weight: 1)]
    }
}

/// Divides amounts so that the parts add up to the whole, to the öre.
package enum CostSplit {
    /// An amount by weights, by the method of the largest remainder: each part is rounded toward zero, and the öre left go
    /// to the parts that lost most, the earlier of equals first.
    ///
    /// Where no weight is above zero, all goes to the first part.
    package static func divide(_ amount: Amount, by weights: [Int64]) -> [Amount] {
        if weights.isEmpty { return [] }
        let weights = weights.map { Int128(max(0, $0)) }
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.indices.map { $0 == 0 ? amount : .zero } }
        let whole = Int128(amount.ore.magnitude)
        var parts = weights.map { whole * $0 / sum }
        let left = Int(whole - parts.reduce(0, +))
        let losers = weights.indices.sorted { first, second in
            let (a, b) = (whole * weights[first] % sum, whole * weights[second] % sum)
            return a == b ? first < second : a > b
        }
        for place in losers.prefix(left) { parts[place] += 1 }
        return parts.map { Amount(ore: amount.isNegative ? -Int64($0) : Int64($0)) }
    }
}

/// Where a payslip's lines cost: those of an employment where it does, and those of the whole payslip where the pay that
/// contributions are paid on was earned.
struct CostBase {
    private let payslip: PostingPayslip
    private let shares: CostShares

    init(_ payslip: PostingPayslip, _ shares: CostShares) {
        self.payslip = payslip
        self.shares = shares
    }

    func parts(of line: PostingLine) -> [CostShare] {
        if !line.employment.isEmpty || !line.costAccount.isEmpty { return shares.parts(of: line) }
        let found = base { $0.year == line.year }
        let parts = found.isEmpty ? base { _ in true } : found
        return parts.isEmpty ? [CostShare("", weight: 1)] : parts
    }

    private func base(where isMeant: (PostingLine) -> Bool) -> [CostShare] {
        var order: [String] = []
        var sums: [String: Int64] = [:]
        for line in payslip.lines where line.item.isCharged && isMeant(line) {
            let parts = shares.parts(of: line)
            for (part, amount) in zip(parts, CostSplit.divide(line.amount, by: parts.map(\.weight))) {
                if sums[part.costAccount] == nil { order.append(part.costAccount) }
                sums[part.costAccount, default: 0] &+= amount.ore
            }
        }
        // A correction may take pay back everywhere; then its contributions come back from the same places.
        let isBack = sums.values.allSatisfy { $0 <= 0 }
        return order.map { CostShare($0, weight: isBack ? -(sums[$0] ?? 0) : sums[$0] ?? 0) }
    }
}

extension PayItem {
    /// Whether contributions are paid on it, as pay or as a benefit.
    fileprivate var isCharged: Bool {
        (kind == .pay || kind == .benefit) && flags.contains(.contributions)
    }
}
