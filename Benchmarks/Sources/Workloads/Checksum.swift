//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
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
}
