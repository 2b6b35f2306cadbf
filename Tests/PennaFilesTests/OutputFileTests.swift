//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaFiles
import Testing

@testable import PennaFormat

@Suite struct OutputFileTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/penna-" + UUID().uuidString

    private func rights(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("Files and folders are their owner's alone, also over a file that others could read")
    func rights() throws {
        try OutputFiles.makeFolder(folder + "/a/b")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try rights(folder + "/a/b") == 0o700)
        let file = folder + "/a/b/x.csv"
        try OutputFiles.write([1], to: file)
        #expect(try rights(file) == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        try OutputFiles.write([2], to: file)
        #expect(try rights(file) == 0o600)
        #expect(FileManager.default.contents(atPath: file) == Data([2]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["x.csv"])
    }

    @Test("A link leads to the file that is written and stays; one that leads nowhere, and a folder, are refused")
    func links() throws {
        try OutputFiles.makeFolder(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try OutputFiles.write([1], to: folder + "/real")
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/real")
        try OutputFiles.write([2], to: folder + "/link")
        #expect(FileManager.default.contents(atPath: folder + "/real") == Data([2]))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/real")
        try FileManager.default.createSymbolicLink(atPath: folder + "/loose", withDestinationPath: folder + "/none")
        for path in ["/loose", ""] {
            #expect(throws: FileFailure.self) { try OutputFiles.write([3], to: folder + path) }
        }
    }

    @Test("A device is written to and stays a device")
    func device() throws {
        try OutputFiles.write([1], to: "/dev/null")
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test("A field that a spreadsheet would calculate is text for it, and the same field for us")
    func formulas() {
        for text in ["=SUM(A1)", "@SUM(A1)", "+cmd", "-2+3*A1", "=HYPERLINK(\"x\";\"y\")"] {
            var csv = CSVBuffer()
            csv.row([text, "1"])
            #expect(String(decoding: csv.bytes, as: UTF8.self).hasPrefix("\"'"))
            var table = CSVTable(csv.bytes)
            #expect(table.next()?.fields == [text, "1"])
        }
        for text in ["-120,50", "+1", "-1 200.00", "2026-11-27", "Anna", "'citat'", "-7:30"] {
            var csv = CSVBuffer()
            csv.row([text])
            #expect(csv.bytes == Array((text + "\n").utf8))
            var table = CSVTable(csv.bytes)
            #expect(table.next()?.fields == [text])
        }
    }
}
