//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaDemo
import PennaLaw
import PennaModel
import PennaTestSupport
import Testing

/// Faults are planted among ordinary people, and all of them are found; ordinary people are left alone.
@Suite struct PlantedFaultsTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: FindingCode
        let plant: @Sendable (inout ControlSample) throws -> Void

        init(_ name: String, _ code: FindingCode, _ plant: @escaping @Sendable (inout ControlSample) throws -> Void) {
            testDescription = name
            self.code = code
            self.plant = plant
        }
    }

    static let faults: [Fault] = [
        Fault("öre as kronor", .payOutside) { $0.pay = "3000000.00" },
        Fault("pay without its zeros", .payOutside) { $0.pay = "300.00" },
        Fault("0.75 for 75 %", .shareAsPercent) { $0.degree = Percent(millionths: 7_500) },
        Fault("absence of half a percent", .shareAsPercent) {
            try $0.add(.absence(.tjanstledig, .percent(Percent(millionths: 5_000))), Day(2026, 10, 12))
        },
        Fault("a pay of nothing", .noPay) { $0.pay = "0.00" },
        Fault("everything goes to tax", .zeroNet) {
            $0.decisions.extraTaxes = [
                try Fact(.amount(kr("59000.00")), from: Day(2026, 1, 1), recorded: recorded)
            ]
        },
        Fault("most goes to tax", .taxOutside) {
            $0.decisions.extraTaxes = [
                try Fact(.amount(kr("15000.00")), from: Day(2026, 1, 1), recorded: recorded)
            ]
        },
        Fault("an extra tax of half a million", .decisionOutside) {
            $0.decisions.extraTaxes = [
                try Fact(.amount(kr("500000.00")), from: Day(2026, 1, 1), recorded: recorded)
            ]
        },
        Fault("a net of hundreds of thousands", .netOutside) { try $0.pay(ControlSample.bonus, "400000.00") },
        Fault("an expense in öre", .amountOutside) { try $0.pay(ControlSample.expense, "481200.00") },
        Fault("a fee in öre", .amountOutside) { try $0.pay(ControlSample.fee, "31000.00") },
        Fault("a fee of some öre", .amountOutside) { try $0.pay(ControlSample.fee, "3.10") },
        Fault("25 000 km", .quantityOutside) {
            try $0.add(
                .benefit(.mileage(RoadDistance(metres: 25_000_000), .own, perMil: kr("25.00"))), Day(2026, 10, 12))
        },
        Fault("a quantity that no month has", .quantityOutside) {
            try $0.pay(ControlSample.bonus, "500.00", quantity: 38_500 * 10_000)
        },
        Fault("no account", .missingAccount) { $0.decisions.bankAccounts = [] },
        Fault("another account since last month", .changedAccount) {
            $0.decisions.bankAccounts.append(try ControlSample.account($0.serial + 500, from: Day(2026, 11, 12)))
        },
        Fault("the same employment twice", .doublePay) { $0.isDoubled = true },
        Fault("143 hours of overtime", .overtimeLimit) {
            for day in 5...30 {
                try $0.add(.extraWork(try Shift(ClockSpan(from: 1_080, to: 1_410))), Day(2026, 10, day))
            }
        },
        Fault("no rest in the night", .shortRest) {
            try $0.add(.extraWork(try Shift(ClockSpan(from: 1_080, to: 1_380))), Day(2026, 10, 14))
        },
        Fault("65 hours of jour", .standbyLimit) {
            try $0.add(.standby(.jour, try ClockSpan(from: 1_020, to: 1_800)), Day(2026, 10, 12), Day(2026, 10, 16))
        },
        Fault("care of a child that is not born", .childAge) {
            try $0.add(.absence(.vab, .whole), Day(2026, 10, 20), child: Day(2027, 10, 26))
        },
        Fault("care of a child of fourteen", .childAge) {
            try $0.add(.absence(.vab, .whole), Day(2026, 10, 20), child: Day(2012, 3, 1))
        },
        Fault("care of a child on a Saturday off", .absenceWithoutShift) {
            try $0.add(.absence(.vab, .whole), Day(2026, 10, 24), child: Day(2020, 3, 1))
        },
        Fault("a single sick day on a Sunday off", .absenceWithoutShift) {
            try $0.add(.absence(.sjuk, .whole), Day(2026, 10, 25))
        },
        Fault("ill beyond day 14", .sickDay15) {
            try $0.add(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 25))
        },
        Fault("a long leave", .holidayQuestion) {
            try $0.add(.absence(.tjanstledig, .whole), Day(2026, 9, 1), Day(2026, 11, 30))
        },
        Fault("ill after the decision has ended", .decisionEnded) {
            $0.decisions.sickProtections = [
                try Fact(
                    SickProtection(.manyPeriods), from: Day(2025, 10, 1), through: Day(2026, 9, 30), recorded: recorded)
            ]
            try $0.add(.absence(.sjuk, .whole), Day(2026, 10, 20), Day(2026, 10, 21))
        },
        Fault("no pension agreement", .missingFixedData) { $0.decisions.pensions = [] },
        Fault("employed at eleven", .oddEmployment) { ($0.born, $0.start) = (1985, Day(1996, 1, 1)) },
        Fault("came and left", .oddEmployment) { ($0.start, $0.end) = (Day(2026, 11, 2), Day(2026, 11, 4)) },
        Fault("a raise of 40 %", .changedPay) { $0.raise = "42000.00" },
        Fault("52 saved days", .oddBalance) {
            var state = EmploymentCarry(employment: "a\($0.serial)")
            state.holiday.year = 2026
            state.holiday.saved = [SavedDays(year: 2025, days: 5_200)]
            $0.carry.update(state)
        },
        Fault("twice the pay of last month", .changedMonth) {
            $0.carry.year.year = 2026
            $0.carry.year.latestOrdinary = kr("14000.00")
        },
    ]

    @Test("Each planted fault is found, and nobody else is told of", arguments: faults)
    func each(fault: Fault) throws {
        var samples = try (0..<12).map { try ControlSample($0) }
        try fault.plant(&samples[7])
        let findings = try controls(samples)
        let planted = try samples[7].person().id
        #expect(findings.contains { $0.code == fault.code && $0.person == "\(planted)" }, "\(findings)")
        #expect(findings.allSatisfy { $0.person == "\(planted)" }, "\(findings)")
    }

    @Test("Faults of all kinds in one month, each in another person, are all found", arguments: [1, 2, 3])
    func together(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var samples = try (0..<90).map { try ControlSample($0) }
        var places = Array(samples.indices)
        places.shuffle(using: &random)
        for (place, fault) in zip(places, Self.faults) { try fault.plant(&samples[place]) }
        let findings = try controls(samples)
        for (place, fault) in zip(places, Self.faults) {
            let id = "\(try samples[place].person().id)"
            #expect(findings.contains { $0.code == fault.code && $0.person == id }, "\(fault.testDescription)")
        }
        let planted = try Set(places.prefix(Self.faults.count).map { "\(try samples[$0].person().id)" })
        #expect(findings.allSatisfy { planted.contains($0.person) })
        #expect(findings.map(\.atRisk.ore) == findings.map(\.atRisk.ore).sorted(by: >))
    }

    @Test(
        "The demo has at most two findings of controls in a thousand payslips that its maker has not planted",
        arguments: [1, 7])
    func falseAlarms(seed: UInt64) throws {
        let centre = try DemoCentre(payslips: 2_500, seed: seed)
        var found: [Finding] = []
        for facts in centre.employers {
            let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
            let batch = Batch(run, facts)
            found += batch.controls(try batch.calculate())
        }
        // The demo has long illnesses, people near 200 hours of overtime, and weeks of much jour.
        let planted: Set<FindingCode> = [.sickDay15, .overtimeLimit, .standbyLimit]
        #expect(found.filter { !planted.contains($0.code) }.count <= 5, "\(found)")
    }
}
