//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite struct NearestNameTests {
    @Test("Names like a word are found by letters added, left out or changed, the nearest first")
    func nearest() {
        let names = ["sjuk", "semester", "semester-sparad", "vab", "AB 20", "AB 25"]
        #expect(NearestName.names(like: "sjuuk", among: names) == ["sjuk"])
        #expect(NearestName.names(like: "Semster", among: names) == ["semester"])
        #expect(NearestName.names(like: "semester_sparad", among: names) == ["semester-sparad"])
        #expect(NearestName.names(like: "vba", among: names) == ["vab"])
        #expect(NearestName.names(like: "AB 26", among: names) == ["AB 20", "AB 25"])
        #expect(NearestName.names(like: "fackavgift", among: names) == [])
        #expect(NearestName.names(like: "", among: names) == [])
    }

    @Test("The limit: a third of the letters may differ, and no more")
    func limit() {
        #expect(NearestName.names(like: "abcdef", among: ["abcdxy"]) == ["abcdxy"])
        #expect(NearestName.names(like: "abcdef", among: ["abcxyz"]) == [])
        #expect(NearestName.names(like: "ab", among: ["ac"]) == ["ac"])
    }

    @Test("The question names up to three")
    func question() {
        #expect(NearestName.question("sjuuk", among: ["sjuk"]) == " Menade du sjuk?")
        #expect(
            NearestName.question("AB 26", among: ["AB 20", "AB 24", "AB 25", "AB 27"])
                == " Menade du AB 20, AB 24 eller AB 25?")
        #expect(NearestName.question("resa", among: ["sjuk"]).isEmpty)
    }
}
