//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("Organisationsnummer")
struct OrganisationsnummerTests {
    @Test("the public numbers of Stockholm and Göteborg are valid", arguments: ["212000-0142", "212000-1355"])
    func valid(text: String) throws {
        let number = try Organisationsnummer(text)
        #expect(number.description == text)
        #expect(number.digits == text.filter { $0 != "-" })
        #expect(number.withPrefix == "16" + number.digits)
        #expect(try Organisationsnummer(number.digits) == number)
        #expect(try Organisationsnummer(number.withPrefix) == number)
        #expect(try Organisationsnummer("16" + text) == number)
        #expect(try Organisationsnummer(number: number.number) == number)
    }

    @Test("556056-0258 has a wrong check digit, 556056-0251 the right one")
    func checkDigit() throws {
        #expect(try Organisationsnummer("556056-0251").description == "556056-0251")
        expectError(.invalidValue, "556056-0258", "kontrollsiffra") { () throws(PayrollError) in
            _ = try Organisationsnummer("556056-0258")
        }
        for digit in 0...9 where digit != 1 {
            #expect(throws: PayrollError.self) { try Organisationsnummer("556056-025\(digit)") }
        }
    }

    @Test("the third digit is at least 2")
    func thirdDigit() throws {
        #expect(try Organisationsnummer("5520000000").number == 5_520_000_000)
        expectError(.invalidValue, "tredje siffra", "personnummer") { () throws(PayrollError) in
            _ = try Organisationsnummer("090527-1474")
        }
        expectError(.invalidValue, "tredje siffra") { () throws(PayrollError) in
            _ = try Organisationsnummer("5510000002")
        }
    }

    @Test(
        "refuses other forms",
        arguments: [
            "", "212000", "212000-014", "212000-01422", "2120-000142", "212000+0142", "212000 0142", "SE212000014201",
            "212000-T142", " 212000-0142", "212000-0142 ", "21200００142",
        ])
    func refusesForms(text: String) {
        expectError(.invalidValue, "Organisationsnumret \(text) har fel form", "Skriv") { () throws(PayrollError) in
            _ = try Organisationsnummer(text)
        }
    }

    @Test("twelve digits begin with 16")
    func prefix() {
        for text in ["192120000142", "202120000142", "002120000142"] {
            expectError(.invalidValue, text, "16") { () throws(PayrollError) in _ = try Organisationsnummer(text) }
        }
    }

    @Test("a number from storage passes the same checks")
    func fromStorage() throws {
        #expect(try Organisationsnummer(number: 2_120_000_142).description == "212000-0142")
        for number in [Int64.min, -1, 0, 2_120_000_143, 162_120_000_142, 10_000_000_000, .max] {
            expectError(.invalidValue) { () throws(PayrollError) in _ = try Organisationsnummer(number: number) }
        }
    }

    @Test("numbers are ordered by their digits")
    func order() throws {
        #expect(try Organisationsnummer("212000-0142") < Organisationsnummer("212000-1355"))
    }
}
