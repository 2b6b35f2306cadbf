//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// A control: what is looked at in a calculated run before it is paid, and what makes it a finding.
package struct ControlRule: Sendable {
    /// What its findings are.
    package let code: FindingCode

    /// What they are called, in Swedish.
    package let title: String

    /// What is looked at, in Swedish.
    package let text: String

    /// What can be done about a finding, in Swedish.
    package let wayOut: String

    /// Where the practice is from.
    package let source: Source

    /// An example of a finding's message.
    package let example: String

    /// The limits that an employer may set; 0 turns the control off.
    package let limits: [Figure]
}

/// All controls, in the order of what they look at.
package enum Controls {
    /// The controls.
    package static let rules: [ControlRule] =
        PayControls.rules + TermsControls.rules + QuantityControls.rules + AccountControls.rules + HoursControls.rules
        + AbsenceControls.rules + EmploymentControls.rules + HistoryControls.rules

    /// Their limits.
    package static let figures: [Figure] = rules.flatMap(\.limits)

    /// What the keys of all limits begin with.
    package static let prefix = "kontroll."

    /// The control of a code; `nil` for what is no control.
    package static func rule(_ code: FindingCode) -> ControlRule? { rules.first { $0.code == code } }

    /// A limit by its key, that holds from the beginning.
    static func limit(_ key: String, _ name: String, _ unit: OperandUnit, _ stored: Int64, _ source: Source) -> Figure {
        Figure(
            prefix + key, name: name, unit: unit,
            rows: [FigureRow(from: Day(2000, 1, 1), stored, source: source, confidence: .reported)])
    }

    /// A control without a limit of its own, that can be turned off.
    static func choice(_ key: String, _ name: String, _ source: Source) -> Figure {
        Figure(
            prefix + key, name: name, unit: .tal, choices: ["nej", "ja"],
            rows: [FigureRow(from: Day(2000, 1, 1), 1, source: source, confidence: .reported)])
    }
}
