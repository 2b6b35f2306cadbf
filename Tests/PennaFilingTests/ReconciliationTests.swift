//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaDemo
import PennaFormat
import Testing

@testable import PennaFiling

@Suite("The sums of the files")
struct ReconciliationTests {
    private let filing: RunFiling
    private let documents: [FilingDocument]

    init() throws {
        let centre = try DemoCentre(payslips: 60, seed: 3)
        let facts = try #require(centre.employers.first)
        let batch = Batch(
            try StandardRun(
                employer: facts.employer, agreements: .standard, payDate: centre.payDate, knownAt: .endOfTime), facts)
        filing = RunFiling(RunReport(batch, try batch.calculate()))
        documents = try filing.documents()
    }

    /// The documents, one of them with another last digit in the amount after a text.
    private func changed(_ start: String, _ end: String, after text: String) throws -> [FilingDocument] {
        try documents.map { document in
            guard document.name.hasPrefix(start), document.name.hasSuffix(end), var bytes = document.bytes else {
                return document
            }
            let whole = Data(bytes)
            let start = try #require(whole.range(of: Data(text.utf8)))
            let tail = bytes[start.upperBound...]
            let point = try #require(tail.firstIndex(of: UInt8(ascii: ".")))
            bytes[point + 2] = bytes[point + 2] == UInt8(ascii: "9") ? UInt8(ascii: "8") : bytes[point + 2] + 1
            return FilingDocument(document.name, FilingFindings(document.name), bytes: bytes)
        }
    }

    @Test("They are those of the payslips")
    func right() throws {
        let document = try filing.reconciliation(of: documents)
        #expect(document.findings.isEmpty)
        let rows = String(decoding: try #require(document.bytes), as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 9)
        #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("Avgifter") || $0.hasSuffix(";0.00") })
    }

    @Test("One öre more or less is found, and the file is named")
    func oneOre() throws {
        let places = [
            ("bank-", ".xml", "<InstdAmt Ccy=\"SEK\">"), ("lon-", ".si", "#TRANS 1930"),
            ("lon-", ".si", "#TRANS 2710"), ("utanordning", ".csv", ";manadslon;"),
        ]
        for (start, end, text) in places {
            let document = try filing.reconciliation(of: changed(start, end, after: text))
            #expect(document.bytes == nil)
            #expect(document.findings.map(\.code) == [.countMismatch], "\(text)")
            #expect(document.findings.first?.message.contains(start) == true)
        }
    }

    @Test("What is no amount is an error, and a file that is missing is not compared")
    func odd() throws {
        let costs = Array("cost_account;item;amount\n1;manadslon;mycket\n".utf8)
        let broken = FilingDocument(CostList.name, FilingFindings(CostList.name), bytes: costs)
        #expect(throws: PayrollError.self) { try filing.reconciliation(of: [broken]) }
        let alone = try #require(try filing.reconciliation(of: []).bytes)
        #expect(String(decoding: alone, as: UTF8.self).split(separator: "\n").count == 2)
    }
}
