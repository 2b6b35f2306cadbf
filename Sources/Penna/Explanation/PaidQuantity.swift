//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What a line is paid for: so many hours or days, of which a part of one may be paid.
package struct PaidQuantity: Hashable, Sendable {
    /// The exact number, in hours or days as read.
    package let value: ProofNumber

    /// What it is counted in.
    package let unit: OperandUnit

    /// The number in parts of one, a half away from zero; `nil` when it does not fit in 64 bits.
    ///
    /// Hours have whole millionths of a second at most, so that they are exact in those; a share of a day may not be.
    package func rounded(toParts parts: Int64) -> Int64? {
        guard let scaled = try? value.multiplied(by: ProofNumber(parts)).rounded(toParts: 1), scaled.bottom == 1
        else { return nil }
        return Int64(exactly: scaled.top)
    }

    /// Whether it is a quantity that is stored as the unit says.
    package func equals(stored quantity: Int64, _ unit: OperandUnit) -> Bool {
        unit == self.unit && value == (try? ProofNumber(Int128(quantity), over: Int128(unit.storedPerUnit)))
    }

    /// In Swedish with its unit, such as `10,5 tim`, `0 tim 5 min 36 s` or `1,4 dagar`; a share of a day that has no end
    /// has four decimals.
    package var swedish: String {
        switch unit {
        case .timme:
            if let minutes = rounded(toParts: 60), equals(stored: minutes, .timme) { return unit.swedishText(minutes) }
            guard let millionths = rounded(toParts: 3_600_000_000) else { return "" }
            let (minutes, rest) = (millionths / 60_000_000, millionths % 60_000_000)
            return "\(minutes / 60) tim \(minutes % 60) min " + DecimalText.swedish(rest, scale: 6, trimmed: true)
                + " s"
        default:
            guard let parts = rounded(toParts: 10_000) else { return "" }
            return DecimalText.swedish(parts, scale: 4, trimmed: true) + "\u{A0}" + unit.swedish
        }
    }
}

/// Reads what lines of a formula are paid for from its text.
package struct PaidReader: Sendable {
    private let tree: FormulaExpression
    private let storedPerUnit: [Int64]

    /// What it is counted in.
    package let unit: OperandUnit

    /// A reader for a formula; `nil` where its lines are paid for their quantity.
    package init?(_ formula: Formula) {
        guard let paid = formula.paid,
            let tree = try? FormulaParser.parse(
                paid.expression, operands: formula.operands.map(\.name), usingAll: false)
        else { return nil }
        self.tree = tree
        storedPerUnit = formula.operands.map(\.unit.storedPerUnit)
        unit = paid.unit
    }

    /// What a line is paid for.
    ///
    /// - Parameter operands: as the line stores them; `nil` is given for others.
    package func value(_ operands: ArraySlice<Int64>) -> PaidQuantity? {
        guard operands.count == storedPerUnit.count else { return nil }
        var values: [ProofNumber] = []
        values.reserveCapacity(operands.count)
        for (stored, perUnit) in zip(operands, storedPerUnit) {
            guard let value = try? ProofNumber(Int128(stored), over: Int128(perUnit)) else { return nil }
            values.append(value)
        }
        guard let value = try? tree.value(values, NoTables()) else { return nil }
        return PaidQuantity(value: value, unit: unit)
    }
}
