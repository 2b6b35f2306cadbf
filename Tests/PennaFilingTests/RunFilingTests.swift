//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaDemo
import PennaFiles
import PennaFormat
import PennaLaw
import PennaModel
import Testing

@testable import PennaFiling

@Suite("The files of a run")
struct RunFilingTests {
    private static let employer = """
        {"organisationsnummer": "212000-0142", "name": "Provkommunen",
         "schedules": [{"name": "Kontor", "freeOnHolidays": true, "cycle": [
           [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}],
           [{"from": "08:00", "to": "16:00"}], [{"from": "08:00", "to": "16:00"}], [], []]}]}
        """

    /// A person on a pay, with decisions as JSON.
    private static func person(_ id: String, _ name: String, pay: Int, _ more: String = "") -> String {
        """
        {"personnummer": "\(id)", "name": "\(name)", "tax": [{"table": 33, "from": "2026-01-01"}], \(more) \
        "employments": [{"id": "\(id.suffix(4))", "start": "2020-01-01", \
        "terms": [{"monthlyPay": \(pay), "from": "2020-01-01"}], \
        "schedules": [{"schedule": "Kontor", "cycleStart": "2026-01-05", "from": "2020-01-01"}]}]}
        """
    }

    private static func attachment(_ name: String, _ number: String, protected: Int, amount: Int, to: String = "")
        -> String
    {
        let end = to.isEmpty ? "" : ", \"through\": \"\(to)\""
        return """
            "\(name)": [{"caseNumber": "\(number)", "reference": "1234567897", "protected": \(protected), \
            "amount": \(amount), "from": "2026-10-01"\(end)}],
            """
    }

    private func report(_ people: [String], registrations: String = "") throws -> RunReport {
        let folder = NSTemporaryDirectory() + "penna-filing-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in [
            ("employer.json", RunFilingTests.employer), ("people.ndjson", people.joined(separator: "\n") + "\n"),
            ("registrations.csv", "employment;kind;from;to;percent\n" + registrations),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
        let reading = EmployerFolder.read(folder)
        #expect(reading.problems.filter(\.isError).isEmpty, "\(reading.problems)")
        let facts = try #require(reading.facts)
        let batch = Batch(
            try StandardRun(
                employer: facts.employer, agreements: .standard, payDate: PayDate(Day(2026, 11, 27)),
                knownAt: .endOfTime), facts)
        return RunReport(batch, try batch.calculate())
    }

    private func rows(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
    }

    @Test("Kronofogden: case, reference, what was taken, and why it is less")
    func attachments() throws {
        let report = try report([
            RunFilingTests.person(
                "19850808-9862", "Allt", pay: 28_900,
                RunFilingTests.attachment("utmatning", "U-1", protected: 13_500, amount: 4_500)),
            RunFilingTests.person(
                "19710621-1001", "Lite", pay: 28_900,
                RunFilingTests.attachment("utmatning", "U-2", protected: 22_000, amount: 4_500)),
            RunFilingTests.person(
                "19720621-1000", "Två", pay: 28_900,
                RunFilingTests.attachment("underhall", "U-3", protected: 13_500, amount: 8_000)
                    + RunFilingTests.attachment("utmatning", "U-4", protected: 13_500, amount: 4_500)),
            RunFilingTests.person(
                "19730621-1009", "Slut", pay: 28_900,
                RunFilingTests.attachment("utmatning", "U-5", protected: 13_500, amount: 4_500, to: "2026-11-10")),
            RunFilingTests.person("19740621-1008", "Ingen", pay: 28_900),
        ])
        let rows = rows(try #require(try RunLists.attachments(report).bytes))
        try #require(rows.count == 5)
        #expect(rows[0] == "198508089862;Allt;utmatning;U-1;1234567897;13500.00;4500.00;4500.00;;")
        let lite = rows[1].split(separator: ";", omittingEmptySubsequences: false)
        #expect(lite[3] == "U-2" && lite[9] == "nettolönen räckte inte")
        #expect(rows[2].contains(";utmatning-underhall;U-3;") && rows[2].hasSuffix(";8000.00;8000.00;;"))
        #expect(rows[3].contains(";U-4;") && rows[3].hasSuffix(";utmätning för underhåll gick före"))
        #expect(rows[4].contains(";U-5;") && rows[4].hasSuffix(";0.00;;beslutet gällde till 2026-11-10"))
        let taken = rows.compactMap {
            DecimalText.value(of: $0.split(separator: ";", omittingEmptySubsequences: false)[7], scale: 2)
        }
        let lines = report.result.arena.lines.filter {
            [PayItems.utmatning.id, PayItems.utmatningUnderhall.id].contains($0.item)
        }
        #expect(taken.reduce(0, +) == lines.reduce(0) { $0 + $1.amount.ore } && lines.count == 4)
    }

    @Test("Absence as it was registered, and who has been ill for fifteen days")
    func absence() throws {
        let report = try report(
            [
                RunFilingTests.person("19850808-9862", "Lång", pay: 28_900),
                RunFilingTests.person("19710621-1001", "Kort", pay: 28_900),
            ],
            registrations:
                "9862;sjuk;2026-10-05;2026-10-19;\n1001;sjuk;2026-10-05;2026-10-18;\n1001;tjanstledig;2026-10-20;2026-10-21;50\n"
        )
        #expect(rows(LongSicknessList.bytes(report)) == ["198508089862;Lång;9862;2026-10-05;2026-10-19;2026-10-19;15"])
        #expect(
            rows(AbsenceList.bytes(report)) == [
                "198508089862;Lång;9862;sjuk;2026-10-05;2026-10-19;hel",
                "197106211001;Kort;1001;sjuk;2026-10-05;2026-10-18;hel",
                "197106211001;Kort;1001;tjanstledig;2026-10-20;2026-10-21;50 %",
            ])
    }

    @Test("The reference of the tax account: twelve digits and a check digit")
    func taxAccount() throws {
        #expect(TaxAccountList.reference(of: try Organisationsnummer("559547-0021")) == "1655954700217")
        let report = try report([RunFilingTests.person("19850808-9862", "Peter", pay: 28_900)])
        let row = rows(try TaxAccountList.bytes(report))[0].split(separator: ";")
        let statement = try #require(report.agi?.employerStatement)
        let sum = try statement.contributions + statement.tax
        #expect(row[0] == "2026-11" && row[4] == "\(sum)" && row[6] == "2026-12-14")
    }

    @Test(
        "All demo employers: vouchers add up to nothing, and their sums are the payslips', the bank's and the declaration's"
    )
    func demo() throws {
        let centre = try DemoCentre(payslips: 300, seed: 7)
        for facts in centre.employers {
            let batch = Batch(
                try StandardRun(
                    employer: facts.employer, agreements: .standard, payDate: centre.payDate, knownAt: .endOfTime),
                facts)
            let filing = RunFiling(RunReport(batch, try batch.calculate()))
            let statement = try #require(filing.report.agi?.employerStatement)
            let posting = try Posting(
                filing.run, filing.postingPayslips(), rules: FilingEmployer(filing).posting,
                declared: statement.contributions)
            #expect(posting.findings.isEmpty)
            let voucher = try #require(posting.vouchers.first)
            let totals = filing.report.result.totals
            #expect(voucher.rows.reduce(0) { $0 + $1.amount.ore } == 0)
            #expect(try voucher.sum(of: "1930") == totals.net.negated())
            #expect(try voucher.sum(of: "2710") == statement.tax.negated())
            #expect(try voucher.sum(of: "2731") == statement.contributions.negated())
            #expect(try voucher.sum(of: "5610") == totals.contributions)
            let unpaid = try filing.payments.filter { $0.obstacle != nil }.reduce(Amount.zero) { try $0 + $1.amount }
            #expect(try SalaryFile.total(of: filing.payments) + unpaid == totals.net)
            let all = try filing.documents()
            #expect(all.flatMap(\.findings).filter(\.isError).map(\.message) == [])
            // Payslips with bank, declaration, ledger (three times), costs, and with themselves.
            #expect(rows(try #require(all.last?.bytes)).count == 8)
            let costs = try CostList.bytes(filing.postingPayslips())
            let sum = rows(costs).compactMap {
                DecimalText.value(of: $0.split(separator: ";", omittingEmptySubsequences: false).last ?? "", scale: 2)
            }
            let lines = try filing.postingPayslips().flatMap(\.lines).filter {
                [.pay, .reimbursement, .employerCost].contains($0.item.kind)
            }
            #expect(sum.reduce(0, +) == lines.reduce(0) { $0 + $1.amount.ore })
        }
    }

    @Test("Without the employer's facts the files are stopped one by one, and the lists are made")
    func stopped() throws {
        let filing = RunFiling(try report([RunFilingTests.person("19850808-9862", "Peter", pay: 28_900)]))
        let employer = FilingEmployer()
        for kind in [FilingKind.agi, .bank, .ledger] {
            let documents = try filing.documents(kind, of: employer)
            #expect(documents.allSatisfy { $0.isStopped && $0.bytes == nil }, "\(kind)")
        }
        let lists = try filing.documents(.lists, of: employer)
        #expect(lists.count == 6 && lists.allSatisfy { !$0.isStopped && $0.bytes != nil })
    }
}
