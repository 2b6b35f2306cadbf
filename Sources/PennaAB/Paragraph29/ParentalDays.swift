//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 29 day by day: which days have which supplement, and their lines.
extension ParentalLeave {
    /// Calendar days, or minutes, of one extent in one stretch.
    private struct Part {
        let stretch: Int
        let extent: CalendarExtent
        var withSupplement: Int64 = 0
        var aboveCeiling: Int64 = 0
    }

    /// Leave with föräldrapenning, and whether the employment began early enough before it.
    private struct Leave {
        let days: DayRange
        let born: Day
        let isEntitled: Bool
        let row: SourceRow?
    }

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let leaves = try leaves(work, question, rules)
        guard !leaves.isEmpty else { return }
        var parts: [Part] = []
        var ofDeduction = MonthDays(from: rules.days.first)
        for day in rules.days {
            guard let leave = leaves.first(where: { $0.days.contains(day) }) else { continue }
            if let other = leaves.first(where: { $0.days.contains(day) && $0.born != leave.born }) {
                throw PayrollError(
                    .overlap, "Föräldraledigheten \(day) gäller två barn. Ange ett barn för dagen.", day: day,
                    row: other.row)
            }
            try count(day, leave, work, rules, &carry, &parts, &ofDeduction)
        }
        for part in parts { try addLines(part, work.stretches[part.stretch], question, rules, to: &arena) }
        if !ofDeduction.isEmpty { try addOfDeduction(ofDeduction, work, question, rules, to: &arena) }
    }

    private static func leaves(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [Leave] {
        var leaves: [Leave] = []
        guard work.kinds.hasAny(.absence) else { return [] }
        for registration in work.registered.of(.absence) {
            guard case .absence(let cause, _) = registration.kind, cause.concernsChild else { continue }
            guard let born = registration.childBorn else {
                throw PayrollError(
                    .missingFact,
                    "Frånvaron \(registration.days) (\(cause.rawValue)) saknar barn. Ange barnets födelsedag eller personnummer.",
                    day: registration.days.first, row: registration.row)
            }
            guard cause == .foraldraledig, let days = registration.days.intersection(rules.days) else { continue }
            leaves.append(
                Leave(
                    days: days, born: born, isEntitled: isEmployedLongEnough(registration, question, rules),
                    row: registration.row))
        }
        return leaves
    }

    private static func count(
        _ day: Day, _ leave: Leave, _ work: borrowing MonthWork, _ rules: ABMonth, _ carry: inout EmploymentCarry,
        _ parts: inout [Part], _ ofDeduction: inout MonthDays
    ) throws(PayrollError) {
        let stretch = work.stretchIndex(on: day)
        guard work.stretches[stretch].terms.isMonthly else { return }
        let values = rules.figures[work.stretches[stretch].figures]
        let child = carry.children.firstIndex { $0.born == leave.born } ?? carry.children.count
        if child == carry.children.count { carry.children.append(ChildCarry(born: leave.born)) }
        let hasSupplement =
            leave.isEntitled && day < endDay(leave.born, months: Int(clamping: values[mostMonths].value))
            && carry.children[child].supplementDays < Int(clamping: values[mostDays].value)
        let isAbove = try excess(work.stretches[stretch], values).rounded(.up) > .zero
        let hasPay = isAbove && carry.children[child].payDays < Int(clamping: values[mostDaysAbove].value)
        guard hasSupplement || hasPay else { return }
        if hasSupplement { carry.children[child].supplementDays += 1 }
        if hasPay { carry.children[child].payDays += 1 }
        if hasSupplement, values[method].isOn { ofDeduction.insert(day) }
        let isByDay = hasSupplement && !values[method].isOn
        guard isByDay || hasPay else { return }
        let (extent, amount) = try work.calendarExtent(.foraldraledig, on: day)
        let known = parts.firstIndex { $0.stretch == stretch && $0.extent == extent }
        if known == nil { parts.append(Part(stretch: stretch, extent: extent)) }
        let index = known ?? parts.count - 1
        if isByDay { parts[index].withSupplement += amount }
        if hasPay { parts[index].aboveCeiling += amount }
    }

    /// The part of fast kontant lön above the ceiling; negative below it.
    private static func excess(_ stretch: PayStretch, _ values: SegmentFigures) throws(PayrollError) -> Exact {
        let base = Amount(ore: try values.knownBaseAmount(on: stretch.days.first))
        return stretch.fastKontantLon + Exact(base) * -1 * values[ceiling].percent
    }

    /// The first day on which the child is so many months old.
    private static func endDay(_ born: Day, months: Int) -> Day {
        let month = Month(number: born.month.number + Int32(max(0, min(months, 1_200))))
        return month.first + (min(born.components.day, month.dayCount) - 1)
    }

    /// Whether the employment has lasted long enough before the leave, with the leave right before it counted in.
    private static func isEmployedLongEnough(
        _ registration: Registration, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) -> Bool {
        let knownAt = question.knownAt
        var first = registration.days.first
        while let earlier = question.employment.registrations.first(where: {
            $0.recorded <= knownAt && $0.isParentalLeave && $0.days.first < first && $0.days.last + 1 >= first
        }) {
            first = earlier.days.first
        }
        let figures = rules.figures[rules.figuresIndex(on: max(first, rules.days.first))]
        return first - question.employment.start >= Int(clamping: figures[employedDays].value)
    }

    private static func addLines(
        _ part: Part, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let values = rules.figures[stretch.figures]
        let origin = stretch.origin(question)
        let (full, degree) = (stretch.fullTimePay.ore, stretch.terms.degree.millionths)
        let month = Int64(rules.days.count)
        if part.withSupplement > 0, values[share].value > 0 {
            let percent = Percent(millionths: values[share].value)
            let pay = part.extent.pay(stretch.absencePay(rules) / month, part.withSupplement)
            let amount = try (pay * percent).rounded(.halfAwayFromZero)
            let confidence = supplement.confidence.weaker(values[share].confidence)
            let supplements = stretch.absenceSupplements(rules).ore
            switch part.extent {
            case .share(let share):
                arena.add(
                    supplementItem.id, amount, supplement.id, confidence, origin,
                    [percent.millionths, full, degree, supplements, month, share.millionths, part.withSupplement])
            case .hours(let scheduled):
                arena.add(
                    supplementItem.id, amount, hoursSupplement.id, confidence, origin,
                    [percent.millionths, full, degree, supplements, month, part.withSupplement, scheduled.count])
            }
        }
        guard part.aboveCeiling > 0, values[shareAbove].value > 0 else { return }
        let percent = Percent(millionths: values[shareAbove].value)
        let pay = part.extent.pay(try excess(stretch, values) / month, part.aboveCeiling)
        let amount = try (pay * percent).rounded(.halfAwayFromZero)
        guard amount > .zero else { return }
        let confidence = above.confidence.weaker(values[shareAbove].confidence)
        let (base, ceiling) = (values.baseAmount.value, values[ceiling].value)
        switch part.extent {
        case .share(let share):
            arena.add(
                aboveItem.id, amount, above.id, confidence, origin,
                [
                    percent.millionths, full, degree, stretch.supplements.ore, base, ceiling, month,
                    share.millionths, part.aboveCeiling,
                ])
        case .hours(let scheduled):
            arena.add(
                aboveItem.id, amount, hoursAbove.id, confidence, origin,
                [
                    percent.millionths, full, degree, stretch.supplements.ore, base, ceiling, month,
                    part.aboveCeiling, scheduled.count,
                ])
        }
    }

    /// The supplement on what § 17 takes for the days that have one.
    private static func addOfDeduction(
        _ days: MonthDays, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for made in try UnpaidLeave.made(.foraldraledig, on: days, work, question, rules, in: &arena) {
            let stretch = work.stretches[made.stretch]
            let share = rules.figures[stretch.figures][share]
            let percent = Percent(millionths: share.value)
            let amount = try (Exact(made.amount) * percent).rounded(.halfAwayFromZero)
            guard amount > .zero else { continue }
            arena.add(
                supplementItem.id, amount, ofDeduction.id, ofDeduction.confidence.weaker(share.confidence),
                LineOrigin(employment: question.index, terms: UInt16(stretch.termsIndex), days: made.days),
                [percent.millionths, made.amount.ore])
        }
    }
}

extension Registration {
    /// Whether it is parental leave of any kind, by which the time of employment before it is counted.
    fileprivate var isParentalLeave: Bool {
        switch kind {
        case .absence(.foraldraledig, _), .absence(.foraldraledigUtanPenning, _): true
        default: false
        }
    }
}

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
                let minutes = work.absentMinutes(cause, on: day)
                guard minutes > 0 else { continue }
                let hundredths = try (Exact(minutes) * 100 / 60).wholeNumber(.halfAwayFromZero)
                reported.append(
                    ReportedAbsence(
                        day: day, kind: kind, extent: try ParentalAbsenceExtent(hourHundredths: max(1, hundredths))))
            }
        }
        return reported
    }
}
