//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna

func pay(_ facts: EmployerFacts, on day: Day) throws -> BatchResult {
    let run = try StandardRun(
        employer: facts.employer, payDate: PayDate(day), knownAt: Instant("2026-11-20T12:00:00+01:00"))
    let batch = Batch(run, facts)
    // Parts share nothing: calculate them on any threads, join them in order.
    let result = try batch.join(batch.parts(4).map { batch.calculate($0) })
    for payslip in result.payslips {
        let person = facts.people[payslip.person]
        for line in result.arena.lines[payslip.lines] { print(person.name, line.item.number, line.amount) }
    }
    for failure in result.failures { print(failure.employment ?? "", failure.error.message) }
    return result
}
