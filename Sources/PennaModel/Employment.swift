//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// An employment: from when to when, on which terms, by which schedule, and what has been registered on it.
///
/// A class that never changes, as ``Person`` is.
public final class Employment: Sendable {
    /// Anställningsnummer, unique at the employer.
    public let id: String

    /// The first day.
    public let start: Day

    /// The last day; `nil` until further notice.
    public let end: Day?

    /// The terms, with dates.
    public let terms: [Fact<Terms>]

    /// Fixed supplements per month, with dates.
    public let supplements: [Fact<Supplement>]

    /// The schedules worked by, with dates.
    public let schedules: [Fact<ScheduleAssignment>]

    /// Everything registered on the employment.
    public let registrations: [Registration]

    /// What no pay is calculated from.
    package let details: EmploymentDetails

    /// The kinds of all that is registered.
    public let kinds: RegisteredKinds

    /// The different allocations that registrations have of their own, which lines refer to by their place.
    public let allocations: [Allocation]

    /// An employment.
    public convenience init(
        id: String, start: Day, end: Day? = nil, terms: [Fact<Terms>], supplements: [Fact<Supplement>] = [],
        schedules: [Fact<ScheduleAssignment>] = [], registrations: [Registration] = []
    ) {
        self.init(
            id: id, start: start, end: end, terms: terms, supplements: supplements, schedules: schedules,
            details: EmploymentDetails(), registrations: registrations)
    }

    /// An employment, with what no pay is calculated from.
    package init(
        id: String, start: Day, end: Day?, terms: [Fact<Terms>], supplements: [Fact<Supplement>],
        schedules: [Fact<ScheduleAssignment>], details: EmploymentDetails, registrations: [Registration]
    ) {
        self.id = id
        self.start = start
        self.end = end
        self.terms = terms
        self.supplements = supplements
        self.schedules = schedules
        self.details = details
        self.registrations = registrations
        kinds = registrations.reduce(into: []) { $0.formUnion($1.kinds) }
        var allocations: [Allocation] = []
        for registration in registrations {
            if let allocation = registration.allocation, !allocations.contains(allocation) {
                allocations.append(allocation)
            }
        }
        self.allocations = allocations
    }

    /// The days of the employment in a window, or `nil` when there are none.
    public func days(in window: DayRange) -> DayRange? {
        let last = end.map { min($0, window.last) } ?? window.last
        let first = max(start, window.first)
        return first <= last ? try? DayRange(from: first, through: last) : nil
    }

    /// Whether some days are all days of the employment.
    public func holds(_ days: DayRange) -> Bool { start <= days.first && end.map { days.last <= $0 } ?? true }

    /// The same employment with other terms.
    package func with(terms: [Fact<Terms>]) -> Employment {
        Employment(
            id: id, start: start, end: end, terms: terms, supplements: supplements, schedules: schedules,
            details: details, registrations: registrations)
    }

    /// The same employment with other registrations.
    public func with(registrations: [Registration]) -> Employment {
        Employment(
            id: id, start: start, end: end, terms: terms, supplements: supplements, schedules: schedules,
            details: details, registrations: registrations)
    }
}

extension Employment: Hashable {
    /// Whether the same is known of both.
    public static func == (left: Employment, right: Employment) -> Bool {
        left === right
            || (left.id == right.id && left.start == right.start && left.end == right.end && left.terms == right.terms
                && left.supplements == right.supplements && left.schedules == right.schedules
                && left.details == right.details && left.registrations == right.registrations)
    }

    /// Takes in which it is, its time, terms and registrations.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(start)
        hasher.combine(end)
        hasher.combine(terms)
        hasher.combine(registrations)
    }
}

/// The terms of an employment.
public struct Terms: Hashable, Sendable {
    /// How the pay is agreed.
    public enum Pay: Hashable, Sendable {
        /// Månadslön: what full time would pay in a month.
        case monthly(fullTime: Amount)
        /// Timlön: the pay of an hour.
        case hourly(Amount)
        /// None in the terms: what is paid follows from the agreement's own tables, or is registered as lines.
        case lines
    }

    /// The agreed pay.
    public package(set) var pay: Pay

    /// Sysselsättningsgrad; above 0 and at most 100 %.
    public package(set) var degree: Percent

    /// The full-time measure (heltidsmått) per week.
    public package(set) var fullTimeWeek: Minutes

    /// The average week of an hourly paid, for the karensavdrag (SjLL 6 §); `nil` where it is not known.
    public package(set) var weeklyHours: Minutes?

    /// The collective agreement, with its version or annex where one is meant: `AB`, `AB 25`, `AB Bilaga J`.
    public package(set) var agreement: String

    /// The cost account (kontering) the pay is posted to.
    public package(set) var costAccount: String

    /// The calendar days of the arbetsår of an uppehållsanställning (Bilaga U); `nil` for all others.
    public package(set) var workYearDays: Int?

    /// Whether the work asks for yrkesförberedande gymnasieutbildning, which raises the lowest pay.
    public package(set) var isVocational: Bool

    /// What only the agreement knows to read, in order of name; see ``Agreement/check(_:)``.
    public package(set) var own: [OwnEntry]

    /// The agreement of those whose terms name none.
    public static let usualAgreement = "AB"

    /// Terms of employment.
    ///
    /// - Throws: `invalidValue` when the pay is negative, the degree is outside 0–100 %, or the week has no time or
    ///   more than 168 hours, or the arbetsår is no part of a year, or monthly paid have an average week.
    public init(
        pay: Pay, degree: Percent = .whole, fullTimeWeek: Minutes = Minutes(40 * 60), weeklyHours: Minutes? = nil,
        agreement: String = Terms.usualAgreement, costAccount: String = "", workYearDays: Int? = nil,
        isVocational: Bool = false, own: [OwnEntry] = []
    ) throws(PayrollError) {
        self.pay = pay
        self.degree = degree
        self.fullTimeWeek = fullTimeWeek
        self.weeklyHours = weeklyHours
        self.agreement = agreement
        self.costAccount = costAccount
        self.workYearDays = workYearDays
        self.isVocational = isVocational
        self.own = own.sorted { $0.name < $1.name }
        self = try checked()
    }

    /// The terms of those whose pay is in lines, whole time.
    package init() {
        pay = .lines
        degree = .whole
        fullTimeWeek = Minutes(40 * 60)
        weeklyHours = nil
        agreement = Terms.usualAgreement
        costAccount = ""
        workYearDays = nil
        isVocational = false
        own = []
    }

    /// The terms, when they can be.
    ///
    /// - Throws: `invalidValue` when they cannot.
    package func checked() throws(PayrollError) -> Terms {
        let amount =
            switch pay {
            case .monthly(let fullTime): fullTime
            case .hourly(let hour): hour
            case .lines: Amount.zero
            }
        guard !amount.isNegative else {
            throw PayrollError(.invalidValue, "Lönen \(amount) är negativ. Ange lönen som ett positivt belopp.")
        }
        guard degree > .zero, degree <= .whole else {
            throw PayrollError(.invalidValue, "Sysselsättningsgraden \(degree) % ska vara över 0 och högst 100.")
        }
        guard fullTimeWeek > .zero, fullTimeWeek <= Minutes(168 * 60) else {
            throw PayrollError(
                .invalidValue, "Heltidsmåttet \(fullTimeWeek.count) minuter i veckan är orimligt. Ange t.ex. 40 timmar."
            )
        }
        if let weeklyHours {
            guard case .hourly = pay else {
                throw PayrollError(
                    .invalidValue,
                    "weeklyHours gäller bara timavlönade; månadsavlönades vecka följer av lönen. Ta bort uppgiften.")
            }
            guard weeklyHours > .zero, weeklyHours <= Minutes(168 * 60) else {
                throw PayrollError(
                    .invalidValue,
                    "Den genomsnittliga veckan, \(weeklyHours.count) minuter, är orimlig. Ange t.ex. 16 timmar, eller ta bort uppgiften."
                )
            }
        }
        if let workYearDays, !(1...366).contains(workYearDays) {
            throw PayrollError(
                .invalidValue,
                "Arbetsåret kan inte ha \(workYearDays) kalenderdagar. Ange 1–366, eller ta bort uppgiften.")
        }
        var terms = self
        terms.costAccount = costAccount.visible
        return terms
    }

    /// Whether the pay is agreed per month.
    public var isMonthly: Bool {
        if case .monthly = pay { return true }
        return false
    }
}

/// A fixed supplement (fast lönetillägg) per month; part of fast kontant lön.
public struct Supplement: Hashable, Sendable {
    /// The pay item it is paid as.
    public package(set) var item: PayItemID

    /// The amount of a whole month, as paid at the employment's own degree.
    public package(set) var amount: Amount

    /// A supplement.
    public init(item: PayItemID = PayItems.fastTillagg.id, amount: Amount) {
        self.item = item
        self.amount = amount
    }
}
