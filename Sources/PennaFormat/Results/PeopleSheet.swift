//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// The people of a run as a sheet that Excel in Swedish opens as it is: UTF-8 with a byte order mark, semicolons, rows
/// ended by CR LF, decimal commas, hours as decimals.
///
/// Everybody has a row, and the last column says whether the person was paid. Amounts are empty where nobody knows
/// them.
enum PeopleSheet {
    static let name = "personer.csv"

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let columns = [
        "Namn", "Personnummer", "Bruttolön", "Skatt", "Nettoavdrag", "Ersättningar utan skatt", "Nettolön", "Konto",
        "Arbetsgivaravgifter", "Timmar med timlön", "Läge",
    ]

    /// - Throws: `overflow` when a person's hours do not fit in 64 bits.
    static func bytes(_ report: RunReport) throws(PayrollError) -> [UInt8] {
        var csv = CSVBuffer(returningCarriage: true)
        csv.row(columns)
        var payslips = report.result.payslips[...]
        let inError = Set(report.remarks.filter(\.isError).map(\.person))
        let reader = report.lineReader
        for (index, person) in report.facts.people.enumerated() {
            csv.field(text(person.name))
            csv.field(number("\(person.id)"))
            if let payslip = payslips.first, payslip.person == index {
                payslips.removeFirst()
                try add(payslip, account(of: person, report), try hours(payslip, reader, report), to: &csv)
            } else {
                let isInError = inError.contains("\(person.id)")
                for _ in 0..<5 { csv.field(isInError ? "" : "0,00") }
                csv.field(account(of: person, report))
                for _ in 0..<2 { csv.field(isInError ? "" : "0,00") }
                csv.field(isInError ? "fel" : "inget att betala")
            }
            csv.endRow()
        }
        // Those whose facts could not be read at all, so that nobody is left out.
        for person in report.unread {
            csv.row([text(person.name), text(number(person.number))] + Array(repeating: "", count: 8) + ["fel"])
        }
        return mark + csv.bytes
    }

    private static func add(
        _ payslip: Payslip, _ account: String, _ hours: Int64, to csv: inout CSVBuffer
    ) throws(PayrollError) {
        let totals = payslip.totals
        for amount in [totals.gross, totals.tax, totals.deductions, totals.reimbursements, totals.net] {
            csv.field(decimal(amount.ore))
        }
        csv.field(account)
        csv.field(decimal(totals.contributions.ore))
        csv.field(decimal(hours))
        csv.field(totals.net == .zero ? "inget att betala" : "betald")
    }

    /// The hours with hourly pay in hundredths, a half away from zero.
    private static func hours(
        _ payslip: Payslip, _ reader: LineReader, _ report: RunReport
    ) throws(PayrollError) -> Int64 {
        var minutes = Exact(0)
        let arena = report.result.arena
        for line in arena.lines[payslip.lines] where line.item == PayItems.timlon.id {
            guard let view = reader.view(of: line, person: payslip.person, in: arena), view.quantityUnit == .timme,
                let quantity = view.quantity
            else { continue }
            minutes = minutes + Exact(quantity)
        }
        return try (minutes * 100 / 60).wholeNumber(.halfAwayFromZero)
    }

    /// The account that held on the pay date, as the bank's clearing number and the account's own.
    private static func account(of person: Person, _ report: RunReport) -> String {
        let accounts = person.decisions.bankAccounts
        guard let index = accounts.fact(on: report.payDate.day, knownAt: report.knownAt) else { return "saknas" }
        return "\(accounts[index].value)"
    }

    /// Twelve digits with a hyphen, which no spreadsheet takes for a number.
    private static func number(_ digits: String) -> String {
        guard digits.utf8.count == 12, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return digits }
        return "\(digits.prefix(8))-\(digits.suffix(4))"
    }

    private static func decimal(_ hundredths: Int64) -> String {
        let plain = DecimalText.plain(hundredths, scale: 2)
        return String(decoding: plain.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ",") : $0 }, as: UTF8.self)
    }

    /// What people have written, with an apostrophe before what a spreadsheet would take for a formula.
    private static func text(_ written: String) -> String {
        for character in written.unicodeScalars {
            switch character {
            case " ", "\u{A0}": continue
            case "=", "+", "-", "@", "\t", "\r", "\n": return "'" + written
            default: return written
            }
        }
        return written
    }
}
