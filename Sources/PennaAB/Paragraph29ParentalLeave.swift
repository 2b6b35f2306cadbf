//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// § 29 Föräldraledighet: föräldrapenningtillägg and föräldralön.
///
/// The deduction is made by § 17.
///
/// Föräldrapenningtillägg is 10 % of the pay for each calendar day of leave with föräldrapenning, at its extent, at most
/// 180 days for a birth and until the child is 24 months, for those employed at least 180 days before the leave (decision
/// A42). Föräldralön is 77.6 % of the part of the pay above 83.33 % of the prisbasbelopp a month, at most 270 days for a
/// birth (A7). Care of a sick child (VAB) has neither.
enum ParentalLeave {
    private static let kav = "AB 25 § 29 (KAV, LÄK)"

    static let share = Figure(
        "ab.29.tillagg", name: "Föräldrapenningtillägg, procent av lönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 100_000, source: kav, confidence: .reported)])
    static let mostDays = Figure(
        "ab.29.tillagg-dagar", name: "Föräldrapenningtillägg, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: kav, confidence: .reported)])
    static let mostMonths = Figure(
        "ab.29.barnets-alder", name: "Föräldrapenningtillägg tills barnet är så många månader", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 24, source: kav, confidence: .reported)])
    static let employedDays = Figure(
        "ab.29.anstalld", name: "Kalenderdagar anställd före ledigheten", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 180, source: kav, confidence: .reported)])
    static let shareAbove = Figure(
        "ab.29.foraldralon", name: "Föräldralön, procent av lönen över taket", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 776_000, source: "Beslut A7", confidence: .unconfirmed)])
    static let mostDaysAbove = Figure(
        "ab.29.foraldralon-dagar", name: "Föräldralön, kalenderdagar per födsel", unit: .dag,
        rows: [FigureRow(from: AB.firstDay, 270, source: kav, confidence: .reported)])
    static let ceiling = Figure(
        "ab.29.tak", name: "Taket för föräldralön, procent av prisbasbeloppet i månaden", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 833_300, source: kav, confidence: .reported)])

    static let figures = [share, mostDays, mostMonths, employedDays, shareAbove, mostDaysAbove, ceiling]

    /// The figures as they stand on a day, in the order of ``figures``.
    struct Values: Sendable {
        let all: [FigureValue]
        /// Prisbasbelopp of the year, from the law.
        let baseAmount: FigureValue

        init(_ day: Day, _ settings: [AgreementSetting]) {
            all = ParentalLeave.figures.map { $0.value(on: day, settings) }
            baseAmount = YearlyAmounts.prisbasbelopp.value(on: day, settings)
        }
    }

    private static let basis = [
        Operand("heltidslön", .krona), Operand("grad", .procent), Operand("tillägg", .krona),
    ]
    private static let days = [
        Operand("kalenderdagar", .dag), Operand("omfattning", .procent), Operand("dagar", .dag),
    ]

    static let supplement = Formula(
        FormulaID(2150), name: "Föräldrapenningtillägg",
        expression: "öre(andel × (heltidslön × grad + tillägg) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + days, paragraph: "AB § 29", source: kav,
        confidence: .reported, quantity: "dagar", price: nil)
    static let above = Formula(
        FormulaID(2151), name: "Föräldralön",
        expression:
            "öre(andel × max(0; heltidslön × grad + tillägg − prisbasbelopp × tak) ÷ kalenderdagar × omfattning × dagar)",
        operands: [Operand("andel", .procent)] + basis + [Operand("prisbasbelopp", .krona), Operand("tak", .procent)]
            + days,
        paragraph: "AB § 29", source: "Beslut A7", confidence: .unconfirmed, quantity: "dagar", price: nil)

    static let rule = RuleDescription(
        paragraph: "AB § 29", name: "Föräldraledighet och vård av barn",
        text: """
            Den som är föräldraledig med föräldrapenning över lägsta nivån får 10 procent av lönen för varje kalenderdag, i \
            ledighetens omfattning: högst 180 dagar per födsel, tills barnet är två år, och om anställningen varat minst 180 \
            dagar före ledigheten. Den vars lön är högre än taket för föräldrapenningen får dessutom föräldralön, 77,6 \
            procent av delen över taket i högst 270 dagar per födsel.

            Avdraget för ledigheten görs enligt § 17. Vård av sjukt barn ger avdrag men inget tillägg. Barnets födelsedag \
            anges alltid, och dagarna rapporteras i arbetsgivardeklarationen.
            """,
        formulas: [supplement, above], figures: figures, example: { () throws(PayrollError) in try example() })

    static let supplementItem = PayItem(
        PayItemID(210), key: "foraldrapenningtillagg", name: "Föräldrapenningtillägg", agiField: 11)
    static let aboveItem = PayItem(PayItemID(211), key: "foraldralon", name: "Föräldralön", agiField: 11)
    static let payItems = [supplementItem, aboveItem]

    /// Calendar days of one extent in one stretch.
    private struct Part {
        let stretch: Int
        let share: Percent
        var withSupplement: Int64 = 0
        var aboveCeiling: Int64 = 0
    }

    static func add(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        var parts: [Part] = []
        for registration in work.registered {
            guard case .absence(let cause, let extent) = registration.kind, cause.concernsChild else { continue }
            guard let born = registration.childBorn else {
                throw PayrollError(
                    .missingFact,
                    "Frånvaron \(registration.days) (\(cause.rawValue)) saknar barn. Ange barnets födelsedag eller personnummer.",
                    day: registration.days.first, row: registration.row)
            }
            guard cause == .foraldraledig, let days = registration.days.intersection(rules.days) else { continue }
            guard let share = extent.share else {
                throw PayrollError(
                    .invalidValue,
                    "Föräldraledigheten \(registration.days) anges i timmar. Ange procent: tillägget räknas per kalenderdag.",
                    day: registration.days.first, row: registration.row)
            }
            let isEntitled = isEmployedLongEnough(registration, question, rules)
            for day in days {
                count(day, share, born, isEntitled: isEntitled, work, rules, &carry, &parts)
            }
        }
        for part in parts { try addLines(part, work.stretches[part.stretch], question, rules, to: &arena) }
    }

    private static func count(
        _ day: Day, _ share: Percent, _ born: Day, isEntitled: Bool, _ work: MonthWork, _ rules: ABMonth,
        _ carry: inout EmploymentCarry, _ parts: inout [Part]
    ) {
        let stretch = work.stretchIndex(on: day)
        guard work.stretches[stretch].terms.isMonthly else { return }
        let values = rules.figures[work.stretches[stretch].figures].parental
        let child = carry.children.firstIndex { $0.born == born } ?? carry.children.count
        if child == carry.children.count { carry.children.append(ChildCarry(born: born)) }
        let known = parts.firstIndex { $0.stretch == stretch && $0.share == share }
        if known == nil { parts.append(Part(stretch: stretch, share: share)) }
        let index = known ?? parts.count - 1
        let end = endDay(born, months: Int(clamping: values.all[2].value))
        if isEntitled, day < end, carry.children[child].supplementDays < Int(clamping: values.all[1].value) {
            carry.children[child].supplementDays += 1
            parts[index].withSupplement += 1
        }
        let pay = work.stretches[stretch].fastKontantLon
        let ceiling = Exact(Amount(ore: values.baseAmount.value)) * Percent(millionths: values.all[6].value)
        let isAbove = (try? (pay + ceiling * -1).rounded(.halfAwayFromZero) > .zero) ?? false
        if isAbove, carry.children[child].payDays < Int(clamping: values.all[5].value) {
            carry.children[child].payDays += 1
            parts[index].aboveCeiling += 1
        }
    }

    /// The first day on which the child is so many months old.
    private static func endDay(_ born: Day, months: Int) -> Day {
        let month = Month(number: born.month.number + Int32(clamping: months))
        let day = born.components.day
        return month.first + (min(day, month.dayCount) - 1)
    }

    /// Whether the employment has lasted long enough before the leave, with the leave right before it counted in.
    private static func isEmployedLongEnough(
        _ registration: Registration, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) -> Bool {
        var first = registration.days.first
        var isMoved = true
        while isMoved {
            isMoved = false
            for other in question.employment.registrations where other.recorded <= question.knownAt {
                guard case .absence(.foraldraledig, _) = other.kind, other.days.last + 1 >= first,
                    other.days.first < first
                else { continue }
                first = other.days.first
                isMoved = true
            }
        }
        let least = rules.figures[0].parental.all[3].value
        return Int64(first - question.employment.start) >= least
    }

    private static func addLines(
        _ part: Part, _ stretch: PayStretch, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let values = rules.figures[stretch.figures].parental
        let origin = stretch.origin(question)
        let monthDays = Int64(rules.days.count)
        let basis = (stretch.fullTimePay.ore, stretch.terms.degree.millionths, stretch.supplements.ore)
        if part.withSupplement > 0 {
            let percent = Percent(millionths: values.all[0].value)
            let amount = try (stretch.fastKontantLon / monthDays * part.share * part.withSupplement * percent)
                .rounded(.halfAwayFromZero)
            arena.add(
                supplementItem.id, amount, supplement.id, supplement.confidence.weaker(values.all[0].confidence),
                origin,
                [percent.millionths, basis.0, basis.1, basis.2, monthDays, part.share.millionths, part.withSupplement])
        }
        guard part.aboveCeiling > 0 else { return }
        let base = Amount(ore: try values.baseAmount.known(YearlyAmounts.prisbasbelopp, on: stretch.days.first))
        let percent = Percent(millionths: values.all[4].value)
        let ceiling = Percent(millionths: values.all[6].value)
        let excess = stretch.fastKontantLon + Exact(base) * -1 * ceiling
        let amount = try (excess / monthDays * part.share * part.aboveCeiling * percent).rounded(.halfAwayFromZero)
        arena.add(
            aboveItem.id, amount, above.id, above.confidence, origin,
            [
                percent.millionths, basis.0, basis.1, basis.2, base.ore, ceiling.millionths, monthDays,
                part.share.millionths, part.aboveCeiling,
            ])
    }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 60 000 kr. Föräldraledig på heltid hela oktober 2026 med barn fött den 1 mars 2026.",
            pay: 6_000_000, month: Month(year: 2026, month: 10), [.absence(.foraldraledig, .whole)], Day(2026, 10, 1),
            Day(2026, 10, 31), childBorn: Day(2026, 3, 1))
    }
}

extension ParentalLeave {
    /// The days that the AGI reports: scheduled time away with föräldrapenning or tillfällig föräldrapenning, in hours
    /// rounded half up to hundredths.
    static func reported(
        _ work: MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth
    ) throws(PayrollError) -> [ReportedAbsence] {
        guard work.hasRegistered(.foraldraledig) || work.hasRegistered(.vab) else { return [] }
        var reported: [ReportedAbsence] = []
        for day in rules.days {
            for (cause, kind) in [
                (AbsenceCause.foraldraledig, ParentalAbsenceKind.foraldrapenning),
                (.vab, .tillfalligForaldrapenning),
            ] {
                let shifts = work.plan.shifts(on: day)
                let minutes = work.absences.reduce(Int64(0)) {
                    $1.cause == cause && shifts.contains($1.shift) ? $0 + $1.minutes : $0
                }
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
