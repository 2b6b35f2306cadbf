//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// How well a rule or a figure is known.
public enum Confidence: UInt8, Hashable, Sendable, CaseIterable {
    /// From the authority or the agreement text, or reproduced from published data.
    case confirmed = 0
    /// From a handbook, a union's page, or two agreeing secondary sources.
    case reported = 1
    /// Calculated by Penna from other figures, before anybody has published it. A payslip that depends on it says so.
    case calculated = 2
    /// From memory or a single weak source. A payslip that depends on it says so.
    case unconfirmed = 3

    /// The weaker of two: what is built on both is no better known than that.
    public func weaker(_ other: Confidence) -> Confidence {
        rawValue >= other.rawValue ? self : other
    }

    /// The Swedish word shown to payroll people.
    public var swedish: String {
        switch self {
        case .confirmed: "bekräftad"
        case .reported: "uppgiven"
        case .calculated: "uträknad"
        case .unconfirmed: "obekräftad"
        }
    }
}

extension Confidence: CustomStringConvertible {
    /// The word that files have.
    public var description: String {
        switch self {
        case .confirmed: "confirmed"
        case .reported: "reported"
        case .calculated: "calculated"
        case .unconfirmed: "unconfirmed"
        }
    }
}
