//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension PostgreSQLStore {
    /// Stores a run with its payslips, instead of the revision that was seen of it.
    ///
    /// - Throws: `invalidRun`; `conflict` when another revision is stored; `locked` when the stored run is locked;
    ///   `unavailable`.
    public func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        try StoreRules.check(payslips)
        try transaction(.change) { connection throws(StoreError) in
            try lock(run.key.employer, connection)
            let stored = try storedRuns(of: run.key.employer, run.key, connection).first
            try StoreRules.check(run, follows: stored?.record)
            let id = try put(run, stored?.id, connection)
            try connection.copy(
                run.steps.enumerated(), into: schema("run_steps") + " (run, position, state, by, at, seal)"
            ) { position, step in
                [
                    .int(id), .int(Int64(position)), .text(step.state.rawValue), .text(step.by),
                    .int(step.at.seconds), .optional(step.seal?.bytes),
                ]
            }
            try connection.copy(
                payslips.enumerated(), into: schema("payslips") + " (run, position, person, payslip, carry, digest)"
            ) { position, payslip in
                [
                    .int(id), .int(Int64(position)), .optional(payslip.person?.number), .optional(payslip.payslip),
                    .optional(payslip.carry), .bytes(payslip.digest.bytes),
                ]
            }
        }
    }

    /// Takes a run a step further without changing its payslips.
    ///
    /// - Throws: `notFound`; `conflict`; `locked`; `unavailable`; as ``PayrollStore`` says.
    public func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError)
        -> RunRecord
    {
        try transaction(.change) { connection throws(StoreError) in
            try lock(key.employer, connection)
            let stored = try storedRuns(of: key.employer, key, connection).first
            let locked = try connection.run(
                "SELECT count(*) FROM \(schema("runs")) WHERE employer = $1 AND state = $2",
                [.int(key.employer.number), .text(RunState.locked.rawValue)])
            let run = try StoreRules.advanced(
                stored?.record, key, step, seen: seen, lockedRuns: (lockedRuns, Int(locked.int(0, 0) ?? 0)))
            guard let id = stored?.id else { throw StoreRules.missing(key) }
            try connection.run(
                "UPDATE \(schema("runs")) SET revision = $2, state = $3 WHERE id = $1",
                [.int(id), .int(run.revision), .text(run.state.rawValue)])
            try connection.run(
                "INSERT INTO \(schema("run_steps")) (run, position, state, by, at, seal) VALUES ($1, $2, $3, $4, $5, $6)",
                [
                    .int(id), .int(Int64(run.steps.count - 1)), .text(step.state.rawValue), .text(step.by),
                    .int(step.at.seconds), .optional(step.seal?.bytes),
                ])
            return run
        }
    }

    /// The runs of an employer, by pay date, kind and number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        let stored = try transaction(.snapshot) { connection throws(StoreError) in
            try storedRuns(of: employer, nil, connection)
        }
        return stored.map(\.record).sorted { $0.key < $1.key }
    }

    /// Makes the run's row, or changes it and takes away what hung on it.
    private func put(_ run: RunRecord, _ stored: Int64?, _ connection: Connection) throws(StoreError) -> Int64 {
        let values: [Value] = [
            .int(run.revision), .int(run.knownAt.seconds), .int(run.factsThrough), .bytes(run.receipt),
            .text(run.state.rawValue),
        ]
        if let id = stored {
            try connection.run("DELETE FROM \(schema("run_steps")) WHERE run = $1", [.int(id)])
            try connection.run("DELETE FROM \(schema("payslips")) WHERE run = $1", [.int(id)])
            try connection.run(
                """
                UPDATE \(schema("runs"))
                SET revision = $1, known_at = $2, facts_through = $3, receipt = $4, state = $5 WHERE id = $6
                """, values + [.int(id)])
            return id
        }
        let made = try connection.run(
            """
            INSERT INTO \(schema("runs"))
                (revision, known_at, facts_through, receipt, state, employer, pay_date, kind, number)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
            """, values + key(run.key))
        for row in made.rows(of: schema("runs")) { return try row.int(0) }
        throw StoreError(.corrupt, "Databasen är skadad: tabellen \(schema("runs")) gav ingen ny rad.")
    }

    /// The values by which a run is found.
    func key(_ key: RunKey) -> [Value] {
        [
            .int(key.employer.number), .day(key.payDate.number), .text(key.kind.rawValue),
            .int(Int64(key.number)),
        ]
    }

    /// The runs of an employer, or the one with a key, with their rows' numbers; read in a transaction.
    private func storedRuns(of employer: Organisationsnummer, _ only: RunKey?, _ connection: Connection)
        throws(StoreError) -> [(id: Int64, record: RunRecord)]
    {
        let condition =
            only == nil
            ? "r.employer = $1" : "r.employer = $1 AND r.pay_date = $2 AND r.kind = $3 AND r.number = $4"
        let values = only.map(key) ?? [.int(employer.number)]
        let runs = try connection.run(
            """
            SELECT r.id, r.pay_date, r.kind, r.number, r.revision, r.known_at, r.facts_through, r.receipt, r.state
            FROM \(schema("runs")) r WHERE \(condition)
            """, values)
        let steps = try connection.run(
            """
            SELECT s.run, s.position, s.state, s.by, s.at, s.seal FROM \(schema("run_steps")) s
            JOIN \(schema("runs")) r ON r.id = s.run WHERE \(condition) ORDER BY s.run, s.position
            """, values)
        var stepsOfRun: [Int64: [RunStep]] = [:]
        for row in steps.rows(of: schema("run_steps"), keys: 2) {
            let run = try row.int(0)
            guard try row.int(1) == stepsOfRun[run, default: []].count else {
                throw row.corrupt("följer inte på steget före")
            }
            stepsOfRun[run, default: []].append(
                RunStep(
                    try state(row, 2), by: try row.text(3), at: try row.instant(4),
                    seal: row.isNull(5) ? nil : try row.digest(5)))
        }
        var stored: [(id: Int64, record: RunRecord)] = []
        for row in runs.rows(of: schema("runs")) {
            let id = try row.int(0)
            stored.append((id, try record(row, employer, stepsOfRun[id] ?? [])))
        }
        return stored
    }

    private func record(_ row: Row, _ employer: Organisationsnummer, _ steps: [RunStep]) throws(StoreError)
        -> RunRecord
    {
        guard let kind = RunKey.Kind(rawValue: try row.text(2)) else { throw row.corrupt("har ett okänt slag") }
        let revision = try row.int(4)
        guard revision > 0, revision < .max else { throw row.corrupt("har en omöjlig revision") }
        let record = RunRecord(
            key: RunKey(
                employer: employer, payDate: try row.day(1), kind: kind, number: Int(try row.int(3))),
            revision: revision, knownAt: try row.instant(5), factsThrough: try row.int(6),
            receipt: try row.bytes(7), steps: steps)
        guard try state(row, 8) == record.state else { throw row.corrupt("har ett annat läge än sitt sista steg") }
        return record
    }

    private func state(_ row: Row, _ column: Int) throws(StoreError) -> RunState {
        guard let state = RunState(rawValue: try row.text(column)) else { throw row.corrupt("har ett okänt läge") }
        return state
    }
}
