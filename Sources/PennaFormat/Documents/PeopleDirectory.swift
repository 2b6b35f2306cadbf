//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaModel

/// A person while registrations are still being gathered.
package struct PersonDraft {
    package let person: Person
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
}
