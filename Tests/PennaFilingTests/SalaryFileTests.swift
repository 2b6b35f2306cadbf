//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaFiling

@Suite("The bank's file of salaries")
struct SalaryFileTests {
    private let run: PaymentRun
    private let created: Instant
    private let account = PayingBank.Account.account(PaymentAccount(iban: "SE4550000000058398257466"))

    init() throws {
        run = PaymentRun(
            employer: try Organisationsnummer("212000-0142"), name: "Björkviks kommun", payDate: Day(2026, 11, 27))
        created = try Instant("2026-11-25T08:00:00")
    }

    private func agreement(
        _ profile: PayingBank.Profile, account: PayingBank.Account? = nil, sender: String = "", payer: String = "",
        version: PayingBank.Version = .pain03, daysBefore: Int = 0
    ) -> PayingBank {
        var bank = PayingBank()
        bank.profile = profile
        bank.account = account ?? self.account
        (bank.senderID, bank.debtorID) = (sender, payer)
        (bank.version, bank.daysBefore) = (version, daysBefore)
        return bank
    }

    private static let anna = SalaryPayment(
        person: "197106211001", name: "Anna Åkerström", account: PaymentAccount(clearing: "6789", number: "310196442"),
        amount: Amount(ore: 31_849_00))
    private static let bo = SalaryPayment(
        person: "197206211000", name: "Bo Ek", account: PaymentAccount(iban: "SE4550000000058398257466"),
        amount: Amount(ore: 27_000_50))

    private func document(_ payments: [SalaryPayment], _ agreement: PayingBank?) -> FilingDocument {
        SalaryFile.document(run, payments, bank: agreement, created: created)
    }

    @Test("Each bank's identities, in both versions of the message")
    func identities() throws {
        let cases: [(PayingBank.Profile, String?, String?)] = [
            (.handelsbanken, "2120000142", "2120000142"), (.danske, "2120000142", nil),
            (.nordea, "9999999999", "9999999999"), (.seb, nil, "21200001420004"),
        ]
        for (bank, sender, payer) in cases {
            for version in PayingBank.Version.allCases {
                let file = document([SalaryFileTests.anna], agreement(bank, version: version))
                #expect(file.messages == [])
                #expect(identity("InitgPty", file) == sender, "\(bank)")
                #expect(identity("Dbtr", file) == payer, "\(bank)")
                #expect(file.text.contains("xsd:\(version.rawValue)\""))
            }
        }
    }

    private func identity(_ party: String, _ file: FilingDocument) -> String? {
        let element = file.text.components(separatedBy: "<\(party)>").last?.components(separatedBy: "</\(party)>").first
        let parts = element?.components(separatedBy: "<Othr><Id>") ?? []
        return parts.count == 2 ? parts[1].components(separatedBy: "</Id>").first : nil
    }

    @Test("Swedbank asks for both numbers, and says which is missing")
    func swedbank() throws {
        let without = document([SalaryFileTests.anna], agreement(.swedbank))
        #expect(without.bytes == nil && without.messages.count == 2)
        let file = document([SalaryFileTests.anna], agreement(.swedbank, sender: "S1", payer: "P2"))
        #expect(identity("InitgPty", file) == "S1" && identity("Dbtr", file) == "P2")
    }

    @Test("Sums and counts stand twice, and each payment once")
    func sums() throws {
        let file = document([SalaryFileTests.anna, SalaryFileTests.bo], agreement(.seb, version: .pain09))
        #expect(file.text.components(separatedBy: "<CtrlSum>58849.50</CtrlSum>").count == 3)
        #expect(file.text.components(separatedBy: "<NbOfTxs>2</NbOfTxs>").count == 3)
        #expect(file.text.contains("<ReqdExctnDt><Dt>2026-11-27</Dt></ReqdExctnDt>"))
        #expect(file.text.contains("<MmbId>6789</MmbId>"))
        #expect(file.text.contains("<Id>6789310196442</Id><SchmeNm><Cd>BBAN</Cd>"))
        #expect(file.text.contains("<Nm>Anna Akerstrom</Nm>"))
        #expect(file.text.contains("<Cd>SALA</Cd>"))
    }

    @Test("Payments have the same identity when they are sent again, and another in every other run")
    func sameAgain() throws {
        let agreement = agreement(.seb)
        let file = document([SalaryFileTests.anna, SalaryFileTests.bo], agreement)
        #expect(document([SalaryFileTests.anna, SalaryFileTests.bo], agreement).bytes == file.bytes)
        let extra = PaymentRun(
            employer: run.employer, name: run.name, payDate: run.payDate, kind: "extra", number: 1)
        let ids = [run, extra].flatMap { run in
            [1, 2].flatMap { part in ["197106211001", "197206211000"].map { run.paymentID(of: $0, part: part) } }
        }
        #expect(Set(ids).count == 8)
        #expect(
            ids.allSatisfy {
                $0.utf8.count <= 35 && file.text.contains("<EndToEndId>\($0)<") == ids.prefix(2).contains($0)
            })
        #expect(run.messageID == "2120000142-20261127-ordinarie-1")
        #expect(extra.messageID != run.messageID)
    }

    @Test("A day that is no banking day: the one before, with a finding")
    func bankingDay() throws {
        // 26 December 2026 is a Saturday and annandag jul, 25 a Friday and juldagen, 24 julafton.
        let saturday = PaymentRun(employer: run.employer, name: run.name, payDate: Day(2026, 12, 26))
        let file = SalaryFile.document(
            saturday, [SalaryFileTests.anna], bank: agreement(.seb), created: created)
        #expect(file.text.contains("<ReqdExctnDt>2026-12-23</ReqdExctnDt>"))
        #expect(file.findings.map(\.code) == [.noBankingDay])
        let early = document([SalaryFileTests.anna], agreement(.seb, daysBefore: 5))
        #expect(early.text.contains("<ReqdExctnDt>2026-11-20</ReqdExctnDt>"))
        #expect(early.findings.isEmpty)
    }

    @Test("Who has no account that can be used stands in the list and not in the file")
    func unpaid() throws {
        let none = SalaryPayment(person: "1", name: "Utan Konto", account: nil, amount: Amount(ore: 100_50))
        let wrong = SalaryPayment(
            person: "2", name: "Fel Konto", account: PaymentAccount(clearing: "6789", number: "310196443"),
            amount: Amount(ore: 200))
        let nothing = SalaryPayment(person: "3", name: "Ingen Lön", account: nil, amount: .zero)
        let file = document([SalaryFileTests.anna, none, wrong, nothing], agreement(.seb))
        #expect(file.text.contains("<NbOfTxs>1</NbOfTxs>"))
        #expect(file.findings.map(\.code) == [.account, .accountUnusable])
        let rows = String(decoding: UnpaidList.bytes([SalaryFileTests.anna, none, wrong, nothing]), as: UTF8.self)
            .split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[1] == "1;Utan Konto;100.50;Konto saknas.")
        #expect(rows[2].hasPrefix("2;Fel Konto;2.00;"))
    }

    @Test("What stops the file is named: no bank, another's account, an amount below zero, a person twice")
    func stopped() throws {
        func codes(_ payments: [SalaryPayment], _ agreement: PayingBank?) -> [FindingCode] {
            let file = document(payments, agreement)
            #expect(file.bytes == nil)
            return file.findings.filter(\.isError).map(\.code)
        }
        let anna = SalaryFileTests.anna
        #expect(codes([anna], nil) == [.missingFact])
        #expect(codes([anna, anna], agreement(.seb)) == [.duplicatePerson])
        let negative = SalaryPayment(person: "1", name: "Nils", account: anna.account, amount: Amount(ore: -1))
        #expect(codes([negative], agreement(.seb)) == [.negativePay])
        let wrong = PayingBank.Account.account(PaymentAccount(iban: "SE4550000000058398257467"))
        #expect(codes([anna], agreement(.seb, account: wrong)) == [.accountUnusable])
        let bankgiro = PayingBank.Account.bankgiro("5050-1055")
        #expect(codes([anna], agreement(.nordea, account: bankgiro)) == [.invalidValue])
        #expect(codes([anna], agreement(.danske, account: .plusgiro("12345674"))) == [.notImplemented])
        let drawn = document([anna], agreement(.danske, account: bankgiro))
        #expect(drawn.text.contains("<Id>50501055</Id><SchmeNm><Prtry>BGNR</Prtry>"))
    }

    @Test("A part that the net pay does not reach is paid as far as it goes, with a finding")
    func parts() throws {
        func messages(_ amount: Int64) -> [String] {
            let part = SalaryPayment(
                person: "1", name: "Del Delsson", account: SalaryFileTests.anna.account, amount: kronor(amount),
                wanted: kronor(2_000), part: 2)
            return document([SalaryFileTests.anna, part], agreement(.seb)).messages
        }
        #expect(messages(2_000) == [])
        for amount: Int64 in [0, 1_999] {
            #expect(messages(amount).count == 1)
            #expect(messages(amount).first?.hasPrefix("Del Delsson vill ha \(kronor(2_000).swedish) kr till") == true)
        }
    }

    @Test("Names lose what the bank does not read, and a name with nothing left stops the file")
    func names() throws {
        #expect(PlainLetters.text("Ægir Łoś-Núñez", most: 70).text == "AEgir Los-Nunez")
        #expect(PlainLetters.text("Ake\u{30A}  Öst", most: 70).text == "Ake Ost")
        #expect(
            PlainLetters.text(String(repeating: "a", count: 71), most: 70) == (String(repeating: "a", count: 70), false)
        )
        func file(_ name: String) throws -> FilingDocument {
            document(
                [SalaryPayment(person: "1", name: name, account: SalaryFileTests.anna.account, amount: Amount(ore: 1))],
                agreement(.seb))
        }
        #expect(try file("Li 李").findings.map(\.severity) == [.look])
        #expect(try file("Li 李").text.contains("<Nm>Li</Nm>"))
        #expect(try file("李").bytes == nil)
    }
}
