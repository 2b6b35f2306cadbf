//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

/// A day of absence with a parent's benefit, which the AGI reports (frånvarouppgift).
public struct ReportedAbsence: Hashable, Sendable {
    /// The day.
    public let day: Day

    /// Which benefit.
    public let kind: ParentalAbsenceKind

    /// How much of the day.
    public let extent: ParentalAbsenceExtent

    /// A day of absence.
    public init(day: Day, kind: ParentalAbsenceKind, extent: ParentalAbsenceExtent) {
        self.day = day
        self.kind = kind
        self.extent = extent
    }
}
