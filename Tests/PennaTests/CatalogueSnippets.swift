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
