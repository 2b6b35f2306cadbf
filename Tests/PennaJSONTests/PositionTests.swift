//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

@Suite struct PositionTests {
    private let sample = """
        {
          "people": [
            {"name": "Åsa"},
            {"name": "Örjan", "terms": [{"degree": 75}]}
          ]
        }
        """

    @Test("A node knows its line, column, offset and path")
    func nodes() throws {
        let root = try JSONDocument(sample).root
        #expect(root.path == "$" && root.line == 1 && root.column == 1 && root.offset == 0)
        let people = try root.required("people")
        #expect(people.path == "$.people" && people.line == 2 && people.column == 13)
        let second = try #require(Array(people.elements()).last)
        #expect(second.path == "$.people[1]" && second.line == 4 && second.column == 5)
        let term = try #require(Array(second.required("terms").elements()).first)
        let degree = try term.required("degree")
        #expect(degree.path == "$.people[1].terms[0].degree")
        // Ö is one column but two bytes.
        #expect(degree.line == 4 && degree.column == 44)
        #expect(Array(sample.utf8)[degree.offset] == UInt8(ascii: "7"))
        let member = try #require(Array(term.members()).first)
        #expect(member.keyNode.column == 34 && member.keyNode.path == degree.path)
    }

    @Test("Keys that are no plain names are quoted in paths")
    func quotedPaths() throws {
        let root = try JSONDocument(#"{"a b":[[{"":{"1x":{"å_1":{"\"\n":0}}}}]]}"#).root
        let inner = try Array(Array(root.required("a b").elements())[0].elements())[0]
        let last = try inner.required("").required("1x").required("å_1").required("\"\n")
        #expect(last.path == #"$["a b"][0][0][""]["1x"].å_1["\"\n"]"#)
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let text: String
        let code: JSONError.Code
        let line: Int
        let column: Int
        let path: String
        var testDescription: String { text }
    }

    static let faults: [Fault] = [
        Fault(text: "", code: .emptyInput, line: 1, column: 1, path: "$"),
        Fault(text: "\n\nx", code: .invalidLiteral, line: 3, column: 1, path: "$"),
        Fault(text: "[1,\r\n2,\r\n x]", code: .invalidLiteral, line: 3, column: 2, path: "$[2]"),
        Fault(text: "[1,2,]", code: .trailingComma, line: 1, column: 5, path: "$[2]"),
        Fault(text: #"{"å":"ö", "b":[0,{"c":-}]}"#, code: .invalidNumber, line: 1, column: 24, path: "$.b[1].c"),
        Fault(
            text: #"{"a":{"b":[]},"c":[[],[1 2]]}"#, code: .expectedSeparator, line: 1, column: 26, path: "$.c[1][1]"),
        Fault(text: #"{"a":1,"b":{"c":2,"c":3}}"#, code: .duplicateKey, line: 1, column: 19, path: "$.b.c"),
        Fault(text: #"{"a":1,b:2}"#, code: .expectedKey, line: 1, column: 8, path: "$"),
        Fault(text: #"{"a":1,"b" 2}"#, code: .expectedColon, line: 1, column: 12, path: "$"),
        Fault(text: #"{"a":"\x"}"#, code: .invalidEscape, line: 1, column: 7, path: "$.a"),
        Fault(text: #"{"a":[true"#, code: .unexpectedEnd, line: 1, column: 11, path: "$.a[1]"),
        Fault(text: "{}\n{}", code: .trailingContent, line: 2, column: 1, path: "$"),
    ]

    @Test("A fault in the text has line, column and path", arguments: faults)
    func faultPlaces(expected: Fault) throws {
        let error = try #require(fault(expected.text))
        #expect(error.code == expected.code)
        #expect(error.line == expected.line)
        #expect(error.column == expected.column)
        #expect(error.path == expected.path)
        #expect(error.description == "rad \(error.line), kolumn \(error.column), \(error.path): \(error.message)")
    }

    @Test("A part of an array is read in place: lines count from the number given, offsets from the array's start")
    func ranges() throws {
        let bytes = Array(#"å{"a":1}{"a":x}{"#.utf8)
        var parser = JSONParser()
        let document = try parser.parse(bytes, in: 2..<9, line: 7)
        let node = try document.root.required("a")
        #expect(try node.int64() == 1)
        #expect(node.offset == 7 && node.line == 7 && node.column == 6)
        let error = try #require(throws: JSONError.self) { try parser.parse(bytes, in: 9..<16, line: 8) }
        #expect(error.offset == 14 && error.line == 8 && error.column == 6 && error.path == "$.a")
        let end = try #require(throws: JSONError.self) { try parser.parse(bytes, in: 9..<14, line: 8) }
        #expect(end.code == .unexpectedEnd && end.offset == 14)
        let empty = try #require(throws: JSONError.self) { try parser.parse(bytes, in: 3..<3, line: 2) }
        #expect(empty.code == .emptyInput && empty.offset == 3 && empty.line == 2)
        // The document before is a value and has not been touched by what was parsed since.
        #expect(try document.root.required("a").int64() == 1)
    }

    @Test("Messages are in Swedish, name what stands there and say what to do")
    func messages() throws {
        #expect(fault("{'a':1}")?.message.contains("Byt ' mot citattecken") == true)
        #expect(fault("[1 /*x*/]")?.message.contains("”/”") == true)
        #expect(fault("// x")?.message.contains("inga kommentarer") == true)
        #expect(fault("\u{FEFF}{}")?.message.contains("UTF-8 utan BOM") == true)
        #expect(fault("[\u{7}]")?.message.contains("U+0007") == true)
        #expect(fault([0x5B, 0xFF])?.message.contains("0xFF") == true)
        #expect(fault("[\u{200B}]")?.message.contains("U+200B") == true)
        let deep = fault([UInt8](repeating: 0x5B, count: 4), maximumDepth: 3)
        #expect(deep?.message.contains("fler än 3 nivåer") == true)
    }

    @Test("Errors are equal by code and place")
    func equality() {
        #expect(fault("[1,]") == fault("[1,]"))
        #expect(fault("[1,]") != fault("[1,2,]"))
        #expect(fault("[1,]") != fault("[1, "))
    }
}
