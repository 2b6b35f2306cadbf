//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// A pay line with everything around it that a reader wants: its item, employment, accounts, quantity and formula.
package struct LineView: Sendable {
    /// The line as it was calculated.
    package let line: PayLine

    /// The pay item.
    package var item: PayItem { entry.item }

    /// Anställningsnummer; empty for lines of the whole payslip.
    package internal(set) var employment: String

    /// The cost account of the registered row or of the terms in force; empty where there is none.
    package internal(set) var costAccount: String

    /// The employer's own number of the pay item; empty when not given.
    package var number: String { entry.number }

    /// The account the line is posted to: the registered row's own or else the item's; empty when not given.
    package var account: String { ownAccount.isEmpty ? entry.account : ownAccount }

    /// The account that the registered row itself names.
    var ownAccount: String

    /// The formula that proves the line.
    package var formula: Formula { proof.formula }

    /// The operands, in the formula's order.
    package let operands: ArraySlice<Int64>

    /// The quantity (antal), stored as its unit says, where the formula has one.
    package var quantity: Int64? { quantityIndex.map { operands[operands.startIndex + $0] } }

    /// What the quantity is counted in.
    package var quantityUnit: OperandUnit? { quantityIndex.map { formula.operands[$0].unit } }

    /// What is paid for, where the formula says that it is not the quantity.
    package var paid: PaidQuantity? { operands.isEmpty ? nil : proof.paid?.value(operands) }

    /// The price per unit (à-pris) in kronor, where the formula has one.
    ///
    /// What is paid for, or else the quantity, times the price is the amount, rounded to öre with an exact half away
    /// from zero; so it is with a ``rate``.
    package var price: Amount? {
        priceIndex.flatMap { index in
            priceUnit(index) == .krona ? Amount(ore: operands[operands.startIndex + index]) : nil
        }
    }

    /// The share of the quantity that is the amount, where the formula has one in the price's place.
    package var rate: Percent? {
        priceIndex.flatMap { index in
            priceUnit(index) == .procent ? Percent(millionths: operands[operands.startIndex + index]) : nil
        }
    }

    /// The employer's own figures that the line was calculated with.
    package let localFigures: [LocalFigure]

    /// What the line corrects; `nil` for a line of the run's own month.
    package internal(set) var correction: CorrectedLine?

    let entry: LineReader.ItemEntry
    let proof: LineReader.FormulaEntry

    private var quantityIndex: Int? { operands.isEmpty ? nil : proof.quantityIndex }
    private var priceIndex: Int? { operands.isEmpty ? nil : proof.priceIndex }
    private func priceUnit(_ index: Int) -> OperandUnit { formula.operands[index].unit }

    /// The line as the correction that it is.
    func corrected(_ correction: CorrectedLine) -> LineView {
        var view = self
        view.correction = correction
        view.employment = correction.key.employment
        view.costAccount = correction.key.account
        view.ownAccount = correction.key.ledgerAccount
        return view
    }
}

/// What a line corrects, and why.
package struct CorrectedLine: Hashable, Sendable {
    /// The month of payment that is corrected.
    package let payMonth: Month

    /// What is counted.
    package let key: PaidKey

    /// The cause in Swedish; for tax and contributions that follow from other corrections, that.
    package let cause: String
}

extension BatchResult {
    /// What its lines correct, by the index of the line.
    package func correctedLines<Rules: Agreement>(_ batch: Batch<Rules>) -> [Int: CorrectedLine] {
        CorrectedLine.all(corrections, of: payslips, batch)
    }
}

extension BatchPart {
    /// What its lines correct, by the index of the line.
    package func correctedLines<Rules: Agreement>(_ batch: Batch<Rules>) -> [Int: CorrectedLine] {
        CorrectedLine.all(corrections, of: payslips, batch)
    }
}

extension CorrectedLine {
    fileprivate static func all<Rules: Agreement>(
        _ corrections: [Correction], of payslips: [Payslip], _ batch: Batch<Rules>
    ) -> [Int: CorrectedLine] {
        var lines: [Int: CorrectedLine] = [:]
        guard !corrections.isEmpty else { return lines }
        var place = 0
        for payslip in payslips {
            let causes = batch.plans[payslip.person]?.steps ?? []
            while place < corrections.count, corrections[place].line < payslip.lines.upperBound {
                let correction = corrections[place]
                lines[correction.line] = CorrectedLine(
                    payMonth: correction.payMonth, key: correction.key,
                    cause: correction.cause.map { causes[$0].cause.text } ?? "Följer av andra rättelser")
                place += 1
            }
        }
        return lines
    }
}

/// Reads the lines of an employer's payslips with their items, accounts and formulas.
package struct LineReader: Sendable {
    /// What all lines of an item have in common; a class, because every line refers to it.
    final class ItemEntry: Sendable {
        let item: PayItem
        let number: String
        let account: String

        init(_ item: PayItem, _ mapping: PayItemMapping?) {
            self.item = item
            number = mapping?.number ?? ""
            account = mapping?.account ?? ""
        }
    }

    /// What all lines of a formula have in common, likewise.
    final class FormulaEntry: Sendable {
        let formula: Formula
        let rule: RuleDescription
        let quantityIndex: Int?
        let priceIndex: Int?
        let paid: PaidReader?
        /// Whether the employer has set a figure of the rule.
        let hasLocal: Bool

        init(_ formula: Formula, _ rule: RuleDescription, hasLocal: Bool) {
            self.formula = formula
            self.rule = rule
            quantityIndex = formula.operands.firstIndex { $0.name == formula.quantity }
            priceIndex = formula.operands.firstIndex { $0.name == formula.price }
            paid = PaidReader(formula)
            self.hasLocal = hasLocal
        }
    }

    private let people: [Person]
    private let settings: KnownSettings
    /// By number.
    private var formulas: [FormulaEntry?] = []
    private var items: [ItemEntry?] = []

    /// A reader for an employer's people.
    ///
    /// - Parameters:
    ///   - rules: those whose formulas are known; those of the standard agreements and the law when not given.
    ///   - instant: what the run knew; local figures recorded later are not shown.
    package init(
        facts: EmployerFacts, items: PayItemRegister, rules: [RuleDescription] = RuleBook.standard.rules,
        knownAt instant: Instant = .endOfTime
    ) {
        people = facts.people
        let settings = KnownSettings(facts.employer.settings, knownAt: instant)
        self.settings = settings
        let set = Set(settings.all.map(\.key))
        for rule in rules {
            let hasLocal = rule.figures.contains { set.contains($0.key) }
            for formula in rule.formulas {
                let number = Int(formula.id.number)
                while formulas.count <= number { formulas.append(nil) }
                formulas[number] = FormulaEntry(formula, rule, hasLocal: hasLocal)
            }
        }
        let mappings = Dictionary(facts.employer.itemMappings.map { ($0.item, $0) }, uniquingKeysWith: { $1 })
        for item in items.items {
            while self.items.count <= Int(item.id.number) { self.items.append(nil) }
            self.items[Int(item.id.number)] = ItemEntry(item, mappings[item.id])
        }
    }

    /// A line of a person's payslip, or `nil` for a line that none of these rules made.
    package func view(of line: PayLine, person: Int, in arena: LineArena) -> LineView? {
        let (formula, item) = (Int(line.formula.number), Int(line.item.number))
        guard item < items.count, let entry = items[item], formula < formulas.count, let proof = formulas[formula]
        else { return nil }
        let operands = arena.operands(of: line)
        var local: [LocalFigure] = []
        if proof.hasLocal {
            local = LocalFigure.all(of: proof.rule, settings, on: line.days.first)
            local.removeAll { !$0.isUsed(by: proof.formula, operands) }
        }
        var employment = ""
        var posting = (account: "", costAccount: "")
        if Int(line.employment) < people[person].employments.count {
            let found = people[person].employments[Int(line.employment)]
            employment = found.id
            posting = found.posting(of: line)
        }
        return LineView(
            line: line, employment: employment, costAccount: posting.costAccount, ownAccount: posting.account,
            operands: operands, localFigures: local, correction: nil, entry: entry, proof: proof)
    }

    /// The lines of a payslip.
    ///
    /// - Parameter corrected: what lines correct, by index.
    package func views(of payslip: Payslip, in arena: LineArena, corrected: [Int: CorrectedLine] = [:]) -> [LineView] {
        payslip.lines.compactMap { index in
            let view = view(of: arena.lines[index], person: payslip.person, in: arena)
            guard let correction = corrected[index] else { return view }
            return view?.corrected(correction)
        }
    }
}
