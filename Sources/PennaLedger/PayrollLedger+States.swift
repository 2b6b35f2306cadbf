//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaModel
public import PennaStore

/// How far a stored run has come.
public struct RunStatus: Hashable, Sendable {
    /// The run as it is stored.
    public let record: RunRecord

    /// Its receipt.
    public let receipt: Receipt

    /// How many facts have been recorded since it was calculated; they are not in it.
    public let newFacts: Int
}

extension PayrollLedger {
    /// All runs of the employer, in order, with what has happened since.
    ///
    /// - Throws: `store`; `corrupt` when a receipt cannot be read.
    public func status() throws(LedgerError) -> [RunStatus] {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        let facts = try stored { () throws(StoreError) in try store.facts(of: employer) }
        var status: [RunStatus] = []
        for run in runs {
            let known = Knowledge(through: run.factsThrough, knownAt: run.knownAt)
            status.append(
                RunStatus(
                    record: run, receipt: try Receipt.read(run.receipt),
                    newFacts: facts.count { !known.contains($0) && $0.record.identity.kind != FactKind.erased }))
        }
        return status
    }

    /// Whether anything has been calculated or opened here.
    ///
    /// - Throws: `store`.
    public func hasRuns() throws(LedgerError) -> Bool {
        try stored { () throws(StoreError) in try !store.runs(of: employer).isEmpty }
    }

    /// Answers for a preliminary run (attest).
    ///
    /// - Returns: the run as it is now.
    /// - Throws: `notFound`; `wrongState` when it is not preliminary, or somebody falls out of the AGI; `provisional` when
    ///   another year's tables stand in; `openPredecessor`, `laterIsLocked` or `stale` when it could not be locked;
    ///   `store` when somebody else changed it.
    @discardableResult
    public func approve(_ key: RunKey, by who: String, at now: Instant) throws(LedgerError) -> RunRecord {
        if let run = try stored({ () throws(StoreError) in try store.run(key) }),
            try Receipt.read(run.receipt).isAGIStopped
        {
            throw LedgerError(
                .wrongState,
                "Körningen \(key.swedish) kan inte attesteras: arbetsgivardeklarationen kan inte lämnas. Rätta det som errors.csv säger och räkna om, eller ta personen ur körningen."
            )
        }
        return try advance(key, from: .preliminary, to: .approved, by: who, at: now)
    }

    /// Whom a stored run does not pay because of an error, or because they were taken out of it, in its order.
    ///
    /// - Throws: `notFound`; `corrupt`; `store`.
    public func unpaid(in key: RunKey) throws(LedgerError) -> [StoredPayslip] {
        try payslips(of: key).filter { $0.outcome == .failure || $0.outcome == .excluded }
    }

    /// Takes back the approval of a run, so that it can be calculated again.
    ///
    /// - Returns: the run as it is now.
    /// - Throws: `notFound`; `wrongState` when it is not approved; `store` when somebody else changed it.
    @discardableResult
    public func takeBack(_ key: RunKey, by who: String, at now: Instant) throws(LedgerError) -> RunRecord {
        try advance(key, from: .approved, to: .preliminary, by: who, at: now)
    }

    /// Locks an approved run: it is paid, stands for ever, and later runs follow on it.
    ///
    /// - Returns: the run as it is now.
    /// - Throws: `notFound`; `wrongState` when it is not approved; `openPredecessor` or `laterIsLocked` when it is not its
    ///   turn; `stale` when another run has been locked since it was calculated; `store` when somebody else changed it.
    @discardableResult
    public func lock(_ key: RunKey, by who: String, at now: Instant) throws(LedgerError) -> RunRecord {
        try advance(key, from: .approved, to: .locked, by: who, at: now)
    }

    private func advance(_ key: RunKey, from: RunState, to: RunState, by who: String, at now: Instant)
        throws(LedgerError) -> RunRecord
    {
        guard !who.allSatisfy(\.isWhitespace) else {
            throw LedgerError(.wrongState, "Ange vem som tar steget; det står i körningen för alltid.")
        }
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        guard let run = runs.first(where: { $0.key == key }) else {
            throw LedgerError(.notFound, "Körningen \(key.swedish) finns inte i lagret. Räkna den först.")
        }
        guard run.state == from else {
            let step = run.state == .preliminary && from == .approved ? " Attestera den först (penna approve)." : ""
            throw LedgerError(
                .wrongState, "Körningen \(key.swedish) är \(run.state.swedish), inte \(from.swedish).\(step)")
        }
        if to != .preliminary { try checkRules(of: run) }
        if let last = run.steps.last, now < last.at {
            throw LedgerError(.wrongState, "Steget är daterat före det förra (\(last.at.swedish)). Rätta klockan.")
        }
        if to != .preliminary { try checkTurn(of: run, among: runs) }
        return try stored { () throws(StoreError) in
            try store.advance(
                key, RunSeal.next(to, by: who, at: now, after: run), seen: run.revision,
                lockedRuns: runs.count { $0.state == .locked })
        }
    }

    /// Whether a run was calculated with years that can be paid by, and by the rules and documents that are given here.
    private func checkRules(of run: RunRecord) throws(LedgerError) {
        let receipt = try Receipt.read(run.receipt)
        if let year = receipt.provisionalYear {
            throw LedgerError(
                .provisional,
                "Körningen \(run.key.swedish) är en förhandsräkning med \(year - 1) års tabeller och kan inte attesteras. Räkna "
                    + "om den med årets dokument (penna run --year FIL) när \(year) års tabeller finns.")
        }
        if let missing = missingDocuments(of: receipt) {
            throw LedgerError(
                .wrongState,
                "Körningen \(run.key.swedish) är räknad med \(missing), som inte är angivet. Ange samma dokument som då, "
                    + "eller räkna om körningen.")
        }
        guard receipt.rules == rules.current else {
            let new = rules.documents.filter { !receipt.agreements.contains($0) }
            throw LedgerError(
                .wrongState,
                "Körningen \(run.key.swedish) är räknad med andra regler än de som gäller här"
                    + (new.isEmpty ? "" : ", utan avtalsdokumentet \(new.joined(separator: " och "))")
                    + ". Ange samma avtalsdokument som då (--agreement FIL), eller räkna om körningen.")
        }
    }

    /// Whether everything before a run is locked, and is what the run was calculated from.
    private func checkTurn(of run: RunRecord, among runs: [RunRecord]) throws(LedgerError) {
        let before = try PastRuns.before(run.key, runs)
        let link = try before.last.map { (last: RunRecord) throws(LedgerError) in try RunSeal.link(of: last) }
        guard try Receipt.read(run.receipt).follows == link ?? "" else {
            throw LedgerError(
                .stale, "En annan körning har låsts sedan \(run.key.swedish) räknades. Räkna om den och attestera igen."
            )
        }
    }
}

extension RunState {
    /// The state in Swedish.
    public var swedish: String {
        switch self {
        case .preliminary: "preliminär"
        case .approved: "attesterad"
        case .locked: "låst"
        }
    }
}
