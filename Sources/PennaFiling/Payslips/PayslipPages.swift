//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// The payslips of a run as pages for the people: one HTML file each, with nothing outside it.
///
/// A page prints on A4 and reads on a phone, has its headings and table headers for those who listen to it, and needs no
/// script. Under each line its calculation is folded.
public struct PayslipPages: Sendable {
    let filing: RunFiling
    private let reader: LineReader
    private let reported: [Personnummer: [IndividualStatement]]

    /// The pages of a run.
    public init(_ filing: RunFiling) {
        self.filing = filing
        reader = filing.report.lineReader
        var reported: [Personnummer: [IndividualStatement]] = [:]
        for statement in filing.report.agi?.individuals.additions ?? [] {
            if case .person(let person) = statement.key.payee { reported[person, default: []].append(statement) }
        }
        self.reported = reported
    }

    /// How many payslips there are.
    public var count: Int { filing.report.result.payslips.count }

    /// The name of a payslip's file: of a hash, so that it tells nobody whose it is.
    public func name(of place: Int) -> String {
        let person = filing.report.facts.people[filing.report.result.payslips[place].person]
        let hash = "\(SHA256.hash(of: Array("\(filing.run.messageID)|lönespecifikation|\(person.id)".utf8)))"
        return "\(filing.run.payDate)-\(hash.prefix(24)).html"
    }

    /// A payslip as a page.
    public func page(_ place: Int) -> [UInt8] {
        let report = filing.report
        let payslip = report.result.payslips[place]
        let person = report.facts.people[payslip.person]
        var numbers = [person.id] + person.formerIDs
        numbers = numbers.filter { reported[$0] != nil }
        var page = PayslipPage(
            employer: report.facts.employer, person: person, payslip: payslip,
            carry: report.carries[payslip.person], payDate: report.payDate, months: report.months,
            isProvisional: report.years.provisionalYear != nil)
        return page.bytes(
            reader.views(of: payslip, in: report.result.arena, corrected: report.corrected),
            account: filing.account(of: person), reported: numbers.flatMap { reported[$0] ?? [] },
            knownAt: report.knownAt)
    }

    /// Which file is whose: personnummer, file and SHA-256, for the channel that hands them out.
    public func index() -> FilingDocument {
        var csv = CSVBuffer()
        csv.row(["person", "file", "sha256"])
        for place in 0..<count {
            let person = filing.report.facts.people[filing.report.result.payslips[place].person]
            csv.row(["\(person.id)", name(of: place), "\(SHA256.hash(of: page(place)))"])
        }
        return FilingDocument(PayslipPages.indexName, FilingFindings(PayslipPages.indexName), bytes: csv.bytes)
    }

    /// The folder of the pages, among the files for others.
    public static let folder = "lonespecifikationer"

    /// The name of the index.
    public static let indexName = "lonespecifikationer.csv"
}
