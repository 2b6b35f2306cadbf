//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONNode {
    /// The value of a string, its escapes resolved.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not a string.
    public func string() throws(JSONError) -> String {
        try require(.string)
        return document.string(at: index)
    }

    /// The value of `true` or `false`.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is neither.
    public func bool() throws(JSONError) -> Bool {
        try require(.bool)
        return document.bytes[offset] == 0x74
    }

    /// A number as an integer, exactly.
    ///
    /// `3`, `3.0` and `30e-1` are all 3; `3.5` is an error and never rounded.
    ///
    /// - Throws: ``JSONError/Code/wrongKind``, ``JSONError/Code/tooManyDecimals`` or
    ///   ``JSONError/Code/numberOutOfRange``.
    public func int64() throws(JSONError) -> Int64 {
        try decimal(scale: 0)
    }

    /// A number as a whole count of 10 to the power −`scale`, exactly: `123.45` with scale 2 is 12 345.
    ///
    /// A digit other than zero beyond the scale is an error, never rounded; `1.500` with scale 1 is 15.
    ///
    /// - Parameter scale: the number of decimals.
    /// - Throws: ``JSONError/Code/wrongKind``, ``JSONError/Code/tooManyDecimals`` or
    ///   ``JSONError/Code/numberOutOfRange``.
    /// - Precondition: `scale` is 0 to 18.
    public func decimal(scale: Int) throws(JSONError) -> Int64 {
        precondition((0...18).contains(scale), "scale must be 0 to 18")
        try require(.number)
        let bytes = document.bytes
        switch jsonDecimal(bytes.span, numberRange, scale: scale) {
        case .value(let value):
            return value
        case .tooManyDecimals where scale == 0:
            throw error(.tooManyDecimals, "Talet \(excerpt) ska vara ett heltal. Ta bort decimalerna.")
        case .tooManyDecimals:
            throw error(
                .tooManyDecimals, "Talet \(excerpt) får ha högst \(scale) decimaler. Avrunda det före inläsningen.")
        case .outOfRange:
            throw error(.numberOutOfRange, "Talet \(excerpt) är för stort. Kontrollera det.")
        }
    }

    /// A number as it is written in the text.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not a number.
    public func numberText() throws(JSONError) -> String {
        try require(.number)
        return String(decoding: document.bytes[numberRange], as: UTF8.self)
    }

    /// The elements of an array.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an array.
    public func elements() throws(JSONError) -> JSONElements {
        try require(.array)
        return JSONElements(of: self)
    }

    /// The members of an object.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an object.
    public func members() throws(JSONError) -> JSONMembers {
        try require(.object)
        return JSONMembers(of: self)
    }

    /// An error for a value that is of the right kind but that its reader cannot accept, with this node's place.
    ///
    /// - Parameters:
    ///   - message: what is wrong and what to do about it, in Swedish, without the place.
    ///   - code: why the reader cannot accept it.
    public func invalid(_ message: String, _ code: JSONError.Code = .invalidValue) -> JSONError {
        error(code, message)
    }

    func require(_ expected: JSONKind) throws(JSONError) {
        guard kind == expected else {
            throw error(
                .wrongKind, "Här väntas \(expected.swedishName), men här står \(kind.swedishName). Rätta värdet.")
        }
    }

    func error(_ code: JSONError.Code, _ message: String) -> JSONError {
        document.error(code, message, at: offset, path: document.path(of: index))
    }

    private var numberRange: Range<Int> {
        offset..<document.range.lowerBound + Int(entry.end)
    }

    /// A number for a message, cut if somebody wrote a very long one.
    private var excerpt: String {
        let longest = 40
        let text = String(decoding: document.bytes[numberRange.prefix(longest)], as: UTF8.self)
        return numberRange.count > longest ? text + "…" : text
    }
}
