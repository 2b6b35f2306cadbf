//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A meal that the employer pays for (kostförmån).
public enum BenefitMeal: Hashable, Sendable, CaseIterable {
    /// Three meals or more in a day.
    case helDag
    /// Lunch.
    case lunch
    /// Middag.
    case middag
    /// Frukost.
    case frukost

    /// The Swedish name.
    public var swedish: String {
        switch self {
        case .helDag: "kost hel dag"
        case .lunch: "lunch"
        case .middag: "middag"
        case .frukost: "frukost"
        }
    }
}

/// Kostförmån: the value of free meals, IL 61 kap..
///
/// A whole day is 0.52 % of prisbasbelopp to the nearest 5 kronor, a main meal 40 % and breakfast 20 % of that. Free
/// meals that are not benefits are not registered: hotel breakfast in the price of the room, meals on public
/// transport, representation. Pedagogisk måltid and the rules of care staff are not known here.
///
/// | year | whole day | lunch or middag | frukost |
/// |---|--:|--:|--:|
/// | 2024 | 300 | 120 | 60 |
/// | 2025 | 305 | 122 | 61 |
/// | 2026 | 310 | 124 | 62 |
public struct Kostforman: Sendable {
    /// The year in which the meals were eaten.
    public let year: IncomeYear

    private let prisbasbelopp: FigureRow
    private let years: PayYears

    /// The values of a year.
    ///
    /// - Throws: `yearNotCovered`, naming prisbasbelopp and the year, when it is unknown.
    public init(year: IncomeYear, years: PayYears = .builtIn) throws(PayrollError) {
        self.year = year
        self.years = years
        prisbasbelopp = try years.derivationBase(in: year)
    }

    /// The value of one meal, in whole kronor.
    ///
    /// - Throws: `overflow`, never with the base amounts of any known year.
    public func value(of meal: BenefitMeal) throws(PayrollError) -> Proof {
        let day = try Kostforman.dayShare.row(in: year, years)
        let share = try Kostforman.share(of: meal)?.row(in: year, years)
        let working = Meal(
            prisbasbelopp: Amount(ore: prisbasbelopp.value), dayShare: Percent(millionths: day.value),
            share: share.map { Percent(millionths: $0.value) } ?? .whole)
        return try Proof(
            of: working,
            prisbasbelopp.confidence.weaker(day.confidence).weaker(share?.confidence ?? .confirmed))
    }

    /// A number of meals, less what the employee pays for them by net deduction; AGI field 012.
    ///
    /// ```swift
    /// let kost = try Kostforman(year: IncomeYear(2026))
    /// let lunches = try kost.outcome(.lunch, count: 10, netPayment: Amount(kronor: 500))  // 1 240 − 500 = 740
    /// ```
    ///
    /// - Throws: `invalidValue` for a negative count or payment, or a payment above the value of the meals.
    public func outcome(
        _ meal: BenefitMeal, count: Int, netPayment: Amount = .zero
    ) throws(PayrollError) -> BenefitOutcome {
        let one = try value(of: meal)
        let all = try BenefitRules.counted(count, one.amount, one.confidence)
        return try BenefitOutcome(
            value: all, netPayment: netPayment, field: .otherBenefit, name: "kostförmån (\(meal.swedish))")
    }
}

extension Kostforman {
    /// The value of one meal.
    struct Meal: Working {
        static let formula = Formula(
            FormulaID(150), name: "Kostförmån, värde av en måltid",
            expression: "5 × krona(prisbasbelopp × heldag ÷ 5) × andel",
            operands: [Operand("prisbasbelopp", .krona), Operand("heldag", .procent), Operand("andel", .procent)],
            paragraph: "IL 61 kap. 3–4 §§", source: source, confidence: .confirmed)

        let prisbasbelopp: Amount
        let dayShare: Percent
        let share: Percent

        func amount() throws(PayrollError) -> Amount {
            // A whole day is a multiple of 5 kronor, so a fifth and two fifths of it are whole kronor.
            let fives = try (Exact(prisbasbelopp) * dayShare / 500).wholeNumber(.halfAwayFromZero)
            return try (Exact(fives) * 500 * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(prisbasbelopp)
            operands.procent(dayShare)
            operands.procent(share)
        }
    }
}

extension Kostforman {
    static let source: Source = [
        .act(.inkomstskattelagen, "61 kap. 3–4 §§"), .secondHand("Skatteverket", .foretagande, .wiklands, .bjornLunden),
    ]

    /// The value of a whole day as a share of prisbasbelopp, before it is rounded to 5 kronor.
    public static let dayShare = share("forman.kost.heldag", "Kostförmån hel dag, andel av prisbasbelopp", 5_200)

    /// A main meal as a share of a whole day.
    public static let mainMeal = share(
        "forman.kost.huvudmal", "Kostförmån lunch eller middag, andel av hel dag", 400_000)

    /// Breakfast as a share of a whole day.
    public static let breakfast = share("forman.kost.frukost", "Kostförmån frukost, andel av hel dag", 200_000)

    /// All figures of the rule.
    public static let figures: [Figure] = [dayShare, mainMeal, breakfast]

    /// `nil` for a whole day, which is the whole of itself.
    private static func share(of meal: BenefitMeal) -> Figure? {
        switch meal {
        case .helDag: nil
        case .lunch, .middag: mainMeal
        case .frukost: breakfast
        }
    }

    private static func share(_ key: String, _ name: String, _ value: Int64) -> Figure {
        Figure(
            key, name: name, unit: .procent,
            rows: [FigureRow(from: Day(2023, 1, 1), value, source: source, confidence: .confirmed)])
    }
}
