//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 24 Färdtid: pay for travel in service outside ordinary working time.
///
/// Counted when the calendar week has at least 30 minutes of it; time that is paid otherwise does not count. The rate
/// is not known from the agreement: without one of the employer's own it is an error that says so (decision A19).
///
/// The page: what it says, how much from when, and how it is calculated.
enum TravelTime {
    // MARK: What it says

    private static let text: RuleText = """
        Resor i tjänsten utanför den vanliga verksamhetsorten ersätts för den tid som ligger utanför arbetstiden, väntan \
        vid byten inräknad, om veckan har minst \(leastInWeek). Tid som redan betalas som övertid, jour eller beredskap \
        räknas inte. Avtalets belopp är inte känt här: arbetsgivaren anger sitt eget i inställningen \(key: rate), annars \
        räknas ingen färdtid ut utan ett fel som säger det.
        """

    // MARK: How much, from when

    private static let malmo: Source = [.page(.malmoTravelTime), .page(.ad1994)]

    static let rate = ABFigure("ab.24.belopp", name: "Färdtid, kronor per timme", unit: .krona, rows: [])
    static let leastInWeek = ABFigure(
        "ab.24.minst-i-veckan", name: "Färdtid som minst i kalenderveckan", unit: .timme,
        rows: [FigureRow(from: AB.firstDay, 30, source: malmo, confidence: .reported)])

    // MARK: How it is calculated

    /// Hours of travel at the rate of the employer.
    struct Pay: Working {
        static let formula = Formula(
            FormulaID(2085), name: "Färdtid", expression: "öre(belopp × timmar)",
            operands: [Operand("belopp", .krona), Operand("timmar", .timme)], paragraph: "AB § 24", source: malmo,
            confidence: .reported, quantity: "timmar", price: "belopp")

        let rate: Amount
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(rate)
            operands.timme(time)
        }
    }

    static func add(
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        guard month.work.kinds.contains(.travelTime) else { return }
        let rules = month.rules
        var minutes = [Int64](repeating: 0, count: month.work.stretches.count)
        let paidOtherwise = try StandbyWork.intervals(month.work) + month.work.standby.map { $0.interval }
        for registration in month.work.registered.of(.travelTime) {
            guard case .travelTime(let span) = registration.kind, rules.days.contains(registration.days.first) else {
                continue
            }
            let day = registration.days.first
            let stretch = month.work.stretchIndex(on: day)
            let least = month.figures(of: month.work.stretches[stretch])[leastInWeek]
            guard weekTotal(around: day, question) >= least.value else { continue }
            let free = try freeMinutes(span, registration, month.work, paidOtherwise)
            minutes[stretch] += free
            month.lines.note(item.id, employment: question.index, day: day, free, .timme)
        }
        for (index, count) in minutes.enumerated() where count > 0 {
            let stretch = month.work.stretches[index]
            let known = try month.figures(of: stretch).known(rate, on: stretch.days.first)
            try month.lines.add(
                item.id, Pay(rate: known.amount, time: Minutes(count)), known.confidence, stretch.origin(question))
        }
    }

    /// Travel of the month that is paid in part or not at all, which nobody sees on the payslip.
    static func findings(_ question: borrowing EmploymentMonth, _ rules: ABMonth) throws(PayrollError)
        -> [AgreementFinding]
    {
        guard question.employment.kinds.contains(.travelTime), let days = question.employment.days(in: rules.days)
        else { return [] }
        var work = MonthWork()
        try work.read(question, rules, days)
        let paidOtherwise = try StandbyWork.intervals(work) + work.standby.map { $0.interval }
        var findings: [AgreementFinding] = []
        for registration in work.registered.of(.travelTime) {
            guard case .travelTime(let span) = registration.kind, rules.days.contains(registration.days.first) else {
                continue
            }
            let day = registration.days.first
            let least = rules.figures[work.stretches[work.stretchIndex(on: day)].figures][leastInWeek].value
            let all = try DayClock(day).interval(span, row: registration.row).minutes.count
            let free = try freeMinutes(span, registration, work, paidOtherwise)
            let text: String? =
                if weekTotal(around: day, question) < least {
                    "färdtiden \(day) betalas inte: kalenderveckan har mindre än \(least) minuter färdtid."
                } else if free < all {
                    "färdtiden \(day) betalas för \(free) av \(all) minuter: resten ligger under arbetspass, extra arbete, jour eller beredskap. Är det rätt tider?"
                } else { nil }
            if let text { findings.append(AgreementFinding(text, row: registration.row)) }
        }
        return findings
    }

    /// Minutes of travel outside shifts, extra work and standby.
    private static func freeMinutes(
        _ span: ClockSpan, _ registration: Registration, _ work: borrowing MonthWork, _ paidOtherwise: [WorkInterval]
    ) throws(PayrollError) -> Int64 {
        let day = registration.days.first
        let travel = try DayClock(day).interval(span, row: registration.row)
        var taken: [WorkInterval] = paidOtherwise.compactMap { $0.intersection(travel) }
        for shift in work.plan.shifts { if let inside = shift.interval.intersection(travel) { taken.append(inside) } }
        taken.sort { $0.start < $1.start }
        var minutes: Int64 = 0
        var from = travel.start
        for interval in taken {
            minutes += max(0, interval.start.minute - from.minute)
            from = max(from, interval.end)
        }
        return minutes + max(0, travel.end.minute - from.minute)
    }

    /// All travel registered in a day's calendar week, also outside the month.
    private static func weekTotal(around day: Day, _ question: borrowing EmploymentMonth) -> Int64 {
        let monday = day - (day.weekday.rawValue - 1)
        var total: Int64 = 0
        for registration in question.employment.registrations.of(.travelTime)
        where registration.recorded <= question.knownAt {
            guard case .travelTime(let span) = registration.kind else { continue }
            let offset = registration.days.first - monday
            if (0..<7).contains(offset) { total += Int64(span.count) }
        }
        return total
    }

    // MARK: Pay items

    static let item = PayItem(PayItemID(136), key: "fardtid", name: "Färdtid")
    static let payItems = [item]

    // MARK: The rule

    static let figures = [rate, leastInWeek]

    static let rule = RuleDescription(
        paragraph: "AB § 24", name: "Färdtid", text: text, formulas: [Pay.formula], figures: figures)
}
