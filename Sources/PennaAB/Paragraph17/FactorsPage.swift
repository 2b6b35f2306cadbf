//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension ScheduleFactors {
    static let rule = RuleDescription(
        paragraph: "AB § 17 och § 27", name: "Kalenderdagsfaktor och semesterkvot",
        text: """
            Faktorerna säger vad en arbetsdag i schemat är värd. Kalenderdagsfaktorn är kalenderdagar per arbetsdag i \
            schemats omgång: 7/5 = 1,40 för fem dagar i veckan, 28/19 = 1,47 för 19 pass på fyra veckor. Semesterkvoten är \
            vardagar per arbetsdag: 1,00 och 20/19 = 1,05. Båda avrundas till två decimaler.
            """,
        figures: figures)
}
