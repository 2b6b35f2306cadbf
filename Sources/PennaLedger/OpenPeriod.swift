//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaLaw
public import PennaModel
public import PennaStore

/// The registrations that a folder should have when a run is made: those that the run pays for the first time.
///
/// They are the registrations of the month whose deviations an ordinary run pays, and those of earlier days that were
/// recorded after the last locked run. Days that an older registration until further notice or a line of every month
/// has in the month are not among them: a month's file need not repeat these.
public struct OpenPeriod: Sendable {
    /// The month of the deviations; `nil` for a run that pays none for the first time.
    let month: DayRange?

    /// The last day of it.
    let through: Day

    /// The last fact that a locked run knew.
    let seen: FactNumber

    /// Whether the folder has all of them, so that what it has not is withdrawn.
    let isComplete: Bool

    /// The days of a known registration that belong to the period; `nil` for none.
    func days(of fact: KnownFact) -> FactDays? {
        guard fact.from <= through else { return nil }
        if fact.fact.number > seen { return (fact.from, fact.through) }
        guard let month else { return nil }
        let isOfEveryMonth = fact.fact.record.content?.holds(Touch.recurring) ?? false
        if fact.from < month.first, fact.through == nil || isOfEveryMonth { return nil }
        let (from, end) = (max(fact.from, month.first), min(fact.through ?? month.last, month.last))
        return from <= end ? (from, end) : nil
    }
}

extension RunKey {
    /// Why a ledger does not calculate a month that is paid in the month before it, and what to do.
    package static func otherMonth(_ payDate: Day, _ month: Month) -> String {
        "Den ordinarie lönen för \(month) betalas \(payDate), i månaden före, och ett lager räknar bara månader som betalas i sin egen månad. Ange en annan dag med --pay-date, eller en senare payDay i employer.json."
    }
}

extension PayrollLedger {
    /// The registrations that a run pays for the first time.
    ///
    /// - Parameter isComplete: whether what is recorded has all of them.
    /// - Throws: `calculation` for a pay date before 1900; `store`.
    public func openPeriod(of key: RunKey, _ employer: Employer, isComplete: Bool = false) throws(LedgerError)
        -> OpenPeriod
    {
        try checkCalendar(key)
        let locked = try stored { () throws(StoreError) in try store.runs(of: self.employer) }.filter {
            $0.state == .locked
        }
        let month = employer.payCalendar.deviationMonth(of: key.payDate.month).days
        return OpenPeriod(
            month: key.kind == .ordinary ? month : nil, through: month.last, seen: locked.last?.factsThrough ?? 0,
            isComplete: isComplete)
    }

    /// Refuses a run before facts can apply: the months before it may not be in the calendar.
    func checkCalendar(_ key: RunKey) throws(LedgerError) {
        guard key.payDate < FactEntry.always else { return }
        throw LedgerError(years.withoutTables(of: PayDate(key.payDate).incomeYear))
    }
}
