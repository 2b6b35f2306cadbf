//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

@Suite("Frånvarouppgift")
struct AbsenceTests {
    private let person: Personnummer

    init() throws {
        person = try Personnummer("198301302397")
    }

    private func absence(_ day: Day, _ kind: ParentalAbsenceKind, hours: Int64) throws -> ParentalAbsence {
        ParentalAbsence(person: person, day: day, kind: kind, extent: try ParentalAbsenceExtent(hourHundredths: hours))
    }

    private func month(_ year: Int, _ month: Int, _ absences: [ParentalAbsence]) throws -> AGIMonth {
        var result = try AGIMonth(employer: Sample.employer(), period: Sample.period(year, month))
        for absence in absences { try result.add(absence) }
        return result
    }

    @Test("AGI 7.6: a day's tillfällig föräldrapenning in September, in October's declaration")
    func sample() throws {
        let sent = try AGISent(employer: Sample.employer(), period: Sample.period(2026, 10))
        let filing = try sent.filing(
            for: month(2026, 10, [absence(Day(2026, 9, 17), .tillfalligForaldrapenning, hours: 800)]))
        #expect(filing.absences.additions.map(\.key.number) == [1])
        #expect(filing.absences.additions.map(\.key.day) == [Day(2026, 9, 17)])
        #expect(
            filing.absences.additions.flatMap(\.values).map { "\($0.field)=\($0.text)" }
                == ["823=TILLFALLIG_FORALDRAPENNING", "825=8.00"])
    }

    @Test("Kind and unit point out the field")
    func fields() throws {
        let key = try AbsenceKey(
            employer: Sample.employer(), period: Sample.period(2026, 10), person: person, day: Day(2026, 10, 1),
            number: 1)
        let percent = try ParentalAbsenceExtent(percentHundredths: 5_000)
        let hours = try ParentalAbsenceExtent(hourHundredths: 333)
        func last(_ kind: ParentalAbsenceKind, _ extent: ParentalAbsenceExtent) -> String {
            AbsenceStatement(key: key, kind: kind, extent: extent).values.map { "\($0.field)=\($0.text)" }.last ?? ""
        }
        #expect(last(.tillfalligForaldrapenning, percent) == "824=50.00")
        #expect(last(.tillfalligForaldrapenning, hours) == "825=3.33")
        #expect(last(.foraldrapenning, percent) == "826=50.00")
        #expect(last(.foraldrapenning, hours) == "827=3.33")
    }

    @Test("Extents are 0.01–100.00 per cent and 0.01–24.00 hours")
    func extents() throws {
        #expect(try ParentalAbsenceExtent(percentHundredths: 1).text == "0.01")
        #expect(try ParentalAbsenceExtent(percentHundredths: 10_000).text == "100.00")
        #expect(try ParentalAbsenceExtent(hourHundredths: 2_400).text == "24.00")
        for percent: Int64 in [0, -1, 10_001] {
            #expect(payrollError { _ = try ParentalAbsenceExtent(percentHundredths: percent) }?.code == .invalidValue)
        }
        for hours: Int64 in [0, -1, 2_401] {
            let error = payrollError { _ = try ParentalAbsenceExtent(hourHundredths: hours) }
            #expect(error?.code == .invalidValue)
            #expect(error?.message.contains("24,00") == true)
        }
    }

    @Test("Periods begin with January 2025, and no day is after the period")
    func days() throws {
        #expect(
            payrollError { _ = try month(2024, 12, [absence(Day(2024, 12, 1), .foraldrapenning, hours: 800)]) }?.code
                == .invalidValue)
        _ = try month(2025, 1, [absence(Day(2024, 12, 31), .foraldrapenning, hours: 800)])
        _ = try month(2026, 10, [absence(Day(2026, 10, 31), .foraldrapenning, hours: 800)])
        let error = payrollError {
            _ = try month(2026, 10, [absence(Day(2026, 11, 1), .foraldrapenning, hours: 800)])
        }
        #expect(error?.code == .invalidValue)
        #expect(error?.message.contains("2026-11-01") == true)
        for number: Int64 in [0, 10_000_000_000] {
            let error = payrollError {
                _ = try AbsenceKey(
                    employer: Sample.employer(), period: Sample.period(2026, 10), person: person, day: Day(2026, 10, 1),
                    number: number)
            }
            #expect(error?.code == .invalidValue)
        }
    }

    @Test("Two extents of one kind and day are refused; two kinds have a number each")
    func doubled() throws {
        let day = Day(2026, 10, 5)
        let whole = try absence(day, .foraldrapenning, hours: 800)
        #expect(
            payrollError { _ = try month(2026, 10, [whole, absence(day, .foraldrapenning, hours: 400)]) }?.code
                == .overlap)
        let both = try month(2026, 10, [whole, absence(day, .tillfalligForaldrapenning, hours: 100), whole])
        let sent = try AGISent(employer: Sample.employer(), period: Sample.period(2026, 10))
        let additions = try sent.filing(for: both).absences.additions
        #expect(additions.map(\.key.number) == [1, 2])
        #expect(additions.map(\.kind) == [.tillfalligForaldrapenning, .foraldrapenning])
    }

    @Test("A changed day is replaced, a cancelled one removed, and its number stays taken")
    func corrections() throws {
        let days = [Day(2026, 10, 5), Day(2026, 10, 6), Day(2026, 10, 7)]
        var sent = try AGISent(employer: Sample.employer(), period: Sample.period(2026, 10))
        try sent.record(
            sent.filing(for: month(2026, 10, days.map { try absence($0, .foraldrapenning, hours: 800) })))
        let filing = try sent.filing(
            for: month(
                2026, 10,
                [
                    absence(days[0], .foraldrapenning, hours: 800), absence(days[1], .foraldrapenning, hours: 400),
                    absence(days[2], .tillfalligForaldrapenning, hours: 800),
                ]))
        #expect(filing.absences.replacements.map(\.key.day) == [days[1]])
        #expect(filing.absences.removals.map(\.day) == [days[2]])
        #expect(filing.absences.removals.map(\.number) == [1])
        #expect(filing.absences.additions.map(\.key.number) == [2])
        #expect(filing.employerStatement == nil && filing.individuals.isEmpty)
        try sent.record(filing)
        #expect(sent.absences.map(\.key.number) == [1, 1, 2])
        #expect(sent.removedAbsences.map(\.key.number) == [1])
    }

    @Test("Absence follows its person to a new personnummer")
    func moved() throws {
        let right = try Sample.number(born: 1983)
        var moving = try month(2026, 10, [absence(Day(2026, 10, 5), .foraldrapenning, hours: 800)])
        try moving.move(.person(person), to: .person(right))
        let sent = try AGISent(employer: Sample.employer(), period: Sample.period(2026, 10))
        #expect(try sent.filing(for: moving).absences.additions.map(\.key.person) == [right])
    }
}
