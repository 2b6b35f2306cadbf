//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Says what the rows of a file mean to an employer.
struct PAXmlInterpreter {
    private let employer: Employer
    private let directory: PeopleDirectory
    private let file: UInt16
    private let names: EmployerNames
    private let codes: [String: PayItemID]
    /// When the file was made, which is when its rows became known; the beginning of time where it does not say.
    private let recorded: Instant
    /// The anställningsnummer that the file's own people have, by personnummer.
    private let ownEmployments: [String: Set<String>]

    init(_ employer: Employer, _ directory: PeopleDirectory, _ file: UInt16, _ document: PAXmlDocument) {
        self.employer = employer
        self.directory = directory
        self.file = file
        names = EmployerNames(employer)
        codes = Dictionary(employer.paxCodes.map { ($0.code, $0.item) }, uniquingKeysWith: { first, _ in first })
        ownEmployments = document.employments
        recorded = document.header["datum"].flatMap { try? Instant($0) } ?? Instant(seconds: 0)
    }

    /// Why a row's employee cannot be found, and the person who must wait for it, where one is named.
    struct Unfound: Error {
        let person: String
        let text: String
    }

    /// The employment a row belongs to, by anställningsnummer or personnummer.
    ///
    /// - Throws: `Unfound` when the numbers name nobody, several, or two different people.
    func employment(of row: PAXmlRow, on days: DayRange?) throws(Unfound) -> String {
        let people = row.person.isEmpty ? [] : directory.people(row.person)
        let only = people.count == 1 ? people.first : nil
        let person = only.map { directory.id($0) } ?? ""
        if !row.employment.isEmpty {
            guard let place = directory.place(of: row.employment) else {
                throw Unfound(
                    person: person,
                    text:
                        "Anställningen \(row.employment) finns inte i people.ndjson. Rätta anställningsnumret eller lägg till personen."
                )
            }
            guard row.person.isEmpty || people.contains(place.person) || !isPersonnummer(row.person) else {
                throw Unfound(
                    person: person,
                    text: "Anställningen \(row.employment) hör inte till personnummer \(row.person). Rätta det ena.")
            }
            return row.employment
        }
        guard !row.person.isEmpty else {
            throw Unfound(
                person: "", text: "Någon person finns inte på raden: den har varken anstid eller persnr. Ange det ena.")
        }
        // A system may use a made-up number for who has none yet; its own list of people then says who it is.
        if people.isEmpty, !isPersonnummer(row.person), let own = ownEmployments[row.person], own.count == 1,
            let employment = own.first, directory.place(of: employment) != nil
        {
            return employment
        }
        guard let only else {
            throw Unfound(
                person: (try? Personnummer(row.person)).map { "\($0)" } ?? "",
                text:
                    "Personnummer \(row.person) finns inte i people.ndjson, eller kan vara två personer. Ange 12 siffror som i personregistret."
            )
        }
        let employments = directory.employments(only, on: days)
        guard let employment = employments.first, employments.count == 1 else {
            throw Unfound(
                person: person,
                text:
                    "Personen har flera anställningar, eller ingen de dagarna. Ange anställningsnummer (anstid) på raden."
            )
        }
        return employment
    }

    /// What to say of a row that was taken by its anställningsnummer although its personnummer is none.
    func note(on row: PAXmlRow, _ employment: String) -> String? {
        guard !row.person.isEmpty, !isPersonnummer(row.person), directory.people(row.person).isEmpty else { return nil }
        return
            "Personnummer \(row.person) finns inte; raden har förts på anställning \(employment), som filen själv anger. Rätta numret i det system den kommer ifrån."
    }

    /// Whether a number can be anybody's; one that fails its check cannot contradict an anställningsnummer.
    private func isPersonnummer(_ text: String) -> Bool {
        if (try? Personnummer(text)) != nil { return true }
        return text.count == 10 && ["19", "20"].contains { (try? Personnummer($0 + text)) != nil }
    }

    /// The registration of a row.
    ///
    /// - Throws: a typed error when the code has no meaning here or the values do not fit together.
    func registration(_ row: PAXmlRow, on days: DayRange) throws(PayrollError) -> Registration {
        if let field = row.repeated {
            throw PayrollError(.invalidValue, "Fältet \(field) står två gånger på raden. Ta bort det ena.")
        }
        let kind: Registration.Kind
        switch row.kind {
        case .time: kind = try time(row)
        case .pay: kind = try pay(row)
        case .travel:
            throw PayrollError(
                .notImplemented,
                "Reseräkningar (resetransaktioner) räknas inte än. Registrera ersättningen som lönerad och ta bort resan."
            )
        }
        guard days.count == 1 || !kind.isOfOneDay else {
            throw PayrollError(
                .invalidValue, "timmar gäller en enda dag. Ange datum, eller omfattning i stället för timmar.")
        }
        return Registration(
            kind, days: days, recorded: recorded, row: SourceRow(file: file, row: UInt32(clamping: row.line)),
            childBorn: row["barn"].isEmpty ? nil : try Personnummer(row["barn"]).birthDay)
    }

    /// The days of a row: `datum`, or `datumfrom` and `datumtom`, or the day of `starttid`.
    ///
    /// - Throws: `invalidValue` when there is none, or more than one way.
    func days(_ row: PAXmlRow) throws(PayrollError) -> DayRange {
        if row.kind == .travel { return DayRange(Day(number: 0)) }
        let given = [row["datum"], row["datumfrom"] + row["datumtom"], row["starttid"] + row["sluttid"]]
        guard given.count(where: { !$0.isEmpty }) == 1 else {
            throw PayrollError(
                .invalidValue,
                "Ange antingen datum, datumfrom och datumtom, eller starttid och sluttid, och bara ett av dem.")
        }
        if !row["starttid"].isEmpty { return DayRange(try PAXmlMoment(row["starttid"], "starttid").day) }
        if !row["datum"].isEmpty { return DayRange(try day(row["datum"], "datum")) }
        let from = try day(row["datumfrom"], "datumfrom")
        return try DayRange(from: from, through: row["datumtom"].isEmpty ? from : day(row["datumtom"], "datumtom"))
    }

    /// A date, or the date of a date and time.
    private func day(_ text: String, _ what: String) throws(PayrollError) -> Day {
        text.utf8.count <= 10 ? try InputText.day(text, what) : try PAXmlMoment(text, what).day
    }
}

extension PAXmlInterpreter {
    private func time(_ row: PAXmlRow) throws(PayrollError) -> Registration.Kind {
        let code = row["tidkod"]
        if let cause = PAXmlCodes.absences[code] { return .absence(cause, try extent(row)) }
        guard row["omfattning"].isEmpty || PAXmlCodes.uncalculatedAbsences.contains(code) else {
            throw PayrollError(.invalidValue, "omfattning gäller bara frånvaro, inte \(code). Ange timmar i stället.")
        }
        if let item = codes[code] { return .hours(item, try minutes(row)) }
        if PAXmlCodes.uncalculatedAbsences.contains(code) {
            throw PayrollError(
                .notImplemented,
                "Tidkoden \(code) räknas inte än. Räkna frånvaron för hand och registrera den som lönerad.")
        }
        if PAXmlCodes.worked.contains(code) {
            guard row["starttid"].isEmpty else { return .extraWork(try workedShift(row)) }
            return .hours(PayItems.timlon.id, try minutes(row))
        }
        if let key = PAXmlCodes.classified[code], let item = names.item(key) {
            guard row["starttid"].isEmpty else { return .extraWork(try workedShift(row)) }
            return .hours(item.id, try minutes(row))
        }
        throw PayrollError(
            .unknownName,
            "Tidkoden \(code) har ingen betydelse hos arbetsgivaren. Lägg till den i paxCodes i employer.json.")
    }

    private func minutes(_ row: PAXmlRow) throws(PayrollError) -> Minutes {
        guard row["starttid"].isEmpty else {
            guard row["timmar"].isEmpty else { throw PAXmlInterpreter.bothTimes }
            return Minutes(Int64(try clock(row).count))
        }
        return try InputText.hours(row["timmar"])
    }

    private func workedShift(_ row: PAXmlRow) throws(PayrollError) -> Shift {
        guard row["timmar"].isEmpty else { throw PAXmlInterpreter.bothTimes }
        return try Shift(clock(row))
    }

    private func extent(_ row: PAXmlRow) throws(PayrollError) -> AbsenceExtent {
        guard row["starttid"].isEmpty else {
            guard row["timmar"].isEmpty, row["omfattning"].isEmpty else { throw PAXmlInterpreter.bothTimes }
            return .clock(try clock(row))
        }
        let extent = try InputText.extent(hours: row["timmar"], percent: row["omfattning"], start: "", end: "")
        if case .time(let time) = extent, time <= .zero {
            throw PayrollError(
                .invalidValue,
                "En rättelse av frånvaro (timmar \(row["timmar"])) kan inte läsas. Ta bort eller ändra den ursprungliga raden."
            )
        }
        return extent
    }

    private static let bothTimes = PayrollError(
        .invalidValue, "starttid och sluttid kan inte stå tillsammans med timmar eller omfattning. Ta bort det ena.")

    private func clock(_ row: PAXmlRow) throws(PayrollError) -> ClockSpan {
        let start = try PAXmlMoment(row["starttid"], "starttid")
        let end = try PAXmlMoment(row["sluttid"], "sluttid")
        let length = (end.day - start.day) * 1440 + end.minute - start.minute
        guard (1...1440).contains(length) else {
            throw PayrollError(
                .invalidValue,
                "Tiden från \(row["starttid"]) till \(row["sluttid"]) är tom, baklänges eller längre än ett dygn. Dela upp den på en rad per dag."
            )
        }
        return try ClockSpan(from: start.minute, to: start.minute + length)
    }

    private func pay(_ row: PAXmlRow) throws(PayrollError) -> Registration.Kind {
        let number = row["lonart"]
        let code = row["lonkod"]
        let item: PayItemID
        if !number.isEmpty {
            guard let found = names.item(number: number) else {
                throw PayrollError(
                    .unknownName,
                    "Lönart \(number) finns inte hos arbetsgivaren.\(names.numberQuestion(number)) Lägg till numret i itemMappings i employer.json."
                )
            }
            item = found.id
        } else if let mapped = codes[code] {
            item = mapped
        } else {
            throw PayrollError(
                .unknownName,
                "Lönkoden \(code) har ingen betydelse hos arbetsgivaren. Lägg till den i paxCodes i employer.json.")
        }
        guard !row["belopp"].isEmpty || !row["antal"].isEmpty else {
            throw PayrollError(.invalidValue, "Raden har varken belopp eller antal. Ange det ena.")
        }
        return .payLine(
            PayLineOrder(
                item: item, quantity: try decimal(row["antal"], scale: 4, "Antalet"),
                price: try decimal(row["apris"], scale: 2, "À-priset").map { Amount(ore: $0) },
                amount: try decimal(row["belopp"], scale: 2, "Beloppet").map { Amount(ore: $0) }))
    }

    private func decimal(_ text: String, scale: Int, _ what: String) throws(PayrollError) -> Int64? {
        if text.isEmpty { return nil }
        guard let value = DecimalText.value(of: text, scale: scale) else {
            throw PayrollError(.invalidValue, "\(what) \(text) går inte att räkna med. Ange högst \(scale) decimaler.")
        }
        return value
    }
}

/// What the codes of PAXml 2.0 mean to every employer.
enum PAXmlCodes {
    static let absences: [String: AbsenceCause] = [
        "SJK": .sjuk, "SJK_LÖN": .sjuk, "SEM": .semester, "SEM_BET": .semester, "SEM_SPA": .sparadSemester,
        "SEM_OBE": .obetaldSemester, "TJL": .tjanstledig, "FPE": .foraldraledig, "VAB": .vab, "HAV": .graviditet,
        "NÄR": .narstaende, "MIL": .totalforsvar, "KOM": .komp,
    ]

    /// The code of an absence, or `nil` when it has none of its own.
    static func code(of cause: AbsenceCause) -> String? {
        absences.filter { $0.value == cause }.map(\.key).min { $0.count < $1.count }
    }

    /// Hours worked.
    static let worked: Set<String> = ["TID", "ARB"]

    /// Hours of overtime, by the key of their pay item.
    static let classified = ["ÖT1": "overtid-enkel", "ÖT2": "overtid-kvalificerad", "MER": "fyllnadstid"]

    /// Absence that Penna knows of but has no rules for; an employer can give a code a pay item in `paxCodes`.
    static let uncalculatedAbsences: Set<String> = [
        "SJK_KAR", "SJK_ERS", "SJK_PEN", "ASK", "SMB", "UTB", "SVE", "SEM_FÖR", "PEM", "PER", "FAC", "ATK", "KON",
        "PAP", "ATF", "JS1", "JS2", "JS3", "BS1",
        "BS2", "BS3", "FR1", "FR2", "FR3", "FR4", "FR5", "FR6", "FR7", "FR8", "FR9",
    ]
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
}
