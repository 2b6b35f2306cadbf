//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaAB
import PennaBasics
import PennaModel
import Testing

@Suite("RiB 19: räddningstjänstpersonal i beredskap") struct RiBTests {
    private func employee() -> Employee {
        var employee = Employee()
        employee.pay = .hourly(.zero)
        employee.agreement = "RiB 19"
        return employee
    }

    private func pay(_ item: UInt16, _ minutes: Int64, _ day: Day) throws -> Amount {
        var employee = employee()
        try employee.register(.hours(PayItemID(item), Minutes(minutes)), day)
        return try employee.deviations(day.month).total
    }

    @Test("AB-70, AB-71 (Kommunal): a week of beredskap is 4 587 kr, of extra beredskap 5 962 kr")
    func week() throws {
        #expect(try pay(140, 168 * 60, Day(2021, 10, 4)) == kr("4587"))
        #expect(try pay(141, 168 * 60, Day(2021, 10, 4)) == kr("5962"))
    }

    @Test("AB-72 (Kommunal): an exercise of 2.5 h is 425.75 kr")
    func exercise() throws {
        #expect(try pay(142, 150, Day(2021, 10, 4)) == kr("425.75"))
    }

    @Test(
        "AB-73 (Kommunal): a call-out is 298 kr for the first hour, 238.40 for hours 2–8, 264 from the ninth",
        arguments: [(1, "298"), (2, "536.40"), (8, "1966.80"), (9, "2230.80"), (10, "2494.80")])
    func callOut(hours: Int64, expected: String) throws {
        #expect(try pay(143, hours * 60, Day(2021, 10, 4)) == kr(expected))
    }

    @Test("The midsummer week and the seven after it are 40 % more")
    func summer() throws {
        // Midsommarafton 2021 is 25 June, a Friday.
        for (day, expected) in [
            (Day(2021, 6, 20), "27.30"), (Day(2021, 6, 21), "38.23"), (Day(2021, 8, 15), "38.23"),
            (Day(2021, 8, 16), "27.30"),
        ] {
            #expect(try pay(140, 60, day) == kr(expected), "\(day)")
        }
    }

    @Test("How many weeks have more is a figure, which an employer may set")
    func ownWeeks() throws {
        for (day, expected) in [(Day(2021, 6, 27), "38.23"), (Day(2021, 6, 28), "27.30")] {
            var employee = employee()
            employee.settings = [
                AgreementSetting(key: "rib.sommar-veckor", from: Day(2021, 1, 1), value: 1, source: "Lokalt")
            ]
            try employee.register(.hours(PayItemID(140), Minutes(60)), day)
            #expect(try employee.deviations(day.month).total == kr(expected), "\(day)")
        }
    }

    @Test("Outside the agreement's dates the amounts are missing by name")
    func dates() throws {
        for day in [Day(2019, 4, 30), Day(2022, 5, 2)] {
            let error = #expect(throws: PayrollError.self) { try pay(140, 60, day) }
            #expect(error?.code == .missingFigure)
        }
        #expect(try pay(140, 60, Day(2019, 5, 1)) == kr("27.30"))
        #expect(try pay(140, 60, Day(2022, 5, 1)) == kr("27.30"))
    }

    @Test("Part of an hour of call-out, other registrations, and RiB hours under AB are refused")
    func refused() throws {
        #expect(throws: PayrollError.self) { try pay(143, 90, Day(2021, 10, 4)) }
        var other = employee()
        try other.register(.standby(.beredskap, nil), Day(2021, 10, 4))
        let error = #expect(throws: PayrollError.self) { try other.deviations(Month(year: 2021, month: 10)) }
        #expect(error?.code == .notImplemented && error?.row?.row == 1)
        var ab = Employee()
        try ab.register(.hours(PayItemID(140), Minutes(60)), Day(2021, 10, 4))
        #expect(throws: PayrollError.self) { try ab.deviations(Month(year: 2021, month: 10)) }
    }
}
