//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaFormat

/// A record's object of JSON, made of the examples of its declaration.
struct RecordSample {
    var members: [(key: String, json: String)]

    /// As many of the fields as go together: of those that exclude each other the first.
    init(_ shape: RecordShape) {
        var left: Set<String> = []
        for rule in shape.rules {
            switch rule {
            case .oneOf(let keys), .atMostOne(let keys): left.formUnion(keys.dropFirst())
            case .only(let keys, let owner, _) where left.contains(owner): left.formUnion(keys)
            case .only, .needs: break
            }
        }
        members = shape.fields.filter { !left.contains($0.key) }.map { ($0.key, $0.exampleJSON) }
    }

    subscript(key: String) -> String? {
        get { members.first { $0.key == key }?.json }
        set {
            let place = members.firstIndex { $0.key == key }
            if let place { members.remove(at: place) }
            if let newValue { members.insert((key, newValue), at: place ?? members.count) }
        }
    }

    /// The object, as a dated entry.
    var entry: String {
        "{" + (members + [("from", "\"2026-01-01\"")]).map { "\"\($0.key)\": \($0.json)" }.joined(separator: ", ") + "}"
    }
}
