//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaArvoden
import PennaBasics
import PennaModel
import Testing

@Suite("Arvoden of förtroendevalda") struct ElectedTests {
    private let table = [
        local("arvoden.sammantrade.forsta-timmar", 60), local("arvoden.sammantrade.forsta", 60_000),
        local("arvoden.sammantrade.halvtimme", 15_000), local("arvoden.forlorad.hogst-timme", 40_000),
        local("arvoden.forlorad.hogst-dag", 250_000),
    ]

    @Test(
        "A meeting is paid for its first hour and each started half hour after it",
        arguments: [
            (Int64(20), "600.00"), (60, "600.00"), (61, "750.00"), (90, "750.00"), (91, "900.00"), (160, "1200.00"),
        ]) func meeting(minutes: Int64, amount: String) throws
    {
        var uppdrag = try Uppdrag("fortroendevald", settings: table)
        try uppdrag.register(ArvodenItems.meeting, minutes, Day(2026, 10, 6))
        #expect(try uppdrag.deviations(october).only(ArvodenItems.meeting) == kr(amount))
    }

    @Test("A meeting by the clock is the same as by its hours, its break not counted")
    func clock() throws {
        var uppdrag = try Uppdrag("fortroendevald", settings: table)
        let span = try ClockSpan(from: 18 * 60, to: 21 * 60 + 10)
        try uppdrag.register(
            .extraWork(Shift(span, breaks: [ClockSpan(from: 19 * 60, to: 19 * 60 + 30)])), Day(2026, 10, 6))
        #expect(try uppdrag.deviations(october).only(ArvodenItems.meeting) == kr("1200.00"))
    }

    @Test("A meeting without the municipality's amounts is an error that names the first missing one")
    func missing() throws {
        var uppdrag = try Uppdrag("fortroendevald", settings: [table[0], table[2]])
        try uppdrag.register(ArvodenItems.meeting, 60, Day(2026, 10, 6))
        let error = failure { try uppdrag.deviations(october) }
        #expect(error?.code == .missingFigure && error?.row?.row == 1 && error?.day == Day(2026, 10, 6))
        #expect(error?.message.contains("arvoden.sammantrade.forsta)") == true)
    }

    @Test("An amount changes on its day inside the month")
    func dated() throws {
        var uppdrag = try Uppdrag(
            "fortroendevald", settings: table + [local("arvoden.sammantrade.forsta", 70_000, from: Day(2026, 10, 7))])
        for day in [6, 7] { try uppdrag.register(ArvodenItems.meeting, 60, Day(2026, 10, day)) }
        #expect(try uppdrag.deviations(october).amounts(ArvodenItems.meeting) == [kr("600.00"), kr("700.00")])
    }

    @Test(
        "Lost income has a ceiling an hour and a ceiling a day, each from both sides",
        arguments: [
            ("399", Int64(60), "399.00"), ("400", 60, "400.00"), ("401", 60, "400.00"),
            ("400", 375, "2500.00"), ("400", 374, "2493.33"), ("400", 376, "2500.00"),
        ]) func lost(loss: String, minutes: Int64, amount: String) throws
    {
        var uppdrag = try Uppdrag("fortroendevald", ["timforlust": loss], settings: table)
        try uppdrag.register(ArvodenItems.lostIncome, minutes, Day(2026, 10, 6))
        #expect(try uppdrag.deviations(october).only(ArvodenItems.lostIncome) == kr(amount))
    }

    @Test("The day's ceiling is for all rows of the day together, in whatever order; another day has its own")
    func daily() throws {
        let rows: [(Int64, Int)] = [(240, 6), (180, 6), (60, 7)]
        for order in [rows, rows.reversed()] {
            var uppdrag = try Uppdrag("fortroendevald", ["timforlust": "400"], settings: table)
            for (minutes, day) in order { try uppdrag.register(ArvodenItems.lostIncome, minutes, Day(2026, 10, day)) }
            #expect(try uppdrag.deviations(october).amounts(ArvodenItems.lostIncome) == [kr("2500.00"), kr("400.00")])
        }
    }

    @Test("Lost income needs the loss an hour and the ceilings, and is no pay line that would pass them by")
    func lostErrors() throws {
        var uppdrag = try Uppdrag("fortroendevald", settings: table)
        try uppdrag.register(ArvodenItems.lostIncome, 60, Day(2026, 10, 6))
        let loss = failure { try uppdrag.deviations(october) }
        #expect(loss?.code == .missingFact && loss?.message.contains("timforlust") == true)
        uppdrag.own.append(OwnEntry("timforlust", try .whole(400)))
        uppdrag.settings = Array(table.dropLast())
        #expect(failure { try uppdrag.deviations(october) }?.message.contains("arvoden.forlorad.hogst-dag") == true)
        uppdrag.registrations = []
        try uppdrag.register(
            .payLine(PayLineOrder(item: ArvodenItems.lostIncome.id, amount: kr("9000"))), Day(2026, 10, 6))
        #expect(failure { try uppdrag.deviations(october) }?.code == .invalidValue)
    }

    @Test("A fee a month is an amount or a share of the base fee, by the degree")
    func monthly() throws {
        var share = try Uppdrag("fortroendevald", ["andel": "40"], settings: [local("arvoden.grundarvode", 7_300_000)])
        #expect(try share.fixedPay(october).only(ArvodenItems.monthlyFee) == kr("29200.00"))
        share.degree = Percent(millionths: 333_333)
        #expect(try share.fixedPay(october).only(ArvodenItems.monthlyFee) == kr("9733.32"))
        share.settings = []
        #expect(failure { try share.fixedPay(october) }?.message.contains("arvoden.grundarvode") == true)
        var amount = try Uppdrag("fortroendevald")
        amount.pay = .monthly(fullTime: kr("12000.00"))
        #expect(try amount.fixedPay(october).only(ArvodenItems.monthlyFee) == kr("12000.00"))
        #expect(try Uppdrag("fortroendevald").fixedPay(october).isEmpty)
    }

    @Test(
        "What terms cannot say is refused by name",
        arguments: [
            ("fortroendevald", ["niva": "1"], PayrollError.Code.unknownName),
            ("kontaktperson", [:], .missingFact), ("kontaktperson", ["niva": "4"], .invalidValue),
            ("kontaktperson", ["niva": "0"], .invalidValue), ("familjehem", ["niva": "1"], .missingFact),
            ("familjehem", ["niva": "1", "fodd": "2014-02-30"], .invalidValue), ("fosterhem", [:], .unknownName),
            ("fortroendevald", ["andel": "101"], .invalidValue), ("fortroendevald", ["f-skatt": "ja"], .unknownName),
            ("kontaktperson", ["niva": "1", "f-skatt": "kanske"], .invalidValue),
            ("familjehem", ["niva": "1", "fodd": "2014-02-03", "barnbidrag": "-1"], .invalidValue),
        ]) func terms(kind: String, own: [String: String], code: PayrollError.Code) throws
    {
        let terms = try Terms(pay: .lines, agreement: "Arvoden", own: Uppdrag.entries(kind, own))
        let error = failure { try Arvoden().check(terms) }
        #expect(error?.code == code, "\(error?.message ?? "inget fel")")
    }

    @Test(
        "Absence, hours of an employee and quantities without a price are refused with their row",
        arguments: [
            Registration.Kind.absence(.sjuk, .whole), .hours(PayItems.timlon.id, Minutes(60)), .standby(.jour, nil),
            .payLine(PayLineOrder(item: ArvodenItems.meeting.id, quantity: 10_000)),
            .payLine(PayLineOrder(item: ArvodenItems.careDays.id, quantity: 10_000)),
            .hours(ArvodenItems.careHours.id, Minutes(60)),
        ]) func refused(kind: Registration.Kind) throws
    {
        var uppdrag = try Uppdrag("fortroendevald", settings: table)
        try uppdrag.register(kind, Day(2026, 10, 6))
        let error = failure { try uppdrag.deviations(october) }
        #expect(error?.code == .notImplemented || error?.code == .invalidValue)
        #expect(error?.row?.row == 1 && error?.day == Day(2026, 10, 6))
    }
}
