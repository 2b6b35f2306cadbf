//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What sick pay is calculated on.
public enum SickPayBasis: Hashable, Sendable {
    /// Monthly pay for a number of hours a week.
    ///
    /// An average week is worth pay × 12 ÷ 52. With regular variable pay, give the average week instead (6 §).
    case monthly(pay: Amount, weekHours: Minutes, averageWeek: Amount? = nil)

    /// Hourly pay, and the pay of an average week.
    case hourly(pay: Amount, averageWeek: Amount)
}

/// Sjuklön by the Sick Pay Act alone, for an employer without a collective agreement (SjLL 6–7 §§).
///
/// An absent hour of monthly paid costs pay × 12 ÷ (52 × hours a week), and 80 % of it comes back as sjuklön. Hourly
/// paid lose nothing that was paid and get 80 % of the hours they missed. Karensavdrag takes 20 % of an average week's
/// sjuklön, never more than the period's sjuklön. The hour is never rounded; a line is rounded once, half away from
/// zero to öre.
public struct StatutorySickPay: Hashable, Sendable {
    /// What it is calculated on.
    public let basis: SickPayBasis

    /// The share of lost pay that is sjuklön.
    public let share: Percent

    /// The share of an average week's sjuklön that karensavdrag takes.
    public let karensShare: Percent

    let periodDays: Int
    let continuationDays: Int
    let karensOccasions: Int
    let shareConfidence: Confidence
    let karensConfidence: Confidence

    /// The rules as they are on a day, for pay and hours that do not change while they are used.
    ///
    /// - Throws: `invalidValue` when a pay is negative or the hours are not more than 0 and at most 168 a week;
    ///   `missingFigure` before 2019.
    public init(_ basis: SickPayBasis, on day: Day) throws(PayrollError) {
        switch basis {
        case .monthly(let pay, let weekHours, let averageWeek):
            try StatutorySickPay.check(pay, "Månadslönen", day)
            if let averageWeek { try StatutorySickPay.check(averageWeek, "Den genomsnittliga veckolönen", day) }
            guard weekHours > .zero, weekHours <= Minutes(168 * 60) else {
                throw PayrollError(
                    .invalidValue,
                    "Veckoarbetstiden \(OperandUnit.timme.swedishText(weekHours.count)) kan inte stämma. "
                        + "Ange mer än 0 och högst 168 timmar.", day: day)
            }
        case .hourly(let pay, let averageWeek):
            try StatutorySickPay.check(pay, "Timlönen", day)
            try StatutorySickPay.check(averageWeek, "Den genomsnittliga veckolönen", day)
        }
        self.basis = basis
        let share = try SickPayAct.sickPayShare.row(on: day)
        let karens = try SickPayAct.karensShare.row(on: day)
        self.share = Percent(millionths: share.value)
        karensShare = Percent(millionths: karens.value)
        shareConfidence = share.confidence
        karensConfidence = share.confidence.weaker(karens.confidence)
        periodDays = Int(try SickPayAct.periodDays.row(on: day).value)
        continuationDays = Int(try SickPayAct.continuationDays.row(on: day).value)
        karensOccasions = Int(try SickPayAct.karensOccasions.row(on: day).value)
    }

    /// The pay of an average week, rounded to öre for display.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func weeklyPay() throws(PayrollError) -> Amount { try week.rounded(.halfAwayFromZero) }

    /// The sjuklön of an average week, rounded to öre for display.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func weeklySickPay() throws(PayrollError) -> Amount { try (week * share).rounded(.halfAwayFromZero) }

    /// The pay of an hour, rounded to öre for display; lines are never calculated on it.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func hourlyPay() throws(PayrollError) -> Amount { try hour.rounded(.halfAwayFromZero) }

    /// The whole karensavdrag of a period: 20 % of an average week's sjuklön.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func karens() throws(PayrollError) -> Amount {
        try (week * share * karensShare).rounded(.halfAwayFromZero)
    }

    /// What absent time costs; `nil` for hourly paid, who were not to be paid for it.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func deduction(for time: Minutes) throws(PayrollError) -> Proof? {
        guard case .monthly(let pay, let weekHours, _) = basis else { return nil }
        return try Proof(of: Deduction(monthlyPay: pay, weekHours: weekHours, time: time), .confirmed)
    }

    /// Sjuklön for absent time, before karensavdrag.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func sickPay(for time: Minutes) throws(PayrollError) -> SickPayLine {
        switch basis {
        case .monthly(let pay, let weekHours, _):
            let working = MonthlyPaid(share: share, monthlyPay: pay, weekHours: weekHours, time: time)
            return .sjuklon(try Proof(of: working, shareConfidence))
        case .hourly(let pay, _):
            return .sjuklonTimlon(
                try Proof(of: HourlyPaid(share: share, hourlyPay: pay, time: time), shareConfidence))
        }
    }

    /// Sjuklön for supplements that were lost.
    ///
    /// - Throws: `overflow` when it does not fit in 64 bits.
    public func sickPay(forSupplements lost: Amount) throws(PayrollError) -> Proof {
        try Proof(of: Supplements(share: share, lost: lost), shareConfidence)
    }

    /// The line of a karensavdrag that a period takes for the first time.
    func karensLine(_ limit: KarensLimit) throws(PayrollError) -> SickPayLine {
        switch basis {
        case .monthly(let pay, _, nil):
            let working = MonthlyKarens(karensShare: karensShare, share: share, monthlyPay: pay, limit: limit)
            return .karensavdrag(try Proof(of: working, karensConfidence))
        case .monthly(_, _, let averageWeek?), .hourly(_, let averageWeek):
            let working = WeeklyKarens(karensShare: karensShare, share: share, weeklyPay: averageWeek, limit: limit)
            return .karensavdrag(try Proof(of: working, karensConfidence))
        }
    }

    private var week: Exact {
        switch basis {
        case .monthly(let pay, _, nil): .week(ofMonthly: pay)
        case .monthly(_, _, let averageWeek?), .hourly(_, let averageWeek): Exact(averageWeek)
        }
    }

    private var hour: Exact {
        switch basis {
        case .monthly(let pay, let weekHours, _): .hour(ofMonthly: pay, weekHours: weekHours)
        case .hourly(let pay, _): Exact(pay)
        }
    }

    private static func check(_ pay: Amount, _ name: String, _ day: Day) throws(PayrollError) {
        guard !pay.isNegative else {
            throw PayrollError(
                .invalidValue, "\(name) \(pay.swedish) kr är negativ. Rätta beloppet.", day: day)
        }
    }
}
