//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat

/// `withdrawals.csv`: registrations that are taken back, with the columns employment, kind, from and to.
public enum WithdrawalFile {
    /// The name of the file.
    public static let name = "withdrawals.csv"
    private static let columns = ["employment", "kind", "from", "to"]

    /// Reads the file's contents.
    ///
    /// - Throws: `invalidFact` with the row for anything that cannot be read: half of a correction is worse than none.
    public static func read(_ bytes: [UInt8]) throws(LedgerError) -> [Withdrawal] {
        var table = CSVTable(bytes)
        guard table.lineThatIsNotUTF8 == nil, let header = table.next(), header.fields == columns else {
            throw fault(1, "filen ska vara UTF-8 och börja med \(columns.joined(separator: ";")).")
        }
        var withdrawals: [Withdrawal] = []
        while let row = table.next() {
            guard row.fields.count == 4, !row.fields[0].isEmpty, !row.fields[1].isEmpty,
                let from = Day(row.fields[2]), let to = row.fields[3].isEmpty ? from : Day(row.fields[3]),
                let days = try? DayRange(from: from, through: to)
            else {
                throw fault(
                    row.line,
                    "ange anställning, slag, från och till (ÅÅÅÅ-MM-DD), t.ex. 1001;sjuk;2026-10-05;2026-10-06.")
            }
            try check(kind: row.fields[1], row.line)
            withdrawals.append(
                Withdrawal(employment: row.fields[0], kind: row.fields[1], days: days, line: row.line))
        }
        if let line = table.brokenLine { throw fault(line, "citattecknet har inget par.") }
        return withdrawals
    }

    private static func check(kind: String, _ line: Int) throws(LedgerError) {
        let kinds = RegistrationFields.kinds
        guard !kinds.contains(kind) else { return }
        throw fault(
            line,
            "slaget \(kind) finns inte.\(NearestName.question(kind, among: kinds)) Skriv \(kinds.joined(separator: ", "))."
        )
    }

    private static func fault(_ line: Int, _ message: String) -> LedgerError {
        LedgerError(.invalidFact, "\(name) rad \(line): \(message)")
    }
}
