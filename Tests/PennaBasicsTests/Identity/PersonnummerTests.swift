//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

/// Numbers: the public test data of github.com/personnummer/meta, unless another source is named.
@Suite("Personnummer")
struct PersonnummerTests {
    static let reference = Day(2026, 6, 1)

    @Test(
        "valid personnummer of the public test data",
        arguments: ["190905271474", "200002292399", "195704289999", "194608239986"])
    func valid(text: String) throws {
        let number = try Personnummer(text)
        #expect(number.description == text)
        #expect(!number.isSamordningsnummer)
        #expect(
            number.birthDay == Day("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))"))
        #expect(try Personnummer(number: number.number) == number)
    }

    @Test("a wrong check digit and a birth number of 000 are told apart")
    func invalid() {
        expectError(.invalidValue, "197004289895", "kontrollsiffra", "rätta") { () throws(PayrollError) in
            _ = try Personnummer("197004289895")
        }
        expectError(.invalidValue, "201509160006", "födelsenummer 000") { () throws(PayrollError) in
            _ = try Personnummer("201509160006")
        }
    }

    @Test("valid samordningsnummer of the public test data", arguments: [("197302889931", 28), ("202107919967", 31)])
    func samordningsnummer(text: String, day: Int) throws {
        let number = try Personnummer(text)
        #expect(number.isSamordningsnummer)
        #expect(number.birthDay?.components.day == day)
        #expect(number.birthYear == Int(text.prefix(4)))
        #expect(number.description == text)
    }

    @Test("samordningsnummer with a wrong check digit", arguments: ["194205669899", "197210869924"])
    func invalidSamordningsnummer(text: String) {
        expectError(.invalidValue, text, "kontrollsiffra") { () throws(PayrollError) in _ = try Personnummer(text) }
    }

    @Test("a samordningsnummer may leave month or day unknown")
    func unknownDate() throws {
        for digits in ["19700060", "19700075", "19700560", "19701260"] {
            let number = try Personnummer(PersonnummerTests.completed(digits + "001"))
            #expect(number.isSamordningsnummer)
            #expect(number.birthDay == nil)
            #expect(number.birthYear == 1970)
        }
        for digits in ["19700001", "19700010", "19701360", "19700092", "19700592", "19700290"] {
            expectError(.invalidValue, "datum") { () throws(PayrollError) in
                _ = try Personnummer(PersonnummerTests.completed(digits + "001"))
            }
        }
    }

    @Test("ten digits take the century from the separator and the reference day")
    func century() throws {
        let reference = PersonnummerTests.reference
        #expect(try Personnummer("090527+1474", reference: reference).description == "190905271474")
        #expect(try Personnummer("000229-2399", reference: reference).description == "200002292399")
        #expect(try Personnummer("0002292399", reference: reference).description == "200002292399")
        #expect(try Personnummer("570428-9999", reference: reference).birthYear == 1957)
        #expect(try Personnummer("19090527-1474") == Personnummer("19090527+1474"))
        // 090527 without a plus is 2009, and 1909 with one.
        #expect(try Personnummer("090527-1474", reference: reference).birthYear == 2009)
        expectError(.invalidValue, "århundrade") { () throws(PayrollError) in _ = try Personnummer("570428-9999") }
    }

    @Test("the plus comes in the year of the hundredth birthday, not on the day")
    func hundredYears() throws {
        let text = PersonnummerTests.completed("19261224001")
        let number = try Personnummer(text)
        #expect(number.short(on: Day(2025, 12, 31)) == "261224-" + text.suffix(4))
        #expect(number.short(on: Day(2026, 1, 1)) == "261224+" + text.suffix(4))
        #expect(try Personnummer("261224-" + text.suffix(4), reference: Day(2025, 12, 31)) == number)
        #expect(try Personnummer("261224+" + text.suffix(4), reference: Day(2026, 1, 1)) == number)
        #expect(try Personnummer("261224-" + text.suffix(4), reference: Day(2026, 1, 1)).birthYear == 2026)
    }

    @Test("the short form leads back to the same number through two hundred years of age")
    func shortRoundTrip() throws {
        var generator = SeededGenerator(seed: 1947)
        var differences = Differences()
        for _ in 0..<3_000 {
            let birth = Day(1850, 1, 1) + Int.random(in: 0..<90_000, using: &generator)
            let reference = Day(min(birth.year + Int.random(in: 0...199, using: &generator), 2099), 7, 1)
            let isSamordning = Bool.random(using: &generator)
            let parts = birth.components
            let date = (parts.year * 100 + parts.month) * 100 + parts.day + (isSamordning ? 60 : 0)
            let text = PersonnummerTests.completed("\(date * 1000 + Int.random(in: 1...999, using: &generator))")
            let number = try Personnummer(text)
            let short = number.short(on: reference)
            let isRight =
                (try? Personnummer(short, reference: reference)) == number && number.birthDay == birth
                && number.isSamordningsnummer == isSamordning
            differences.expect(isRight, "\(text) \(short) \(reference)")
        }
        differences.report()
    }

    @Test("every single wrong digit, and every swap of neighbours but 09 and 90, is found")
    func luhn() throws {
        var differences = Differences()
        let text = Array("194608239986".utf8)
        for place in 2..<12 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != text[place] {
                var wrong = text
                wrong[place] = digit
                let candidate = String(decoding: wrong, as: UTF8.self)
                differences.expect((try? Personnummer(candidate)) == nil, candidate)
            }
        }
        for place in 8..<11 where text[place] != text[place + 1] {
            var wrong = text
            wrong.swapAt(place, place + 1)
            let candidate = String(decoding: wrong, as: UTF8.self)
            let isBlindSpot = Set([text[place], text[place + 1]]) == [UInt8(ascii: "0"), UInt8(ascii: "9")]
            differences.expect(isBlindSpot || (try? Personnummer(candidate)) == nil, candidate)
        }
        differences.report()
    }

    @Test(
        "refuses other forms",
        arguments: [
            "", "1909", "19090527147", "1909052714745", "1909-05-27-1474", "190905-271474", "19090527 1474",
            " 190905271474", "190905271474 ", "1909052714７4", "19090527−1474", "abcdefghijkl", "090527--474",
            "19090527-A474", "19090527-147T", "-190905271474", "090527*1474",
        ])
    func refusesForms(text: String) {
        expectError(.invalidValue, "Personnumret \(text) har fel form", "Skriv tolv siffror") {
            () throws(PayrollError) in _ = try Personnummer(text, reference: PersonnummerTests.reference)
        }
    }

    @Test("refuses dates that do not exist", arguments: ["20230229001", "19991301001", "19990001001", "19990100001"])
    func refusesDates(digits: String) {
        expectError(.invalidValue, "datum som inte finns") { () throws(PayrollError) in
            _ = try Personnummer(PersonnummerTests.completed(digits))
        }
    }

    @Test("the century is 18, 19 or 20, and 16 is an organisation")
    func centuries() throws {
        #expect(try Personnummer(PersonnummerTests.completed("18000101001")).birthYear == 1800)
        #expect(try Personnummer(PersonnummerTests.completed("20991231001")).birthYear == 2099)
        for digits in ["17991231001", "21000101001", "00010101001"] {
            expectError(.invalidValue, "1800–2099") { () throws(PayrollError) in
                _ = try Personnummer(PersonnummerTests.completed(digits))
            }
        }
        expectError(.invalidValue, "organisationsnummer") { () throws(PayrollError) in
            _ = try Personnummer("162120000142")
        }
    }

    @Test("a number from storage passes the same checks")
    func fromStorage() throws {
        #expect(try Personnummer(number: 190_905_271_474).description == "190905271474")
        for number in [Int64.min, -1, 0, 1, 190_905_271_473, 9_190_905_271_474, .max] {
            expectError(.invalidValue) { () throws(PayrollError) in _ = try Personnummer(number: number) }
        }
    }

    @Test("the last four are hidden for logs, also of numbers that were refused")
    func masked() throws {
        #expect(try Personnummer("190905271474").masked == "19090527-XXXX")
        #expect(Personnummer.masked("19090527-1474") == "19090527-XXXX")
        #expect(Personnummer.masked("0905271473") == "090527XXXX")
        #expect(Personnummer.masked("271473") == "XXXX")
        #expect(Personnummer.masked("") == "XXXX")
    }

    @Test("numbers are ordered by date of birth")
    func order() throws {
        #expect(try Personnummer("190905271474") < Personnummer("194608239986"))
        #expect(try Personnummer("194608239986") < Personnummer("200002292399"))
    }

    /// Adds the check digit to eleven digits, by the words of the rule: weights 2, 1, 2 …, sums of digits, up to ten.
    static func completed(_ digits: String) -> String {
        let short = digits.dropFirst(2).compactMap(\.wholeNumberValue)
        #expect(short.count == 9)
        let sum = short.enumerated().reduce(0) { sum, next in
            let product = next.element * (next.offset % 2 == 0 ? 2 : 1)
            return sum + (product > 9 ? product - 9 : product)
        }
        return digits + "\((10 - sum % 10) % 10)"
    }
}

@Suite("Interimsnummer")
struct InterimsnummerTests {
    @Test("the interim number of the public test data is recognised, and refused as a personnummer")
    func vector() throws {
        let interim = try Interimsnummer("20000101-T220")
        #expect(interim.birthDay == Day(2000, 1, 1))
        #expect(interim.description == "20000101-T220")
        expectError(.invalidValue, "20000101-T220", "interimsnummer", "Skatteverket") { () throws(PayrollError) in
            _ = try Personnummer("20000101-T220")
        }
    }

    @Test(
        "each of the letters counts as 1",
        arguments: ["T", "R", "S", "U", "W", "X", "J", "K", "L", "M", "N"])
    func letters(letter: String) throws {
        #expect(try Interimsnummer("20000101-\(letter)220").description == "20000101-\(letter)220")
        #expect(try Interimsnummer("20000101\(letter)220") == Interimsnummer("20000101-\(letter)220"))
        #expect(try Interimsnummer("000101-\(letter)220", reference: Day(2026, 1, 1)).birthDay == Day(2000, 1, 1))
        #expect(try Personnummer("200001011220").birthDay == Day(2000, 1, 1))
    }

    @Test(
        "refuses other letters and places",
        arguments: ["20000101-A220", "20000101-t220", "20000101-2T20", "20000101-TT20"])
    func refuses(text: String) {
        expectError(.invalidValue, text) { () throws(PayrollError) in _ = try Interimsnummer(text) }
        expectError(.invalidValue, "fel form") { () throws(PayrollError) in _ = try Personnummer(text) }
    }

    @Test("a wrong interim number says what is wrong, not that it is one")
    func wrong() {
        expectError(.invalidValue, "kontrollsiffra") { () throws(PayrollError) in _ = try Personnummer("20000101-T221")
        }
        expectError(.invalidValue, "datum") { () throws(PayrollError) in _ = try Interimsnummer("20000132-T220") }
        expectError(.invalidValue, "inget interimsnummer") { () throws(PayrollError) in
            _ = try Interimsnummer("200001011220")
        }
    }

    @Test("the day of an interim number is a true day, never raised by 60")
    func noSamordning() throws {
        let text = PersonnummerTests.completed("20000161122")
        let withLetter = text.prefix(8) + "T" + text.suffix(3)
        #expect(try Personnummer(text).isSamordningsnummer)
        expectError(.invalidValue, "datum") { () throws(PayrollError) in _ = try Interimsnummer(withLetter) }
    }
}
