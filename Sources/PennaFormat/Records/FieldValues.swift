//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
internal import PennaLaw
package import PennaModel

/// A value that a field of a record may have.
package protocol FieldValue: Equatable {
    /// What it is, for schemas, columns and documentation.
    static var form: FieldForm { get }

    /// Reads it.
    ///
    /// - Parameter names: what texts that name schedules and pay items mean.
    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Self

    /// Writes it so that it reads back.
    func write(_ names: EmployerNames?, to writer: inout JSONWriter)

    /// What limits of a field hold for: the number itself, or how many characters a text has.
    var size: Int? { get }
}

extension FieldValue {
    package var size: Int? { nil }
}

/// A value that is one of some words.
package protocol WordValue: FieldValue, CaseIterable {
    /// The word that files have.
    var word: String { get }
}

extension WordValue {
    package static var form: FieldForm { .words(allCases.map(\.word)) }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Self {
        let text = try node.string()
        for value in allCases where value.word == text { return value }
        let words = allCases.map(\.word)
        let key = node.path.split(separator: ".").last ?? ""
        throw node.invalid(
            "\(key) är \(text).\(NearestName.question(text, among: words)) Skriv \(words.joined(separator: ", ")).")
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string(word) }
}

extension WordValue where Self: RawRepresentable<String> {
    package var word: String { rawValue }
}

extension String: FieldValue {
    package static var form: FieldForm { .text }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> String {
        try node.string()
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string(self) }

    package var size: Int? { unicodeScalars.count }
}

extension Bool: FieldValue {
    package static var form: FieldForm { .bool }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Bool { try node.bool() }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.bool(self) }
}

/// A field that says something by being there: it is `true`, or not given.
package struct Given: FieldValue, Hashable, Sendable {
    package static var form: FieldForm { .given }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Given {
        guard try node.bool() else { throw node.invalid("Uppgiften kan bara vara true. Ta annars bort den.") }
        return Given()
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.bool(true) }
}

extension Int: FieldValue {
    package static var form: FieldForm { .integer }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Int {
        Int(clamping: try node.int64())
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.integer(self) }

    package var size: Int? { self }
}

extension Int64: FieldValue {
    package static var form: FieldForm { .integer }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Int64 { try node.int64() }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.integer(self) }

    package var size: Int? { Int(clamping: self) }
}

/// A number with at most two decimals, such as days of holiday.
struct Hundredths: FieldValue {
    let count: Int64

    init(_ count: Int64) { self.count = count }

    static var form: FieldForm { .number }

    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Hundredths {
        Hundredths(try node.decimal(scale: 2))
    }

    func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.decimal(count, scale: 2) }

    var size: Int? { Int(clamping: count) }
}

extension Amount: FieldValue {
    package static var form: FieldForm { .amount }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Amount {
        try node.amount()
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.decimal(ore, scale: 2) }

    package var size: Int? { Int(clamping: ore) }
}

extension Percent: FieldValue {
    package static var form: FieldForm { .percent }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Percent {
        try node.percent()
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.decimal(millionths, scale: 4) }
}

extension Minutes: FieldValue {
    package static var form: FieldForm { .hours }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Minutes {
        try node.hours()
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) {
        writer.string(OutputText.hours(self))
    }
}

extension Day: FieldValue {
    package static var form: FieldForm { .day }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Day { try node.day() }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string("\(self)") }
}

/// Days in a list.
struct DayList: FieldValue {
    var days: ShortList<Day> = []

    static var form: FieldForm { .days }

    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> DayList {
        var list = DayList()
        for element in try node.elements() { list.days.append(try element.day()) }
        return list
    }

    func write(_ names: EmployerNames?, to writer: inout JSONWriter) {
        writer.array { (writer: inout JSONWriter) in for day in days { writer.string("\(day)") } }
    }
}

extension Month: FieldValue {
    package static var form: FieldForm { .month }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Month {
        let text = try node.string()
        guard let month = Month(text) else { throw node.invalid("\(text) är ingen månad. Skriv t.ex. 2026-10.") }
        return month
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string("\(self)") }
}

extension Instant: FieldValue {
    package static var form: FieldForm { .instant }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> Instant {
        let text = try node.string()
        return try node.checked { () throws(PayrollError) in try Instant(text) }
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string("\(self)") }
}

extension CountryCode: FieldValue {
    package static var form: FieldForm { .country }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> CountryCode {
        let text = try node.string()
        return try node.checked { () throws(PayrollError) in try CountryCode(text) }
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string(letters) }
}

extension PayItemID: FieldValue {
    package static var form: FieldForm { .item }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> PayItemID {
        let key = try node.string()
        guard let item = names?.items?[key] else {
            throw node.invalid(
                "Lönearten \(key) finns inte.\(names?.itemQuestion(key) ?? "") Rätta nyckeln, eller lägg upp lönearten i ownItems."
            )
        }
        return item.id
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string(names?.key(self) ?? "") }
}

extension PayItemKind: WordValue {
    package var word: String { "\(self)" }
}

extension ContributionClass: WordValue {
    package var word: String {
        for known in EmployerFile.ageClasses where known.ageClass == self { return known.word }
        return ""
    }
}
