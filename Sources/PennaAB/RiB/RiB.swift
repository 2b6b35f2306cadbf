//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// RiB 19: räddningstjänstpersonal i beredskap, from 2019-05-01 to 2022-05-01; later amounts are not known here.
///
/// Hours are registered on the items of this file. Beredskap is a week's amount by 168 hours, 40 % more in the
/// midsummer week and the seven after it. A call-out has one amount for its first hour, one for hours 2–8 and one after.
enum RiB {
    private static let kommunal: Source = .agreement(.rib19, "", .kommunalRiB19)
    private static let first = Day(2019, 5, 1)
    private static let last = Day(2022, 5, 1)

    static let week = figure("rib.beredskap-vecka", "RiB, beredskap en hel vecka", .krona, 458_700)
    static let extraWeek = figure("rib.extra-beredskap-vecka", "RiB, extra beredskap en hel vecka", .krona, 596_200)
    static let exercise = figure("rib.ovning", "RiB, övning per timme", .krona, 17_030)
    static let firstHour = figure("rib.larm-forsta", "RiB, larm, första timmen", .krona, 29_800)
    static let toEighth = figure("rib.larm-till-attonde", "RiB, larm, timme 2–8", .krona, 23_840)
    static let fromNinth = figure("rib.larm-fran-nionde", "RiB, larm, från timme 9", .krona, 26_400)
    static let summerFactor = figure("rib.sommar-faktor", "RiB, beredskap på sommaren, gånger", .faktor, 140)

    static let figures = [week, extraWeek, exercise, firstHour, toEighth, fromNinth, summerFactor]

    private static func figure(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: first, through: last, value, source: kommunal, confidence: .confirmed)])
    }

    static let standbyFormula = Formula(
        FormulaID(2095), name: "RiB, beredskap", expression: "öre(veckobelopp × faktor × timmar ÷ 168)",
        operands: [Operand("veckobelopp", .krona), Operand("faktor", .faktor), Operand("timmar", .timme)],
        paragraph: "RiB 19", source: kommunal, confidence: .confirmed, quantity: "timmar", price: nil)
    static let exerciseFormula = Formula(
        FormulaID(2096), name: "RiB, övning", expression: "öre(belopp × timmar)",
        operands: [Operand("belopp", .krona), Operand("timmar", .timme)], paragraph: "RiB 19", source: kommunal,
        confidence: .confirmed, quantity: "timmar", price: "belopp")
    static let callOutFormula = Formula(
        FormulaID(2097), name: "RiB, larm",
        expression:
            "öre(min(timmar; 1) × första + max(0; min(timmar; 8) − 1) × till_åttonde + max(0; timmar − 8) × från_nionde)",
        operands: [
            Operand("timmar", .timme), Operand("första", .krona), Operand("till_åttonde", .krona),
            Operand("från_nionde", .krona),
        ],
        paragraph: "RiB 19", source: kommunal, confidence: .confirmed, quantity: "timmar", price: nil)

    static let rule = RuleDescription(
        paragraph: "RiB 19", name: "Räddningstjänstpersonal i beredskap",
        text: """
            Deltidsbrandmän har beredskap, övning och larm, var och en med sitt belopp; timmarna registreras på var sin \
            löneart. En veckas beredskap är 168 timmar. Midsommarveckan och de sju veckorna efter är beredskapen 40 procent \
            dyrare. Ett larm registreras för sig, i hela timmar: hur delar av en timme räknas är inte känt. Frånvaro, \
            övertid och semester enligt RiB är inte kända här och avvisas, liksom belopp efter den 1 maj 2022 (RiB 22).
            """,
        formulas: [standbyFormula, exerciseFormula, callOutFormula], figures: figures,
        example: { () throws(PayrollError) in try example() })

    static let standbyItem = PayItem(PayItemID(140), key: "rib-beredskap", name: "RiB, beredskap", agiField: 11)
    static let extraItem = PayItem(
        PayItemID(141), key: "rib-extra-beredskap", name: "RiB, extra beredskap", agiField: 11)
    static let exerciseItem = PayItem(PayItemID(142), key: "rib-ovning", name: "RiB, övning", agiField: 11)
    static let callOutItem = PayItem(PayItemID(143), key: "rib-larm", name: "RiB, larm", agiField: 11)
    static let payItems = [standbyItem, extraItem, exerciseItem, callOutItem]

    static let claim = HourClaim(items: payItems.map { $0.id })

    static func isItem(_ item: PayItemID) -> Bool { (140...143).contains(item.number) }

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for hours in work.classified where isItem(hours.item) {
            let stretch = work.stretches[hours.stretch]
            guard stretch.scope.body == .rib19 else {
                throw PayrollError(
                    .invalidValue,
                    "RiB-timmar \(hours.day) är registrerade på en anställning som inte har avtalet RiB 19. Rätta lönearten eller avtalet.",
                    day: hours.day)
            }
            try addLine(hours, stretch, question, rules, to: &arena)
        }
        guard work.stretches.contains(where: { $0.scope.body == .rib19 }) else { return }
        try refuseOthers(work)
    }

    private static func addLine(
        _ hours: MonthWork.ClassifiedHours, _ stretch: PayStretch, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let values = rules.figures[rules.figuresIndex(on: hours.day)]
        func known(_ figure: ABFigure) throws(PayrollError) -> Int64 {
            try values[figure].known(figure, on: hours.day)
        }
        let origin = LineOrigin(
            employment: question.index, terms: UInt16(stretch.termsIndex), days: DayRange(hours.day))
        let time = Minutes(hours.minutes)
        switch hours.item {
        case standbyItem.id, extraItem.id:
            let amount = Amount(ore: try known(hours.item == standbyItem.id ? week : extraWeek))
            let factor = Factor(hundredths: isSummer(hours.day) ? try known(summerFactor) : 100)
            arena.add(
                hours.item, try (Exact(amount) * factor * time / 168).rounded(.halfAwayFromZero), standbyFormula.id,
                standbyFormula.confidence, origin, [amount.ore, factor.hundredths, time.count])
        case exerciseItem.id:
            let amount = Amount(ore: try known(exercise))
            arena.add(
                hours.item, try (Exact(amount) * time).rounded(.halfAwayFromZero), exerciseFormula.id,
                exerciseFormula.confidence, origin, [amount.ore, time.count])
        default:
            guard time.count % 60 == 0, time > .zero else {
                throw PayrollError(
                    .invalidValue,
                    "Larmet \(hours.day) är inte hela timmar. Ange hela timmar: hur delar av en timme räknas är inte känt.",
                    day: hours.day)
            }
            let amounts = [try known(firstHour), try known(toEighth), try known(fromNinth)]
            let parts = [min(time.count, 60), max(0, min(time.count, 480) - 60), max(0, time.count - 480)]
            let sum =
                Exact(Amount(ore: amounts[0])) * Minutes(parts[0]) + Exact(Amount(ore: amounts[1])) * Minutes(parts[1])
                + Exact(Amount(ore: amounts[2])) * Minutes(parts[2])
            arena.add(
                hours.item, try sum.rounded(.halfAwayFromZero), callOutFormula.id, callOutFormula.confidence, origin,
                [time.count, amounts[0], amounts[1], amounts[2]])
        }
        arena.note(hours.item, employment: question.index, day: hours.day, time.count, .timme)
    }

    /// The calendar week of midsommarafton and the seven after it.
    private static func isSummer(_ day: Day) -> Bool {
        // Midsommarafton is the Friday of 19–25 June.
        let eve = (19...25).map { Day(day.year, 6, $0) }.first { $0.weekday == .friday } ?? Day(day.year, 6, 19)
        let monday = eve - 4
        return monday <= day && day < monday + 56
    }

    /// What else AB has rules for is not known for RiB.
    private static func refuseOthers(_ work: borrowing MonthWork) throws(PayrollError) {
        for registration in work.registered {
            switch registration.kind {
            case .hours(let item, _) where isItem(item): continue
            case .payLine, .benefit: continue
            default:
                guard work.stretches[work.stretchIndex(on: registration.days.first)].scope.body == .rib19 else {
                    continue
                }
                throw PayrollError(
                    .notImplemented,
                    "Registreringen \(registration.days.first) kan inte räknas för RiB 19: bara beredskap, övning och larm är kända. Registrera en lönerad i stället.",
                    day: registration.days.first, row: registration.row)
            }
        }
    }

    private static func example() throws(PayrollError) -> RuleExample {
        let epoch = Instant(seconds: 0)
        func hours(_ item: PayItem, _ count: Int64, _ day: Day) -> Registration {
            Registration(.hours(item.id, Minutes(count * 60)), days: DayRange(day), recorded: epoch)
        }
        return RuleExample(
            "En beredskapsvecka i oktober 2021, och ett larm på tio timmar.", month: Month(year: 2021, month: 10),
            employment: Employment(
                id: "1", start: Day(2020, 1, 1),
                terms: [
                    try Fact(
                        Terms(pay: .hourly(.zero), agreement: "RiB 19"), from: Day(2020, 1, 1), recorded: epoch)
                ],
                registrations: [
                    hours(standbyItem, 168, Day(2021, 10, 4)), hours(callOutItem, 10, Day(2021, 10, 6)),
                ]),
            items: payItems)
    }
}
