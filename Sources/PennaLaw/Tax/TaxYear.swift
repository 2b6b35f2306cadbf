//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What the tax tables of one income year are made from.
///
/// A new income year is a new file like `TaxYear2026.swift`, its entry in ``all``, and its rows in ``YearlyAmounts``.
package struct TaxYear: Sendable {
    /// The year.
    package let year: IncomeYear
    /// Where the numbers were read, and how far they are proven.
    package let source: String
    /// How well the numbers are known.
    package let confidence: Confidence

    /// The age, reached before the year began, that gives förhöjt grundavdrag and higher jobbskatteavdrag (columns).
    package let ageLimit: Int64
    /// Statlig inkomstskatt on taxable income above the skiktgräns (IL 65:5).
    package let statligSkatt: Percent
    /// Begravningsavgift and avgift till trossamfund, which every table number contains.
    package let begravningOchSamfund: Percent
    /// Public service-avgift on taxable income.
    package let publicService: Percent
    /// The most inkomstbasbelopp that public service-avgift is paid on.
    package let publicServiceCap: Factor
    /// Allmän pensionsavgift on pay.
    package let pensionsavgift: Percent
    /// The income below which there is no pensionsavgift, in ten-thousandths of prisbasbelopp.
    package let pensionsavgiftFloor: Int64
    /// The most inkomstbasbelopp that pensionsavgift is paid on.
    package let pensionsavgiftCap: Factor

    /// Grundavdrag (IL 63:3).
    package let grundavdrag: BaseAmountScale
    /// What förhöjt grundavdrag adds to it (IL 63:3 a).
    package let sarskiltBelopp: BaseAmountScale

    /// The income that jobbskatteavdrag under the age limit is a tax share of (IL 67:7).
    package let jobbskatteavdrag: BaseAmountScale
    /// What is taken back of that reduction on high incomes.
    package let jobbskatteavdragTakenBack: BaseAmountScale
    /// Jobbskatteavdrag from the age limit on (IL 67:8).
    package let aldresJobbskatteavdrag: BaseAmountScale
    /// What is taken back of it on high incomes.
    package let aldresJobbskatteavdragTakenBack: BaseAmountScale

    /// The income that the reduction for sjuk- och aktivitetsersättning is a tax share of (IL 67:9 c).
    package let sjukersattning: BaseAmountScale
    /// The least share of sjuk- och aktivitetsersättning that the reduction is a tax share of.
    package let sjukersattningLeast: Percent

    /// Skattereduktion för förvärvsinkomst: the share of taxable income above a limit.
    package let forvarvsinkomst: Percent
    /// The taxable income above which that reduction begins, in kronor.
    package let forvarvsinkomstFrom: Int64
    /// The highest such reduction, in kronor.
    package let forvarvsinkomstMost: Int64
}

extension TaxYear {
    /// All years that can be reckoned, oldest first.
    package static let all: [TaxYear] = [year2024, year2025, year2026]

    /// The parameters of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when there are none. No other year is used instead.
    package static func parameters(for year: IncomeYear) throws(PayrollError) -> TaxYear {
        guard let found = all.first(where: { $0.year == year }) else {
            let known = all.map { "\($0.year.year)" }.joined(separator: ", ")
            throw PayrollError(
                .yearNotCovered,
                "Skattetabeller saknas för inkomståret \(year.year). Penna har dem för \(known). "
                    + "Rätta utbetalningsdagen, eller använd en version av Penna som har året.")
        }
        return found
    }
}
