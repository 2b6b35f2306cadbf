//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27: the days of holiday, counted against what there is of them (decision A63).
///
/// Holiday takes the year's paid days, then saved ones; saved holiday takes saved days, then the year's. What is beyond
/// both is leave without pay, the last day by its share.
extension Holiday {
    /// So many hundredths of a day may be lacking of the last day: a semesterkvot of two decimals can miss so much in a
    /// year of 25 days.
    private static let slack: Int64 = 12

    /// What was registered beyond the days of its own kind, in hundredths of a day.
    struct Beyond {
        /// Taken from days of the other kind.
        var fromOther: Int64 = 0
        /// Leave without pay.
        var unpaid: Int64 = 0
        var first: AbsentDay?
        /// Days of hourly paid, who take no holiday: they are time without pay.
        var hourly: [AbsentDay] = []
    }

    /// Begins the month's holiday, adds the lines of days that the employer moved, and counts the days taken.
    ///
    /// - Throws: `missingFact` where there is no schedule.
    @discardableResult
    static func count(
        _ month: inout MonthContext, _ question: borrowing EmploymentMonth
    ) throws(PayrollError) -> Beyond {
        try begin(&month, question)
        try addMoved(to: &month, question)
        var beyond = Beyond()
        guard month.work.kinds.hasAny(.holiday) else { return beyond }
        for absent in month.work.absentDays where absent.cause.isHoliday {
            let index = month.work.stretchIndex(on: absent.day)
            guard month.work.stretches[index].days.contains(absent.day) else { continue }
            guard month.work.stretches[index].terms.isMonthly else {
                beyond.hourly.append(absent)
                continue
            }
            let kvot = try kvot(absent, month.work)
            if absent.cause == .obetaldSemester {
                month.carry.holiday.unpaidTaken += kvot
                continue
            }
            let figures = month.figures(of: month.work.stretches[index])
            let right =
                try right(question, month.carry.holiday, figures, on: absent.day) * 100
                + month.carry.holiday.extra
            let taken = month.carry.holiday.take(kvot, absent.cause, of: right, slack: slack)
            let other: AbsenceCause = absent.cause == .semester ? .sparadSemester : .semester
            let unpaid = kvot - taken.own - taken.other
            beyond.fromOther += taken.other
            beyond.unpaid += unpaid
            guard taken.own < kvot else { continue }
            if beyond.first == nil { beyond.first = absent }
            if unpaid == kvot { month.work.daysBeyond.append(absent) }
            month.work.divide(
                absent.cause, on: absent.day,
                [
                    (cause: absent.cause, part: taken.own), (cause: other, part: taken.other),
                    (cause: .tjanstledig, part: unpaid),
                ])
        }
        return beyond
    }

    /// The holiday days of a day, in hundredths.
    private static func kvot(_ absent: AbsentDay, _ work: borrowing MonthWork) throws(PayrollError) -> Int64 {
        if let kvot = work.semesterkvot(on: absent.day) { return kvot.hundredths }
        throw PayrollError(
            .missingFact,
            "Semesterkvoten \(absent.day) kan inte räknas: anställningen har ett bokat pass men inget schema med pass i sin cykel, och kvoten följer av schemat. Lägg till schemat.",
            day: absent.day, row: absent.row)
    }

    /// Holiday beyond the days that are left, and parts of days that are not used.
    static func beyondRight(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, before: EmploymentCarry, carry: EmploymentCarry
    ) throws(PayrollError) -> [AgreementFinding] {
        guard question.employment.kinds.hasAny(.holiday), let days = question.employment.days(in: rules.days),
            try mayBeBeyond(question, rules, days, carry.holiday)
        else { return [] }
        var month = MonthContext(rules)
        try month.work.read(question, rules, days)
        month.carry = before
        var findings = month.work.refusedHoliday.filter { rules.days.contains($0.day) }.map {
            AgreementFinding(
                "semester tas ut i hela dagar. Raden för \($0.day) gäller en del av dagen och räknas inte. Ändra den till hel dag, eller till annan ledighet.",
                row: $0.row)
        }
        let beyond = try count(&month, question)
        if let first = beyond.hourly.first {
            findings.append(
                AgreementFinding(
                    "semestern från \(first.day) räknas som ledighet utan lön: timavlönade får semesterersättning varje månad och tar inte ut semester. Registrera den som tjänstledighet, eller ta bort raden.",
                    row: first.row))
        }
        guard let first = beyond.first else { return findings }
        var text = "semestern från \(first.day) är mer än de dagar som fanns kvar av sitt slag."
        if beyond.fromOther > 0 {
            let (from, isOne) = (DecimalText.swedish(beyond.fromOther, scale: 2), beyond.fromOther == 100)
            text += " \(from) \(isOne ? "dag är tagen" : "dagar är tagna") av "
            text += first.cause == .semester ? "de sparade dagarna." : "årets dagar."
        }
        if beyond.unpaid > 0 {
            let (from, isOne) = (DecimalText.swedish(beyond.unpaid, scale: 2), beyond.unpaid == 100)
            text += " \(from) \(isOne ? "dag är räknad" : "dagar är räknade") som tjänstledighet utan lön."
        }
        findings.append(AgreementFinding(text + " Rätta raden om det ska vara annan ledighet.", row: first.row))
        return findings
    }

    /// Whether a look at the month's days may find something; most months need none.
    private static func mayBeBeyond(
        _ question: borrowing EmploymentMonth, _ rules: ABMonth, _ days: DayRange, _ carry: HolidayCarry
    ) throws(PayrollError) -> Bool {
        let knownAt = question.knownAt
        // The last pay of an employment has emptied the counts.
        if let end = question.employment.end, end <= days.last { return true }
        let right = try right(question, carry, rules.figures[rules.figuresIndex(on: days.last)], on: days.last)
        let isUsedUp = carry.taken + slack >= right * 100 + carry.extra
        let terms = question.employment.terms
        let isHourly = terms.stretches(in: days, knownAt: knownAt).contains { !terms[$0.index].value.isMonthly }
        return question.employment.registrations.of(.holiday).contains {
            guard $0.recorded <= knownAt, $0.days.overlaps(days), case .absence(let cause, let extent) = $0.kind else {
                return false
            }
            return extent.share != .whole || isUsedUp || isHourly || cause == .sparadSemester
        }
    }
}

extension HolidayCarry {
    /// Takes days of a kind, in hundredths, first of their own kind and then of the other; a few hundredths may be
    /// lacking of the last one.
    fileprivate mutating func take(
        _ days: Int64, _ cause: AbsenceCause, of right: Int64, slack: Int64
    ) -> (own: Int64, other: Int64) {
        let ofSaved = max(0, saved.reduce(Int64(0)) { $0 + $1.days })
        let ofYear = max(0, right - taken)
        let (has, hasOther) = cause == .semester ? (ofYear, ofSaved) : (ofSaved, ofYear)
        let own = has > 0 && days - has <= slack ? days : min(days, has)
        let other = min(days - own, hasOther)
        let (year, old) = cause == .semester ? (own, other) : (other, own)
        taken += year
        takeSaved(min(old, ofSaved))
        return (own, other)
    }

    /// Takes saved days, the oldest first.
    mutating func takeSaved(_ days: Int64) {
        var left = days
        for index in saved.indices {
            // A balance below zero cannot be taken from, and stays for somebody to put right.
            let part = max(0, min(left, saved[index].days))
            saved[index].days -= part
            left -= part
        }
        saved.removeAll { $0.days == 0 }
    }
}
