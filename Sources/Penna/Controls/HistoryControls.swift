//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// What is paid now against the person's own months before.
package enum HistoryControls {
    private static let practice = Source.practice("bevakning av löner som avviker från det vanliga")

    static let times = Controls.limit("historik.ganger", "En löneart är så många gånger det vanliga", .tal, 3, practice)
    static let least = Controls.limit(
        "historik.minst", "En löneart skiljer sig minst från det vanliga", .krona, 3_000_00, practice)
    static let new = Controls.limit(
        "historik.ny", "En löneart som inte har betalats förut, över", .krona, 15_000_00, practice)
    static let payTimes = Controls.limit(
        "historik.lon.ganger", "Lönen är så många gånger den vanliga", .tal, 2, practice)
    static let payLeast = Controls.limit(
        "historik.lon.minst", "Lönen skiljer sig minst från den vanliga", .krona, 10_000_00, practice)
    static let spreads = Controls.limit(
        "historik.spridning", "Så många gånger den vanliga spridningen är ovanligt", .tal, 5, practice)

    /// What is looked at.
    package static let rules = [
        ControlRule(
            code: .changedMonth, title: "Lönen skiljer sig mycket från den vanliga",
            text:
                "Bruttolönen mot medianen av upp till tolv månader i lagret, eller mot den senaste ordinarie lönen i carry.ndjson. Rättelser av tidigare månader räknas inte.",
            wayOut: "Kontrollera månadens rader med penna why.", source: practice,
            example: "Bruttolönen är 2 gånger medianen av sex månader (62 400,00 kr mot 31 200,00 kr).",
            limits: [payTimes, payLeast]),
        ControlRule(
            code: .changedItem, title: "En löneart skiljer sig mycket från det vanliga",
            text:
                "Varje löneart mot personens egna månader i lagret: medianen och spridningen av upp till tolv. En löneart som alltid har betalats och nu är borta utan frånvaro står också med.",
            wayOut: "Kontrollera löneartens rader med penna why.", source: practice,
            example: "OB B är 4 gånger medianen av sex månader (4 800,00 kr mot 1 200,00 kr).",
            limits: [times, least, new, spreads]),
    ]

    static func findings(
        _ subject: ControlledPerson, _ control: ControlRun, _ history: PayHistory, person index: Int
    ) -> [Finding] {
        guard subject.isPaid else { return [] }
        guard let latest = history.latest[index] else { return carried(subject, control) }
        var now = PayHistory.PaidMonth(control.payDay.month)
        let first = min(control.deviationDays.first, control.fixedDays.first)
        for line in subject.lines where line.days.last >= first {
            guard let item = control.items[line.item], isCompared(item) else { continue }
            now.add(line.item, line.amount)
            if item.kind == .pay { now.gross = now.gross.adding(line.amount) }
        }
        let items = Set(now.items.keys).union(latest.items.keys).sorted()
        let changed = items.filter {
            isLarge(now.items[$0] ?? .zero, latest.items[$0] ?? .zero, control.limits.amount(least))
        }
        let isPayLarge = isLarge(now.gross, latest.gross, control.limits.amount(payLeast))
        guard isPayLarge || !changed.isEmpty else { return [] }
        let months = history.months(index)
        var findings: [Finding] = []
        if isPayLarge, let factor = control.limits[payTimes],
            let text = compare("Bruttolönen", now.gross, months.map(\.gross), factor, control, least: payLeast)
        {
            findings.append(
                subject.look(.changedMonth, text, risk: now.gross.subtracting(latest.gross).size))
        }
        guard let factor = control.limits[times] else { return findings }
        for item in changed {
            let amounts = months.map { $0.items[item] ?? .zero }
            guard
                let text = compare(
                    control.name(item), now.items[item] ?? .zero, amounts, factor, control, least: least, new: new,
                    isAway: isAway(subject, control))
            else { continue }
            let risk = (now.items[item] ?? .zero).subtracting(latest.items[item] ?? .zero).size
            findings.append(subject.look(.changedItem, text, risk: risk))
        }
        return findings
    }

    /// Whether a line belongs to what a month gives, and not to what follows from the rest.
    package static func isCompared(_ item: PayItem) -> Bool {
        switch item.kind {
        case .tax, .employerCost: false
        case .pay, .benefit, .reimbursement: true
        case .deduction: !PayItems.calculated.contains { $0.id == item.id }
        }
    }

    private static func isLarge(_ now: Amount, _ before: Amount, _ least: Amount?) -> Bool {
        guard let least else { return false }
        return now.subtracting(before).size >= least
    }

    /// What is said of an amount beside those of the months before; `nil` where it is usual.
    private static func compare(
        _ what: String, _ now: Amount, _ before: [Amount], _ factor: Int64, _ control: ControlRun, least: Figure,
        new: Figure? = nil, isAway: Bool = false
    ) -> String? {
        guard let band = RobustBand(before.map(\.size.ore)), let least = control.limits.amount(least) else {
            return nil
        }
        let (value, median) = (now.size.ore, Amount(ore: band.median))
        let months = NumberWord.text(before.count)
        guard now.size.subtracting(median).size >= least else { return nil }
        if median == .zero {
            guard let new, let most = control.limits.amount(new), now.size > most, before.allSatisfy({ $0 == .zero })
            else { return nil }
            return
                "\(what) är \(now.swedish) kr, men har inte betalats på \(months) \(before.count == 1 ? "månad" : "månader")."
        }
        if let spreads = control.limits[spreads], before.count > 2, !band.isOutside(value, spreads: spreads) {
            return nil
        }
        let usual = before.count == 1 ? "månaden före" : "medianen av \(months) månader"
        let amounts = "(\(now.swedish) kr mot \(median.swedish) kr)"
        if value / factor >= band.median {
            return "\(what) är \(ratio(value, band.median)) gånger \(usual) \(amounts)."
        }
        guard !isAway, before.allSatisfy({ $0 != .zero }), before.count > 2 else { return nil }
        if value == 0 { return "\(what) betalas inte, men brukar betalas: \(usual) är \(median.swedish) kr." }
        return new == nil && band.median / factor >= value
            ? "\(what) är mindre än \(usual) delad med \(factor) \(amounts)." : nil
    }

    /// How many times something another is, with a tenth where there is one, such as `2,7`.
    private static func ratio(_ value: Int64, _ median: Int64) -> String {
        let tenths = Int128(value) * 10 / Int128(median)
        return DecimalText.swedish(Int64(clamping: tenths), scale: 1, trimmed: true)
    }

    private static func isAway(_ subject: ControlledPerson, _ control: ControlRun) -> Bool {
        subject.person.employments.contains {
            !$0.known(in: control.deviationDays, .absence, control.knownAt).isEmpty
                || $0.end.map { $0 <= control.fixedDays.last } ?? false
        }
    }

    /// Against the latest ordinary pay, which is all that a carry tells.
    private static func carried(_ subject: ControlledPerson, _ control: ControlRun) -> [Finding] {
        let before = subject.before.year.latestOrdinary
        let now = subject.totals.taxBase.subtracting(subject.totals.oneOffBase)
        guard before > .zero, let factor = control.limits[payTimes], let least = control.limits.amount(payLeast),
            now.subtracting(before) >= least, now.ore / factor >= before.ore,
            // Whoever has just begun was not paid a whole month before.
            subject.person.employments.allSatisfy({ control.payDay - $0.start > 62 })
        else { return [] }
        return [
            subject.look(
                .changedMonth,
                "Lönen är \(ratio(now.ore, before.ore)) gånger den förra (\(now.swedish) kr mot \(before.swedish) kr ordinarie lön och förmåner).",
                risk: now.subtracting(before))
        ]
    }
}

/// Small numbers in words.
package enum NumberWord {
    private static let words = [
        "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    ]

    /// A number in words up to twelve, else in digits.
    package static func text(_ number: Int) -> String { words.indices.contains(number) ? words[number] : "\(number)" }
}
