//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something of an agreement's own, which the model keeps and the agreement alone reads: in the terms of an employment, or
/// in what one month leaves to the next.
public struct OwnEntry: Hashable, Sendable {
    /// What it is called by the agreement; in what is carried it begins with the agreement's name, such as
    /// `arvoden.halvtimmar`, so that an employment that has changed agreement keeps both.
    public let name: String

    /// What it says.
    public var value: OwnValue

    /// An entry.
    public init(_ name: String, _ value: OwnValue) {
        self.name = name
        self.value = value
    }
}

/// A number with at most six decimals, or a text.
public enum OwnValue: Hashable, Sendable {
    /// A number, in millionths: 1.5 is 1 500 000.
    case number(millionths: Int64)
    /// A text.
    case text(String)

    /// A whole number.
    ///
    /// - Throws: `overflow` when it is more than nine million million.
    public static func whole(_ number: Int64) throws(PayrollError) -> OwnValue {
        let (millionths, overflow) = number.multipliedReportingOverflow(by: 1_000_000)
        if overflow { throw .overflow("Ett tal i ett avtals eget läge") }
        return .number(millionths: millionths)
    }

    /// The number, where it is a whole one.
    public var whole: Int64? {
        guard case .number(let millionths) = self, millionths % 1_000_000 == 0 else { return nil }
        return millionths / 1_000_000
    }

    /// The number as kronor, where it has no more than whole öre.
    public var amount: Amount? {
        guard case .number(let millionths) = self, millionths % 10_000 == 0 else { return nil }
        return Amount(ore: millionths / 10_000)
    }

    /// The number as percent, where it has at most four decimals.
    public var percent: Percent? {
        guard case .number(let millionths) = self, millionths % 100 == 0 else { return nil }
        return Percent(millionths: millionths / 100)
    }

    /// The text, where it is one.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }
}

extension [OwnEntry] {
    /// The value of a name; setting `nil` takes it away.
    ///
    /// Entries lie in order of name.
    public subscript(name: String) -> OwnValue? {
        get {
            for entry in self where entry.name == name { return entry.value }
            return nil
        }
        set {
            let place = firstIndex { $0.name >= name } ?? count
            let isThere = place < count && self[place].name == name
            switch (newValue, isThere) {
            case (let value?, true): self[place].value = value
            case (let value?, false): insert(OwnEntry(name, value), at: place)
            case (nil, true): remove(at: place)
            case (nil, false): break
            }
        }
    }
}
