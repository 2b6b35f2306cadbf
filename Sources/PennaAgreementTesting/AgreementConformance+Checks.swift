//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaFormat
internal import PennaModel

extension AgreementConformance {
    func answers() throws(PayrollError) -> [String] {
        var failures: [String] = []
        if agreements.names.isEmpty { failures.append("it has no name") }
        for name in agreements.names where !agreements.covers(name) { failures.append("\(name) is not covered") }
        if agreements.covers("") || agreements.covers("ett avtal som inte finns") {
            failures.append("a name that is nobody's is covered")
        }
        return failures
    }

    func declarations() throws(PayrollError) -> [String] {
        _ = try PayItemRegister(agreement: agreements.payItems, own: [])
        try AgreementMember.check(agreements.members)
        var failures: [String] = []
        for item in agreements.payItems where !(100...999).contains(item.id.number) {
            failures.append("item \(item.key) has number \(item.id.number), outside 100–999")
        }
        let own = Set(agreements.rules.flatMap(\.formulas).map(\.id))
        if own.count != agreements.rules.flatMap(\.formulas).count { failures.append("two formulas share a number") }
        for figure in agreements.rules.flatMap(\.figures) {
            for row in figure.rows where row.source.references.isEmpty {
                failures.append("\(figure.key) from \(row.from) has no source")
            }
        }
        return failures
    }

    func everybody() throws(PayrollError) -> [String] {
        let batch = try batch()
        let result = try batch.calculate()
        var failures = result.failures.map { "person \($0.person + 1) failed: \($0.error.message)" }
        let paid = Set(result.payslips.map(\.person)).union(result.failures.map(\.person))
        for index in people.indices where !paid.contains(index) { failures.append("person \(index + 1) is idle") }
        for payslip in result.payslips {
            if try !payslip.totals.balances() { failures.append("person \(payslip.person + 1) does not balance") }
        }
        return failures
    }

    func proofs() throws(PayrollError) -> [String] {
        let result = try batch().calculate()
        var failures = result.arena.lines.filter { !proof.proves($0, in: result.arena) }.map { line in
            "formula \(line.formula.number) does not give \(line.amount) for item \(line.item.number)"
        }
        if result.arena.lines.isEmpty { failures.append("there is no line") }
        return failures
    }

    func parts() throws(PayrollError) -> [String] {
        let batch = try batch()
        let whole = try batch.calculate()
        var failures: [String] = []
        for count in [2, 3, people.count] {
            // The last first: no part may lean on what another did before.
            var parts: [BatchPart] = []
            for part in batch.parts(count).reversed() { parts.insert(batch.calculate(part), at: 0) }
            let joined = try batch.join(parts)
            if joined.arena != whole.arena || joined.payslips != whole.payslips || joined.carries != whole.carries {
                failures.append("\(count) parts give another result than one")
            }
        }
        return failures
    }

    func splitting() throws(PayrollError) -> [String] {
        var split: [Person] = []
        for person in people {
            var employments: [Employment] = []
            for employment in person.employments { employments.append(try employment.withSplitAbsence()) }
            split.append(person.with(employments: employments))
        }
        if split == people { return ["nobody is absent for more than a day, so that nothing was tried"] }
        let (whole, parts) = (try batch().calculate(), try batch(split).calculate())
        var failures: [String] = []
        for index in people.indices where try whole.sums(of: index) != parts.sums(of: index) {
            failures.append("person \(index + 1) is paid otherwise when an absence is registered day by day")
        }
        return failures
    }

    func carrying() throws(PayrollError) -> [String] {
        let left = try batch().calculate().carries
        let read = CarryFile.read(CarryFile.bytes(people, left))
        var again: [Carry] = []
        for person in people { again.append(read.records.first { $0.person == person.id }?.carry ?? .empty) }
        var failures = read.problems.map { "it is written and cannot be read: \($0.message)" }
        for index in people.indices where again[index] != left[index] {
            failures.append("person \(index + 1) carries something else when it is read again")
        }
        let next = employer.payCalendar.payDate(in: payDate.month.next)
        guard failures.isEmpty, next.incomeYear == payDate.incomeYear else { return failures }
        let (first, second) = (try batch(on: next, carries: left), try batch(on: next, carries: again))
        if try first.calculate().arena != second.calculate().arena { failures.append("the next month differs") }
        return failures
    }

    func ownTerms() throws(PayrollError) -> [String] {
        let unknown = "finns-inte-i-avtalet"
        var failures: [String] = []
        for (index, person) in people.enumerated() {
            for employment in person.employments {
                guard let terms = employment.terms.last?.value else { continue }
                let strange = try Terms(
                    pay: terms.pay, degree: terms.degree, fullTimeWeek: terms.fullTimeWeek,
                    weeklyHours: terms.weeklyHours, agreement: terms.agreement, costAccount: terms.costAccount,
                    workYearDays: terms.workYearDays, isVocational: terms.isVocational,
                    own: terms.own + [OwnEntry(unknown, .text("?"))])
                do throws(PayrollError) {
                    try agreements.check(strange)
                    failures.append("person \(index + 1): \(terms.agreement) took \(unknown)")
                } catch {
                    if error.code != .unknownName { failures.append("\(error.code) was thrown, not unknownName") }
                }
            }
        }
        return failures
    }

    func book() throws(PayrollError) -> [String] {
        let text = try RuleBookPages(of: agreements, on: payDate.day).markdown()
        return agreements.rules.filter { !text.contains($0.name) }.map { "\($0.name) is not in the book" }
    }
}

extension Employment {
    /// The same employment with every absence of whole days in a row for each day.
    fileprivate func withSplitAbsence() throws(PayrollError) -> Employment {
        var rows: [Registration] = []
        for registration in registrations {
            guard case .absence(_, .whole) = registration.kind, registration.days.count > 1 else {
                rows.append(registration)
                continue
            }
            for day in registration.days {
                rows.append(
                    Registration(
                        registration.kind, days: DayRange(day), recorded: registration.recorded, row: registration.row,
                        childBorn: registration.childBorn))
            }
        }
        return with(registrations: rows)
    }
}

extension BatchResult {
    /// What a person is paid of each item.
    fileprivate func sums(of person: Int) throws(PayrollError) -> [PayItemID: Amount] {
        var sums: [PayItemID: Amount] = [:]
        for payslip in payslips where payslip.person == person {
            for line in arena.lines[payslip.lines] { sums[line.item] = try (sums[line.item] ?? .zero) + line.amount }
        }
        return sums.filter { $0.value != .zero }
    }
}
