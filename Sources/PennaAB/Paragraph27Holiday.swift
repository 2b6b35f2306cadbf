//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27 Semester: semesterdagstillägg while on holiday, and semesterersättning on hourly pay.
///
/// Monthly pay goes on during holiday. Each day off by the schedule consumes semesterkvot holiday days, and each of them
/// gives 0.605 % of fast kontant lön (mom. 15). Hourly paid get 0.48 % of the pay for each day of their yearly right:
/// 12 % for 25 days, 14.88 % for 31, 15.36 % for 32 (mom. 16). OB, overtime and the like already hold their share
/// (decision A9).
enum Holiday {
    private static let source = "Nacka; AB 25 § 27 (KAV, OHR)"

    static let dayCompensation = Figure(
        "ab.27.dagstillagg", name: "Semesterdagstillägg per betald dag, procent av fast kontant lön", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 6_050, source: source, confidence: .reported)])
    static let percentPerDay = Figure(
        "ab.27.timlon-per-dag", name: "Semesterlön på timlön per dag i årsrätten", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 4_800, source: source, confidence: .reported)])
    static let mostDaysAtOnce = Figure(
        "ab.27.dagar-per-utbetalning", name: "Semesterdagstillägg som högst beskattas med månadstabell", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 20, source: "Beslut L12", confidence: .reported)])

    static let dayFormula = Formula(
        FormulaID(2050), name: "Semesterdagstillägg",
        expression: "öre(procent × (heltidslön × grad + tillägg) × semesterkvot × arbetsdagar)",
        operands: [
            Operand("procent", .procent), Operand("heltidslön", .krona), Operand("grad", .procent),
            Operand("tillägg", .krona), Operand("semesterkvot", .faktor), Operand("arbetsdagar", .dag),
        ],
        paragraph: "AB § 27 mom. 15", source: source, confidence: .reported, quantity: "arbetsdagar", price: nil)

    static let compensationFormula = Formula(
        FormulaID(2051), name: "Semesterersättning", expression: "öre(underlag × procent_per_dag × årsrätt)",
        operands: [Operand("underlag", .krona), Operand("procent_per_dag", .procent), Operand("årsrätt", .dag)],
        paragraph: "AB § 27 mom. 16", source: source, confidence: .reported, quantity: nil, price: nil)

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let dayCompensation: FigureValue
        let percentPerDay: FigureValue
        let mostDaysAtOnce: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            dayCompensation = Holiday.dayCompensation.value(on: day, settings)
            percentPerDay = Holiday.percentPerDay.value(on: day, settings)
            mostDaysAtOnce = Holiday.mostDaysAtOnce.value(on: day, settings)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB § 27", name: "Semester", formulas: [dayFormula, compensationFormula],
        figures: [dayCompensation, percentPerDay, mostDaysAtOnce])

    static let payItems: [PayItem] = []

    /// Ends the month: what was earned, and on the last day of the year or the employment what is left.
    static func close(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
    }

    /// What should be looked at.
    static func findings(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ carry: EmploymentCarry
    ) throws(PayrollError) -> [String] { [] }

    /// Holiday days a year by the age reached in it.
    ///
    /// Mom. 5: 25 days, from 40 years 31, from 50 years 32.
    static func yearlyRight(birthYear: Int, in year: Int) -> Int64 {
        let age = year - birthYear
        return age >= 50 ? 32 : (age >= 40 ? 31 : 25)
    }

    static func addSupplement(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        var parts: [(stretch: PayStretch, kvot: Factor, days: [Day])] = []
        for stretch in work.stretches {
            for (kvot, days) in try daysTaken(work, stretch) { parts.append((stretch, kvot, days)) }
        }
        guard !parts.isEmpty else { return }
        let monthDays = parts.reduce(0) { $0 + $1.kvot.hundredths * Int64($1.days.count) }
        let item = try item(forDays: monthDays, rules)
        for (stretch, kvot, days) in parts {
            let figures = rules.figures[stretch.figures]
            let percent = Percent(
                millionths: try figures.holiday.dayCompensation.known(dayCompensation, on: stretch.days.first))
            let amount = try (stretch.fastKontantLon * percent * kvot * Int64(days.count)).rounded(.halfAwayFromZero)
            arena.add(
                item, amount, dayFormula.id, dayFormula.confidence.weaker(figures.holiday.dayCompensation.confidence),
                stretch.origin(question),
                [
                    percent.millionths, stretch.fullTimePay.ore, stretch.terms.degree.millionths,
                    stretch.supplements.ore, kvot.hundredths, Int64(days.count),
                ])
            for day in days {
                arena.note(item, employment: question.index, day: day, kvot.hundredths, .semesterdag)
            }
        }
        if carry.holiday.year != rules.month.year {
            carry.holiday.year = rules.month.year
            carry.holiday.taken = 0
        }
        let (taken, overflow) = carry.holiday.taken.addingReportingOverflow(monthDays)
        if overflow { throw .overflow("Antalet uttagna semesterdagar") }
        carry.holiday.taken = taken
    }

    /// Semesterersättning on what hourly paid earned in the month, one line for each cost account.
    static func addCompensation(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, linesFrom first: Int,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for stretch in work.stretches where !stretch.terms.isMonthly {
            var base = Amount.zero
            for line in arena.lines[first...]
            where line.terms == UInt16(stretch.termsIndex) && stretch.days.contains(line.days.first) {
                if question.items[line.item]?.flags.contains(.holiday) ?? false { try base += line.amount }
            }
            guard base != .zero else { continue }
            let figure = rules.figures[stretch.figures].holiday.percentPerDay
            let percent = Percent(millionths: try figure.known(percentPerDay, on: stretch.days.first))
            let right = yearlyRight(birthYear: question.birthYear, in: rules.month.year)
            let amount = try (Exact(base) * percent * right).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.semesterersattning.id, amount, compensationFormula.id,
                compensationFormula.confidence.weaker(figure.confidence), stretch.origin(question),
                [base.ore, percent.millionths, right])
        }
    }

    /// The working days on holiday in a stretch, by semesterkvot.
    private static func daysTaken(_ work: MonthWork, _ stretch: PayStretch) throws(PayrollError)
        -> [(kvot: Factor, days: [Day])]
    {
        var result: [(kvot: Factor, days: [Day])] = []
        guard work.absences.contains(where: { $0.cause == .semester }) else { return result }
        for day in stretch.days {
            let shifts = work.plan.shifts(on: day)
            let taken = work.absences.filter { $0.cause == .semester && shifts.contains($0.shift) }
            guard let first = taken.first else { continue }
            guard stretch.terms.isMonthly else {
                throw PayrollError(
                    .invalidValue,
                    "Timavlönade får semesterersättning varje månad och tar inte ut semester. Registrera ledigheten på annat sätt.",
                    day: day, row: first.row)
            }
            guard taken.reduce(0, { $0 + $1.minutes }) == work.plan.minutes(on: day),
                let kvot = work.semesterkvot(on: day)
            else {
                throw PayrollError(
                    .invalidValue, "Semester tas ut i hela dagar. Ändra registreringen \(day) till hel dag.", day: day,
                    row: first.row)
            }
            if let index = result.firstIndex(where: { $0.kvot == kvot }) {
                result[index].days.append(day)
            } else {
                result.append((kvot, [day]))
            }
        }
        return result
    }

    /// More than 20 semesterdagstillägg at once are a one-off amount for tax (decision L12).
    private static func item(forDays monthDays: Int64, _ rules: ABMonth) throws(PayrollError) -> PayItemID {
        let most = try rules.figures[0].holiday.mostDaysAtOnce.known(mostDaysAtOnce, on: rules.days.first)
        return monthDays > most * 100 ? PayItems.semesterdagstillaggEngang.id : PayItems.semesterdagstillagg.id
    }
}
