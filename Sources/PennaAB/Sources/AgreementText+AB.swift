//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// AB, its annexes and the agreements that carry it.
extension AgreementText {
    static let ab = AgreementText("AB", "Allmänna bestämmelser, alla lydelser", nil)
    static let ab17 = AgreementText("AB 17", "Allmänna bestämmelser från 2017-05-01", nil)
    static let ab20 = AgreementText("AB 20", "Allmänna bestämmelser från 2020-11-01", nil)
    static let ab24 = AgreementText("AB 24", "Allmänna bestämmelser från 2024-04-01", nil)
    static let ab25 = AgreementText(
        "AB 25", "Allmänna bestämmelser i lydelse 2025-04-01",
        skr + "18.4c5d386919996f3b21151e81/1759306535392/Allmanna-Bestammelser-AB-25-i-lydelse-2025-04-01.pdf")
    static let hokKommunal = AgreementText(
        "HÖK Kommunal", "Huvudöverenskommelser mellan SKR, Sobona och Kommunal", nil)
    static let hok25Kommunal = AgreementText(
        "HÖK 25 Kommunal", "Huvudöverenskommelse HÖK 25 med Kommunal",
        skr + "18.4d2a888c19913a970f86ce83/1757406196642/Huvudoverenskommelse-%28HOK%29-25-med-Kommunal.pdf")
    static let hokHealth = AgreementText(
        "HÖK Hälso- och sjukvård", "Huvudöverenskommelse HÖK 25 med OFR Hälso- och sjukvård",
        skr + "18.4d2a888c19913a970f86d134/1757406796925/HOK-25-OFR-H%C3%A4lso-och-sjukvard..pdf")
    static let pan = AgreementText("PAN", "Avtal för personliga assistenter och anhörigvårdare", nil)
    static let rib19 = AgreementText("RiB 19", "Räddningstjänstpersonal i beredskap, från 2019-05-01", nil)

    /// All that AB refers to.
    static let all: [AgreementText] = [
        ab, ab17, ab20, ab24, ab25, hokKommunal, hok25Kommunal, hokHealth, pan, rib19,
    ]

    private static let skr = "https://skr.se/download/"
}
