//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw
public import PennaModel

/// All that agreements and the law say: what is listed, proved, explained, and looked up by its name in a file.
public struct RuleBook: Sendable {
    /// The agreements, in their order.
    public let agreements: [AgreementMember]

    /// The rules in order: registered lines, the agreements' own, the law, debt.
    public let rules: [RuleDescription]

    /// The pay items that the agreements add to the common ones.
    public let payItems: [PayItem]

    /// All formulas, each once.
    public let formulas: [Formula]

    private let places: [FormulaID: Int]
    private let figuresByKey: [String: Figure]
    private let hourItems: Set<PayItemID>

    /// The book of an agreement, or of a set of them.
    public init(of agreements: some Agreement) {
        self.agreements = agreements.members
        rules = [RegisteredLines.rule, CorrectionFormulas.rule] + agreements.rules + RuleBook.law
        payItems = agreements.payItems
        var known: Set<FormulaID> = []
        formulas = rules.flatMap(\.formulas).filter { known.insert($0.id).inserted }
        places = Dictionary(
            formulas.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        figuresByKey = Dictionary(
            (agreements.rules.flatMap(\.figures) + Controls.figures).map { ($0.key, $0) },
            uniquingKeysWith: { first, _ in first })
        hourItems = Set((PayItems.all + payItems).map(\.id).filter { agreements.takesHours($0) })
    }

    /// What the agreements are called, in one line.
    public var name: String { agreements.map(\.name).joined(separator: ", ") }

    /// The book of the agreements that come with Penna.
    public static let standard = RuleBook(of: StandardAgreements.standard)

    /// The agreements' figures, in the order of the rules.
    public var figures: some Sequence<Figure> { agreements.lazy.flatMap(\.rules).flatMap(\.figures) }

    /// The formula with an id, or `nil`.
    public func formula(_ id: FormulaID) -> Formula? { places[id].map { formulas[$0] } }

    /// The agreements' figure with a key, or a limit of a control; `nil` for others.
    public func figure(_ key: String) -> Figure? { figuresByKey[key] }

    /// Whether hours can be registered on an item, because an agreement pays it by the hour.
    public func takesHours(_ item: PayItemID) -> Bool { hourItems.contains(item) }

    /// The pay items of an employer: the common ones, the agreements' and its own.
    ///
    /// - Throws: as the initialiser of `PayItemRegister`.
    public func register(own: [PayItem]) throws(PayrollError) -> PayItemRegister {
        try PayItemRegister(agreement: payItems, own: own)
    }

    private static let law: [RuleDescription] = [
        RuleDescription(
            paragraph: "SFL 11 kap.; SKV 433", name: "Preliminär skatt", formulas: TaxRules.formulas,
            figures: TaxRules.figures),
        RuleDescription(
            paragraph: "SAL 2 kap.; lag 1994:1920", name: "Arbetsgivaravgifter",
            formulas: EmployerContributionRules.formulas + ContributionExtraRules.formulas,
            figures: EmployerContributionRules.figures + ContributionExtraRules.figures),
        RuleDescription(
            paragraph: "SFL 26 kap.", name: "Arbetsgivardeklaration på individnivå", figures: AGIRules.figures),
        RuleDescription(
            paragraph: "SjLL", name: "Sjuklönelagen", formulas: SickPayRules.formulas,
            figures: SickPayRules.figures),
        RuleDescription(
            paragraph: "SemL", name: "Semesterlagen", formulas: HolidayAct.formulas, figures: HolidayAct.figures),
        RuleDescription(
            paragraph: "IL 11, 12 och 61 kap.", name: "Förmåner, traktamente och milersättning",
            formulas: BenefitRules.formulas, figures: BenefitRules.figures),
        RuleDescription(
            paragraph: "AKAP-KR; KAP-KL; lag 1991:687", name: "Pension och särskild löneskatt",
            formulas: PensionRules.formulas, figures: PensionRules.figures),
        RuleDescription(
            paragraph: "SFB 2 kap. 7 §; IL 65 kap. 5 §", name: "Belopp som sätts för ett år",
            figures: YearlyAmounts.figures),
        RuleDescription(
            paragraph: "UB 7 kap.; lag 1970:215", name: "Utmätning, kvittning och nettoavdrag",
            formulas: AttachmentRules.formulas, figures: AttachmentRules.figures),
        DebtFormulas.rule, GrossDebtFormulas.rule,
    ]
}
