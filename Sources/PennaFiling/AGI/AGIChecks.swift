//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What must be right with one employer's month before it can stand in a file.
enum AGIChecks {
    static func check(_ declaration: AGIDeclaration, _ findings: inout FilingFindings) {
        checkContact(declaration, &findings)
        let filing = declaration.filing
        for finding in filing.findings where finding.isBlocking {
            findings.stop(
                .agiStopped, person: finding.payee?.value ?? "",
                "Arbetsgivardeklarationen för \(filing.employer) \(filing.period.month) är inte hel. \(finding.text)",
                "Rätta uppgiften och räkna om månaden.")
        }
        let statements = filing.individuals.additions + filing.individuals.replacements
        for statement in statements { checkTexts(statement, declaration.values(of: statement), &findings) }
        let without = statements.count { statement in
            statement.key.payee.field == 215
                && !declaration.values(of: statement).contains { [60, 245, 246].contains($0.field) }
        }
        guard without > 0 else { return }
        findings.look(
            .missingFact,
            "\(without == 1 ? "1 individuppgift" : "\(without) individuppgifter") för \(filing.employer) \(filing.period.month) saknar arbetsställe och tjänsteställe (fält 060, 245 och 246).",
            "Ange arbetsplatsen på anställningen, under workplace. Den som har flera tjänsteställen ska inte ha något i fälten 245 och 246."
        )
    }

    private static func checkContact(_ declaration: AGIDeclaration, _ findings: inout FilingFindings) {
        let employer = declaration.filing.employer
        guard let contact = declaration.contact else {
            return findings.stop(
                .missingFact, "Kontaktperson saknas för arbetsgivaren \(employer).",
                "Ange arbetsgivarens kontaktperson i employer.json, under contacts: namn, telefon och e-postadress.")
        }
        if let fault = contact.fault {
            findings.stop(
                .invalidValue, "Kontaktpersonen för arbetsgivaren \(employer) kan inte stå i filen: \(fault).",
                "Rätta arbetsgivarens kontaktperson.")
        }
    }

    /// The schema takes shorter texts than the field's own kind says.
    private static func checkTexts(
        _ statement: IndividualStatement, _ values: [AGIValue], _ findings: inout FilingFindings
    ) {
        for value in values {
            guard case .text(let text) = value.content, let field = try? AGIField.numbered(value.field),
                case .text = field.kind, !AGIText.fits(text)
            else { continue }
            findings.stop(
                .invalidValue, person: statement.key.payee.value,
                "\(field.name) (fält \(field.code)) för \(statement.key.payee.masked) kan inte stå i filen: \(text).",
                "Skriv 1–50 tecken, utan < och >.")
        }
    }
}

extension Contact {
    /// What is wrong with it for the AGI, in Swedish; `nil` for nothing.
    var fault: String? {
        if !AGIText.fits(name, most: 50) { return "namnet ska ha 1–50 tecken, utan < och >" }
        if !AGIText.fits(phone, most: 20) { return "telefonnumret ska ha 1–20 tecken, utan < och >" }
        if !AGIText.isEmail(email) { return "e-postadressen \(email) har inte den form som Skatteverket tar emot" }
        return nil
    }
}
