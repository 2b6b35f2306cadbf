//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import PennaTestSupport
import Testing

@testable import PennaAB

@Suite("HÖK HoS: extra pay above 200 hours a year") struct TwoHundredHoursTests {
    private let october = Month(year: 2026, month: 10)
    private let key = "tillagg-200-timmar"

    private func nurse(_ hours: Int64, year: Int = 2026, agreement: String = "AB HÖK HoS") throws -> Employee {
        var employee = Employee()
        employee.terms = [
            try Fact(
                Terms(pay: .monthly(fullTime: kr("33000.00")), agreement: agreement), from: employee.start,
                recorded: recorded)
        ]
        employee.schedule = try week(5)
        employee.carry.extraWork = YearCount(year: year, count: hours * 60)
        return employee
    }

    @Test("Of three hours when the year has 199, two are above 200 and give 200.00 kr each beside the overtime")
    func above() throws {
        var employee = try nurse(199)
        try employee.register(.extraWork(try shift("16:00", "19:00")), Day(2026, 10, 7))
        let lines = try employee.deviations(october)
        #expect(lines.sum(key) == kr("400.00"))
        #expect(lines.sum("overtid-enkel") == kr("720.00") && lines.sum("overtid-kvalificerad") == kr("480.00"))
        #expect(employee.carry.extraWork == YearCount(year: 2026, count: 202 * 60))
    }

    @Test("Exactly 200 hours give nothing; a minute more gives a minute")
    func limit() throws {
        for (to, expected) in [("17:00", "0.00"), ("17:01", "3.33")] {
            var employee = try nurse(199)
            try employee.register(.extraWork(try shift("16:00", to), asTimeOff: true), Day(2026, 10, 7))
            #expect(try employee.deviations(october).sum(key) == kr(expected))
        }
    }

    @Test("Only HÖK Hälso- och sjukvård has it, but the hours are counted for all")
    func otherAgreement() throws {
        var employee = try nurse(205, agreement: "AB")
        try employee.register(.extraWork(try shift("16:00", "19:00")), Day(2026, 10, 7))
        #expect(try employee.deviations(october).sum(key) == .zero)
        #expect(employee.carry.extraWork.count == 208 * 60)
    }

    @Test("A new year begins from nothing")
    func newYear() throws {
        var employee = try nurse(300, year: 2025)
        try employee.register(.extraWork(try shift("16:00", "19:00")), Day(2026, 10, 7))
        #expect(try employee.deviations(october).sum(key) == .zero)
        #expect(employee.carry.extraWork == YearCount(year: 2026, count: 180))
    }

    @Test("Komp lessens the year's hours, and takes back what was paid for them")
    func komp() throws {
        var employee = try nurse(199)
        employee.carry.timeOff = Minutes(100 * 60)
        try employee.register(.absence(.komp, .whole), Day(2026, 10, 5))
        try employee.register(.extraWork(try shift("16:00", "19:00")), Day(2026, 10, 7))
        #expect(try employee.deviations(october).sum(key) == .zero)
        #expect(employee.carry.extraWork.count == 194 * 60)
        var after = try nurse(203)
        after.carry.timeOff = Minutes(100 * 60)
        try after.register(.absence(.komp, .whole), Day(2026, 10, 5))
        #expect(try after.deviations(october).sum(key) == kr("-600.00"))
    }

    @Test("Before HÖK 22 there is no supplement")
    func before() throws {
        for (day, expected) in [(Day(2022, 3, 31), "0.00"), (Day(2022, 4, 1), "200.00")] {
            var employee = try nurse(200, year: 2022)
            try employee.register(.extraWork(try shift("16:00", "17:00")), day)
            #expect(try employee.deviations(day.month).sum(key) == kr(expected))
        }
    }

    @Test("Over random months a year's supplement is the hours above 200 that the year ends with")
    func wholeYear() throws {
        var random = SeededGenerator(seed: 200)
        for _ in 0..<20 {
            var employee = try nurse(Int64.random(in: 150...210, using: &random))
            employee.carry.timeOff = Minutes(2_000 * 60)
            let before = employee.carry.extraWork.count
            var sum = Amount.zero
            for month in 1...12 {
                employee.registrations = []
                for day in DayRange(Month(year: 2026, month: month)) where !day.weekday.isWeekend {
                    switch Int.random(in: 0..<12, using: &random) {
                    case 0: try employee.register(.extraWork(try shift("16:00", "19:00")), day)
                    case 1: try employee.register(.absence(.komp, .whole), day)
                    default: break
                    }
                }
                sum = try sum + employee.deviations(Month(year: 2026, month: month)).sum(key)
            }
            let above = max(0, employee.carry.extraWork.count - 12_000) - max(0, before - 12_000)
            // 200 kronor an hour; whole hours only, so no month is rounded.
            #expect(sum == Amount(ore: above * 20_000 / 60))
        }
    }
}
