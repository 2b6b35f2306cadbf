//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaFormat
import Testing

@Suite struct PlainTextTests {
    @Test(
        "Hours are hours and minutes, with one sign for both, however large",
        arguments: [
            (0, "0:00"), (5, "0:05"), (59, "0:59"), (60, "1:00"), (61, "1:01"), (-1, "-0:01"), (-90, "-1:30"),
            (-60, "-1:00"), (Int64.max, "153722867280912930:07"), (Int64.min, "-153722867280912930:08"),
        ] as [(Int64, String)])
    func hours(stored: Int64, text: String) {
        #expect(OperandUnit.timme.plainText(stored) == text)
    }

    @Test("Other units are decimal text with a point and as many decimals as the unit has")
    func decimals() {
        #expect(OperandUnit.krona.plainText(-123_456) == "-1234.56")
        #expect(OperandUnit.krona.plainText(-5) == "-0.05")
        #expect(OperandUnit.dag.plainText(-3) == "-3")
        #expect(OperandUnit.procent.plainText(314_200) == "31.4200")
    }
}
