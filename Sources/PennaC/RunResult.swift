//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLedger
internal import PennaModel
internal import Synchronization

/// What the people of a run came to.
final class RunResult: Sendable {
    let batch: StandardBatch
    let result: BatchResult
    /// Those who could not be calculated because their input cannot be read.
    let unread: [UnreadPerson]

    /// The receipt of a run over a store; empty for other runs.
    let receipt: [UInt8]

    private let problems: [Finding]
    private let earlierAGI: EarlierAGI?
    private let keptCarries: [CarryRecord]
    private let gathered = Mutex<Gathered?>(nil)

    /// What is calculated when somebody asks for it first.
    private struct Gathered: Sendable {
        let report: RunReport
        let remarks: [Finding]
    }

    /// Calculates everybody.
    init(_ engine: Engine, _ options: Options, _ input: InputAssembly.Reading) throws(Failure) {
        let batch = Batch(try engine.run(options), try input.usable())
        self.batch = batch
        unread = input.unread.with(input.problems, without: batch.facts.people)
        problems = input.problems
        keptCarries = input.keptCarries
        earlierAGI = nil
        receipt = []
        result = try RunResult.calculate(batch, options.pace)
    }

    /// The results of a run over a store.
    ///
    /// - Parameter earlierAGI: what earlier runs of the calendar month declared.
    init(_ run: CalculatedRun<StandardAgreements>, _ earlierAGI: EarlierAGI?) {
        let unreadable = run.prepared.unreadable
        batch = run.prepared.batch
        unread = unreadable.map { UnreadPerson(number: "\($0.person)", name: $0.name) }
        problems =
            run.prepared.findings
            + unreadable.map {
                Finding(.unusableStored, .stopsPerson, at: Finding.Place("lagret"), person: "\($0.person)", $0.message)
            }
        keptCarries = []
        self.earlierAGI = earlierAGI
        receipt = run.receipt.bytes
        result = run.result
    }

    /// Progress is told after so many people.
    private static let peoplePerStep = 500

    /// Calculates a batch on as many threads as were asked for.
    ///
    /// - Throws: `PENNA_CANCELLED`, or `PENNA_CANNOT_CALCULATE` when a sum does not fit.
    static func calculate(_ batch: StandardBatch, _ pace: Pace) throws(Failure) -> BatchResult {
        let total = batch.facts.people.count
        let ranges = batch.parts(pace.threads)
        let calculated = Mutex<[BatchPart]>([])
        let isWhole = Workers.run(ranges.count, of: total) { number, goesOn in
            var part = batch.begin(ranges[number])
            while !part.isComplete {
                let before = part.done
                batch.advance(&part, by: peoplePerStep)
                guard goesOn(part.done - before) else { return }
            }
            calculated.withLock { $0.append(part) }
        } goesOn: { done in
            pace.goesOn(done: done, of: total)
        }
        guard isWhole else { throw Failure(PENNA_CANCELLED, code: "cancelled", "Körningen avbröts.") }
        return try checked { () throws(PayrollError) in try batch.join(taken(from: calculated)) }
    }

    /// The parts in order, out of the lock, so that the first can grow into the result.
    private static func taken(from calculated: borrowing Mutex<[BatchPart]>) -> [BatchPart] {
        calculated.withLock { parts in
            defer { parts = [] }
            return parts.sorted { $0.people.lowerBound < $1.people.lowerBound }
        }
    }

    /// How many people there are, calculated or not.
    var people: Int { batch.facts.people.count + unread.count }

    /// What the result files are written from.
    var report: RunReport { whole.report }

    /// Everything that somebody must look at, errors first.
    var remarks: [Finding] { whole.remarks }

    private var whole: Gathered {
        gathered.withLock { gathered in
            if let gathered { return gathered }
            let report = RunReport(
                batch, result, problems: problems, keptCarries: keptCarries, unread: unread,
                hasHistory: !receipt.isEmpty, earlierAGI: earlierAGI)
            let made = Gathered(report: report, remarks: report.remarks)
            gathered = made
            return made
        }
    }

    /// Reads the lines with their items and formulas.
    var lineReader: LineReader {
        LineReader(facts: batch.facts, items: batch.run.items, rules: RuleBook(of: batch.run.agreements).rules)
    }

    /// The result behind a handle.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT` for NULL.
    static func of(_ handle: OpaquePointer?) throws(Failure) -> RunResult {
        guard let handle = unsafe handle else {
            throw Failure(argument: "result", "result är NULL. Ge det som penna_run lämnade.")
        }
        return unsafe Unmanaged<RunResult>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }
}

extension InputAssembly.Reading {
    /// The facts.
    ///
    /// - Throws: `PENNA_INVALID_INPUT` when what is wrong may concern anybody.
    func usable() throws(Failure) -> EmployerFacts {
        guard let facts else {
            throw problems.first(where: \.isError).map { Failure($0) }
                ?? Failure(PENNA_INVALID_INPUT, "Underlaget går inte att läsa.")
        }
        return facts
    }
}
