//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaDemo
import PennaFiles
import PennaFormat

extension Workload {
    /// Files in and out.
    static let files = [folderWriting, folderReading, resultWriting, pax(true), pax(false)]

    private static let folderWriting = Workload("folders of 1000 written", units: 1_000) {
        let centre = try DemoCentre(payslips: 1_000, seed: 1)
        let place = try Scratch()
        return Round(units: 1_000) {
            try place.write(centre.employers)
            return centre.employers.reduce(0) { $0 + $1.people.count }
        }
    }

    private static let folderReading = Workload("folders of 1000 read", units: 1_000) {
        let place = try Scratch()
        let count = try place.write(DemoCentre(payslips: 1_000, seed: 1).employers)
        return Round(units: 1_000) {
            (0..<count).reduce(0) { $0 + (EmployerFolder.read(place.folder($1)).facts?.people.count ?? 0) }
        }
    }

    /// The month's controls and AGI calculated and all files written, with the year's tax tables made once for all
    /// employers, as the command does.
    private static let resultWriting = Workload("results of 1000 written", units: 1_000) {
        let place = try Scratch()
        let batches = try Centre(payslips: 1_000).batches
        let results = try batches.map { ($0, try $0.calculate()) }
        let tables = try ProofCheck(year: batches[0].run.payDate.incomeYear).publishedTables
        return Round(units: 1_000) {
            for (index, (batch, result)) in results.enumerated() {
                var report = RunReport(batch, result)
                report.publishedTables = tables
                try ResultFolder.write(report, to: place.folder(index))
            }
            return results.reduce(0) { $0 + $1.1.payslips.count + $1.1.failures.count }
        }
    }

    /// A folder whose registrations come as PAXml, and the same folder without them: the difference is the PAXml.
    private static func pax(_ hasRegistrations: Bool) -> Workload {
        let name = hasRegistrations ? "PAXml folder read" : "PAXml folder read, its registrations taken away"
        return Workload(name, units: 750, isQuick: false) {
            let place = try PAXmlFolder(hasRegistrations: hasRegistrations)
            return Round(units: 750) { EmployerFolder.read(place.path).facts?.people.count ?? 0 }
        }
    }
}

/// The folder of the invented company of 750 people that a time system sends PAXml to.
public final class PAXmlFolder {
    private let place: Scratch

    /// The path.
    public let path: String

    /// How many bytes of PAXml there are.
    public let bytes: Int

    /// How many rows they have.
    public let rows: Int

    /// Writes the folder.
    public init(hasRegistrations: Bool = true) throws {
        place = try Scratch()
        path = place.folder(0)
        let facts = try DemoCentre(payslips: 25_000, seed: 1).employers[2]
        try EmployerFolder.write(facts, to: path, registrations: .pax)
        let file = path + "/registrations.pax"
        let data = try Data(contentsOf: URL(fileURLWithPath: file))
        bytes = data.count
        let text = String(decoding: data, as: UTF8.self)
        rows = ["<tidtrans ", "<lonetrans ", "<tidtrans>", "<lonetrans>"].reduce(0) { sum, tag in
            sum + text.components(separatedBy: tag).count - 1
        }
        if !hasRegistrations { try FileManager.default.removeItem(atPath: file) }
    }
}

/// A folder that is gone when no one uses it.
final class Scratch {
    private let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/penna-measure-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func folder(_ index: Int) -> String { path + "/\(index)" }

    /// Writes employers' folders with all registrations as CSV, and tells how many.
    @discardableResult
    func write(_ employers: [EmployerFacts]) throws -> Int {
        for (index, facts) in employers.enumerated() { try EmployerFolder.write(facts, to: folder(index)) }
        return employers.count
    }
}
