//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// The tax on a year's income, item by item, in whole kronor (SKV 433 sections 6–8).
package struct AnnualTax: Hashable, Sendable {
    /// Grundavdrag, with the särskilda belopp where the column has it.
    package var grundavdrag: Int64 = 0
    /// Statlig inkomstskatt.
    package var statligSkatt: Int64 = 0
    /// Kommunal inkomstskatt.
    package var kommunalSkatt: Int64 = 0
    /// Begravningsavgift and avgift till trossamfund.
    package var begravningOchSamfund: Int64 = 0
    /// Allmän pensionsavgift.
    package var pensionsavgift: Int64 = 0
    /// Public service-avgift.
    package var publicService: Int64 = 0
    /// The reduction for pensionsavgift.
    package var pensionsavgiftReduction: Int64 = 0
    /// Jobbskatteavdrag, as far as there is tax to reduce.
    package var jobbskatteavdrag: Int64 = 0
    /// The reduction for sjuk- och aktivitetsersättning, as far as there is tax to reduce.
    package var sjukersattningReduction: Int64 = 0
    /// The reduction for förvärvsinkomst, as far as there is tax to reduce.
    package var forvarvsinkomstReduction: Int64 = 0

    /// What is left to pay.
    package var total: Int64 {
        statligSkatt + kommunalSkatt + begravningOchSamfund + pensionsavgift + publicService
            - pensionsavgiftReduction - jobbskatteavdrag - sjukersattningReduction - forvarvsinkomstReduction
    }
}

/// The rules that make a year's tax tables.
package struct AnnualTaxRules: Sendable {
    private let year: TaxYear
    private var prisbasbelopp: Int64 { year.prisbasbelopp }
    private var inkomstbasbelopp: Int64 { year.inkomstbasbelopp }

    /// How well the parameters are known.
    package var confidence: Confidence { year.confidence }

    /// The rules of a year's parameters.
    package init(_ year: TaxYear) {
        self.year = year
    }

    /// The rules of an income year.
    ///
    /// - Throws: `yearNotCovered`, naming the year, when it has no parameters.
    package init(_ incomeYear: IncomeYear) throws(PayrollError) {
        year = try TaxYear.parameters(for: incomeYear)
    }

    /// The tax on a year's income in whole kronor, at least zero, by table and column.
    ///
    /// Each item is rounded by itself, as SKV 433 prescribes. Reductions after pensionsavgiftens take from kommunal
    /// inkomstskatt alone, in order, and never more than is left of it.
    package func tax(on income: Int64, table: Int, column: TaxColumn) -> AnnualTax {
        tax(on: base(of: income, column), table: table)
    }

    /// What a year's income gives in every table, to be calculated once when all tables are made.
    func base(of income: Int64, _ column: TaxColumn) -> AnnualTaxBase {
        let grundavdrag = grundavdrag(at: income, column)
        // Grundavdrag may be rounded up past an income that is not whole hundreds.
        let taxable = max(0, income - grundavdrag)
        var base = AnnualTaxBase(column: column, taxable: taxable)
        base.tax.grundavdrag = grundavdrag
        base.tax.statligSkatt = krona(max(0, taxable - year.skiktgrans), year.statligSkatt.millionths)
        base.tax.begravningOchSamfund = krona(taxable, year.begravningOchSamfund.millionths)
        base.tax.pensionsavgift = column.hasPensionsavgift ? pensionsavgift(at: income) : 0
        base.tax.publicService = publicService(at: taxable)
        base.forvarvsinkomst = forvarvsinkomst(at: taxable)
        switch column {
        case .lon:
            base.reduced =
                year.jobbskatteavdrag.amount(at: income, prisbasbelopp: prisbasbelopp) - grundavdrag * 10_000
            base.takenBack = year.jobbskatteavdragTakenBack.amount(at: income, prisbasbelopp: prisbasbelopp)
        case .aldreLon: base.aldresJobbskatteavdrag = aldresJobbskatteavdrag(at: income)
        case .sjukersattning:
            let amount = year.sjukersattning.amount(at: income, prisbasbelopp: prisbasbelopp) - grundavdrag * 10_000
            base.reduced = max(amount, income * year.sjukersattningLeast.millionths / 100)
        case .aldrePension, .annanErsattning, .pension: break
        }
        return base
    }

    /// The tax in a table on what a year's income gives in every table.
    @inline(__always)
    func tax(on base: AnnualTaxBase, table: Int) -> AnnualTax {
        let kommunalShare = Int64(table) * 10_000 - year.begravningOchSamfund.millionths
        var tax = base.tax
        tax.kommunalSkatt = krona(base.taxable, kommunalShare)
        tax.pensionsavgiftReduction = min(tax.pensionsavgift, tax.statligSkatt + tax.kommunalSkatt)
        var left = tax.kommunalSkatt - max(0, tax.pensionsavgiftReduction - tax.statligSkatt)
        switch base.column {
        case .lon:
            let amount = max(0, base.reduced * kommunalShare - base.takenBack * 1_000_000) / 10_000_000_000
            tax.jobbskatteavdrag = min(amount, left)
        case .aldreLon: tax.jobbskatteavdrag = min(base.aldresJobbskatteavdrag, left)
        case .sjukersattning: tax.sjukersattningReduction = min(base.reduced * kommunalShare / 10_000_000_000, left)
        case .aldrePension, .annanErsattning, .pension: break
        }
        left -= tax.jobbskatteavdrag + tax.sjukersattningReduction
        tax.forvarvsinkomstReduction = min(left, base.forvarvsinkomst)
        return tax
    }
}

/// What a year's income gives in a column, whatever the table: all that does not turn on the municipality's rate.
struct AnnualTaxBase {
    let column: TaxColumn
    /// Income less grundavdrag.
    let taxable: Int64
    /// The items that are the same in every table.
    var tax = AnnualTax()
    /// What jobbskatteavdrag, or the reduction for sjukersättning, is the municipality's share of, in ten-thousandths.
    var reduced: Int64 = 0
    /// What is taken back of jobbskatteavdrag.
    var takenBack: Int64 = 0
    /// Jobbskatteavdrag of the older, before it is limited by the tax there is.
    var aldresJobbskatteavdrag: Int64 = 0
    /// The reduction for förvärvsinkomst, before it is limited by the tax there is.
    var forvarvsinkomst: Int64 = 0

    init(column: TaxColumn, taxable: Int64) {
        self.column = column
        self.taxable = taxable
    }
}

extension AnnualTaxRules {
    /// Rounded up to whole hundreds, once, and never more than the income.
    private func grundavdrag(at income: Int64, _ column: TaxColumn) -> Int64 {
        var amount = year.grundavdrag.amount(at: income, prisbasbelopp: prisbasbelopp)
        if column.hasForhojtGrundavdrag {
            amount += year.sarskiltBelopp.amount(at: income, prisbasbelopp: prisbasbelopp)
        }
        return (min(amount, income * 10_000) + 999_999) / 1_000_000 * 100
    }

    /// Rounded to the nearest hundred, an exact fifty down.
    private func pensionsavgift(at income: Int64) -> Int64 {
        guard income * 10_000 >= year.pensionsavgiftFloor * prisbasbelopp else { return 0 }
        let base = min(income * 100, year.pensionsavgiftCap.hundredths * inkomstbasbelopp)
        return (base * year.pensionsavgift.millionths + 4_999_999_999) / 10_000_000_000 * 100
    }

    private func publicService(at taxable: Int64) -> Int64 {
        let most = inkomstbasbelopp * year.publicServiceCap.hundredths * year.publicService.millionths / 100_000_000
        return min(krona(taxable, year.publicService.millionths), most)
    }

    private func aldresJobbskatteavdrag(at income: Int64) -> Int64 {
        let amount = year.aldresJobbskatteavdrag.amount(at: income, prisbasbelopp: prisbasbelopp)
        let takenBack = year.aldresJobbskatteavdragTakenBack.amount(at: income, prisbasbelopp: prisbasbelopp)
        return max(0, amount - takenBack) / 10_000
    }

    private func forvarvsinkomst(at taxable: Int64) -> Int64 {
        let above = max(0, taxable - year.forvarvsinkomstFrom)
        return min(krona(above, year.forvarvsinkomst.millionths), year.forvarvsinkomstMost)
    }

    /// A share in millionths of an amount in kronor, at least zero, without its fraction of a krona.
    private func krona(_ amount: Int64, _ millionths: Int64) -> Int64 {
        amount * millionths / 1_000_000
    }
}
