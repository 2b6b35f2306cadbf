//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

/// Rows that contradict each other on a day, orders that overlap, and balances that nobody can have: an error at a row, or
/// an amount that follows from them, and never a trap.
@Suite struct ContradictionTests {
    private let october = Month(year: 2026, month: 10)
    private let day = Day(2026, 10, 5)

    private func employee(_ kinds: [Registration.Kind]) throws -> Employee {
        var employee = Employee()
        employee.schedule = try week(5)
        for kind in kinds { try employee.register(kind, day) }
        return employee
    }

    private static func half(_ percent: Int64) -> AbsenceExtent { .percent(Percent(millionths: percent * 10_000)) }

    @Test("Rows of which only one can be right are an error at the later one")
    func contradictory() throws {
        let morning = try shift("10:00", "12:00")
        let (long, late) = (try shift("07:00", "17:00"), try shift("12:00", "20:00"))
        let evening = try shift("17:00", "20:00")
        let pairs: [[Registration.Kind]] = [
            [.absence(.sjuk, .whole), .absence(.tjanstledig, .whole)],
            [.absence(.vab, .whole), .absence(.enskild, .whole)],
            [.absence(.sjuk, .whole), .absence(.sjuk, Self.half(50))],
            [.absence(.sjuk, Self.half(50)), .absence(.tjanstledig, Self.half(51))],
            [.extraWork(morning)], [.extraWork(evening), .extraWork(evening)],
            [.changedShift([long]), .changedShift([late])],
            [.displacedShift([late], ordered: day - 2), .displacedShift([long], ordered: day - 2)],
            [.displacedShift([late], ordered: day - 2), .displacedShift([late], ordered: day - 3)],
        ]
        for kinds in pairs {
            var employee = try employee(kinds)
            let error = #expect(throws: PayrollError.self, "\(kinds)") { try employee.deviations(october) }
            #expect(error?.code == .overlap && error?.row?.row == UInt32(kinds.count), "\(kinds)")
        }
    }

    @Test("Rows that can both be right are paid: two halves of a day, sickness on a day of holiday, work on a day off")
    func both() throws {
        let extra = try shift("10:00", "12:00")
        let pairs: [[Registration.Kind]] = [
            [.absence(.sjuk, Self.half(50)), .absence(.tjanstledig, Self.half(50))],
            [.absence(.semester, .whole), .absence(.sjuk, .whole)],
            [.absence(.tjanstledig, .whole), .extraWork(extra)],
        ]
        for kinds in pairs {
            var employee = try employee(kinds)
            #expect(try !employee.deviations(october).isEmpty, "\(kinds)")
        }
    }

    @Test("An order of förskjuten arbetstid that is recorded twice, or again with another day, is paid once")
    func ordersTwice() throws {
        let late = try shift("12:00", "20:00")
        func paid(_ second: (ordered: Day, recorded: Instant)?) throws -> Amount {
            var twice = try employee([.displacedShift([late], ordered: day - 2)])
            if let second {
                twice.registrations.append(
                    Registration(
                        .displacedShift([late], ordered: second.ordered), days: DayRange(day), recorded: second.recorded
                    ))
            }
            return try twice.deviations(october).sum("forskjuten-arbetstid")
        }
        let once = try paid(nil)
        #expect(once > .zero)
        #expect(try paid((day - 2, recorded)) == once)
        // What was recorded first is replaced by what is recorded later.
        var other = try employee([])
        for (ordered, at) in [(day - 12, Instant(seconds: -60)), (day - 2, recorded)] {
            other.registrations.append(
                Registration(.displacedShift([late], ordered: ordered), days: DayRange(day), recorded: at))
        }
        #expect(try other.deviations(october).sum("forskjuten-arbetstid") == once)
        other.carry = EmploymentCarry(employment: "1")
        other.registrations = other.registrations.map {
            Registration(
                $0.kind, days: $0.days, recorded: $0.recorded == recorded ? Instant(seconds: -120) : $0.recorded)
        }
        // Ordered more than ten days ahead there is nothing.
        #expect(try other.deviations(october).sum("forskjuten-arbetstid") == .zero)
    }

    @Test("Balances that a document can hold and nobody can have give amounts or errors, and findings")
    func absurdBalances() throws {
        let most: Int64 = 1_000_000
        for (taken, saved) in [(most, most), (-most, most), (most, -most), (-most, -most)] {
            var employee = try employee([.absence(.semester, .whole)])
            employee.end = Day(2026, 10, 31)
            employee.carry.holiday.year = 2026
            employee.carry.holiday.taken = taken
            employee.carry.holiday.saved = [SavedDays(year: 1900, days: saved), SavedDays(year: 2025, days: saved)]
            employee.carry.holiday.extra = taken
            employee.carry.timeOff = Minutes(10_000_000)
            employee.carry.privateLeave = YearCount(year: 2026, count: most)
            let before = employee.carry
            let final = try employee.deviations(october).sum("semesterersattning-slut")
            // Extra days as many as those taken: what is left is the saved ones.
            #expect(final.isNegative == (saved < 0))
            _ = try employee.agreementFindings(october, before: before)
        }
    }
}
