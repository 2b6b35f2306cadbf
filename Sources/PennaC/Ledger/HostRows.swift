//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import PennaBasics
internal import PennaStore

/// Texts that are lent to a host's function, one after the other in one piece of memory.
struct LentTexts {
    /// Where a text stands.
    struct Place {
        fileprivate let start: Int
        fileprivate let count: Int
    }

    private var bytes: [UInt8] = []

    mutating func add(_ text: some Sequence<UInt8>) -> Place {
        let start = bytes.count
        bytes.append(contentsOf: text)
        // Ended by a zero byte, so that a host's debugger shows it.
        bytes.append(0)
        return Place(start: start, count: bytes.count - start - 1)
    }

    mutating func add(_ text: String) -> Place { add(text.utf8) }

    /// Hands out what turns a place into a text, as long as the work goes on.
    func lend<Result>(_ work: ((Place) -> penna_text) -> Result) -> Result {
        unsafe bytes.withUnsafeBytes { memory in
            unsafe work { place in
                let start = unsafe memory.baseAddress.map { unsafe $0 + place.start }
                return unsafe penna_text(bytes: start?.assumingMemoryBound(to: CChar.self), count: place.count)
            }
        }
    }
}

extension penna_text {
    /// The bytes, copied; `nil` when the text is NULL with a length, or the length cannot be.
    var copied: [UInt8]? {
        guard unsafe count != 0 else { return [] }
        guard let start = unsafe bytes, unsafe count > 0 else { return nil }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The text, copied; `nil` when it is not UTF-8 or cannot be.
    var string: String? { unsafe copied.flatMap { String(validating: $0, as: UTF8.self) } }
}

extension Day {
    /// The day as a number, such as 20261127.
    var packed: Int32 {
        let (year, month, day) = components
        return Int32(clamping: year * 10_000 + month * 100 + day)
    }

    /// The day of such a number; `nil` when there is none.
    init?(packed number: Int32) {
        self.init(year: Int(number) / 10_000, month: Int(number) / 100 % 100, day: Int(number) % 100)
    }
}

/// A fact whose texts have places.
struct FactRow {
    private let employer, person, employment, kind, key, content: LentTexts.Place
    private let record: FactRecord

    init(_ record: FactRecord, in texts: inout LentTexts) {
        let subject = record.identity.subject
        employer = texts.add("\(subject.employer)")
        person = texts.add(subject.person.map { "\($0)" } ?? "")
        employment = texts.add(subject.employment)
        kind = texts.add(record.identity.kind)
        key = texts.add(record.identity.key)
        content = texts.add(record.content ?? [])
        self.record = record
    }

    /// The row with its texts.
    func lent(_ text: (LentTexts.Place) -> penna_text) -> penna_fact {
        unsafe penna_fact(
            number: 0, employer: text(employer), person: text(person), employment: text(employment), kind: text(kind),
            key: text(key), from_day: record.from.packed, through_day: record.through?.packed ?? 0,
            recorded: record.recorded.seconds, withdraws: record.content == nil ? 1 : 0, content: text(content))
    }
}

/// A run whose texts have places.
struct RunRow {
    private let employer, key, document: LentTexts.Place
    private let run: RunRecord

    init(_ run: RunRecord, in texts: inout LentTexts) {
        employer = texts.add("\(run.key.employer)")
        key = texts.add(run.key.name)
        document = texts.add(StoredRunDocument.bytes(run))
        self.run = run
    }

    /// The row with its texts.
    func lent(_ text: (LentTexts.Place) -> penna_text) -> penna_stored_run {
        unsafe penna_stored_run(
            employer: text(employer), key: text(key), revision: run.revision,
            is_locked: run.state == .locked ? 1 : 0, document: text(document))
    }
}

/// A payslip whose texts have places.
struct PayslipRow {
    private let person, payslip, carry, digest: LentTexts.Place
    private let isErased: Bool

    init(_ record: PayslipRecord, in texts: inout LentTexts) {
        person = texts.add(record.person.map { "\($0)" } ?? "")
        payslip = texts.add(record.payslip ?? [])
        carry = texts.add(record.carry ?? [])
        digest = texts.add("\(record.digest)")
        isErased = record.person == nil
    }

    /// The row with its texts.
    func lent(_ text: (LentTexts.Place) -> penna_text) -> penna_stored_payslip {
        unsafe penna_stored_payslip(
            person: text(person), is_erased: isErased ? 1 : 0, payslip: text(payslip), carry: text(carry),
            digest: text(digest))
    }
}
