//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite struct FiguresTests {
    @Test("Every figure of a rule is read by its declaration, and every figure that is read stands in a rule")
    func everyFigureIsInARule() {
        let read = AB.figures.map { $0.figure.key }
        #expect(read.count > 100)
        #expect(read.count == Set(read).count)
        #expect(Set(AB.figures.map { $0.place }) == Set(0..<AB.figures.count))
        #expect(Set(AB.rules.flatMap { rule in rule.figures.map { $0.key } }) == Set(read))
    }

    @Test("A figure is read as it stands on the days of a stretch, the employer's own first")
    func valueByDeclaration() throws {
        let own = AgreementSetting(
            key: Overtime.simple.figure.key, from: Day(2026, 3, 10), through: nil, value: 1_900_000, source: "Lokalt",
            recorded: recorded)
        let month = try AB(settings: KnownSettings([own])).monthRules(WorkedMonth(Month(year: 2026, month: 3)))
        // The last are those of the day after the month.
        #expect(month.figures.map { $0[Overtime.simple].value } == [1_800_000, 1_900_000, 1_900_000])
        #expect(month.figures.map { $0[Overtime.qualified].value } == [2_400_000, 2_400_000, 2_400_000])
        #expect(!month.figures[0][HourlyPay.overtimeKind].isKnown)
        let error = #expect(throws: PayrollError.self) {
            try month.figures[0].known(HourlyPay.overtimeKind, on: Day(2026, 3, 1))
        }
        #expect(error?.code == .missingFigure)
    }

    @Test("No digit in a rule text is typed by hand")
    func figuresArePutIn() {
        let typed = AB.rules.filter { rule in rule.text.words.contains { $0.contains { $0.isNumber } } }
        #expect(typed.map(\.name) == [])
    }

    @Test("A text shows a clock limit, a percentage and a date as they stand on the day that is asked about")
    func textByDay() throws {
        let text = InconvenientHours.rule.text
        #expect(text.swedish(on: Day(2024, 10, 1)).contains("fredagen klockan 19"))
        #expect(text.swedish(on: Day(2026, 10, 1)).contains("fredagen klockan 17"))
        #expect(Overtime.rule.text.swedish().contains("ger 180\u{A0}procent"))
        #expect(Overtime.rule.text.swedish().contains("Till och med 31\u{A0}mars 2025"))
    }

    @Test("The week of OB follows the clock limits of the day")
    func weekOfHours() throws {
        let clock = try #require(InconvenientHours.rule.clock)
        let fridays = try [Day(2024, 10, 4), Day(2026, 10, 2)].map { try clock.slots($0, KnownSettings()) }
        #expect(fridays.map { $0.firstIndex(of: OBClass.helg.lane) } == [38, 34])
        let wednesday = try clock.slots(Day(2026, 10, 7), KnownSettings())
        #expect(wednesday.count == RuleClock.slotsPerDay && wednesday[20] == nil)
        #expect(wednesday[40] == OBClass.vardagskvall.lane && wednesday[3] == OBClass.vardagsnatt.lane)
        let easter = try #require(try clock.feasts(2026).first)
        #expect(easter.name == "Påsk" && easter.days.first == Day(2026, 4, 2) && easter.days.last == Day(2026, 4, 7))
        #expect(try clock.slots(easter.days.first, KnownSettings())[36] == OBClass.storhelg.lane)
    }

    @Test("What the book says that an hour of OB gives is what is paid: the raised amount where the employer chose it")
    func clockAmounts() throws {
        let clock = try #require(InconvenientHours.rule.clock)
        let day = Day(2026, 10, 7)
        let own = AgreementSetting(
            key: InconvenientHours.raise.figure.key, from: Day(2026, 4, 1), through: nil, value: 1, source: "Lokalt",
            recorded: recorded)
        let amounts = [KnownSettings(), KnownSettings([own])].map {
            clock.amounts(day, $0)[OBClass.helgnatt.lane].value
        }
        #expect(amounts == [78_30, 101_80])
        #expect(clock.amounts(Day(2015, 6, 1), KnownSettings())[OBClass.helg.lane].value == nil)
    }

    @Test("A clock limit of the employer's own moves the class, and one that is not at a half hour is refused")
    func ownClockLimit() throws {
        func classes(_ minute: Int64) throws -> ClockClasses {
            let own = AgreementSetting(
                key: InconvenientHours.eveningFrom.figure.key, from: Day(2026, 1, 1), through: nil, value: minute,
                source: "Lokalt", recorded: recorded)
            return try AB(settings: KnownSettings([own])).monthRules(WorkedMonth(Month(year: 2026, month: 10))).classes
        }
        let midnight = SwedishClock.midnight(of: Day(2026, 10, 7)).minute
        let evening = try WorkInterval(
            from: Moment(minute: midnight + 18 * 60), to: Moment(minute: midnight + 20 * 60))
        #expect(try classes(18 * 60).minutes(in: evening)[OBClass.vardagskvall.lane] == 120)
        #expect(try classes(19 * 60).minutes(in: evening)[OBClass.vardagskvall.lane] == 60)
        #expect(throws: PayrollError.self) { try classes(18 * 60 + 10) }
    }
}
