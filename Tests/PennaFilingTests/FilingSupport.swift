//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

@testable import PennaFiling

/// What the forms of an AGI file say, whatever the order: each form by its kind, with its fields.
struct AGIContent: Equatable {
    let forms: [String]

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        var forms: [String] = []
        for part in text.components(separatedBy: "<agd:Blankett>").dropFirst() {
            let form = part.components(separatedBy: "</agd:Blankett>")[0]
            forms.append((form.contains("<agd:HU>") ? "HU " : "IU ") + AGIContent.fields(form))
        }
        for part in text.components(separatedBy: "<agd:Franvarouppgift>").dropFirst() {
            forms.append("F " + AGIContent.fields(part.components(separatedBy: "</agd:Franvarouppgift>")[0]))
        }
        self.forms = forms.sorted()
    }

    /// All of it as one text.
    var text: String { forms.joined(separator: "\n") }

    /// Each field as element, number and text, in order.
    private static func fields(_ form: String) -> String {
        form.components(separatedBy: "<agd:").compactMap { part in
            guard part.contains("faltkod=") else { return nil }
            return part.components(separatedBy: "</")[0]
        }.sorted().joined(separator: "|")
    }
}

/// Files made by others, which lie beside the project and not in it: what they say is known here by its digest.
enum Samples {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
            "shared/spec/data/files/samples")

    /// Whether a file says what a sample says: by the digest, and field by field where the sample is at hand.
    static func expect(_ file: FilingDocument, says name: String, digest: String) throws {
        let content = try AGIContent(#require(file.bytes))
        #expect("\(SHA256.hash(of: Array(content.text.utf8)))" == digest)
        let sample = folder.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: sample.path) else { return }
        #expect(content == AGIContent([UInt8](try Data(contentsOf: sample))))
    }
}

extension FilingDocument {
    /// The file as text; empty where there is none.
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }

    /// The messages of all findings.
    var messages: [String] { findings.map(\.message) }
}

let exampleContact = Contact(named: "Lön Lönesson", phone: "010-1234567", email: "lon@exempel.se")

extension Contact {
    /// Whom Skatteverket calls.
    init(named name: String, phone: String, email: String) {
        self.init()
        (self.name, self.phone, self.email) = (name, phone, email)
    }
}

func kronor(_ amount: Int64) -> Amount { Amount(ore: amount * 100) }
