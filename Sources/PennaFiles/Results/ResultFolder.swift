//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaFormat

/// Writes the results of a run as files.
public enum ResultFolder {
    /// Writes all files into a folder, which is made when it is not there.
    ///
    /// - Throws: `FileFailure`, naming the file or folder and what to do, when one cannot be written.
    public static func write(_ report: RunReport, to folder: String) throws(FileFailure) {
        let files: [ResultFile]
        do throws(PayrollError) {
            files = try ResultFiles.all(report)
        } catch {
            throw FileFailure(place: folder, message: error.message)
        }
        try OutputFiles.makeFolder(folder)
        for file in files { try OutputFiles.write(file.bytes, to: folder + "/" + file.name) }
    }
}
