//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel
internal import PennaStore

extension PayrollLedger {
    /// The documents of agreements that are given here, each with the hash of its rules, as receipts have them.
    public var agreementDocuments: [String] { rules.documents }

    /// The documents that a run was calculated with and that are not given here, with the options that give them; `nil`
    /// when all are.
    func missingDocuments(of receipt: Receipt) -> String? {
        var missing = receipt.agreements.filter { !rules.documents.contains($0) }.map {
            "avtalsdokumentet \($0) (--agreement FIL)"
        }
        // A stand-in is made again from the years that there are; what was given then must be given now.
        if receipt.provisionalYear == nil {
            missing += receipt.years.filter { !years.digests.contains($0) }.map { "dokumentet \($0) (--year FIL)" }
        }
        return missing.isEmpty ? nil : missing.joined(separator: " och ")
    }

    /// That a run cannot be calculated again as it was; `nil` when all its documents are given.
    func lacksDocuments(_ key: RunKey, _ receipt: Receipt) -> LedgerError? {
        missingDocuments(of: receipt).map {
            LedgerError(
                .calculation,
                "Körningen \(key.swedish) är räknad med \($0), som inte är angivet. Ange samma dokument som då.")
        }
    }

    /// Whether the agreements of a run are among those here, so that its payslips can be read; their rules may have
    /// changed since.
    ///
    /// - Throws: `calculation`, naming the documents; `notFound`; `store`.
    func requireAgreements(of key: RunKey) throws(LedgerError) {
        guard let run = try stored({ () throws(StoreError) in try store.run(key) }) else { throw .missing(key) }
        let missing = try Receipt.read(run.receipt).agreements.filter { document in
            !book.agreements.contains { document.hasPrefix($0.name + " ") }
        }
        guard !missing.isEmpty else { return }
        throw LedgerError(
            .calculation,
            "Körningen \(key.swedish) är räknad med avtalsdokumentet \(missing.joined(separator: " och ")), som inte är "
                + "angivet. Ange det med --agreement FIL.")
    }
}
