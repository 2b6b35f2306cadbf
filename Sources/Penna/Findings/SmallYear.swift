//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// That a year's pay to a person ends below the sum on which contributions are due, and preliminary tax withheld.
    ///
    /// Nobody knows in January what the year will be, so both are calculated at each payment (decision L16); it is told when
    /// no more pay is to come in the year: the employments are over, or it is December.
    func smallYear(_ person: Person, _ payslip: Payslip, after: Carry) throws(PayrollError) -> [Finding] {
        let (year, totals) = (after.year, payslip.totals)
        guard year.year == payDate.incomeYear.year, year.since == nil, year.gross > .zero, totals.gross > .zero,
            totals.benefits == .zero, totals.contributions > .zero || totals.tax > .zero,
            payDate.month.monthOfYear == 12 || !person.hasPay(from: payDate.month.next),
            try !SmallPay.contributionsAreDue(onYearTotal: year.gross, payDate: payDate, years: years)
        else { return [] }
        let limit = try ContributionExtraRules.smallestYearTotal.row(for: payDate, years).value
        return [
            person.look(
                .agi,
                "Årets lön till personen är \(year.gross.swedish) kr. Är all ersättning under året mindre än \(Amount(ore: limit).swedish) kr tas inga arbetsgivaravgifter (SAL 2 kap. 14 §) och ingen skatt (SFL 10 kap. 4 §). De är räknade här, för i förväg vet ingen var året slutar.",
                waysOut: [
                    "Kommer mer lön eller förmåner i år: inget behöver göras.",
                    "Annars: rätta årets arbetsgivardeklarationer för hand, och betala tillbaka skatten.",
                ])
        ]
    }
}
