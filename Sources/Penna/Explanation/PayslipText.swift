//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
public import PennaModel

/// A payslip as text, in Swedish: every line with its formula, the numbers in it, the result, the paragraph and how
/// well the rule is known.
public struct PayslipText: Sendable {
    private let person: Person
    private let employer: Employer
    private let payslip: Payslip
    private let arena: LineArena
    private let views: [LineView]
    private let payDate: PayDate
    private let months: (fixedPay: WorkedMonth, deviations: WorkedMonth)
    private let proof: ProofCheck
    private let reported: [String]
    private let provisionalYear: IncomeYear?

    /// Lays out a payslip of a batch.
    ///
    /// - Parameters:
    ///   - batch: what it was calculated with.
    ///   - payslip: one of the batch.
    ///   - arena: the lines, with their occasions when the shifts and days behind them are wanted.
    ///   - proof: proves each line from its formula's text.
    public init<Rules: Agreement>(
        _ batch: Batch<Rules>, _ payslip: Payslip, in arena: LineArena, proof: ProofCheck
    ) {
        self.init(batch, payslip, in: arena, proof: proof, corrected: [:], moves: [])
    }

    /// Lays out a payslip, with what its corrections correct.
    ///
    /// - Parameters:
    ///   - arena: the lines, with their occasions when the shifts and days behind them are wanted.
    ///   - proof: proves each line from its formula's text.
    ///   - corrected: what lines correct, by index.
    ///   - moves: what stands in the AGI of earlier months instead.
    package init<Rules: Agreement>(
        _ batch: Batch<Rules>, _ payslip: Payslip, in arena: LineArena, proof: ProofCheck,
        corrected: [Int: CorrectedLine], moves: [AGIMove]
    ) {
        person = batch.facts.people[payslip.person]
        employer = batch.facts.employer
        self.payslip = payslip
        self.arena = arena
        views = LineReader(
            facts: batch.facts, items: batch.run.items, rules: RuleBook(of: batch.run.agreements).rules,
            knownAt: batch.run.knownAt
        )
        .views(of: payslip, in: arena, corrected: corrected)
        payDate = batch.run.payDate
        months = batch.run.months
        provisionalYear = batch.run.years.provisionalYear
        self.proof = proof
        do throws(PayrollError) {
            reported = try batch.agiValues(of: payslip, in: arena, moves: moves).map { value in
                let label = (try? AGIField.numbered(value.field))?.label ?? "fält \(value.field)"
                return "  " + Column.left(label, 60) + Column.right(value.text, 14)
            }
        } catch {
            reported = ["  " + error.message]
        }
    }

    /// The whole payslip, lines ended by newlines.
    public func text() -> String {
        var rows = [
            "Lönespecifikation, utbetalning \(payDate.day)",
            provisionalYear.map {
                "FÖRHANDSRÄKNING med \($0.year - 1) års tabeller och uppgifter; får inte betalas ut"
            } ?? "",
            "\(person.name), \(person.id)", "\(employer.name), \(employer.id)",
            "Fast lön för \(months.fixedPay.month), avvikelser för \(months.deviations.month)",
        ]
        for employment in employments {
            rows += ["", "Anställning \(employment)"]
            for view in views where view.employment == employment { rows += lines(of: view) }
        }
        rows += ["", "Hela lönen"]
        for view in views where view.employment.isEmpty { rows += lines(of: view) }
        rows += [""] + sums()
        if !reported.isEmpty {
            rows += ["", "Till Skatteverket för \(payDate.agiPeriod.month), hela kronor"] + reported
        }
        if views.contains(where: { $0.line.confidence == .calculated }) {
            rows += ["", "Någon rad bygger på ett belopp som Penna har räknat fram själv; se raderna märkta uträknad."]
        }
        if payslip.confidence == .unconfirmed {
            rows += ["", "Någon rad bygger på en uppgift som inte är bekräftad; se raderna märkta obekräftad."]
        }
        return rows.joined(separator: "\n") + "\n"
    }

    /// The employments that have lines: the person's own, and those that have been withdrawn since they were paid.
    private var employments: [String] {
        var ids = person.employments.map(\.id)
        for view in views where !view.employment.isEmpty && !ids.contains(view.employment) {
            ids.append(view.employment)
        }
        return ids.filter { id in views.contains { $0.employment == id } }
    }

    private func lines(of view: LineView) -> [String] {
        var rows = [
            "  " + Column.left(view.item.name, 36) + Column.left("\(view.line.days)", 24)
                + Column.right(view.line.amount.swedish, 14)
        ]
        if let correction = view.correction {
            rows.append("      Rättar \(correction.payMonth): \(correction.cause)")
        }
        if let paid = view.paid, let quantity = view.quantity, let unit = view.quantityUnit,
            !paid.equals(stored: quantity, unit)
        {
            rows.append("      \(unit.swedishText(quantity)), räknas som \(paid.swedish)")
        }
        rows.append("      \(view.formula.expression)")
        rows.append("      \(FormulaText.worked(view.formula, view.operands, amount: view.line.amount))")
        let isProved = proof.proves(view.line, in: arena)
        rows.append(
            "      \(view.formula.paragraph); \(view.line.confidence.swedish); \(isProved ? "bevisad" : "INTE BEVISAD")"
        )
        rows += view.localFigures.map { "      " + $0.swedish }
        // A correction is a difference between months, which no days of its own make.
        let occasions = view.correction == nil ? occasions(of: view) : []
        if !occasions.isEmpty {
            let list = occasions.map(\.swedish)
            rows.append("      " + list.joined(separator: "; "))
        }
        return rows
    }

    /// The occasions of a line, by day.
    ///
    /// Lines of one item for the same days, such as those of two sick periods, take theirs one after the other, each as
    /// many of its unit as its quantity; where that does not come out even, each shows them all.
    private func occasions(of view: LineView) -> [Occasion] {
        let all = arena.occasions.filter {
            $0.employment == view.line.employment && $0.item == view.item.id && isPart($0, of: view)
        }.sorted { $0.day < $1.day }
        let siblings = views.filter {
            $0.line.employment == view.line.employment && $0.item.id == view.item.id
                && $0.line.days == view.line.days && $0.correction == nil
        }
        guard siblings.count > 1, let unit = view.quantityUnit else { return all }
        var rest = all.filter { $0.unit == unit }[...]
        var own = rest.prefix(0)
        for sibling in siblings where sibling.quantityUnit == unit {
            guard let part = PayslipText.part(of: rest, for: sibling) else { return all }
            if sibling.operands.startIndex == view.operands.startIndex { own = part }
            rest = rest.dropFirst(part.count)
        }
        return rest.isEmpty ? Array(own) : all
    }

    /// The first occasions that make a line's quantity together; `nil` when none do.
    private static func part(of occasions: ArraySlice<Occasion>, for view: LineView) -> ArraySlice<Occasion>? {
        var sum: Int64 = 0
        for (count, occasion) in occasions.enumerated() {
            guard sum != view.quantity else { return occasions.prefix(count) }
            sum += occasion.quantity
        }
        return sum == view.quantity ? occasions : nil
    }

    /// A night shift from the day before the month is part of the month's first line.
    private func isPart(_ occasion: Occasion, of view: LineView) -> Bool {
        let days = view.line.days
        return days.contains(occasion.day) || (days.first == days.first.month.first && occasion.day == days.first - 1)
    }

    private func sums() -> [String] {
        let totals = payslip.totals
        let always = [
            ("Bruttolön", totals.gross), ("Skatt", totals.tax), ("Nettoavdrag", totals.deductions),
            ("Ersättningar utan skatt", totals.reimbursements), ("Nettolön", totals.net),
            ("Arbetsgivaravgifter (betalas av arbetsgivaren)", totals.contributions),
        ]
        let sometimes = [
            ("Förmåner (beskattas, betalas inte ut)", totals.benefits),
            ("Pensionskostnad (betalas av arbetsgivaren)", totals.pensionCost),
        ].filter { $0.1 != .zero }
        return (always + sometimes).map { "  " + Column.left($0.0, 60) + Column.right($0.1.swedish, 14) }
    }
}

/// Text in columns.
enum Column {
    static func left(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}

extension Batch {
    /// Calculates one person again with the shifts and days behind each line noted.
    ///
    /// - Returns: what the step gave, and the arena that its lines lie in.
    public func traced(_ person: Int) -> (outcome: StepOutcome, arena: LineArena) {
        var arena = LineArena(notingOccasions: true)
        var carry = facts.carries[person]
        let outcome = run.step(facts.people[person], index: person, carry: &carry, into: &arena)
        return (outcome, arena)
    }

    /// Calculates one person again with corrections of earlier months, and with the shifts and days behind each line of
    /// months that are not corrected.
    public func tracedWithCorrections(_ person: Int) -> BatchPart {
        var part = BatchPart(people: person..<person + 1, keepsProofs, notingOccasions: true)
        advance(&part, by: 1)
        return part
    }
}
