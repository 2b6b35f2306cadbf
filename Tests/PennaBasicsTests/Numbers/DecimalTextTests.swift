//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

@Suite("DecimalText")
struct DecimalTextTests {
    @Test(
        "reads decimal numbers with point or comma",
        arguments: [
            ("1107.69", 2, 110_769), ("-1107,69", 2, -110_769), ("7", 2, 700), ("0.5", 2, 50), ("-0.05", 2, -5),
            ("31.42", 4, 314_200), ("0,605", 4, 6_050), ("007.10", 2, 710), ("-0", 2, 0), ("12", 0, 12),
            ("12.00", 0, 12), ("1.5000", 2, 150), ("1.50", 1, 15),
        ])
    func reads(text: String, scale: Int, expected: Int64) {
        #expect(DecimalText.value(of: text, scale: scale) == expected)
    }

    @Test(
        "refuses what is not a plain decimal number",
        arguments: [
            "", "-", "+1", ".", ",", ".5", "5.", "5,", "-.5", "1.2.3", "1,2.3", "1 000", "1\u{A0}000", "1e3", "0x1",
            "−1", "--1", "1-", " 1", "1 ", "1_000", "１", "NaN", "kr", "1.2a",
        ])
    func refuses(text: String) {
        #expect(DecimalText.value(of: text, scale: 2) == nil)
    }

    @Test("nothing is rounded: a digit beyond the scale is refused unless it is zero")
    func neverRounds() {
        #expect(DecimalText.value(of: "1.230", scale: 2) == 123)
        #expect(DecimalText.value(of: "1.234", scale: 2) == nil)
        #expect(DecimalText.value(of: "1.2301", scale: 2) == nil)
        #expect(DecimalText.value(of: "0.00001", scale: 4) == nil)
        #expect(DecimalText.value(of: "1.1", scale: 0) == nil)
    }

    @Test("reads both ends of 64 bits and refuses what lies beyond")
    func ends() {
        #expect(DecimalText.value(of: "92233720368547758.07", scale: 2) == .max)
        #expect(DecimalText.value(of: "92233720368547758.08", scale: 2) == nil)
        #expect(DecimalText.value(of: "-92233720368547758.08", scale: 2) == .min)
        #expect(DecimalText.value(of: "-92233720368547758.09", scale: 2) == nil)
        #expect(DecimalText.value(of: "92233720368547759", scale: 2) == nil)
        #expect(DecimalText.value(of: "-92233720368547759", scale: 2) == nil)
        #expect(DecimalText.value(of: "922337203685477.5807", scale: 4) == .max)
        #expect(DecimalText.value(of: "-922337203685477.5808", scale: 4) == .min)
        #expect(DecimalText.value(of: String(repeating: "9", count: 400), scale: 2) == nil)
        #expect(DecimalText.value(of: "1." + String(repeating: "0", count: 400), scale: 2) == 100)
    }

    @Test("what is written for files is read back", arguments: [0, 1, 2, 4])
    func roundTrip(scale: Int) {
        var generator = SeededGenerator(seed: 20_260_401)
        var differences = Differences()
        for value: Int64 in [0, 1, -1, 9, -9, 10, .max, .min, .max - 1, .min + 1] {
            let text = DecimalText.plain(value, scale: scale)
            differences.expect(DecimalText.value(of: text, scale: scale) == value, text)
        }
        for _ in 0..<20_000 {
            let value = generator.spreadInt64()
            let text = DecimalText.plain(value, scale: scale)
            differences.expect(DecimalText.value(of: text, scale: scale) == value, "\(value) \(text)")
        }
        differences.report()
    }

    @Test("what is written for readers is read back once its spaces and its minus are made plain")
    func swedishRoundTrip() {
        var generator = SeededGenerator(seed: 7)
        var differences = Differences()
        for _ in 0..<5_000 {
            let value = generator.spreadInt64()
            let text = DecimalText.swedish(value, scale: 4, trimmed: true)
            let plain = String(text.filter { $0 != "\u{A0}" }.map { $0 == "\u{2212}" ? "-" : $0 })
            differences.expect(DecimalText.value(of: plain, scale: 4) == value, "\(value) \(text)")
        }
        differences.report()
    }

    @Test("trimming drops closing zeros down to the least number of decimals")
    func trimmed() {
        #expect(DecimalText.swedish(314_200, scale: 4) == "31,4200")
        #expect(DecimalText.swedish(314_200, scale: 4, trimmed: true) == "31,42")
        #expect(DecimalText.swedish(310_000, scale: 4, trimmed: true) == "31")
        #expect(DecimalText.swedish(310_000, scale: 4, trimmed: true, least: 2) == "31,00")
        #expect(DecimalText.swedish(0, scale: 4, trimmed: true) == "0")
        #expect(DecimalText.swedish(-6_050, scale: 4, trimmed: true) == "−0,605")
        #expect(DecimalText.swedish(1_000, scale: 0, trimmed: true) == "1\u{A0}000")
    }

    @Test("reads part of a longer text without copying it first")
    func substring() {
        #expect(DecimalText.value(of: "löner;1107.69".split(separator: ";")[1], scale: 2) == 110_769)
    }
}
