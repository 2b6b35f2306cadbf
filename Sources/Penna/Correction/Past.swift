//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
internal import PennaModel

/// An amount that belongs in an earlier month's individuppgift, because a later month's would be below zero.
public struct AGIMove: Hashable, Sendable {
    /// The index of the person in the batch.
    public let person: Int

    /// The month whose individuppgift is replaced.
    public let period: Month

    /// The field.
    public let field: Int

    /// What its sum there is changed by; below zero.
    public let amount: Amount

    /// A move.
    public init(person: Int, period: Month, field: Int, amount: Amount) {
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
    /// Tax and contributions given back: lines made while the payslip is closed.
    private(set) var givenBack: [Correction] = []
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

    /// The month of payment that a line belongs to.
    private func month(of line: Int, _ arena: LineArena) -> Month { payMonths[line] ?? arena.lines[line].originMonth }

    /// Spreads what is missing over earlier months that take it back, the latest first.
    ///
    /// - Parameter amounts: what each line adds to the sum that is below zero.
    private func spread(_ missing: Amount, _ amounts: [(line: Int, amount: Amount)], _ arena: LineArena)
        throws(PayrollError) -> [(month: Month, amount: Amount)]
    {
        var sums: [Month: Amount] = [:]
        for (line, amount) in amounts {
            let month = month(of: line, arena)
            sums[month] = try (sums[month] ?? .zero) + amount
        }
        var left = missing
        var parts: [(month: Month, amount: Amount)] = []
        for month in sums.keys.sorted(by: { $0 > $1 }) where declared[month] != nil {
            guard let sum = sums[month], sum.isNegative, left.isNegative else { continue }
            let part = max(sum, left)
            parts.append((month, part))
            left = try left - part
        }
        return parts
    }

    /// What must be settled before tax is taken: which pay is one-off, and what is given back.
    mutating func prepare(
        _ person: Person, firstLine: Int, _ items: PayItemRegister, _ totals: inout PayslipTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        try totals.oneOffBase += retroactivePay(arena, items)
        try giveBack(person, firstLine: firstLine, items, &totals, to: &arena)
    }

    /// Gives back tax and contributions on pay that is taken back and that this month's pay does not reach for.
    ///
    /// The month that it was paid in is reckoned without it (AGI: the individuppgift of that month is replaced).
    private mutating func giveBack(
        _ person: Person, firstLine: Int, _ items: PayItemRegister, _ totals: inout PayslipTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let lines = firstLine..<arena.lines.count
        func amounts(_ flag: PayItemFlags) -> [(line: Int, amount: Amount)] {
            lines.compactMap { index in
                let line = arena.lines[index]
                guard let item = items[line.item], item.kind == .pay, item.flags.contains(flag) else { return nil }
                return (index, line.amount)
            }
        }
        if totals.taxBase.isNegative {
            for (month, part) in try spread(totals.taxBase, amounts(.taxable), arena) {
                try giveBackTax(person, month, part, &totals, to: &arena)
            }
        }
        if totals.contributionBase.isNegative {
            for (month, part) in try spread(totals.contributionBase, amounts(.contributions), arena) {
                try giveBackContributions(person, month, part, &totals, to: &arena)
            }
        }
    }

    private mutating func giveBackTax(
        _ person: Person, _ month: Month, _ part: Amount, _ totals: inout PayslipTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let declared = declared[month], let run = runs.first(where: { $0.payMonth == month }) else { return }
        let ordinary = try declared.taxBase - declared.oneOffBase
        let before = try run.ordinaryTax(person, on: ordinary)
        let after = try run.ordinaryTax(person, on: max(.zero, ordinary + part))
        guard after.amount != before.amount else { return }
        try totals.tax += after.amount - before.amount
        try addGivenBack(before.item, after: after.amount, before: before.amount, month, to: &arena)
    }

    private mutating func giveBackContributions(
        _ person: Person, _ month: Month, _ part: Amount, _ totals: inout PayslipTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let declared = declared[month], let run = runs.first(where: { $0.payMonth == month }) else { return }
        let base = declared.contributionBase
        let before = try run.contributions.parts(of: base, birthYear: person.birthYear).cost()
        let after = try run.contributions.parts(of: max(.zero, base + part), birthYear: person.birthYear).cost()
        guard after != before else { return }
        try totals.contributions += after - before
        try addGivenBack(PayItems.arbetsgivaravgift.id, after: after, before: before, month, to: &arena)
    }

    private mutating func addGivenBack(
        _ item: PayItemID, after: Amount, before: Amount, _ month: Month, to arena: inout LineArena
    ) throws(PayrollError) {
        givenBack.append(
            Correction(
                line: arena.lines.count, payMonth: month,
                key: PaidKey(employment: "", item: item, origin: month, account: ""), cause: nil))
        try arena.addDifference(
            item, after: after, before: before, .reported, LineOrigin(payslip: WorkedMonth(month).days))
    }

    /// Moves what would be below zero in this month's AGI to the months that it was paid in.
    mutating func moveReported(_ lines: Range<Int>, _ arena: LineArena, _ items: PayItemRegister) throws(PayrollError) {
        let back = Dictionary(givenBack.map { ($0.line, $0.payMonth) }, uniquingKeysWith: { first, _ in first })
        var fields: [Int: [(line: Int, amount: Amount)]] = [:]
        for index in lines {
            let line = arena.lines[index]
            guard let item = items[line.item], let field = item.agiField else { continue }
            switch item.kind {
            case .pay, .benefit: fields[field, default: []].append((index, line.amount))
            case .tax:
                if let month = back[index] { moves.append((month, field, line.amount)) }
            case .deduction, .reimbursement, .employerCost: break
            }
        }
        for (field, amounts) in fields.sorted(by: { $0.key < $1.key }) {
            var sum = Amount.zero
            for amount in amounts { try sum += amount.amount }
            guard sum.isNegative else { continue }
            for (month, part) in try spread(sum, amounts, arena) { moves.append((month, field, part)) }
        }
    }
}

extension AGIMove {
    init(person: Int, _ move: (period: Month, field: Int, amount: Amount)) {
        self.init(person: person, period: move.period, field: move.field, amount: move.amount)
    }
}
