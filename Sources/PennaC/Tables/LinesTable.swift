//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// The pay lines of a run as columns.
struct LinesTable: ArrowTable {
    static let columns: [ArrowColumn] = [
        .text("person"), .text("employment"), .word("item"), .word("name"), .word("kind"), .text("cost_account"),
        .text("account"), .day("from"), .day("through"), .int64("quantity"), .int32("quantity_per_unit"), .word("unit"),
        .int64("price_ore"), .int64("amount_ore"), .int32("formula"), .word("paragraph"), .word("confidence"),
        .word("corrects"), .word("cause"), .int64("rate_millionths"), .int64("paid_quantity"),
        .int64("paid_per_unit"), .word("paid_unit"),
    ]

    /// What a formula says of the lines that it proves.
    private struct FormulaFacts: Sendable {
        var quantity: Int?
        var perUnit: Int32 = 1
        var unit: Int32?
        /// A price in öre, or a share in millionths.
        var price: Int?
        var rate: Int?
        var paid: PaidReader?
        var paidUnit: Int32?
        var paragraph: Int32 = 0
    }

    private static let mostLines = 65_536

    private let run: RunResult
    /// The payslips of each batch.
    private let batches: [Range<Int>]
    private let items: ItemWords
    private let formulas: [FormulaFacts]
    private let units: ArrowTexts
    private let paragraphs: ArrowTexts
    private let corrections: CorrectionWords
    /// The employer's own accounts of items.
    private let accounts: [PayItemID: String]

    init(_ run: RunResult) {
        self.run = run
        items = ItemWords(run.batch.run.items)
        accounts = Dictionary(
            run.batch.facts.employer.itemMappings.map { ($0.item, $0.account) }, uniquingKeysWith: { $1 })
        corrections = CorrectionWords(run.result.correctedLines(run.batch))
        batches = LinesTable.split(run.result.payslips)
        units = ArrowTexts(OperandUnit.allCases.map { "\($0)" })
        var names: [String] = []
        var facts: [FormulaFacts] = []
        for formula in RuleBook(of: run.batch.run.agreements).formulas {
            while facts.count <= Int(formula.id.number) { facts.append(FormulaFacts()) }
            var entry = FormulaFacts()
            entry.quantity = formula.operands.firstIndex { $0.name == formula.quantity }
            if let index = formula.operands.firstIndex(where: { $0.name == formula.price }) {
                if formula.operands[index].unit == .krona { entry.price = index } else { entry.rate = index }
            }
            entry.paid = PaidReader(formula)
            entry.paidUnit = entry.paid.flatMap { paid in
                OperandUnit.allCases.firstIndex(of: paid.unit).map { Int32(clamping: $0) }
            }
            if let index = entry.quantity {
                let unit = formula.operands[index].unit
                entry.perUnit = Int32(clamping: unit.storedPerUnit)
                entry.unit = OperandUnit.allCases.firstIndex(of: unit).map { Int32(clamping: $0) }
            }
            let known = names.firstIndex(of: formula.paragraph)
            entry.paragraph = Int32(clamping: known ?? names.count)
            if known == nil { names.append(formula.paragraph) }
            facts[Int(formula.id.number)] = entry
        }
        formulas = facts
        paragraphs = ArrowTexts(names)
    }

    /// Neighbouring payslips with not too many lines together.
    private static func split(_ payslips: [Payslip]) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var start = 0
        var lines = 0
        for (index, payslip) in payslips.enumerated() {
            if index > start, lines + payslip.lines.count > mostLines {
                batches.append(start..<index)
                start = index
                lines = 0
            }
            lines += payslip.lines.count
        }
        if start < payslips.count { batches.append(start..<payslips.count) }
        return batches
    }

    var batchCount: Int { batches.count }

    func batch(_ number: Int, in memory: ArrowMemory) throws(Failure) -> (rows: Int, values: [ArrowValues]) {
        let payslips = run.result.payslips[batches[number]]
        let first = payslips.first?.lines.lowerBound ?? 0
        let count = (payslips.last?.lines.upperBound ?? 0) - first
        let arena = run.result.arena
        let lines = arena.lines
        let operands = arena.operands
        func operand(_ line: PayLine, _ index: Int?) -> Int64? {
            guard let index, index < Int(line.operandCount) else { return nil }
            return operands[Int(line.firstOperand) + index]
        }
        func facts(_ index: Int) -> FormulaFacts { formulas[Int(lines[first + index].formula.number)] }
        let paid = (0..<count).map { facts($0).paid?.value(arena.operands(of: lines[first + $0])) }
        let texts = texts(payslips, lines)
        return (
            count,
            [
                try .texts(texts.people, in: memory), try .texts(texts.employments, in: memory),
                try .words(count, of: items.keys, in: memory) { items.position(lines[first + $0].item) },
                try .words(count, of: items.names, in: memory) { items.position(lines[first + $0].item) },
                try .words(count, of: items.kinds, in: memory) { items.kind(lines[first + $0].item) },
                try .texts(texts.costAccounts, in: memory), try .texts(texts.accounts, in: memory),
                try .numbers(count, in: memory) { lines[first + $0].days.first.number },
                try .numbers(count, in: memory) { lines[first + $0].days.last.number },
                try .numbers(count, in: memory) { operand(lines[first + $0], facts($0).quantity) },
                try .numbers(count, in: memory) { facts($0).quantity == nil ? nil : facts($0).perUnit },
                try .words(count, of: units, in: memory) { facts($0).unit },
                try .numbers(count, in: memory) { operand(lines[first + $0], facts($0).price) },
                try .numbers(count, in: memory) { lines[first + $0].amount.ore },
                try .numbers(count, in: memory) { Int32(lines[first + $0].formula.number) },
                try .words(count, of: paragraphs, in: memory) { facts($0).paragraph },
                try .words(count, of: ConfidenceWords.texts, in: memory) {
                    Int32(lines[first + $0].confidence.rawValue)
                },
                try .words(count, of: corrections.months, in: memory) { corrections.month(first + $0) },
                try .words(count, of: corrections.causes, in: memory) { corrections.cause(first + $0) },
                try .numbers(count, in: memory) { operand(lines[first + $0], facts($0).rate) },
                try .numbers(count, in: memory) { paid[$0].flatMap { Int64(exactly: $0.value.top) } },
                try .numbers(count, in: memory) { paid[$0].flatMap { Int64(exactly: $0.value.bottom) } },
                try .words(count, of: units, in: memory) { paid[$0] == nil ? nil : facts($0).paidUnit },
            ]
        )
    }

    /// The texts that lines do not have in common with all lines of their item.
    private struct LineWords {
        var people = ArrowTexts()
        var employments = ArrowTexts()
        var costAccounts = ArrowTexts()
        var accounts = ArrowTexts()
    }

    private func texts(_ payslips: ArraySlice<Payslip>, _ lines: [PayLine]) -> LineWords {
        var words = LineWords()
        for payslip in payslips {
            let person = run.batch.facts.people[payslip.person]
            words.people.add("\(person.id)", times: payslip.lines.count)
            for place in payslip.lines {
                let line = lines[place]
                let key = corrections.lines[place]?.key ?? PaidKey(line, of: person)
                words.employments.add(key.employment)
                words.costAccounts.add(key.account)
                words.accounts.add(key.ledgerAccount.isEmpty ? accounts[line.item] ?? "" : key.ledgerAccount)
            }
        }
        return words
    }
}

/// The words for how well something is known.
enum ConfidenceWords {
    static let texts = ArrowTexts(Confidence.allCases.map { "\($0)" })
}

/// What lines correct and why, as dictionaries; null for lines of the run's own month.
private struct CorrectionWords: Sendable {
    let lines: [Int: CorrectedLine]
    let months: ArrowTexts
    let causes: ArrowTexts
    private let monthPlaces: [Month: Int32]
    private let causePlaces: [String: Int32]

    init(_ lines: [Int: CorrectedLine]) {
        self.lines = lines
        let months = Set(lines.values.map(\.payMonth)).sorted()
        let causes = Set(lines.values.map(\.cause)).sorted()
        self.months = ArrowTexts(months.map { "\($0)" })
        self.causes = ArrowTexts(causes)
        monthPlaces = Dictionary(uniqueKeysWithValues: zip(months, 0...))
        causePlaces = Dictionary(uniqueKeysWithValues: zip(causes, 0...))
    }

    func month(_ line: Int) -> Int32? { lines[line].flatMap { monthPlaces[$0.payMonth] } }
    func cause(_ line: Int) -> Int32? { lines[line].flatMap { causePlaces[$0.cause] } }
}

/// The pay items as dictionaries.
private struct ItemWords: Sendable {
    let keys: ArrowTexts
    let names: ArrowTexts
    let kinds: ArrowTexts
    private var positions: [Int32?] = []
    private var kindPositions: [Int32?] = []

    init(_ register: PayItemRegister) {
        keys = ArrowTexts(register.items.map(\.key))
        names = ArrowTexts(register.items.map(\.name))
        var words: [String] = []
        for (index, item) in register.items.enumerated() {
            let number = Int(item.id.number)
            while positions.count <= number {
                positions.append(nil)
                kindPositions.append(nil)
            }
            positions[number] = Int32(clamping: index)
            let kind = "\(item.kind)"
            if !words.contains(kind) { words.append(kind) }
            kindPositions[number] = words.firstIndex(of: kind).map { Int32(clamping: $0) }
        }
        kinds = ArrowTexts(words)
    }

    func position(_ item: PayItemID) -> Int32? { positions[Int(item.number)] }
    func kind(_ item: PayItemID) -> Int32? { kindPositions[Int(item.number)] }
}
