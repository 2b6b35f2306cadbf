//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
public import Penna
internal import PennaBasics
public import PennaFiling
public import PennaFormat

/// Writes the results of a run as files.
public enum ResultFolder {
    /// Writes all files into a folder, which is made when it is not there.
    ///
    /// - Throws: `FileFailure`, naming the file or folder and what to do, when one cannot be written, or the folder is an
    ///   employer's input.
    public static func write(_ report: RunReport, to folder: String) throws(FileFailure) {
        try OutputFiles.rejectInput(in: folder)
        try begin(folder)
        for kind in ResultFiles.Kind.allCases { try write(kind, report, to: folder) }
        try writeAttachments(report, to: folder)
    }

    /// Writes all files into a folder, several at a time.
    ///
    /// - Parameter threads: how many files are made at once, each of which is in memory until it is written.
    /// - Throws: `FileFailure`, as ``write(_:to:)``.
    public static func write(_ report: RunReport, to folder: String, threads: Int) async throws {
        try OutputFiles.rejectInput(in: folder)
        try begin(folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, kind) in ResultFiles.Kind.allCases.enumerated() {
                if index >= threads { try await group.next() }
                group.addTask { try write(kind, report, to: folder) }
            }
            try await group.waitForAll()
        }
        try writeAttachments(report, to: folder)
    }

    /// The folder in the results where the files for others lie.
    public static let files = "filer"

    /// Writes files for others into ``files``; those that are stopped are not there, nor what an earlier run left of them.
    ///
    /// - Throws: `FileFailure`, as ``write(_:to:)``.
    public static func write(_ documents: [FilingDocument], to folder: String) throws(FileFailure) {
        let place = folder + "/" + files
        try OutputFiles.makeFolder(place)
        for document in documents {
            if let bytes = document.bytes {
                try OutputFiles.write(bytes, to: place + "/" + document.name)
            } else {
                try? FileManager.default.removeItem(atPath: place + "/" + document.name)
            }
        }
    }

    private static func writeAttachments(_ report: RunReport, to folder: String) throws(FileFailure) {
        let attachments: FilingDocument
        do throws(PayrollError) {
            attachments = try RunLists.attachments(report)
        } catch {
            throw FileFailure(place: folder, message: error.message)
        }
        if let bytes = attachments.bytes { try OutputFiles.write(bytes, to: folder + "/" + attachments.name) }
    }

    /// The folder in the results where those of the run before lie, when the employer could not be calculated after it.
    public static let earlier = "tidigare"

    /// Puts results aside that a run before has left, and writes why there are no new ones into `errors.csv`: nobody shall
    /// take what was paid then for what is paid now.
    ///
    /// Nothing is done where there are no results.
    ///
    /// - Throws: `FileFailure`, naming the file or folder and what to do.
    public static func setAside(_ folder: String, because problems: [Finding]) throws(FileFailure) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            FolderContents.isResult($0) || $0 == CarryFile.name || $0 == files
        }
        guard !names.isEmpty else { return }
        try OutputFiles.rejectInput(in: folder)
        let old = names.filter { $0 != ResultFiles.errorsName }
        if !old.isEmpty {
            let aside = folder + "/" + earlier
            do {
                try? FileManager.default.removeItem(atPath: aside)
                try OutputFiles.makeFolder(aside)
                for name in names {
                    try FileManager.default.moveItem(atPath: folder + "/" + name, toPath: aside + "/" + name)
                }
            } catch {
                throw FileFailure(
                    place: aside,
                    message:
                        "Resultaten av förra körningen kan inte flyttas hit, och ligger kvar i \(folder). Flytta dem.")
            }
        }
        try OutputFiles.write(ResultFiles.errors(problems), to: folder + "/" + ResultFiles.errorsName)
    }

    /// Makes the folder, without what an earlier run has set aside, and without files that were made of it: the results
    /// that are about to be written replace them.
    private static func begin(_ folder: String) throws(FileFailure) {
        try OutputFiles.makeFolder(folder)
        OutputFiles.removePieces(in: folder)
        try? FileManager.default.removeItem(atPath: folder + "/" + earlier)
        try? FileManager.default.removeItem(atPath: folder + "/" + files)
    }

    private static func write(_ kind: ResultFiles.Kind, _ report: RunReport, to folder: String) throws(FileFailure) {
        let file: ResultFile?
        do throws(PayrollError) {
            file = try ResultFiles.file(kind, report)
        } catch {
            throw FileFailure(place: folder, message: error.message)
        }
        if let file { try OutputFiles.write(file.bytes, to: folder + "/" + file.name) }
    }
}
