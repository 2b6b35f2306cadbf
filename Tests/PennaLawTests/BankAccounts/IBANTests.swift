//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import PennaTestSupport
import Testing

/// ISO 13616, and the Swedish form of it.
@Suite("IBAN")
struct IBANTests {
    private func expectError(
        _ text: String, _ word: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = try #require(throws: PayrollError.self, sourceLocation: sourceLocation) { try IBAN(text) }
        #expect(error.code == .invalidValue, sourceLocation: sourceLocation)
        #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
        #expect(error.message.contains(text), sourceLocation: sourceLocation)
    }

    @Test("a Swedish IBAN is read with and without spaces, in capitals or not")
    func swedish() throws {
        for text in ["SE4550000000058398257466", "SE45 5000 0000 0583 9825 7466", "se45 50000000058398257466 "] {
            let iban = try IBAN(text)
            #expect(iban.electronic == "SE4550000000058398257466")
            #expect("\(iban)" == "SE45 5000 0000 0583 9825 7466")
            #expect(iban.country == "SE")
            #expect(iban.swedishBankID == "500")
        }
        #expect(throws: Never.self) { try IBAN("SE3550000000054910000003") }
    }

    @Test(
        "other countries are checked by modulus 97",
        arguments: ["GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "NO9386011117947"])
    func others(text: String) throws {
        #expect(try IBAN(text).swedishBankID == nil)
        try expectError(text.replacing("1", with: "2"), "kontrollsiffror")
    }

    @Test("length, letters, check digits and other characters are checked")
    func badInput() throws {
        try expectError("SE455000000005839825746", "23 tecken")
        try expectError("SE45500000000583982574660", "25 tecken")
        try expectError("SE455000000005839825746A", "bara siffror")
        try expectError("SE4650000000058398257466", "kontrollsiffror")
        try expectError("NO938601111794", "14 tecken")
        try expectError("NO93" + String(repeating: "1", count: 31), "35 tecken")
        try expectError("", "två bokstäver")
        try expectError("SE4", "två bokstäver")
        try expectError("4550000000058398257466SE", "två bokstäver")
        try expectError("SE45-5000", "andra tecken")
        try expectError("SE45 5000 0000 0583 9825 746é", "andra tecken")
    }

    @Test("check digits 00, 01 and 99 are never issued, though their sum may be right")
    func checkDigitsOutsideTheRange() throws {
        var random = SeededGenerator(seed: 97)
        var wrong: [String] = []
        var found: Set<String> = []
        for _ in 0..<20_000 where found.count < 3 {
            let account = Int64.random(in: 1...99_999_999_999, using: &random)
            let iban = try IBAN(bankID: 500, account: "\(account)")
            let digits = String(iban.electronic.dropFirst(2).prefix(2))
            let twins = ["97": "00", "98": "01", "02": "99"]
            guard let twin = twins[digits] else { continue }
            found.insert(twin)
            if (try? IBAN("SE" + twin + iban.electronic.dropFirst(4))) != nil { wrong.append(twin) }
        }
        #expect(found.count == 3 && wrong.isEmpty, "\(wrong)")
    }

    @Test("every wrong digit and every swap of neighbours is found")
    func singleErrors() throws {
        var random = SeededGenerator(seed: 13_616)
        var missed: [String] = []
        for _ in 0..<200 {
            let bankID = Int.random(in: 1...999, using: &random)
            let account = Int64.random(in: 1...99_999_999_999_999_999, using: &random)
            let right = try IBAN(bankID: bankID, account: "\(account)")
            #expect(try IBAN(right.electronic) == right)
            for index in 2..<24 {
                for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
                    var bytes = Array(right.electronic.utf8)
                    if bytes[index] == digit { continue }
                    bytes[index] = digit
                    let text = String(decoding: bytes, as: UTF8.self)
                    if (try? IBAN(text)) != nil { missed.append(text) }
                }
                var bytes = Array(right.electronic.utf8)
                guard index < 23, bytes[index] != bytes[index + 1] else { continue }
                bytes.swapAt(index, index + 1)
                let text = String(decoding: bytes, as: UTF8.self)
                if (try? IBAN(text)) != nil { missed.append(text) }
            }
        }
        #expect(missed.isEmpty, "\(missed.prefix(3))")
    }

    @Test("a Swedish IBAN is made from what the bank says of it")
    func made() throws {
        #expect(try IBAN(bankID: 500, account: "5839 825 7466").electronic == "SE4550000000058398257466")
        #expect(try IBAN(bankID: 500, account: "00000054910000003").electronic == "SE3550000000054910000003")
        for bankID in [0, -1, 1000, .max] {
            #expect(throws: PayrollError.self) { try IBAN(bankID: bankID, account: "1") }
        }
        for account in ["", "0", "1x", "000000054910000003"] {
            #expect(throws: PayrollError.self, "\(account)") { try IBAN(bankID: 500, account: account) }
        }
    }

    @Test("an IBAN is not made from a clearing number, and the error names the bank")
    func notMadeFromClearing() throws {
        for (clearing, number, bank) in [
            ("6789", "123456789", "Handelsbanken"), ("5000", "1234560", "SEB"), ("8424-4", "9831892246", "Swedbank"),
        ] {
            let account = try BankAccount(clearing: clearing, account: number)
            let error = try #require(throws: PayrollError.self) { try IBAN(of: account) }
            #expect(error.code == .missingFigure)
            #expect(error.message.contains(bank) && error.message.contains(number))
        }
    }
}
