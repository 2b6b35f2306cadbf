//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// What the codes of PAXml mean to every employer, as far as the standard's own words say it.
enum PAXmlCodes {
    private static let absences: [String: AbsenceCause] = [
        "SJK": .sjuk, "SJK_LÖN": .sjuk, "SEM": .semester, "SEM_BET": .semester, "SEM_SPA": .sparadSemester,
        "SEM_OBE": .obetaldSemester, "TJL": .tjanstledig, "FPE": .foraldraledig, "VAB": .vab, "HAV": .graviditet,
        "NÄR": .narstaende, "MIL": .totalforsvar, "KOM": .komp, "PEM": .enskild,
    ]

    /// The code of an absence, or `nil` when it has none of its own.
    static func code(of cause: AbsenceCause) -> String? {
        absences.filter { $0.value == cause }.map(\.key).min { $0.count < $1.count }
    }

    /// Hours worked, in tidkod and lonkod.
    private static let worked: Set<String> = ["TID", "ARB", "TIMLÖN"]

    /// Hours of overtime, by the key of their pay item.
    private static let classified = ["ÖT1": "overtid-enkel", "ÖT2": "overtid-kvalificerad", "MER": "fyllnadstid"]

    /// The pay item that a code's hours belong to at every employer, by its key.
    static func item(of code: String) -> String? {
        worked.contains(code) ? PayItems.timlon.key : classified[code]
    }

    /// What a code means at every employer; the classes 1–5 are the sender's, and Penna's rules sort clock times themselves.
    static func meaning(of code: String) -> CodeMapping.Meaning? {
        if let cause = absences[code] { return .absence(cause) }
        if item(of: code) != nil { return .extraWork(asTimeOff: false) }
        guard let digit = code.last, ("1"..."5").contains(digit) else { return nil }
        switch code.dropLast() {
        case "ÖT": return .extraWork(asTimeOff: false)
        case "ÖK": return .extraWork(asTimeOff: true)
        case "JR": return .standby(.jour)
        case "BE": return .standby(.beredskap)
        case "RE": return .travelTime
        default: return nil
        }
    }

    /// What an entry in `paxCodes` for a code without a meaning should probably say, in Swedish.
    static func advice(for code: String) -> String {
        let kinds: [(start: String, kind: String)] = [
            ("SJK", "kind sjuk"), ("ASK", "kind sjuk"), ("JS", "kind sjuk"), ("BS", "kind sjuk"),
            ("SEM", "kind semester"), ("SMB", "kind tjanstledig"), ("UTB", "kind tjanstledig"),
            ("SVE", "kind tjanstledig"), ("PER", "kind tjanstledig"), ("FR", "kind tjanstledig"),
            ("FAC", "kind tjanstledig eller uppdrag"), ("KON", "kind vab"), ("PAP", "kind vab"),
            ("ATK", "kind komp"), ("ATF", "kind komp"), ("OB", "item, t.ex. ob-a"), ("TIM", "item timlon"),
        ]
        let kind = kinds.first { code.hasPrefix($0.start) }?.kind
        return "Lägg till koden i paxCodes i employer.json, troligen med \(kind ?? "item och en löneart")."
    }
}

/// A point in time of a row, by the clock in Sweden.
struct PAXmlMoment {
    let day: Day
    let minute: Int

    /// Reads `2026-10-05T08:00:00`, with an offset or `Z`, or with a zone in brackets as Java writes it.
    ///
    /// - Throws: `invalidValue` for any other form. Seconds are dropped.
    init(_ text: String, _ what: String) throws(PayrollError) {
        let plain = text.hasSuffix("]") ? String(text.prefix { $0 != "[" }) : text
        let date = String(plain.prefix(10))
        guard let day = Day(date), let instant = try? Instant(plain), plain.utf8.count >= 16 else {
            throw PayrollError(
                .invalidValue,
                "\(what) \(text) är ingen tidpunkt. Skriv t.ex. 2026-10-05T08:00:00, på en tid som finns.")
        }
        let hasOffset = plain.utf8.last == UInt8(ascii: "Z") || plain.dropFirst(16).contains { $0 == "+" || $0 == "-" }
        guard hasOffset else {
            self.day = day
            minute = (try InputText.clock(String(plain.dropFirst(11).prefix(5))))
            return
        }
        let local = SwedishClock.local(instant.moment)
        self.day = local.day
        minute = local.minute
    }

    init(day: Day, minute: Int) {
        self.day = day
        self.minute = minute
    }

    /// Reads a clock time such as `08:00` or `08:00:00` of a day that the row says by itself.
    init(_ text: String, on day: Day) throws(PayrollError) {
        self.day = day
        minute = try InputText.clock(String(text.prefix(5)))
    }
}
