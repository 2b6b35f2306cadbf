//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The classes that the hours of some days have by the clock, as a book draws them.
public struct RuleHours: Sendable {
    /// A day with the class of each half hour.
    public struct DayOfHours: Sendable {
        /// What the day is called, such as `måndag`.
        public let name: String

        /// The index of the class of each half hour from midnight on; `nil` where there is none.
        public let classes: [Int?]

        /// A day.
        public init(_ name: String, classes: [Int?]) {
            self.name = name
            self.classes = classes
        }
    }

    /// The names of the classes, in Swedish.
    public let classes: [String]

    /// The days of an ordinary week, Monday first.
    public let week: [DayOfHours]

    /// Days that are not ordinary, such as those of Easter.
    public let others: [DayOfHours]

    /// Classes of hours.
    public init(classes: [String], week: [DayOfHours], others: [DayOfHours] = []) {
        self.classes = classes
        self.week = week
        self.others = others
    }
}
