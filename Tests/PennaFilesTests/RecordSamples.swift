//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaFormat

/// A record's object of JSON, made of the examples of its declaration.
struct RecordSample {
    var members: [(key: String, json: String)]

    /// As many of the fields as go together: of those that exclude each other the first, or another.
    init(_ shape: RecordShape, choosing choice: Int = 0) {
        var left: Set<String> = []
        for rule in shape.rules {
            switch rule {
            case .oneOf(let keys), .atMostOne(let keys):
                left.formUnion(keys.filter { $0 != keys[choice % keys.count] })
            case .only(let keys, let owner, _) where left.contains(owner): left.formUnion(keys)
            case .needs(let key, let others) where left.contains(key): left.formUnion(others)
            case .only, .needs, .neededFor, .rejectedFor: break
            }
        }
        members = shape.fields.filter { !left.contains($0.key) && !$0.about.example.isEmpty }.map {
            ($0.key, $0.exampleJSON)
        }
    }

    subscript(key: String) -> String? {
        get { members.first { $0.key == key }?.json }
        set {
            let place = members.firstIndex { $0.key == key }
            if let place { members.remove(at: place) }
            if let newValue { members.insert((key, newValue), at: place ?? members.count) }
        }
    }

    /// The object, with its first day where it is a dated entry.
    func entry(isDated: Bool = true) -> String {
        let all = members + (isDated ? [("from", "\"2026-01-01\"")] : [])
        return "{" + all.map { "\"\($0.key)\": \($0.json)" }.joined(separator: ", ") + "}"
    }
}
