//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The text of a spreadsheet as programs save it: in UTF-8 or Latin-1, apart by semicolons or commas.
struct SheetText {
    /// The text in UTF-8.
    let bytes: [UInt8]

    /// Whether it was Latin-1.
    let wasLatin1: Bool

    /// The text; `nil` where it is neither.
    ///
    /// Latin-1 has no letters in 0x80–0x9F, where the code pages of DOS and Mac have å, ä and ö; and where some letters
    /// are UTF-8 the others are broken.
    init?(_ bytes: [UInt8]) {
        if String(validating: bytes, as: UTF8.self) != nil {
            (self.bytes, wasLatin1) = (bytes, false)
            return
        }
        guard !bytes.contains(where: { (0x80...0x9F).contains($0) }),
            !zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0xC3 && $1 >= 0xA0 })
        else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(0xC0 | byte >> 6)
                text.append(0x80 | byte & 0x3F)
            }
        }
        (self.bytes, wasLatin1) = (text, true)
    }

    /// What stands between the fields of the first line: a comma only where it has no semicolon.
    var separator: UInt8 {
        let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
        let isComma = !first.contains(UInt8(ascii: ";")) && first.contains(UInt8(ascii: ","))
        return isComma ? UInt8(ascii: ",") : UInt8(ascii: ";")
    }
}
