//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// The Swedish pages, done from top to bottom as a reader would: files written, changed, and commands run.
@Suite struct SwedishPageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What stands between fences, and the file that the line before them names last.
    private struct Block {
        let kind: String
        let file: String
        var lines: [String] = []
    }

    private func blocks(_ page: String) throws -> [Block] {
        let text = try String(
            contentsOf: Self.root.appendingPathComponent("Documentation/\(page).md"), encoding: .utf8)
        var blocks: [Block] = []
        var isInside = false
        var before = ""
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isInside.toggle()
                let parts = before.components(separatedBy: "`")
                guard isInside else { continue }
                blocks.append(
                    Block(kind: String(line.dropFirst(3)), file: parts.count > 2 ? parts[parts.count - 2] : ""))
            } else if isInside {
                blocks[blocks.count - 1].lines.append(line)
            } else if !line.isEmpty {
                before = line
            }
        }
        return blocks
    }

    @Test(
        "Each command of a Swedish page prints what the page shows",
        arguments: ["KomIgång", "Underlag", "Rättelser"])
    func page(_ name: String) throws {
        let folder = try TemporaryFolder()
        let blocks = try blocks(name)
        try #require(blocks.contains { $0.kind == "console" })
        for block in blocks {
            switch block.kind {
            case "json", "csv": try write(block, in: folder)
            case "diff": try change(block, in: folder)
            case "console": try run(block, in: folder)
            default: break
            }
        }
    }

    private func write(_ block: Block, in folder: TemporaryFolder) throws {
        try #require(!block.file.isEmpty)
        let place = URL(fileURLWithPath: folder.path + "/" + block.file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try folder.write(block.file, block.lines.joined(separator: "\n") + "\n")
    }

    /// Puts the lines that begin with a plus where those that begin with a minus stand.
    private func change(_ block: Block, in folder: TemporaryFolder) throws {
        func lines(_ sign: String) -> String {
            block.lines.filter { $0.hasPrefix(sign) }.map { String($0.dropFirst(2)) }.joined(separator: "\n")
        }
        let text = try String(contentsOfFile: folder.path + "/" + block.file, encoding: .utf8)
        try #require(text.contains(lines("-")), "\(block.file) has no \(lines("-"))")
        try folder.write(block.file, text.replacingOccurrences(of: lines("-"), with: lines("+")))
    }

    /// Runs the lines that begin with a dollar; the others must be printed, in order, with anything for "…".
    private func run(_ block: Block, in folder: TemporaryFolder) throws {
        var command = ""
        var rest = ""
        for line in block.lines {
            if line.hasPrefix("$ ") {
                command = String(line.dropFirst(2))
                rest = try shell(command, in: folder).replacingOccurrences(of: "\u{A0}", with: " ")
                continue
            }
            for part in line.components(separatedBy: "…") {
                let wanted = part.trimmingCharacters(in: .whitespaces)
                if wanted.isEmpty { continue }
                guard let found = rest.range(of: wanted) else {
                    Issue.record("\(command) does not print \(wanted), but \(rest)")
                    continue
                }
                rest = String(rest[found.upperBound...])
            }
        }
    }

    /// What a line prints, results and notes together, with the built command first in the path.
    private func shell(_ line: String, in folder: TemporaryFolder) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = built + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
        process.environment = environment
        let aside = try TemporaryFolder()
        try aside.write("output", "")
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: aside.path + "/output"))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        return try String(contentsOfFile: aside.path + "/output", encoding: .utf8)
    }
}
