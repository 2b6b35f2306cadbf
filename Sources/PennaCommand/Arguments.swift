//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna

/// What was typed after a subcommand: plain values, and options that begin with two dashes.
struct Arguments {
    private(set) var values: [String] = []
    private var options: [String: String] = [:]
    private var lists: [String: [String]] = [:]
    private var flags: Set<String> = []

    /// Reads the words of a command line.
    ///
    /// - Parameters:
    ///   - options: the options that take a value.
    ///   - flags: the options that take none.
    ///   - repeatable: the options that take a value and may stand several times.
    /// - Throws: `UsageError` for an option that is not known, stands twice, or lacks its value.
    init(
        _ words: some Sequence<String>, options known: Set<String>, flags knownFlags: Set<String> = [],
        repeatable: Set<String> = []
    ) throws(UsageError) {
        var pending: String?
        for word in words {
            if let option = pending {
                if repeatable.contains(option) {
                    lists[option, default: []].append(word)
                } else {
                    options[option] = word
                }
                pending = nil
            } else if let (option, value) = Arguments.assignment(word), repeatable.contains(option) {
                lists[option, default: []].append(value)
            } else if repeatable.contains(word) {
                pending = word
            } else if let (option, value) = Arguments.assignment(word), known.contains(option) {
                guard options.updateValue(value, forKey: option) == nil else {
                    throw UsageError("Valet \(option) står två gånger.")
                }
            } else if knownFlags.contains(word) {
                flags.insert(word)
            } else if known.contains(word) {
                guard options[word] == nil else { throw UsageError("Valet \(word) står två gånger.") }
                pending = word
            } else if word.hasPrefix("-"), word.count > 1,
                !word.dropFirst().allSatisfy({ $0.isNumber || $0 == "." || $0 == "," })
            {
                throw UsageError("Valet \(word) finns inte.")
            } else {
                values.append(word)
            }
        }
        if let pending { throw UsageError("Valet \(pending) saknar sitt värde.") }
    }

    /// The value of an option, if given.
    subscript(option: String) -> String? { options[option] }

    /// The values of an option that may stand several times, in order.
    func all(_ option: String) -> [String] { lists[option] ?? [] }

    /// Whether a flag was given.
    func has(_ flag: String) -> Bool { flags.contains(flag) }

    /// A whole number given as an option.
    ///
    /// - Throws: `UsageError` when the text is not a whole number in the range.
    func number(_ option: String, in range: ClosedRange<Int>, default fallback: Int) throws(UsageError) -> Int {
        guard let text = options[option] else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError("\(option) \(text): ange ett heltal \(range.lowerBound)–\(range.upperBound).")
        }
        return number
    }

    private static func assignment(_ word: String) -> (String, String)? {
        guard word.hasPrefix("--"), let equals = word.firstIndex(of: "=") else { return nil }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
}

/// A command line that cannot be understood, or an input that cannot be read: exit code 1.
struct UsageError: Error, CustomStringConvertible {
    let message: String

    var description: String { message }

    init(_ message: String) {
        self.message = message
    }
}

extension Arguments {
    /// The month of payment, where the command has one that can be read.
    var payMonth: Month? { self["--month"].flatMap { Month($0) } }
}
