//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
internal import PennaLaw
internal import PennaModel

/// What is decided about a person's pay, as `people.ndjson` writes it.
enum DecisionEntries {
    /// The keys of a person's line that are read here.
    static let keys = ["tax", "jamkning", "extraTax", "oneOffTax", "sickProtection"]

    /// Reads how the tax is decided.
    static func taxDecisions(_ node: JSONNode, _ row: SourceRow) throws(JSONError) -> [Fact<TaxDecision>] {
        try FactEntries.read("tax", in: node, row, members: ["kind", "table", "column"]) {
            (node: JSONNode) throws(JSONError) in
            let kind = try node.text("kind", default: "tabell")
            let decision: TaxDecision
            switch kind {
            case "tabell": decision = .table(number: try number("table", node), column: try column(node))
            case "saknas": decision = .noInformation(table: try number("table", node))
            default:
                guard let found = flatKinds.first(where: { $0.word == kind }) else {
                    let words = ["tabell"] + flatKinds.map(\.word) + ["saknas"]
                    throw node.invalid("kind är \(kind). Skriv \(words.joined(separator: ", ")).")
                }
                try reject(["table", "column"], node, kind)
                decision = found.decision
            }
            if case .noInformation = decision { try reject(["column"], node, kind) }
            return try node.checked { () throws(PayrollError) in try decision.checked() }
        }
    }

    /// Reads the other decisions.
    static func read(_ node: JSONNode, _ row: SourceRow) throws(JSONError) -> Decisions {
        var decisions = Decisions()
        decisions.adjustments = try FactEntries.read(
            "jamkning", in: node, row, members: ["percent", "amount", "table", "column", "noTax"], adjustment)
        decisions.extraTaxes = try FactEntries.read(
            "extraTax", in: node, row, members: ["amount", "percent"]
        ) { (node: JSONNode) throws(JSONError) in
            let extra: ExtraTax =
                switch try one(of: ["amount", "percent"], node) {
                case "amount": .amount(try node.required("amount").amount())
                default: .percent(try node.required("percent").percent())
                }
            return try node.checked { () throws(PayrollError) in try extra.checked() }
        }
        decisions.oneOffBases = try FactEntries.read(
            "oneOffTax", in: node, row, members: ["yearlyIncome", "percent"]
        ) { (node: JSONNode) throws(JSONError) in
            let basis: OneOffBasis =
                switch try one(of: ["yearlyIncome", "percent"], node) {
                case "yearlyIncome": .yearlyIncome(try node.required("yearlyIncome").amount())
                default: .percent(try node.required("percent").percent())
                }
            return try node.checked { () throws(PayrollError) in try basis.checked() }
        }
        decisions.sickProtections = try FactEntries.read(
            "sickProtection", in: node, row, members: ["caseNumber"]
        ) { (node: JSONNode) throws(JSONError) in SickProtection(caseNumber: try node.text("caseNumber")) }
        return decisions
    }

    /// Writes what ``read(_:_:)`` and ``taxDecisions(_:_:)`` read.
    static func write(_ person: Person, to writer: inout JSONWriter) {
        FactEntries.write(person.taxDecisions, "tax", to: &writer, write)
        let decisions = person.decisions
        FactEntries.write(decisions.adjustments, "jamkning", isOptional: true, to: &writer, write)
        FactEntries.write(decisions.extraTaxes, "extraTax", isOptional: true, to: &writer) { extra, writer in
            switch extra {
            case .amount(let amount): writer.member("amount", decimal: amount.ore, scale: 2)
            case .percent(let percent): writer.member("percent", decimal: percent.millionths, scale: 4)
            }
        }
        FactEntries.write(decisions.oneOffBases, "oneOffTax", isOptional: true, to: &writer) { basis, writer in
            switch basis {
            case .yearlyIncome(let amount): writer.member("yearlyIncome", decimal: amount.ore, scale: 2)
            case .percent(let percent): writer.member("percent", decimal: percent.millionths, scale: 4)
            }
        }
        FactEntries.write(decisions.sickProtections, "sickProtection", isOptional: true, to: &writer) {
            protection, writer in
            if !protection.caseNumber.isEmpty { writer.member("caseNumber", string: protection.caseNumber) }
        }
    }
}

extension DecisionEntries {
    /// The decisions that are a word alone.
    private static let flatKinds: [(word: String, decision: TaxDecision)] = [
        ("sidoinkomst", .sideIncome), ("under-en-vecka", .shortEmployment), ("sink", .sink), ("a-sink", .asink),
    ]

    private static func adjustment(_ node: JSONNode) throws(JSONError) -> TaxAdjustment {
        let adjustment: TaxAdjustment
        switch try one(of: ["percent", "amount", "table", "noTax"], node) {
        case "percent": adjustment = .percent(try node.required("percent").percent())
        case "amount": adjustment = .amount(try node.required("amount").amount())
        case "table": adjustment = .table(number: try number("table", node), column: try column(node))
        default:
            let flag = try node.required("noTax")
            guard try flag.bool() else { throw flag.invalid("noTax kan bara vara true. Ta annars bort raden.") }
            adjustment = .noTax
        }
        if case .table = adjustment {} else { try reject(["column"], node, "jämkning utan table") }
        return try node.checked { () throws(PayrollError) in try adjustment.checked() }
    }

    private static func write(_ decision: TaxDecision, to writer: inout JSONWriter) {
        switch decision {
        case .table(let number, let column): write(number, column, to: &writer)
        case .noInformation(let number):
            writer.member("kind", string: "saknas")
            writer.member("table", integer: Int64(number))
        case .sideIncome, .shortEmployment, .sink, .asink:
            for kind in flatKinds where kind.decision == decision { writer.member("kind", string: kind.word) }
        }
    }

    private static func write(_ adjustment: TaxAdjustment, to writer: inout JSONWriter) {
        switch adjustment {
        case .percent(let percent): writer.member("percent", decimal: percent.millionths, scale: 4)
        case .amount(let amount): writer.member("amount", decimal: amount.ore, scale: 2)
        case .table(let number, let column): write(number, column, to: &writer)
        case .noTax: writer.member("noTax", bool: true)
        }
    }

    private static func write(_ table: Int, _ column: Int?, to writer: inout JSONWriter) {
        writer.member("table", integer: Int64(table))
        if let column { writer.member("column", integer: Int64(column)) }
    }

    private static func number(_ key: String, _ node: JSONNode) throws(JSONError) -> Int {
        Int(clamping: try node.required(key).int64())
    }

    private static func column(_ node: JSONNode) throws(JSONError) -> Int? {
        guard let column = try node.optional("column") else { return nil }
        return Int(clamping: try column.int64())
    }

    /// The one key of several that an entry has.
    static func one(of keys: [String], _ node: JSONNode) throws(JSONError) -> String {
        var found: [String] = []
        for key in keys where try node.optional(key) != nil { found.append(key) }
        guard found.count == 1 else {
            throw node.invalid("Ange precis en av uppgifterna \(keys.joined(separator: ", ")).")
        }
        return found[0]
    }

    /// A member that the kind does not use is somebody's mistake.
    static func reject(_ keys: [String], _ node: JSONNode, _ kind: String) throws(JSONError) {
        for key in keys {
            guard let member = try node.optional(key) else { continue }
            throw member.invalid("\(kind) har ingen uppgift \(key). Ta bort den.")
        }
    }
}
