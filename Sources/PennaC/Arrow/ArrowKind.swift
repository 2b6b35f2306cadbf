//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// What a column's values are, as an Arrow format string says it; only the kinds that payroll data come in.
enum ArrowKind: Hashable {
    /// Nothing but null.
    case null
    case bool
    case integer(bytes: Int, isSigned: Bool)
    case float(bytes: Int)
    /// Text with offsets of that many bytes.
    case text(offsetBytes: Int)
    case textView
    case decimal(scale: Int, bytes: Int)
    /// Days since 1970-01-01.
    case days
    /// Milliseconds of whole days since 1970-01-01.
    case milliseconds
    case timestamp(perSecond: Int64, isUTC: Bool)
    case time(perSecond: Int64, bytes: Int)

    /// The kind of a format string, or `nil` for one that no column may have.
    init?(format: String) {
        if let kind = ArrowKind.plain[format] {
            self = kind
        } else if format.hasPrefix("d:") {
            let numbers = format.dropFirst(2).split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            let width = numbers.count == 3 ? numbers[2] : 128
            guard numbers.count == 2 || numbers.count == 3, numbers[0] != nil, let scale = numbers[1], let width,
                [32, 64, 128].contains(width), (0...38).contains(scale)
            else { return nil }
            self = .decimal(scale: scale, bytes: width / 8)
        } else if format.hasPrefix("ts"), format.utf8.count >= 4, format.dropFirst(3).first == ":" {
            guard let perSecond = ArrowKind.unit(format.dropFirst(2).first) else { return nil }
            // A time zone says how to show the moment; the number is always UTC.
            self = .timestamp(perSecond: perSecond, isUTC: format.utf8.count > 4)
        } else {
            return nil
        }
    }

    private static let plain: [String: ArrowKind] = [
        "n": .null, "b": .bool, "c": .integer(bytes: 1, isSigned: true), "C": .integer(bytes: 1, isSigned: false),
        "s": .integer(bytes: 2, isSigned: true), "S": .integer(bytes: 2, isSigned: false),
        "i": .integer(bytes: 4, isSigned: true), "I": .integer(bytes: 4, isSigned: false),
        "l": .integer(bytes: 8, isSigned: true), "L": .integer(bytes: 8, isSigned: false),
        "f": .float(bytes: 4), "g": .float(bytes: 8), "u": .text(offsetBytes: 4), "U": .text(offsetBytes: 8),
        "vu": .textView, "tdD": .days, "tdm": .milliseconds,
        "tts": .time(perSecond: 1, bytes: 4), "ttm": .time(perSecond: 1_000, bytes: 4),
        "ttu": .time(perSecond: 1_000_000, bytes: 8), "ttn": .time(perSecond: 1_000_000_000, bytes: 8),
    ]

    private static func unit(_ letter: Character?) -> Int64? {
        switch letter {
        case "s": 1
        case "m": 1_000
        case "u": 1_000_000
        case "n": 1_000_000_000
        default: nil
        }
    }

    /// How many buffers an array of the kind has, at least.
    var bufferCount: Int {
        switch self {
        case .null: 0
        case .text, .textView: 3
        default: 2
        }
    }

    /// The bytes of a value in the buffer of values, or of its entry there; 0 for bits.
    var width: Int {
        switch self {
        case .null, .bool: 0
        case .integer(let bytes, _), .float(let bytes), .decimal(_, let bytes), .time(_, let bytes): bytes
        case .text(let offsetBytes): offsetBytes
        case .textView: 16
        case .days: 4
        case .milliseconds, .timestamp: 8
        }
    }
}
