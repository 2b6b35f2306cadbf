//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaLaw
internal import PennaModel

/// A journey in service as the fields of a registration say it.
///
/// `from` and `start` are the departure, `to` and `end` the homecoming. `meals` are those that the employer paid for, day
/// by day: `2026-05-04:lunch 2026-05-05:frukost+lunch`. `rates` are the employer's own amounts for a whole day, a half
/// day and a night, and whether meals lessen them: `400 200 150 minskas` or `400 200 150 hela`. `earlier` are earlier
/// stays at the same place: `2026-01-10/2026-02-20`.
extension RegistrationFields {
    package func journey() throws(RegistrationFault) -> DomesticJourney {
        let from = try day(.from, self[.from], "Från och med")
        let to = self[.to].isEmpty ? from : try day(.to, self[.to], "Till och med")
        guard !self[.start].isEmpty, !self[.end].isEmpty else {
            throw RegistrationFault(
                self[.start].isEmpty ? .start : .end, .invalidValue,
                "En resa ska ha klockslag för avresa i start och för hemkomst i end.")
        }
        guard !self[.distance].isEmpty else {
            throw RegistrationFault(
                .distance, .invalidValue,
                "Avståndet \(self[.distance]) går inte att läsa. Skriv kilometer från hemmet eller tjänstestället i distance."
            )
        }
        var journey = DomesticJourney(
            from: JourneyMoment(from, try time(.start)), to: JourneyMoment(to, try time(.end)),
            distance: try at(.distance) { () throws(PayrollError) in try InputText.distance(self[.distance]) },
            lodging: try lodging(), meals: try travelMeals())
        for text in self[.earlier].split(separator: " ") {
            let days = text.split(separator: "/").map(String.init)
            guard days.count == 2 else {
                throw RegistrationFault(
                    .earlier, .invalidValue, "Vistelsen \(text) går inte att läsa. Skriv t.ex. 2026-01-10/2026-02-20.")
            }
            journey.earlierStays.append(
                try at(.earlier) { () throws(PayrollError) in
                    try DayRange(
                        from: InputText.day(days[0], "Vistelsens början"),
                        through: InputText.day(days[1], "Vistelsens slut"))
                })
        }
        return journey
    }

    package func travelPay() throws(RegistrationFault) -> TravelPay {
        let words = self[.rates].split(separator: " ").map(String.init)
        if words.isEmpty { return .taxFreeAmounts }
        guard words.count == 4, words[3] == "minskas" || words[3] == "hela" else {
            throw RegistrationFault(
                .rates, .invalidValue,
                "rates är \(self[.rates]). Skriv belopp för hel dag, halv dag och natt, och minskas eller hela för måltider, t.ex. 400 200 150 minskas."
            )
        }
        return .rates(
            try at(.rates) { () throws(PayrollError) in
                TravelRates(
                    wholeDay: try InputText.amount(words[0], "Beloppet"),
                    halfDay: try InputText.amount(words[1], "Beloppet"),
                    night: try InputText.amount(words[2], "Beloppet"), isReducedForMeals: words[3] == "minskas")
            })
    }

    package mutating func put(_ journey: DomesticJourney, _ pay: TravelPay) {
        self[.kind] = "resa"
        self[.from] = "\(journey.departure.day)"
        if journey.homecoming.day != journey.departure.day { self[.to] = "\(journey.homecoming.day)" }
        self[.start] = "\(journey.departure.time)"
        self[.end] = "\(journey.homecoming.time)"
        self[.distance] = OutputText.kilometres(journey.distance)
        self[.lodging] = BenefitWords.lodgings.first { $0.lodging == journey.lodging }?.word ?? ""
        self[.meals] = journey.meals.sorted { $0.key < $1.key }.map { day, meals in
            let words = BenefitWords.travelMeals.filter { meals.contains($0.meals) }.map(\.word)
            return "\(day):" + words.joined(separator: "+")
        }.joined(separator: " ")
        self[.earlier] = journey.earlierStays.map { "\($0.first)/\($0.last)" }.joined(separator: " ")
        if case .rates(let rates) = pay {
            self[.rates] =
                "\(rates.wholeDay) \(rates.halfDay) \(rates.night) "
                + (rates.isReducedForMeals ? "minskas" : "hela")
        }
    }

    private func day(_ field: RegistrationField, _ text: String, _ what: String) throws(RegistrationFault) -> Day {
        try at(field) { () throws(PayrollError) in try InputText.day(text, what) }
    }

    private func time(_ field: RegistrationField) throws(RegistrationFault) -> ClockTime {
        guard !self[field].isEmpty else {
            throw RegistrationFault(field, .invalidValue, "\(field.name) saknas. Skriv klockslaget, t.ex. 07:45.")
        }
        guard let time = ClockTime(self[field]) else {
            throw RegistrationFault(field, .invalidValue, "Klockslaget \(self[field]) finns inte. Skriv t.ex. 07:45.")
        }
        return time
    }

    private func lodging() throws(RegistrationFault) -> Lodging {
        guard let found = BenefitWords.lodgings.first(where: { $0.word == self[.lodging] }) else {
            throw RegistrationFault(
                .lodging, .invalidValue,
                "lodging är \(self[.lodging]). Skriv arbetsgivaren, kvitto eller eget, efter vem som betalade för nätterna; vid resa utan övernattning vilket som helst."
            )
        }
        return found.lodging
    }

    private func travelMeals() throws(RegistrationFault) -> [Day: TravelMeals] {
        var meals: [Day: TravelMeals] = [:]
        for text in self[.meals].split(separator: " ") {
            let parts = text.split(separator: ":").map(String.init)
            guard parts.count == 2 else { throw wrongMeals(text) }
            let day = try day(.meals, parts[0], "Måltidens dag")
            for word in parts[1].split(separator: "+") {
                guard let found = BenefitWords.travelMeals.first(where: { $0.word == word }) else {
                    throw wrongMeals(text)
                }
                meals[day, default: []].insert(found.meals)
            }
        }
        return meals
    }

    private func wrongMeals(_ text: some StringProtocol) -> RegistrationFault {
        RegistrationFault(
            .meals, .invalidValue,
            "Måltiderna \(text) går inte att läsa. Skriv t.ex. 2026-05-04:lunch 2026-05-05:frukost+lunch.")
    }
}
