//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

/// What is registered and comes to nothing is told, with its row.
@Suite struct UnpaidTimeTests {
    private let october = Month(year: 2026, month: 10)

    private func employee() throws -> Employee {
        var employee = Employee()
        employee.settings = [
            AgreementSetting(
                key: TravelTime.rate.figure.key, from: Day(2026, 1, 1), value: 8_000, source: "Lokalt avtal")
        ]
        employee.schedule = try Schedule(
            name: "kontor", cycle: (0..<7).map { $0 < 5 ? [try shift("08:00", "17:00")] : [] })
        return employee
    }

    private func found(_ employee: Employee) throws -> [AgreementFinding] {
        try employee.agreementFindings(october, before: EmploymentCarry(employment: "1")).filter { $0.row != nil }
    }

    @Test(
        "Travel that lies under extra work or a shift, or in a week with too little of it, is told",
        arguments: [
            ("08:00", "12:00", 10, true), ("12:00", "13:00", 10, false), ("16:00", "18:00", 8, true),
            ("17:00", "18:00", 8, false), ("17:00", "17:20", 8, true),
        ])
    func travel(from: String, to: String, day: Int, isTold: Bool) throws {
        var employee = try employee()
        try employee.register(.extraWork(shift("08:00", "12:00")), Day(2026, 10, 10))
        try employee.register(.travelTime(shift(from, to).span), Day(2026, 10, day))
        #expect(try found(employee).map(\.row?.row) == (isTold ? [2] : []))
    }

    @Test("Holiday and time off on free days alone are told; with a shift among the days, or sick, they are not")
    func freeDays() throws {
        for (cause, first, last, isTold) in [
            (AbsenceCause.semester, 3, 4, true), (.komp, 10, 10, true), (.semester, 3, 5, false), (.komp, 9, 10, false),
            (.sparadSemester, 31, 31, true), (.tjanstledig, 3, 4, false),
        ] {
            var employee = try employee()
            try employee.register(.absence(cause, .whole), Day(2026, 10, first), Day(2026, 10, last))
            #expect(try found(employee).count == (isTold ? 1 : 0), "\(cause) \(first)")
        }
    }
}
