//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Benchmark
import Penna
import PennaDemo

/// The invented payroll centre, ready to be calculated.
private struct Workload {
    let batches: [Batch<AB>]

    init(payslips: Int) throws {
        let centre = try DemoCentre(payslips: payslips, seed: 1)
        batches = try centre.employers.map { facts in
            Batch(
                try ABRun(employer: facts.employer, payDate: centre.payDate, knownAt: Instant(seconds: .max)), facts)
        }
    }

    /// Calculates everybody and counts the payslips.
    func calculate() throws -> Int {
        try batches.reduce(0) { $0 + (try $1.calculate().payslips.count) }
    }
}

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .instructions, .peakMemoryResident], maxDuration: .seconds(5))

    for payslips in [1_000, 25_000] {
        Benchmark("batch of \(payslips)") { benchmark, workload in
            for _ in benchmark.scaledIterations {
                guard try workload.calculate() == payslips else { return benchmark.error("lost payslips") }
            }
        } setup: {
            try Workload(payslips: payslips)
        }
    }

    Benchmark("one tax table") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try TaxTable(year: IncomeYear(2026), number: 33)) }
    }
}
