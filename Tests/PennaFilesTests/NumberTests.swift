//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFormat
import Testing

@Suite struct NumberTests {
    @Test(
        "An amount is read by one rule: decimals after a comma or a point, thousands in groups of three",
        arguments: [
            ("1500", 150_000), ("1500,00", 150_000), ("1500.5", 150_050), ("-310,00", -31_000), ("0,5", 50),
            ("1 500,00", 150_000), ("1\u{A0}500,00", 150_000), ("1\u{202F}500", 150_000), ("1\u{2009}500", 150_000),
            ("12 345 678,90", 1_234_567_890), ("1.500,00", 150_000), ("1,500.00", 150_000),
            ("1,234,567", 123_456_700), ("1.234.567", 123_456_700), ("1.234.567,89", 123_456_789),
            ("450-", -45_000), ("\u{2212}450", -45_000), ("1.500,00-", -150_000), ("- 1 500,50", -150_050),
            ("450\u{2009}-", -45_000),
            // One reading each: what stands before is no group of thousands, or the thousands are shown already.
            ("0,500", 50), ("1500,500", 150_050), ("1 250,500", 125_050), ("1500,5000", 150_050), ("1,5000", 150),
        ] as [(String, Int64)])
    func amounts(text: String, ore: Int64) throws {
        #expect(try InputText.amount(text, "Beloppet") == Amount(ore: ore))
    }

    @Test(
        "A single point or comma before exactly three digits is an error that names both readings",
        arguments: [
            ("1.500", "1 500 eller 1,5. Skriv 1500 eller 1,5."), ("1,500", "1 500 eller 1,5. Skriv 1500 eller 1,5."),
            ("-12.000", "-12 000 eller -12,0. Skriv -12000 eller -12,0."),
            ("999,125", "999 125 eller 999,125. Skriv 999125 eller högst två decimaler."),
            ("1.500-", "-1 500 eller -1,5. Skriv -1500 eller -1,5."),
        ])
    func ambiguous(text: String, readings: String) throws {
        let error = #expect(throws: PayrollError.self) { try InputText.amount(text, "Beloppet") }
        #expect(error?.code == .ambiguousNumber)
        #expect(error?.message == "Beloppet \(text) kan läsas på två sätt: \(readings)")
    }

    @Test(
        "Hours and minutes have a minus as numbers have it, and nothing but digits",
        arguments: [
            ("-7:30", -450), ("\u{2212}7:30", -450), ("7:30-", -450), ("- 0:30", -30), ("+7:30", 450), ("0:05", 5),
            ("7:5", nil), ("7:+5", nil), ("-7:30-", nil), ("--7:30", nil), ("7:60", nil), (":30", nil), ("1:2:30", nil),
        ] as [(String, Int64?)])
    func clockHours(text: String, minutes: Int64?) {
        #expect((try? InputText.hours(text)) == minutes.map { Minutes($0) })
    }

    @Test("Quantities, hours, percentages and distances follow the same rule")
    func others() throws {
        #expect(try InputText.quantity("1 234,5678") == 12_345_678)
        #expect(try InputText.quantity("0,125") == 1_250 && InputText.quantity("7,1250") == 71_250)
        #expect(try InputText.hours("7,1250") == Minutes(428) && InputText.hours("6.01666666666667") == Minutes(361))
        #expect(try InputText.hours("7:30") == Minutes(450) && InputText.hours("-7,5") == Minutes(-450))
        #expect(try InputText.hours("4,5-") == Minutes(-270) && InputText.hours("0.125") == Minutes(8))
        #expect(try InputText.percent("62,5") == Percent("62.5") && InputText.percent("12,5000") == Percent("12.5"))
        #expect(try InputText.distance("1 250,5").metres == 1_250_500)
        let readings: [() throws -> Void] = [
            { _ = try InputText.quantity("1,234") }, { _ = try InputText.hours("7.125") },
            { _ = try InputText.percent("62.500") }, { _ = try InputText.distance("23.600") },
        ]
        for read in readings {
            #expect(#expect(throws: PayrollError.self) { try read() }?.code == .ambiguousNumber)
        }
    }

    @Test(
        "What is no number is an error and never half read",
        arguments: [
            "", "-", "--5", "-5-", "1 50", "15 00", "1,50,00", "1.50.000", "1,234.567,89", "1 234.567,89", "1  500",
            "0 500", "0.500.000", ",5", "5,", "1'500", "1e3", "5 kr", "½", "١٢", "10,005", "10,0050", "1.234,567",
        ])
    func refused(text: String) {
        let error = #expect(throws: PayrollError.self) { try InputText.amount(text, "Beloppet") }
        #expect(text == "10,005" ? error?.code == .ambiguousNumber : error?.code == .invalidValue)
    }

    @Test("A number of a JSON document has one reading; a text in it follows the rule of files")
    func json() throws {
        func folder(_ amount: String) throws -> FolderReading {
            let row = #"{"kind": "lonerad", "from": "2026-10-05", "item": "bonus", "amount": \#(amount)}"#
            let folder = try TestFolder.small()
            let bo = TestFolder.bo.replacingOccurrences(
                of: #""id": "002","#, with: #""id": "002", "registrations": [\#(row)],"#)
            try folder.write("people.ndjson", bo)
            return folder.read()
        }
        let number = try folder("1.500").facts?.people.first?.employments[0].registrations.first
        guard case .payLine(let order) = number?.kind else {
            Issue.record("\(String(describing: number))")
            return
        }
        #expect(order.amount == Amount(ore: 150))
        let text = try folder(#""1.500""#)
        #expect(text.facts?.people.isEmpty == true)
        #expect(text.problems.contains { $0.message.contains("1 500 eller 1,5") && $0.place.line == 1 })
    }

    @Test("A row with an amount of two readings names its row and stops its person; 1500,00 beside it is paid")
    func rows() throws {
        let folder = try TestFolder.small(
            registrations: "001;lonerad;2026-10-06;;;;;;;bonus;;;1.500\n002;lonerad;2026-10-06;;;;;;;bonus;;;1500,00\n")
        let reading = folder.read()
        let errors = reading.problems.filter(\.isError)
        #expect(errors.map(\.code) == [.ambiguousNumber] && errors[0].place.description == "registrations.csv rad 2")
        let result = try report(reading).result
        #expect(result.payslips.count == 1 && result.payslips[0].totals.gross == Amount(ore: 150_000))
    }
}
