//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 20 Övertid och fyllnadstid.
///
/// Enkel övertid is work within the two hours immediately before and after the ordinary shift; what exceeds two hours
/// in all, and everything else, is kvalificerad (decision A34). Until 2025-03-31 a part-timer had fyllnadstid up to
/// eight hours a day and for a whole shift on a free weekday; from 2025-04-01 part-timers have overtime like full-timers
/// (decision A10). Minutes are exact (decision A11). The hour that comes twice in October is enkel övertid.
enum Overtime {
    private static let source = "AB 25 § 20 (KAV, OHR); AB § 20 övningsbilder 2013"

    static let divisor = Figure(
        "ab.20.timlon-divisor", name: "Timlön är heltidslönen delad med", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 165, source: source, confidence: .confirmed)])
    static let simple = Figure(
        "ab.20.enkel", name: "Enkel övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 1_800_000, source: source, confidence: .reported)])
    static let qualified = Figure(
        "ab.20.kvalificerad", name: "Kvalificerad övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 2_400_000, source: source, confidence: .reported)])
    static let fyllnad = Figure(
        "ab.20.fyllnad", name: "Fyllnadstid, procent av timlönen", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, through: Day(2025, 3, 31), 1_200_000, source: "DIK; HRSC", confidence: .reported)
        ])
    static let window = Figure(
        "ab.20.fonster", name: "Enkel övertid räknas inom så lång tid från passet", unit: .timme,
        rows: [FigureRow(from: AB.firstDay, 120, source: "AB § 20 mom. 2", confidence: .confirmed)])
    static let partTimeAsFullTime = Figure(
        "ab.20.deltid-som-heltid", name: "Deltidsanställda har övertid som heltidsanställda (1 = ja)", unit: .tal,
        rows: [
            FigureRow(from: AB.firstDay, through: Day(2025, 3, 31), 0, source: "AB 24 § 20", confidence: .confirmed),
            FigureRow(from: Day(2025, 4, 1), 1, source: "SKR nyhet 89409; beslut A10", confidence: .confirmed),
        ])

    static let formula = Formula(
        FormulaID(2030), name: "Övertid och fyllnadstid", expression: "öre(heltidslön ÷ divisor × procent × timmar)",
        operands: [
            Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("procent", .procent),
            Operand("timmar", .timme),
        ],
        paragraph: "AB § 20", source: source, confidence: .reported, quantity: "timmar", price: nil)

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let divisor: FigureValue
        let simple: FigureValue
        let qualified: FigureValue
        let fyllnad: FigureValue
        let window: FigureValue
        let partTimeAsFullTime: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            divisor = Overtime.divisor.value(on: day, settings)
            simple = Overtime.simple.value(on: day, settings)
            qualified = Overtime.qualified.value(on: day, settings)
            fyllnad = Overtime.fyllnad.value(on: day, settings)
            window = Overtime.window.value(on: day, settings)
            partTimeAsFullTime = Overtime.partTimeAsFullTime.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 20", name: "Övertid och fyllnadstid", formulas: [formula],
        figures: [divisor, simple, qualified, fyllnad, window, partTimeAsFullTime])

    static let simpleItem = PayItem(PayItemID(110), key: "overtid-enkel", name: "Övertid, enkel", agiField: 11)
    static let qualifiedItem = PayItem(
        PayItemID(111), key: "overtid-kvalificerad", name: "Övertid, kvalificerad", agiField: 11)
    static let fyllnadItem = PayItem(PayItemID(112), key: "fyllnadstid", name: "Fyllnadstid", agiField: 11)
    static let payItems = [simpleItem, qualifiedItem, fyllnadItem]

    static func isItem(_ item: PayItemID) -> Bool {
        item == simpleItem.id || item == qualifiedItem.id || item == fyllnadItem.id
    }

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        var minutes = [OvertimeMinutes](repeating: OvertimeMinutes(), count: work.stretches.count)
        for sorted in OvertimeSorter.sorted(work, rules) {
            minutes[sorted.stretch].add(sorted.minutes)
            note(sorted, question, &arena)
        }
        addRepeatedHours(work, question, rules, to: &minutes, &arena)
        for hours in work.classified where isItem(hours.item) { minutes[hours.stretch].add(hours) }
        for (index, stretch) in work.stretches.enumerated() where minutes[index].isAny {
            guard stretch.terms.isMonthly else {
                throw PayrollError(
                    .notImplemented,
                    "Övertid för timavlönade räknas inte än (anställning \(question.employment.id)). Registrera den som lönerad med belopp.",
                    day: stretch.days.first)
            }
            try addLines(minutes[index], stretch, question, rules, to: &arena)
        }
    }

    private static func addLines(
        _ minutes: OvertimeMinutes, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        for (item, count, figure, declared) in [
            (fyllnadItem, minutes.fyllnad, figures.overtime.fyllnad, fyllnad),
            (simpleItem, minutes.simple, figures.overtime.simple, simple),
            (qualifiedItem, minutes.qualified, figures.overtime.qualified, qualified),
        ] where count != 0 {
            let percent = Percent(millionths: try figure.known(declared, on: stretch.days.first))
            let amount = try (Exact(stretch.fullTimePay) / figures.overtime.divisor.value * percent * Minutes(count))
                .rounded(.halfAwayFromZero)
            arena.add(
                item.id, amount, formula.id, formula.confidence.weaker(figure.confidence), stretch.origin(question),
                [stretch.fullTimePay.ore, figures.overtime.divisor.value, percent.millionths, count])
        }
    }

    /// Monthly paid who work through the night when summer time ends work an hour more than their schedule says.
    private static func addRepeatedHours(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to minutes: inout [OvertimeMinutes],
        _ arena: inout LineArena
    ) {
        guard let day = rules.repeatedHourDay else { return }
        // The shift that is under way then began that day or the evening before.
        for index in Array(work.plan.shifts(on: day - 1)) + Array(work.plan.shifts(on: day)) {
            let shift = work.plan.shifts[index]
            let stretch = work.stretchIndex(on: shift.day)
            for piece in work.plan.pieces[shift.pieces]
            where piece.isRepeatedHour && work.stretches[stretch].terms.isMonthly {
                let wasAbsent = work.absences.contains {
                    $0.shift == index && ($0.interval?.overlaps(piece.interval) ?? true)
                }
                if wasAbsent { continue }
                minutes[stretch].simple += piece.interval.minutes.count
                arena.note(
                    simpleItem.id, employment: question.index, day: shift.day, piece.interval.minutes.count, .timme)
            }
        }
    }

    private static func note(_ sorted: SortedExtraWork, _ question: borrowing EmploymentMonth, _ arena: inout LineArena)
    {
        let parts = [
            (fyllnadItem, sorted.minutes.fyllnad), (simpleItem, sorted.minutes.simple),
            (qualifiedItem, sorted.minutes.qualified),
        ]
        for (item, count) in parts where count > 0 {
            arena.note(item.id, employment: question.index, day: sorted.day, count, .timme)
        }
    }
}

/// Minutes of extra work by kind.
struct OvertimeMinutes: Hashable, Sendable {
    var fyllnad: Int64 = 0
    var simple: Int64 = 0
    var qualified: Int64 = 0

    var isAny: Bool { fyllnad != 0 || simple != 0 || qualified != 0 }

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
}
