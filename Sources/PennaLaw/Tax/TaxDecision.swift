//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How preliminary tax is taken from a person's pay at this employer.
///
/// The employer reads it from Skatteverket's answer (FOS, fråga om skatteavdrag) or from the A-skattsedel.
public enum TaxDecision: Hashable, Sendable {
    /// Main income (huvudinkomst) by the monthly table; the column follows from the birth year unless one is named.
    case table(number: Int, column: Int?)
    /// Side income (sidoinkomst): somebody else is the main payer.
    case sideIncome
    /// An employment meant to last less than a week.
    case shortEmployment
    /// Särskild inkomstskatt för utomlands bosatta, by Skatteverket's decision (lag 1991:586).
    case sink
    /// Särskild inkomstskatt för utomlands bosatta artister (lag 1991:591).
    case asink
    /// The employer asked and got no information: the table of its own place, and 10 % of the pay more.
    case noInformation(table: Int)
}

/// A decision of Skatteverket that the tax is to be calculated in another way (jämkning, särskild beräkningsgrund).
///
/// It stands above ``TaxDecision`` for as long as it is valid.
public enum TaxAdjustment: Hashable, Sendable {
    /// A percentage of the whole pay, also of one-off amounts (decision L13).
    case percent(Percent)
    /// An amount a month, in whole kronor.
    case amount(Amount)
    /// Another table, and column where the decision names one.
    case table(number: Int, column: Int?)
    /// No tax at all.
    case noTax
}

/// Tax beyond what must be taken, on the person's own request; no decision is needed.
public enum ExtraTax: Hashable, Sendable {
    /// An amount a month, in whole kronor.
    case amount(Amount)
    /// A percentage of the taxable pay.
    case percent(Percent)
}

/// What the employer says of a person's one-off amounts in the place of Penna's own estimate.
public enum OneOffBasis: Hashable, Sendable {
    /// The income that is expected from the employer in the whole year, one-off amounts included.
    case yearlyIncome(Amount)
    /// The percentage itself, as where a column of the published table is not known (decision L1).
    case percent(Percent)
}

extension TaxDecision {
    /// Refuses what no decision can say.
    ///
    /// - Throws: `invalidValue` with the offending table or column.
    public func checked() throws(PayrollError) -> TaxDecision {
        switch self {
        case .table(let number, let column):
            try TaxTable.check(number: number)
            if let column { _ = try TaxColumn(number: column) }
        case .noInformation(let number): try TaxTable.check(number: number)
        case .sideIncome, .shortEmployment, .sink, .asink: break
        }
        return self
    }
}

extension TaxAdjustment {
    /// Refuses what no decision can say.
    ///
    /// - Throws: `invalidValue` with the offending percentage, amount, table or column.
    public func checked() throws(PayrollError) -> TaxAdjustment {
        switch self {
        case .percent(let percent): try percent.checkShare("Jämkningen")
        case .amount(let amount): try amount.checkWhole("Skatteavdraget enligt jämkning")
        case .table(let number, let column): _ = try TaxDecision.table(number: number, column: column).checked()
        case .noTax: break
        }
        return self
    }
}

extension ExtraTax {
    /// Refuses what nobody can ask for.
    ///
    /// - Throws: `invalidValue` with the offending percentage or amount.
    public func checked() throws(PayrollError) -> ExtraTax {
        switch self {
        case .amount(let amount): try amount.checkWhole("Det frivilliga skatteavdraget")
        case .percent(let percent): try percent.checkShare("Det frivilliga skatteavdraget")
        }
        return self
    }
}

extension OneOffBasis {
    /// Refuses what cannot be.
    ///
    /// - Throws: `invalidValue` with the offending percentage or amount.
    public func checked() throws(PayrollError) -> OneOffBasis {
        switch self {
        case .yearlyIncome(let amount):
            guard !amount.isNegative else {
                throw PayrollError(
                    .invalidValue,
                    "Den beräknade årsinkomsten \(amount.swedish) kr är negativ. Ange den som ett positivt belopp.")
            }
        case .percent(let percent): try percent.checkShare("Procenten för engångsbelopp")
        }
        return self
    }
}

extension Percent {
    fileprivate func checkShare(_ what: String) throws(PayrollError) {
        guard self >= .zero, self <= .whole else {
            throw PayrollError(
                .invalidValue,
                "\(what) är \(DecimalText.swedish(millionths, scale: 4, trimmed: true)) %. Ange 0–100 %.")
        }
    }
}

extension Amount {
    fileprivate func checkWhole(_ what: String) throws(PayrollError) {
        guard !isNegative, ore % 100 == 0 else {
            throw PayrollError(.invalidValue, "\(what) är \(swedish) kr. Ange hela kronor, minst 0.")
        }
    }
}
