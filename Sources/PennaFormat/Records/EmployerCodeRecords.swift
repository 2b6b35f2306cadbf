//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
package import PennaLaw
package import PennaModel

extension PayCalendar.DeviationPeriod: WordValue {}

extension PayCalendar: Record {
    package static let shape = RecordShape(PayCalendar.self)

    package init() { self = .standard }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "payDay", &payDay, limits: 1...31,
            About("Utbetalningsdag", "dagen i månaden", changes: .month, example: "27"))
        visitor.field(
            "deviations", &deviations, default: .monthBefore, isAlwaysWritten: true,
            About(
                "Avvikelser", "månaden vars avvikelser betalas: före utbetalningens, eller samma", changes: .month,
                example: "monthBefore"))
    }
}

/// What an employer calls pay items and codes, and what it charges accounts with.
package struct EmployerCodes: Record {
    package static let shape = RecordShape(EmployerCodes.self)

    package var itemMappings: [PayItemMapping] = []
    package var paxCodes: [CodeMapping] = []
    package var overheads: [PayrollOverhead.Row] = []

    package init() {}

    package init(_ employer: Employer) {
        (itemMappings, paxCodes, overheads) = (employer.itemMappings, employer.paxCodes, employer.overheads)
    }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.list(
            "itemMappings", &itemMappings, unique: "", isAlwaysWritten: true,
            About("Egna nummer", "era egna nummer och konton för lönearter"))
        visitor.list(
            "paxCodes", &paxCodes, unique: "", isAlwaysWritten: true,
            About("PAXml-koder", "vad koderna i filer från tidssystemet betyder"))
        visitor.list("overheads", &overheads, unique: "", About("PO-pålägg", "pålägget för varje åldersklass"))
    }
}

extension PayItemMapping: Record {
    package static let shape = RecordShape(PayItemMapping.self)

    package init() { self.init(item: PayItems.manadslon.id, number: "", account: "") }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("item", &item, About("Löneart", "Pennas löneart", changes: .month, example: "manadslon"))
        visitor.field(
            "number", &number, default: "", isAlwaysWritten: true,
            About("Lönartsnummer", "ert eget nummer", changes: .month, example: "010"))
        visitor.field(
            "account", &account, default: "", isAlwaysWritten: true,
            About("Konto", "kontot som den bokförs på", changes: .month, example: "5010"))
    }
}

/// A kind of registration that a code may mean, by the word that `registrations.csv` has.
private struct CodeKind: FieldValue {
    let meaning: CodeMapping.Meaning

    static var form: FieldForm { .words(EmployerFile.codeKinds.map(\.word)) }

    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> CodeKind {
        let word = InputText.plain(try node.string())
        for known in EmployerFile.codeKinds where known.word == word { return CodeKind(meaning: known.meaning) }
        let words = EmployerFile.codeKinds.map(\.word)
        throw node.invalid(
            "kind är \(word).\(NearestName.question(word, among: words)) Skriv \(words.joined(separator: ", ")), eller item."
        )
    }

    func write(_ names: EmployerNames?, to writer: inout JSONWriter) {
        for known in EmployerFile.codeKinds where known.meaning == meaning { return writer.string(known.word) }
    }
}

extension CodeMapping: Record {
    package static let shape = RecordShape(CodeMapping.self)
    private static let rules: [RecordRule] = [.oneOf(["item", "kind"])]

    package init() { self.init(code: "", item: PayItems.manadslon.id) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("code", &code, About("Kod", "tidssystemets kod", changes: .month, example: "OB1"))
        visitor.optional("item", &item, About("Löneart", "lönearten som den är", changes: .month, example: "timlon"))
        visitor.optional("kind", &kind, About("Slag", "eller det slag som den är", changes: .month, example: "sjuk"))
        visitor.rules(CodeMapping.rules)
    }

    private var item: PayItemID? {
        get { if case .item(let item) = meaning { item } else { nil } }
        set { if let newValue { meaning = .item(newValue) } }
    }

    private var kind: CodeKind? {
        get { if case .item = meaning { nil } else { CodeKind(meaning: meaning) } }
        set { if let newValue { meaning = newValue.meaning } }
    }
}

extension PayrollOverhead.Row: Record {
    package static let shape = RecordShape(PayrollOverhead.Row.self)

    package init() { self.init(.standard, from: Day(2026, 1, 1), .zero, source: "") }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("class", &ageClass, About("Avgiftsklass", "åldersklassen", changes: .month, example: "full"))
        visitor.required("from", &from, About("Från", "första dagen", changes: .month, example: "2026-01-01"))
        visitor.optional("through", &through, About("Till", "sista dagen", changes: .month, example: "2026-12-31"))
        visitor.required("percent", &percent, About("PO-pålägg", "procenten", changes: .month, example: "43.75"))
        visitor.required(
            "source", &source, About("Källa", "vem som bestämt det, och var", changes: .month, example: "SKR"))
    }
}
