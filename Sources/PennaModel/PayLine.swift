//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A line of a payslip: an amount with the formula and operands that prove it.
///
/// Lines and operands live in a ``LineArena``; a line is a few plain numbers and nothing in it is rendered until asked.
public struct PayLine: Hashable, Sendable {
    /// The pay item.
    public let item: PayItemID

    /// The formula that proves the amount.
    public let formula: FormulaID

    /// The index of the person's employment; `PayLine.none` for lines of the whole payslip, such as tax.
    public let employment: UInt16

    /// The index of the terms in force, whose cost account the line has; `PayLine.none` where there is none.
    public let terms: UInt16

    /// The days it was earned or applies to.
    ///
    /// Their month is the line's origin month.
    public let days: DayRange

    /// The amount as it stands on the payslip.
    public let amount: Amount

    /// Where in the arena the operands begin.
    public var firstOperand: UInt32 { operandStart }

    // The smallest come last, so that a line has no room between them: a batch has hundreds of thousands.
    @usableFromInline var operandStart: UInt32

    /// The weakest confidence among the formula and the figures used.
    public let confidence: Confidence

    /// How many operands there are.
    public var operandCount: UInt8 { operandTotal }

    @usableFromInline var operandTotal: UInt8

    /// The place of the row's own allocation among the employment's; `PayLine.none` where no row said one.
    public let allocation: UInt16

    @usableFromInline
    init(
        item: PayItemID, formula: FormulaID, origin: LineOrigin, confidence: Confidence, amount: Amount,
        operandStart: UInt32, operandCount: UInt8
    ) {
        self.item = item
        self.formula = formula
        employment = origin.employment
        terms = origin.terms
        allocation = origin.allocation
        self.confidence = confidence
        days = origin.days
        self.amount = amount
        self.operandStart = operandStart
        operandTotal = operandCount
    }

    /// The index that means no employment or no terms.
    public static let none = UInt16.max

    /// The calendar month it was earned in.
    public var originMonth: Month { days.first.month }
}

/// Where a line comes from, as a rule states it when it makes one.
public struct LineOrigin: Hashable, Sendable {
    /// The index of the person's employment, or `PayLine.none`.
    public let employment: UInt16

    /// The index of the terms, or `PayLine.none`.
    public let terms: UInt16

    /// The place of the row's own allocation among the employment's, or `PayLine.none`.
    public let allocation: UInt16

    /// The days.
    public let days: DayRange

    /// An origin.
    public init(employment: UInt16, terms: UInt16, days: DayRange, allocation: UInt16 = PayLine.none) {
        self.employment = employment
        self.terms = terms
        self.days = days
        self.allocation = allocation
    }

    /// The whole payslip.
    public init(payslip days: DayRange) {
        self.init(employment: PayLine.none, terms: PayLine.none, days: days)
    }
}

/// A shift or a day behind a line, noted only while an explanation is made.
public struct Occasion: Hashable, Sendable {
    /// The index of the employment.
    public let employment: UInt16

    /// The pay item whose line it is part of.
    public let item: PayItemID

    /// The day it happened.
    public let day: Day

    /// The quantity, stored as the unit says.
    public let quantity: Int64

    /// What the quantity is counted in.
    public let unit: OperandUnit

    /// When it was worked, where that is known; empty where only the quantity is.
    public let clock: [WorkInterval]
}

/// Where an arena keeps the operands of its lines, one after another.
@usableFromInline
struct StoredOperands: OperandWriter, Hashable, Sendable {
    @usableFromInline var values: [Int64] = []

    @usableFromInline
    init() {}

    @inlinable
    mutating func write(_ stored: Int64, _ unit: OperandUnit) { values.append(stored) }
}

/// The lines of many payslips and their operands, one after the other.
public struct LineArena: Hashable, Sendable {
    /// The lines.
    @inlinable
    public var lines: [PayLine] { storedLines }

    /// The operands of all lines.
    @inlinable
    public var operands: [Int64] { stored.values }

    @usableFromInline var storedLines: [PayLine] = []
    @usableFromInline var stored = StoredOperands()

    /// The shifts and days behind the lines, when they are noted.
    public private(set) var occasions: [Occasion] = []

    /// Whether occasions are noted.
    ///
    /// A batch does not; an explanation does.
    public let notesOccasions: Bool

    /// Whether lines keep the operands that prove them.
    ///
    /// Without them the amounts are the same, and nothing can be shown: for a simulation that looks at sums alone.
    public let keepsProofs: Bool

    /// An empty arena.
    public init(notingOccasions: Bool = false, keepingProofs: Bool = true) {
        notesOccasions = notingOccasions
        keepsProofs = keepingProofs
    }

    /// Makes room for lines to come.
    public mutating func reserve(lines count: Int, operands operandCount: Int) {
        storedLines.reserveCapacity(count)
        stored.values.reserveCapacity(operandCount)
    }

    /// Adds a line.
    ///
    /// Inlinable, because every line of every payslip comes this way and the number of operands is known where it is called.
    ///
    /// - Parameter values: the operands, in the order in which the formula declares them.
    @inlinable
    public mutating func add<let count: Int>(
        _ item: PayItemID, _ amount: Amount, _ formula: FormulaID, _ confidence: Confidence, _ origin: LineOrigin,
        _ values: [count of Int64]
    ) {
        let first = UInt32(stored.values.count)
        if keepsProofs {
            for index in 0..<count { stored.values.append(values[index]) }
        }
        storedLines.append(
            PayLine(
                item: item, formula: formula, origin: origin, confidence: confidence, amount: amount,
                operandStart: first, operandCount: keepsProofs ? UInt8(count) : 0))
    }

    /// Adds the line of a working.
    ///
    /// - Parameter confidence: the weakest of the figures that it was given; the formula's own is weighed in.
    /// - Returns: the amount.
    @inlinable
    @discardableResult
    public mutating func add<Some: Working>(
        _ item: PayItemID, _ working: Some, _ confidence: Confidence, _ origin: LineOrigin
    ) throws(PayrollError) -> Amount {
        assert(UnitCheck.holds(working), "the operands of a working are not those of its formula")
        let amount = try working.amount()
        let first = stored.values.count
        if keepsProofs { working.write(to: &stored) }
        storedLines.append(
            PayLine(
                item: item, formula: Some.formula.id, origin: origin,
                confidence: Some.formula.confidence.weaker(confidence), amount: amount, operandStart: UInt32(first),
                operandCount: UInt8(stored.values.count - first)))
        return amount
    }

    /// Adds a line of a formula that is known only while running, in whose order the operands stand.
    ///
    /// - Precondition: there are at most 255 operands.
    public mutating func add(
        _ item: PayItemID, _ amount: Amount, _ formula: FormulaID, _ confidence: Confidence, _ origin: LineOrigin,
        operands values: [Int64]
    ) {
        let first = UInt32(stored.values.count)
        if keepsProofs { stored.values += values }
        storedLines.append(
            PayLine(
                item: item, formula: formula, origin: origin, confidence: confidence, amount: amount,
                operandStart: first, operandCount: keepsProofs ? UInt8(values.count) : 0))
    }

    /// Adds a line whose amount a rule of law gave together with its proof.
    @inlinable
    public mutating func add(_ item: PayItemID, _ proof: Proof, _ origin: LineOrigin) {
        let first = UInt32(stored.values.count)
        let count = keepsProofs ? proof.operands.count : 0
        for index in 0..<count { stored.values.append(proof.operands[index]) }
        storedLines.append(
            PayLine(
                item: item, formula: proof.formula, origin: origin, confidence: proof.confidence,
                amount: proof.amount, operandStart: first, operandCount: UInt8(count)))
    }

    /// Gives a line another amount with its proof; its confidence is the weaker of the two.
    public mutating func replace(_ index: Int, with proof: Proof) {
        let line = storedLines[index]
        let first = UInt32(stored.values.count)
        if keepsProofs { stored.values += proof.operands }
        storedLines[index] = PayLine(
            item: line.item, formula: proof.formula,
            origin: LineOrigin(
                employment: line.employment, terms: line.terms, days: line.days, allocation: line.allocation),
            confidence: proof.confidence.weaker(line.confidence), amount: proof.amount, operandStart: first,
            operandCount: keepsProofs ? UInt8(proof.operands.count) : 0)
    }

    /// Notes a shift or day behind a line, with its clock times where they are known, if this arena notes them.
    public mutating func note(
        _ item: PayItemID, employment: UInt16, day: Day, _ quantity: @autoclosure () -> Int64, _ unit: OperandUnit,
        clock: @autoclosure () -> [WorkInterval] = []
    ) {
        guard notesOccasions else { return }
        occasions.append(
            Occasion(
                employment: employment, item: item, day: day, quantity: quantity(), unit: unit, clock: clock()))
    }

    /// Notes shifts and days that another arena has noted, if this one notes them.
    public mutating func note(_ others: ArraySlice<Occasion>) {
        if notesOccasions { occasions += others }
    }

    /// Takes back all lines after a point, when a person turns out not to be payable.
    ///
    /// - Parameter occasionCount: how many occasions there were at that point.
    public mutating func cut(toLines count: Int, occasions occasionCount: Int = 0) {
        occasions.removeSubrange(min(occasionCount, occasions.count)...)
        guard count < storedLines.count else { return }
        stored.values.removeSubrange(Int(storedLines[count].firstOperand)...)
        storedLines.removeSubrange(count...)
    }

    /// Appends all that another arena holds; its operands too, where this one keeps proofs.
    public mutating func append(_ other: LineArena) {
        if storedLines.isEmpty && stored.values.isEmpty && occasions.isEmpty && notesOccasions == other.notesOccasions
            && keepsProofs == other.keepsProofs
        {
            // The first of several, or the only one, is taken over and not copied.
            self = other
            return
        }
        storedLines.reserveCapacity(storedLines.count + other.storedLines.count)
        if keepsProofs {
            let shift = UInt32(stored.values.count)
            stored.values.append(contentsOf: other.stored.values)
            for var line in other.storedLines {
                line.operandStart += shift
                storedLines.append(line)
            }
        } else {
            append(other, other.storedLines.indices)
        }
        occasions.append(contentsOf: other.occasions)
    }

    /// Appends some lines that another arena holds, with their operands.
    public mutating func append(_ other: LineArena, _ range: Range<Int>) {
        for var line in other.storedLines[range] {
            let values = other.operands(of: line)
            guard keepsProofs else {
                (line.operandStart, line.operandTotal) = (0, 0)
                storedLines.append(line)
                continue
            }
            line.operandStart = UInt32(stored.values.count)
            stored.values.append(contentsOf: values)
            storedLines.append(line)
        }
    }

    /// The operands of a line.
    public func operands(of line: PayLine) -> ArraySlice<Int64> {
        let first = Int(line.firstOperand)
        return operands[first..<first + Int(line.operandCount)]
    }
}
