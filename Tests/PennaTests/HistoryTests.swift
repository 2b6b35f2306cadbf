//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

@Suite struct HistoryTests {
    private let december = PayDate(Day(2026, 12, 27))

    /// What a run over a folder tells of earlier months and leaves to the next.
    private struct Outcome {
        let findings: [Finding]
        let notices: [Notice]
        let carries: [Carry]
    }

    private func run(_ people: [Person], carries: [Carry] = [], _ payDate: PayDate) throws -> Outcome {
        let facts = try EmployerFacts(employer: employer(), people: people, carries: carries.isEmpty ? nil : carries)
        let batch = Batch(try StandardRun(employer: facts.employer, payDate: payDate, knownAt: .endOfTime), facts)
        let result = try batch.calculate()
        #expect(result.failures.isEmpty)
        return Outcome(
            findings: try batch.findings(result) + batch.historyFindings(result), notices: batch.notices(),
            carries: batch.notedCarries(result))
    }

    private func monthly(
        _ pay: String = "30000.00", start: Day = Day(2020, 1, 1), end: Day? = nil, raise: (Day, String)? = nil,
        registrations: [Registration] = []
    ) throws -> Person {
        var terms = [try Fact(Terms(pay: .monthly(fullTime: kr(pay))), from: start, recorded: recorded)]
        if let raise {
            terms.append(
                try Fact(Terms(pay: .monthly(fullTime: kr(raise.1))), from: raise.0, recorded: Instant(seconds: 1)))
        }
        let plain = try employment(start: start, end: end, registrations: registrations)
        return try person([
            Employment(
                id: "1", start: start, end: end, terms: terms, schedules: plain.schedules, registrations: registrations)
        ])
    }

    private func told(_ report: Outcome) -> [String] {
        report.findings.filter { $0.code == .settledMonth || $0.code == .missedMonth }.map(\.message)
    }

    /// What November left of somebody with 30 000 kr a month.
    private func afterNovember(_ person: Person) throws -> [Carry] { try run([person], november).carries }

    @Test("What a month paid is in the carry, months in a row together, and nothing is told when nothing changed")
    func unchanged() throws {
        let anna = try monthly()
        let first = try run([anna], november)
        #expect(told(first).isEmpty && !first.findings.contains { $0.code == .unknownHistory })
        let second = try run([anna], carries: first.carries, december)
        #expect(told(second).isEmpty, "\(told(second))")
        let noted = second.carries[0].employment("1").fixedPay
        #expect(noted.start == Day(2020, 1, 1))
        let (from, through) = (Month(year: 2026, month: 11), Month(year: 2026, month: 12))
        #expect(noted.months == [FixedPayMonths(from: from, through: through, amount: kr("30000.00"))])
    }

    @Test("A raise, a start or an end in a month that is paid is told with the days and both amounts")
    func changed() throws {
        let carries = try afterNovember(monthly())
        let raise = try told(run([monthly(raise: (Day(2026, 11, 16), "33000.00"))], carries: carries, december))
        #expect(raise.count == 1 && raise[0].contains("2026-11-01–2026-11-30"), "\(raise)")
        #expect(raise[0].contains(kr("30000.00").swedish) && raise[0].contains(kr("31500.00").swedish))
        let end = try told(run([monthly(end: Day(2026, 11, 15))], carries: carries, december))
        #expect(end.count == 1 && end[0].contains(kr("-15000.00").swedish), "\(end)")
        let start = try told(run([monthly(start: Day(2026, 11, 16))], carries: carries, december))
        #expect(start.count == 1 && start[0].contains("2026-11-16–2026-11-30"), "\(start)")
        #expect(try told(run([monthly(raise: (Day(2026, 12, 1), "33000.00"))], carries: carries, december)).isEmpty)
    }

    @Test("An employment that began before it was first paid is told: entered late, or with an earlier day")
    func lateStart() throws {
        let anna = try person([employment("9")], serial: 1)
        let before = try afterNovember(anna)
        let late = try monthly(start: Day(2026, 11, 16))
        let never = told(try run([anna, late], carries: before + [.empty], december))
        #expect(never.count == 1 && never[0].contains("2026-11-16–2026-11-30"), "\(never)")
        #expect(never[0].contains(kr("15000.00").swedish))
        // Nobody has been carried: the first run of an employer knows of no earlier months.
        #expect(try told(run([late], december)).isEmpty)
        // The first of the month can only be told from a history that begins there by the day that was noted.
        let known = try afterNovember(monthly(start: Day(2026, 11, 1)))
        let earlier = try told(run([monthly(start: Day(2026, 10, 1))], carries: known, december))
        #expect(earlier.contains { $0.contains("2026-10-01–2026-10-31") && $0.contains(kr("30000.00").swedish) })
        #expect(earlier.contains { $0.contains("avräknad") }, "\(earlier)")
    }

    @Test("A carry that does not say what was paid is told once for the employer, and nobody is suspected")
    func unknown() throws {
        let people = try [monthly(), person([employment("2")], serial: 1)]
        var carries = try run(people, november).carries
        for place in carries.indices {
            var state = carries[place].employments[0]
            state.fixedPay = FixedPayCarry()
            carries[place].employments[0] = state
        }
        let report = try run(people, carries: carries, december)
        #expect(told(report).isEmpty)
        let found = report.findings.filter { $0.code == .unknownHistory }
        #expect(found.count == 1 && found[0].message.contains("2 anställningar") && found[0].severity == .look)
    }

    @Test("A month that was left out is told by what it would have paid")
    func gap() throws {
        let october = try run([monthly()], PayDate(Day(2026, 10, 27))).carries
        let texts = try told(run([monthly()], carries: october, december))
        #expect(
            texts.contains { $0.contains("2026-11-01–2026-11-30") && $0.contains(kr("30000.00").swedish) }, "\(texts)")
        #expect(texts.contains { $0.contains("2026-10-01–2026-10-31") && $0.contains("avräknad") })
    }

    @Test("A month that is noted again forgets itself and later ones; what is older than two years is let go")
    func noting() {
        let start = Day(2020, 1, 1)
        var noted = FixedPayCarry()
        noted.note(kr("30000.00"), in: Month(year: 2026, month: 10), start: start)
        noted.note(kr("30000.00"), in: Month(year: 2026, month: 12), start: start)
        #expect(noted.amount(in: Month(year: 2026, month: 11)) == .zero && noted.months.count == 2)
        noted.note(kr("29000.00"), in: Month(year: 2026, month: 11), start: Day(2026, 1, 1))
        #expect(noted.months.map(\.amount) == [kr("30000.00"), kr("29000.00")] && noted.start == start)
        #expect(noted.amount(in: Month(year: 2026, month: 12)) == .zero)
        noted.note(kr("29000.00"), in: Month(year: 2028, month: 10), start: start)
        #expect(noted.months.first?.through == Month(year: 2026, month: 10))
        noted.note(kr("29000.00"), in: Month(year: 2028, month: 11), start: start)
        #expect(noted.months.first?.from == Month(year: 2026, month: 11))
    }

    @Test("The part of a row that lies in a settled month is named, unless an earlier run calculated it")
    func partlyBefore() throws {
        let settled = try afterNovember(monthly())
        let days = try DayRange(from: Day(2026, 10, 29), through: Day(2026, 11, 2))
        for cause in [AbsenceCause.sjuk, .tjanstledig] {
            let late = Registration(.absence(cause, .whole), days: days, recorded: recorded)
            let report = try run([monthly(registrations: [late])], carries: settled, december)
            let notices = report.notices.filter { $0.reason == .partlyBefore }
            #expect(notices.map(\.days) == [try DayRange(from: days.first, through: Day(2026, 10, 31))], "\(cause)")
            let known = try run([monthly(registrations: [late])], november)
            let next = try run([monthly(registrations: [late])], carries: known.carries, december)
            #expect(!next.notices.contains { $0.reason == .partlyBefore }, "\(cause)")
        }
    }
}
