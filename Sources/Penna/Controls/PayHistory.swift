//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// What the people of a run were paid in the months before it, where that is known.
package struct PayHistory: Sendable {
    /// A month that somebody was paid, without corrections of earlier months.
    package struct PaidMonth: Sendable {
        /// The month of payment.
        package let month: Month
        /// What was paid before tax.
        package var gross: Amount = .zero
        /// The sum of each item.
        package var items: [PayItemID: Amount] = [:]

        /// A month with nothing in it.
        package init(_ month: Month) {
            self.month = month
        }

        /// Adds to what was paid before tax.
        package mutating func add(gross amount: Amount) { gross = gross.adding(amount) }

        /// Adds a line.
        package mutating func add(_ item: PayItemID, _ amount: Amount) {
            items[item] = (items[item] ?? .zero).adding(amount)
        }
    }

    /// How many months are looked back at.
    package static let mostMonths = 12

    /// The month before, by the index of the person.
    let latest: [Int: PaidMonth]

    /// Up to twelve months before, the latest first, of a person by the index; asked for few of them, because it takes time.
    let months: @Sendable (Int) -> [PaidMonth]

    /// Nothing is known.
    package init() {
        latest = [:]
        months = { _ in [] }
    }

    /// What is known.
    package init(latest: [Int: PaidMonth], months: @escaping @Sendable (Int) -> [PaidMonth]) {
        self.latest = latest
        self.months = months
    }
}

/// The usual size of something and how much it varies: the median, and the median of the distances from it.
///
/// One odd month moves neither, as it would an average and a standard deviation.
struct RobustBand {
    let median: Int64
    let spread: Int64

    init?(_ values: [Int64]) {
        guard let median = RobustBand.middle(values) else { return nil }
        self.median = median
        spread = RobustBand.middle(values.map { Int64(clamping: ($0 - median).magnitude) }) ?? 0
    }

    private static func middle(_ values: [Int64]) -> Int64? {
        if values.isEmpty { return nil }
        let sorted = values.sorted()
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
    }

    /// Whether a value lies outside by many spreads.
    func isOutside(_ value: Int64, spreads: Int64) -> Bool {
        let (band, overflow) = spread.multipliedReportingOverflow(by: spreads)
        return !overflow && Int64(clamping: (value - median).magnitude) > band
    }
}
