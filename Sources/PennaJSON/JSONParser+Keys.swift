//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONParser {
    /// Above this many members, keys go through a set; below it, comparing hashes pair by pair is faster.
    private static var mostKeysToPair: Int { 32 }

    func keyHash(_ entry: JSONEntry, _ text: Span<UInt8>) -> UInt32 {
        if entry.hasEscapes {
            let decoded = jsonUnescaped(text, entry.contents)
            return jsonHash(decoded.span, decoded.indices)
        }
        return jsonHash(text, entry.contents)
    }

    /// Reports the first key, in the order of the text, that an earlier key of the same object equals.
    ///
    /// Keys are compared as decoded bytes: `"a"` and `"\u0061"` are the same key, while two Unicode spellings of é are
    /// two keys.
    mutating func rejectDuplicateKeys(of object: Int, _ text: Span<UInt8>) throws(JSONFault) {
        keys.removeAll(keepingCapacity: true)
        var index = object + 1
        while index < tape.count {
            keys.append(index)
            index = Int(tape[index + 1].next)
        }
        if keys.count > Self.mostKeysToPair {
            return try rejectDuplicatesInSet(text)
        }
        for later in 1..<keys.count {
            let hash = tape[keys[later]].count
            for earlier in 0..<later where tape[keys[earlier]].count == hash {
                if areEqual(tape[keys[earlier]], tape[keys[later]], text) { throw duplicate(keys[later]) }
            }
        }
    }

    private func rejectDuplicatesInSet(_ text: Span<UInt8>) throws(JSONFault) {
        var seen = Set<[UInt8]>(minimumCapacity: keys.count)
        for key in keys {
            let name = jsonUnescaped(text, tape[key].contents)
            guard seen.insert(name).inserted else { throw duplicate(key) }
        }
    }

    private func duplicate(_ key: Int) -> JSONFault {
        JSONFault(.duplicateKey, at: Int(tape[key].start), key: key)
    }

    private func areEqual(_ left: JSONEntry, _ right: JSONEntry, _ text: Span<UInt8>) -> Bool {
        if left.hasEscapes || right.hasEscapes {
            return jsonUnescaped(text, left.contents) == jsonUnescaped(text, right.contents)
        }
        return jsonBytesEqual(text, left.contents, text, right.contents)
    }
}

extension JSONEntry {
    /// The bytes between the quotation marks of a string.
    var contents: Range<Int> { Int(start) + 1..<Int(end) - 1 }
}

func jsonBytesEqual(
    _ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>
) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    for step in 0..<leftRange.count
    where left[leftRange.lowerBound + step] != right[rightRange.lowerBound + step] {
        return false
    }
    return true
}
