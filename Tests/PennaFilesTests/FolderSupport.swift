//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import Testing

/// A folder of an employer that a test fills.
final class TestFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "penna-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func read() -> FolderReading { EmployerFolder.read(path) }

    /// A folder with one employer and two people, Anna on monthly pay and Bo on hourly.
    static func small(registrations: String = "", employer: String = TestFolder.employer) throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write("employer.json", employer)
        try folder.write("people.ndjson", anna + "\n" + bo + "\n")
        if !registrations.isEmpty {
            try folder.write(
                "registrations.csv",
                "employment;kind;from;to;start;end;break;hours;percent;item;quantity;price;amount\n" + registrations)
        }
        return folder
    }

    static let employer = """
        {
          "organisationsnummer": "212000-0142",
          "name": "Provkommunen",
          "schedules": [
            {"name": "Kontor", "freeOnHolidays": true, "cycle": [
              [{"from": "08:00", "to": "17:00", "breaks": [{"from": "12:00", "to": "13:00"}]}],
              [{"from": "08:00", "to": "17:00", "breaks": [{"from": "12:00", "to": "13:00"}]}],
              [{"from": "08:00", "to": "17:00", "breaks": [{"from": "12:00", "to": "13:00"}]}],
              [{"from": "08:00", "to": "17:00", "breaks": [{"from": "12:00", "to": "13:00"}]}],
              [{"from": "08:00", "to": "17:00", "breaks": [{"from": "12:00", "to": "13:00"}]}], [], []]},
            {"name": "Natt", "cycle": [[{"from": "21:00", "to": "07:00"}], [], []]}
          ],
          "ownItems": [
            {"number": 1001, "key": "fack", "name": "Fackavgift", "kind": "deduction"},
            {"number": 1002, "key": "mil", "name": "Milersättning", "kind": "reimbursement", "unitPrice": 25},
            {"number": 1003, "key": "bonus", "name": "Påslag", "unitPrice": 10.50}
          ],
          "itemMappings": [
            {"item": "timlon", "number": "120", "account": "5022"}, {"item": "bonus", "number": "091"},
            {"item": "fack", "number": "092"}, {"item": "mil", "number": "123"}
          ],
          "paxCodes": [{"code": "OB1", "item": "ob-d"}, {"code": "NV1", "item": "bonus"}]
        }
        """

    static let anna = """
        {"personnummer": "195704289999", "name": "Anna", "tax": [{"table": 33, "from": "2026-01-01"}], "employments": [\
        {"id": "001", "start": "2020-01-01", "terms": [{"monthlyPay": 30000, "from": "2020-01-01"}], \
        "schedules": [{"schedule": "Kontor", "cycleStart": "2020-01-06", "from": "2020-01-01"}]}]}
        """

    static let bo = """
        {"personnummer": "200002292399", "name": "Bo", "tax": [{"table": 33, "from": "2026-01-01"}], "employments": [\
        {"id": "002", "start": "2020-01-01", "terms": [{"hourlyPay": "150.00", "from": "2020-01-01"}]}]}
        """
}

/// Runs a read folder on 27 November 2026 and gives the report.
func report(_ reading: FolderReading, _ payDate: Day = Day(2026, 11, 27)) throws -> RunReport {
    let facts = try #require(reading.facts)
    let batch = Batch(
        try StandardRun(employer: facts.employer, payDate: PayDate(payDate), knownAt: .endOfTime), facts)
    return RunReport(
        batch, try batch.calculate(), problems: reading.problems, keptCarries: reading.keptCarries,
        unread: reading.unread)
}
