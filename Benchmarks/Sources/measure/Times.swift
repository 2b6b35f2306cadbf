//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import AllocationCount
import Penna
import Workloads

extension Measure {
    /// Rounds and nothing else, for a program that counts instructions or memory from outside.
    static func run(_ workload: Workload, rounds: Int) throws {
        let round = try workload.setUp()
        for _ in 0..<rounds {
            try round.prepare()
            try round.run()
        }
    }

    /// Allocations of a number of warm rounds together, and how many of the rounds had none.
    static func countAllocations(_ workload: Workload, rounds: Int) throws {
        let round = try workload.setUp()
        for _ in 0..<2 {
            try round.prepare()
            try round.run()
        }
        var allocations: UInt64 = 0
        var without = 0
        for _ in 0..<rounds {
            try round.prepare()
            let before = allocation_count()
            try round.run()
            let count = allocation_count() - before
            allocations += count
            if count == 0 { without += 1 }
        }
        write(["allocations": Int(allocations), "without": without])
    }

    /// Nanoseconds of each round of several workloads, a round of each in turn, so that what disturbs one disturbs all.
    static func time(_ workloads: [Workload], rounds: Int) throws {
        let all = try workloads.map { try $0.setUp() }
        var times = workloads.map { _ in [Int]() }
        for turn in 0..<rounds + 2 {
            for (index, round) in all.enumerated() {
                try round.prepare()
                let time = try nanoseconds { try round.run() }
                // The first two warm up.
                if turn > 1 { times[index].append(time) }
            }
        }
        write(Dictionary(zip(workloads.map(\.name), times), uniquingKeysWith: { first, _ in first }))
    }

    /// Nanoseconds of a month on different numbers of threads, in turn.
    static func timeThreads(_ words: [String], rounds: Int) throws {
        let centre = try Centre(payslips: number(words, 0))
        let counts = try words.indices.dropFirst(2).map { try number(words, $0) }
        var results: [BatchResult] = []
        var times: [String: [Int]] = [:]
        for turn in 0..<rounds + 1 {
            for count in counts {
                let time = try nanoseconds { try centre.calculate(threads: count, into: &results) }
                if turn > 0 { times["\(count)", default: []].append(time) }
            }
        }
        write(times)
    }

    /// Nanoseconds of the month of those whose personnummer stand in a file, out of employers' folders.
    static func timePeople(_ words: [String], rounds: Int) throws {
        guard words.count > 2 else { throw Misuse(text: "people ROUNDS FILE FOLDER…") }
        let wanted = Set(try String(contentsOfFile: words[1], encoding: .utf8).split(separator: "\n").map(String.init))
        let centre = try Centre(folders: Array(words[2...]), people: wanted)
        guard centre.people == wanted.count else { throw Misuse(text: "\(centre.people) of \(wanted.count) found") }
        var times: [Int] = []
        for turn in 0..<rounds + 2 {
            let time = try nanoseconds { _ = try centre.calculate() }
            if turn > 1 { times.append(time) }
        }
        write(["people": times])
    }

    /// Nanoseconds of each part of a stream, after one that warms up.
    static func stream(parts: Int, payslips: Int) throws {
        var stream = CentreStream(payslips: payslips)
        var times: [Int] = []
        for part in 0...parts {
            try stream.next()
            let time = try nanoseconds { _ = try stream.calculate() }
            if part > 0 { times.append(time) }
        }
        write(["parts": times])
    }

    private static func nanoseconds(_ work: () throws -> Void) rethrows -> Int {
        let time = try ContinuousClock().measure(work)
        return Int(time.components.seconds) * 1_000_000_000 + Int(time.components.attoseconds / 1_000_000_000)
    }
}
