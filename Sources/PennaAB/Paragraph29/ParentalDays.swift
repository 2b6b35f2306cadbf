//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 29 day by day: which days have which supplement.
extension ParentalLeave {
    /// Calendar days, or minutes, of one extent in one stretch.
    struct Part {
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

    /// Adds the lines of the month's parental leave, and counts its days for each child.
    static func add(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        guard month.work.kinds.hasAny(.absence) else { return }
        let rules = month.rules
        let leaves = try leaves(month.work, question, rules)
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
            try count(day, leave, &month, &parts, &ofDeduction)
        }
        for part in parts {
            try addSupplement(part, to: &month, question)
            try addPayAbove(part, to: &month, question)
        }
        if !ofDeduction.isEmpty { try addOnDeduction(ofDeduction, to: &month, question) }
    }

    private static func leaves(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [Leave] {
        var leaves: [Leave] = []
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
        _ day: Day, _ leave: Leave, _ month: inout MonthContext, _ parts: inout [Part], _ ofDeduction: inout MonthDays
    ) throws(PayrollError) {
        let index = month.work.stretchIndex(on: day)
        let stretch = month.work.stretches[index]
        guard stretch.terms.isMonthly else { return }
        let figures = month.figures(of: stretch)
        let child = month.carry.children.firstIndex { $0.born == leave.born } ?? month.carry.children.count
        if child == month.carry.children.count { month.carry.children.append(ChildCarry(born: leave.born)) }
        let hasSupplement =
            leave.isEntitled && day < endDay(leave.born, months: Int(clamping: figures[mostMonths].value))
            && month.carry.children[child].supplementDays < Int(clamping: figures[mostDays].value)
        let hasPay =
            try payAbove(stretch, figures).isAny()
            && month.carry.children[child].payDays < Int(clamping: figures[mostDaysAbove].value)
        guard hasSupplement || hasPay else { return }
        if hasSupplement { month.carry.children[child].supplementDays += 1 }
        if hasPay { month.carry.children[child].payDays += 1 }
        if hasSupplement, figures[method].isOn { ofDeduction.insert(day) }
        let isByDay = hasSupplement && !figures[method].isOn
        guard isByDay || hasPay else { return }
        let (extent, amount) = try month.work.calendarExtent(.foraldraledig, on: day)
        let known = parts.firstIndex { $0.stretch == index && $0.extent == extent }
        if known == nil { parts.append(Part(stretch: index, extent: extent)) }
        let part = known ?? parts.count - 1
        if isByDay { parts[part].withSupplement += amount }
        if hasPay { parts[part].aboveCeiling += amount }
    }

    /// The part of fast kontant lön above the ceiling.
    static func payAbove(_ stretch: PayStretch, _ figures: SegmentFigures) throws(PayrollError) -> PayAboveCeiling {
        PayAboveCeiling(
            basis: stretch.fastKontantLon,
            baseAmount: Amount(ore: try figures.knownBaseAmount(on: stretch.days.first)),
            ceiling: figures[ceiling].percent)
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
