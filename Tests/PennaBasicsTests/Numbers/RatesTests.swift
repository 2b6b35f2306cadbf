//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Percent, Factor and Minutes")
struct RatesTests {
    @Test(
        "a percentage reads at most four decimals",
        arguments: [
            ("31.42", 314_200), ("0,605", 6_050), ("100", 1_000_000), ("0.0001", 1), ("-1", -10_000),
            ("20.8100", 208_100), ("7.85000", 78_500),
        ])
    func reads(text: String, millionths: Int64) {
        #expect(Percent(text)?.millionths == millionths)
    }

    @Test("refuses what is no percentage", arguments: ["", "0.00001", "31.42 %", "31,4.2", "%", "99999999999999999"])
    func refuses(text: String) {
        #expect(Percent(text) == nil)
    }

    @Test("a percentage writes four decimals and is read back")
    func description() {
        #expect(Percent(millionths: 314_200).description == "31.4200")
        #expect(Percent.whole.description == "100.0000")
        #expect(Percent.zero.description == "0.0000")
        for millionths in [Int64.min, -1, 0, 1, 6_050, .max] {
            #expect(Percent(Percent(millionths: millionths).description)?.millionths == millionths)
        }
    }

    @Test("percentages and times are ordered by size")
    func order() {
        #expect(Percent(millionths: 1) < .whole)
        #expect(!(Percent.whole < .whole))
        #expect(Minutes(29) < Minutes(30))
        #expect(!(Minutes(30) < Minutes(30)))
    }

    @Test("a factor keeps its hundredths")
    func factor() {
        #expect(Factor(hundredths: 147).hundredths == 147)
        #expect(Factor(hundredths: 147) != Factor(hundredths: 105))
    }

    @Test("times add and subtract")
    func minutes() {
        #expect(Minutes(90) + Minutes(45) == Minutes(135))
        #expect(Minutes(45) - Minutes(90) == Minutes(-45))
        #expect(Minutes.zero == Minutes(0))
    }

    @Test(
        "a started half hour is a whole one",
        arguments: [
            (0, 0), (1, 30), (29, 30), (30, 30), (31, 60), (60, 60), (61, 90), (-1, 0), (-29, 0), (-30, -30),
            (-31, -30), (-45, -30), (-60, -60), (-61, -60),
        ])
    func halfHours(count: Int64, rounded: Int64) {
        #expect(Minutes(count).roundedUpToHalfHour == Minutes(rounded))
    }
}
