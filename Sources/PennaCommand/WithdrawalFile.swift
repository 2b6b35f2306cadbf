//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFormat
import PennaLedger

/// `withdrawals.csv`: registrations that are taken back, with the columns employment, kind, from and to.
enum WithdrawalFile {
    static let name = "withdrawals.csv"
    private static let columns = ["employment", "kind", "from", "to"]

    /// Reads the file of a folder; nothing when there is none.
    ///
    /// - Throws: `UsageError` with the row for anything that cannot be read: half of a correction is worse than none.
    static func read(_ folder: String) throws -> [Withdrawal] {
        let path = folder + "/" + name
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw UsageError("\(path) kan inte läsas. Kontrollera rättigheterna.")
        }
        var table = CSVTable(Array(data))
        guard table.lineThatIsNotUTF8 == nil, let header = table.next(), header.fields == columns else {
            throw UsageError("\(name) rad 1: filen ska vara UTF-8 och börja med \(columns.joined(separator: ";")).")
        }
        var withdrawals: [Withdrawal] = []
        while let row = table.next() {
            guard row.fields.count == 4, !row.fields[0].isEmpty, !row.fields[1].isEmpty,
                let from = Day(row.fields[2]), let to = row.fields[3].isEmpty ? from : Day(row.fields[3]), from <= to
            else {
                throw UsageError(
                    "\(name) rad \(row.line): ange anställning, slag, från och till (ÅÅÅÅ-MM-DD), t.ex. 1001;sjuk;2026-10-05;2026-10-06."
                )
            }
            withdrawals.append(
                Withdrawal(
                    employment: row.fields[0], kind: row.fields[1], days: try DayRange(from: from, through: to)))
        }
        if let line = table.brokenLine { throw UsageError("\(name) rad \(line): citattecknet har inget par.") }
        return withdrawals
    }
}
