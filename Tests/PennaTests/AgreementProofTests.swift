//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaBasics
import PennaModel
import Testing

/// Lines that the demo's month seldom or never has, proved from their formulas' texts.
@Suite struct AgreementProofTests {
    private func lines(
        _ terms: Terms, _ month: Month, _ kinds: [(Registration.Kind, Day)], taken: Int64 = 0, end: Day? = nil,
        settings: [AgreementSetting] = []
    ) throws -> Set<UInt16> {
        let start = Day(2018, 1, 1)
        let shift = [try Shift(ClockSpan(from: 480, to: 960))]
        let employment = Employment(
            id: "1", start: start, end: end, terms: [try Fact(terms, from: start, recorded: recorded)],
            schedules: [
                try Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2018, 1, 1)), from: start, recorded: recorded)
            ],
            registrations: kinds.map { Registration($0.0, days: DayRange($0.1), recorded: recorded) })
        let question = EmploymentMonth(
            employment: employment, index: 0, birthYear: 1990,
            schedules: [try Schedule(name: "Kontor", cycle: [shift, shift, shift, shift, shift, [], []])],
            items: try PayItemRegister(agreement: AB.payItems, own: []), knownAt: recorded)
        let agreement = try AB(settings: KnownSettings(settings))
        let rules = try agreement.monthRules(WorkedMonth(month))
        var arena = LineArena()
        var carry = EmploymentCarry(employment: "1")
        carry.holiday.year = month.year
        carry.holiday.taken = taken
        try agreement.addFixedPay(question, rules, to: &arena)
        try agreement.addDeviations(question, rules, carry: &carry, to: &arena)
        let count = try ProofCheck(year: IncomeYear(2026)).count(arena)
        #expect(count.lines > 0 && count.proved == count.lines)
        return Set(arena.lines.map(\.formula.number))
    }

    @Test("Standby of hourly paid, RiB, work in the uppehåll, unpaid holiday both ways, final pay both ways")
    func seldom() throws {
        let october = Month(year: 2026, month: 10)
        let monthly = try Terms(pay: .monthly(fullTime: Amount(ore: 3_333_300)), degree: Percent(millionths: 666_667))
        let hourly = try Terms(pay: .hourly(Amount(ore: 17_333)))
        let night = try ClockSpan(from: 1_000, to: 1_777)
        #expect(try lines(hourly, october, [(.standby(.jour, night), Day(2026, 10, 9))]).contains(2071))
        let rib = try Terms(pay: .hourly(.zero), agreement: "RiB 19")
        let hours: [(Registration.Kind, Day)] = [
            (.hours(PayItemID(140), Minutes(1_001)), Day(2021, 7, 6)),
            (.hours(PayItemID(142), Minutes(47)), Day(2021, 7, 7)),
            (.hours(PayItemID(143), Minutes(660)), Day(2021, 7, 8)),
        ]
        #expect(try lines(rib, Month(year: 2021, month: 7), hours).isSuperset(of: [2095, 2096, 2097]))
        let school = try Terms(
            pay: .monthly(fullTime: Amount(ore: 3_333_300)), agreement: "AB Bilaga U", workYearDays: 293)
        #expect(
            try lines(school, october, [(.hours(PayItemID(232), Minutes(401)), Day(2026, 10, 6))]).isSuperset(of: [
                2180, 2181,
            ]))
        let unpaid: [(Registration.Kind, Day)] = [(.absence(.obetaldSemester, .whole), Day(2026, 10, 6))]
        #expect(try lines(monthly, october, unpaid).contains(2053))
        let calendar = AgreementSetting(key: "ab.27.obetald-metod", from: Day(2026, 1, 1), value: 1, source: "Lokalt")
        #expect(try lines(monthly, october, unpaid, settings: [calendar]).contains(2054))
        for taken in [0, 2_500] as [Int64] {
            #expect(try lines(monthly, october, [], taken: taken, end: Day(2026, 10, 20)).contains(2055))
        }
    }
}
