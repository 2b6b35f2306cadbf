//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CDatabases
internal import PennaStore

/// What SQLite refused, by its extended result code.
struct Fault {
    let path: String
    let code: Int32
    let message: String

    var isBusy: Bool { [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL].contains(code & 0xFF) }

    var error: StoreError {
        switch code & 0xFF {
        case _ where isBusy:
            StoreError(
                .unavailable, "Lagret \(path) används av någon annan, som inte blev klar i tid. Försök igen.")
        case SQLITE_FULL:
            StoreError(
                .unavailable,
                "Lagret \(path) får inte plats: disken är full. Inget har sparats. Frigör plats och försök igen.")
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            StoreError(
                .unavailable,
                "Lagret \(path) kan inte öppnas eller skrivas (\(detail)). Kontrollera att mappen finns, och att "
                    + "både den och filen får skrivas.")
        case SQLITE_NOTADB:
            StoreError(
                .corrupt,
                "Filen \(path) är inget lager, eller är skadad från början. Ange rätt fil, eller återställ den från "
                    + "en säkerhetskopia.")
        case SQLITE_CORRUPT, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_CONSTRAINT, SQLITE_MISMATCH:
            // The statements are ours and fit the schema, so it is the file that does not.
            StoreError(
                .corrupt, "Lagret \(path) är skadat (\(detail)). Återställ det från en säkerhetskopia.")
        case SQLITE_TOOBIG:
            StoreError(
                .invalidFact,
                "En uppgift eller ett lönebesked är för stort för lagret \(path). Dela upp innehållet.")
        default:
            StoreError(
                .unavailable,
                "Lagret \(path) kunde inte läsas eller skrivas (\(detail)). Kontrollera disken och försök igen.")
        }
    }

    private var detail: String { "\(message), \(code)" }
}
