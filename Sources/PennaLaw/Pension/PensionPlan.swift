//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The pension agreement that a person's pay belongs to, as the employer states it.
///
/// Which agreement applies depends on earlier choices and earnings that a payroll does not know, so it is never guessed
/// from age or pay; nor is whether a person is covered at all.
public enum PensionPlan: Hashable, Sendable, CaseIterable {
    /// AKAP-KR, from 2023-01-01: everybody who does not keep KAP-KL.
    case akapKR
    /// KAP-KL: kept by, among others, some born 1957 or earlier and some who had high pay at the end of 2022.
    case kapKL

    /// Reads the name of an agreement, such as `AKAP-KR`.
    ///
    /// - Throws: `notImplemented` for AKAP-KL, which ended with 2022; `unknownName` for any other name.
    public init(name: String) throws(PayrollError) {
        switch name {
        case "AKAP-KR": self = .akapKR
        case "KAP-KL": self = .kapKL
        case "AKAP-KL":
            throw PayrollError(
                .notImplemented,
                "Pensionsavtalet AKAP-KL gällde till och med 2022 och räknas inte av Penna. Ange AKAP-KR eller KAP-KL.")
        default:
            throw PayrollError(
                .unknownName, "Pensionsavtalet \(name) är okänt. Ange AKAP-KR eller KAP-KL.")
        }
    }

    /// The name of the agreement.
    public var name: String {
        switch self {
        case .akapKR: "AKAP-KR"
        case .kapKL: "KAP-KL"
        }
    }
}

/// A calendar half-year, January–June or July–December, that AKAP-KR is settled for.
public struct HalfYear: Hashable, Sendable {
    /// The calendar year.
    public let year: IncomeYear

    /// Whether it is January–June.
    public let isFirst: Bool

    /// The half-year of a payment.
    public init(payDate: PayDate) {
        year = payDate.incomeYear
        isFirst = payDate.month.monthOfYear <= 6
    }

    /// The first day, 1 January or 1 July.
    public var firstDay: Day { Day(year.year, isFirst ? 1 : 7, 1) }

    /// The last day, 30 June or 31 December, when the fee is settled.
    public var settlementDay: Day { isFirst ? Day(year.year, 6, 30) : Day(year.year, 12, 31) }

    /// Whether a payment belongs to the half-year.
    public func contains(_ payDate: PayDate) -> Bool {
        HalfYear(payDate: payDate) == self
    }
}

extension HalfYear: Comparable {
    /// Whether the left half-year is before the right one.
    public static func < (left: HalfYear, right: HalfYear) -> Bool { left.settlementDay < right.settlementDay }
}

extension HalfYear: CustomStringConvertible {
    /// The half-year in Swedish, such as `januari–juni 2026`.
    public var description: String { (isFirst ? "januari–juni " : "juli–december ") + String(year.year) }
}
