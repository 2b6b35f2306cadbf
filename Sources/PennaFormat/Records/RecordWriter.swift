//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaJSON
package import PennaModel

/// Writes the fields of a record as members of an object of JSON.
package struct RecordWriter: RecordVisitor {
    package var isReading: Bool { false }

    private var writer: JSONWriter
    private let names: EmployerNames?

    /// Writes a record as an object.
    package static func write(_ record: some Record, _ names: EmployerNames? = nil, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in writeFields(of: record, names, to: &writer) }
    }

    /// Writes the fields of a record into the object that is being written.
    package static func writeFields(
        of record: some Record, _ names: EmployerNames? = nil, to writer: inout JSONWriter
    ) {
        var record = record
        // Held by one of the two at a time, or every member would copy all that has been written.
        var visitor = RecordWriter(writer: JSONWriter(), names: names)
        swap(&visitor.writer, &writer)
        record.fields(&visitor)
        swap(&visitor.writer, &writer)
    }

    private init(writer: JSONWriter, names: EmployerNames?) {
        self.writer = writer
        self.names = names
    }

    package mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        writer.key(key)
        value.write(names, to: &writer)
    }

    package mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        guard isAlwaysWritten || value != standard() else { return }
        required(key, &value, limits: limits, about())
    }

    package mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        guard var given = value else { return }
        required(key, &given, limits: limits, about())
    }

    package mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) {
        let names = names
        FactEntries.write(facts, key, isOptional: !isAlwaysWritten, to: &writer) { entry, writer in
            RecordWriter.writeFields(of: entry, names, to: &writer)
        }
    }

    package mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) {
        if entries.isEmpty, !isAlwaysWritten { return }
        let names = names
        writer.memberArray(key) { (writer: inout JSONWriter) in
            for entry in entries { RecordWriter.write(entry, names, to: &writer) }
        }
    }

    package mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, isRequired: Bool, isWritten: Bool, _ about: @autoclosure () -> About
    ) {
        guard isRequired || isWritten else { return }
        writer.key(key)
        RecordWriter.write(value, names, to: &writer)
    }

    package mutating func rules(_ rules: [RecordRule]) {}
}
