//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a payee's pay lines of a month add up to, in öre, on the way to becoming an ``IndividualStatement``.
///
/// Add the lines of a payslip, or of all the month's payslips; öre are dropped only when the statement is made
/// (SFF 22:1), so that three payments of 33.50 are 100 kronor and not 99. Sums may pass below zero on the way.
///
/// ```swift
/// var sums = IndividualSums()
/// try sums.add(field: 11, amount: Amount(kronor: 32_000))
/// try sums.add(field: 1, amount: Amount(kronor: 7_100))
/// ```
public struct IndividualSums: Hashable, Sendable {
    /// How tax was decided; `nil` until it is stated or a tax field is added, and then preliminary tax is assumed.
    public private(set) var taxation: AGITaxation?

    private var sums: [FieldSum] = []
    private var crosses: [Int] = []
    private var texts: [AGIValue] = []

    /// No lines yet.
    ///
    /// State the taxation where it is not preliminary tax: a payslip under SINK without tax to withhold has no line
    /// that tells.
    public init(taxation: AGITaxation? = nil) {
        self.taxation = taxation
    }

    /// Adds the amount of a pay line to a field.
    ///
    /// Pay and benefits are positive, deductions from pay negative; tax is positive when withheld.
    ///
    /// - Parameters:
    ///   - number: the field's number, such as 11.
    ///   - amount: to the öre.
    ///   - origin: the month the line belongs to; it names the period to correct should the sum be negative.
    /// - Throws: `unknownName` for an unknown number; `invalidValue` when the field holds no amount in an
    ///   individuppgift, or is a second tax field; `overflow` when the sum does not fit in 64 bits.
    public mutating func add(field number: Int, amount: Amount, origin: Month? = nil) throws(PayrollError) {
        guard try AGIField.numbered(number).isIndividual(holding: { $0.most != nil }) else {
            throw wrongField(number, "ett belopp")
        }
        try settle(AGITaxation(field: number))
        guard amount != .zero else { return }
        let position = sums.firstIndex { $0.field >= number } ?? sums.endIndex
        if position == sums.endIndex || sums[position].field != number {
            sums.insert(FieldSum(field: number), at: position)
        }
        try sums[position].add(amount, origin)
    }

    /// Adds what the payee paid for a benefit by deduction from net pay; a positive amount is a payment.
    ///
    /// The payment lessens the benefit's own field, except for fuel with a benefit car: it has field 098.
    ///
    /// - Parameter number: the benefit's field: 12, 13, 126, 127, 132 or 133, or 18 or 98 for fuel.
    /// - Throws: as ``add(field:amount:origin:)``; `invalidValue` for a field that is no benefit, or whose payments no
    ///   source describes (fuel in 128 and 134).
    public mutating func addPayment(
        forBenefit number: Int, amount: Amount, origin: Month? = nil
    ) throws(PayrollError) {
        switch number {
        case 12, 13, 126, 127, 132, 133: try add(field: number, amount: amount.negated(), origin: origin)
        case 18, 98: try add(field: 98, amount: amount, origin: origin)
        default:
            let label = try AGIField.numbered(number).label
            throw PayrollError(
                .invalidValue,
                "Ett nettoavdrag kan inte minska AGI-\(label). Rätta löneartens fält: 12 för förmåner, 13 för bil, 98 för "
                    + "drivmedel.")
        }
    }

    /// Puts a cross in a field; once is enough.
    ///
    /// - Throws: `unknownName` for an unknown number; `invalidValue` when the field holds no cross in an individuppgift,
    ///   or is a second tax field.
    public mutating func addCross(field number: Int) throws(PayrollError) {
        guard try AGIField.numbered(number).isIndividual(holding: { $0 == .kryss }) else {
            throw wrongField(number, "ett kryss")
        }
        if let stated = AGITaxation(field: number) { return try settle(stated) }
        let position = crosses.firstIndex { $0 >= number } ?? crosses.endIndex
        if position == crosses.endIndex || crosses[position] != number { crosses.insert(number, at: position) }
    }

    /// Puts a text, number or code in a field, such as 77 for the place of birth.
    ///
    /// - Throws: `unknownName` for an unknown number; `invalidValue` when the field cannot hold the text; `overlap` when
    ///   another text stands there already: the month has one, so the caller must choose.
    public mutating func setText(field number: Int, _ text: String) throws(PayrollError) {
        guard try AGIField.numbered(number).isIndividual(holding: { $0.accepts(text) }) else {
            throw wrongField(number, "värdet \"\(text)\"")
        }
        let position = texts.firstIndex { $0.field >= number } ?? texts.endIndex
        guard position != texts.endIndex, texts[position].field == number else {
            return texts.insert(AGIValue(field: number, .text(text)), at: position)
        }
        guard texts[position].text == text else {
            throw PayrollError(
                .overlap,
                "AGI-\(try AGIField.numbered(number).label) har både \"\(texts[position].text)\" och \"\(text)\" i samma "
                    + "månad. Ange det ena.")
        }
    }

    /// Adds another payslip's sums of the same payee and month.
    ///
    /// - Throws: as the additions; `invalidValue` when the taxations differ.
    public mutating func merge(_ other: IndividualSums) throws(PayrollError) {
        try settle(other.taxation)
        for sum in other.sums {
            let position = sums.firstIndex { $0.field >= sum.field } ?? sums.endIndex
            if position == sums.endIndex || sums[position].field != sum.field {
                sums.insert(sum, at: position)
            } else {
                try sums[position].merge(sum)
            }
        }
        for number in other.crosses { try addCross(field: number) }
        for value in other.texts { try setText(field: value.field, value.text) }
    }

    /// The sum of a field so far, to the öre.
    public func sum(of number: Int) -> Amount { sums.first { $0.field == number }?.total ?? .zero }

    /// Whether there is nothing to report: no cross but the tax field's, and no sum of a krona or more.
    ///
    /// A sum below zero is something, were it an öre.
    public var isEmpty: Bool {
        crosses.isEmpty && sums.allSatisfy { $0.total.wholeKronor == 0 && !$0.total.isNegative }
    }

    /// The values in whole kronor, with the tax field, in order of number; negative sums are left out.
    ///
    /// A sum below a krona gives no value, except for tax, which stands as 0.
    func values() -> [AGIValue] {
        var values = texts
        for number in crosses { values.append(AGIValue(field: number, .cross)) }
        let tax = taxation ?? .preliminarSkatt
        for sum in sums where sum.field != tax.field && sum.total.ore >= 100 {
            values.append(AGIValue(field: sum.field, .amount(sum.total.withoutOre)))
        }
        let withheld = max(.zero, self.sum(of: tax.field)).withoutOre
        values.append(AGIValue(field: tax.field, tax.isCross ? .cross : .amount(withheld)))
        return values.sorted { $0.field < $1.field }
    }

    /// The findings on sums below zero, with the months that the deductions come from.
    func negativeFindings(payee: AGIPayee, period: AGIPeriod) -> [AGIFinding] {
        sums.filter { $0.total.isNegative }.compactMap { sum in
            AGIField.find(sum.field).map { field in
                AGIControls.negative(sum.total, field, payee, period, origins: sum.originsBelowZero)
            }
        }
    }

    /// Keeps one taxation for the statement (SK_001).
    private mutating func settle(_ stated: AGITaxation?) throws(PayrollError) {
        guard let stated else { return }
        guard let taxation, taxation != stated else { return taxation = stated }
        throw PayrollError(
            .invalidValue,
            "En individuppgift kan inte ha både AGI-\(taxation.label) och AGI-\(stated.label) (SK_001). Redovisa varje "
                + "sorts skatt i en egen individuppgift.")
    }

    private func wrongField(_ number: Int, _ what: String) -> PayrollError {
        let label = AGIField.find(number)?.label ?? "fält \(number)"
        return PayrollError(
            .invalidValue, "AGI-\(label) kan inte ha \(what) i en individuppgift. Rätta löneartens fält.")
    }
}

extension AGIField {
    /// Whether the field stands in an individuppgift, beside the key, and holds what is asked for.
    fileprivate func isIndividual(holding test: (AGIFieldKind) -> Bool) -> Bool {
        blocks.contains(.individual) && test(kind)
    }
}

extension Amount {
    /// The amount with its öre dropped (SFF 22:1).
    var withoutOre: Amount { Amount(ore: ore - ore % 100) }
}

/// The sum of one field, and the months of which the lines go below zero.
private struct FieldSum: Hashable, Sendable {
    let field: Int
    private(set) var total = Amount.zero
    private var origins: [MonthSum] = []

    init(field: Int) {
        self.field = field
    }

    /// The months whose lines add up to less than nothing.
    var originsBelowZero: [Month] { origins.filter { $0.sum.isNegative }.map { $0.month } }

    mutating func add(_ amount: Amount, _ origin: Month?) throws(PayrollError) {
        try total += amount
        if let origin { try add(amount, from: origin) }
    }

    mutating func merge(_ other: FieldSum) throws(PayrollError) {
        try total += other.total
        for origin in other.origins { try add(origin.sum, from: origin.month) }
    }

    private mutating func add(_ amount: Amount, from month: Month) throws(PayrollError) {
        let position = origins.firstIndex { $0.month >= month } ?? origins.endIndex
        if position == origins.endIndex || origins[position].month != month {
            origins.insert(MonthSum(month: month, sum: .zero), at: position)
        }
        try origins[position].sum += amount
    }
}

private struct MonthSum: Hashable, Sendable {
    let month: Month
    var sum: Amount
}
