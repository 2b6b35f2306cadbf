//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// What a run left to the next for a person: the carry, and how far the person has been calculated.
struct StoredState: Hashable, Sendable {
    /// The last month of the pay calendar that has been calculated; `nil` when none has.
    var calculatedThrough: Month?
    /// What was known when it was.
    var knowledge: Knowledge?
    /// What the first month of the history began from.
    var opening: Carry
    /// What the last one left.
    var carry: Carry

    static let empty = StoredState(calculatedThrough: nil, knowledge: nil, opening: .empty, carry: .empty)

    func bytes(_ person: Personnummer) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { (writer: inout JSONWriter) in
            if let calculatedThrough { writer.member("reckonedThrough", string: "\(calculatedThrough)") }
            if let knowledge {
                writer.member("knownThrough", integer: knowledge.through)
                writer.member("knownAt", integer: knowledge.knownAt.seconds)
            }
            if opening != .empty {
                writer.key("opening")
                CarryFile.write(CarryRecord(person: person, carry: opening), to: &writer)
            }
            writer.key("carry")
            CarryFile.write(CarryRecord(person: person, carry: carry), to: &writer)
        }
        return writer.bytes
    }

    /// Reads what was stored.
    ///
    /// - Throws: `corrupt` when it is nothing that the ledger writes.
    static func read(_ bytes: [UInt8], _ parser: inout JSONParser) throws(LedgerError) -> StoredState {
        do throws(JSONError) {
            let node = try parser.parse(bytes).root
            let hasMonth = try node.optional("reckonedThrough") != nil
            let through = hasMonth ? try PayslipDocument.month("reckonedThrough", node) : nil
            var knowledge: Knowledge?
            if let number = try node.optional("knownThrough") {
                knowledge = Knowledge(
                    through: try number.int64(), knownAt: Instant(seconds: try node.required("knownAt").int64()))
            }
            let opening = try node.optional("opening")
            return StoredState(
                calculatedThrough: through, knowledge: knowledge, opening: try opening.map(CarryFile.carry) ?? .empty,
                carry: try CarryFile.carry(try node.required("carry")))
        } catch {
            throw LedgerError(.corrupt, "Ett lagrat läge kan inte läsas: \(error.path): \(error.message)")
        }
    }
}
