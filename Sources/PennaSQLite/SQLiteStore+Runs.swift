//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension SQLiteStore {
    /// Stores a run with its payslips, instead of the revision that was seen of it.
    ///
    /// - Throws: `invalidRun`; `conflict` when another revision is stored; `locked` when the stored run is locked;
    ///   `unavailable`.
    public func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        try StoreRules.check(payslips)
        try change { connection throws(StoreError) in
            let stored = try storedRuns(of: run.key.employer, run.key, connection).first
            try StoreRules.check(run, follows: stored?.record)
            let id = try put(run, stored?.id, connection)
            for (position, step) in run.steps.enumerated() { try put(step, position, id, connection) }
            for (position, payslip) in payslips.enumerated() {
                try connection.run(
                    """
                    INSERT INTO payslips (run, position, person, payslip, carry, digest) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        .int(id), .int(Int64(position)), .optional(payslip.person?.number),
                        .optional(payslip.payslip), .optional(payslip.carry), .bytes(payslip.digest.bytes),
                    ])
            }
        }
    }

    /// Takes a run a step further without changing its payslips.
    ///
    /// - Throws: `notFound`; `conflict`; `locked`; `unavailable`; as ``PayrollStore`` says.
    public func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError)
        -> RunRecord
    {
        try change { connection throws(StoreError) in
            let stored = try storedRuns(of: key.employer, key, connection).first
            let locked = try connection.number(
                "SELECT count(*) FROM runs WHERE employer = ? AND state = ?",
                [.int(key.employer.number), .text(RunState.locked.rawValue)])
            let run = try StoreRules.advanced(
                stored?.record, key, step, seen: seen, lockedRuns: (lockedRuns, Int(locked)))
            guard let id = stored?.id else { throw StoreRules.missing(key) }
            try connection.run(
                "UPDATE runs SET revision = ?, state = ? WHERE id = ?",
                [.int(run.revision), .text(run.state.rawValue), .int(id)])
            try put(step, run.steps.count - 1, id, connection)
            return run
        }
    }

    /// The runs of an employer, by pay date, kind and number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        let stored = try snapshot { connection throws(StoreError) in
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
            try connection.run("DELETE FROM run_steps WHERE run = ?", [.int(id)])
            try connection.run("DELETE FROM payslips WHERE run = ?", [.int(id)])
            try connection.run(
                """
                UPDATE runs SET revision = ?, known_at = ?, facts_through = ?, receipt = ?, state = ? WHERE id = ?
                """, values + [.int(id)])
            return id
        }
        try connection.run(
            """
            INSERT INTO runs (revision, known_at, facts_through, receipt, state, employer, pay_date, kind, number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values + self.values(of: run.key))
        return try connection.number("SELECT last_insert_rowid()")
    }

    private func put(_ step: RunStep, _ position: Int, _ run: Int64, _ connection: Connection) throws(StoreError) {
        try connection.run(
            "INSERT INTO run_steps (run, position, state, by, at, seal) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .int(run), .int(Int64(position)), .text(step.state.rawValue), .text(step.by), .int(step.at.seconds),
                .optional(step.seal?.bytes),
            ])
    }

    /// The values by which a run is found.
    func values(of key: RunKey) -> [Value] {
        [
            .int(key.employer.number), .int(Int64(key.payDate.number)), .text(key.kind.rawValue),
            .int(Int64(key.number)),
        ]
    }

    /// Runs with their steps, inside a transaction; one run, or all of the employer.
    private func storedRuns(of employer: Organisationsnummer, _ key: RunKey?, _ connection: Connection)
        throws(StoreError) -> [(id: Int64, record: RunRecord)]
    {
        var stored: [(id: Int64, record: RunRecord)] = []
        let one = key == nil ? "" : "AND pay_date = ? AND kind = ? AND number = ?"
        try connection.each(
            """
            SELECT id, pay_date, kind, number, revision, known_at, facts_through, receipt, state FROM runs
            WHERE employer = ? \(one)
            """, key.map(values) ?? [.int(employer.number)]
        ) { row throws(StoreError) in
            let id = try row.int(0)
            stored.append((id, try record(row, employer, try steps(of: id, connection))))
        }
        return stored
    }

    private func record(_ row: Row, _ employer: Organisationsnummer, _ steps: [RunStep]) throws(StoreError)
        -> RunRecord
    {
        guard let kind = RunKey.Kind(rawValue: try row.text(2)), let number = Int(exactly: try row.int(3)) else {
            throw row.corrupt("har ett okänt slag eller nummer")
        }
        let revision = try row.int(4)
        guard revision > 0, revision < .max else { throw row.corrupt("har en omöjlig revision") }
        let record = RunRecord(
            key: RunKey(employer: employer, payDate: try row.day(1), kind: kind, number: number),
            revision: revision, knownAt: try row.instant(5), factsThrough: try row.int(6),
            receipt: try row.bytes(7), steps: steps)
        guard try row.text(8) == record.state.rawValue else {
            throw row.corrupt("har ett annat läge än sitt sista steg")
        }
        return record
    }

    private func steps(of run: Int64, _ connection: Connection) throws(StoreError) -> [RunStep] {
        var steps: [RunStep] = []
        try connection.each(
            "SELECT run, position, state, by, at, seal FROM run_steps WHERE run = ? ORDER BY position", [.int(run)]
        ) { row throws(StoreError) in
            guard try row.int(1) == steps.count else { throw row.corrupt("saknar ett steg") }
            guard let state = RunState(rawValue: try row.text(2)) else { throw row.corrupt("har ett okänt läge") }
            let seal = row.isNull(5) ? nil : try row.digest(5)
            steps.append(RunStep(state, by: try row.text(3), at: try row.instant(4), seal: seal))
        }
        return steps
    }
}
