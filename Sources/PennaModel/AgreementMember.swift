//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// An agreement as those see it who list it, print it or look up what its lines say: without the calculation.
public struct AgreementMember: Sendable {
    /// What it is called.
    public let name: String

    /// The names that terms may refer to it by.
    public let names: [String]

    /// Its pay items.
    public let payItems: [PayItem]

    /// Its rules.
    public let rules: [RuleDescription]

    /// Its figures, also those that no rule reads.
    public let figures: [Figure]

    /// The document that declares it; `nil` for one that is written in Swift.
    public let document: String?

    /// An agreement.
    ///
    /// - Parameters:
    ///   - figures: its figures, where it may have more than its rules read.
    ///   - document: the document that declares it.
    public init(
        name: String, names: [String], payItems: [PayItem], rules: [RuleDescription], figures: [Figure]? = nil,
        document: String? = nil
    ) {
        self.name = name
        self.names = names
        self.payItems = payItems
        self.rules = rules
        self.figures = figures ?? rules.flatMap { $0.figures }
        self.document = document
    }

    /// What an agreement says of itself.
    public init(_ agreement: some Agreement) {
        self.init(
            name: agreement.name, names: agreement.names, payItems: agreement.payItems, rules: agreement.rules)
    }

    /// Refuses agreements that cannot be told apart: by a name, the number or key of a pay item, the number of a formula,
    /// or the key of a figure.
    ///
    /// The same formula or figure, such as one of the law, may be used by several.
    ///
    /// - Throws: `overlap`, naming both agreements and what they share.
    public static func check(_ members: [AgreementMember]) throws(PayrollError) {
        var names: [String: Int] = [:]
        var items: [String: Int] = [:]
        var formulas: [FormulaID: (member: Int, formula: Formula)] = [:]
        var figures: [String: (member: Int, figure: Figure)] = [:]
        for (index, member) in members.enumerated() {
            for name in member.names {
                if let other = names.updateValue(index, forKey: name) {
                    throw clash("namnet \(name)", members[other], member)
                }
            }
            for item in member.payItems {
                if let other = items.updateValue(index, forKey: item.key) {
                    throw clash("lönearten \(item.key)", members[other], member)
                }
                if let other = items.updateValue(index, forKey: "\(item.id.number)") {
                    throw clash("lönearten med nummer \(item.id.number) (\(item.key))", members[other], member)
                }
            }
            for formula in member.rules.flatMap({ $0.formulas }) {
                let found = formulas.updateValue((index, formula), forKey: formula.id)
                if let found, found.member != index, !found.formula.isSame(formula) {
                    throw clash("formel \(formula.id.number)", members[found.member], member)
                }
            }
            for figure in member.figures {
                let found = figures.updateValue((index, figure), forKey: figure.key)
                if let found, found.member != index, found.figure != figure {
                    throw clash("uppgiften \(figure.key)", members[found.member], member)
                }
            }
        }
    }

    private static func clash(_ what: String, _ first: AgreementMember, _ second: AgreementMember) -> PayrollError {
        // What is written in Swift is nothing that whoever wrote a document can change.
        let advice =
            switch (first.document, second.document) {
            case (let document?, nil), (nil, let document?): "Ändra det i dokumentet \(document)."
            case (_?, _?): "Ändra det i det ena dokumentet."
            case (nil, nil): "Ge det ena avtalet en egen, eller ta bort det ur uppsättningen."
            }
        return PayrollError(.overlap, "Avtalen \(first.title) och \(second.title) har båda \(what). \(advice)")
    }

    /// What it is called, with the document that declares it.
    public var title: String { name + (document.map { " (\($0))" } ?? "") }
}

extension Formula {
    /// Whether another declares the same.
    fileprivate func isSame(_ other: Formula) -> Bool {
        name == other.name && expression == other.expression && paragraph == other.paragraph
    }
}
