//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is the same for all whom the controls look at in a run.
package struct ControlRun: Sendable {
    /// The facts of the run.
    let facts: EmployerFacts
    /// The day of payment.
    let payDay: Day
    /// The month whose fixed pay is paid.
    let fixedDays: DayRange
    /// The month whose deviations are paid.
    let deviationDays: DayRange
    /// The pay items.
    let items: PayItemRegister
    /// What was recorded later is not known.
    let knownAt: Instant
    /// The limits.
    let limits: ControlLimits
    /// The schedules laid out over the month of deviations.
    let plans: PlanBook
    /// The holidays of the month of deviations and of the days around it; `nil` for years that nobody knows.
    let holidays: HolidayCalendar?

    init<Rules: Agreement>(_ run: PayrollRun<Rules>, _ facts: EmployerFacts) {
        self.facts = facts
        payDay = run.payDate.day
        fixedDays = run.fixedMonth.days
        deviationDays = run.deviationMonth.days
        items = run.items
        knownAt = run.knownAt
        limits = ControlLimits(run.employer, on: run.payDate.day, knownAt: run.knownAt)
        plans = run.plans
        let days = try? DayRange(from: run.deviationMonth.days.first - 7, through: run.deviationMonth.days.last + 7)
        holidays = days.flatMap { try? HolidayCalendar(covering: $0) }
    }

    /// Where a row of the input is.
    func place(_ row: SourceRow?) -> Finding.Place {
        row.map { Finding.Place(facts.file(of: $0), line: facts.line(of: $0)) } ?? .none
    }

    /// The shifts of an employment in the month of deviations; `nil` where they cannot be laid out.
    func shifts(of employment: Employment) -> ScheduledMonth? {
        guard let holidays else { return nil }
        return try? ScheduledMonth(
            month: deviationDays.first.month, employment: employment, schedules: facts.employer.schedules,
            plans: plans, holidays: holidays, knownAt: knownAt,
            changed: employment.known(in: deviationDays, .otherShifts, knownAt))
    }

    /// The name of a pay item.
    func name(_ item: PayItemID) -> String { items[item]?.name ?? "löneart \(item.number)" }
}

/// Somebody whom the controls look at: what is known, what is paid, and what was paid before.
package struct ControlledPerson: Sendable {
    /// The person.
    let person: Person
    /// The sums; nothing when there is nothing to be paid.
    let totals: PayslipTotals
    /// Whether there is a payslip.
    let isPaid: Bool
    /// Its lines.
    let lines: ArraySlice<PayLine>
    /// What the month before left.
    let before: Carry
    /// What the month leaves.
    let after: Carry

    /// A finding about the person.
    func look(
        _ code: FindingCode, employment: String = "", at place: Finding.Place = .none, _ message: String,
        risk: Amount = .zero
    ) -> Finding {
        Finding(code, .look, at: place, person: "\(person.id)", employment: employment, message).risking(risk)
    }

    /// The sum of the lines of an item.
    func sum(_ item: PayItemID) -> Amount {
        lines.reduce(Amount.zero) { sum, line in line.item == item ? sum.adding(line.amount) : sum }
    }
}

extension Amount {
    /// The sum, or the most there is where it does not fit: controls weigh, they do not pay.
    func adding(_ other: Amount) -> Amount {
        let (sum, overflow) = ore.addingReportingOverflow(other.ore)
        return overflow ? Amount(ore: other.ore < 0 ? .min + 1 : .max) : Amount(ore: sum)
    }

    /// The difference, or the most there is.
    func subtracting(_ other: Amount) -> Amount { adding(Amount(ore: other.ore == .min ? .max : -other.ore)) }

    /// The amount without its sign.
    var size: Amount { Amount(ore: ore == .min ? .max : abs(ore)) }
}

extension Employment {
    /// The registrations that are known and lie in some days.
    func known(in days: DayRange, _ kinds: RegisteredKinds, _ knownAt: Instant) -> [Registration] {
        guard self.kinds.hasAny(kinds) else { return [] }
        return registrations.of(kinds).filter { $0.recorded <= knownAt && $0.days.overlaps(days) }
    }

    /// The terms on a day, or on the last day where that is earlier.
    func terms(on day: Day, _ knownAt: Instant) -> Fact<Terms>? {
        terms.fact(on: end.map { min($0, day) } ?? day, knownAt: knownAt).map { terms[$0] }
    }
}
