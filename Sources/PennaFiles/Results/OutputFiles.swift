//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation

/// A file or folder that could not be read or written, and what to do about it.
public struct FileFailure: Error, Hashable, Sendable {
    /// The file or folder.
    public let place: String

    /// What is wrong and what to do, in Swedish.
    public let message: String

    /// A failure.
    public init(place: String, message: String) {
        self.place = place
        self.message = message
    }
}

extension FileFailure: CustomStringConvertible {
    /// The place and the message.
    public var description: String { "\(place): \(message)" }
}

/// Makes folders and writes files; each file appears whole or not at all.
public enum OutputFiles {
    /// Makes a folder and those above it.
    ///
    /// - Throws: `FileFailure` when it cannot be made.
    public static func makeFolder(_ path: String) throws(FileFailure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw FileFailure(
                place: path,
                message: "Mappen kan inte skapas. Välj en annan mapp med --output, eller ge skrivrättighet till den.")
        }
    }

    /// Refuses a folder for results that is an employer's folder, by whatever path: `carry.ndjson` of the results would
    /// stand where last month's is read.
    ///
    /// - Throws: `FileFailure`, naming the input that lies there.
    public static func rejectInput(in folder: String) throws(FileFailure) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard let input = names.sorted().first(where: FolderContents.isInput) else { return }
        throw FileFailure(
            place: folder,
            message:
                "Resultat skrivs inte i en mapp med underlag (\(input)). Utelämna --output, så hamnar de i mappens results, eller välj en annan mapp."
        )
    }

    /// Writes a result into a file, unless it would stand where an employer's input is read.
    ///
    /// - Throws: `FileFailure`, as ``rejectInput(in:)`` and ``write(_:to:)``.
    public static func writeResult(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        if FolderContents.isRead(file.lastPathComponent) { try rejectInput(in: file.deletingLastPathComponent().path) }
        try write(bytes, to: path)
    }

    /// Writes a file.
    ///
    /// - Throws: `FileFailure` when it cannot be written.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw FileFailure(
                place: path,
                message:
                    "Filen kan inte skrivas. Kontrollera att mappen finns, att det finns plats och att du får skriva där."
            )
        }
    }
}
