//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAB
public import PennaBasics
internal import PennaLaw
public import PennaModel

/// All rules of the house: what is listed, proved and explained.
public enum RuleBook {
    /// The rules in order under AB: registered lines, the agreement's paragraphs, the law, debt.
    public static let rules = rules(of: AB.self)

    /// The rules in order under an agreement: registered lines, the agreement's own, the law, debt.
    public static func rules<Rules: Agreement>(of agreement: Rules.Type) -> [RuleDescription] {
        [RegisteredLines.rule, CorrectionFormulas.rule] + Rules.rules + law
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

    /// All formulas, each once.
    public static let formulas: [Formula] = rules.flatMap(\.formulas)

    /// The formula with an id, or `nil`.
    public static func formula(_ id: FormulaID) -> Formula? { formulas.first { $0.id == id } }
}
