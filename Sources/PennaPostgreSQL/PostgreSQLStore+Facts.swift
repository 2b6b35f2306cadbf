//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

extension PostgreSQLStore {
    /// Adds records at the end, all or none.
    ///
    /// - Throws: `recordedInFuture`; `conflict` when an employer of the records has a record after the one seen;
    ///   `invalidFact` for a text that has the character NUL; `unavailable`.
    @discardableResult
    public func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        try StoreRules.check(records, now: now)
        if records.isEmpty { return try lastFact() }
        return try transaction(.change) { connection throws(StoreError) in
            // The row stays locked until the commit: nobody gets the next numbers, or shows them, before.
            let last = try counter(
                connection.run(
                    "UPDATE \(schema("fact_counter")) SET last = last + $1 RETURNING last",
                    [.int(Int64(records.count))]))
            if let seen { try checkNothing(after: seen, of: records, connection) }
            let first = last - Int64(records.count) + 1
            try connection.copy(
                records.enumerated(),
                into: schema("facts")
                    + " (number, employer, person, employment, kind, key, from_day, through_day, recorded, content)"
            ) { offset, record in
                let identity = record.identity
                return [
                    .int(first + Int64(offset)), .int(identity.subject.employer.number),
                    .optional(identity.subject.person?.number), .text(identity.subject.employment),
                    .text(identity.kind), .text(identity.key), .day(record.from.number),
                    record.through.map { .day($0.number) } ?? .none, .int(record.recorded.seconds),
                    .optional(record.content),
                ]
            }
            return last
        }
    }

    /// Refuses records that were made without knowing of a later one of the same employer.
    private func checkNothing(after seen: FactNumber, of records: [FactRecord], _ connection: Connection)
        throws(StoreError)
    {
        for employer in Set(records.map(\.identity.subject.employer)) {
            let later = try connection.run(
                "SELECT number FROM \(schema("facts")) WHERE employer = $1 AND number > $2 LIMIT 1",
                [.int(employer.number), .int(seen)])
            for _ in later.rows(of: schema("facts")) { throw StoreRules.overtaken(employer) }
        }
    }

    /// The number of the last record in the store; 0 when there is none.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func lastFact() throws(StoreError) -> FactNumber {
        try use { connection throws(StoreError) in
            try counter(connection.run("SELECT last FROM \(schema("fact_counter"))"))
        }
    }

    /// The records of an employer, or of one person there, in order of number.
    ///
    /// - Throws: `unavailable` or `corrupt`.
    public func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?,
        after number: FactNumber, _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        var conditions = "employer = $1 AND number > $2"
        var values: [Value] = [.int(employer.number), .int(number)]
        if let person {
            values.append(.int(person.number))
            conditions += " AND person = $\(values.count)"
        }
        if let instant {
            values.append(.int(instant.seconds))
            conditions += " AND recorded <= $\(values.count)"
        }
        let statement = """
            SELECT number, person, employment, kind, key, from_day, through_day, recorded, content
            FROM \(schema("facts")) WHERE \(conditions) ORDER BY number
            """
        let rows = try use { connection throws(StoreError) in try connection.run(statement, values) }
        // The connection is free again, so that the body may call the store.
        for row in rows.rows(of: schema("facts")) { body(try fact(row, employer)) }
    }

    private func fact(_ row: Row, _ employer: Organisationsnummer) throws(StoreError) -> StoredFact {
        let number = try row.int(0)
        guard number > 0 else { throw row.corrupt("har ett nummer under 1") }
        let subject = FactSubject(employer: employer, person: try row.person(1), employment: try row.text(2))
        let identity = FactIdentity(subject, kind: try row.text(3), key: try row.text(4))
        let from = try row.day(5)
        let through = row.isNull(6) ? nil : try row.day(6)
        let recorded = try row.instant(7)
        do throws(StoreError) {
            let record = try FactRecord(
                identity, from: from, through: through, recorded: recorded, content: row.optionalBytes(8))
            return StoredFact(number: number, record: record)
        } catch {
            throw row.corrupt("har namn eller datum som inte kan gälla")
        }
    }

    private func counter(_ rows: Rows) throws(StoreError) -> FactNumber {
        guard rows.count == 1, let last = rows.int(0, 0), last >= 0 else {
            throw StoreError(
                .corrupt,
                "Databasen är skadad: tabellen \(schema("fact_counter")) ska ha en rad med ett nummer från 0. "
                    + "Återställ den från en säkerhetskopia.")
        }
        return last
    }
}
