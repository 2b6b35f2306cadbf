//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// Why a month that was paid comes out otherwise now.
package struct CorrectionCause: Hashable, Sendable {
    /// What was recorded, or what rule changed, in Swedish.
    package let text: String

    /// The numbers of the facts in the store; empty for a changed rule.
    package let facts: [Int64]

    /// Whether it changes what was agreed for time already paid (retroaktiv lön), whose tax is that on one-off amounts.
    package let isRetroactivePay: Bool

    /// A cause.
    package init(_ text: String, facts: [Int64] = [], isRetroactivePay: Bool = false) {
        self.text = text
        self.facts = facts
        self.isRetroactivePay = isRetroactivePay
    }
}

/// How to correct a person's earlier months: what was paid, and what became known since, one piece after the other.
package struct CorrectionPlan<Rules: Agreement>: Sendable {
    /// A state of knowledge, and what led to it.
    package struct Step: Sendable {
        /// What became known.
        package let cause: CorrectionCause

        /// The person as known then.
        package let person: Person

        /// A run for each month of the person's history, in order, with the employer and the rules as known then.
        package let runs: [PayrollRun<Rules>]

        /// A state of knowledge.
        package init(_ cause: CorrectionCause, person: Person, runs: [PayrollRun<Rules>]) {
            self.cause = cause
            self.person = person
            self.runs = runs
        }
    }

    /// What was left before the first month of the history.
    package let opening: Carry

    /// What has been paid.
    package let paid: PaidHistory

    /// The states of knowledge, oldest first; the last is what is known now.
    ///
    /// The first is what was known when the months were last calculated, under the rules of today: a difference to what was
    /// paid is then a changed rule.
    package let steps: [Step]

    /// A plan.
    package init(opening: Carry, paid: PaidHistory, steps: [Step]) {
        self.opening = opening
        self.paid = paid
        self.steps = steps
    }
}

/// A line that corrects a month paid before: how much one cause moved what one key of that month adds up to.
package struct Correction: Hashable, Sendable {
    /// The index of the line in the arena.
    package let line: Int

    /// The month of the pay calendar that is corrected.
    package let payMonth: Month

    /// What is counted.
    package let key: PaidKey

    /// The index of the cause among the plan's steps; `nil` for tax and contributions that follow from the others.
    package let cause: Int?

    /// The line in a joined arena.
    func moved(by shift: Int) -> Correction {
        Correction(line: line + shift, payMonth: payMonth, key: key, cause: cause)
    }
}

/// The lines of a month of the pay calendar that a run pays for the first time.
package struct MonthLines: Hashable, Sendable {
    /// The month.
    package let payMonth: Month

    /// The lines in the arena.
    package let lines: Range<Int>

    /// The lines in a joined arena.
    func moved(by shift: Int) -> MonthLines {
        MonthLines(payMonth: payMonth, lines: lines.lowerBound + shift..<lines.upperBound + shift)
    }
}

/// The formula of a correction.
enum CorrectionFormulas {
    static let difference = Formula(
        FormulaID(4), name: "Rättelse av en tidigare månad", expression: "efter − före",
        operands: [Operand("efter", .krona), Operand("före", .krona)], paragraph: "Rättelse",
        source: .calculated("skillnaden mellan två uträkningar av samma månad"), confidence: .confirmed)

    static let rule = RuleDescription(
        paragraph: "Rättelse", name: "Rättelse av en tidigare månad",
        text: """
            En månad som redan är betald räknas om med det som är känt nu. Skillnaden mot det som betalats blir rader på \
            nästa lön, en för varje orsak. före är vad månaden gav innan orsaken var känd, efter vad den ger med den.
            """,
        formulas: [difference])
}
