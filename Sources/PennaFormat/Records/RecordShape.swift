//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaJSON
internal import PennaModel

/// What the value of a field is.
package enum FieldForm: Hashable, Sendable {
    case text, bool, given, integer, number, amount, percent, hours, day, days, month, instant, country, item, schedule,
        own
    case words([String])

    /// What to say of a value outside the limits of its field.
    func outside(_ limits: ClosedRange<Int>, _ size: Int) -> String {
        let range = "\(limits.lowerBound)–\(limits.upperBound)"
        switch self {
        case .integer: return "Talet \(size) är inte möjligt här. Ange \(range)."
        case .amount: return "Beloppet är negativt. Rätta det."
        case .number: return "Talet kan inte vara så stort. Rätta det."
        default: break
        }
        if size == 0 { return "Texten är tom. Fyll i den, eller ta bort uppgiften." }
        return "Texten har \(size) tecken. Skriv \(range)."
    }
}

/// The fields of a record as they were declared, for whoever describes them.
package struct RecordShape: Sendable {
    /// A field.
    package struct Field: Sendable {
        package let key: String
        package let content: Content
        package let presence: Presence
        package let limits: ClosedRange<Int>?
        package let about: About
    }

    /// What stands in a field.
    package enum Content: Sendable {
        /// A value.
        case value(FieldForm)
        /// A list of dated entries.
        case facts(RecordShape, Beside)
        /// A list of entries without dates; no two share the value of a key.
        case list(RecordShape, unique: String)
        /// A record.
        case object(RecordShape)
    }

    /// What it means when a field is not given.
    package enum Presence: Hashable, Sendable {
        /// It must be.
        case required
        /// It says nothing.
        case optional
        /// It means a value, here as JSON.
        case standard(String)
    }

    /// The fields, in the order in which they are written.
    package private(set) var fields: [Field] = []

    /// What they must be together.
    package private(set) var rules: [RecordRule] = []

    /// Their keys.
    package let keys: [String]

    /// Their keys, and those of the dates.
    package let datedKeys: [String]

    /// The lists of entries, each with the key that tells apart what holds beside each other; empty for none.
    package var lists: [(kind: String, key: String)] {
        fields.compactMap { field in
            switch field.content {
            case .value, .object: nil
            case .facts(_, .alone): (field.key, "")
            case .facts(_, .by(let key)), .facts(_, .freely(let key)), .list(_, let key): (field.key, key)
            }
        }
    }

    /// The shape of a record.
    package init<Value: Record>(_ type: Value.Type) {
        var describer = RecordDescriber()
        var record = Value()
        record.fields(&describer)
        fields = describer.fields
        rules = describer.rules
        keys = describer.fields.map(\.key)
        datedKeys = keys + FactEntries.dates
    }
}

/// Gathers what a record declares.
private struct RecordDescriber: RecordVisitor {
    var isReading: Bool { false }
    var fields: [RecordShape.Field] = []
    var rules: [RecordRule] = []

    private mutating func add(
        _ key: String, _ content: RecordShape.Content, _ presence: RecordShape.Presence, _ limits: ClosedRange<Int>?,
        _ about: About
    ) {
        fields.append(
            RecordShape.Field(key: key, content: content, presence: presence, limits: limits, about: about))
    }

    mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) { add(key, .value(Value.form), .required, limits, about()) }

    mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        var writer = JSONWriter()
        standard().write(nil, to: &writer)
        // What a text is when it is not given, says nothing.
        let presence: RecordShape.Presence = writer.text == "\"\"" ? .optional : .standard(writer.text)
        add(key, .value(Value.form), presence, limits, about())
    }

    mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) { add(key, .value(Value.form), .optional, limits, about()) }

    mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) { add(key, .facts(Entry.shape, beside), .optional, nil, about()) }

    mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) { add(key, .list(Entry.shape, unique: unique), .optional, nil, about()) }

    mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, isRequired: Bool, isWritten: Bool, _ about: @autoclosure () -> About
    ) { add(key, .object(Entry.shape), isRequired ? .required : .optional, nil, about()) }

    mutating func rules(_ rules: [RecordRule]) { self.rules += rules }
}
