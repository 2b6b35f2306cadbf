//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaLaw
package import PennaModel

/// What one employer sends for one month, and whom Skatteverket calls about it.
package struct AGIDeclaration: Hashable, Sendable {
    /// The values: of the first declaration whole, of a correction what is new, changed and removed.
    package let filing: AGIFiling

    /// Whom Skatteverket calls about the employer; without one there is no file.
    package let contact: Contact?

    /// What stands in individuppgifter beside their values, by payee: where the work is done, and who it is.
    package let texts: [AGIPayee: [AGIValue]]

    /// A declaration.
    package init(_ filing: AGIFiling, contact: Contact?, texts: [AGIPayee: [AGIValue]] = [:]) {
        self.filing = filing
        self.contact = contact
        self.texts = texts
    }

    /// The values of an individuppgift: its own, and the texts that it lacks.
    ///
    /// Who it is stands there only for somebody without Swedish number, and for tax by SINK.
    func values(of statement: IndividualStatement) -> [AGIValue] {
        let isForeign =
            statement.key.payee.field != 215 || statement.taxation == .sink || statement.taxation == .aSink
        let more = (texts[statement.key.payee] ?? []).filter { value in
            !statement.contains(value.field) && (isForeign || !AGIWriter.payeeFields.contains(value.field))
        }
        return statement.values + more
    }
}

/// Who sends a file: the employer, or the centre that pays for several.
package struct AGISender: Hashable, Sendable {
    /// Organisationsnummer.
    package let id: Organisationsnummer

    /// Whom Skatteverket calls about the file; without one there is no file.
    package let contact: Contact?

    /// A sender.
    package init(_ id: Organisationsnummer, contact: Contact?) {
        self.id = id
        self.contact = contact
    }
}
