//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaArvoden
import PennaModel
import Testing

@Suite("Arvode and omkostnadsersättning of uppdragstagare") struct CareTests {
    /// Prisbasbelopp of 2018, which no tax year of Penna has.
    private let of2018 = local("belopp.prisbasbelopp", 4_550_000)

    @Test(
        "A kontaktperson's omkostnad of 2018 is 379, 948 and 1 517 kr a month (SKR, published)",
        arguments: [
            ("1", "379.00"), ("2", "948.00"), ("3", "1517.00"),
        ]) func published(level: String, amount: String) throws
    {
        let uppdrag = try Uppdrag(
            "kontaktperson", ["niva": level],
            settings: [of2018, local("arvoden.kontaktperson.arvode.niva-\(level)", 50_000)])
        let lines = try uppdrag.fixedPay(Month(year: 2018, month: 10))
        #expect(try lines.only(ArvodenItems.costs) == kr(amount))
        #expect(try lines.only(ArvodenItems.careFee) == kr("500.00"))
    }

    @Test("The employer may choose öre instead of whole kronor")
    func exact() throws {
        let uppdrag = try Uppdrag(
            "kontaktperson", ["niva": "1"],
            settings: [of2018, local("arvoden.kontaktperson.arvode.niva-1", 0), local("arvoden.avrundning", 1)])
        let lines = try uppdrag.fixedPay(Month(year: 2018, month: 10))
        #expect(try lines.only(ArvodenItems.costs) == kr("379.17"))
        #expect(lines.count == 1)
    }

    private func familjehem(_ born: String, _ more: [AgreementSetting] = []) throws -> Uppdrag {
        try Uppdrag(
            "familjehem", ["niva": "1", "fodd": born],
            settings: [
                local("arvoden.familjehem.alder-1", 0), local("arvoden.familjehem.alder-2", 13),
                local("arvoden.familjehem.arvode.alder-1.niva-1", 1_000_000),
                local("arvoden.familjehem.arvode-procent.alder-2.niva-1", 2_400_000),
                local("arvoden.familjehem.omkostnad.alder-1.niva-1", 1_100_000),
                local("arvoden.familjehem.omkostnad.alder-2.niva-1", 1_500_000),
            ] + more)
    }

    @Test("A familjehem's table goes by the child's age: the month before and after thirteen, in kronor and in percent")
    func age() throws {
        // 59 200 × 110 % ÷ 12 = 5 426.67, × 150 % ÷ 12 = 7 400, × 240 % ÷ 12 = 11 840.
        let younger = try familjehem("2013-11-01").fixedPay(october)
        #expect(try younger.only(ArvodenItems.careFee) == kr("10000.00"))
        #expect(try younger.only(ArvodenItems.costs) == kr("5427.00"))
        let older = try familjehem("2013-10-01").fixedPay(october)
        #expect(try older.only(ArvodenItems.careFee) == kr("11840.00"))
        #expect(try older.only(ArvodenItems.costs) == kr("7400.00"))
    }

    @Test("A birthday inside the month into another group goes by the employer's choice, and without one is an error")
    func birthday() throws {
        let error = failure { try familjehem("2013-10-17").fixedPay(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("arvoden.ny-alder") == true)
        func costs(_ choice: Int64) throws -> [Amount] {
            try familjehem("2013-10-17", [local("arvoden.ny-alder", choice)]).fixedPay(october).amounts(
                ArvodenItems.costs)
        }
        #expect(try costs(0) == [kr("7400.00")])
        #expect(try costs(1) == [kr("5427.00")])
        // 16 days at 5 427, 15 at 7 400, of 31.
        #expect(try costs(2) == [kr("2801.03"), kr("3580.65")])
        // A birthday that changes no group asks nothing.
        #expect(try familjehem("2014-10-17").fixedPay(october).amounts(ArvodenItems.costs) == [kr("5427.00")])
    }

    @Test("A table with a hole names the row that is missing; its groups must rise")
    func holes() throws {
        let table = { (more: [AgreementSetting]) in
            try Uppdrag("familjehem", ["niva": "1", "fodd": "2010-01-01"], settings: more).fixedPay(october)
        }
        #expect(failure { try table([]) }?.message.contains("arvoden.familjehem.alder-1") == true)
        let gap = failure {
            try table([local("arvoden.familjehem.alder-1", 0), local("arvoden.familjehem.alder-3", 16)])
        }
        #expect(gap?.code == .missingFigure && gap?.message.contains("arvoden.familjehem.alder-2") == true)
        let late = failure { try table([local("arvoden.familjehem.alder-1", 18)]) }
        #expect(late?.code == .missingFigure && late?.message.contains("16 år") == true)
        let falling = failure {
            try table([local("arvoden.familjehem.alder-1", 13), local("arvoden.familjehem.alder-2", 13)])
        }
        #expect(falling?.code == .invalidValue && falling?.message.contains("alder-2") == true)
        let row = failure { try table([local("arvoden.familjehem.alder-1", 0)]) }
        #expect(row?.message.contains("arvoden.familjehem.arvode.alder-1.niva-1") == true)
        // A row that ended is a hole from the day after.
        let ended = failure {
            try table([local("arvoden.familjehem.alder-1", 0, through: Day(2026, 9, 30))])
        }
        #expect(ended?.code == .missingFigure)
        let both = failure {
            try familjehem("2020-01-01", [local("arvoden.familjehem.arvode-procent.alder-1.niva-1", 1)]).fixedPay(
                october)
        }
        #expect(both?.code == .invalidValue)
    }

    @Test("Barnbidrag is taken off the omkostnadsersättning, by the employer's amount")
    func childBenefit() throws {
        var uppdrag = try familjehem("2020-01-01")
        uppdrag.own.append(OwnEntry("barnbidrag", try .whole(2)))
        let error = failure { try uppdrag.fixedPay(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("arvoden.barnbidrag") == true)
        uppdrag.settings.append(local("arvoden.barnbidrag", 125_000))
        #expect(try uppdrag.fixedPay(october).only(ArvodenItems.childBenefit) == kr("-2500.00"))
        uppdrag.settings.append(local("arvoden.omkostnad.skatt", 1))
        let taxed = try uppdrag.fixedPay(october)
        #expect(try taxed.only(ArvodenItems.taxedChildBenefit) == kr("-2500.00"))
        #expect(try taxed.only(ArvodenItems.taxedCosts) == kr("5427.00"))
    }

    @Test("Part of a month goes by the employer's choice: by calendar days, or whole")
    func partOfMonth() throws {
        var uppdrag = try familjehem("2020-01-01")
        uppdrag.start = Day(2026, 10, 17)
        let error = failure { try uppdrag.fixedPay(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("arvoden.del-av-manad") == true)
        uppdrag.settings.append(local("arvoden.del-av-manad", 0))
        #expect(try uppdrag.fixedPay(october).only(ArvodenItems.careFee) == kr("4838.71"))
        uppdrag.settings.append(local("arvoden.del-av-manad", 1))
        #expect(try uppdrag.fixedPay(october).only(ArvodenItems.careFee) == kr("10000.00"))
    }

    @Test("New terms inside a month are paid each for its days, or by the last for the whole month")
    func newTerms() throws {
        var uppdrag = try Uppdrag(
            "kontaktperson", ["niva": "1"],
            settings: [
                local("arvoden.kontaktperson.arvode.niva-1", 31_000),
                local("arvoden.kontaktperson.arvode.niva-2", 62_000),
                local("arvoden.del-av-manad", 0),
            ])
        uppdrag.later = [(try Uppdrag.entries("kontaktperson", ["niva": "2"]), Day(2026, 10, 22))]
        #expect(try uppdrag.fixedPay(october).amounts(ArvodenItems.careFee) == [kr("210.00"), kr("200.00")])
        uppdrag.settings.append(local("arvoden.del-av-manad", 1))
        #expect(try uppdrag.fixedPay(october).amounts(ArvodenItems.careFee) == [kr("620.00")])
    }

    @Test("A weekend at a kontaktfamilj is two and a half days: arvode doubled, omkostnad by whole kronor a day")
    func weekend() throws {
        var uppdrag = try Uppdrag(
            "kontaktfamilj", ["niva": "1", "fodd": "2016-03-01"],
            settings: [
                local("belopp.prisbasbelopp", 4_760_000), local("arvoden.kontaktfamilj.alder-1", 0),
                local("arvoden.kontaktfamilj.arvode.alder-1.niva-1", 30_000),
                local("arvoden.kontaktfamilj.omkostnad.alder-1.niva-1", 1_050_000),
            ])
        try uppdrag.register(
            .payLine(PayLineOrder(item: ArvodenItems.careWeekend.id, quantity: 25_000)), Day(2026, 10, 2),
            through: Day(2026, 10, 4))
        let error = failure { try uppdrag.deviations(october) }
        #expect(error?.code == .missingFigure && error?.row?.row == 1)
        #expect(error?.message.contains("arvoden.kontaktfamilj.helgfaktor") == true)
        uppdrag.settings.append(local("arvoden.kontaktfamilj.helgfaktor", 200))
        let lines = try uppdrag.deviations(october)
        #expect(try lines.only(ArvodenItems.careWeekend) == kr("1500.00"))
        // 47 600 × 105 % ÷ 365 = 136.93, so 137 kr a day and 342.50 for the weekend, as municipalities wrote in 2021.
        #expect(try lines.only(ArvodenItems.costs) == kr("342.50"))
        #expect(try uppdrag.deviations(Month(year: 2026, month: 11)).isEmpty)
        try uppdrag.register(.payLine(PayLineOrder(item: ArvodenItems.careDays.id, quantity: 10_000)), Day(2026, 10, 7))
        let both = try uppdrag.deviations(october)
        #expect(try both.only(ArvodenItems.careDays) == kr("300.00"))
        #expect(both.amounts(ArvodenItems.costs) == [kr("342.50"), kr("137.00")])
    }

    @Test("T-61 (SKR 22:42): a weekend of 2023, arvode 112.50 and 2 × 450, omkostnad 2.5 × 151 kr")
    func weekend2023() throws {
        var uppdrag = try Uppdrag(
            "kontaktfamilj", ["niva": "1", "fodd": "2016-03-01"],
            settings: [
                local("belopp.prisbasbelopp", 5_250_000), local("arvoden.kontaktfamilj.alder-1", 0),
                local("arvoden.kontaktfamilj.arvode.alder-1.niva-1", 22_500),
                local("arvoden.kontaktfamilj.omkostnad.alder-1.niva-1", 1_050_000),
                local("arvoden.kontaktfamilj.helgfaktor", 200),
            ])
        try uppdrag.register(.payLine(PayLineOrder(item: ArvodenItems.careDays.id, quantity: 5_000)), Day(2026, 10, 2))
        try uppdrag.register(
            .payLine(PayLineOrder(item: ArvodenItems.careWeekend.id, quantity: 20_000)), Day(2026, 10, 3),
            through: Day(2026, 10, 4))
        let lines = try uppdrag.deviations(october)
        #expect(try lines.only(ArvodenItems.careDays) == kr("112.50"))
        #expect(try lines.only(ArvodenItems.careWeekend) == kr("900.00"))
        #expect(lines.amounts(ArvodenItems.costs).reduce(0) { $0 + $1.ore } == 37_750)
    }

    @Test("A ledsagare has hours at the table's price; how its omkostnad is taxed the employer says")
    func escort() throws {
        var uppdrag = try Uppdrag(
            "ledsagare", ["niva": "1"],
            settings: [
                local("arvoden.ledsagare.timarvode.niva-1", 14_550), local("arvoden.ledsagare.arvode.niva-1", 0),
                local("arvoden.ledsagare.omkostnad.niva-1", 0),
            ])
        try uppdrag.register(ArvodenItems.careHours, 100, Day(2026, 10, 5))
        #expect(try uppdrag.deviations(october).only(ArvodenItems.careHours) == kr("242.50"))
        #expect(try uppdrag.fixedPay(october).isEmpty)
        uppdrag.settings.append(local("arvoden.ledsagare.omkostnad.niva-1", 100_000))
        let error = failure { try uppdrag.fixedPay(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("arvoden.ledsagare.omkostnad.skatt") == true)
    }
}
