//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27: holiday that the employer moves or interrupts (decision A47).
///
/// It is registered as a pay line with one of the items below and how many times; the amount and the days are the rule's.
extension Holiday {
    // MARK: How much

    private static let movedSource: Source = [.page(.ka20210817), .decision(.a47)]

    static let movedLate = ofMoved(
        "ab.27.flytt-sen", "Semester flyttad inom juni–augusti, varsel under 15 dagar", .krona, 500_000)
    static let movedLateDays = ofMoved(
        "ab.27.flytt-sen-dagar", "Semester flyttad, varsel under 15 dagar, nya dagar", .dag, 2)
    static let moved = ofMoved("ab.27.flytt", "Semester flyttad inom juni–augusti, varsel 15–19 dagar", .krona, 300_000)
    static let movedDays = ofMoved("ab.27.flytt-dagar", "Semester flyttad, varsel 15–19 dagar, nya dagar", .dag, 1)
    static let mostInterrupted = ofMoved("ab.27.avbruten-hogst", "Avbruten semester, nya dagar som mest", .dag, 5)

    static let movedFigures = [movedLate, movedLateDays, moved, movedDays, mostInterrupted]

    private static func ofMoved(_ key: String, _ name: String, _ unit: OperandUnit, _ value: Int64) -> ABFigure {
        ABFigure(
            key, name: name, unit: unit,
            rows: [FigureRow(from: AB.firstDay, value, source: movedSource, confidence: .reported)])
    }

    // MARK: Pay items

    static let movedLateItem = PayItem(
        PayItemID(165), key: "semester-flyttad-sent", name: "Semester flyttad, varsel under 15 dagar")
    static let movedItem = PayItem(
        PayItemID(166), key: "semester-flyttad", name: "Semester flyttad, varsel 15–19 dagar")
    static let interruptedItem = PayItem(
        PayItemID(167), key: "semester-avbruten", name: "Semester avbruten av arbetsgivaren")
    static let movedItems = [movedLateItem, movedItem, interruptedItem]

    // MARK: How it is calculated

    /// What moved holiday gives in money.
    struct Moved: Working {
        static let formula = Formula(
            FormulaID(2058), name: "Semester flyttad av arbetsgivaren", expression: "öre(belopp × gånger)",
            operands: [Operand("belopp", .krona), Operand("gånger", .tal)], paragraph: "AB § 27", source: movedSource,
            confidence: .reported, quantity: "gånger", price: "belopp")

        let each: Amount
        let times: Int64

        func amount() throws(PayrollError) -> Amount { try (Exact(each) * times).rounded(.halfAwayFromZero) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(each)
            operands.tal(times)
        }
    }

    // MARK: The rule

    /// Adds what moved and interrupted holiday gives, in money and in days of the year.
    static func addMoved(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        guard question.employment.kinds.contains(.payLine) else { return }
        for registration in question.employment.registrations.of(.payLine)
        where registration.recorded <= question.knownAt && month.rules.days.contains(registration.days.first) {
            guard case .payLine(let order) = registration.kind, !order.isRecurring,
                movedItems.contains(where: { $0.id == order.item })
            else { continue }
            try add(order, registration, to: &month, question)
        }
    }

    private static func add(
        _ order: PayLineOrder, _ registration: Registration, to month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let day = registration.days.first
        guard let stretch = month.work.stretches.first(where: { $0.days.contains(day) }) else { return }
        let per = OperandUnit.antal.storedPerUnit
        let quantity = order.quantity ?? per
        guard stretch.terms.isMonthly, stretch.scope.body == .ab, order.amount == nil, order.price == nil, quantity > 0,
            quantity % per == 0,
            quantity <= 99 * per
        else {
            throw PayrollError(
                .invalidValue,
                "Flyttad eller avbruten semester \(day) registreras för den som har månadslön, med ett helt antal gånger eller dagar och utan belopp. Rätta raden.",
                day: day, row: registration.row)
        }
        let times = quantity / per
        let figures = month.figures(of: stretch)
        switch order.item {
        case movedLateItem.id:
            try add(movedLate, movedLateDays, times, order.item, stretch, to: &month, question)
        case movedItem.id: try add(moved, movedDays, times, order.item, stretch, to: &month, question)
        default: month.carry.holiday.extra += min(times, figures[mostInterrupted].value) * 100
        }
    }

    private static func add(
        _ amount: ABFigure, _ days: ABFigure, _ times: Int64, _ item: PayItemID, _ stretch: PayStretch,
        to month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        try month.lines.add(
            item, Moved(each: figures[amount].amount, times: times), figures[amount].confidence,
            stretch.origin(question))
        month.carry.holiday.extra += figures[days].value * 100 * times
    }
}
