//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Names in the letters that banks read: A–Z, digits, spaces and a few marks.
enum PlainLetters {
    /// A text in those letters, å becoming a, and whether a character had to become a space because it has no such form.
    static func text(_ text: String, most: Int) -> (text: String, isWhole: Bool) {
        var plain = ""
        var isWhole = true
        for scalar in text.unicodeScalars {
            if isPlain(scalar) {
                plain.unicodeScalars.append(scalar)
            } else if let letters = forms[scalar] {
                plain += letters
            } else if !isMark(scalar) {
                plain += " "
                isWhole = false
            }
        }
        let words = plain.split(separator: " ").joined(separator: " ")
        return (String(words.prefix(most)), isWhole && words.utf8.count <= most)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", ",", "/", "(", ")", "'", "+", ":", "?": true
        default: false
        }
    }

    /// A mark that stands over the letter before it, where a name is written with the two apart.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

    private static let forms: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("àáâãäåāăą", "a"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
            ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"),
            ("ŕŗř", "r"), ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"),
            ("źżž", "z"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"), ("þ", "th"), ("ÀÁÂÃÄÅĀĂĄ", "A"), ("ÇĆĈĊČ", "C"),
            ("ĎĐÐ", "D"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("ĜĞĠĢ", "G"), ("ĤĦ", "H"), ("ÌÍÎÏĨĪĬĮİ", "I"), ("Ĵ", "J"), ("Ķ", "K"),
            ("ĹĻĽĿŁ", "L"), ("ÑŃŅŇ", "N"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("ŔŖŘ", "R"), ("ŚŜŞŠȘ", "S"), ("ŢŤŦȚ", "T"),
            ("ÙÚÛÜŨŪŬŮŰŲ", "U"), ("Ŵ", "W"), ("ÝŸŶ", "Y"), ("ŹŻŽ", "Z"), ("Æ", "AE"), ("Œ", "OE"), ("Þ", "TH"),
            ("’‘ʼ´`", "'"), ("–—‑", "-"), ("\u{A0}\u{2009}\u{202F}_&", " "),
        ]
        var forms: [Unicode.Scalar: String] = [:]
        for (letters, plain) in rows { for scalar in letters.unicodeScalars { forms[scalar] = plain } }
        return forms
    }()
}
