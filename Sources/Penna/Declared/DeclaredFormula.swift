//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What an operand of a declared formula is read from.
enum DeclaredOperand: Hashable, Sendable {
    /// What full time pays in a month.
    case fullTimePay
    /// What an hour pays.
    case hourlyPay
    /// Sysselsättningsgraden.
    case degree
    /// The days that the line is for.
    case days
    /// The calendar days of their month.
    case calendarDays
    /// Hours, registered or by the clock.
    case hours
    /// A registered quantity.
    case quantity
    /// A figure of the agreement, by its place among those of the formula.
    case figure(Int)

    /// The names that formulas use, in the order in which lines store them; figures come after.
    static let named: [(name: String, operand: DeclaredOperand, unit: OperandUnit)] = [
        ("heltidslön", .fullTimePay, .krona), ("timlön", .hourlyPay, .krona), ("grad", .degree, .procent),
        ("dagar", .days, .dag), ("kalenderdagar", .calendarDays, .dag), ("timmar", .hours, .timme),
        ("antal", .quantity, .antal),
    ]

    /// The name of one that is no figure.
    var name: String { DeclaredOperand.named.first { $0.operand == self }?.name ?? "" }
}

/// A figure of the agreement under the name that a formula has for it.
package struct NamedFigure: Sendable {
    let name: String
    let figure: Figure

    /// A figure under a name.
    package init(_ name: String, _ figure: Figure) {
        self.name = name
        self.figure = figure
    }
}

/// The formula of a declared rule: its text, read and checked, which both calculates and proves.
///
/// The amount is the value of the text; `prove.py` evaluates the same text with a reader and arithmetic of its own.
package struct DeclaredFormula: Sendable {
    let formula: Formula
    let operands: [DeclaredOperand]
    let figures: [Figure]
    private let tree: FormulaExpression

    /// Reads and checks a text: what it names, that it adds like to like, gives kronor, and rounds to whole öre.
    ///
    /// - Parameters:
    ///   - formula: the formula with its text, and without operands.
    ///   - figures: the figures under the names that the text has for them.
    ///   - occasion: when the rule makes a line, which says what the text may and must read.
    /// - Throws: `invalidValue` or `unknownName`, with the place in the text.
    package init(_ formula: Formula, _ figures: [NamedFigure], for occasion: DeclaredOccasion) throws(PayrollError) {
        let named = DeclaredOperand.named
        for (place, figure) in figures.enumerated() {
            guard !named.contains(where: { $0.name == figure.name }),
                !figures[..<place].contains(where: { $0.name == figure.name })
            else {
                throw PayrollError(.overlap, "Namnet \(figure.name) betyder två saker i formeln. Byt det ena.")
            }
        }
        let names = named.map(\.name) + figures.map(\.name)
        let read = try DeclaredFormula.checked { () throws(ProofError) in
            try FormulaParser.parse(formula.expression, operands: names, usingAll: false)
        }
        guard !read.hasTable else {
            throw PayrollError(.invalidValue, "Formeln slår upp i en tabell, och det kan en deklarerad formel inte.")
        }
        let used = read.operands
        if let unused = figures.indices.first(where: { !used.contains(named.count + $0) }) {
            throw PayrollError(.invalidValue, "Formeln använder inte \(figures[unused].name). Ta bort namnet.")
        }
        try DeclaredFormula.check(used.filter { $0 < named.count }.map { named[$0].operand }, occasion)
        let places = names.indices.filter { used.contains($0) }
        let units = named.map(\.unit) + figures.map(\.figure.unit)
        operands = places.map { $0 < named.count ? named[$0].operand : .figure($0 - named.count) }
        self.figures = figures.map(\.figure)
        let declared = Formula(
            formula.id, name: formula.name, expression: formula.expression,
            operands: places.map { Operand(names[$0], units[$0]) }, paragraph: formula.paragraph,
            source: formula.source, confidence: formula.confidence, quantity: formula.quantity, price: formula.price)
        let tree = try DeclaredFormula.checked { () throws(ProofError) in
            try FormulaParser.parse(declared.expression, operands: declared.operands.map(\.name))
        }
        self.formula = declared
        self.tree = tree
        try DeclaredFormula.checked { () throws(ProofError) in
            try tree.checkGivesKronor(declared.operands.map(\.unit))
        }
        try checkMeasures()
    }

    /// What the occasion does not have cannot be read, and what it measures must be.
    private static func check(_ read: [DeclaredOperand], _ occasion: DeclaredOccasion) throws(PayrollError) {
        let pay: [DeclaredOperand] = [.fullTimePay, .hourlyPay, .degree]
        let (must, may) = occasion.operands
        for operand in read where !(must + may + pay).contains(operand) {
            let list = (must + may + pay).map(\.name).joined(separator: ", ")
            throw PayrollError(
                .invalidValue, "Formeln läser \(operand.name), som inte finns för \(occasion.word). Där finns \(list).")
        }
        if let missing = must.first(where: { !read.contains($0) }) {
            throw PayrollError(
                .invalidValue,
                "Formeln läser inte \(missing.name), som är det som \(occasion.word) räknar. Annars blir det samma belopp "
                    + "hur mycket det än är.")
        }
        guard !read.contains(.fullTimePay) || !read.contains(.hourlyPay) else {
            throw PayrollError(
                .invalidValue, "Formeln läser både heltidslön och timlön, och ingen har båda. Gör två regler.")
        }
    }

    /// The quantity and the price are operands, and with a price the amount is the one times the other.
    private func checkMeasures() throws(PayrollError) {
        func place(_ name: String) throws(PayrollError) -> Int {
            guard let place = formula.operands.firstIndex(where: { $0.name == name }) else {
                throw PayrollError(
                    .unknownName,
                    "\(name) är ingen operand i formeln. Operanderna är "
                        + formula.operands.map(\.name).joined(separator: ", ") + ".")
            }
            return place
        }
        let quantity = try formula.quantity.map(place)
        guard let priceName = formula.price else { return }
        let price = try place(priceName)
        guard let quantity, tree.isProduct(of: quantity, price) else {
            throw PayrollError(
                .invalidValue,
                "Med price ska formeln vara öre(\(formula.quantity ?? "antal") × \(priceName)). Ta bort price, eller rätta."
            )
        }
    }

    /// What the text gives.
    ///
    /// - Parameter values: the operands as lines store them.
    /// - Throws: `divisionByZero` or `overflow`, with the place in the text.
    func amount(_ values: [Int64]) throws(ProofError) -> Amount {
        var numbers: [ProofNumber] = []
        for (value, operand) in zip(values, formula.operands) {
            numbers.append(try ProofNumber(Int128(value), over: Int128(operand.unit.storedPerUnit)))
        }
        return try tree.value(numbers, NoTables()).wholeOre()
    }

    private static func checked<Value>(_ work: () throws(ProofError) -> Value) throws(PayrollError) -> Value {
        do throws(ProofError) {
            return try work()
        } catch {
            let place = error.position == 0 ? "" : " Tecken \(error.position) i formeln."
            throw PayrollError(error.code == .unknownOperand ? .unknownName : .invalidValue, error.message + place)
        }
    }
}
