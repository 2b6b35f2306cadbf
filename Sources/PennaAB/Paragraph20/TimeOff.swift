//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// §§ 20 and 21 Ledighet i stället för betalning: time off saved, taken (komp) and paid out.
///
/// An hour of enkel övertid gives one and a half hours off, of kvalificerad two, of fyllnadstid one; OB gives what the
/// employer's local agreement says. The balance is in whole minutes and is never below zero after a month.
enum TimeOff {
    private static let source: Source = [.agreement(.ab, "§ 20", .kav, .ohr), .page(.ab20Text, "mom. 3")]

    static let simple = Figure(
        "ab.20.ledighet-enkel", name: "Ledighet i stället för enkel övertid, timmar per timme", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 150, source: source, confidence: .confirmed)])
    static let qualified = Figure(
        "ab.20.ledighet-kvalificerad", name: "Ledighet i stället för kvalificerad övertid, timmar per timme",
        unit: .faktor, rows: [FigureRow(from: AB.firstDay, 200, source: source, confidence: .reported)])
    static let fyllnad = Figure(
        "ab.20.ledighet-fyllnad", name: "Ledighet i stället för fyllnadstid, timmar per timme", unit: .faktor,
        rows: [
            FigureRow(
                from: AB.firstDay, through: Day(2025, 3, 31), 100, source: .page(.dikOvertime), confidence: .reported)
        ])

    /// Time off for an hour of OB, in the order of ``OBClass``: only a local agreement says.
    static let perOBHour: [Figure] = OBClass.allCases.map { obClass in
        Figure(
            "ab.21.byte." + obClass.letter, name: "Ledighet i stället för en timmes OB \(obClass.name)", unit: .timme,
            rows: [])
    }

    static let payoutFormula = Formula(
        FormulaID(2042), name: "Kompersättning", expression: "öre(heltidslön ÷ divisor × timmar)",
        operands: [Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("timmar", .timme)],
        paragraph: "AB § 20", source: [.agreement(.ab, "§ 20"), .agreement(.ab, "§ 16", .kav, .ohr)],
        confidence: .reported,
        quantity: "timmar", price: nil)

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let simple: FigureValue
        let qualified: FigureValue
        let fyllnad: FigureValue
        let perOBHour: [FigureValue]

        init(_ day: Day, _ settings: KnownSettings) {
            simple = TimeOff.simple.value(on: day, settings)
            qualified = TimeOff.qualified.value(on: day, settings)
            fyllnad = TimeOff.fyllnad.value(on: day, settings)
            perOBHour = TimeOff.perOBHour.map { $0.value(on: day, settings) }
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB §§ 20–21", name: "Ledighet i stället för betalning",
        text: """
            Övertid kan sparas som ledighet i stället för att betalas. En timmes enkel övertid ger en och en halv \
            timme ledigt, en timmes kvalificerad övertid två timmar, och en timmes fyllnadstid, som fanns till och med \
            31 mars 2025, en timme. Tiden läggs till kompsaldot i hela minuter.

            Efter lokal överenskommelse kan också en månads OB i en klass bytas mot ledighet. Hur mycket en OB-timme \
            ger står i arbetsgivarens inställning för klassen, till exempel ab.21.byte.d; OB-klassen betalas då inte.

            Kompledighet tas ur saldot och lönen är oförändrad. Sparad tid kan också betalas ut med timlönen, \
            heltidslönen delad med 165. Det går inte att ta ut eller betala ut mer än saldot är när månaden är slut.
            """,
        formulas: [payoutFormula], figures: [simple, qualified, fyllnad] + perOBHour,
        example: { () throws(PayrollError) in
            var carry = EmploymentCarry(employment: "1")
            carry.timeOff = Minutes(10 * 60)
            return try HoursExample.make(
                "Månadslön 33 000 kronor och tio timmar sparad tid. Fyra av dem betalas ut i mars 2026.",
                month: Month(year: 2026, month: 3), carry: carry, items: [payoutItem],
                [(.hours(payoutItem.id, Minutes(4 * 60)), Day(2026, 3, 31))])
        })

    static let payoutItem = PayItem(PayItemID(113), key: "kompersattning", name: "Kompersättning", agiField: 11)
    static let payItems: [PayItem] = [payoutItem]

    static func add(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        let taken = try takenMinutes(work, rules).reduce(0, +)
        let paidOut = try payOut(work, question, rules, to: &arena)
        let saved = try savedOvertime(overtime, work, rules) + savedOB(overtime, work, question, rules)
        guard taken != 0 || paidOut != 0 || saved != 0 else { return }
        let before = carry.timeOff.count
        let (available, overflow) = before.addingReportingOverflow(saved)
        if overflow { throw .overflow("Kompsaldot") }
        let after = available - taken - paidOut
        guard after >= 0 else { throw tooMuch(work, rules, taken: taken + paidOut, available: available) }
        carry.timeOff = Minutes(after)
    }

    /// The komp taken in the month, stretch by stretch; none when none is registered.
    ///
    /// - Throws: `invalidValue` for hourly paid, who have no pay that goes on.
    static func takenMinutes(_ work: borrowing MonthWork, _ rules: ABMonth) throws(PayrollError) -> [Int64] {
        guard work.absences.contains(where: { $0.cause == .komp }) else { return [] }
        var taken = [Int64](repeating: 0, count: work.stretches.count)
        for absence in work.absences where absence.cause == .komp {
            let day = work.plan.shifts[absence.shift].day
            guard rules.days.contains(day) else { continue }
            let stretch = work.stretchIndex(on: day)
            guard work.stretches[stretch].terms.isMonthly else { throw hourly(day, absence.row) }
            taken[stretch] += absence.minutes
        }
        return taken
    }

    /// Adds the lines of saved time that is paid out, and gives its minutes.
    private static func payOut(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) -> Int64 {
        guard work.classified.contains(where: { $0.item == payoutItem.id }) else { return 0 }
        var sum: Int64 = 0
        for (index, stretch) in work.stretches.enumerated() {
            var minutes: Int64 = 0
            for hours in work.classified where hours.item == payoutItem.id && hours.stretch == index {
                guard stretch.terms.isMonthly else { throw hourly(hours.day, nil) }
                minutes += hours.minutes
                arena.note(payoutItem.id, employment: question.index, day: hours.day, hours.minutes, .timme)
            }
            guard minutes != 0 else { continue }
            let divisor = rules.figures[stretch.figures].overtime.divisor
            let amount = try (Exact(stretch.fullTimePay) / divisor.value * Minutes(minutes))
                .rounded(.halfAwayFromZero)
            arena.add(
                payoutItem.id, amount, payoutFormula.id, payoutFormula.confidence.weaker(divisor.confidence),
                stretch.origin(question), [stretch.fullTimePay.ore, divisor.value, minutes])
            sum += minutes
        }
        return sum
    }

    /// The time off that the month's overtime gives, to whole minutes for each kind, half up.
    private static func savedOvertime(
        _ month: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ rules: ABMonth
    ) throws(PayrollError) -> Int64 {
        guard month.isAny else { return 0 }
        var sum: Int64 = 0
        for (index, stretch) in work.stretches.enumerated() where month.saved[index].isAny {
            let figures = rules.figures[stretch.figures].timeOff
            let minutes = month.saved[index]
            let day = stretch.days.first
            sum += try saved(minutes.fyllnad, times: figures.fyllnad, fyllnad, on: day)
            sum += try saved(minutes.simple, times: figures.simple, simple, on: day)
            sum += try saved(minutes.qualified, times: figures.qualified, qualified, on: day)
        }
        return sum
    }

    /// Minutes times what each of them gives, to whole minutes, half up.
    private static func saved(
        _ minutes: Int64, times value: FigureValue, _ figure: Figure, on day: Day
    ) throws(PayrollError) -> Int64 {
        guard minutes != 0 else { return 0 }
        return try (Exact(minutes) * Factor(hundredths: value.known(figure, on: day))).wholeNumber(.halfAwayFromZero)
    }

    /// The time off that exchanged OB gives, to whole minutes for each class, half up.
    private static func savedOB(
        _ overtime: borrowing OvertimeMonth, _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth
    ) throws(PayrollError) -> Int64 {
        let exchanged = overtime.exchanged
        guard exchanged.hasOB else { return 0 }
        var unnoted = LineArena()
        let minutes = try InconvenientHours.minutes(overtime, work, question, rules, notes: &unnoted)
        var sum: Int64 = 0
        for (index, stretch) in work.stretches.enumerated() {
            let figures = rules.figures[stretch.figures]
            for obClass in OBClass.allCases where exchanged.contains(ExchangedItems(obClass)) {
                guard let paid = InconvenientHours.payment(obClass, index, of: minutes, figures.ob) else { continue }
                let figure = figures.timeOff.perOBHour[obClass.lane]
                let off = try figure.known(perOBHour[obClass.lane], on: stretch.days.first)
                sum += try (Exact(off) * paid.time(figures.ob)).wholeNumber(.halfAwayFromZero)
            }
        }
        return sum
    }

    private static func tooMuch(_ work: borrowing MonthWork, _ rules: ABMonth, taken: Int64, available: Int64)
        -> PayrollError
    {
        let last = work.registered.last { registration in
            guard registration.days.overlaps(rules.days) else { return false }
            switch registration.kind {
            case .absence(.komp, _): return true
            case .hours(let item, _): return item == payoutItem.id
            default: return false
            }
        }
        return PayrollError(
            .invalidValue,
            "Kompsaldot är \(OperandUnit.timme.swedishText(available)), men \(OperandUnit.timme.swedishText(taken)) tas ut eller betalas ut i \(rules.month). Minska uttaget, eller rätta saldot.",
            day: last?.days.first ?? rules.days.first, row: last?.row)
    }

    /// Why an hourly paid cannot have time off instead of pay.
    static func hourly(_ day: Day, _ row: SourceRow?) -> PayrollError {
        PayrollError(
            .invalidValue,
            "Timavlönade får betalt för arbetad tid och har inget kompsaldo. Ta bort registreringen \(day), eller registrera arbetet som betalt.",
            day: day, row: row)
    }
}

/// What of a month is exchanged for time off: OB classes and kinds of overtime.
struct ExchangedItems: OptionSet {
    let rawValue: UInt16

    static let fyllnad = ExchangedItems(rawValue: 1 << 8)
    static let simple = ExchangedItems(rawValue: 1 << 9)
    static let qualified = ExchangedItems(rawValue: 1 << 10)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ obClass: OBClass) {
        rawValue = 1 << UInt16(obClass.rawValue)
    }

    var hasOB: Bool { rawValue & 0xFF != 0 }
    var hasOvertime: Bool { rawValue >> 8 != 0 }

    /// What is registered for the month; a registration of any of its days means all of it.
    ///
    /// - Throws: `invalidValue` for other pay items, and for hourly paid.
    init(_ work: borrowing MonthWork, _ rules: borrowing ABMonth) throws(PayrollError) {
        var items: ExchangedItems = []
        guard work.kinds.contains(.timeOffInstead) else {
            self = items
            return
        }
        for registration in work.registered.of(.timeOffInstead) {
            guard case .timeOffInstead(let item) = registration.kind, registration.days.overlaps(rules.days) else {
                continue
            }
            let day = max(registration.days.first, rules.days.first)
            if work.stretches.contains(where: { !$0.terms.isMonthly }) {
                throw TimeOff.hourly(day, registration.row)
            }
            switch item {
            case Overtime.fyllnadItem.id: items.insert(.fyllnad)
            case Overtime.simpleItem.id: items.insert(.simple)
            case Overtime.qualifiedItem.id: items.insert(.qualified)
            default:
                guard let index = InconvenientHours.classIndex(of: item) else {
                    throw PayrollError(
                        .invalidValue,
                        "Löneart \(item.number) kan inte bytas mot ledighet. Bara OB, övertid och fyllnadstid kan det; rätta lönearten.",
                        day: day, row: registration.row)
                }
                items.insert(ExchangedItems(OBClass.allCases[index]))
            }
        }
        self = items
    }
}
