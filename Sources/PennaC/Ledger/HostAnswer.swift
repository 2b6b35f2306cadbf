//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import PennaBasics
internal import PennaStore

/// What a store's function answers, row by row, while the host's function runs.
///
/// The host has a pointer to it, which is no longer right when the function has returned.
final class HostAnswer {
    private(set) var number: Int64?
    private(set) var facts: [StoredFact] = []
    private(set) var runs: [RunRecord] = []
    private(set) var payslips: [PayslipRecord] = []
    private(set) var message = ""

    /// The first row that cannot be, in Swedish.
    private(set) var fault: String?

    /// The answer behind the host's pointer.
    static func of(_ handle: OpaquePointer?) -> HostAnswer? {
        guard let handle = unsafe handle else { return nil }
        return unsafe Unmanaged<HostAnswer>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }

    /// The pointer that the host gets.
    var handle: OpaquePointer { unsafe OpaquePointer(Unmanaged.passUnretained(self).toOpaque()) }

    func answer(_ number: Int64) { self.number = number }

    func say(_ message: String) { self.message = message }

    func add(_ fact: UnsafePointer<penna_fact>?) {
        note("en uppgift") { () throws(StoreError) in
            guard let fact = unsafe fact, let read = try unsafe StoredFact(fact.pointee) else { return false }
            facts.append(read)
            return true
        }
    }

    func add(_ run: UnsafePointer<penna_stored_run>?) {
        note("en körning") { () throws(StoreError) in
            guard let run = unsafe run, let read = unsafe RunRecord(run.pointee) else { return false }
            runs.append(read)
            return true
        }
    }

    func add(_ payslip: UnsafePointer<penna_stored_payslip>?) {
        note("ett lönebesked") { () throws(StoreError) in
            guard let payslip = unsafe payslip, let read = unsafe PayslipRecord(payslip.pointee) else { return false }
            payslips.append(read)
            return true
        }
    }

    /// Takes a row; of several faults the first is told.
    private func note(_ what: String, _ take: () throws(StoreError) -> Bool) {
        guard fault == nil else { return }
        do throws(StoreError) {
            if try !take() { fault = "\(what) som inte kan läsas" }
        } catch {
            fault = "\(what) som inte kan vara: \(error.message)"
        }
    }
}

extension StoredFact {
    /// Reads a row of the host's; `nil` when a number or a day in it cannot be.
    fileprivate init?(_ fact: penna_fact) throws(StoreError) {
        let texts = unsafe (
            employer: fact.employer.string, person: fact.person.string, employment: fact.employment.string,
            kind: fact.kind.string, key: fact.key.string
        )
        guard let employer = texts.employer.flatMap({ try? Organisationsnummer($0) }), let personText = texts.person,
            let employment = texts.employment, let kind = texts.kind, let key = texts.key,
            let from = unsafe Day(packed: fact.from_day), let content = unsafe fact.content.copied
        else { return nil }
        let person = personText.isEmpty ? nil : try? Personnummer(personText)
        guard personText.isEmpty || person != nil else { return nil }
        let through = unsafe fact.through_day == 0 ? nil : Day(packed: fact.through_day)
        guard unsafe fact.through_day == 0 || through != nil else { return nil }
        let identity = FactIdentity(
            FactSubject(employer: employer, person: person, employment: employment), kind: kind, key: key)
        let record = try FactRecord(
            identity, from: from, through: through, recorded: Instant(seconds: unsafe fact.recorded),
            content: unsafe fact.withdraws == 0 ? content : nil)
        self.init(number: unsafe fact.number, record: record)
    }
}

extension RunRecord {
    /// Reads a row of the host's; `nil` when its document is nothing that Penna wrote, or says something else.
    fileprivate init?(_ run: penna_stored_run) {
        guard let employer = unsafe run.employer.string.flatMap({ try? Organisationsnummer($0) }),
            let bytes = unsafe run.document.copied,
            let read = unsafe StoredRunDocument.read(bytes, employer: employer, revision: run.revision),
            unsafe run.key.string == read.key.name, unsafe (run.is_locked != 0) == (read.state == .locked)
        else { return nil }
        self = read
    }
}

extension PayslipRecord {
    /// Reads a row of the host's; `nil` when it is nobody's and not erased, or its digest is none.
    fileprivate init?(_ payslip: penna_stored_payslip) {
        guard let digest = unsafe payslip.digest.copied.flatMap({ SHA256.Digest(hexadecimal: $0) }) else { return nil }
        if unsafe payslip.is_erased != 0 {
            self.init(person: nil, payslip: nil, carry: nil, digest: digest)
            return
        }
        guard let person = unsafe payslip.person.string.flatMap({ try? Personnummer($0) }),
            let document = unsafe payslip.payslip.copied, let carry = unsafe payslip.carry.copied
        else { return nil }
        self.init(person: person, payslip: document, carry: carry, digest: digest)
    }
}

extension SHA256.Digest {
    /// The digest with these 64 digits; `nil` when they are not.
    init?(hexadecimal digits: [UInt8]) {
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: 64, by: 2) {
            let pair = String(decoding: digits[place..<place + 2], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16), digits[place] != UInt8(ascii: "+") else { return nil }
            bytes.append(byte)
        }
        self.init(bytes: bytes)
    }
}
