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
/// `Paragraph21OBCalendar.swift`. OB is not paid on overtime (A23); it is paid on fyllnadstid.
enum InconvenientHours {
    private static let derived = "ab.md § 4.1: nästa tabell delad med uppräkningen (beslut A2)"
    private static let ohr = "AB 25 § 21 (OHR, KAV)"

    /// The amounts per hour, in the order of ``OBClass``.
    static let amounts: [Figure] = [
        figure(
            .storhelg, "a", "OB A, storhelg",
            [
                old(9_930), ab17(10_370), row(2023, 11_880, derived, .unconfirmed),
                row(2024, 12_270, derived, .unconfirmed),
                row(2025, 12_690, ohr, .reported), row(2026, 13_070, ohr, .reported),
            ]),
        figure(
            .storhelgsnatt, "a-natt", "OB A, storhelgsnatt",
            [
                old(11_920), ab17(12_450), row(2023, 14_260, derived, .unconfirmed),
                row(2024, 14_730, derived, .unconfirmed),
                row(2025, 15_230, ohr, .reported), row(2026, 15_690, ohr, .reported),
            ]),
        figure(
            .helg, "b", "OB B, helg",
            [
                old(5_080), ab17(5_300), row(2023, 6_190, "Nacka", .reported),
                row(2024, 6_390, "Assistanskoll", .reported),
                row(2025, 6_610, ohr, .reported), row(2026, 6_810, ohr, .reported),
            ]),
        figure(
            .helgnatt, "b-natt", "OB B, helgnatt",
            [
                old(5_840), ab17(6_100), row(2023, 7_110, "Nacka", .reported),
                row(2024, 7_350, "Assistanskoll", .reported),
                row(2025, 7_600, ohr, .reported),
                row(2026, 7_830, "KAV, Assistanskoll; OHR läser 101,80 (beslut A1)", .unconfirmed),
            ]),
        figure(
            .vardagsnatt, "c", "OB C, vardagsnatt",
            [
                ab17(4_540), row(2023, 5_300, "Nacka", .reported), row(2024, 5_480, derived, .unconfirmed),
                row(2025, 5_670, ohr, .reported), row(2026, 5_840, ohr, .reported),
            ]),
        figure(
            .vardagskvall, "d", "OB D, vardagskväll",
            [
                ab17(2_150), row(2023, 2_400, "Nacka", .reported), row(2024, 2_480, derived, .unconfirmed),
                row(2025, 2_560, ohr, .reported), row(2026, 2_640, ohr, .reported),
            ]),
    ]

    static let halfHours = Figure(
        "ab.21.avrundning", name: "OB-minuter per klass och månad avrundas uppåt till halv timme (1 = ja)", unit: .tal,
        rows: [FigureRow(from: Day(2013, 5, 13), 1, source: "Burlöv; beslut A12", confidence: .reported)])
    static let onOvertime = Figure(
        "ab.21.pa-overtid", name: "OB betalas också på övertid (1 = ja)", unit: .tal,
        rows: [FigureRow(from: Day(2013, 5, 13), 0, source: "Beslut A23", confidence: .unconfirmed)])

    static let formula = Formula(
        FormulaID(2040), name: "OB-tillägg",
        expression: "öre((halvtimme(tidigare + timmar) − halvtimme(tidigare)) × belopp)",
        operands: [Operand("tidigare", .timme), Operand("timmar", .timme), Operand("belopp", .krona)],
        paragraph: "AB § 21", source: "AB § 21; Burlöv (avrundning)", confidence: .reported, quantity: "timmar",
        price: "belopp")

    static let exactFormula = Formula(
        FormulaID(2041), name: "OB-tillägg, exakta minuter", expression: "öre(timmar × belopp)",
        operands: [Operand("timmar", .timme), Operand("belopp", .krona)], paragraph: "AB § 21",
        source: "Arbetsgivarens inställning ab.21.avrundning", confidence: .reported, quantity: "timmar",
        price: "belopp")

    /// The figures as they stand on a day; the amounts in the order of ``OBClass``.
    struct Values: Sendable {
        let amounts: [FigureValue]
        let halfHours: FigureValue
        let onOvertime: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            amounts = InconvenientHours.amounts.map { $0.value(on: day, settings) }
            halfHours = InconvenientHours.halfHours.value(on: day, settings)
            onOvertime = InconvenientHours.onOvertime.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 21", name: "Obekväm arbetstid (OB)", formulas: [formula, exactFormula],
        figures: amounts + [halfHours, onOvertime] + OBCalendar.figures)

    static let payItems: [PayItem] = OBClass.allCases.map { obClass in
        PayItem(
            obClass.item, key: "ob-" + amounts[Int(obClass.rawValue)].key.dropFirst("ab.21.ob.".count),
            name: amounts[Int(obClass.rawValue)].name, agiField: 11)
    }

    static func classIndex(of item: PayItemID) -> Int? {
        OBClass.allCases.firstIndex { $0.item == item }
    }

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        var minutes = [OBMinutes](repeating: .zero, count: work.stretches.count)
        try addSchedule(work, question, rules, &minutes, &arena)
        addExtraWork(work, question, rules, &minutes, &arena)
        for hours in work.classified {
            guard let index = classIndex(of: hours.item) else { continue }
            minutes[hours.stretch][index] += Int32(clamping: hours.minutes)
        }
        var earlier = OBMinutes.zero
        for (index, stretch) in work.stretches.enumerated() {
            for obClass in OBClass.allCases where minutes[index][obClass.lane] != 0 {
                try addLine(
                    obClass, minutes[index][obClass.lane], after: earlier[obClass.lane], stretch, question, rules,
                    to: &arena)
            }
            earlier = earlier &+ minutes[index]
        }
    }

    private static func addLine(
        _ obClass: OBClass, _ minutes: Int32, after earlier: Int32, _ stretch: PayStretch,
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let figure = figures.ob.amounts[obClass.lane]
        let rate = Amount(ore: try figure.known(amounts[obClass.lane], on: stretch.days.first))
        let confidence = formula.confidence.weaker(figure.confidence)
        let time = Minutes(Int64(minutes))
        guard figures.ob.halfHours.value == 1 else {
            let amount = try (Exact(rate) * time).rounded(.halfAwayFromZero)
            arena.add(
                obClass.item, amount, exactFormula.id, confidence, stretch.origin(question), [time.count, rate.ore])
            return
        }
        let before = Minutes(Int64(earlier))
        let paid = (before + time).roundedUpToHalfHour - before.roundedUpToHalfHour
        let amount = try (Exact(rate) * paid).rounded(.halfAwayFromZero)
        arena.add(
            obClass.item, amount, formula.id, confidence, stretch.origin(question),
            [before.count, time.count, rate.ore])
    }

    private static func addSchedule(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ minutes: inout [OBMinutes],
        _ arena: inout LineArena
    ) throws(PayrollError) {
        let month = rules.interval
        for (index, shift) in work.plan.shifts.enumerated() where shift.day <= rules.days.last {
            let stretch = work.stretchIndex(on: shift.day)
            let isMonthly = work.stretches[stretch].terms.isMonthly
            var shiftMinutes = work.obMinutes(of: index, in: month, isMonthly: isMonthly, rules.ob)
            if shiftMinutes == .zero { continue }
            if work.absentMinutes[index] > 0 {
                shiftMinutes = try shiftMinutes &- lost(index, shift, work, in: month, isMonthly: isMonthly, rules)
            }
            minutes[stretch] = minutes[stretch] &+ shiftMinutes
            note(shiftMinutes, shift.day, question, &arena)
        }
    }

    /// The OB of a shift's absent time.
    ///
    /// - Throws: `invalidValue` when only the length of the absence is known and the shift has OB: then nobody can say
    ///   which minutes were worked.
    static func lost(
        _ index: Int, _ shift: ScheduledShift, _ work: MonthWork, in window: WorkInterval?, isMonthly: Bool,
        _ rules: ABMonth, cause: AbsenceCause? = nil
    ) throws(PayrollError) -> OBMinutes {
        var sum = OBMinutes.zero
        for absence in work.absences where absence.shift == index && (cause ?? absence.cause) == absence.cause {
            guard let interval = absence.interval else {
                if work.obMinutes(of: index, in: nil, isMonthly: isMonthly, rules.ob) == .zero { continue }
                throw PayrollError(
                    .invalidValue,
                    "Frånvaron \(shift.day) gäller en del av ett pass med OB. Ange klockslag, så att rätt OB kan räknas.",
                    day: shift.day, row: absence.row)
            }
            let inside = window.map { $0.intersection(interval) } ?? interval
            guard let inside else { continue }
            sum = sum &+ work.obMinutes(of: index, in: inside, isMonthly: isMonthly, rules.ob)
        }
        return sum
    }

    private static func addExtraWork(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ minutes: inout [OBMinutes],
        _ arena: inout LineArena
    ) {
        if work.extraWork.isEmpty { return }
        for extra in work.extraWork where !work.stretches[extra.stretch].terms.isMonthly {
            add(extra.pieces, extra.day, extra.stretch)
        }
        for sorted in OvertimeSorter.sorted(work, rules) {
            add(sorted.fyllnadPieces, sorted.day, sorted.stretch)
            let figures = rules.figures[work.stretches[sorted.stretch].figures]
            if figures.ob.onOvertime.value == 1 { add(sorted.overtimePieces, sorted.day, sorted.stretch) }
        }
        func add(_ pieces: [WorkInterval], _ day: Day, _ stretch: Int) {
            var sum = OBMinutes.zero
            for piece in pieces { sum = sum &+ rules.ob.minutes(in: piece) }
            minutes[stretch] = minutes[stretch] &+ sum
            note(sum, day, question, &arena)
        }
    }

    private static func note(
        _ minutes: OBMinutes, _ day: Day, _ question: borrowing EmploymentMonth, _ arena: inout LineArena
    ) {
        guard arena.notesOccasions else { return }
        for obClass in OBClass.allCases where minutes[obClass.lane] > 0 {
            arena.note(obClass.item, employment: question.index, day: day, Int64(minutes[obClass.lane]), .timme)
        }
    }

    private static func figure(_ obClass: OBClass, _ key: String, _ name: String, _ rows: [FigureRow]) -> Figure {
        Figure("ab.21.ob.\(key)", name: name, unit: .krona, rows: rows)
    }

    private static func row(_ year: Int, _ ore: Int64, _ source: String, _ confidence: Confidence) -> FigureRow {
        FigureRow(from: Day(year, 4, 1), ore, source: source, confidence: confidence)
    }

    /// The table of 2013, of which only the days around its two sources are known.
    private static func old(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: Day(2013, 5, 13), through: Day(2014, 12, 29), ore, source: "ka.se 2013-05-13 och 2014-12-12",
            confidence: .reported)
    }

    /// The table of AB 17, known from May 2017 to the New Year after; what came between it and 2023 is not.
    private static func ab17(_ ore: Int64) -> FigureRow {
        FigureRow(
            from: Day(2017, 5, 1), through: Day(2018, 1, 2), ore, source: "ka.se 2017-12-29; Assistanskoll 2017-05-01",
            confidence: .reported)
    }
}

extension MonthWork {
    /// The OB minutes of a shift, all of it or inside an interval; the repeated hour of monthly paid is overtime.
    func obMinutes(of shift: Int, in window: WorkInterval?, isMonthly: Bool, _ calendar: OBCalendar) -> OBMinutes {
        var sum = OBMinutes.zero
        for piece in plan.pieces[plan.shifts[shift].pieces] where !(isMonthly && piece.isRepeatedHour) {
            let inside = window.map { $0.intersection(piece.interval) } ?? piece.interval
            if let inside { sum = sum &+ calendar.minutes(in: inside) }
        }
        return sum
    }
}
