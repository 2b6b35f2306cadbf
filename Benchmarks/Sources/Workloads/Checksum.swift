//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAgreementKit
import PennaFormat

extension Centre {
    /// A hash of every byte of every result file, calculated on a number of threads.
    ///
    /// The files hold all payslips, lines, operands, errors, carries and AGI values.
    public func checksum(threads: Int) throws -> (digest: String, payslips: Int, lines: Int) {
        var hash = SHA256()
        var (payslips, lines) = (0, 0)
        for (batch, result) in zip(batches, try results(threads: threads)) {
            payslips += result.payslips.count
            lines += result.arena.lines.count
            for file in try ResultFiles.all(RunReport(batch, result)) { hash.update(file.bytes) }
        }
        return ("\(hash.finished())", payslips, lines)
    }

    /// A hash of all amounts: each line's item, days and amount, each payslip's sums, and the carries.
    public func checksumOfAmounts() throws -> String {
        var hash = SHA256()
        for batch in batches {
            let result = try batch.calculate()
            for payslip in result.payslips {
                hash.update(Array("\(payslip.person) \(payslip.totals) \(payslip.confidence)\n".utf8))
                for line in result.arena.lines[payslip.lines] {
                    hash.update(Array("\(line.item.number) \(line.days) \(line.amount)\n".utf8))
                }
            }
            for carry in result.carries { hash.update(Array("\(carry)\n".utf8)) }
        }
        return "\(hash.finished())"
    }

    /// A hash of every byte of what the people got: payslips with their lines, lines with their operands, carries.
    ///
    /// These files grow a person at a time, so a stream writes the same bytes as one batch.
    ///
    /// - Parameter size: how many people a part has; `nil` for one batch.
    public func streamedChecksum(partsOf size: Int?) throws -> String {
        var payslips = SHA256()
        var lines = SHA256()
        var carries = SHA256()
        func take(_ batch: StandardBatch, _ result: BatchResult) {
            let report = RunReport(batch, result)
            payslips.update(ResultFiles.payslips(report))
            // Every part has the line of column names.
            let csv = ResultFiles.lines(report)
            lines.update(Array(csv[((csv.firstIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)...]))
            for carry in result.carries { carries.update(Array("\(carry)".utf8)) }
        }
        if let size {
            _ = try stream(partsOf: size, take)
        } else {
            for batch in batches { take(batch, try batch.calculate()) }
        }
        var all = SHA256()
        all.update(Array("\(payslips.finished()) \(lines.finished()) \(carries.finished())".utf8))
        return "\(all.finished())"
    }
}
