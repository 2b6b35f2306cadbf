//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What authorities and the person have decided: mostly a tax table, now and then something else.
extension DemoPerson {
    /// How the tax is decided.
    mutating func tax() throws(PayrollError) -> [Fact<TaxDecision>] {
        let table = random.number(29...36)
        let decision: TaxDecision =
            switch random.number(0...999) {
            case 0..<30: .sideIncome
            case 30..<36: .sink
            case 36..<42: .asink
            case 42..<45: .shortEmployment
            case 45..<48: .noInformation(table: 33)
            default: .table(number: table, column: nil)
            }
        return [try fact(decision)]
    }

    /// What else is decided.
    mutating func decisions(_ tax: [Fact<TaxDecision>]) throws(PayrollError) -> Decisions {
        var decisions = Decisions()
        if case .noInformation? = tax.first?.value {
            decisions.oneOffBases = [try fact(.percent(Percent(millionths: 400_000)))]
        }
        guard case .table? = tax.first?.value else { return decisions }
        if random.happens(10) {
            decisions.adjustments = [try fact(.percent(Percent(millionths: Int64(random.number(5...30)) * 10_000)))]
        }
        if random.happens(20) {
            decisions.extraTaxes = [try fact(.amount(Amount(ore: Int64(random.number(1...20)) * 10_000)))]
        }
        if random.happens(5) {
            decisions.sickProtections = [try fact(SickProtection(.manyPeriods, caseNumber: "\(serial)-2026"))]
        }
        return decisions
    }

    func fact<Value>(_ value: Value) throws(PayrollError) -> Fact<Value> {
        try Fact(value, from: Day(2026, 1, 1), recorded: DemoPerson.recorded)
    }
}
