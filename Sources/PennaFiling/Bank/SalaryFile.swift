//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaLaw
package import PennaModel

/// The bank's file of salaries: ISO 20022 pain.001, as Swedish banks read it.
///
/// Who has no account, or one that cannot be used, is not in the file but in ``UnpaidList``.
package enum SalaryFile {
    /// The file of a run.
    ///
    /// - Parameters:
    ///   - bank: the bank that the employer pays from; without one there is no file.
    ///   - created: when the file was made; given, so that the same run gives the same bytes.
    package static func document(
        _ run: PaymentRun, _ payments: [SalaryPayment], bank: PayingBank?, created: Instant
    ) -> FilingDocument {
        let name = "bank-\(run.payDate)-\(run.kind)-\(run.number).xml"
        var findings = FilingFindings(name)
        check(payments, &findings)
        let sent = payments.filter { $0.amount > .zero && $0.obstacle == nil }
        guard let bank else {
            findings.stop(
                .missingFact, "Konto att betala från och bank saknas för \(run.employer).",
                "Ange arbetsgivarens bank i employer.json, under bank: profil, konto och de nummer som banken har gett."
            )
            return FilingDocument(name, findings, bytes: nil)
        }
        check(bank, run, &findings)
        guard let day = executionDay(run, bank, &findings), !sent.isEmpty, !findings.isStopped else {
            if sent.isEmpty {
                findings.look(.account, "Körningen har ingenting att betala ut till konto.", "Skicka ingen fil.")
            }
            return FilingDocument(name, findings, bytes: nil)
        }
        do throws(PayrollError) {
            var writer = try PainWriter(run, sent, bank, created: created, day: day)
            return FilingDocument(name, findings, bytes: writer.write())
        } catch {
            findings.stop(FindingCode(error.code), error.message, "Rätta beloppen.")
            return FilingDocument(name, findings, bytes: nil)
        }
    }

    /// What is paid to accounts: the sum of the file.
    ///
    /// - Throws: `overflow` when the sum does not fit.
    package static func total(of payments: [SalaryPayment]) throws(PayrollError) -> Amount {
        var total = Amount.zero
        for payment in payments where payment.amount > .zero && payment.obstacle == nil { try total += payment.amount }
        return total
    }

    private static func executionDay(
        _ run: PaymentRun, _ bank: PayingBank, _ findings: inout FilingFindings
    ) -> Day? {
        guard let day = BankingDay(onOrBefore: run.payDate)?.day,
            let execution = BankingDay(onOrBefore: run.payDate, back: bank.daysBefore)?.day
        else {
            findings.stop(
                .yearNotCovered, "Helgdagarna kring \(run.payDate) är inte kända.", "Välj en annan utbetalningsdag.")
            return nil
        }
        if day != run.payDate {
            findings.look(
                .noBankingDay,
                "Utbetalningsdagen \(run.payDate) är ingen bankdag; lönen betalas \(day).",
                "Kör med --pay-date \(day), så att skatteår och AGI-period följer den dag då lönen betalas.")
        }
        return execution
    }

    private static func check(
        _ bank: PayingBank, _ run: PaymentRun, _ findings: inout FilingFindings
    ) {
        let rules = bank.rules
        switch bank.account {
        case .bankgiro where !rules.takesBankgiro:
            findings.stop(
                .invalidValue, "\(rules.name) betalar inte löner från bankgiro.",
                "Ange arbetsgivarens konto med clearing- och kontonummer eller IBAN.")
        case .account(.unusable(_, let reason)):
            findings.stop(
                .accountUnusable, "Kontot som \(run.employer) betalar från kan inte användas. \(reason)",
                "Rätta arbetsgivarens konto.")
        case .plusgiro:
            findings.stop(
                .notImplemented, "Löner kan inte betalas från ett plusgiro: hur bankerna vill ha numret är inte känt.",
                "Ange arbetsgivarens konto med clearing- och kontonummer eller IBAN.")
        case .account, .bankgiro: break
        }
        if bank.sender(run.employer) == nil {
            findings.stop(
                .missingFact, "\(rules.name) kräver ett nummer på den som skickar filen, och det saknas.",
                "Ange avsändarens nummer hos banken (Signer ID).")
        }
        if bank.payer(run.employer) == nil {
            findings.stop(
                .missingFact, "\(rules.name) kräver ett nummer på den som betalar, och det saknas.",
                "Ange numret på arbetsgivarens avtal eller kund hos banken.")
        }
    }

    private static func check(_ payments: [SalaryPayment], _ findings: inout FilingFindings) {
        var seen: Set<String> = []
        for payment in payments {
            let person = payment.person
            if !seen.insert("\(person)|\(payment.part)").inserted {
                findings.stop(
                    .duplicatePerson, person: person, "Samma lön för \(payment.name) skulle betalas två gånger.",
                    "Ta bort den ena.")
            }
            if payment.amount.isNegative {
                findings.stop(
                    .negativePay, person: person,
                    "Nettolönen för \(payment.name) är \(payment.amount.swedish) kr, och negativa belopp kan inte betalas.",
                    "Rätta lönen.")
            }
            if payment.wanted > payment.amount {
                findings.look(
                    .account, person: person,
                    "\(payment.name) vill ha \(payment.wanted.swedish) kr till ett eget konto, men av nettolönen räcker bara \(payment.amount.swedish) kr dit.",
                    "Säg det till personen, eller ändra delen.")
            }
            guard payment.amount > .zero else { continue }
            if let obstacle = payment.obstacle {
                findings.look(
                    payment.account == nil ? .account : .accountUnusable, person: person,
                    "\(payment.name) får \(payment.amount.swedish) kr som inte står i bankfilen. \(obstacle)",
                    "Ange ett konto på personen, eller betala på annat sätt.")
                continue
            }
            let name = PlainLetters.text(payment.name, most: PainWriter.mostLetters)
            if name.text.isEmpty {
                findings.stop(
                    .invalidValue, person: person,
                    "Namnet \(payment.name) kan inte skrivas med de tecken som banken läser.",
                    "Ange namnet med latinska bokstäver.")
            } else if !name.isWhole {
                findings.look(
                    .invalidValue, person: person,
                    "Namnet \(payment.name) står i bankfilen som \(name.text): banken läser inte alla dess tecken.",
                    "Ange namnet med latinska bokstäver om det ska stå på annat sätt.")
            }
        }
    }
}
