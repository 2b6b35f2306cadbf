//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import PennaModel

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

    /// Each field as element, number and text, in order.
    private static func fields(_ form: String) -> String {
        form.components(separatedBy: "<agd:").compactMap { part in
            guard part.contains("faltkod=") else { return nil }
            return part.components(separatedBy: "</")[0]
        }.sorted().joined(separator: "|")
    }
}

enum Samples {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Filing/samples")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}

extension FilingDocument {
    /// The file as text; empty where there is none.
    var text: String { String(decoding: bytes ?? [], as: UTF8.self) }

    /// The messages of all findings.
    var messages: [String] { findings.map(\.message) }
}

let exampleContact = FilingContact(name: "Lön Lönesson", phone: "010-1234567", email: "lon@exempel.se")

func kronor(_ amount: Int64) -> Amount { Amount(ore: amount * 100) }
