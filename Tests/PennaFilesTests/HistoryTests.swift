//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat
import PennaModel
import Testing

@Suite struct CarriedHistoryTests {
    private let header = "employment;kind;from;to\n"

    private func carry(of report: RunReport) throws -> [UInt8] {
        try #require(try ResultFiles.file(.carry, report)).bytes
    }

    @Test("A carry with what was paid is written and read back; months that overlap are refused")
    func file() throws {
        let folder = try TestFolder.small()
        try folder.write("registrations.csv", header + "001;tjanstledig;2026-10-01;2026-10-31\n")
        let bytes = try carry(of: report(folder.read()))
        let reading = CarryFile.read(bytes)
        let anna = try #require(reading.records.first?.carry.employment("001"))
        let month = Month(year: 2026, month: 11)
        #expect(anna.fixedPay.start == Day(2020, 1, 1))
        #expect(anna.fixedPay.months == [FixedPayMonths(from: month, through: month, amount: Amount(ore: 3_000_000))])
        #expect(
            anna.registered == [
                OpenRegistration(kind: "tjanstledig", from: Day(2026, 10, 1), through: Day(2026, 10, 31))
            ])
        #expect(CarryFile.read(CarryFile.bytes([], [], kept: reading.records)).records == reading.records)
        let text = String(decoding: bytes, as: UTF8.self)
        for (old, new) in [
            ("\"from\":\"2026-11\"", "\"from\":\"2026-13\""), ("\"through\":\"2026-11\"", "\"through\":\"2026-10\""),
            ("\"start\":\"2020-01-01\",", ""),
        ] {
            #expect(text.contains(old))
            let wrong = CarryFile.read(Array(text.replacingOccurrences(of: old, with: new).utf8))
            #expect(wrong.problems.count == 2, "\(new): \(wrong.problems)")
        }
    }

    @Test("A late row across a settled month is a remark with its place and days, and the person is paid")
    func lateRow() throws {
        let folder = try TestFolder.small()
        try folder.write("carry.ndjson", carry(of: report(folder.read())))
        try folder.write("registrations.csv", header + "001;sjuk;2026-10-29;2026-11-02\n")
        let december = try report(folder.read(), Day(2026, 12, 27))
        let found = december.remarks.filter { $0.code == .partlyBefore }
        #expect(found.count == 1 && found[0].place.line == 2 && found[0].severity == .look, "\(december.remarks)")
        #expect(found[0].message.contains("2026-10-29–2026-10-31"))
        #expect(december.result.payslips.count == 1)
    }

    @Test(
        "Absence that went on beyond the settled month and has no row now is told",
        arguments: [
            ("", true), ("001;sjuk;2026-11-01;2026-11-05\n", false), ("001;sjuk;2026-10-28;2026-11-05\n", false),
            ("001;sjuk;2026-10-28;2026-11-02\n", false), ("001;sjuk;2026-11-03;2026-11-09\n", false),
            ("001;tjanstledig;2026-11-01;2026-11-05\n", true),
        ])
    func gone(rows: String, isTold: Bool) throws {
        let folder = try TestFolder.small()
        try folder.write("registrations.csv", header + "001;sjuk;2026-10-28;2026-11-05\n")
        try folder.write("carry.ndjson", carry(of: report(folder.read())))
        try folder.write("registrations.csv", header + rows)
        let december = try report(folder.read(), Day(2026, 12, 28))
        let found = december.remarks.filter { $0.code == .missingInFolder }
        #expect(found.map(\.employment) == (isTold ? ["001"] : []), "\(december.remarks)")
        #expect(found.allSatisfy { $0.message.contains("2026-10-28") && $0.message.contains("2026-11-05") })
        #expect(found.allSatisfy { $0.severity == .look } && december.result.payslips.count == 1)
    }

    @Test("A pay date that is no banking day is told with the one before, and only it")
    func payDate() throws {
        let folder = try TestFolder.small()
        for (day, before) in [
            (Day(2026, 12, 27), Day(2026, 12, 23)), (Day(2026, 9, 27), Day(2026, 9, 25)),
            (Day(2026, 6, 27), Day(2026, 6, 26)), (Day(2026, 5, 1), Day(2026, 4, 30)),
        ] {
            let found = try report(folder.read(), day).remarks.filter { $0.code == .noBankingDay }
            #expect(found.count == 1 && found[0].message.contains("\(before)"), "\(found)")
        }
        #expect(try !report(folder.read()).remarks.contains { $0.code == .noBankingDay })
    }

    @Test("Somebody who is entered a month late is told with the days that are not paid")
    func lateStart() throws {
        let folder = try TestFolder.small()
        try folder.write("carry.ndjson", carry(of: report(folder.read(), Day(2026, 10, 27))))
        let late = TestFolder.anna.replacingOccurrences(of: "195704289999", with: "198002151010")
            .replacingOccurrences(of: "\"001\"", with: "\"003\"").replacingOccurrences(
                of: "2020-01-01", with: "2026-10-15")
        try folder.write("people.ndjson", [TestFolder.anna, TestFolder.bo, late, ""].joined(separator: "\n"))
        let november = try report(folder.read())
        let found = november.remarks.filter { $0.code == .settledMonth }
        #expect(found.map(\.employment) == ["003"], "\(november.remarks)")
        #expect(found.first?.message.contains("2026-10-15–2026-10-31") ?? false)
        #expect(found.first?.message.contains(Amount(ore: 1_645_161).swedish) ?? false)
    }
}
