//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
package import PennaLaw
internal import PennaModel

extension RunFiling {
    /// What holds on the pay date.
    var known: KnownFacts { KnownFacts(day: report.payDate.day, knownAt: report.knownAt) }

    /// What is paid to each person: the parts that go to accounts of their own, and the rest to the account that holds on
    /// the pay date.
    package var payments: [SalaryPayment] {
        report.result.payslips.flatMap { payslip in
            let person = report.facts.people[payslip.person]
            var left = payslip.totals.net
            var parts: [SalaryPayment] = []
            func pay(_ amount: Amount, of wanted: Amount, to account: PaymentAccount?, _ part: Int) {
                parts.append(
                    SalaryPayment(
                        person: "\(person.id)", name: person.name, account: account, amount: amount, wanted: wanted,
                        part: part))
            }
            for (place, part) in payParts(of: person).enumerated() {
                let wanted = part.share.amount(of: payslip.totals.net)
                let amount = max(.zero, min(wanted, left))
                guard wanted > .zero, let rest = try? left - amount else { continue }
                left = rest
                pay(amount, of: wanted, to: part.account, place + 2)
            }
            pay(left, of: left, to: account(of: person), 1)
            return parts
        }
    }

    /// The parts that hold, one of each name, in the order in which they were given.
    private func payParts(of person: Person) -> [PayPart] {
        let facts = person.details.payParts
        if facts.isEmpty { return [] }
        var names: [String] = []
        for fact in facts where !names.contains(fact.value.name) { names.append(fact.value.name) }
        return names.compactMap { name in known.value(in: facts) { $0.name == name } }
    }

    /// What stands in individuppgifter beside their values: the workplace, and who it is for those without Swedish number
    /// or taxed by SINK.
    ///
    /// Who works at several places has none of their addresses, and who has protected identity neither.
    package var agiTexts: [AGIPayee: [AGIValue]] {
        var texts: [AGIPayee: [AGIValue]] = [:]
        for payslip in report.result.payslips {
            let person = report.facts.people[payslip.person]
            let values = workplace(of: person, payslip) + identity(of: person)
            guard !values.isEmpty else { continue }
            for number in [person.id] + person.formerIDs { texts[.person(number)] = values }
        }
        return texts
    }

    private func workplace(of person: Person, _ payslip: Payslip) -> [AGIValue] {
        let paid = Set(report.result.arena.lines[payslip.lines].map { Int($0.employment) })
        let places = person.employments.indices.filter(paid.contains).compactMap { place in
            known.value(in: person.employments[place].details.workplaces) { _ in true }
        }
        guard let first = places.first else { return [] }
        var values: [AGIValue] = []
        // Five digits, as SCB writes the number.
        if let number = first.number {
            values.append(AGIValue(field: 60, .text(AccountDigits.padded(Int64(number), to: 5))))
        }
        let isProtected = person.details.protection(on: report.payDate.day, knownAt: report.knownAt) != nil
        guard !isProtected, !first.street.isEmpty,
            places.allSatisfy({ $0.street == first.street && $0.city == first.city })
        else { return values }
        return values + [AGIValue(field: 245, .text(first.street)), AGIValue(field: 246, .text(first.city))]
    }

    private func identity(of person: Person) -> [AGIValue] {
        guard let identity = known.value(in: person.details.foreignIdentities, where: { _ in true }) else { return [] }
        let name = known.value(in: person.details.names) { _ in true }
        let address = known.value(in: person.details.addresses) { _ in true }
        let citizenship = known.value(in: person.details.citizenships) { _ in true }
        let texts: [(Int, String?)] = [
            (216, name?.first), (217, name?.last), (218, address?.street), (219, address?.postcode),
            (220, address?.city),
            (221, address?.country.letters), (76, identity.taxCountry?.letters), (252, identity.taxNumber),
            (77, identity.birthPlace), (78, identity.birthCountry?.letters), (81, citizenship?.country.letters),
        ]
        return texts.compactMap { field, text in
            guard let text, !text.isEmpty else { return nil }
            return AGIValue(field: field, .text(text))
        }
    }
}

extension PayPart.Share {
    /// How much of a net pay it is; a share that does not fit in an amount is more than the net, which is all there is.
    fileprivate func amount(of net: Amount) -> Amount {
        switch self {
        case .amount(let amount): amount
        case .percent(let percent): (try? (Exact(net) * percent).rounded(.halfAwayFromZero)) ?? net
        }
    }
}
