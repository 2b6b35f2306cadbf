//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaAgreementKit
internal import PennaBasics
package import PennaModel

/// When a declared rule makes a line.
package enum DeclaredOccasion: Sendable {
    /// With the fixed pay, for the days of a month through which terms and figures are the same.
    case month
    /// For each row of hours registered on an item.
    case hours(PayItem)
    /// For each quantity registered on an item.
    case quantity(PayItem)
    /// For the hours of the scheduled shifts that lie in a week's windows, for days with the same terms and figures.
    case clock(WeekClock)
    /// For whole days of absence for some causes, for days with the same terms and figures.
    case absence([AbsenceCause])

    /// What the formula must read, and what it may read besides pay and figures.
    var operands: (must: [DeclaredOperand], may: [DeclaredOperand]) {
        switch self {
        case .month: ([.days, .calendarDays], [])
        case .hours, .clock: ([.hours], [])
        case .quantity: ([.quantity], [])
        case .absence: ([.days], [.calendarDays])
        }
    }

    /// The word that documents use.
    package var word: String {
        switch self {
        case .month: "month"
        case .hours: "hours"
        case .quantity: "quantity"
        case .clock: "clock"
        case .absence: "absence"
        }
    }

    /// The same in Swedish, for the rule book.
    var swedish: String {
        switch self {
        case .month: "Räknas varje månad, för de dagar som villkor och uppgifter är desamma."
        case .hours(let item): "Räknas på timmar som registreras på lönearten \(item.name) (\(item.key))."
        case .quantity(let item): "Räknas på antal som registreras på lönearten \(item.name) (\(item.key))."
        case .clock(let clock):
            "Räknas på schemalagda pass, utan raster, den dag de börjar: \(clock.swedish). Dagar med hel frånvaro ger inget."
        case .absence(let causes):
            "Räknas på hela dagar med frånvaro: \(causes.map(\.rawValue).joined(separator: ", "))."
        }
    }
}

extension WeekClock {
    fileprivate var swedish: String {
        let names = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
        let windows = windows.map { window in
            window.weekdays.map { names[$0.rawValue - 1] }.joined(separator: ", ") + " \(window.start)–\(window.end)"
        }
        let holidays = holidayIs.map { "; helgdagar har tiderna för \(names[$0.rawValue - 1])" } ?? ""
        return windows.joined(separator: "; ") + holidays
    }
}

/// A rule of a declared agreement.
package struct DeclaredRule: Sendable {
    let occasion: DeclaredOccasion
    let item: PayItem
    let formula: DeclaredFormula
    private let name: String
    private let text: String
    private let revision: Int
    private var examples: [FormulaExample] = []

    /// A rule.
    ///
    /// - Parameter text: what it says, in Swedish.
    package init(_ occasion: DeclaredOccasion, _ item: PayItem, _ formula: DeclaredFormula, name: String, text: String)
    {
        self.occasion = occasion
        self.item = item
        self.formula = formula
        self.name = name
        let facts = occasion.swedish + " Betalas som \(item.name) (\(item.key))."
        self.text = text + "\n" + facts
        let counts = "\(item.id.number) \(item.kind) \(item.flags.rawValue) \(item.agiField ?? 0)"
        revision = DeclaredRule.revision("\(facts) \(counts)")
    }

    /// As the rule book prints it.
    var description: RuleDescription {
        RuleDescription(
            paragraph: formula.formula.paragraph, name: name, text: RuleText(stringLiteral: text),
            formulas: [formula.formula], figures: formula.figures, revision: revision, formulaExamples: examples)
    }

    /// Whether the formula can be read for somebody's pay: heltidslön is of monthly paid, timlön of hourly paid.
    func applies(to pay: Terms.Pay) -> Bool {
        switch pay {
        case .monthly: !formula.operands.contains(.hourlyPay)
        case .hourly: !formula.operands.contains(.fullTimePay)
        case .lines: !formula.operands.contains(.hourlyPay) && !formula.operands.contains(.fullTimePay)
        }
    }

    /// A number that changes with what the formula and the figures do not say, so that receipts tell it: when it is
    /// paid, as what, and what that counts towards.
    private static func revision(_ facts: String) -> Int {
        var hash = SHA256()
        hash.update(Array(facts.utf8))
        return "\(hash.finished())".utf8.prefix(7).reduce(0) { $0 << 8 | Int($1) }
    }

    /// Shows an example in the rule book.
    mutating func show(_ example: FormulaExample) { examples.append(example) }
}
