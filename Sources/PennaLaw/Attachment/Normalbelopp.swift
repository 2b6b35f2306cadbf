//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The people of a household as Kronofogden's standard amounts count them.
public struct AttachmentHousehold: Hashable, Sendable {
    /// The grown-ups of a household.
    public enum Adults: Hashable, Sendable, CaseIterable {
        /// One adult.
        case ensamstaende
        /// A married or cohabiting couple.
        case sammanlevande
    }

    /// The grown-ups.
    public let adults: Adults

    /// The age that each child reaches in the calendar year.
    public let childAges: [Int]

    /// A household.
    ///
    /// - Throws: `invalidValue`, naming the age, when a child is below 0 or above 120.
    public init(_ adults: Adults, childAges: [Int] = []) throws(PayrollError) {
        if let bad = childAges.first(where: { !(0...120).contains($0) }) {
            throw PayrollError(
                .invalidValue,
                "Åldern \(bad) år på ett barn i hushållet kan inte stämma. Ange den ålder barnet fyller under året.")
        }
        self.adults = adults
        self.childAges = childAges
    }
}

/// Kronofogden's standard amounts (normalbelopp) of a year: what living costs, housing apart.
///
/// UB 7 kap. 4–5 §§. They are a part of the protected amount, to which Kronofogden adds housing and what else the case
/// needs. **The employer never calculates a protected amount**: it stands in the decision. The amounts are here only so
/// that a decision that was entered wrongly can be seen.
///
/// Kronor a month, valid for a calendar year, in 2022 for a part of one; a child counts by the age it reaches in the
/// year. To May 2022 all children above six had one amount.
///
/// | | to May 2022 | from June 2022 | 2023 | 2024 | 2025 (unconfirmed) | 2026 |
/// |---|--:|--:|--:|--:|--:|--:|
/// | one adult | 5 157 | 5 158 | 5 717 | 6 090 | 6 186 | 6 243 |
/// | a couple | 8 520 | 8 520 | 9 445 | 10 061 | 10 219 | 10 314 |
/// | child 0–6 | 2 736 | 2 756 | 3 055 | 3 255 | 3 306 | 3 336 |
/// | child 7–10 | 3 150 | 3 308 | 3 667 | 3 906 | 3 967 | 4 004 |
/// | child 11–14 | 3 150 | 3 860 | 4 279 | 4 558 | 4 629 | 4 672 |
/// | child 15 and older | 3 150 | 4 411 | 4 889 | 5 208 | 5 290 | 5 339 |
public enum Normalbelopp {
    /// The standard amount of a household at a payment, before Kronofogden's reductions for child benefit and the like.
    ///
    /// - Throws: `yearNotCovered`, naming the figure and the year, when the year is unknown.
    public static func expected(
        for household: AttachmentHousehold, at payDate: PayDate, years: PayYears = .builtIn
    ) throws(PayrollError) -> Proof {
        let adults = try (household.adults == .ensamstaende ? ensam : makar).row(for: payDate, years)
        let working = OfHousehold(
            adults: Amount(ore: adults.value),
            young: Children(household.childAges, 0...6, try barnTill6.row(for: payDate, years)),
            middle: Children(household.childAges, 7...10, try barnTill10.row(for: payDate, years)),
            older: Children(household.childAges, 11...14, try barnTill14.row(for: payDate, years)),
            oldest: Children(household.childAges, 15...120, try barnFran15.row(for: payDate, years)))
        // The rows of a year have one source and so one confidence.
        return try Proof(of: working, adults.confidence)
    }

    /// What is worth checking in a decision: a protected amount below the standard amount of one adult.
    ///
    /// It can be right, for one of a couple; it is never an error and changes nothing.
    ///
    /// - Returns: `nil` when there is nothing to say.
    /// - Throws: `yearNotCovered`, naming the figure and the year, when the year is unknown.
    public static func finding(
        on decision: AttachmentDecision, at payDate: PayDate, years: PayYears = .builtIn
    ) throws(PayrollError) -> AttachmentFinding? {
        let row = try ensam.row(for: payDate, years)
        let least = Amount(ore: row.value)
        guard decision.protectedAmount < least else { return nil }
        return .protectedBelowNormalbelopp(
            caseNumber: decision.caseNumber, protectedAmount: decision.protectedAmount, normalbelopp: least,
            year: payDate.incomeYear, row.confidence)
    }

    /// The standard amount of a household; for plausibility only, never on a payslip.
    struct OfHousehold: Working {
        static let formula = Formula(
            FormulaID(143), name: "Normalbelopp för ett hushåll",
            expression: "vuxna + barn_0_6 × belopp_0_6 + barn_7_10 × belopp_7_10 + barn_11_14 × belopp_11_14 "
                + "+ barn_15 × belopp_15",
            operands: [
                Operand("vuxna", .krona),
                Operand("barn_0_6", .tal), Operand("belopp_0_6", .krona),
                Operand("barn_7_10", .tal), Operand("belopp_7_10", .krona),
                Operand("barn_11_14", .tal), Operand("belopp_11_14", .krona),
                Operand("barn_15", .tal), Operand("belopp_15", .krona),
            ],
            paragraph: "UB 7 kap. 4–5 §§; Kronofogdens allmänna råd", source: .act(.normalbelopp2023),
            confidence: .reported)

        let adults: Amount
        let young: Children
        let middle: Children
        let older: Children
        let oldest: Children

        func amount() throws(PayrollError) -> Amount {
            try (Exact(adults) + young.sum + middle.sum + older.sum + oldest.sum).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(adults)
            young.write(to: &operands)
            middle.write(to: &operands)
            older.write(to: &operands)
            oldest.write(to: &operands)
        }
    }

    /// The children of an age and the amount for each.
    struct Children {
        let count: Int64
        let amount: Amount

        init(_ ages: [Int], _ bracket: ClosedRange<Int>, _ row: FigureRow) {
            count = Int64(ages.count { bracket.contains($0) })
            amount = Amount(ore: row.value)
        }

        var sum: Exact { Exact(amount) * count }

        func write(to operands: inout some OperandWriter) {
            operands.tal(count)
            operands.krona(amount)
        }
    }
}

/// Something in a decision that somebody should look at before pay day; nothing in it stops the pay.
@nonexhaustive
public enum AttachmentFinding: Hashable, Sendable {
    /// The protected amount is below the standard amount of one adult, which has no housing in it.
    case protectedBelowNormalbelopp(
        caseNumber: String, protectedAmount: Amount, normalbelopp: Amount, year: IncomeYear, Confidence)

    /// What was found and what to do, in Swedish.
    public var text: String {
        switch self {
        case .protectedBelowNormalbelopp(let caseNumber, let protected, let normal, let year, let confidence):
            let doubt = confidence == .unconfirmed ? " (obekräftad uppgift)" : ""
            return "Förbehållsbeloppet i mål \(caseNumber) är \(protected.swedish) kr, lägre än normalbeloppet för en "
                + "ensamstående vuxen år \(year.year), \(normal.swedish) kr\(doubt), där boendet inte ingår. Det kan "
                + "stämma för den som är sammanboende. Jämför med Kronofogdens beslut, också att det gäller en månad."
        }
    }
}

extension Normalbelopp {
    /// One adult.
    public static let ensam = figure(
        "ensam", "ensamstående vuxen", (5_157, 5_158), 5_717, 6_090, 6_186, 6_243)

    /// A married or cohabiting couple, together.
    public static let makar = figure(
        "makar", "sammanlevande makar eller sambor", (8_520, 8_520), 9_445, 10_061, 10_219, 10_314)

    /// A child of 0–6 years.
    public static let barnTill6 = figure(
        "barn.0-6", "barn 0–6 år", (2_736, 2_756), 3_055, 3_255, 3_306, 3_336)

    /// A child of 7–10 years.
    public static let barnTill10 = figure(
        "barn.7-10", "barn 7–10 år", (3_150, 3_308), 3_667, 3_906, 3_967, 4_004)

    /// A child of 11–14 years.
    public static let barnTill14 = figure(
        "barn.11-14", "barn 11–14 år", (3_150, 3_860), 4_279, 4_558, 4_629, 4_672)

    /// A child of 15 years or more who lives at home.
    public static let barnFran15 = figure(
        "barn.15", "barn 15 år och äldre", (3_150, 4_411), 4_889, 5_208, 5_290, 5_339)

    /// All standard amounts.
    public static let figures: [Figure] = [ensam, makar, barnTill6, barnTill10, barnTill14, barnFran15]

    private static func figure(
        _ key: String, _ name: String, _ year2022: (toMay: Int64, fromJune: Int64), _ year2023: Int64,
        _ year2024: Int64, _ year2025: Int64, _ year2026: Int64
    ) -> Figure {
        Figure(
            "utmatning.normalbelopp." + key, name: "Normalbelopp, " + name, unit: .krona,
            rows: [
                FigureRow(
                    from: Day(2022, 1, 1), through: Day(2022, 5, 31), year2022.toMay * 100,
                    source: .act(.normalbelopp2022),
                    confidence: .confirmed),
                FigureRow(
                    from: Day(2022, 6, 1), through: Day(2022, 12, 31), year2022.fromJune * 100,
                    source: .page(.kronofogdenJune2022), confidence: .confirmed),
                row(2023, year2023, [.act(.normalbelopp2023), .page(.kronofogden2022)], .confirmed),
                row(2024, year2024, .secondHand("Kronofogden", .migrationsverket), .confirmed),
                row(2025, year2025, [.memory("Kronofogdens normalbelopp 2025"), .decision(.l8)], .unconfirmed),
                row(2026, year2026, .secondHand("Kronofogdens allmänna råd 2026"), .reported),
            ])
    }

    private static func row(_ year: Int, _ kronor: Int64, _ source: Source, _ confidence: Confidence) -> FigureRow {
        FigureRow(
            from: Day(year, 1, 1), through: Day(year, 12, 31), kronor * 100, source: source, confidence: confidence)
    }
}
