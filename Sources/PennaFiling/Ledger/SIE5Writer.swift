//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Writes SIE 5.
struct SIE5Writer {
    private let run: PaymentRun
    private let rules: PostingRules
    private var xml = XMLText()

    init(_ run: PaymentRun, _ rules: PostingRules) {
        self.run = run
        self.rules = rules
    }

    mutating func bytes(_ vouchers: [Voucher], _ created: Instant) -> [UInt8] {
        let references = LedgerReferences(vouchers)
        xml.begin("SieEntry", [(name: "xmlns", value: "http://www.sie.se/sie5")])
        writeInfo(created)
        xml.begin("Accounts")
        for account in references.accounts {
            empty("Account", [("id", account), ("name", rules.name(of: account)), ("type", kind(of: account))])
        }
        xml.end("Accounts")
        if !references.dimensions.isEmpty { writeDimensions(references) }
        xml.newline()
        xml.begin("Journal", [(name: "id", value: rules.series)])
        for (place, voucher) in vouchers.enumerated() {
            write(voucher, place + 1, SwedishClock.local(created.moment).day)
        }
        xml.end("Journal")
        xml.end("SieEntry")
        xml.newline()
        return xml.bytes
    }

    private mutating func writeInfo(_ created: Instant) {
        xml.begin("FileInfo")
        empty("SoftwareProduct", [("name", "Penna"), ("version", "0.1.0")])
        empty("FileCreation", [("time", FilingTime.local(created)), ("by", "Penna")])
        empty("Company", [("organizationId", "\(run.employer)"), ("name", run.name)])
        xml.end("FileInfo")
    }

    private mutating func writeDimensions(_ references: LedgerReferences) {
        xml.begin("Dimensions")
        for dimension in references.dimensions {
            xml.begin(
                "Dimension",
                [
                    (name: "id", value: "\(dimension)"),
                    (name: "name", value: LedgerReferences.name(of: dimension, rules)),
                ])
            for object in references.objects where object.dimension == dimension {
                empty("Object", [("id", object.id), ("name", object.id)])
            }
            xml.end("Dimension")
        }
        xml.end("Dimensions")
    }

    private mutating func write(_ voucher: Voucher, _ number: Int, _ created: Day) {
        xml.newline()
        xml.begin(
            "JournalEntry",
            [
                (name: "id", value: "\(number)"), (name: "journalDate", value: "\(voucher.day)"),
                (name: "text", value: voucher.text),
            ])
        empty("OriginalEntryInfo", [("date", "\(created)"), ("by", "Penna")])
        for row in voucher.rows {
            xml.begin(
                "LedgerEntry", [(name: "accountId", value: row.account), (name: "amount", value: "\(row.amount)")])
            for object in row.objects {
                empty("ObjectReference", [("dimId", "\(object.dimension)"), ("objectId", object.id)])
            }
            xml.end("LedgerEntry")
        }
        xml.end("JournalEntry")
    }

    /// By the first digit, as in BAS and Kommun-BAS.
    private func kind(of account: String) -> String {
        switch account.utf8.first {
        case UInt8(ascii: "1"): "asset"
        case UInt8(ascii: "2"): "liability"
        case UInt8(ascii: "3"): "income"
        default: "cost"
        }
    }

    private mutating func empty(_ name: String, _ attributes: [(String, String)]) {
        xml.begin(name, attributes.map { (name: $0.0, value: $0.1) })
        xml.end(name)
    }
}
