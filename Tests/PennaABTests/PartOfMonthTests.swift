//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct PartOfMonthTests {
    @Test("AB-02: 25 000 a month, employed 1–16 February of 28 days, gives 14 285.71 (lararforbundet.se)")
    func employedPartOfMonth() throws {
        var employee = Employee()
        employee.pay = .monthly(fullTime: kr("25000.00"))
        employee.start = Day(2023, 2, 1)
        employee.end = Day(2023, 2, 16)
        #expect(try employee.fixedPay(Month(year: 2023, month: 2)).total == kr("14285.71"))
    }

    @Test(
        "A whole month gives the whole pay whatever its length; before and after the employment nothing",
        arguments: 1...12)
    func wholeMonth(month: Int) throws {
        var employee = Employee()
        #expect(try employee.fixedPay(Month(year: 2026, month: month)).total == kr("30000.00"))
        employee.start = Day(2027, 1, 1)
        #expect(try employee.fixedPay(Month(year: 2026, month: month)).isEmpty)
    }

    @Test("Part-time pay is the full-time pay times the degree, unrounded until the line")
    func partTime() throws {
        var employee = Employee()
        employee.degree = Percent(millionths: 766_700)
        #expect(try employee.fixedPay(Month(year: 2026, month: 11)).total == kr("23001.00"))
        employee.degree = .whole
        #expect(try employee.fixedPay(Month(year: 2026, month: 11)).total == kr("30000.00"))
    }

    @Test("A raise inside the month makes two lines, each with the terms and days of its own")
    func raise() throws {
        var employee = Employee()
        employee.terms = [
            try Fact(Terms(pay: .monthly(fullTime: kr("30000.00"))), from: Day(2020, 1, 1), recorded: recorded),
            try Fact(
                Terms(pay: .monthly(fullTime: kr("31000.00"))), from: Day(2026, 11, 11),
                recorded: Instant(seconds: -1)),
        ]
        // Recorded earlier, the raise does not hold over terms that were recorded after it.
        #expect(try employee.fixedPay(Month(year: 2026, month: 11)).total == kr("30000.00"))
        employee.terms[1] = try Fact(
            Terms(pay: .monthly(fullTime: kr("31000.00"))), from: Day(2026, 11, 11), recorded: recorded)
        let lines = try employee.fixedPay(Month(year: 2026, month: 11))
        #expect(lines.map(\.amount) == [kr("10000.00"), kr("20666.67")])
        #expect(lines.map(\.days.count) == [10, 20])
    }

    @Test("Fixed supplements follow their own dates, and are part of fast kontant lön")
    func supplements() throws {
        var employee = Employee()
        employee.supplements = [
            try Fact(Supplement(amount: kr("1000.00")), from: Day(2026, 11, 16), recorded: recorded)
        ]
        let lines = try employee.fixedPay(Month(year: 2026, month: 11))
        #expect(lines.sum("manadslon") == kr("30000.00"))
        #expect(lines.sum("fast-tillagg") == kr("500.00"))
        employee.pay = .hourly(kr("150.00"))
        #expect(throws: PayrollError.self) { try employee.fixedPay(Month(year: 2026, month: 11)) }
    }

    @Test("Days without terms, and terms under another agreement or an annex, are errors by name")
    func refusals() throws {
        var employee = Employee()
        employee.terms = [
            try Fact(
                Terms(pay: .monthly(fullTime: kr("30000.00"))), from: Day(2026, 11, 11), recorded: recorded)
        ]
        let gap = #expect(throws: PayrollError.self) { try employee.fixedPay(Month(year: 2026, month: 11)) }
        #expect(gap?.code == .missingFact && gap?.day == Day(2026, 11, 1))
        for (name, code) in [("AB Bilaga M", PayrollError.Code.notImplemented), ("Handels", .unknownName)] {
            employee.terms = [
                try Fact(
                    Terms(pay: .monthly(fullTime: kr("30000.00")), agreement: name), from: Day(2014, 1, 1),
                    recorded: recorded)
            ]
            let error = #expect(throws: PayrollError.self) { try employee.fixedPay(Month(year: 2026, month: 11)) }
            #expect(error?.code == code && error?.message.contains(name) ?? false)
        }
    }

    @Test("Pay beyond 64 bits is an error, not a wrap")
    func overflow() throws {
        var employee = Employee()
        employee.pay = .monthly(fullTime: Amount(ore: .max))
        employee.supplements = [
            try Fact(Supplement(amount: Amount(ore: .max)), from: Day(2026, 1, 1), recorded: recorded)
        ]
        employee.schedule = try week(5)
        try employee.register(.absence(.tjanstledig, .whole), Day(2026, 11, 2))
        let error = #expect(throws: PayrollError.self) { try employee.deviations(Month(year: 2026, month: 11)) }
        #expect(error?.code == .overflow)
    }
}
