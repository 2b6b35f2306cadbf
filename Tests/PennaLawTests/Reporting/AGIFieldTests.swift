//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaLaw
import Testing

@Suite("Fields of the AGI")
struct AGIFieldTests {
    @Test("Every field is found by its number, and in order")
    func numbers() throws {
        var wrong: [Int] = []
        for field in AGIField.all where try AGIField.numbered(field.number) != field { wrong.append(field.number) }
        #expect(wrong.isEmpty)
        #expect(zip(AGIField.all, AGIField.all.dropFirst()).allSatisfy { $0.number < $1.number })
        #expect(AGIField.all.allSatisfy { !$0.name.isEmpty && $0.element?.isEmpty != true })
    }

    @Test("An unknown number is an error that says the number", arguments: [0, -1, 2, 15, 139, 999, 1000, .max, .min])
    func unknown(number: Int) throws {
        let error = #expect(throws: PayrollError.self) { try AGIField.numbered(number) }
        #expect(error?.code == .unknownName)
        #expect(error?.message.contains("\(number)") == true)
    }

    @Test("Codes have three digits", arguments: [(1, "001"), (11, "011"), (487, "487")])
    func codes(number: Int, code: String) throws {
        #expect(try AGIField.numbered(number).code == code)
    }

    @Test(
        "A field is valid on its own months and not on the neighbours",
        arguments: [
            (499, 2024, 6, true), (499, 2024, 7, false), (62, 2025, 12, true), (62, 2026, 1, false),
            (63, 2024, 12, false), (63, 2025, 1, true), (63, 2025, 12, true), (63, 2026, 1, false),
            (23, 2023, 12, false), (23, 2024, 1, true), (245, 2022, 12, false), (246, 2023, 1, true),
            (823, 2024, 12, false), (823, 2025, 1, true), (11, 2018, 6, false), (11, 2018, 7, true),
            (11, 2030, 1, true),
        ])
    func periods(number: Int, year: Int, month: Int, valid: Bool) throws {
        #expect(try AGIField.numbered(number).isValid(in: Sample.period(year, month)) == valid)
    }

    @Test("Car and fuel hold seven digits, other amounts ten")
    func limits() throws {
        let seven = AGIField.all.filter { $0.kind == .belopp7 }.map(\.number)
        #expect(seven == [13, 18, 98, 127, 128, 133, 134])
        #expect(try AGIField.numbered(13).kind.most == 9_999_999)
        #expect(try AGIField.numbered(11).kind.most == 9_999_999_999)
        #expect(try AGIField.numbered(50).kind.most == nil)
    }

    @Test("What is known by title alone is unconfirmed, and has no element")
    func confidence() {
        let weak = AGIField.all.filter { $0.element == nil && $0.confidence != .unconfirmed }
        #expect(weak.isEmpty)
        #expect(AGIField.all.filter { $0.confidence == .confirmed }.map(\.number) == [23, 499])
    }

    private static var list: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../shared/spec/data/agi_fields.csv").standardizedFileURL
    }

    private static let hasList = FileManager.default.fileExists(atPath: list.path)

    @Test("Numbers, elements and kinds are those of the field list", .enabled(if: hasList, "the field list is absent"))
    func againstList() throws {
        var differences: [String] = []
        var seen: Set<Int> = []
        for line in try String(contentsOf: AGIFieldTests.list, encoding: .utf8).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for code in cells[0].split(separator: "/") {
                guard let number = Int(code) else { continue }
                seen.insert(number)
                let field = try AGIField.numbered(number)
                if field.code != code { differences.append("\(code): code \(field.code)") }
                if let element = field.element, !cells[1].hasPrefix(element) {
                    differences.append("\(code): element \(element), not \(cells[1])")
                }
                if field.element == nil, !cells[1].hasPrefix("("), number != 471 {
                    differences.append("\(code): element missing")
                }
                if cells[3].hasPrefix("KRYSS"), cells[3] == "KRYSS", field.kind != .kryss {
                    differences.append("\(code): no cross")
                }
                if cells[3].hasPrefix("BELOPP") != (field.kind.most != nil) { differences.append("\(code): amount") }
                let blocks: [(String, AGIBlocks)] = [
                    ("HU", .employer), ("IU", .individual), ("Franvarouppgift", .absence),
                ]
                let names = Set(cells[2].split(separator: "/").map(String.init))
                for (name, block) in blocks where field.blocks.contains(block) != names.contains(name) {
                    differences.append("\(code): \(name)")
                }
            }
        }
        #expect(differences == [])
        #expect(seen == Set(AGIField.all.map(\.number)))
    }
}

@Suite("Who is paid, in the AGI")
struct AGIPayeeTests {
    @Test("Personnummer and samordningsnummer stand in field 215", arguments: ["198202252386", "197302889931"])
    func person(text: String) throws {
        let payee = try AGIPayee(person: text)
        #expect(payee.field == 215)
        #expect(payee.value == text)
        #expect(payee.birthYear == Int(text.prefix(4)))
        #expect(!payee.masked.contains(text.suffix(4)))
    }

    @Test("An interimsnummer is refused by name, also as another number")
    func interim() throws {
        for text in ["20000101-T220", "20000101T220", "000101-T220", "000101T220"] {
            for error in [
                payrollError { _ = try AGIPayee(person: text, reference: Day(2026, 1, 1)) },
                payrollError { _ = try AnnatID(text) },
            ] {
                #expect(error?.code == .invalidValue, "\(text)")
                #expect(error?.message.contains("interimsnummer") == true, "\(text)")
            }
        }
    }

    @Test("A date of birth has eleven digits")
    func fodelsetid() throws {
        let payee = AGIPayee.fodelsetid(try Fodelsetid(day: Day(1984, 3, 9), number: 7))
        #expect(payee.field == 222)
        #expect(payee.value == "19840309007")
        #expect(payee.birthYear == 1984)
        #expect(try Fodelsetid(day: Day(1984, 3, 9), number: 999).description == "19840309999")
        for number in [-1, 1000] {
            #expect(payrollError { _ = try Fodelsetid(day: Day(1984, 3, 9), number: number) }?.code == .invalidValue)
        }
    }

    @Test("Another number has 1 to 50 characters")
    func annatID() throws {
        #expect(AGIPayee.annatID(try AnnatID(String(repeating: "X", count: 50))).field == 224)
        #expect(AGIPayee.annatID(try AnnatID("FI-12")).birthYear == nil)
        for text in ["", "   ", String(repeating: "X", count: 51)] {
            #expect(payrollError { _ = try AnnatID(text) }?.code == .invalidValue)
        }
    }

    @Test("An organisation has the long form of its number")
    func organisation() throws {
        let payee = AGIPayee.organisation(try Sample.employer())
        #expect(payee.value == "162120009994")
        #expect(payee.field == 215)
    }

    @Test("Payees have one order")
    func order() throws {
        let payees: [AGIPayee] = [
            try Sample.person(born: 1970), try Sample.person(born: 1980), .organisation(try Sample.employer()),
            .fodelsetid(try Fodelsetid(day: Day(1960, 1, 1), number: 1)), .annatID(try AnnatID("A1")),
        ]
        #expect(payees.shuffled().sorted() == payees)
    }
}
