//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import Testing

/// What is decided about a person's pay, in `people.ndjson`.
@Suite struct DecisionTests {
    /// Anna's line with other members in the place of her tax.
    private func read(_ members: String) throws -> FolderReading {
        let folder = try TestFolder.small()
        let anna = TestFolder.anna.replacingOccurrences(
            of: #""tax": [{"table": 33, "from": "2026-01-01"}]"#, with: members)
        try folder.write("people.ndjson", anna + "\n" + TestFolder.bo + "\n")
        return folder.read()
    }

    private func person(_ members: String) throws -> Person {
        let reading = try read(members)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        return try #require(reading.facts).people[0]
    }

    @Test("Each kind of tax decision is read as what it is")
    func kinds() throws {
        for (text, decision) in [
            (#"{"table": 33}"#, TaxDecision.table(number: 33, column: nil)),
            (#"{"kind": "tabell", "table": 30, "column": 3}"#, .table(number: 30, column: 3)),
            (#"{"kind": "sidoinkomst"}"#, .sideIncome), (#"{"kind": "under-en-vecka"}"#, .shortEmployment),
            (#"{"kind": "sink"}"#, .sink), (#"{"kind": "a-sink"}"#, .asink),
            (#"{"kind": "saknas", "table": 34}"#, .noInformation(table: 34)),
        ] {
            let dated = text.dropLast() + #", "from": "2026-01-01"}"#
            #expect(try person("\"tax\": [\(dated)]").taxDecisions.map(\.value) == [decision])
        }
    }

    private static let all = """
        "tax": [{"kind": "sidoinkomst", "from": "2026-01-01"}], \
        "jamkning": [{"percent": 12.5, "from": "2026-01-01", "through": "2026-06-30"}, \
        {"amount": 4000, "from": "2026-07-01", "through": "2026-07-31"}, \
        {"table": 30, "column": 1, "from": "2026-08-01", "through": "2026-08-31"}, \
        {"noTax": true, "from": "2026-09-01", "recorded": "2026-08-20T10:00:00Z"}], \
        "extraTax": [{"amount": 500, "from": "2026-01-01"}, {"percent": 2, "from": "2026-05-01"}], \
        "oneOffTax": [{"yearlyIncome": 420000.50, "from": "2026-01-01"}, {"percent": 34, "from": "2026-05-01"}], \
        "sickProtection": [{"ground": "donation", "caseNumber": "FK 1", "from": "2026-01-01"}, \
        {"ground": "langa-perioder", "from": "2026-05-01"}], \
        "pension": [{"plan": "KAP-KL", "from": "2026-01-01", "through": "2026-06-30"}, \
        {"plan": "AKAP-KR", "from": "2026-07-01"}], \
        "tillaggsavgift": [{"percent": 6.5, "from": "2026-07-01", "through": "2026-12-31"}], \
        "lonevaxling": [{"amount": 3000, "percentMore": 5.8, "from": "2026-01-01"}, \
        {"amount": 4000, "costNeutral": true, "from": "2026-07-01"}], \
        "bilforman": [{"listPrice": 400000, "inTrafficFrom": "2024-03-01", "manufactureYear": 2024, \
        "vehicleTax": 1000, "from": "2026-01-01"}, {"listPrice": 600000, "equipment": 20000, \
        "inTrafficFrom": "2026-03-01", "manufactureYear": 2026, "propulsion": "el-eller-vatgas", "vehicleTax": 360, \
        "businessMil": 3000, "paid": 500, "from": "2026-03-01"}], \
        "underhall": [{"caseNumber": "1", "reference": "2", "protected": 15800, "amount": 3000, "from": "2026-01-01"}], \
        "utmatning": [{"caseNumber": "3", "reference": "4", "protected": 15800, "everythingAbove": true, \
        "from": "2026-01-01", "through": "2026-12-31"}], \
        "fordringar": [{"id": "F1", "kind": "fordran", "amount": 2000, "origin": "2026-03-02", "due": "2026-04-01", \
        "consent": "2026-03-02", "consentRevoked": "2026-05-01"}, \
        {"id": "F2", "kind": "skadestand", "amount": 500.50, "origin": "2026-03-02", "due": "2026-03-02", \
        "protected": 12000, "recorded": "2026-03-03T08:00:00Z"}], \
        "account": [{"clearing": "8424-4", "number": "983 189 224-6", "from": "2026-01-01", "through": "2026-06-30"}, \
        {"iban": "se45 5000 0000 0583 9825 7466", "bic": "essesess", "from": "2026-07-01", "through": "2026-07-31"}, \
        {"iban": "DE89370400440532013000", "from": "2026-08-01"}]
        """

    @Test("All decisions are read, and written back to the same")
    func roundTrip() throws {
        let anna = try person(Self.all)
        let decisions = anna.decisions
        #expect(
            decisions.adjustments.map(\.value) == [
                .percent(Percent(millionths: 125_000)), .amount(Amount(ore: 400_000)), .table(number: 30, column: 1),
                .noTax,
            ])
        #expect(
            decisions.extraTaxes.map(\.value) == [.amount(Amount(ore: 50_000)), .percent(Percent(millionths: 20_000))])
        #expect(
            decisions.oneOffBases.map(\.value) == [
                .yearlyIncome(Amount(ore: 42_000_050)), .percent(Percent(millionths: 340_000)),
            ])
        #expect(decisions.pensions.map(\.value) == [.kapKL, .akapKR])
        #expect(decisions.pensionAdditions.map(\.value) == [Percent(millionths: 65_000)])
        #expect(
            decisions.salaryExchanges.map(\.value.contribution) == [
                .amountAnd(Percent(millionths: 58_000)), .costNeutral,
            ])
        #expect(decisions.cars.map(\.value.businessMil) == [0, 3_000])
        #expect(decisions.maintenanceAttachments.map(\.value.amount) == [.amount(Amount(ore: 300_000))])
        #expect(decisions.attachments.map(\.value.amount) == [.everythingAbove])
        #expect(decisions.claims.map(\.id) == ["F1", "F2"])
        #expect(
            decisions.bankAccounts.map { "\($0.value)" } == [
                "8424-9831892246", "SE45 5000 0000 0583 9825 7466", "DE89 3704 0044 0532 0130 00",
            ])
        guard case .iban(_, "ESSESESS") = decisions.bankAccounts[1].value else {
            Issue.record("\(decisions.bankAccounts[1].value)")
            return
        }
        #expect(decisions.sickProtections.map(\.value.caseNumber) == ["FK 1", ""])
        #expect(decisions.sickProtections.map(\.value.ground) == [.donation, .longPeriods])
        let facts = try EmployerFacts(
            employer: #require(try read(Self.all).facts).employer, people: [anna])
        let folder = try TestFolder()
        try EmployerFolder.write(facts, to: folder.path, registrations: .csv)
        let reading = folder.read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let again = try #require(reading.facts).people[0]
        #expect(again.decisions == decisions)
        #expect(again.taxDecisions == anna.taxDecisions)
    }

    @Test("An account that cannot be checked is a remark, and the person is paid")
    func uncheckableAccount() throws {
        let reading = try read(
            #""tax": [{"table": 33, "from": "2026-01-01"}], "account": [{"clearing": "8424", "number": "9831892247", "from": "2026-01-01"}]"#
        )
        #expect(reading.problems.map(\.isError) == [false])
        #expect(reading.facts?.people.count == 2)
    }

    @Test(
        "An account that cannot be used is said with its place; the pay is calculated and the account kept as written",
        arguments: [
            (#""clearing": "9760", "number": "0000001""#, "9760", "9760-0000001"),
            (#""clearing": "6789", "number": "123456788""#, "kontrollsiffra", "6789-123456788"),
            (#""clearing": "8424-1", "number": "9831892246""#, "8424-1", "8424-1-9831892246"),
            (#""iban": "SE4650000000058398257466""#, "kontrollsiffror", "SE4650000000058398257466"),
            (#""iban": "SE455000000005839825746""#, "24", "SE455000000005839825746"),
            (#""iban": "SE4550000000058398257466", "bic": "ESSESE""#, "BIC", "SE4550000000058398257466"),
            (#""iban": "SE4550000000058398257466", "bic": "ESS1SESS""#, "BIC", "SE4550000000058398257466"),
        ])
    func unusableAccount(members: String, word: String, kept: String) throws {
        let reading = try read(
            #""tax": [{"table": 33, "from": "2026-01-01"}], "account": [{\#(members), "from": "2026-01-01"}]"#)
        let found = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(found.code == .accountUnusable)
        #expect(found.severity == .look)
        #expect(found.person == "195704289999")
        #expect("\(found.place)" == "people.ndjson rad 1")
        #expect(found.message.contains(word))
        let report = try report(reading)
        #expect(report.result.payslips.count == 1)
        #expect(!report.hasErrors)
        let facts = try #require(reading.facts)
        let account = try #require(facts.people[0].decisions.bankAccounts.first?.value)
        #expect("\(account)".contains(kept))
        let again = try TestFolder()
        try EmployerFolder.write(facts, to: again.path, registrations: .csv)
        #expect(again.read().facts?.people[0].decisions == facts.people[0].decisions)
    }

    @Test("The average week of an hourly paid is read and written; monthly paid cannot have one")
    func weeklyHours() throws {
        for (text, minutes) in [("16", Int64(960)), (#""7:30""#, 450), (#""7,5""#, 450)] {
            let folder = try TestFolder.small()
            let bo = TestFolder.bo.replacingOccurrences(
                of: #""hourlyPay": "150.00""#, with: #""hourlyPay": "150.00", "weeklyHours": \#(text)"#)
            try folder.write("people.ndjson", TestFolder.anna + "\n" + bo + "\n")
            let facts = try #require(folder.read().facts)
            #expect(facts.people[1].employments[0].terms[0].value.weeklyHours == Minutes(minutes))
            let again = try TestFolder()
            try EmployerFolder.write(facts, to: again.path, registrations: .csv)
            #expect(again.read().facts?.people[1].employments[0].terms == facts.people[1].employments[0].terms)
        }
        let folder = try TestFolder.small()
        let anna = TestFolder.anna.replacingOccurrences(
            of: #""monthlyPay": 30000"#, with: #""monthlyPay": 30000, "weeklyHours": 16"#)
        try folder.write("people.ndjson", anna + "\n" + TestFolder.bo + "\n")
        let problem = try #require(folder.read().problems.first)
        #expect(problem.isError)
        #expect(problem.message.contains("weeklyHours"))
    }

    @Test("A carry of before reads as it did, and what was taken over of a karensavdrag is kept")
    func sickCarry() throws {
        let old =
            #"{"personnummer":"195704289999","receivable":0.00,"year":{"year":2026,"gross":0,"tax":0,"net":0},"employments":[{"id":"001","settledThrough":"2026-09-30","sickness":{"firstDay":"2026-09-28","lastDay":"2026-09-30","dayNumber":3,"sickPay":553.85,"karens":1107.69,"karensTaken":553.85,"karensDays":["2026-09-28"]}}]}"#
        for (line, expected) in [
            (old, Int64(0)),
            (old.replacingOccurrences(of: #""karensDays""#, with: #""karensTakenOver":100.50,"karensDays""#), 10_050),
        ] {
            let folder = try TestFolder.small(registrations: "001;sjuk;2026-10-01;;;;;;;;;;\n")
            try folder.write("carry.ndjson", line + "\n")
            let reading = folder.read()
            #expect(reading.problems.isEmpty, "\(reading.problems)")
            let state = try #require(reading.facts?.carries.first?.employment("001").sickness)
            #expect(state.karensTakenOver == Amount(ore: expected))
            let after = try report(reading).result.carries[0].employment("001").sickness
            #expect(after.dayNumber == 4)
            #expect(after.karensTakenOver == Amount(ore: expected))
            #expect(after.karensTaken == Amount(ore: 110_769))
        }
    }

    @Test(
        "A decision that says nothing, two things, or what cannot be, is a problem with its place",
        arguments: [
            #""tax": [{"kind": "sink", "table": 33, "from": "2026-01-01"}]"#,
            #""tax": [{"kind": "hemma", "from": "2026-01-01"}]"#, #""tax": [{"from": "2026-01-01"}]"#,
            #""tax": [{"table": 28, "from": "2026-01-01"}]"#,
            #""tax": [{"table": 33, "column": 7, "from": "2026-01-01"}]"#,
            #""tax": [{"kind": "saknas", "table": 33, "column": 1, "from": "2026-01-01"}]"#,
            #""jamkning": [{"from": "2026-01-01"}]"#,
            #""jamkning": [{"percent": 10, "amount": 100, "from": "2026-01-01"}]"#,
            #""jamkning": [{"percent": 101, "from": "2026-01-01"}]"#,
            #""jamkning": [{"amount": -1, "from": "2026-01-01"}]"#,
            #""jamkning": [{"amount": 100.50, "from": "2026-01-01"}]"#,
            #""jamkning": [{"percent": 10, "column": 1, "from": "2026-01-01"}]"#,
            #""jamkning": [{"noTax": false, "from": "2026-01-01"}]"#,
            #""jamkning": [{"percent": 10, "from": "2026-01-01"}, {"percent": 20, "from": "2026-01-01"}]"#,
            #""extraTax": [{"percent": 101, "from": "2026-01-01"}]"#, #""extraTax": [{"from": "2026-01-01"}]"#,
            #""oneOffTax": [{"yearlyIncome": -1, "from": "2026-01-01"}]"#,
            #""jamkning": [{"percent": 10, "from": "2026-02-01", "through": "2026-01-01"}]"#,
            #""sickProtection": [{"from": "2026-01-01"}]"#,
            #""sickProtection": [{"ground": "x", "from": "2026-01-01"}]"#,
            #""pension": [{"plan": "AKAP-KL", "from": "2026-01-01"}]"#,
            #""utmatning": [{"caseNumber": "3", "reference": "4", "amount": 100, "from": "2026-01-01"}]"#,
            #""utmatning": [{"caseNumber": "3", "reference": "4", "protected": 15800, "from": "2026-01-01"}]"#,
            #""utmatning": [{"caseNumber": "3", "reference": "4", "protected": 15800.50, "amount": 1, "from": "2026-01-01"}]"#,
            #""fordringar": [{"id": "F1", "kind": "lån", "amount": 1, "origin": "2026-01-01", "due": "2026-01-01"}]"#,
            #""fordringar": [{"id": "F1", "kind": "fordran", "amount": 0, "origin": "2026-01-01", "due": "2026-01-01"}]"#,
            #""fordringar": [{"id": "F1", "kind": "forskott", "amount": 1, "origin": "2026-01-01", "due": "2026-01-01"}, {"id": "F1", "kind": "forskott", "amount": 2, "origin": "2026-01-01", "due": "2026-01-01"}]"#,
            #""bilforman": [{"listPrice": 400000, "inTrafficFrom": "2024-03-01", "manufactureYear": 2024, "vehicleTax": 0, "propulsion": "ved", "from": "2026-01-01"}]"#,
            #""tillaggsavgift": [{"percent": 0, "from": "2026-01-01"}]"#,
            #""tillaggsavgift": [{"percent": 101, "from": "2026-01-01"}]"#,
            #""tillaggsavgift": [{"from": "2026-01-01"}]"#,
            #""lonevaxling": [{"amount": 3000, "from": "2026-01-01"}]"#,
            #""account": [{"clearing": 6789, "number": "123456788", "from": "2026-01-01"}]"#,
            #""account": [{"clearing": "6789", "from": "2026-01-01"}]"#, #""account": [{"from": "2026-01-01"}]"#,
            #""account": [{"clearing": "6789", "number": "123456789", "bic": "HANDSESS", "from": "2026-01-01"}]"#,
            #""account": [{"iban": "SE4550000000058398257466", "number": "123456789", "from": "2026-01-01"}]"#,
            #""account": [{"clearing": "6789", "iban": "SE4550000000058398257466", "from": "2026-01-01"}]"#,
        ])
    func badInput(members: String) throws {
        let reading = try read(members)
        #expect(reading.problems.count == 1, "\(members)")
        #expect(reading.problems.first?.isError == true)
        #expect(reading.problems.first.map { "\($0.place)" } == "people.ndjson rad 1")
    }
}
