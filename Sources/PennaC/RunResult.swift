//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel
internal import Synchronization

/// What the people of a run came to.
final class RunResult: Sendable {
    let batch: Batch<AB>
    let result: BatchResult
    /// The people of the input, readable or not.
    let people: Int

    private let input: InputAssembly.Reading
    private let gathered = Mutex<Gathered?>(nil)

    /// What is reckoned when somebody asks for it first.
    private struct Gathered: Sendable {
        let report: RunReport
        let remarks: [InputProblem]
    }

    /// Calculates everybody.
    init(_ engine: Engine, _ options: Options, _ input: InputAssembly.Reading, people: Int) throws(Failure) {
        guard let facts = input.facts else {
            throw input.problems.first(where: \.isError).map { Failure($0) }
                ?? Failure(PENNA_INVALID_INPUT, "Underlaget går inte att läsa.")
        }
        let batch = Batch(try engine.run(options), facts)
        self.batch = batch
        self.people = people
        self.input = input
        result = try RunResult.calculate(batch, options)
    }

    /// Small parts, so that progress is told often and threads end together.
    private static let peoplePerPart = 500

    private static func calculate(_ batch: Batch<AB>, _ options: Options) throws(Failure) -> BatchResult {
        let total = batch.facts.people.count
        let ranges = batch.parts((total + peoplePerPart - 1) / peoplePerPart)
        let done = Mutex<[BatchPart?]>(Array(repeating: nil, count: ranges.count))
        let isWhole = Workers.run(ranges.count, threads: options.threads) { part in
            let calculated = batch.calculate(ranges[part])
            done.withLock { $0[part] = calculated }
        } goesOn: { parts in
            options.goesOn(done: total * parts / ranges.count, of: total)
        }
        guard isWhole else { throw Failure(PENNA_CANCELLED, code: "cancelled", "Körningen avbröts.") }
        let parts = done.withLock { $0.compactMap(\.self) }
        return try checked { () throws(PayrollError) in try batch.join(parts) }
    }

    /// What the result files are written from.
    var report: RunReport { whole.report }

    /// Everything that somebody must look at, errors first.
    var remarks: [InputProblem] { whole.remarks }

    private var whole: Gathered {
        gathered.withLock { gathered in
            if let gathered { return gathered }
            let report = RunReport(batch, result, problems: input.problems, keptCarries: input.keptCarries)
            let made = Gathered(report: report, remarks: report.remarks)
            gathered = made
            return made
        }
    }

    /// Reads the lines with their items and formulas.
    var lineReader: LineReader {
        LineReader(facts: batch.facts, items: batch.run.items, rules: RuleBook.rules(of: AB.self))
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
