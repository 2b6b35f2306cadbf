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
        .target(name: "AllocationCount"),
        .target(
            name: "Workloads",
            dependencies: [
                .product(name: "Penna", package: "penna"), .product(name: "PennaAgreementKit", package: "penna"),
                .product(name: "PennaDemo", package: "penna"), .product(name: "PennaFiles", package: "penna"),
                .product(name: "PennaFormat", package: "penna"),
                .product(name: "PennaLedger", package: "penna"), .product(name: "PennaSQLite", package: "penna"),
                .product(name: "PennaStore", package: "penna"),
            ]),
        .executableTarget(
            name: "measure",
            dependencies: [
                "AllocationCount", "Workloads", .product(name: "Penna", package: "penna"),
                .product(name: "PennaDemo", package: "penna"), .product(name: "PennaFiles", package: "penna"),
            ]),
        .executableTarget(
            name: "PayrollBenchmarks",
            dependencies: ["AllocationCount", "Workloads", .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/PayrollBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
