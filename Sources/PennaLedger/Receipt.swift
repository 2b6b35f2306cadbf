//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
public import PennaModel
internal import PennaStore

/// What a run leaves beside its payslips, so that anybody can see later that nothing was changed: what was known, by
/// which rules it was calculated, and the root of the hash tree over all payslips.
public struct Receipt: Hashable, Sendable {
    /// The version of the library.
    public let engine: String

    /// The hash of all formulas and figures.
    public let rules: String

    /// The documents of years and of figures that it was calculated with, each with its hash: `2027 9f86…`, `AB 27 1c02…`.
    public let years: [String]

    /// The agreements that documents declare that it was calculated with, each with the hash of its rules:
    /// `Fritidsavtalet 1c02…`.
    public let agreements: [String]

    /// The year that the year before it stood in for; `nil` in a run that can be approved.
    public let provisionalYear: Int?

    /// The hash of the employer's own facts; each person's stands in the payslip.
    public let employerFacts: String

    /// The root of the hash tree over the payslips, in their order.
    public let root: String

    /// The last seal of the locked run before it; empty for the first.
    public let follows: String

    /// The first of the months paid by another system that are corrected here; only in an opening.
    public let historyFrom: Month?

    /// The payslips.
    public let payslips: Int

    /// Those who could not be paid.
    public let failures: Int

    /// Those who were taken out.
    public let excluded: Int

    /// Whether only some people were asked for.
    public let isSelection: Bool

    /// The sums of all payslips.
    public let totals: PayslipTotals

    /// How many findings of each kind the run had, in the order in which people should look at them; empty where nobody
    /// told.
    public var findings: [FindingCount] = []

    /// Whether somebody falls out of the AGI, so that the employer's declaration cannot be made.
    public var isAGIStopped: Bool { findings.contains { $0.code == .agiStopped } }

    /// The receipt as JSON.
    public var bytes: [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("format", string: ResultFiles.format)
            writer.member("engine", string: engine)
            writer.member("rules", string: rules)
            if !years.isEmpty {
                writer.memberArray("years") { (writer: inout JSONWriter) in
                    for year in years { writer.string(year) }
                }
            }
            if !agreements.isEmpty {
                writer.memberArray("agreements") { (writer: inout JSONWriter) in
                    for agreement in agreements { writer.string(agreement) }
                }
            }
            if let provisionalYear { writer.member("provisional", integer: provisionalYear) }
            writer.member("employerFacts", string: employerFacts)
            writer.member("root", string: root)
            writer.member("follows", string: follows)
            if let historyFrom { writer.member("historyFrom", string: "\(historyFrom)") }
            writer.member("payslips", integer: payslips)
            writer.member("failures", integer: failures)
            writer.member("excluded", integer: excluded)
            writer.member("isSelection", bool: isSelection)
            if !findings.isEmpty {
                writer.memberArray("findings") { (writer: inout JSONWriter) in
                    for finding in findings {
                        writer.object { (writer: inout JSONWriter) in
                            writer.member("code", string: finding.code.rawValue)
                            writer.member("stops", string: finding.severity.rawValue)
                            writer.member("count", integer: finding.count)
                        }
                    }
                }
            }
            SummaryFile.write(totals, to: &writer)
        }
        return writer.bytes
    }

    /// The names of what another receipt of the same run says otherwise.
    ///
    /// - Parameter isWhole: whether nobody has been erased since; counts and sums cannot be made again without them.
    func differences(from other: Receipt, isWhole: Bool) -> [String] {
        var names: [String] = []
        func compare(_ name: String, _ isSame: Bool) { if !isSame { names.append(name) } }
        compare("employerFacts", employerFacts == other.employerFacts)
        compare("provisional", provisionalYear == other.provisionalYear)
        compare("isSelection", isSelection == other.isSelection)
        guard isWhole else { return names }
        compare("payslips", payslips == other.payslips)
        compare("failures", failures == other.failures)
        compare("excluded", excluded == other.excluded)
        for ((name, amount), (_, before)) in zip(SummaryFile.sums(totals), SummaryFile.sums(other.totals)) {
            compare(name, amount == before)
        }
        return names
    }

    /// Reads a receipt.
    ///
    /// - Throws: `corrupt` when it is nothing that the ledger writes.
    public static func read(_ bytes: [UInt8]) throws(LedgerError) -> Receipt {
        do throws(JSONError) {
            var parser = JSONParser()
            let node = try parser.parse(bytes).root
            func text(_ key: String) throws(JSONError) -> String { try node.required(key).string() }
            func count(_ key: String) throws(JSONError) -> Int { Int(clamping: try node.required(key).int64()) }
            let hasHistory = try node.optional("historyFrom") != nil
            var receipt = Receipt(
                engine: try text("engine"), rules: try text("rules"),
                years: try node.list("years") { (node: JSONNode) throws(JSONError) in try node.string() },
                agreements: try node.list("agreements") { (node: JSONNode) throws(JSONError) in try node.string() },
                provisionalYear: try node.optional("provisional").map { (node: JSONNode) throws(JSONError) in
                    Int(clamping: try node.int64())
                }, employerFacts: try text("employerFacts"),
                root: try text("root"), follows: try text("follows"),
                historyFrom: hasHistory ? try PayslipDocument.month("historyFrom", node) : nil,
                payslips: try count("payslips"),
                failures: try count("failures"), excluded: try count("excluded"),
                isSelection: try node.required("isSelection").bool(), totals: try PayslipDocument.totals(node))
            receipt.findings = try node.list("findings") { (node: JSONNode) throws(JSONError) in
                try FindingCount(node)
            }
            return receipt
        } catch {
            throw LedgerError(.corrupt, "Ett kvitto kan inte läsas: \(error.path): \(error.message)")
        }
    }
}

/// How many findings of a kind a run had.
public struct FindingCount: Hashable, Sendable {
    /// The kind.
    public let code: FindingCode

    /// What they stop.
    public let severity: Finding.Severity

    /// How many.
    public let count: Int

    /// A count.
    public init(code: FindingCode, severity: Finding.Severity, count: Int) {
        self.code = code
        self.severity = severity
        self.count = count
    }

    fileprivate init(_ node: JSONNode) throws(JSONError) {
        let (code, stops) = (try node.required("code"), try node.required("stops"))
        guard let known = FindingCode(rawValue: try code.string()) else { throw code.invalid("Slaget finns inte.") }
        guard let severity = Finding.Severity(rawValue: try stops.string()) else {
            throw stops.invalid("Graden finns inte.")
        }
        self.init(code: known, severity: severity, count: Int(clamping: try node.required("count").int64()))
    }
}
