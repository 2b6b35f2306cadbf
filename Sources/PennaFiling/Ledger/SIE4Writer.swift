//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// Writes SIE 4I.
struct SIE4Writer {
    private let run: PaymentRun
    private let rules: PostingRules

    init(_ run: PaymentRun, _ rules: PostingRules) {
        self.run = run
        self.rules = rules
    }

    func bytes(_ vouchers: [Voucher], _ created: Day) -> [UInt8] {
        let references = LedgerReferences(vouchers)
        var lines = [
            "#FLAGGA 0", "#PROGRAM \"Penna\" 0.1.0", "#FORMAT PC8", "#GEN \(FilingTime.compact(created))", "#SIETYP 4",
            "#ORGNR \(run.employer)", "#FNAMN \(quoted(run.name))",
        ]
        for account in references.accounts { lines.append("#KONTO \(account) \(quoted(rules.name(of: account)))") }
        for dimension in references.dimensions {
            lines.append("#DIM \(dimension) \(quoted(LedgerReferences.name(of: dimension, rules)))")
        }
        for object in references.objects {
            lines.append("#OBJEKT \(object.dimension) \(quoted(object.id)) \(quoted(object.id))")
        }
        for voucher in vouchers { lines += self.lines(of: voucher) }
        var bytes: [UInt8] = []
        for line in lines {
            CodePage437.append(line, to: &bytes)
            bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        }
        return bytes
    }

    private func lines(of voucher: Voucher) -> [String] {
        let head = "#VER \(quoted(rules.series)) \"\" \(FilingTime.compact(voucher.day)) \(quoted(voucher.text))"
        let rows = voucher.rows.map { row in
            let objects = row.objects.map { "\($0.dimension) \(quoted($0.id))" }.joined(separator: " ")
            return "   #TRANS \(row.account) {\(objects)} \(row.amount)"
        }
        return [head, "{"] + rows + ["}"]
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
