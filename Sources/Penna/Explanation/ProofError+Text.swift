//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension ProofError: CustomStringConvertible {
    /// The message, with the place in the formula in front where there is one: `tecken 14: …`.
    public var description: String { position > 0 ? "tecken \(position): \(message)" : message }
}

extension ProofError.Code {
    /// What the kind is called, in Swedish.
    public var title: String { texts.title }

    /// What can be done about every error of the kind, in Swedish.
    public var wayOut: String { texts.wayOut }

    private var texts: (title: String, wayOut: String) {
        switch self {
        case .syntax: ("Formeln eller tabellen är fel skriven", "Rätta den på det ställe som anges.")
        case .unknownOperand: ("Ett namn är ingen operand", "Rätta namnet, eller lägg till operanden.")
        case .unusedOperand: ("En operand används inte", "Använd operanden i formeln, eller ta bort den.")
        case .unknownFunction: ("Funktionen finns inte", "Använd en av formelspråkets funktioner.")
        case .argumentCount: ("En funktion har fel antal värden", "Ge funktionen så många värden som den tar.")
        case .unknownTable: ("Tabellen finns inte", "Lämna med tabellen, eller rätta namnet.")
        case .outsideTable: ("Tabellen har inget värde där", "Rätta tabell, kolumn eller inkomst.")
        case .divisionByZero: ("Division med noll", "Rätta den operand som är noll.")
        case .overflow: ("Ett tal i formeln är för stort", "Rätta antalet eller beloppet i underlaget.")
        case .unknownFormula:
            (
                "Formeln finns inte, finns två gånger eller har fel antal operander",
                "Läs formlerna ur samma resultat som raderna."
            )
        }
    }
}
