//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaLaw
internal import PennaModel

/// An amount that belongs in an earlier month's individuppgift, and not in this month's.
///
/// It is pay that is taken back there, or a benefit found late; never tax: what has been declared stays (decision L15).
package struct AGIMove: Hashable, Sendable {
    /// The index of the person in the batch.
    package let person: Int

    /// The month whose individuppgift is replaced.
    package let period: Month

    /// The field.
    package let field: Int

    /// What its sum there is changed by.
    package let amount: Amount

    /// A move.
    package init(person: Int, period: Month, field: Int, amount: Amount) {
        self.person = person
        self.period = period
        self.field = field
        self.amount = amount
    }
}

/// What the closing of a payslip must know of earlier months: what was declared there, and what is corrected now.
struct Past<Rules: Agreement> {
    private let declared: [Month: DeclaredMonth]
    private let runs: [PayrollRun<Rules>]
    private let payMonths: [Int: Month]
    private let retroactive: Set<Int>
    /// How much less pay each earlier month has, below zero, and how much other a base for contributions.
    private var lowered: [Month: Amount] = [:]
    private var baseChanges: [Month: Amount] = [:]
    /// Contributions of earlier months calculated again: lines made while the payslip is closed.
    private(set) var recalculated: [Correction] = []
    /// What the AGI has in earlier months instead.
    private(set) var moves: [(period: Month, field: Int, amount: Amount)] = []

    /// - Parameter retroactive: the places among the corrections of those that are retroactive pay.
    init(
        _ plan: CorrectionPlan<Rules>, _ now: CorrectionPlan<Rules>.Step, corrections: [Correction],
        retroactive: Set<Int>
    ) {
        declared = plan.paid.declared
        runs = now.runs
        payMonths = Dictionary(corrections.map { ($0.line, $0.payMonth) }, uniquingKeysWith: { first, _ in first })
        self.retroactive = Set(retroactive.map { corrections[$0].line })
    }

    /// The pay that is agreed afterwards for time already paid; its tax is that on one-off amounts (SKV 433 section 10).
    private func retroactivePay(_ arena: LineArena, _ items: PayItemRegister) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for index in retroactive {
            let line = arena.lines[index]
            guard let item = items[line.item], item.kind == .pay, item.flags.contains(.taxable),
                !item.flags.contains(.oneOff)
            else { continue }
            try sum += line.amount
        }
        return max(.zero, sum)
    }

    /// Takes pay that is missing out of the months that it was declared in, the latest first, never more than stands
    /// there.
    ///
    /// - Returns: what could be taken, below zero; zero when the pay reaches.
    mutating func lowerDeclared(firstLine: Int, _ arena: LineArena, _ items: PayItemRegister) throws(PayrollError)
        -> Amount
    {
        var sums: [Month: Amount] = [:]
        var left = Amount.zero
        for index in firstLine..<arena.lines.count {
            let line = arena.lines[index]
            guard items.weight(of: line.item).isDeclaredPay else { continue }
            try left += line.amount
            // What is paid now is this month's, whenever it was earned.
            if payMonths[index] == nil, !line.amount.isNegative { continue }
            let month = payMonths[index] ?? line.originMonth
            sums[month] = try (sums[month] ?? .zero) + line.amount
        }
        guard left.isNegative else { return .zero }
        let missing = left
        for month in sums.keys.sorted(by: { $0 > $1 }) {
            guard let sum = sums[month], let known = declared[month], left.isNegative else { continue }
            let part = max(sum, left, try min(.zero, known.pay.negated()))
            guard part.isNegative else { continue }
            lowered[month] = part
            baseChanges[month] = part
            moves.append((month, AGIField.cashPay, part))
            left = try left - part
        }
        return try missing - left
    }

    /// What must be settled before tax is taken: which pay is one-off, and what belongs to months that are declared.
    mutating func prepare(
        _ person: Person, firstLine: Int, _ items: PayItemRegister, _ totals: inout PayslipTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        try totals.oneOffBase += retroactivePay(arena, items)
        for part in lowered.values {
            totals.taxBase = try totals.taxBase - part
            totals.contributionBase = try totals.contributionBase - part
        }
        try moveBenefits(firstLine..<arena.lines.count, arena, items, &totals)
        for (month, change) in baseChanges.sorted(by: { $0.key < $1.key }) {
            try recalculateContributions(person, month, change, &totals, to: &arena)
        }
    }

    /// A benefit found late, or found not to be, belongs to the month that it was had in; so does what was paid for it.
    private mutating func moveBenefits(
        _ lines: Range<Int>, _ arena: LineArena, _ items: PayItemRegister, _ totals: inout PayslipTotals
    ) throws(PayrollError) {
        var months: [Month: BenefitChange] = [:]
        for index in lines {
            let line = arena.lines[index]
            guard let month = payMonths[index], declared[month] != nil, let item = items[line.item],
                item.flags.contains(.taxable), let field = item.agiField
            else { continue }
            switch item.kind {
            case .benefit: try months[month, default: BenefitChange()].add(line.amount, field: field)
            case .deduction: try months[month, default: BenefitChange()].addPayment(line.amount, field: field)
            case .pay, .reimbursement, .tax, .employerCost: continue
            }
        }
        for (month, change) in months.sorted(by: { $0.key < $1.key }) {
            for (field, amount) in change.fields.sorted(by: { $0.key < $1.key }) where amount != .zero {
                moves.append((month, field, amount))
            }
            totals.taxBase = try totals.taxBase - change.taxed
            let base = try change.base()
            totals.contributionBase = try totals.contributionBase - base
            baseChanges[month] = try (baseChanges[month] ?? .zero) + base
        }
    }

    /// Calculates the contributions of a declared month with another base.
    private mutating func recalculateContributions(
        _ person: Person, _ month: Month, _ change: Amount, _ totals: inout PayslipTotals, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let declared = declared[month], let run = runs.first(where: { $0.payMonth == month }) else { return }
        let base = declared.contributionBase
        let before = try run.contributions.parts(of: base, birthYear: person.birthYear).cost()
        let after = try run.contributions.parts(of: max(.zero, base + change), birthYear: person.birthYear).cost()
        guard after != before else { return }
        try totals.contributions += after - before
        let item = PayItems.arbetsgivaravgift.id
        recalculated.append(
            Correction(
                line: arena.lines.count, payMonth: month,
                key: PaidKey(employment: "", item: item, origin: month, account: ""), cause: nil))
        try arena.addDifference(
            item, after: after, before: before, .reported, LineOrigin(payslip: WorkedMonth(month).days))
    }
}

/// What benefits found late change in a month that has been declared.
private struct BenefitChange {
    /// By field, as they stand in the individuppgift.
    private(set) var fields: [Int: Amount] = [:]
    /// What is taxed.
    private(set) var taxed = Amount.zero
    private var fuel = Amount.zero
    private var fuelPaid = Amount.zero
    private var others = Amount.zero

    mutating func add(_ amount: Amount, field: Int) throws(PayrollError) {
        fields[field] = try (fields[field] ?? .zero) + amount
        try taxed += amount
        if field == AGIField.carFuel { try fuel += amount } else { try others += amount }
    }

    mutating func addPayment(_ amount: Amount, field: Int) throws(PayrollError) {
        taxed = try taxed - amount
        if field == AGIField.carFuel || field == AGIField.carFuelPaid {
            fields[AGIField.carFuelPaid] = try (fields[AGIField.carFuelPaid] ?? .zero) + amount
            try fuelPaid += amount
        } else {
            fields[field] = try (fields[field] ?? .zero) - amount
            others = try others - amount
        }
    }

    /// What contributions are calculated on: fuel at its market value, which is taxed at 1.2 times that.
    func base() throws(PayrollError) -> Amount {
        try others + (Exact(fuel) * 5 / 6).rounded(.halfAwayFromZero) - fuelPaid
    }
}

extension PayItemWeight {
    /// Whether a line of it is cash pay that the individuppgift has in field 011.
    var isDeclaredPay: Bool { kind == .pay && agiField == AGIField.cashPay }
}

extension AGIMove {
    init(person: Int, _ move: (period: Month, field: Int, amount: Amount)) {
        self.init(person: person, period: move.period, field: move.field, amount: move.amount)
    }
}
