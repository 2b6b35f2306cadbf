//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
internal import PennaStore

/// What a host keeps of a run: a line of JSON, and after it the receipt as it is.
enum StoredRunDocument {
    static func bytes(_ run: RunRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            writer.member("payDate", string: "\(run.key.payDate)")
            writer.member("kind", string: run.key.kind.rawValue)
            writer.member("number", integer: run.key.number)
            writer.member("knownAt", integer: run.knownAt.seconds)
            writer.member("factsThrough", integer: run.factsThrough)
            writer.memberArray("steps") { (writer: inout JSONWriter) in
                for step in run.steps {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("state", string: step.state.rawValue)
                        writer.member("by", string: step.by)
                        writer.member("at", integer: step.at.seconds)
                        if let seal = step.seal { writer.member("seal", string: "\(seal)") }
                    }
                }
            }
        }
        return writer.bytes + [lineEnd] + run.receipt
    }

    /// Reads a document; `nil` when it is nothing that ``bytes(_:)`` writes.
    static func read(_ bytes: [UInt8], employer: Organisationsnummer, revision: Int64) -> RunRecord? {
        guard let end = bytes.firstIndex(of: lineEnd) else { return nil }
        do throws(JSONError) {
            var parser = JSONParser()
            let node = try parser.parse(Array(bytes[..<end])).root
            let number = Int(clamping: try node.required("number").int64())
            guard let payDate = Day(try node.required("payDate").string()),
                let kind = RunKey.Kind(rawValue: try node.required("kind").string())
            else { return nil }
            var steps: [RunStep] = []
            for step in try node.required("steps").elements() {
                guard let state = RunState(rawValue: try step.required("state").string()) else { return nil }
                let at = Instant(seconds: try step.required("at").int64())
                let seal = try step.optional("seal")?.string()
                let digest = seal.flatMap { SHA256.Digest(hexadecimal: Array($0.utf8)) }
                guard (seal == nil) == (digest == nil) else { return nil }
                steps.append(RunStep(state, by: try step.required("by").string(), at: at, seal: digest))
            }
            return RunRecord(
                key: RunKey(employer: employer, payDate: payDate, kind: kind, number: number), revision: revision,
                knownAt: Instant(seconds: try node.required("knownAt").int64()),
                factsThrough: try node.required("factsThrough").int64(), receipt: Array(bytes[(end + 1)...]),
                steps: steps)
        } catch {
            return nil
        }
    }

    private static let lineEnd = UInt8(ascii: "\n")
}

extension RunKey {
    /// The name by which a host knows the run among those of its employer.
    var name: String { "\(payDate) \(kind.rawValue) \(number)" }
}
