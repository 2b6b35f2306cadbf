//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaFormat
import PennaModel
import Testing

@Suite("Agreements as a set, and each employment under its own") struct AgreementSetTests {
    @Test("A person with an employment under each has one payslip with the lines of both, proved and explained")
    func onePayslip() throws {
        let batch = try batch([anna([leave(Day(2026, 10, 5), Day(2026, 10, 6))])])
        let result = try batch.calculate()
        #expect(result.failures.isEmpty && result.payslips.count == 1)
        let payslip = try #require(result.payslips.first)
        let sums = Dictionary(grouping: result.arena.lines) { "\($0.employment) \($0.item.number)" }
            .mapValues { Amount(ore: $0.reduce(0) { $0 + $1.amount.ore }) }
        #expect(sums["0 1"] == kr("15000") && sums["1 1"] == kr("15000") && sums["1 902"] == kr("350"))
        // Eight Mondays and Tuesdays 19–21 in October less two: 12 hours at 40 kr.
        #expect(sums["1 901"] == kr("480"))
        // 15 000 × 2 ÷ 31
        #expect(sums["1 4"] == kr("-967.74"))
        #expect(payslip.totals.gross == kr("29862.26"))
        #expect(try payslip.totals.balances())
        let proof = try ProofCheck(year: IncomeYear(2026), rules: RuleBook(of: both()).rules)
        #expect(proof.count(result.arena).lines == proof.count(result.arena).proved)
        let text = PayslipText(batch, payslip, in: result.arena, proof: proof).text()
        #expect(text.contains("Parkavtalet § 2") && text.contains("AB § 17") && !text.contains("INTE BEVISAD"))
        // Nobody has told of holiday before the month; under AB that is asked for.
        #expect(try batch.findings(result).isEmpty)
    }

    @Test("Formulas, the rule book and the settings are those of both")
    func oneBook() throws {
        let batch = try batch([anna()])
        let report = RunReport(batch, try batch.calculate())
        let formulas = String(decoding: ResultFiles.formulas(report.book), as: UTF8.self)
        #expect(formulas.contains("belopp × gånger × timmar") && formulas.contains("\"id\": 2010"))
        let markdown = try RuleBookPages(of: both(), on: Day(2026, 11, 1)).markdown()
        #expect(markdown.contains("Parkavtalet § 3") && markdown.contains("AB § 21"))
        let setting = AgreementSetting(
            key: "park.kvall", from: Day(2026, 1, 1), value: 5_000, source: "Lokalt", recorded: recorded)
        let raised = try PennaAgreementTests.batch([anna()], employer(settings: [setting])).calculate()
        #expect(raised.arena.lines.filter { $0.item.number == 901 }.map(\.amount) == [kr("800")])
        let misspelt = AgreementSetting(
            key: "park.kvalll", from: Day(2026, 1, 1), value: 5_000, source: "Lokalt", recorded: recorded)
        let error = #expect(throws: PayrollError.self) {
            try PennaAgreementTests.batch([anna()], employer(settings: [misspelt]))
        }
        #expect(error?.code == .unknownName && error?.message.contains("Menade du park.kvall") == true)
    }

    @Test("An agreement that nobody knows is an error with the names there are, and never nothing to be paid")
    func unknown() throws {
        let people = [try person(1, [employment("1", [terms("Parkavtalt")])])]
        let result = try batch(people).calculate()
        #expect(result.idle == 0 && result.failures.map(\.employment) == ["1"])
        let error = try #require(result.failures.first?.error)
        #expect(error.code == .unknownName && error.message.contains("Menade du Parkavtalet?"))
        #expect(error.message.contains("AB Bilaga J"))
        // Without the agreement in the set, or with no other: the same.
        let employer = try employer()
        let facts = try EmployerFacts(employer: employer, people: [anna()])
        let standard = try Batch(
            StandardRun(employer: employer, payDate: november, knownAt: .endOfTime), facts
        ).calculate()
        #expect(standard.failures.map(\.error.code) == [.unknownName] && standard.failures.map(\.employment) == ["2"])
        let alone = try Batch(
            PayrollRun(employer: employer, agreements: Parkavtalet(), payDate: november, knownAt: .endOfTime), facts
        ).calculate()
        #expect(alone.failures.map(\.error.code) == [.unknownName] && alone.failures.map(\.employment) == ["1"])
    }

    @Test("What AB refuses by name keeps AB's own advice in a set")
    func advice() throws {
        let result = try batch([person(1, [employment("1", [terms("AB Bilaga M")])])]).calculate()
        #expect(result.failures.map(\.error.code) == [.notImplemented])
    }

    @Test("Terms may go to another agreement where a month begins, and not inside one")
    func change() throws {
        func change(on day: Day) throws -> BatchResult {
            try batch([
                person(
                    1, [employment("1", [terms("AB", through: day - 1), terms("Parkavtalet", from: day)], schedule: 1)])
            ]).calculate()
        }
        let atBorder = try change(on: Day(2026, 11, 1))
        #expect(atBorder.failures.isEmpty)
        // November's pay is the parks', October's evenings AB's.
        let formulas = Set(atBorder.arena.lines.map(\.formula.number))
        #expect(formulas.contains(9001) && !formulas.contains(9003))
        let inside = try change(on: Day(2026, 11, 16))
        let error = try #require(inside.failures.first?.error)
        #expect(error.code == .notImplemented && error.day == Day(2026, 11, 16))
        #expect(error.message.contains("AB") && error.message.contains("Avsluta anställningen"))
    }

    @Test("Own terms are read by the agreement, and refused where nobody knows them")
    func ownTerms() throws {
        func pay(_ agreement: String, _ own: [OwnEntry]) throws -> BatchResult {
            try batch([person(1, [employment("1", [terms(agreement, own: own)])])]).calculate()
        }
        #expect(try pay("Parkavtalet", [OwnEntry("verktyg", .whole(200))]).failures.isEmpty)
        for (agreement, own) in [
            ("Parkavtalet", OwnEntry("vertyg", try .whole(200))), ("AB", OwnEntry("verktyg", try .whole(200))),
        ] {
            #expect(try pay(agreement, [own]).failures.map(\.error.code) == [.unknownName])
        }
        #expect(
            try pay("Parkavtalet", [OwnEntry("verktyg", .text("många"))]).failures.map(\.error.code) == [.invalidValue])
    }

    @Test("Own terms and own state come back as they were written, and the state goes on where it stood")
    func ownState() throws {
        let people = [try anna()]
        let first = try batch(people)
        let book = RuleBook(of: try both())
        let left = try first.calculate().carries
        let evenings: Int64? = 16 * 60
        #expect(left[0].employment("2").own["parkavtalet.evening"]?.whole == evenings)
        let read = PeopleFile.read(PeopleFile.bytes(first.facts, book), employer: first.facts.employer, book)
        #expect(read.problems.isEmpty)
        #expect(
            read.people.first?.finished().employments[1].terms.map(\.value)
                == people[0].employments[1].terms.map(\.value))
        let again = CarryFile.read(CarryFile.bytes(people, left))
        #expect(again.problems.isEmpty)
        #expect(again.records.map(\.carry) == left, "\(again.records.map(\.carry)) \(left)")
        // November has nine such evenings: 4 hours until the year has 20, and 14 that are paid double.
        let december = try batch(people, on: PayDate(Day(2026, 12, 23)), carries: left).calculate()
        #expect(december.arena.lines.filter { $0.item.number == 901 }.map(\.amount) == [kr("160"), kr("1120")])
    }
}
