//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Minutes of each OB class; the lane is the class's number.
typealias OBMinutes = ClassMinutes

extension InconvenientHours {
    /// The month's OB minutes, stretch by stretch.
    ///
    /// - Parameter isNoted: whether the shifts are noted, save for classes that are exchanged for time off.
    static func minutes(
        _ overtime: borrowing OvertimeMonth, _ month: inout MonthContext, _ question: borrowing EmploymentMonth,
        isNoted: Bool = true
    ) throws(PayrollError) -> ShortList<OBMinutes> {
        let rules = month.rules
        var ob = OBMonth(
            month.work.stretches.count, overtime.exchanged, employment: question.index,
            isNoted: isNoted && month.lines.notesOccasions)
        try addShifts(&month, rules, to: &ob)
        for extra in month.work.extraWork where !month.work.stretches[extra.stretch].terms.isMonthly {
            for part in extra.parts {
                ob.add(rules.classes.minutes(in: part.interval), extra.day, part.stretch, &month)
            }
        }
        for part in overtime.hourly {
            if isPaidOnOvertime(part.stretch, month) { continue }
            ob.add(.zero &- rules.classes.minutes(in: part.pieces), part.day, part.stretch, &month)
        }
        for sorted in overtime.sorted {
            ob.add(rules.classes.minutes(in: sorted.fyllnadPieces), sorted.day, sorted.stretch, &month)
            guard isPaidOnOvertime(sorted.stretch, month) else { continue }
            ob.add(rules.classes.minutes(in: sorted.overtimePieces), sorted.day, sorted.stretch, &month)
        }
        for hours in month.work.classified {
            guard let index = classIndex(of: hours.item) else { continue }
            ob.minutes[hours.stretch][index] += Int32(clamping: hours.minutes)
        }
        return ob.minutes
    }

    private static func isPaidOnOvertime(_ stretch: Int, _ month: borrowing MonthContext) -> Bool {
        month.rules.figures[month.work.stretches[stretch].figures][onOvertime].isOn
    }

    /// Adds the minutes of the scheduled shifts, less those of absence.
    ///
    /// Those of a shared layout come as one sum, unless each shift is to be noted.
    private static func addShifts(
        _ month: inout MonthContext, _ rules: ABMonth, to ob: inout OBMonth
    ) throws(PayrollError) {
        if !ob.isNoted, let layout = rules.sharedLayout(of: month.work) {
            return try addShared(layout, &month, rules, to: &ob)
        }
        for (index, shift) in month.work.plan.shifts.enumerated() where shift.day <= rules.days.last {
            guard let inside = shift.interval.intersection(month.work.window) else { continue }
            let isAbsent = month.work.absentMinutes(of: index) > 0
            for part in month.work.parts(of: inside) {
                let isMonthly = month.work.stretches[part.stretch].terms.isMonthly
                let ofShift = month.work.plan.classMinutes(
                    of: index, in: part.interval, isMonthly: isMonthly, rules.classes)
                if ofShift == .zero { continue }
                let lost =
                    isAbsent ? try lost(index, month.work, in: part.interval, isMonthly: isMonthly, rules) : .zero
                ob.add(ofShift &- lost, shift.day, part.stretch, &month)
            }
        }
    }

    /// Adds the sum of a shared layout less what absence takes of it.
    private static func addShared(
        _ layout: Int, _ month: inout MonthContext, _ rules: ABMonth, to ob: inout OBMonth
    ) throws(PayrollError) {
        ob.add(rules.planned[layout].sum, rules.days.first, 0, &month)
        guard hasOB(month.work.stretches[0]) else { return }
        for index in month.work.absences.indices {
            let absence = month.work.absences[index]
            let ofShift = rules.planned[layout].shifts[absence.shift]
            if ofShift == .zero || absence.minutes == 0 { continue }
            let day = month.work.plan.shifts[absence.shift].day
            let isWhole = absence.interval == month.work.plan.shifts[absence.shift].interval
            let lost =
                isWhole ? ofShift : try lost(of: absence, month.work, in: rules.interval, isMonthly: true, rules)
            ob.add(.zero &- lost, day, 0, &month)
        }
    }

    /// The OB of a shift's absent time.
    ///
    /// OB lost through sickness may be rounded up to half hours by class (decision A39).
    ///
    /// - Throws: `invalidValue` when only the length of the absence is known and the shift has OB: then nobody can say
    ///   which minutes were worked.
    static func lost(
        _ shift: Int, _ work: borrowing MonthWork, in window: WorkInterval?, isMonthly: Bool, _ rules: ABMonth,
        cause: AbsenceCause? = nil
    ) throws(PayrollError) -> OBMinutes {
        let stretch = work.stretchIndex(on: work.plan.shifts[shift].day)
        guard hasOB(work.stretches[stretch]) else { return .zero }
        var sum = OBMinutes.zero
        for index in work.absences.indices where work.absences[index].shift == shift {
            if let cause, cause != work.absences[index].cause { continue }
            sum = sum &+ (try lost(of: work.absences[index], work, in: window, isMonthly: isMonthly, rules))
        }
        guard cause == .sjuk, rules.figures[work.stretches[stretch].figures][lostHalfHours].isOn else {
            return sum
        }
        for obClass in OBClass.allCases {
            sum[obClass.lane] = Int32(clamping: Minutes(Int64(sum[obClass.lane])).roundedUpToHalfHour.count)
        }
        return sum
    }

    /// The OB of what one absence takes of its shift.
    ///
    /// - Throws: `invalidValue` when only its length is known and the shift has OB.
    private static func lost(
        of absence: ShiftAbsence, _ work: borrowing MonthWork, in window: WorkInterval?, isMonthly: Bool,
        _ rules: ABMonth
    ) throws(PayrollError) -> OBMinutes {
        guard let interval = absence.interval else {
            if work.plan.classMinutes(of: absence.shift, in: nil, isMonthly: isMonthly, rules.classes) == .zero {
                return .zero
            }
            let day = work.plan.shifts[absence.shift].day
            throw PayrollError(
                .invalidValue,
                "Frånvaron \(day) gäller en del av ett pass med OB. Ange klockslag, så att rätt OB kan räknas.",
                day: day, row: absence.row)
        }
        if window == nil, let layout = rules.sharedLayout(of: work),
            interval == work.plan.shifts[absence.shift].interval
        {
            return rules.planned[layout].whole[absence.shift]
        }
        guard let inside = window.map({ $0.intersection(interval) }) ?? interval else { return .zero }
        return work.plan.classMinutes(of: absence.shift, in: inside, isMonthly: isMonthly, rules.classes)
    }

    /// Whether OB is paid beside the pay: not to relatives who care under PAN.
    static func hasOB(_ stretch: PayStretch) -> Bool { stretch.scope.body != .panRelative }
}

/// The OB of an employment's month as it is gathered, stretch by stretch.
private struct OBMonth {
    var minutes: ShortList<OBMinutes>
    /// Whether shifts are noted.
    let isNoted: Bool
    private let exchanged: ExchangedItems
    private let employment: UInt16

    init(_ stretches: Int, _ exchanged: ExchangedItems, employment: UInt16, isNoted: Bool) {
        minutes = ShortList(repeating: .zero, count: stretches)
        self.exchanged = exchanged
        self.employment = employment
        self.isNoted = isNoted
    }

    /// Adds minutes, and notes them save for classes that are exchanged for time off.
    mutating func add(_ more: OBMinutes, _ day: Day, _ stretch: Int, _ month: inout MonthContext) {
        if more == .zero || !InconvenientHours.hasOB(month.work.stretches[stretch]) { return }
        minutes[stretch] = minutes[stretch] &+ more
        guard isNoted else { return }
        for obClass in OBClass.allCases where more[obClass.lane] != 0 && !exchanged.contains(obClass.item) {
            month.lines.note(obClass.item, employment: employment, day: day, Int64(more[obClass.lane]), .timme)
        }
    }
}
