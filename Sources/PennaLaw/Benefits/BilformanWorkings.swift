//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

extension Bilforman {
    private static func part(
        _ number: UInt16, _ name: String, _ expression: String, _ operands: [Operand]
    ) -> Formula {
        Formula(
            FormulaID(number), name: "Bilförmån, " + name, expression: expression, operands: operands,
            paragraph: "IL 61 kap. 5 §", source: source + .secondHand("avkortningen"), confidence: .reported)
    }

    /// Every part is cut to whole kronor.
    private static func cut(_ value: Exact) throws(PayrollError) -> Amount {
        try Amount(kronor: (value / 100).wholeNumber(.down))
    }
}

// MARK: The parts

extension Bilforman {
    /// The price that a car benefit is calculated on; whole öre, as at most half of whole kronor falls away.
    struct Price: Working {
        static let formula = Formula(
            FormulaID(158), name: "Bilförmån, pris att räkna på",
            expression: "max(lägsta; nybilspris + utrustning − min(nedsättning; (nybilspris + utrustning) × högst))",
            operands: [
                Operand("nybilspris", .krona), Operand("utrustning", .krona), Operand("nedsättning", .krona),
                Operand("högst", .procent), Operand("lägsta", .krona),
            ],
            paragraph: "IL 61 kap. 5, 7 och 8 a §§", source: law, confidence: .confirmed)

        let listPrice: Amount
        let equipment: Amount
        let reduction: Amount
        let mostReduction: Percent
        let least: Amount

        /// What falls away of the price with equipment.
        func lessening() throws(PayrollError) -> Amount {
            try (Exact(listPrice + equipment) * mostReduction).limited(to: reduction).rounded(.halfAwayFromZero)
        }

        /// The price before it is raised to the least one.
        func lessened() throws(PayrollError) -> Amount { try listPrice + equipment - lessening() }

        func amount() throws(PayrollError) -> Amount { max(least, try lessened()) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(listPrice)
            operands.krona(equipment)
            operands.krona(reduction)
            operands.procent(mostReduction)
            operands.krona(least)
        }
    }

    /// The part of a car benefit that is a share of prisbasbelopp.
    struct BasePart: Working {
        static let formula = part(
            159, "del av prisbasbelopp", "golv(prisbasbelopp × andel)",
            [Operand("prisbasbelopp", .krona), Operand("andel", .procent)])

        let prisbasbelopp: Amount
        let share: Percent

        func amount() throws(PayrollError) -> Amount { try cut(Exact(prisbasbelopp) * share) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(prisbasbelopp)
            operands.procent(share)
        }
    }

    /// The part of a car benefit that is interest on the price.
    struct InterestPart: Working {
        static let formula = part(
            160, "räntedel", "golv(pris × (andel × max(statslåneränta; lägsta) + tillägg))",
            [
                Operand("pris", .krona), Operand("andel", .procent), Operand("statslåneränta", .procent),
                Operand("lägsta", .procent), Operand("tillägg", .procent),
            ])

        let price: Amount
        let share: Percent
        let statslaneranta: Percent
        let leastRate: Percent
        let addition: Percent

        func amount() throws(PayrollError) -> Amount {
            let rate = Exact(max(statslaneranta, leastRate)) * share + Exact(addition)
            return try cut(Exact(price) * rate)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(price)
            operands.procent(share)
            operands.procent(statslaneranta)
            operands.procent(leastRate)
            operands.procent(addition)
        }
    }

    /// The part of a car benefit that is a share of the price, for cars in traffic from 2021-07-01.
    struct PricePart: Working {
        static let formula = part(
            161, "prisdel", "golv(pris × andel)", [Operand("pris", .krona), Operand("andel", .procent)])

        let price: Amount
        let share: Percent

        func amount() throws(PayrollError) -> Amount { try cut(Exact(price) * share) }

        func write(to operands: inout some OperandWriter) {
            operands.krona(price)
            operands.procent(share)
        }
    }

    /// The part of a car benefit that is a share of the price, for older cars.
    struct LayeredPricePart: Working {
        static let formula = part(
            162, "prisdel i två lager", "golv(min(pris; gräns) × andel + max(0; pris − gräns) × andel_över)",
            [
                Operand("pris", .krona), Operand("gräns", .krona), Operand("andel", .procent),
                Operand("andel_över", .procent),
            ])

        let price: Amount
        let limit: Amount
        let share: Percent
        let shareAbove: Percent

        func amount() throws(PayrollError) -> Amount {
            let above = max(.zero, try price - limit)
            return try cut(Exact(min(price, limit)) * share + Exact(above) * shareAbove)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(price)
            operands.krona(limit)
            operands.procent(share)
            operands.procent(shareAbove)
        }
    }
}

// MARK: The value

extension Bilforman {
    /// The value of a car benefit for a year.
    struct Year: Working {
        static let formula = part(
            163, "värde för ett år", "golv((basdel + räntedel + prisdel + fordonsskatt) × andel)",
            [
                Operand("basdel", .krona), Operand("räntedel", .krona), Operand("prisdel", .krona),
                Operand("fordonsskatt", .krona), Operand("andel", .procent),
            ])

        let basePart: Amount
        let interestPart: Amount
        let pricePart: Amount
        let vehicleTax: Amount
        let share: Percent

        func amount() throws(PayrollError) -> Amount {
            try cut(Exact(basePart + interestPart + pricePart + vehicleTax) * share)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(basePart)
            operands.krona(interestPart)
            operands.krona(pricePart)
            operands.krona(vehicleTax)
            operands.procent(share)
        }
    }

    /// The value of a car benefit for a month, a part of one too.
    struct Month: Working {
        static let formula = part(164, "värde för en månad", "golv(årsvärde ÷ 12)", [Operand("årsvärde", .krona)])

        let yearly: Amount

        func amount() throws(PayrollError) -> Amount { try Amount(kronor: yearly.wholeKronor / 12) }

        func write(to operands: inout some OperandWriter) { operands.krona(yearly) }
    }
}
