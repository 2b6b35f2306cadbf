//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Something that somebody has published, and that a figure or a formula was read in.
///
/// An agreement of its own declares its publications like those here, as static values.
public struct Publication: Hashable, Sendable {
    /// The name that sources print, such as `ka.se 2013-05-13`.
    public let short: String

    /// Who has published it.
    public let publisher: String

    /// What it is.
    public let title: String

    /// Where it lies; `nil` when no address is known.
    public let address: String?

    /// The day it was read, or when what it says was last looked through.
    public let read: Day

    /// Declares a publication.
    public init(
        _ short: String, _ publisher: String, _ title: String, _ address: String?, read: Day = Day(2026, 11, 23)
    ) {
        self.short = short
        self.publisher = publisher
        self.title = title
        self.address = address
        self.read = read
    }
}
