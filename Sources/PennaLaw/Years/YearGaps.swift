//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Something that a year lacks.
public struct YearGap: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// Skattetabellerna för månadslön.
        case monthTables
        /// The table of one-off amounts.
        case oneOffTable
        /// A figure.
        case figure(Figure)
    }

    /// What is lacking.
    public let kind: Kind

    /// The name, in Swedish, with the key of a figure.
    public var name: String {
        switch kind {
        case .monthTables: "skattetabeller för månadslön"
        case .oneOffTable: "engångstabell"
        case .figure(let figure): "\(figure.name) (\(figure.key))"
        }
    }
}

/// What a year lacks: for anybody to be paid, and for those whom it concerns.
public struct YearGaps: Hashable, Sendable {
    /// Without these nobody can be paid.
    public let forEverybody: [YearGap]

    /// These are asked for when somebody needs them, and are then an error for that person.
    public let forSome: [YearGap]
}

extension PayYears {
    /// The figures without which no pay date of a year can be calculated.
    public static let neededByEverybody: [Figure] =
        [
            TaxRules.ageLimit, TaxRules.sideIncomeShare, TaxRules.shortEmploymentShare, TaxRules.oneOffAloneShare,
            TaxRules.noInformationIncrease, TaxRules.sinkShare, TaxRules.asinkShare,
        ] + EmployerContributionRules.components
        + [
            EmployerContributionRules.exemptBirthYear, EmployerContributionRules.pensionerAge,
            YearlyAmounts.prisbasbelopp, YearlyAmounts.inkomstbasbelopp, PensionRules.loneskattRate,
        ]

    /// The figures that are set for a year, or not known beyond one, and that only some persons need.
    ///
    /// A figure that goes on applying until it is changed is not among them, nor one with dates of its own in the law.
    public static let neededBySome: [Figure] =
        [YearlyAmounts.skiktgrans, YearlyAmounts.statslaneranta, ContributionExtraRules.loneskattOnIncome]
        + [Drivmedelsforman.factor] + Friskvardsbidrag.figures + [Cykelforman.yearlyLimit] + Gava.figures
        + [Laddning.free] + Milersattning.figures + Normalbelopp.figures

    /// The figures of law that a year may set: all that are asked for through the years.
    ///
    /// The parameters of the tables' formula are not among them, nor what goes by another day than those of the year.
    public static let settable: [Figure] =
        neededByEverybody + neededBySome
        + [
            EmployerContributionRules.youthRate, EmployerContributionRules.youthCap,
            EmployerContributionRules.youthLowestAge, EmployerContributionRules.youthHighestAge,
            ContributionExtraRules.smallestYearTotal,
        ] + PensionRules.figures.filter { $0.key != PensionRules.loneskattRate.key } + Kostforman.figures
        + [
            Traktamente.dayShare, Traktamente.halfDay, Traktamente.night, Traktamente.afterThreeMonths,
            Traktamente.afterTwoYears, Bilforman.mostReduction, Bilforman.leastRate, Bilforman.priceLimit,
            Bilforman.oldAge, Bilforman.oldPrice, Bilforman.serviceLimit, Bilforman.servicePart,
            SickPayRules.sjukpenningFactor, SickPayRules.sjukpenningLevel, SickPayRules.sjukpenningYearDays,
        ]

    /// What a year lacks.
    public func gaps(in year: IncomeYear) -> YearGaps {
        func lacking(_ figures: [Figure]) -> [YearGap] {
            figures.filter { (try? $0.row(in: year, self)) == nil }.map { YearGap(kind: .figure($0)) }
        }
        let tables = (try? tables(of: year)) == nil ? [YearGap(kind: .monthTables)] : []
        let oneOff = oneOff(of: year) == nil ? [YearGap(kind: .oneOffTable)] : []
        return YearGaps(
            forEverybody: tables + lacking(PayYears.neededByEverybody),
            forSome: oneOff + lacking(PayYears.neededBySome))
    }

    /// Refuses a year in which nobody can be paid, naming everything that it lacks.
    ///
    /// - Throws: `yearNotCovered` with all of it, and what can be done.
    public func require(_ year: IncomeYear) throws(PayrollError) {
        let gaps = gaps(in: year)
        guard !gaps.forEverybody.isEmpty else { return }
        func list(_ gaps: [YearGap]) -> String { gaps.map { $0.name }.joined(separator: "; ") }
        var message = "År \(year.year) kan inte räknas. Det som saknas: \(list(gaps.forEverybody))."
        if !gaps.forSome.isEmpty { message += " För somliga saknas också: \(list(gaps.forSome))." }
        throw PayrollError(
            .yearNotCovered,
            message + " Gör ett årsdokument med penna year --init \(year.year), fyll i det, lägg in de publicerade "
                + "tabellerna med penna year --import, och ange det med --year FIL; eller förbered månaden med förra "
                + "årets uppgifter med --provisional.")
    }
}
