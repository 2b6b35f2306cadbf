//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The kinds of extra work.
enum OvertimeKind: Sendable {
    case fyllnad
    case simple
    case qualified
}

/// Minutes of extra work by kind.
struct OvertimeMinutes: Hashable, Sendable {
    var fyllnad: Int64 = 0
    var simple: Int64 = 0
    var qualified: Int64 = 0

    var isAny: Bool { fyllnad != 0 || simple != 0 || qualified != 0 }

    /// The dearest kind there is; fyllnadstid where there is none.
    var dearest: OvertimeKind { qualified > 0 ? .qualified : simple > 0 ? .simple : .fyllnad }

    mutating func add(_ other: OvertimeMinutes) {
        fyllnad += other.fyllnad
        simple += other.simple
        qualified += other.qualified
    }

    mutating func add(_ hours: MonthWork.ClassifiedHours) {
        switch hours.item {
        case Overtime.fyllnadItem.id: fyllnad += hours.minutes
        case Overtime.simpleItem.id: simple += hours.minutes
        default: qualified += hours.minutes
        }
    }

    /// Takes out the kinds that are exchanged for time off.
    mutating func take(_ exchanged: ExchangedItems) -> OvertimeMinutes {
        var taken = OvertimeMinutes()
        if exchanged.contains(Overtime.fyllnadItem.id) { swap(&taken.fyllnad, &fyllnad) }
        if exchanged.contains(Overtime.simpleItem.id) { swap(&taken.simple, &simple) }
        if exchanged.contains(Overtime.qualifiedItem.id) { swap(&taken.qualified, &qualified) }
        return taken
    }
}

/// Minutes of hourly paid that are overtime, taken from the end of a day's or a shift's work.
struct HourlyOvertimePart: Sendable {
    let day: Day
    let stretch: Int
    /// Negative where a correction takes back hours that were overtime.
    let minutes: Int64
    /// When they were worked, where that is known.
    let pieces: ShortList<WorkInterval>
    /// The place of the row's own allocation, or `PayLine.none`.
    let allocation: UInt16
}

/// The overtime and fyllnadstid of a month, stretch by stretch: what is paid, and what is saved as time off.
///
/// Calculated once, and read by the rules for overtime, OB, time off and the 200 hours.
struct OvertimeMonth: Sendable {
    /// The extra work of monthly paid, sorted into kinds.
    private(set) var sorted: [SortedExtraWork] = []
    /// The overtime of hourly paid, in order of time; § 16 says which of their hours it is.
    var hourly: [HourlyOvertimePart] = []
    /// What is exchanged for time off.
    private(set) var exchanged = ExchangedItems()
    /// Whether there is any overtime or fyllnadstid.
    private(set) var isAny = false
    /// What is paid, stretch by stretch; of another month where there is none in this.
    private(set) var paid = ShortList<OvertimeMinutes>()
    /// What is saved, likewise.
    private(set) var saved = ShortList<OvertimeMinutes>()
    /// Minutes really worked, before any rounding, likewise.
    private(set) var worked = ShortList<Int64>()
    private var windows = OvertimeWindows()

    /// Calculates the month in the place of what was calculated before, and notes its shifts under what they are paid as.
    mutating func read(
        _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let rules = month.rules
        let hasClassified = month.work.classified.contains { Overtime.isItem($0.item) }
        let repeated = OvertimeMonth.repeatedHours(month.work, rules)
        exchanged = try ExchangedItems(month.work, rules)
        sorted.clear()
        try OvertimeSorter.sort(month, question, &windows, into: &sorted)
        isAny = month.work.extraWork.contains { !$0.parts.isEmpty } || hasClassified || !repeated.isEmpty
        guard isAny else { return }
        paid = ShortList(repeating: OvertimeMinutes(), count: month.work.stretches.count)
        saved = paid
        worked = ShortList(repeating: 0, count: month.work.stretches.count)
        for sorted in sorted {
            worked[sorted.stretch] += sorted.workedMinutes
            guard !sorted.asTimeOff else {
                saved[sorted.stretch].add(sorted.minutes)
                continue
            }
            paid[sorted.stretch].add(sorted.minutes)
            OvertimeMonth.note(sorted, exchanged, question, &month.lines)
        }
        for hour in repeated {
            worked[hour.stretch] += hour.minutes
            paid[hour.stretch].simple += hour.minutes
            if exchanged.contains(Overtime.simpleItem.id) { continue }
            month.lines.note(Overtime.simpleItem.id, employment: question.index, day: hour.day, hour.minutes, .timme)
        }
        for hours in month.work.classified where Overtime.isItem(hours.item) {
            worked[hours.stretch] += hours.minutes
            paid[hours.stretch].add(hours)
        }
        guard !exchanged.isEmpty else { return }
        for index in paid.indices { saved[index].add(paid[index].take(exchanged)) }
    }

    /// The hour that comes twice: monthly paid who work through it work an hour more than their schedule says.
    private static func repeatedHours(_ work: borrowing MonthWork, _ rules: ABMonth)
        -> ShortList<MonthWork.WorkedHours>
    {
        guard let day = rules.repeatedHourDay, work.plan.hasRepeatedHour else { return [] }
        var result = ShortList<MonthWork.WorkedHours>()
        // The shift that is under way then began that day or the evening before.
        for near in [day - 1, day] {
            for index in work.plan.shifts(on: near) {
                let shift = work.plan.shifts[index]
                let stretch = work.stretchIndex(on: shift.day)
                for piece in work.plan.pieces[shift.pieces]
                where piece.isRepeatedHour && work.stretches[stretch].terms.isMonthly {
                    let wasAbsent = work.absences.contains {
                        $0.shift == index && ($0.interval?.overlaps(piece.interval) ?? true)
                    }
                    if wasAbsent { continue }
                    result.append(
                        MonthWork.WorkedHours(day: shift.day, stretch: stretch, minutes: piece.interval.minutes.count))
                }
            }
        }
        return result
    }

    private static func note(
        _ sorted: SortedExtraWork, _ exchanged: ExchangedItems, _ question: borrowing EmploymentMonth,
        _ arena: inout LineArena
    ) {
        guard arena.notesOccasions else { return }
        var minutes = sorted.minutes
        _ = minutes.take(exchanged)
        func note(_ item: PayItem, _ count: Int64, _ pieces: ShortList<WorkInterval>) {
            guard count > 0 else { return }
            arena.note(
                item.id, employment: question.index, day: sorted.day, count, .timme, clock: Array(pieces))
        }
        // Enkel and kvalificerad övertid of one occasion have the clock of all its overtime.
        note(Overtime.fyllnadItem, minutes.fyllnad, sorted.fyllnadPieces)
        note(Overtime.simpleItem, minutes.simple, sorted.overtimePieces)
        note(Overtime.qualifiedItem, minutes.qualified, sorted.overtimePieces)
    }
}
