//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What became of a claim that the employer wants to set off.
public enum SetOffOutcome: Sendable {
    /// It may be set off, and this was taken; nothing when the pay did not reach.
    case allowed(NetDeduction)
    /// It may not, and the whole claim stands.
    case refused(SetOffRefusal)

    /// What was taken.
    public var taken: Amount {
        switch self {
        case .allowed(let deduction): deduction.taken
        case .refused: .zero
        }
    }
}

/// The employer's own deductions from net pay: corrections, advances and set-off (kvittning).
///
/// Kvittningslagen (1970:215). Corrections of pay calculated beforehand and advances are outside the act. Everything else
/// needs the employee's consent (2 §), or rests on 3 § and then needs Kronofogden's word on what is protected (6 §).
/// The deduction reaches gross cash less tax only, never reimbursements of special costs (3 §), and never below the
/// protected amount of an attachment (decision L14).
///
/// ```swift
/// let loan = try SetOffClaim(
///     Amount(kronor: 2_000), .claim, origin: Day(2026, 3, 2), due: Day(2026, 4, 1), consent: Day(2026, 3, 2))
/// let outcome = try SetOff.allowed(loan, net: Amount(kronor: 21_500), on: PayDate(Day(2026, 4, 27)))
/// ```
public enum SetOff {
    /// How well the conditions of set-off without consent are known (4 and 6 §§): from memory.
    public static let forcedConfidence: Confidence = .unconfirmed

    /// How much of a claim may be taken of a pay, or why nothing may.
    ///
    /// - Parameters:
    ///   - claim: the claim.
    ///   - net: gross cash pay less preliminary tax, without reimbursements.
    ///   - earlier: what has been taken of it already.
    ///   - protected: the highest protected amount of the attachments in force; zero without any.
    ///   - kept: what the person has kept of earlier payments in the month, which the claim's own protected amount is
    ///     less by.
    ///   - payDate: the day of payment, on which the pay falls due.
    /// - Throws: `overflow` when a difference does not fit in 64 bits.
    public static func allowed(
        _ claim: SetOffClaim, net: Amount, earlier: Amount = .zero, protected: Amount = .zero, kept: Amount = .zero,
        on payDate: PayDate
    ) throws(PayrollError) -> SetOffOutcome {
        if let refusal = refusal(of: claim, on: payDate) { return .refused(refusal) }
        let hasConsent = claim.hasConsent(on: payDate)
        let isForced = !claim.kind.isOutsideTheAct && !hasConsent
        let floor = hasConsent ? protected : max(protected, try (claim.protectedAmount ?? .zero) - kept)
        return .allowed(
            try taken(
                claim.amount, net: net, earlier: earlier, protected: floor,
                isForced ? forcedConfidence : .confirmed))
    }

    /// Why a claim may not be set off against a pay at all, or `nil` when it may.
    public static func refusal(of claim: SetOffClaim, on payDate: PayDate) -> SetOffRefusal? {
        if payDate.day < claim.due { return .notDue(due: claim.due) }
        if claim.kind.isOutsideTheAct || claim.protectedAmount != nil || claim.hasConsent(on: payDate) { return nil }
        guard let consent = claim.consent else { return .noConsent }
        guard consent <= payDate.day, let revoked = claim.consentRevoked else { return .consentLater(consent) }
        return .consentRevoked(revoked)
    }

    /// What is taken of a correction or a debt from earlier months, which need no consent.
    ///
    /// The parameters are those of ``allowed(_:net:earlier:protected:on:)``.
    ///
    /// - Throws: `invalidValue` when the amount is negative; `overflow` when a difference does not fit in 64 bits.
    public static func correction(
        _ amount: Amount, net: Amount, earlier: Amount = .zero, protected: Amount = .zero
    ) throws(PayrollError) -> NetDeduction {
        guard !amount.isNegative else {
            throw PayrollError(
                .invalidValue,
                "Fordran från tidigare månader är \(amount.swedish) kr. Ange den som ett positivt belopp.")
        }
        return try taken(amount, net: net, earlier: earlier, protected: protected, .confirmed)
    }

    private static func taken(
        _ amount: Amount, net: Amount, earlier: Amount, protected: Amount, _ confidence: Confidence
    ) throws(PayrollError) -> NetDeduction {
        let working = Taken(claim: amount, net: net, earlier: earlier, protected: protected)
        return try NetDeduction(
            wanted: amount, Proof(of: working, confidence), net: net, earlier: earlier, protected: protected)
    }

    /// What the employer takes of its own claim: only above what is protected.
    struct Taken: Working {
        static let formula = Formula(
            FormulaID(144), name: "Arbetsgivarens avdrag",
            expression: "min(fordran; max(0; netto − tidigare − förbehållsbelopp))",
            operands: [
                Operand("fordran", .krona), Operand("netto", .krona), Operand("tidigare", .krona),
                Operand("förbehållsbelopp", .krona),
            ],
            paragraph: "Kvittningslagen (1970:215); beslut L10 och L14",
            source: [.act(.kvittningslagen, "1–3 §§"), .page(.maxpa)], confidence: .reported)

        let claim: Amount
        let net: Amount
        let earlier: Amount
        let protected: Amount

        func amount() throws(PayrollError) -> Amount { min(claim, max(.zero, try net - earlier - protected)) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(claim)
            operands.krona(net)
            operands.krona(earlier)
            operands.krona(protected)
        }
    }
}
