//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaStore

extension StoreConformance {
    func commit(_ store: Store, _ expect: Expectation) throws {
        let payslips = [3, 1, 2].map(Sample.payslip)
        let run = Sample.run(revision: 1)
        try store.commit(run, payslips)
        expect.hold(try store.run(Sample.key()) == run, "the run comes back equal")
        expect.hold(try store.payslips(of: Sample.key()) == payslips, "payslips come back equal, in order")
        expect.hold(try store.payslip(of: Sample.person(1), in: Sample.key()) == payslips[1], "one is found by person")
        expect.hold(try store.payslip(of: Sample.person(4), in: Sample.key()) == nil, "who has none has none")
        let empty = Sample.key(kind: .extra)
        try store.commit(Sample.run(empty, revision: 1), [])
        expect.hold(try store.payslips(of: empty).isEmpty, "a run may be empty")
    }

    func revisions(_ store: Store, _ expect: Expectation) throws {
        expect.fail(with: .conflict, "a new run has revision 1") {
            try store.commit(Sample.run(revision: 2), [Sample.payslip(1)])
        }
        expect.hold(try store.runs(of: Sample.employer).isEmpty, "a refused run leaves nothing")
        try store.commit(Sample.run(revision: 1), [Sample.payslip(1), Sample.payslip(2)])
        for wrong in [0, 1, 3] as [Int64] {
            expect.fail(with: .conflict, "revision \(wrong) does not follow on 1") {
                try store.commit(Sample.run(revision: wrong), [Sample.payslip(3)])
            }
        }
        expect.hold(try store.payslips(of: Sample.key()).count == 2, "a refused run leaves the old payslips")
        try store.commit(Sample.run(revision: 2), [Sample.payslip(3)])
        expect.hold(
            try store.payslips(of: Sample.key()) == [Sample.payslip(3)], "a run that follows replaces all payslips")
        expect.hold(try store.run(Sample.key())?.revision == 2, "and its own record")
    }

    func onePayslip(_ store: Store, _ expect: Expectation) throws {
        expect.fail(with: .invalidRun, "a run with two payslips of one person is refused") {
            try store.commit(Sample.run(revision: 1), [1, 2, 1].map(Sample.payslip))
        }
        expect.hold(try store.runs(of: Sample.employer).isEmpty, "nothing of it is kept")
        try store.commit(Sample.run(revision: 1), [1, 2].map(Sample.payslip))
        expect.fail(with: .invalidRun, "also when it would replace another") {
            try store.commit(Sample.run(revision: 2), [3, 3].map(Sample.payslip))
        }
        expect.hold(try store.run(Sample.key())?.revision == 1, "which then stays")
        let erased = PayslipRecord(person: nil, payslip: nil, carry: nil, digest: SHA256.hash(of: [1] as [UInt8]))
        try store.commit(Sample.run(revision: 2), [erased, Sample.payslip(1), erased])
        expect.hold(
            try store.payslips(of: Sample.key()) == [erased, Sample.payslip(1), erased], "erased ones are nobody's")
    }

    func locking(_ store: Store, _ expect: Expectation) throws {
        try store.commit(Sample.run(revision: 1), [Sample.payslip(1)])
        let locked = try store.advance(Sample.key(), Sample.step(.locked), seen: 1, lockedRuns: 0)
        expect.hold(locked.state == .locked && locked.revision == 2, "a run can be locked")
        for revision in [1, 2, 3] as [Int64] {
            expect.fail(with: .locked, "a locked run cannot be stored again") {
                try store.commit(Sample.run(revision: revision), [])
            }
        }
        expect.fail(with: .locked, "a locked run takes no more steps") {
            _ = try store.advance(Sample.key(), Sample.step(.preliminary), seen: 2, lockedRuns: 1)
        }
        expect.hold(try store.payslips(of: Sample.key()) == [Sample.payslip(1)], "its payslips stay")
        let extra = Sample.key(kind: .extra)
        try store.commit(Sample.run(extra, revision: 1), [Sample.payslip(1)])
        expect.hold(try store.runs(of: Sample.employer).count == 2, "an extra run stands beside it")
        expect.fail(with: .conflict, "a run is not locked when another has been locked since it was looked at") {
            _ = try store.advance(extra, Sample.step(.locked), seen: 1, lockedRuns: 0)
        }
        let approved = try store.advance(extra, Sample.step(.approved), seen: 1, lockedRuns: 0)
        expect.hold(approved.state == .approved, "a step that does not lock asks nothing of other runs")
        expect.hold(
            try store.advance(extra, Sample.step(.locked), seen: 2, lockedRuns: 1).state == .locked,
            "a run is locked when the others are as they were seen")
    }

    func states(_ store: Store, _ expect: Expectation) throws {
        try store.commit(Sample.run(revision: 1), [Sample.payslip(1)])
        let approved = Sample.step(.approved, by: "Åsa Öberg")
        let run = try store.advance(Sample.key(), approved, seen: 1, lockedRuns: 0)
        expect.hold(run.steps == Sample.run(revision: 1).steps + [approved], "steps are kept with who and when")
        expect.hold(try store.run(Sample.key()) == run, "what is given back is what is stored")
        expect.fail(with: .conflict, "a step needs the revision that was seen") {
            _ = try store.advance(Sample.key(), Sample.step(.locked), seen: 1, lockedRuns: 0)
        }
        let back = try store.advance(Sample.key(), Sample.step(.preliminary), seen: 2, lockedRuns: 0)
        expect.hold(back.state == .preliminary && back.steps.count == 3, "a run can be taken back before it is locked")
        expect.hold(try store.payslips(of: Sample.key()) == [Sample.payslip(1)], "steps leave the payslips alone")
    }

    func order(_ store: Store, _ expect: Expectation) throws {
        let keys = [
            Sample.key(kind: .opening), Sample.key(), Sample.key(kind: .extra), Sample.key(kind: .extra, number: 2),
            Sample.key(kind: .final),
            Sample.key(Day(2026, 12, 22)),
        ]
        for key in keys.reversed() { try store.commit(Sample.run(key, revision: 1), []) }
        try store.commit(
            Sample.run(RunKey(employer: Sample.other, payDate: Day(2026, 11, 27)), revision: 1), [Sample.payslip(1)])
        expect.hold(try store.runs(of: Sample.employer).map(\.key) == keys, "by pay date, kind and number")
        expect.hold(try store.runs(of: Sample.other).count == 1, "employers are apart")
    }

    func missing(_ store: Store, _ expect: Expectation) throws {
        expect.hold(try store.runs(of: Sample.employer).isEmpty, "a new store has no runs")
        expect.fail(with: .notFound, "a run that is not there cannot be advanced") {
            _ = try store.advance(Sample.key(), Sample.step(.approved), seen: 1, lockedRuns: 0)
        }
        expect.fail(with: .notFound, "nor its payslips read") { _ = try store.payslips(of: Sample.key()) }
        expect.fail(with: .notFound, "nor one of them") {
            _ = try store.payslip(of: Sample.person(1), in: Sample.key())
        }
        try store.erase(Sample.person(1), at: Sample.employer)
    }
}
