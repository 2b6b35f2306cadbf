//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaFormat
import PennaLaw
import PennaLedger
import PennaModel
import PennaStore
import Testing

/// An employer's ledger in memory, and a clock that goes a minute on with everything that is done.
final class World {
    let ledger: StandardLedger<MemoryStore>
    private(set) var employer: Employer
    private(set) var people: [Person] = []
    private(set) var now = Instant(seconds: 1_777_000_000)

    init(_ employer: Employer? = nil, years: PayYears = .builtIn) throws {
        self.employer = try employer ?? World.employer()
        ledger = PayrollLedger(store: MemoryStore(), employer: self.employer.id, years: years)
    }

    static func employer(settings: [AgreementSetting] = []) throws -> Employer {
        let day = [try Shift(ClockSpan(from: 480, to: 960))]
        return Employer(
            id: try Organisationsnummer("212000-0142"), name: "Provkommunen",
            schedules: [
                try Schedule(name: "vecka", cycle: (0..<7).map { $0 < 5 ? day : [] }),
                try Schedule(name: "fyra dagar", cycle: (0..<7).map { $0 < 4 ? day : [] }),
            ], settings: settings)
    }

    /// The next moment.
    func tick() -> Instant {
        now = Instant(seconds: now.seconds + 60)
        return now
    }

    /// Says how a person, or the employer, is known to be from now on.
    @discardableResult
    func record(
        _ person: Person? = nil, _ employer: Employer? = nil, withdrawals: [Withdrawal] = [], period: OpenPeriod? = nil
    ) throws -> Recorded {
        if let employer { self.employer = employer }
        if let person {
            people.removeAll { $0.id == person.id }
            people.append(person)
        }
        let facts = try EmployerFacts(employer: self.employer, people: person.map { [$0] } ?? [])
        return try ledger.record(facts, withdrawals: withdrawals, period: period, now: tick())
    }

    func key(_ month: Month, _ kind: RunKey.Kind = .ordinary, day: Day? = nil) -> RunKey {
        RunKey(employer: employer.id, payDate: day ?? employer.payCalendar.payDate(in: month).day, kind: kind)
    }

    /// What a run pays for the first time.
    func period(_ key: RunKey, isComplete: Bool = false) throws -> OpenPeriod {
        try ledger.openPeriod(of: key, employer, isComplete: isComplete)
    }

    /// Calculates a run with what is known now; nothing is stored.
    func calculate(_ key: RunKey, people: Set<Personnummer>? = nil, excluded: Set<Personnummer> = []) throws
        -> CalculatedRun<StandardAgreements>
    {
        let prepared = try ledger.prepare(
            RunRequest(key, knownAt: tick(), people: people, excluded: excluded))
        return try ledger.finish(prepared, prepared.batch.calculate())
    }

    func lock(_ key: RunKey) throws {
        try ledger.approve(key, by: "Anna", at: tick())
        try ledger.lock(key, by: "Bo", at: tick())
    }

    /// Calculates, stores and locks a run; every line is proved.
    @discardableResult
    func pay(_ key: RunKey, excluded: Set<Personnummer> = []) throws -> [Personnummer: StoredPayslip] {
        let run = try calculate(key, excluded: excluded)
        try ledger.commit(run, by: "Anna", at: tick())
        try lock(key)
        let year = key.payDate.year
        let proof = try World.proofs[year]?.get() ?? ProofCheck(year: IncomeYear(year), years: ledger.years)
        #expect(run.result.arena.lines.allSatisfy { proof.proves($0, in: run.result.arena) })
        let payslips = try run.payslips()
        #expect(Set(payslips.map(\.person)).count == payslips.count, "one document for each person")
        return Dictionary(uniqueKeysWithValues: payslips.map { ($0.person, $0) })
    }

    @discardableResult
    func pay(_ month: Month) throws -> [Personnummer: StoredPayslip] { try pay(key(month)) }

    /// Made once, because each reads all tables of its year.
    private static let proofs = [2024, 2025, 2026].reduce(into: [Int: Result<ProofCheck, any Error>]()) {
        proofs, year in
        proofs[year] = Result { try ProofCheck(year: IncomeYear(year)) }
    }
}

/// 2026's tables and figures, taken for an invented 2027.
func year2027() throws -> PayYear {
    let mark = FigureMark(.unconfirmed, .document("Påhittat för provet"))
    var year = PayYear(IncomeYear(2027))
    for gap in PayYears.builtIn.gaps(in: year.year).forEverybody {
        guard case .figure(let figure) = gap.kind, let last = figure.rows.last(where: { $0.from.year <= 2026 })
        else {
            continue
        }
        let row = FigureRow(
            from: Day(2027, 1, 1), through: Day(2027, 12, 31), last.value, source: mark.source,
            confidence: mark.confidence)
        try year.add(YearFigure(figure.key, row))
    }
    let file = try TaxTableFile.txt(year: IncomeYear(2026))
    year.replace("belopp.inkomstbasbelopp", 83_400_00, mark)
    year.oneOff = try OneOffTable(
        csv: OneOffTax(year: IncomeYear(2026)).csv(), year: IncomeYear(2026), mark: mark)
    let imported = try YearFile.take(file, mark: mark, into: &year)
    #expect(
        imported
            == .formula(
                of: IncomeYear(2026), prisbasbelopp: 59_200, inkomstbasbelopp: 83_400, skiktgrans: 643_000))
    return year
}

/// Kronor and öre as an amount: `kr("1107.69")`.
func kr(_ text: String) -> Amount { Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min) }

let recorded = Instant(seconds: 0)

func month(_ number: Int) -> Month { Month(year: 2026, month: number) }

/// A valid personnummer of somebody born in 1990; `serial` 0–99 tells people apart.
func personnummer(_ serial: Int = 0) throws -> Personnummer {
    for check in 0...9 {
        if let number = try? Personnummer("19900101\(200 + serial)\(check)") { return number }
    }
    return try Personnummer("no valid check digit")
}

func terms(_ pay: String, from: Day, degree: Percent = .whole, account: String = "") throws -> Fact<Terms> {
    try Fact(
        Terms(pay: .monthly(fullTime: kr(pay)), degree: degree, costAccount: account), from: from, recorded: recorded)
}

/// 30 000 kr a month that is raised on a day.
func raised(to pay: String, from day: Day) throws -> [Fact<Terms>] {
    try [terms("30000.00", from: Day(2020, 1, 1)), terms(pay, from: day)]
}

func employment(
    _ id: String = "1", _ terms: [Fact<Terms>]? = nil, start: Day = Day(2020, 1, 1), end: Day? = nil,
    schedules: [(Int, Day)]? = nil, registrations: [Registration] = []
) throws -> Employment {
    Employment(
        id: id, start: start, end: end, terms: try terms ?? [PennaLedgerTests.terms("30000.00", from: start)],
        schedules: try (schedules ?? [(0, start)]).map { schedule, from in
            try Fact(
                ScheduleAssignment(schedule: schedule, cycleStart: Day(2014, 1, 6)), from: from, recorded: recorded)
        }, registrations: registrations)
}

func person(_ employments: [Employment], serial: Int = 0, table: Int = 33, formerly: [Int] = []) throws -> Person {
    Person(
        id: try personnummer(serial), formerIDs: try formerly.map { try personnummer($0) }, name: "Prov \(serial)",
        taxDecisions: [
            try Fact(TaxDecision.table(number: table, column: nil), from: Day(2020, 1, 1), recorded: recorded)
        ], employments: employments)
}

func absence(_ cause: AbsenceCause, _ first: Day, _ last: Day? = nil) throws -> Registration {
    Registration(
        .absence(cause, .whole), days: try DayRange(from: first, through: last ?? first), recorded: recorded,
        childBorn: cause.concernsChild ? Day(2024, 3, 1) : nil)
}

extension StoredPayslip {
    /// The lines that correct earlier months, as `2026-09 manadslon 500.00`.
    var corrected: [String] { lines.filter(\.isCorrection).map { "\($0.payMonth) \($0.item) \($0.amount)" } }

    func sum(_ item: String) -> Amount {
        Amount(ore: lines.filter { $0.item == item }.reduce(0) { $0 + $1.amount.ore })
    }
}
