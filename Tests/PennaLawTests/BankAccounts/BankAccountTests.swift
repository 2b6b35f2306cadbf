//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaTestSupport
import Testing

@testable import PennaLaw

/// Vectors BK-1…BK-11, Bankgirot's forms of account numbers.
@Suite("Bank accounts")
struct BankAccountTests {
    private func read(_ clearing: String, _ account: String) throws -> BankAccount {
        try BankAccount(clearing: clearing, account: account)
    }

    private func expectError(
        _ clearing: String, _ account: String, _ code: PayrollError.Code = .invalidValue, _ word: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = try #require(throws: PayrollError.self, sourceLocation: sourceLocation) {
            try BankAccount(clearing: clearing, account: account)
        }
        #expect(error.code == code, sourceLocation: sourceLocation)
        #expect(error.message.contains(word), "\(error.message)", sourceLocation: sourceLocation)
    }

    @Test(
        "BK-1…BK-3 and BK-6…BK-9: right accounts of every form",
        arguments: [
            ("BK-1", "9071", "4172383", AccountForm.type1Comment1, "Multitude Bank"),
            ("BK-2", "9789", "1111113", .type1Comment2, "Klarna Bank"),
            ("BK-3", "6789", "123456789", .type2Comment2, "Handelsbanken"),
            ("BK-6", "3300", "0006205124", .type2Comment1, "Nordea personkonto"),
            ("BK-7", "1234", "5678909", .type1Comment1, "Danske Bank"),
            ("BK-8", "5000", "1234560", .type1Comment1, "SEB"),
            ("BK-9", "4321", "1234566", .type1Comment2, "Nordea"),
            ("SEB", "5841", "1009955", .type1Comment1, "SEB"),
        ])
    func vectors(id: String, clearing: String, number: String, form: AccountForm, bank: String) throws {
        let account = try read(clearing, number)
        #expect(account.bank == bank)
        #expect(account.range.form == form)
        #expect(account.clearing == clearing)
        #expect(account.account == number)
        #expect(account.warnings.isEmpty)
        #expect(
            account.bankgirotForm == clearing + String(repeating: "0", count: 12 - number.utf8.count) + number)
    }

    @Test("BK-1: the weighted sum is 176")
    func vectorBK1() {
        #expect(AccountDigits.mod11Sum(0_714_172_383) == 176)
    }

    @Test("BK-4: Handelsbanken with a wrong check digit")
    func vectorBK4() throws {
        try expectError("6789", "123456788", .invalidValue, "123456788")
        try expectError("6789", "123456788", .invalidValue, "kontrollsiffra")
    }

    @Test("BK-5: the fifth digit of Swedbank's clearing number is checked and dropped")
    func vectorBK5() throws {
        let account = try read("8424-4", "983 189 224-6")
        #expect(account.bank == "Swedbank och sparbankerna")
        #expect(account.clearing == "8424")
        #expect(account.account == "9831892246")
        #expect(account.bankgirotForm == "8424009831892246")
        #expect(account.warnings.isEmpty)
        #expect(try account == read("8424", "9831892246"))
        try expectError("8424-1", "9831892246", .invalidValue, "8424-1")
        #expect(try read("8351-9", "3922422245").warnings.isEmpty)
        #expect(try read("8129-9", "0433867116").warnings.isEmpty)
    }

    @Test("BK-10: the samples of the manual have the sums 50 and 286")
    func vectorBK10() {
        #expect(Luhn.sum(of: 3_316_812_057_492) == 50)
        #expect(AccountDigits.mod11Sum(1_912_763_608_957) == 286)
    }

    @Test("BK-11: an account that no check digit fits is never valid")
    func vectorBK11() throws {
        for digit in 0...9 { try expectError("9020", "765432\(digit)", .invalidValue, "kontrollsiffra") }
    }

    @Test("Swedbank 8xxx and the sparbanker warn about a check digit, others refuse it")
    func uncheckable() throws {
        let account = try read("8129-9", "0433867117")
        #expect(
            account.warnings == [
                .uncheckable(bank: "Swedbank och sparbankerna", clearing: "8129", account: "0433867117")
            ])
        #expect(account.warnings[0].text.contains("0433867117"))
        #expect(account.bankgirotForm == "8129000433867117")
        try expectError("9500", "17", .invalidValue, "kontrollsiffra")
        try expectError("9300", "0433867117", .invalidValue, "kontrollsiffra")
        try expectError("7999", "1234567", .invalidValue, "kontrollsiffra")
        try expectError("9000", "1234567", .unknownName, "9000")
    }

    @Test("a bank that only the older list has gives a warning")
    func olderEdition() throws {
        let last = try #require((0...9).first { (try? read("9400", "123456\($0)")) != nil })
        let account = try read("9400", "123456\(last)")
        #expect(account.warnings == [.bankMayBeGone(bank: "Forex Bank", clearing: "9400")])
        #expect(account.warnings[0].text.contains("9400"))
        #expect(account.range.confidence == .reported)
    }

    @Test("zeros from the left do not make another account")
    func zerosFromTheLeft() throws {
        #expect(try read("8129", "433867116") == read("8129-9", "0433867116"))
        #expect(try read("8129", "433867116").account == "0433867116")
        let short = try #require((0...9).first { (try? read("6000", "1234567\($0)")) != nil })
        #expect(try read("6000", "1234567\(short)").account == "01234567\(short)")
        #expect(try read("6000", "01234567\(short)") == read("6 000", "1-234\u{A0}567 \(short)"))
        #expect(try read("9960", "18").account == "0000000018")
        #expect(try "\(read("6789", "123 456 789"))" == "6789-123456789")
    }

    @Test("the number of digits is checked on both sides")
    func lengths() throws {
        for clearing in ["1234", "4321"] {
            for number in ["123456", "12345678", "12345678901", ""] {
                try expectError(clearing, number, .invalidValue, "ska ha 7")
            }
        }
        for number in ["620512400", "00006205124", "200006205124"] {
            try expectError("3300", number, .invalidValue, "ska ha 10")
        }
        for number in ["1234567", "1234567890"] { try expectError("6789", number, .invalidValue, "ska ha 8–9") }
        for number in ["0", "00433867116"] { try expectError("8129", number, .invalidValue, "ska ha 2–10") }
        for number in ["8", "00000000018"] { try expectError("9960", number, .invalidValue, "ska ha 2–10") }
        for clearing in ["", "123", "842441", "1234567890123456789012345"] {
            try expectError(clearing, "1234567", .invalidValue, "siffror")
        }
        try expectError("6789-1", "123456789", .invalidValue, "6789-1")
    }

    @Test("other characters and only zeros are refused with the text as it can be shown")
    func badCharacters() throws {
        for text in ["12345a7", "1234.567", "١٢٣٤٥٦٧", "1234567\n", "12345６7"] {
            try expectError("1234", text, .invalidValue, text.visible)
        }
        for text in ["12E4", "+1234", "1234,"] { try expectError(text, "5678909", .invalidValue, text) }
        for (clearing, zeros) in [("5000", "0000000"), ("8129", "0000000000"), ("6789", "000000000")] {
            try expectError(clearing, zeros, .invalidValue, "bara nollor")
        }
    }

    @Test("every wrong digit in an account of type 1 is found")
    func singleDigitErrors() throws {
        var random = SeededGenerator(seed: 11)
        let ranges = ClearingRange.all.filter { $0.form == .type1Comment1 || $0.form == .type1Comment2 }
        var missed: [String] = []
        var tested = 0
        for _ in 0..<4_000 {
            let range = try #require(ranges.randomElement(using: &random))
            let clearing = AccountDigits.padded(
                Int64.random(in: Int64(range.first)...Int64(range.last), using: &random), to: 4)
            let number = AccountDigits.padded(Int64.random(in: 1...9_999_999, using: &random), to: 7)
            guard (try? read(clearing, number)) != nil else { continue }
            tested += 1
            for index in 0..<7 {
                for digit in UInt8(ascii: "0")...UInt8(ascii: "9") {
                    var bytes = Array(number.utf8)
                    if bytes[index] == digit { continue }
                    bytes[index] = digit
                    let changed = String(decoding: bytes, as: UTF8.self)
                    if (try? read(clearing, changed)) != nil { missed.append("\(clearing) \(number) \(changed)") }
                }
            }
        }
        #expect(tested > 200)
        #expect(missed.isEmpty, "\(missed.prefix(3))")
    }

    @Test("arbitrary bytes give an account or an error, and an account can be read again")
    func arbitraryBytes() {
        var random = SeededGenerator(seed: 84)
        var wrong: [String] = []
        let digits = Array("0123456789 -8".utf8)
        for round in 0..<30_000 {
            func text(_ most: Int) -> String {
                let bytes = (0..<Int.random(in: 0...most, using: &random)).map { _ in
                    round % 2 == 0
                        ? UInt8.random(in: 0...255, using: &random) : digits.randomElement(using: &random) ?? 0
                }
                return String(decoding: bytes, as: UTF8.self)
            }
            let (clearing, number) = (text(6), text(30))
            do throws(PayrollError) {
                let account = try BankAccount(clearing: clearing, account: number)
                let again = try BankAccount(clearing: account.clearing, account: account.account)
                if again != account || account.bankgirotForm.utf8.count != 16 { wrong.append(number) }
            } catch {
                if error.message.isEmpty { wrong.append(number) }
            }
            _ = try? IBAN(clearing + number)
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    }
}
