//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Which specification numbers have been given out, and for what.
///
/// A number that has been sent stands for the same thing for ever, also after a removal: what comes back gets its old
/// number, what is new gets the next one.
struct SpecificationNumbers<Group: Hashable & Sendable, Part: Hashable & Sendable>: Sendable {
    private var given: [Group: [Given]] = [:]

    private struct Given: Sendable {
        let part: Part
        let number: Int64
    }

    /// Notes a number that was sent.
    ///
    /// The first that is noted for a part is the one it keeps.
    mutating func note(_ number: Int64, for part: Part, of group: Group) {
        given[group, default: []].append(Given(part: part, number: number))
    }

    /// The number of a part: its own from before, or one above the group's highest.
    func number(for part: Part, of group: Group) -> Int64? {
        given[group]?.first { $0.part == part }?.number
    }

    /// The number of a part, given out now if it has none.
    mutating func take(for part: Part, of group: Group) -> Int64 {
        if let number = number(for: part, of: group) { return number }
        let next = (given[group]?.map { $0.number }.max() ?? 0) + 1
        note(next, for: part, of: group)
        return next
    }
}
