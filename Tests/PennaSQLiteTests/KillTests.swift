//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import StoreFixtures
import Testing

@testable import PennaSQLite

extension SQLiteStoreTests {
    /// What a killed process had done with the run.
    enum Moment {
        case writing, between
    }

    @Test(
        "A process that is killed at any of 200 moments while it writes leaves a store with the whole run or none")
    func killed() throws {
        var moments: [Moment: Int] = [:]
        var span: UInt32 = 60_000
        var turn = 0
        while moments[.writing, default: 0] < 200, turn < 800 {
            turn += 1
            let file = folder.path + "/\(turn).penna"
            let writer = try Writer("runs", file)
            writer.begin()
            writer.waitForWord()
            usleep(UInt32.random(in: 0...span))
            writer.kill()
            let said = writer.said().split(separator: "\n").map { $0.split(separator: " ") }
            let begun = said.filter { $0.first == "begin" }.count
            let ended = said.filter { $0.first == "end" }.count
            moments[begun > ended ? .writing : .between, default: 0] += 1
            // How long a run takes to write depends on the machine: the moments go where most of them hit one.
            span = begun > ended ? min(400_000, span + span / 16) : max(2_000, span - span / 8)
            let store = try SQLiteStore(path: file)
            let facts = try store.lastFact()
            #expect(facts % 100 == 0 && Int64(ended * 100)...Int64(begun * 100) ~= facts)
            let revision = Int(try store.run(key)?.revision ?? 0)
            #expect(ended...begun ~= revision)
            if revision > 0 {
                let payslips = try store.payslips(of: key)
                #expect(payslips.count == 2_000)
                let wrong = payslips.count { payslip in
                    payslip.payslip?.count != 2_000 || payslip.payslip?.first != UInt8(revision)
                        || payslip.payslip?.last != UInt8(revision)
                }
                #expect(wrong == 0)
            } else {
                #expect(code { _ = try store.payslips(of: key) } == .notFound)
            }
            let check = try Connection(file, patience: 1000).first("PRAGMA integrity_check") {
                row throws(StoreError) in
                try row.text(0)
            }
            #expect(check == "ok")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                try FileManager.default.removeItem(atPath: folder.path + "/" + name)
            }
        }
        // Otherwise the moments were not where they matter.
        #expect(moments[.writing, default: 0] >= 200, "\(moments)")
    }
}
