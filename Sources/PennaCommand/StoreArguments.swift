//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaLaw
import PennaLedger
import PennaSQLite
import PennaStore

/// What the commands with a store have in common.
struct StoreArguments {
    static let options: Set<String> = ["--store", "--month", "--pay-date", "--kind", "--number", "--by", "--now"]

    let arguments: Arguments
    let store: SQLiteStore
    /// The years that runs are calculated with.
    let years: PayYears
    /// The agreements that documents declare.
    let declared: [DeclaredAgreement]
    /// The agreements that people are paid by, those among them.
    let agreements: StandardAgreements
    /// What they say.
    let book: RuleBook

    /// - Parameter create: whether the store is made when it is not there.
    init(_ arguments: Arguments, create: Bool = false) throws {
        guard let path = arguments["--store"] else {
            throw UsageError("Ange lagret, t.ex. --store lager.penna. Det görs av penna run MAPP --store FIL.")
        }
        self.arguments = arguments
        years = try YearArguments.years(arguments)
        declared = try AgreementArguments.declared(arguments)
        agreements = try .declaring(declared)
        book = RuleBook(of: agreements)
        let isNew = create && !FileManager.default.fileExists(atPath: path)
        store = try SQLiteStore(path: path, create: create)
        if isNew {
            Terminal.note("Lagret \(path) fanns inte och är gjort nytt. Finns det ett förut: kontrollera --store.")
        }
    }

    /// The ledger of an employer, given as a folder or as organisationsnummer.
    func ledger(_ text: String) throws -> StandardLedger<SQLiteStore> {
        if let id = try? Organisationsnummer(text) { return ledger(of: id) }
        guard let employer = EmployerFolder.employer(text, book: book) else {
            throw UsageError("\(text) är varken ett organisationsnummer eller en mapp med employer.json.")
        }
        return ledger(of: employer.id)
    }

    /// The ledger of an employer.
    func ledger(of employer: Organisationsnummer) -> StandardLedger<SQLiteStore> {
        PayrollLedger(store: store, employer: employer, agreements: agreements, years: years)
    }

    /// The ledger without the declared agreements that a run was calculated without, by whose rules it is verified.
    func ledger(asIn receipt: Receipt, _ ledger: StandardLedger<SQLiteStore>) throws -> StandardLedger<SQLiteStore> {
        let then = zip(declared, ledger.agreementDocuments).filter { receipt.agreements.contains($1) }.map { $0.0 }
        // With a document missing it cannot be calculated again, and the ledger says so.
        guard then.count < declared.count else { return ledger }
        return PayrollLedger(
            store: store, employer: ledger.employer, agreements: try .declaring(then), years: years)
    }

    /// Which run is meant: by month, or by pay date.
    func key(_ employer: Employer, month option: String = "--month") throws -> RunKey {
        guard let kind = RunKey.Kind(rawValue: arguments["--kind"] ?? RunKey.Kind.ordinary.rawValue) else {
            let kinds = RunKey.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--kind \(arguments["--kind"] ?? ""): ange någon av \(kinds).")
        }
        guard let text = arguments[option], let month = Month(text) else {
            throw UsageError("Ange körningens månad, t.ex. \(option) 2026-11.")
        }
        var payDate = employer.payCalendar.payDate(in: month).day
        if option == "--month", let text = arguments["--pay-date"] {
            guard let day = Day(text), day.month == month else {
                throw UsageError("--pay-date \(text): ange en dag i \(month).")
            }
            payDate = day
        }
        guard payDate.month == month else { throw UsageError(RunKey.otherMonth(payDate, month)) }
        let number = try arguments.number("--number", in: 1...999, default: 1)
        return RunKey(employer: employer.id, payDate: payDate, kind: kind, number: number)
    }

    /// Who does it: as given, or the user of the computer.
    var who: String { arguments["--by"] ?? NSUserName() }

    /// What time it is: as given, or the computer's.
    func now() throws -> Instant {
        guard let text = arguments["--now"] else { return computerClock }
        return try Instant(text)
    }

    /// What time it is when a run is made or takes a step.
    ///
    /// What a store was told in the future it cannot be told anew before then: a time that lies far after the pay date,
    /// and has not come, is taken for a typing mistake.
    func now(for key: RunKey) throws -> Instant {
        let now = try now()
        let last = Instant(seconds: Int64((key.payDate + StoreArguments.latest).number) * 86_400)
        guard now > last, now > computerClock else { return now }
        throw UsageError(
            "--now \(now.swedish) är mer än \(StoreArguments.latest) dagar efter utbetalningsdagen \(key.payDate), och "
                + "har inte varit än. Rätta tiden: lagret kan inte glömma det som är registrerat i framtiden.")
    }

    /// Runs are made, approved and locked about their pay date; none is longer after it than a quarter.
    private static let latest = 92

    private var computerClock: Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }
}
