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
    private static let rate = Array(#","rate":"#.utf8)
    private static let paid = Array(#","paidQuantity":""#.utf8)
    private static let paidUnit = Array(#"","paidUnit":"#.utf8)
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
        if let paid = view.paid {
            bytes += LineTexts.paid
            paid.addPlainText(to: &bytes)
            bytes += LineTexts.paidUnit
            JSONWriter.appendQuoted(paid.unit.swedish, to: &bytes)
        }
        if let price = view.price {
            bytes += LineTexts.price
            JSONWriter.appendNumber(price.ore, scale: 2, to: &bytes)
        } else if let rate = view.rate {
            bytes += LineTexts.rate
            DecimalText.addPlain(rate.millionths, scale: 6, least: 2, to: &bytes)
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
        if let price = view.price {
            csv.field(decimal: price.ore, scale: 2)
        } else if let rate = view.rate {
            csv.field { DecimalText.addPlain(rate.millionths, scale: 6, least: 2, to: &$0) }
        } else {
            csv.field("")
        }
        csv.field(decimal: view.line.amount.ore, scale: 2)
        csv.field(view.line.confidence.description)
        csv.field(decimal: Int64(view.line.formula.number), scale: 0)
        csv.field(view.operands)
        csv.field(view.localFigures.isEmpty ? "" : view.localFigures.map(\.swedish).joined(separator: " "))
        csv.field(view.correction.map { "\($0.payMonth)" } ?? "")
        csv.field(view.correction?.cause ?? "")
        // New columns stand last, for programs that count them.
        if let paid = view.paid {
            csv.field { paid.addPlainText(to: &$0) }
            csv.field(paid.unit.swedish)
        } else {
            csv.field("")
            csv.field("")
        }
        csv.field(LineTexts.priceUnit(view))
        csv.endRow()
    }

    /// What a line's price is: kronor for each of what is paid for, or a share of it.
    private static func priceUnit(_ view: LineView) -> String {
        if view.rate != nil { return "andel" }
        guard view.price != nil else { return "" }
        let unit = view.paid?.unit.swedish ?? view.quantityUnit?.swedish ?? ""
        return "kr/" + (unit.isEmpty ? "st" : unit == "dagar" ? "dag" : unit)
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

extension PaidQuantity {
    /// Adds the number as plain text: hours as `h:mm`, with seconds where there are some; days with the decimals that they
    /// have, six where they have no end.
    package func addPlainText(to bytes: inout [UInt8]) {
        guard unit == .timme else {
            if let millionths = rounded(toParts: 1_000_000) {
                DecimalText.addPlain(millionths, scale: 6, least: 0, to: &bytes)
            }
            return
        }
        guard let millionths = rounded(toParts: 3_600_000_000) else { return }
        let (minutes, rest) = millionths.quotientAndRemainder(dividingBy: 60_000_000)
        if millionths < 0, minutes == 0 { bytes.append(UInt8(ascii: "-")) }
        OperandUnit.timme.addPlainText(minutes, to: &bytes)
        guard rest != 0 else { return }
        bytes.append(UInt8(ascii: ":"))
        if rest.magnitude < 10_000_000 { bytes.append(UInt8(ascii: "0")) }
        DecimalText.addPlain(Int64(rest.magnitude), scale: 6, least: 0, to: &bytes)
    }
}

extension DecimalText {
    /// Adds a count of 10 to the power −`scale`, without the zeros that end it beyond the least number of decimals.
    static func addPlain(_ value: Int64, scale: Int, least: Int, to bytes: inout [UInt8]) {
        var (value, scale) = (value, scale)
        while scale > least, value % 10 == 0 { (value, scale) = (value / 10, scale - 1) }
        JSONWriter.appendNumber(value, scale: scale, to: &bytes)
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
