//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaDemo
import PennaFiles
import Workloads

extension Measure {
    /// The hashes of a month got in different ways, and its numbers.
    static func checksums(payslips: Int) throws {
        let found = try Checksums(payslips: payslips, threads: [1, 2, 8], parts: [100, 1_000])
        write(
            [
                "payslips": found.payslips, "lines": found.lines, "files": found.files, "people": found.people,
                "amounts": found.amounts,
            ] as [String: Any])
    }

    /// Runs what is quick once or twice and tells whether everything came out, and alike whatever the way.
    static func check() throws {
        for workload in Workload.all where workload.isQuick {
            try run(workload, rounds: 2)
            print("right: \(workload.name), \(workload.units)")
        }
        let found = try Checksums(payslips: 2_000, threads: [1, 2, 3, 8], parts: [1, 100, 1_000])
        guard found.payslips > 1_900 else { throw Misuse(text: "only \(found.payslips) payslips of 2000") }
        for hashes in [found.files, found.people, found.amounts] {
            guard Set(hashes.values).count == 1 else { throw Misuse(text: "not the same: \(hashes)") }
            for (way, hash) in hashes.sorted(by: { $0.key < $1.key }) { print("right: \(hash), \(way)") }
        }
        print("right: \(found.payslips) payslips, \(found.lines) lines")
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

/// Hashes of one month got in different ways; each kind has one hash, whatever the way.
private struct Checksums {
    /// Over every byte of every result file, on numbers of threads.
    var files: [String: String] = [:]
    /// Over every byte of what the people got, in one batch and streamed.
    var people: [String: String] = [:]
    /// Over all amounts, with proofs and without.
    var amounts: [String: String] = [:]
    var payslips = 0
    var lines = 0

    init(payslips count: Int, threads: [Int], parts: [Int]) throws {
        let centre = try Centre(payslips: count)
        for number in threads {
            let sum = try centre.checksum(threads: number)
            files["all files, threads: \(number)"] = sum.digest
            (payslips, lines) = (sum.payslips, sum.lines)
        }
        people["payslips, lines and carries, one batch"] = try centre.streamedChecksum(partsOf: nil)
        for size in parts {
            people["payslips, lines and carries, streamed in parts of \(size)"] = try centre.streamedChecksum(
                partsOf: size)
        }
        amounts["amounts, with proofs"] = try centre.checksumOfAmounts()
        amounts["amounts, without proofs"] = try Centre(payslips: count, keepingProofs: false).checksumOfAmounts()
    }
}
