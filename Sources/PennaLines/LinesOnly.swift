//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
public import PennaBasics
internal import PennaLaw
public import PennaModel

/// Lönerader: an employment that no agreement is calculated for, paid by the lines that are registered on it.
///
/// It is for those whose annex or agreement Penna does not know. Lines are taxed, charged and reported as on any
/// employment. What an agreement would have given of itself, such as holiday, is not there, and each month says so.
public struct LinesOnly: Agreement {
    /// The name that terms refer to.
    public static let name = "Lönerader"

    /// The agreement of lines.
    public init() {}

    /// What it is called.
    public var name: String { LinesOnly.name }

    /// Its names.
    public var names: [String] { [LinesOnly.name, "lönerader", "Utan avtal", "utan avtal"] }

    /// None of its own.
    public var payItems: [PayItem] { [] }

    /// Its rule.
    public var rules: [RuleDescription] { LinesOnly.rules }

    /// What it says of lines and holiday.
    public static let rules = [
        RuleDescription(
            paragraph: "Lönerader", name: "Anställning som betalas enbart med lönerader",
            text: """
                För den som har ett avtal eller en bilaga som Penna inte räknar betalas lönen med lönerader, registrerade för hand eller \
                från fil. Skatt, arbetsgivaravgifter och arbetsgivardeklaration räknas som för alla. Villkoren har ingen lön, och \
                frånvaro, arbetstid och tillägg räknas inte: registrera beloppet, avdrag med minus.

                Semester räknas inte av sig själv. Säger villkoren semesterersattning = ja betalas semesterersättning enligt \
                procentregeln i semesterlagen på månadens rader med semesterlönegrundande lönearter, som timlön; nej betyder att \
                semestern sköts på annat sätt. Säger de inget av det påminner varje körning om semestern.
                """)
    ]

    /// It has no figures that an employer could set.
    public func with(_ settings: KnownSettings) throws(PayrollError) -> LinesOnly { self }

    /// Refuses pay in the terms, and what else they cannot say.
    public func check(_ terms: Terms) throws(PayrollError) {
        guard case .lines = terms.pay else {
            throw PayrollError(
                .invalidValue,
                "Villkoren har lön, men avtalet \(terms.agreement) betalar bara lönerader. Ta bort monthlyPay eller hourlyPay och registrera lönen som lönerad, med recurring = ja om den kommer varje månad."
            )
        }
        for entry in terms.own {
            guard entry.name == LinesOnly.holiday else {
                throw PayrollError(
                    .unknownName,
                    "Villkoret \(entry.name) finns inte i avtalet \(name).\(NearestName.question(entry.name, among: [LinesOnly.holiday])) Ta bort det."
                )
            }
            guard entry.value.text == "ja" || entry.value.text == "nej" else {
                throw PayrollError(.invalidValue, "Villkoret \(entry.name) ska vara ja eller nej.")
            }
        }
    }

    private static let holiday = "semesterersattning"

    /// Nothing but the month is resolved.
    public func monthRules(_ month: WorkedMonth) throws(PayrollError) -> WorkedMonth { month }

    /// Refuses what would be fixed pay, and adds the holiday pay of the lines that come every month.
    public func addFixedPay(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        for stretch in question.employment.terms.stretches(in: days, knownAt: question.knownAt) {
            let fact = question.employment.terms[stretch.index]
            do throws(PayrollError) {
                try check(fact.value)
            } catch {
                throw PayrollError(error.code, error.message, day: stretch.days.first, row: fact.row)
            }
        }
        if let first = question.employment.supplements.first {
            throw PayrollError(
                .notImplemented,
                "Anställning \(question.employment.id) har fasta tillägg, men betalas bara med lönerader. Registrera tillägget som lönerad med recurring = ja.",
                day: first.from, row: first.row)
        }
        try addHoliday(in: days, recurring: true, question, to: &arena)
    }

    /// Refuses whatever only an agreement could calculate, and adds the holiday pay that the terms ask for.
    public func addDeviations(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, in workspace: inout NoWorkspace,
        carry: inout EmploymentCarry, to arena: inout LineArena
    ) throws(PayrollError) {
        guard let days = question.employment.days(in: rules.days) else { return }
        try question.refuseAll(but: [.payLine, .benefit], in: rules.days, agreement: name)
        try addHoliday(in: days, recurring: false, question, to: &arena)
    }

    /// Semesterersättning by the holiday act's percentage on the lines that count towards holiday.
    private func addHoliday(
        in days: DayRange, recurring: Bool, _ question: borrowing EmploymentMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        guard question.employment.kinds.contains(.payLine) else { return }
        for stretch in question.employment.terms.stretches(in: days, knownAt: question.knownAt) {
            guard question.employment.terms[stretch.index].value.own[LinesOnly.holiday]?.text == "ja" else { continue }
            let base = try holidayBase(stretch.days, recurring: recurring, question)
            guard base != .zero else { continue }
            let day = stretch.days.first
            let right = try HolidayAct.yearlyRight.row(on: day).value
            arena.add(
                PayItems.semesterersattning.id,
                try StatutoryHolidayPay(on: day).compensation(on: base, yearlyRight: right),
                LineOrigin(employment: question.index, terms: UInt16(clamping: stretch.index), days: stretch.days))
        }
    }

    /// What the lines of some days, single ones or those that come every month, count towards holiday.
    private func holidayBase(
        _ days: DayRange, recurring: Bool, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Amount {
        var base = Amount.zero
        for registration in question.employment.registrations.of(.payLine)
        where registration.recorded <= question.knownAt {
            guard case .payLine(let order) = registration.kind, order.isRecurring == recurring,
                let item = question.items[order.item], item.flags.contains(.holiday),
                let payment = try order.payment(on: item)
            else { continue }
            let isPaid = recurring ? registration.days.overlaps(days) : days.contains(registration.days.first)
            if isPaid { try base += payment }
        }
        return base
    }

    /// Says that nobody has said what happens to the holiday, or that nothing counts towards it.
    public func findings(
        _ question: borrowing EmploymentMonth, _ rules: WorkedMonth, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        guard let days = question.employment.days(in: rules.days),
            let index = question.employment.terms.fact(on: days.last, knownAt: question.knownAt)
        else { return [] }
        let id = question.employment.id
        switch question.employment.terms[index].value.own[LinesOnly.holiday]?.text {
        case "nej": return []
        case "ja":
            let base =
                try holidayBase(days, recurring: false, question) + holidayBase(days, recurring: true, question)
            guard base == .zero, question.employment.kinds.contains(.payLine) else { return [] }
            return [
                AgreementFinding(
                    "Anställning \(id) ska ha semesterersättning, men ingen av månadens rader är på en semesterlönegrundande löneart. Ingen semesterersättning betalas."
                )
            ]
        default:
            return [
                AgreementFinding(
                    "Anställning \(id) betalas med lönerader, och semester räknas inte. Skriv semesterersattning = ja i villkoren för semesterersättning enligt semesterlagen, eller nej om semestern sköts på annat sätt."
                )
            ]
        }
    }
}
