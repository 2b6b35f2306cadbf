//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
internal import PennaAgreementKit
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// An agreement declared as data, such as `fritidsavtalet.json`; see Documentation/DeclareAnAgreement.md.
public enum DeclaredAgreementFile {
    static let format = DocumentKind.agreement.rawValue

    /// Reads a document; all of it must be right, because everybody's pay depends on it.
    ///
    /// - Parameter file: the name that findings have for it.
    public static func read(_ bytes: [UInt8], file: String) -> (agreement: DeclaredAgreement?, problems: [Finding]) {
        do throws(JSONError) {
            var parser = JSONParser()
            return (try agreement(try parser.parse(bytes).root, file), [])
        } catch {
            return (nil, [Finding(at: file, line: error.line, error, stops: .stopsEmployer)])
        }
    }

    private static func agreement(_ node: JSONNode, _ file: String) throws(JSONError) -> DeclaredAgreement {
        try DocumentKind.agreement.expect(node)
        try node.rejectUnknownKeys(allowed: [
            "format", "name", "covers", "note", "figures", "items", "rules", "examples",
        ])
        let formatNode = try node.required("format")
        guard try formatNode.string() == format else {
            throw formatNode.invalid("Dokumentet är inget avtal som Penna läser. Skriv \(format).")
        }
        _ = try node.optional("note")?.string()
        let nameNode = try node.required("name")
        let name = try nameNode.string()
        var agreement = try nameNode.checked { () throws(PayrollError) in
            try DeclaredAgreement(name, document: file)
        }
        for entry in try node.list("covers", { (node: JSONNode) throws(JSONError) in node }) {
            let name = try entry.string()
            try adding(entry) { () throws(PayrollError) in try agreement.add(name: name) }
        }
        for entry in try node.list("figures", { (node: JSONNode) throws(JSONError) in node }) {
            let figure = try figure(entry)
            try adding(entry) { () throws(PayrollError) in try agreement.add(figure) }
        }
        for entry in try node.list("items", { (node: JSONNode) throws(JSONError) in node }) {
            let item = try EmployerFile.item(entry, numbered: 100...999, "Avtals lönearter har nummer 100–999.")
            try adding(entry) { () throws(PayrollError) in try agreement.add(item) }
        }
        let rules = try node.required("rules")
        var hasRules = false
        for entry in try rules.elements() {
            let rule = try rule(entry, agreement)
            try adding(entry) { () throws(PayrollError) in try agreement.add(rule) }
            hasRules = true
        }
        guard hasRules else { throw rules.invalid("Avtalet har inga regler. Skriv minst en.") }
        for entry in try node.list("examples", { (node: JSONNode) throws(JSONError) in node }) {
            try addExample(entry, to: &agreement)
        }
        return agreement
    }

    private static func adding(_ entry: JSONNode, _ add: () throws(PayrollError) -> Void) throws(JSONError) {
        do throws(PayrollError) {
            try add()
        } catch {
            throw entry.invalid(error.message)
        }
    }

    private static func figure(_ node: JSONNode) throws(JSONError) -> Figure {
        try node.rejectUnknownKeys(allowed: ["key", "name", "unit", "rows", "note"])
        _ = try node.optional("note")?.string()
        let unitNode = try node.required("unit")
        let word = try unitNode.string()
        guard let unit = OperandUnit.allCases.first(where: { "\($0)" == word }) else {
            let units = OperandUnit.allCases.map { "\($0)" }.joined(separator: ", ")
            throw unitNode.invalid("Enheten \(word) finns inte. Skriv \(units).")
        }
        var rows: [FigureRow] = []
        for entry in try node.required("rows").elements() { rows.append(try row(entry, unit)) }
        return Figure(try text("key", of: node), name: try text("name", of: node), unit: unit, rows: rows)
    }

    private static func row(_ node: JSONNode, _ unit: OperandUnit) throws(JSONError) -> FigureRow {
        try node.rejectUnknownKeys(allowed: ["from", "through", "value", "mark", "source", "known"])
        let valueNode = try node.required("value")
        let value = try valueNode.stored(unit)
        guard value >= 0 else { throw valueNode.invalid("Värdet är under noll. Skriv avdraget i formeln i stället.") }
        guard unit != .procent || value <= Figure.highestPercent * 10_000 else {
            throw valueNode.invalid("Procenten ska vara 0–\(Figure.highestPercent). Skriv 50 för 50 %.")
        }
        let mark = try YearFile.mark(node)
        return FigureRow(
            from: try node.required("from").day(), through: try node.optional("through")?.day(), value,
            source: mark.source, confidence: mark.confidence, known: try FigureFile.known(node))
    }

    /// A text that must say something.
    static func text(_ key: String, of node: JSONNode) throws(JSONError) -> String {
        let member = try node.required(key)
        let text = try member.string()
        guard text.contains(where: { !$0.isWhitespace }) else { throw member.invalid("Texten är tom.") }
        return text
    }
}

extension DeclaredAgreementFile {
    private static let ruleKeys = [
        "paragraph", "name", "text", "mark", "source", "when", "registers", "clock", "causes", "item", "formula",
        "expression", "figures", "quantity", "price", "note",
    ]

    private static func rule(_ node: JSONNode, _ agreement: DeclaredAgreement) throws(JSONError) -> DeclaredRule {
        try node.rejectUnknownKeys(allowed: ruleKeys)
        _ = try node.optional("note")?.string()
        let item = try item("item", of: node, agreement)
        let occasion = try occasion(node, item, agreement)
        let numberNode = try node.required("formula")
        guard let number = UInt16(exactly: try numberNode.int64()) else {
            throw numberNode.invalid("Formelns nummer ska vara 10000–59999.")
        }
        let mark = try YearFile.mark(node)
        let name = try text("name", of: node)
        let expression = try node.required("expression")
        let formula = Formula(
            FormulaID(number), name: name, expression: try expression.string(), operands: [],
            paragraph: "\(agreement.name) \(try text("paragraph", of: node))", source: mark.source,
            confidence: mark.confidence, quantity: try node.optional("quantity")?.string(),
            price: try node.optional("price")?.string())
        let figures = try figures(node, agreement)
        let declared = try expression.checked { () throws(PayrollError) in
            try DeclaredFormula(formula, figures, for: occasion)
        }
        return DeclaredRule(occasion, item, declared, name: name, text: try text("text", of: node))
    }

    private static func item(
        _ key: String, of node: JSONNode, _ agreement: DeclaredAgreement
    ) throws(JSONError) -> PayItem {
        let itemNode = try node.required(key)
        let word = try itemNode.string()
        guard let item = agreement.item(word) else {
            throw itemNode.invalid(
                "Lönearten \(word) finns inte i avtalet och är ingen gemensam som kan betalas."
                    + NearestName.question(word, among: agreement.itemKeys))
        }
        return item
    }

    /// The figures by the names that the formula has for them.
    private static func figures(_ node: JSONNode, _ agreement: DeclaredAgreement) throws(JSONError) -> [NamedFigure] {
        guard let members = try node.optional("figures") else { return [] }
        var found: [NamedFigure] = []
        for entry in try members.members() {
            let (name, member) = (entry.key, entry.value)
            let key = try member.string()
            guard let figure = agreement.figures.first(where: { $0.key == key }) else {
                throw member.invalid(
                    "Uppgiften \(key) finns inte i avtalet."
                        + NearestName.question(key, among: agreement.figures.map(\.key)))
            }
            found.append(NamedFigure(name, figure))
        }
        return found
    }

    private static func occasion(
        _ node: JSONNode, _ item: PayItem, _ agreement: DeclaredAgreement
    ) throws(JSONError) -> DeclaredOccasion {
        let whenNode = try node.required("when")
        let when = try whenNode.string()
        let member = ["hours": "registers", "quantity": "registers", "clock": "clock", "absence": "causes"][when]
        for other in ["registers", "clock", "causes"] where other != member {
            if let extra = try node.optional(other) { throw extra.invalid("\(other) hör inte till when \(when).") }
        }
        switch when {
        case "month": return .month
        case "hours":
            return .hours(try node.optional("registers") == nil ? item : self.item("registers", of: node, agreement))
        case "quantity":
            let registered =
                try node.optional("registers") == nil ? item : self.item("registers", of: node, agreement)
            guard agreement.payItems.contains(registered) else {
                throw whenNode.invalid(
                    "Antal registreras på avtalets egna lönearter; \(registered.key) är gemensam. Lägg upp en i items.")
            }
            return .quantity(registered)
        case "clock": return .clock(try clock(node.required("clock")))
        case "absence":
            let causes = try node.required("causes")
            var found: [AbsenceCause] = []
            for entry in try causes.elements() {
                let word = try entry.string()
                guard let cause = AbsenceCause(rawValue: word), !found.contains(cause) else {
                    let words = AbsenceCause.allCases.map(\.rawValue).joined(separator: ", ")
                    throw entry.invalid("Frånvaron \(word) finns inte, eller står två gånger. Skriv någon av \(words).")
                }
                found.append(cause)
            }
            guard !found.isEmpty else { throw causes.invalid("Skriv minst en orsak till frånvaro.") }
            return .absence(found)
        default: throw whenNode.invalid("when är \(when). Skriv month, hours, quantity, clock eller absence.")
        }
    }

    private static func clock(_ node: JSONNode) throws(JSONError) -> WeekClock {
        try node.rejectUnknownKeys(allowed: ["windows", "holidayIs"])
        var windows: [ClockWindow] = []
        let list = try node.required("windows")
        for entry in try list.elements() {
            try entry.rejectUnknownKeys(allowed: ["weekdays", "from", "to"])
            var weekdays: [Weekday] = []
            for day in try entry.required("weekdays").elements() { weekdays.append(try weekday(day)) }
            guard !weekdays.isEmpty else { throw entry.invalid("Skriv minst en veckodag.") }
            windows.append(
                ClockWindow(weekdays, from: try time(entry.required("from")), to: try time(entry.required("to"))))
        }
        guard !windows.isEmpty else { throw list.invalid("Skriv minst en tid i veckan.") }
        let holiday: Weekday? = if let day = try node.optional("holidayIs") { try weekday(day) } else { nil }
        let all = windows
        return try list.checked { () throws(PayrollError) in try WeekClock(all, holidayIs: holiday) }
    }

    private static func weekday(_ node: JSONNode) throws(JSONError) -> Weekday {
        let word = try node.string()
        guard let day = Weekday.allCases.first(where: { "\($0)" == word }) else {
            let words = Weekday.allCases.map { "\($0)" }.joined(separator: ", ")
            throw node.invalid("Veckodagen \(word) finns inte. Skriv \(words).")
        }
        return day
    }

    private static func time(_ node: JSONNode) throws(JSONError) -> ClockTime {
        let text = try node.string()
        guard let time = ClockTime(text) else {
            throw node.invalid("Klockslaget \(text) kan inte läsas. Skriv t.ex. 19:00.")
        }
        return time
    }
}
