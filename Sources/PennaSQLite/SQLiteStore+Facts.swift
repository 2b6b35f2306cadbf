//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension SQLiteStore {
    /// Adds records at the end, all or none.
    ///
    /// - Throws: `recordedInFuture`; `conflict` when an employer of the records has a record after the one seen;
    ///   `unavailable`.
    @discardableResult
    public func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try StoreRules.check(records, now: now)
        if records.isEmpty { return try lastFact() }
        return try change { connection throws(StoreError) in
            if let seen { try checkNothing(after: seen, of: records, connection) }
            var number = try lastFact(connection)
            guard number <= .max - Int64(records.count) else { throw counterFault(connection) }
            for record in records {
                number += 1
                let identity = record.identity
                try connection.run(
                    """
                    INSERT INTO facts
                        (number, employer, person, employment, kind, key, from_day, through_day, recorded, content)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    [
                        .int(number), .int(identity.subject.employer.number),
                        .optional(identity.subject.person?.number), .text(identity.subject.employment),
                        .text(identity.kind), .text(identity.key), .int(Int64(record.from.number)),
                        .optional(record.through.map { Int64($0.number) }), .int(record.recorded.seconds),
                        .optional(record.content),
                    ])
            }
            try connection.run("UPDATE fact_counter SET last = ?", [.int(number)])
            return number
        }
    }

    /// Refuses records that were made without knowing of a later one of the same employer.
    private func checkNothing(after seen: FactNumber, of records: [FactRecord], _ connection: Connection)
        throws(StoreError)
    {
        for employer in Set(records.map(\.identity.subject.employer)) {
            let later = try connection.number(
                "SELECT count(*) FROM (SELECT 1 FROM facts WHERE employer = ? AND number > ? LIMIT 1)",
                [.int(employer.number), .int(seen)])
            guard later == 0 else { throw StoreRules.overtaken(employer) }
        }
    }

    /// The number of the last record in the store; 0 when there is none.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func lastFact() throws(StoreError) -> FactNumber {
        try lease { connection throws(StoreError) in try lastFact(connection) }
    }

    /// The records of an employer, or of one person there, in order of number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?,
        after number: FactNumber, _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        let values: [Value] = [.int(employer.number), .int(number), .int(instant?.seconds ?? .max)]
        try lease { connection throws(StoreError) in
            try connection.each(
                """
                SELECT number, person, employment, kind, key, from_day, through_day, recorded, content FROM facts
                WHERE employer = ? AND number > ? AND recorded <= ? \(person == nil ? "" : "AND person = ?")
                ORDER BY number
                """, values + (person.map { [.int($0.number)] } ?? [])
            ) { row throws(StoreError) in body(try fact(row, employer)) }
        }
    }

    private func fact(_ row: Row, _ employer: Organisationsnummer) throws(StoreError) -> StoredFact {
        let number = try row.int(0)
        guard number > 0 else { throw row.corrupt("är under 1") }
        let subject = FactSubject(employer: employer, person: try row.person(1), employment: try row.text(2))
        let identity = FactIdentity(subject, kind: try row.text(3), key: try row.text(4))
        let from = try row.day(5)
        let through = row.isNull(6) ? nil : try row.day(6)
        let recorded = try row.instant(7)
        let content = try row.optionalBytes(8)
        do throws(StoreError) {
            let record = try FactRecord(
                identity, from: from, through: through, recorded: recorded, content: content)
            return StoredFact(number: number, record: record)
        } catch {
            throw row.corrupt("har namn eller datum som inte kan gälla")
        }
    }

    private func lastFact(_ connection: Connection) throws(StoreError) -> FactNumber {
        let last = try connection.first("SELECT last FROM fact_counter") { row throws(StoreError) in
            try row.int(0)
        }
        guard let last, last >= 0 else { throw counterFault(connection) }
        return last
    }

    private func counterFault(_ connection: Connection) -> StoreError {
        StoreError(
            .corrupt,
            "Lagret \(connection.path) är skadat: uppgifternas sista nummer saknas eller kan inte stämma. "
                + "Återställ det från en säkerhetskopia.")
    }
}
