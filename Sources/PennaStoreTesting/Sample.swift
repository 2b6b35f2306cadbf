//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaStore

/// Invented records for the checks.
enum Sample {
    static let now = Instant(seconds: 1_790_000_000)
    static let employer = organisation("212000990")
    static let other = organisation("556999001")

    static func person(_ number: Int) -> Personnummer {
        let digits = "19800101" + "\(200 + number)"
        for check in 0...9 {
            if let person = try? Personnummer(digits + "\(check)") { return person }
        }
        preconditionFailure("every nine digits have a check digit")
    }

    private static func organisation(_ digits: String) -> Organisationsnummer {
        for check in 0...9 {
            if let number = try? Organisationsnummer(digits + "\(check)") { return number }
        }
        preconditionFailure("every nine digits have a check digit")
    }

    static func fact(
        _ person: Int?, employer: Organisationsnummer = Sample.employer, employment: String = "", kind: String = "namn",
        key: String = "", from: Day = Day(2026, 1, 1), through: Day? = nil, recorded: Int64 = 1_780_000_000,
        content: [UInt8]? = [1, 2, 3]
    ) throws -> FactRecord {
        try FactRecord(
            FactIdentity(
                FactSubject(employer: employer, person: person.map(Sample.person), employment: employment), kind: kind,
                key: key),
            from: from, through: through, recorded: Instant(seconds: recorded), content: content)
    }

    static func key(_ payDate: Day = Day(2026, 11, 27), kind: RunKey.Kind = .ordinary, number: Int = 1) -> RunKey {
        RunKey(employer: employer, payDate: payDate, kind: kind, number: number)
    }

    static func run(_ key: RunKey = Sample.key(), revision: Int64) -> RunRecord {
        RunRecord(
            key: key, revision: revision, knownAt: Instant(seconds: 1_789_000_000), factsThrough: 17,
            receipt: [0, 255, 10], steps: [step(.preliminary)])
    }

    static func step(_ state: RunState, by: String = "Test") -> RunStep {
        RunStep(state, by: by, at: Instant(seconds: 1_789_500_000), seal: SHA256.hash(of: Array(by.utf8)))
    }

    static func payslip(_ number: Int) -> PayslipRecord {
        let bytes = Array("lön \(number)".utf8)
        return PayslipRecord(person: person(number), payslip: bytes, carry: [0, 1], digest: SHA256.hash(of: bytes))
    }
}
