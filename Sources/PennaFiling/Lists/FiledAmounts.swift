//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat

/// The amounts that stand in the bytes of a file that was written here; no general reader of XML, SIE or CSV.
struct FiledAmounts {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The sum of an XML element without children, wherever it stands.
    func elements(_ name: String) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        try texts(startingWith: "<\(name)") { text throws(PayrollError) in sum = try sum + amount(of: text) }
        return sum
    }

    /// The sum of a field of the AGI, wherever it stands.
    func field(_ number: Int) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        try texts(startingWith: "faltkod=\"\(number)\"") { text throws(PayrollError) in sum = try sum + amount(of: text)
        }
        return sum
    }

    /// Each text after the `>` of a tag in which something stands.
    private func texts(
        startingWith start: String, _ body: (ArraySlice<UInt8>) throws(PayrollError) -> Void
    ) throws(PayrollError) {
        let pattern = Array(start.utf8)
        var rest = bytes[...]
        while let place = rest.firstIndex(of: pattern[0]) {
            rest = rest[place...]
            guard rest.starts(with: pattern) else {
                rest = rest.dropFirst()
                continue
            }
            guard let open = rest.firstIndex(of: UInt8(ascii: ">")) else { return }
            rest = rest[(open + 1)...]
            try body(rest.prefix { $0 != UInt8(ascii: "<") })
        }
    }

    /// The sum of a column of a file with semicolons, by its name.
    func column(_ name: String) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        var table = CSVTable(bytes)
        guard let place = table.next()?.fields.firstIndex(of: name) else { return sum }
        while let row = table.next() {
            guard place < row.fields.count else { continue }
            sum = try sum + FiledAmounts.amount(row.fields[place])
        }
        return sum
    }

    /// What SIE's rows post on accounts.
    func posted(on accounts: Set<String>) throws(PayrollError) -> Amount {
        var sum = Amount.zero
        for row in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let words = row.split(separator: UInt8(ascii: " "))
            guard words.first.map({ $0.elementsEqual("#TRANS".utf8) }) == true, words.count > 2,
                accounts.contains(String(decoding: words[1], as: UTF8.self)),
                let end = row.lastIndex(of: UInt8(ascii: "}")),
                let amount = row[(end + 1)...].split(separator: UInt8(ascii: " ")).first
            else { continue }
            sum = try sum + self.amount(of: amount)
        }
        return sum
    }

    /// - Throws: `invalidValue` for what is no amount.
    private func amount(of text: ArraySlice<UInt8>) throws(PayrollError) -> Amount {
        try FiledAmounts.amount(String(decoding: text, as: UTF8.self))
    }

    /// - Throws: `invalidValue` for what is no amount.
    private static func amount(_ text: String) throws(PayrollError) -> Amount {
        guard let ore = DecimalText.value(of: text, scale: 2) else {
            throw PayrollError(.invalidValue, "\(text) är inget belopp. Gör om filen.")
        }
        return Amount(ore: ore)
    }
}
