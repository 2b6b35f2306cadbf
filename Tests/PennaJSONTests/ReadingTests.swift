//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

@Suite struct ReadingTests {
    @Test("Strings come with their escapes resolved")
    func strings() throws {
        let text =
            #"["","åäö","\"\\\/\b\f\n\r\t","\u00e5\u20ac\u0000","\ud834\udd1e|\uDBFF\uDFFF","a\u0041b","\\u0041"]"#
        let expected = ["", "åäö", "\"\\/\u{8}\u{C}\n\r\t", "å€\0", "𝄞|\u{10FFFF}", "aAb", "\\u0041"]
        var read: [String] = []
        for node in try JSONDocument(text).root.elements() { read.append(try node.string()) }
        #expect(read == expected)
    }

    @Test("Every kind is itself, and asking for another kind is an error that says both")
    func kinds() throws {
        let texts = ["null", "true", "-1.5", #""x""#, "[1,2]", #"{"a":1}"#]
        for (kind, text) in zip(JSONKind.allCases, texts) {
            let node = try JSONDocument(text).root
            #expect(node.kind == kind)
            #expect(node.isNull == (kind == .null))
            #expect(node.count == [JSONKind.array: 2, .object: 1][kind, default: 0])
            #expect((fault { () throws(JSONError) in try node.bool() } == nil) == (kind == .bool))
            #expect((fault { () throws(JSONError) in try node.string() } == nil) == (kind == .string))
            #expect((fault { () throws(JSONError) in try node.decimal(scale: 1) } == nil) == (kind == .number))
            #expect((fault { () throws(JSONError) in try node.numberText() } == nil) == (kind == .number))
            #expect((fault { () throws(JSONError) in try node.elements() } == nil) == (kind == .array))
            #expect((fault { () throws(JSONError) in try node.members() } == nil) == (kind == .object))
            #expect((fault { () throws(JSONError) in try node.required("a") } == nil) == (kind == .object))
            #expect((fault { () throws(JSONError) in try node.optional("a") } == nil) == (kind == .object))
            #expect((fault { () throws(JSONError) in try node.unknownKeys(allowed: []) } == nil) == (kind == .object))
        }
        let error = try #require(throws: JSONError.self) { try JSONDocument(#"{"a":"12"}"#).root.required("a").int64() }
        #expect(error.code == .wrongKind && error.path == "$.a")
        #expect(error.message == "Här väntas ett tal, men här står en text. Rätta värdet.")
        #expect(try JSONDocument("[true,false]").root.elements().map { try $0.bool() } == [true, false])
    }

    @Test("Members are found by key; missing and null are told apart where it matters")
    func members() throws {
        let root = try JSONDocument(#"{"a":{"x":[1,{"b":0}]},"b":2,"n":null,"\u00e5":3,"é":4}"#).root
        #expect(try root["b"]?.int64() == 2)
        #expect(try root["å"]?.int64() == 3)
        #expect(root["é"] != nil && root["e\u{301}"] == nil, "keys are compared as bytes")
        #expect(root["x"] == nil && root[""] == nil && root["a"]?["b"] == nil)
        #expect(root["b"]?["a"] == nil, "no member of something that is no object")
        #expect(root["n"]?.isNull == true)
        #expect(try root.optional("n") == nil && root.optional("x") == nil && root.optional("b") != nil)
        #expect(try root.required("n").isNull)
        #expect(try root.members().map(\.key) == ["a", "b", "n", "å", "é"])
        #expect(try root.members().map(\.value.count) == [1, 0, 0, 0, 0])
        let error = try #require(throws: JSONError.self) { try root.required("a").required("saknad nyckel") }
        #expect(error.code == .missingKey && error.path == #"$.a["saknad nyckel"]"# && error.column == 6)
        #expect(error.message == "Nyckeln ”saknad nyckel” saknas i objektet. Lägg till den.")
    }

    @Test("Unknown keys are found, whatever the order")
    func unknownKeys() throws {
        let root = try JSONDocument(#"{"nmae":1,"b":2,"a":3,"z":4,"c":5}"#).root
        #expect(try root.unknownKeys(allowed: ["a", "b", "c"]) == ["nmae", "z"])
        #expect(try root.unknownKeys(allowed: ["nmae", "b", "a", "z", "c"]).isEmpty)
        #expect(try root.unknownKeys(allowed: ["c", "z", "a", "b", "nmae", "mer"]).isEmpty)
        #expect(try root.unknownKeys(allowed: []) == ["nmae", "b", "a", "z", "c"])
        #expect(try JSONDocument("{}").root.unknownKeys(allowed: []).isEmpty)
        try root.rejectUnknownKeys(allowed: ["a", "b", "c", "nmae", "z"])
        let error = try #require(throws: JSONError.self) {
            try root.rejectUnknownKeys(allowed: ["nmae", "a", "b", "c"])
        }
        #expect(error.code == .unknownKey && error.path == "$.z" && error.column == 23)
        #expect(error.message == "Nyckeln ”z” är okänd. Rätta eller ta bort den. Kända nycklar: nmae, a, b, c.")
    }

    @Test("A reader's own complaint has the place of the value")
    func invalidValue() throws {
        let node = try JSONDocument(#"{"day":"2025-02-30"}"#).root.required("day")
        let error = node.invalid("Dagen finns inte. Rätta den.")
        #expect(error.code == .invalidValue && error.path == "$.day" && error.column == 8)
        #expect(error.description == "rad 1, kolumn 8, $.day: Dagen finns inte. Rätta den.")
    }
}

@Suite struct DecimalTests {
    typealias Case = (text: String, scale: Int, value: Int64?)

    private func read(_ text: String, _ scale: Int) throws(JSONError) -> Int64 {
        try JSONDocument(text).root.decimal(scale: scale)
    }

    @Test("Decimals are exact, and nothing is rounded")
    func exact() throws {
        let cases: [Case] = [
            ("123.45", 2, 12_345), ("-123.45", 2, -12_345), ("123.4", 2, 12_340), ("123", 2, 12_300), ("0", 2, 0),
            ("-0", 2, 0), ("-0.00", 0, 0), ("0.10", 1, 1), ("0.10", 2, 10), ("0.01", 2, 1), ("1e3", 0, 1000),
            ("1E+2", 0, 100), ("1e-2", 2, 1), ("12.5e1", 0, 125), ("12.5e-1", 2, 125), ("1200e-2", 0, 12),
            ("1.500", 1, 15), ("0.0000", 0, 0), ("100e-2", 0, 1), ("0e999999999999999999999", 18, 0),
            ("0.0e-99999999999999999999", 0, 0), ("1e18", 0, 1_000_000_000_000_000_000), ("1e-18", 18, 1),
            ("0.000000000000000001", 18, 1), ("10000000000000000000000e-22", 0, 1),
            ("0.000000000000000000001e21", 0, 1),
            ("9223372036854775807", 0, .max), ("-9223372036854775808", 0, .min), ("92233720368547758.07", 2, .max),
            ("-92233720368547758.08", 2, .min), ("922337203685477580.7e1", 0, .max), ("9.223372036854775807", 18, .max),
            ("-0e5", 3, 0), ("5e0", 0, 5), ("5e-0", 0, 5), ("5e+00", 0, 5), ("1.0e1", 0, 10),
        ]
        for item in cases { #expect(try read(item.text, item.scale) == item.value, "\(item)") }
        #expect(try JSONDocument("1" + String(repeating: "0", count: 50_000) + "e-50000").root.int64() == 1)
        #expect(try JSONDocument("0." + String(repeating: "0", count: 50_000) + "7e50001").root.int64() == 7)
    }

    @Test("A digit beyond the scale and a number beyond 64 bits are different errors")
    func errors() {
        let tooFine: [(String, Int)] = [
            ("123.456", 2), ("0.001", 2), ("-0.001", 2), ("1e-3", 2), ("1.5", 0), ("15e-1", 0),
            ("1e-99999999999999", 18),
            ("0.0000000000000000001", 18), ("9223372036854775807.1", 0), ("1.00001", 4),
        ]
        for (text, scale) in tooFine {
            #expect(fault { () throws(JSONError) in try read(text, scale) }?.code == .tooManyDecimals, "\(text)")
        }
        let tooLarge: [(String, Int)] = [
            ("9223372036854775808", 0), ("-9223372036854775809", 0), ("92233720368547758.08", 2), ("1e19", 0),
            ("1e17", 2),
            ("-92233720368547758.09", 2), ("1e99999999999999999999", 0), ("10", 18), ("9.223372036854775808", 18),
            ("18446744073709551616", 0), ("92233720368547758070", 0),
        ]
        for (text, scale) in tooLarge {
            #expect(fault { () throws(JSONError) in try read(text, scale) }?.code == .numberOutOfRange, "\(text)")
        }
        let long = fault { () throws(JSONError) in try read(String(repeating: "1", count: 5000), 0) }
        #expect(long?.message.contains(String(repeating: "1", count: 40) + "…") == true)
        #expect(long?.message.utf8.count ?? .max < 200, "a long number does not make a long message")
    }

    @Test("Numbers stay text until they are asked for")
    func text() throws {
        for text in ["-0", "1e3", "1E+2", "0.10", "1e999999999", "-12.50"] {
            #expect(try JSONDocument("[ \(text) ]").root.elements().map { try $0.numberText() } == [text])
        }
    }

    @Test("A scale outside 0 to 18 is a wrong program")
    func scaleLimits() async {
        await #expect(processExitsWith: .failure) { _ = try JSONDocument("1").root.decimal(scale: 19) }
        await #expect(processExitsWith: .failure) { _ = try JSONDocument("1").root.decimal(scale: -1) }
    }
}
