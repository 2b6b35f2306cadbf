//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// Arvode and omkostnadsersättning by the month: familjehem, kontaktperson and ledsagare.
enum CareByMonth {
    static let ageChange = Figure(
        "arvoden.ny-alder", name: "När barnet fyller år och byter åldersgrupp", unit: .tal,
        choices: [
            "den nya åldersgruppen gäller hela månaden", "den nya åldersgruppen gäller från månaden efter",
            "den nya åldersgruppen gäller från födelsedagen",
        ], rows: [])

    static let rounding = Figure(
        "arvoden.avrundning", name: "Avrundning av en månads eller ett dygns del av prisbasbeloppet", unit: .tal,
        choices: ["hela kronor", "ören"],
        rows: [
            FigureRow(
                from: Day(2018, 1, 1), 0,
                source: .calculated("SKR:s belopp för kontaktpersoner 2018, 379, 948 och 1 517 kr, är hela kronor"),
                confidence: .reported)
        ])

    static let hourFees: [Figure] = (1...CareTable.levels).map {
        Figure(
            "arvoden.ledsagare.timarvode.niva-\($0)", name: "Ledsagare, arvode per timme, nivå \($0)", unit: .krona,
            rows: [])
    }

    private static let partOfMonth = [Operand("dagar", .dag), Operand("kalenderdagar", .dag)]
    private static let source: Source = [.page(.skrCosts), .employer("tabell")]

    static let amount = Formula(
        FormulaID(3020), name: "Månadens arvode enligt tabell", expression: "öre(arvode × dagar ÷ kalenderdagar)",
        operands: [Operand("arvode", .krona)] + partOfMonth, paragraph: "Arvoden 4", source: .employer("tabell"),
        confidence: .reported)
    static let share = Formula(
        FormulaID(3021), name: "En tolftedel av procent av prisbasbeloppet, hela kronor",
        expression: "öre(krona(prisbasbelopp × andel ÷ 12) × dagar ÷ kalenderdagar)",
        operands: [Operand("prisbasbelopp", .krona), Operand("andel", .procent)] + partOfMonth, paragraph: "Arvoden 4",
        source: source, confidence: .reported)
    static let exactShare = Formula(
        FormulaID(3022), name: "En tolftedel av procent av prisbasbeloppet",
        expression: "öre(prisbasbelopp × andel ÷ 12 × dagar ÷ kalenderdagar)",
        operands: [Operand("prisbasbelopp", .krona), Operand("andel", .procent)] + partOfMonth, paragraph: "Arvoden 4",
        source: source, confidence: .reported)
    static let hours = Formula(
        FormulaID(3023), name: "Timarvode", expression: "öre(timarvode × timmar)",
        operands: [Operand("timarvode", .krona), Operand("timmar", .timme)], paragraph: "Arvoden 4",
        source: .employer("tabell"), confidence: .reported, quantity: "timmar", price: "timarvode")

    static let rule = RuleDescription(
        paragraph: "Arvoden 4", name: "Familjehem, kontaktperson och ledsagare",
        text: """
            Uppdragstagaren får varje månad ett arvode och en omkostnadsersättning efter kommunens tabell: nivån står i \
            villkoren (niva), och för familjehem går tabellen också efter barnets ålder (fodd). Arvodet står i kronor eller i \
            procent av prisbasbeloppet, omkostnadsersättningen i procent; en månad är en tolftedel av årets belopp, i hela \
            kronor. Ett arvode som är bestämt för just uppdraget skrivs som monthlyPay och går före tabellen.

            Åldersgrupperna anges med den ålder de börjar vid, högst tre stycken. Saknas en rad som behövs \
            räknas inget: felet säger vilken. Ledsagare får också arvode för timmar, registrerade på uppdragsarvode-timme.

            Extra ersättning för ökad skatt registreras som lönerad på skatteersattning och beskattas själv.
            """, formulas: [amount, share, exactShare, hours],
        figures: CareTable.familjehem.figures + CareTable.kontaktperson.figures + CareTable.ledsagare.figures + hourFees
            + [rounding, ageChange],
        example: { () throws(PayrollError) in
            try ExampleAssignment.example(
                "En kontaktperson på nivå 2 har 1\u{A0}200 kr i arvode enligt kommunens tabell, hela oktober 2026.",
                month: Month(year: 2026, month: 10), isFixedPay: true,
                own: [OwnEntry("uppdrag", .text("kontaktperson")), OwnEntry("niva", .number(millionths: 2_000_000))],
                settings: [ExampleAssignment.setting(CareTable.kontaktperson.fees[0][1], 120_000)])
        })

    /// A twelfth of a share of prisbasbelopp, in whole kronor.
    static func month(_ base: Amount, _ share: Percent) throws(PayrollError) -> Amount {
        try Amount(kronor: (Exact(base) * share / 12 / 100).wholeNumber(.halfAwayFromZero))
    }

    static func add(
        _ part: AssignmentPart, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard part.assignment.kind != .kontaktfamilj, let table = CareTable.of(part.assignment.kind) else { return }
        for piece in try pieces(of: part, table, rules) {
            try addFee(piece, part, table, question, rules, to: &arena)
            try CareCosts.add(piece, part, table, question, rules, to: &arena)
        }
        try CareCosts.addChildBenefit(part, table, question, rules, to: &arena)
    }

    private static func addFee(
        _ piece: Piece, _ part: AssignmentPart, _ table: CareTable, _ question: borrowing EmploymentMonth,
        _ rules: ArvodenMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        if case .monthly = part.terms.pay { return }
        let fee = try table.fee(piece.group, part.assignment.level, on: piece.day, rules)
        let item = part.assignment.feeItem(ArvodenItems.careFee)
        if fee.isShare {
            try addShare(fee.known, item, piece, part, question, rules, to: &arena)
        } else if fee.known.value != 0 {
            let paid = try (Exact(fee.known.amount) * piece.paidDays / part.calendarDays).rounded(.halfAwayFromZero)
            arena.add(
                item, paid, amount.id, amount.confidence.weaker(fee.known.confidence), part.origin(question),
                [fee.known.value, piece.paidDays, part.calendarDays])
        }
    }

    /// Adds a part of prisbasbelopp.
    static func addShare(
        _ percent: FigureValue, _ item: PayItemID, _ piece: Piece, _ part: AssignmentPart,
        confidence: Confidence = .confirmed, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard percent.value != 0 else { return }
        let base = try rules.baseAmount()
        let rounding = try rules.known(rounding, on: piece.day)
        let isWhole = rounding.value == 0
        let month =
            try isWhole
            ? Exact(self.month(base.amount, percent.percent)) : Exact(base.amount) * percent.percent / 12
        let formula = isWhole ? share : exactShare
        arena.add(
            item, try (month * piece.paidDays / part.calendarDays).rounded(.halfAwayFromZero), formula.id,
            formula.confidence.weaker(base.confidence).weaker(percent.confidence).weaker(rounding.confidence)
                .weaker(confidence), part.origin(question),
            [base.value, percent.value, piece.paidDays, part.calendarDays])
    }

    /// Days of a part through which the child is in one group of ages.
    struct Piece {
        let group: Int
        /// A day of it, whose figures it goes by.
        let day: Day
        let paidDays: Int64
    }

    /// The parts of a part: one, or two where the child goes from one group of ages to the next in it.
    private static func pieces(of part: AssignmentPart, _ table: CareTable, _ rules: ArvodenMonth) throws(PayrollError)
        -> [Piece]
    {
        let (first, last) = (part.days.first, part.days.last)
        let before = try table.group(part.assignment.born, on: first, rules)
        let after = try table.group(part.assignment.born, on: last, rules)
        guard before != after, let born = part.assignment.born else {
            return [Piece(group: after, day: first, paidDays: part.paidDays)]
        }
        switch try rules.known(ageChange, on: first).value {
        case 0: return [Piece(group: after, day: first, paidDays: part.paidDays)]
        case 1: return [Piece(group: before, day: first, paidDays: part.paidDays)]
        default:
            // A month that is paid whole though the assignment is shorter goes by the last day.
            guard part.paidDays == Int64(part.days.count) else {
                return [Piece(group: after, day: last, paidDays: part.paidDays)]
            }
            let birthday =
                part.days.first { CareTable.age(of: born, on: $0) > CareTable.age(of: born, on: first) } ?? last
            let days = Int64(birthday - first)
            return [
                Piece(group: before, day: first, paidDays: days),
                Piece(group: after, day: birthday, paidDays: part.paidDays - days),
            ]
        }
    }

    /// Adds the hours of a ledsagare.
    static func addHours(
        _ registered: borrowing RegisteredMonth, _ question: borrowing EmploymentMonth, _ rules: ArvodenMonth,
        to arena: inout LineArena
    ) throws(PayrollError) {
        for event in registered.hours {
            guard event.assignment.kind == .ledsagare else {
                throw PayrollError(
                    .notImplemented,
                    "Timarvode räknas bara för ledsagare, inte för \(event.assignment.kind.rawValue). Registrera en lönerad med antal och pris.",
                    day: event.day, row: event.row)
            }
            let fee = try rules.known(hourFees[event.assignment.level - 1], on: event.day, row: event.row)
            arena.add(
                event.assignment.feeItem(ArvodenItems.careHours),
                try (Exact(fee.amount) * Minutes(event.quantity)).rounded(.halfAwayFromZero), hours.id,
                hours.confidence.weaker(fee.confidence), event.origin(question), [fee.value, event.quantity])
        }
    }
}
