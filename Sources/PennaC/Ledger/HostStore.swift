//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import PennaBasics
internal import PennaStore

/// The host's store: calls its functions, and looks over what they answer.
@safe
struct HostStore: Sendable {
    // The header says what the host promises: functions and context live as long as the ledger, and may be called from
    // the threads that call it.
    nonisolated(unsafe) private let functions: penna_store

    /// Takes a store of the host's.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT` when a function is missing.
    init(_ store: UnsafePointer<penna_store>?) throws(Failure) {
        guard let store = unsafe store, unsafe store.pointee.struct_size >= MemoryLayout<penna_store>.size else {
            throw Failure(argument: "store", "store är NULL eller har fel struct_size. Börja med PENNA_STORE_INIT.")
        }
        let given = unsafe store.pointee
        guard unsafe given.append != nil, unsafe given.last_fact != nil, unsafe given.read_facts != nil,
            unsafe given.commit != nil, unsafe given.advance != nil, unsafe given.runs != nil,
            unsafe given.payslips != nil, unsafe given.erase != nil
        else { throw Failure(argument: "store", "store saknar en funktion. Alla åtta behövs.") }
        unsafe functions = given
    }

    /// The store as Penna sees it.
    var store: FunctionStore {
        FunctionStore(
            append: { records, _, seen throws(StoreError) in try append(records, seen) },
            lastFact: { () throws(StoreError) in try lastFact() },
            readFacts: { employer, person, instant, number, body throws(StoreError) in
                for fact in try facts(employer, person, instant, number) { body(fact) }
            },
            commit: { run, payslips throws(StoreError) in try commit(run, payslips) },
            advance: { key, step, seen, lockedRuns throws(StoreError) in
                try advance(key, step, seen: seen, lockedRuns: lockedRuns)
            },
            runs: { employer throws(StoreError) in try runs(employer) },
            readPayslips: { key, body throws(StoreError) in for payslip in try payslips(key, nil) { body(payslip) } },
            payslip: { person, key throws(StoreError) in try payslips(key, person).first },
            erase: { person, employer throws(StoreError) in try erase(person, employer) })
    }

    /// Calls a function of the host's.
    ///
    /// - Throws: `conflict`, `notFound` or `unavailable` as it answers; `corrupt` for a row that cannot be.
    private func ask(_ name: String, _ call: (penna_store, OpaquePointer) -> penna_status?) throws(StoreError)
        -> HostAnswer
    {
        let answer = HostAnswer()
        let status = withExtendedLifetime(answer) { unsafe call(functions, answer.handle) }
        switch status {
        case PENNA_OK: break
        case PENNA_CONFLICT: throw StoreError(.conflict, "Körningen har ändrats av någon annan. Läs den igen.")
        case PENNA_NOT_FOUND: throw StoreError(.notFound, "Körningen finns inte i lagret.")
        default:
            let reason = answer.message.isEmpty ? "status \(status ?? PENNA_INVALID_ARGUMENT)" : answer.message
            throw StoreError(.unavailable, "Värdsystemets lager: \(name) misslyckades: \(reason)")
        }
        if let fault = answer.fault {
            throw StoreError(.corrupt, "Värdsystemets lager: \(name) svarade med \(fault). Rätta funktionen.")
        }
        return answer
    }

    private func number(_ name: String, _ answer: HostAnswer) throws(StoreError) -> FactNumber {
        guard let number = answer.number else {
            throw StoreError(.corrupt, "Värdsystemets lager: \(name) svarade inte med något nummer. Rätta funktionen.")
        }
        return number
    }

    private func append(_ records: [FactRecord], _ seen: FactNumber?) throws(StoreError) -> FactNumber {
        var texts = LentTexts()
        let rows = records.map { FactRow($0, in: &texts) }
        do throws(StoreError) {
            let answer = try unsafe ask("append") { functions, answer in
                unsafe texts.lend { text in
                    let facts = unsafe rows.map { unsafe $0.lent(text) }
                    return unsafe facts.withUnsafeBufferPointer {
                        unsafe functions.append?(functions.context, $0.baseAddress, $0.count, seen ?? -1, answer)
                    }
                }
            }
            return try number("append", answer)
        } catch  where error.code == .conflict {
            throw records.first.map { StoreRules.overtaken($0.identity.subject.employer) } ?? error
        }
    }

    private func lastFact() throws(StoreError) -> FactNumber {
        let answer = try unsafe ask("last_fact") { unsafe $0.last_fact?($0.context, $1) }
        return try number("last_fact", answer)
    }

    private func facts(
        _ employer: Organisationsnummer, _ person: Personnummer?, _ recordedBy: Instant?, _ after: FactNumber
    ) throws(StoreError) -> [StoredFact] {
        var texts = LentTexts()
        let employer = texts.add("\(employer)")
        let person = texts.add(person.map { "\($0)" } ?? "")
        return try unsafe ask("read_facts") { functions, answer in
            unsafe texts.lend { text in
                unsafe functions.read_facts?(
                    functions.context, text(employer), text(person), (recordedBy ?? .endOfTime).seconds, after, answer)
            }
        }.facts
    }

    private func commit(_ run: RunRecord, _ payslips: [PayslipRecord]) throws(StoreError) {
        var texts = LentTexts()
        let row = RunRow(run, in: &texts)
        let rows = payslips.map { PayslipRow($0, in: &texts) }
        do throws(StoreError) {
            _ = try unsafe ask("commit") { functions, answer in
                unsafe texts.lend { text in
                    var run = unsafe row.lent(text)
                    let payslips = unsafe rows.map { unsafe $0.lent(text) }
                    return unsafe payslips.withUnsafeBufferPointer {
                        unsafe functions.commit?(functions.context, &run, $0.baseAddress, $0.count, answer)
                    }
                }
            }
        } catch  where error.code == .conflict {
            // The host says only that it cannot be; what is stored now says why.
            try StoreRules.check(run, follows: runs(run.key.employer).first { $0.key == run.key })
            throw error
        }
    }

    private func advance(_ key: RunKey, _ step: RunStep, seen: Int64, lockedRuns: Int) throws(StoreError) -> RunRecord {
        func advanced() throws(StoreError) -> RunRecord {
            let runs = try runs(key.employer)
            return try StoreRules.advanced(
                runs.first { $0.key == key }, key, step, seen: seen,
                lockedRuns: (lockedRuns, runs.count { $0.state == .locked }))
        }
        let run = try advanced()
        var texts = LentTexts()
        let row = RunRow(run, in: &texts)
        do throws(StoreError) {
            _ = try unsafe ask("advance") { functions, answer in
                unsafe texts.lend { text in
                    var run = unsafe row.lent(text)
                    return unsafe functions.advance?(functions.context, &run, Int64(lockedRuns), answer)
                }
            }
        } catch  where error.code == .conflict {
            _ = try advanced()
            throw error
        }
        return run
    }

    private func runs(_ employer: Organisationsnummer) throws(StoreError) -> [RunRecord] {
        var texts = LentTexts()
        let employer = texts.add("\(employer)")
        let answer = try unsafe ask("runs") { functions, answer in
            unsafe texts.lend { text in unsafe functions.runs?(functions.context, text(employer), answer) }
        }
        return answer.runs.sorted { $0.key < $1.key }
    }

    private func payslips(_ key: RunKey, _ person: Personnummer?) throws(StoreError) -> [PayslipRecord] {
        var texts = LentTexts()
        let employer = texts.add("\(key.employer)")
        let name = texts.add(key.name)
        let person = texts.add(person.map { "\($0)" } ?? "")
        return try unsafe ask("payslips") { functions, answer in
            unsafe texts.lend { text in
                unsafe functions.payslips?(functions.context, text(employer), text(name), text(person), answer)
            }
        }.payslips
    }

    private func erase(_ person: Personnummer, _ employer: Organisationsnummer) throws(StoreError) {
        var texts = LentTexts()
        let employer = texts.add("\(employer)")
        let person = texts.add("\(person)")
        _ = try unsafe ask("erase") { functions, answer in
            unsafe texts.lend { text in
                unsafe functions.erase?(functions.context, text(employer), text(person), answer)
            }
        }
    }
}

private func withAnswer(_ handle: OpaquePointer?, _ body: (HostAnswer) -> Void) {
    if let answer = unsafe HostAnswer.of(handle) { body(answer) }
}

/// Answers a number; see `penna.h`.
@c @implementation
public func penna_answer_number(_ answer: OpaquePointer?, _ number: Int64) {
    unsafe withAnswer(answer) { $0.answer(number) }
}

/// Answers a fact; see `penna.h`.
@c @implementation
public func penna_answer_fact(_ answer: OpaquePointer?, _ fact: UnsafePointer<penna_fact>?) {
    unsafe withAnswer(answer) { unsafe $0.add(fact) }
}

/// Answers a run; see `penna.h`.
@c @implementation
public func penna_answer_run(_ answer: OpaquePointer?, _ run: UnsafePointer<penna_stored_run>?) {
    unsafe withAnswer(answer) { unsafe $0.add(run) }
}

/// Answers a payslip; see `penna.h`.
@c @implementation
public func penna_answer_payslip(_ answer: OpaquePointer?, _ payslip: UnsafePointer<penna_stored_payslip>?) {
    unsafe withAnswer(answer) { unsafe $0.add(payslip) }
}

/// Says why a function fails; see `penna.h`.
@c @implementation
public func penna_answer_message(_ answer: OpaquePointer?, _ message: UnsafePointer<CChar>?, _ count: Int) {
    let text = unsafe penna_text(bytes: message, count: count)
    unsafe withAnswer(answer) { unsafe $0.say(String(decoding: text.copied ?? [], as: UTF8.self)) }
}
