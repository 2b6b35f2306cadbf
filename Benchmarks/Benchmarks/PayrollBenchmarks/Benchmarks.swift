//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import AllocationCount
import Benchmark
import Workloads

/// One benchmark for each workload; what is measured is said in `Sources/Workloads`.
let benchmarks: @Sendable () -> Void = {
    let allocations = BenchmarkMetric.custom("Allocations")
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .instructions, .peakMemoryResident, allocations], warmupIterations: 3,
        maxDuration: .seconds(3), maxIterations: 10_000)

    for workload in Workload.all {
        Benchmark(workload.name) { benchmark, round in
            for _ in benchmark.scaledIterations {
                do {
                    try round.prepare()
                    benchmark.startMeasurement()
                    // Between start and stop, which allocate.
                    let before = allocation_count()
                    try round.run()
                    let after = allocation_count()
                    benchmark.stopMeasurement()
                    benchmark.measurement(allocations, Int(after - before))
                } catch {
                    benchmark.error("\(error)")
                }
            }
        } setup: {
            try workload.setUp()
        }
    }
}
