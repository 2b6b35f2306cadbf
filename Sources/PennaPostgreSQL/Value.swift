//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A value on its way to the server, in PostgreSQL's binary form.
enum Value {
    case none
    case int(Int64)
    case day(Int32)
    case text(String)
    case bytes([UInt8])

    static func optional(_ number: Int64?) -> Value { number.map { .int($0) } ?? .none }
    static func optional(_ bytes: [UInt8]?) -> Value { bytes.map { .bytes($0) } ?? .none }

    /// The type's number in the server's catalogue; these four never change.
    var type: UInt32 {
        switch self {
        case .none, .bytes: 17
        case .int: 20
        case .day: 23
        case .text: 25
        }
    }

    /// The bytes that the server reads; `nil` for NULL.
    var content: [UInt8]? {
        switch self {
        case .none: nil
        case .int(let number): [UInt8](bigEndian: number)
        case .day(let number): [UInt8](bigEndian: number)
        case .text(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        }
    }
}

/// Rows in the binary form of COPY, gathered until they are worth sending.
struct CopyRows {
    private(set) var bytes: [UInt8] = []

    /// The signature, no flags and no extension.
    init() {
        bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    }

    mutating func append(_ values: [Value]) {
        append(Int16(truncatingIfNeeded: values.count))
        for value in values {
            switch value {
            case .none: append(-1 as Int32)
            case .int(let number):
                append(8 as Int32)
                append(number)
            case .day(let number):
                append(4 as Int32)
                append(number)
            case .text(let text):
                append(Int32(clamping: text.utf8.count))
                bytes.append(contentsOf: text.utf8)
            case .bytes(let content):
                append(Int32(clamping: content.count))
                bytes.append(contentsOf: content)
            }
        }
    }

    /// The mark after the last row.
    mutating func finish() { append(-1 as Int16) }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func append(_ number: some FixedWidthInteger) {
        for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

extension [UInt8] {
    init(bigEndian number: some FixedWidthInteger) {
        self = stride(from: number.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: number >> $0)
        }
    }
}
