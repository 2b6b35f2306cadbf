//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaJSON
internal import PennaLaw

extension DecisionEntries {
    /// Reads an account: a clearing number and a number, or an IBAN.
    ///
    /// One that cannot be used is read too, and is a finding: the payment waits, not the calculation.
    static func account(_ node: JSONNode) throws(JSONError) -> PaymentAccount {
        switch try one(of: ["clearing", "iban"], node) {
        case "clearing":
            try reject(["bic"], node, "Ett konto med clearing")
            return PaymentAccount(
                clearing: try node.required("clearing").string(), number: try node.required("number").string())
        default:
            try reject(["number"], node, "Ett konto med iban")
            return PaymentAccount(iban: try node.required("iban").string(), bic: try node.text("bic"))
        }
    }

    /// Writes an account, one that cannot be used as it was given.
    static func write(_ account: PaymentAccount, to writer: inout JSONWriter) {
        switch account {
        case .swedish(let account): write(.clearing(account.clearing, number: account.account), to: &writer)
        case .iban(let iban, let bic): write(.iban(iban.electronic, bic: bic), to: &writer)
        case .unusable(let written, _): write(written, to: &writer)
        }
    }

    private static func write(_ account: WrittenAccount, to writer: inout JSONWriter) {
        switch account {
        case .clearing(let clearing, let number):
            writer.member("clearing", string: clearing)
            writer.member("number", string: number)
        case .iban(let iban, let bic):
            writer.member("iban", string: iban)
            if !bic.isEmpty { writer.member("bic", string: bic) }
        }
    }
}
