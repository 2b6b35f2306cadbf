//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// An act, an ordinance or another statute, by the name that sources print.
public struct Act: Hashable, Sendable {
    /// The name that sources print, such as `SjLL`.
    public let short: String

    /// The number and the collection it is in, such as `SFS 1991:1047`.
    public let number: String

    /// Its whole name.
    public let name: String

    /// Declares an act.
    public init(_ short: String, _ number: String, _ name: String) {
        self.short = short
        self.number = number
        self.name = name
    }
}
