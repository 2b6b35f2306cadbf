//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
package import PennaModel

/// A figure that an employer has set itself, over the agreement's own.
package struct LocalFigure: Sendable {
    /// The figure.
    package let figure: Figure

    /// The employer's value, with its dates and source.
    package let setting: AgreementSetting

    /// What the agreement says on the day, where it says anything.
    package let agreed: FigureRow?

    /// The figure as a sentence, such as `Lokalt: OB B, helgnatt 101,80 kr (Lokalt avtal), i stället för avtalets 78,30 kr`.
    package var swedish: String {
        let instead = agreed.map { ", i stället för avtalets \(figure.swedishValue($0.value))" } ?? ""
        return "Lokalt: \(figure.name) \(figure.swedishValue(setting.value)) (\(setting.source))\(instead)"
    }

    /// The figures of a rule that an employer has set for a day.
    package static func all(of rule: RuleDescription, _ settings: KnownSettings, on day: Day) -> [LocalFigure] {
        if settings.all.isEmpty { return [] }
        return rule.figures.compactMap { figure in
            guard let setting = settings.setting(figure.key, on: day) else { return nil }
            let agreed = settings.years.row(of: figure, on: day, knownAt: settings.knownAt)
            return LocalFigure(figure: figure, setting: setting, agreed: agreed)
        }
    }

    /// Whether a line with those operands was calculated with it: it is one of them, or it is a switch of the line's rule.
    ///
    /// What was measured is no figure, though five days may be as many as a figure says.
    func isUsed(by formula: Formula, _ operands: ArraySlice<Int64>) -> Bool {
        guard figure.choices.isEmpty else { return true }
        return zip(formula.operands, operands).contains { operand, value in
            operand.unit == figure.unit && value == setting.value && operand.name != formula.quantity
        }
    }
}

extension Figure {
    /// A value as Swedish text: the choice of a switch, else the number with its unit.
    public func swedishValue(_ value: Int64) -> String {
        guard value >= 0, value < Int64(choices.count) else { return unit.swedishText(value) }
        return choices[Int(value)]
    }
}
