//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Vouchers as the files that ledgers read: SIE 4I, and SIE 5.
package enum SIEFile {
    /// SIE 4I in code page 437.
    ///
    /// - Parameter created: the day it was made; given, so that the same run gives the same bytes.
    package static func version4(
        _ posting: Posting, _ run: PaymentRun, rules: PostingRules?, created: Day
    ) -> FilingDocument {
        document("lon-\(run.payDate)-\(run.kind)-\(run.number).si", posting, rules) { rules in
            SIE4Writer(run, rules).bytes(posting.vouchers, created)
        }
    }

    /// SIE 5, as a `SieEntry` of the same vouchers.
    ///
    /// - Parameter created: when it was made; given, so that the same run gives the same bytes.
    package static func version5(
        _ posting: Posting, _ run: PaymentRun, rules: PostingRules?, created: Instant
    ) -> FilingDocument {
        document("lon-\(run.payDate)-\(run.kind)-\(run.number).sie", posting, rules) { rules in
            var writer = SIE5Writer(run, rules)
            return writer.bytes(posting.vouchers, created)
        }
    }

    private static func document(
        _ name: String, _ posting: Posting, _ rules: PostingRules?, _ bytes: (PostingRules) -> [UInt8]
    ) -> FilingDocument {
        var findings = FilingFindings(name)
        for finding in posting.findings { findings.add(finding) }
        guard let rules, !posting.vouchers.isEmpty, !findings.isStopped else {
            if !findings.isStopped {
                findings.look(.emptyInput, "Körningen har ingenting att bokföra.", "Lämna ingen fil.")
            }
            return FilingDocument(name, findings, bytes: nil)
        }
        return FilingDocument(name, findings, bytes: bytes(rules))
    }
}

/// What the vouchers of a file refer to.
struct LedgerReferences {
    let accounts: [String]
    let objects: [LedgerObject]

    init(_ vouchers: [Voucher]) {
        accounts = Set(vouchers.flatMap { $0.rows.map(\.account) }).sorted()
        objects = Set(vouchers.flatMap { $0.rows.flatMap(\.objects) }).sorted()
    }

    /// The dimensions that have objects, in order.
    var dimensions: [Int] { Set(objects.map(\.dimension)).sorted() }

    /// The name of a dimension: the employer's, or that which SIE reserves the number for.
    static func name(of dimension: Int, _ rules: PostingRules) -> String {
        if let name = rules.dimensions[dimension] { return name }
        return switch dimension {
        case 1: "Kostnadsställe"
        case 2: "Kostnadsbärare"
        case 6: "Projekt"
        case 7: "Anställd"
        case 8: "Kund"
        case 9: "Leverantör"
        case 10: "Faktura"
        default: "Dimension \(dimension)"
        }
    }
}
