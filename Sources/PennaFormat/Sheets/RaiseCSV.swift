//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `raises.csv`: new pay from a day, in kronor or as a percentage of what it was.
package enum RaiseCSV {
    package static let name = "raises.csv"

    /// The columns.
    package static let columns = [
        SheetColumn("employment", "Anställningsnummer", isRequired: true),
        SheetColumn("from", "Gäller från", .day, isRequired: true), SheetColumn("pay", "Ny lön", .amount),
        SheetColumn("percent", "Procent", .percent), SheetColumn("recorded", "Registrerad", .instant),
        SheetColumn("note", "Anteckning"),
    ]

    /// Adds the new terms to the people; a row that cannot be used stops its person.
    ///
    /// - Parameter file: the number of the file among those that the facts come from.
    package static func apply(_ bytes: [UInt8], file: UInt16, to reading: inout PeopleFile.Reading) {
        let sheet = Sheet(bytes, name: name, columns)
        reading.problems += sheet.problems
        var places: [String: (person: Int, employment: Int)] = [:]
        for (person, draft) in reading.people.enumerated() {
            for (index, employment) in draft.person.employments.enumerated() { places[employment.id] = (person, index) }
        }
        // The later of two percentages is of what the earlier made.
        for row in sheet.rows.sorted(by: { $0["from"] < $1["from"] }) {
            let id = row["employment"]
            guard let place = places[id] else {
                if reading.waiting[id] != nil { continue }
                reading.problems.append(
                    Finding(
                        .unknownEmployment, .stopsPerson, at: sheet.place(row.line, "employment"), employment: id,
                        "Anställningen \(id) finns inte bland personerna. Rätta anställningsnumret eller lägg till personen."
                    ))
                continue
            }
            let person = reading.people[place.person].person
            do throws(Fault) {
                let terms = try raised(person.employments[place.employment], row, file)
                reading.people[place.person].add(terms, toEmployment: place.employment)
            } catch {
                reading.blocked.insert("\(person.id)")
                reading.problems.append(
                    Finding(
                        error.error, at: sheet.place(row.line, error.column), person: "\(person.id)", employment: id))
            }
        }
    }

    /// What is wrong with a row, and in which column.
    private struct Fault: Error {
        let column: String
        let error: PayrollError
    }

    private static func cell<Value>(_ column: String, _ read: () throws(PayrollError) -> Value) throws(Fault) -> Value {
        do throws(PayrollError) {
            return try read()
        } catch {
            throw Fault(column: column, error: error)
        }
    }

    private static func raised(_ employment: Employment, _ row: Sheet.Row, _ file: UInt16) throws(Fault) -> Fact<Terms>
    {
        let from = try cell("from") { () throws(PayrollError) in try InputText.day(row["from"], "Dagen") }
        let recorded = try cell("recorded") { () throws(PayrollError) in
            row["recorded"].isEmpty ? Instant(seconds: 0) : try Instant(row["recorded"])
        }
        guard let index = employment.terms.fact(on: from, knownAt: .endOfTime) else {
            throw Fault(
                column: "from",
                error: PayrollError(
                    .outsideEmployment,
                    "Anställning \(employment.id) har inga villkor \(from). Rätta dagen eller lägg in villkoren.",
                    day: from))
        }
        try check(employment, from, file)
        let before = employment.terms[index]
        var terms = before.value
        terms.pay = try pay(terms.pay, row, employment.id)
        return try cell("pay") { () throws(PayrollError) in
            // What was known later than the raise would go before it.
            let known = Instant(seconds: max(recorded.seconds, before.recorded.seconds))
            return try Fact(
                terms.checked(), from: from, through: before.through, recorded: known,
                row: SourceRow(file: file, row: UInt32(clamping: row.line)))
        }
    }

    /// A raise of terms that begin the same day may be in them already, and terms that begin later would end it.
    private static func check(_ employment: Employment, _ from: Day, _ file: UInt16) throws(Fault) {
        for terms in employment.terms where terms.from >= from {
            let what =
                if terms.row?.file == file {
                    "en höjning till från \(terms.from). Ta bort den ena raden."
                } else if terms.from == from {
                    "redan villkor som börjar \(from), och ny lön kan stå i dem. Ta bort raden, eller ändra lönen där."
                } else {
                    "villkor som börjar senare, \(terms.from), och höjningen skulle sluta gälla då. Ändra lönen i villkoren och ta bort raden."
                }
            throw Fault(
                column: "from", error: PayrollError(.overlap, "Anställning \(employment.id) har \(what)", day: from))
        }
    }

    private static func pay(_ before: Terms.Pay, _ row: Sheet.Row, _ id: String) throws(Fault) -> Terms.Pay {
        switch before {
        case .monthly(let fullTime): .monthly(fullTime: try amount(fullTime, row))
        case .hourly(let hour): .hourly(try amount(hour, row))
        case .lines:
            throw Fault(
                column: "pay",
                error: PayrollError(
                    .invalidValue, "Anställning \(id) har ingen lön i villkoren att höja. Ta bort raden."))
        }
    }

    /// The new pay; a percentage is rounded to whole öre, an exact half up.
    private static func amount(_ before: Amount, _ row: Sheet.Row) throws(Fault) -> Amount {
        guard row["pay"].isEmpty != row["percent"].isEmpty else {
            throw Fault(
                column: "pay",
                error: PayrollError(.invalidValue, "Ange antingen ny lön (pay) eller procent (percent) på raden."))
        }
        if !row["pay"].isEmpty {
            return try cell("pay") { () throws(PayrollError) in try InputText.amount(row["pay"], "Lönen") }
        }
        return try cell("percent") { () throws(PayrollError) in
            let percent = try InputText.percent(row["percent"])
            let raised = Exact(before.ore) * (Percent.whole.millionths + percent.millionths) / Percent.whole.millionths
            return Amount(ore: try raised.wholeNumber(.halfAwayFromZero))
        }
    }
}

extension PersonDraft {
    /// Adds terms to an employment.
    fileprivate mutating func add(_ terms: Fact<Terms>, toEmployment index: Int) {
        var employments = person.employments
        employments[index] = employments[index].with(terms: employments[index].terms + [terms])
        person = person.with(employments: employments)
    }
}
