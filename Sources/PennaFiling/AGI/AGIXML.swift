//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Skatteverket's file of arbetsgivardeklaration på individnivå, schema 1.1.
///
/// The official schema could not be read. Names, order, limits and what must be there are those of a schema that was
/// reconstructed from programs that use it, so a file is right in shape as far as is known; only Skatteverket's own test
/// service says whether it is taken.
///
/// ```swift
/// let document = AGIXML.document(
///     [AGIDeclaration(filing, contact: contact)], sender: AGISender(employer, contact: contact), created: created)
/// ```
package enum AGIXML {
    /// The file of one or more employers, and of one or more of their months.
    ///
    /// - Parameters:
    ///   - declarations: each employer and month once, in the order in which they come.
    ///   - created: when the file was made; given, so that the same declaration gives the same bytes.
    package static func document(
        _ declarations: [AGIDeclaration], sender: AGISender, created: Instant
    ) -> FilingDocument {
        let name = name(of: declarations)
        var findings = FilingFindings(name)
        checkSender(sender, &findings)
        for declaration in declarations { AGIChecks.check(declaration, &findings) }
        checkTwice(declarations, &findings)
        let sent = declarations.filter { !$0.filing.isEmpty }
        if sent.isEmpty {
            findings.look(
                .agi, "Det finns ingenting att skicka: det som Skatteverket har är rätt.",
                "Skicka ingen fil.")
            return FilingDocument(name, findings, bytes: nil)
        }
        var writer = AGIWriter()
        let isKnown = findings.isStopped || writer.write(sent, sender, created)
        if !isKnown {
            findings.stop(
                .agiStopped, "En uppgift i deklarationen har ett fält vars plats i filen inte är känd.",
                "Lämna uppgiften i Skatteverkets e-tjänst.")
        }
        return FilingDocument(name, findings, bytes: writer.bytes)
    }

    /// The months, where they are few: `agi-2026-11.xml`.
    private static func name(of declarations: [AGIDeclaration]) -> String {
        let months = Set(declarations.map(\.filing.period.month)).sorted()
        guard let first = months.first, let last = months.last else { return "agi.xml" }
        return first == last ? "agi-\(first).xml" : "agi-\(first)-\(last).xml"
    }

    private static func checkSender(_ sender: AGISender, _ findings: inout FilingFindings) {
        guard let contact = sender.contact else {
            return findings.stop(
                .missingFact, "Kontaktperson saknas för \(sender.id), som skickar filen.",
                "Ange avsändarens kontaktperson i employer.json, under contacts: role teknisk, namn, telefon och e-postadress."
            )
        }
        if let fault = contact.fault {
            findings.stop(
                .invalidValue, "Kontaktpersonen för \(sender.id), som skickar filen, kan inte stå i filen: \(fault).",
                "Rätta avsändarens kontaktperson.")
        }
    }

    private static func checkTwice(_ declarations: [AGIDeclaration], _ findings: inout FilingFindings) {
        var seen: [Organisationsnummer: Set<Month>] = [:]
        for declaration in declarations {
            let filing = declaration.filing
            guard !seen[filing.employer, default: []].insert(filing.period.month).inserted else { continue }
            findings.stop(
                .sameEmployerTwice, "\(filing.employer) har två deklarationer för \(filing.period.month).",
                "Lägg ihop månadens körningar till en deklaration.")
        }
    }
}
