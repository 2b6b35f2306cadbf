// swift-tools-version: 6.3
//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PackageDescription

/// An agreement in a package of its own, which sees of Penna what its products show.
let package = Package(
    name: "parkavtalet",
    products: [
        .library(name: "Parkavtalet", targets: ["Parkavtalet"])
    ],
    dependencies: [
        .package(name: "penna", path: "../..")
    ],
    targets: [
        .target(name: "Parkavtalet", dependencies: [.product(name: "PennaAgreementKit", package: "penna")]),
        .testTarget(
            name: "ParkavtaletTests",
            dependencies: [
                "Parkavtalet", .product(name: "Penna", package: "penna"),
                .product(name: "PennaAgreementTesting", package: "penna"),
                .product(name: "PennaLedger", package: "penna"), .product(name: "PennaStore", package: "penna"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
