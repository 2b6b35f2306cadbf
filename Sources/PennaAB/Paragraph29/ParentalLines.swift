//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The lines of § 29.
extension ParentalLeave {
    /// Föräldrapenningtillägg by calendar days.
    static func addSupplement(
        _ part: Part, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[part.stretch]
        let percent = month.figures(of: stretch)[share]
        guard part.withSupplement > 0, percent.value > 0 else { return }
        let (basis, origin) = (stretch.absenceBasis(month.rules), stretch.origin(question))
        let monthDays = Int64(month.rules.days.count)
        switch part.extent {
        case .share(let extent):
            try month.lines.add(
                supplementItem.id,
                Supplement(
                    share: percent.percent, basis: basis, monthDays: monthDays, extent: extent,
                    days: part.withSupplement),
                percent.confidence, origin)
        case .hours(let scheduled):
            try month.lines.add(
                supplementItem.id,
                HoursSupplement(
                    share: percent.percent, basis: basis, monthDays: monthDays, absent: Minutes(part.withSupplement),
                    scheduled: scheduled),
                percent.confidence, origin)
        }
    }

    /// Föräldralön.
    static func addPayAbove(
        _ part: Part, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let stretch = month.work.stretches[part.stretch]
        let figures = month.figures(of: stretch)
        let percent = figures[shareAbove]
        guard part.aboveCeiling > 0, percent.value > 0 else { return }
        let (above, origin) = (try payAbove(stretch, figures), stretch.origin(question))
        let monthDays = Int64(month.rules.days.count)
        switch part.extent {
        case .share(let extent):
            let working = PayAbove(
                share: percent.percent, above: above, monthDays: monthDays, extent: extent, days: part.aboveCeiling)
            guard try working.amount() > .zero else { return }
            try month.lines.add(aboveItem.id, working, percent.confidence, origin)
        case .hours(let scheduled):
            let working = HoursPayAbove(
                share: percent.percent, above: above, monthDays: monthDays, absent: Minutes(part.aboveCeiling),
                scheduled: scheduled)
            guard try working.amount() > .zero else { return }
            try month.lines.add(aboveItem.id, working, percent.confidence, origin)
        }
    }

    /// The supplement on what § 17 takes for the days that have one.
    static func addOnDeduction(
        _ days: MonthDays, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let rules = month.rules
        for made in try UnpaidLeave.made(.foraldraledig, on: days, month.work, question, rules, in: &month.lines) {
            let stretch = month.work.stretches[made.stretch]
            let percent = month.figures(of: stretch)[share]
            let working = SupplementOnDeduction(share: percent.percent, deduction: made.amount)
            guard try working.amount() > .zero else { continue }
            try month.lines.add(
                supplementItem.id, working, percent.confidence,
                LineOrigin(employment: question.index, terms: UInt16(stretch.termsIndex), days: made.days))
        }
    }
}
