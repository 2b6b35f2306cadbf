//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Who gets what of a net pay, in the order that holds when money is short (decision L10).
///
/// 1. Preliminary tax, which has been taken already: the net pay is gross cash less tax.
/// 2. Attachment for maintenance.
/// 3. Attachment for other claims.
/// 4. The employer's corrections and advances: first the debt from earlier months, then the claims as given.
/// 5. Set-off with consent, or by Kronofogden's word, as given.
/// 6. What is owed for the month itself: payments for benefits, and what the employer has paid for the employee.
/// 7. Voluntary deductions, as given.
///
/// The employer's own claims, 4 and 5, never take what the highest protected amount in force covers. Voluntary
/// deductions may (decision L14): they are the employee's own use of the pay. What is owed is taken whole, also where
/// the pay does not reach: it then becomes a debt. Reimbursements free of tax are no part of
/// this; they are paid on top of what is left.
///
/// A voluntary deduction that the pay does not cover is taken as far as the money reaches, and ``NetDeduction/short``
/// tells what was not; that is let go and no debt (decision L22). A negative one is money given back; such come before
/// the others of step 7, so that their place in the list does not matter.
///
/// What is taken and what is left is the net pay exactly:
/// `net = taken + left − belowZero`.
///
/// With no decision, debt or claim, and deductions that the net pay covers, each of them is taken whole: a
/// caller who sees that needs none of this. Empty arrays allocate nothing.
///
/// ```swift
/// let result = try NetDeductions(
///     gross: Amount(kronor: 28_000), tax: Amount(kronor: 6_500), on: payDate, decisions: [decision],
///     voluntary: [Amount(kronor: 250)])
/// let payout = try result.left + reimbursements
/// ```
public struct NetDeductions: Sendable {
    /// Gross cash pay less tax; below zero when the pay is.
    public let net: Amount

    /// The highest protected amount of the decisions; zero without any.
    public let protected: Amount

    /// What each decision took, maintenance first.
    public let attachments: [AttachmentOutcome]

    /// What was taken of the debt from earlier months; `nil` when there is none.
    public let receivable: NetDeduction?

    /// What became of each claim, in the order they were given.
    public let claims: [SetOffOutcome]

    /// What was taken of each voluntary deduction, in the order they were given.
    public let voluntary: [NetDeduction]

    /// All that was taken together.
    public let taken: Amount

    /// What is left to pay out, never negative; reimbursements come on top.
    public let left: Amount

    /// How far below zero the pay is, as a positive amount: a debt to carry to the next pay (decision L5).
    ///
    /// Only a net pay that is negative to begin with, from late absence or the like, or what is owed, gives one; no other
    /// deduction does.
    public let belowZero: Amount

    /// Divides a net pay.
    ///
    /// - Parameters:
    ///   - gross: gross cash pay, without benefits and without reimbursements free of tax; negative when the pay is.
    ///   - tax: the tax that was taken of it.
    ///   - payDate: the day of payment.
    ///   - decisions: the attachments in force on that day, at most one of each rank.
    ///   - receivable: what the employee owes from earlier months.
    ///   - claims: the employer's other claims.
    ///   - owed: payments for benefits and what the employer has advanced; negative for money given back.
    ///   - voluntary: the amounts of the deductions that the employee has asked for.
    ///   - earlier: what earlier payments of the calendar month left of what is attached and protected (decision L16).
    /// - Throws: `overlap` for two decisions of one rank; `invalidValue` for a negative tax or debt; `overflow` when a
    ///   sum does not fit in 64 bits.
    public init(
        gross: Amount, tax: Amount, on payDate: PayDate, decisions: [AttachmentDecision] = [],
        receivable: Amount = .zero, claims: [SetOffClaim] = [], owed: Amount = .zero, voluntary: [Amount] = [],
        earlier: AttachedInMonth = AttachedInMonth()
    ) throws(PayrollError) {
        guard !tax.isNegative else {
            throw PayrollError(
                .invalidValue,
                "Skatten är \(tax.swedish) kr. Ange den som ett positivt belopp; skatt som ska tillbaka rättas i den "
                    + "månad den drogs.", day: payDate.day)
        }
        try self.init(
            net: try gross - tax, on: payDate, decisions: decisions, receivable: receivable, claims: claims, owed: owed,
            voluntary: voluntary, earlier: earlier)
    }

    /// Divides a net pay whose tax may be money given back, as in a correction.
    ///
    /// - Parameter net: gross cash pay less tax; the other parameters are those of the initialiser that takes both.
    /// - Throws: `overlap` for two decisions of one rank; `invalidValue` for a negative debt; `overflow` when a sum does
    ///   not fit in 64 bits.
    public init(
        net: Amount, on payDate: PayDate, decisions: [AttachmentDecision] = [], receivable: Amount = .zero,
        claims: [SetOffClaim] = [], owed: Amount = .zero, voluntary: [Amount] = [],
        earlier: AttachedInMonth = AttachedInMonth()
    ) throws(PayrollError) {
        var balance = NetBalance(net: net, earlier: earlier)
        attachments = try balance.attach(decisions, on: payDate)
        self.receivable = receivable == .zero ? nil : try balance.settle(receivable)
        self.claims = try NetDeductions.each(
            of: claims, first: { $0.kind.isOutsideTheAct },
            take: { (claim) throws(PayrollError) in try balance.setOff(claim, on: payDate) })
        try balance.taken += owed
        self.voluntary = try NetDeductions.each(
            of: voluntary, first: { $0.isNegative },
            take: { (amount) throws(PayrollError) in try balance.deduct(amount) })
        self.net = net
        protected = balance.protected
        taken = balance.taken
        let rest = try net - taken
        left = max(.zero, rest)
        belowZero = try max(.zero, rest.negated())
    }

    /// What to report to Kronofogden.
    public var deviations: [AttachmentDeviation] { attachments.compactMap { $0.deviation } }

    /// What became of each item, in the order of the items, when some of them are taken before the others.
    private static func each<Item, Outcome>(
        of items: [Item], first isFirst: (Item) -> Bool, take: (Item) throws(PayrollError) -> Outcome
    ) throws(PayrollError) -> [Outcome] {
        // The common case, and one allocation instead of two.
        if !items.contains(where: isFirst) { return try items.map(take) }
        var outcomes = [Outcome?](repeating: nil, count: items.count)
        for turn in [true, false] {
            for (index, item) in items.enumerated() where isFirst(item) == turn {
                outcomes[index] = try take(item)
            }
        }
        return outcomes.compactMap { $0 }
    }
}

/// A net pay while it is divided.
private struct NetBalance {
    let net: Amount
    let earlier: AttachedInMonth
    var taken: Amount = .zero
    var protected: Amount = .zero

    init(net: Amount, earlier: AttachedInMonth) {
        self.net = net
        self.earlier = earlier
    }

    mutating func attach(
        _ decisions: [AttachmentDecision], on payDate: PayDate
    ) throws(PayrollError) -> [AttachmentOutcome] {
        var outcomes: [AttachmentOutcome] = []
        if decisions.isEmpty { return outcomes }
        // Kronofogden is told of the month, over all its payments.
        var takenInMonth = Amount.zero
        for rank in AttachmentRank.allCases {
            guard let decision = try NetBalance.decision(of: rank, among: decisions, on: payDate) else { continue }
            let left = try decision.left(after: earlier)
            let proof = try AttachmentRules.withheld(decision: left, net: net, earlier: taken)
            let inMonth = try proof.amount + earlier.withheld(rank)
            outcomes.append(
                AttachmentOutcome(
                    decision: decision, proof: proof,
                    deviation: AttachmentDeviation(
                        decision: decision, withheld: inMonth, net: try net + earlier.net, earlier: takenInMonth)))
            try taken += proof.amount
            try takenInMonth += inMonth
            protected = max(protected, left.protectedAmount)
        }
        return outcomes
    }

    private static func decision(
        of rank: AttachmentRank, among decisions: [AttachmentDecision], on payDate: PayDate
    ) throws(PayrollError) -> AttachmentDecision? {
        var found: AttachmentDecision?
        for decision in decisions where decision.rank == rank {
            if let found {
                throw PayrollError(
                    .overlap,
                    "Två beslut om utmätning i lön för \(rank.swedish) gäller \(payDate.day): mål \(found.caseNumber) "
                        + "och mål \(decision.caseNumber). Kronofogden ordnar själv sina mål; ange vilket beslut som "
                        + "har upphört, eller fråga Kronofogden.", day: payDate.day)
            }
            found = decision
        }
        return found
    }

    mutating func settle(_ receivable: Amount) throws(PayrollError) -> NetDeduction {
        let deduction = try SetOff.correction(receivable, net: net, earlier: taken, protected: protected)
        try taken += deduction.taken
        return deduction
    }

    mutating func setOff(_ claim: SetOffClaim, on payDate: PayDate) throws(PayrollError) -> SetOffOutcome {
        let outcome = try SetOff.allowed(
            claim, net: net, earlier: taken, protected: protected, kept: earlier.kept(), on: payDate)
        try taken += outcome.taken
        return outcome
    }

    mutating func deduct(_ amount: Amount) throws(PayrollError) -> NetDeduction {
        let proof = try Proof(of: VoluntaryDeduction(wanted: amount, net: net, earlier: taken), .confirmed)
        let deduction = try NetDeduction(wanted: amount, proof, net: net, earlier: taken, protected: .zero)
        try taken += proof.amount
        return deduction
    }
}

/// What is taken of a deduction that the employee has asked for: as far as the net reaches (decision L22).
public struct VoluntaryDeduction: Working {
    /// The formula that gives it.
    public static let formula = Formula(
        FormulaID(145), name: "Frivilligt nettoavdrag", expression: "min(avdrag; max(0; netto − tidigare))",
        operands: [Operand("avdrag", .krona), Operand("netto", .krona), Operand("tidigare", .krona)],
        paragraph: "Beslut L10 och L14", source: .page(.maxpa), confidence: .reported)

    let wanted: Amount
    let net: Amount
    let earlier: Amount

    /// A deduction of a net of which something has been taken already.
    public init(wanted: Amount, net: Amount, earlier: Amount) {
        self.wanted = wanted
        self.net = net
        self.earlier = earlier
    }

    /// What is taken.
    public func amount() throws(PayrollError) -> Amount { min(wanted, max(.zero, try net - earlier)) }

    /// Writes what was wanted, the net and what was taken before.
    public func write(to operands: inout some OperandWriter) {
        operands.krona(wanted)
        operands.krona(net)
        operands.krona(earlier)
    }
}
