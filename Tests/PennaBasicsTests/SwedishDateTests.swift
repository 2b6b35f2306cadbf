//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite struct SwedishDateTests {
    @Test("Months and days as they are written in Swedish")
    func dates() {
        #expect(Month(year: 2026, month: 1).swedish == "januari\u{A0}2026")
        #expect(Month(year: 2026, month: 12).swedishName == "december")
        #expect(Day(2026, 10, 6).swedish == "6\u{A0}oktober 2026")
    }

    @Test(
        "Days without their year: one, within a month, and over two",
        arguments: [
            (Day(2026, 10, 6), Day(2026, 10, 6), "6\u{A0}okt"), (Day(2026, 10, 1), Day(2026, 10, 31), "1–31\u{A0}okt"),
            (Day(2026, 9, 28), Day(2026, 10, 3), "28\u{A0}sep–3\u{A0}okt"),
            (Day(2026, 12, 30), Day(2027, 1, 2), "30\u{A0}dec–2\u{A0}jan"),
            (Day(2026, 6, 1), Day(2026, 7, 2), "1\u{A0}juni–2\u{A0}juli"),
        ])
    func ranges(_ first: Day, _ last: Day, _ text: String) throws {
        #expect(try DayRange(from: first, through: last).swedishShort == text)
    }
}
