//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

extension IndividualStatement {
    /// The base of arbetsgivaravgifter, in whole kronor.
    ///
    /// Cash (011), benefits (012, 013), and the market value of fuel less what was paid for it, never below nothing:
    /// field 018 is 1.2 times the market value, so it is 018 / 1.2 − 098, öre dropped (SAL 2 kap.; uppgiven, from
    /// Skatteverket's example). Pay in other fields is no base.
    ///
    /// - Throws: `notImplemented`, naming the field, when a value changes base or rate in a way that no source read here
    ///   describes: 010, 019, 037, växa-stöd (062, 063) and work under other countries' rules (091, 303, 305).
    ///   `overflow` when it does not fit in 64 bits.
    public func contributionBase() throws(PayrollError) -> Amount {
        for value in values where IndividualStatement.unknownInBase.contains(value.field) {
            throw PayrollError(
                .notImplemented,
                "Arbetsgivaravgifterna för \(key.payee.masked) kan inte räknas: AGI-"
                    + "\(AGIField.find(value.field)?.label ?? "fält \(value.field)") ändrar underlag eller avgift på ett "
                    + "sätt som Penna saknar. Räkna ut avgifterna utanför Penna.", day: key.period.month.first)
        }
        let market = try (Exact(amount(of: 18)) * 5 / 6).rounded(.down)
        let fuel = try max(.zero, market - amount(of: 98)).withoutOre
        return try amount(of: 11) + amount(of: 12) + amount(of: 13) + fuel
    }

    private static let unknownInBase = [10, 19, 37, 62, 63, 91, 303, 305]
}
