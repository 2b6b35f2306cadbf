//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// What one income year's tax is made from: base amounts, the formula of the month tables, one-off tax, SINK.
///
/// A new income year that Penna has built in is a new file like `TaxYear2026.swift` and its name in ``all``; it becomes a
/// ``PayYear`` as a document read at run time does.
package struct TaxYear: Sendable {
    /// The year.
    package var year: IncomeYear
    /// The built-in year whose formula it is; the year itself but for a year that was found to go by another's.
    package var formulaYear: Int { formulaOf?.year ?? year.year }
    /// Set where the formula is another year's.
    package var formulaOf: IncomeYear?
    /// The hash of the published file that the tables were found to be equal to; `nil` for built-in years.
    package var tableDigest: String?
    /// The edition of SKV 433 that describes the year's tables.
    package var edition: Source
    /// How far the month tables are proven.
    package var proof: Source
    /// How well the formula of the month tables is known.
    package var confidence: Confidence

    /// Prisbasbelopp (SFB 2:7), in kronor.
    package var prisbasbelopp: Int64
    /// Inkomstbasbelopp (SFB 58:26), in kronor.
    package var inkomstbasbelopp: Int64
    /// Skiktgräns for statlig inkomstskatt (IL 65:5), in kronor.
    package var skiktgrans: Int64
    /// Statslåneräntan of 30 November the year before, which car benefit is calculated with.
    package let statslaneranta: Percent

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

    /// The percentages of one-off amounts.
    package let oneOff: OneOffTable
    /// Särskild inkomstskatt för utomlands bosatta.
    package let sink: Percent
    /// Where the rate of SINK was read.
    package let sinkSource: Source
    /// How well it is known.
    package let sinkConfidence: Confidence

    /// Where the numbers of the month tables were read, and how far they are proven.
    package var source: Source { edition + proof }
}

extension TaxYear {
    /// All built-in years whose month tables are known, oldest first.
    package static let all: [TaxYear] = [year2024, year2025, year2026]

    /// The parameters of a year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when there are none. No other year is used instead.
    package static func parameters(for year: IncomeYear) throws(PayrollError) -> TaxYear {
        guard let found = all.first(where: { $0.year == year }) else {
            throw PayYears.builtIn.withoutTables(of: year)
        }
        return found
    }
}
