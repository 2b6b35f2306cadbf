//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension String {
    /// The text with what a terminal obeys instead of showing, such as ESC, line breaks and marks that turn the
    /// direction of writing, as `⟨U+001B⟩`: nobody's name clears a screen or makes a row of its own.
    package var visible: String {
        guard String.mayHoldObeyed(utf8Span.span) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isObeyed {
                text += "⟨U+" + scalar.hexadecimal + "⟩"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Whether there is a byte that something obeyed can begin with; every message passes here, and few have one.
    private static func mayHoldObeyed(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case 0..<0x20, 0x7F, 0xC2, 0xE2: return true
            default: continue
            }
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character, a separator of lines, or a mark that turns the direction of writing.
    fileprivate var isObeyed: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Four digits; all that are obeyed have them.
    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
