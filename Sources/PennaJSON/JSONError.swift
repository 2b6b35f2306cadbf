//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A fault in a JSON text, or a value that is not what its reader asked for, with its place.
///
/// Two errors are equal when code and place are equal; the wording of a message is not part of the contract.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public let code: Code

    /// What is wrong and what to do about it, in Swedish, without the place.
    public let message: String

    /// The line of the fault, from 1, counted from the line number that the parser was given.
    public let line: Int

    /// The column of the fault, from 1, in Unicode scalar values (so that å counts as one), not in bytes.
    public let column: Int

    /// The offset of the fault, in bytes from the start of the array that was parsed.
    public let offset: Int

    /// The place in the tree, such as `$.people[3].terms[0].degree`; the innermost value that had been reached.
    public let path: String

    /// The keys that there may be instead of an unknown one; empty for other faults.
    public internal(set) var knownKeys: [String] = []

    /// The message with its place in front: `rad 3, kolumn 14, $.people[3].name: …`.
    public var description: String {
        "rad \(line), kolumn \(column), \(path): \(message)"
    }

    /// Compares code and place.
    public static func == (left: JSONError, right: JSONError) -> Bool {
        left.code == right.code && left.offset == right.offset && left.line == right.line
            && left.column == right.column && left.path == right.path
    }
}

extension JSONError {
    /// The kinds of fault: first those of the text, then those of reading values from a correct text.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// There is no value, only white space or nothing.
        case emptyInput
        /// The text begins with a byte order mark.
        case byteOrderMark
        /// The text is longer than 2 147 483 647 bytes.
        case inputTooLarge
        /// The text ends inside a value.
        case unexpectedEnd
        /// Something else than a value stands where a value must.
        case expectedValue
        /// Something else than a key in double quotes stands where a key must.
        case expectedKey
        /// The colon between a key and its value is missing.
        case expectedColon
        /// Neither a comma nor the right closing bracket follows a value.
        case expectedSeparator
        /// A comma has nothing after it but a closing bracket.
        case trailingComma
        /// Something follows the value that should be the only one.
        case trailingContent
        /// A word that is not exactly `true`, `false` or `null`.
        case invalidLiteral
        /// A number that breaks the grammar of RFC 8259.
        case invalidNumber
        /// An unescaped control character inside a string.
        case controlCharacter
        /// An escape that RFC 8259 does not have.
        case invalidEscape
        /// An escaped surrogate without its other half.
        case loneSurrogate
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// An object has the same key twice.
        case duplicateKey
        /// Arrays and objects are nested deeper than the parser's limit.
        case tooDeep

        /// The value is of another kind than the one asked for.
        case wrongKind
        /// A required member is missing.
        case missingKey
        /// An object has a member that its reader does not know.
        case unknownKey
        /// A number has a digit other than zero beyond the scale asked for.
        case tooManyDecimals
        /// A number does not fit in 64 bits at the scale asked for.
        case numberOutOfRange
        /// The value is of the right kind, but its reader rejects it; see ``JSONNode/invalid(_:_:)``.
        case invalidValue
        /// The value is text with a number that can be read in two ways; see ``JSONNode/invalid(_:_:)``.
        case ambiguousNumber
    }
}

/// A fault as the scanner finds it: small, and turned into a `JSONError` only when it leaves the parser.
struct JSONFault: Error {
    var code: JSONError.Code
    /// In bytes from the start of the text.
    var offset: Int
    /// The key on the tape that the fault concerns, if the path must name that one.
    var key: Int?

    init(_ code: JSONError.Code, at offset: Int, key: Int? = nil) {
        self.code = code
        self.offset = offset
        self.key = key
    }
}
