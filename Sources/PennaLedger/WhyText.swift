//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
package import PennaModel
package import PennaStore

/// Why a payslip differs from an earlier one: three sentences that can be read out, made of nothing but what the payslips
/// hold.
package struct WhyText {
    private let before: StoredPayslip
    private let after: StoredPayslip
    private let from: RunKey
    private let to: RunKey
    private let items: PayItemRegister

    /// Two payslips of a person, the earlier first.
    package init(
        _ before: StoredPayslip, in from: RunKey, _ after: StoredPayslip, in to: RunKey, _ items: PayItemRegister
    ) {
        (self.before, self.from, self.after, self.to) = (before, from, after, to)
        self.items = items
    }

    /// At most three sentences: what is paid out against before, the largest cause, and corrections or the next cause.
    package var sentences: [String] {
        guard after.outcome == .payslip else { return ["Ingen lön är uträknad i \(Self.name(to))."] }
        guard before.outcome == .payslip else {
            return ["Du får \(after.totals.net.swedish) kr; i \(Self.name(from)) är ingen lön uträknad."]
        }
        var sentences = [net]
        let causes = causes
        if let first = causes.first { sentences.append(first) }
        if let corrections { sentences.append(corrections) } else if causes.count > 1 { sentences.append(causes[1]) }
        if sentences.count < 3, let tax { sentences.append(tax) }
        return sentences
    }

    private var net: String {
        let difference = Self.minus(after.totals.net, before.totals.net)
        if difference == .zero {
            return "Du får lika mycket som i \(Self.name(from)), \(after.totals.net.swedish) kr."
        }
        let word = difference.isNegative ? "mindre" : "mer"
        return "Du får \(Self.size(difference)) kr \(word) än i \(Self.name(from))."
    }

    private var tax: String? {
        let difference = Self.minus(after.totals.tax, before.totals.tax)
        guard difference != .zero else { return nil }
        return "Skatten är \(Self.size(difference)) kr \(difference.isNegative ? "lägre" : "högre")."
    }

    // MARK: Causes

    /// What is paid for sickness, which is told together.
    private static let sick = [
        "sjukavdrag", "sjuklon", "karensavdrag", "sjukavdrag-dag-15", "sjuktillagg-dag-15", "sjukersattning-over-tak",
    ]

    /// The causes by size, corrections apart.
    private var causes: [String] {
        let (old, new) = (Self.own(before, items), Self.own(after, items))
        var found: [(size: Int64, text: String)] = []
        var sickness = Amount.zero
        for key in Set(old.keys).union(new.keys).sorted() {
            let (left, right) = (old[key] ?? .zero, new[key] ?? .zero)
            let difference = Self.minus(right, left)
            guard difference != .zero else { continue }
            if Self.sick.contains(key) {
                sickness = Self.minus(sickness, Self.minus(.zero, difference))
            } else {
                found.append((abs(difference.ore), text(items[key]?.name ?? key, left, right)))
            }
        }
        let days = (Self.sickDays(before), Self.sickDays(after))
        if sickness != .zero || days.0 != days.1 {
            found.append((abs(sickness.ore), sickText(days.0, days.1, sickness)))
        }
        return found.sorted { ($1.size, $0.text) < ($0.size, $1.text) }.map(\.text)
    }

    private func text(_ name: String, _ old: Amount, _ new: Amount) -> String {
        if old == .zero { return "\(name), \(new.swedish) kr, fanns inte i \(Self.name(from))." }
        if new == .zero { return "\(name), \(old.swedish) kr i \(Self.name(from)), finns inte nu." }
        return "\(name) är \(new.swedish) kr mot \(old.swedish) kr."
    }

    private func sickText(_ old: Int, _ new: Int, _ difference: Amount) -> String {
        let amount =
            difference == .zero
            ? "" : ", vilket \(difference.isNegative ? "drar" : "ger") \(Self.size(difference)) kr"
        if old == new { return "Sjukfrånvaron är lika många dagar\(amount)." }
        if old == 0 { return "Du var sjuk \(Self.days(new))\(amount)." }
        if new == 0 { return "Du var inte sjuk, mot \(Self.days(old)) i \(Self.name(from))\(amount)." }
        return "Du var sjuk \(Self.days(new)) mot \(NumberWord.text(old))\(amount)."
    }

    /// What the corrections of earlier months come to; `nil` where there are none.
    private var corrections: String? {
        let lines = after.lines.filter { $0.isCorrection && Self.counts($0, items) }
        guard let first = lines.map(\.payMonth).min(), let last = lines.map(\.payMonth).max() else { return nil }
        let sum = lines.reduce(Amount.zero) { Self.plus($0, Self.signed($1, items)) }
        guard sum != .zero else { return nil }
        let what =
            first == last
            ? "Rättelsen av \(Self.name(first, beside: to))"
            : "Rättelser av \(Self.name(first, beside: to))–\(Self.name(last, beside: to))"
        let verb = sum.isNegative ? (first == last ? "drar" : "drar") : "ger"
        return "\(what) \(verb) \(Self.size(sum)) kr före skatt."
    }

    // MARK: Sums

    /// What each item of the month itself adds to what is paid, before tax.
    private static func own(_ payslip: StoredPayslip, _ items: PayItemRegister) -> [String: Amount] {
        var sums: [String: Amount] = [:]
        for line in payslip.lines where !line.isCorrection && counts(line, items) {
            sums[line.item] = plus(sums[line.item] ?? .zero, signed(line, items))
        }
        return sums
    }

    private static func counts(_ line: StoredPayslip.Line, _ items: PayItemRegister) -> Bool {
        switch items[line.item]?.kind {
        case .pay, .reimbursement, .deduction: true
        default: false
        }
    }

    /// A deduction lowers what is paid.
    private static func signed(_ line: StoredPayslip.Line, _ items: PayItemRegister) -> Amount {
        items[line.item]?.kind == .deduction ? minus(.zero, line.amount) : line.amount
    }

    private static func sickDays(_ payslip: StoredPayslip) -> Int {
        var days: Set<Day> = []
        for line in payslip.lines where !line.isCorrection && line.item.hasPrefix("sjukavdrag") {
            for day in line.days { days.insert(day) }
        }
        return days.count
    }

    private static func plus(_ left: Amount, _ right: Amount) -> Amount { (try? left + right) ?? left }

    private static func minus(_ left: Amount, _ right: Amount) -> Amount { (try? left - right) ?? left }

    private static func size(_ amount: Amount) -> String {
        amount.isNegative ? minus(.zero, amount).swedish : amount.swedish
    }

    // MARK: Words

    private static func days(_ count: Int) -> String { count == 1 ? "en dag" : "\(NumberWord.text(count)) dagar" }

    private static let months = [
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
        "december",
    ]

    /// The run as people call it: `oktober`, with the year where it is another.
    private static func name(_ key: RunKey) -> String {
        let month = months[key.payDate.month.monthOfYear - 1]
        return key.kind == .ordinary ? month : "den extra lönen i \(month)"
    }

    private static func name(_ month: Month, beside key: RunKey) -> String {
        let name = months[month.monthOfYear - 1]
        return month.year == key.payDate.year ? name : "\(name) \(month.year)"
    }
}
