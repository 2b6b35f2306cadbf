//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaLedger
internal import PennaModel
internal import PennaStore

/// The ledger of one employer in a host's store.
final class Ledger: Sendable {
    let ledger: StandardLedger<FunctionStore>

    init(_ store: HostStore, employer: [UInt8], _ given: HostDocuments = HostDocuments()) throws(Failure) {
        let id = try checked(path: "employer") { () throws(PayrollError) in
            try Organisationsnummer(String(decoding: employer, as: UTF8.self))
        }
        ledger = PayrollLedger(
            store: store.store, employer: id, agreements: given.agreements, years: given.years)
    }

    /// The ledger behind a handle.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT` for NULL.
    static func of(_ handle: OpaquePointer?) throws(Failure) -> Ledger {
        guard let handle = unsafe handle else {
            throw Failure(argument: "ledger", "ledger är NULL. Gör en med penna_ledger_create.")
        }
        return unsafe Unmanaged<Ledger>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }

    /// Reads what a host knows now and records it.
    ///
    /// - Returns: the summary.
    func record(_ facts: HostFacts, now: Instant) throws(Failure) -> [UInt8] {
        let withdrawals = try booked { () throws(LedgerError) in
            facts.withdrawals.isEmpty ? [] : try WithdrawalFile.read(facts.withdrawals)
        }
        let input = try facts.read(ledger.book)
        let usable = try input.usable()
        let recorded = try booked { () throws(LedgerError) in
            try ledger.record(usable, withdrawals: withdrawals, now: now)
        }
        return LedgerDocuments.summary(recorded, input)
    }

    /// Calculates a run, and stores it if it is to be.
    func run(_ key: HostRunKey, _ request: HostRequest) throws(Failure) -> RunResult {
        let run = RunRequest(
            try runKey(key), knownAt: request.knownAt, people: request.only, excluded: request.excluded)
        let prepared = try booked { () throws(LedgerError) in try ledger.prepare(run) }
        let result = try RunResult.calculate(prepared.batch, request.pace)
        var calculated = try booked { () throws(LedgerError) in try ledger.finish(prepared, result) }
        let earlier = try booked { () throws(LedgerError) in try ledger.earlierAGI(before: run.key) }
        guard request.stores else { return RunResult(calculated, earlier) }
        calculated.note(RunResult(calculated, earlier).remarks)
        let stored = calculated
        try booked { () throws(LedgerError) in try ledger.commit(stored, by: request.by, at: request.now) }
        return RunResult(stored, earlier)
    }

    /// Takes a run a step further.
    func step(_ key: HostRunKey, _ step: Int32, by who: String, now: Instant) throws(Failure) {
        let key = try runKey(key)
        guard [PENNA_STEP_APPROVE, PENNA_STEP_TAKE_BACK, PENNA_STEP_LOCK].contains(step) else {
            throw Failure(argument: "step", "step är \(step). Ange PENNA_STEP_APPROVE, _TAKE_BACK eller _LOCK.")
        }
        try booked { () throws(LedgerError) in
            switch step {
            case PENNA_STEP_APPROVE: try ledger.approve(key, by: who, at: now)
            case PENNA_STEP_TAKE_BACK: try ledger.takeBack(key, by: who, at: now)
            default: try ledger.lock(key, by: who, at: now)
            }
        }
    }

    /// Begins where another system ends.
    func open(_ last: HostRunKey, _ carry: [UInt8], by who: String, now: Instant) throws(Failure) {
        let employer = try booked { () throws(LedgerError) in try ledger.employer() }
        let month = employer.payCalendar.payMonth(of: try runKey(last).payDate)
        let reading = CarryFile.read(carry)
        if let problem = reading.problems.first(where: \.isError) { throw Failure(problem, isAlone: true) }
        try booked { () throws(LedgerError) in
            try ledger.open(reading.records, last: month, by: who, at: now)
        }
    }

    /// Which run a host means.
    func runKey(_ key: HostRunKey) throws(Failure) -> RunKey {
        let employer = try booked { () throws(LedgerError) in try ledger.employer() }
        let day = try payDate(key.year, key.month, key.day, employer, "key").day
        return RunKey(employer: employer.id, payDate: day, kind: key.kind, number: key.number)
    }
}

/// Hands the ledger's error on as the call's.
@discardableResult
func booked<Value>(_ work: () throws(LedgerError) -> Value) throws(Failure) -> Value {
    do throws(LedgerError) { return try work() } catch { throw Failure(error) }
}

extension Failure {
    /// The ledger, or the store below it, says no.
    init(_ error: LedgerError) {
        let status =
            switch error.storeCode {
            case .conflict: PENNA_CONFLICT
            case .locked: PENNA_WRONG_STATE
            case .notFound: PENNA_NOT_FOUND
            case .invalidFact, .invalidRun, .recordedInFuture: PENNA_INVALID_INPUT
            case .some: PENNA_STORE_FAILED
            case nil:
                switch error.code {
                case .employer, .calculation: PENNA_CANNOT_CALCULATE
                case .notFound: PENNA_NOT_FOUND
                case .invalidFact: PENNA_INVALID_INPUT
                case .store, .corrupt: PENNA_STORE_FAILED
                default: PENNA_WRONG_STATE
                }
            }
        self.init(status, code: error.storeCode?.rawValue ?? error.code.rawValue, error.message)
    }
}
