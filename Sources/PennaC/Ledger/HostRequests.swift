//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel
internal import PennaStore

/// What a host knows now, in bytes of our own.
struct HostFacts {
    let employer: [UInt8]
    let people: [UInt8]
    let registrations: [UInt8]
    let withdrawals: [UInt8]

    /// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field.
    init(_ facts: UnsafePointer<penna_facts>?) throws(Failure) {
        guard let facts = unsafe facts, unsafe facts.pointee.struct_size >= MemoryLayout<penna_facts>.size else {
            throw Failure(argument: "facts", "facts är NULL eller har fel struct_size. Börja med PENNA_FACTS_INIT.")
        }
        let given = unsafe facts.pointee
        employer = try unsafe copied(given.employer, "facts.employer")
        people = try unsafe copied(given.people, "facts.people")
        registrations = try unsafe copied(given.registrations, "facts.registrations")
        withdrawals = try unsafe copied(given.withdrawals, "facts.withdrawals")
    }

    /// Reads the documents as those of a folder.
    ///
    /// - Throws: `PENNA_INVALID_INPUT` when the employer cannot be read.
    func read(_ book: RuleBook) throws(Failure) -> InputAssembly.Reading {
        let employer = try Engine.employer(employer, book)
        let reading = PeopleFile.read(people, employer: employer, book)
        var assembly = InputAssembly(employer, reading, book)
        if !registrations.isEmpty {
            let file = assembly.number(RegistrationCSV.name)
            assembly.add(
                RegistrationCSV.read(registrations, file: file, name: RegistrationCSV.name, assembly.names),
                from: RegistrationCSV.name)
        }
        return assembly.finish()
    }
}

/// Which run a host means; the pay day is still to be found.
struct HostRunKey {
    let year: Int32
    let month: Int32
    let day: Int32
    let kind: RunKey.Kind
    let number: Int

    /// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field.
    init(_ key: UnsafePointer<penna_run_key>?) throws(Failure) {
        guard let key = unsafe key, unsafe key.pointee.struct_size >= MemoryLayout<penna_run_key>.size else {
            throw Failure(argument: "key", "key är NULL eller har fel struct_size. Börja med PENNA_RUN_KEY_INIT.")
        }
        let given = unsafe key.pointee
        switch given.kind {
        case PENNA_RUN_ORDINARY: kind = .ordinary
        case PENNA_RUN_EXTRA: kind = .extra
        case PENNA_RUN_FINAL: kind = .final
        case PENNA_RUN_OPENING: kind = .opening
        default: throw Failure(argument: "key.kind", "kind är \(given.kind). Ange PENNA_RUN_ORDINARY eller en annan.")
        }
        guard (1...999).contains(given.number) else {
            throw Failure(argument: "key.number", "number är \(given.number). Ange 1–999.")
        }
        year = given.pay_year
        month = given.pay_month
        day = given.pay_day
        number = Int(given.number)
    }
}

/// How a host wants a run over its store made.
struct HostRequest {
    let pace: Pace
    let stores: Bool
    let now: Instant
    let knownAt: Instant
    let by: String
    let only: Set<Personnummer>?
    let excluded: Set<Personnummer>

    /// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field.
    init(_ request: UnsafePointer<penna_run_request>?) throws(Failure) {
        guard let request = unsafe request,
            unsafe request.pointee.struct_size >= MemoryLayout<penna_run_request>.size
        else {
            throw Failure(
                argument: "request", "request är NULL eller har fel struct_size. Börja med PENNA_RUN_REQUEST_INIT.")
        }
        let given = unsafe request.pointee
        pace = try unsafe Pace(given.threads, given.progress, given.progress_context, "request")
        stores = unsafe given.stores != 0
        now = unsafe Instant(seconds: given.now)
        knownAt = unsafe Instant(seconds: min(given.known_at, given.now))
        by = String(decoding: try unsafe copied(given.by, "request.by"), as: UTF8.self)
        let only = try HostRequest.people(unsafe copied(given.only, "request.only"), "request.only")
        self.only = only.isEmpty ? nil : only
        excluded = try HostRequest.people(unsafe copied(given.excluded, "request.excluded"), "request.excluded")
        guard !stores || !by.allSatisfy(\.isWhitespace) else {
            throw Failure(argument: "request.by", "by är tom. Ange vem som räknar; det står i körningen för alltid.")
        }
    }

    private static func people(_ bytes: [UInt8], _ name: String) throws(Failure) -> Set<Personnummer> {
        var people: Set<Personnummer> = []
        for text in String(decoding: bytes, as: UTF8.self).split(separator: ",") {
            people.insert(try checked(path: name) { () throws(PayrollError) in try Personnummer(text) })
        }
        return people
    }
}

/// A text of the caller's as bytes of our own.
///
/// - Throws: `PENNA_INVALID_ARGUMENT` when it is NULL with a length, or the length cannot be.
private func copied(_ text: penna_text, _ name: String) throws(Failure) -> [UInt8] {
    try unsafe bytes(text.bytes, text.count, name)
}
