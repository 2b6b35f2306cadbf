//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import AllocationCount
import Foundation
import Workloads

/// Measures one thing and writes it as a line of JSON: what `report` and `thresholds` are made of.
@main
enum Measure {
    static let usage = """
        measure list                               the workloads
        measure run NAME ROUNDS                    runs one, for a profiler
        measure time ROUNDS NAME…                  nanoseconds of each round of workloads that take turns
        measure allocations NAME ROUNDS            allocations of all rounds, and how many rounds had none
        measure threads PAYSLIPS ROUNDS COUNT…     nanoseconds of a batch on so many threads
        measure people ROUNDS FILE FOLDER…         nanoseconds of a batch of the people listed in a file
        measure stream PARTS PAYSLIPS              nanoseconds of a stream's parts
        measure checksums PAYSLIPS                 SHA-256 of the results got on threads, streamed, without proofs
        measure paxml                              size of the PAXml that is read
        measure bytes PAYSLIPS                     bytes of the results in memory
        measure folders PAYSLIPS PATH              writes employers' folders
        measure check                              counts and checksums of the quick workloads
        """

    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
    }

    static func run(_ arguments: [String]) throws {
        var words = arguments
        let mode = words.isEmpty ? "" : words.removeFirst()
        switch mode {
        case "--help", "-h", "help": print(usage)
        case "list":
            write(Workload.all.map { ["name": $0.name, "units": $0.units, "quick": $0.isQuick] as [String: Any] })
        case "run": try run(workload(words.first), rounds: number(words, 1))
        case "allocations": try countAllocations(workload(words.first), rounds: number(words, 1))
        case "time": try time(words.dropFirst().map { try workload($0) }, rounds: number(words, 0))
        case "threads": try timeThreads(words, rounds: number(words, 1))
        case "people": try timePeople(words, rounds: number(words, 0))
        case "stream": try stream(parts: number(words, 0), payslips: number(words, 1))
        case "checksums": try checksums(payslips: number(words, 0))
        case "paxml":
            let folder = try PAXmlFolder()
            write(["bytes": folder.bytes, "rows": folder.rows])
        case "bytes": write(["bytes": ResultCopy(try Centre(payslips: number(words, 0)).results(threads: 1)).bytes])
        case "folders":
            guard words.count == 2 else { throw Misuse(text: "folders PAYSLIPS PATH") }
            try write(["folders": writeFolders(payslips: number(words, 0), to: words[1])])
        case "check": try check()
        default: throw Misuse(text: usage)
        }
    }

    static func workload(_ name: String?) throws -> Workload {
        guard let found = Workload.all.first(where: { $0.name == name }) else {
            throw Misuse(text: "no workload is called \(name ?? "that"); see: measure list")
        }
        return found
    }

    static func number(_ words: [String], _ index: Int) throws -> Int {
        guard words.indices.contains(index), let number = Int(words[index]), number > 0 else {
            throw Misuse(text: "a number is missing")
        }
        return number
    }

    /// Writes a line of JSON.
    static func write(_ value: Any) {
        guard let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys]) else { return }
        print(String(decoding: data, as: UTF8.self))
    }
}

struct Misuse: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
