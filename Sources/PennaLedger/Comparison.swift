//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
public import PennaModel

/// What differs between two payslips of a person in one pay item of one employment.
public struct PayslipDifference: Hashable, Sendable {
    /// Anställningsnummer; empty for the whole payslip.
    public let employment: String

    /// The pay item's key.
    public let item: String

    /// The cost account.
    public let account: String

    /// What it adds up to in the first payslip.
    public let before: Amount

    /// What it adds up to in the second.
    public let after: Amount

    /// Why, in Swedish: the operands that differ, lines that are new or gone, causes of corrections.
    public let reasons: [String]
}

/// Two payslips, line by line, or two runs.
public enum PayslipComparison {
    /// What differs between two payslips, in order of employment, pay item and account; what is the same is left out.
    ///
    /// Either may be missing, and then everything is new or gone.
    ///
    /// - Throws: `calculation` when a sum does not fit.
    public static func differences(
        _ before: StoredPayslip?, _ after: StoredPayslip?, _ book: RuleBook = .standard
    ) throws(LedgerError) -> [PayslipDifference] {
        let (old, new) = (groups(before), groups(after))
        var differences: [PayslipDifference] = []
        for place in Set(old.keys).union(new.keys).sorted() {
            let (left, right) = (old[place] ?? [], new[place] ?? [])
            let (first, second) = (try sum(left), try sum(right))
            guard first != second else { continue }
            differences.append(
                PayslipDifference(
                    employment: place.employment, item: place.item, account: place.account, before: first,
                    after: second, reasons: reasons(left, right, after, book)))
        }
        return differences
    }

    private struct Place: Hashable, Comparable {
        let employment: String
        let item: String
        let account: String

        static func < (left: Place, right: Place) -> Bool {
            (left.employment, left.item, left.account) < (right.employment, right.item, right.account)
        }
    }

    private static func groups(_ payslip: StoredPayslip?) -> [Place: [StoredPayslip.Line]] {
        Dictionary(grouping: payslip?.lines ?? []) { line in
            Place(employment: line.key.employment, item: line.item, account: line.key.posting)
        }
    }

    private static func sum(_ lines: [StoredPayslip.Line]) throws(LedgerError) -> Amount {
        try calculation { () throws(PayrollError) in
            var sum = Amount.zero
            for line in lines { try sum += line.amount }
            return sum
        }
    }

    private static func reasons(
        _ before: [StoredPayslip.Line], _ after: [StoredPayslip.Line], _ payslip: StoredPayslip?,
        _ book: RuleBook
    ) -> [String] {
        let (old, new) = (before.filter { !$0.isCorrection }, after.filter { !$0.isCorrection })
        var reasons: [String] = []
        if old.count == 1, new.count == 1, let left = old.first, let right = new.first, left.formula == right.formula {
            reasons += operands(left, right, book)
        } else {
            let gone = remaining(old, without: new)
            let added = remaining(new, without: old)
            reasons += gone.map { "borta: \($0.workings(book))" } + added.map { "ny: \($0.workings(book))" }
        }
        reasons += corrections(after, payslip)
        for line in before where line.isCorrection {
            reasons.append("rättelsen av \(line.payMonth) på \(line.amount.swedish) fanns bara då")
        }
        return reasons
    }

    /// What corrections pay, those of months in a row with the same amount and cause as one.
    private static func corrections(_ lines: [StoredPayslip.Line], _ payslip: StoredPayslip?) -> [String] {
        var runs: [(first: StoredPayslip.Line, last: Month, count: Int)] = []
        for line in lines.filter(\.isCorrection).sorted(by: { $0.payMonth < $1.payMonth }) {
            if let place = runs.indices.last, runs[place].last.next == line.payMonth,
                runs[place].first.amount == line.amount, runs[place].first.cause == line.cause
            {
                (runs[place].last, runs[place].count) = (line.payMonth, runs[place].count + 1)
            } else {
                runs.append((line, line.payMonth, 1))
            }
        }
        return runs.map { first, last, count in
            let cause = first.cause.flatMap { index in
                payslip.flatMap { index < $0.causes.count ? $0.causes[index].text : nil }
            }
            let months = count == 1 ? "\(last)" : "\(first.payMonth)–\(last)"
            let amount = (count == 1 ? "" : "\(count) × ") + first.amount.swedish
            return "rättelse av \(months) \(amount): \(cause ?? "följd av annan rättelse")"
        }
    }

    private static func operands(_ left: StoredPayslip.Line, _ right: StoredPayslip.Line, _ book: RuleBook) -> [String]
    {
        guard let formula = book.formula(left.formula) else { return [] }
        return zip(formula.operands, zip(left.operands, right.operands)).compactMap { operand, values in
            values.0 == values.1
                ? nil : "\(operand.name) \(operand.unit.swedishText(values.0)) → \(operand.unit.swedishText(values.1))"
        }
    }

    /// The lines that stand in one list and not, with the same workings, in the other.
    private static func remaining(_ lines: [StoredPayslip.Line], without others: [StoredPayslip.Line])
        -> [StoredPayslip.Line]
    {
        var others = others
        return lines.filter { line in
            let same = others.firstIndex { $0.formula == line.formula && $0.operands == line.operands }
            if let same { others.remove(at: same) }
            return same == nil
        }
    }
}

extension StoredPayslip.Line {
    /// The line's days and operands, such as `2026-10-04, antal 8 h, á-pris 23,10`.
    public func workings(_ book: RuleBook = .standard) -> String {
        let dates = days.first == days.last ? "\(days.first)" : "\(days.first)–\(days.last)"
        let operands = (book.formula(formula)?.operands ?? []).enumerated().compactMap { index, operand in
            index < self.operands.count ? "\(operand.name) \(operand.unit.swedishText(self.operands[index]))" : nil
        }
        return ([dates] + operands).joined(separator: ", ")
    }
}

/// Two runs compared: each person's differences, and what each pay item moves in all.
public struct RunComparison: Hashable, Sendable {
    /// The differences of a person.
    public struct PersonDifference: Hashable, Sendable {
        /// The person.
        public let person: Personnummer

        /// The name.
        public let name: String

        /// How it went in the first run; `nil` for somebody who was not in it.
        public let before: StoredPayslip.Outcome?

        /// How it went in the second run; `nil` for somebody who is not in it.
        public let after: StoredPayslip.Outcome?

        /// What differs, pay item by pay item.
        public let differences: [PayslipDifference]

        /// What the net pay differs by.
        public let net: Amount
    }

    /// What a pay item adds up to.
    public struct ItemDifference: Hashable, Sendable {
        /// The pay item's key.
        public let item: String

        /// In the first run.
        public fileprivate(set) var before = Amount.zero

        /// In the second run.
        public fileprivate(set) var after = Amount.zero

        fileprivate var differs = false
    }

    /// Everybody who comes out otherwise, in the order of the second run, and then those who are only in the first.
    public private(set) var people: [PersonDifference] = []

    /// Every pay item that somebody's differs in, by key, with the sums of everybody.
    public private(set) var items: [ItemDifference] = []

    /// How many people come out the same.
    public private(set) var same = 0

    /// The sums of the first run.
    public private(set) var before = PayslipTotals()

    /// The sums of the second run.
    public private(set) var after = PayslipTotals()

    /// Compares two runs.
    ///
    /// - Throws: `calculation` when a sum does not fit.
    ///
    /// - Parameter book: whose formulas the lines have.
    public init(_ before: [StoredPayslip], _ after: [StoredPayslip], _ book: RuleBook = .standard)
        throws(LedgerError)
    {
        var old = Dictionary(before.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
        var items: [String: ItemDifference] = [:]
        for payslip in after {
            try add(old.removeValue(forKey: payslip.person), payslip, book, &items)
        }
        for payslip in before where old[payslip.person] != nil { try add(payslip, nil, book, &items) }
        self.items = items.values.filter(\.differs).sorted { $0.item < $1.item }
    }

    private mutating func add(
        _ old: StoredPayslip?, _ new: StoredPayslip?, _ book: RuleBook, _ items: inout [String: ItemDifference]
    ) throws(LedgerError) {
        guard let either = new ?? old else { return }
        let differences = try PayslipComparison.differences(old, new, book)
        let (left, right) = (old?.totals ?? PayslipTotals(), new?.totals ?? PayslipTotals())
        do throws(PayrollError) {
            try before.add(left)
            try after.add(right)
            for line in old?.lines ?? [] {
                try items[line.item, default: ItemDifference(item: line.item)].before += line.amount
            }
            for line in new?.lines ?? [] {
                try items[line.item, default: ItemDifference(item: line.item)].after += line.amount
            }
            for difference in differences { items[difference.item]?.differs = true }
            guard !differences.isEmpty || old?.outcome != new?.outcome else {
                same += 1
                return
            }
            people.append(
                PersonDifference(
                    person: either.person, name: either.name, before: old?.outcome, after: new?.outcome,
                    differences: differences, net: try right.net - left.net))
        } catch {
            throw LedgerError(error)
        }
    }
}
