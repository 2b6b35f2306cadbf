//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import PennaBasics
internal import PennaFormat

/// A column of some rows: values by row, whatever they are stored as.
struct ArrowCells {
    let name: String
    let kind: ArrowKind

    private let values: ArrowVector
    /// Positions in ``values`` where they are a dictionary.
    private let indices: ArrowVector?
    private let first: Int

    /// Checks that a column has its rows.
    init(_ array: UnsafePointer<ArrowArray>, _ field: ArrowField, rows: Int, from first: Int, path: String)
        throws(Failure)
    {
        name = field.name
        kind = field.kind
        self.first = first
        let outer = try unsafe ArrowVector(array, field.index ?? field.kind, path: path)
        guard outer.count >= first + rows else {
            throw Failure(arrow: "Kolumnen har \(outer.count) värden för \(rows) rader från \(first).", path: path)
        }
        guard field.index != nil else {
            values = outer
            indices = nil
            return
        }
        guard let dictionary = unsafe array.pointee.dictionary else {
            throw Failure(arrow: "Kolumnens ordlista saknas.", path: path)
        }
        values = try unsafe ArrowVector(dictionary, field.kind, path: path)
        indices = outer
    }

    /// Where the value of a row is; `nil` for null.
    private func place(_ row: Int) throws(PayrollError) -> Int? {
        var place = first + row
        if let indices {
            guard indices.isValid(place) else { return nil }
            guard let index = indices.integer(place), index >= 0, index < Int64(values.count) else {
                throw PayrollError(
                    .invalidValue, "Kolumnen \(name) pekar utanför sin ordlista. Skapa tabellen på nytt.")
            }
            place = Int(index)
        }
        return values.isValid(place) ? place : nil
    }

    /// The value as the text that a file would have; `nil` for null.
    func text(_ row: Int) throws(PayrollError) -> String? {
        guard let place = try place(row) else { return nil }
        switch kind {
        case .null: return nil
        case .text, .textView: return try string(place)
        case .bool: return values.bool(place) ? "ja" : "nej"
        case .integer:
            guard let number = values.integer(place) else { throw outside(row) }
            return String(number)
        case .float: return try float(place, row).map { InputNumber.text(ofNumber: $0) }
        case .decimal(let scale, _):
            return InputNumber.text(ofNumber: ArrowCells.decimal(values.decimal(place), scale: scale))
        case .days, .milliseconds: return try "\(date(place, row))"
        case .timestamp(let perSecond, let isUTC): return try moment(place, row, perSecond, isUTC: isUTC)
        case .time(let perSecond, _): return try clock(place, row, perSecond)
        }
    }

    private func string(_ place: Int) throws(PayrollError) -> String {
        guard let bytes = unsafe values.text(place) else {
            throw PayrollError(
                .invalidValue, "Texten i kolumnen \(name) ligger utanför sin buffert. Skapa tabellen på nytt.")
        }
        let span = unsafe bytes.assumingMemoryBound(to: UInt8.self).span
        guard let text = try? UTF8Span(validating: span) else {
            throw PayrollError(
                .invalidValue, "Texten i kolumnen \(name) är inte UTF-8. Läs in källan med rätt teckenkodning.")
        }
        return String(copying: text)
    }

    /// Floating point where no money is: the shortest decimals that mean the number.
    private func float(_ place: Int, _ row: Int) throws(PayrollError) -> String? {
        let number = values.double(place)
        if number.isNaN { return nil }
        if let whole = Int64(exactly: number) { return String(whole) }
        let text = values.kind == .float(bytes: 4) ? "\(Float(number))" : "\(number)"
        guard number.isFinite, !text.contains("e") else { throw outside(row) }
        return text
    }

    private static func decimal(_ value: Int128, scale: Int) -> String {
        var digits = String(value.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        var fraction = digits.suffix(scale)
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + digits.dropLast(scale) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private func date(_ place: Int, _ row: Int) throws(PayrollError) -> Day {
        guard let number = values.integer(place) else { throw outside(row) }
        let days = kind == .milliseconds ? ArrowCells.floored(number, 86_400_000).quotient : number
        guard let day = ArrowCells.day(days) else { throw outside(row) }
        return day
    }

    /// A day, or an instant; without a zone it is Swedish time.
    private func moment(_ place: Int, _ row: Int, _ perSecond: Int64, isUTC: Bool) throws(PayrollError) -> String {
        guard let number = values.integer(place) else { throw outside(row) }
        let (days, second) = ArrowCells.floored(ArrowCells.floored(number, perSecond).quotient, 86_400)
        guard let day = ArrowCells.day(days) else { throw outside(row) }
        if second == 0, !isUTC { return "\(day)" }
        return
            "\(day)T\(ArrowCells.two(second / 3600)):\(ArrowCells.two(second / 60 % 60)):\(ArrowCells.two(second % 60))"
            + (isUTC ? "Z" : "")
    }

    private func clock(_ place: Int, _ row: Int, _ perSecond: Int64) throws(PayrollError) -> String {
        guard let number = values.integer(place), (0..<86_400 * perSecond).contains(number) else { throw outside(row) }
        let minute = number / perSecond / 60
        return "\(ArrowCells.two(minute / 60)):\(ArrowCells.two(minute % 60))"
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func floored(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static let days: ClosedRange<Int64> = Int64(Day(1, 1, 1).number)...Int64(Day(9999, 12, 31).number)

    private static func day(_ number: Int64) -> Day? {
        days.contains(number) ? Day(number: Int32(truncatingIfNeeded: number)) : nil
    }

    private func outside(_ row: Int) -> PayrollError {
        PayrollError(.invalidValue, "Värdet i kolumnen \(name) är utanför det som kan läsas. Rätta värdet.")
    }
}

extension ArrowCells {
    /// A whole number; `nil` for null.
    func integer(_ row: Int) throws(PayrollError) -> Int64? {
        if case .integer = kind {
            guard let place = try place(row) else { return nil }
            guard let number = values.integer(place) else { throw outside(row) }
            return number
        }
        guard let text = try text(row), !text.isEmpty else { return nil }
        guard let number = Int64(text) else {
            throw PayrollError(.invalidValue, "\(name) är \(text). Skriv ett heltal.")
        }
        return number
    }

    /// A day; `nil` for null and for an empty text.
    func day(_ row: Int) throws(PayrollError) -> Day? {
        if kind == .days {
            guard let place = try place(row) else { return nil }
            return try date(place, row)
        }
        guard let text = try text(row), !text.isEmpty else { return nil }
        guard let day = Day(text) else {
            throw PayrollError(.invalidValue, "\(name) är \(text), som inte är en dag. Skriv t.ex. 2026-10-05.")
        }
        return day
    }

    /// An amount in whole öre, from a column whose name says so.
    func ore(_ row: Int) throws(PayrollError) -> Amount? {
        switch kind {
        case .integer, .null: return try integer(row).map { Amount(ore: $0) }
        default:
            throw PayrollError(
                .invalidValue, "\(name) är inte heltal. Ange öre som heltal, eller kronor i en kolumn utan _ore.")
        }
    }

    /// An amount in kronor, as text: never from floating point, nor from whole numbers that may be öre.
    func kronor(_ row: Int) throws(PayrollError) -> String? {
        switch kind {
        case .float:
            throw PayrollError(
                .invalidValue,
                "\(name) är flyttal, som inte duger för pengar. Gör om till decimal eller text, eller till "
                    + "heltal öre i kolumnen \(name)_ore.")
        case .integer:
            throw PayrollError(
                .invalidValue,
                "\(name) är heltal, och det syns inte om de är kronor eller öre. Ange öre i kolumnen "
                    + "\(name)_ore, eller kronor som decimal eller text.")
        default: return try text(row)
        }
    }
}
