//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
public import PennaLaw
internal import PennaModel

/// What one employer sends for one month, and whom Skatteverket calls about it.
public struct AGIDeclaration: Hashable, Sendable {
    /// The values: of the first declaration whole, of a correction what is new, changed and removed.
    public let filing: AGIFiling

    /// Whom Skatteverket calls about the employer; without one there is no file.
    public let contact: FilingContact?

    /// What stands in individuppgifter beside their values, by payee: where the work is done, and who it is.
    public let texts: [AGIPayee: [AGIValue]]

    /// A declaration.
    public init(_ filing: AGIFiling, contact: FilingContact?, texts: [AGIPayee: [AGIValue]] = [:]) {
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
public struct AGISender: Hashable, Sendable {
    /// Organisationsnummer.
    public let id: Organisationsnummer

    /// Whom Skatteverket calls about the file; without one there is no file.
    public let contact: FilingContact?

    /// A sender.
    public init(_ id: Organisationsnummer, contact: FilingContact?) {
        self.id = id
        self.contact = contact
    }
}
