//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What can be seen of a line that is no JSON, so that an error can say whom it concerns.
package enum BrokenLine {
    /// The texts that stand after a key, wherever it stands on the line.
    package static func texts(of key: String, in bytes: ArraySlice<UInt8>) -> [String] {
        let key = Array("\"\(key)\"".utf8)
        var texts: [String] = []
        var place = bytes.startIndex
        while place + key.count <= bytes.endIndex {
            guard bytes[place] == key[0], bytes[place..<place + key.count].elementsEqual(key) else {
                place += 1
                continue
            }
            place += key.count
            var rest = bytes[place...].drop(while: isSpace)
            guard rest.first == UInt8(ascii: ":") else { continue }
            rest = rest.dropFirst().drop(while: isSpace)
            guard rest.first == UInt8(ascii: "\"") else { continue }
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { break }
            texts.append(String(decoding: rest[..<end], as: UTF8.self))
            place = end
        }
        return texts
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
