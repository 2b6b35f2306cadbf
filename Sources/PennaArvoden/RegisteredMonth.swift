//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Something registered on a day, with the assignment that it belongs to.
struct RegisteredEvent {
    let assignment: Assignment
    let termsIndex: UInt16
    let day: Day
    /// Minutes, or days in ten-thousandths.
    var quantity: Int64
    let item: PayItemID
    let row: SourceRow?
    let allocation: UInt16

    func origin(_ question: borrowing EmploymentMonth) -> LineOrigin {
        LineOrigin(employment: question.index, terms: termsIndex, days: DayRange(day), allocation: allocation)
    }
}

/// What is registered on an assignment in a month, sorted by what it is; whatever it cannot have is refused.
struct RegisteredMonth {
    private(set) var meetings: [RegisteredEvent] = []
    /// Lost hours, one for each day.
    private(set) var losses: [RegisteredEvent] = []
    /// Days of a kontaktfamilj.
    private(set) var days: [RegisteredEvent] = []
    /// Hours of an uppdragstagare.
    private(set) var hours: [RegisteredEvent] = []

    /// Reads the month.
    ///
    /// - Throws: `notImplemented` for what no rule of arvoden pays, with what to write instead; `outsideEmployment`.
    init(_ question: borrowing EmploymentMonth, _ rules: ArvodenMonth) throws(PayrollError) {
        for registration in question.employment.registrations
        where registration.recorded <= question.knownAt && registration.days.overlaps(rules.days) {
            do throws(PayrollError) {
                try read(registration, question, rules)
            } catch {
                throw PayrollError(
                    error.code, error.message, day: error.day ?? registration.days.first,
                    row: error.row ?? registration.row)
            }
        }
        // Whatever order the rows had, the lines come in order of days.
        meetings.sort { RegisteredMonth.precedes($0, $1) }
        losses.sort { RegisteredMonth.precedes($0, $1) }
        days.sort { RegisteredMonth.precedes($0, $1) }
        hours.sort { RegisteredMonth.precedes($0, $1) }
    }

    private static func precedes(_ left: RegisteredEvent, _ right: RegisteredEvent) -> Bool {
        if left.day != right.day { return left.day < right.day }
        return (left.row?.row ?? 0) < (right.row?.row ?? 0)
    }

    private mutating func read(
        _ registration: Registration, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth
    ) throws(PayrollError) {
        switch registration.kind {
        case .hours(let item, let minutes):
            try add(minutes.count, item, registration, question)
        case .extraWork(let shift, asTimeOff: false):
            let minutes = Int64(shift.span.count - shift.breaks.reduce(0) { $0 + $1.count })
            let event = try event(minutes, ArvodenItems.meeting.id, registration, question)
            let item = event.assignment.kind == .ledsagare ? ArvodenItems.careHours : ArvodenItems.meeting
            try add(minutes, item.id, registration, question)
        case .payLine(let order): try read(order, registration, question, rules)
        case .benefit: break
        default:
            throw PayrollError(
                .notImplemented,
                "Registreringen \(registration.days) hör till en anställning, och arvoden har ingen regel för den. Ta bort den; ska uppdraget betalas mindre, ändra villkoren eller registrera en lönerad med minus."
            )
        }
    }

    private mutating func add(
        _ minutes: Int64, _ item: PayItemID, _ registration: Registration, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let event = try event(minutes, item, registration, question)
        let isElected = event.assignment.kind == .fortroendevald
        switch item {
        case ArvodenItems.meeting.id where isElected: meetings.append(event)
        case ArvodenItems.lostIncome.id where isElected:
            guard let place = losses.firstIndex(where: { $0.day == event.day }) else { return losses.append(event) }
            losses[place].quantity += minutes
        case ArvodenItems.careHours.id where !isElected: hours.append(event)
        default:
            let word = question.items[item]?.key ?? "\(item.number)"
            throw PayrollError(
                .notImplemented,
                "Timmar på \(word) räknas inte för \(event.assignment.kind.rawValue). Registrera sammantrade eller forlorad-arbetsfortjanst för förtroendevalda, uppdragsarvode-timme för uppdragstagare, eller en lönerad med antal och pris."
            )
        }
    }

    /// A pay line is the engine's, except for days that are priced by the table.
    private mutating func read(
        _ order: PayLineOrder, _ registration: Registration, _ question: borrowing EmploymentMonth,
        _ rules: ArvodenMonth
    ) throws(PayrollError) {
        if order.item == ArvodenItems.lostIncome.id {
            throw PayrollError(
                .invalidValue,
                "Förlorad arbetsförtjänst betalas inte som lönerad, för då gäller inte taken. Registrera timmar på forlorad-arbetsfortjanst."
            )
        }
        let isNumber = order.amount == nil && order.price == nil
        if isNumber, order.item == ArvodenItems.meeting.id || order.item == ArvodenItems.careHours.id {
            throw PayrollError(
                .invalidValue,
                "Raden har varken pris eller belopp. Registrera timmar i stället för lonerad, så räknas de efter tabellen."
            )
        }
        let isDays = isNumber && CareByDay.isPriced(order.item)
        guard isDays else { return try checkTax(order, max(registration.days.first, rules.days.first), question) }
        guard rules.days.contains(registration.days.first), !order.isRecurring else { return }
        let event = try event(order.quantity ?? 0, order.item, registration, question)
        guard event.assignment.kind == .kontaktfamilj else {
            throw PayrollError(
                .invalidValue,
                "Antal dygn efter tabell räknas bara för kontaktfamilj. Ange pris eller belopp på raden, eller rätta uppdraget."
            )
        }
        days.append(event)
    }

    /// Who has F-skatt is not taxed by the municipality, so that a taxed item is a contradiction.
    private func checkTax(_ order: PayLineOrder, _ day: Day, _ question: borrowing EmploymentMonth)
        throws(PayrollError)
    {
        let facts = question.employment.terms
        guard let index = facts.fact(on: day, knownAt: question.knownAt),
            try Assignment(facts[index].value).hasFSkatt, let item = question.items[order.item], item.kind == .pay,
            item.flags.contains(.taxable)
        else { return }
        throw PayrollError(
            .invalidValue,
            "Lönearten \(item.key) beskattas, men uppdraget är för en godkänd för F-skatt. Använd arvode-f-skatt, eller ta bort f-skatt i villkoren."
        )
    }

    private func event(
        _ quantity: Int64, _ item: PayItemID, _ registration: Registration, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> RegisteredEvent {
        let day = registration.days.first
        let facts = question.employment.terms
        guard question.employment.days(in: DayRange(day)) != nil,
            let index = facts.fact(on: day, knownAt: question.knownAt)
        else {
            throw PayrollError(
                .outsideEmployment,
                "Registreringen \(registration.days) ligger utanför uppdraget \(question.employment.id) eller dess villkor. Rätta datumet, uppdragets tid eller villkoren."
            )
        }
        return RegisteredEvent(
            assignment: try Assignment(facts[index].value), termsIndex: UInt16(clamping: index), day: day,
            quantity: quantity, item: item, row: registration.row,
            allocation: question.employment.place(of: registration.allocation))
    }
}
