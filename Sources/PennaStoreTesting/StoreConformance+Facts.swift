//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaStore

extension StoreConformance {
    func facts(_ store: Store, _ expect: Expectation) throws {
        expect.hold(try store.lastFact() == 0, "a new store has no facts")
        let records = [
            try Sample.fact(1), try Sample.fact(2, employment: "7", kind: "villkor", key: "å;\"x\n", content: nil),
            try Sample.fact(3, through: Day(2026, 12, 31), content: []),
            try Sample.fact(3, content: (0...255).map { UInt8($0) }),
        ]
        let last = try store.append(records, now: Sample.now)
        let read = try store.facts(of: Sample.employer)
        expect.hold(read.map(\.record) == records, "records come back equal, in the order they were added")
        expect.hold(read.map(\.number) == read.map(\.number).sorted(), "numbers rise")
        expect.hold(read.last?.number == last, "the number given back is the last record's")
        expect.hold(try store.lastFact() == last, "the store knows its last number")
        expect.hold(try store.append([], now: Sample.now) == last, "adding nothing changes nothing")
    }

    func selection(_ store: Store, _ expect: Expectation) throws {
        let records = [
            try Sample.fact(1, recorded: 10), try Sample.fact(2, recorded: 20), try Sample.fact(1, recorded: 30),
            try Sample.fact(nil, recorded: 40), try Sample.fact(1, employer: Sample.other, recorded: 50),
        ]
        for record in records { try store.append([record], now: Sample.now) }
        func read(
            _ employer: Organisationsnummer = Sample.employer, _ person: Int? = nil, by instant: Int64? = nil,
            after: FactNumber = 0
        ) throws -> [Int64] {
            try store.facts(
                of: employer, person: person.map(Sample.person), recordedBy: instant.map { Instant(seconds: $0) },
                after: after
            ).map(\.record.recorded.seconds)
        }
        expect.hold(try read() == [10, 20, 30, 40], "an employer has its own facts and its people's")
        expect.hold(try read(Sample.other) == [50], "employers are apart")
        expect.hold(try read(Sample.employer, 1) == [10, 30], "a person has the person's own facts")
        expect.hold(try read(Sample.employer, 1, by: 29) == [10], "later records are unknown before")
        expect.hold(try read(Sample.employer, 1, by: 30) == [10, 30], "a record is known from its instant on")
        let numbers = try store.facts(of: Sample.employer).map(\.number)
        expect.hold(try read(after: numbers[1]) == [30, 40], "what came after a number is what changed")
        expect.hold(
            try store.changes(of: Sample.employer, since: Instant(seconds: 20)).map(\.record.recorded.seconds) == [
                30, 40,
            ],
            "what was recorded after an instant is what changed since")
        expect.hold(try read(Sample.employer, 9).isEmpty, "nobody's facts are none")
    }

    func future(_ store: Store, _ expect: Expectation) throws {
        let late = [try Sample.fact(1), try Sample.fact(1, recorded: Sample.now.seconds + 1)]
        expect.fail(with: .recordedInFuture, "a record from the future is refused") {
            try store.append(late, now: Sample.now)
        }
        expect.hold(try store.lastFact() == 0 && store.facts(of: Sample.employer).isEmpty, "nothing of it is kept")
        try store.append([try Sample.fact(1, recorded: Sample.now.seconds)], now: Sample.now)
        expect.hold(try store.facts(of: Sample.employer).count == 1, "a record from now is accepted")
    }

    func overtaking(_ store: Store, _ expect: Expectation) throws {
        let first = try store.append([try Sample.fact(1)], now: Sample.now, seen: 0)
        try store.append([try Sample.fact(1, employer: Sample.other)], now: Sample.now, seen: 0)
        expect.fail(with: .conflict, "records that were made without a later one are refused") {
            try store.append([try Sample.fact(2), try Sample.fact(3)], now: Sample.now, seen: first - 1)
        }
        expect.hold(try store.facts(of: Sample.employer).count == 1, "nothing of them is kept")
        try store.append([try Sample.fact(2)], now: Sample.now, seen: first)
        expect.hold(
            try store.facts(of: Sample.employer).count == 2, "what another employer has recorded is in nobody's way")
        try store.append([try Sample.fact(3)], now: Sample.now, seen: nil)
        expect.hold(try store.facts(of: Sample.employer).count == 3, "who has not looked is not asked")
    }

    func erasure(_ store: Store, _ expect: Expectation) throws {
        let last = try store.append(
            [try Sample.fact(1), try Sample.fact(2), try Sample.fact(1, kind: "skatt")], now: Sample.now)
        let payslips = (1...3).map(Sample.payslip)
        try store.commit(Sample.run(revision: 1), payslips)
        try store.erase(Sample.person(1), at: Sample.other)
        expect.hold(try store.facts(of: Sample.employer).count == 3, "a person is erased at one employer only")
        try store.erase(Sample.person(1), at: Sample.employer)
        expect.hold(
            try store.facts(of: Sample.employer).map(\.record.identity.subject.person) == [Sample.person(2)],
            "the facts of an erased person are gone")
        let left = try store.payslips(of: Sample.key())
        expect.hold(left.map(\.digest) == payslips.map(\.digest), "digests stay, in their places")
        expect.hold(
            left.first == PayslipRecord(person: nil, payslip: nil, carry: nil, digest: payslips[0].digest),
            "the payslip of an erased person is gone")
        expect.hold(try store.payslip(of: Sample.person(1), in: Sample.key()) == nil, "it is not found by person")
        expect.hold(try store.payslip(of: Sample.person(2), in: Sample.key()) == payslips[1], "others stay")
        try store.erase([1, 2].map(Sample.person), at: Sample.employer)
        expect.hold(try store.facts(of: Sample.employer).isEmpty, "several can be erased, and the erased again")
        expect.hold(
            try store.payslips(of: Sample.key()).map(\.person) == [nil, nil, Sample.person(3)], "and still others stay")
        expect.hold(try store.append([try Sample.fact(1)], now: Sample.now) > last, "numbers are not used again")
    }
}
