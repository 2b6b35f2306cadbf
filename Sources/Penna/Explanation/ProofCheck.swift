//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw
public import PennaModel

/// How many lines there were and how many their formulas proved.
public struct ProofCount: Hashable, Sendable {
    /// The lines.
    public var lines = 0

    /// Those whose formula gave the line's amount.
    public var proved = 0

    /// Nothing proved yet.
    public init() {}

    /// Adds another count.
    public mutating func add(_ other: ProofCount) {
        lines += other.lines
        proved += other.proved
    }
}

/// Proves lines: evaluates each line's formula text with its operands and compares with its amount.
///
/// The tax tables it looks up in are read from the text of Skatteverket's published layout, not from the look-up that
/// the engine uses.
public struct ProofCheck: Sendable {
    /// The year's tax tables in Skatteverket's published layout, which the look-ups are read from.
    public let publishedTables: [UInt8]

    private let prover: FormulaProver<PublishedTaxTables>

    /// A check for payments of an income year.
    ///
    /// - Parameters:
    ///   - year: the income year, whose tables prove the tax.
    ///   - years: those that the payments were calculated with.
    ///   - rules: those whose formulas are known; those of the standard agreements and the law when not given.
    /// - Throws: `yearNotCovered` when the year has no tables; `invalidValue` when a formula cannot be read, which is a
    ///   defect.
    public init(year: IncomeYear, years: PayYears = .builtIn, rules: [RuleDescription] = RuleBook.standard.rules)
        throws(PayrollError)
    {
        let months = try TaxTableFile.txt(year: year, years: years)
        publishedTables = months
        // A year may lack the table of one-off amounts; then no line can have been looked up in it.
        let oneOff = try? OneOffTax(year: year, years: years).csv()
        do throws(ProofError) {
            let tables = try PublishedTaxTables(
                [PublishedTaxTable(year: year.year, txt: months)],
                oneOff: oneOff.map { (csv: String) throws(ProofError) in
                    [try PublishedOneOffTable(year: year.year, csv: csv)]
                } ?? [])
            prover = try FormulaProver(formulas: rules.flatMap(\.formulas), tables: tables)
        } catch {
            throw PayrollError(
                .invalidValue, "En formel kan inte läsas: \(error.message) Det är ett fel i Penna; anmäl det.")
        }
    }

    /// Whether a line's formula gives its amount.
    public func proves(_ line: PayLine, in arena: LineArena) -> Bool {
        prover.proves(line.formula, operands: arena.operands(of: line), amountInOre: line.amount.ore)
    }

    /// What a formula's text gives.
    ///
    /// - Throws: `invalidValue` when it gives nothing, or no whole öre, for these operands.
    func amount(of formula: Formula, _ operands: [Int64]) throws(PayrollError) -> Amount {
        do throws(ProofError) {
            return try prover.value(of: formula.id, operands: operands[...]).wholeOre()
        } catch {
            throw PayrollError(
                .invalidValue,
                "Formel \(formula.id.number), \(formula.name), ger inget belopp i exemplet: \(error.message)")
        }
    }

    /// Counts the lines of an arena that are proved.
    public func count(_ arena: LineArena) -> ProofCount { count(arena, arena.lines.indices) }

    /// Counts some of the lines, so that several threads can share the work.
    public func count(_ arena: LineArena, _ range: Range<Int>) -> ProofCount {
        var count = ProofCount()
        for line in arena.lines[range] {
            count.lines += 1
            if proves(line, in: arena) { count.proved += 1 }
        }
        return count
    }
}
