//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// Decisions that arrive when the month that they were for is locked: what was withheld and attached stands, and what the
/// pay itself follows is corrected.
@Suite struct LateDecisionTests {
    private func known(
        table: Int = 33, _ registrations: [Registration] = [], _ change: (inout Decisions) throws -> Void = { _ in }
    ) throws -> Person {
        var decisions = Decisions()
        try change(&decisions)
        let base = try person([employment(registrations: registrations)], table: table)
        return Person(
            id: base.id, name: base.name, taxDecisions: base.taxDecisions, decisions: decisions,
            employments: base.employments)
    }

    /// November's payslip, where a decision was known from the start or came when October was locked.
    private func november(isLate: Bool, _ before: Person, _ after: Person) throws -> StoredPayslip {
        let world = try World()
        try world.record(isLate ? before : after)
        try world.pay(month(10))
        try world.record(after)
        return try #require(try world.pay(month(11))[personnummer()])
    }

    @Test("Another tax table from January, told in November: October's tax stands, November's is by the new table")
    func table() throws {
        let late = try november(isLate: true, known(), known(table: 35))
        let inTime = try november(isLate: false, known(), known(table: 35))
        #expect(late.corrected == [] && late.totals == inTime.totals)
        #expect(late.totals.tax > kr("5878.00"))
    }

    @Test("An attachment from January, told in November, takes of November's pay alone")
    func attachment() throws {
        let decision = try Fact(
            AttachmentDecision(
                caseNumber: "U1", paymentReference: "12345674", rank: .other, protectedAmount: kr("20000.00"),
                amount: .everythingAbove), from: Day(2026, 1, 1), recorded: recorded)
        let after = try known { $0.attachments = [decision] }
        let late = try november(isLate: true, known(), after)
        #expect(late.corrected == [] && late.sum("utmatning") == kr("4122.00"))
        #expect(try late.totals == november(isLate: false, known(), after).totals)
    }

    @Test(
        "An employment that is said to go on when the first's holiday is paid out: it is taken back, and follows (A48)")
    func continues() throws {
        let (end, start) = (Day(2026, 10, 31), Day(2026, 11, 1))
        var earlier = Continuation()
        earlier.employment = "1"
        var details = EmploymentDetails()
        details.continuations = [try Fact(earlier, from: start, recorded: recorded)]
        let next = try employment("2", start: start)
        let goesOn = Employment(
            id: next.id, start: start, end: nil, terms: next.terms, supplements: [], schedules: next.schedules,
            details: details, registrations: [])
        for isLate in [true, false] {
            let world = try World()
            try world.record(person([employment(end: end), isLate ? next : goesOn]))
            let november = try #require(try world.pay(month(11))[personnummer()])
            // 21 days × 1 561.50.
            #expect(november.sum("semesterersattning-slut") == (isLate ? kr("32791.50") : .zero))
            try world.record(person([employment(end: end), goesOn]))
            let december = try #require(try world.pay(month(12))[personnummer()])
            #expect(december.corrected == (isLate ? ["2026-11 semesterersattning-slut -32791.50"] : []))
        }
    }

    @Test("A decision of särskilt högriskskydd gives the karensavdrag of the locked month back")
    func sickProtection() throws {
        let sick = try absence(.sjuk, Day(2026, 9, 7))
        let after = try known([sick]) {
            $0.sickProtections = [
                try Fact(SickProtection(.manyPeriods), from: Day(2026, 9, 1), recorded: recorded)
            ]
        }
        #expect(try november(isLate: true, known([sick]), after).corrected == ["2026-10 karensavdrag 1120.00"])
        #expect(try november(isLate: false, known([sick]), after).corrected == [])
    }
}
