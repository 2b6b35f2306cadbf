//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// `registrations.csv`: a registration a row, semicolons between fields, UTF-8, a header row that names the columns.
enum RegistrationCSV {
    static let name = "registrations.csv"
    static let columns = [
        "employment", "kind", "from", "to", "start", "end", "break", "hours", "percent", "item", "quantity", "price",
        "amount", "recurring", "recorded", "note",
    ]
    static let required = ["employment", "kind", "from"]

    /// Reads the rows.
    ///
    /// A bad row is a problem with its number and never stops the others.
    static func read(_ bytes: [UInt8], file: UInt16, name: String, _ employer: Employer) -> RegistrationReading {
        var reading = RegistrationReading()
        func problem(_ line: Int, _ message: String, employment: String = "") {
            reading.problems.append(
                InputProblem(isError: true, place: "\(name) rad \(line)", employment: employment, message: message))
        }
        var table = CSVTable(bytes)
        if let line = table.lineThatIsNotUTF8 {
            problem(line, "Filen är inte UTF-8 (troligen Latin-1 från Excel). Spara som CSV UTF-8 och läs in igen.")
            return reading
        }
        guard let header = table.next() else { return reading }
        let names = header.fields.map { $0.lowercased() }
        for column in names where !columns.contains(column) {
            problem(header.line, "Kolumnen \(column) finns inte. Kolumnerna heter \(columns.joined(separator: ", ")).")
        }
        for column in required where !names.contains(column) {
            problem(header.line, "Kolumnen \(column) saknas. Lägg till den i första raden.")
        }
        guard reading.problems.isEmpty else { return reading }
        let positions = columns.map { names.firstIndex(of: $0) }
        let items = EmployerNames(employer).items
        while let row = table.next() {
            let fields = CSVFields(fields: row.fields, positions: positions)
            guard row.fields.count == names.count else {
                problem(
                    row.line,
                    "Raden har \(row.fields.count) fält men rubriken \(names.count). Kontrollera semikolon och citattecken.",
                    employment: fields["employment"])
                continue
            }
            do throws(PayrollError) {
                let registration = try registration(
                    fields, SourceRow(file: file, row: UInt32(clamping: row.line)), employer, items)
                reading.registrations.append(
                    RegistrationRow(employment: fields["employment"], registration: registration, line: row.line))
            } catch {
                problem(row.line, error.message, employment: fields["employment"])
            }
        }
        return reading
    }

    private static func registration(
        _ fields: CSVFields, _ row: SourceRow, _ employer: Employer, _ items: PayItemRegister?
    ) throws(PayrollError) -> Registration {
        let from = try InputText.day(fields["from"], "Från och med")
        let to = fields["to"].isEmpty ? from : try InputText.day(fields["to"], "Till och med")
        let recorded = fields["recorded"].isEmpty ? Instant(seconds: 0) : try Instant(fields["recorded"])
        let kind = try kind(fields, employer, items)
        return Registration(kind, days: try DayRange(from: from, through: to), recorded: recorded, row: row)
    }

    private static func kind(_ fields: CSVFields, _ employer: Employer, _ items: PayItemRegister?) throws(PayrollError)
        -> Registration.Kind
    {
        let word = fields["kind"].lowercased()
        switch word {
        case "sjuk", "semester", "tjanstledig", "tjänstledig":
            let cause: AbsenceCause = word == "sjuk" ? .sjuk : (word == "semester" ? .semester : .tjanstledig)
            return .absence(
                cause,
                try InputText.extent(
                    hours: fields["hours"], percent: fields["percent"], start: fields["start"], end: fields["end"]))
        case "extra": return .extraWork(try shift(fields))
        case "andratpass", "ändratpass", "ändrat pass":
            return .changedShift(fields["start"].isEmpty ? [] : [try shift(fields)])
        case "timmar":
            return .hours(
                try item(fields, employer, items, default: PayItems.timlon.id), try InputText.hours(fields["hours"]))
        case "lonerad", "lönerad", "avdrag", "ersattning", "ersättning":
            return .payLine(try order(fields, employer, items, word))
        default:
            throw PayrollError(
                .unknownName,
                "Slaget \(fields["kind"]) finns inte. Skriv sjuk, semester, tjanstledig, extra, timmar, andratpass, lonerad, avdrag eller ersattning."
            )
        }
    }

    private static func shift(_ fields: CSVFields) throws(PayrollError) -> Shift {
        let span = try InputText.span(fields["start"], fields["end"])
        return try Shift(span, breaks: InputText.breaks(fields["break"], after: span.start))
    }

    private static func order(
        _ fields: CSVFields, _ employer: Employer, _ items: PayItemRegister?, _ word: String
    ) throws(PayrollError) -> PayLineOrder {
        let id = try item(fields, employer, items, default: nil)
        let kind = items?[id]?.kind
        let fits =
            word.hasPrefix("avdrag") ? kind == .deduction : (word.hasPrefix("ers") ? kind == .reimbursement : true)
        guard fits else {
            throw PayrollError(
                .invalidValue,
                "Lönearten \(fields["item"]) är inte \(word). Välj en löneart av det slaget, eller skriv lonerad.")
        }
        var quantity: Int64?
        if !fields["quantity"].isEmpty {
            quantity = DecimalText.value(of: fields["quantity"], scale: 4)
            guard quantity != nil else {
                throw PayrollError(
                    .invalidValue, "Antalet \(fields["quantity"]) går inte att läsa. Skriv högst fyra decimaler.")
            }
        }
        return PayLineOrder(
            item: id, quantity: quantity,
            price: fields["price"].isEmpty ? nil : try InputText.amount(fields["price"], "À-priset"),
            amount: fields["amount"].isEmpty ? nil : try InputText.amount(fields["amount"], "Beloppet"),
            isRecurring: try isYes(fields["recurring"]))
    }

    private static func isYes(_ text: String) throws(PayrollError) -> Bool {
        switch text.lowercased() {
        case "", "nej", "0": return false
        case "ja", "1": return true
        default: throw PayrollError(.invalidValue, "Kolumnen recurring har \(text). Skriv ja eller nej.")
        }
    }

    private static func item(
        _ fields: CSVFields, _ employer: Employer, _ items: PayItemRegister?, default fallback: PayItemID?
    ) throws(PayrollError) -> PayItemID {
        let text = fields["item"]
        if text.isEmpty, let fallback { return fallback }
        if let item = items?[text] { return item.id }
        if let mapping = employer.itemMappings.first(where: { $0.number == text }) { return mapping.item }
        throw PayrollError(
            .unknownName, "Lönearten \(text) finns inte. Skriv en nyckel som ob-helg, eller arbetsgivarens eget nummer."
        )
    }
}

/// The fields of a row by column name.
struct CSVFields {
    let fields: [String]
    let positions: [Int?]

    /// The field of a column; empty where the file does not have it.
    subscript(column: String) -> String {
        guard let index = RegistrationCSV.columns.firstIndex(of: column), let position = positions[index],
            position < fields.count
        else { return "" }
        return fields[position]
    }
}
