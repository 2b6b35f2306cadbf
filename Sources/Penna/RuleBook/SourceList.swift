//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// What the sources of some rules refer to, each thing once, in the order of its short name.
package struct SourceList {
    /// Decisions where agreement and law are silent.
    package let decisions: [DecisionID]

    /// Acts and other statutes.
    package let acts: [Act]

    /// Texts of agreements.
    package let agreements: [AgreementText]

    /// Publications.
    package let publications: [Publication]

    /// Settings of the employer that a source names.
    package let settings: [String]

    /// What the formulas and figures of rules refer to.
    package init(_ rules: [RuleDescription]) {
        let sources = rules.flatMap { rule in
            rule.formulas.map(\.source) + rule.figures.flatMap { $0.rows.map(\.source) }
        }
        var (acts, agreements): (Set<Act>, Set<AgreementText>) = ([], [])
        var settings: Set<String> = []
        for reference in Set(sources.flatMap(\.references)) {
            switch reference {
            case .act(let act, _): acts.insert(act)
            case .agreement(let agreement, _): agreements.insert(agreement)
            case .local(let key): settings.insert(key)
            default: break
            }
        }
        decisions = Set(sources.flatMap(\.decisions)).sorted { $0.rawValue < $1.rawValue }
        self.acts = acts.sorted { $0.short < $1.short }
        self.agreements = agreements.sorted { $0.short < $1.short }
        publications = Set(sources.flatMap(\.publications)).sorted { $0.short < $1.short }
        self.settings = settings.sorted()
    }

    /// A row for each act: short name, number, whole name.
    package var actRows: [[String]] { acts.map { [$0.short, $0.number, $0.name] } }

    /// A row for each text of an agreement: short name, whole name, address.
    package var agreementRows: [[String]] {
        agreements.map { [$0.short, $0.name, $0.address ?? SourceList.noAddress] }
    }

    /// A row for each publication: short name, publisher, what it is, address, day it was read.
    package var publicationRows: [[String]] {
        publications.map {
            [$0.short, $0.publisher, $0.title, $0.address ?? SourceList.noAddress, "\($0.read)"]
        }
    }

    private static let noAddress = "ingen adress känd"
}
