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
                ob.add(
                    rules.classes.minutes(in: part.interval), extra.day, part.stretch, &month, clock: [part.interval])
            }
        }
        for part in overtime.hourly {
            if isPaidOnOvertime(part.stretch, month) { continue }
            ob.add(
                .zero &- rules.classes.minutes(in: part.pieces), part.day, part.stretch, &month,
                clock: Array(part.pieces))
        }
        for sorted in overtime.sorted {
            ob.add(
                rules.classes.minutes(in: sorted.fyllnadPieces), sorted.day, sorted.stretch, &month,
                clock: Array(sorted.fyllnadPieces))
            guard isPaidOnOvertime(sorted.stretch, month) else { continue }
            ob.add(
                rules.classes.minutes(in: sorted.overtimePieces), sorted.day, sorted.stretch, &month,
                clock: Array(sorted.overtimePieces))
        }
        for hours in month.work.classified {
            guard let index = classIndex(of: hours.item) else { continue }
            ob.minutes[hours.stretch][index] += Int32(clamping: hours.minutes)
        }
        ob.takeShares()
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
            for part in month.work.parts(of: inside) {
                let isMonthly = month.work.stretches[part.stretch].terms.isMonthly
                let ofShift = month.work.plan.classMinutes(
                    of: index, in: part.interval, isMonthly: isMonthly, rules.classes)
                if ofShift == .zero { continue }
                let clock = ob.isNoted ? worked(index, month.work, in: part.interval) : []
                guard month.work.isAbsent(index) else {
                    ob.add(ofShift, shift.day, part.stretch, &month, clock: clock)
                    continue
                }
                let lost = try lost(index, month.work, in: part.interval, isMonthly: isMonthly, rules)
                ob.add(ofShift &- lost.minutes, shift.day, part.stretch, &month, clock: clock)
                ob.lose(lost.shares, shift.day, part.stretch, &month)
            }
        }
    }

    /// When a shift was worked inside an interval: without its breaks, and without absence by the clock.
    private static func worked(_ shift: Int, _ work: borrowing MonthWork, in window: WorkInterval) -> [WorkInterval] {
        var away: [WorkInterval] = []
        for index in work.absences.indices where work.absences[index].shift == shift {
            if let interval = work.absences[index].interval { away.append(interval) }
        }
        return work.plan.pieces(of: shift, in: window, without: away.sorted { $0.start < $1.start })
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
            // The absences of a shift are taken together: clock times go before shares.
            guard ofShift != .zero,
                month.work.absences.firstIndex(where: { $0.shift == absence.shift }) == index
            else { continue }
            let shift = month.work.plan.shifts[absence.shift]
            if absence.interval == shift.interval {
                ob.add(.zero &- ofShift, shift.day, 0, &month)
                continue
            }
            let lost = try lost(absence.shift, month.work, in: rules.interval, isMonthly: true, rules)
            ob.add(.zero &- lost.minutes, shift.day, 0, &month)
            ob.lose(lost.shares, shift.day, 0, &month)
        }
    }

    /// OB that absence takes: minutes, and shares of what clock times leave (decision A51).
    struct Lost {
        var minutes = OBMinutes.zero
        var shares = ShortList<(share: Percent, minutes: OBMinutes)>()
    }

    /// The OB of a shift's absent time inside an interval.
    ///
    /// - Throws: `invalidValue` when only the length of the absence is known and the shift has OB: then nobody can say
    ///   which minutes were worked.
    static func lost(
        _ shift: Int, _ work: borrowing MonthWork, in window: WorkInterval, isMonthly: Bool, _ rules: ABMonth
    ) throws(PayrollError) -> Lost {
        guard hasOB(work.stretches[work.stretchIndex(on: work.plan.shifts[shift].day)]) else { return Lost() }
        var lost = Lost()
        for index in work.absences.indices where work.absences[index].shift == shift {
            guard let interval = work.absences[index].interval else {
                try checkKnown(work.absences[index], work, isMonthly: isMonthly, rules)
                continue
            }
            guard let inside = interval.intersection(window) else { continue }
            lost.minutes =
                lost.minutes &+ work.plan.classMinutes(of: shift, in: inside, isMonthly: isMonthly, rules.classes)
        }
        for index in work.absences.indices
        where work.absences[index].shift == shift && work.absences[index].share > .zero {
            let ofShift = work.plan.classMinutes(of: shift, in: window, isMonthly: isMonthly, rules.classes)
            lost.shares.append((work.absences[index].share, ofShift &- lost.minutes))
        }
        return lost
    }

    /// The OB of what sickness takes of its shift inside an interval, or, of a share, the OB that it is a share of.
    ///
    /// It may be rounded up to half hours by shift and class (decision A39), a share before it is taken.
    static func sickMinutes(
        _ absence: ShiftAbsence, _ work: borrowing MonthWork, in time: WorkInterval, isMonthly: Bool, _ rules: ABMonth,
        _ figures: borrowing SegmentFigures
    ) -> OBMinutes {
        let shift = work.plan.shifts[absence.shift]
        guard hasOB(work.stretches[work.stretchIndex(on: shift.day)]) else { return .zero }
        if time == shift.interval, absence.share == .zero, let layout = rules.sharedLayout(of: work) {
            let whole = rules.planned[layout].whole[absence.shift]
            return figures[lostHalfHours].isOn ? roundedUp(whole) : whole
        }
        var sum = work.plan.classMinutes(of: absence.shift, in: time, isMonthly: isMonthly, rules.classes)
        if absence.share > .zero {
            for other in work.absences where other.shift == absence.shift {
                guard let away = other.interval?.intersection(time) else { continue }
                sum = sum &- work.plan.classMinutes(of: absence.shift, in: away, isMonthly: isMonthly, rules.classes)
            }
        }
        return figures[lostHalfHours].isOn ? roundedUp(sum) : sum
    }

    private static func roundedUp(_ minutes: OBMinutes) -> OBMinutes {
        var result = minutes
        for obClass in OBClass.allCases {
            result[obClass.lane] = Int32(clamping: Minutes(Int64(minutes[obClass.lane])).roundedUpToHalfHour.count)
        }
        return result
    }

    /// Refuses an absence of which only the length is known, where the shift has OB.
    static func checkKnown(
        _ absence: ShiftAbsence, _ work: borrowing MonthWork, isMonthly: Bool, _ rules: ABMonth
    ) throws(PayrollError) {
        guard absence.interval == nil, absence.share == .zero, absence.minutes > 0,
            work.plan.classMinutes(of: absence.shift, in: nil, isMonthly: isMonthly, rules.classes) != .zero
        else { return }
        let day = work.plan.shifts[absence.shift].day
        throw PayrollError(
            .invalidValue,
            "Frånvaron \(day) gäller en del av ett pass med OB. Ange klockslag, så att rätt OB kan räknas.",
            day: day, row: absence.row)
    }

    /// Whether OB is paid beside the pay: not to relatives who care under PAN.
    static func hasOB(_ stretch: PayStretch) -> Bool { stretch.scope.body != .panRelative }
}

/// The OB of an employment's month as it is gathered, stretch by stretch.
private struct OBMonth {
    var minutes: ShortList<OBMinutes>
    /// What absence in percent takes of them, in millionths of a minute; empty where there is none.
    private var shares: [SIMD8<Int64>] = []
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

    /// Takes away shares of minutes, to the exact fraction of a minute (decision A51).
    mutating func lose(
        _ lost: ShortList<(share: Percent, minutes: OBMinutes)>, _ day: Day, _ stretch: Int, _ month: inout MonthContext
    ) {
        if shares.isEmpty { shares = [SIMD8<Int64>](repeating: .zero, count: minutes.count) }
        for part in lost {
            let away = SIMD8<Int64>(truncatingIfNeeded: part.minutes) &* part.share.millionths
            shares[stretch] = shares[stretch] &+ away
            guard isNoted else { continue }
            for obClass in OBClass.allCases where away[obClass.lane] != 0 && !exchanged.contains(obClass.item) {
                month.lines.note(
                    obClass.item, employment: employment, day: day,
                    -Minutes.nearest(millionths: away[obClass.lane]), .timme)
            }
        }
    }

    /// Takes the shares from the minutes.
    ///
    /// What they leave of a minute counts as a minute, once a class and month: OB is rounded up to half hours after that,
    /// which comes to the same as rounding the exact time.
    mutating func takeShares() {
        guard !shares.isEmpty else { return }
        for lane in OBClass.allCases.map({ $0.lane }) {
            var exact: Int64 = 0
            var counted: Int64 = 0
            for stretch in shares.indices {
                exact += Int64(minutes[stretch][lane]) * Minutes.millionths - shares[stretch][lane]
                let whole = (exact + Minutes.millionths - 1) / Minutes.millionths
                minutes[stretch][lane] = Int32(clamping: whole - counted)
                counted = whole
            }
        }
    }

    /// Adds minutes, and notes them save for classes that are exchanged for time off.
    ///
    /// - Parameter clock: when they were worked, for those who read the notes.
    mutating func add(
        _ more: OBMinutes, _ day: Day, _ stretch: Int, _ month: inout MonthContext,
        clock: @autoclosure () -> [WorkInterval] = []
    ) {
        if more == .zero || !InconvenientHours.hasOB(month.work.stretches[stretch]) { return }
        minutes[stretch] = minutes[stretch] &+ more
        guard isNoted else { return }
        let (pieces, classes) = (clock(), month.rules.classes)
        for obClass in OBClass.allCases where more[obClass.lane] != 0 && !exchanged.contains(obClass.item) {
            month.lines.note(
                obClass.item, employment: employment, day: day, Int64(more[obClass.lane]), .timme,
                clock: classes.intervals(of: obClass.lane, in: pieces))
        }
    }
}
