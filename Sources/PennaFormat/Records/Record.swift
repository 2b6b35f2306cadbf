//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// A record of the input format, whose fields are declared once.
///
/// ```swift
/// extension PersonName: Record {
///     package static let shape = RecordShape(PersonName.self)
///
///     package mutating func fields(_ visitor: inout some RecordVisitor) {
///         visitor.required("firstName", &first, limits: 1...50, About("Förnamn", "förnamnet", example: "Anna"))
///         visitor.required("lastName", &last, limits: 1...50, About("Efternamn", "efternamnet", example: "Ek"))
///     }
/// }
/// ```
///
/// From the declaration follow the reading of JSON and CSV with the place of every fault, the writing, the JSON Schema,
/// the columns, and the tables of the documentation. A new field is a line there and a property of the type.
package protocol Record: Hashable, Sendable {
    /// Nothing given yet; a field that may be left out has what that means.
    init()

    /// What the fields are, for the schema, the columns and the documentation: always `RecordShape` of the type.
    static var shape: RecordShape { get }

    /// Takes a visitor through the fields, in the order in which they are written.
    mutating func fields(_ visitor: inout some RecordVisitor)

    /// The record, when its fields go together.
    func checked() throws(PayrollError) -> Self
}

extension Record {
    package func checked() throws(PayrollError) -> Self { self }
}

/// What goes through the fields of a record: the reader, the writer, and what describes them.
package protocol RecordVisitor {
    /// Whether values are set; a record that is kept in another form is put together then.
    var isReading: Bool { get }

    /// A field that must be given.
    mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About)

    /// A field that may be left out, and then means something.
    mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        limits: ClosedRange<Int>?, _ about: @autoclosure () -> About)

    /// A field that may be left out, and then says nothing.
    mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About)

    /// A list of dated entries.
    mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About)

    /// A list of entries without dates.
    ///
    /// - Parameter unique: the key whose value no two of them may share; empty where they may.
    mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About)

    /// A record in a field.
    ///
    /// - Parameters:
    ///   - isRequired: whether it must be given; one that is not says nothing.
    ///   - isWritten: whether it says anything.
    mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, isRequired: Bool, isWritten: Bool, _ about: @autoclosure () -> About)

    /// What several fields must be together.
    mutating func rules(_ rules: [RecordRule])
}

extension RecordVisitor {
    package mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, _ about: @autoclosure () -> About
    ) { required(key, &value, limits: nil, about()) }

    package mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value,
        limits: ClosedRange<Int>? = nil, _ about: @autoclosure () -> About
    ) { field(key, &value, default: standard(), isAlwaysWritten: false, limits: limits, about()) }

    package mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) { field(key, &value, default: standard(), isAlwaysWritten: isAlwaysWritten, limits: nil, about()) }

    package mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, _ about: @autoclosure () -> About
    ) { optional(key, &value, limits: nil, about()) }

    package mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, _ about: @autoclosure () -> About
    ) { list(key, &entries, unique: unique, isAlwaysWritten: false, about()) }

    package mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, _ about: @autoclosure () -> About
    ) {
        let isWritten = value != Entry()
        object(key, &value, isRequired: false, isWritten: isWritten, about())
    }

    package mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside = .alone, _ about: @autoclosure () -> About
    ) { self.facts(key, &facts, beside: beside, isAlwaysWritten: false, about()) }

    package mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], isAlwaysWritten: Bool, _ about: @autoclosure () -> About
    ) { self.facts(key, &facts, beside: .alone, isAlwaysWritten: isAlwaysWritten, about()) }
}

/// What is told of a field: in Swedish, for who fills it in.
package struct About: Hashable, Sendable {
    /// What changes when the field does.
    package enum Change: String, Hashable, Sendable {
        /// Nothing is calculated from it.
        case nothing
        /// The payslip of the month.
        case month
        /// The months from the day it holds, those paid too.
        case monthsFrom

        /// As documentation says it.
        package var text: String {
            switch self {
            case .nothing: "inget beräknat"
            case .month: "den månaden"
            case .monthsFrom: "månaderna från den dagen"
            }
        }
    }

    /// The name, as a column of a spreadsheet has it.
    package let name: String

    /// What it is.
    package let text: String

    /// A value that can be given, as text.
    package let example: String

    /// What changes when it does.
    package let changes: Change

    /// The value is in the unit, where it has one that its form does not tell.
    package let unit: String

    package init(_ name: String, _ text: String, unit: String = "", changes: Change = .nothing, example: String = "") {
        self.name = name
        self.text = text
        self.unit = unit
        self.changes = changes
        self.example = example
    }
}

/// Which entries of a dated list may hold beside each other.
package enum Beside: Hashable, Sendable {
    /// None: two that begin and were recorded together are an error, for nobody can tell which of them holds.
    case alone
    /// Those that have different values under a key.
    case by(String)
    /// All; of those with one value under a key the one recorded last holds, of those recorded together the last given.
    case freely(String)
}

/// What several fields of a record must be together.
package enum RecordRule: Hashable, Sendable {
    /// Precisely one of some is given.
    case oneOf([String])
    /// At most one of some is given.
    case atMostOne([String])
    /// Where one is given, others are too.
    case needs(String, [String])
    /// Some belong to another; the text is what they are given beside without it.
    case only([String], with: String, else: String)
    /// Where a field has one of some words, also when it means one by not being given, others are given too.
    case neededFor([String], String, standard: String, words: [String])
    /// Where a field has one of some words, others are not given.
    case rejectedFor([String], String, standard: String, words: [String])
}
