//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAgreementTesting
import PennaBasics
import PennaFormat
import PennaLedger
import PennaModel
import PennaStore
import Testing

@Suite("An agreement declared as data pays, proves and is printed") struct DeclaredAgreementTests {
    /// The example of the page.
    static let example: String = {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/DeclareAnAgreement.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "```json\n").last?.components(separatedBy: "```")[0] ?? ""
    }()

    private func declared(_ text: String = example) throws -> DeclaredAgreement {
        let (agreement, problems) = DeclaredAgreementFile.read(Array(text.utf8), file: "avtal.json")
        return try #require(agreement, "\(problems)")
    }

    private func set(_ text: String = example) throws -> StandardAgreements { try .declaring([declared(text)]) }

    private func registered(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil) throws -> Registration {
        Registration(
            kind, days: try DayRange(from: first, through: last ?? first), recorded: recorded,
            row: SourceRow(file: 0, row: 1))
    }

    /// Monthly paid, evenings on Mondays and Tuesdays, three days of leave.
    private func monthly(_ registrations: [Registration]? = nil) throws -> Person {
        try person(
            1,
            [
                employment(
                    "1", [terms("Fritidsavtalet", degree: 1_000_000)], schedule: 1,
                    registrations: registrations ?? [leave(Day(2026, 10, 12), Day(2026, 10, 14))])
            ])
    }

    private func hourly(_ registrations: [Registration]? = nil) throws -> Person {
        let start = Day(2026, 1, 1)
        let all =
            try registrations ?? [
                registered(.hours(PayItems.timlon.id, Minutes(600)), Day(2026, 10, 7)),
                registered(.hours(PayItemID(951), Minutes(150)), Day(2026, 10, 17)),
                registered(.payLine(PayLineOrder(item: PayItemID(953), quantity: 20_000)), Day(2026, 10, 20)),
            ]
        let terms = try Fact(
            Terms(pay: .hourly(kr("150.00")), agreement: "Fritidsavtalet 26"), from: start, recorded: recorded)
        return try person(
            2, [Employment(id: "2", start: start, terms: [terms], registrations: all)])
    }

    private func pay(_ people: [Person], _ text: String = example) throws -> (StandardBatch, BatchResult) {
        let run = try PayrollRun(
            employer: employer(), agreements: set(text), payDate: november, knownAt: .endOfTime)
        let batch = try Batch(run, EmployerFacts(employer: employer(), people: people))
        return (batch, try batch.calculate())
    }

    private func amounts(_ batch: StandardBatch, _ result: BatchResult, _ payslip: Int) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for line in result.arena.lines[result.payslips[payslip].lines] where line.employment != PayLine.none {
            found[batch.run.items[line.item]?.key ?? "", default: []].append("\(line.amount)")
        }
        return found
    }

    @Test("The example of the page pays monthly and hourly paid beside AB, to the öre, and every line is proved")
    func pays() throws {
        let colleague = try person(3, [employment("3", [terms("AB")])])
        let (batch, result) = try pay([monthly(), hourly(), colleague])
        #expect(result.failures.isEmpty && result.payslips.count == 3, "\(result.failures)")
        let month = amounts(batch, result, 0)
        #expect(month["manadslon"] == ["30000.00"] && month["tjanstledighet"] == ["-2903.23"])
        // 5 and 6 October at 28 kronor; 19, 20, 26 and 27 at 30; the 12th and 13th are leave.
        #expect(month["fritid-kvall"] == ["112.00", "240.00"])
        let hour = amounts(batch, result, 1)
        #expect(hour["timlon"] == ["1500.00"] && hour["fritid-semester"] == ["180.00"])
        #expect(hour["fritid-kvall"] == ["75.00"] && hour["fritid-lager"] == ["900.00"])
        #expect(amounts(batch, result, 2)["manadslon"] == ["15000.00"])
        let proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: batch.run.agreements).rules)
        let count = proof.count(result.arena)
        #expect(count.lines == count.proved && count.lines >= 12)
        let text = PayslipText(batch, result.payslips[0], in: result.arena, proof: proof).text()
        #expect(text.contains("Fritidsavtalet § 3") && !text.contains("INTE BEVISAD"))
    }

    @Test("It keeps every promise of an agreement")
    func conformance() throws {
        let failures = try AgreementConformance(
            DeclaredAgreements([declared()]), employer(), [monthly(), hourly()], on: november
        ).failures()
        #expect(failures == [])
    }

    @Test("The rule book prints its rules, figures, sources and hours, and formulas.json its formulas")
    func book() throws {
        let text = try RuleBookPages(of: set(), on: Day(2026, 11, 1)).markdown()
        for word in [
            "Fritidsavtalet § 3", "öre(timlön × timmar × andel)", "Protokoll 2025-02-03", "fritid.kvall",
            "fredag 19:00–22:00; helgdagar har tiderna för söndag",
        ] {
            #expect(text.contains(word), "\(word)")
        }
        let formulas = String(decoding: ResultFiles.formulas(RuleBook(of: try set())), as: UTF8.self)
        #expect(formulas.contains("12008") && formulas.contains("öre(antal × belopp)"))
    }

    @Test("The rule book works the document's examples out, with an employer's own figures where it has set some")
    func examples() throws {
        let day = Day(2026, 11, 1)
        let text = try RuleBookPages(of: set(), on: day).markdown()
        for word in [
            "Tre timmar en kväll före den 16 oktober", "28,00\u{A0}kr × 3", "84,00\u{A0}kr", "\u{2212}2 322,58",
        ] {
            #expect(
                text.contains(word) || text.contains(word.replacing("\u{2212}2 ", with: "\u{2212}2\u{A0}")), "\(word)")
        }
        #expect(!text.contains("INTE BEVISAD"))
        let page = try RuleBookPages(of: set(), on: day).html()
        let shown = try #require(page.components(separatedBy: "Samma timmar en kväll därefter.").dropFirst().first)
        let example = shown.components(separatedBy: "</ol>")[0]
        #expect(example.contains("class=\"example\"") && example.contains("90,00") && example.contains("✓ bevisad"))
        let own = AgreementSetting(key: "fritid.kvall", from: Day(2026, 10, 16), value: 35_00, source: "Lokalt")
        let local = try RuleBookPages(of: set(), employers: [employer(settings: [own])], on: day).markdown()
        #expect(local.contains("105,00\u{A0}kr") && local.contains("84,00\u{A0}kr") && !text.contains("105,00\u{A0}kr"))
    }

    @Test("An employer's own figure stands over the document's, and its own name cannot be another's")
    func settings() throws {
        let own = AgreementSetting(key: "fritid.lager", from: Day(2026, 1, 1), value: 500_00, source: "Lokalt")
        let employer = try employer(settings: [own])
        let run = try PayrollRun(employer: employer, agreements: set(), payDate: november, knownAt: .endOfTime)
        let batch = try Batch(run, EmployerFacts(employer: employer, people: [hourly()]))
        #expect(try amounts(batch, batch.calculate(), 0)["fritid-lager"] == ["1000.00"])
        for (old, new, word) in [
            ("\"name\": \"Fritidsavtalet\"", "\"name\": \"AB 25\"", "AB 25"),
            ("\"Fritidsavtalet 26\"", "\"AB\"", "AB"), ("\"fritid.lager\"", "\"ab.21.ob.a\"", "ab.21.ob.a"),
            ("\"number\": 951", "\"number\": 101", "101"),
            (
                "\"figures\": [\n",
                "\"figures\": [\n" + """
                    {"key": "ab.21.ob.d", "name": "Oanvänd", "unit": "krona", "rows": [
                      {"from": "2025-01-01", "value": 1, "mark": "confirmed", "source": "Påhittat"}]},

                    """, "ab.21.ob.d"
            ),
            ("\"Fritidsavtalet 26\"", "\"AB Bilaga M\"", "AB Bilaga M"),
            ("\"Fritidsavtalet 26\"", "\"ab 25\"", "stora och små bokstäver från AB 25"),
        ] {
            let text = Self.example.replacingOccurrences(of: old, with: new)
            let error = #expect(throws: PayrollError.self, "\(new)") { try set(text) }
            #expect(
                error?.code == .overlap && error?.message.contains(word) ?? false, "\(new): \(error?.message ?? "")")
            #expect(error?.message.contains("(avtal.json)") ?? false, "\(error?.message ?? "")")
            #expect(!(error?.message.contains("Ge AB ") ?? true), "AB is nothing that its reader can change")
        }
        let twice = try declared()
        let error = #expect(throws: PayrollError.self) { try StandardAgreements.declaring([twice, twice]) }
        #expect(error?.code == .overlap && error?.message.contains("Fritidsavtalet") ?? false)
    }

    @Test("What it has no rule for is an error of the person with the row, and pays nothing in silence")
    func refused() throws {
        for (person, code, word) in try [
            (monthly([registered(.absence(.sjuk, .whole), Day(2026, 10, 5))]), .notImplemented, "ingen regel"),
            (
                monthly([registered(.absence(.tjanstledig, .time(Minutes(60))), Day(2026, 10, 5))]), .notImplemented,
                "hela"
            ),
            (
                monthly([registered(.hours(PayItems.timlon.id, Minutes(60)), Day(2026, 10, 5))]), .notImplemented,
                "Timlön"
            ),
            (
                hourly([registered(.hours(PayItemID(952), Minutes(60)), Day(2026, 10, 5))]), .notImplemented,
                "Helgtillägg"
            ),
            (hourly([registered(.absence(.tjanstledig, .whole), Day(2026, 10, 5))]), .notImplemented, "ingen regel"),
            (
                monthly([registered(.payLine(PayLineOrder(item: PayItemID(951), quantity: 10_000)), Day(2026, 10, 5))]),
                .invalidValue, "à-pris"
            ),
        ] as [(Person, PayrollError.Code, String)] {
            let (_, result) = try pay([person])
            let error = result.failures.first?.error
            #expect(result.payslips.isEmpty && error?.code == code, "\(error?.message ?? "paid")")
            #expect(error?.message.contains(word) ?? false && error?.row != nil, "\(word): \(error?.message ?? "")")
        }
    }

    @Test(
        "A division by zero, a missing figure and pay without a rule stop the person, with formula, place and operands")
    func wrong() throws {
        let zero = Self.example.replacingOccurrences(of: "\"value\": 450", with: "\"value\": 0")
            .replacingOccurrences(of: "öre(antal × belopp)", with: "öre(timlön × antal ÷ (belopp ÷ timlön))")
            .replacingOccurrences(of: "\"quantity\": \"antal\", \"price\": \"belopp\"", with: "\"quantity\": \"antal\"")
        let divided = try pay([hourly()], zero).1.failures.first?.error
        #expect(divided?.code == .invalidValue && divided?.row != nil)
        for word in ["Fritidsavtalet § 5", "12008", "Division med noll", "antal = 2"] {
            #expect(divided?.message.contains(word) ?? false, "\(divided?.message ?? "paid")")
        }
        let late = Self.example.replacingOccurrences(
            of: "{\"from\": \"2025-01-01\", \"value\": 450", with: "{\"from\": \"2026-11-01\", \"value\": 450")
        let missing = try pay([hourly()], late).1.failures.first?.error
        #expect(missing?.code == .missingFigure && missing?.message.contains("fritid.lager") ?? false)
        let without = Self.example.replacingOccurrences(
            of: "öre(heltidslön × grad × dagar ÷ kalenderdagar)\"},",
            with: "öre(stöd × grad × dagar ÷ kalenderdagar)\", \"figures\": {\"stöd\": \"fritid.lager\"}},")
        let unpaid = try pay([monthly()], without).1.failures.first?.error
        #expect(unpaid?.code == .notImplemented && unpaid?.message.contains("månadslön") ?? false)
    }

    @Test("Terms without pay are an error of the person, who is neither paid nothing nor supplements alone")
    func withoutPay() throws {
        let start = Day(2026, 1, 1)
        let terms = try Fact(Terms(pay: .lines, agreement: "Fritidsavtalet"), from: start, recorded: recorded)
        let result = try pay([person(3, [Employment(id: "3", start: start, terms: [terms])])]).1
        #expect(result.payslips.isEmpty && result.idle == 0)
        let error = result.failures.first?.error
        #expect(error?.code == .missingFact && error?.message.contains("monthlyPay") ?? false)
    }

    /// Without the document everything says which it is, and how it is given.
    private func forgotten(_ store: MemoryStore, _ facts: EmployerFacts, _ key: RunKey) throws {
        let without = PayrollLedger(store: store, employer: facts.employer.id)
        let receipt = try #require(try without.status().first).receipt
        #expect(receipt.agreements.count == 1 && receipt.agreements[0].hasPrefix("Fritidsavtalet "))
        #expect(try Receipt.read(receipt.bytes) == receipt)
        for error in [
            #expect(throws: LedgerError.self) { try without.prepareAgain(key) },
            #expect(throws: LedgerError.self) { try without.payslips(of: key) },
            #expect(throws: LedgerError.self) { try without.payslip(of: facts.people[0].id, in: key) },
        ] {
            #expect(error?.code == .calculation)
            for word in ["avtalsdokumentet Fritidsavtalet ", "--agreement FIL"] {
                #expect(error?.message.contains(word) ?? false, "\(error?.message ?? "")")
            }
        }
        let verified = try without.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(verified.isRight && verified.otherRules?.hasPrefix("avtalsdokumentet Fritidsavtalet ") ?? false)
    }

    @Test("In a ledger a changed document corrects earlier months, and a run is verified only by its own")
    func ledger() throws {
        let store = MemoryStore()
        let facts = try EmployerFacts(employer: employer(), people: [hourly()])
        let key = RunKey(
            employer: facts.employer.id, payDate: facts.employer.payCalendar.payDate(in: november.month).day)
        let first = PayrollLedger(store: store, employer: facts.employer.id, agreements: try set())
        func at(_ minute: Int64) -> Instant { Instant(seconds: 1_777_000_000 + minute * 60) }
        try first.record(facts, now: at(0))
        let prepared = try first.prepare(RunRequest(key, knownAt: at(1)))
        try first.commit(first.finish(prepared, prepared.batch.calculate()), by: "Anna", at: at(2))
        let changed = Self.example.replacingOccurrences(of: "\"value\": 450", with: "\"value\": 475")
        let second = PayrollLedger(store: store, employer: facts.employer.id, agreements: try set(changed))
        let refused = #expect(throws: LedgerError.self) { try second.approve(key, by: "Bo", at: at(3)) }
        #expect(refused?.code == .wrongState && refused?.message.contains("--agreement") ?? false)
        try first.approve(key, by: "Bo", at: at(3))
        #expect(throws: LedgerError.self) { try second.lock(key, by: "Bo", at: at(4)) }
        try forgotten(store, facts, key)
        try first.lock(key, by: "Bo", at: at(4))
        let december = RunKey(
            employer: facts.employer.id,
            payDate: facts.employer.payCalendar.payDate(in: november.month.next).day)
        let later = try second.prepare(RunRequest(december, knownAt: at(5)))
        let run = try second.finish(later, later.batch.calculate())
        let corrections = try run.payslips().flatMap(\.lines).filter(\.isCorrection)
        #expect(corrections.map { "\($0.item) \($0.amount)" } == ["fritid-lager 50.00"])
        let own = try first.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        #expect(own.isRight && own.same == 1)
        #expect(try second.verify(key) { batch throws(PayrollError) in try batch.calculate() }.otherRules != nil)
        let hours = Self.example.replacingOccurrences(of: "\"from\": \"19:00\"", with: "\"from\": \"18:00\"")
        let other = PayrollLedger(store: store, employer: facts.employer.id, agreements: try set(hours))
        #expect(try other.verify(key) { batch throws(PayrollError) in try batch.calculate() }.otherRules != nil)
        // What an item counts towards is neither formula nor figure, and changes the pay as they do.
        let untaxed = Self.example.replacingOccurrences(
            of: #""flags": ["taxable", "contributions", "pension"]"#, with: #""flags": ["taxable", "contributions"]"#)
        let flags = PayrollLedger(store: store, employer: facts.employer.id, agreements: try set(untaxed))
        #expect(untaxed != Self.example)
        #expect(try flags.verify(key) { batch throws(PayrollError) in try batch.calculate() }.otherRules != nil)
    }
}
