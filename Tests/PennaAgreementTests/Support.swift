//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaBasics
import PennaModel

/// AB and the agreement of the page, as a host puts them together.
typealias BothAgreements = AgreementPair<StandardAgreements, Parkavtalet>

func both() throws -> BothAgreements { try AgreementPair(.standard, Parkavtalet()) }

/// The instant everything in these tests was recorded.
let recorded = Instant(seconds: 0)

/// Kronor and öre as an amount: `kr("1107.69")`.
func kr(_ text: String) -> Amount { Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min) }

func personnummer(_ serial: Int) throws -> Personnummer {
    for check in 0...9 {
        if let number = try? Personnummer("19900101\(200 + serial)\(check)") { return number }
    }
    return try Personnummer("no valid check digit")
}

func employer(settings: [AgreementSetting] = []) throws -> Employer {
    let day = [try Shift(ClockSpan(from: 480, to: 960))]
    let evening = [try Shift(ClockSpan(from: 14 * 60, to: 21 * 60))]
    return Employer(
        id: try Organisationsnummer("212000-0142"), name: "Ekeby",
        schedules: [
            try Schedule(name: "dag", cycle: (0..<7).map { $0 < 5 ? day : [] }),
            try Schedule(name: "kväll", cycle: (0..<7).map { $0 < 2 ? evening : [] }),
        ], settings: settings)
}

func terms(
    _ agreement: String, _ pay: String = "30000.00", degree: Int64 = 500_000, from: Day = Day(2020, 1, 1),
    through: Day? = nil, own: [OwnEntry] = []
) throws -> Fact<Terms> {
    try Fact(
        Terms(
            pay: .monthly(fullTime: kr(pay)), degree: Percent(millionths: degree), agreement: agreement, own: own),
        from: from, through: through, recorded: recorded)
}

func employment(
    _ id: String, _ terms: [Fact<Terms>], schedule: Int = 0, start: Day = Day(2020, 1, 1), end: Day? = nil,
    registrations: [Registration] = []
) throws -> Employment {
    Employment(
        id: id, start: start, end: end, terms: terms,
        schedules: [
            try Fact(
                ScheduleAssignment(schedule: schedule, cycleStart: Day(2014, 1, 6)), from: start, recorded: recorded)
        ], registrations: registrations)
}

func leave(_ first: Day, _ last: Day) throws -> Registration {
    Registration(
        .absence(.tjanstledig, .whole), days: try DayRange(from: first, through: last), recorded: recorded,
        row: SourceRow(file: 0, row: 1))
}

func person(_ serial: Int, _ employments: [Employment]) throws -> Person {
    Person(
        id: try personnummer(serial), name: "Prov \(serial)",
        taxDecisions: [
            try Fact(TaxDecision.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)
        ], employments: employments)
}

/// Anna has half her time under AB and half in the parks, with tools of her own.
func anna(_ registrations: [Registration] = []) throws -> Person {
    try person(
        1,
        [
            employment("1", [terms("AB")]),
            employment(
                "2",
                [terms("Parkavtalet", own: [OwnEntry("verktyg", .number(millionths: 350_000_000))])], schedule: 1,
                registrations: registrations),
        ])
}

/// Anna, a colleague under AB, one in the parks who is on leave, and one who begins there.
func everybody() throws -> [Person] {
    [
        try anna(),
        try person(2, [employment("3", [terms("AB 25")], registrations: [leave(Day(2026, 10, 5), Day(2026, 10, 7))])]),
        try person(
            3,
            [
                employment(
                    "4", [terms("Parkavtalet", degree: 1_000_000)], schedule: 1,
                    registrations: [leave(Day(2026, 10, 12), Day(2026, 10, 14))])
            ]),
        try person(4, [employment("5", [terms("Parkavtalet")], start: Day(2026, 10, 12))]),
    ]
}

let november = PayDate(Day(2026, 11, 27))

func batch(
    _ people: [Person], _ employer: Employer? = nil, on payDate: PayDate = november, carries: [Carry]? = nil
) throws -> Batch<BothAgreements> {
    let employer = try employer ?? PennaAgreementTests.employer()
    let run = try PayrollRun(employer: employer, agreements: both(), payDate: payDate, knownAt: .endOfTime)
    return Batch(run, try EmployerFacts(employer: employer, people: people, carries: carries))
}
