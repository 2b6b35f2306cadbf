//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// Days of a month through which an employment's terms stay the same, and the terms.
public struct TermsDays: Sendable {
    /// The days.
    public let days: DayRange

    /// The terms.
    public let terms: Terms

    /// Where lines of these days come from.
    public let origin: LineOrigin

    /// What full time pays in a month; nothing for hourly paid.
    public var fullTimePay: Amount {
        if case .monthly(let fullTime) = terms.pay { return fullTime }
        return .zero
    }

    /// What an hour pays; nothing for monthly paid.
    public var hourlyPay: Amount {
        if case .hourly(let hour) = terms.pay { return hour }
        return .zero
    }

    /// Where a line of some of the days comes from, with the posting that a row has of its own.
    public func origin(of days: DayRange, _ row: RegisteredDays? = nil) -> LineOrigin {
        LineOrigin(
            employment: origin.employment, terms: origin.terms, days: days,
            allocation: row?.allocation ?? PayLine.none)
    }
}

/// A registration and those of its days that lie in the days asked for.
public struct RegisteredDays: Sendable {
    /// The registration.
    public let registration: Registration

    /// The days.
    public let days: DayRange

    /// The place of the row's own posting among the employment's, or `PayLine.none`.
    public let allocation: UInt16
}

extension EmploymentMonth {
    /// The employment's days of a month in stretches of the same terms, in order and without gaps; none for a month
    /// outside the employment.
    ///
    /// - Throws: `missingFact` when days have no terms.
    public func termsDays(in month: DayRange) throws(PayrollError) -> [TermsDays] {
        guard let days = employment.days(in: month) else { return [] }
        var result: [TermsDays] = []
        var expected = days.first
        for stretch in employment.terms.stretches(in: days, knownAt: knownAt) {
            guard stretch.days.first == expected else { break }
            expected = stretch.days.last + 1
            result.append(
                TermsDays(
                    days: stretch.days, terms: employment.terms[stretch.index].value,
                    origin: LineOrigin(employment: index, terms: UInt16(stretch.index), days: stretch.days)))
        }
        guard expected > days.last else {
            throw PayrollError(
                .missingFact,
                "Anställning \(employment.id) saknar anställningsvillkor från \(expected). Lägg till lön och sysselsättningsgrad från den dagen.",
                day: expected)
        }
        return result
    }

    /// The terms on a day.
    ///
    /// - Throws: `missingFact` when there are none.
    public func terms(on day: Day) throws(PayrollError) -> TermsDays {
        guard let found = try termsDays(in: DayRange(day)).first else {
            throw PayrollError(
                .outsideEmployment, "Den \(day) ligger utanför anställning \(employment.id). Rätta dagen.", day: day)
        }
        return found
    }

    /// What is known to be registered of some kinds on the employment's days of a month, in the order of the rows.
    public func registered(_ kinds: RegisteredKinds, in month: DayRange) -> [RegisteredDays] {
        guard let employed = employment.days(in: month) else { return [] }
        var result: [RegisteredDays] = []
        for registration in employment.registrations.of(kinds) where registration.recorded <= knownAt {
            guard let days = registration.days.intersection(employed) else { continue }
            let allocation = registration.allocation.flatMap { employment.allocations.firstIndex(of: $0) }
            result.append(
                RegisteredDays(
                    registration: registration, days: days, allocation: allocation.map { UInt16($0) } ?? PayLine.none))
        }
        return result
    }

    /// Refuses what is registered in a month and the agreement has no rule for, so that nothing is passed over in silence.
    ///
    /// - Parameter known: the kinds that have a rule; lines by amount and benefits are the engine's and always known.
    /// - Throws: `notImplemented`, naming the row.
    public func refuseAll(but known: RegisteredKinds, in month: DayRange, agreement: String) throws(PayrollError) {
        let all: RegisteredKinds = [
            .absence, .extraWork, .hours, .otherShifts, .standby, .travelTime, .timeOffInstead, .holidayExchange,
        ]
        guard let row = registered(all.subtracting(known), in: month).first else { return }
        throw PayrollError(
            .notImplemented,
            "\(agreement) har ingen regel för det som är registrerat \(row.days). Ta bort raden, eller registrera beloppet som lönerad.",
            day: row.days.first, row: row.registration.row)
    }
}
