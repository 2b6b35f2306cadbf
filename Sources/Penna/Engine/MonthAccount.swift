//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaLaw
internal import PennaModel

/// What earlier runs of the same calendar month paid a person and took (decision L16).
///
/// Tax by table, the cap of the reduced contributions, förbehållsbelopp, attachment and löneväxling are the month's, and
/// are used once by all its runs together.
package struct MonthAccount: Hashable, Sendable {
    /// What contributions were charged on.
    package var contributionBase = Amount.zero

    /// What was taxed by the month, and what was withheld.
    package var tax = EarlierInMonth()

    /// What was left after tax, and taken of it.
    package var attached = AttachedInMonth()

    /// What was taken of the gross pay by löneväxling, which is an amount a month.
    package var exchanged = Amount.zero

    /// Nothing paid yet in the month.
    package init() {}

    /// Adds a payslip of an earlier run.
    ///
    /// - Parameter lines: its pay items and amounts.
    /// - Throws: `overflow` when a sum does not fit.
    package mutating func add(
        _ totals: PayslipTotals, lines: some Sequence<(item: PayItemID, amount: Amount)>
    ) throws(PayrollError) {
        try contributionBase += max(.zero, totals.contributionBase)
        try tax.ordinary += max(.zero, totals.taxBase - totals.oneOffBase)
        try attached.net += max(.zero, totals.cash() - totals.tax)
        for line in lines {
            switch line.item {
            case PayItems.lonevaxling.id: exchanged = try exchanged - line.amount
            case PayItems.preliminarSkatt.id: try tax.withheld += line.amount
            case PayItems.extraSkatt.id: try tax.extra += line.amount
            case PayItems.utmatningUnderhall.id: try attached.maintenance += line.amount
            case PayItems.utmatning.id: try attached.other += line.amount
            case PayItems.kvittning.id, PayItems.skuldreglering.id: try attached.ownClaims += line.amount
            default: break
            }
        }
    }
}
