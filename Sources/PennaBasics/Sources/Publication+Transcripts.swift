//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension Publication {
    public static let kav = Publication(
        "KAV", "etableramera-ab, GitHub",
        "kollektivavtal-next: fakta ur AB 25 och HÖK 25, jämförda med originalen 2026-07-19",
        "https://github.com/etableramera-ab/kollektivavtal-next")
    public static let ohr = Publication(
        "OHR", "SpankulatorX, GitHub", "OpenHR (2026-07-03): tabeller ur AB 25",
        "https://github.com/SpankulatorX/OpenHR")
    public static let lak = Publication(
        "LÄK", "Läkare i Region Stockholm, GitHub", "Guide till läkares lön, som återger AB 25 § 29",
        nil)
    public static let ab20Text = Publication(
        "AB § 20 utdrag", "studylibsv.com", "Texten till AB § 20 mom. 1–3, 2010-talet",
        "https://studylibsv.com/doc/319601/")
    public static let ab20Slides = Publication(
        "AB § 20 övningsbilder 2013", "slidegur.com", "Övningsbilder med exempel till AB § 20",
        "http://slidegur.com/doc/42430/")

    /// Those who have copied an agreement.
    static let transcripts: [Publication] = [
        kav, ohr, lak, ab20Text, ab20Slides,
    ]
}
