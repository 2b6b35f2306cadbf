//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaDemo
import PennaFiles
import Workloads

extension Measure {
    /// The hash of all result bytes.
    static func checksum(payslips: Int, threads: Int) throws {
        let sum = try Centre(payslips: payslips).checksum(threads: threads)
        write(["checksum": sum.digest, "payslips": sum.payslips, "lines": sum.lines] as [String: Any])
    }

    /// Runs what is quick once or twice and tells whether everything came out, on any number of threads alike.
    static func check() throws {
        for workload in Workload.all where workload.isQuick {
            try run(workload, rounds: 2)
            print("right: \(workload.name), \(workload.units)")
        }
        let centre = try Centre(payslips: 2_000)
        let one = try centre.checksum(threads: 1)
        guard one.payslips > 1_900 else { throw Misuse(text: "only \(one.payslips) payslips of 2000") }
        for threads in [2, 3, 8] {
            let other = try centre.checksum(threads: threads)
            guard other == one else {
                throw Misuse(text: "\(threads) threads give \(other), one gives \(one)")
            }
        }
        let whole = try centre.streamedChecksum(partsOf: nil)
        for size in [1, 100, 1_000] {
            let streamed = try centre.streamedChecksum(partsOf: size)
            guard streamed == whole else { throw Misuse(text: "a stream in parts of \(size) gives \(streamed)") }
        }
        let amounts = try centre.checksumOfAmounts()
        guard try Centre(payslips: 2_000, keepingProofs: false).checksumOfAmounts() == amounts else {
            throw Misuse(text: "without proofs the amounts are others")
        }
        print("right: the same amounts with proofs and without")
        print("right: the same bytes streamed in parts of 1, 100 and 1000 as in one batch")
        print("right: \(one.payslips) payslips, \(one.lines) lines on 1, 2, 3 and 8 threads, \(one.digest)")
    }

    /// The input folders of the invented employers, all registrations as CSV.
    static func writeFolders(payslips: Int, to path: String) throws -> [String] {
        try DemoCentre(payslips: payslips, seed: 1).employers.enumerated().map { index, facts in
            let folder = path + "/\(index)"
            try EmployerFolder.write(facts, to: folder)
            return folder
        }
    }
}
