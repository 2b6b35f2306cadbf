//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
package import PennaLaw
package import PennaModel

/// What is decided about a person's pay, as `people.ndjson` writes it.
package enum DecisionEntries {
    /// The keys of a person's line that are read here.
    package static let keys = [
        "tax", "jamkning", "extraTax", "oneOffTax", "sickProtection", "pension", "lonevaxling", "bilforman", "account",
        "underhall", "utmatning", "fordringar",
    ]

    /// Reads how the tax is decided.
    package static func taxDecisions(
        _ node: JSONNode, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> [Fact<TaxDecision>] {
        FactEntries.read("tax", in: node, row, members: ["kind", "table", "column"], &faults) {
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
    package static func read(_ node: JSONNode, _ row: SourceRow, _ faults: inout JSONFaults) -> Decisions {
        var decisions = Decisions()
        decisions.adjustments = FactEntries.read(
            "jamkning", in: node, row, members: ["percent", "amount", "table", "column", "noTax"], &faults, adjustment)
        decisions.extraTaxes = FactEntries.read(
            "extraTax", in: node, row, members: ["amount", "percent"], &faults
        ) { (node: JSONNode) throws(JSONError) in
            let extra: ExtraTax =
                switch try one(of: ["amount", "percent"], node) {
                case "amount": .amount(try node.required("amount").amount())
                default: .percent(try node.required("percent").percent())
                }
            return try node.checked { () throws(PayrollError) in try extra.checked() }
        }
        decisions.oneOffBases = FactEntries.read(
            "oneOffTax", in: node, row, members: ["yearlyIncome", "percent"], &faults
        ) { (node: JSONNode) throws(JSONError) in
            let basis: OneOffBasis =
                switch try one(of: ["yearlyIncome", "percent"], node) {
                case "yearlyIncome": .yearlyIncome(try node.required("yearlyIncome").amount())
                default: .percent(try node.required("percent").percent())
                }
            return try node.checked { () throws(PayrollError) in try basis.checked() }
        }
        decisions.sickProtections = FactEntries.read(
            "sickProtection", in: node, row, members: ["ground", "caseNumber"], &faults
        ) { (node: JSONNode) throws(JSONError) in
            let ground = try node.required("ground")
            let word = try ground.string()
            guard let found = protectionGrounds.first(where: { $0.word == word }) else {
                throw ground.invalid(
                    "ground är \(word). Skriv \(protectionGrounds.map(\.word).joined(separator: ", ")).")
            }
            return SickProtection(found.ground, caseNumber: try node.text("caseNumber"))
        }
        decisions.pensions = FactEntries.read("pension", in: node, row, members: ["plan"], &faults) {
            (node: JSONNode) throws(JSONError) in
            let plan = try node.required("plan")
            let name = try plan.string()
            return try plan.checked { () throws(PayrollError) in try PensionPlan(name: name) }
        }
        decisions.salaryExchanges = FactEntries.read(
            "lonevaxling", in: node, row, members: ["amount", "percentMore", "costNeutral"], &faults
        ) { (node: JSONNode) throws(JSONError) in
            let amount = try node.required("amount").amount()
            switch try one(of: ["percentMore", "costNeutral"], node) {
            case "percentMore":
                return SalaryExchange(
                    amount: amount, contribution: .amountAnd(try node.required("percentMore").percent()))
            default:
                try requireTrue("costNeutral", node)
                return SalaryExchange(amount: amount, contribution: .costNeutral)
            }
        }
        decisions.maintenanceAttachments = attachments("underhall", .maintenance, node, row, &faults)
        decisions.attachments = attachments("utmatning", .other, node, row, &faults)
        decisions.claims = claims(node, row, &faults)
        decisions.cars = FactEntries.read(
            "bilforman", in: node, row,
            members: [
                "listPrice", "equipment", "inTrafficFrom", "manufactureYear", "propulsion", "vehicleTax",
                "businessMil", "paid",
            ], &faults, car)
        decisions.bankAccounts = FactEntries.read(
            "account", in: node, row, members: ["clearing", "number", "iban", "bic"], &faults, account)
        return decisions
    }

    /// Writes what ``read(_:_:_:)`` and ``taxDecisions(_:_:_:)`` read.
    package static func write(_ person: Person, to writer: inout JSONWriter) {
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
            for ground in protectionGrounds where ground.ground == protection.ground {
                writer.member("ground", string: ground.word)
            }
            if !protection.caseNumber.isEmpty { writer.member("caseNumber", string: protection.caseNumber) }
        }
        FactEntries.write(decisions.pensions, "pension", isOptional: true, to: &writer) { plan, writer in
            writer.member("plan", string: plan.name)
        }
        FactEntries.write(decisions.salaryExchanges, "lonevaxling", isOptional: true, to: &writer) { exchange, writer in
            writer.member("amount", decimal: exchange.amount.ore, scale: 2)
            switch exchange.contribution {
            case .amountAnd(let percent): writer.member("percentMore", decimal: percent.millionths, scale: 4)
            case .costNeutral: writer.member("costNeutral", bool: true)
            }
        }
        write(decisions.maintenanceAttachments, "underhall", to: &writer)
        write(decisions.attachments, "utmatning", to: &writer)
        if !decisions.claims.isEmpty {
            writer.memberArray("fordringar") { (writer: inout JSONWriter) in
                for claim in decisions.claims { write(claim, to: &writer) }
            }
        }
        FactEntries.write(decisions.cars, "bilforman", isOptional: true, to: &writer, write)
        FactEntries.write(decisions.bankAccounts, "account", isOptional: true, to: &writer, write)
    }
}

extension DecisionEntries {
    /// The decisions that are a word alone.
    private static let flatKinds: [(word: String, decision: TaxDecision)] = [
        ("sidoinkomst", .sideIncome), ("under-en-vecka", .shortEmployment), ("sink", .sink), ("a-sink", .asink),
    ]

    private static let protectionGrounds: [(word: String, ground: SpecialProtection.Ground)] = [
        ("manga-perioder", .manyPeriods), ("langa-perioder", .longPeriods), ("donation", .donation),
        ("aktivitetsersattning", .aktivitetsersattning),
    ]

    private static func adjustment(_ node: JSONNode) throws(JSONError) -> TaxAdjustment {
        let adjustment: TaxAdjustment
        switch try one(of: ["percent", "amount", "table", "noTax"], node) {
        case "percent": adjustment = .percent(try node.required("percent").percent())
        case "amount": adjustment = .amount(try node.required("amount").amount())
        case "table": adjustment = .table(number: try number("table", node), column: try column(node))
        default:
            try requireTrue("noTax", node)
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

    package static func number(_ key: String, _ node: JSONNode) throws(JSONError) -> Int {
        Int(clamping: try node.required(key).int64())
    }

    private static func column(_ node: JSONNode) throws(JSONError) -> Int? {
        guard let column = try node.optional("column") else { return nil }
        return Int(clamping: try column.int64())
    }

    /// The one key of several that an entry has.
    package static func one(of keys: [String], _ node: JSONNode) throws(JSONError) -> String {
        var found: [String] = []
        for key in keys where try node.optional(key) != nil { found.append(key) }
        guard found.count == 1 else {
            throw node.invalid("Ange precis en av uppgifterna \(keys.joined(separator: ", ")).")
        }
        return found[0]
    }

    /// A member that says something by being there.
    package static func requireTrue(_ key: String, _ node: JSONNode) throws(JSONError) {
        let flag = try node.required(key)
        guard try flag.bool() else { throw flag.invalid("\(key) kan bara vara true. Ta annars bort raden.") }
    }

    /// A member that the kind does not use is somebody's mistake.
    package static func reject(_ keys: [String], _ node: JSONNode, _ kind: String) throws(JSONError) {
        for key in keys {
            guard let member = try node.optional(key) else { continue }
            throw member.invalid("\(kind) har ingen uppgift \(key). Ta bort den.")
        }
    }
}
