//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// How an individuppgift accounts for tax: exactly one of these fields stands in it (control SK_001).
///
/// A payee taxed in two ways in one month has an individuppgift for each, with specification numbers of their own.
public enum AGITaxation: Int, Hashable, Sendable, CaseIterable {
    /// Preliminary tax was withheld, or none was although it applies (field 001, which may be 0).
    case preliminarSkatt = 1
    /// Tax under SINK (field 274, which may be 0).
    case sink = 274
    /// Tax under A-SINK (field 275, which may be 0).
    case aSink = 275
    /// No tax by decision (cross 276).
    case ejSkatteavdrag = 276
    /// No tax by a tax treaty (cross 114).
    case skatteavtal = 114
    /// No tax: locally employed abroad (cross 253).
    case lokalanstalld = 253
    /// No tax: employed at an embassy (cross 094).
    case ambassadanstalld = 94

    /// The taxation that a field tells of; `nil` for a field that is no tax field.
    public init?(field number: Int) {
        self.init(rawValue: number)
    }

    /// The number of the field.
    public var field: Int { rawValue }

    /// Whether the field is a cross that says why no tax was withheld.
    public var isCross: Bool {
        switch self {
        case .preliminarSkatt, .sink, .aSink: false
        case .ejSkatteavdrag, .skatteavtal, .lokalanstalld, .ambassadanstalld: true
        }
    }

    var label: String { AGIField.find(rawValue)?.label ?? "fält \(rawValue)" }
}

extension AGITaxation: Comparable {
    /// Orders as listed, preliminary tax first: the order in which specification numbers are given out.
    public static func < (left: AGITaxation, right: AGITaxation) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .preliminarSkatt: 0
        case .sink: 1
        case .aSink: 2
        case .ejSkatteavdrag: 3
        case .skatteavtal: 4
        case .lokalanstalld: 5
        case .ambassadanstalld: 6
        }
    }
}
