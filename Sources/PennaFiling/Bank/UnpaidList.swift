//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// Those whose pay is in no bank file: without account, or with one that cannot be used.
package enum UnpaidList {
    /// The name of the file.
    package static let name = "utan-konto.csv"

    /// A row for each payment that must be made in another way; none but the columns' names where all have accounts.
    package static func bytes(_ payments: [SalaryPayment]) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(["person", "name", "amount", "reason"])
        for payment in payments where payment.amount > .zero {
            guard let obstacle = payment.obstacle else { continue }
            csv.row([payment.person, payment.name, "\(payment.amount)", obstacle])
        }
        return csv.bytes
    }
}
