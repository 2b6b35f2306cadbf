//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaFormat
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore
import Testing

@Suite("Figures given at run time pay, correct back in time, and are known from their instant on")
struct GivenFiguresTests {
    /// Works Monday to Thursday 14–22, with three hours of OB D each day.
    private func employer(_ settings: [AgreementSetting] = []) throws -> Employer {
        let evening = [try Shift(ClockSpan(from: 14 * 60, to: 22 * 60))]
        return Employer(
            id: try Organisationsnummer("212000-0142"), name: "Provkommunen",
            schedules: [try Schedule(name: "kväll", cycle: (0..<7).map { $0 < 4 ? evening : [] })], settings: settings)
    }

    private func document(_ rows: String...) throws -> FigureDocument {
        let text = #"{"format":"penna-figures-1","name":"AB 27","figures":[\#(rows.joined(separator: ","))]}"#
        let (figures, problems) = FigureFile.read(Array(text.utf8), file: "ab-27.json")
        return try #require(figures, "\(problems)")
    }

    private func row(_ key: String, _ value: String, _ days: String, more: String = "") -> String {
        #"{"key":"\#(key)","value":\#(value),\#(days),"mark":"unconfirmed","source":"Påhittat för provet"\#(more)}"#
    }

    private func ledger(_ world: World, _ years: [PayYear] = [], _ figures: FigureDocument...) throws
        -> StandardLedger<MemoryStore>
    {
        try StandardLedger(
            store: world.ledger.store, employer: world.employer.id, years: PayYears(years, figures: figures))
    }

    private func calculated(_ ledger: StandardLedger<MemoryStore>, _ key: RunKey, at now: Instant) throws
        -> CalculatedRun<
            StandardAgreements
        >
    {
        let prepared = try ledger.prepare(RunRequest(key, knownAt: now))
        return try ledger.finish(prepared, prepared.batch.calculate())
    }

    @Test("A locked month is corrected when a row becomes known, and back again when its document is taken away")
    func corrects() throws {
        let world = try World(employer())
        try world.record(nil, employer())
        try world.record(person([employment()]))
        try world.pay(month(9))
        let old = try world.pay(month(10)).values.first?.sum("ob-d") ?? .zero
        let hours = old.ore / 26_40
        #expect(hours > 40 && old.ore == hours * 26_40)
        let known = Instant(seconds: world.now.seconds + 3_600)
        let given = try ledger(
            world, [],
            document(row("ab.21.ob.d", "28.40", #""from":"2026-09-01""#, more: #","known":"\#(known)""#)))
        let before = try calculated(given, world.key(month(11)), at: world.tick())
        #expect(try before.payslips().first?.corrected == [])
        let after = try calculated(given, world.key(month(11)), at: known)
        let payslip = try #require(try after.payslips().first)
        #expect(payslip.corrected == ["2026-10 ob-d \(Amount(ore: hours * 2_00))"])
        #expect(after.receipt.years == given.years.digests && after.receipt.years.first?.hasPrefix("AB 27 ") ?? false)

        // Locked with the document, the next month has nothing more to correct; without it, all goes back.
        try given.commit(after, by: "Anna", at: known)
        try given.approve(world.key(month(11)), by: "Bo", at: known)
        try given.lock(world.key(month(11)), by: "Bo", at: known)
        let later = Instant(seconds: known.seconds + 60)
        #expect(try calculated(given, world.key(month(12)), at: later).payslips().first?.corrected == [])
        let taken = try #require(try calculated(world.ledger, world.key(month(12)), at: later).payslips().first)
        #expect(taken.corrected.contains("2026-10 ob-d -\(Amount(ore: hours * 2_00))"), "\(taken.corrected)")

        // A run that did not have the document is verified without it, and one that had it needs it.
        let first = try given.verify(world.key(month(10))) { batch throws(PayrollError) in try batch.calculate() }
        #expect(first.isRight && first.same == 1 && first.otherRules == nil)
        let second = try given.verify(world.key(month(11))) { batch throws(PayrollError) in try batch.calculate() }
        #expect(second.isRight && second.same == 1 && second.otherRules == nil)
        let without = try world.ledger.verify(world.key(month(11))) { batch throws(PayrollError) in
            try batch.calculate()
        }
        #expect(without.otherRules?.contains("AB 27") ?? false)
    }

    @Test("An invented AB 27 is a document alone: new OB and new percentages from 2027-04-01, proved line by line")
    func ab27() throws {
        let world = try World(employer())
        try world.record(nil, employer())
        let extra = Registration(
            .extraWork(try Shift(ClockSpan(from: 22 * 60, to: 23 * 60))),
            days: try DayRange(from: Day(2027, 4, 6), through: Day(2027, 4, 6)), recorded: recorded)
        try world.record(person([employment("1", start: Day(2027, 1, 1), registrations: [extra])]))
        let key = world.key(Month(year: 2027, month: 5))
        let ab27 = try document(
            row("ab.21.ob.d", "30.00", #""from":"2027-04-01""#), row("ab.20.enkel", "200", #""from":"2027-04-01""#))
        let (with, without) = (try ledger(world, [year2027()], ab27), try ledger(world, [year2027()]))
        let now = world.tick()
        let (new, old) = (try calculated(with, key, at: now), try calculated(without, key, at: now))
        let proof = try ProofCheck(year: IncomeYear(2027), years: with.years)
        #expect(new.result.arena.lines.allSatisfy { proof.proves($0, in: new.result.arena) })
        let (newPay, oldPay) = (try #require(try new.payslips().first), try #require(try old.payslips().first))
        #expect(oldPay.sum("ob-d") > .zero && newPay.sum("ob-d").ore * 26_40 == oldPay.sum("ob-d").ore * 30_00)
        // 30 000 / 165, one hour: 180 and 200 percent.
        #expect(oldPay.sum("overtid-enkel") == kr("327.27") && newPay.sum("overtid-enkel") == kr("363.64"))
        #expect(new.receipt.years.count == 2)
        let march = try calculated(with, world.key(Month(year: 2027, month: 4)), at: now)
        let same = try calculated(without, world.key(Month(year: 2027, month: 4)), at: now)
        #expect(try march.payslips().first?.sum("ob-d") == same.payslips().first?.sum("ob-d"))
    }

    @Test("What an employer has set itself stands over a given figure")
    func local() throws {
        let setting = AgreementSetting(
            key: "ab.21.ob.d", from: Day(2026, 4, 1), value: 35_00, source: "Lokalt avtal", recorded: recorded)
        let world = try World(employer([setting]))
        try world.record(nil, employer([setting]))
        try world.record(person([employment()]))
        let given = try ledger(world, [], document(row("ab.21.ob.d", "28.40", #""from":"2026-09-01""#)))
        let run = try calculated(given, world.key(month(10)), at: world.tick())
        let ore = try run.payslips().first?.sum("ob-d").ore ?? 0
        #expect(ore > 0 && ore % 35_00 == 0 && ore % 28_40 != 0)
        let page = try RuleBookPages(
            of: AB(), employers: [world.employer], on: Day(2026, 10, 1), years: given.years
        ).markdown()
        #expect(
            page.contains("| ↳ AB 27, angiven | 28,40\u{A0}kr | 2026-09-01 | Påhittat för provet |"))
        #expect(page.contains("| ↳ Provkommunen | 35,00\u{A0}kr |"))
    }
}
