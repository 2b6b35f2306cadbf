//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Writes declarations that have been checked.
struct AGIWriter {
    private var xml = XMLText()
    /// By field number: the element and its attribute, made once.
    private var elements: [Int: (name: String, code: String)] = [:]
    /// Whether a field had no known element.
    private var isUnknown = false

    private static let instance = "http://xmls.skatteverket.se/se/skatteverket/da/instans/schema/1.1"
    private static let component = "http://xmls.skatteverket.se/se/skatteverket/da/komponent/schema/1.1"

    var bytes: [UInt8] { xml.bytes }

    /// Writes the file.
    ///
    /// - Returns: false when a field's element is not known, and the file is not whole.
    mutating func write(_ declarations: [AGIDeclaration], _ sender: AGISender, _ created: Instant) -> Bool {
        let attributes = [
            (name: "xmlns", value: AGIWriter.instance), (name: "xmlns:agd", value: AGIWriter.component),
            (name: "omrade", value: "Arbetsgivardeklaration"),
        ]
        within("Skatteverket", attributes) { writer in
            writer.write(sender, created)
            writer.writeCommon(declarations)
            for declaration in declarations { writer.writeForms(declaration) }
            for declaration in declarations { writer.writeAbsences(declaration.filing) }
        }
        xml.newline()
        return !isUnknown
    }

    // MARK: Head

    private mutating func write(_ sender: AGISender, _ created: Instant) {
        within("agd:Avsandare") { writer in
            writer.text("agd:Programnamn", "Penna")
            writer.text("agd:Organisationsnummer", sender.id.withPrefix)
            if let contact = sender.contact { writer.write(contact, "agd:TekniskKontaktperson") }
            writer.text("agd:Skapad", FilingTime.local(created))
        }
    }

    private mutating func writeCommon(_ declarations: [AGIDeclaration]) {
        within("agd:Blankettgemensamt") { writer in
            var seen: Set<Organisationsnummer> = []
            for declaration in declarations where seen.insert(declaration.filing.employer).inserted {
                writer.within("agd:Arbetsgivare") { writer in
                    writer.text("agd:AgRegistreradId", declaration.filing.employer.withPrefix)
                    if let contact = declaration.contact { writer.write(contact, "agd:Kontaktperson") }
                }
            }
        }
    }

    private mutating func write(_ contact: Contact, _ element: String) {
        within(element) { writer in
            writer.text("agd:Namn", contact.name)
            writer.text("agd:Telefon", contact.phone)
            writer.text("agd:Epostadress", contact.email)
        }
    }

    // MARK: Forms

    private mutating func writeForms(_ declaration: AGIDeclaration) {
        let filing = declaration.filing
        if let statement = filing.employerStatement { write(statement, filing) }
        for statement in filing.individuals.additions + filing.individuals.replacements {
            write(statement, declaration.values(of: statement), filing)
        }
        for key in filing.individuals.removals {
            form("agd:IU", filing) { writer in
                writer.write(key)
                writer.field(205, "1")
            }
        }
    }

    private mutating func write(_ statement: EmployerStatement, _ filing: AGIFiling) {
        form("agd:HU", filing) { writer in
            writer.within("agd:ArbetsgivareHUGROUP") { $0.field(201, filing.employer.withPrefix) }
            writer.field(6, AGIWriter.period(filing.period))
            for value in statement.values { writer.field(value.field, value.text) }
        }
    }

    private mutating func write(_ statement: IndividualStatement, _ values: [AGIValue], _ filing: AGIFiling) {
        form("agd:IU", filing) { writer in
            let isPayee = { (value: AGIValue) in AGIWriter.payeeFields.contains(value.field) }
            writer.write(statement.key, payee: values.filter(isPayee))
            for value in values where !isPayee(value) { writer.field(value.field, value.text) }
        }
    }

    private mutating func write(_ key: IndividualKey, payee: [AGIValue] = []) {
        within("agd:ArbetsgivareIUGROUP") { $0.field(201, key.employer.withPrefix) }
        within("agd:BetalningsmottagareIUGROUP") { writer in
            writer.within("agd:BetalningsmottagareIDChoice") { $0.field(key.payee.field, key.payee.value) }
            for value in payee { writer.field(value.field, value.text) }
        }
        field(6, AGIWriter.period(key.period))
        field(570, "\(key.number)")
    }

    /// The fields that stand among those of who is paid: name, address, foreign number, birth and citizenship.
    static let payeeFields: Set<Int> = [
        76, 77, 78, 81, 216, 217, 218, 219, 220, 221, 226, 228, 230, 252,
    ]

    private mutating func form(
        _ element: String, _ filing: AGIFiling, _ content: (inout AGIWriter) -> Void
    ) {
        within("agd:Blankett") { writer in
            writer.within("agd:Arendeinformation") { writer in
                writer.text("agd:Arendeagare", filing.employer.withPrefix)
                writer.text("agd:Period", AGIWriter.period(filing.period))
            }
            writer.within("agd:Blankettinnehall") { $0.within(element, [], content) }
        }
        xml.newline()
    }

    // MARK: Absence

    private mutating func writeAbsences(_ filing: AGIFiling) {
        for statement in filing.absences.additions + filing.absences.replacements {
            write(statement.key) { writer in
                for value in statement.values { writer.field(value.field, value.text) }
            }
        }
        for key in filing.absences.removals { write(key) { $0.field(820, "1") } }
    }

    private mutating func write(_ key: AbsenceKey, _ content: (inout AGIWriter) -> Void) {
        within("agd:Franvarouppgift") { writer in
            writer.field(201, key.employer.withPrefix)
            writer.field(6, AGIWriter.period(key.period))
            writer.field(821, "\(key.day)")
            writer.field(215, "\(key.person)")
            writer.field(822, "\(key.number)")
            content(&writer)
        }
        xml.newline()
    }

    // MARK: Elements

    private mutating func within(
        _ element: String, _ attributes: [(name: String, value: String)] = [], _ content: (inout AGIWriter) -> Void
    ) {
        xml.begin(element, attributes)
        content(&self)
        xml.end(element)
    }

    private mutating func text(_ element: String, _ text: String) { xml.element(element, text: text) }

    private mutating func field(_ number: Int, _ text: String) {
        if elements[number] == nil {
            guard let field = try? AGIField.numbered(number), let element = field.element else {
                isUnknown = true
                return
            }
            elements[number] = (name: "agd:" + element, code: field.code)
        }
        guard let element = elements[number] else { return }
        xml.element(element.name, [(name: "faltkod", value: element.code)], text: text)
    }

    private static func period(_ period: AGIPeriod) -> String {
        var text = "\(period.month)"
        text.removeAll { $0 == "-" }
        return text
    }
}
