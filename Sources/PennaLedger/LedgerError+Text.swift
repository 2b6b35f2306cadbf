//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension LedgerError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}

extension LedgerError.Code {
    /// What the kind is called, in Swedish.
    public var title: String { texts.title }

    /// What can be done about every error of the kind, in Swedish.
    public var wayOut: String { texts.wayOut }

    private var texts: (title: String, wayOut: String) {
        switch self {
        case .store: ("Lagret kunde inte göra det som begärdes", "Gör det som lagrets egen kod säger.")
        case .employer:
            (
                "Arbetsgivarens egna uppgifter saknas eller går inte att läsa",
                "Registrera arbetsgivaren och försök igen."
            )
        case .openPredecessor: ("En tidigare körning är inte låst", "Attestera och lås den tidigare körningen först.")
        case .laterIsLocked: ("En senare körning är låst", "Rätta i en körning efter den.")
        case .wrongState:
            ("Körningen har inte det läge som steget kräver", "Ta stegen i ordning: räkna, attestera, lås.")
        case .provisional:
            ("Förra årets tabeller står in", "Räkna om körningen med årets tabeller innan den attesteras.")
        case .stale: ("En annan körning har låsts sedan denna räknades", "Räkna om körningen.")
        case .knowsLess:
            ("Körningen vet mindre än den senast låsta", "Räkna med en tidpunkt som inte är före den låsta körningens.")
        case .calculation: ("Månaden går inte att räkna för någon", "Rätta det som meddelandet nämner och räkna om.")
        case .corrupt: ("Det lagrade stämmer inte med sitt kvitto", "Återställ lagret från en säkerhetskopia.")
        case .notFound:
            ("Körningen, personen eller lönebeskedet finns inte", "Kontrollera månad, slag och personnummer.")
        case .invalidFact: ("En uppgift går inte att registrera", "Rätta uppgiften på det ställe som anges.")
        }
    }
}
