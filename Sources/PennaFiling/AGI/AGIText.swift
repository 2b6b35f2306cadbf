//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What texts the AGI's schema takes.
enum AGIText {
    /// The length of an ordinary text.
    static let most = 50

    /// Whether there is something other than spaces, no longer than the field takes, and no angle brackets.
    static func fits(_ text: String, most: Int = AGIText.most) -> Bool {
        text.unicodeScalars.count <= most && text.utf8.contains { $0 > UInt8(ascii: " ") }
            && !text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") || $0 < UInt8(ascii: " ") }
    }

    /// Whether it is an e-mail address of 5–254 characters as the schema writes it: words of letters, digits and
    /// underscores, apart by single marks, and a point somewhere after the at sign.
    static func isEmail(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let signs = bytes.indices.filter { bytes[$0] == UInt8(ascii: "@") }
        guard (5...254).contains(bytes.count), let sign = signs.first, signs.count == 1 else { return false }
        let domain = bytes[(sign + 1)...]
        return isWords(bytes[..<sign], apartBy: Array("-+.'".utf8)) && isWords(domain, apartBy: Array("-.".utf8))
            && domain.contains(UInt8(ascii: "."))
    }

    private static func isWords(_ bytes: ArraySlice<UInt8>, apartBy marks: [UInt8]) -> Bool {
        var isAfterMark = true
        for byte in bytes {
            let isMark = marks.contains(byte)
            guard isMark ? !isAfterMark : isWordCharacter(byte) else { return false }
            isAfterMark = isMark
        }
        return !isAfterMark
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
