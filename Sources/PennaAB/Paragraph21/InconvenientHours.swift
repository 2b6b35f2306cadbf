//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 21 Obekväm arbetstid (O-tillägg, OB).
///
/// Paid for completed ordinary working time by the clock, each minute in the month it falls in. The minutes of a class
/// are summed over the calendar month and rounded up to a half hour (decisions A12, A33). When the hours are in
/// `OBCalendar.swift`. OB is not paid on overtime (A23); it is paid on fyllnadstid. It is the same under PAN,
/// save for relatives who care, whose hourly pay includes it.
enum InconvenientHours {
    static let formula = Formula(
        FormulaID(2040), name: "OB-tillägg",
        expression: "öre((halvtimme(tidigare + timmar) − halvtimme(tidigare)) × belopp)",
        operands: [Operand("tidigare", .timme), Operand("timmar", .timme), Operand("belopp", .krona)],
        paragraph: "AB § 21", source: [.agreement(.ab, "§ 21"), .page(.burlovOB, "avrundning")], confidence: .reported,
        quantity: "timmar",
        price: "belopp",
        paid: PaidMeasure("halvtimme(tidigare + timmar) − halvtimme(tidigare)", .timme))

    static let exactFormula = Formula(
        FormulaID(2041), name: "OB-tillägg, exakta minuter", expression: "öre(timmar × belopp)",
        operands: [Operand("timmar", .timme), Operand("belopp", .krona)], paragraph: "AB § 21",
        source: .local("ab.21.avrundning"), confidence: .reported, quantity: "timmar",
        price: "belopp")

    static let rule = RuleDescription(
        paragraph: "AB § 21", name: "Obekväm arbetstid (OB)",
        text: """
            Fullgjord ordinarie arbetstid på kvällar, nätter, helger och storhelger ger OB-tillägg per timme efter \
            klockan: A storhelg, B helg, C vardagsnatt och D vardagskväll, med högre belopp natten mot storhelgsdag \
            och mot lördag, söndag och helgdag. Varje minut har den högsta klass som den faller i, eller ingen, och \
            betalas i den månad som den infaller i.

            Minuterna i en klass läggs ihop för kalendermånaden och avrundas uppåt till hel eller halv timme. \
            Frånvaro ger inget OB. Övertid ger inget OB, om arbetsgivaren inte har bestämt annat; fyllnadstid ger OB.

            För anhörigvårdare enligt PAN ingår OB i timlönen.
            """,
        formulas: [formula, exactFormula], figures: figures,
        example: { () throws(PayrollError) in
            let evening = try HoursExample.shift(18, 24)
            return try HoursExample.make(
                "Månadslön 33 000 kronor, ordinarie pass 8–16. Onsdagen den 4 mars 2026 är passet i stället 18–24.",
                month: Month(year: 2026, month: 3), shift: HoursExample.shift(8, 16), items: payItems,
                [(.changedShift([evening]), Day(2026, 3, 4))])
        })

    static let payItems: [PayItem] = OBClass.allCases.map { obClass in
        PayItem(obClass.item, key: "ob-" + obClass.letter, name: "OB " + obClass.name, agiField: 11)
    }

    static func classIndex(of item: PayItemID) -> Int? {
        OBClass.allCases.firstIndex { $0.item == item }
    }

    static func add(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let exchanged = overtime.exchanged
        let minutes = try minutes(overtime, work, question, rules, notes: &arena)
        for (index, stretch) in work.stretches.enumerated() where minutes[index] != .zero {
            let values = rules.figures[stretch.figures].ob
            for obClass in OBClass.allCases where !exchanged.contains(ExchangedItems(obClass)) {
                guard let payment = payment(obClass, index, of: minutes, values) else { continue }
                try addLine(obClass, payment, stretch, values, question, to: &arena)
            }
        }
    }

    /// The month's OB minutes, stretch by stretch.
    ///
    /// - Parameter arena: where the shifts are noted, save for classes that are exchanged for time off.
    static func minutes(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth,
        notes arena: inout LineArena
    ) throws(PayrollError) -> ShortList<OBMinutes> {
        var month = OBMonth(work.stretches.count, overtime.exchanged, employment: question.index)
        try addShifts(work, rules, to: &month, &arena)
        for extra in work.extraWork where !work.stretches[extra.stretch].terms.isMonthly {
            month.add(rules.ob.minutes(in: extra.pieces), extra.day, extra.stretch, work, &arena)
        }
        for part in overtime.hourly {
            if rules.figures[work.stretches[part.stretch].figures].ob.onOvertime.value == 1 { continue }
            month.add(.zero &- rules.ob.minutes(in: part.pieces), part.day, part.stretch, work, &arena)
        }
        for sorted in overtime.sorted {
            month.add(rules.ob.minutes(in: sorted.fyllnadPieces), sorted.day, sorted.stretch, work, &arena)
            guard rules.figures[work.stretches[sorted.stretch].figures].ob.onOvertime.value == 1 else { continue }
            month.add(rules.ob.minutes(in: sorted.overtimePieces), sorted.day, sorted.stretch, work, &arena)
        }
        for hours in work.classified {
            guard let index = classIndex(of: hours.item) else { continue }
            month.minutes[hours.stretch][index] += Int32(clamping: hours.minutes)
        }
        return month.minutes
    }

    /// Adds the minutes of the scheduled shifts, less those of absence.
    ///
    /// Those of a shared layout come as one sum, unless each shift is to be noted.
    private static func addShifts(
        _ work: borrowing MonthWork, _ rules: ABMonth, to month: inout OBMonth, _ arena: inout LineArena
    ) throws(PayrollError) {
        if !arena.notesOccasions, let layout = rules.sharedLayout(of: work) {
            return try addShared(layout, work, rules, to: &month, &arena)
        }
        for (index, shift) in work.plan.shifts.enumerated() where shift.day <= rules.days.last {
            let stretch = work.stretchIndex(on: shift.day)
            let isMonthly = work.stretches[stretch].terms.isMonthly
            let ofShift = work.plan.obMinutes(of: index, in: rules.interval, isMonthly: isMonthly, rules.ob)
            if ofShift == .zero { continue }
            let isAbsent = work.absentMinutes(of: index) > 0
            let lost =
                isAbsent ? try lost(index, work, in: rules.interval, isMonthly: isMonthly, rules) : .zero
            month.add(ofShift &- lost, shift.day, stretch, work, &arena)
        }
    }

    /// Adds the sum of a shared layout less what absence takes of it.
    private static func addShared(
        _ layout: Int, _ work: borrowing MonthWork, _ rules: ABMonth, to month: inout OBMonth,
        _ arena: inout LineArena
    ) throws(PayrollError) {
        month.add(rules.plannedOB[layout].sum, rules.days.first, 0, work, &arena)
        guard hasOB(work.stretches[0]) else { return }
        for index in work.absences.indices {
            let absence = work.absences[index]
            let ofShift = rules.plannedOB[layout].shifts[absence.shift]
            if ofShift == .zero || absence.minutes == 0 { continue }
            let day = work.plan.shifts[absence.shift].day
            let isWhole = absence.interval == work.plan.shifts[absence.shift].interval
            let lost =
                isWhole ? ofShift : try lost(of: absence, work, in: rules.interval, isMonthly: true, rules)
            month.add(.zero &- lost, day, 0, work, &arena)
        }
    }

    /// What a class pays in a stretch.
    struct Payment {
        /// The minutes of the month that were counted before.
        let before: Minutes
        /// The stretch's own minutes.
        let own: Minutes

        /// The time that is paid.
        func time(_ values: Values) -> Minutes {
            values.halfHours.value == 1 ? (before + own).roundedUpToHalfHour - before.roundedUpToHalfHour : own
        }
    }

    /// What a class pays in a stretch, or `nil` for nothing.
    ///
    /// Where a letter is rounded together with its night, the night, which pays more, is counted first.
    static func payment(_ obClass: OBClass, _ stretch: Int, of minutes: ShortList<OBMinutes>, _ values: Values)
        -> Payment?
    {
        let own = Int64(minutes[stretch][obClass.lane])
        if own == 0 { return nil }
        let partner = values.withNight.value == 1 ? obClass.partner : nil
        var before: Int64 = 0
        var month: Int64 = 0
        for index in minutes.indices {
            let sum = minutes[index]
            let count = Int64(sum[obClass.lane]) + (partner.map { Int64(sum[$0.lane]) } ?? 0)
            if index < stretch { before += count }
            month += count
        }
        if let partner, partner.isNight { before += Int64(minutes[stretch][partner.lane]) }
        if values.lessThanHour.value == 1 {
            let rounded = values.halfHours.value == 1 ? Minutes(month).roundedUpToHalfHour : Minutes(month)
            if rounded < Minutes(60) { return nil }
        }
        return Payment(before: Minutes(before), own: Minutes(own))
    }

    private static func addLine(
        _ obClass: OBClass, _ payment: Payment, _ stretch: PayStretch, _ values: Values,
        _ question: borrowing EmploymentMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figure = values.amounts[obClass.lane]
        let rate = Amount(ore: try figure.known(amounts[obClass.lane], on: stretch.days.first))
        let confidence = formula.confidence.weaker(figure.confidence)
        let amount = try (Exact(rate) * payment.time(values)).rounded(.halfAwayFromZero)
        guard values.halfHours.value == 1 else {
            arena.add(
                obClass.item, amount, exactFormula.id, confidence, stretch.origin(question),
                [payment.own.count, rate.ore])
            return
        }
        arena.add(
            obClass.item, amount, formula.id, confidence, stretch.origin(question),
            [payment.before.count, payment.own.count, rate.ore])
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
        guard cause == .sjuk, rules.figures[work.stretches[stretch].figures].ob.lostHalfHours.value == 1 else {
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
            if work.plan.obMinutes(of: absence.shift, in: nil, isMonthly: isMonthly, rules.ob) == .zero {
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
            return rules.plannedOB[layout].whole[absence.shift]
        }
        guard let inside = window.map({ $0.intersection(interval) }) ?? interval else { return .zero }
        return work.plan.obMinutes(of: absence.shift, in: inside, isMonthly: isMonthly, rules.ob)
    }

    /// Whether OB is paid beside the pay: not to relatives who care under PAN.
    static func hasOB(_ stretch: PayStretch) -> Bool { stretch.scope.body != .panRelative }
}

/// The OB of an employment's month as it is gathered, stretch by stretch.
private struct OBMonth {
    var minutes: ShortList<OBMinutes>
    private let exchanged: ExchangedItems
    private let employment: UInt16

    init(_ stretches: Int, _ exchanged: ExchangedItems, employment: UInt16) {
        minutes = ShortList(repeating: .zero, count: stretches)
        self.exchanged = exchanged
        self.employment = employment
    }

    /// Adds minutes, and notes them save for classes that are exchanged for time off.
    mutating func add(
        _ more: OBMinutes, _ day: Day, _ stretch: Int, _ work: borrowing MonthWork, _ arena: inout LineArena
    ) {
        if more == .zero || !InconvenientHours.hasOB(work.stretches[stretch]) { return }
        minutes[stretch] = minutes[stretch] &+ more
        guard arena.notesOccasions else { return }
        for obClass in OBClass.allCases where more[obClass.lane] != 0 && !exchanged.contains(ExchangedItems(obClass)) {
            arena.note(obClass.item, employment: employment, day: day, Int64(more[obClass.lane]), .timme)
        }
    }
}

extension ScheduledMonth {
    /// The OB minutes of a shift, all of it or inside an interval; the repeated hour of monthly paid is overtime.
    func obMinutes(of shift: Int, in window: WorkInterval?, isMonthly: Bool, _ calendar: OBCalendar) -> OBMinutes {
        var sum = OBMinutes.zero
        for index in shifts[shift].pieces {
            let piece = pieces[index]
            if piece.isRepeatedHour && (isMonthly || calendar.countsByClock) { continue }
            guard let window else {
                sum = sum &+ calendar.scheduledMinutes(in: piece.interval)
                continue
            }
            if let inside = window.intersection(piece.interval) { sum = sum &+ calendar.scheduledMinutes(in: inside) }
        }
        return sum
    }
}
