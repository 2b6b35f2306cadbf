//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaLedger
internal import PennaStore

/// What the ledger's functions answer, as JSON.
enum LedgerDocuments {
    /// What was recorded, and what in the input must be looked at.
    static func summary(_ recorded: Recorded, _ input: InputAssembly.Reading) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            writer.member("facts", integer: recorded.facts)
            writer.member("withdrawn", integer: recorded.withdrawn)
            writer.memberArray("unused") { (writer: inout JSONWriter) in
                for withdrawal in recorded.unused {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("employment", string: withdrawal.employment)
                        writer.member("kind", string: withdrawal.kind)
                        writer.member("from", string: "\(withdrawal.days.first)")
                        writer.member("to", string: "\(withdrawal.days.last)")
                    }
                }
            }
            writer.memberArray("blocked") { (writer: inout JSONWriter) in
                let blocked = Set(input.blocked).union(recorded.blocked.map { "\($0)" })
                for person in blocked.sorted() { writer.string(person) }
            }
            writer.memberArray("problems") { (writer: inout JSONWriter) in
                for problem in input.problems + recorded.findings { problem.write(to: &writer) }
            }
        }
        return writer.bytes
    }

    /// The runs of an employer.
    static func status(_ runs: [RunStatus]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array { (writer: inout JSONWriter) in
            for run in runs {
                writer.object { (writer: inout JSONWriter) in
                    write(run.record, to: &writer)
                    writer.member("newFacts", integer: run.newFacts)
                    writer.key("receipt")
                    writer.value(source: run.record.receipt)
                }
            }
        }
        return writer.bytes
    }

    private static func write(_ run: RunRecord, to writer: inout JSONWriter) {
        write(run.key, run.state, to: &writer)
        writer.member("revision", integer: run.revision)
        writer.member("knownAt", integer: run.knownAt.seconds)
        writer.memberArray("steps") { (writer: inout JSONWriter) in
            for step in run.steps {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("state", string: step.state.rawValue)
                    writer.member("by", string: step.by)
                    writer.member("at", integer: step.at.seconds)
                }
            }
        }
    }

    private static func write(_ key: RunKey, _ state: RunState, to writer: inout JSONWriter) {
        writer.member("payDate", string: "\(key.payDate)")
        writer.member("kind", string: key.kind.rawValue)
        writer.member("number", integer: key.number)
        writer.member("state", string: state.rawValue)
    }

    /// What came out when a run was looked at again.
    static func verification(_ found: Verification) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            write(found.key, found.state, to: &writer)
            writer.member("isRight", bool: found.isRight)
            writer.member("isRootRight", bool: found.isRootRight)
            writer.member("isChainRight", bool: found.isChainRight)
            if let isRight = found.isSealRight { writer.member("isSealRight", bool: isRight) }
            writer.memberArray("differentInReceipt") { (writer: inout JSONWriter) in
                for name in found.differentInReceipt { writer.string(name) }
            }
            if let rules = found.otherRules { writer.member("otherRules", string: rules) }
            writer.member("same", integer: found.same)
            writer.member("erased", integer: found.erased)
            writer.memberArray("altered") { (writer: inout JSONWriter) in
                for person in found.altered { writer.string("\(person)") }
            }
            writer.memberArray("different") { (writer: inout JSONWriter) in
                for person in found.different { writer.string("\(person)") }
            }
        }
        return writer.bytes
    }
}

extension Finding {
    /// The finding as a JSON object.
    func write(to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("severity", string: isError ? "error" : "remark")
            writer.member("stops", string: severity.rawValue)
            writer.member("place", string: "\(place)")
            writer.member("file", string: place.file)
            writer.member("line", integer: Int64(place.line))
            writer.member("column", string: place.column)
            writer.member("path", string: place.path)
            writer.member("person", string: person)
            writer.member("employment", string: employment)
            writer.member("code", string: code.rawValue)
            writer.member("message", string: message)
            writer.memberArray("waysOut") { (writer: inout JSONWriter) in
                for way in waysOut { writer.string(way) }
            }
        }
    }
}
