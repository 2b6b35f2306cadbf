//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import AllocationCount
import Foundation
import Workloads

/// Measures one thing and writes it as a line of JSON: what `report` and `thresholds` are made of.
///
/// `list` · `run NAME ROUNDS` · `allocations NAME ROUNDS` · `time ROUNDS NAME…` · `threads PAYSLIPS ROUNDS COUNT…` ·
/// `people ROUNDS FILE FOLDER…` · `stream PARTS PAYSLIPS` · `growth PARTS PAYSLIPS` · `checksum PAYSLIPS THREADS` · `paxml` · `bytes PAYSLIPS` · `folders PAYSLIPS PATH` · `check`
@main
enum Measure {
    static func main() throws {
        var words = Array(CommandLine.arguments.dropFirst())
        let mode = words.isEmpty ? "" : words.removeFirst()
        switch mode {
        case "list":
            write(Workload.all.map { ["name": $0.name, "units": $0.units, "quick": $0.isQuick] as [String: Any] })
        case "run": try run(workload(words.first), rounds: number(words, 1))
        case "allocations": try countAllocations(workload(words.first), rounds: number(words, 1))
        case "time": try time(words.dropFirst().map { try workload($0) }, rounds: number(words, 0))
        case "threads": try timeThreads(words, rounds: number(words, 1))
        case "people": try timePeople(words, rounds: number(words, 0))
        case "stream": try stream(parts: number(words, 0), payslips: number(words, 1))
        case "checksum": try checksum(payslips: number(words, 0), threads: number(words, 1))
        case "growth": try growth(parts: number(words, 0), payslips: number(words, 1))
        case "paxml":
            let folder = try PAXmlFolder()
            write(["bytes": folder.bytes, "rows": folder.rows])
        case "bytes": write(["bytes": ResultCopy(try Centre(payslips: number(words, 0)).results(threads: 1)).bytes])
        case "folders":
            guard words.count == 2 else { throw Misuse(text: "folders PAYSLIPS PATH") }
            try write(["folders": writeFolders(payslips: number(words, 0), to: words[1])])
        case "check": try check()
        default: throw Misuse(text: "say what: see Sources/measure/Measure.swift")
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
