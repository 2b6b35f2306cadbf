//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A public holiday that has a name in the law (1989:253) om allmänna helgdagar.
///
/// Sunday is a helgdag by the same law but has no name of its own and is not a case here;
/// see ``HolidayCalendar/isHelgdag(_:)``. When two holidays fall on one day, such as 1 May 2008, the one that stands
/// first here is the one named.
public enum SwedishHoliday: UInt8, Hashable, Sendable, CaseIterable {
    /// 1 January.
    case nyarsdagen = 1
    /// 6 January.
    case trettondedagJul
    /// The Friday before Easter.
    case langfredagen
    /// Easter Sunday.
    case paskdagen
    /// The Monday after Easter.
    case annandagPask
    /// 1 May.
    case forstaMaj
    /// The sixth Thursday after Easter.
    case kristiHimmelsfardsdag
    /// The seventh Sunday after Easter.
    case pingstdagen
    /// The Monday after pingstdagen, until 2004.
    case annandagPingst
    /// 6 June, from 2005.
    case nationaldagen
    /// The Saturday of 20–26 June.
    case midsommardagen
    /// The Saturday of 31 October–6 November.
    case allaHelgonsDag
    /// 25 December.
    case juldagen
    /// 26 December.
    case annandagJul

    /// The name in Swedish, in lower case.
    public var swedish: String {
        switch self {
        case .nyarsdagen: "nyårsdagen"
        case .trettondedagJul: "trettondedag jul"
        case .langfredagen: "långfredagen"
        case .paskdagen: "påskdagen"
        case .annandagPask: "annandag påsk"
        case .forstaMaj: "första maj"
        case .kristiHimmelsfardsdag: "Kristi himmelsfärdsdag"
        case .pingstdagen: "pingstdagen"
        case .annandagPingst: "annandag pingst"
        case .nationaldagen: "nationaldagen"
        case .midsommardagen: "midsommardagen"
        case .allaHelgonsDag: "alla helgons dag"
        case .juldagen: "juldagen"
        case .annandagJul: "annandag jul"
        }
    }

    /// The day of the holiday in a year whose Easter Sunday is known; `nil` when it was no holiday that year.
    func day(in year: Int, easter: Day) -> Day? {
        switch self {
        case .nyarsdagen: Day(year, 1, 1)
        case .trettondedagJul: Day(year, 1, 6)
        case .langfredagen: easter - 2
        case .paskdagen: easter
        case .annandagPask: easter + 1
        case .forstaMaj: Day(year, 5, 1)
        case .kristiHimmelsfardsdag: easter + 39
        case .pingstdagen: easter + 49
        case .annandagPingst: year <= 2004 ? easter + 50 : nil
        case .nationaldagen: year >= 2005 ? Day(year, 6, 6) : nil
        case .midsommardagen: Day(year, 6, 20).next(.saturday)
        case .allaHelgonsDag: Day(year, 10, 31).next(.saturday)
        case .juldagen: Day(year, 12, 25)
        case .annandagJul: Day(year, 12, 26)
        }
    }
}

/// An eve that the law (1930:173) om beräkning av lagstadgad tid puts on a par with a helgdag.
///
/// Other eves, such as påskafton and trettondagsafton, are ordinary days by law.
public enum SwedishEve: UInt8, Hashable, Sendable, CaseIterable {
    /// The Friday before midsommardagen.
    case midsommarafton = 1
    /// 24 December.
    case julafton
    /// 31 December.
    case nyarsafton

    /// The name in Swedish, in lower case.
    public var swedish: String {
        switch self {
        case .midsommarafton: "midsommarafton"
        case .julafton: "julafton"
        case .nyarsafton: "nyårsafton"
        }
    }

    /// The day of the eve in a year.
    func day(in year: Int) -> Day {
        switch self {
        case .midsommarafton: Day(year, 6, 19).next(.friday)
        case .julafton: Day(year, 12, 24)
        case .nyarsafton: Day(year, 12, 31)
        }
    }
}

/// Easter by the Gregorian rule.
enum Easter {
    /// Easter Sunday of a year: the Sunday after the ecclesiastical full moon that falls on or next after 21 March.
    ///
    /// The moon is the table moon of the calendar reform: a cycle of 19 years, whose age on 1 January (the epact) is
    /// corrected at the century for the leap days left out and for the drift of the real moon.
    static func sunday(of year: Int) -> Day {
        let century = year / 100 + 1
        let leapDaysLeftOut = 3 * century / 4 - 12
        let moonDrift = (8 * century + 5) / 25 - 5
        let yearOfCycle = year % 19 + 1
        var epact = (11 * yearOfCycle + 20 + moonDrift - leapDaysLeftOut) % 30
        if epact < 0 { epact += 30 }
        // Two epacts are moved on a day, so that no date of the full moon comes twice in one cycle.
        if epact == 24 || (epact == 25 && yearOfCycle > 11) { epact += 1 }
        let daysFromFirstOfMarch = epact <= 23 ? 43 - epact : 73 - epact
        return (Day(year, 3, 1) + daysFromFirstOfMarch + 1).next(.sunday)
    }
}

extension Day {
    /// The first such weekday on this day or after it.
    func next(_ weekday: Weekday) -> Day {
        self + (weekday.rawValue - self.weekday.rawValue + 7) % 7
    }
}
