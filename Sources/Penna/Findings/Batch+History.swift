//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaModel

extension Batch {
    /// Where what the people were paid for earlier months differs from what is known now, as far as the carries tell.
    ///
    /// For facts without the history that a store has: there the differences are paid.
    ///
    /// - Complexity: O(employments), and more only for those whose facts change in the months that are compared.
    public func historyFindings(_ result: BatchResult) -> [Finding] {
        var history = FixedPayHistory(run, facts.carries)
        var findings: [Finding] = []
        let failed = Set(result.failures.map(\.person))
        for (index, person) in facts.people.enumerated() where !failed.contains(index) {
            findings += history.findings(person, facts.carries[index])
            findings += run.goneFindings(person, facts.carries[index])
        }
        guard history.unknown > 0 else { return findings }
        let count = history.unknown == 1 ? "en anställning" : "\(history.unknown) anställningar"
        findings.append(
            Finding(
                .unknownHistory, .look, at: Finding.Place("carry.ndjson"),
                "Det som förra månaden lämnade säger inte vilken fast lön som är betald för \(count). Har tidigare månader fått nya uppgifter syns det inte nu; från nästa månad jämförs de."
            ))
        return findings
    }

    /// What each person carries on, with what was paid in fixed pay and what goes on: what the next month is compared
    /// with where there is no store.
    ///
    /// - Complexity: O(employments + registrations).
    public func notedCarries(_ result: BatchResult) -> [Carry] {
        var history = FixedPayHistory(run, [])
        var carries = result.carries
        let failed = Set(result.failures.map(\.person))
        for (index, person) in facts.people.enumerated() where !failed.contains(index) {
            for position in person.employments.indices { history.note(person, position, in: &carries[index]) }
        }
        return carries
    }
}

extension FixedPayHistory {
    /// Notes what an employment was paid in fixed pay, and what is registered on it that goes on.
    fileprivate mutating func note(_ person: Person, _ position: Int, in carry: inout Carry) {
        let employment = person.employments[position]
        let isNoted = carry.employments.contains { $0.employment == employment.id && $0.fixedPay.start != nil }
        guard
            isNoted || employment.days(in: run.fixedMonth.days) != nil
                || employment.days(in: run.deviationMonth.days) != nil,
            // The month has been calculated, so it can be calculated again.
            let amount = try? amount(person, position, in: run.fixedMonth.month)
        else { return }
        carry.employments.change(carry.place(of: employment.id)) { state in
            state.fixedPay.note(amount, in: run.fixedMonth.month, start: employment.start)
            state.registered = run.goingOn(employment)
        }
    }
}

extension PayrollRun {
    /// What is registered through the end of the month of deviations or longer.
    fileprivate func goingOn(_ employment: Employment) -> [OpenRegistration] {
        let last = deviationMonth.days.last
        var open: [OpenRegistration] = []
        for registration in employment.registrations
        where registration.days.first <= last && registration.days.last >= last && registration.recorded <= knownAt {
            switch registration.kind {
            case .payLine, .benefit: continue
            default: break
            }
            let entry = OpenRegistration(
                kind: registration.kind.word, from: registration.days.first, through: registration.days.last)
            if !open.contains(entry) { open.append(entry) }
        }
        return open
    }

    /// What went on beyond the days that are settled, and no row says now: without it those days count as worked.
    fileprivate func goneFindings(_ person: Person, _ carry: Carry) -> [Finding] {
        var findings: [Finding] = []
        for employment in person.employments {
            guard let state = carry.employments.first(where: { $0.employment == employment.id }),
                let days = employment.days(in: deviationMonth.days)
            else { continue }
            for known in state.registered {
                guard let through = known.through, through >= days.first, known.from <= days.last,
                    !employment.registrations.contains(where: { goesOn($0, known, days) })
                else { continue }
                let last = min(through, days.last)
                findings.append(
                    Finding(
                        .missingInFolder, .look, at: Finding.Place("carry.ndjson"), person: "\(person.id)",
                        employment: employment.id,
                        "\(known.kind) från \(known.from) gick vidare till \(last) när förra månaden räknades, men finns inte i mappen nu. Dagarna från \(max(known.from, days.first)) räknas utan den.",
                        waysOut: ["Lägg tillbaka raden om den gäller.", "Inget behöver göras om den har tagit slut."]))
            }
        }
        return findings
    }

    /// Whether a row is what was known, as it is now, or says the same of some of the days.
    private func goesOn(_ registration: Registration, _ known: OpenRegistration, _ days: DayRange) -> Bool {
        guard registration.kind.word == known.kind, registration.recorded <= knownAt else { return false }
        return registration.days.first == known.from
            || registration.days.first <= days.last && registration.days.last >= days.first
    }
}
