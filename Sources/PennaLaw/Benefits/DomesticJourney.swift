//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A moment of a journey by the clock on the wall.
public struct JourneyMoment: Hashable, Sendable, Comparable {
    /// The day.
    public let day: Day

    /// The time of day.
    public let time: ClockTime

    /// A moment.
    public init(_ day: Day, _ time: ClockTime) {
        self.day = day
        self.time = time
    }

    /// Whether the left moment is before the right one.
    public static func < (left: JourneyMoment, right: JourneyMoment) -> Bool {
        left.day == right.day ? left.time < right.time : left.day < right.day
    }
}

/// Where the traveller slept, and who paid.
public enum Lodging: Hashable, Sendable, CaseIterable {
    /// The employer provided the lodging.
    case provided
    /// The traveller paid, and has shown what it cost.
    case costProven
    /// The traveller arranged it and has shown no cost, which gives night allowance.
    case costNotProven
}

/// Why a journey gives no tax-free allowance.
public enum JourneyObstacle: Hashable, Sendable {
    /// The traveller did not stay overnight.
    case noOvernightStay
    /// The place is not far enough from the place of service and from home.
    case tooNear
}

/// A journey in service within Sweden, from departure to homecoming.
public struct DomesticJourney: Hashable, Sendable {
    /// When it began.
    public var departure: JourneyMoment

    /// When it ended.
    public var homecoming: JourneyMoment

    /// Whether the traveller stayed away overnight.
    public var hasOvernightStay: Bool

    /// How far away the place was, from the place of service or from home, whichever is nearer.
    public var distance: RoadDistance

    /// Who paid for the nights.
    public var lodging: Lodging

    /// The meals that the employer paid for, day by day.
    public var meals: [Day: TravelMeals]

    /// Earlier stays at the same place, which decide when three months and two years have passed.
    public var earlierStays: [DayRange]

    /// A journey; with an overnight stay when it ends on a later day than it began.
    public init(
        from departure: JourneyMoment, to homecoming: JourneyMoment, distance: RoadDistance, lodging: Lodging,
        meals: [Day: TravelMeals] = [:]
    ) {
        self.departure = departure
        self.homecoming = homecoming
        hasOvernightStay = departure.day < homecoming.day
        self.distance = distance
        self.lodging = lodging
        self.meals = meals
        earlierStays = []
    }
}

/// A day of a journey, with what it gives.
public struct TravelDay: Hashable, Sendable {
    /// The day.
    public let day: Day

    /// What the day gives.
    public let share: TravelShare

    /// The meals that the employer paid for.
    public let meals: TravelMeals

    /// Whether the night after the day gives night allowance.
    public let hasNightAllowance: Bool
}

extension DomesticJourney {
    /// Why the journey gives nothing tax-free; `nil` when it does.
    ///
    /// - Throws: `missingFigure` before the first year that is known.
    public func obstacle() throws(PayrollError) -> JourneyObstacle? {
        if !hasOvernightStay { return .noOvernightStay }
        let limit = try RoadDistance(kilometres: Traktamente.distanceLimit.row(on: departure.day).value)
        return distance > limit ? nil : .tooNear
    }

    /// The days of the journey in order, each with what it gives.
    ///
    /// - Throws: `yearNotCovered` when it begins or ends in a year without prisbasbelopp; `invalidValue` when it ends
    ///   before it begins, has an overnight stay within one day, begins at 24:00 or ends at 00:00, has meals outside it,
    ///   has a negative distance, or has an earlier stay that is not earlier.
    /// - Complexity: O(*n* + *m* log *m*) in the number of days and of earlier stays.
    public func days(years: PayYears = .builtIn) throws(PayrollError) -> [TravelDay] {
        try check(years)
        let stages = try LongStay(journey: self)
        let isFree = try obstacle() == nil
        var days: [TravelDay] = []
        days.reserveCapacity(homecoming.day - departure.day + 1)
        for day in try DayRange(from: departure.day, through: homecoming.day) {
            days.append(
                TravelDay(
                    day: day, share: isFree ? try share(of: day, stages) : .nothing, meals: meals[day] ?? [],
                    hasNightAllowance: isFree ? try hasNightAllowance(after: day) : false))
        }
        return days
    }

    /// Whether only half the day was spent on the journey.
    func isHalf(_ day: Day) throws(PayrollError) -> Bool {
        let noon = try Traktamente.departureLimit.row(on: day).value
        let evening = try Traktamente.homecomingLimit.row(on: day).value
        return day == departure.day && departure.time.minute >= Int(noon)
            || day == homecoming.day && homecoming.time.minute <= Int(evening)
    }

    private func share(of day: Day, _ stages: LongStay) throws(PayrollError) -> TravelShare {
        let isHalf = try isHalf(day)
        switch stages.share(on: day) {
        case .wholeDay: return isHalf ? .halfDay : .wholeDay
        // There is no amount for half a day after three months.
        case let lowered: return isHalf ? .nothing : lowered
        }
    }

    /// A night is the hours 00–06 after the day, all of them away.
    private func hasNightAllowance(after day: Day) throws(PayrollError) -> Bool {
        guard lodging == .costNotProven, day < homecoming.day else { return false }
        let end = try Traktamente.nightEnd.row(on: day).value
        return day + 1 < homecoming.day || homecoming.time.minute >= Int(end)
    }

    private func check(_ years: PayYears) throws(PayrollError) {
        // The years first: with them known, no journey is long enough to be a burden.
        for day in [departure.day, homecoming.day] {
            _ = try YearlyAmounts.prisbasbelopp.row(in: IncomeYear(day.year), years)
        }
        guard distance.metres >= 0 else {
            throw problem("Avståndet \(distance.swedish) är negativt. Ange hur långt bort resmålet låg.")
        }
        guard departure < homecoming else {
            throw problem(
                "Resan slutar \(homecoming.day) \(homecoming.time), inte efter avresan \(departure.day) "
                    + "\(departure.time). Rätta tiderna.")
        }
        guard !hasOvernightStay || departure.day < homecoming.day else {
            throw problem("Resan \(departure.day) har övernattning men slutar samma dag. Rätta dagen för hemkomst.")
        }
        guard departure.time < .endOfDay else {
            throw problem("Avresan \(departure.day) 24:00 är nästa dag 00:00. Skriv den så.")
        }
        guard homecoming.time > .startOfDay else {
            throw problem("Hemkomsten \(homecoming.day) 00:00 är dagen innan 24:00. Skriv den så.")
        }
        if let day = meals.keys.lazy.filter({ $0 < departure.day || $0 > homecoming.day }).min() {
            throw problem(
                "Måltider är registrerade \(day), utanför resan \(departure.day)–\(homecoming.day). Rätta dagen.")
        }
        for stay in earlierStays where stay.last > departure.day {
            throw problem(
                "Den tidigare vistelsen \(stay) slutar efter avresan \(departure.day). Rätta datumen.")
        }
    }

    private func problem(_ message: String) -> PayrollError {
        PayrollError(.invalidValue, message, day: departure.day)
    }
}

/// When a stay at one place has lasted three months and two years.
struct LongStay: Hashable, Sendable {
    /// The first day with the first lowering.
    let lowered: Day
    /// The first day with the second lowering.
    let loweredAgain: Day

    /// Counted from the first of the stays that lie less than four weeks apart, up to the journey.
    init(journey: DomesticJourney) throws(PayrollError) {
        var start = journey.departure.day
        let interruption = Int(try Traktamente.interruption.row(on: start).value)
        for stay in journey.earlierStays.sorted(by: { $0.last > $1.last }) where stay.first < start {
            guard start - stay.last - 1 < interruption else { break }
            start = stay.first
        }
        lowered = LongStay.day(after: try Traktamente.firstStage.row(on: journey.departure.day).value, from: start)
        loweredAgain = LongStay.day(
            after: try Traktamente.secondStage.row(on: journey.departure.day).value, from: start)
    }

    /// What a whole day gives.
    func share(on day: Day) -> TravelShare {
        if day >= loweredAgain { return .afterTwoYears }
        return day >= lowered ? .afterThreeMonths : .wholeDay
    }

    /// The first day after so many months: the same day of the month, or the first of the next where there is none.
    private static func day(after months: Int64, from start: Day) -> Day {
        let month = Month(number: start.month.number + Int32(months))
        // A stay that began outside the calendar has lasted long enough.
        guard (1...9_998).contains(month.year) else { return start }
        return Day(year: month.year, month: month.monthOfYear, day: start.components.day) ?? month.next.first
    }
}
