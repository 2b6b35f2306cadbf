//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Where the pay is sent: to an account at all, to one of the person's own, and not twice.
struct AccountControls {
    private static let fraud = Source.practice(
        "kontroll mot felutbetalning och bedrägeri: konton, byten och dubbletter")

    static let shared = Controls.choice("delat-konto", "Samma konto för flera personer", fraud)
    static let twice = Controls.choice("dubbel-betalning", "Samma nettolön till samma konto", fraud)
    static let changed = Controls.choice("nytt-konto", "Kontot är bytt sedan förra lönen", fraud)
    static let usual = Controls.limit(
        "saknas.andel", "En uppgift saknas när så stor andel av de andra har den", .procent, 500_000,
        .practice("en uppgift som de flesta hos arbetsgivaren har"))

    /// What is looked at.
    static let rules = [
        ControlRule(
            code: .missingAccount, title: "Konto saknas",
            text: "Den som ska ha lön och inte har något konto, när de flesta andra hos arbetsgivaren har ett.",
            wayOut: "Fråga personen efter kontot och lägg in det (account).",
            source: .practice("lönekontorens signallistor före lön"),
            example: "Konto saknas: 27 314,00 kr kan inte skickas.", limits: [usual]),
        ControlRule(
            code: .sharedAccount, title: "Flera personer har samma konto",
            text: "Konton som mer än en person får lön på. Namn och nummer står inte i texten, bara rader.",
            wayOut: "Kontrollera kontot med var och en. Gemensamma konton förekommer.", source: fraud,
            example: "Kontot 8424-4,983 189 224-6 har 2 personer: people.ndjson rad 1, people.ndjson rad 2.",
            limits: [shared]),
        ControlRule(
            code: .doublePay, title: "Samma lön betalas två gånger",
            text:
                "Två personer med samma nettolön till samma konto, och en person med två anställningar med samma månadslön och tillsammans mer än heltid.",
            wayOut: "Är det samma person eller samma anställning: ta bort den ena.", source: fraud,
            example: "Nettolönen 24 512,00 kr går två gånger till kontot 8424-4,983 189 224-6.", limits: [twice]),
        ControlRule(
            code: .changedAccount, title: "Kontot är bytt",
            text: "Ett annat konto än vid förra lönen, med dagen och när det lades in.",
            wayOut: "Kontrollera bytet med personen på annat sätt än det som bytet kom på.", source: fraud,
            example: "Kontot är bytt från 2026-11-12: 8424-4,983 189 224-6, förut 6789-195157028.", limits: [changed]),
    ]

    /// Somebody who is paid to an account.
    private struct Paid {
        let person: Person
        let row: SourceRow?
        let net: Amount
    }

    private let control: ControlRun
    private var accounts: [PaymentAccount: [Paid]] = [:]
    private var order: [PaymentAccount] = []
    private var without: [(ControlledPerson, Amount)] = []
    private var found: [Finding] = []
    private var count = 0

    init(_ control: ControlRun) {
        self.control = control
    }

    mutating func add(_ subject: ControlledPerson) {
        guard subject.isPaid, subject.totals.net > .zero else { return }
        count += 1
        let known = subject.person.decisions.bankAccounts
        guard let place = known.fact(on: control.payDay, knownAt: control.knownAt) else {
            without.append((subject, subject.totals.net))
            return
        }
        let fact = known[place]
        if accounts[fact.value] == nil { order.append(fact.value) }
        accounts[fact.value, default: []].append(
            Paid(person: subject.person, row: fact.row, net: subject.totals.net))
        if control.limits[AccountControls.changed] != nil, let finding = changed(fact, known, subject) {
            found.append(finding)
        }
        if control.limits[AccountControls.twice] != nil { found += sameEmployment(subject) }
    }

    /// That another account held at the last pay.
    private func changed(_ fact: Fact<PaymentAccount>, _ known: [Fact<PaymentAccount>], _ subject: ControlledPerson)
        -> Finding?
    {
        guard known.count > 1 else { return nil }
        let last = control.payDay.month.previous
        let day = min(last.last, last.first + (control.payDay - control.payDay.month.first))
        // What was recorded later than the fact before it was not known when that was paid.
        let earlier = known.filter { $0.recorded <= control.knownAt && $0.holds(on: day) && $0.value != fact.value }
        guard fact.from > day, let before = earlier.last else { return nil }
        let recorded = fact.recorded.seconds > 0 ? ", inlagt \(fact.recorded.swedish)" : ""
        return subject.look(
            .changedAccount, at: control.place(fact.row),
            "Kontot är bytt från \(fact.from)\(recorded): \(fact.value), förut \(before.value).",
            risk: subject.totals.net)
    }

    /// Two employments with the same monthly pay and together more than full time.
    private func sameEmployment(_ subject: ControlledPerson) -> [Finding] {
        guard subject.person.employments.count > 1 else { return [] }
        var seen: [(Employment, Terms)] = []
        var findings: [Finding] = []
        for employment in subject.person.employments where employment.days(in: control.fixedDays) != nil {
            guard let terms = employment.terms(on: control.fixedDays.last, control.knownAt)?.value,
                case .monthly(let pay) = terms.pay, pay > .zero
            else { continue }
            if let (other, theirs) = seen.first(where: {
                $0.1.pay == terms.pay && $0.1.degree.millionths + terms.degree.millionths > Percent.whole.millionths
            }) {
                findings.append(
                    subject.look(
                        .doublePay, employment: employment.id,
                        "Anställningarna \(other.id) och \(employment.id) har båda månadslön \(pay.swedish) kr, och är tillsammans \(OperandUnit.procent.swedishText(theirs.degree.millionths + terms.degree.millionths)). Är det samma anställning?",
                        risk: pay))
            }
            seen.append((employment, terms))
        }
        return findings
    }

    func findings() -> [Finding] {
        found + missing() + order.flatMap { shared($0, accounts[$0] ?? []) }
    }

    private func missing() -> [Finding] {
        guard let share = control.limits[AccountControls.usual], count > without.count,
            Int64(count - without.count) * Percent.whole.millionths >= share * Int64(count)
        else { return [] }
        return without.map { subject, net in
            subject.look(.missingAccount, "Konto saknas: \(net.swedish) kr kan inte skickas.", risk: net)
        }
    }

    private func shared(_ account: PaymentAccount, _ paid: [Paid]) -> [Finding] {
        guard paid.count > 1, let first = paid.first else { return [] }
        var findings: [Finding] = []
        if control.limits[AccountControls.shared] != nil {
            let places = paid.map(place).joined(separator: ", ")
            findings.append(
                Finding(
                    .sharedAccount, .look, at: control.place(first.row), person: "\(first.person.id)",
                    "Kontot \(account) har \(paid.count) personer: \(places)."
                ).risking(paid.dropFirst().reduce(.zero) { $0.adding($1.net) }))
        }
        guard control.limits[AccountControls.twice] != nil else { return findings }
        var nets: Set<Amount> = []
        for one in paid where !nets.insert(one.net).inserted {
            findings.append(
                Finding(
                    .doublePay, .look, at: control.place(one.row), person: "\(one.person.id)",
                    "Nettolönen \(one.net.swedish) kr går två gånger till kontot \(account)."
                ).risking(one.net))
        }
        return findings
    }

    /// Where somebody's account stands: a row, for names are not handed on to those who look at somebody else.
    private func place(_ paid: Paid) -> String {
        if let row = paid.row, control.facts.line(of: row) > 0 { return control.facts.place(of: row) }
        return "anställning \(paid.person.employments.first?.id ?? "")"
    }
}
