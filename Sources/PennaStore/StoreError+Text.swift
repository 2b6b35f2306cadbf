//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension StoreError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}

extension StoreError.Code {
    /// What the kind is called, in Swedish.
    public var title: String { texts.title }

    /// What can be done about every error of the kind, in Swedish.
    public var wayOut: String { texts.wayOut }

    private var texts: (title: String, wayOut: String) {
        switch self {
        case .invalidFact: ("En uppgift går inte att lagra", "Rätta uppgiftens dagar, eller ange dess slag.")
        case .invalidRun:
            ("Körningen har två lönebesked för samma person", "Spara ett lönebesked per person i körningen.")
        case .recordedInFuture:
            ("En uppgift är registrerad i framtiden", "Kontrollera datorns klocka och registrera på nytt.")
        case .conflict: ("Någon annan har ändrat körningen", "Läs körningen på nytt och gör om steget.")
        case .locked:
            (
                "Körningen är låst, eller i ett läge som inte har steget",
                "Rätta med en ny körning; en låst ändras aldrig."
            )
        case .notFound: ("Körningen eller lönebeskedet finns inte", "Kontrollera månad, slag och personnummer.")
        case .newerSchema: ("Lagret är skrivet av en nyare version", "Använd den versionen eller en senare.")
        case .corrupt: ("Det lagrade är skadat", "Återställ lagret från en säkerhetskopia.")
        case .unavailable:
            ("Lagret går inte att nå", "Kontrollera disk, rättigheter och databasens server, och försök igen.")
        }
    }
}
