//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something that an agreement says should be looked at; nothing in it stops the pay.
public struct AgreementFinding: Hashable, Sendable {
    /// What it is about.
    public enum Topic: Hashable, Sendable {
        /// The terms, the pay or the holiday of the employment.
        case employment
        /// Two periods of sickness that may be one.
        case oneIllness
        /// A sick period whose karensavdrag came to nothing.
        case noKarensavdrag
    }

    /// What it is about.
    public let topic: Topic

    /// What to look at, in Swedish.
    public let text: String

    /// The input row it is about, if any.
    public let row: SourceRow?

    /// Something to look at.
    public init(_ text: String, about topic: Topic = .employment, row: SourceRow? = nil) {
        self.topic = topic
        self.text = text
        self.row = row
    }
}
