//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaLaw

/// `penna tax`: a look-up in the monthly tables.
enum TaxCommand {
    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(words, options: ["--year", "--table", "--column", "--document"])
        guard arguments["--year"] != nil, arguments["--table"] != nil, arguments.values.count == 1 else {
            throw UsageError(
                "Ange --year, --table och en lön, t.ex. penna tax --year 2026 --table 33 --column 1 35000.")
        }
        let year = try arguments.number("--year", in: 1...9999, default: 0)
        let number = try arguments.number("--table", in: 0...99, default: 0)
        let column = try TaxColumn(number: arguments.number("--column", in: 0...99, default: 1))
        guard let ore = DecimalText.value(of: arguments.values[0], scale: 2) else {
            throw UsageError("Lönen \(arguments.values[0]) är inget belopp. Ange kronor, t.ex. 35000 eller 35000,50.")
        }
        let table = try TaxTable(
            year: IncomeYear(year), number: number,
            years: YearArguments.years(in: arguments["--document"].map { [$0] } ?? []))
        let tax = try table.tax(column: column.rawValue, income: Amount(ore: ore))
        Terminal.print("\(tax.wholeKronor)")
        return 0
    }
}
