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
        let receipt = results + "/receipt.json"
        guard !FileManager.default.fileExists(atPath: receipt) else {
            throw UsageError(
                "\(folder) räknades senast med ett lager: \(receipt) finns. Ange lagret med --store, så att månaden räknas på det som är sparat; eller ta bort filen om mappen inte längre ska räknas med lager."
            )
        }
        guard let latest = latestPayDate, latest.month < payDate.month, let left = settled else { return }
        let carried = facts.carries.lazy.flatMap(\.employments).compactMap(\.settledThrough).max()
        guard carried.map({ $0 < left }) ?? true else { return }
        let what =
            carried.map { "\(CarryFile.name) i \(folder) gäller till \($0)" }
            ?? "\(CarryFile.name) saknas i \(folder)"
        throw UsageError(
            "\(what), men \(results)/\(CarryFile.name) är det som lönen \(latest) lämnade efter sig (till \(left)). Kopiera den filen till \(folder) och kör igen, eller räkna med ett lager (--store); annars räknas sjukperioder, skulder och årets summor från noll."
        )
    }

    /// The pay date of the results that are there.
    private var latestPayDate: Day? {
        guard let data = FileManager.default.contents(atPath: results + "/summary.json") else { return nil }
        return SummaryFile.latestPayDate([UInt8](data))
    }

    /// The last day that is settled in what the results left for the next month.
    private var settled: Day? {
        guard let data = FileManager.default.contents(atPath: results + "/" + CarryFile.name) else { return nil }
        return CarryFile.read([UInt8](data)).records.lazy.flatMap(\.carry.employments).compactMap(\.settledThrough)
            .max()
    }
}
