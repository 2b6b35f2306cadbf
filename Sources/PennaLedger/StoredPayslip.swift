//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
public import PennaModel
internal import PennaStore

/// What a run said of a person, as it is stored.
public struct StoredPayslip: Hashable, Sendable {
    /// How it went for the person.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// A payslip.
        case payslip = "lonespecifikation"
        /// Nothing to be paid.
        case idle = "inget-att-betala"
        /// An error: nothing was paid and nothing calculated.
        case failure = "fel"
        /// Taken out of the run.
        case excluded = "undantagen"
        /// What another system left.
        case opening = "ingaende"
    }

    /// A line as it is stored.
    public struct Line: Hashable, Sendable {
        /// The month of the pay calendar that it belongs to.
        public let payMonth: Month

        /// What it is counted by.
        package let key: PaidKey

        /// Anställningsnummer; empty for what belongs to the whole pay.
        public var employment: String { key.employment }

        /// The pay item's key.
        public let item: String

        /// The days.
        public let days: DayRange

        /// The amount.
        public let amount: Amount

        /// The formula that proves it.
        public let formula: FormulaID

        /// The operands, in the formula's order.
        public let operands: [Int64]

        /// How well it is known.
        public let confidence: Confidence

        /// The index of the cause, for a correction that has one.
        public let cause: Int?

        /// Whether it corrects a month paid before.
        public let isCorrection: Bool
    }

    /// How it went.
    public let outcome: Outcome

    /// The person.
    public let person: Personnummer

    /// The name as it was.
    public let name: String

    /// The sums.
    public let totals: PayslipTotals

    /// The lines.
    public let lines: [Line]

    /// Why earlier months were corrected.
    package let causes: [CorrectionCause]

    /// What the AGI of earlier months is changed by.
    package let moves: [AGIMove]

    /// What was wrong; empty where nothing was.
    public let message: String

    /// The hash of all facts of the person that were known.
    public let inputs: String
}

/// Writes and reads what is stored of a person in a run.
enum PayslipDocument {
    /// The words for how well a line is known; made once, because every line has one.
    private static let confidences = Dictionary(uniqueKeysWithValues: Confidence.allCases.map { ("\($0)", $0) })
    private static let words = Dictionary(uniqueKeysWithValues: Confidence.allCases.map { ($0, "\($0)") })

    static func bytes(_ payslip: StoredPayslip) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            writer.member("outcome", string: payslip.outcome.rawValue)
            writer.member("personnummer", string: "\(payslip.person)")
            writer.member("name", string: payslip.name)
            writer.member("inputs", string: payslip.inputs)
            if !payslip.message.isEmpty { writer.member("message", string: payslip.message) }
            guard payslip.outcome == .payslip else { return }
            SummaryFile.write(payslip.totals, to: &writer)
            writer.member("oneOffBase", decimal: payslip.totals.oneOffBase.ore, scale: 2)
            writer.memberArray("lines") { (writer: inout JSONWriter) in
                for line in payslip.lines { write(line, to: &writer) }
            }
            if !payslip.causes.isEmpty { write(payslip.causes, to: &writer) }
            if !payslip.moves.isEmpty { write(payslip.moves, to: &writer) }
        }
        return writer.bytes
    }

    private static func write(_ line: StoredPayslip.Line, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("item", string: line.item)
            if !line.key.employment.isEmpty { writer.member("employment", string: line.key.employment) }
            if !line.key.account.isEmpty { writer.member("account", string: line.key.account) }
            if !line.key.ledgerAccount.isEmpty { writer.member("ledgerAccount", string: line.key.ledgerAccount) }
            writer.member("payMonth", string: "\(line.payMonth)")
            writer.member("from", string: "\(line.days.first)")
            writer.member("through", string: "\(line.days.last)")
            writer.member("amount", decimal: line.amount.ore, scale: 2)
            writer.member("formula", integer: Int64(line.formula.number))
            writer.memberArray("operands") { (writer: inout JSONWriter) in
                for operand in line.operands { writer.integer(operand) }
            }
            if line.confidence != .confirmed {
                writer.member("confidence", string: words[line.confidence] ?? "\(line.confidence)")
            }
            if line.isCorrection { writer.member("correction", bool: true) }
            if let cause = line.cause { writer.member("cause", integer: cause) }
        }
    }

    private static func write(_ causes: [CorrectionCause], to writer: inout JSONWriter) {
        writer.memberArray("causes") { (writer: inout JSONWriter) in
            for cause in causes {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("text", string: cause.text)
                    if cause.isRetroactivePay { writer.member("retroactivePay", bool: true) }
                    writer.memberArray("facts") { (writer: inout JSONWriter) in
                        for fact in cause.facts { writer.integer(fact) }
                    }
                }
            }
        }
    }

    private static func write(_ moves: [AGIMove], to writer: inout JSONWriter) {
        writer.memberArray("moves") { (writer: inout JSONWriter) in
            for move in moves {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("period", string: "\(move.period)")
                    writer.member("field", integer: move.field)
                    writer.member("amount", decimal: move.amount.ore, scale: 2)
                }
            }
        }
    }

    /// Reads what was stored.
    ///
    /// - Throws: `corrupt` when it is nothing that the ledger writes.
    static func read(_ bytes: [UInt8], _ items: PayItemRegister) throws(LedgerError) -> StoredPayslip {
        do throws(JSONError) {
            var parser = JSONParser()
            return try read(try parser.parse(bytes).root, items)
        } catch {
            throw LedgerError(.corrupt, "En lagrad lönespecifikation kan inte läsas: \(error.path): \(error.message)")
        }
    }

    /// How it went, without reading the rest.
    ///
    /// - Throws: `corrupt` when it is nothing that the ledger writes.
    static func outcome(_ bytes: [UInt8]) throws(LedgerError) -> StoredPayslip.Outcome {
        do throws(JSONError) {
            var parser = JSONParser()
            return try outcome(try parser.parse(bytes).root)
        } catch {
            throw LedgerError(.corrupt, "En lagrad lönespecifikation kan inte läsas: \(error.path): \(error.message)")
        }
    }

    private static func outcome(_ node: JSONNode) throws(JSONError) -> StoredPayslip.Outcome {
        let word = try node.required("outcome")
        guard let outcome = StoredPayslip.Outcome(rawValue: try word.string()) else {
            throw word.invalid("Utfallet finns inte.")
        }
        return outcome
    }

    private static func read(_ node: JSONNode, _ items: PayItemRegister) throws(JSONError) -> StoredPayslip {
        let outcome = try outcome(node)
        let idNode = try node.required("personnummer")
        let id = try idNode.string()
        let person = try idNode.checked { () throws(PayrollError) in try Personnummer(id) }
        var totals = PayslipTotals()
        if outcome == .payslip { totals = try self.totals(node) }
        return StoredPayslip(
            outcome: outcome, person: person, name: try node.required("name").string(), totals: totals,
            lines: try node.list("lines") { (node: JSONNode) throws(JSONError) in try line(node, items) },
            causes: try node.list("causes") { (node: JSONNode) throws(JSONError) in
                CorrectionCause(
                    try node.required("text").string(),
                    facts: try node.list("facts") { (node: JSONNode) throws(JSONError) in try node.int64() },
                    isRetroactivePay: try node.optional("retroactivePay")?.bool() ?? false)
            },
            moves: try node.list("moves") { (node: JSONNode) throws(JSONError) in
                AGIMove(
                    person: 0, period: try month("period", node), field: Int(try node.required("field").int64()),
                    amount: try node.required("amount").amount())
            }, message: try node.text("message"), inputs: try node.required("inputs").string())
    }

    /// The sums, as the members that summaries have.
    static func totals(_ node: JSONNode) throws(JSONError) -> PayslipTotals {
        func amount(_ key: String) throws(JSONError) -> Amount { try node.required(key).amount() }
        var totals = PayslipTotals()
        totals.gross = try amount("gross")
        totals.tax = try amount("tax")
        totals.deductions = try amount("deductions")
        totals.reimbursements = try amount("reimbursements")
        totals.net = try amount("net")
        totals.benefits = try amount("benefits")
        totals.taxBase = try amount("taxBase")
        totals.contributionBase = try amount("contributionBase")
        totals.contributions = try amount("contributions")
        totals.pensionBase = try amount("pensionBase")
        totals.pensionCost = try amount("pensionCost")
        totals.oneOffBase = try node.optional("oneOffBase")?.amount() ?? .zero
        return totals
    }

    private static func line(_ node: JSONNode, _ items: PayItemRegister) throws(JSONError) -> StoredPayslip.Line {
        let key = try node.required("item").string()
        guard let item = items[key] else {
            throw node.invalid(
                "Lönearten \(key) finns inte. Är den ett deklarerat avtals, ange dokumentet (--agreement FIL).")
        }
        let from = try node.required("from").day()
        let through = try node.required("through").day()
        let days = try node.checked { () throws(PayrollError) in try DayRange(from: from, through: through) }
        let word = try node.text("confidence")
        guard let confidence = word.isEmpty ? .confirmed : confidences[word],
            let formula = UInt16(exactly: try node.required("formula").int64())
        else { throw node.invalid("Formel eller säkerhet finns inte.") }
        return StoredPayslip.Line(
            payMonth: try month("payMonth", node),
            key: PaidKey(
                employment: try node.text("employment"), item: item.id, origin: from.month,
                account: try node.text("account"), ledgerAccount: try node.text("ledgerAccount")),
            item: key, days: days, amount: try node.required("amount").amount(), formula: FormulaID(formula),
            operands: try node.list("operands") { (node: JSONNode) throws(JSONError) in try node.int64() },
            confidence: confidence, cause: try cause(node),
            isCorrection: try node.optional("correction")?.bool() ?? false)
    }

    private static func cause(_ node: JSONNode) throws(JSONError) -> Int? {
        guard let cause = try node.optional("cause") else { return nil }
        return Int(clamping: try cause.int64())
    }

    static func month(_ key: String, _ node: JSONNode) throws(JSONError) -> Month {
        let member = try node.required(key)
        guard let month = Month(try member.string()) else { throw member.invalid("Månaden finns inte.") }
        return month
    }
}
