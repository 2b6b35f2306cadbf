// swift-tools-version: 6.3
//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PackageDescription

// A package of its own, so that what measures Penna never reaches who embeds it.
let package = Package(
    name: "penna-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "penna", path: "../"),
        .package(url: "https://github.com/ordo-one/benchmark.git", from: "1.29.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "PayrollBenchmarks",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"), .product(name: "Penna", package: "penna"),
                .product(name: "PennaDemo", package: "penna"),
            ],
            path: "Benchmarks/PayrollBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ],
    swiftLanguageModes: [.v6]
)
