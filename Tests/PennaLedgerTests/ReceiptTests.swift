//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Dispatch
import Penna
import PennaBasics
import PennaFormat
import PennaLedger
import PennaModel
import PennaStore
import Testing

@Suite struct ReceiptTests {
    private func world(people: Int = 3) throws -> World {
        let world = try World()
        for serial in 0..<people { try world.record(person([employment("\(serial)")], serial: serial)) }
        return world
    }

    private func verify(_ world: World, _ key: RunKey) throws -> Verification {
        try world.ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }
    }

    @Test("Every stored run comes out the same when it is calculated again, also after newer facts")
    func verified() throws {
        let world = try world()
        try world.pay(month(9))
        try world.record(person([employment("0", raised(to: "31000.00", from: Day(2026, 9, 10)))]))
        let id = try personnummer(1)
        try world.pay(world.key(month(10)), excluded: [id])
        try world.record(person([employment("0", raised(to: "33000.00", from: Day(2026, 9, 1)))]))
        try world.pay(month(11))
        for number in 9...11 {
            let verification = try verify(world, world.key(month(number)))
            #expect(verification.isRight && verification.same == 3, "\(verification)")
            #expect(verification.otherRules == nil && verification.erased == 0)
        }
    }

    @Test("A payslip that somebody changed in the store is found, and so is a receipt")
    func altered() throws {
        let world = try world()
        let key = world.key(month(9))
        let run = try world.calculate(key)
        try world.ledger.commit(run, by: "Anna", at: world.tick())
        let record = try #require(try world.ledger.store.run(key))
        var payslips = try world.ledger.store.payslips(of: key)
        let victim = payslips[1]
        var bytes = try #require(victim.payslip)
        bytes[bytes.count - 3] ^= 1
        payslips[1] = PayslipRecord(person: victim.person, payslip: bytes, carry: victim.carry, digest: victim.digest)
        try world.ledger.store.commit(
            RunRecord(
                key: key, revision: record.revision + 1, knownAt: record.knownAt, factsThrough: record.factsThrough,
                receipt: record.receipt, steps: record.steps), payslips)
        var verification = try verify(world, key)
        #expect(verification.altered == [try #require(victim.person)] && verification.isRootRight)
        payslips.swapAt(0, 2)
        try world.ledger.store.commit(
            RunRecord(
                key: key, revision: record.revision + 2, knownAt: record.knownAt, factsThrough: record.factsThrough,
                receipt: record.receipt, steps: record.steps), payslips)
        verification = try verify(world, key)
        #expect(!verification.isRootRight && !verification.isRight)
    }

    @Test("One payslip can be shown to belong to a run, and another cannot")
    func evidence() throws {
        let world = try world(people: 5)
        let key = world.key(month(9))
        try world.pay(key)
        for serial in 0..<5 {
            let evidence = try world.ledger.evidence(of: personnummer(serial), in: key)
            #expect(evidence.isRight)
            let other = PayslipEvidence(
                payslip: evidence.payslip + [32], carry: evidence.carry, path: evidence.path, root: evidence.root)
            #expect(!other.isRight)
        }
        let error = try #require(throws: LedgerError.self) { try world.ledger.evidence(of: personnummer(9), in: key) }
        #expect(error.code == .notFound)
    }

    @Test("Somebody erased is gone from facts and payslips, and every receipt still verifies")
    func erased() throws {
        let world = try world()
        try world.pay(month(9))
        try world.record(person([employment("0", end: Day(2026, 10, 10))]))
        let id = try personnummer()
        var error = try #require(throws: LedgerError.self) { try world.ledger.erase(personnummer(1)) }
        #expect(error.code == .wrongState, "the employment goes on")
        try world.pay(month(10))
        try world.pay(month(11))
        let extract = String(decoding: try world.ledger.extract(id), as: UTF8.self)
        #expect(extract.contains("\"terms\"") && extract.contains("ordinarie") && extract.contains("Prov 0"))
        try world.ledger.erase(id)
        for number in 9...11 {
            let verification = try verify(world, world.key(month(number)))
            #expect(verification.isRight && verification.erased == 1 && verification.same == 2)
        }
        error = try #require(throws: LedgerError.self) { try world.ledger.extract(id) }
        #expect(error.code == .notFound)
        try world.ledger.erase(id)
        error = try #require(throws: LedgerError.self) { try world.ledger.erase(personnummer(9)) }
        #expect(error.code == .notFound, "who was never there cannot be erased")
        #expect(try world.pay(Month(year: 2026, month: 12)).count == 2)
    }

    @Test("Somebody erased is not recorded again, before somebody says that the person is back")
    func remembered() throws {
        let world = try world()
        try world.pay(month(9))
        let left = try person([employment("0", end: Day(2026, 10, 10))])
        try world.record(left)
        try world.pay(month(10))
        let id = try personnummer()
        try world.ledger.erase(id)
        var recorded = try world.record(left)
        #expect(recorded.facts == 0 && recorded.blocked.isEmpty)
        #expect(recorded.findings.map(\.code) == [.erasedPerson] && recorded.findings.map(\.severity) == [.look])
        let row = SourceRow(file: 1, row: 7)
        let terms = try left.employments[0].terms.map {
            try Fact($0.value, from: $0.from, recorded: $0.recorded, row: row)
        }
        let facts = try EmployerFacts(
            employer: world.employer, people: [left.with(employments: [left.employments[0].with(terms: terms)])],
            sourceFiles: ["employer.json", "people.csv"])
        recorded = try world.ledger.record(facts, now: world.tick())
        #expect(recorded.findings.map(\.place) == [Finding.Place("people.csv", line: 7)], "by the row of the person")
        recorded = try world.record(person([employment("0")]))
        #expect(recorded.facts == 0 && recorded.blocked == [id], "who is still employed is an error, not a remark")
        #expect(try world.record(person([employment("1")], serial: 1)).findings.isEmpty)
        try world.ledger.readmit(id, at: world.tick())
        recorded = try world.record(person([employment("0")]))
        #expect(recorded.facts > 0 && recorded.findings.isEmpty)
        let error = try #require(throws: LedgerError.self) { try world.ledger.readmit(id, at: world.tick()) }
        #expect(error.code == .notFound)
    }

    /// A stored run with its receipt, or its steps, changed by hand.
    private func changed(_ receipt: (String) -> String = { $0 }, steps: ([RunStep]) -> [RunStep] = { $0 }) throws
        -> Verification
    {
        let world = try world()
        let key = world.key(month(9))
        try world.ledger.commit(world.calculate(key), by: "Anna", at: world.tick())
        try world.ledger.approve(key, by: "Anna", at: world.tick())
        let record = try #require(try world.ledger.store.run(key))
        try world.ledger.store.commit(
            RunRecord(
                key: key, revision: record.revision + 1, knownAt: record.knownAt, factsThrough: record.factsThrough,
                receipt: Array(receipt(String(decoding: record.receipt, as: UTF8.self)).utf8),
                steps: steps(record.steps)),
            try world.ledger.store.payslips(of: key))
        return try verify(world, key)
    }

    @Test(
        "A number that somebody changed in the receipt is found by name, and by its seal",
        arguments: ["gross", "tax", "net", "payslips", "failures", "excluded", "pensionCost"])
    func changedReceipt(_ name: String) throws {
        let found = try changed { receipt in
            receipt.split(separator: "\n").map { line in
                line.contains("\"\(name)\":") ? "  \"\(name)\": 7," : String(line)
            }.joined(separator: "\n").replacing(",\n}", with: "\n}")
        }
        #expect(found.differentInReceipt == [name] && found.isSealRight == false && !found.isRight)
    }

    @Test("Who took a step and when is sealed, and so is the order of the steps")
    func changedSteps() throws {
        #expect(try changed().isRight)
        let other = try changed(steps: { $0.map { RunStep($0.state, by: "Bo", at: $0.at, seal: $0.seal) } })
        #expect(other.isSealRight == false && !other.isRight)
        let earlier = try changed(steps: { steps in
            steps.map { RunStep($0.state, by: $0.by, at: Instant(seconds: $0.at.seconds - 1), seal: $0.seal) }
        })
        #expect(earlier.isSealRight == false)
        #expect(try changed(steps: { [$0[0], $0[0]] }).isSealRight == false)
        let unsealed = try changed(steps: { $0.map { RunStep($0.state, by: $0.by, at: $0.at) } })
        #expect(unsealed.isSealRight == nil, "a run of before there were seals is told apart from a sealed one")
    }

    @Test("Two who record the same at once record it once")
    func together() throws {
        let world = try world(people: 1)
        let before = world.ledger.store.lastFact()
        let facts = try EmployerFacts(employer: world.employer, people: [person([employment("1")], serial: 1)])
        let alone = try World()
        try alone.record(person([employment("0")]))
        let one = alone.ledger.store.lastFact()
        try alone.ledger.record(facts, now: alone.tick())
        let expected = alone.ledger.store.lastFact() - one
        let (ledger, now) = (world.ledger, world.tick())
        DispatchQueue.concurrentPerform(iterations: 8) { _ in _ = try? ledger.record(facts, now: now) }
        #expect(world.ledger.store.lastFact() - before == expected)
    }
}

@Suite struct SimulationTests {
    @Test("A raise that nobody has recorded is calculated and compared, and nothing is stored")
    func simulate() throws {
        let world = try World()
        for serial in 0..<3 { try world.record(person([employment("\(serial)")], serial: serial)) }
        try world.pay(month(9))
        let facts = world.ledger.store.lastFact()
        let key = world.key(month(10))
        let now = try world.calculate(key)
        let simulation = try world.ledger.simulation()
        try simulation.record(
            EmployerFacts(
                employer: world.employer,
                people: [person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))], serial: 1)]),
            now: world.tick())
        let prepared = try simulation.prepare(RunRequest(key, knownAt: world.tick()))
        let then = try simulation.finish(prepared, prepared.batch.calculate())
        let comparison = try RunComparison(now.payslips(), then.payslips())
        #expect(comparison.same == 2 && comparison.people.count == 1)
        let changed = try #require(comparison.people.first)
        #expect(changed.differences.map(\.item).contains("manadslon"))
        let item = try #require(comparison.items.first { $0.item == "manadslon" })
        #expect(item.before == kr("90000.00") && item.after == kr("92000.00"))
        #expect(try comparison.after.gross - comparison.before.gross == kr("2000.00"))
        let error = try #require(throws: LedgerError.self) {
            try simulation.commit(then, by: "Anna", at: world.tick())
        }
        #expect(error.code == .store)
        #expect(world.ledger.store.lastFact() == facts)
        #expect(try world.ledger.status().count == 1)
    }

    @Test("The controls know what the store has paid in the months before, and pass by corrections of earlier months")
    func payHistory() throws {
        let world = try World()
        try world.record(person([employment()]))
        for number in 8...10 { _ = try world.pay(month(number)) }
        func controls() throws -> [Finding] {
            let key = world.key(month(11))
            let prepared = try world.ledger.prepare(RunRequest(key, knownAt: world.tick()))
            let history = try world.ledger.payHistory(before: key, prepared.batch)
            return prepared.batch.controls(try prepared.batch.calculate(), history: history)
                .filter { $0.code == .changedMonth }
        }
        #expect(try controls().isEmpty)
        // Three corrections of 8 000 kr belong to the months before.
        try world.record(person([employment("1", raised(to: "38000.00", from: Day(2026, 8, 1)))]))
        #expect(try controls().isEmpty)
        try world.record(person([employment("1", raised(to: "75000.00", from: Day(2026, 11, 1)))]))
        let found = try #require(try controls().first)
        let amounts = "(\(kr("75000.00").swedish) kr mot \(kr("30000.00").swedish) kr)"
        #expect(found.message == "Bruttolönen är 2,5 gånger medianen av tre månader \(amounts).")
    }

    @Test("Two payslips of a person say what differs and why")
    func why() throws {
        let world = try World()
        try world.record(person([employment()]))
        let first = try #require(try world.pay(month(9))[personnummer()])
        try world.record(person([employment("1", raised(to: "31000.00", from: Day(2026, 9, 1)))]))
        let second = try #require(try world.pay(month(10))[personnummer()])
        let differences = try PayslipComparison.differences(first, second)
        let pay = try #require(differences.first { $0.item == "manadslon" })
        #expect(pay.before == kr("30000.00") && pay.after == kr("32000.00"))
        #expect(pay.reasons.contains { $0.contains("heltidslön") && $0.contains("→") }, "\(pay.reasons)")
        #expect(pay.reasons.contains { $0.hasPrefix("rättelse av 2026-09") && $0.contains("villkor") })
        let items = try RuleBook.standard.register(own: [])
        let why = WhyText(first, in: world.key(month(9)), second, in: world.key(month(10)), items)
        let (more, gross) = (try second.totals.net - first.totals.net, kr("1000.00").swedish)
        #expect(
            why.sentences == [
                "Du får \(more.swedish) kr mer än i september.",
                "Månadslön är \(kr("31000.00").swedish) kr mot \(kr("30000.00").swedish) kr.",
                "Rättelsen av september ger \(gross) kr före skatt.",
            ])
        let same = WhyText(first, in: world.key(month(9)), first, in: world.key(month(10)), items)
        #expect(same.sentences == ["Du får lika mycket som i september, \(first.totals.net.swedish) kr."])
        let less = WhyText(second, in: world.key(month(10)), first, in: world.key(month(11)), items)
        #expect(less.sentences.first == "Du får \(more.swedish) kr mindre än i oktober.")
        let news = try world.ledger.news(
            of: personnummer(), from: world.key(month(9)), to: world.key(month(10)))
        #expect(news.count == 1 && news[0].contains("månadslön"))
        #expect(try PayslipComparison.differences(first, first).isEmpty)
        #expect(try PayslipComparison.differences(nil, first).count == Set(first.lines.map(\.item)).count)
    }
}

@Suite struct OpeningTests {
    @Test("A ledger begins where another system ends, and knows what it paid when newer facts come")
    func opening() throws {
        let world = try World()
        try world.record(person([employment()]))
        let carry = CarryRecord(person: try personnummer(), carry: .empty)
        try world.ledger.open([carry], last: month(8), historyFrom: month(6), by: "Anna", at: world.tick())
        let first = try #require(try world.pay(month(9))[personnummer()])
        #expect(first.corrected.isEmpty && first.totals.gross == kr("30000.00"))
        try world.record(person([employment("1", raised(to: "30500.00", from: Day(2026, 7, 1)))]))
        let second = try #require(try world.pay(month(10))[personnummer()])
        #expect(second.corrected == (7...9).map { "2026-0\($0) manadslon 500.00" })
        try world.record(person([employment("1", raised(to: "30600.00", from: Day(2026, 2, 1)))]))
        #expect(try world.pay(month(11))[personnummer()]?.outcome == .failure, "before the history")
    }

    @Test("An opening is refused when there are runs, for somebody unknown, and with a history that begins too late")
    func refused() throws {
        let world = try World()
        try world.record(person([employment()]))
        let unknown = CarryRecord(person: try personnummer(7), carry: .empty)
        var error = try #require(throws: LedgerError.self) {
            try world.ledger.open([unknown], last: month(8), by: "Anna", at: world.tick())
        }
        #expect(error.code == .notFound)
        error = try #require(throws: LedgerError.self) {
            try world.ledger.open([], last: month(8), historyFrom: month(9), by: "Anna", at: world.tick())
        }
        #expect(error.code == .wrongState)
        try world.pay(month(9))
        error = try #require(throws: LedgerError.self) {
            try world.ledger.open([], last: month(8), by: "Anna", at: world.tick())
        }
        #expect(error.code == .wrongState)
    }
}

@Suite struct AGIReplacementTests {
    @Test("Pay taken back replaces the earlier month's individuppgift, which is never below zero")
    func replaced() throws {
        let world = try World()
        try world.record(person([employment()]))
        try world.record(person([employment("2")], serial: 1))
        try world.pay(month(9))
        #expect(try world.ledger.agiCorrections(of: world.key(month(9))).isEmpty)
        try world.pay(month(10))
        try world.record(person([employment(end: Day(2026, 9, 1))]))
        let payslip = try #require(try world.pay(month(11))[personnummer()])
        #expect(payslip.totals.gross < .zero)
        let filings = try world.ledger.agiCorrections(of: world.key(month(11)))
        let october = try #require(filings.first { $0.period.month == month(10) })
        #expect(october.individuals.replacements.count == 1 && october.employerStatement != nil)
        let gross = october.individuals.replacements[0].values.first { $0.field == 11 }
        #expect(gross?.text.hasPrefix("-") == false && gross != nil)
    }
}
