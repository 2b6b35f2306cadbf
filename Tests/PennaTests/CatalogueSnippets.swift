//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna

// The code of Sources/Penna/Penna.docc, as it compiles with nothing but `import Penna`.

func payNovember(_ facts: EmployerFacts) throws -> BatchResult {
    let run = try StandardRun(
        employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: Instant("2026-11-20T12:00:00+01:00"))
    let result = try Batch(run, facts).calculate()
    for payslip in result.payslips {
        for line in result.arena.lines[payslip.lines] { print(line.item.number, line.amount) }
    }
    return result
}

func anna(at employer: Employer, _ employment: Employment) throws -> EmployerFacts {
    let table = try Fact(
        TaxDecision.table(number: 33, column: nil), from: Day(2026, 1, 1),
        recorded: Instant("2026-01-02T08:00:00+01:00"))
    let anna = Person(
        id: try Personnummer("195704289999"), name: "Anna", taxDecisions: [table], employments: [employment])
    return try EmployerFacts(employer: employer, people: [anna])
}

func inFourParts(_ batch: StandardBatch) throws -> BatchResult {
    try batch.join(batch.parts(4).map { batch.calculate($0) })
}

/// The operators that come along with the names.
func sums(_ amount: Amount, _ day: Day) throws -> (Amount, Amount, Day, Day, Int) {
    var sum = try amount + amount
    try sum += amount
    return (sum, try sum - amount, day + 1, day - 1, (day + 3) - day)
}

func office() throws -> Employer {
    let day = try Shift(ClockSpan(from: 8 * 60, to: 17 * 60), breaks: [ClockSpan(from: 12 * 60, to: 13 * 60)])
    let week = Array(repeating: [day], count: 5) + [[], []]
    return Employer(
        id: try Organisationsnummer("212000-0142"), name: "Provkommunen",
        schedules: [try Schedule(name: "Kontor", cycle: week, isFreeOnHolidays: true)])
}

func eva() throws -> Person {
    let start = Day(2026, 1, 1)
    let recorded = try Instant("2026-01-02T08:00:00+01:00")
    let terms = try Terms(pay: .monthly(fullTime: Amount(kronor: 32_000)), degree: Percent(millionths: 800_000))
    let schedule = ScheduleAssignment(schedule: 0, cycleStart: Day(2026, 1, 5))
    let sick = Registration(
        .absence(.sjuk, .whole), days: try DayRange(from: Day(2026, 10, 6), through: Day(2026, 10, 8)),
        recorded: recorded)
    let employment = try Employment(
        id: "1001", start: start, terms: [Fact(terms, from: start, recorded: recorded)],
        schedules: [Fact(schedule, from: start, recorded: recorded)], registrations: [sick])
    let tax = try Fact(TaxDecision.table(number: 33, column: nil), from: start, recorded: recorded)
    return Person(
        id: try Personnummer("195704289999"), name: "Eva", taxDecisions: [tax], decisions: Decisions(),
        employments: [employment])
}

func november(_ employer: Employer) throws -> StandardRun {
    // The 27th carries fixed pay of November and deviations of October.
    try StandardRun(
        employer: employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: Instant("2026-11-20T12:00:00+01:00"))
}

func one(_ run: StandardRun, _ employer: Employer, _ person: Person, after carry: Carry) throws -> (Payslip, Carry)? {
    let result = try Batch(run, EmployerFacts(employer: employer, people: [person], carries: [carry])).calculate()
    if let failure = result.failures.first { throw failure.error }
    guard let payslip = result.payslips.first else { return nil }
    return (payslip, result.carries[0])
}

func streamed(_ run: StandardRun, _ people: [Person]) throws -> StreamResult {
    try run.calculate(streaming: people.map { (person: $0, carry: Carry.empty) }) { batch, result in
        print(batch.facts.people.count, result.totals.net)
    }
}

func proved(_ result: BatchResult) throws -> ProofCount {
    try ProofCheck(year: PayDate(Day(2026, 11, 27)).incomeYear).count(result.arena)
}

func look(_ batch: StandardBatch, _ result: BatchResult) throws -> [String] {
    try batch.findings(result).inOrder.map { finding in
        "\(finding.code.rawValue) \(finding.person): \(finding.message) \(finding.waysOut.joined(separator: " "))"
    }
}

func debt(_ batch: StandardBatch) throws -> Amount {
    var sum = Amount.zero
    for entry in try batch.holidayDebt(on: Day(2026, 10, 31)).entries { sum = try sum + entry.amount }
    return sum
}

func paragraph(of line: PayLine, in book: RuleBook) -> String {
    guard let formula = book.formula(line.formula) else { return "" }
    return "\(formula.paragraph): \(formula.expression)"
}

func page(on day: Day) throws -> String {
    try RuleBookPages(of: StandardAgreements.standard, on: day).html()
}
