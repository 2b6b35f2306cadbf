//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAgreementTesting
import PennaArvoden
import PennaModel
import Testing

@Suite("What every agreement promises, of arvoden and lines beside AB") struct PromisesTests {
    private let table = [
        local("arvoden.grundarvode", 7_300_000), local("arvoden.sammantrade.forsta-timmar", 60),
        local("arvoden.sammantrade.forsta", 60_000), local("arvoden.sammantrade.halvtimme", 15_000),
        local("arvoden.forlorad.hogst-timme", 40_000), local("arvoden.forlorad.hogst-dag", 250_000),
        local("arvoden.familjehem.alder-1", 0), local("arvoden.familjehem.arvode-procent.alder-1.niva-1", 2_000_000),
        local("arvoden.familjehem.omkostnad.alder-1.niva-1", 1_500_000), local("arvoden.barnbidrag", 125_000),
        local("arvoden.kontaktfamilj.alder-1", 0), local("arvoden.kontaktfamilj.arvode.alder-1.niva-2", 30_000),
        local("arvoden.kontaktfamilj.omkostnad.alder-1.niva-2", 1_200_000),
        local("arvoden.kontaktfamilj.helgfaktor", 200), local("arvoden.kontaktperson.arvode.niva-3", 90_000),
        local("arvoden.ledsagare.arvode.niva-1", 0), local("arvoden.ledsagare.omkostnad.niva-1", 0),
        local("arvoden.ledsagare.timarvode.niva-1", 15_000), local("arvoden.del-av-manad", 0),
    ]

    private func person(_ number: String, _ employments: [Employment]) throws -> Person {
        Person(
            id: try Personnummer(number), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)],
            employments: employments)
    }

    private func people() throws -> [Person] {
        var elected = try Uppdrag("fortroendevald", ["andel": "10", "timforlust": "450"])
        try elected.register(ArvodenItems.meeting, 160, Day(2026, 10, 6))
        try elected.register(ArvodenItems.lostIncome, 500, Day(2026, 10, 6))
        var home = try Uppdrag("familjehem", ["niva": "1", "fodd": "2015-01-01", "barnbidrag": "1"])
        home.start = Day(2026, 11, 10)
        var family = try Uppdrag("kontaktfamilj", ["niva": "2", "fodd": "2015-01-01"])
        try family.register(
            .payLine(PayLineOrder(item: ArvodenItems.careWeekend.id, quantity: 25_000)), Day(2026, 10, 2))
        var escort = try Uppdrag("ledsagare", ["niva": "1", "f-skatt": "ja"])
        try escort.register(ArvodenItems.careHours, 150, Day(2026, 10, 2))
        let lines = Employment(
            id: "7", start: Day(2020, 1, 1),
            terms: [
                try Fact(
                    Terms(
                        pay: .lines, agreement: "Lönerader", own: [OwnEntry("semesterersattning", .text("ja"))]),
                    from: Day(2020, 1, 1), recorded: recorded)
            ],
            registrations: [
                Registration(
                    .payLine(PayLineOrder(item: PayItems.timlon.id, quantity: 80_000, price: kr("150"))),
                    days: DayRange(Day(2026, 10, 31)), recorded: recorded)
            ])
        let colleague = Employment(
            id: "8", start: Day(2020, 1, 1),
            terms: [
                try Fact(Terms(pay: .monthly(fullTime: kr("30000"))), from: Day(2020, 1, 1), recorded: recorded)
            ],
            schedules: [
                try Fact(
                    ScheduleAssignment(schedule: 0, cycleStart: Day(2026, 1, 5)), from: Day(2020, 1, 1),
                    recorded: recorded)
            ],
            registrations: [
                Registration(
                    .absence(.tjanstledig, .whole),
                    days: try DayRange(from: Day(2026, 10, 5), through: Day(2026, 10, 8)), recorded: recorded)
            ])
        return [
            try person("195704289999", [colleague, elected.employment()]),
            try person("197909239811", [home.employment()]),
            try person("196408233234", [family.employment()]), try person("198112189876", [escort.employment()]),
            try person("199001012385", [try Uppdrag("kontaktperson", ["niva": "3"]).employment(), lines]),
        ]
    }

    @Test("The agreements that come with Penna keep every promise together")
    func promises() throws {
        let shift = [try Shift(ClockSpan(from: 480, to: 960))]
        let employer = Employer(
            id: try Organisationsnummer("212000-0142"), name: "Provkommunen",
            schedules: [try Schedule(name: "vecka", cycle: (0..<7).map { $0 < 5 ? shift : [] })], settings: table)
        let suite = try AgreementConformance(.standard, employer, people(), on: PayDate(Day(2026, 11, 27)))
        #expect(suite.failures() == [])
    }
}
