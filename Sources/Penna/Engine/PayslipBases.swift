//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What a payslip's lines add up to before tax, benefit by benefit.
///
/// A deduction that counts towards the taxable base pays for a benefit: it lessens the benefit of its own AGI field,
/// never below nothing. Fuel for a benefit car is taxed at 1.2 times its market value and charged with contributions
/// at the market value, so it is kept by itself (fields 018 and 098).
struct PayslipBases {
    private var sums = PayslipTotals()
    private var benefits = BenefitSum(field: 12)
    private var car = BenefitSum(field: 13)
    private var fuel = BenefitSum(field: 18)
    private var hasBenefits = false

    /// The weakest confidence of the lines; employer's costs do not count.
    private(set) var confidence = Confidence.confirmed

    /// Adds up the lines from one on.
    ///
    /// - Throws: `unknownName` for an item that is not in the register; `overflow` when a sum does not fit.
    init(_ arena: borrowing LineArena, from first: Int, _ items: borrowing PayItemRegister) throws(PayrollError) {
        let lines = arena.lines
        for index in first..<lines.count {
            let item = items.weight(of: lines[index].item)
            guard let kind = item.kind else {
                throw PayrollError(
                    .unknownName, "Lönearten \(lines[index].item.number) finns inte. Lägg upp den hos arbetsgivaren.")
            }
            if kind == .employerCost {
                try addCost(lines[index])
            } else {
                try add(lines[index].amount, kind, item)
                confidence = confidence.weaker(lines[index].confidence)
            }
        }
    }

    /// Pension that is there already, of a löneväxling or a correction, is part of the pension's cost.
    private mutating func addCost(_ line: PayLine) throws(PayrollError) {
        guard line.item == PayItems.pensionsavgift.id || line.item == PayItems.pensionspremie.id else { return }
        try sums.pensionCost += line.amount
    }

    @inline(__always)
    private mutating func add(_ amount: Amount, _ kind: PayItemKind, _ item: PayItemWeight) throws(PayrollError) {
        switch kind {
        case .pay:
            try sums.gross += amount
            if item.flags.contains(.taxable) { try sums.taxBase += amount }
            if item.flags.contains(.contributions) { try sums.contributionBase += amount }
            if item.flags.contains(.oneOff) { try sums.oneOffBase += amount }
            if item.flags.contains(.pension) { try sums.pensionBase += amount }
        case .reimbursement: try sums.reimbursements += amount
        case .deduction:
            try sums.deductions += amount
            if item.flags.contains(.taxable) { try addBenefit(item, value: .zero, paid: amount) }
        case .benefit:
            try sums.benefits += amount
            if item.flags.contains(.taxable) { try addBenefit(item, value: amount, paid: .zero) }
        case .tax, .employerCost: break
        }
    }

    private mutating func addBenefit(_ item: PayItemWeight, value: Amount, paid: Amount) throws(PayrollError) {
        hasBenefits = true
        switch item.agiField {
        case 13: try car.add(value, paid)
        case 18, 98: try fuel.add(value, paid)
        default: try benefits.add(value, paid)
        }
    }

    /// The sums with benefits in the bases.
    ///
    /// - Throws: `invalidValue` when more is paid for a benefit than it is worth; `overflow` when a sum does not fit.
    func totals() throws(PayrollError) -> PayslipTotals {
        var totals = sums
        guard hasBenefits else { return totals }
        let left = try benefits.left() + car.left()
        try totals.taxBase += left
        try totals.contributionBase += left
        try totals.taxBase += fuel.left()
        // Market value, whose öre are kept: the base is truncated where it is declared.
        let market = try (Exact(fuel.value) * 5 / 6).rounded(.halfAwayFromZero)
        try totals.contributionBase += max(.zero, market - fuel.paid)
        return totals
    }
}

/// The value of one kind of benefit and what the employee paid for it by deduction.
private struct BenefitSum {
    /// The AGI field.
    let field: Int
    var value = Amount.zero
    var paid = Amount.zero

    init(field: Int) {
        self.field = field
    }

    /// Adds a value, or a payment.
    mutating func add(_ more: Amount, _ payment: Amount) throws(PayrollError) {
        try value += more
        try paid += payment
    }

    /// What is left to tax.
    func left() throws(PayrollError) -> Amount {
        guard paid <= max(value, .zero) || paid <= .zero else {
            throw PayrollError(
                .invalidValue,
                "Nettoavdragen för förmåner i AGI-fält \(field) är \(paid.swedish) kr, mer än förmånernas värde \(value.swedish) kr. Rätta avdraget eller förmånen."
            )
        }
        return try value - paid
    }
}
