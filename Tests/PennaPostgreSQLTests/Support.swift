//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#if PostgreSQL

    import Foundation
    import PennaBasics
    import PennaStore
    import Synchronization
    import Testing

    @testable import PennaPostgreSQL

    /// The tests that need a server: each has a schema of its own.
    @Suite(
        .server,
        .enabled(
            if: TestServer.binaries != nil, "initdb and pg_ctl are missing: install the package postgresql to run these"
        ))
    struct PostgreSQLStoreTests {
        let connection: String
        let employer: Organisationsnummer
        let person: Personnummer
        let neighbour: Personnummer
        let key: RunKey
        let now = Instant(seconds: 1_790_000_000)

        init() throws {
            connection = try #require(TestServer.current).connection
            employer = try Organisationsnummer("212000-0142")
            person = try Personnummer("190905271474")
            neighbour = try Personnummer("198001012387")
            key = RunKey(employer: employer, payDate: Day(2026, 11, 27))
        }

        /// A store in a schema; `as` is the name by which the server knows the connection.
        func open(_ schema: String, as name: String = "penna") throws(StoreError) -> PostgreSQLStore {
            try PostgreSQLStore(connection: connection + " application_name=\(name)", schema: schema)
        }

        /// Runs a statement as the database's owner, beside the store.
        @discardableResult
        func sql(_ statement: String, _ values: [Value] = []) throws -> Rows {
            try Connection(connection).run(statement, values)
        }

        func fact(_ person: Personnummer?, kind: String = "namn", key: String = "", content: [UInt8]? = [1]) throws
            -> FactRecord
        {
            try FactRecord(
                FactIdentity(FactSubject(employer: employer, person: person), kind: kind, key: key),
                from: Day(2026, 1, 1), recorded: Instant(seconds: 1_780_000_000), content: content)
        }

        func run(_ key: RunKey, revision: Int64, by: String = "Test") -> RunRecord {
            RunRecord(
                key: key, revision: revision, knownAt: now, factsThrough: 0,
                receipt: [UInt8(truncatingIfNeeded: revision)],
                steps: [RunStep(.preliminary, by: by, at: now)])
        }

        func payslip(_ person: Personnummer, _ content: [UInt8]) -> PayslipRecord {
            PayslipRecord(person: person, payslip: content, carry: content, digest: SHA256.hash(of: content))
        }

        /// As many people as wanted, in order.
        func people(_ count: Int) -> [Personnummer] {
            var people: [Personnummer] = []
            var day = Day(1960, 1, 1)
            while people.count < count {
                let parts = day.components
                let birth = Int64(parts.year * 10_000 + parts.month * 100 + parts.day)
                for number in 200..<240 {
                    let start = (birth * 1000 + Int64(number)) * 10
                    if let person = (0...9).lazy.compactMap({ try? Personnummer(number: start + $0) }).first {
                        people.append(person)
                    }
                }
                day = day + 1
            }
            return Array(people.prefix(count))
        }

        /// What a call throws.
        func code(_ body: () throws -> Void) -> StoreError.Code? {
            do {
                try body()
                return nil
            } catch {
                return (error as? StoreError)?.code
            }
        }

        /// Waits until the server says that something is so; the tests that use it fail when it never is.
        func wait(for statement: String, _ values: [Value]) throws {
            let watcher = try Connection(connection)
            for _ in 0..<2000 {
                if try watcher.run(statement, values).int(0, 0) ?? 0 > 0 { return }
                Thread.sleep(forTimeInterval: 0.005)
            }
            Issue.record("waited in vain for \(statement)")
        }
    }

    /// Runs something in threads of its own, because a thread that waits for the server may not hold up the others.
    func inThreads<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) async -> [Result] {
        let done = Done<Result>()
        return await withCheckedContinuation { continuation in
            for index in 0..<count {
                Thread.detachNewThread {
                    let result = body(index)
                    let all = done.results.withLock { results in
                        results[index] = result
                        return results.count == count ? results : nil
                    }
                    if let all { continuation.resume(returning: all.sorted { $0.key < $1.key }.map(\.value)) }
                }
            }
        }
    }

    private final class Done<Result: Sendable>: Sendable {
        let results = Mutex<[Int: Result]>([:])
    }

#endif
