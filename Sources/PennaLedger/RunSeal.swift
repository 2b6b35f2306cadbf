//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaStore

/// The hashes that bind a run's steps to what was calculated: who took them, when, and in which order.
///
/// The first step's seal is the hash of the run with its receipt and the step, each later one that of the seal before and
/// its step. The receipt of the next run names the last seal, so that the runs are one chain.
enum RunSeal {
    /// The step that a run begins with, sealed.
    static func first(_ state: RunState, by who: String, at now: Instant, of run: RunRecord) -> RunStep {
        RunStep(state, by: who, at: now, seal: seal(state, who, now, after: beginning(of: run)))
    }

    /// A step after those that a run has taken, sealed.
    static func next(_ state: RunState, by who: String, at now: Instant, after run: RunRecord) -> RunStep {
        RunStep(state, by: who, at: now, seal: run.steps.last?.seal.map { seal(state, who, now, after: $0) })
    }

    /// Whether all steps have the seals that they should have; `nil` for a run that was stored before there were seals.
    static func isRight(_ run: RunRecord) -> Bool? {
        guard run.steps.contains(where: { $0.seal != nil }) else { return nil }
        var before = beginning(of: run)
        for step in run.steps {
            before = seal(step.state, step.by, step.at, after: before)
            guard step.seal == before else { return false }
        }
        return true
    }

    /// What the receipt of the next run names of this one: the last seal, or the root where there is none.
    static func link(of run: RunRecord) throws(LedgerError) -> String {
        if let seal = run.steps.last?.seal { return "\(seal)" }
        return try Receipt.read(run.receipt).root
    }

    /// What the first seal is of, with the receipt after it.
    static func head(of run: RunRecord) -> String {
        let key = run.key
        return
            "\(key.employer)\u{1F}\(key.payDate)\u{1F}\(key.kind.rawValue)\u{1F}\(key.number)\u{1F}\(run.knownAt.seconds)\u{1F}\(run.factsThrough)\u{1F}"
    }

    private static func beginning(of run: RunRecord) -> SHA256.Digest {
        SHA256.hash(of: Array(head(of: run).utf8) + run.receipt)
    }

    private static func seal(_ state: RunState, _ who: String, _ now: Instant, after before: SHA256.Digest)
        -> SHA256.Digest
    {
        SHA256.hash(of: before.bytes + Array("\(state.rawValue)\u{1F}\(now.seconds)\u{1F}\(who)".utf8))
    }
}

extension RunRecord {
    /// What an auditor keeps outside the store: the seal of a locked run.
    ///
    /// The receipt, the steps and all locked runs before it lead to it. `nil` while the run is not locked, and for one that
    /// was locked before there were seals.
    public var auditRoot: SHA256.Digest? { state == .locked ? steps.last?.seal : nil }
}

extension RunRecord {
    /// The same run with a first step of its own, sealed.
    func beginning(_ state: RunState, by who: String, at now: Instant) -> RunRecord {
        RunRecord(
            key: key, revision: revision, knownAt: knownAt, factsThrough: factsThrough, receipt: receipt,
            steps: [RunSeal.first(state, by: who, at: now, of: self)])
    }
}
