//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaLaw

/// How people and their systems write numbers in files: one rule for CSV, PAXml and texts in JSON.
///
/// - Decimals follow a comma or a point. Thousands are apart by spaces (also U+00A0, U+202F, U+2009), or by the mark
///   that is not the decimals', or by one and the same mark where it stands more than once. Groups have three digits.
/// - A single point or comma before exactly three digits may be either, and is an error that names both readings. It has
///   one reading only where the digits before it cannot be a group of thousands: `0,125`, `1250,500`, `1 250,500`.
/// - A minus stands first, or last as older systems write it; `−` (U+2212) is one too.
/// - Nothing is rounded: a digit other than zero beyond the decimals that the field has is no such number.
package enum InputNumber {
    /// A number as a whole count of 10 to the power −`scale`; `nil` when the text is no number that fits it.
    ///
    /// - Parameter what: what the number is, in Swedish, for the error.
    /// - Throws: `ambiguousNumber` when the text has two readings.
    package static func value(of text: String, scale: Int, _ what: String) throws(PayrollError) -> Int64? {
        // Programs write plain numbers, and then there is nothing to take apart.
        if isPlain(text) { return DecimalText.value(of: text, scale: scale) }
        guard let parts = Parts(text) else { return nil }
        if parts.isAmbiguous { throw parts.ambiguity(text, what, scale: scale) }
        return DecimalText.value(of: parts.plain, scale: scale)
    }

    /// Hours and minutes such as `7:30`, with a minus as numbers have it; `nil` for anything else, also `7:5`, which may
    /// mean 7:05 or 7,5.
    fileprivate static func minutes(_ text: String) -> Int64? {
        guard text.utf8.contains(UInt8(ascii: ":")), let (isNegative, rest) = unsigned(text) else { return nil }
        let digits = rest.first == "+" && !isNegative ? rest.dropFirst() : rest
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false).map { part in
            String(String.UnicodeScalarView(part))
        }
        guard parts.count == 2, parts[1].utf8.count == 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { isDigit($0) } }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), minutes < 60, hours < 100_000
        else { return nil }
        return (isNegative ? -1 : 1) * (hours * 60 + minutes)
    }

    /// A number's text without its sign and the spaces around; `nil` when it has two signs.
    fileprivate static func unsigned(_ text: String) -> (isNegative: Bool, rest: ArraySlice<Unicode.Scalar>)? {
        var rest = trimmed(Array(text.unicodeScalars)[...])
        let isMinus: (Unicode.Scalar?) -> Bool = { $0 == "-" || $0 == "\u{2212}" }
        let (isFirst, isLast) = (isMinus(rest.first), isMinus(rest.last))
        guard !(isFirst && isLast) else { return nil }
        if isFirst { rest.removeFirst() }
        if isLast { rest.removeLast() }
        return (isFirst || isLast, trimmed(rest))
    }

    private static func trimmed(_ text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var text = text
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }

    /// The text of a number that a program gave as a number, not as text: it has one reading, and is written so that this
    /// is seen.
    package static func text(ofNumber text: String) -> String {
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return text }
        let decimals = text.utf8[text.utf8.index(after: point)...]
        let isThree = decimals.count == 3 && decimals.allSatisfy { isDigit($0) }
        return isThree ? text + "0" : text
    }

    /// Whether a text is digits with at most a minus before and one mark among them, and not three digits after that.
    private static func isPlain(_ text: String) -> Bool {
        var decimals: Int?
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where place == 0: continue
            case UInt8(ascii: "."), UInt8(ascii: ","):
                if decimals != nil { return false }
                decimals = 0
            case _ where isDigit(byte): decimals = decimals.map { $0 + 1 }
            default: return false
            }
        }
        return decimals != 3
    }

    fileprivate static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// Whether a letter is one of the spaces that stand between thousands.
    fileprivate static func isSpace(_ letter: Unicode.Scalar) -> Bool {
        switch letter {
        case " ", "\t", "\u{A0}", "\u{202F}", "\u{2009}": true
        default: false
        }
    }
}

/// A number taken apart at its marks.
private struct Parts {
    let isNegative: Bool
    /// The digits between the marks.
    var groups: [String] = [""]
    /// The marks, one less than the groups; every space as a plain one.
    var marks: [Unicode.Scalar] = []
    /// Whether the last group is decimals.
    var hasDecimals = false

    /// - Returns: `nil` when the text is no number.
    init?(_ text: String) {
        guard let (isNegative, digits) = InputNumber.unsigned(text) else { return nil }
        self.isNegative = isNegative
        for letter in digits {
            if InputNumber.isSpace(letter) || letter == "." || letter == "," {
                marks.append(InputNumber.isSpace(letter) ? " " : letter)
                groups.append("")
            } else {
                guard ("0"..."9").contains(letter) else { return nil }
                groups[groups.count - 1].unicodeScalars.append(letter)
            }
        }
        guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        guard let last = marks.last else { return }
        hasDecimals = last != " " && !marks.dropLast().contains(last)
        let thousands = hasDecimals ? marks.dropLast() : marks[...]
        guard Set(thousands).count <= 1 else { return nil }
        let whole = hasDecimals ? groups.dropLast() : groups[...]
        guard whole.count == 1 || (1...3).contains(groups[0].count) && groups[0].first != "0",
            whole.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
    }

    /// Whether the only mark may stand before thousands as well as before decimals.
    var isAmbiguous: Bool {
        marks.count == 1 && hasDecimals && groups[1].count == 3 && groups[0].count <= 3 && groups[0].first != "0"
    }

    /// The number as a program writes it.
    var plain: String {
        let whole = (isNegative ? "-" : "") + (hasDecimals ? groups.dropLast() : groups[...]).joined()
        return hasDecimals ? whole + "." + (groups.last ?? "") : whole
    }

    /// The error that names both readings, and how each is written.
    func ambiguity(_ text: String, _ what: String, scale: Int) -> PayrollError {
        let sign = isNegative ? "-" : ""
        var decimals = groups[1]
        while decimals.count > 1, decimals.last == "0" { decimals.removeLast() }
        let small = sign + groups[0] + "," + decimals
        // Three decimals that all count are written with a fourth; a field with fewer has only the other reading.
        let other =
            decimals.count < 3 ? " eller \(small)" : (scale > 3 ? " eller \(small)0" : " eller högst två decimaler")
        return PayrollError(
            .ambiguousNumber,
            "\(what) \(text) kan läsas på två sätt: \(sign)\(groups[0]) \(groups[1]) eller \(small). Skriv \(sign)\(groups[0])\(groups[1])\(other)."
        )
    }
}

extension InputText {
    /// Reads an amount in kronor with at most two decimals.
    package static func amount(_ text: String, _ what: String) throws(PayrollError) -> Amount {
        guard let ore = try InputNumber.value(of: text, scale: 2, what) else {
            throw PayrollError(
                .invalidValue,
                "\(what) \(text) är inget belopp som går att räkna med. Skriv kronor med högst två decimaler, t.ex. 1234,50."
            )
        }
        return try Amount(ore: ore).reportable(what)
    }

    /// Reads a quantity in ten-thousandths.
    package static func quantity(_ text: String) throws(PayrollError) -> Int64 {
        guard let quantity = try InputNumber.value(of: text, scale: 4, "Antalet") else {
            throw PayrollError(.invalidValue, "Antalet \(text) går inte att läsa. Skriv högst fyra decimaler.")
        }
        return quantity
    }

    /// Reads a percentage such as `75` or `62,5`.
    package static func percent(_ text: String) throws(PayrollError) -> Percent {
        guard let millionths = try InputNumber.value(of: text, scale: 4, "Procenten") else {
            throw PayrollError(.invalidValue, "Procenten \(text) går inte att läsa. Skriv t.ex. 50 eller 62,5.")
        }
        return Percent(millionths: millionths)
    }

    /// Reads kilometres such as `236` or `23,6`.
    package static func distance(_ text: String) throws(PayrollError) -> RoadDistance {
        guard let metres = try InputNumber.value(of: text, scale: 3, "Sträckan") else {
            throw PayrollError(
                .invalidValue, "Sträckan \(text) går inte att läsa. Skriv kilometer, t.ex. 236 eller 23,6.")
        }
        return RoadDistance(metres: metres)
    }

    /// Reads hours as decimals such as `7,5` or as `7:30`; more decimals than minutes have are rounded half up to minutes.
    package static func hours(_ text: String) throws(PayrollError) -> Minutes {
        if let minutes = InputNumber.minutes(text) { return Minutes(minutes) }
        let short = shortened(text, decimals: 9)
        guard let billionths = try InputNumber.value(of: short, scale: 9, "Timmarna"),
            billionths.magnitude < 100_000_000_000_000
        else {
            throw PayrollError(.invalidValue, "Timmarna \(text) går inte att läsa. Skriv t.ex. 7,5 eller 7:30.")
        }
        return Minutes(try (Exact(billionths) * 60 / 1_000_000_000).wholeNumber(.halfAwayFromZero))
    }

    /// Time systems write 6.01666666666667 for 6 h 1 min: decimals beyond what a minute needs are cut.
    private static func shortened(_ text: String, decimals: Int) -> String {
        guard let point = text.firstIndex(where: { $0 == "." || $0 == "," }) else { return text }
        let fraction = text[text.index(after: point)...]
        guard fraction.count > decimals, fraction.allSatisfy({ $0.isNumber }) else { return text }
        return String(text[...point] + fraction.prefix(decimals))
    }
}
