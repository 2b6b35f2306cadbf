//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// The payslips of a run as columns, a row each.
struct PayslipsTable: ArrowTable {
    static let columns: [ArrowColumn] =
        [.text("person"), .text("name"), .day("pay_date")] + sums.map { .int64($0.name) }
        + [.word("confidence"), .int32("lines")]

    private static let sums: [(name: String, value: @Sendable (PayslipTotals) -> Amount)] = [
        ("gross_ore", { $0.gross }), ("tax_ore", { $0.tax }), ("deductions_ore", { $0.deductions }),
        ("reimbursements_ore", { $0.reimbursements }), ("net_ore", { $0.net }), ("benefits_ore", { $0.benefits }),
        ("tax_base_ore", { $0.taxBase }), ("contribution_base_ore", { $0.contributionBase }),
        ("contributions_ore", { $0.contributions }), ("pension_base_ore", { $0.pensionBase }),
        ("pension_cost_ore", { $0.pensionCost }),
    ]

    private let run: RunResult

    init(_ run: RunResult) {
        self.run = run
    }

    var batchCount: Int { Pages.count(run.result.payslips.count) }

    func batch(_ number: Int, in memory: ArrowMemory) throws(Failure) -> (rows: Int, values: [ArrowValues]) {
        let payslips = Array(run.result.payslips[Pages.rows(number, of: run.result.payslips.count)])
        let people = run.batch.facts.people
        let payDay = run.batch.run.payDate.day.number
        var values = [
            try ArrowValues.texts(ArrowTexts(payslips.map { "\(people[$0.person].id)" }), in: memory),
            try .texts(ArrowTexts(payslips.map { people[$0.person].name }), in: memory),
            try .numbers(payslips.count, in: memory) { _ in payDay },
        ]
        for sum in PayslipsTable.sums {
            values.append(try .numbers(payslips.count, in: memory) { sum.value(payslips[$0].totals).ore })
        }
        values.append(
            try .words(payslips.count, of: ConfidenceWords.texts, in: memory) {
                Int32(payslips[$0].confidence.rawValue)
            })
        values.append(try .numbers(payslips.count, in: memory) { Int32(clamping: payslips[$0].lines.count) })
        return (payslips.count, values)
    }
}

/// The errors and remarks of a run, errors first.
struct ErrorsTable: ArrowTable {
    static let columns: [ArrowColumn] = [
        .word("severity"), .text("code"), .text("place"), .text("person"), .text("employment"), .text("message"),
        .text("ways_out"), .word("stops"), .text("file"), .int64("line"), .text("column"), .text("path"),
    ]

    private let remarks: [Finding]

    init(_ run: RunResult) {
        remarks = run.remarks
    }

    var batchCount: Int { Pages.count(remarks.count) }

    func batch(_ number: Int, in memory: ArrowMemory) throws(Failure) -> (rows: Int, values: [ArrowValues]) {
        let rows = Array(remarks[Pages.rows(number, of: remarks.count)])
        return (
            rows.count,
            [
                try .words(rows.count, of: ArrowTexts(["error", "remark"]), in: memory) { rows[$0].isError ? 0 : 1 },
                try .texts(ArrowTexts(rows.map(\.code.rawValue)), in: memory),
                try .texts(ArrowTexts(rows.map { "\($0.place)" }), in: memory),
                try .texts(ArrowTexts(rows.map(\.person)), in: memory),
                try .texts(ArrowTexts(rows.map(\.employment)), in: memory),
                try .texts(ArrowTexts(rows.map(\.message)), in: memory),
                try .texts(ArrowTexts(rows.map { $0.waysOut.joined(separator: " ") }), in: memory),
                try .words(rows.count, of: ArrowTexts(["employer", "person", "nobody"]), in: memory) {
                    switch rows[$0].severity {
                    case .stopsEmployer: 0
                    case .stopsPerson: 1
                    case .look: 2
                    }
                },
                try .texts(ArrowTexts(rows.map(\.place.file)), in: memory),
                try .numbers(rows.count, in: memory) { Int64(rows[$0].place.line) },
                try .texts(ArrowTexts(rows.map(\.place.column)), in: memory),
                try .texts(ArrowTexts(rows.map(\.place.path)), in: memory),
            ]
        )
    }
}

/// What the next month needs, one person a row.
struct CarryTable: ArrowTable {
    static let columns: [ArrowColumn] = [.text(DocumentTable.column)]

    private let documents: [String]

    init(_ run: RunResult) {
        let report = run.report
        let bytes = CarryFile.bytes(report.facts.people, report.carries, kept: report.keptCarries)
        documents = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    var batchCount: Int { Pages.count(documents.count) }

    func batch(_ number: Int, in memory: ArrowMemory) throws(Failure) -> (rows: Int, values: [ArrowValues]) {
        let rows = Array(documents[Pages.rows(number, of: documents.count)])
        return (rows.count, [try .texts(ArrowTexts(rows), in: memory)])
    }
}

/// Rows in batches.
private enum Pages {
    static let size = 65_536

    static func count(_ rows: Int) -> Int { (rows + size - 1) / size }

    static func rows(_ page: Int, of count: Int) -> Range<Int> { page * size..<min(count, (page + 1) * size) }
}
