//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Which claim an attachment of pay is for: maintenance stands before everything else.
public enum AttachmentRank: Int, Hashable, Sendable, CaseIterable {
    /// Underhållsbidrag or underhållsstöd.
    case maintenance = 1
    /// Any other claim that Kronofogden collects.
    case other = 2

    /// The Swedish word in texts.
    public var swedish: String {
        switch self {
        case .maintenance: "underhåll"
        case .other: "annan fordran"
        }
    }
}

/// How much of the pay above the protected amount is attached (utmätningsbelopp).
public enum AttachmentAmount: Hashable, Sendable {
    /// At most this amount a month, in whole kronor.
    case amount(Amount)
    /// All that is above the protected amount.
    case everythingAbove

    /// The Swedish words in texts, such as `4 000,00 kr`.
    public var swedish: String {
        switch self {
        case .amount(let amount): "\(amount.swedish) kr"
        case .everythingAbove: "allt över förbehållsbeloppet"
        }
    }
}

/// Kronofogden's decision to attach a person's pay (utmätning i lön).
///
/// Utsökningsbalken (1981:774), UB, 7 kap. 8 §: Kronofogden fixes both the protected amount and the attached amount.
/// The employer calculates neither, it executes the decision, from the first pay after it was received. Which days a
/// decision is valid is not kept here.
///
/// ```swift
/// let decision = try AttachmentDecision(
///     caseNumber: "U-12345-26", paymentReference: "1234567897", rank: .other,
///     protectedAmount: Amount(kronor: 15_800), amount: .amount(Amount(kronor: 4_000)))
/// ```
public struct AttachmentDecision: Hashable, Sendable {
    /// Kronofogden's number of the case (målnummer).
    public let caseNumber: String

    /// What the payment to Kronofogden is marked with (OCR), on the same day as the pay.
    public let paymentReference: String

    /// Which claim it is for.
    public let rank: AttachmentRank

    /// What the person keeps of a month's pay (förbehållsbelopp), in whole kronor above zero; of a later payment in the
    /// month what is left of that.
    public internal(set) var protectedAmount: Amount

    /// What is attached of the pay above that.
    public internal(set) var amount: AttachmentAmount

    /// A decision as it is worded.
    ///
    /// The amounts are a month's. For pay by the week or the day give the converted protected amount, see
    /// ``AttachmentRules/protectedAmount(_:for:)``.
    ///
    /// - Throws: `missingFact` when there is no protected amount; `invalidValue` when it is zero, when an amount is
    ///   negative or has öre, when nothing is attached, or when the number or the reference is blank.
    public init(
        caseNumber: String, paymentReference: String, rank: AttachmentRank, protectedAmount: Amount?,
        amount: AttachmentAmount
    ) throws(PayrollError) {
        guard !AttachmentDecision.isBlank(caseNumber) else {
            throw PayrollError(
                .invalidValue, "Ett beslut om utmätning i lön saknar målnummer. Ange det som står i beslutet.")
        }
        guard !AttachmentDecision.isBlank(paymentReference) else {
            throw PayrollError(
                .invalidValue,
                "Beslutet om utmätning i lön i mål \(caseNumber) saknar betalningsreferens (OCR). Ange den som står i "
                    + "beslutet, annars kan Kronofogden inte bokföra betalningen.")
        }
        self.protectedAmount = try ProtectedAmount.checked(protectedAmount, caseNumber: caseNumber)
        if case .amount(let attached) = amount {
            guard attached > .zero, attached.ore % 100 == 0 else {
                throw PayrollError(
                    .invalidValue,
                    "Utmätningsbeloppet i mål \(caseNumber) är \(attached.swedish) kr. Ange hela kronor, minst 1, "
                        + "eller avsluta beslutet om inget ska utmätas.")
            }
        }
        self.caseNumber = caseNumber
        self.paymentReference = paymentReference
        self.rank = rank
        self.amount = amount
    }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 <= UInt8(ascii: " ") }
    }
}

/// The checks of an amount that Kronofogden protects, in an attachment or in a set-off.
enum ProtectedAmount {
    /// The protected amount of an attachment.
    static func checked(_ amount: Amount?, caseNumber: String) throws(PayrollError) -> Amount {
        guard let amount else {
            throw PayrollError(
                .missingFact,
                "Beslutet om utmätning i lön i mål \(caseNumber) saknar förbehållsbelopp. Utmätning utan "
                    + "förbehållsbelopp kan inte verkställas. Ange det som står i beslutet, eller fråga Kronofogden.")
        }
        guard isDecidable(amount) else {
            throw PayrollError(
                .invalidValue,
                "Förbehållsbeloppet i mål \(caseNumber) är \(amount.swedish) kr. Utmätning utan förbehållsbelopp kan "
                    + "inte verkställas. Ange det som står i beslutet, i hela kronor.")
        }
        return amount
    }

    /// Whether Kronofogden can have decided it: whole kronor above zero.
    static func isDecidable(_ amount: Amount) -> Bool {
        amount > .zero && amount.ore % 100 == 0
    }
}
