//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Ceilings of amounts and quantities by their kind: what no person can have driven, eaten or earned in a month.
package enum QuantityControls {
    private static let signals = Source.practice("lönekontorens signallistor före lön")

    static let amount = Controls.limit("belopp.hogst", "En lönerads belopp över", .krona, 100_000_00, signals)
    static let deduction = Controls.limit("avdrag.hogst", "Ett avdrags belopp över", .krona, 25_000_00, signals)
    static let reimbursement = Controls.limit(
        "ersattning.hogst", "En ersättning utan skatt över", .krona, 25_000_00, signals)
    static let least = Controls.limit("belopp.lagst", "En lönerads belopp under", .krona, 5_00, signals)
    static let quantity = Controls.limit("antal.hogst", "En lönerads antal över", .antal, 1_000 * 10_000, signals)
    static let price = Controls.limit("a-pris.hogst", "En lönerads à-pris över", .krona, 10_000_00, signals)
    static let kilometres = Controls.limit("km.hogst", "Körda kilometer i en månad över", .tal, 3_000, signals)
    static let perMil = Controls.limit("mil.hogst", "Milersättning per mil över", .krona, 100_00, signals)
    static let meals = Controls.limit("maltider.hogst", "Måltider i en månad över", .tal, 62, signals)
    static let benefit = Controls.limit("forman.hogst", "En förmån eller ett bidrag över", .krona, 10_000_00, signals)
    static let perDay = Controls.limit("traktamente.hogst", "Traktamente per dag över", .krona, 2_000_00, signals)
    static let hours = Controls.limit("timmar.hogst", "Timmar av en löneart i en månad över", .timme, 250 * 60, signals)

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .amountOutside, title: "Ett belopp på en rad är orimligt",
            text:
                "Lönerader, avdrag, ersättningar, förmåner och priser över en gräns för sitt slag, och belopp i småpengar.",
            wayOut: "Jämför med underlaget, och rätta raden.", source: signals,
            example: "Utlägg 2026-10-12 är 481 200,00 kr, över gränsen 25 000,00 kr. Är beloppet skrivet i ören?",
            limits: [amount, deduction, reimbursement, least, price, perMil, benefit, perDay]),
        ControlRule(
            code: .quantityOutside, title: "Ett antal är orimligt",
            text: "Antal, kilometer, måltider och timmar som en månad inte rymmer.",
            wayOut: "Jämför med underlaget, och rätta raden.", source: signals,
            example: "Milersättning: 25 000 km i 2026-10, över gränsen 3 000 km.",
            limits: [quantity, kilometres, meals, hours]),
    ]

    static func findings(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        var findings: [Finding] = []
        for employment in subject.person.employments {
            guard employment.kinds.hasAny([.payLine, .benefit, .hours]) else { continue }
            var sums = Sums()
            for registration in employment.registrations.of([.payLine, .benefit, .hours])
            where registration.recorded <= control.knownAt && isPaid(registration, control) {
                findings += look(registration, employment, subject, control)
                sums.add(registration)
            }
            findings += sums.findings(employment, subject, control)
        }
        return findings
    }

    /// Whether a registration is paid in the run: with its last day, or every month.
    private static func isPaid(_ registration: Registration, _ control: ControlRun) -> Bool {
        if case .payLine(let order) = registration.kind, order.isRecurring {
            return registration.days.overlaps(control.fixedDays)
        }
        return control.deviationDays.contains(registration.days.last)
    }

    private static func look(
        _ registration: Registration, _ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun
    ) -> [Finding] {
        var found: [(FindingCode, String, Amount)] = []
        func above(_ what: String, _ amount: Amount, _ figure: Figure, isPrice: Bool = false) {
            guard let most = control.limits.amount(figure), amount.size > most else { return }
            found.append(
                (
                    .amountOutside,
                    "\(what) \(registration.days) är \(amount.swedish) kr\(isPrice ? " styck" : ""), över gränsen \(most.swedish) kr. Är beloppet skrivet i ören?",
                    amount.size.subtracting(most)
                ))
        }
        switch registration.kind {
        case .payLine(let order): found += line(order, registration.days, control)
        case .benefit(.mileage(_, _, let rate)): above("Milersättning per mil", rate, perMil)
        case .benefit(.fuel(let value, _)): above("Drivmedel", value, benefit)
        case .benefit(.wellness(let value, _, _)): above("Friskvård", value, benefit)
        case .benefit(.meals(_, _, let paid)): above("Betalt för måltider", paid, benefit)
        case .benefit(.journey(_, .rates(let rates))): above("Traktamente för en hel dag", rates.wholeDay, perDay)
        default: break
        }
        return found.map { code, text, risk in
            subject.look(code, employment: employment.id, at: control.place(registration.row), text, risk: risk)
        }
    }

    private static func line(_ order: PayLineOrder, _ days: DayRange, _ control: ControlRun) -> [(
        FindingCode, String, Amount
    )] {
        guard let item = control.items[order.item] else { return [] }
        let (name, limits) = ("\(item.name) \(days)", control.limits)
        var found: [(FindingCode, String, Amount)] = []
        if let price = order.price, let most = limits.amount(self.price), price.size > most {
            found.append(
                (
                    .amountOutside, "\(name) har à-priset \(price.swedish) kr, över gränsen \(most.swedish) kr.",
                    price.size
                ))
        }
        if let count = order.quantity, let most = limits[quantity], count.magnitude > most.magnitude {
            found.append(
                (
                    .quantityOutside,
                    "\(name) har antalet \(DecimalText.swedish(count, scale: 4, trimmed: true)), över gränsen \(DecimalText.swedish(most, scale: 4, trimmed: true)).",
                    (try? order.payment(on: item))?.size ?? .zero
                ))
        }
        let figure =
            switch item.kind {
            case .deduction: deduction
            case .reimbursement: reimbursement
            default: amount
            }
        guard let amount = try? order.payment(on: item) else { return found }
        if let most = limits.amount(figure), amount.size > most {
            found.append(
                (
                    .amountOutside,
                    "\(name) är \(amount.swedish) kr, över gränsen \(most.swedish) kr. Är beloppet skrivet i ören?",
                    amount.size.subtracting(most)
                ))
        }
        // A quantity with a price may well be small; an amount that somebody has written hardly is.
        if order.quantity == nil, let least = limits.amount(least), amount != .zero, amount.size < least {
            found.append(
                (
                    .amountOutside,
                    "\(name) är \(amount.swedish) kr, under gränsen \(least.swedish) kr. Saknas nollor?", least
                ))
        }
        return found
    }

    /// What is counted over the rows of a month.
    private struct Sums {
        var metres: Int64 = 0
        var meals: Int64 = 0
        var minutes: [PayItemID: Int64] = [:]

        mutating func add(_ registration: Registration) {
            switch registration.kind {
            case .benefit(.mileage(let distance, _, _)):
                metres = metres.addingReportingOverflow(distance.metres).partialValue
            case .benefit(.meals(_, let count, _)): meals = meals.addingReportingOverflow(Int64(count)).partialValue
            case .hours(let item, let time):
                minutes[item] = (minutes[item] ?? 0).addingReportingOverflow(time.count).partialValue
            default: break
            }
        }

        func findings(_ employment: Employment, _ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
            let month = control.deviationDays.first.month
            var findings: [Finding] = []
            func look(_ text: String) {
                findings.append(subject.look(.quantityOutside, employment: employment.id, text))
            }
            if let most = control.limits[kilometres], metres / 1_000 > most {
                let driven = RoadDistance(metres: metres).swedish
                look("Milersättning: \(driven) i \(month), över gränsen \(RoadDistance(metres: most * 1_000).swedish).")
            }
            if let most = control.limits[QuantityControls.meals], meals > most {
                look("Måltider: \(meals) i \(month), över gränsen \(most).")
            }
            guard let most = control.limits[hours] else { return findings }
            for (item, sum) in minutes.sorted(by: { $0.key < $1.key }) where sum > most {
                look(
                    "\(control.name(item)): \(OperandUnit.timme.swedishText(sum)) i \(month), över gränsen \(OperandUnit.timme.swedishText(most))."
                )
            }
            return findings
        }
    }
}
