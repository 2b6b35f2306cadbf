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

    static let simple = ABFigure(
        "ab.20.ledighet-enkel", name: "Ledighet i stället för enkel övertid, timmar per timme", unit: .faktor,
        rows: [FigureRow(from: AB.firstDay, 150, source: source, confidence: .confirmed)])
    static let qualified = ABFigure(
        "ab.20.ledighet-kvalificerad", name: "Ledighet i stället för kvalificerad övertid, timmar per timme",
        unit: .faktor, rows: [FigureRow(from: AB.firstDay, 200, source: source, confidence: .reported)])
    static let fyllnad = ABFigure(
        "ab.20.ledighet-fyllnad", name: "Ledighet i stället för fyllnadstid, timmar per timme", unit: .faktor,
        rows: [
            FigureRow(
                from: AB.firstDay, through: Day(2025, 3, 31), 100, source: .page(.dikOvertime), confidence: .reported)
        ])

    /// Time off for an hour of OB, in the order of ``OBClass``: only a local agreement says.
    static let perOBHour: [ABFigure] = OBClass.allCases.map { obClass in
        ABFigure(
            "ab.21.byte." + obClass.letter, name: "Ledighet i stället för en timmes OB \(obClass.name)", unit: .timme,
            rows: [])
    }

    static let figures = [simple, qualified, fyllnad] + perOBHour

    private static let text: RuleText = """
        Övertid kan sparas som ledighet i stället för att betalas. En timmes enkel övertid ger \(simple) timmar ledigt, \
        en timmes kvalificerad övertid \(qualified) timmar, och en timmes fyllnadstid, som fanns till och med \
        \(through: fyllnad), \(fyllnad) timme. Tiden läggs till kompsaldot i hela minuter.

        Efter lokal överenskommelse kan också en månads OB i en klass bytas mot ledighet. Hur mycket en OB-timme ger står \
        i arbetsgivarens inställning för klassen, till exempel \(key: perOBHour[OBClass.vardagskvall.lane]); OB-klassen \
        betalas då inte.

        Det som är kvar när anställningen slutar betalas ut. Kompledighet tas ur saldot och lönen är oförändrad. Sparad tid kan också betalas ut med timlönen, heltidslönen \
        delad med \(Overtime.divisor). Det går inte att ta ut eller betala ut mer än saldot är när månaden är slut.
        """

    static let claim = HourClaim(items: [payoutItem.id])

    /// Saved time that is paid out.
    struct Payout: Working {
        static let formula = Formula(
            FormulaID(2042), name: "Kompersättning", expression: "öre(heltidslön ÷ divisor × timmar)",
            operands: [Operand("heltidslön", .krona), Operand("divisor", .tal), Operand("timmar", .timme)],
            paragraph: "AB § 20", source: [.agreement(.ab, "§ 20"), .agreement(.ab, "§ 16", .kav, .ohr)],
            confidence: .reported,
            quantity: "timmar", price: nil)

        let fullTimePay: Amount
        let divisor: Int64
        let time: Minutes

        func amount() throws(PayrollError) -> Amount {
            try (Exact(fullTimePay) / divisor * time).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(fullTimePay)
            operands.tal(divisor)
            operands.timme(time)
        }
    }

    static let rule = RuleDescription(
        paragraph: "AB §§ 20–21", name: "Ledighet i stället för betalning", text: text, formulas: [Payout.formula],
        figures: figures, revision: 2,
        example: { () throws(PayrollError) in
            var carry = EmploymentCarry(employment: "1")
            carry.timeOff = Minutes(10 * 60)
            return try HoursExample.make(
                "Månadslön 33 000 kronor och tio timmar sparad tid. Fyra av dem betalas ut i mars 2026.",
                month: Month(year: 2026, month: 3), carry: carry, items: [payoutItem],
                [(.hours(payoutItem.id, Minutes(4 * 60)), Day(2026, 3, 31))])
        })

    static let payoutItem = PayItem(PayItemID(113), key: "kompersattning", name: "Kompersättning")
    static let payItems: [PayItem] = [payoutItem]

    static func add(
        _ overtime: borrowing OvertimeMonth, to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let taken = try takenMinutes(month).reduce(0, +)
        let paidOut = try payOut(&month, question)
        let saved = try savedOvertime(overtime, month) + savedOB(overtime, &month, question)
        guard taken != 0 || paidOut != 0 || saved != 0 else { return }
        let before = month.carry.timeOff.count
        let (available, overflow) = before.addingReportingOverflow(saved)
        if overflow { throw .overflow("Kompsaldot") }
        let after = available - taken - paidOut
        guard after >= 0 else {
            throw tooMuch(month.work, month.rules, taken: taken + paidOut, available: available)
        }
        month.carry.timeOff = Minutes(after)
    }

    /// Pays what is left of the saved time when the employment ends.
    static func close(_ month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        let left = month.carry.timeOff
        guard left > .zero, let end = question.employment.end, month.rules.days.contains(end),
            let stretch = month.work.stretches.last, stretch.terms.isMonthly
        else { return }
        let divisor = month.figures(of: stretch)[Overtime.divisor]
        try month.lines.add(
            payoutItem.id, Payout(fullTimePay: stretch.fullTimePay, divisor: divisor.value, time: left),
            divisor.confidence, stretch.origin(question))
        month.carry.timeOff = .zero
    }

    /// Saved time that nobody has paid when the employment is over.
    static func findings(_ question: borrowing EmploymentMonth, _ rules: ABMonth, _ carry: EmploymentCarry) -> [String]
    {
        guard carry.timeOff != .zero, let end = question.employment.end, rules.days.contains(end) else { return [] }
        return [
            "Kompsaldot är \(OperandUnit.timme.swedishText(carry.timeOff.count)) när anställningen slutar \(end), och är inte betalt. Betala det med en lönerad."
        ]
    }

    /// The komp taken in the month, stretch by stretch; none when none is registered.
    ///
    /// - Throws: `invalidValue` for hourly paid, who have no pay that goes on.
    static func takenMinutes(_ month: borrowing MonthContext) throws(PayrollError) -> [Int64] {
        guard month.work.absences.contains(where: { $0.cause == .komp }) else { return [] }
        var taken = [Int64](repeating: 0, count: month.work.stretches.count)
        for absence in month.work.absences where absence.cause == .komp {
            let day = month.work.plan.shifts[absence.shift].day
            guard month.rules.days.contains(day) else { continue }
            let stretch = month.work.stretchIndex(on: day)
            guard month.work.stretches[stretch].terms.isMonthly else { throw MonthWork.noTimeOff(day, absence.row) }
            taken[stretch] +=
                absence.minutes * Minutes.millionths
                + absence.share.millionths * month.work.plan.shifts[absence.shift].minutes
        }
        // The balance is whole minutes: what is taken in percent is rounded once a month.
        return taken.map { Minutes.nearest(millionths: $0) }
    }

    /// Adds the lines of saved time that is paid out, and gives its minutes.
    private static func payOut(
        _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Int64 {
        guard month.work.classified.contains(where: { $0.item == payoutItem.id }) else { return 0 }
        var sum: Int64 = 0
        for index in month.work.stretches.indices {
            let stretch = month.work.stretches[index]
            var minutes: Int64 = 0
            for hours in month.work.classified where hours.item == payoutItem.id && hours.stretch == index {
                guard stretch.terms.isMonthly else { throw MonthWork.noTimeOff(hours.day, nil) }
                minutes += hours.minutes
                month.lines.note(payoutItem.id, employment: question.index, day: hours.day, hours.minutes, .timme)
            }
            guard minutes != 0 else { continue }
            let divisor = month.figures(of: stretch)[Overtime.divisor]
            try month.lines.add(
                payoutItem.id,
                Payout(fullTimePay: stretch.fullTimePay, divisor: divisor.value, time: Minutes(minutes)),
                divisor.confidence, stretch.origin(question))
            sum += minutes
        }
        return sum
    }

    /// The time off that the month's overtime gives, to whole minutes for each kind, half up.
    private static func savedOvertime(
        _ overtime: borrowing OvertimeMonth, _ month: borrowing MonthContext
    ) throws(PayrollError) -> Int64 {
        guard overtime.isAny else { return 0 }
        var sum: Int64 = 0
        for (index, stretch) in month.work.stretches.enumerated() where overtime.saved[index].isAny {
            let figures = month.figures(of: stretch)
            let minutes = overtime.saved[index]
            let day = stretch.days.first
            sum += try saved(minutes.fyllnad, times: fyllnad, figures, on: day)
            sum += try saved(minutes.simple, times: simple, figures, on: day)
            sum += try saved(minutes.qualified, times: qualified, figures, on: day)
        }
        return sum
    }

    /// Minutes times what each of them gives, to whole minutes, half up.
    private static func saved(
        _ minutes: Int64, times figure: ABFigure, _ figures: borrowing SegmentFigures, on day: Day
    ) throws(PayrollError) -> Int64 {
        guard minutes != 0 else { return 0 }
        return try (Exact(minutes) * figures.known(figure, on: day).factor).wholeNumber(.halfAwayFromZero)
    }

    /// The time off that exchanged OB gives, to whole minutes for each class, half up.
    private static func savedOB(
        _ overtime: borrowing OvertimeMonth, _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Int64 {
        if overtime.exchanged.isEmpty { return 0 }
        let minutes = try InconvenientHours.minutes(overtime, &month, question, isNoted: false)
        var sum: Int64 = 0
        for (index, stretch) in month.work.stretches.enumerated() {
            let figures = month.figures(of: stretch)
            for obClass in OBClass.allCases where overtime.exchanged.contains(obClass.item) {
                guard let time = InconvenientHours.time(obClass, index, of: minutes, figures) else { continue }
                let off = try figures.known(perOBHour[obClass.lane], on: stretch.days.first).value
                sum += try (Exact(off) * time.paid(figures)).wholeNumber(.halfAwayFromZero)
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
}
