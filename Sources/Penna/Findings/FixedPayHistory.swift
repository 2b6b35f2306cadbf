//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Calculates the fixed pay of months again from what is known now, to compare it with what the carry says was paid.
struct FixedPayHistory<Rules: Agreement> {
    let run: PayrollRun<Rules>
    private var rules: [Month: Rules.MonthRules]
    private var workspace = Rules.Workspace()
    private var arena = LineArena(keepingProofs: false)
    /// The last day that any employment of the employer is settled through; `nil` when nothing was carried here.
    private let lastSettled: Day?
    /// How many employments have been paid before, nobody knows what.
    private(set) var unknown = 0

    init(_ run: PayrollRun<Rules>, _ carries: [Carry]) {
        self.run = run
        rules = [run.fixedMonth.month: run.fixedRules, run.deviationMonth.month: run.deviationRules]
        var last: Day?
        for carry in carries {
            for employment in carry.employments {
                guard let day = employment.settledThrough else { continue }
                last = max(last ?? day, day)
            }
        }
        lastSettled = last
    }

    /// The fixed pay of an employment in a month, as its facts are now.
    mutating func amount(_ person: Person, _ position: Int, in month: Month) throws(PayrollError) -> Amount {
        guard person.employments[position].days(in: WorkedMonth(month).days) != nil else { return .zero }
        let known = rules[month]
        let monthRules: Rules.MonthRules
        if let known {
            monthRules = known
        } else {
            monthRules = try run.agreements.monthRules(WorkedMonth(month))
            rules[month] = monthRules
        }
        arena.cut(toLines: 0)
        try run.agreements.addFixedPay(run.question(person, position), monthRules, in: &workspace, to: &arena)
        var sum = Amount.zero
        for line in arena.lines { try sum += line.amount }
        return sum
    }

    /// What is wrong with the fixed pay of earlier months of a person.
    mutating func findings(_ person: Person, _ before: Carry) -> [Finding] {
        var findings: [Finding] = []
        for position in person.employments.indices {
            let employment = person.employments[position]
            guard let state = before.employments.first(where: { $0.employment == employment.id }) else {
                if lastSettled != nil { findings += neverPaid(person, position) }
                continue
            }
            guard let start = state.fixedPay.start, isNoted(state), let first = state.fixedPay.months.first else {
                if employment.terms.contains(where: { $0.value.isMonthly }) { unknown += 1 }
                continue
            }
            if employment.start < start, let last = employment.days(before: min(start, first.from.first)) {
                findings += unpaid(
                    person, position, last,
                    "Anställningen börjar \(employment.start), men började \(start) när den räknades.")
            }
            findings += changed(person, position, state.fixedPay)
        }
        return findings
    }

    /// Whether the run that settled the last days noted the fixed pay too; one that did not, knows nothing of it.
    private func isNoted(_ state: EmploymentCarry) -> Bool {
        guard let settled = state.settledThrough, let last = state.fixedPay.months.last else { return true }
        let isMonthBefore = run.employer.payCalendar.deviations == .monthBefore
        return last.through >= (isMonthBefore ? settled.month.next : settled.month)
    }

    /// An employment that began before the month and has not been in any run.
    private mutating func neverPaid(_ person: Person, _ position: Int) -> [Finding] {
        let employment = person.employments[position]
        guard let days = employment.days(before: run.fixedMonth.days.first), days.last.month >= oldest else {
            return []
        }
        return unpaid(person, position, days, "Anställningen har inte varit med i någon körning.")
    }

    /// The first month that is compared.
    private var oldest: Month { Month(number: run.fixedMonth.month.number - Int32(FixedPayCarry.monthsKept)) }

    /// Days before the month that nothing was paid for.
    private mutating func unpaid(_ person: Person, _ position: Int, _ days: DayRange, _ cause: String) -> [Finding] {
        var sum = Amount.zero
        var text = ""
        do throws(PayrollError) {
            var month = max(days.first.month, oldest)
            let isWhole = month == days.first.month
            while month <= days.last.month {
                try sum += amount(person, position, in: month)
                month = month.next
            }
            text = isWhole ? ": \(sum.swedish) kr" : ", minst \(sum.swedish) kr"
        } catch {
            text = ", och kan inte räknas: \(error.message)"
        }
        var findings: [Finding] = []
        let deviations = DayRange.between(days.first, min(days.last, run.deviationMonth.days.first - 1))
        if sum != .zero || text.hasPrefix(", och") {
            findings.append(
                finding(.settledMonth, person, position, "\(cause) Fast lön för \(days) är inte betald\(text)"))
        }
        if let deviations {
            findings.append(
                finding(.missedMonth, person, position, "\(deviations) är inte avräknad i någon körning."))
        }
        return findings
    }

    /// Months whose fixed pay comes out otherwise now than it was paid.
    private mutating func changed(_ person: Person, _ position: Int, _ paid: FixedPayCarry) -> [Finding] {
        let employment = person.employments[position]
        guard let first = paid.months.first else { return [] }
        var findings: [Finding] = []
        var month = max(first.from, oldest)
        while month < run.fixedMonth.month {
            let range = paid.months.first { $0.from <= month && month <= $0.through }
            // The same facts through months that were paid the same: one of them answers for all.
            if let range, range.through < run.fixedMonth.month,
                employment.isEven(from: month, through: range.through, run)
            {
                month = range.through
            }
            if let text = difference(person, position, month, paid.amount(in: month)) {
                findings.append(finding(.settledMonth, person, position, text))
            }
            month = month.next
        }
        return findings
    }

    private mutating func difference(_ person: Person, _ position: Int, _ month: Month, _ before: Amount) -> String? {
        let all = WorkedMonth(month).days
        let days = person.employments[position].days(in: all) ?? all
        let what = "Fast lön för \(days) är betald med \(before.swedish) kr"
        do throws(PayrollError) {
            let now = try amount(person, position, in: month)
            guard now != before else { return nil }
            let difference = try now - before
            return
                "\(what), men blir \(now.swedish) kr med uppgifterna nu. Skillnaden, \(difference.swedish) kr, är inte med i lönen."
        } catch {
            return "\(what), men kan inte räknas med uppgifterna nu: \(error.message)"
        }
    }

    private func finding(_ code: FindingCode, _ person: Person, _ position: Int, _ text: String) -> Finding {
        Finding(
            code, .look, person: "\(person.id)", employment: person.employments[position].id, text)
    }
}

extension DayRange {
    /// The days from one through another; `nil` when there are none.
    fileprivate static func between(_ first: Day, _ last: Day) -> DayRange? {
        first <= last ? try? DayRange(from: first, through: last) : nil
    }
}

extension Employment {
    /// The days of the employment before a day; `nil` when there are none.
    fileprivate func days(before day: Day) -> DayRange? {
        DayRange.between(start, end.map { min($0, day - 1) } ?? day - 1)
    }

    /// Whether nothing that fixed pay depends on changes in some months.
    fileprivate func isEven<Rules: Agreement>(
        from first: Month, through last: Month, _ run: PayrollRun<Rules>
    ) -> Bool {
        guard supplements.isEmpty, let days = try? DayRange(from: first.first, through: last.last), holds(days) else {
            return false
        }
        return terms.single(through: days, knownAt: run.knownAt) != nil
    }
}
