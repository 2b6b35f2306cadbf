//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
internal import PennaJSON
internal import PennaModel

/// Writes lines into the result files.
///
/// A month has hundreds of thousands of lines and a hundred pay items, so what the lines of an item say alike is made
/// into text once.
struct LineTexts {
    /// Texts that are made the first time they are asked for.
    private struct Numbered {
        private var texts: [[UInt8]] = []

        mutating func text(_ number: Int, _ make: () -> [UInt8]) -> [UInt8] {
            while texts.count <= number { texts.append([]) }
            if texts[number].isEmpty { texts[number] = make() }
            return texts[number]
        }
    }

    /// By the number of the item: the members or fields that are the item's own.
    private var itemMembers = Numbered()
    private var itemFields = Numbered()
    /// By the number of the formula.
    private var paragraphs = Numbered()

    private static let from = Array(#","from":""#.utf8)
    private static let through = Array(#"","through":""#.utf8)
    private static let employment = Array(#","employment":"#.utf8)
    private static let quantity = Array(#","quantity":""#.utf8)
    private static let unit = Array(#"","unit":"#.utf8)
    private static let price = Array(#","price":"#.utf8)
    private static let amount = Array(#","amount":"#.utf8)
    private static let confidence = Array(#","confidence":"#.utf8)

    /// Adds a line as a JSON object.
    mutating func addJSON(_ view: LineView, to bytes: inout [UInt8]) {
        bytes += itemMembers.text(Int(view.line.item.number)) { LineTexts.members(of: view.item) }
        if !view.employment.isEmpty {
            bytes += LineTexts.employment
            JSONWriter.appendQuoted(view.employment, to: &bytes)
        }
        bytes += LineTexts.from
        view.line.days.first.append(to: &bytes)
        bytes += LineTexts.through
        view.line.days.last.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        if let quantity = view.quantity, let unit = view.quantityUnit {
            bytes += LineTexts.quantity
            unit.addPlainText(quantity, to: &bytes)
            bytes += LineTexts.unit
            JSONWriter.appendQuoted(unit.swedish, to: &bytes)
        }
        if let price = view.price {
            bytes += LineTexts.price
            JSONWriter.appendNumber(price.ore, scale: 2, to: &bytes)
        }
        bytes += LineTexts.amount
        JSONWriter.appendNumber(view.line.amount.ore, scale: 2, to: &bytes)
        bytes += paragraphs.text(Int(view.line.formula.number)) {
            LineTexts.member("paragraph", view.formula.paragraph)
        }
        if let correction = view.correction {
            bytes += LineTexts.member("corrects", "\(correction.payMonth)")
            bytes += LineTexts.member("cause", correction.cause)
        }
        if view.line.confidence != .confirmed {
            bytes += LineTexts.confidence
            JSONWriter.appendQuoted(view.line.confidence.description, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Adds a line as a row.
    mutating func addCSV(_ view: LineView, person: String, to csv: inout CSVBuffer) {
        csv.field(person)
        csv.field(view.employment)
        csv.fields(
            source: itemFields.text(Int(view.line.item.number)) {
                var fields = CSVBuffer()
                fields.field(view.item.key)
                fields.field(view.number)
                fields.field(view.item.lap.map { String($0) } ?? "")
                fields.field(view.item.name)
                fields.field(view.item.kind.description)
                return fields.bytes
            })
        csv.field(view.costAccount)
        csv.field(view.account)
        csv.field(view.line.days.first)
        csv.field(view.line.days.last)
        if let quantity = view.quantity, let unit = view.quantityUnit {
            csv.field { unit.addPlainText(quantity, to: &$0) }
            csv.field(unit.swedish)
        } else {
            csv.field("")
            csv.field("")
        }
        if let price = view.price { csv.field(decimal: price.ore, scale: 2) } else { csv.field("") }
        csv.field(decimal: view.line.amount.ore, scale: 2)
        csv.field(view.line.confidence.description)
        csv.field(decimal: Int64(view.line.formula.number), scale: 0)
        csv.field(view.operands)
        csv.field(view.localFigures.isEmpty ? "" : view.localFigures.map(\.swedish).joined(separator: " "))
        csv.field(view.correction.map { "\($0.payMonth)" } ?? "")
        csv.field(view.correction?.cause ?? "")
        csv.endRow()
    }

    private static func members(of item: PayItem) -> [UInt8] {
        var text = Array(#"{"item":"#.utf8)
        JSONWriter.appendQuoted(item.key, to: &text)
        return text + member("name", item.name)
    }

    /// A member after others.
    private static func member(_ key: String, _ value: String) -> [UInt8] {
        var text = Array(",\"\(key)\":".utf8)
        JSONWriter.appendQuoted(value, to: &text)
        return text
    }
}

extension OperandUnit {
    /// Adds the stored integer in the read unit as plain decimal text; hours as hours and minutes, `h:mm`.
    package func addPlainText(_ stored: Int64, to bytes: inout [UInt8]) {
        switch self {
        case .krona, .semesterdag, .faktor: JSONWriter.appendNumber(stored, scale: 2, to: &bytes)
        case .dag, .tal: JSONWriter.appendNumber(stored, scale: 0, to: &bytes)
        case .procent, .antal: JSONWriter.appendNumber(stored, scale: 4, to: &bytes)
        case .timme:
            let (hours, minutes) = stored.magnitude.quotientAndRemainder(dividingBy: 60)
            if stored < 0 { bytes.append(UInt8(ascii: "-")) }
            JSONWriter.appendNumber(Int64(hours), scale: 0, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            if minutes < 10 { bytes.append(UInt8(ascii: "0")) }
            JSONWriter.appendNumber(Int64(minutes), scale: 0, to: &bytes)
        }
    }

    /// The same as a string.
    package func plainText(_ stored: Int64) -> String {
        var bytes: [UInt8] = []
        addPlainText(stored, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
