//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `own`: what only an agreement reads, in terms and in what is carried: names with a number or a text each.
enum OwnEntries {
    static let key = "own"

    /// The entries of an object.
    static func entries(_ own: JSONNode) throws(JSONError) -> [OwnEntry] {
        var entries: [OwnEntry] = []
        for member in try own.members() {
            guard member.value.kind != .string else {
                entries[member.key] = .text(try member.value.string())
                continue
            }
            entries[member.key] = .number(millionths: try member.value.decimal(scale: 6))
        }
        return entries
    }

    static func writeObject(_ entries: [OwnEntry], to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            for entry in entries {
                switch entry.value {
                case .text(let text): writer.member(entry.name, string: text)
                case .number(let millionths):
                    if let whole = entry.value.whole {
                        writer.member(entry.name, integer: whole)
                    } else {
                        writer.member(entry.name, decimal: millionths, scale: 6)
                    }
                }
            }
        }
    }
}
