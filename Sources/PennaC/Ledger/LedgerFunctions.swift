//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaLedger

/// Opens a ledger; see `penna.h`.
@c @implementation
public func penna_ledger_create(
    _ store: UnsafePointer<penna_store>?, _ employer: UnsafePointer<CChar>?, _ employer_count: Int,
    _ ledger: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let ledger = unsafe ledger else {
            throw Failure(argument: "ledger", "ledger är NULL. Ge en plats som handtaget kan läggas i.")
        }
        unsafe ledger.pointee = nil
        let made = try unsafe Ledger(HostStore(store), employer: bytes(employer, employer_count, "employer"))
        unsafe ledger.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
    }
}

/// Opens a ledger with years; see `penna.h`.
@c @implementation
public func penna_ledger_create_with_years(
    _ store: UnsafePointer<penna_store>?, _ employer: UnsafePointer<CChar>?, _ employer_count: Int,
    _ years: UnsafePointer<penna_text>?, _ year_count: Int, _ ledger: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe penna_ledger_create_with_agreements(
        store, employer, employer_count, years, year_count, nil, 0, ledger, error)
}

/// Opens a ledger with years and declared agreements; see `penna.h`.
@c @implementation
public func penna_ledger_create_with_agreements(
    _ store: UnsafePointer<penna_store>?, _ employer: UnsafePointer<CChar>?, _ employer_count: Int,
    _ years: UnsafePointer<penna_text>?, _ year_count: Int, _ agreements: UnsafePointer<penna_text>?,
    _ agreement_count: Int, _ ledger: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let ledger = unsafe ledger else {
            throw Failure(argument: "ledger", "ledger är NULL. Ge en plats som handtaget kan läggas i.")
        }
        unsafe ledger.pointee = nil
        let given = try unsafe HostDocuments(years, year_count, agreements, agreement_count)
        let made = try unsafe Ledger(HostStore(store), employer: bytes(employer, employer_count, "employer"), given)
        unsafe ledger.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
    }
}

/// Destroys a ledger; see `penna.h`.
@c @implementation
public func penna_ledger_destroy(_ ledger: OpaquePointer?) {
    guard let ledger = unsafe ledger else { return }
    unsafe Unmanaged<Ledger>.fromOpaque(UnsafeRawPointer(ledger)).release()
}

/// Records what a host knows; see `penna.h`.
@c @implementation
public func penna_ledger_record(
    _ ledger: OpaquePointer?, _ facts: UnsafePointer<penna_facts>?, _ now: Int64,
    _ summary: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let summary = try unsafe emptied(summary, "summary")
        let ledger = try unsafe Ledger.of(ledger)
        try unsafe handOut(ledger.record(HostFacts(facts), now: Instant(seconds: now)), summary)
    }
}

/// Begins where another system ends; see `penna.h`.
@c @implementation
public func penna_ledger_open(
    _ ledger: OpaquePointer?, _ last: UnsafePointer<penna_run_key>?, _ carry: UnsafePointer<CChar>?,
    _ carry_count: Int, _ by: UnsafePointer<CChar>?, _ by_count: Int, _ now: Int64,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let who = try unsafe name(by, by_count)
        try unsafe Ledger.of(ledger).open(
            HostRunKey(last), bytes(carry, carry_count, "carry"), by: who, now: Instant(seconds: now))
    }
}

/// Calculates a run; see `penna.h`.
@c @implementation
public func penna_ledger_run(
    _ ledger: OpaquePointer?, _ key: UnsafePointer<penna_run_key>?, _ request: UnsafePointer<penna_run_request>?,
    _ result: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let place = try unsafe emptied(result)
        let run = try unsafe Ledger.of(ledger).run(HostRunKey(key), HostRequest(request))
        unsafe handOut(run, place)
    }
}

/// Takes a run a step further; see `penna.h`.
@c @implementation
public func penna_ledger_step(
    _ ledger: OpaquePointer?, _ key: UnsafePointer<penna_run_key>?, _ step: Int32, _ by: UnsafePointer<CChar>?,
    _ by_count: Int, _ now: Int64, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let who = try unsafe name(by, by_count)
        try unsafe Ledger.of(ledger).step(HostRunKey(key), step, by: who, now: Instant(seconds: now))
    }
}

/// The runs; see `penna.h`.
@c @implementation
public func penna_ledger_status(
    _ ledger: OpaquePointer?, _ json: UnsafeMutablePointer<penna_buffer>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let json = try unsafe emptied(json, "json")
        let ledger = try unsafe Ledger.of(ledger).ledger
        let runs = try booked { () throws(LedgerError) in try ledger.status() }
        try unsafe handOut(LedgerDocuments.status(runs), json)
    }
}

/// Looks at a run again; see `penna.h`.
@c @implementation
public func penna_ledger_verify(
    _ ledger: OpaquePointer?, _ key: UnsafePointer<penna_run_key>?, _ is_right: UnsafeMutablePointer<Int32>?,
    _ json: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let json = try unsafe emptied(json, "json")
        guard let isRight = unsafe is_right else {
            throw Failure(argument: "is_right", "is_right är NULL. Ge en plats för svaret.")
        }
        unsafe isRight.pointee = 0
        let ledger = try unsafe Ledger.of(ledger)
        let key = try ledger.runKey(unsafe HostRunKey(key))
        let found = try booked { () throws(LedgerError) in
            try ledger.ledger.verify(key) { batch throws(PayrollError) in try batch.calculate() }
        }
        try unsafe handOut(LedgerDocuments.verification(found), json)
        unsafe isRight.pointee = found.isRight ? 1 : 0
    }
}

/// One stored payslip; see `penna.h`.
@c @implementation
public func penna_ledger_payslip(
    _ ledger: OpaquePointer?, _ key: UnsafePointer<penna_run_key>?, _ person: UnsafePointer<CChar>?,
    _ person_count: Int, _ json: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let json = try unsafe emptied(json, "json")
        let ledger = try unsafe Ledger.of(ledger)
        let person = try unsafe personnummer(person, person_count)
        let key = try ledger.runKey(unsafe HostRunKey(key))
        let evidence = try booked { () throws(LedgerError) in try ledger.ledger.evidence(of: person, in: key) }
        try unsafe handOut(evidence.bytes, json)
    }
}

/// What stands for a month at Skatteverket; see `penna.h`.
@c @implementation
public func penna_ledger_agi(
    _ ledger: OpaquePointer?, _ year: Int32, _ month: Int32, _ csv: UnsafeMutablePointer<penna_buffer>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let csv = try unsafe emptied(csv, "csv")
        let ledger = try unsafe Ledger.of(ledger).ledger
        guard (1...12).contains(month), (1...9999).contains(year) else {
            throw Failure(argument: "month", "Månaden \(year)-\(month) finns inte. Ange år och 1–12.")
        }
        let filing = try booked { () throws(LedgerError) in
            try ledger.declared(in: Month(year: Int(year), month: Int(month)))
        }
        if let stopped = filing.findings.first(where: \.isBlocking) {
            throw Failure(PENNA_CANNOT_CALCULATE, code: FindingCode.agiStopped.rawValue, stopped.text)
        }
        try unsafe handOut(AGIFile.bytes(filing), csv)
    }
}

/// What must be sent again; see `penna.h`.
@c @implementation
public func penna_ledger_agi_changes(
    _ ledger: OpaquePointer?, _ key: UnsafePointer<penna_run_key>?, _ csv: UnsafeMutablePointer<penna_buffer>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let csv = try unsafe emptied(csv, "csv")
        let ledger = try unsafe Ledger.of(ledger)
        let key = try ledger.runKey(unsafe HostRunKey(key))
        let filings = try booked { () throws(LedgerError) in try ledger.ledger.agiCorrections(of: key) }
        try unsafe handOut(AGIFile.changes(filings), csv)
    }
}

/// All of a person; see `penna.h`.
@c @implementation
public func penna_ledger_extract(
    _ ledger: OpaquePointer?, _ person: UnsafePointer<CChar>?, _ person_count: Int,
    _ json: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let json = try unsafe emptied(json, "json")
        let ledger = try unsafe Ledger.of(ledger).ledger
        let person = try unsafe personnummer(person, person_count)
        let extract = try booked { () throws(LedgerError) in try ledger.extract(person) }
        try unsafe handOut(extract, json)
    }
}

/// Erases a person; see `penna.h`.
@c @implementation
public func penna_ledger_erase(
    _ ledger: OpaquePointer?, _ person: UnsafePointer<CChar>?, _ person_count: Int,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let ledger = try unsafe Ledger.of(ledger).ledger
        let person = try unsafe personnummer(person, person_count)
        try booked { () throws(LedgerError) in try ledger.erase(person) }
    }
}

private func personnummer(_ text: UnsafePointer<CChar>?, _ count: Int) throws(Failure) -> Personnummer {
    let text = try unsafe bytes(text, count, "person")
    return try checked(path: "person") { () throws(PayrollError) in
        try Personnummer(String(decoding: text, as: UTF8.self))
    }
}

private func name(_ by: UnsafePointer<CChar>?, _ count: Int) throws(Failure) -> String {
    let who = String(decoding: try unsafe bytes(by, count, "by"), as: UTF8.self)
    guard !who.allSatisfy(\.isWhitespace) else {
        throw Failure(argument: "by", "by är tom. Ange vem som gör det; det står i körningen för alltid.")
    }
    return who
}
