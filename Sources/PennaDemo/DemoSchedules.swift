//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The six schedules of the invented centre.
enum DemoSchedules {
    static let office = 0
    static let school = 1
    static let ward = 2
    static let night = 3
    static let twoShifts = 4
    static let split = 5

    /// The full-time measure of each schedule, in minutes a week.
    static let fullTimeWeek: [Int64] = [2_400, 2_400, 2_295, 2_060, 2_295, 2_295]

    static func all() throws(PayrollError) -> [Schedule] {
        let office = [try shift(7 * 60 + 45, 16 * 60 + 30, pause: 12 * 60, 45)]
        let school = [try shift(7 * 60 + 30, 16 * 60, pause: 11 * 60, 30)]
        let day = [try shift(6 * 60 + 45, 15 * 60 + 30, pause: 11 * 60, 30)]
        let evening = [try shift(13 * 60, 21 * 60 + 30, pause: 17 * 60, 30)]
        let night = [try shift(21 * 60, 31 * 60, pause: 26 * 60, 30)]
        let late = [try shift(14 * 60, 22 * 60 + 30, pause: 18 * 60, 30)]
        let split = [try shift(6 * 60, 10 * 60), try shift(14 * 60, 18 * 60)]
        let free: [Shift] = []
        return [
            try Schedule(
                name: "Kontor", cycle: [office, office, office, office, office, free, free], isFreeOnHolidays: true),
            try Schedule(
                name: "Skola", cycle: [school, school, school, school, school, free, free], isFreeOnHolidays: true),
            try Schedule(
                name: "Vård dag, kväll och helg",
                cycle: [
                    day, day, free, evening, evening, free, free, evening, free, day, day, evening, day, evening, free,
                    day, day, evening, evening, free, free, day, evening, evening, day, free, day, day,
                ]),
            try Schedule(
                name: "Natt",
                cycle: [night, night, free, free, night, night, night, free, free, night, night, free, free, free]),
            try Schedule(
                name: "Två skift",
                cycle: [day, day, day, day, day, free, free, late, late, late, late, late, free, free]),
            try Schedule(name: "Delad tur", cycle: [split, split, split, free, split, split, free]),
        ]
    }

    private static func shift(_ from: Int, _ to: Int, pause: Int? = nil, _ length: Int = 0) throws(PayrollError)
        -> Shift
    {
        var breaks: [ClockSpan] = []
        if let pause { breaks.append(try ClockSpan(from: pause, to: pause + length)) }
        return try Shift(ClockSpan(from: from, to: to), breaks: breaks)
    }
}
