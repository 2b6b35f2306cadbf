//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// Gathers the rows of the people table into people.
struct TablePeople {
    private struct Draft {
        let id: Personnummer
        let name: String
        let tax: TaxDecision?
        let row: SourceRow
        var employments: [Employment] = []
    }

    private let names: EmployerNames
    private var drafts: [Draft] = []
    private var indices: [Personnummer: Int] = [:]
    private var owners: [String: PeopleFile.Owner] = [:]
    private var reading = PeopleFile.Reading()
    private var rowNumber = 0
    private var fullTimeWeeks = Remembered<Minutes>()
    private var scheduleIndices = Remembered<Int>()

    /// What the last text meant: in a column with few different values the next is often the same.
    private struct Remembered<Value> {
        private var last: (text: String, value: Value)?

        mutating func value(of text: String, _ read: (String) throws(PayrollError) -> Value) throws(PayrollError)
            -> Value
        {
            if let last, last.text == text { return last.value }
            let value = try read(text)
            last = (text, value)
            return value
        }
    }

    init(_ names: EmployerNames) {
        self.names = names
    }

    /// Adds a row; a bad one is a problem and never stops the others.
    mutating func add(_ row: PeopleRow) {
        rowNumber += 1
        var person: Personnummer?
        do throws(PayrollError) {
            let id = try Personnummer(row.required(.person))
            person = id
            let index = try index(of: id, row)
            let employment = try employment(row)
            let owner = PeopleFile.Owner(person: id, line: rowNumber)
            if let earlier = owners.updateValue(owner, forKey: employment.id) {
                return reading.addDuplicate(employment.id, of: owner, and: earlier)
            }
            drafts[index].employments.append(employment)
        } catch {
            let known = person.map { "\($0)" } ?? ""
            let employment = (try? row.text(.employment)) ?? ""
            reading.problems.append(
                Finding(
                    error, at: Finding.Place(PeopleFile.name, line: rowNumber), person: known, employment: employment))
            reading.wait(for: [employment], line: rowNumber, person: known)
            if let person {
                reading.blocked.insert(known)
                // Somebody whose first row is wrong counts as a person all the same.
                if indices[person] == nil { place(Draft(id: person, name: "", tax: nil, row: sourceRow)) }
            } else {
                reading.lines += 1
                reading.addUnread("", nil, line: rowNumber)
            }
        }
    }

    private var sourceRow: SourceRow { SourceRow(file: 1, row: UInt32(clamping: rowNumber)) }

    private mutating func place(_ draft: Draft) {
        indices[draft.id] = drafts.count
        drafts.append(draft)
    }

    /// The person of a row, who may have had rows before; what is said of the person must be the same in all of them.
    private mutating func index(of id: Personnummer, _ row: PeopleRow) throws(PayrollError) -> Int {
        let name = try row.required(.name)
        let tax = try tax(row)
        if let last = drafts.last, last.id == id { return try same(drafts.count - 1, name, tax) }
        if let index = indices[id] { return try same(index, name, tax) }
        place(Draft(id: id, name: name, tax: tax, row: sourceRow))
        return drafts.count - 1
    }

    private func same(_ index: Int, _ name: String, _ tax: TaxDecision?) throws(PayrollError) -> Int {
        guard drafts[index].name == name, drafts[index].tax == tax else {
            throw PayrollError(
                .overlap, "Personens rader har olika namn eller skatt. Skriv samma på alla personens anställningar.")
        }
        return index
    }

    private func tax(_ row: PeopleRow) throws(PayrollError) -> TaxDecision? {
        guard let table = try row.integer(.taxTable) else { return nil }
        return try TaxDecision.table(number: table, column: row.integer(.taxColumn)).checked()
    }

    private mutating func employment(_ row: PeopleRow) throws(PayrollError) -> Employment {
        guard let start = try row.day(.start) else {
            throw PayrollError(.invalidValue, "start saknas. Fyll i anställningens första dag.")
        }
        let end = try row.day(.end)
        if let end, end < start {
            throw PayrollError(
                .invalidValue, "Anställningen slutar \(end), före sin början \(start). Rätta datumen.")
        }
        return Employment(
            id: try row.required(.employment), start: start, end: end,
            terms: [try fact(terms(row), from: start)], schedules: try schedules(row, from: start))
    }

    private func fact<Value>(_ value: Value, from day: Day) throws(PayrollError) -> Fact<Value> {
        try Fact(value, from: day, recorded: Instant(seconds: 0), row: sourceRow)
    }

    private mutating func terms(_ row: PeopleRow) throws(PayrollError) -> Terms {
        let monthly = try row.amount(.monthlyPay, .monthlyPayOre)
        let hourly = try row.amount(.hourlyPay, .hourlyPayOre)
        let pay: Terms.Pay
        switch (monthly, hourly) {
        case (let monthly?, nil): pay = .monthly(fullTime: monthly)
        case (nil, let hourly?): pay = .hourly(hourly)
        case (nil, nil): pay = .lines
        case (.some, .some): throw PayrollError(.invalidValue, "Ange antingen monthly_pay eller hourly_pay.")
        }
        var degree = Percent.whole
        if let text = try row.text(.degree) {
            degree = try InputText.percent(text)
        }
        var weeklyHours: Minutes?
        if let text = try row.text(.weeklyHours) { weeklyHours = try InputText.hours(text) }
        return try Terms(
            pay: pay, degree: degree, fullTimeWeek: try fullTimeWeek(row), weeklyHours: weeklyHours,
            agreement: try row.text(.agreement) ?? Terms.usualAgreement, costAccount: try row.text(.costAccount) ?? "")
    }

    private mutating func fullTimeWeek(_ row: PeopleRow) throws(PayrollError) -> Minutes {
        guard let text = try row.text(.fullTimeWeek) else { return Minutes(40 * 60) }
        return try fullTimeWeeks.value(of: text) { (text) throws(PayrollError) in try InputText.hours(text) }
    }

    private mutating func schedules(_ row: PeopleRow, from start: Day) throws(PayrollError)
        -> [Fact<ScheduleAssignment>]
    {
        guard let name = try row.text(.schedule) else { return [] }
        let index = try scheduleIndices.value(of: name) { [names] (name) throws(PayrollError) in
            guard let index = names.schedules[name] else {
                throw PayrollError(
                    .unknownName,
                    "Schemat \(name) finns inte i employer.json.\(names.scheduleQuestion(name)) Rätta namnet eller lägg till schemat."
                )
            }
            return index
        }
        guard let cycleStart = try row.day(.cycleStart) else {
            throw PayrollError(.invalidValue, "cycle_start saknas. Fyll i en dag då schemat \(name) börjar om.")
        }
        return [try fact(ScheduleAssignment(schedule: index, cycleStart: cycleStart), from: start)]
    }

    /// The people, in the order of their first rows.
    consuming func finished() -> PeopleFile.Reading {
        reading.lines += drafts.count
        reading.people = drafts.map { draft in
            // What a row says of tax holds on every day of the run.
            let tax = draft.tax.flatMap {
                try? Fact($0, from: Day(1, 1, 1), recorded: Instant(seconds: 0), row: draft.row)
            }
            return PersonDraft(
                Person(
                    id: draft.id, name: draft.name, taxDecisions: tax.map { [$0] } ?? [],
                    employments: draft.employments))
        }
        return reading
    }
}
