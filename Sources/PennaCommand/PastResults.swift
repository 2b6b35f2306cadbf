//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFormat

/// What the run before left beside a folder, so that nobody forgets to take it along.
struct PastResults {
    /// The folder of the input.
    let folder: String
    /// The folder of the results.
    let results: String

    /// Refuses a run without the store that the folder was run with, or without what the month before left.
    ///
    /// - Throws: `UsageError` with the remedy.
    func check(_ facts: EmployerFacts, _ payDate: PayDate) throws(UsageError) {
        let receipts = folders.map { $0 + "/receipt.json" }
        if let receipt = receipts.first(where: { FileManager.default.fileExists(atPath: $0) }) {
            throw UsageError(
                "\(folder) räknades senast med ett lager: \(receipt) finns. Ange lagret med --store, så att månaden räknas på det som är sparat; eller ta bort filen om mappen inte längre ska räknas med lager."
            )
        }
        guard let latest, latest.payDate.month < payDate.month, let left = settled(latest.folder) else { return }
        let carried = facts.carries.lazy.flatMap(\.employments).compactMap(\.settledThrough).max()
        guard carried.map({ $0 < left }) ?? true else { return }
        let what =
            carried.map { "\(CarryFile.name) i \(folder) gäller till \($0)" }
            ?? "\(CarryFile.name) saknas i \(folder)"
        throw UsageError(
            "\(what), men \(latest.folder)/\(CarryFile.name) är det som lönen \(latest.payDate) lämnade efter sig (till \(left)). Kopiera den filen till \(folder) och kör igen, eller räkna med ett lager (--store); annars räknas sjukperioder, skulder och årets summor från noll."
        )
    }

    /// Where results of the run before may lie: in their place, or set aside by a run that could not be calculated.
    private var folders: [String] { [results, results + "/" + ResultFolder.earlier] }

    /// The results that are there, with their pay date.
    private var latest: (folder: String, payDate: Day)? {
        for folder in folders {
            if let data = FileManager.default.contents(atPath: folder + "/summary.json"),
                let day = SummaryFile.latestPayDate([UInt8](data))
            {
                return (folder, day)
            }
        }
        return nil
    }

    /// The last day that is settled in what the results left for the next month.
    private func settled(_ folder: String) -> Day? {
        guard let data = FileManager.default.contents(atPath: folder + "/" + CarryFile.name) else { return nil }
        return CarryFile.read([UInt8](data)).records.lazy.flatMap(\.carry.employments).compactMap(\.settledThrough)
            .max()
    }
}
