// swift-tools-version: 6.3
//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PackageDescription

/// Settings that every target shares; see Documentation/Contributing.md for the reasons.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
]

/// The modules, lowest first: a module imports only what stands above it in this list.
let package = Package(
    name: "penna",
    products: [
        .library(name: "Penna", targets: ["Penna"]),
        .library(name: "PennaLaw", targets: ["PennaLaw"]),
        .library(name: "PennaAgreementKit", targets: ["PennaAgreementKit"]),
        .library(name: "PennaAgreementTesting", targets: ["PennaAgreementTesting"]),
        .library(name: "PennaFormat", targets: ["PennaFormat"]),
        .library(name: "PennaFiling", targets: ["PennaFiling"]),
        .library(name: "PennaFiles", targets: ["PennaFiles"]),
        .library(name: "PennaDemo", targets: ["PennaDemo"]),
        .library(name: "PennaLedger", targets: ["PennaLedger"]),
        .library(name: "PennaC", type: .dynamic, targets: ["PennaC"]),
        .library(name: "PennaStore", targets: ["PennaStore"]),
        .library(name: "PennaStoreTesting", targets: ["PennaStoreTesting"]),
        .library(name: "PennaPostgreSQL", targets: ["PennaPostgreSQL"]),
        .library(name: "PennaSQLite", targets: ["PennaSQLite"]),
        .executable(name: "penna", targets: ["PennaCommand"]),
    ],
    targets: [
        .target(name: "PennaBasics"),
        .target(name: "PennaJSON"),
        .target(name: "PennaStore", dependencies: ["PennaBasics"]),
        .target(name: "PennaStoreTesting", dependencies: ["PennaBasics", "PennaStore"]),
        .target(name: "CDatabases", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "PennaPostgreSQL", dependencies: ["CDatabases", "PennaBasics", "PennaStore"]),
        .target(name: "PennaSQLite", dependencies: ["CDatabases", "PennaBasics", "PennaStore"]),
        .target(name: "PennaLaw", dependencies: ["PennaBasics"]),
        .target(name: "PennaModel", dependencies: ["PennaBasics", "PennaLaw"]),
        .target(name: "PennaAgreementKit", dependencies: ["PennaBasics", "PennaLaw", "PennaModel"]),
        .target(name: "PennaAB", dependencies: ["PennaBasics", "PennaLaw", "PennaModel"]),
        .target(name: "PennaArvoden", dependencies: ["PennaAgreementKit", "PennaBasics", "PennaLaw", "PennaModel"]),
        .target(name: "PennaLines", dependencies: ["PennaAgreementKit", "PennaBasics", "PennaLaw", "PennaModel"]),
        .target(
            name: "Penna",
            dependencies: [
                "PennaBasics", "PennaLaw", "PennaModel", "PennaAB", "PennaAgreementKit", "PennaArvoden", "PennaLines",
            ]),
        .target(name: "PennaDemo", dependencies: ["Penna"]),
        .target(name: "PennaFormat", dependencies: ["Penna", "PennaAgreementKit", "PennaJSON"]),
        .target(name: "PennaAgreementTesting", dependencies: ["Penna", "PennaFormat"]),
        .target(name: "PennaLedger", dependencies: ["Penna", "PennaFormat", "PennaJSON", "PennaStore"]),
        .target(name: "PennaFiling", dependencies: ["Penna", "PennaFormat"]),
        .target(
            name: "PennaFiles",
            dependencies: [
                "Penna", "PennaFiling", "PennaFormat", "PennaJSON", "PennaLedger", "PennaSQLite", "PennaStore",
            ]),
        .executableTarget(
            name: "PennaCommand",
            dependencies: [
                "Penna", "PennaDemo", "PennaFiles", "PennaFiling", "PennaFormat", "PennaLedger", "PennaSQLite",
                "PennaStore",
            ]),
        .target(
            name: "CPenna", exclude: ["build", "penna.map", "penna.pc.in", "PennaConfig.cmake.in"]),
        .target(
            name: "PennaC", dependencies: ["CPenna", "Penna", "PennaFormat", "PennaJSON", "PennaLedger", "PennaStore"]),

        .target(name: "PennaTestSupport", path: "Tests/PennaTestSupport"),
        .target(name: "MemoryStoreInC", dependencies: ["CPenna"], path: "Tests/C/store"),
        .target(name: "StoreFixtures", dependencies: ["PennaBasics", "PennaStore"], path: "Tests/StoreFixtures"),
        .testTarget(name: "PennaBasicsTests", dependencies: ["PennaBasics", "PennaTestSupport"]),
        .testTarget(name: "PennaJSONTests", dependencies: ["PennaJSON", "PennaTestSupport"]),
        .testTarget(
            name: "PennaStoreTests",
            dependencies: ["PennaBasics", "PennaStore", "PennaStoreTesting", "PennaTestSupport"]),
        .testTarget(
            name: "PennaPostgreSQLTests",
            dependencies: [
                "PennaBasics", "PennaPostgreSQL", "PennaStore", "PennaStoreTesting", "PennaTestSupport",
                "StoreFixtures",
            ]),
        .executableTarget(
            name: "StoreWriter", dependencies: ["PennaBasics", "PennaSQLite", "PennaStore", "StoreFixtures"],
            path: "Tests/StoreWriter"),
        .testTarget(
            name: "PennaSQLiteTests",
            dependencies: [
                "PennaBasics", "PennaSQLite", "PennaStore", "PennaStoreTesting", "PennaTestSupport", "StoreFixtures",
                "StoreWriter",
            ]),
        .testTarget(name: "PennaLawTests", dependencies: ["PennaBasics", "PennaLaw", "PennaTestSupport"]),
        .testTarget(
            name: "PennaModelTests", dependencies: ["PennaBasics", "PennaLaw", "PennaModel", "PennaTestSupport"]),
        .testTarget(
            name: "PennaLedgerTests",
            dependencies: ["Penna", "PennaFormat", "PennaLedger", "PennaStore", "PennaTestSupport"]),
        .testTarget(
            name: "PennaCTests",
            dependencies: ["CPenna", "MemoryStoreInC", "PennaBasics", "PennaC", "PennaStore", "PennaStoreTesting"]),
        .testTarget(name: "PennaABTests", dependencies: ["Penna", "PennaTestSupport"]),
        .testTarget(name: "PennaArvodenTests", dependencies: ["Penna", "PennaAgreementTesting"]),
        .testTarget(name: "PennaTests", dependencies: ["Penna", "PennaDemo", "PennaTestSupport"]),
        .target(
            name: "Parkavtalet", dependencies: ["Penna", "PennaAgreementKit"],
            path: "Tests/Parkavtalet/Sources/Parkavtalet"),
        .testTarget(
            name: "PennaAgreementTests",
            dependencies: [
                "Parkavtalet", "Penna", "PennaAgreementKit", "PennaAgreementTesting", "PennaFormat", "PennaLedger",
                "PennaStore",
            ]),
        .testTarget(
            name: "PennaFilesTests",
            dependencies: [
                "Penna", "PennaDemo", "PennaFiles", "PennaFormat", "PennaJSON", "PennaLedger", "PennaSQLite",
                "PennaStore", "PennaTestSupport",
            ]),
        .testTarget(
            name: "PennaFilingTests",
            dependencies: ["Penna", "PennaDemo", "PennaFiles", "PennaFiling", "PennaFormat"]),
        .testTarget(name: "PennaCommandTests", dependencies: ["Penna", "PennaFiles", "PennaJSON"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets {
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
