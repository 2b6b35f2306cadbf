//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
package import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A run as it is posted: a voucher of the payment's own year, and one for each earlier year that it corrects.
package struct Posting: Sendable {
    /// The vouchers, the payment's own year first and then the latest corrected year.
    package let vouchers: [Voucher]

    /// What stops them, and what should be looked at.
    package let findings: [Finding]

    /// Whether something must be mended before the run can be posted.
    package var isStopped: Bool { findings.contains { $0.isError } }

    /// Posts a run.
    ///
    /// - Parameters:
    ///   - payslips: the payslips of the run.
    ///   - rules: the employer's accounts; without them nothing is posted.
    ///   - shares: costs that are divided.
    ///   - declared: the contributions that the run adds to what is declared, in whole kronor; the öre between them and
    ///     the lines are posted by themselves. `nil` where that is not known.
    /// - Throws: `overflow` when a sum does not fit.
    package init(
        _ run: PaymentRun, _ payslips: [PostingPayslip], rules: PostingRules?, shares: CostShares = CostShares(),
        declared: Amount? = nil
    ) throws(PayrollError) {
        var findings = FilingFindings("bokföring")
        guard let rules else {
            findings.stop(
                .missingFact, "Konteringsregler saknas för \(run.employer).",
                "Ange arbetsgivarens konton i employer.json, under accountRules: regler per löneart eller slag, konto för nettolön och motkonton."
            )
            vouchers = []
            self.findings = findings.all
            return
        }
        var poster = Poster(run, rules, shares)
        for payslip in payslips { try poster.post(payslip) }
        if let declared { try poster.round(to: declared) }
        try poster.check(payslips, &findings)
        vouchers = findings.isStopped ? [] : try poster.vouchers()
        self.findings = findings.all
    }
}

/// Adds up the vouchers of a run.
private struct Poster {
    let run: PaymentRun
    let rules: PostingRules
    let shares: CostShares
    private var years: [Int: VoucherSums] = [:]
    private var missing: [PayItemID: PayItem] = [:]
    private var unbalanced: [PayItemID: PayItem] = [:]
    private var contributions = Amount.zero
    private var contributionBalance = ""
    private var net = Amount.zero

    init(_ run: PaymentRun, _ rules: PostingRules, _ shares: CostShares) {
        self.run = run
        self.rules = rules
        self.shares = shares
    }

    mutating func post(_ payslip: PostingPayslip) throws(PayrollError) {
        let years = Set(payslip.lines.map(\.year)).sorted()
        let base = CostBase(payslip, shares)
        for year in years {
            var left = Amount.zero
            for line in payslip.lines where line.year == year && line.amount != .zero { try post(line, base, &left) }
            try self.years[year, default: VoucherSums()].add(rules.net, left.negated())
            try net += left
        }
    }

    /// Posts a line; what is not balanced by itself is left for the net.
    private mutating func post(
        _ line: PostingLine, _ base: CostBase, _ left: inout Amount
    ) throws(PayrollError) {
        guard let rule = rules.rule(for: line), !rule.account.isEmpty else {
            // What is never paid need not be posted.
            if line.item.kind != .benefit { missing[line.item.id] = line.item }
            return
        }
        switch line.item.kind {
        case .pay, .reimbursement:
            try add(rule.account, line.amount, base.parts(of: line), line.year)
            try left += line.amount
        case .tax, .deduction:
            try years[line.year, default: VoucherSums()].add(rule.account, line.amount.negated())
            try left += line.amount.negated()
        case .benefit, .employerCost:
            guard !rule.balance.isEmpty else {
                unbalanced[line.item.id] = line.item
                return
            }
            try add(rule.account, line.amount, base.parts(of: line), line.year)
            try years[line.year, default: VoucherSums()].add(rule.balance, line.amount.negated())
            if line.item.id == PayItems.arbetsgivaravgift.id {
                try contributions += line.amount
                contributionBalance = rule.balance
            }
        }
    }

    private mutating func add(_ account: String, _ amount: Amount, _ parts: [CostShare], _ year: Int)
        throws(PayrollError)
    {
        let amounts = CostSplit.divide(amount, by: parts.map(\.weight))
        for (part, amount) in zip(parts, amounts) where amount != .zero {
            try years[year, default: VoucherSums()].add(account, amount, on: part.costAccount)
        }
    }

    /// Posts the öre between the contributions of the lines and those declared.
    mutating func round(to declared: Amount) throws(PayrollError) {
        let rest = try declared - contributions
        guard rest != .zero, !rules.rounding.isEmpty, !contributionBalance.isEmpty else { return }
        let year = run.payDate.year
        try years[year, default: VoucherSums()].add(rules.rounding, rest)
        try years[year, default: VoucherSums()].add(contributionBalance, rest.negated())
    }

    /// Finds what could not be posted, and whether the net is that of the payslips.
    func check(_ payslips: [PostingPayslip], _ findings: inout FilingFindings) throws(PayrollError) {
        for item in missing.values.sorted(by: { $0.id < $1.id }) {
            findings.stop(
                .missingFact, "Konto saknas för lönearten \(item.key) (\(item.name)).",
                "Ange en konteringsregel för lönearten eller för slaget \(item.kind), eller ett konto på lönearten.")
        }
        for item in unbalanced.values.sorted(by: { $0.id < $1.id }) {
            findings.stop(
                .missingFact, "Motkonto saknas för lönearten \(item.key) (\(item.name)).",
                "Ange motkontot i konteringsregeln.")
        }
        if rules.net.isEmpty {
            findings.stop(.missingFact, "Konto för nettolön saknas.", "Ange kontot i arbetsgivarens konteringsregler.")
        }
        if findings.isStopped { return }
        var paid = Amount.zero
        for payslip in payslips { try paid += payslip.net }
        guard paid != net else { return }
        findings.stop(
            .countMismatch,
            "Nettolönen är \(paid.swedish) kr på lönespecifikationerna men \(net.swedish) kr i bokföringen.",
            "Det är ett fel i Penna: lämna ingen fil, och rapportera felet.")
    }

    func vouchers() throws(PayrollError) -> [Voucher] {
        let month = run.payDate.month
        let extra = run.kind == "ordinarie" && run.number == 1 ? "" : ", \(run.kind) \(run.number)"
        var vouchers: [Voucher] = []
        for (year, sums) in years.sorted(by: { $0.key > $1.key }) {
            let text = year == run.payDate.year ? "Lön \(month)" : "Rättelser av \(year) i lön \(month)"
            let voucher = sums.voucher(run.payDate, text + extra)
            guard try sums.balance() == .zero else {
                throw PayrollError(
                    .countMismatch, "Verifikationen \(text) går inte ihop. Det är ett fel i Penna: rapportera det.")
            }
            if !voucher.rows.isEmpty { vouchers.append(voucher) }
        }
        return vouchers
    }
}
