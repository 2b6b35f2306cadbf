//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
public import PennaStore

/// A store seen with facts that nobody has recorded: it reads what is there and keeps what is added to itself.
///
/// Runs cannot be committed to it, so that a simulation never is what somebody pays by.
public struct SimulationStore<Base: PayrollStore>: PayrollStore {
    private let base: Base
    private let added = MemoryStore()
    private let shift: FactNumber

    /// What a store holds now, with nothing added.
    ///
    /// - Throws: what the store throws.
    public init(_ base: Base) throws(StoreError) {
        self.base = base
        shift = try base.lastFact()
    }

    /// Keeps records beside those of the store.
    public func append(_ records: [FactRecord], now: Instant, seen: FactNumber?) throws(StoreError) -> FactNumber {
        shift + (try added.append(records, now: now, seen: seen.map { max(0, $0 - shift) }))
    }

    /// The last record, with the added ones.
    public func lastFact() throws(StoreError) -> FactNumber { shift + added.lastFact() }

    /// The records of the store, and then the added ones.
    public func readFacts(
        of employer: Organisationsnummer, person: Personnummer?, recordedBy instant: Instant?, after number: FactNumber,
        _ body: (StoredFact) -> Void
    ) throws(StoreError) {
        // What others add to the store in the meantime is not in the simulation.
        try base.readFacts(of: employer, person: person, recordedBy: instant, after: number) { fact in
            if fact.number <= self.shift { body(fact) }
        }
        added.readFacts(of: employer, person: person, recordedBy: instant, after: max(0, number - shift)) { fact in
            body(StoredFact(number: fact.number + self.shift, record: fact.record))
        }
    }

    /// Refused.
    public func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) { throw refusal }

    /// Refused.
    public func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        throw refusal
    }

    /// The runs of the store.
    public func runs(of employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        try base.runs(of: employer)
    }

    /// The payslips of a run in the store.
    public func readPayslips(of key: RunKey, _ body: (PayslipRecord) -> Void) throws(StoreError) {
        try base.readPayslips(of: key, body)
    }

    /// A payslip in the store.
    public func payslip(of person: Personnummer, in key: RunKey) throws(StoreError) -> PayslipRecord? {
        try base.payslip(of: person, in: key)
    }

    /// Refused.
    public func erase(_ person: Personnummer, at employer: Organisationsnummer) throws(StoreError) { throw refusal }

    private var refusal: StoreError {
        StoreError(.unavailable, "En simulering lagrar ingenting. Gör steget i det riktiga lagret.")
    }
}

extension PayrollLedger {
    /// The ledger as it would be with facts that nobody has recorded; what is recorded in it is stored nowhere.
    ///
    /// - Throws: `store`.
    public func simulation() throws(LedgerError) -> PayrollLedger<SimulationStore<Store>, Rules> {
        PayrollLedger<SimulationStore<Store>, Rules>(
            store: try stored { () throws(StoreError) in try SimulationStore(store) }, employer: employer,
            agreements: agreements, years: years)
    }
}
