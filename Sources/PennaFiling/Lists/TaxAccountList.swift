//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaFormat
internal import PennaLaw
internal import PennaModel

/// What is paid to the employer's tax account for the month: contributions and withheld tax.
package enum TaxAccountList {
    /// The name of the file.
    package static let name = "skattekonto.csv"

    /// A row with the sums and the reference (OCR); none but the columns' names when the declaration cannot be made.
    ///
    /// The last day is the earliest that the payment may have; see ``PennaLaw/AGIDueDates``.
    ///
    /// - Throws: `overflow` when the sum does not fit.
    package static func bytes(_ report: RunReport) throws(PayrollError) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(["period", "organisationsnummer", "contributions", "tax", "amount", "reference", "latest_day"])
        guard let statement = report.agi?.employerStatement else { return csv.bytes }
        let employer = report.facts.employer.id
        let dates = try? AGIDueDates(period: report.payDate.agiPeriod)
        csv.row([
            "\(report.payDate.agiPeriod.month)", "\(employer)", "\(statement.contributions)", "\(statement.tax)",
            "\(try statement.contributions + statement.tax)", reference(of: employer),
            dates.map { "\($0.payment)" } ?? "",
        ])
        return csv.bytes
    }

    /// The reference of a payment to the tax account: the identity with twelve digits and a Luhn check digit.
    package static func reference(of employer: Organisationsnummer) -> String {
        let twelve = employer.withPrefix
        let sum = (Int64(twelve) ?? 0).multipliedReportingOverflow(by: 10).partialValue
        return twelve + "\((10 - Luhn.sum(of: sum) % 10) % 10)"
    }
}
