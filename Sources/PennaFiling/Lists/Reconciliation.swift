//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// The same krona in different files (avstämning): what the payslips say against what stands in the files' own bytes.
///
/// What a file lacks, or cannot be told from something else in it, is not compared.
struct Reconciliation {
    /// Two sums that must be equal, or lie no further apart than whole kronor make them.
    struct Row {
        let name: String
        let payslips: Amount
        let place: String
        let found: Amount
        var most = Amount.zero

        /// What is found less what the payslips say.
        func difference() throws(PayrollError) -> Amount { try found - payslips }

        func isRight() throws(PayrollError) -> Bool {
            try difference().ore.magnitude <= most.ore.magnitude
        }
    }

    /// The name of the file.
    static let name = "avstamning.csv"

    private(set) var rows: [Row] = []
    private let filing: RunFiling
    private let files: [String: FiledAmounts]

    /// Compares the payslips of a run with its files.
    init(_ filing: RunFiling, _ documents: [FilingDocument], rules: PostingRules?) throws(PayrollError) {
        self.filing = filing
        var files: [String: FiledAmounts] = [:]
        for document in documents {
            if let bytes = document.bytes { files[document.name] = FiledAmounts(bytes) }
        }
        self.files = files
        let payslips = try filing.postingPayslips()
        let sums = try KindSums(payslips)
        let net = filing.report.result.totals.net
        add("Nettolön", sums.net, "lönespecifikationerna", net)
        try addPayments(net)
        try addDeclared(sums)
        if let rules { try addPosted(sums, net, LedgerPlaces(payslips, rules)) }
        if let costs = files[CostList.name] {
            add("Kostnader", sums.costs, CostList.name, try costs.column("amount"))
        }
    }

    private mutating func add(_ name: String, _ payslips: Amount, _ place: String, _ found: Amount, most: Int = 0) {
        rows.append(
            Row(name: name, payslips: payslips, place: place, found: found, most: Amount(ore: Int64(most) * 100)))
    }

    /// What is paid to accounts and in other ways.
    private mutating func addPayments(_ net: Amount) throws(PayrollError) {
        guard let bank = file(beginning: "bank-"), let others = files[UnpaidList.name] else { return }
        let paid = try bank.amounts.elements("InstdAmt") + others.column("amount")
        add("Nettolön", net, "\(bank.name) och \(UnpaidList.name)", paid)
    }

    /// What is declared; of a month with several runs only the whole month can be compared.
    private mutating func addDeclared(_ sums: KindSums) throws(PayrollError) {
        guard filing.isAlone, let agi = file(beginning: "agi-") else { return }
        let people = filing.report.result.payslips.count
        add("Skatt", sums.tax, "\(agi.name), fält 497", try agi.amounts.field(497), most: people)
        // Each person's base is declared in whole kronor.
        add("Avgifter", sums.contributions, "\(agi.name), fält 487", try agi.amounts.field(487), most: people + 1)
    }

    private mutating func addPosted(_ sums: KindSums, _ net: Amount, _ places: LedgerPlaces) throws(PayrollError) {
        guard let ledger = file(ending: ".si") else { return }
        func posted(_ accounts: Set<String>) throws(PayrollError) -> Amount {
            try ledger.amounts.posted(on: accounts).negated()
        }
        add("Nettolön", net, "\(ledger.name), konto \(places.names(places.net))", try posted(places.net))
        if places.tax.isDisjoint(with: places.others(than: places.tax)), !places.tax.isEmpty {
            add("Skatt", sums.tax, "\(ledger.name), konto \(places.names(places.tax))", try posted(places.tax))
        }
        if places.contributions.isDisjoint(with: places.others(than: places.contributions)),
            !places.contributions.isEmpty
        {
            add(
                "Avgifter", sums.contributions, "\(ledger.name), konto \(places.names(places.contributions))",
                try posted(places.contributions), most: filing.report.result.payslips.count + 1)
        }
    }

    private func file(beginning start: String) -> (name: String, amounts: FiledAmounts)? {
        files.first { $0.key.hasPrefix(start) }.map { (name: $0.key, amounts: $0.value) }
    }

    private func file(ending end: String) -> (name: String, amounts: FiledAmounts)? {
        files.first { $0.key.hasSuffix(end) }.map { (name: $0.key, amounts: $0.value) }
    }

    /// The rows as a file; a sum that is wrong stops it, with what differs.
    func document() throws(PayrollError) -> FilingDocument {
        var findings = FilingFindings(Reconciliation.name)
        var csv = CSVBuffer()
        csv.row(["sum", "payslips", "file", "found", "difference"])
        for row in rows {
            let difference = try row.difference()
            csv.row([row.name, "\(row.payslips)", row.place, "\(row.found)", "\(difference)"])
            if try row.isRight() { continue }
            findings.stop(
                .countMismatch,
                "\(row.name) är \(row.payslips.swedish) kr enligt lönespecifikationerna men \(row.found.swedish) kr i \(row.place): \(difference.swedish) kr skiljer.",
                "Lämna inga filer. Är de gjorda av Penna är det ett fel i Penna: rapportera det.")
        }
        return FilingDocument(Reconciliation.name, findings, bytes: csv.bytes)
    }
}

/// What the lines of a run sum up to, by kind.
private struct KindSums {
    private(set) var net = Amount.zero
    private(set) var tax = Amount.zero
    private(set) var contributions = Amount.zero
    private(set) var costs = Amount.zero

    init(_ payslips: [PostingPayslip]) throws(PayrollError) {
        for line in payslips.lazy.flatMap(\.lines) {
            switch line.item.kind {
            case .pay, .reimbursement:
                try net += line.amount
                try costs += line.amount
            case .tax:
                try tax += line.amount
                try net += line.amount.negated()
            case .deduction: try net += line.amount.negated()
            case .employerCost:
                try costs += line.amount
                if line.item.id == PayItems.arbetsgivaravgift.id { try contributions += line.amount }
            case .benefit: break
            }
        }
    }
}

/// Which accounts the sums are posted on.
private struct LedgerPlaces {
    private(set) var net: Set<String>
    private(set) var tax: Set<String> = []
    private(set) var contributions: Set<String> = []
    private var rest: Set<String> = []

    init(_ payslips: [PostingPayslip], _ rules: PostingRules) {
        net = [rules.net]
        for line in payslips.lazy.flatMap(\.lines) where line.amount != .zero {
            guard let rule = rules.rule(for: line) else { continue }
            if line.item.kind == .tax {
                tax.insert(rule.account)
            } else {
                rest.insert(rule.account)
            }
            if line.item.id == PayItems.arbetsgivaravgift.id {
                contributions.insert(rule.balance)
            } else if !rule.balance.isEmpty {
                rest.insert(rule.balance)
            }
        }
    }

    /// All accounts that something else is posted on.
    func others(than accounts: Set<String>) -> Set<String> {
        [net, tax, contributions].filter { $0 != accounts }.reduce(rest) { $0.union($1) }
    }

    func names(_ accounts: Set<String>) -> String { accounts.sorted().joined(separator: ", ") }
}
