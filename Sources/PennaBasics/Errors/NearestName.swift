//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Finds what a misspelt name may have meant, so that an error can say it.
public enum NearestName {
    /// The names that are written most like a word, the nearest first; none when no name is like it.
    ///
    /// Names are alike when few letters must be added, left out, changed or turned round: one in three, and at least one may be.
    public static func names(like word: String, among names: some Sequence<String>) -> [String] {
        let letters = letters(word)
        guard !letters.isEmpty else { return [] }
        let most = max(1, letters.count / 3)
        var found: [(name: String, changes: Int)] = []
        for name in names {
            let changes = changes(from: letters, to: NearestName.letters(name))
            guard changes <= most, !found.contains(where: { $0.name == name }) else { continue }
            let place = found.firstIndex { $0.changes > changes } ?? found.count
            found.insert((name, changes), at: place)
        }
        return found.prefix(3).map { $0.name }
    }

    /// A question to add to a message, such as ` Menade du AB 24 eller AB 25?`; empty when no name is like the word.
    public static func question(_ word: String, among names: some Sequence<String>) -> String {
        let found = NearestName.names(like: word, among: names)
        guard let last = found.last else { return "" }
        let first = found.dropLast().joined(separator: ", ")
        return " Menade du " + (first.isEmpty ? last : first + " eller " + last) + "?"
    }

    /// The bytes of a word without regard to capitals, or to how its parts are held together.
    private static func letters(_ word: String) -> [UInt8] {
        word.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
            case UInt8(ascii: "_"), UInt8(ascii: " "): UInt8(ascii: "-")
            default: byte
            }
        }
    }

    /// How many letters must be added, left out, changed or turned round with the next (Levenshtein, Damerau).
    private static func changes(from word: [UInt8], to other: [UInt8]) -> Int {
        var before = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for (index, letter) in word.enumerated() {
            var row = [index + 1]
            for (place, wanted) in other.enumerated() {
                var least = min(last[place] + (letter == wanted ? 0 : 1), last[place + 1] + 1, row[place] + 1)
                if index > 0, place > 0, letter == other[place - 1], word[index - 1] == wanted {
                    least = min(least, before[place - 1] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[other.count]
    }
}
