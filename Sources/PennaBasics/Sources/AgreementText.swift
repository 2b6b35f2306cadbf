//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The text of a collective agreement, by the name that sources print.
public struct AgreementText: Hashable, Sendable {
    /// The name that sources print, such as `AB 25`.
    public let short: String

    /// Its whole name, and the parties.
    public let name: String

    /// Where the parties have published it; `nil` when no address is known.
    public let address: String?

    /// Declares an agreement.
    public init(_ short: String, _ name: String, _ address: String?) {
        self.short = short
        self.name = name
        self.address = address
    }
}
