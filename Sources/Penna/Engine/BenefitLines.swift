//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// The pay items that a benefit or a reimbursement becomes: its taxed line, its tax-free one, and what is paid for it.
struct BenefitItems {
    let taxed: PayItem
    var taxFree: PayItem?
    var payment: PayItem?

    static let meals = BenefitItems(taxed: PayItems.kostforman, payment: PayItems.kostavdrag)
    static let fuel = BenefitItems(taxed: PayItems.drivmedelsforman, payment: PayItems.drivmedelsavdrag)
    static let car = BenefitItems(taxed: PayItems.bilforman, payment: PayItems.bilavdrag)
    static let mileage = BenefitItems(taxed: PayItems.milersattningLon, taxFree: PayItems.milersattning)
    static let travel = BenefitItems(taxed: PayItems.traktamenteLon, taxFree: PayItems.traktamente)
    static let wellness = BenefitItems(taxed: PayItems.friskvardLon, taxFree: PayItems.friskvard)
    static let wellnessInKind = BenefitItems(taxed: PayItems.friskvardsforman)
}

/// Turns registered benefits and journeys into lines, under any agreement.
enum BenefitLines {
    /// Adds those of an employment whose last day lies in a month.
    static func add(
        _ question: borrowing EmploymentMonth, month: WorkedMonth, _ years: PayYears, year: inout YearTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard question.employment.kinds.contains(.benefit) else { return }
        var wellness = ShortList<(Registration, LineOrigin)>()
        let registrations = question.employment.registrations
        for index in registrations.indices where registrations[index].recorded <= question.knownAt {
            guard case .benefit(let event) = registrations[index].kind,
                month.days.contains(registrations[index].days.last)
            else { continue }
            let registration = registrations[index]
            let terms = question.employment.terms.fact(on: registration.days.last, knownAt: question.knownAt)
            let origin = LineOrigin(
                employment: question.index, terms: terms.map { UInt16($0) } ?? PayLine.none, days: registration.days,
                allocation: question.employment.place(of: registration.allocation))
            if case .wellness = event {
                wellness.append((registration, origin))
            } else {
                try add(event, registration, origin, years, year: &year, to: &arena)
            }
        }
        // Which of them passes the year's limit must not depend on the order in which they were registered.
        if wellness.count > 1 { wellness.sort { precedes($0.0, $1.0) } }
        for (registration, origin) in wellness {
            guard case .benefit(let event) = registration.kind else { continue }
            try add(event, registration, origin, years, year: &year, to: &arena)
        }
    }

    private static func precedes(_ left: Registration, _ right: Registration) -> Bool {
        guard case .benefit(.wellness(let first, let firstUse, let firstForm)) = left.kind,
            case .benefit(.wellness(let second, let secondUse, let secondForm)) = right.kind
        else { return false }
        if left.days.last != right.days.last { return left.days.last < right.days.last }
        if firstForm != secondForm { return firstForm == .reimbursement }
        if first != second { return first < second }
        return firstUse == .exercise && secondUse != .exercise
    }

    private static func add(
        _ event: BenefitEvent, _ registration: Registration, _ origin: LineOrigin, _ years: PayYears,
        year: inout YearTotals, to arena: inout LineArena
    ) throws(PayrollError) {
        do throws(PayrollError) {
            try add(event, origin, years, year: &year, to: &arena)
        } catch {
            throw PayrollError(
                error.code, error.message, day: error.day ?? registration.days.first, row: registration.row)
        }
    }

    private static func add(
        _ event: BenefitEvent, _ origin: LineOrigin, _ years: PayYears, year: inout YearTotals,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let incomeYear = IncomeYear(origin.days.last.year)
        switch event {
        case .meals(let meal, let count, let paid):
            let outcome = try Kostforman(year: incomeYear, years: years).outcome(meal, count: count, netPayment: paid)
            arena.add(outcome, .meals, origin)
        case .fuel(let value, let paid):
            let outcome = try Drivmedelsforman(year: incomeYear, years: years).outcome(
                marketValue: value, netPayment: paid)
            arena.add(outcome, .fuel, origin)
        case .mileage(let distance, let car, let perMil):
            let outcome = try Milersattning(year: incomeYear, years: years).outcome(distance, car, perMil: perMil)
            arena.add(outcome, .mileage, origin)
        case .journey(let journey, let pay):
            for part in try journey.allowance(pay, years: years).parts {
                guard let first = part.days.first, let last = part.days.last else { continue }
                let days = try DayRange(from: first, through: last)
                arena.add(
                    part.outcome, .travel,
                    LineOrigin(
                        employment: origin.employment, terms: origin.terms, days: days, allocation: origin.allocation))
            }
        case .wellness(let amount, let activity, let form):
            // The limit is the year of payment's, which the carry keeps the sum of.
            let rule = try Friskvardsbidrag(year: IncomeYear(year.year), years: years)
            let outcome = try rule.outcome(
                amount, for: activity, form, earlierInYear: year.wellness)
            arena.add(outcome, form == .reimbursement ? .wellness : .wellnessInKind, origin)
            try year.addWellness(amount, activity, limit: rule.occasionLimit)
        }
    }
}

extension YearTotals {
    /// A treatment above the limit of an occasion is taxed as a whole and does not count towards the year.
    fileprivate mutating func addWellness(_ amount: Amount, _ activity: WellnessActivity, limit: Amount)
        throws(PayrollError)
    {
        if case .treatment(let price) = activity, price > limit { return }
        try wellness += amount
    }
}

extension LineArena {
    /// Adds what a benefit or reimbursement is: a taxed line, a tax-free one, and the payment for it.
    mutating func add(_ outcome: BenefitOutcome, _ items: BenefitItems, _ origin: LineOrigin) {
        if let taxFree = items.taxFree, let part = outcome.taxFree { addIfAny(taxFree.id, part, origin) }
        if let part = outcome.taxableLine { addIfAny(items.taxed.id, part, origin) }
        if let payment = items.payment, outcome.netPayment != .zero {
            add(
                payment.id, outcome.netPayment, RegisteredLines.amountFormula.id, .confirmed, origin,
                [outcome.netPayment.ore])
        }
    }

    /// A part that is nothing is no line.
    private mutating func addIfAny(_ item: PayItemID, _ part: Proof, _ origin: LineOrigin) {
        if part.amount != .zero { add(item, part, origin) }
    }
}

extension PayrollRun {
    /// Whether some employment has days in the month whose fixed pay is paid.
    func isEmployed(_ person: Person) -> Bool {
        person.employments.contains { $0.days(in: fixedMonth.days) != nil }
    }

    /// The benefit car of the pay date's month; part of a month counts as a whole one, and none after the employment.
    func addCar(_ person: Person, _ origin: LineOrigin, to arena: inout LineArena) throws(PayrollError) {
        guard !person.decisions.cars.isEmpty, isEmployed(person) else { return }
        var found: CarBenefit?
        for stretch in person.decisions.cars.stretches(in: fixedMonth.days, knownAt: knownAt) {
            guard
                let benefit = try person.decisions.cars.decided(
                    on: stretch.days.first, knownAt: knownAt, "förmånsbil")
            else { continue }
            guard found == nil || found == benefit else {
                throw PayrollError(
                    .notImplemented,
                    "Förmånsbilen byts den \(stretch.days.first), och det finns ingen känd regel för två bilar i samma månad. Låt den nya bilen gälla från nästa månad, och registrera skillnaden som en egen förmån.",
                    day: stretch.days.first)
            }
            found = benefit
        }
        guard let found else { return }
        let rule = try Bilforman(found.car, year: payDate.incomeYear, businessMil: found.businessMil, years: years)
        arena.add(try rule.outcome(netPayment: found.paid), .car, origin)
    }
}
