//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What a rule pays by the clock, so that the rule book can draw its hours.
///
/// The answers come from the code that classifies a shift's minutes; nothing of them is typed for the book.
public struct RuleClock: Sendable {
    /// One of the classes that an hour may have.
    public struct Class: Hashable, Sendable {
        /// The few letters that stand in a cell, such as `BN`.
        public let mark: String

        /// The name in Swedish, such as `B, helgnatt`.
        public let name: String

        /// The key of the figure that is paid for it.
        public let key: String

        /// A class.
        public init(mark: String, name: String, key: String) {
            self.mark = mark
            self.name = name
            self.key = key
        }
    }

    /// What an hour of a class is paid with.
    public struct Amount: Hashable, Sendable {
        /// The value, stored as its figure's unit says; `nil` when nobody has it for the day.
        public let value: Int64?

        /// How well it is known.
        public let confidence: Confidence

        /// An amount.
        public init(_ value: Int64?, _ confidence: Confidence) {
            self.value = value
            self.confidence = confidence
        }
    }

    /// A run of days whose hours are not those of an ordinary week.
    public struct Feast: Hashable, Sendable {
        /// What it is called, such as `Påsk`.
        public let name: String

        /// The days, from the evening on which it begins to the morning on which it ends.
        public let days: DayRange

        /// A run of days.
        public init(_ name: String, _ days: DayRange) {
            self.name = name
            self.days = days
        }
    }

    /// The half hours of a day.
    public static let slotsPerDay = 48

    /// The classes, strongest first.
    public let classes: [Class]

    /// The class of each half hour of a day as the clock shows it, by its place in ``classes``; `nil` for none.
    public let slots: @Sendable (Day, KnownSettings) throws(PayrollError) -> [Int?]

    /// What each class pays on a day, in the order of ``classes``.
    public let amounts: @Sendable (Day, KnownSettings) -> [Amount]

    /// The runs of days that begin in a year and are worth a picture of their own.
    public let feasts: @Sendable (Int) throws(PayrollError) -> [Feast]

    /// What a rule pays by the clock.
    public init(
        classes: [Class], slots: @escaping @Sendable (Day, KnownSettings) throws(PayrollError) -> [Int?],
        amounts: @escaping @Sendable (Day, KnownSettings) -> [Amount],
        feasts: @escaping @Sendable (Int) throws(PayrollError) -> [Feast]
    ) {
        self.classes = classes
        self.slots = slots
        self.amounts = amounts
        self.feasts = feasts
    }
}
