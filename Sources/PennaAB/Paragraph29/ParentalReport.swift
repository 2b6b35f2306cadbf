//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension ParentalLeave {
    /// The days that the AGI reports: scheduled time away with föräldrapenning or tillfällig föräldrapenning, in hours
    /// rounded half up to hundredths.
    ///
    /// Hours, because those of a person's several employments can be added; days without scheduled time are not absence.
    static func reported(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [ReportedAbsence] {
        guard work.hasRegistered(.foraldraledig) || work.hasRegistered(.vab) else { return [] }
        var reported: [ReportedAbsence] = []
        for day in rules.days {
            for (cause, kind) in [
                (AbsenceCause.foraldraledig, ParentalAbsenceKind.foraldrapenning),
                (.vab, .tillfalligForaldrapenning),
            ] {
                let millionths = work.absentMillionths(cause, on: day)
                guard millionths > 0 else { continue }
                let hundredths = try (Exact(millionths) * 100 / 60 / Minutes.millionths).wholeNumber(.halfAwayFromZero)
                reported.append(
                    ReportedAbsence(
                        day: day, kind: kind, extent: try ParentalAbsenceExtent(hourHundredths: max(1, hundredths))))
            }
        }
        return reported
    }
}
