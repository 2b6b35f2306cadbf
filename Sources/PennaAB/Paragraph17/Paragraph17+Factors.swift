//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What a working day of a schedule is worth, which §§ 17, 27 and 28 ask; the month counts by it.
extension ScheduleFactors {
    private static let text: RuleText = """
        Faktorerna säger vad en arbetsdag i schemat är värd. Kalenderdagsfaktorn är kalenderdagar per arbetsdag i schemats \
        omgång: \(calendar(7, 5)) för fem dagar i veckan, \(calendar(28, 19)) för nitton pass på fyra veckor. \
        Semesterkvoten är vardagar per arbetsdag: \(holiday(7, 5)) och \(holiday(28, 19)). Decimalerna efter den andra \
        \(truncates).
        """

    /// Kalenderdagsfaktorn of so many working days in a cycle, as texts show it.
    static func calendar(_ days: Int, _ workdays: Int) -> Factor {
        (try? kalenderdagsfaktor(cycleDays: days, workdays: workdays, truncating: false)) ?? Factor(hundredths: 0)
    }

    private static func holiday(_ days: Int, _ workdays: Int) -> Factor {
        (try? semesterkvot(cycleDays: days, workdays: workdays, truncating: false)) ?? Factor(hundredths: 0)
    }

    static let rule = RuleDescription(
        paragraph: "AB § 17 och § 27", name: "Kalenderdagsfaktor och semesterkvot", text: text, figures: figures)
}
