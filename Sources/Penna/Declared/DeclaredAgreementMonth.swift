//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// A month of somebody whose terms name a declared agreement, through days on which the terms stay the same.
struct DeclaredAgreementMonth {
    private let agreement: DeclaredAgreement
    private let stretch: TermsDays
    private let month: DeclaredAgreements.MonthRules
    private let settings: KnownSettings

    init(
        _ agreement: DeclaredAgreement, _ stretch: TermsDays, _ month: DeclaredAgreements.MonthRules,
        _ settings: KnownSettings
    ) {
        self.agreement = agreement
        self.stretch = stretch
        self.month = month
        self.settings = settings
    }

    /// What is measured of some days: their number, hours or a quantity.
    private struct Measure {
        let days: DayRange
        var dayCount: Int64 = 0
        var minutes: Int64 = 0
        var quantity: Int64 = 0
        var row: RegisteredDays?
    }

    func addFixedPay(_ question: borrowing EmploymentMonth, to arena: inout LineArena) throws(PayrollError) {
        if stretch.terms.pay == .lines {
            throw PayrollError(
                .missingFact,
                "Villkoren saknar lön, och avtalet \(agreement.name) räknar inte utan. Ange monthlyPay eller hourlyPay; "
                    + "betalas allt som lönerader, skriv avtalet Lönerader.", day: stretch.days.first)
        }
        try refuseSupplements(question)
        let rules = agreement.rules.filter { rule in
            if case .month = rule.occasion { return rule.applies(to: stretch.terms.pay) }
            return false
        }
        if stretch.fullTimePay > .zero, !rules.contains(where: { $0.formula.operands.contains(.fullTimePay) }) {
            throw PayrollError(
                .notImplemented,
                "Avtalet \(agreement.name) har ingen regel för månadslön (month som läser heltidslön). Lägg till den, eller "
                    + "rätta villkoren.", day: stretch.days.first)
        }
        for rule in rules {
            for (measure, figures) in try runs(rule, { Measure(days: DayRange($0), dayCount: 1) }) {
                try add(rule, measure, figures, to: &arena)
            }
        }
    }

    func addDeviations(_ question: borrowing EmploymentMonth, to arena: inout LineArena) throws(PayrollError) {
        let rules = agreement.rules.filter { $0.applies(to: stretch.terms.pay) }
        if stretch.hourlyPay > .zero, !rules.contains(where: { $0.formula.operands.contains(.hourlyPay) }) {
            throw PayrollError(
                .notImplemented,
                "Avtalet \(agreement.name) har ingen regel som läser timlön. Lägg till den, eller rätta villkoren.",
                day: stretch.days.first)
        }
        try question.refuseAll(but: known(rules), in: stretch.days, agreement: "Avtalet \(agreement.name)")
        try addHours(question, to: &arena)
        try addQuantities(question, to: &arena)
        try addAbsence(question, rules, to: &arena)
        try addClock(question, rules, to: &arena)
    }

    private func refuseSupplements(_ question: borrowing EmploymentMonth) throws(PayrollError) {
        let supplements = question.employment.supplements
        guard !supplements.stretches(in: stretch.days, knownAt: question.knownAt).isEmpty else { return }
        throw PayrollError(
            .notImplemented,
            "Avtalet \(agreement.name) har ingen regel för fasta lönetillägg. Registrera tillägget som en lönerad som "
                + "återkommer, eller ta bort det.", day: stretch.days.first)
    }

    /// The kinds of registration that have a rule for this pay.
    private func known(_ rules: [DeclaredRule]) -> RegisteredKinds {
        var kinds: RegisteredKinds = []
        for rule in rules {
            switch rule.occasion {
            case .month, .quantity: break
            case .hours: kinds.insert(.hours)
            case .clock: kinds.insert(.changedShift)
            case .absence(let causes): for cause in causes { kinds.insert(RegisteredKinds(cause)) }
            }
        }
        return kinds
    }

    private func addHours(_ question: borrowing EmploymentMonth, to arena: inout LineArena) throws(PayrollError) {
        for row in question.registered(.hours, in: stretch.days) {
            guard case .hours(let item, let time) = row.registration.kind else { continue }
            let rules = agreement.rules(ofHoursOn: item, stretch.terms.pay)
            guard !rules.isEmpty else {
                throw PayrollError(
                    .notImplemented,
                    "Avtalet \(agreement.name) har ingen regel för timmar på \(question.items[item]?.name ?? "lönearten") för "
                        + "den som har \(stretch.terms.isMonthly ? "månadslön" : "timlön"). Ta bort raden, eller registrera "
                        + "beloppet som lönerad.", day: row.days.first, row: row.registration.row)
            }
            for rule in rules {
                try add(
                    rule, Measure(days: row.days, minutes: time.count, row: row), try figures(rule, row.days.first),
                    to: &arena)
            }
        }
    }

    private func addQuantities(_ question: borrowing EmploymentMonth, to arena: inout LineArena) throws(PayrollError) {
        for row in question.registered(.payLine, in: stretch.days) {
            // Amounts, prices and lines that come back are the engine's; so is the refusal of what nobody has a price for.
            guard case .payLine(let order) = row.registration.kind, !order.isRecurring, order.amount == nil,
                order.price == nil, let quantity = order.quantity, row.days.first == row.registration.days.first
            else { continue }
            for rule in agreement.rules(ofQuantityOn: order.item, stretch.terms.pay) {
                try add(
                    rule, Measure(days: row.days, quantity: quantity, row: row), try figures(rule, row.days.first),
                    to: &arena)
            }
        }
    }

    private func addAbsence(
        _ question: borrowing EmploymentMonth, _ rules: [DeclaredRule], to arena: inout LineArena
    ) throws(PayrollError) {
        var taken = try DaySet(in: month.days)
        for rule in rules {
            guard case .absence(let causes) = rule.occasion else { continue }
            let absent = try question.absentDays(RegisteredKinds(causes: causes), in: stretch.days)
            if absent.count == 0 { continue }
            for day in stretch.days where absent.contains(day) {
                guard !taken.contains(day) else {
                    throw PayrollError(
                        .overlap, "Dagen \(day) har frånvaro av två slag med olika regler. Ta bort den ena.", day: day)
                }
                taken.insert(DayRange(day))
            }
            for (measure, figures) in try runs(
                rule, { absent.contains($0) ? Measure(days: DayRange($0), dayCount: 1) : nil })
            {
                try add(rule, measure, figures, to: &arena)
            }
        }
    }

    private func addClock(
        _ question: borrowing EmploymentMonth, _ rules: [DeclaredRule], to arena: inout LineArena
    ) throws(PayrollError) {
        let clocks = rules.compactMap { rule in
            if case .clock(let clock) = rule.occasion { (rule: rule, clock: clock) } else { nil }
        }
        guard !clocks.isEmpty, let holidays = month.holidays else { return }
        let shifts = try question.shifts(in: month.days.first.month, holidays)
        let absent = try question.absentDays(known(rules), in: stretch.days)
        for (rule, clock) in clocks {
            let worked = try runs(rule) { day in
                if absent.contains(day) { return nil }
                let minutes = shifts.minutes(on: day, by: clock, holidays)
                return minutes == .zero ? nil : Measure(days: DayRange(day), minutes: minutes.count)
            }
            for (measure, figures) in worked { try add(rule, measure, figures, to: &arena) }
        }
    }

    private func figures(_ rule: DeclaredRule, _ day: Day) throws(PayrollError) -> [FigureValue] {
        var found: [FigureValue] = []
        for figure in rule.formula.figures { found.append(try settings.figure(figure, on: day)) }
        return found
    }

    /// What is measured of each day, added up through days on which the rule's figures stay the same; days without
    /// anything to measure ask for no figures.
    private func runs(
        _ rule: DeclaredRule, _ measured: (Day) -> Measure?
    ) throws(PayrollError) -> [(measure: Measure, figures: [FigureValue])] {
        var runs: [(measure: Measure, figures: [FigureValue])] = []
        for day in stretch.days {
            guard let measure = measured(day) else { continue }
            let figures = try figures(rule, day)
            if let last = runs.last, last.figures == figures {
                let days = try DayRange(from: last.measure.days.first, through: day)
                runs[runs.count - 1].measure = Measure(
                    days: days, dayCount: last.measure.dayCount + measure.dayCount,
                    minutes: last.measure.minutes + measure.minutes)
            } else {
                runs.append((measure, figures))
            }
        }
        return runs
    }

    private func add(
        _ rule: DeclaredRule, _ measure: Measure, _ figures: [FigureValue], to arena: inout LineArena
    ) throws(PayrollError) {
        let values = rule.formula.operands.map { operand in
            switch operand {
            case .fullTimePay: stretch.fullTimePay.ore
            case .hourlyPay: stretch.hourlyPay.ore
            case .degree: stretch.terms.degree.millionths
            case .days: measure.dayCount
            case .calendarDays: Int64(DayRange(measure.days.first.month).count)
            case .hours: measure.minutes
            case .quantity: measure.quantity
            case .figure(let place): figures[place].value
            }
        }
        let amount: Amount
        do throws(ProofError) {
            amount = try rule.formula.amount(values)
        } catch {
            throw failure(rule, values, error, measure)
        }
        let confidence = figures.reduce(rule.formula.formula.confidence) { $0.weaker($1.confidence) }
        arena.add(
            rule.item.id, try amount.reportable("Löneraden \(rule.item.name):"), rule.formula.formula.id, confidence,
            stretch.origin(of: measure.days, measure.row), operands: values)
    }

    private func failure(
        _ rule: DeclaredRule, _ values: [Int64], _ error: ProofError, _ measure: Measure
    ) -> PayrollError {
        let formula = rule.formula.formula
        let read = zip(formula.operands, values).map { "\($0.name) = \($0.unit.swedishText($1))" }
        return PayrollError(
            error.code == .overflow ? .overflow : .invalidValue,
            "Avtalet \(agreement.name), \(formula.paragraph), formel \(formula.id.number): \(error.message) "
                + "\(formula.expression), tecken \(error.position), med \(read.joined(separator: ", ")). Rätta uppgiften, "
                + "eller formeln i dokumentet.", day: measure.days.first, row: measure.row?.registration.row)
    }
}

extension RegisteredKinds {
    /// Absence for any of some causes.
    fileprivate init(causes: [AbsenceCause]) {
        self = []
        for cause in causes { insert(RegisteredKinds(cause)) }
    }
}
