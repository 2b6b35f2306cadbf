//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaLaw

extension TaxDecision: Record {
    package static let shape = RecordShape(TaxDecision.self)

    package init() { self = .sideIncome }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        var written = TaxFields(self)
        written.fields(&visitor)
        if visitor.isReading { self = written.decision }
    }
}

/// How the tax is decided, by its fields.
private struct TaxFields {
    private enum Kind: String, WordValue {
        case table = "tabell"
        case sideIncome = "sidoinkomst"
        case shortEmployment = "under-en-vecka"
        case sink
        case asink = "a-sink"
        case noInformation = "saknas"
    }

    private var kind = Kind.table
    private var table: Int?
    private var column: Int?

    private static let rules: [RecordRule] = [
        .neededFor(["table"], "kind", standard: "tabell", words: ["tabell", "saknas"]),
        .rejectedFor(
            ["table"], "kind", standard: "tabell", words: ["sidoinkomst", "under-en-vecka", "sink", "a-sink"]),
        .rejectedFor(
            ["column"], "kind", standard: "tabell",
            words: ["sidoinkomst", "under-en-vecka", "sink", "a-sink", "saknas"]),
    ]

    init(_ decision: TaxDecision) {
        switch decision {
        case .table(let number, let column): (table, self.column) = (number, column)
        case .noInformation(let number): (kind, table) = (.noInformation, number)
        case .sideIncome: kind = .sideIncome
        case .shortEmployment: kind = .shortEmployment
        case .sink: kind = .sink
        case .asink: kind = .asink
        }
    }

    var decision: TaxDecision {
        switch kind {
        case .table: .table(number: table ?? 0, column: column)
        case .noInformation: .noInformation(table: table ?? 0)
        case .sideIncome: .sideIncome
        case .shortEmployment: .shortEmployment
        case .sink: .sink
        case .asink: .asink
        }
    }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "kind", &kind, default: .table,
            About("Skattesätt", "hur skatten är bestämd", changes: .month, example: "tabell"))
        visitor.optional(
            "table", &table, limits: 29...42,
            About("Skattetabell", "tabellens nummer", changes: .month, example: "33"))
        visitor.optional(
            "column", &column, limits: 1...6,
            About("Skattekolumn", "kolumnen; saknas den följer den av åldern", changes: .month, example: "1"))
        visitor.rules(TaxFields.rules)
    }
}

extension TaxAdjustment: Record {
    package static let shape = RecordShape(TaxAdjustment.self)
    private static let rules: [RecordRule] = [
        .oneOf(["percent", "amount", "table", "noTax"]),
        .only(["column"], with: "table", else: "jämkning utan table"),
    ]

    package init() { self = .noTax }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "percent", &percent,
            About("Jämkning procent", "så många procent av lönen", changes: .month, example: "25"))
        visitor.optional(
            "amount", &amount,
            About("Jämkning belopp", "så många hela kronor i månaden", changes: .month, example: "5400"))
        visitor.optional(
            "table", &table, limits: 29...42,
            About("Jämkning tabell", "en annan tabell", changes: .month, example: "32"))
        visitor.optional(
            "column", &column, limits: 1...6,
            About("Jämkning kolumn", "tabellens kolumn", changes: .month, example: "1"))
        visitor.optional(
            "noTax", &noTax, About("Jämkning ingen skatt", "ingen skatt", changes: .month, example: "true"))
        visitor.rules(TaxAdjustment.rules)
    }

    private var percent: Percent? {
        get { if case .percent(let percent) = self { percent } else { nil } }
        set { if let newValue { self = .percent(newValue) } }
    }

    private var amount: Amount? {
        get { if case .amount(let amount) = self { amount } else { nil } }
        set { if let newValue { self = .amount(newValue) } }
    }

    private var table: Int? {
        get { if case .table(let number, _) = self { number } else { nil } }
        // A writer sets it too, to what it was.
        set { if let newValue { self = .table(number: newValue, column: column) } }
    }

    private var column: Int? {
        get { if case .table(_, let column) = self { column } else { nil } }
        set { if case .table(let number, _) = self { self = .table(number: number, column: newValue) } }
    }

    private var noTax: Given? {
        get { self == .noTax ? Given() : nil }
        set { if newValue != nil { self = .noTax } }
    }
}

extension ExtraTax: Record {
    package static let shape = RecordShape(ExtraTax.self)
    private static let rules: [RecordRule] = [.oneOf(["amount", "percent"])]

    package init() { self = .amount(.zero) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "amount", &amount,
            About("Extra skatt belopp", "hela kronor i månaden utöver skatten", changes: .month, example: "500"))
        visitor.optional(
            "percent", &percent, About("Extra skatt procent", "eller procent av lönen", changes: .month, example: "5"))
        visitor.rules(ExtraTax.rules)
    }

    private var amount: Amount? {
        get { if case .amount(let amount) = self { amount } else { nil } }
        set { if let newValue { self = .amount(newValue) } }
    }

    private var percent: Percent? {
        get { if case .percent(let percent) = self { percent } else { nil } }
        set { if let newValue { self = .percent(newValue) } }
    }
}

extension OneOffBasis: Record {
    package static let shape = RecordShape(OneOffBasis.self)
    private static let rules: [RecordRule] = [.oneOf(["yearlyIncome", "percent"])]

    package init() { self = .yearlyIncome(.zero) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "yearlyIncome", &yearlyIncome,
            About("Årsinkomst", "väntad inkomst från arbetsgivaren hela året", changes: .month, example: "420000"))
        visitor.optional(
            "percent", &percent, About("Engångsskatt", "eller procenten direkt", changes: .month, example: "30"))
        visitor.rules(OneOffBasis.rules)
    }

    private var yearlyIncome: Amount? {
        get { if case .yearlyIncome(let amount) = self { amount } else { nil } }
        set { if let newValue { self = .yearlyIncome(newValue) } }
    }

    private var percent: Percent? {
        get { if case .percent(let percent) = self { percent } else { nil } }
        set { if let newValue { self = .percent(newValue) } }
    }
}
