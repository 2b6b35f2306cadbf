//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import PennaTestSupport
import StoreFixtures
import Testing

@testable import PennaSQLite

extension SQLiteStoreTests {
    @Test("What was said of an erased person is nowhere in the files", arguments: 1...8 as ClosedRange<UInt64>)
    func traces(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let store = try open()
        let people = people(40)
        func mark(_ person: Personnummer) -> [UInt8] { Array("<\(person)>".utf8) }
        // The number as SQLite keeps it, which is in indexes too.
        func binary(_ person: Personnummer) -> [UInt8] {
            (0..<6).map { UInt8(truncatingIfNeeded: person.number >> (40 - 8 * $0)) }
        }
        func content(_ person: Personnummer) -> [UInt8] {
            // A mark every hundred bytes, so that no piece of it goes unseen.
            (0..<Int.random(in: 1...([1, 3, 60].randomElement(using: &random) ?? 1), using: &random)).flatMap { _ in
                mark(person) + [UInt8](repeating: 46, count: 86)
            }
        }
        var left = people
        var revision: Int64 = 0
        while left.count > 20 {
            for _ in 0..<3 {
                try store.append(
                    try left.shuffled(using: &random).map { person in
                        try fact(person, key: "<\(person)>", content: content(person))
                    }, now: now)
                revision += 1
                try store.commit(
                    run(key, revision: revision), left.shuffled(using: &random).map { payslip($0, content($0)) })
            }
            let kept = RunKey(employer: employer, payDate: Day(2027, 1, 1) + left.count)
            try store.commit(run(kept, revision: 1), left.map { payslip($0, content($0)) })
            for _ in 0..<4 {
                let gone = left.remove(at: Int.random(in: left.indices, using: &random))
                #expect(try files().contains { $0.contains(mark(gone)) })
                try store.erase(gone, at: employer)
            }
            let files = try files()
            for person in people {
                #expect(files.contains { $0.contains(mark(person)) } == left.contains(person), "\(person)")
                #expect(files.contains { $0.contains(binary(person)) } == left.contains(person), "\(person)")
            }
        }
    }

    @Test("Several are erased at once, and erasing them again is no mistake")
    func several() throws {
        try fill(5)
        let store = try open()
        for _ in 0..<2 {
            try store.erase(Array(people(3)), at: employer)
            #expect(
                try store.facts(of: employer).map(\.record.identity.subject.person) == Array(people(5).suffix(2)))
            #expect(try store.payslips(of: key).map(\.person) == [nil, nil, nil] + people(5).suffix(2))
        }
    }

    @Test("Erasing while somebody reads says that it must be done again, and then leaves nothing")
    func erasingWhileReading() throws {
        try fill(2)
        let store = try SQLiteStore(path: path, patience: 50)
        let gone = people(2)[0]
        var during: StoreError.Code?
        try store.readFacts(of: employer, person: nil, recordedBy: nil, after: 0) { _ in
            during = during ?? code { try store.erase(gone, at: employer) }
        }
        #expect(during == .unavailable)
        #expect(try store.facts(of: employer, person: gone).isEmpty)
        try store.erase(gone, at: employer)
        #expect(try !files().contains { $0.contains(Array("payslip \(gone)".utf8)) })
        #expect(try files().contains { $0.contains(Array("payslip \(people(2)[1])".utf8)) })
    }
}

extension [UInt8] {
    /// Whether the bytes have others in them, one after the other.
    func contains(_ other: [UInt8]) -> Bool { Data(self).range(of: Data(other)) != nil }
}
