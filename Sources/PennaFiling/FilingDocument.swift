//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// A file for somebody outside: its bytes, or why there is none.
///
/// The same facts give the same bytes. What stops a file stops that file alone; the others are made.
public struct FilingDocument: Hashable, Sendable {
    /// The name that the file has where nobody chooses another.
    public let name: String

    /// The bytes; `nil` when something stops the file, or there is nothing to send.
    public let bytes: [UInt8]?

    /// What stops it, and what should be looked at before it is sent.
    public let findings: [Finding]

    /// Whether something must be mended before there can be a file.
    public var isStopped: Bool { findings.contains { $0.isError } }

    init(_ name: String, _ findings: FilingFindings, bytes: [UInt8]?) {
        self.name = name
        self.findings = findings.all
        self.bytes = findings.isStopped ? nil : bytes
    }
}

/// What is found wrong while a file is made.
struct FilingFindings {
    /// The file, as findings name it.
    let file: String
    private(set) var all: [Finding] = []

    init(_ file: String) {
        self.file = file
    }

    var isStopped: Bool { all.contains { $0.isError } }

    /// What was found before.
    mutating func add(_ finding: Finding) { all.append(finding) }

    /// Something without which the file cannot be sent.
    mutating func stop(_ code: FindingCode, person: String = "", _ message: String, _ wayOut: String) {
        all.append(
            Finding(code, .stopsEmployer, at: Finding.Place(file), person: person, message, waysOut: [wayOut]))
    }

    /// Something to look at before the file is sent.
    mutating func look(_ code: FindingCode, person: String = "", _ message: String, _ wayOut: String) {
        all.append(Finding(code, .look, at: Finding.Place(file), person: person, message, waysOut: [wayOut]))
    }
}
