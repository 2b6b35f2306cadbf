//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// Payslips (lönebesked) and balances (saldon) for the systems that registered the time: PAXml 2.0.
///
/// Elements may stand in any order in the schema; here they stand as people read a payslip.
struct PAXmlPayslips {
    private var xml = XMLText()
    private let filing: RunFiling

    init(_ filing: RunFiling) { self.filing = filing }

    /// The files, payslips and balances apart: a time system takes the second alone.
    static func documents(_ filing: RunFiling) -> [FilingDocument] {
        let name = "\(filing.run.payDate)-\(filing.run.kind)-\(filing.run.number).xml"
        return [
            document("lonebesked-" + name, filing) { $0.writePayslips() },
            document("saldon-" + name, filing) { $0.writeBalances() },
        ]
    }

    /// The schema wants one payslip at least: a run without any gives no file.
    private static func document(
        _ name: String, _ filing: RunFiling, _ write: (inout PAXmlPayslips) -> Void
    ) -> FilingDocument {
        let findings = FilingFindings(name)
        if filing.report.result.payslips.isEmpty { return FilingDocument(name, findings, bytes: nil) }
        var writer = PAXmlPayslips(filing)
        writer.within("paxml") { writer in
            writer.writeHeader()
            write(&writer)
        }
        writer.xml.newline()
        return FilingDocument(name, findings, bytes: writer.xml.bytes)
    }

    private mutating func writeHeader() {
        within("header") { writer in
            writer.text("format", "LÖNIN")
            writer.text("version", "2.0")
            writer.text("foretagorgnr", writer.filing.run.employer.withPrefix)
            writer.text("foretagnamn", writer.filing.run.name)
            writer.text("programnamn", "Penna")
        }
    }

    // MARK: Payslips

    private mutating func writePayslips() {
        let reader = filing.report.lineReader
        let report = filing.report
        within("loneutbetalning") { writer in
            for payslip in report.result.payslips {
                writer.write(payslip, reader.views(of: payslip, in: report.result.arena, corrected: report.corrected))
            }
        }
    }

    private mutating func write(_ payslip: Payslip, _ views: [LineView]) {
        let person = filing.report.facts.people[payslip.person]
        let employment = views.first { !$0.employment.isEmpty }?.employment ?? person.employments.first?.id ?? ""
        xml.begin("lonebesked", identity(employment, person))
        text("periodid", "\(filing.run.payDate.month)")
        text("betaldatum", "\(filing.run.payDate)")
        let name = NameParts(person, filing.known)
        text("fornamn", name.first)
        text("efternamn", name.last)
        write(filing.account(of: person))
        writeTax(of: person, views)
        text("utbetalt", "\(payslip.totals.net)")
        text("arbavgiftbel", "\(payslip.totals.contributions)")
        within("lonerader") { writer in
            let rows = views.filter { $0.item.kind != .employerCost }
            for (place, view) in rows.enumerated() { writer.write(view, place + 1) }
        }
        writeYear(filing.report.carries[payslip.person].year)
        xml.end("lonebesked")
        xml.newline()
    }

    private mutating func write(_ account: PaymentAccount?) {
        switch account {
        case .swedish(let account):
            text("clearingnr", account.clearing)
            text("bankkonto", account.account)
        case .iban(let iban, _): text("bankkonto", iban.electronic)
        case .unusable, nil: break
        }
    }

    private mutating func writeTax(of person: Person, _ views: [LineView]) {
        let decisions = person.taxDecisions
        let place = decisions.fact(on: filing.run.payDate, knownAt: filing.report.knownAt)
        if case .table(let number, let column) = place.map({ decisions[$0].value }) {
            text("skattetabell", "\(number)")
            if let column { text("skattekolumn", "\(column)") }
        }
        let items = [
            ("tabellskatt", PayItems.preliminarSkatt), ("engangsskatt", PayItems.engangsskatt),
            ("extraskatt", PayItems.extraSkatt),
        ]
        for (element, item) in items {
            let sum = views.filter { $0.item.id == item.id }.reduce(Int64(0)) { $0 &+ $1.line.amount.ore }
            if sum != 0 { text(element, "\(Amount(ore: sum))") }
        }
    }

    private mutating func write(_ view: LineView, _ number: Int) {
        let line = view.line
        xml.begin("lonrad", [(name: "radnr", value: "\(number)")])
        text("lonart", view.number.isEmpty ? view.item.key : view.number)
        text("benamning", view.item.name)
        if let correction = view.correction {
            text("kommentar", "Rättar \(correction.payMonth): \(correction.cause)")
        }
        text("datumfrom", "\(line.days.first)T00:00:00")
        text("datumtom", "\(line.days.last)T00:00:00")
        if let quantity = view.quantity, let unit = view.quantityUnit {
            text("antal", PAXmlPayslips.decimal(quantity, unit))
            if unit == .timme {
                text("enhet", "tim")
                // Thousandths of an hour lose minutes.
                text("info", unit.swedishText(quantity) + (view.employment.isEmpty ? "" : ", \(view.employment)"))
            }
        }
        if let price = view.price { text("apris", "\(price)") }
        text("belopp", "\(signed(view))")
        text("lonetyp", view.item.kind.paxml)
        if !view.account.isEmpty { text("kontonr", view.account) }
        xml.end("lonrad")
    }

    /// What goes off the pay is below zero.
    private func signed(_ view: LineView) -> Amount {
        switch view.item.kind {
        case .tax, .deduction: (try? view.line.amount.negated()) ?? view.line.amount
        case .pay, .reimbursement, .benefit, .employerCost: view.line.amount
        }
    }

    /// Hours with three decimals, so that half a minute is the most that is lost; all else as it is counted.
    private static func decimal(_ quantity: Int64, _ unit: OperandUnit) -> String {
        switch unit {
        case .timme: DecimalText.plain(PAXmlPayslips.thousandths(ofMinutes: quantity), scale: 3)
        case .semesterdag, .krona, .faktor: DecimalText.plain(quantity, scale: 2)
        case .antal: DecimalText.plain(quantity, scale: 4)
        case .procent: DecimalText.plain(quantity, scale: 6)
        case .dag, .tal: "\(quantity)"
        }
    }

    static func thousandths(ofMinutes minutes: Int64) -> Int64 {
        let wide = (Int128(minutes.magnitude) * 1000 + 30) / 60
        return Int64(clamping: minutes < 0 ? -wide : wide)
    }

    // MARK: Balances

    private mutating func writeBalances() {
        let report = filing.report
        within("saldon") { writer in
            for payslip in report.result.payslips {
                let person = report.facts.people[payslip.person]
                let carry = report.carries[payslip.person]
                for (place, employment) in carry.employments.enumerated() {
                    writer.write(employment, of: person, year: place == 0 ? carry.year : nil)
                }
            }
        }
    }

    /// The sums of the year are the person's, and stand with the first employment.
    private mutating func write(_ carry: EmploymentCarry, of person: Person, year: YearTotals?) {
        xml.begin("saldo", identity(carry.employment, person))
        text("datum", "\(filing.run.payDate)")
        if let year { writeYear(year) }
        text("kompsaldo", DecimalText.plain(PAXmlPayslips.thousandths(ofMinutes: carry.timeOff.count), scale: 3))
        let holiday = carry.holiday
        if holiday.year > 0 {
            text("sembetutb", DecimalText.plain(holiday.taken, scale: 2))
            text("semobeutb", DecimalText.plain(holiday.unpaidTaken, scale: 2))
        }
        let saved = holiday.saved.reduce(Int64(0)) { $0 &+ $1.days }
        text("semspatot", DecimalText.plain(saved, scale: 2))
        xml.end("saldo")
        xml.newline()
    }

    private mutating func writeYear(_ year: YearTotals) {
        guard year.year == filing.report.payDate.incomeYear.year else { return }
        text("ackbruttolon", "\(year.gross)")
        text("ackprelskatt", "\(year.tax)")
        text("acknettolon", "\(year.net)")
    }

    // MARK: Text

    private func identity(_ employment: String, _ person: Person) -> [(name: String, value: String)] {
        [(name: "anstid", value: employment), (name: "persnr", value: "\(person.id)".filter(\.isNumber))]
    }

    private mutating func within(_ element: String, _ content: (inout PAXmlPayslips) -> Void) {
        xml.begin(element)
        content(&self)
        xml.end(element)
    }

    private mutating func text(_ element: String, _ text: String) { xml.element(element, text: text) }
}

/// First and last name: as given, or else the last word of the name and what stands before it.
private struct NameParts {
    let first: String
    let last: String

    init(_ person: Person, _ known: KnownFacts) {
        if let name = known.value(in: person.details.names, where: { _ in true }) {
            (first, last) = (name.first, name.last)
        } else {
            let words = person.name.split(separator: " ")
            first = words.dropLast().joined(separator: " ")
            last = words.last.map(String.init) ?? ""
        }
    }
}

extension PayItemKind {
    /// The word for it in PAXml.
    fileprivate var paxml: String {
        switch self {
        case .pay: "BRUTTO"
        case .benefit: "FÖRMÅN"
        case .reimbursement, .deduction, .employerCost: "NETTO"
        case .tax: "SKATT"
        }
    }
}
