//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics

/// Copies of the agreement, and a judgment about it.
extension Publication {
    static let kav = Publication(
        "KAV", "etableramera-ab, GitHub",
        "kollektivavtal-next: fakta ur AB 25 och HÖK 25, jämförda med originalen 2026-07-19",
        "https://github.com/etableramera-ab/kollektivavtal-next")
    static let ohr = Publication(
        "OHR", "SpankulatorX, GitHub", "OpenHR (2026-07-03): tabeller ur AB 25",
        "https://github.com/SpankulatorX/OpenHR")
    static let lak = Publication(
        "LÄK", "Läkare i Region Stockholm, GitHub", "Guide till läkares lön, som återger AB 25 § 29", nil)
    static let ab20Text = Publication(
        "AB § 20 utdrag", "studylibsv.com", "Texten till AB § 20 mom. 1–3, 2010-talet",
        "https://studylibsv.com/doc/319601/")
    static let ab20Slides = Publication(
        "AB § 20 övningsbilder 2013", "slidegur.com", "Övningsbilder med exempel till AB § 20",
        "http://slidegur.com/doc/42430/")
    static let ad1994 = Publication(
        "AD 1994 nr 39", "Arbetsdomstolen", "Dom 1994 nr 39", "https://lagen.nu/dom/ad/1994:39")

    /// All of them.
    static let transcripts: [Publication] = [
        kav, ohr, lak, ab20Text, ab20Slides, ad1994,
    ]
}
