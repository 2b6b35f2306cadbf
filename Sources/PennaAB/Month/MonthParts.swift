//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What the paragraphs bring to the month, which knows none of them; `AB.swift` puts it together.
struct MonthParts: Sendable {
    /// The figures of all paragraphs.
    let figures: [ABFigure]

    /// The classes of the clock minutes of a run of days.
    let classes: @Sendable (DayRange, HolidayCalendar, KnownSettings) throws(PayrollError) -> ClockClasses

    /// Who takes which hours.
    let hours: [HourClaim]

    /// Whether extra work that begins on a day of these figures is all paid with the month in which it begins.
    let paysWholeOccasion: @Sendable (SegmentFigures, StretchTerms) -> Bool

    /// The paragraph that takes hours of a pay item, if any does.
    func claim(of item: PayItemID) -> HourClaim? { hours.first { $0.items.contains(item) } }
}

/// The hours that a paragraph pays when the sender has sorted them already, and registers them on its pay items.
struct HourClaim: Sendable {
    let items: [PayItemID]

    /// Whether the pay items can be exchanged for time off.
    var isExchangeable = false

    /// Refuses hours that an employment cannot have.
    var check: @Sendable (PayStretch, Registration) throws(PayrollError) -> Void = {
        (_: PayStretch, _: Registration) throws(PayrollError) in
    }
}

/// The pay items of a month that are exchanged for time off; a registration of any of its days means all of it.
struct ExchangedItems: Sendable {
    private var items = ShortList<PayItemID>()

    var isEmpty: Bool { items.isEmpty }

    func contains(_ item: PayItemID) -> Bool { items.contains(item) }

    /// Nothing.
    init() {}

    /// What is registered for the month.
    ///
    /// - Throws: `invalidValue` for other pay items, and for hourly paid.
    init(_ work: borrowing MonthWork, _ rules: borrowing ABMonth) throws(PayrollError) {
        guard work.kinds.contains(.timeOffInstead) else { return }
        for registration in work.registered.of(.timeOffInstead) {
            guard case .timeOffInstead(let item) = registration.kind, registration.days.overlaps(rules.days) else {
                continue
            }
            let day = max(registration.days.first, rules.days.first)
            if work.stretches.contains(where: { !$0.terms.isMonthly }) {
                throw MonthWork.noTimeOff(day, registration.row)
            }
            guard rules.parts.claim(of: item)?.isExchangeable ?? false else {
                throw PayrollError(
                    .invalidValue,
                    "Löneart \(item.number) kan inte bytas mot ledighet. Bara OB, övertid och fyllnadstid kan det; rätta lönearten.",
                    day: day, row: registration.row)
            }
            if !items.contains(item) { items.append(item) }
        }
    }
}

extension MonthWork {
    /// Why an hourly paid cannot have time off instead of pay.
    static func noTimeOff(_ day: Day, _ row: SourceRow?) -> PayrollError {
        PayrollError(
            .invalidValue,
            "Timavlönade får betalt för arbetad tid och har inget kompsaldo. Ta bort registreringen \(day), eller registrera arbetet som betalt.",
            day: day, row: row)
    }
}
