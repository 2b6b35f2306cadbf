//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaFormat
internal import PennaJSON
public import PennaModel
internal import PennaStore

/// What a run leaves beside its payslips, so that anybody can see later that nothing was changed: what was known, by
/// which rules it was reckoned, and the root of the hash tree over all payslips.
public struct Receipt: Hashable, Sendable {
    /// The version of the library.
    public let engine: String

    /// The hash of all formulas and figures.
    public let rules: String

    /// The years beside the built-in ones that it was calculated with, each with its hash: `2027 9f86…`.
    public let years: [String]

    /// The year that the year before it stood in for; `nil` in a run that can be approved.
    public let provisionalYear: Int?

    /// The hash of the employer's own facts; each person's stands in the payslip.
    public let employerFacts: String

    /// The root of the hash tree over the payslips, in their order.
    public let root: String

    /// The root of the locked run before it; empty for the first.
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

    /// The receipt as JSON.
    public var bytes: [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("engine", string: engine)
            writer.member("rules", string: rules)
            if !years.isEmpty {
                writer.memberArray("years") { (writer: inout JSONWriter) in
                    for year in years { writer.string(year) }
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
            SummaryFile.write(totals, to: &writer)
        }
        return writer.bytes
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
            return Receipt(
                engine: try text("engine"), rules: try text("rules"),
                years: try node.list("years") { (node: JSONNode) throws(JSONError) in try node.string() },
                provisionalYear: try node.optional("provisional").map { (node: JSONNode) throws(JSONError) in
                    Int(clamping: try node.int64())
                }, employerFacts: try text("employerFacts"),
                root: try text("root"), follows: try text("follows"),
                historyFrom: hasHistory ? try PayslipDocument.month("historyFrom", node) : nil,
                payslips: try count("payslips"),
                failures: try count("failures"), excluded: try count("excluded"),
                isSelection: try node.required("isSelection").bool(), totals: try PayslipDocument.totals(node))
        } catch {
            throw LedgerError(.corrupt, "Ett kvitto kan inte läsas: \(error.path): \(error.message)")
        }
    }
}
