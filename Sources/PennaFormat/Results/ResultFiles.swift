//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaJSON
internal import PennaLaw
internal import PennaModel

/// A file of a run's results: a name and its bytes.
public struct ResultFile: Hashable, Sendable {
    /// The name.
    public let name: String

    /// The bytes.
    public let bytes: [UInt8]
}

/// The results of a run as files: payslips, lines, errors, summary, and what a stranger needs to prove them.
public enum ResultFiles {
    /// What kinds of files there are, the largest first; each is made by itself, so several may be made at once.
    public enum Kind: Sendable, CaseIterable {
        case payslips, lines, people, carry, agi, errors, summary, formulas, taxTable, oneOffTable
    }

    /// The version of all results together, which their JSON names as `format`.
    ///
    /// A key or column that is taken away, renamed or given another meaning raises it; a new one does not. Their form
    /// stands in Documentation/Results.md.
    public static let format = "penna-results/1"

    /// What somebody must look at.
    public static let errorsName = "errors.csv"

    /// All files of a run.
    ///
    /// - Throws: `overflow` when a sum does not fit in 64 bits.
    public static func all(_ report: RunReport) throws(PayrollError) -> [ResultFile] {
        var files: [ResultFile] = []
        for kind in Kind.allCases {
            if let file = try file(kind, report) { files.append(file) }
        }
        return files
    }

    /// A file of a run; `nil` for a table of a year that has none.
    ///
    /// - Throws: `overflow` when a sum does not fit in 64 bits.
    public static func file(_ kind: Kind, _ report: RunReport) throws(PayrollError) -> ResultFile? {
        try bytes(kind, report).map { ResultFile(name: name(of: kind, report), bytes: $0) }
    }

    /// The name of a kind of file in a run.
    public static func name(of kind: Kind, _ report: RunReport) -> String {
        switch kind {
        case .payslips: "payslips.ndjson"
        case .lines: "lines.csv"
        case .people: PeopleSheet.name
        case .carry: CarryFile.name
        case .agi: AGIFile.name
        case .errors: errorsName
        case .summary: "summary.json"
        case .formulas: "formulas.json"
        case .taxTable: "skattetabell-\(report.payDate.incomeYear.year).txt"
        case .oneOffTable: "engangsskatt-\(report.payDate.incomeYear.year).csv"
        }
    }

    private static func bytes(_ kind: Kind, _ report: RunReport) throws(PayrollError) -> [UInt8]? {
        let year = report.payDate.incomeYear
        return switch kind {
        case .payslips: payslips(report)
        case .lines: lines(report)
        case .people: try PeopleSheet.bytes(report)
        case .carry: CarryFile.bytes(report.facts.people, report.carries, kept: report.keptCarries)
        case .agi: AGIFile.bytes(report.agi)
        case .errors: errors(report)
        case .summary: try SummaryFile.bytes([report])
        case .formulas: formulas(report.book)
        case .taxTable: report.publishedTables ?? (try? TaxTableFile.txt(year: year, years: report.years))
        case .oneOffTable: (try? OneOffTax(year: year, years: report.years)).map { Array($0.csv().utf8) }
        }
    }

    /// One payslip a line.
    public static func payslips(_ report: RunReport) -> [UInt8] {
        let reader = report.lineReader
        var texts = LineTexts()
        var writer = JSONWriter()
        let payDate = "\(report.payDate.day)"
        let period = "\(report.payDate.agiPeriod.month)"
        for payslip in report.result.payslips {
            writer.object { (writer: inout JSONWriter) in
                let person = report.facts.people[payslip.person]
                writer.member("format", string: format)
                writer.member("personnummer", string: "\(person.id)")
                writer.member("name", string: person.name)
                writer.member("payDate", string: payDate)
                writer.member("agiPeriod", string: period)
                SummaryFile.write(payslip.totals, to: &writer)
                writer.member("confidence", string: "\(payslip.confidence)")
                if report.years.provisionalYear != nil { writer.member("provisional", bool: true) }
                writer.memberArray("lines") { (writer: inout JSONWriter) in
                    for view in reader.views(of: payslip, in: report.result.arena, corrected: report.corrected) {
                        writer.value { texts.addJSON(view, to: &$0) }
                    }
                }
            }
            writer.newline()
        }
        return writer.bytes
    }

    /// All lines with their formulas and operands: what `formulas.json` proves.
    public static func lines(_ report: RunReport) -> [UInt8] {
        let reader = report.lineReader
        var texts = LineTexts()
        var csv = CSVBuffer()
        csv.row([
            "person", "employment", "item", "number", "lap", "name", "kind", "cost_account", "account", "from",
            "through", "quantity", "unit", "price", "amount", "confidence", "formula", "operands", "local",
            "corrects", "cause", "paid_quantity", "paid_unit", "price_unit",
        ])
        for payslip in report.result.payslips {
            let person = "\(report.facts.people[payslip.person].id)"
            for view in reader.views(of: payslip, in: report.result.arena, corrected: report.corrected) {
                texts.addCSV(view, person: person, to: &csv)
            }
        }
        return csv.bytes
    }

    /// Everything that somebody must look at, by severity and kind, the kind with most money at risk first.
    public static func errors(_ report: RunReport) -> [UInt8] { errors(report.remarks) }

    /// Findings as `errors.csv` has them, also where there is no run.
    public static func errors(_ remarks: [Finding]) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row([
            "severity", "code", "stops", "place", "person", "employment", "message", "ways_out", "kind", "kind_count",
            "file", "line", "column", "path", "at_risk",
        ])
        for kind in remarks.kinds {
            for index in kind.members { csv.row(fields(remarks[index], count: kind.members.count)) }
        }
        return csv.bytes
    }

    private static func fields(_ finding: Finding, count: Int) -> [String] {
        let place = finding.place
        return [
            finding.severity.swedish, finding.code.rawValue, finding.severity.stops, "\(place)", finding.person,
            finding.employment, finding.message, finding.waysOut.joined(separator: " "), finding.code.title,
            "\(count)", place.file, place.line == 0 ? "" : "\(place.line)", place.column, place.path,
            finding.atRisk == .zero ? "" : "\(finding.atRisk)",
        ]
    }

    /// The formulas that the lines refer to, for a program that is not ours.
    public static func formulas(_ book: RuleBook = .standard) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.array { (writer: inout JSONWriter) in
            for formula in book.formulas { RuleBookFile.write(formula, to: &writer) }
        }
        writer.newline()
        return writer.bytes
    }
}

extension Finding.Severity {
    /// The word for people: an error stops somebody's pay, a remark stops nobody's.
    package var swedish: String { isError ? "fel" : "anmärkning" }

    /// Whom it stops, in Swedish; empty for nobody.
    package var stops: String {
        switch self {
        case .stopsEmployer: "arbetsgivaren"
        case .stopsPerson: "personen"
        case .look: ""
        }
    }
}
