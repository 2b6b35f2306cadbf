//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// The instant everything in these tests was recorded.
let recorded = Instant(seconds: 0)

/// Kronor and öre as an amount: `kr("1107.69")`.
func kr(_ text: String) -> Amount {
    Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min)
}

/// A valid personnummer of somebody born on 1 January of a year; `serial` 0–99 tells people apart.
func personnummer(born year: Int, _ serial: Int = 0) throws -> Personnummer {
    for check in 0...9 {
        let text = "\(year)0101\(200 + serial)\(check)"
        if let number = try? Personnummer(text) { return number }
    }
    return try Personnummer("no valid check digit")
}

/// The ordinary pay date of the tests, and an employer without schedules of note.
let november = PayDate(Day(2026, 11, 27))

func employer(
    _ calendar: PayCalendar = .standard, settings: [AgreementSetting] = [], ownItems: [PayItem] = []
) throws -> Employer {
    let day = [try Shift(ClockSpan(from: 480, to: 960))]
    return Employer(
        id: try Organisationsnummer("212000-0142"), name: "Provkommunen", payCalendar: calendar,
        schedules: [try Schedule(name: "vecka", cycle: (0..<7).map { $0 < 5 ? day : [] })], settings: settings,
        ownItems: ownItems)
}

/// A monthly paid employment on the week schedule.
func employment(
    _ id: String = "1", _ pay: String = "30000.00", start: Day = Day(2020, 1, 1), end: Day? = nil,
    registrations: [Registration] = []
) throws -> Employment {
    Employment(
        id: id, start: start, end: end,
        terms: [try Fact(Terms(pay: .monthly(fullTime: kr(pay))), from: start, recorded: recorded)],
        schedules: [
            try Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2014, 1, 6)), from: start, recorded: recorded)
        ], registrations: registrations)
}

func hourly(_ id: String = "1", _ pay: String = "150.00", registrations: [Registration] = []) throws -> Employment {
    Employment(
        id: id, start: Day(2020, 1, 1),
        terms: [try Fact(Terms(pay: .hourly(kr(pay))), from: Day(2020, 1, 1), recorded: recorded)],
        registrations: registrations)
}

func person(_ employments: [Employment], born year: Int = 1990, serial: Int = 0, table: Int = 33) throws -> Person {
    Person(
        id: try personnummer(born: year, serial), name: "Prov \(serial)",
        taxDecisions: [
            try Fact(TaxDecision.table(number: table, column: nil), from: Day(2020, 1, 1), recorded: recorded)
        ], employments: employments)
}

func registration(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil, row: UInt32 = 1) throws -> Registration {
    Registration(
        kind, days: try DayRange(from: first, through: last ?? first), recorded: recorded,
        row: SourceRow(file: 0, row: row))
}

/// Proves lines paid in 2026; made once, because it reads all tables of the year.
let proof2026 = Result { try ProofCheck(year: IncomeYear(2026)) }

/// Runs people of an employer on a pay date, on one thread, and proves every line.
func run(
    _ people: [Person], _ employer: Employer, _ payDate: PayDate = november, carries: [Carry]? = nil
) throws -> BatchResult {
    let facts = try EmployerFacts(employer: employer, people: people, carries: carries)
    let run = try StandardRun(employer: employer, payDate: payDate, knownAt: .endOfTime)
    let result = try Batch(run, facts).calculate()
    let proof = try proof2026.get().count(result.arena)
    #expect(proof.proved == proof.lines)
    return result
}

/// What the result of a run reports to Skatteverket.
func filing(
    _ result: BatchResult, _ people: [Person], _ employer: Employer, _ payDate: PayDate = november
) throws -> AGIFiling {
    let facts = try EmployerFacts(employer: employer, people: people)
    let run = try StandardRun(employer: employer, payDate: payDate, knownAt: .endOfTime)
    return try Batch(run, facts).agiFiling(result)
}

/// The sum of the lines of an item in a result.
func sum(_ item: PayItem, in result: BatchResult) -> Amount {
    Amount(ore: result.arena.lines.filter { $0.item == item.id }.reduce(0) { $0 + $1.amount.ore })
}
