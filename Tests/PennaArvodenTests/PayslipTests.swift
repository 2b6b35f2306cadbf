//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaArvoden
import PennaBasics
import PennaLines
import PennaModel
import Testing

@Suite("Arvoden and lines through engine and AGI") struct PayslipTests {
    private let table = [
        local("arvoden.kontaktperson.arvode.niva-2", 120_000), local("arvoden.sammantrade.forsta-timmar", 60),
        local("arvoden.sammantrade.forsta", 60_000), local("arvoden.sammantrade.halvtimme", 15_000),
    ]

    private func person(_ employments: [Employment], tax: Bool = true) throws -> Person {
        Person(
            id: try Personnummer("195704289999"), name: "Anna",
            taxDecisions: tax
                ? [try Fact(.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)] : [],
            employments: employments)
    }

    private func batch(_ person: Person, ownItems: [PayItem] = []) throws -> StandardBatch {
        let employer = Employer(
            id: try Organisationsnummer("212000-0142"), name: "Provkommunen", settings: table, ownItems: ownItems)
        let run = try StandardRun(employer: employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: recorded)
        return Batch(run, try EmployerFacts(employer: employer, people: [person]))
    }

    private func values(_ batch: StandardBatch, _ result: BatchResult) throws -> [Int: Amount] {
        let values = try batch.agiValues(of: try #require(result.payslips.first), in: result.arena)
        return Dictionary(uniqueKeysWithValues: values.compactMap { value in value.amount.map { (value.field, $0) } })
    }

    private func lines(_ agreement: String, _ own: [OwnEntry] = [], _ registrations: [Registration]) throws
        -> Employment
    {
        Employment(
            id: "2", start: Day(2020, 1, 1),
            terms: [
                try Fact(Terms(pay: .lines, agreement: agreement, own: own), from: Day(2020, 1, 1), recorded: recorded)
            ], registrations: registrations)
    }

    private func row(_ kind: Registration.Kind, _ day: Day = Day(2026, 10, 31)) -> Registration {
        Registration(kind, days: DayRange(day), recorded: recorded, row: SourceRow(file: 0, row: 7))
    }

    @Test("A kontaktperson's arvode is taxed and charged in field 011, the omkostnad paid untaxed in field 020")
    func taxed() throws {
        let batch = try batch(person([Uppdrag("kontaktperson", ["niva": "2"]).employment()]))
        let result = try batch.calculate()
        try #require(result.failures.isEmpty, "\(result.failures)")
        let totals = result.payslips[0].totals
        #expect(totals.gross == kr("1200.00") && totals.taxBase == kr("1200.00"))
        #expect(totals.contributionBase == kr("1200.00") && totals.pensionBase == .zero)
        // 59 200 × 25 % ÷ 12 = 1 233.33
        #expect(totals.reimbursements == kr("1233.00") && totals.contributions > .zero)
        #expect(try values(batch, result) == [1: totals.tax, 11: kr("1200.00"), 20: kr("1233.00")])
    }

    @Test("Who has F-skatt is paid without tax, contributions and a tax decision, all of it in field 131")
    func fSkatt() throws {
        let batch = try batch(
            person([Uppdrag("kontaktperson", ["niva": "2", "f-skatt": "ja"]).employment()], tax: false))
        let result = try batch.calculate()
        try #require(result.failures.isEmpty, "\(result.failures)")
        let totals = result.payslips[0].totals
        #expect(totals.gross == kr("2433.00") && totals.net == kr("2433.00"))
        #expect(totals.tax == .zero && totals.contributions == .zero && totals.taxBase == .zero)
        #expect(try values(batch, result) == [1: .zero, 131: kr("2433.00")])
        #expect(result.payslips[0].confidence == .unconfirmed)
    }

    @Test("A taxed pay line on an assignment with F-skatt is a contradiction, one on arvode-f-skatt is paid")
    func contradiction() throws {
        var uppdrag = try Uppdrag("kontaktperson", ["niva": "2", "f-skatt": "ja"])
        uppdrag.registrations = [row(.payLine(PayLineOrder(item: ArvodenItems.taxCompensation.id, amount: kr("100"))))]
        let refused = try batch(person([uppdrag.employment()])).calculate()
        #expect(refused.failures.first?.error.code == .invalidValue && refused.failures.first?.error.row?.row == 7)
        uppdrag.registrations = [row(.payLine(PayLineOrder(item: ArvodenItems.fSkatt.id, amount: kr("100"))))]
        #expect(try batch(person([uppdrag.employment()])).calculate().payslips[0].totals.gross == kr("2533.00"))
    }

    @Test("An AB colleague who is also förtroendevald has one payslip with both, taxed together")
    func beside() throws {
        var uppdrag = try Uppdrag("fortroendevald")
        try uppdrag.register(ArvodenItems.meeting, 160, Day(2026, 10, 6))
        let job = Employment(
            id: "9", start: Day(2020, 1, 1),
            terms: [
                try Fact(Terms(pay: .monthly(fullTime: kr("30000"))), from: Day(2020, 1, 1), recorded: recorded)
            ])
        let batch = try batch(person([job, uppdrag.employment()]))
        let result = try batch.calculate()
        try #require(result.failures.isEmpty, "\(result.failures)")
        #expect(result.payslips.count == 1 && result.payslips[0].totals.gross == kr("31200.00"))
        let proof = try ProofCheck(year: IncomeYear(2026))
        let count = proof.count(result.arena)
        #expect(count.lines == count.proved && count.lines >= 4)
    }

    @Test("The example of every rule is proved, and the book has all figures")
    func book() throws {
        let text = try RuleBookPages(of: Arvoden(), on: Day(2026, 11, 1)).markdown()
        for rule in Arvoden.rules {
            #expect(text.contains("## \(rule.paragraph). \(rule.name)"))
            #expect(rule.figures.allSatisfy { text.contains($0.key) }, "\(rule.paragraph)")
        }
        #expect(text.contains("29 200,00") || text.contains("29\u{A0}200,00"))
        #expect(!text.contains("INTE BEVISAD") && !text.contains("Inga rader."))
        #expect(try RuleBookPages(of: LinesOnly(), on: Day(2026, 11, 1)).markdown().contains("semesterersattning"))
    }

    @Test("An employment of lines alone is paid, taxed, charged and reported; without a word of holiday it is told")
    func linesOnly() throws {
        let order = PayLineOrder(item: PayItems.manadslon.id, amount: kr("41500"))
        for name in ["Lönerader", "lönerader", "utan avtal"] {
            let batch = try batch(person([lines(name, [], [row(.payLine(order))])]))
            let result = try batch.calculate()
            try #require(result.failures.isEmpty, "\(result.failures)")
            let totals = result.payslips[0].totals
            #expect(totals.gross == kr("41500.00") && totals.tax > .zero && totals.contributions > .zero)
            #expect(try values(batch, result)[11] == kr("41500.00"))
            #expect(try batch.findings(result).contains { $0.message.contains("semesterersattning = ja") })
            let silent = try self.batch(
                person([lines(name, [OwnEntry("semesterersattning", .text("nej"))], [row(.payLine(order))])]))
            #expect(try silent.findings(silent.calculate()).allSatisfy { !$0.message.contains("semester") })
        }
    }

    @Test("Semesterersättning by the act is 12 % of the lines that count towards holiday, where the terms ask for it")
    func holiday() throws {
        let asked = [OwnEntry("semesterersattning", .text("ja"))]
        let hours = PayLineOrder(item: PayItems.timlon.id, quantity: 100_000, price: kr("150"))
        let month = PayLineOrder(item: PayItems.manadslon.id, amount: kr("1000"))
        let result = try batch(person([lines("Lönerader", asked, [row(.payLine(hours)), row(.payLine(month))])]))
            .calculate()
        #expect(result.payslips[0].totals.gross == kr("2680.00"))
        let recurring = PayLineOrder(item: PayItems.timlon.id, amount: kr("1000"), isRecurring: true)
        let every = Registration(
            .payLine(recurring), days: try DayRange(from: Day(2026, 11, 1), through: Day(9999, 12, 31)),
            recorded: recorded)
        #expect(
            try batch(person([lines("Lönerader", asked, [every])])).calculate().payslips[0].totals.gross
                == kr("1120.00"))
        let none = try batch(person([lines("Lönerader", asked, [row(.payLine(month))])]))
        #expect(try none.findings(none.calculate()).contains { $0.message.contains("semesterlönegrundande") })
    }

    @Test("An employment of lines refuses what only an agreement could calculate, and pay in the terms")
    func refused() throws {
        for kind in [
            Registration.Kind.absence(.sjuk, .whole), .hours(PayItems.timlon.id, Minutes(60)),
            .absence(.semester, .whole),
        ] {
            let failure = try batch(person([lines("Lönerader", [], [row(kind)])])).calculate().failures.first
            #expect(failure?.error.code == .notImplemented && failure?.error.row?.row == 7)
            #expect(failure?.error.message.contains("lönerad") == true)
        }
        let paid = Employment(
            id: "2", start: Day(2020, 1, 1),
            terms: [
                try Fact(
                    Terms(pay: .monthly(fullTime: kr("30000")), agreement: "Lönerader"), from: Day(2020, 1, 1),
                    recorded: recorded)
            ])
        let failure = try batch(person([paid])).calculate().failures.first
        #expect(failure?.error.code == .invalidValue && failure?.error.message.contains("monthlyPay") == true)
    }

    @Test("AB without pay in the terms is refused and says the way; a missing annex names Lönerader")
    func advice() throws {
        let order = row(.payLine(PayLineOrder(item: PayItems.manadslon.id, amount: kr("41500"))))
        for (name, code) in [
            ("AB", PayrollError.Code.missingFact), ("AB Bilaga M", .notImplemented), ("BEA", .notImplemented),
        ] {
            let failure = try batch(person([lines(name, [], [order])])).calculate().failures.first
            #expect(failure?.error.code == code, "\(name)")
            #expect(failure?.error.message.contains("avtalet Lönerader") == true, "\(name)")
        }
    }

    @Test("An own item of pay without tax may be reported in field 131, a reimbursement in 020")
    func ownItems() throws {
        let own = [
            PayItem(PayItemID(1001), key: "konsult", name: "Konsult", flags: [], agiField: 131),
            PayItem(PayItemID(1002), key: "kostnad", name: "Kostnad", kind: .reimbursement, flags: [], agiField: 20),
        ]
        let employment = try lines(
            "Lönerader", [],
            [
                row(.payLine(PayLineOrder(item: own[0].id, amount: kr("5000.60")))),
                row(.payLine(PayLineOrder(item: own[1].id, amount: kr("300.50")))),
            ])
        let batch = try batch(person([employment], tax: false), ownItems: own)
        let result = try batch.calculate()
        #expect(try values(batch, result) == [1: .zero, 20: kr("300"), 131: kr("5000")])
        let wrong = PayItem(PayItemID(1001), key: "konsult", name: "Konsult", agiField: 131)
        #expect(throws: PayrollError.self) { try PayItemRegister(agreement: [], own: [wrong]) }
    }
}
