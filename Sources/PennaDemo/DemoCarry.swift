//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension DemoPerson {
    /// What September left: holiday taken and saved, time off, long illnesses.
    mutating func carry(of person: Person) -> Carry {
        var carry = Carry.empty
        for employment in person.employments where employment.start < Day(2026, 10, 1) {
            guard let terms = employment.terms.first?.value else { continue }
            var state = EmploymentCarry(employment: employment.id)
            state.settledThrough = Day(2026, 9, 30)
            guard terms.isMonthly else {
                carry.update(state)
                continue
            }
            state.holiday.year = 2026
            if employment.start < Day(2026, 1, 1) {
                state.holiday.taken = Int64(random.number(0...2)) * 100
                state.holiday.saved = [SavedDays(year: 2024, days: 500), SavedDays(year: 2025, days: 400)]
            }
            let isCare = terms.agreement == DemoPerson.healthCare
            state.timeOff = Minutes(Int64(random.number(20...40)) * 60)
            state.extraWork = YearCount(year: 2026, count: Int64(random.number(isCare ? 196...205 : 0...190)) * 60)
            if isLongIll(employment) { state.sickness = illness() }
            carry.update(state)
        }
        return carry
    }

    private func isLongIll(_ employment: Employment) -> Bool {
        employment.registrations.contains { registration in
            guard case .absence(.sjuk, _) = registration.kind else { return false }
            return registration.days.count == 31
        }
    }

    /// An illness of which somewhere between no and 120 days lay before October.
    private mutating func illness() -> SickPeriodState {
        let before = random.pick([0, 5, 40, 85, 120])
        guard before > 0 else { return SickPeriodState() }
        let first = Day(2026, 10, 1) - before
        return SickPeriodState(
            firstDay: first, lastDay: Day(2026, 9, 30), dayNumber: before, sickPay: Amount(ore: 1_000_000),
            karens: Amount(ore: 100_000), karensTaken: Amount(ore: 100_000), karensDays: [first])
    }
}
