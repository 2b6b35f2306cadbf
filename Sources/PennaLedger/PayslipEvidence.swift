//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
public import PennaStore

/// A payslip with the way to the root of its run's hash tree: it shows that the payslip belongs to the run, and nothing
/// of anybody else's.
///
/// `Tests/Proof/prove.py` checks the file without Penna: SHA-256 of payslip, a zero byte and carry is the digest; of a
/// zero byte and the digest the leaf; of a one byte, left and right a node.
public struct PayslipEvidence: Hashable, Sendable {
    /// The payslip as it is stored.
    public let payslip: [UInt8]

    /// What it left to the next month, as it is stored.
    public let carry: [UInt8]

    /// The way to the root.
    public let path: [HashTree.PathStep]

    /// The root in the receipt.
    public let root: String

    /// The run, whose receipt and steps lead on to what an auditor has kept; `nil` where it is not at hand.
    public let run: RunRecord?

    /// Evidence as it was read from somewhere.
    public init(
        payslip: [UInt8], carry: [UInt8], path: [HashTree.PathStep], root: String, run: RunRecord? = nil
    ) {
        self.run = run
        self.payslip = payslip
        self.carry = carry
        self.path = path
        self.root = root
    }

    /// Whether the way leads to the root.
    public var isRight: Bool { "\(HashTree.root(of: PayslipRecord.digest(payslip, carry), path: path))" == root }

    /// The evidence as JSON; the payslip and the carry stand as strings, because the hash is over their bytes.
    public var bytes: [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("payslip", string: String(decoding: payslip, as: UTF8.self))
            writer.member("carry", string: String(decoding: carry, as: UTF8.self))
            writer.memberArray("path") { (writer: inout JSONWriter) in
                for step in path {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member(step.isLeft ? "left" : "right", string: "\(step.digest)")
                    }
                }
            }
            writer.member("root", string: root)
            if let run { write(run, to: &writer) }
        }
        return writer.bytes
    }

    /// What the seals are of: the head with the receipt after it, and then each step.
    private func write(_ run: RunRecord, to writer: inout JSONWriter) {
        writer.member("head", string: RunSeal.head(of: run))
        writer.member("receipt", string: String(decoding: run.receipt, as: UTF8.self))
        writer.memberArray("steps") { (writer: inout JSONWriter) in
            for step in run.steps {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("state", string: step.state.rawValue)
                    writer.member("at", integer: step.at.seconds)
                    writer.member("by", string: step.by)
                    if let seal = step.seal { writer.member("seal", string: "\(seal)") }
                }
            }
        }
    }
}
