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

/// Makes folders and writes files that only their owner can read; each file appears whole or not at all.
public enum OutputFiles {
    /// Makes a folder and those above it.
    ///
    /// - Throws: `FileFailure` when it cannot be made.
    public static func makeFolder(_ path: String) throws(FileFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
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

    /// Writes a file instead of the one that is there; a device, a pipe or a socket that is there is written to.
    ///
    /// A link leads to the file that is replaced, and stays.
    ///
    /// - Throws: `FileFailure` when it cannot be written.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        do {
            switch Place(path) {
            case .file: try replace(URL(fileURLWithPath: path).resolvingSymlinksInPath(), with: bytes)
            case .device:
                let device = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
                try device.write(contentsOf: Data(bytes))
                try device.close()
            case .folder, .looseLink: throw CocoaError(.fileWriteUnknown)
            }
        } catch {
            throw FileFailure(place: path, message: Place(path).refusal)
        }
    }

    /// Removes the pieces of files that were being written when their program was ended.
    ///
    /// A piece that somebody writes at the moment is locked, and stays.
    static func removePieces(in folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            guard name.hasPrefix(piecePrefix) else { continue }
            let file = unsafe open(folder + "/" + name, O_RDONLY | O_NOFOLLOW)
            guard file >= 0 else { continue }
            if flock(file, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(folder + "/" + name) }
            close(file)
        }
    }

    /// What the names of files begin with that are not whole yet.
    private static let piecePrefix = ".penna-piece-"

    /// Writes a piece beside the file, which `mkstemp` makes for its owner alone, and puts it in the file's place.
    private static func replace(_ file: URL, with bytes: [UInt8]) throws {
        let folder = file.deletingLastPathComponent().path
        var template = Array((folder + "/" + piecePrefix + "XXXXXX").utf8CString)
        let descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let piece = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        _ = flock(descriptor, LOCK_EX | LOCK_NB)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            guard unsafe rename(piece, file.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            try handle.close()
        } catch {
            unsafe unlink(piece)
            throw error
        }
    }

    /// What there is where a file is to be written.
    private enum Place {
        case file, device, folder, looseLink

        /// What a path leads to; a file that is not there yet is a file.
        init(_ path: String) {
            var information = stat()
            guard unsafe stat(path, &information) == 0 else {
                let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
                self = isLink ? .looseLink : .file
                return
            }
            self =
                switch information.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                default: .device
                }
        }

        /// What is wrong and what to do when it could not be written.
        var refusal: String {
            switch self {
            case .folder: "Det är en mapp. Ange en fil."
            case .looseLink: "Det är en länk till något som inte finns. Ange filen själv, eller ta bort länken."
            case .file, .device:
                "Filen kan inte skrivas. Kontrollera att mappen finns, att det finns plats och att du får skriva där."
            }
        }
    }
}
