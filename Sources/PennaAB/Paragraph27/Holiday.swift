//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27 Semester.
///
/// Monthly pay goes on during holiday. Each day off by the schedule consumes semesterkvot holiday days, and each of them
/// gives 0.605 % of fast kontant lön (mom. 15). Hourly paid get 0.48 % of the pay for each day of their yearly right:
/// 12 % for 25 days, 14.88 % for 31, 15.36 % for 32 (mom. 16). OB, overtime and the like already hold their share
/// (decision A9). Earning, saving, final pay and debt are in the files beside this one.
enum Holiday {
    static let rule = RuleDescription(
        paragraph: "AB § 27", name: "Semester",
        text: """
            Rätten är 25 dagar om året, 31 från det år man fyller 40 och 32 från det år man fyller 50. Dagarna tjänas in och \
            tas ut samma kalenderår: rätten gånger anställda dagar, utom frånvaro som inte är semesterlönegrundande, delat \
            med årets dagar och avrundat uppåt. Under semestern fortsätter månadslönen, och varje betald dag ger ett \
            semesterdagstillägg på 0,605 procent. Den som arbetar annat än fem dagar i veckan förbrukar semesterkvotens \
            antal dagar för varje ledig arbetsdag. Den som har låg lön får dessutom semesterlönetillägg.

            Betalda dagar över 20 kan sparas vid årets slut, sammanlagt högst 30. En obetald dag kostar 4,6 procent av \
            månadslönen. När anställningen slutar betalas kvarvarande dagar ut med 4,6 + 0,605 procent; har man tagit för \
            många dras de av. Timavlönade får semesterersättning varje månad: 12, 14,88 eller 15,36 procent. Blir man sjuk \
            under semestern är de dagarna inte semester.

            Semesterväxling gäller bara där arbetsgivaren har angett hur många dagar årets dagstillägg byts mot.
            """,
        formulas: HolidayFormulas.all, figures: HolidayFigures.all,
        example: { () throws(PayrollError) in try example() })

    static let topUpItem = PayItem(
        PayItemID(160), key: "semesterlonetillagg", name: "Semesterlönetillägg", agiField: 11)
    static let unpaidItem = PayItem(
        PayItemID(161), key: "semester-obetald-avdrag", name: "Obetald semester, avdrag", agiField: 11)
    static let finalItem = PayItem(
        PayItemID(162), key: "semesterersattning-slut", name: "Semesterersättning när anställningen slutar",
        flags: [.ordinaryPay, .oneOff], agiField: 11)
    static let debtItem = PayItem(
        PayItemID(163), key: "semesterskuld", name: "Semesterskuld", kind: .employerCost, flags: [])
    static let payItems = [topUpItem, unpaidItem, finalItem, debtItem]

    /// Semesterersättning on what hourly paid earned in the month, one line for each cost account; on the variable pay of
    /// monthly paid too, where the employer says that it does not hold its share (A9).
    static func addCompensation(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth, linesFrom first: Int,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for stretch in work.stretches {
            let figures = rules.figures[stretch.figures]
            let isVariablePaid = figures[HolidayFigures.variablePay].value == 1
            guard !stretch.terms.isMonthly || isVariablePaid else { continue }
            var base = Amount.zero
            for line in arena.lines[first...]
            where line.terms == UInt16(stretch.termsIndex) && stretch.days.contains(line.days.first) {
                let isHoliday = question.items.weight(of: line.item).flags.contains(.holiday)
                if isHoliday || (isVariablePaid && isVariable(line.item)) { try base += line.amount }
            }
            try base += registeredBase(stretch, question, isVariablePaid: isVariablePaid)
            guard base != .zero else { continue }
            let percent = Percent(
                millionths: try figures[HolidayFigures.percentPerDay].known(
                    HolidayFigures.percentPerDay, on: stretch.days.first))
            let right = yearlyRight(birthYear: question.birthYear, in: rules.month.year)
            let amount = try (Exact(base) * percent * right).rounded(.halfAwayFromZero)
            arena.add(
                PayItems.semesterersattning.id, amount, HolidayFormulas.compensation.id,
                HolidayFormulas.compensation.confidence.weaker(figures[HolidayFigures.percentPerDay].confidence),
                stretch.origin(question), [base.ore, percent.millionths, right])
        }
    }

    /// What is registered as pay lines of items that the base counts, such as hours of timlön that a system has priced
    /// itself: the engine adds their lines after the agreement's own.
    private static func registeredBase(
        _ stretch: PayStretch, _ question: borrowing EmploymentMonth, isVariablePaid: Bool
    ) throws(PayrollError) -> Amount {
        var base = Amount.zero
        guard question.employment.kinds.contains(.payLine) else { return base }
        for registration in question.employment.registrations.of(.payLine)
        where registration.recorded <= question.knownAt && stretch.days.contains(registration.days.first) {
            guard case .payLine(let order) = registration.kind, !order.isRecurring,
                let item = question.items[order.item], let payment = try order.payment(on: item)
            else { continue }
            if item.flags.contains(.holiday) || (isVariablePaid && isVariable(item.id)) { try base += payment }
        }
        return base
    }

    /// The supplements of §§ 20–24.
    private static func isVariable(_ item: PayItemID) -> Bool { (101...139).contains(item.number) }

    private static func example() throws(PayrollError) -> RuleExample {
        try ExampleOffice.employee(
            "Heltidslön 30 000 kr, fem dagar i veckan. Semester två veckor i juli 2026.", pay: 3_000_000,
            month: Month(year: 2026, month: 7), [.absence(.semester, .whole)], Day(2026, 7, 6), Day(2026, 7, 17))
    }
}
