//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

/// A PostgreSQL server of the tests' own, in a temporary folder and reached by a socket there.
///
/// A shell script starts it, waits for its standard input to end, and then stops it and removes the folder. The
/// input ends when the tests let go of it, in whatever way: also when they are killed.
final class TestServer: Sendable {
    @TaskLocal static var current: TestServer?

    /// Where `initdb` and `pg_ctl` are; `nil` when no server is installed.
    static let binaries: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newestFirst = versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
        let folders = [configured].compactMap { $0 } + newestFirst.map { "/usr/lib/postgresql/\($0)/bin" }
        return folders.first { folder in
            ["initdb", "pg_ctl", "postgres"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
            }
        }
    }()

    /// How to reach the server, for libpq.
    let connection: String
    private let script: Process
    private let input: Pipe

    init() throws {
        // A short name: the path of a socket has room for some hundred bytes.
        let folder = "/tmp/penna-pg-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        connection = "host=\(folder) user=penna dbname=postgres"
        script = Process()
        input = Pipe()
        let output = Pipe()
        script.executableURL = URL(fileURLWithPath: "/bin/sh")
        script.arguments = ["-c", Self.commands, "server", folder, try #require(Self.binaries)]
        script.standardInput = input
        script.standardOutput = output
        try script.run()
        let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard answer == "ready\n" else {
            stop()
            throw Failure(log: answer)
        }
    }

    struct Failure: Error {
        let log: String
    }

    /// Stops the server and waits until it is gone.
    func stop() {
        try? input.fileHandleForWriting.close()
        script.waitUntilExit()
    }

    private static var configured: String? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pg_config", "--bindir"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let path = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return path.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The server refuses to run as root; then nobody runs it.
    private static let commands = #"""
        trap '' HUP INT TERM
        folder=$1 bin=$2
        plain() {
            if [ "$(id -u)" != 0 ]; then "$@"
            elif command -v runuser >/dev/null; then runuser -u nobody -- "$@"
            elif command -v setpriv >/dev/null; then
                setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"
            else su -s /bin/sh nobody -c 'exec "$0" "$@"' -- "$@"
            fi
        }
        cd "$folder" || exit 1
        [ "$(id -u)" != 0 ] || chown nobody "$folder"
        start() {
            plain "$bin/initdb" -D "$folder/data" -U penna -A trust -E UTF8 --locale=C &&
            plain "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w \
                -o "-c listen_addresses= -c unix_socket_directories=$folder" start
        }
        if start >"$folder/start" 2>&1 </dev/null; then echo ready; else cat "$folder/start" "$folder/log" 2>&1; fi
        read -r end
        plain "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1
        cd / && rm -rf "$folder"
        """#
}

/// Runs a suite with one server.
struct ServerTrait: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let server = try TestServer()
        defer { server.stop() }
        try await TestServer.$current.withValue(server) { try await function() }
    }
}

extension Trait where Self == ServerTrait {
    /// One server for the suite, stopped at its end.
    static var server: Self { Self() }
}
