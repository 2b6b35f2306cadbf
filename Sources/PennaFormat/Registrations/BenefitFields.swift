//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaLaw
package import PennaModel

/// Benefits, journeys and wellness as the fields of a registration say them.
extension RegistrationFields {
    /// The event of a kind, or `nil` when the word is none of these kinds.
    ///
    /// - Throws: a typed error for a field that is missing, wrong, or not used by the kind.
    package func benefit(_ word: String) throws(RegistrationFault) -> BenefitEvent? {
        switch word {
        case "kostforman", "kostförmån":
            try rejectAll(but: [.to, .meals, .quantity, .paid])
            return .meals(try meal(), count: try count(), paid: try optionalAmount(.paid))
        case "drivmedel":
            try rejectAll(but: [.to, .amount, .paid])
            return .fuel(marketValue: try requiredAmount(.amount), paid: try optionalAmount(.paid))
        case "milersattning", "milersättning":
            try rejectAll(but: [.to, .distance, .car, .price])
            return .mileage(try distance(), try car(), perMil: try requiredAmount(.price))
        case "resa":
            try rejectAll(but: [.to, .start, .end, .distance, .lodging, .meals, .rates, .earlier])
            return .journey(try journey(), try travelPay())
        case "friskvard", "friskvård":
            try rejectAll(but: [.to, .amount, .activity, .price])
            return try wellness()
        default: return nil
        }
    }

    /// Writes an event so that it reads back the same.
    package mutating func put(_ event: BenefitEvent) {
        switch event {
        case .meals(let meal, let count, let paid):
            self[.kind] = "kostforman"
            self[.meals] = BenefitWords.meal(meal)
            self[.quantity] = "\(count)"
            if paid != .zero { self[.paid] = "\(paid)" }
        case .fuel(let value, let paid):
            self[.kind] = "drivmedel"
            self[.amount] = "\(value)"
            if paid != .zero { self[.paid] = "\(paid)" }
        case .mileage(let distance, let car, let perMil):
            self[.kind] = "milersattning"
            self[.distance] = OutputText.kilometres(distance)
            self[.car] = BenefitWords.car(car)
            self[.price] = "\(perMil)"
        case .journey(let journey, let pay): put(journey, pay)
        case .wellness(let amount, let activity, let form):
            self[.kind] = "friskvard"
            self[.amount] = "\(amount)"
            if case .treatment(let price) = activity { self[.price] = "\(price)" }
            self[.activity] = BenefitWords.activity(activity, form)
        }
    }
}

extension RegistrationFields {
    private func requiredAmount(_ field: RegistrationField) throws(RegistrationFault) -> Amount {
        guard !self[field].isEmpty else { throw missing(field) }
        return try at(field) { () throws(PayrollError) in
            try InputText.amount(self[field], "Uppgiften \(field.name)")
        }
    }

    private func optionalAmount(_ field: RegistrationField) throws(RegistrationFault) -> Amount {
        self[field].isEmpty ? .zero : try requiredAmount(field)
    }

    private func missing(_ field: RegistrationField) -> RegistrationFault {
        RegistrationFault(field, .invalidValue, "Uppgiften \(field.name) saknas för \(self[.kind]). Lägg till den.")
    }

    private func wrong(_ field: RegistrationField, _ words: [String]) -> RegistrationFault {
        RegistrationFault(
            field, .invalidValue, "\(field.name) är \(self[field]). Skriv \(words.joined(separator: ", ")).")
    }

    private func count() throws(RegistrationFault) -> Int {
        guard !self[.quantity].isEmpty else { throw missing(.quantity) }
        guard let count = Int(self[.quantity]), (0...1_000).contains(count) else {
            throw RegistrationFault(
                .quantity, .invalidValue,
                "Antalet måltider är \(self[.quantity]). Skriv ett heltal 0–1000, en rad per månad.")
        }
        return count
    }

    private func meal() throws(RegistrationFault) -> BenefitMeal {
        guard !self[.meals].isEmpty else { throw missing(.meals) }
        guard let meal = BenefitMeal.allCases.first(where: { BenefitWords.meal($0) == self[.meals] }) else {
            throw wrong(.meals, BenefitMeal.allCases.map(BenefitWords.meal))
        }
        return meal
    }

    private func distance() throws(RegistrationFault) -> RoadDistance {
        guard !self[.distance].isEmpty else { throw missing(.distance) }
        return try at(.distance) { () throws(PayrollError) in try InputText.distance(self[.distance]) }
    }

    private func car() throws(RegistrationFault) -> TravelCar {
        guard let car = BenefitWords.cars.first(where: { $0.word == (self[.car].isEmpty ? "egen" : self[.car]) }) else {
            throw wrong(.car, BenefitWords.cars.map(\.word))
        }
        return car.car
    }

    private func wellness() throws(RegistrationFault) -> BenefitEvent {
        let amount = try requiredAmount(.amount)
        guard !self[.activity].isEmpty else { throw missing(.activity) }
        guard let found = BenefitWords.activities.first(where: { $0.word == self[.activity] }) else {
            throw wrong(.activity, BenefitWords.activities.map(\.word))
        }
        guard found.isTreatment else {
            try rejectAll(but: [.to, .amount, .activity])
            return .wellness(amount, .exercise, found.form)
        }
        return .wellness(amount, .treatment(pricePerOccasion: try requiredAmount(.price)), found.form)
    }
}

/// The words that files use for what benefits are of.
package enum BenefitWords {
    package static let cars: [(word: String, car: TravelCar)] = [
        ("egen", .own), ("formansbil", .benefitCar(employeePaidAllFuel: true)),
        ("elbil", .electricBenefitCar(employeePaidAllFuel: true)),
        ("formansbil-arbetsgivarens-drivmedel", .benefitCar(employeePaidAllFuel: false)),
        ("elbil-arbetsgivarens-el", .electricBenefitCar(employeePaidAllFuel: false)),
    ]

    package static let activities: [(word: String, isTreatment: Bool, form: WellnessForm)] = [
        ("motion", false, .reimbursement), ("behandling", true, .reimbursement),
        ("motion-betald-av-arbetsgivaren", false, .paidByEmployer),
        ("behandling-betald-av-arbetsgivaren", true, .paidByEmployer),
    ]

    package static let lodgings: [(word: String, lodging: Lodging)] = [
        ("arbetsgivaren", .provided), ("kvitto", .costProven), ("eget", .costNotProven),
    ]

    package static let travelMeals: [(word: String, meals: TravelMeals)] = [
        ("frukost", .frukost), ("lunch", .lunch), ("middag", .middag),
    ]

    package static func meal(_ meal: BenefitMeal) -> String { meal == .helDag ? "heldag" : meal.swedish }

    package static func car(_ car: TravelCar) -> String { cars.first { $0.car == car }?.word ?? "" }

    package static func activity(_ activity: WellnessActivity, _ form: WellnessForm) -> String {
        let isTreatment = activity != .exercise
        return activities.first { $0.isTreatment == isTreatment && $0.form == form }?.word ?? ""
    }
}
