//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// A column of a table that is handed out.
struct ArrowColumn {
    let name: String
    let format: String
    /// Whether the values are positions in a dictionary of texts.
    var isDictionary = false

    static func text(_ name: String) -> ArrowColumn { ArrowColumn(name: name, format: "u") }
    static func word(_ name: String) -> ArrowColumn { ArrowColumn(name: name, format: "i", isDictionary: true) }
    static func day(_ name: String) -> ArrowColumn { ArrowColumn(name: name, format: "tdD") }
    static func int32(_ name: String) -> ArrowColumn { ArrowColumn(name: name, format: "i") }
    static func int64(_ name: String) -> ArrowColumn { ArrowColumn(name: name, format: "l") }
}

/// The values of a column of a batch, in memory that is handed out.
@safe
struct ArrowValues {
    fileprivate(set) var count: Int
    fileprivate(set) var nullCount = 0
    fileprivate(set) var buffers: [UnsafeMutableRawPointer?]
    fileprivate(set) var dictionary: [ArrowValues] = []

    /// Whole numbers; `nil` is null.
    static func numbers<Number: FixedWidthInteger>(
        _ count: Int, in memory: ArrowMemory, _ value: (Int) -> Number?
    ) throws(Failure) -> ArrowValues {
        let numbers = unsafe try memory.take(count, of: Number.self)
        var validity: UnsafeMutableRawPointer?
        var nulls = 0
        for index in 0..<count {
            if let number = value(index) {
                unsafe numbers[index] = number
                continue
            }
            let bits: UnsafeMutableRawPointer
            if let known = unsafe validity { unsafe bits = known } else { unsafe bits = try allValid(count, memory) }
            unsafe validity = bits
            let byte = unsafe bits.load(fromByteOffset: index / 8, as: UInt8.self)
            unsafe bits.storeBytes(of: byte & ~(1 << UInt8(index % 8)), toByteOffset: index / 8, as: UInt8.self)
            nulls += 1
        }
        return unsafe ArrowValues(
            count: count, nullCount: nulls, buffers: [validity, UnsafeMutableRawPointer(numbers)])
    }

    private static func allValid(_ count: Int, _ memory: ArrowMemory) throws(Failure) -> UnsafeMutableRawPointer {
        let bytes = (count + 7) / 8
        let bits = unsafe try memory.take(bytes)
        unsafe bits.initializeMemory(as: UInt8.self, repeating: 0xFF, count: bytes)
        return unsafe bits
    }

    /// Texts, none of them null.
    static func texts(_ texts: ArrowTexts, in memory: ArrowMemory) throws(Failure) -> ArrowValues {
        let ends = texts.ends
        let offsets = unsafe try memory.take(ends.count + 1, of: Int32.self)
        for (index, end) in ends.enumerated() { unsafe offsets[index + 1] = end }
        return unsafe ArrowValues(
            count: ends.count, buffers: [nil, UnsafeMutableRawPointer(offsets), try memory.copy(texts.bytes)])
    }

    /// Positions in a list of words; `nil` is null.
    static func words(
        _ count: Int, of words: ArrowTexts, in memory: ArrowMemory, _ position: (Int) -> Int32?
    ) throws(Failure) -> ArrowValues {
        var values = try numbers(count, in: memory, position)
        values.dictionary = [try texts(words, in: memory)]
        return values
    }
}

/// Texts one after the other.
struct ArrowTexts {
    fileprivate(set) var bytes: [UInt8] = []
    fileprivate(set) var ends: [Int32] = []

    init(_ texts: [String] = []) {
        for text in texts { add(text) }
    }

    mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(Int32(clamping: bytes.count))
    }

    /// Adds the same text several times.
    mutating func add(_ text: String, times count: Int) {
        let utf8 = Array(text.utf8)
        for _ in 0..<count {
            bytes.append(contentsOf: utf8)
            ends.append(Int32(clamping: bytes.count))
        }
    }
}
