//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaModel

/// A registration that a run did not use, said so that nothing is dropped silently.
package struct Notice: Hashable, Sendable {
    /// Why a registration was not used.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// It lies before the months of the pay date; it is history, or a correction of a paid month.
        case beforeThePeriod
        /// It begins before the month of deviations, and no earlier run is known to have calculated that part.
        case partlyBefore
        /// It lies after the month of deviations and is paid later.
        case afterThePeriod
        /// It was recorded after the moment the run knows of.
        case notYetRecorded
        /// A line that comes every month, of an employment that the month does not have.
        case notEmployed
        /// Hours worked of somebody with monthly pay: they change nothing.
        case hoursOfMonthlyPaid
        /// It says where it is posted, but is paid in lines that hold more than it alone.
        case allocationNotUsed
    }

    /// The index of the person in the batch.
    package let person: Int

    /// Anställningsnummer.
    package let employment: String

    /// Why.
    package let reason: Reason

    /// The days that are not used.
    package let days: DayRange

    /// The input row, if any.
    package let row: SourceRow?

    /// The kind of finding it becomes.
    package var code: FindingCode { FindingCode(rawValue: reason.rawValue) ?? .unusedContent }

    /// What to tell payroll people, in Swedish.
    package var message: String {
        switch reason {
        case .beforeThePeriod:
            "Registreringen \(days) ligger före avvikelseperioden och betalas inte nu. Är den ny ska den rättas som en tidigare månad."
        case .partlyBefore:
            "Registreringen börjar före avvikelseperioden: \(days) räknas inte nu, och det är inte känt att de har räknats på en tidigare lön."
        case .afterThePeriod: "Registreringen \(days) ligger efter avvikelseperioden och betalas på en senare lön."
        case .notYetRecorded: "Registreringen \(days) kom in efter körningens tidpunkt och är inte med."
        case .notEmployed: "Den återkommande löneraden \(days) tas inte med: anställningen gäller inte den månaden."
        case .allocationNotUsed:
            "Registreringen \(days) har konto eller kostnadsställe, men betalas på rader som också gäller annat. Konteringen används inte."
        case .hoursOfMonthlyPaid: "Arbetad tid \(days) påverkar inte lönen för den som har månadslön."
        }
    }
}

extension Batch {
    /// All registrations that the run does not use, in input order.
    ///
    /// - Complexity: O(registrations).
    package func notices() -> [Notice] {
        var notices: [Notice] = []
        for (index, person) in facts.people.enumerated() {
            for employment in person.employments {
                for registration in employment.registrations {
                    var reason = run.reason(notToUse: registration, of: employment)
                    var days = registration.days
                    if reason == nil,
                        let part = run.unknownPart(of: registration, employment, facts.carries[index])
                    {
                        (reason, days) = (.partlyBefore, part)
                    }
                    guard let reason else { continue }
                    notices.append(
                        Notice(
                            person: index, employment: employment.id, reason: reason, days: days,
                            row: registration.row))
                }
            }
        }
        return notices
    }
}

extension PayrollRun {
    fileprivate func reason(notToUse registration: Registration, of employment: Employment) -> Notice.Reason? {
        if registration.recorded > knownAt { return .notYetRecorded }
        var window = deviationMonth.days
        if case .payLine(let order) = registration.kind {
            if order.isRecurring {
                window = fixedMonth.days
                if employment.days(in: window) == nil { return .notEmployed }
            }
            if !order.isRecurring, registration.days.first < window.first { return .beforeThePeriod }
        }
        // A journey is paid with the month it ends in.
        if case .benefit = registration.kind {
            if registration.days.last < window.first { return .beforeThePeriod }
            return registration.days.last > window.last ? .afterThePeriod : nil
        }
        // The night after the last day before the month is the month's; what of it is not is told as a part.
        let isNightBefore = registration.days.last + 1 == window.first && registration.goesPastMidnight
        if registration.days.last < window.first, !isNightBefore { return .beforeThePeriod }
        if registration.days.first > window.last { return .afterThePeriod }
        if case .hours(PayItems.timlon.id, _) = registration.kind,
            let terms = employment.terms.fact(on: registration.days.first, knownAt: knownAt),
            employment.terms[terms].value.isMonthly
        {
            return .hoursOfMonthlyPaid
        }
        return registration.allocation == nil || hasLinesOfItsOwn(registration, employment) ? nil : .allocationNotUsed
    }

    /// Whether what a registration pays stands on lines that can be posted by themselves.
    private func hasLinesOfItsOwn(_ registration: Registration, _ employment: Employment) -> Bool {
        switch registration.kind {
        case .payLine, .benefit: true
        case .hours(let item, _):
            item == PayItems.timlon.id || items[item]?.unitPrice != nil
                || employment.terms.fact(on: registration.days.first, knownAt: knownAt).map {
                    agreements.prices(item, under: employment.terms[$0].value)
                } ?? false
        default: false
        }
    }

    /// The days of a registration before the month of deviations, unless an earlier run is known to have calculated them.
    fileprivate func unknownPart(of registration: Registration, _ employment: Employment, _ carry: Carry) -> DayRange? {
        let first = deviationMonth.days.first
        guard registration.days.first < first,
            let part = try? DayRange(from: registration.days.first, through: first - 1),
            let days = employment.days(in: part)
        else { return nil }
        switch registration.kind {
        // A line that comes every month has none of its own, and a journey is paid with the month it ends in.
        case .payLine, .benefit: return nil
        default: break
        }
        guard let state = carry.employments.first(where: { $0.employment == employment.id }) else { return days }
        // Days after the last settled one are told as months that no run has settled.
        guard let settled = state.settledThrough, settled >= days.first else { return nil }
        let (kind, begun) = (registration.kind.word, registration.days.first)
        let isKnown = state.registered.contains { $0.kind == kind && $0.from == begun }
        if isKnown || state.holiday.absences.contains(where: { $0.days.holds(days) }) {
            return nil
        }
        if case .absence(.sjuk, _) = registration.kind, let begun = state.sickness.firstDay,
            let last = state.sickness.lastDay, begun <= days.first, last >= days.last
        {
            return nil
        }
        return days
    }
}

extension Registration {
    /// Whether its last time by the clock goes on into the day after.
    fileprivate var goesPastMidnight: Bool {
        switch kind {
        case .extraWork(let shift, _): shift.span.end > 1440
        case .changedShift(let shifts), .displacedShift(let shifts, _): shifts.contains { $0.span.end > 1440 }
        case .standby(_, let span): span.map { $0.end > 1440 } ?? false
        default: false
        }
    }
}

extension DayRange {
    /// Whether all of some days are among these.
    fileprivate func holds(_ days: DayRange) -> Bool { first <= days.first && days.last <= last }
}
