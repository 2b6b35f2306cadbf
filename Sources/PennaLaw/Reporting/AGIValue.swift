//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A value in a field of the AGI.
public struct AGIValue: Hashable, Sendable {
    /// What a field holds.
    public enum Content: Hashable, Sendable {
        /// Whole kronor, never negative.
        case amount(Amount)
        /// A cross; the files carry it as 1.
        case cross
        /// A text, a number or a code.
        case text(String)
    }

    /// The number of the field.
    public let field: Int

    /// What it holds.
    public let content: Content

    /// A value in a field.
    public init(field: Int, _ content: Content) {
        self.field = field
        self.content = content
    }

    /// The amount, where it is one.
    public var amount: Amount? {
        if case .amount(let amount) = content { amount } else { nil }
    }

    /// The value as the files carry it: whole kronor, 1 for a cross, or the text.
    public var text: String {
        switch content {
        case .amount(let amount): "\(amount.wholeKronor)"
        case .cross: "1"
        case .text(let text): text
        }
    }
}

/// Something that is sent under a key and replaced under the same key: an individuppgift or a frånvarouppgift.
public protocol AGIStatement: Hashable, Sendable {
    /// What identifies it.
    associatedtype Key: Hashable, Comparable, Sendable

    /// What identifies it: sending the same key again replaces it whole.
    var key: Key { get }

    /// What it says beside the key, in order of field number.
    var values: [AGIValue] { get }
}
