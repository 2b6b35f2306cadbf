//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite("§ 20 Time off instead of pay") struct TimeOffTests {
    private let october = Month(year: 2026, month: 10)
    private let wednesday = Day(2026, 10, 7)

    private func employee(balance hours: Int64 = 0) throws -> Employee {
        var employee = Employee()
        employee.schedule = try week(5)
        employee.carry.timeOff = Minutes(hours * 60)
        return employee
    }

    @Test("An hour of enkel saves an hour and a half, of kvalificerad two hours, and neither is paid")
    func saved() throws {
        var employee = try employee(balance: 1)
        try employee.register(.extraWork(try shift("16:00", "17:00"), asTimeOff: true), wednesday)
        #expect(try employee.deviations(october).isEmpty)
        #expect(employee.carry.timeOff == Minutes(60 + 90))
        employee.carry.timeOff = .zero
        try employee.register(.extraWork(try shift("10:00", "11:01"), asTimeOff: true), Day(2026, 10, 10))
        #expect(try employee.deviations(october).isEmpty)
        #expect(employee.carry.timeOff == Minutes(90 + 122))
    }

    @Test("What is saved when the employment ends is paid; the day after its last day there is nothing")
    func leaving() throws {
        for (end, paid) in [(Day(2026, 10, 31), "1818.18"), (Day(2026, 11, 1), "0")] {
            var employee = try employee(balance: 10)
            employee.end = end
            employee.carry.holiday.year = 2026
            #expect(try employee.deviations(october).sum("kompersattning") == kr(paid))
            #expect(employee.carry.timeOff == Minutes(paid == "0" ? 600 : 0))
            #expect(try employee.findings(october).contains { $0.hasPrefix("Kompsaldot") } == false)
        }
        var hourly = try employee(balance: 10)
        hourly.pay = .hourly(Amount(ore: 150_00))
        hourly.end = Day(2026, 10, 31)
        _ = try hourly.deviations(october)
        #expect(try hourly.findings(october).contains { $0.hasPrefix("Kompsaldot är 10") })
    }

    @Test("An odd minute of enkel is rounded half up to whole minutes")
    func halfMinute() throws {
        var employee = try employee()
        try employee.register(.extraWork(try shift("16:00", "16:01"), asTimeOff: true), wednesday)
        _ = try employee.deviations(october)
        #expect(employee.carry.timeOff == Minutes(2))
    }

    @Test("Fyllnadstid saves hour for hour until 2025-03-31; the day after a part-timer saves as a full-timer")
    func fyllnad() throws {
        for (day, minutes) in [(Day(2025, 3, 31), Int64(60)), (Day(2025, 4, 1), 90)] {
            var employee = try employee()
            employee.degree = Percent(millionths: 750_000)
            employee.schedule = try week(5, "08:00", "14:00")
            try employee.register(.extraWork(try shift("14:00", "15:00"), asTimeOff: true), day)
            #expect(try employee.deviations(day.month).sum("fyllnadstid") == .zero)
            #expect(employee.carry.timeOff == Minutes(minutes))
        }
    }

    @Test("Saved and paid work share the windows, in order of time")
    func bothKinds() throws {
        var employee = try employee()
        try employee.register(.extraWork(try shift("16:00", "17:30"), asTimeOff: true), wednesday)
        try employee.register(.extraWork(try shift("07:00", "08:00")), wednesday)
        let lines = try employee.deviations(october)
        #expect(lines.sum("overtid-enkel") == kr("327.27"))
        // An hour of enkel is left of the two, half an hour is kvalificerad.
        #expect(employee.carry.timeOff == Minutes(90 + 60))
    }

    @Test("Komp takes its scheduled time from the balance, keeps the pay and has no OB")
    func taken() throws {
        var employee = try employee(balance: 8)
        employee.schedule = try week(5, "14:00", "22:00")
        try employee.register(.absence(.komp, .whole), wednesday)
        let lines = try employee.deviations(october)
        let withoutOB = Set(lines.map { $0.item })
        #expect(withoutOB.isSubset(of: Set(OBClass.allCases.map { $0.item })))
        #expect(employee.carry.timeOff == .zero)
    }

    @Test("More komp than there is is an error with the balance and the row; exactly all of it is not")
    func tooMuch() throws {
        var employee = try employee(balance: 8)
        try employee.register(.absence(.komp, .whole), wednesday)
        try employee.register(.absence(.komp, .time(Minutes(1))), wednesday + 1)
        let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 2)
        #expect(error?.message.contains("Kompsaldot är 8\u{A0}tim,") ?? false)
        #expect(employee.carry.timeOff == Minutes(480))
        employee.registrations.removeLast()
        _ = try employee.deviations(october)
        #expect(employee.carry.timeOff == .zero)
    }

    @Test("Time saved in the month can be taken in it")
    func sameMonth() throws {
        var employee = try employee()
        try employee.register(.extraWork(try shift("08:00", "12:00"), asTimeOff: true), Day(2026, 10, 10))
        try employee.register(.absence(.komp, .whole), Day(2026, 10, 14))
        _ = try employee.deviations(october)
        #expect(employee.carry.timeOff == .zero)
    }

    @Test("Saved time is paid out at full-time pay / 165 an hour, and never below zero")
    func payout() throws {
        var employee = try employee(balance: 10)
        employee.degree = Percent(millionths: 500_000)
        try employee.register(.hours(TimeOff.payoutItem.id, Minutes(10 * 60)), wednesday)
        #expect(try employee.deviations(october).sum("kompersattning") == kr("1818.18"))
        #expect(employee.carry.timeOff == .zero)
        let error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1)
    }

    @Test("A month's OB of a class becomes time off by the employer's setting; other classes are paid")
    func exchangedOB() throws {
        var employee = try employee()
        employee.schedule = try week(1, "18:00", "24:00")
        try employee.register(.timeOffInstead(OBClass.vardagskvall.item), Day(2026, 10, 15))
        let missing = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(missing?.code == .missingFigure)
        #expect(missing?.message.contains("ab.21.byte.d") ?? false)
        employee.settings = [AgreementSetting(key: "ab.21.byte.d", from: Day(2026, 1, 1), value: 20, source: "-")]
        // Four Mondays with three hours of D and two of C each.
        let lines = try employee.deviations(october)
        #expect(lines.sum("ob-d") == .zero)
        #expect(lines.sum("ob-c") == kr("467.20"))
        #expect(employee.carry.timeOff == Minutes(4 * 60))
        // A registration of another month says nothing of this one.
        #expect(try employee.deviations(Month(year: 2026, month: 11)).sum("ob-d") == kr("396.00"))
    }

    @Test("Only what the month would pay is exchanged: rounded up to a half hour")
    func exchangedHalfHours() throws {
        var employee = try employee()
        try employee.register(.changedShift([try shift("19:00", "19:40")]), wednesday)
        try employee.register(.timeOffInstead(OBClass.vardagskvall.item), wednesday)
        employee.settings = [AgreementSetting(key: "ab.21.byte.d", from: Day(2026, 1, 1), value: 30, source: "-")]
        _ = try employee.deviations(october)
        #expect(employee.carry.timeOff == Minutes(30))
    }

    @Test("The month's overtime of a kind becomes time off, also classified hours and the hour that comes twice")
    func exchangedOvertime() throws {
        var employee = try employee()
        try employee.register(.changedShift([try shift("22:00", "06:00")]), Day(2026, 10, 24))
        try employee.register(.extraWork(try shift("16:00", "19:00")), wednesday)
        try employee.register(.hours(Overtime.simpleItem.id, Minutes(60)), wednesday)
        try employee.register(.timeOffInstead(Overtime.simpleItem.id), wednesday)
        let lines = try employee.deviations(october)
        #expect(lines.sum("overtid-enkel") == .zero)
        #expect(lines.sum("overtid-kvalificerad") == kr("436.36"))
        #expect(employee.carry.timeOff == Minutes(4 * 90))
    }

    @Test("Other pay items cannot be exchanged, and hourly paid have no time off")
    func refused() throws {
        var employee = try employee()
        try employee.register(.timeOffInstead(PayItems.manadslon.id), wednesday)
        var error = #expect(throws: PayrollError.self) { try employee.deviations(october) }
        #expect(error?.code == .invalidValue && error?.row?.row == 1)
        for kind: Registration.Kind in [
            .extraWork(try shift("17:00", "18:00"), asTimeOff: true), .absence(.komp, .whole),
            .hours(TimeOff.payoutItem.id, Minutes(60)), .timeOffInstead(OBClass.helg.item),
        ] {
            var hourly = try self.employee(balance: 40)
            hourly.pay = .hourly(kr("150.00"))
            try hourly.register(kind, wednesday)
            error = #expect(throws: PayrollError.self) { try hourly.deviations(october) }
            #expect(error?.code == .invalidValue, "\(kind)")
        }
    }
}
