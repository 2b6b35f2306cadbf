//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Says what the rows of a file mean to an employer.
struct PAXmlInterpreter {
    let directory: PeopleDirectory
    let names: EmployerNames
    private let file: UInt16
    private let codes: [String: CodeMapping.Meaning]
    /// The days that rows without a date belong to: those that the file says it is of, or the run's.
    private let period: DayRange?
    /// What the file has as its period, where no days can be read of it; then the run's days are not its rows'.
    private let unreadPeriod: String?
    /// When the file was made, which is when its rows became known; the beginning of time where it does not say.
    private let recorded: Instant
    /// The anställningsnummer that the file's own people have, by personnummer.
    private let ownEmployments: [String: Set<String>]

    /// - Parameter period: the days of the run's deviations, where the run is known.
    init(
        _ employer: Employer, _ directory: PeopleDirectory, _ file: UInt16, _ document: PAXmlDocument,
        period: DayRange?, _ book: RuleBook
    ) {
        self.directory = directory
        self.file = file
        names = EmployerNames(employer, book)
        codes = Dictionary(
            employer.paxCodes.map { ($0.code.uppercased(), $0.meaning) }, uniquingKeysWith: { first, _ in first })
        ownEmployments = document.employments
        recorded = document.header["datum"].flatMap { try? Instant($0) } ?? Instant(seconds: 0)
        unreadPeriod = document.unreadPeriod
        self.period = document.period ?? period
    }

    /// The days that rows without a date belong to, for people.
    var periodText: String { period.map { "\($0)" } ?? "" }

    /// Why a row cannot be used, with the name of the field that makes it so.
    struct Refusal: Error {
        let code: FindingCode
        let field: String
        let message: String

        init(_ code: FindingCode, _ field: String, _ message: String) {
            self.code = code
            self.field = field
            self.message = message
        }
    }

    /// Something on a row that is used, and that somebody should look at.
    struct Remark {
        let code: FindingCode
        let field: String
        let message: String
    }

    /// What a row says.
    struct Reading {
        let registration: Registration
        var remarks: [Remark] = []
        let isUndated: Bool
        /// The days that its hours may be of, where they are counted on the last of them.
        let window: DayRange
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
        let people = row[.persnr].isEmpty ? [] : directory.people(row[.persnr])
        let only = people.count == 1 ? people.first : nil
        let person = only.map { directory.id($0) } ?? ""
        if !row[.anstid].isEmpty {
            guard let place = directory.place(of: row[.anstid]) else {
                throw Unfound(
                    person: person,
                    text:
                        "Anställningen \(row[.anstid]) finns inte i people.ndjson. Rätta anställningsnumret eller lägg till personen."
                )
            }
            guard row[.persnr].isEmpty || people.contains(place.person) || !isPersonnummer(row[.persnr]) else {
                throw Unfound(
                    person: person,
                    text: "Anställningen \(row[.anstid]) hör inte till personnummer \(row[.persnr]). Rätta det ena.")
            }
            return row[.anstid]
        }
        guard !row[.persnr].isEmpty else {
            throw Unfound(
                person: "", text: "Någon person finns inte på raden: den har varken anstid eller persnr. Ange det ena.")
        }
        // A system may use a made-up number for who has none yet; its own list of people then says who it is.
        if people.isEmpty, !isPersonnummer(row[.persnr]), let own = ownEmployments[row[.persnr]], own.count == 1,
            let employment = own.first, directory.place(of: employment) != nil
        {
            return employment
        }
        guard let only else {
            throw Unfound(
                person: (try? Personnummer(row[.persnr])).map { "\($0)" } ?? "",
                text:
                    "Personnummer \(row[.persnr]) finns inte i people.ndjson, eller kan vara två personer. Ange 12 siffror som i personregistret."
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
        guard !row[.persnr].isEmpty, !isPersonnummer(row[.persnr]), directory.people(row[.persnr]).isEmpty else {
            return nil
        }
        return
            "Personnummer \(row[.persnr]) finns inte; raden har förts på anställning \(employment), som filen själv anger. Rätta numret i det system den kommer ifrån."
    }

    /// Whether a number can be anybody's; one that fails its check cannot contradict an anställningsnummer.
    private func isPersonnummer(_ text: String) -> Bool {
        if (try? Personnummer(text)) != nil { return true }
        return text.count == 10 && ["19", "20"].contains { (try? Personnummer($0 + text)) != nil }
    }

    /// The registration of a row.
    ///
    /// - Throws: what cannot be understood, and in which field; nothing is guessed.
    func read(_ row: PAXmlRow, of employment: String) throws(Refusal) -> Reading {
        if let trouble = row.trouble { throw Refusal(.invalidValue, trouble.name, trouble.value) }
        if row.kind == .travel {
            throw Refusal(
                .notImplemented, row.name,
                "Reseräkningar (resetransaktioner) räknas inte än. Registrera ersättningen som lönerad och ta bort resan."
            )
        }
        let given = try days(row)
        try rejectUnknown(row, isDated: given != nil)
        try checkUnits(row)
        var remarks = (row.unknown + row.unused).map { part in
            Remark(code: .unusedContent, field: part.name, message: "\(part.name) \(part.value) används inte.")
        }
        let isTime = row.kind == .time && !(row[.tidkod].isEmpty && row[.kod].isEmpty && !row[.lonart].isEmpty)
        let meant: Meaning
        if isTime {
            meant = try time(row, given, employment, &remarks)
        } else {
            meant = try pay(row, given, employment, &remarks)
        }
        try rejectUnused(row, meant)
        if given == nil { try checkUndated(meant) }
        if case .absence(_, .whole) = meant.kind, let name = row.empty.first {
            remarks.append(
                Remark(
                    code: .unusedContent, field: name,
                    message: "\(name) står tomt på raden, så frånvaron räknas som hel. Kontrollera att den är det."))
        }
        guard meant.days.count == 1 || !meant.kind.isOfOneDay else {
            throw Refusal(
                .invalidValue, row.name(.datumtom),
                "timmar gäller en enda dag. Ange datum, eller omfattning i stället för timmar.")
        }
        return Reading(
            registration: Registration(
                meant.kind, days: meant.days, recorded: recorded,
                row: SourceRow(file: file, row: UInt32(clamping: row.line)), childBorn: try child(row),
                post: row[.postid].isEmpty ? nil : row[.postid], allocation: try allocation(row)),
            remarks: remarks, isUndated: given == nil, window: try days(given, of: employment))
    }

    /// What a row registers, on which days, and the fields that say so beside those that every row may have.
    struct Meaning {
        let kind: Registration.Kind
        let days: DayRange
        let used: Set<PAXmlField>
    }

    /// What no reading of the row has used may contradict it, whichever field it is.
    private func rejectUnused(_ row: PAXmlRow, _ meant: Meaning) throws(Refusal) {
        let used = meant.used.union(PAXmlField.ofEveryRow)
        let left = PAXmlField.allCases.first { !row[$0].isEmpty && !used.contains($0) }
        guard let left else { return }
        let reason =
            [.apris, .belopp].contains(left)
            ? "jämförs inte med det som Penna räknar ut av raden" : "hör inte till det som raden är"
        throw Refusal(
            .invalidValue, row.name(left),
            "\(row.name(left)) \(row[left]) \(reason), så det går inte att se vilket som gäller. Ta bort det, eller exportera raden som en lonetrans med sin lönart."
        )
    }

    /// A field that Penna does not know may say how much the row is of; only where the row says that by itself in fields
    /// that Penna knows is it passed by, with a remark.
    private func rejectUnknown(_ row: PAXmlRow, isDated: Bool) throws(Refusal) {
        guard let part = row.unknown.first else { return }
        let has: (PAXmlField) -> Bool = { !row[$0].isEmpty }
        let isStated =
            row.kind == .time
            ? has(.timmar) || has(.antal) || has(.omfattning) || has(.starttid)
            : has(.belopp) || (has(.antal) || has(.timmar)) && has(.apris)
        guard isStated, isDated else {
            throw Refusal(
                .unknownField, part.name,
                "Fältet \(part.name) (\(part.value)) är okänt och kan ändra vad raden gäller. Ta bort det, eller exportera raden med PAXml:s fält."
            )
        }
    }

    private func child(_ row: PAXmlRow) throws(Refusal) -> Day? {
        guard !row[.barn].isEmpty else { return nil }
        return try at(.barn, row) { () throws(PayrollError) in try Personnummer(row[.barn]).birthDay }
    }

    /// Where the row says that it is posted, by SIE's dimensions: 1 is the cost account, the others follow by number.
    private func allocation(_ row: PAXmlRow) throws(Refusal) -> Allocation? {
        let others = row.dimensions.filter { $0.key != 1 }.sorted { $0.key < $1.key }
        return try at(.kontonr, row) { () throws(PayrollError) in
            try Allocation(
                account: row[.kontonr], costAccount: row.dimensions[1] ?? "",
                dimensions: others.map { "\($0.key):\($0.value)" }.joined(separator: " "))
        }
    }

    /// What a code means here: by the employer's own table, or to everybody.
    func meaning(of code: String) -> CodeMapping.Meaning? {
        let code = code.uppercased()
        return codes[code] ?? PAXmlCodes.meaning(of: code)
    }

    /// The item that hours of a code belong to at every employer, where the employer has not said otherwise.
    func usualItem(of code: String) -> PayItem? {
        let code = code.uppercased()
        guard codes[code] == nil else { return nil }
        return PAXmlCodes.item(of: code).flatMap { names.item($0) }
    }

    /// Runs what reads a field, so that its error names the field.
    func at<Value>(_ field: PAXmlField, _ row: PAXmlRow, _ body: () throws(PayrollError) -> Value) throws(Refusal)
        -> Value
    {
        do throws(PayrollError) {
            return try body()
        } catch {
            throw Refusal(FindingCode(error.code), row.name(field), error.message)
        }
    }
}

// MARK: Days

extension PAXmlInterpreter {
    /// The days of a row: `datum`, or `datumfrom` and `datumtom`, or the day of `starttid`; `nil` when it has none.
    ///
    /// - Throws: when two of them differ, or one is half.
    func days(_ row: PAXmlRow) throws(Refusal) -> DayRange? {
        let (from, through) = (row[.datumfrom], row[.datumtom])
        guard row[.starttid].isEmpty == row[.sluttid].isEmpty else {
            let missing = row[.starttid].isEmpty ? PAXmlField.starttid : .sluttid
            throw Refusal(.missingFact, missing.rawValue, "\(missing.rawValue) saknas. Ange både starttid och sluttid.")
        }
        guard from.isEmpty == through.isEmpty else {
            let missing = from.isEmpty ? PAXmlField.datumfrom : .datumtom
            throw Refusal(
                .missingFact, missing.rawValue,
                "\(missing.rawValue) saknas, så det går inte att se hur länge raden gäller. Ange båda, eller datum för en enda dag."
            )
        }
        var ways: [DayRange] = []
        if !row[.datum].isEmpty { ways.append(DayRange(try day(.datum, row))) }
        if !from.isEmpty {
            let (first, last) = (try day(.datumfrom, row), try day(.datumtom, row))
            ways.append(
                try at(.datumtom, row) { () throws(PayrollError) in try DayRange(from: first, through: last) })
        }
        if row[.starttid].contains("-") { ways.append(DayRange(try day(.starttid, row))) }
        if let other = ways.first(where: { $0 != ways[0] }) {
            throw Refusal(
                .invalidValue, row.name(.datum),
                "Raden säger både \(ways[0]) och \(other). Ange antingen datum, datumfrom och datumtom, eller starttid och sluttid."
            )
        }
        return ways.first
    }

    /// A date, or the date of a date and time.
    private func day(_ field: PAXmlField, _ row: PAXmlRow) throws(Refusal) -> Day {
        let text = row[field]
        return try at(field, row) { () throws(PayrollError) in
            text.utf8.count <= 10 ? try InputText.day(text, field.rawValue) : try PAXmlMoment(text, field.rawValue).day
        }
    }

    /// The days of a row: its own, or those of the period that it may belong to, as far as the employment has them.
    func days(_ given: DayRange?, of employment: String) throws(Refusal) -> DayRange {
        if let given { return given }
        if let unreadPeriod {
            throw Refusal(
                .invalidValue, "period",
                "Raden saknar datum, och filens period (\(unreadPeriod)) går inte att läsa. Ange datum på raden, eller perioden som start 2026-10-01 och slut 2026-10-31."
            )
        }
        guard let period else {
            throw Refusal(
                .missingFact, PAXmlField.datum.rawValue, "Raden saknar datum, och månaden är inte känd här. Ange datum."
            )
        }
        guard let days = directory.days(of: employment, in: period) else {
            throw Refusal(
                .outsideEmployment, PAXmlField.datum.rawValue,
                "Raden saknar datum, och anställningen finns inte under \(period). Ange datum.")
        }
        return days
    }

    /// Pay may belong to a period as a whole; what was done or missed on a day may not.
    private func checkUndated(_ meant: Meaning) throws(Refusal) {
        switch meant.kind {
        case .payLine, .hours: return
        default:
            throw Refusal(
                .missingFact, PAXmlField.datum.rawValue,
                "Raden saknar datum, så det går inte att se vilka dagar den gäller. Ange datum, eller datumfrom och datumtom."
            )
        }
    }
}
