//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Writes a file of salaries that has been checked.
struct PainWriter {
    private var xml = XMLText()
    private let run: PaymentRun
    private let payments: [SalaryPayment]
    private let bank: PayingBank
    private let created: Instant
    private let day: Day
    private let total: Amount

    /// The longest name.
    static let mostLetters = 70

    /// - Throws: `overflow` when the sum does not fit.
    init(
        _ run: PaymentRun, _ payments: [SalaryPayment], _ bank: PayingBank, created: Instant, day: Day
    ) throws(PayrollError) {
        self.run = run
        self.payments = payments
        self.bank = bank
        self.created = created
        self.day = day
        total = try SalaryFile.total(of: payments)
    }

    private var isNew: Bool { bank.version == .pain09 }

    mutating func write() -> [UInt8] {
        xml.begin("Document", [(name: "xmlns", value: "urn:iso:std:iso:20022:tech:xsd:\(bank.version.rawValue)")])
        within("CstmrCdtTrfInitn") { writer in
            writer.writeHeader()
            writer.within("PmtInf") { writer in
                writer.writeOrder()
                for payment in writer.payments { writer.write(payment) }
            }
        }
        xml.end("Document")
        xml.newline()
        return xml.bytes
    }

    private mutating func writeHeader() {
        within("GrpHdr") { writer in
            writer.text("MsgId", writer.run.messageID)
            writer.text("CreDtTm", FilingTime.local(writer.created))
            writer.writeSums()
            writer.party("InitgPty", writer.bank.sender(writer.run.employer) ?? "")
        }
    }

    private mutating func writeOrder() {
        text("PmtInfId", run.messageID)
        text("PmtMtd", "TRF")
        text("BtchBookg", bank.isBatchBooked ? "true" : "false")
        writeSums()
        within("PmtTpInf") { writer in
            writer.within("SvcLvl") { $0.text("Cd", "NURG") }
            writer.within("CtgyPurp") { $0.text("Cd", "SALA") }
        }
        if isNew {
            within("ReqdExctnDt") { $0.text("Dt", "\($0.day)") }
        } else {
            text("ReqdExctnDt", "\(day)")
        }
        party("Dbtr", bank.payer(run.employer) ?? "")
        within("DbtrAcct") { writer in
            writer.within("Id") { $0.writeDebtorAccount() }
        }
        within("DbtrAgt") { writer in
            writer.within("FinInstnId") { $0.text($0.isNew ? "BICFI" : "BIC", $0.bank.rules.bic) }
        }
        xml.newline()
    }

    private mutating func writeSums() {
        text("NbOfTxs", "\(payments.count)")
        text("CtrlSum", "\(total)")
    }

    /// The employer, and what identifies it to the bank where it must be.
    private mutating func party(_ element: String, _ identity: String) {
        within(element) { writer in
            writer.text("Nm", PlainLetters.text(writer.run.name, most: PainWriter.mostLetters).text)
            if identity.isEmpty { return }
            writer.within("Id") { writer in
                writer.within("OrgId") { $0.other(identity, "Cd", "BANK") }
            }
        }
    }

    private mutating func writeDebtorAccount() {
        switch bank.account {
        case .account(let account): write(account)
        case .bankgiro(let number): other(PainWriter.digits(number), "Prtry", "BGNR")
        case .plusgiro: break
        }
    }

    /// The digits of a number that people write with hyphens and spaces.
    private static func digits(_ number: String) -> String { number.filter(\.isNumber) }

    private mutating func write(_ payment: SalaryPayment) {
        within("CdtTrfTxInf") { writer in
            let id = writer.run.paymentID(of: payment.person, part: payment.part)
            writer.within("PmtId") { $0.text("EndToEndId", id) }
            writer.within("Amt") { writer in
                writer.xml.element("InstdAmt", [(name: "Ccy", value: "SEK")], text: "\(payment.amount)")
            }
            writer.writeBank(of: payment.account)
            writer.within("Cdtr") { $0.text("Nm", PlainLetters.text(payment.name, most: PainWriter.mostLetters).text) }
            writer.within("CdtrAcct") { writer in
                writer.within("Id") { writer in
                    if let account = payment.account { writer.write(account) }
                }
            }
        }
        xml.newline()
    }

    /// The bank by its clearing number, or by BIC where one is given beside an IBAN.
    private mutating func writeBank(of account: PaymentAccount?) {
        switch account {
        case .swedish(let account):
            within("CdtrAgt") { writer in
                writer.within("FinInstnId") { writer in
                    writer.within("ClrSysMmbId") { writer in
                        writer.within("ClrSysId") { $0.text("Cd", "SESBA") }
                        writer.text("MmbId", account.clearing)
                    }
                }
            }
        case .iban(_, let bic) where !bic.isEmpty:
            within("CdtrAgt") { writer in
                writer.within("FinInstnId") { $0.text($0.isNew ? "BICFI" : "BIC", bic) }
            }
        case .iban, .unusable, nil: break
        }
    }

    /// The clearing number begins the account's number.
    ///
    /// Banks may differ, and none of their guides could be read.
    private mutating func write(_ account: PaymentAccount) {
        switch account {
        case .swedish(let account): other(account.clearing + account.account, "Cd", "BBAN")
        case .iban(let iban, _): text("IBAN", iban.electronic)
        case .unusable: break
        }
    }

    private mutating func other(_ id: String, _ kind: String, _ scheme: String) {
        within("Othr") { writer in
            writer.text("Id", id)
            writer.within("SchmeNm") { $0.text(kind, scheme) }
        }
    }

    private mutating func within(_ element: String, _ content: (inout PainWriter) -> Void) {
        xml.begin(element)
        content(&self)
        xml.end(element)
    }

    private mutating func text(_ element: String, _ text: String) { xml.element(element, text: text) }
}
