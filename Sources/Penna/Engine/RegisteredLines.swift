//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Pay lines, deductions and reimbursements that are registered as such, under any agreement.
enum RegisteredLines {
    static let amountFormula = Formula(
        FormulaID(1), name: "Registrerat belopp", expression: "belopp", operands: [Operand("belopp", .krona)],
        paragraph: "Registrering", source: .employer("underlag"), confidence: .confirmed)

    static let quantityFormula = Formula(
        FormulaID(2), name: "Antal gånger à-pris", expression: "öre(antal × apris)",
        operands: [Operand("antal", .antal), Operand("apris", .krona)], paragraph: "Registrering",
        source: .employer("underlag"), confidence: .confirmed, quantity: "antal", price: "apris")

    static let rule = RuleDescription(
        paragraph: "Registrering", name: "Registrerade lönerader, avdrag och ersättningar",
        formulas: [amountFormula, quantityFormula])

    /// Adds the ordered lines of an employment that belong to a month.
    ///
    /// - Parameter recurring: whether those that come every month are wanted, or the single ones.
    static func add(
        _ question: borrowing EmploymentMonth, month: WorkedMonth, recurring: Bool, _ agreements: some Agreement,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard question.employment.kinds.contains(.payLine) else { return }
        let registrations = question.employment.registrations.of(.payLine)
        for registration in registrations where registration.recorded <= question.knownAt {
            guard case .payLine(let order) = registration.kind, order.isRecurring == recurring,
                let days = registration.days.intersection(month.days)
            else { continue }
            // A single line is paid once, in the month its period begins.
            guard recurring || month.days.contains(registration.days.first) else { continue }
            try add(order, days, registration, question, agreements, to: &arena)
        }
    }

    private static func add(
        _ order: PayLineOrder, _ days: DayRange, _ registration: Registration, _ question: borrowing EmploymentMonth,
        _ agreements: some Agreement, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let item = question.items[order.item], item.kind != .tax, item.kind != .employerCost,
            !PayItems.calculated.contains(where: { $0.id == item.id })
        else {
            throw PayrollError(
                .unknownName,
                "Lönearten \(question.items[order.item]?.key ?? "\(order.item.number)") finns inte eller kan inte registreras. Välj en annan, eller lägg upp en egen hos arbetsgivaren.",
                day: days.first, row: registration.row)
        }
        let terms = question.employment.terms.fact(on: days.first, knownAt: question.knownAt)
        let origin = LineOrigin(
            employment: question.index, terms: terms.map { UInt16($0) } ?? PayLine.none, days: days,
            allocation: question.employment.place(of: registration.allocation))
        guard let payment = try order.payment(on: item) else {
            // The agreement's own rule has made the line, at the price that it knows.
            if !order.isRecurring, let terms,
                agreements.prices(item.id, under: question.employment.terms[terms].value)
            {
                return
            }
            throw PayrollError(
                .invalidValue,
                "Löneraden \(item.name) har varken belopp eller antal med à-pris. Ange belopp, eller antal och pris.",
                day: days.first, row: registration.row)
        }
        let amount = try payment.reportable("Löneraden \(item.name):")
        if order.amount == nil, let quantity = order.quantity, let price = order.price ?? item.unitPrice {
            arena.add(item.id, amount, quantityFormula.id, .confirmed, origin, [quantity, price.ore])
        } else {
            arena.add(item.id, amount, amountFormula.id, .confirmed, origin, [amount.ore])
        }
    }
}
