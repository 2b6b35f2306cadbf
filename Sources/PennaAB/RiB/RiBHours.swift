//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The registered hours of RiB and their lines.
extension RiB {
    /// Adds the lines of the month's hours, and refuses what is not known for RiB.
    static func add(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        for hours in month.work.classified where isItem(hours.item) {
            guard month.work.stretches[hours.stretch].scope.body == .rib19 else {
                throw PayrollError(
                    .invalidValue,
                    "RiB-timmar \(hours.day) är registrerade på en anställning som inte har avtalet RiB 19. Rätta lönearten eller avtalet.",
                    day: hours.day)
            }
            try addLine(hours, to: &month, question)
        }
        guard month.work.stretches.contains(where: { $0.scope.body == .rib19 }) else { return }
        try refuseOthers(month.work)
    }

    private static func addLine(
        _ hours: MonthWork.ClassifiedHours, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        // By the day and not by the stretch, which may have begun before the agreement did.
        let figures = month.rules.figures[month.rules.figuresIndex(on: hours.day)]
        let stretch = month.work.stretches[hours.stretch]
        let origin = LineOrigin(
            employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day))
        let time = Minutes(hours.minutes)
        switch hours.item {
        case standbyItem.id, extraItem.id:
            let amount = try figures.known(hours.item == standbyItem.id ? week : extraWeek, on: hours.day)
            let summer = try isSummer(hours.day, figures) ? figures.known(summerFactor, on: hours.day) : nil
            try month.lines.add(
                hours.item,
                StandbyHours(week: amount.amount, factor: summer?.factor ?? Factor(hundredths: 100), time: time),
                amount.confidence.weaker(summer?.confidence ?? .confirmed), origin)
        case exerciseItem.id:
            let rate = try figures.known(exercise, on: hours.day)
            try month.lines.add(
                hours.item, ExerciseHours(rate: rate.amount, time: time), rate.confidence, origin)
        default:
            let (callOut, confidence) = try callOut(time, on: hours.day, figures)
            try month.lines.add(hours.item, callOut, confidence, origin)
        }
        month.lines.note(hours.item, employment: question.index, day: hours.day, time.count, .timme)
    }

    private static func callOut(
        _ time: Minutes, on day: Day, _ figures: SegmentFigures
    ) throws(PayrollError) -> (CallOut, Confidence) {
        guard time.count % 60 == 0, time > .zero else {
            throw PayrollError(
                .invalidValue,
                "Larmet \(day) är inte hela timmar. Ange hela timmar: hur delar av en timme räknas är inte känt.",
                day: day)
        }
        let first = try figures.known(firstHour, on: day)
        let second = try figures.known(toEighth, on: day)
        let ninth = try figures.known(fromNinth, on: day)
        return (
            CallOut(time: time, first: first.amount, toEighth: second.amount, fromNinth: ninth.amount),
            first.confidence.weaker(second.confidence).weaker(ninth.confidence)
        )
    }

    /// Whether a day lies in the calendar week of midsommarafton or the weeks after it.
    private static func isSummer(_ day: Day, _ figures: SegmentFigures) throws(PayrollError) -> Bool {
        // Midsommarafton is the Friday of 19–25 June.
        let eve = (19...25).map { Day(day.year, 6, $0) }.first { $0.weekday == .friday } ?? Day(day.year, 6, 19)
        let weeks = min(max(try figures.known(summerWeeks, on: day).value, 0), 52)
        let monday = eve - 4
        return monday <= day && day < monday + Int(weeks) * 7
    }

    /// What else AB has rules for is not known for RiB.
    private static func refuseOthers(_ work: borrowing MonthWork) throws(PayrollError) {
        for registration in work.registered {
            switch registration.kind {
            case .hours(let item, _) where isItem(item): continue
            case .payLine, .benefit: continue
            default:
                guard work.stretches[work.stretchIndex(on: registration.days.first)].scope.body == .rib19 else {
                    continue
                }
                throw PayrollError(
                    .notImplemented,
                    "Registreringen \(registration.days.first) kan inte räknas för RiB 19: bara beredskap, övning och larm är kända. Registrera en lönerad i stället.",
                    day: registration.days.first, row: registration.row)
            }
        }
    }
}
