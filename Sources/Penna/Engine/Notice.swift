//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaModel

/// A registration that a run did not use, said so that nothing is dropped silently.
public struct Notice: Hashable, Sendable {
    /// Why a registration was not used.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// It lies before the months of the pay date; it is history, or a correction of a paid month.
        case beforeThePeriod
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
    public let person: Int

    /// Anställningsnummer.
    public let employment: String

    /// Why.
    public let reason: Reason

    /// The days registered.
    public let days: DayRange

    /// The input row, if any.
    public let row: SourceRow?

    /// The kind of finding it becomes.
    public var code: FindingCode { FindingCode(rawValue: reason.rawValue) ?? .unusedContent }

    /// What to tell payroll people, in Swedish.
    public var message: String {
        switch reason {
        case .beforeThePeriod:
            "Registreringen \(days) ligger före avvikelseperioden och betalas inte nu. Är den ny ska den rättas som en tidigare månad."
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
    public func notices() -> [Notice] {
        var notices: [Notice] = []
        for (index, person) in facts.people.enumerated() {
            for employment in person.employments {
                for registration in employment.registrations {
                    guard let reason = run.reason(notToUse: registration, of: employment) else { continue }
                    notices.append(
                        Notice(
                            person: index, employment: employment.id, reason: reason, days: registration.days,
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
        if registration.days.last < window.first { return .beforeThePeriod }
        if registration.days.first > window.last { return .afterThePeriod }
        if case .hours(PayItems.timlon.id, _) = registration.kind,
            let terms = employment.terms.fact(on: registration.days.first, knownAt: knownAt),
            employment.terms[terms].value.isMonthly
        {
            return .hoursOfMonthlyPaid
        }
        return registration.allocation == nil || hasLinesOfItsOwn(registration) ? nil : .allocationNotUsed
    }

    /// Whether what a registration pays stands on lines that can be posted by themselves.
    private func hasLinesOfItsOwn(_ registration: Registration) -> Bool {
        switch registration.kind {
        case .payLine, .benefit: true
        case .hours(let item, _): item == PayItems.timlon.id || items[item]?.unitPrice != nil
        default: false
        }
    }
}
