//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaStore
import StoreFixtures
import Testing

@testable import PennaPostgreSQL

/// The tests that need a server: each has a schema of its own.
@Suite(
    .server,
    .enabled(
        if: TestServer.binaries != nil, "initdb and pg_ctl are missing: install the package postgresql to run these"
    ))
struct PostgreSQLStoreTests: StoreFixtures {
    let connection: String
    let fixture: StoreFixture

    init() throws {
        connection = try #require(TestServer.current).connection
        fixture = try StoreFixture()
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
