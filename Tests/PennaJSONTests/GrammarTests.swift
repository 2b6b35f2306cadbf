//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

/// Both sides of every rule of RFC 8259, as a table; nil means that the text is accepted.
@Suite struct GrammarTests {
    typealias Case = (text: String, code: JSONError.Code?)

    private func check(_ cases: [Case], sourceLocation: SourceLocation = #_sourceLocation) {
        let differences = cases.compactMap { item -> String? in
            let code = fault(item.text)?.code
            return code == item.code ? nil : "\(item.text): \(String(describing: code))"
        }
        #expect(differences.isEmpty, sourceLocation: sourceLocation)
    }

    @Test("Numbers follow the grammar of section 6")
    func numbers() {
        check([
            ("0", nil), ("-0", nil), ("1", nil), ("-1", nil), ("10", nil), ("123456789", nil), ("0.5", nil),
            ("-0.5", nil), ("0.10", nil), ("1e3", nil), ("1E3", nil), ("1e+3", nil), ("1E+2", nil), ("1e-3", nil),
            ("0e0", nil), ("-0.0e-0", nil), ("1e00", nil), ("1.5e007", nil), ("[0]", nil), ("[-0,1]", nil),
            ("1e999999999999999999999999", nil), ("-1e-999999999999999999999999", nil),
            ("123456789012345678901234567890123456789012345678901234567890", nil), (" 7 ", nil),
            ("00", .invalidNumber), ("01", .invalidNumber), ("-01", .invalidNumber), ("-00", .invalidNumber),
            ("+1", .invalidNumber), (".5", .invalidNumber), ("-.5", .invalidNumber), ("1.", .unexpectedEnd),
            ("[1.]", .invalidNumber), ("[1.e3]", .invalidNumber), ("1e", .unexpectedEnd), ("[1e]", .invalidNumber),
            ("[1e+]", .invalidNumber), ("1e+", .unexpectedEnd), ("1e1.5", .invalidNumber), ("1.2.3", .invalidNumber),
            ("[-]", .invalidNumber), ("-", .unexpectedEnd), ("--1", .invalidNumber), ("[1+2]", .invalidNumber),
            ("[1-2]", .invalidNumber), ("0x10", .invalidNumber), ("0b1", .invalidNumber), ("1_000", .invalidNumber),
            ("1f", .invalidNumber), ("1E", .unexpectedEnd), ("[1 000]", .expectedSeparator), ("-a", .invalidNumber),
            ("[12,5.]", .invalidNumber), ("[1e3e3]", .invalidNumber), ("-Infinity", .invalidNumber),
            ("-NaN", .invalidNumber), ("[٣]", .expectedValue), ("[１]", .expectedValue), ("- 1", .invalidNumber),
            ("0.1.", .invalidNumber), ("[1;2]", .expectedSeparator), ("2.e3", .invalidNumber),
            ("2.e+3", .invalidNumber),
        ])
    }

    @Test("The three words are spelt exactly")
    func literals() {
        check([
            ("true", nil), ("false", nil), ("null", nil), ("[true,false,null]", nil), ("\n true\r\n\t", nil),
            ("True", .invalidLiteral), ("TRUE", .invalidLiteral), ("tru", .unexpectedEnd), ("[tru]", .invalidLiteral),
            ("truE", .invalidLiteral), ("truex", .invalidLiteral), ("true1", .invalidLiteral), ("nul", .unexpectedEnd),
            ("[nul]", .invalidLiteral), ("None", .invalidLiteral), ("NaN", .invalidLiteral), ("nan", .invalidLiteral),
            ("Infinity", .invalidLiteral), ("undefined", .invalidLiteral), ("[fals]", .invalidLiteral),
            ("falsee", .invalidLiteral), ("null_", .invalidLiteral), ("ja", .invalidLiteral), ("åå", .expectedValue),
            ("true false", .trailingContent), ("t", .unexpectedEnd), ("nulll", .invalidLiteral),
        ])
    }

    @Test("Arrays and objects have their commas, colons and brackets")
    func structure() {
        check([
            ("[]", nil), ("{}", nil), ("[ ]", nil), ("{ }", nil), ("[[]]", nil), ("[{}]", nil), ("[1,2,3]", nil),
            ("[ 1 , 2 ]", nil), (#"{"a":1}"#, nil), (#"{ "a" : 1 , "b" : [ ] }"#, nil), (#"{"":0}"#, nil),
            (#"{"a":{"a":{"a":1}}}"#, nil), ("[\n]", nil), ("\t[\r\n1\t]\n", nil), (#"[[[],[]],{}]"#, nil),
            (#"{"a":1,"A":2}"#, nil), (#"{"a":[],"b":{}}"#, nil), (#"[""]"#, nil),
            ("[", .unexpectedEnd), ("{", .unexpectedEnd), ("]", .expectedValue), ("}", .expectedValue),
            ("[1", .unexpectedEnd), ("[1,", .unexpectedEnd), ("[1,]", .trailingComma), ("[,1]", .expectedValue),
            ("[,]", .expectedValue), ("[1,,2]", .expectedValue), ("[1 2]", .expectedSeparator),
            ("[1}", .expectedSeparator), ("[1:2]", .expectedSeparator), ("[]]", .trailingContent),
            ("[][]", .trailingContent), ("[],", .trailingContent), ("1 2", .trailingContent),
            ("{}}", .trailingContent), ("{]", .expectedKey), ("[}", .expectedValue), ("{,}", .expectedKey),
            (#"{"a"}"#, .expectedColon), (#"{"a" 1}"#, .expectedColon), (#"{"a",1}"#, .expectedColon),
            (#"{"a"=1}"#, .expectedColon), (#"{"a":}"#, .expectedValue), (#"{"a":,}"#, .expectedValue),
            (#"{"a"::1}"#, .expectedValue), (#"{:1}"#, .expectedKey), (#"{"a":1,}"#, .trailingComma),
            (#"{"a":1,,"b":2}"#, .expectedKey), (#"{"a":1 "b":2}"#, .expectedSeparator),
            (#"{"a":1]"#, .expectedSeparator), (#"{a:1}"#, .expectedKey), ("{1:1}", .expectedKey),
            ("{null:1}", .expectedKey), ("{'a':1}", .expectedKey), ("['a']", .expectedValue),
            (#"{"a":1"#, .unexpectedEnd), (#"{"a":"#, .unexpectedEnd), (#"{"a""#, .unexpectedEnd),
            (#"{"a":1,"#, .unexpectedEnd), (#"{[]:1}"#, .expectedKey), (#"{"a":1}#"#, .trailingContent),
            (#"{"a":1}//"#, .trailingContent), ("[1]x", .trailingContent), ("*", .expectedValue),
            ("<a/>", .expectedValue), (#"{"a":"b":"c"}"#, .expectedSeparator), (#"{"a":1;"b":2}"#, .expectedSeparator),
        ])
    }

    @Test("Nothing, marks, comments and foreign white space are rejected")
    func surroundings() {
        check([
            ("", .emptyInput), (" ", .emptyInput), ("\r\n\t ", .emptyInput), ("\u{FEFF}1", .byteOrderMark),
            ("\u{FEFF}", .byteOrderMark), (" \u{FEFF}1", .expectedValue), ("1\u{FEFF}", .trailingContent),
            ("// x\n1", .expectedValue), ("/* x */1", .expectedValue), ("# x\n1", .expectedValue),
            ("[1/*x*/]", .expectedSeparator), ("[1//x\n]", .expectedSeparator), ("\u{A0}1", .expectedValue),
            ("\u{B}1", .expectedValue), ("\u{C}1", .expectedValue), ("1\u{C}", .trailingContent),
            ("\0", .expectedValue), ("1\0", .trailingContent), ("[\u{2003}]", .expectedValue),
            ("\u{2060}[]", .expectedValue), ("\u{85}1", .expectedValue), ("[\u{1}]", .expectedValue),
        ])
    }

    @Test("Strings have only the escapes of section 7")
    func strings() {
        check([
            (#""""#, nil), (#""a""#, nil), (#""åäö €""#, nil), (#""\" \\ \/ \b \f \n \r \t""#, nil),
            (#""\u0000""#, nil),
            (#""\u00e5\u00E5""#, nil), (#""\ud834\udd1e""#, nil), (#""\uD834\uDD1E""#, nil), (#""\uFFFF\uFEFF""#, nil),
            (#""\\u0041""#, nil), (#""\\""#, nil), ("\"\u{7F}\"", nil), ("\"\u{2028}\u{2029}\"", nil), (#""/""#, nil),
            ("\"\u{10FFFF}\u{FFFE}\"", nil), (#""'""#, nil), (#""\udbff\udfff""#, nil), (#""\ud800\udc00""#, nil),
            ("\"\u{FEFF}\"", nil), (#""\uE000\uD7FF""#, nil), (#"["\"]"]"#, nil),
            (#"""#, .unexpectedEnd), (#""a"#, .unexpectedEnd), (#""\"#, .unexpectedEnd), (#""\""#, .unexpectedEnd),
            (#""\u"#, .unexpectedEnd), (#""\u12"#, .unexpectedEnd), (#""\x41""#, .invalidEscape),
            (#""\a""#, .invalidEscape), (#""\'""#, .invalidEscape), (#""\0""#, .invalidEscape),
            (#""\ ""#, .invalidEscape),
            (#""\N""#, .invalidEscape), (#""\U0041""#, .invalidEscape), (#""\u123""#, .invalidEscape),
            (#""\u00g0""#, .invalidEscape), (#""\u{41}""#, .invalidEscape), (#""\u+123""#, .invalidEscape),
            (#""\u 123""#, .invalidEscape), (#""\å""#, .invalidEscape), (#""\v""#, .invalidEscape),
            (#""\ud800""#, .loneSurrogate), (#""\ud800x""#, .loneSurrogate), (#""\ud800\n""#, .loneSurrogate),
            (#""\ud800\ud800""#, .loneSurrogate), (#""\udc00""#, .loneSurrogate), (#""\udfff\ud800""#, .loneSurrogate),
            (#""\ud800\u0041""#, .loneSurrogate), (#""\ud800\\dc00""#, .loneSurrogate), (#""\ud800"#, .unexpectedEnd),
            (#""\ud800\u00"#, .unexpectedEnd), (#""\ud800\u12""#, .invalidEscape), (#""\udbff\ue000""#, .loneSurrogate),
            (#"{"\ud800":1}"#, .loneSurrogate), ("\"\t\"", .controlCharacter), ("\"\n\"", .controlCharacter),
            ("\"\r\"", .controlCharacter), ("\"\0\"", .controlCharacter), ("\"\u{1F}\"", .controlCharacter),
            ("\"\u{1B}[0m\"", .controlCharacter), ("\"\\\n\"", .invalidEscape), (#""a" "b""#, .trailingContent),
            ("{\"a\nb\":1}", .controlCharacter), ("\u{201D}a\u{201D}", .expectedValue), (#"["a]"#, .unexpectedEnd),
            ("\"\u{20}\"", nil), (#""a"b"#, .trailingContent), (#"\"a\""#, .expectedValue),
        ])
    }

    @Test("Bytes that are not UTF-8 are rejected at the byte where they begin")
    func malformedUTF8() {
        let bad: [[UInt8]] = [
            [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2],
            [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xE1, 0x80, 0xC0], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80],
            [0xF1, 0x80, 0x80, 0x41], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80],
            [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE5], [0xE5, 0xE4, 0xF6],
        ]
        let good: [[UInt8]] = [
            [0x7F], [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xEC, 0xBF, 0xBF], [0xED, 0x80, 0x80],
            [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80],
            [0xF3, 0xBF, 0xBF, 0xBF],
            [0xF4, 0x8F, 0xBF, 0xBF],
        ]
        for bytes in bad {
            let error = fault([0x22, 0x61] + bytes + [0x22])
            #expect(error?.code == .invalidUTF8 && error?.offset == 2, "\(bytes)")
        }
        for bytes in good {
            #expect(fault([0x22] + bytes + [0x22]) == nil, "\(bytes)")
        }
        // Outside strings such bytes are no value, and the message must not choke on them.
        #expect(fault([0xFF])?.code == .expectedValue)
        #expect(fault([0x5B, 0xC3])?.code == .expectedValue)
        #expect(fault([0x31, 0xE5])?.code == .trailingContent)
    }

    @Test("The marks of UTF-16 are named as byte order marks")
    func utf16Marks() {
        #expect(fault([0xFF, 0xFE, 0x31, 0x00])?.code == .byteOrderMark)
        #expect(fault([0xFE, 0xFF, 0x00, 0x31])?.code == .byteOrderMark)
        #expect(fault([0xEF, 0xBB])?.code == .expectedValue)
    }

    @Test("The same key twice is an error, however it is spelt and however many keys there are")
    func duplicateKeys() {
        check([
            (#"{"a":1,"a":1}"#, .duplicateKey), (#"{"a":1,"b":2,"a":3}"#, .duplicateKey),
            (#"{"":1,"":2}"#, .duplicateKey),
            (#"{"a":1,"\u0061":2}"#, .duplicateKey), (#"{"\u00e5":1,"å":2}"#, .duplicateKey),
            (#"{"\u0061":1,"\u0061":2}"#, .duplicateKey), (#"[{"a":{"b":1,"b":2}}]"#, .duplicateKey),
            (#"{"𝄞":1,"\ud834\udd1e":2}"#, .duplicateKey), (#"{"a/":1,"a\/":2}"#, .duplicateKey),
            (#"{"a":{"a":1},"b":{"a":1}}"#, nil), (#"{"a":1,"a ":2}"#, nil), ("{\"\u{E9}\":1,\"e\u{301}\":2}", nil),
            (#"{"a":1,"\\u0061":2}"#, nil),
        ])
        let again = #""\u006b0":0"#
        let wrong = (1...70).filter { count in
            let members = (0..<count).map { "\"k\($0)\":0" }
            let before = "{" + members.joined(separator: ",")
            let error = fault(before + "," + again + "}")
            // The place is that of the later key.
            return fault(before + "}") != nil || error?.code != .duplicateKey
                || error?.offset != before.utf8.count + 1
        }
        #expect(wrong.isEmpty)
    }

    @Test("Keys whose hashes collide are still told apart")
    func collidingKeys() throws {
        // The words of each pair have the same FNV-1a hash in 32 bits.
        let text = #"{"costarring":1,"liquid":2,"declinate":3,"macallums":4,"altarage":5,"zinke":6}"#
        #expect(fault(text) == nil)
        let root = try JSONDocument(text).root
        #expect(try root.required("costarring").int64() == 1 && root.required("liquid").int64() == 2)
        #expect(try JSONDocument(#"{"costarring":1}"#).root.optional("liquid") == nil)
        #expect(fault(#"{"costarring":1,"liquid":2,"liquid":3}"#)?.offset == 27)
    }

    @Test("Nesting is accepted up to the limit and not one deeper")
    func depth() {
        func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
            Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
        }
        #expect(fault(nested(64, "[", "]")) == nil)
        #expect(fault(nested(65, "[", "]"))?.code == .tooDeep)
        #expect(fault(nested(65, "[", "]"))?.offset == 64)
        #expect(fault(nested(64, #"{"a":"#, "}")) == nil)
        #expect(fault(nested(65, #"{"a":"#, "}"))?.code == .tooDeep)
        #expect(fault(nested(0, "[", "]"), maximumDepth: 0) == nil)
        #expect(fault(nested(1, "[", "]"), maximumDepth: 0)?.code == .tooDeep)
        #expect(fault(nested(100_000, "[", "]"), maximumDepth: 100_000) == nil, "the parser does not recurse")
        #expect(fault(Array(repeating: 0x5B, count: 1_000_000))?.code == .tooDeep)
    }
}
