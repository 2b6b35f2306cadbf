//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
internal import PennaJSON
package import PennaModel

/// What is known of a person that no pay is calculated from, as text.
package enum DetailTexts {
    /// What holds on a day, a row for each list of the person and of the employments; empty where nothing is known.
    package static func text(_ person: Person, in employer: Employer, on day: Day, _ knownAt: Instant) -> String {
        let names = EmployerNames(employer)
        func rows(_ record: some Record) -> [String] {
            var record = record
            var visitor = DetailVisitor(day: day, knownAt: knownAt, names: names)
            record.fields(&visitor)
            return visitor.rows
        }
        var text = rows(person.details)
        for employment in person.employments {
            text += rows(employment.details).map { "Anställning \(employment.id), \($0)" }
        }
        return text.isEmpty ? "" : "\nUppgifter som ingen lön räknas på\n" + text.map { "  \($0)\n" }.joined()
    }
}

/// Gathers what holds on a day.
private struct DetailVisitor: RecordVisitor {
    var isReading: Bool { false }
    let day: Day
    let knownAt: Instant
    let names: EmployerNames
    var rows: [String] = []

    mutating func required<Value: FieldValue>(
        _ key: String, _ value: inout Value, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        var writer = JSONWriter()
        value.write(names, to: &writer)
        let text = (value as? String) ?? writer.text.split(separator: "\"").first.map(String.init) ?? ""
        rows.append("\(about().name) \(text)")
    }

    mutating func field<Value: FieldValue>(
        _ key: String, _ value: inout Value, default standard: @autoclosure () -> Value, isAlwaysWritten: Bool,
        limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        if isAlwaysWritten || value != standard() { required(key, &value, limits: limits, about()) }
    }

    mutating func optional<Value: FieldValue>(
        _ key: String, _ value: inout Value?, limits: ClosedRange<Int>?, _ about: @autoclosure () -> About
    ) {
        guard var given = value else { return }
        required(key, &given, limits: limits, about())
    }

    mutating func facts<Entry: Record>(
        _ key: String, _ facts: inout [Fact<Entry>], beside: Beside, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) {
        // Those that hold beside each other differ in their first field, and are looked up by it.
        var groups: [(first: String, facts: [Fact<Entry>])] = []
        for fact in facts {
            let first = beside == .alone ? "" : pieces(fact.value).first ?? ""
            if let place = groups.firstIndex(where: { $0.first == first }) {
                groups[place].facts.append(fact)
            } else {
                groups.append((first, [fact]))
            }
        }
        for group in groups {
            guard let index = group.facts.fact(on: day, knownAt: knownAt) else { continue }
            rows.append("\(about().name): \(pieces(group.facts[index].value).joined(separator: ", "))")
        }
    }

    mutating func list<Entry: Record>(
        _ key: String, _ entries: inout [Entry], unique: String, isAlwaysWritten: Bool,
        _ about: @autoclosure () -> About
    ) { for entry in entries { rows.append("\(about().name): \(pieces(entry).joined(separator: ", "))") } }

    mutating func object<Entry: Record>(
        _ key: String, _ value: inout Entry, isRequired: Bool, isWritten: Bool, _ about: @autoclosure () -> About
    ) { if isRequired || isWritten { rows.append("\(about().name): \(pieces(value).joined(separator: ", "))") } }

    mutating func rules(_ rules: [RecordRule]) {}

    private func pieces(_ record: some Record) -> [String] {
        var record = record
        var visitor = DetailVisitor(day: day, knownAt: knownAt, names: names)
        record.fields(&visitor)
        return visitor.rows
    }
}
