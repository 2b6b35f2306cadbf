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
enum TravelTime {
    private static let malmo: Source = [.page(.malmoTravelTime), .page(.ad1994)]

    static let rate = ABFigure("ab.24.belopp", name: "Färdtid, kronor per timme", unit: .krona, rows: [])
    static let leastInWeek = ABFigure(
        "ab.24.minst-i-veckan", name: "Färdtid som minst i kalenderveckan", unit: .timme,
        rows: [FigureRow(from: AB.firstDay, 30, source: malmo, confidence: .reported)])

    static let figures = [rate, leastInWeek]

    static let formula = Formula(
        FormulaID(2085), name: "Färdtid", expression: "öre(belopp × timmar)",
        operands: [Operand("belopp", .krona), Operand("timmar", .timme)], paragraph: "AB § 24", source: malmo,
        confidence: .reported, quantity: "timmar", price: "belopp")

    static let rule = RuleDescription(
        paragraph: "AB § 24", name: "Färdtid",
        text: """
            Resor i tjänsten utanför den vanliga verksamhetsorten ersätts för den tid som ligger utanför arbetstiden, väntan \
            vid byten inräknad, om veckan har minst 30 minuter. Tid som redan betalas som övertid, jour eller beredskap \
            räknas inte. Avtalets belopp är inte känt här: arbetsgivaren anger sitt eget i inställningen ab.24.belopp, \
            annars räknas ingen färdtid ut utan ett fel som säger det.
            """,
        formulas: [formula], figures: figures)

    static let item = PayItem(PayItemID(136), key: "fardtid", name: "Färdtid", agiField: 11)
    static let payItems = [item]

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard work.kinds.contains(.travelTime) else { return }
        var minutes = [Int64](repeating: 0, count: work.stretches.count)
        let paidOtherwise = try StandbyWork.intervals(work) + work.standby.map { $0.interval }
        for registration in work.registered.of(.travelTime) {
            guard case .travelTime(let span) = registration.kind, rules.days.contains(registration.days.first) else {
                continue
            }
            let day = registration.days.first
            let stretch = work.stretchIndex(on: day)
            guard
                weekTotal(around: day, question)
                    >= rules.figures[work.stretches[stretch].figures][leastInWeek].value
            else { continue }
            let free = try freeMinutes(span, registration, work, paidOtherwise)
            minutes[stretch] += free
            arena.note(item.id, employment: question.index, day: day, free, .timme)
        }
        for (index, count) in minutes.enumerated() where count > 0 {
            let stretch = work.stretches[index]
            let figure = rules.figures[stretch.figures][rate]
            let amountPerHour = Amount(ore: try figure.known(rate, on: stretch.days.first))
            let amount = try (Exact(amountPerHour) * Minutes(count)).rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, formula.id, formula.confidence.weaker(figure.confidence), stretch.origin(question),
                [amountPerHour.ore, count])
        }
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
}
