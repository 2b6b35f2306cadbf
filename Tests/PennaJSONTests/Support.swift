//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import PennaTestSupport

/// The error that a text gives, or nil if it is accepted.
func fault(_ bytes: [UInt8], maximumDepth: Int = 64) -> JSONError? {
    var parser = JSONParser(maximumDepth: maximumDepth)
    do {
        _ = try parser.parse(bytes)
        return nil
    } catch {
        return error
    }
}

func fault(_ text: String) -> JSONError? {
    fault(Array(text.utf8))
}

/// The error that reading a value gives, or nil.
func fault<Value>(_ body: () throws(JSONError) -> Value) -> JSONError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// A JSON value as plain data, to compare what was written with what is read.
indirect enum Tree: Equatable {
    case null
    case bool(Bool)
    case number(Int64, scale: Int)
    case string(String)
    case array([Tree])
    case object([Member])

    struct Member: Equatable {
        let key: String
        let value: Tree

        static func == (left: Member, right: Member) -> Bool {
            // Not String's ==, to which different spellings of å are equal.
            left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
        }
    }

    static func random(depth: Int, using generator: inout SeededGenerator) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &generator) {
        case 0: return .null
        case 1: return .bool(.random(using: &generator))
        case 2: return .number(.random(in: .min ... .max, using: &generator), scale: 0)
        case 3:
            let scale = Int.random(in: 0...18, using: &generator)
            return .number(.random(in: -99_999...99_999, using: &generator), scale: scale)
        case 4: return .string(randomString(using: &generator))
        case 5, 6:
            let count = Int.random(in: 0...5, using: &generator)
            return .array((0..<count).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            // Now and then enough members to reach the way that larger objects take.
            let count = Int.random(in: 0...9, using: &generator) == 0 ? 40 : Int.random(in: 0...6, using: &generator)
            return .object(
                (0..<count).map { number in
                    let key = randomString(using: &generator) + String(number)
                    return Member(key: key, value: random(depth: count > 6 ? 0 : depth - 1, using: &generator))
                })
        }
    }

    static func randomString(using generator: inout SeededGenerator) -> String {
        let alphabet: [Character] = [
            "a", "Z", "0", " ", "å", "Ö", "é", "e\u{301}", "\"", "\\", "/", "\n", "\r", "\t", "\u{8}", "\u{C}", "\0",
            "\u{1F}", "\u{7F}", "\u{FFFF}", "\u{2028}", "€", "👩🏽‍🚒", "𝄞", "\u{10FFFF}", "{", "]", ",", ":", "'",
        ]
        let count = Int.random(in: 0...12, using: &generator)
        return String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] })
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .number(let value, let scale): writer.decimal(value, scale: scale)
        case .string(let value): writer.string(value)
        case .array(let elements):
            writer.array { writer in
                for element in elements { element.write(to: &writer) }
            }
        case .object(let members):
            writer.object { writer in
                for member in members {
                    writer.key(member.key)
                    member.value.write(to: &writer)
                }
            }
        }
    }

    /// Reads a tree back; numbers are read with as many decimals as their text has.
    init(_ node: JSONNode) throws(JSONError) {
        switch node.kind {
        case .null: self = .null
        case .bool: self = .bool(try node.bool())
        case .number:
            let scale = try node.numberText().split(separator: ".").dropFirst().first?.utf8.count ?? 0
            self = .number(try node.decimal(scale: scale), scale: scale)
        case .string: self = .string(try node.string())
        case .array:
            var elements: [Tree] = []
            for element in try node.elements() { elements.append(try Tree(element)) }
            self = .array(elements)
        case .object:
            var members: [Member] = []
            for member in try node.members() { members.append(Member(key: member.key, value: try Tree(member.value))) }
            self = .object(members)
        }
    }
}
