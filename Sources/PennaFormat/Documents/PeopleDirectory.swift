//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// A person while registrations are still being gathered.
package struct PersonDraft {
    package var person: Person
    /// For each employment, what has been read so far.
    package var registrations: [[Registration]]

    package init(_ person: Person) {
        self.person = person
        registrations = person.employments.map(\.registrations)
    }

    package func finished() -> Person {
        let employments = person.employments.enumerated().map { index, employment in
            registrations[index].isEmpty ? employment : employment.with(registrations: registrations[index])
        }
        return person.with(employments: employments)
    }
}

/// Finds people by anställningsnummer and personnummer.
package struct PeopleDirectory {
    package struct Place {
        package let person: Int
        package let employment: Int
    }

    private var places: [String: Place] = [:]
    private var people: [String: Int] = [:]
    private let drafts: [PersonDraft]

    package init(_ drafts: [PersonDraft]) {
        self.drafts = drafts
        for (person, draft) in drafts.enumerated() {
            people["\(draft.person.id)"] = person
            for former in draft.person.formerIDs { people["\(former)"] = person }
            for (index, employment) in draft.person.employments.enumerated() {
                places[employment.id] = Place(person: person, employment: index)
            }
        }
    }

    package func place(of employment: String) -> Place? { places[employment] }

    package func id(_ person: Int) -> String { "\(drafts[person].person.id)" }

    /// The people that a personnummer of 12 or 10 digits may mean.
    package func people(_ text: String) -> [Int] {
        let digits = text.filter { $0.isNumber }
        if digits.count == 12 { return people[digits].map { [$0] } ?? [] }
        guard digits.count == 10 else { return [] }
        return ["19", "20"].compactMap { people[$0 + digits] }
    }

    /// The employments of a person; of several those that have any of the days.
    package func employments(_ person: Int, on days: DayRange?) -> [String] {
        let all = drafts[person].person.employments
        guard all.count > 1, let days else { return all.map(\.id) }
        return all.filter { $0.days(in: days) != nil }.map(\.id)
    }

    /// The days of an employment in a window; `nil` when there are none.
    package func days(of employment: String, in window: DayRange) -> DayRange? {
        self.employment(employment)?.days(in: window)
    }

    /// The pay of an hour on some days; `nil` when the pay is monthly, or not the same on all of them.
    package func hourlyPay(of employment: String, on days: DayRange) -> Amount? {
        guard let terms = self.employment(employment)?.terms else { return nil }
        var found: Amount?
        var next = days.first
        for stretch in terms.stretches(in: days, knownAt: .endOfTime) {
            guard case .hourly(let pay) = terms[stretch.index].value.pay, found == nil || found == pay,
                stretch.days.first == next
            else { return nil }
            found = pay
            next = stretch.days.last + 1
        }
        return next > days.last ? found : nil
    }

    private func employment(_ id: String) -> Employment? {
        places[id].map { drafts[$0.person].person.employments[$0.employment] }
    }
}
