//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Writes one payslip as a page.
struct PayslipPage {
    let employer: Employer
    let person: Person
    let payslip: Payslip
    let carry: Carry
    let payDate: PayDate
    let months: (fixedPay: WorkedMonth, deviations: WorkedMonth)
    let isProvisional: Bool
    private var html = XMLText(prolog: "<!DOCTYPE html>\n")

    init(
        employer: Employer, person: Person, payslip: Payslip, carry: Carry, payDate: PayDate,
        months: (fixedPay: WorkedMonth, deviations: WorkedMonth), isProvisional: Bool
    ) {
        self.employer = employer
        self.person = person
        self.payslip = payslip
        self.carry = carry
        self.payDate = payDate
        self.months = months
        self.isProvisional = isProvisional
    }

    mutating func bytes(
        _ views: [LineView], account: PaymentAccount?, reported: [IndividualStatement], knownAt: Instant
    ) -> [UInt8] {
        html.begin("html", [(name: "lang", value: "sv")])
        writeHead()
        html.begin("body")
        html.begin("main")
        writeTitle(account)
        for employment in employments(views) {
            writeLines(views.filter { $0.employment == employment }, "Anställning \(employment)")
        }
        writeLines(views.filter { $0.employment.isEmpty && $0.item.kind != .employerCost }, "Hela lönen")
        writeStairs()
        writeMonths(of: employments(views), knownAt: knownAt)
        writeLines(views.filter { $0.item.kind == .employerCost }, "Arbetsgivarens kostnader, utöver lönen")
        writeReported(reported)
        writeBalances()
        html.end("main")
        html.end("body")
        html.end("html")
        html.newline()
        return html.bytes
    }

    /// The employments that have lines: the person's own, and those that have been withdrawn since they were paid.
    private func employments(_ views: [LineView]) -> [String] {
        var ids = person.employments.map(\.id)
        for view in views where !view.employment.isEmpty && !ids.contains(view.employment) {
            ids.append(view.employment)
        }
        return ids.filter { id in views.contains { $0.employment == id } }
    }

    private mutating func writeHead() {
        html.begin("head")
        html.begin("meta", [(name: "charset", value: "utf-8")])
        html.begin(
            "meta",
            [(name: "name", value: "viewport"), (name: "content", value: "width=device-width, initial-scale=1")])
        html.element("title", text: "Lönespecifikation \(payDate.day)")
        html.raw("style", PayslipStyle.css)
        html.end("head")
        html.newline()
    }

    private mutating func writeTitle(_ account: PaymentAccount?) {
        html.begin("header")
        html.element("p", text: "\(employer.name), \(employer.id)")
        html.element("h1", text: "Lönespecifikation")
        if isProvisional {
            html.element("p", [(name: "class", value: "warning")], text: "Förhandsräkning: betalas inte ut.")
        }
        html.element("p", text: "\(person.name), \(person.id)")
        html.element(
            "p",
            text: "Fast lön för \(months.fixedPay.month.swedish), avvikelser för \(months.deviations.month.swedish)")
        html.begin("p", [(name: "class", value: "net")])
        html.element("span", text: "Betalas ut \(payDate.day.swedish)")
        html.element("strong", text: "\(payslip.totals.net.swedish) kr")
        html.end("p")
        html.element("p", text: "Till konto: \(account.map { "\($0)" } ?? "inget konto är angett")")
        html.end("header")
        html.newline()
    }

    // MARK: Lines

    private mutating func writeLines(_ views: [LineView], _ title: String) {
        if views.isEmpty { return }
        html.begin("table")
        html.element("caption", text: title)
        writeColumns(["Rad", "Dagar", "Antal", "À-pris", "Belopp, kr"])
        html.begin("tbody")
        for view in views { write(view) }
        html.end("tbody")
        html.end("table")
        html.newline()
    }

    private mutating func writeColumns(_ names: [String]) {
        html.begin("thead")
        html.begin("tr")
        for name in names { html.element("th", [(name: "scope", value: "col")], text: name) }
        html.end("tr")
        html.end("thead")
    }

    private mutating func write(_ view: LineView) {
        html.begin("tr")
        html.begin("th", [(name: "scope", value: "row")])
        html.text(view.item.name)
        if let correction = view.correction {
            html.element(
                "small", text: "Rättar \(correction.payMonth.swedish): \(correction.cause)")
        }
        writeProof(view)
        html.end("th")
        html.element("td", text: view.line.days.swedishShort)
        html.element("td", text: PayslipPage.quantity(of: view))
        html.element("td", text: PayslipPage.price(of: view))
        html.element("td", text: shown(view).swedish)
        html.end("tr")
    }

    /// Tax and deductions are what goes off the pay, and so they are shown.
    private func shown(_ view: LineView) -> Amount {
        let isOff = view.item.kind == .tax || view.item.kind == .deduction
        return isOff ? (try? view.line.amount.negated()) ?? view.line.amount : view.line.amount
    }

    private mutating func writeProof(_ view: LineView) {
        html.begin("details")
        html.element("summary", text: "Så räknas det")
        html.element("p", text: view.formula.expression)
        html.element("p", text: FormulaText.worked(view.formula, view.operands, amount: view.line.amount))
        html.element("p", text: "\(view.formula.paragraph); \(view.line.confidence.swedish)")
        for figure in view.localFigures { html.element("p", text: figure.swedish) }
        html.end("details")
    }

    private static func quantity(of view: LineView) -> String {
        if let paid = view.paid { return paid.swedish }
        guard let quantity = view.quantity, let unit = view.quantityUnit else { return "" }
        return unit.swedishText(quantity)
    }

    private static func price(of view: LineView) -> String {
        if let price = view.price { return price.swedish }
        guard let rate = view.rate else { return "" }
        return DecimalText.swedish(rate.millionths, scale: 4, trimmed: true) + " %"
    }

    /// The month of deviations of each employment that has lines, where there is anything to see.
    private mutating func writeMonths(of ids: [String], knownAt: Instant) {
        for employment in person.employments where ids.contains(employment.id) {
            let picture = MonthPicture(employment, employer.schedules, months.deviations.month, knownAt: knownAt)
            if !picture.isEmpty { picture.write("Anställning \(employment.id)", to: &html) }
        }
    }

    // MARK: Sums

    /// From gross to net as a staircase: each step is as wide as its share of the largest.
    private mutating func writeStairs() {
        let totals = payslip.totals
        let steps = [
            ("Bruttolön", totals.gross), ("Ersättningar utan skatt", totals.reimbursements), ("Skatt", totals.tax),
            ("Nettoavdrag", totals.deductions), ("Nettolön", totals.net),
        ].filter { $0.1 != .zero || $0.0 == "Nettolön" }
        let most = max(1, steps.map { $0.1.ore.magnitude }.max() ?? 1)
        html.begin("table", [(name: "class", value: "stairs")])
        html.element("caption", text: "Från brutto till netto")
        writeColumns(["", "Belopp, kr", ""])
        html.begin("tbody")
        for (name, amount) in steps {
            html.begin("tr")
            html.element("th", [(name: "scope", value: "row")], text: name)
            html.element("td", text: amount.swedish)
            html.begin("td", [(name: "aria-hidden", value: "true")])
            let percent = Int128(amount.ore.magnitude) * 100 / Int128(most)
            html.element("i", [(name: "style", value: "width:\(percent)%")], text: "")
            html.end("td")
            html.end("tr")
        }
        html.end("tbody")
        html.end("table")
        html.newline()
    }

    private mutating func writeReported(_ statements: [IndividualStatement]) {
        if statements.isEmpty { return }
        html.begin("table")
        html.element("caption", text: "Redovisat till Skatteverket för \(payDate.agiPeriod.month.swedish), hela kronor")
        writeColumns(["Fält", "Uppgift", "Värde"])
        html.begin("tbody")
        for value in statements.flatMap(\.values) {
            let field = try? AGIField.numbered(value.field)
            html.begin("tr")
            html.element("td", text: field?.code ?? "\(value.field)")
            html.element("th", [(name: "scope", value: "row")], text: field?.name ?? "")
            html.element("td", text: value.content == .cross ? "X" : value.text)
            html.end("tr")
        }
        html.end("tbody")
        html.end("table")
        html.newline()
    }

    private mutating func writeBalances() {
        let rows = PayslipBalances.rows(carry, in: payDate)
        html.begin("table")
        html.element("caption", text: "Saldon efter utbetalningen")
        writeColumns(["Saldo", "Värde"])
        html.begin("tbody")
        for row in rows {
            html.begin("tr")
            html.element("th", [(name: "scope", value: "row")], text: row.name)
            html.element("td", text: row.value)
            html.end("tr")
        }
        html.end("tbody")
        html.end("table")
        html.newline()
    }
}
