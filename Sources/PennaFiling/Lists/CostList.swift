//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// What each cost account is charged with (utanordningslista): pay, reimbursements and the employer's costs, by pay item.
///
/// The sums are those of the run's lines: what belongs to a whole payslip is divided as in the bookkeeping.
package enum CostList {
    /// The name of the file.
    package static let name = "utanordning.csv"

    /// The list, in order of cost account and pay item.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    package static func bytes(
        _ payslips: [PostingPayslip], shares: CostShares = CostShares()
    ) throws(PayrollError) -> [UInt8] {
        var sums: [Place: Amount] = [:]
        var items: [PayItemID: PayItem] = [:]
        for payslip in payslips {
            for line in payslip.lines where line.item.kind.isCost && line.amount != .zero {
                items[line.item.id] = line.item
                let parts = CostBase(payslip, shares).parts(of: line)
                for (part, amount) in zip(parts, CostSplit.divide(line.amount, by: parts.map(\.weight))) {
                    let place = Place(costAccount: part.costAccount, item: line.item.id)
                    sums[place] = try (sums[place] ?? .zero) + amount
                }
            }
        }
        var csv = CSVBuffer()
        csv.row(["cost_account", "item", "name", "kind", "amount"])
        for (place, amount) in sums.sorted(by: { $0.key < $1.key }) where amount != .zero {
            guard let item = items[place.item] else { continue }
            csv.row([place.costAccount, item.key, item.name, "\(item.kind)", "\(amount)"])
        }
        return csv.bytes
    }

    private struct Place: Hashable, Comparable {
        let costAccount: String
        let item: PayItemID

        static func < (left: Place, right: Place) -> Bool {
            left.costAccount == right.costAccount ? left.item < right.item : left.costAccount < right.costAccount
        }
    }
}

extension PayItemKind {
    /// Whether it costs the employer something.
    fileprivate var isCost: Bool { self == .pay || self == .reimbursement || self == .employerCost }
}
