//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
public import PennaModel

/// What a step gave for one person.
public enum StepOutcome: Hashable, Sendable {
    /// A payslip.
    case payslip(Payslip)
    /// An error that names the employment, where it concerns one.
    case failure(PersonFailure)
    /// Nothing to be paid or calculated.
    case idle
}

extension PayrollRun {
    /// The pure step: a person's facts and carry become a payslip and a carry.
    ///
    /// - Parameters:
    ///   - person: whose month it is.
    ///   - index: the person's place in the batch, for the result.
    ///   - carry: what the month before left; changed only when the person could be calculated.
    ///   - arena: takes the lines of the payslip; on failure it is left as it was.
    public func step(_ person: Person, index: Int, carry: inout Carry, into arena: inout LineArena)
        -> StepOutcome
    {
        var workspace = workspace()
        return step(person, index: index, in: &workspace, carry: &carry, into: &arena)
    }

    /// The same step in a workspace that is kept for the next person; the payslip is the same.
    public func step(
        _ person: Person, index: Int, in workspace: inout Workspace, carry: inout Carry,
        into arena: inout LineArena
    ) -> StepOutcome {
        var next = carry
        let outcome = calculate(person, index: index, in: &workspace, carry: &next, into: &arena)
        if case .failure = outcome { return outcome }
        carry = next
        return outcome
    }

    /// The step for a caller who keeps what the month before left: after a failure the carry has no meaning.
    ///
    /// - Parameter earlier: what earlier runs of the calendar month paid and took.
    func calculate(
        _ person: Person, index: Int, in workspace: inout Workspace, carry: inout Carry,
        earlier: MonthAccount = MonthAccount(), into arena: inout LineArena
    ) -> StepOutcome {
        let firstLine = arena.lines.count
        let firstOccasion = arena.occasions.count
        var employment: Int?
        var past: Past<Rules>?
        do throws(PayrollError) {
            try earn(person, in: &workspace, carry: &carry, employment: &employment, to: &arena)
            if arena.lines.count == firstLine, carry.receivable == .zero, try !isRestDue(person, carry) { return .idle }
            return .payslip(
                try close(
                    person, index: index, firstLine: firstLine, earlier, past: &past, carry: &carry, arena: &arena)
            )
        } catch {
            arena.cut(toLines: firstLine, occasions: firstOccasion)
            let id = employment.map { person.employments[$0].id }
            return .failure(PersonFailure(person: index, employment: id, error: error))
        }
    }

    /// What the months give before tax: the lines of all employments and of benefits.
    ///
    /// - Parameter employment: the position of the employment at hand, so that an error can name it.
    func earn(
        _ person: Person, in workspace: inout Workspace, carry: inout Carry, employment: inout Int?,
        to arena: inout LineArena
    ) throws(PayrollError) {
        // What follows the person is counted from where all employments stood, in whatever order they come.
        let before = person.isAlone(before: carry.employments) ? [] : carry.employments
        for position in person.employments.indices {
            employment = position
            workspace.question.turn(to: person, position, before: before)
            try addEmployment(person, position, in: &workspace, carry: &carry, to: &arena)
        }
        employment = nil
        try addCar(person, LineOrigin(payslip: fixedMonth.days), to: &arena)
    }

    private func addEmployment(
        _ person: Person, _ position: Int, in workspace: inout Workspace, carry: inout Carry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let employment = workspace.question.employment
        try check(employment, position)
        let worksInMonth = employment.days(in: deviationMonth.days) != nil
        if !worksInMonth { try checkNothingRegistered(on: employment) }
        guard worksInMonth || employment.days(in: fixedMonth.days) != nil else { return }
        try agreements.check(employment, in: fixedMonth.days, knownAt: knownAt, &workspace.covered)
        if fixedMonth != deviationMonth {
            try agreements.check(employment, in: deviationMonth.days, knownAt: knownAt, &workspace.covered)
        }
        try agreements.addFixedPay(workspace.question, fixedRules, in: &workspace.agreement, to: &arena)
        try RegisteredLines.add(workspace.question, month: fixedMonth, recurring: true, agreements, to: &arena)
        guard worksInMonth else { return }
        let place = carry.place(of: employment.id)
        try carry.employments.change(place) { state throws(PayrollError) in
            try addDeviations(in: &workspace, carry: &state, to: &arena)
        }
        try RegisteredLines.add(workspace.question, month: deviationMonth, recurring: false, agreements, to: &arena)
        beginYear(person, &carry.year, first: firstDay)
        try BenefitLines.add(workspace.question, month: deviationMonth, years, year: &carry.year, to: &arena)
    }

    /// The month's deviations of the employment at hand, once.
    private func addDeviations(
        in workspace: inout Workspace, carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        if let settled = carry.settledThrough, settled >= deviationMonth.days.first {
            throw PayrollError(
                .overlap,
                "Avvikelserna i \(deviationMonth.month) är redan avräknade för anställning \(carry.employment) (till \(settled)). Kör med läget från månaden före.",
                day: settled)
        }
        try agreements.addDeviations(
            workspace.question, deviationRules, in: &workspace.agreement, carry: &carry, to: &arena)
        carry.settledThrough = deviationMonth.days.last
    }

    /// What the agreement is asked about an employment.
    ///
    /// - Parameter before: what the month before left, for rules that follow the person.
    func question(_ person: Person, _ position: Int, before: ShortList<EmploymentCarry> = []) -> EmploymentMonth {
        EmploymentMonth(
            employment: person.employments[position], index: UInt16(position), birthYear: person.birthYear,
            sickProtections: person.decisions.sickProtections, besides: person.besides(position, before: before),
            schedules: employer.schedules, plans: plans, items: items, knownAt: knownAt)
    }

    /// What a program may have built that no file can hold.
    private func check(_ employment: Employment, _ position: Int) throws(PayrollError) {
        if let end = employment.end, end < employment.start {
            throw PayrollError(
                .invalidValue,
                "Anställning \(employment.id) slutar \(end), före sin början \(employment.start). Rätta datumen.",
                day: end)
        }
        guard position < Int(PayLine.none), employment.terms.count < Int(PayLine.none),
            employment.allocations.count < Int(PayLine.none)
        else {
            throw .overflow("Antalet anställningar, villkor eller konteringar")
        }
    }

    /// An employment that was not there in the month cannot have deviations in it.
    private func checkNothingRegistered(on employment: Employment) throws(PayrollError) {
        for registration in employment.registrations where registration.recorded <= knownAt {
            guard registration.days.overlaps(deviationMonth.days) else { continue }
            // A line that comes back every month simply stops with the employment.
            if case .payLine(let order) = registration.kind, order.isRecurring { continue }
            let end = employment.end.map { "\($0)" } ?? "tills vidare"
            throw PayrollError(
                .outsideEmployment,
                "Registreringen \(registration.days) ligger utanför anställning \(employment.id) (\(employment.start)–\(end)). Rätta datumet eller anställningens tid.",
                day: registration.days.first, row: registration.row)
        }
    }
}
