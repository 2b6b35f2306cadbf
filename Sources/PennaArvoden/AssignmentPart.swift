//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Days of a month through which one assignment's terms hold.
struct AssignmentPart {
    let assignment: Assignment
    let terms: Terms
    let termsIndex: Int
    /// The days that the terms hold.
    let days: DayRange
    /// How many days of the month are paid for.
    let paidDays: Int64
    /// How many the month has.
    let calendarDays: Int64

    /// How an assignment that does not last the whole month, or changes in it, is paid.
    static let partOfMonth = Figure(
        "arvoden.del-av-manad", name: "Arvode för del av månad", unit: .tal,
        choices: [
            "månadens belopp × dagar ÷ kalenderdagar",
            "hela månadens belopp, enligt villkoren uppdragets sista dag i månaden",
        ], rows: [])

    /// The parts of a month.
    ///
    /// - Throws: `missingFact` when days have no terms; `missingFigure` when the month is not whole and the employer has
    ///   not said how it is paid; as ``Assignment/init(_:)``.
    static func all(
        of question: borrowing EmploymentMonth, in days: DayRange, _ rules: ArvodenMonth
    ) throws(PayrollError) -> [AssignmentPart] {
        let facts = question.employment.terms
        let whole = Int64(rules.days.count)
        if days == rules.days, let only = facts.single(through: days, knownAt: question.knownAt) {
            return [try AssignmentPart(facts, only, days, paid: whole, of: whole)]
        }
        let stretches = facts.stretches(in: days, knownAt: question.knownAt)
        guard let last = stretches.last else {
            throw PayrollError(
                .missingFact,
                "Anställning \(question.employment.id) saknar villkor från \(days.first). Lägg till dem från den dagen.",
                day: days.first)
        }
        if days == rules.days, stretches.count == 1 {
            return [try AssignmentPart(facts, last.index, days, paid: whole, of: whole)]
        }
        guard try rules.known(partOfMonth, on: days.first).value == 0 else {
            return [try AssignmentPart(facts, last.index, last.days, paid: whole, of: whole)]
        }
        var parts: [AssignmentPart] = []
        for stretch in stretches {
            parts.append(
                try AssignmentPart(facts, stretch.index, stretch.days, paid: Int64(stretch.days.count), of: whole))
        }
        return parts
    }

    private init(
        _ facts: [Fact<Terms>], _ index: Int, _ days: DayRange, paid: Int64, of calendarDays: Int64
    ) throws(PayrollError) {
        do throws(PayrollError) {
            assignment = try Assignment(facts[index].value)
        } catch {
            throw PayrollError(error.code, error.message, day: days.first, row: facts[index].row)
        }
        terms = facts[index].value
        termsIndex = index
        self.days = days
        paidDays = paid
        self.calendarDays = calendarDays
    }

    /// Where its lines come from.
    func origin(_ question: borrowing EmploymentMonth) -> LineOrigin {
        LineOrigin(employment: question.index, terms: UInt16(clamping: termsIndex), days: days)
    }
}
